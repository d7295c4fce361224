from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from importlib import import_module

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError
from django.utils import timezone

from pacenotes.core.listening.finding import Detail
from pacenotes.core.qualification import QUESTIONS, Decision, Light
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Answer, BusinessCase, Contact, Deal, Evidence
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person
from tests.cast import SALES, deal, person
from tests.rooms.deals.seats import all_rows, everywhere, happens, is_one_of, seated
from tests.rooms.deals.words import (
    accepted,
    dana,
    decided,
    euros,
    kept_is_computed,
    light,
    part_light,
    said,
)

pytestmark = pytest.mark.django_db

CASE = {
    "metric": "Days lost", "today": "2 a month", "target": "0", "value": Decimal(180_000),
    "currency": "eur", "period": "year",
}  # fmt: skip


@pytest.fixture
def robin() -> Person:
    return person(name="Robin Adler")


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def answered(
    on: Deal, by: Person, part: str, *pieces: Evidence, version: int = 0, text: str = "Yes."
):
    contact = dana(on) if part == "present" else None
    return actions.answer_part(
        deal=on, part=part, text=text, evidence=pieces, by=by, version=version, contact=contact
    )


# no answer without evidence


@pytest.mark.parametrize("part", [p.key for q in QUESTIONS for p in q.parts])
def test_every_part_is_answered_with_words_that_were_said_and_those_are_accepted(
    on: Deal, robin: Person, part: str
) -> None:
    piece = said(on, part)
    answer = answered(on, robin, part, piece)
    piece.refresh_from_db()
    assert list(answer.rests_on.all()) == [piece]
    assert (piece.decision, piece.decided_by) == (Decision.ACCEPTED, robin)
    assert (answer.answered_by, answer.version) == (robin, 1)
    kept_is_computed(on)


@pytest.mark.parametrize("part", ["need", "budget"])
def test_without_evidence_there_is_no_answer(on: Deal, robin: Person, part: str) -> None:
    before = all_rows()
    with pytest.raises(ValidationError, match="rests on words that were really said"):
        answered(on, robin, part)
    assert all_rows() == before


def test_words_on_another_part_or_of_another_deal_carry_nothing(on: Deal, robin: Person) -> None:
    other_part, other_deal = said(on, "need"), said(deal(robin), "budget")
    before = all_rows()
    for piece in (other_part, other_deal):
        with pytest.raises(ValidationError, match="speaks to something else"):
            answered(on, robin, "budget", piece)
    assert all_rows() == before


def test_words_that_were_heard_anew_meanwhile_are_to_be_chosen_again(
    on: Deal, robin: Person
) -> None:
    piece = said(on, "budget")
    Evidence.objects.filter(pk=piece.pk).delete()
    before = all_rows()
    with pytest.raises(ValidationError, match="heard anew"):
        answered(on, robin, "budget", piece)
    assert all_rows() == before


@pytest.mark.parametrize("text", ["x" * 2001])
def test_an_answer_that_is_too_long_is_refused_whole(on: Deal, robin: Person, text: str) -> None:
    piece = said(on, "budget")
    before = all_rows()
    with pytest.raises(ValidationError):
        answered(on, robin, "budget", piece, text=text)
    assert all_rows() == before


def test_what_no_database_takes_is_kept_as_a_sign(on: Deal, robin: Person) -> None:
    piece = said(on, "budget")
    answered(on, robin, "budget", piece, text="a\0b")
    answer = answered(on, robin, "budget", piece, text="a\0b\ud800c", version=1)
    answer.refresh_from_db()
    assert answer.text == "a\ufffdb\ufffdc"


def test_an_unknown_part_is_refused(on: Deal, robin: Person) -> None:
    with pytest.raises(ValidationError):
        answered(on, robin, "wit", said(on, "need"))


def test_whom_it_is_about_is_at_the_deals_account(on: Deal, robin: Person) -> None:
    here = Contact.objects.create(account=on.account, name="Priya Raman")
    elsewhere = Contact.objects.create(account=deal(robin).account, name="Somebody")
    piece = said(on, "present")
    before = all_rows()
    with pytest.raises(ValidationError, match="isn't a contact of this deal's account"):
        actions.answer_part(
            deal=on, part="present", text="", evidence=[piece], by=robin, contact=elsewhere
        )
    assert all_rows() == before
    actions.answer_part(deal=on, part="present", text="", evidence=[piece], by=robin, contact=here)
    assert light(on, "economic-buyer") is Light.ANSWERED


# met: which contact, on which occasion


@pytest.mark.parametrize(
    "act",
    [
        lambda on, piece, by: actions.answer_part(
            deal=on, part="present", text="Met.", evidence=[piece], by=by
        ),
        lambda on, piece, by: actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=by),
    ],
    ids=["answered in words", "accepted as proposed"],
)
@pytest.mark.parametrize("has_account", [True, False])
def test_met_without_saying_whom_is_refused_and_says_what_to_do(
    on: Deal, robin: Person, act: Callable[..., object], has_account: bool
) -> None:
    piece = said(on, "present")
    if not has_account:
        on.account = None
        on.save()
    before = all_rows()
    what_to_do = "choose who it was" if has_account else "name it, and add the"
    with pytest.raises(ValidationError, match=what_to_do):
        act(on, piece, robin)
    assert all_rows() == before
    assert light(on, "economic-buyer") is Light.HEARD


def test_a_mail_is_no_occasion_to_have_met_anybody_on(on: Deal, robin: Person) -> None:
    piece = said(on, "present", source=Evidence.Source.MAIL, contact=dana(on))
    before = all_rows()
    with pytest.raises(ValidationError, match="A mail isn't a meeting"):
        answered(on, robin, "present", piece)
    with pytest.raises(ValidationError, match="A mail isn't a meeting"):
        decided(piece, robin, Decision.ACCEPTED)
    assert all_rows() == before


@pytest.mark.parametrize("who", [None, "Dana Whitfield"])
def test_words_that_a_contact_says_of_themselves_name_who_was_met(
    on: Deal, robin: Person, who: str | None
) -> None:
    piece = said(on, "present", contact=dana(on), meaning=Detail(who=who))
    kept = actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    assert kept.met == dana(on)
    assert light(on, "economic-buyer") is Light.ANSWERED
    kept_is_computed(on)


def test_words_that_a_contact_says_of_somebody_else_do_not(on: Deal, robin: Person) -> None:
    piece = said(on, "present", contact=dana(on), meaning=Detail(who="Priya Raman"))
    before = all_rows()
    with pytest.raises(ValidationError, match="which contact was met"):
        actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    assert all_rows() == before
    priya = Contact.objects.create(account=on.account, name="Priya Raman")
    kept = actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin, met=priya)
    assert kept.met == priya


def test_who_was_met_is_the_deals_economic_buyer_and_on_the_record(on: Deal, robin: Person) -> None:
    piece = said(on, "present")
    answered(on, robin, "present", piece)
    piece.refresh_from_db()
    assert piece.met == dana(on)
    assert on.contact_roles.get().role == "economic-buyer"
    event = Event.objects.filter(verb="decided").first()
    assert event is not None
    assert event.after["met"] == dana(on).pk
    decided(piece, robin, Decision.REJECTED)
    piece.refresh_from_db()
    assert piece.met is None
    assert light(on, "economic-buyer") is Light.UNKNOWN
    again = actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    assert again.met == dana(on), "the answer that rests on it still says who it was"


def test_a_speaker_who_turns_out_to_be_another_contact_leaves_nobody_met(
    on: Deal, robin: Person
) -> None:
    piece = said(on, "present", contact=dana(on))
    actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=robin)
    priya = Contact.objects.create(account=on.account, name="Priya Raman")
    told = {piece.place: actions.Said("Priya Raman", "theirs", priya)}
    actions.attribute_evidence(deal=on, call_id=1, said=told, by=robin)
    assert light(on, "economic-buyer") is Light.HEARD
    kept_is_computed(on)


def test_an_upgrade_names_who_answers_and_citations_say_was_met(on: Deal, robin: Person) -> None:
    by_answer = said(on, "present")
    answered(on, robin, "present", by_answer)
    told = {"contact": dana(on), "cited_by": robin}
    cited, heard = said(on, "present", **told), said(on, "present", contact=dana(on))
    mailed = said(on, "present", source=Evidence.Source.MAIL, **told)
    now = timezone.now()
    Evidence.objects.update(decision="accepted", decided_by=robin, decided_at=now, met=None)
    import_module("pacenotes.rooms.deals.migrations.0012_name_who_was_met").name(apps, None)
    named = Evidence.objects.filter(met=dana(on)).values_list("pk", flat=True)
    assert set(named) == {by_answer.pk, cited.pk}
    assert not Evidence.objects.filter(pk__in=[heard.pk, mailed.pk]).exclude(met=None).exists()


# answering anew


def test_answering_anew_sets_aside_what_it_does_not_rest_on(on: Deal, robin: Person) -> None:
    older = accepted(on, "budget", robin, meaning=euros(100))
    newer = accepted(on, "budget", robin, meaning=euros(180))
    assert part_light(on, "budget") is Light.CONTRADICTED
    answered(on, robin, "budget", newer)
    older.refresh_from_db()
    assert older.is_set_aside
    assert part_light(on, "budget") is Light.ANSWERED
    kept_is_computed(on)


def test_resting_on_both_keeps_machines_contradiction_in_sight(on: Deal, robin: Person) -> None:
    pieces = [accepted(on, "budget", robin, meaning=euros(n)) for n in (100, 180)]
    answered(on, robin, "budget", *pieces)
    assert part_light(on, "budget") is Light.CONTRADICTED


@pytest.mark.parametrize("chosen", [[0], [1], [0, 1]])
def test_the_owners_own_contradiction_is_resolved_by_answering_anew(
    on: Deal, robin: Person, chosen: list[int]
) -> None:
    pieces = [accepted(on, "need", robin), said(on, "need")]
    decided(pieces[1], robin, Decision.ACCEPTED, disagrees=True)
    assert part_light(on, "need") is Light.CONTRADICTED
    answered(on, robin, "need", *(pieces[n] for n in chosen))
    assert part_light(on, "need") is Light.ANSWERED
    kept_is_computed(on)


def test_what_is_accepted_after_an_answer_counts_again(on: Deal, robin: Person) -> None:
    first = said(on, "budget", meaning=euros(100))
    answered(on, robin, "budget", first)
    accepted(on, "budget", robin, meaning=euros(180))
    assert part_light(on, "budget") is Light.CONTRADICTED


def test_answering_anew_is_one_change_of_light_in_the_timeline(on: Deal, robin: Person) -> None:
    for part in ("need", "authority", "timeline"):
        accepted(on, part, robin)
    first = said(on, "budget", meaning=euros(100))
    second = said(on, "budget", meaning=euros(180))
    answered(on, robin, "budget", first)
    changes = Event.objects.filter(verb="light_changed")
    count = changes.count()
    answered(on, robin, "budget", second, version=1)
    assert changes.count() == count, "answered before and after, never contradicted between"


def test_history_keeps_what_was_answered_before(on: Deal, robin: Person) -> None:
    piece = said(on, "budget")
    answered(on, robin, "budget", piece, text="One.")
    answered(on, robin, "budget", piece, text="Two.", version=1)
    newest = Event.objects.filter(verb="answered").first()
    assert newest is not None
    assert newest.before["text"] == "One."
    assert (newest.after["text"], newest.after["evidence"]) == ("Two.", [piece.pk])
    assert newest.deal_id == on.pk


def test_history_keeps_what_an_answer_rested_on_before(on: Deal, robin: Person) -> None:
    first, second = said(on, "budget"), said(on, "budget")
    answered(on, robin, "budget", first)
    answered(on, robin, "budget", second, version=1)
    newest, oldest = Event.objects.filter(verb="answered")
    assert "evidence" not in oldest.before
    assert (newest.before["evidence"], newest.after["evidence"]) == ([first.pk], [second.pk])


def test_history_keeps_that_words_were_said_to_disagree_and_that_this_was_taken_back(
    on: Deal, robin: Person
) -> None:
    accepted(on, "need", robin)
    piece = said(on, "need")
    decided(piece, robin, Decision.ACCEPTED, disagrees=True)
    decided(piece, robin, Decision.ACCEPTED)
    taken_back, told = Event.objects.filter(verb="decided", about_id=piece.pk)
    assert told.before == {"decision": "proposed"}
    assert told.after["disagrees"] is True
    assert taken_back.before == {"decision": "accepted", "disagrees": True}
    assert "disagrees" not in taken_back.after


# an answer whose evidence goes


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.PROPOSED])
def test_an_answer_stands_no_more_once_its_last_evidence_is_accepted_no_more(
    on: Deal, robin: Person, decision: Decision
) -> None:
    one, two = said(on, "budget"), said(on, "budget")
    answer = answered(on, robin, "budget", one, two)
    decided(one, robin, decision)
    assert answer in on.answers.standing()
    decided(two, robin, decision)
    assert answer not in on.answers.standing()
    assert answer in on.answers.all(), "its owner's words are lost to nobody"
    assert part_light(on, "budget") is not Light.ANSWERED
    kept_is_computed(on)


def test_what_it_had_set_aside_counts_again_then_and_undoing_undoes_that(
    on: Deal, robin: Person
) -> None:
    older = accepted(on, "budget", robin, meaning=euros(100))
    newer = said(on, "budget", meaning=euros(180))
    answer = answered(on, robin, "budget", newer)
    decided(newer, robin, Decision.REJECTED)
    older.refresh_from_db()
    assert not older.is_set_aside
    assert part_light(on, "budget") is Light.ANSWERED
    decided(newer, robin, Decision.ACCEPTED)
    older.refresh_from_db()
    assert older.is_set_aside
    assert answer in on.answers.standing()
    assert part_light(on, "budget") is Light.ANSWERED
    kept_is_computed(on)


# the business case


def case_kept(on: Deal, by: Person, version: int = 0, **fields: object) -> BusinessCase:
    return actions.keep_business_case(
        deal=on, fields={**CASE, **fields}, by=by, version=version  # type: ignore[typeddict-item]
    )  # fmt: skip


def test_a_business_case_rests_on_accepted_evidence(on: Deal, robin: Person) -> None:
    piece = said(on, "metric")
    before = all_rows()
    with pytest.raises(ValidationError, match="rests on words that were really said"):
        case_kept(on, robin)
    assert all_rows() == before
    decided(piece, robin, Decision.ACCEPTED)
    case = case_kept(on, robin)
    assert (case.value, case.currency, case.period) == (Decimal(180_000), "EUR", "year")
    assert case in BusinessCase.objects.standing()
    decided(piece, robin, Decision.REJECTED)
    assert case not in BusinessCase.objects.standing()


@pytest.mark.parametrize(
    "wrong",
    [{"value": Decimal(1), "currency": ""}, {"period": "decade"}, {"metric": "x" * 201},
     {"value": Decimal("1e20")}, {"value": Decimal("NaN")}, {"currency": "EURO"}],
)  # fmt: skip
def test_a_business_case_that_can_not_be_is_refused_whole(
    on: Deal, robin: Person, wrong: dict[str, object]
) -> None:
    accepted(on, "metric", robin)
    before = all_rows()
    with pytest.raises(ValidationError):
        case_kept(on, robin, **wrong)
    assert all_rows() == before


def test_accepted_figures_fill_what_is_empty_and_nothing_else(on: Deal, robin: Person) -> None:
    accepted(on, "value", robin, meaning=euros(180_000))
    case = BusinessCase.objects.get(deal=on)
    assert (case.value, case.currency, case.version) == (Decimal(180_000), "EUR", 1)
    accepted(on, "value", robin, meaning=euros(200_000))
    case.refresh_from_db()
    assert (case.value, case.version) == (Decimal(180_000), 1)


def test_words_without_a_figure_write_no_empty_case_that_would_be_in_ones_way(
    on: Deal, robin: Person
) -> None:
    accepted(on, "metric", robin)
    assert not BusinessCase.objects.exists()
    assert case_kept(on, robin, version=0).version == 1


# who may


@everywhere
def test_the_sales_side_of_the_team_answers(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    piece = said(on, "budget")
    someone = seated(on, where, position)
    on = Deal.objects.get(pk=on.pk)
    happens(
        is_one_of(where, position, SALES),
        lambda: actions.answer_part(
            deal=on, part="budget", text="Yes.", evidence=[piece], by=someone
        ),
    )


@everywhere
def test_the_sales_side_of_the_team_keeps_the_business_case(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    accepted(on, "value", robin)
    someone = seated(on, where, position)
    on = Deal.objects.get(pk=on.pk)
    happens(is_one_of(where, position, SALES), lambda: case_kept(on, someone))


@everywhere
def test_the_sales_side_of_the_team_decides_on_evidence(where: str, position: str) -> None:
    robin = person()
    on = deal(robin)
    piece = said(on, "budget")
    someone = seated(on, where, position)
    piece = Evidence.objects.get(pk=piece.pk)
    happens(
        is_one_of(where, position, SALES),
        lambda: actions.decide(evidence=piece, decision=Decision.ACCEPTED, by=someone),
    )


# two at once


def test_the_second_of_two_answers_is_shown_the_first(on: Deal, robin: Person) -> None:
    piece = said(on, "budget")
    answered(on, robin, "budget", piece, text="Mine.")
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        answered(on, robin, "budget", piece, text="Theirs.")
    assert isinstance(conflict.value.now, Answer)
    assert conflict.value.now.text == "Mine."
    assert all_rows() == before


def test_the_second_of_two_business_cases_is_shown_the_first(on: Deal, robin: Person) -> None:
    accepted(on, "metric", robin)
    case_kept(on, robin)
    before = all_rows()
    with pytest.raises(actions.Conflict) as conflict:
        case_kept(on, robin, today="3 a month")
    assert isinstance(conflict.value.now, BusinessCase)
    assert conflict.value.now.today == "2 a month"
    assert all_rows() == before


def test_deciding_the_same_again_is_nothing(on: Deal, robin: Person) -> None:
    piece = accepted(on, "budget", robin)
    before = all_rows()
    decided(piece, robin, Decision.ACCEPTED)
    assert all_rows() == before


def test_a_day_that_passes_needs_no_change_to_show(on: Deal, robin: Person) -> None:
    for part in ("need", "budget", "authority", "timeline"):
        accepted(on, part, robin)
    assert light(on, "qualified") is Light.ANSWERED
    assert light(on, "qualified", dt.date(2027, 9, 1)) is Light.STALE
