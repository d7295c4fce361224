"""Who answers a question that was parked."""

from __future__ import annotations

from pacenotes.core.position import HouseSide
from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.rules import may_decide
from pacenotes.rooms.demos.models import ParkedQuestion
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

SALES_ANSWERS = N_("Commercial questions are answered by the sales side of the deal.")
TECHNICAL_ANSWERS = N_(
    "This question stands among the deal's technical questions, where the technical side answers "
    "it."
)


def may_answer_parked(person: Person, question: ParkedQuestion) -> bool:
    """The sales side of the team answers a commercial one; a technical one is answered where it
    stands among the deal's technical questions."""
    is_commercial = question.side == HouseSide.SALES
    return is_commercial and may_decide(person, question.session.demo.deal)


def check_may_answer_parked(person: Person, question: ParkedQuestion) -> None:
    """Forbidden, saying who answers, unless this person may answer the question."""
    if not may_answer_parked(person, question):
        is_commercial = question.side == HouseSide.SALES
        raise Forbidden(words(SALES_ANSWERS if is_commercial else TECHNICAL_ANSWERS))
