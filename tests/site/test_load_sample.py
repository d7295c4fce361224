from __future__ import annotations

import pytest
from django.core.management import call_command

from pacenotes.core.listening import signals
from pacenotes.rooms.calls import queries
from pacenotes.rooms.calls.models import Call, Finding
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.people.models import Person

pytestmark = pytest.mark.django_db


def test_the_sample_is_loaded_once_and_listened_to() -> None:
    call_command("load_sample")
    counts = [m.objects.count() for m in (Person, Deal, Call, Event, Finding)]
    assert counts[:3] == [6, 3, 6]
    assert all(call.was_listened_to for call in Call.objects.all())
    call_command("load_sample")
    assert [m.objects.count() for m in (Person, Deal, Call, Event, Finding)] == counts


def test_between_them_the_sample_calls_exercise_every_signal() -> None:
    call_command("load_sample")
    heard = set(Finding.objects.values_list("signal", flat=True))
    for call in Call.objects.all():
        for member in call.deal.team.all():
            own = queries.own_conduct(call, member.person)
            heard |= {f.signal for f in own.findings} if own else set()
    assert heard == {p.SIGNAL for p in signals.SIGNALS}
