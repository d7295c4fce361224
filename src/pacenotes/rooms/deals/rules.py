"""Who may see a deal, add to it, and decide on its five questions."""

from __future__ import annotations

from pacenotes.core.positions import HouseSide, Position
from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden, sees_every_deal

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


def position_on(person: Person, deal: Deal) -> Position | None:
    """The position this person plays on this deal, None where they aren't on its team."""
    member = next((m for m in deal.team.all() if m.person_id == person.pk), None)
    return member.position if member else None


def may_see_deal(person: Person, deal: Deal) -> bool:
    """The deal's team, and sales managers."""
    return person.is_active and (sees_every_deal(person) or position_on(person, deal) is not None)


def may_open_deal(person: Person) -> bool:
    """The sales side of the house: who opens a deal is on its team and owns its questions."""
    return person.is_active and person.position.side is HouseSide.SALES


def may_change_team(person: Person, deal: Deal) -> bool:
    """The sales side of the team, and sales managers, who see that a position is vacant."""
    return may_decide(person, deal) or (person.is_active and sees_every_deal(person))


def may_add_call(person: Person, deal: Deal) -> bool:
    """Anybody on the team, whatever their position."""
    return person.is_active and position_on(person, deal) is not None


def may_decide(person: Person, deal: Deal) -> bool:
    """The sales side of the team owns the five questions; a position elsewhere doesn't count."""
    played = position_on(person, deal)
    return person.is_active and played is not None and played.side is HouseSide.SALES


def check_may_open_deal(person: Person) -> None:
    """Forbidden unless this person may open deals."""
    if not may_open_deal(person):
        raise Forbidden(words(SALES_OPENS))


def check_may_add_call(person: Person, deal: Deal) -> None:
    """Forbidden unless this person may add to the deal."""
    if not may_add_call(person, deal):
        raise Forbidden(words(ONLY_THE_TEAM_ADDS))


def check_may_change_team(person: Person, deal: Deal) -> None:
    """Forbidden unless this person may put people on the deal's team."""
    if not may_change_team(person, deal):
        raise _sales_decides(deal)


def check_may_decide(person: Person, deal: Deal) -> None:
    """Forbidden, naming who may, unless this person may decide on the five questions."""
    if not may_decide(person, deal):
        raise _sales_decides(deal)


def _sales_decides(deal: Deal) -> Forbidden:
    owners = [
        member.person.name
        for member in deal.team.select_related("person")
        if member.position.side is HouseSide.SALES
    ]
    if not owners:
        return Forbidden(words(NOBODY_DECIDES))
    return Forbidden(words(SALES_DECIDES, names=", ".join(owners)))
