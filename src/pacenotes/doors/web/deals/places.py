"""Where each thing of a deal stands: the address of its page, and the place on it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.urls import reverse

from pacenotes.rooms.deals.models import Answer, Evidence, Input

QUESTION_OF = {"deadline": "deadlines", "pitfall": "pitfalls"}


@dataclass(frozen=True, slots=True)
class Ref:
    """A thing by its kind (its model's name) and id; `place` where in it, as in a call."""

    kind: str
    id: int
    deal_id: int | None = None
    place: int = 0


@dataclass(frozen=True, slots=True)
class Places:
    """The addresses of some things, looked up at once.

    `parts` are the question and part that a piece of evidence or an answer speaks to, `abouts`
    what an input is on, each by (kind, id) or id.
    """

    parts: dict[tuple[str, int], tuple[str, str]] = field(default_factory=dict)
    abouts: dict[int, tuple[str, str]] = field(default_factory=dict)

    @classmethod
    def of(cls, refs: Iterable[Ref]) -> Places:
        """Everything that their addresses need, in three queries at most."""
        ids: dict[str, set[int]] = {}
        for ref in refs:
            ids.setdefault(ref.kind, set()).add(ref.id)
        parts: dict[tuple[str, int], tuple[str, str]] = {}
        for kind, table in (("evidence", Evidence), ("answer", Answer)):
            if ids.get(kind):
                rows = table._default_manager.filter(pk__in=ids[kind])
                told = rows.values_list("pk", "question", "part")
                parts |= {(kind, pk): (question, part) for pk, question, part in told}
        inputs = Input.objects.filter(pk__in=ids["input"]) if ids.get("input") else ()
        return cls(parts, {i.pk: (i.about_type, i.about_id) for i in inputs})

    def address(self, ref: Ref) -> str:
        """Where the thing stands; its deal's page where it has no place of its own (any more)."""
        kind = ref.kind
        if kind in _OWN_PAGES:
            return reverse(_OWN_PAGES[kind], args=[ref.id])
        if kind == "utterance":
            return reverse("call-utterance", args=[ref.id, ref.place])
        if ref.deal_id is None:
            return reverse("deals")
        if kind in _PAGES_BELOW:
            return reverse(_PAGES_BELOW[kind], args=[ref.deal_id, ref.id])
        if kind in QUESTION_OF:
            return part_address(ref.deal_id, QUESTION_OF[kind], f"{kind}-{ref.id}")
        if (kind, ref.id) in self.parts:
            question, part = self.parts[kind, ref.id]
            anchor = f"e-{ref.id}" if kind == "evidence" else part
            return part_address(ref.deal_id, question, anchor)
        if kind == "input" and ref.id in self.abouts:
            return input_address(ref.deal_id, *self.abouts[ref.id])
        if kind == "businesscase":
            return reverse("deal-question", args=[ref.deal_id, "business-case"])
        return reverse("deal", args=[ref.deal_id])


def part_address(deal_id: int, question: str, anchor: str = "") -> str:
    """A place on the page of one of the five questions."""
    page = reverse("deal-question", args=[deal_id, question])
    return f"{page}#{anchor}" if anchor else page


def input_address(deal_id: int, about_type: str, about_id: str) -> str:
    """The inputs on a thing, among all of the deal's."""
    return f"{reverse('deal-inputs', args=[deal_id])}#inputs-{about_type}-{about_id}"


_OWN_PAGES = {
    "account": "account",
    "contact": "contact",
    "deal": "deal",
    "note": "note",
    "mail": "mail",
    "call": "call",
    "demo": "demo",
    "demosession": "demo-session",
    "playbook": "playbook",
}
_PAGES_BELOW = {
    "technicalquestion": "technical-question",
    "gaterequest": "request",
    "meeting": "meeting",
}
