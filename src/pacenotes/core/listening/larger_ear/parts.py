"""What the larger ear is asked for: the parts of the five questions, and nothing of conduct."""

from __future__ import annotations

from pacenotes.core.qualification import QUESTIONS

PARTS: dict[str, str] = {
    "need": "what hurts the customer today, or what they want instead",
    "budget": "money that is set aside, that has to be found, or that isn't there",
    "authority": "who on the customer's side decides, or whose approval is needed",
    "timeline": "when the customer wants to start or be done, or that nothing is pressing",
    "criteria": "what the customer will decide by",
    "process": "a step between here and a signature on the customer's side",
    "present": "the speaker says that they themselves can say yes to the money",
    "mentioned": "somebody else who can say yes to the money is spoken of",
    "champion": "somebody of the customer's argues for us inside their company",
    "metric": "a figure by which the customer measures the trouble or the gain",
    "today": "how it is today, in figures or in effort",
    "target": "how the customer wants it to be, in figures or in effort",
    "value": "what the trouble costs or what solving it would be worth",
    "deadline": "a day by which something has to have happened",
    "objection": "a doubt about us, our product or its price",
    "competitor": "another product or company that is looked at or in use",
    "procurement": "buying, legal or contract steps that may take long or stop it",
    "security": "security, privacy or compliance that has to be settled first",
    "politics": "people or quarrels inside the customer's company that may stop it",
}
"""What speaks to each part, in the words that the server is given; English, as what it reads.

Conduct isn't among them: what is said of a person's own conduct never leaves the machine (law 5).
"""

TOLD = "told"
"""The kind of what the larger ear finds for a signal whose kinds say nothing about the part."""


def signal_and_kind(part: str) -> tuple[str, str]:
    """What a finding on this part is: its signal, and its kind of that; KeyError for no part."""
    return _FOUND[part]


_KINDS = {"deadlines": "date"}
_FOUND = {
    part.key: (part.signal, part.kinds[0] if part.kinds else _KINDS.get(part.signal, TOLD))
    for question in QUESTIONS
    for part in question.parts
}
