"""What the database itself refuses, whoever writes past the actions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import pytest
from django.db import IntegrityError, models, transaction
from django.utils import timezone

from pacenotes.rooms.deals.models import (
    Answer,
    BusinessCase,
    CustomField,
    Deadline,
    Deal,
    Evidence,
    Mail,
    Note,
    NoteVersion,
    Pitfall,
    SavedFilter,
    Standing,
)
from pacenotes.rooms.people.models import Person
from tests.cast import deal, person
from tests.rooms.deals.words import accepted, said

pytestmark = pytest.mark.django_db

DAY = dt.date(2026, 9, 14)


def refused(name: str, write: Callable[[], object]) -> None:
    with pytest.raises(IntegrityError) as told, transaction.atomic():
        write()
    assert name in str(told.value) or "UNIQUE" in str(told.value)


@pytest.fixture
def robin() -> Person:
    return person()


@pytest.fixture
def on(robin: Person) -> Deal:
    return deal(robin)


def row(model: type[models.Model], on: Deal, by: Person) -> models.Model:
    """A row as it may be."""
    made: dict[type[models.Model], Callable[[], models.Model]] = {
        Deal: lambda: on,
        Evidence: lambda: said(on, "need"),
        Deadline: lambda: Deadline.objects.create(deal=on, what="Due", first=DAY, last=DAY),
        Pitfall: lambda: Pitfall.objects.create(deal=on, kind="security", what="Review"),
        BusinessCase: lambda: BusinessCase.objects.create(deal=on),
        Standing: lambda: Standing.objects.create(deal=on, question="need", light="heard"),
        Note: lambda: Note.objects.create(deal=on, title="N", about_on=DAY, written_by=by),
        Mail: lambda: Mail.objects.create(
            deal=on, subject="S", sender="a", sent_on=DAY, text="t", sha256="0", added_by=by
        ),
        CustomField: lambda: CustomField.objects.create(on="deal", key="k", name="K", kind="text"),
        SavedFilter: lambda: SavedFilter.objects.create(person=by, name="Mine"),
    }
    return made[model]()


NOW = timezone.now()


@pytest.mark.parametrize(
    ("model", "wrong", "name"),
    [
        (Deal, {"name": ""}, "deal_has_a_name"),
        (Deal, {"external_id": ""}, "deal_external_id_is_none_or_said"),
        (Deal, {"outcome": "odd"}, "deal_outcome_known"),
        (Deal, {"amount": -1, "currency": "EUR"}, "deal_amount_not_negative"),
        (Deal, {"amount": 1, "currency": ""}, "deal_amount_has_a_currency"),
        (Deal, {"currency": "eur"}, "deal_currency_in_capitals"),
        (Evidence, {"source": "talk"}, "evidence_has_a_source"),
        (Evidence, {"decision": "accepted"}, "decided_evidence_says_by_whom"),
        (Evidence, {"decision": "maybe"}, "decided_evidence_says_by_whom"),
        (Evidence, {"decided_at": NOW}, "decided_evidence_says_by_whom"),
        (Evidence, {"end": 0}, "evidence_quotes_something"),
        (Evidence, {"words": ""}, "evidence_quotes_something"),
        (Deadline, {"last": DAY - dt.timedelta(days=1)}, "deadline_ends_after_it_starts"),
        (Deadline, {"what": ""}, "deadline_says_what"),
        (Deadline, {"state": "odd"}, "deadline_state_known"),
        (Pitfall, {"what": ""}, "pitfall_says_what"),
        (Pitfall, {"severity": 4}, "pitfall_levels_known"),
        (Pitfall, {"likelihood": 0}, "pitfall_levels_known"),
        (Pitfall, {"state": "odd"}, "pitfall_state_known"),
        (BusinessCase, {"value": 1}, "business_case_value_has_a_currency"),
        (Standing, {"light": "stale"}, "standing_light_known"),
        (Standing, {"light": "unknown"}, "standing_light_known"),
        (Note, {"title": ""}, "note_has_a_title"),
        (Mail, {"text": ""}, "mail_says_something"),
        (CustomField, {"on": "call"}, "custom_field_on_something"),
        (CustomField, {"kind": "colour"}, "custom_field_kind_known"),
        (SavedFilter, {"name": ""}, "saved_filter_has_a_name"),
    ],
)
def test_a_row_that_can_not_be_is_refused(
    on: Deal, robin: Person, model: type[models.Model], wrong: dict[str, object], name: str
) -> None:
    there = row(model, on, robin)
    refused(name, lambda: model._default_manager.filter(pk=there.pk).update(**wrong))


def test_words_are_evidence_on_a_part_once(on: Deal) -> None:
    piece = said(on, "need")
    piece.pk = None
    piece._state.adding = True
    refused("one_piece_of_evidence_a_place_and_part", piece.save)


def test_there_is_one_answer_a_part_one_case_and_one_standing_a_deal(
    on: Deal, robin: Person
) -> None:
    for make in (
        lambda: Answer.objects.create(
            deal=on, question="qualified", part="need", answered_by=robin
        ),
        lambda: BusinessCase.objects.create(deal=on),
        lambda: Standing.objects.create(deal=on, question="qualified", light="heard"),
        lambda: SavedFilter.objects.create(person=robin, name="Mine"),
        lambda: CustomField.objects.create(on="deal", key="k", name="K", kind="text"),
    ):
        make()
        refused("", make)


def test_a_notes_versions_are_in_order_and_say_something(on: Deal, robin: Person) -> None:
    written = Note.objects.create(deal=on, title="N", about_on=DAY, written_by=robin)

    def version(number: int, text: str) -> NoteVersion:
        return NoteVersion.objects.create(note=written, number=number, text=text, written_by=robin)

    version(1, "One.")
    refused("note_versions_in_order", lambda: version(1, "Two."))
    refused("note_version_says_something", lambda: version(2, ""))


def test_a_colleague_whose_words_are_on_record_can_not_be_deleted(on: Deal, robin: Person) -> None:
    kim = person("sales-manager")
    on.team.create(person=kim, position_key="sales-manager")
    accepted(on, "need", kim)
    on.team.filter(person=kim).delete()
    with pytest.raises(models.ProtectedError):
        kim.delete()
