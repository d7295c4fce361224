"""What waits, as the page shows it: sections of lines, each leading to the exact place."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from pacenotes.core import qualification
from pacenotes.core.landscape.changes import Kind
from pacenotes.core.landscape.support import NAMES as SUPPORTS
from pacenotes.core.landscape.support import Support
from pacenotes.core.qualification import PART_NAMES, Light
from pacenotes.core.telling.changes import change_name, level_name
from pacenotes.core.wording import N_
from pacenotes.doors.web.deals.gate.rows import kind_name
from pacenotes.doors.web.deals.places import Places, Ref, input_address, part_address
from pacenotes.rooms.deals.models import (
    Deadline,
    Deal,
    FeltChange,
    GateRequest,
    Input,
    Standing,
    TechnicalQuestion,
)
from pacenotes.rooms.deals.queries.today import Listed, Proposals, Today
from pacenotes.rooms.deals.queries.vacancies import Vacancy
from pacenotes.rooms.demos.models import Demo, ParkedQuestion
from pacenotes.rooms.demos.queries.today import DemosToday


@dataclass(frozen=True, slots=True)
class Line:
    """Something that waits. `words` are its own words, really said where `is_spoken`; `beside`
    says who, in which deal; `day` is when it is due, `is_late` once that is past."""

    address: str
    title: str
    deal: str
    words: str = ""
    beside: str = ""
    day: dt.date | None = None
    is_late: bool = False
    is_spoken: bool = False
    light: Light | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind; `count` is how many there are, of which the first are shown."""

    key: str
    title: str
    means: str
    lines: tuple[Line, ...]
    count: int

    @property
    def more(self) -> int:
        """How many aren't shown."""
        return self.count - len(self.lines)


def sections(today: Today, demos: DemosToday, day: dt.date) -> list[Section]:
    """The sections in which something waits, the most urgent first."""
    told: dict[str, Callable[[Any], Line]] = {
        "deadlines": lambda row: _deadline(row, day),
        "asked": lambda row: _request(row, day),
        "taken": lambda row: _request(row, day),
        "demos": _demo,
        "shaken": lambda row: _shaken(row, day),
        "technical": lambda row: _technical(row, day),
        "parked": _parked,
        "inputs": _input,
        "plan_inputs": _input,
        "proposals": _proposals,
        "answered_requests": _answered_request,
        "vacancies": _vacancy,
        "ownerless": _ownerless,
        "felt": _felt,
        "fates": _fate,
    }
    return list(_sections((today, demos), told))


HEADS = {
    "deadlines": (N_("Deadlines"), N_("Passed, or within two weeks.")),
    "asked": (N_("Requests to take on"), N_("A technical colleague's time is asked for.")),
    "taken": (N_("Taken on by you"), N_("Say when it is done.")),
    "demos": (N_("Demos that you give"), N_("The plan is yours.")),
    "shaken": (N_("Answers to look at again"), N_("Contradicted since, or too old.")),
    "technical": (N_("Technical questions"), N_("Yours to answer, or nobody's yet.")),
    "parked": (N_("Questions parked in a demo"), N_("Commercial, so your side's to answer.")),
    "inputs": (N_("Inputs to decide on"), N_("What others say on what you own.")),
    "plan_inputs": (N_("Inputs on your demos"), N_("What others say on your plans.")),
    "proposals": (N_("Words to decide on"), N_("They may answer one of the five questions.")),
    "answered_requests": (N_("Your side's requests"), N_("Declined lately, or under way.")),
    "vacancies": (N_("Vacant positions"), N_("The stage calls for them; nobody plays them.")),
    "felt": (N_("Changes in the landscape"), N_("They touch what your open deals require.")),
    "ownerless": (N_("Deals without an owner"), N_("Nobody answers their five questions.")),
    "fates": (N_("What became of your inputs"), N_("In the last two weeks.")),
}
"""Each section's title and what it means, in the order of urgency."""


def _sections(
    waiting: tuple[Today, DemosToday], told: dict[str, Callable[[Any], Line]]
) -> Iterator[Section]:
    for key, (title, means) in HEADS.items():
        listed: Listed[Any] = next(getattr(of, key) for of in waiting if hasattr(of, key))
        if listed.count:
            lines = tuple(told[key](row) for row in listed.rows)
            yield Section(key, title, means, lines, listed.count)


def _deadline(due: Deadline, day: dt.date) -> Line:
    address = part_address(due.deal_id, "deadlines", f"deadline-{due.pk}")
    return Line(
        address,
        due.what,
        _named(due.deal),
        beside=due.get_kind_display(),
        day=due.last,
        is_late=due.last < day,
    )


def _request(request: GateRequest, day: dt.date) -> Line:
    return Line(
        reverse("request", args=[request.deal_id, request.pk]),
        kind_name(request.kind),
        _named(request.deal),
        words=request.what,
        beside=request.asked_by.name,
        day=request.due,
        is_late=request.due is not None and request.due < day,
    )


def _demo(demo: Demo) -> Line:
    return Line(reverse("demo", args=[demo.pk]), demo.title, _named(demo.deal), day=demo.held_on)


def _shaken(standing: Standing, day: dt.date) -> Line:
    question = qualification.question(standing.question)
    light = standing.on(day)
    return Line(
        part_address(standing.deal_id, question.key),
        _(question.asks),
        _named(standing.deal),
        light=light,
    )


def _technical(question: TechnicalQuestion, day: dt.date) -> Line:
    owner = _("yours") if question.owner_id else _("nobody's yet")
    return Line(
        reverse("technical-question", args=[question.deal_id, question.pk]),
        _shortened(question.text),
        _named(question.deal),
        beside=f"{question.asked_by.name}, {owner}" if question.asked_by else owner,
        day=question.due,
        is_late=question.due is not None and question.due < day,
    )


def _parked(question: ParkedQuestion) -> Line:
    page = reverse("demo-session", args=[question.session_id])
    asked_by = question.asked_by or question.parked_by
    return Line(
        f"{page}#parked-{question.pk}",
        _shortened(question.text),
        _named(question.session.demo.deal),
        beside=asked_by.name,
    )


def _input(given: Input) -> Line:
    return Line(
        input_address(given.deal_id, given.about_type, given.about_id),
        _on(given),
        _named(given.deal),
        words=given.text,
        beside=given.given_by.name,
    )


def _proposals(proposals: Proposals) -> Line:
    question = qualification.question(proposals.question)
    newest = proposals.newest
    waiting = ngettext("%(count)s to decide", "%(count)s to decide", proposals.count)
    return Line(
        Places(parts={("evidence", newest.pk): (newest.question, newest.part)}).address(
            Ref("evidence", newest.pk, newest.deal_id)
        ),
        f"{_(question.name)}: {waiting % {'count': proposals.count}}",
        _named(proposals.deal),
        words=newest.words,
        beside=newest.speaker,
        is_spoken=True,
    )


def _answered_request(request: GateRequest) -> Line:
    by = request.taken_by.name if request.taken_by else ""
    return Line(
        reverse("request", args=[request.deal_id, request.pk]),
        f"{kind_name(request.kind)}: {request.get_state_display()}",
        _named(request.deal),
        words=request.reason or request.what,
        beside=by,
        day=request.due,
    )


def _vacancy(vacancy: Vacancy) -> Line:
    names = ", ".join(_(position.name) for position in vacancy.positions)
    return Line(_team_address(vacancy.deal), names, _named(vacancy.deal))


def _ownerless(deal: Deal) -> Line:
    return Line(
        _team_address(deal),
        deal.name,
        deal.account.name if deal.account else "",
        beside=deal.owner_name,
        day=deal.closes_on,
    )


def _felt(felt: FeltChange) -> Line:
    kind, before, after = Kind(felt.kind), Support(felt.before), Support(felt.after)
    told = {"before": _(SUPPORTS[before]), "after": _(SUPPORTS[after])}
    step = _(level_name(kind, before, after) or N_("%(before)s → %(after)s")) % told
    return Line(
        reverse("deal-differentiators", args=[felt.deal_id]),
        f"{felt.product.name}: {felt.capability.name}",
        _named(felt.deal),
        words=f"{step} ({_(change_name(kind, before))})",
        beside=_("a must") if felt.is_must else "",
        day=felt.told_on,
    )


def _fate(given: Input) -> Line:
    by = given.decided_by.name if given.decided_by else ""
    return Line(
        input_address(given.deal_id, given.about_type, given.about_id),
        f"{_on(given)}: {given.get_state_display()}",
        _named(given.deal),
        words=given.reason or given.text,
        beside=by,
    )


def _team_address(deal: Deal) -> str:
    """Where a deal's team is put together and its owner is said."""
    return f"{reverse('deal-around', args=[deal.pk])}#team"


def _on(given: Input) -> str:
    """What an input is on, in a word or two."""
    if given.about_type == Input.About.PART:
        return _(PART_NAMES.get(given.about_id, given.about_id))
    return str(given.get_about_type_display()).capitalize()


def _named(deal: Deal) -> str:
    return f"{deal.name} · {deal.account.name}" if deal.account else deal.name


def _shortened(text: str) -> str:
    said = " ".join(text.split())
    return said if len(said) <= 120 else said[:119].rstrip() + "…"
