from __future__ import annotations

import pytest
from django.db import transaction

from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import Event
from tests.cast import deal, person

pytestmark = pytest.mark.django_db


def test_an_event_says_who_did_what_to_which_thing() -> None:
    robin = person()
    about = deal(robin)
    record("renamed", about, by=robin, before={"name": "a"}, after={"name": "b"})
    event = Event.objects.about(about).get()
    assert (event.by, event.verb, event.before, event.after) == (
        robin, "renamed", {"name": "a"}, {"name": "b"},
    )  # fmt: skip


def test_history_is_append_only() -> None:
    robin = person()
    event = record("opened", deal(robin), by=robin)
    event.verb = "closed"
    for change in (
        event.save,
        event.delete,
        Event.objects.all().delete,
        lambda: Event.objects.update(verb="closed"),
    ):
        with pytest.raises(TypeError, match="append-only"):
            change()
    assert Event.objects.get().verb == "opened"


@pytest.mark.django_db(transaction=True)
def test_an_event_is_only_saved_in_the_transaction_of_its_change() -> None:
    robin = person()
    about = deal(robin)
    with pytest.raises(transaction.TransactionManagementError):
        record("opened", about, by=robin)
    assert not Event.objects.exists()
