"""Who may plan a demo, change its plan, hand it over, and change a playbook."""

from __future__ import annotations

from pacenotes.core.position import HouseSide
from pacenotes.core.wording import N_, words
from pacenotes.rooms.deals.models import Deal, GateRequest
from pacenotes.rooms.deals.rules import leads_deal, position_on
from pacenotes.rooms.demos.models import Demo, KnownCapability, Playbook
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

TECHNICAL_PLANS = N_(
    "A demo is planned by the technical side of the deal. Ask for one with a request, and say "
    "there what is to be shown, and for whom."
)
WHO_TOOK_IT_PLANS = N_(
    "This demo is planned by who took the request on: {name}. Give an input on the request instead."
)
NOBODY_TOOK_IT = N_(
    "Nobody has taken this request on yet. A technical colleague who takes it on plans the demo."
)
ITS_DEMOER_CHANGES = N_(
    "The plan is {name}'s, who gives this demo, and nobody else changes it. Give an input instead: "
    "{name} accepts it, declines it with a reason, or leaves it."
)
ITS_DEMOER_HANDS_OVER = N_(
    "A demo is handed over by who gives it, {name}, or by the sales manager of the deal's part of "
    "the organisation. Give {name} an input instead."
)
ITS_OWNER_CHANGES = N_("This playbook is {name}'s to change. Copy it: the copy is yours.")
ONES_OWN_LIST = N_("What somebody knows is said by themselves. Ask them.")
ONLY_THE_ACTIVE = N_("Playbooks and what you know are kept by people who may sign in.")


def plays_technical(person: Person, deal: Deal) -> bool:
    """Whether this person plays a technical position on the deal; one at home doesn't count."""
    played = position_on(person, deal)
    return person.is_active and played is not None and played.side is HouseSide.TECHNICAL


def may_plan(person: Person, deal: Deal, request: GateRequest | None = None) -> bool:
    """Who took the request on; where nobody had to ask, the technical side of the team."""
    if request is not None and request.taken_by_id != person.pk:
        return False
    return plays_technical(person, deal)


def may_change_plan(person: Person, demo: Demo) -> bool:
    """The demoer alone, as long as they play a technical position on the deal."""
    return demo.demoer_id == person.pk and plays_technical(person, demo.deal)


def may_hand_demo(person: Person, demo: Demo) -> bool:
    """The demoer, and who leads the deal's part of the organisation."""
    return may_change_plan(person, demo) or leads_deal(person, demo.deal)


def may_keep_playbooks(person: Person) -> bool:
    """Everybody who signs in has playbooks of their own."""
    return person.is_active


def may_change_playbook(person: Person, playbook: Playbook) -> bool:
    """Its owner alone."""
    return person.is_active and playbook.owner_id == person.pk


def may_forget(person: Person, known: KnownCapability) -> bool:
    """What stands on one's own list."""
    return person.is_active and known.person_id == person.pk


def check_may_plan(person: Person, deal: Deal, request: GateRequest | None = None) -> None:
    """Forbidden, saying who may, unless this person may plan the demo."""
    if may_plan(person, deal, request):
        return
    if request is None or not plays_technical(person, deal):
        raise Forbidden(words(TECHNICAL_PLANS))
    if request.taken_by is None:
        raise Forbidden(words(NOBODY_TOOK_IT))
    raise Forbidden(words(WHO_TOOK_IT_PLANS, name=request.taken_by.name))


def check_may_change_plan(person: Person, demo: Demo) -> None:
    """Forbidden, naming the demoer and offering an input, unless this person gives the demo."""
    if not may_change_plan(person, demo):
        raise Forbidden(words(ITS_DEMOER_CHANGES, name=demo.demoer.name))


def check_may_hand_demo(person: Person, demo: Demo) -> None:
    """Forbidden, naming the demoer, unless this person may hand the demo over."""
    if not may_hand_demo(person, demo):
        raise Forbidden(words(ITS_DEMOER_HANDS_OVER, name=demo.demoer.name))


def check_may_keep_playbooks(person: Person) -> None:
    """Forbidden for who may not sign in."""
    if not may_keep_playbooks(person):
        raise Forbidden(words(ONLY_THE_ACTIVE))


def check_may_forget(person: Person, known: KnownCapability) -> None:
    """Forbidden unless it stands on this person's own list."""
    if not may_forget(person, known):
        raise Forbidden(words(ONES_OWN_LIST))


def check_may_change_playbook(person: Person, playbook: Playbook) -> None:
    """Forbidden, naming the owner and offering a copy, unless the playbook is this person's."""
    if not may_change_playbook(person, playbook):
        raise Forbidden(words(ITS_OWNER_CHANGES, name=playbook.owner.name))
