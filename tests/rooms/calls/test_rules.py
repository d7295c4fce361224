from __future__ import annotations

import pytest
from django.db import models

from pacenotes.core.qualification import Decision
from pacenotes.core.roster import Party
from pacenotes.rooms.calls import actions, rules
from pacenotes.rooms.calls.models import Call, Finding, Original, Speaker, Utterance
from pacenotes.rooms.deals.models import Evidence
from pacenotes.rooms.history.models import Event, Job
from pacenotes.rooms.people.rules import Forbidden
from tests.cast import EVERY_POSITION, SALES, TECHNICAL, deal, heard_call, person

pytestmark = pytest.mark.django_db

TABLE = [*((p, True) for p in SALES), *((p, False) for p in TECHNICAL)]


def everything() -> list[object]:
    kept: tuple[type[models.Model], ...] = (
        Call, Evidence, Finding, Original, Speaker, Utterance, Event, Job,
    )  # fmt: skip
    return [list(m._default_manager.order_by("pk").values()) for m in kept]


@pytest.mark.parametrize(("position", "may"), TABLE)
def test_the_sales_side_decides_on_proposals(position: str, may: bool) -> None:
    member, owner = person(position), person()
    call = heard_call(deal(owner, member), owner)
    found = call.findings.filter(evidence__decision="proposed").first()
    assert found is not None
    assert rules.may_decide_on(member, found) is may
    if may:
        actions.decide(finding=found, decision=Decision.ACCEPTED, by=member)
        return
    before = everything()
    with pytest.raises(Forbidden, match="sales side"):
        actions.decide(finding=found, decision=Decision.ACCEPTED, by=member)
    assert everything() == before


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_off_the_team_decides(position: str) -> None:
    owner = person()
    call = heard_call(deal(owner), owner)
    found = call.findings.filter(evidence__decision="proposed").first()
    assert found is not None
    before = everything()
    with pytest.raises(Forbidden):
        actions.decide(finding=found, decision=Decision.ACCEPTED, by=person(position))
    assert everything() == before


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_everybody_on_the_team_corrects_who_is_who_and_listens_again(position: str) -> None:
    member, owner = person(position), person()
    call = heard_call(deal(owner, member), owner)
    assert rules.may_correct(member, call)
    actions.set_day(call=call, held_on=None, by=member)
    actions.listen_again(call=call, by=member)
    assert Job.objects.filter(by=member, state=Job.State.QUEUED).exists()


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_nobody_off_the_team_touches_a_call(position: str) -> None:
    stranger, owner = person(position), person()
    call = heard_call(deal(owner), owner)
    speaker = call.speakers.first()
    assert speaker is not None
    assert not rules.may_correct(stranger, call)
    assert not rules.may_remove_call(stranger, call)
    before = everything()
    for touch in (
        lambda: actions.add_call(deal=call.deal, file_name="a.txt", data=b"A: b", by=stranger),
        lambda: actions.listen_again(call=call, by=stranger),
        lambda: actions.set_day(call=call, held_on=None, by=stranger),
        lambda: actions.seat_speaker(speaker=speaker, party=Party.OURS, by=stranger),
        lambda: actions.remove_call(call=call, by=stranger),
        lambda: actions.replace_original(call=call, file_name="a.txt", data=b"A: b", by=stranger),
    ):
        with pytest.raises(Forbidden):
            touch()
    assert everything() == before


@pytest.mark.parametrize("position", EVERY_POSITION)
def test_only_a_call_that_can_not_be_read_is_removed(position: str) -> None:
    member = person(position)
    team = deal(member)
    heard = heard_call(team, member)
    unread = heard_call(team, member, "{", "broken.json")
    assert not rules.may_remove_call(member, heard)
    assert rules.may_remove_call(member, unread)
    with pytest.raises(Forbidden, match="stays with its deal"):
        actions.remove_call(call=heard, by=member)
    with pytest.raises(Forbidden, match="stays with its deal"):
        actions.replace_original(call=heard, file_name="b.md", data=b"x", by=member)
    actions.remove_call(call=unread, by=member)
    assert list(Call.objects.all()) == [heard]


def test_what_is_no_proposal_is_not_decided() -> None:
    owner = person("account-executive", "Robin Adler")
    call = heard_call(deal(owner), owner)
    found = call.findings.filter(evidence=None).first()
    assert found is not None
    with pytest.raises(Forbidden, match="nothing to accept or reject"):
        actions.decide(finding=found, decision=Decision.ACCEPTED, by=owner)


@pytest.mark.parametrize(("position", "may"), [(p, p == "sales-manager") for p in EVERY_POSITION])
def test_calls_and_findings_are_visible_with_their_deal(position: str, may: bool) -> None:
    stranger, owner = person(position), person()
    call = heard_call(deal(owner), owner)
    assert (call in Call.objects.visible_to(stranger)) is may
    assert Finding.objects.visible_to(stranger).exists() is may
    assert call in Call.objects.visible_to(owner)
