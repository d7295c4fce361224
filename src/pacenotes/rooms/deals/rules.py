"""Who may see a deal, change what their position owns, and decide on the rest."""

from __future__ import annotations

from collections.abc import Iterable

from pacenotes.core.positions import HouseSide, Position
from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import (
    Account,
    Deal,
    GateRequest,
    Input,
    Note,
    TeamMember,
    TechnicalQuestion,
)
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden, leads, leads_unit

ONLY_THE_TEAM_ADDS = N_(
    "Only the deal's team adds to it. Ask somebody on the team to put you on it."
)
SALES_DECIDES = N_(
    "The five questions are the sales side's to answer: {names} on this deal. Tell them what you "
    "know; the words in the call are theirs to accept."
)
NOBODY_DECIDES = N_(
    "The five questions are the sales side's to answer, and nobody on this deal plays a sales "
    "position. Put an account executive on the team first."
)
SALES_OPENS = N_(
    "Deals are opened by the sales side, who own the five questions. Ask an account executive to "
    "open it and to put you on the team."
)
SALES_EDITS = N_(
    "A deal's stage, amount, contacts and dates are the sales side's: {names} on this deal. Give "
    "them an input instead."
)
SALES_KEEPS_ACCOUNTS = N_(
    "Accounts and contacts are kept by the sales side of their deals. Give them an input instead."
)
LEADERS_REASSIGN = N_(
    "A deal is handed to another owner by its owner, or by the sales manager of its part of the "
    "organisation."
)
LEADERS_REASSIGN_ACCOUNTS = N_(
    "An account is handed to another owner by its owner, or by the sales manager of its owner's "
    "part of the organisation."
)
NOT_ALL_YOURS = N_(
    "These of the deals you chose aren't yours to change: {names}. Take them out, or ask their "
    "owners."
)
SALES_ASKS = N_(
    "A technical colleague's time is asked for by the sales side of the deal: {names}. Give them "
    "an input instead."
)
TECHNICAL_TAKES = N_(
    "A request is taken on or declined by the technical side of the deal: {names}. The sales side "
    "can answer the questions it lacks, or withdraw it."
)
TECHNICAL_GIVES = N_(
    "Who a request is meant for is said by the technical side of the deal, {names}, or by the "
    "sales manager of its part of the organisation. The sales side asks, and says in the request "
    "what matters."
)
NOBODY_GIVES = N_(
    "Who a request is meant for is said by the technical side of the deal, where nobody plays a "
    "position yet, or by the sales manager of its part of the organisation."
)
ASKED_IT_THEMSELVES = N_(
    "You asked for this yourself: a colleague on the technical side takes it on or declines it. "
    "You can withdraw it."
)
MEANT_FOR_ANOTHER = N_(
    "This request is meant for {name}, who takes it on or declines it. Ask {name} to release it, "
    "or the sales manager of its part of the organisation to give it to somebody else."
)
WHO_HAS_IT_RELEASES = N_(
    "A request is released by who it is meant for, {name}, by who gave it to them, or by the sales "
    "manager of its part of the organisation. Ask {name}."
)
MEANT_FOR_NOBODY = N_("This request is meant for nobody: the technical side can take it on.")
WHO_TOOK_IT_HANDS = N_(
    "A request is handed to a colleague by who took it on, {name}, or by the sales manager of its "
    "part of the organisation."
)
WHO_TOOK_IT_FINISHES = N_("A request is finished by who took it on: {name}.")
TECHNICAL_ANSWERS = N_(
    "Technical questions are answered by the technical side of the deal: {names}. Give them an "
    "input instead."
)
WHO_PASSED_ON_EDITS = N_(
    "A technical question is reworded, dated and withdrawn by who passed it on: {name}. Give them "
    "an input instead."
)
NOBODY_TECHNICAL = N_(
    "This is the technical side's to do, and nobody on this deal plays a technical position. Put a "
    "pre-sales engineer on the team first."
)
ITS_OWNER_DECIDES = N_("An input is accepted or declined by who owns what it is on: {names}.")
ITS_DEMOER_DECIDES = N_("An input on a demo's plan is decided on by who gives the demo: {name}.")
ITS_AUTHOR_EDITS = N_("A note is edited by who wrote it: {name}. Write one of your own instead.")
WHO_ASKED_WITHDRAWS = N_("A request is withdrawn by the sales side of the deal: {names}.")
LEADERS_SET_FIELDS = N_("The team's own fields are set by a sales manager. Ask one of yours.")
LEADERS_IMPORT = N_("Files are imported by a sales manager. Ask one of yours.")


PLANNED = frozenset({Input.About.DEMO.value, Input.About.PLAN_STEP.value})
"""What inputs can be on that the demos room keeps, and owns by one person alone."""


def position_on(person: Person, deal: Deal) -> Position | None:
    """The position this person plays on this deal, None where they aren't on its team."""
    member = next((m for m in deal.team.all() if m.person_id == person.pk), None)
    return member.position if member else None


def leads_deal(person: Person, deal: Deal) -> bool:
    """Whether the deal belongs to the part of the organisation that this person leads."""
    return leads_unit(person, deal.unit)


def may_see_deal(person: Person, deal: Deal) -> bool:
    """The deal's team, and who leads its part of the organisation."""
    on_team = person.is_active and position_on(person, deal) is not None
    return on_team or leads_deal(person, deal)


def may_open_deal(person: Person) -> bool:
    """The sales side of the house: who opens a deal is on its team and owns its questions."""
    return person.is_active and person.position.side is HouseSide.SALES


def may_change_team(person: Person, deal: Deal) -> bool:
    """The sales side of the team, and who leads its part, who see that a position is vacant."""
    return may_decide(person, deal) or leads_deal(person, deal)


def may_contribute(person: Person, deal: Deal) -> bool:
    """Anybody on the team, whatever their position: calls, notes, mails, meetings, inputs."""
    return person.is_active and position_on(person, deal) is not None


def may_decide(person: Person, deal: Deal) -> bool:
    """The sales side of the team owns the five questions; a position elsewhere doesn't count."""
    return _plays(person, deal, HouseSide.SALES)


def may_edit_deal(person: Person, deal: Deal) -> bool:
    """The sales side of the team: stage, amount, dates, contact roles, competitors."""
    return may_decide(person, deal)


def may_reassign(person: Person, deal: Deal) -> bool:
    """The deal's owner, and who leads its part of the organisation."""
    is_owner = person.is_active and deal.owner_id == person.pk
    return is_owner or leads_deal(person, deal)


def may_keep_account(person: Person, account: Account) -> bool:
    """Its owner, the sales side of its deals' teams, and who leads its owner's part."""
    if not person.is_active:
        return False
    if may_reassign_account(person, account):
        return True
    played = TeamMember.objects.filter(person=person, deal__account=account)
    return any(member.position.side is HouseSide.SALES for member in played)


def may_reassign_account(person: Person, account: Account) -> bool:
    """Its owner, and who leads its owner's part of the organisation."""
    is_owner = person.is_active and account.owner_id == person.pk
    led = account.owner.unit if account.owner else None
    return is_owner or leads_unit(person, led)


def may_ask(person: Person, deal: Deal) -> bool:
    """The sales side of the team asks for a technical colleague's time."""
    return may_decide(person, deal)


def may_take_on(person: Person, request: GateRequest) -> bool:
    """The technical side of the team takes a request on or declines it; sales never does, and
    nobody takes on what they asked for themselves, whatever position they play by now, or what is
    meant for a colleague."""
    return may_have(person, request) and not is_meant_for_another(person, request)


def is_meant_for_another(person: Person, request: GateRequest) -> bool:
    """Whether a request is meant for a colleague who is on the technical side of the team."""
    meant = request.meant_for_id
    is_there = meant is not None and _is_on_side(meant, request.deal, HouseSide.TECHNICAL)
    return is_there and meant != person.pk


def may_have(person: Person, request: GateRequest) -> bool:
    """Whether a request can be this person's to do: on the technical side of the team, and not
    asked for by themselves."""
    is_own = request.asked_by_id == person.pk
    return not is_own and _plays(person, request.deal, HouseSide.TECHNICAL)


def may_give_to(person: Person, request: GateRequest) -> bool:
    """The technical side of the team, and who leads its part of the organisation; never who plays
    for its sales side. Once it is meant for somebody, they and who leads its part."""
    return _leads_request(person, request) or may_take_on(person, request)


def may_release(person: Person, request: GateRequest, given_by: int | None) -> bool:
    """Who the request is meant for, who gave it to them (by id), as long as either could have it
    themselves, and who leads its part of the organisation."""
    is_between = person.pk in {request.meant_for_id, given_by} and may_have(person, request)
    return request.meant_for_id is not None and (is_between or _leads_request(person, request))


def may_hand_request(person: Person, request: GateRequest) -> bool:
    """Who took it on, and who leads its part of the organisation, hands it to a colleague."""
    return may_finish(person, request) or leads_deal(person, request.deal)


def _leads_request(person: Person, request: GateRequest) -> bool:
    deal = request.deal
    return leads_deal(person, deal) and not _plays(person, deal, HouseSide.SALES)


def may_be_given(person: Person, request: GateRequest) -> bool:
    """Whether a request can be meant for this person: a technical position on its team, or at home
    for who isn't on it."""
    played = position_on(person, request.deal) or person.position
    return person.is_active and played.side is HouseSide.TECHNICAL


def may_finish(person: Person, request: GateRequest) -> bool:
    """Who took it on says that it is done; once they left the technical side of the team, any
    technical colleague on it."""
    taker = request.taken_by_id
    is_left_alone = not _is_on_side(taker, request.deal, HouseSide.TECHNICAL)
    is_theirs = taker is not None and (taker == person.pk or is_left_alone)
    return is_theirs and may_have(person, request)


def may_withdraw(person: Person, request: GateRequest) -> bool:
    """The sales side of the team."""
    return may_ask(person, request.deal)


def may_pass_on_question(person: Person, deal: Deal) -> bool:
    """Anybody on the team writes down what was asked."""
    return may_contribute(person, deal)


def may_edit_question(person: Person, question: TechnicalQuestion) -> bool:
    """Who passed it on words, dates and withdraws it; once they left the team, the deal's owner."""
    deal = question.deal
    has_left = all(member.person_id != question.passed_on_by_id for member in deal.team.all())
    author = deal.owner_id if has_left else question.passed_on_by_id
    return may_contribute(person, deal) and person.pk == author


def may_answer_question(person: Person, question: TechnicalQuestion) -> bool:
    """The technical side of the team: whoever owns the question, or anyone while nobody does."""
    return _plays(person, question.deal, HouseSide.TECHNICAL) and question.owner_id in (
        None,
        person.pk,
    )


def may_hand_question(person: Person, question: TechnicalQuestion) -> bool:
    """The technical side of the team says who of them answers."""
    return _plays(person, question.deal, HouseSide.TECHNICAL)


def may_give_input(person: Person, deal: Deal) -> bool:
    """Anybody on the team."""
    return may_contribute(person, deal)


def may_decide_input(person: Person, given: Input, owner: Person | None = None) -> bool:
    """Who owns what it is on: the sales side for the five questions and requests, for a technical
    answer its `owner`, or the technical side while it has none, for a demo's plan the demoer, who
    is its `owner`."""
    if given.about_type in PLANNED:
        return may_contribute(person, given.deal) and owner == person
    if given.about_type != Input.About.TECHNICAL_QUESTION:
        return may_decide(person, given.deal)
    is_technical = _plays(person, given.deal, HouseSide.TECHNICAL)
    return is_technical and owner in (None, person)


def may_edit_note(person: Person, note: Note) -> bool:
    """Its author, as long as they are on the team."""
    return may_contribute(person, note.deal) and note.written_by_id == person.pk


def may_set_fields(person: Person) -> bool:
    """Sales managers."""
    return leads(person)


def may_import(person: Person) -> bool:
    """Sales managers."""
    return leads(person)


def check_may_open_deal(person: Person) -> None:
    """Forbidden unless this person may open deals."""
    _check(may_open_deal(person), SALES_OPENS)


def check_may_contribute(person: Person, deal: Deal) -> None:
    """Forbidden unless this person may add to the deal."""
    _check(may_contribute(person, deal), ONLY_THE_TEAM_ADDS)


def check_may_change_team(person: Person, deal: Deal) -> None:
    """Forbidden unless this person may put people on the deal's team."""
    if not may_change_team(person, deal):
        raise _sides(deal, HouseSide.SALES, SALES_DECIDES, NOBODY_DECIDES)


def check_may_decide(person: Person, deal: Deal) -> None:
    """Forbidden, naming who may, unless this person may decide on the five questions."""
    if not may_decide(person, deal):
        raise _sides(deal, HouseSide.SALES, SALES_DECIDES, NOBODY_DECIDES)


def check_may_edit_deal(person: Person, deal: Deal) -> None:
    """Forbidden, naming who may, unless this person may edit the deal."""
    if not may_edit_deal(person, deal):
        raise _sides(deal, HouseSide.SALES, SALES_EDITS, NOBODY_DECIDES)


def check_may_reassign(person: Person, deal: Deal) -> None:
    """Forbidden unless this person may hand the deal to another owner."""
    _check(may_reassign(person, deal), LEADERS_REASSIGN)


def check_may_edit_deals(
    person: Person, deals: Iterable[Deal], *, edits: bool, reassigns: bool
) -> None:
    """Forbidden, naming every deal that refuses, unless this person may edit all of them, where
    something is edited, and hand all of them over, where they are reassigned."""
    refusing = [
        deal.name
        for deal in deals
        if (edits and not may_edit_deal(person, deal))
        or (reassigns and not may_reassign(person, deal))
    ]
    if refusing:
        raise Forbidden(words(NOT_ALL_YOURS, names=", ".join(refusing)))


def check_may_keep_account(person: Person, account: Account) -> None:
    """Forbidden unless this person may change the account and its contacts."""
    _check(may_keep_account(person, account), SALES_KEEPS_ACCOUNTS)


def check_may_reassign_account(person: Person, account: Account) -> None:
    """Forbidden unless this person may hand the account to another owner."""
    _check(may_reassign_account(person, account), LEADERS_REASSIGN_ACCOUNTS)


def check_may_add_account(person: Person) -> None:
    """Forbidden unless this person may add accounts: the sales side."""
    _check(may_open_deal(person), SALES_KEEPS_ACCOUNTS)


def check_may_ask(person: Person, deal: Deal) -> None:
    """Forbidden, naming who may, unless this person may ask for a technical colleague's time."""
    if not may_ask(person, deal):
        raise _sides(deal, HouseSide.SALES, SALES_ASKS, NOBODY_DECIDES)


def check_may_take_on(person: Person, request: GateRequest) -> None:
    """Forbidden, naming who may, unless this person may take the request on or decline it."""
    if not _plays(person, request.deal, HouseSide.TECHNICAL):
        raise _sides(request.deal, HouseSide.TECHNICAL, TECHNICAL_TAKES, NOBODY_TECHNICAL)
    _check(may_have(person, request), ASKED_IT_THEMSELVES)
    _check_meant_for(person, request)


def check_may_give_to(person: Person, request: GateRequest) -> None:
    """Forbidden, naming who may, unless this person may say who the request is meant for."""
    if may_have(person, request) and not _leads_request(person, request):
        _check_meant_for(person, request)
    if not may_give_to(person, request):
        raise _sides(request.deal, HouseSide.TECHNICAL, TECHNICAL_GIVES, NOBODY_GIVES)


def check_may_release(person: Person, request: GateRequest, given_by: int | None) -> None:
    """Forbidden, naming who may, unless this person may release the request."""
    if request.meant_for is None:
        raise Forbidden(words(MEANT_FOR_NOBODY))
    if not may_release(person, request, given_by):
        raise Forbidden(words(WHO_HAS_IT_RELEASES, name=request.meant_for.name))


def check_may_hand_request(person: Person, request: GateRequest) -> None:
    """Forbidden, naming who may, unless this person may hand the request to a colleague."""
    if not may_hand_request(person, request):
        name = request.taken_by.name if request.taken_by else ""
        raise Forbidden(words(WHO_TOOK_IT_HANDS, name=name))


def _check_meant_for(person: Person, request: GateRequest) -> None:
    if is_meant_for_another(person, request):
        name = request.meant_for.name if request.meant_for else ""
        raise Forbidden(words(MEANT_FOR_ANOTHER, name=name))


def check_may_finish(person: Person, request: GateRequest) -> None:
    """Forbidden, naming who may, unless this person took the request on."""
    if not may_finish(person, request):
        if request.taken_by is not None:
            raise Forbidden(words(WHO_TOOK_IT_FINISHES, name=request.taken_by.name))
        raise _sides(request.deal, HouseSide.TECHNICAL, TECHNICAL_TAKES, NOBODY_TECHNICAL)


def check_may_withdraw(person: Person, request: GateRequest) -> None:
    """Forbidden, naming who may, unless this person may withdraw the request."""
    if not may_withdraw(person, request):
        raise _sides(request.deal, HouseSide.SALES, WHO_ASKED_WITHDRAWS, NOBODY_DECIDES)


def check_may_edit_question(person: Person, question: TechnicalQuestion) -> None:
    """Forbidden, naming who may, unless this person passed the question on."""
    check_may_contribute(person, question.deal)
    if not may_edit_question(person, question):
        raise Forbidden(words(WHO_PASSED_ON_EDITS, name=question.passed_on_by.name))


def check_may_answer_question(person: Person, question: TechnicalQuestion) -> None:
    """Forbidden, naming who may, unless this person may answer the technical question."""
    if not may_answer_question(person, question):
        if question.owner is not None:
            raise Forbidden(words(TECHNICAL_ANSWERS, names=question.owner.name))
        raise _sides(question.deal, HouseSide.TECHNICAL, TECHNICAL_ANSWERS, NOBODY_TECHNICAL)


def check_may_hand_question(person: Person, question: TechnicalQuestion) -> None:
    """Forbidden, naming who may, unless this person may say who answers."""
    if not may_hand_question(person, question):
        raise _sides(question.deal, HouseSide.TECHNICAL, TECHNICAL_ANSWERS, NOBODY_TECHNICAL)


def check_may_decide_input(person: Person, given: Input, owner: Person | None = None) -> None:
    """Forbidden, naming who may, unless this person owns what the input is on."""
    if not may_decide_input(person, given, owner):
        if given.about_type in PLANNED:
            raise Forbidden(words(ITS_DEMOER_DECIDES, name=owner.name if owner else "–"))
        if given.about_type != Input.About.TECHNICAL_QUESTION:
            raise _sides(given.deal, HouseSide.SALES, ITS_OWNER_DECIDES, NOBODY_DECIDES)
        if owner is not None:
            raise Forbidden(words(ITS_OWNER_DECIDES, names=owner.name))
        raise _sides(given.deal, HouseSide.TECHNICAL, ITS_OWNER_DECIDES, NOBODY_TECHNICAL)


def check_may_edit_note(person: Person, note: Note) -> None:
    """Forbidden, naming who may, unless this person wrote the note."""
    check_may_contribute(person, note.deal)
    if not may_edit_note(person, note):
        raise Forbidden(words(ITS_AUTHOR_EDITS, name=note.written_by.name))


def check_may_set_fields(person: Person) -> None:
    """Forbidden unless this person may set the team's own fields."""
    _check(may_set_fields(person), LEADERS_SET_FIELDS)


def check_may_import(person: Person) -> None:
    """Forbidden unless this person may import files."""
    _check(may_import(person), LEADERS_IMPORT)


def _plays(person: Person, deal: Deal, side: HouseSide) -> bool:
    played = position_on(person, deal)
    return person.is_active and played is not None and played.side is side


def _is_on_side(person_id: int | None, deal: Deal, side: HouseSide) -> bool:
    return any(m.person_id == person_id and m.position.side is side for m in deal.team.all())


def _check(may: bool, why: str) -> None:
    if not may:
        raise Forbidden(words(why))


def _sides(deal: Deal, side: HouseSide, why: str, nobody: str) -> Forbidden:
    members: Iterable[TeamMember] = deal.team.select_related("person")
    owners = [member.person.name for member in members if member.position.side is side]
    if not owners:
        return Forbidden(words(nobody))
    return Forbidden(words(why, names=", ".join(owners)))
