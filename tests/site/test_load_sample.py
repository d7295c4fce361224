from __future__ import annotations

import pytest
from django.conf import settings
from django.core.management import call_command
from django.test import Client
from django.utils import timezone

from pacenotes.core.landscape.days import day_of
from pacenotes.core.landscape.history import standings
from pacenotes.core.landscape.standing import Standing
from pacenotes.core.listening import signals
from pacenotes.rooms.calls import queries
from pacenotes.rooms.calls.models import Call, Finding
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.demos.models import Demo, Playbook
from pacenotes.rooms.demos.queries.plan_inputs import inputs_to_decide
from pacenotes.rooms.demos.queries.plans import plan_of
from pacenotes.rooms.history.models import Event
from pacenotes.rooms.landscape.models import Capability, CompetitorSet, Vendor
from pacenotes.rooms.landscape.queries.records import records_of
from pacenotes.rooms.people.models import Person, Unit
from pacenotes.rooms.people.queries import organisation_of

pytestmark = pytest.mark.django_db


def test_the_sample_is_loaded_once_and_listened_to() -> None:
    call_command("load_sample")
    counts = [m.objects.count() for m in (Person, Deal, Call, Event, Finding)]
    assert counts[:3] == [6, 7, 6]
    assert all(call.was_listened_to for call in Call.objects.all())
    call_command("load_sample")
    assert [m.objects.count() for m in (Person, Deal, Call, Event, Finding)] == counts


def test_the_sample_team_stands_in_its_organisation_and_comes_in_by_its_password() -> None:
    call_command("load_sample")
    robin = Person.objects.get(email="robin.adler@pacenotes.example")
    assert [u.name for u in Unit.objects.filter(people=robin)] == ["Nordics"]
    whole = organisation_of(robin)
    assert [part.name for part in whole.parts] == [
        "Northbeam Systems",
        "Northbeam Systems / EMEA",
        "Northbeam Systems / EMEA / Nordics",
        "Northbeam Systems / North America",
    ]
    assert [p.position_key for p in whole.at_the_top] == ["sales-manager"]
    known = {"username": robin.email, "password": settings.SAMPLE_PASSWORD}
    assert Client().post("/sign-in/", known).status_code == 302


def test_the_sample_team_has_playbooks_and_a_demo_that_is_planned() -> None:
    call_command("load_sample")
    assert Playbook.objects.count() == 3
    demo = Demo.objects.get()
    assert demo.request is not None
    plan = plan_of(demo)
    assert (demo.demoer.name, plan.minutes.left) == ("Sam Okafor", 5)
    assert [one.name for one in plan.unproven] == ["History for two years"]
    assert inputs_to_decide(demo.demoer).count() == 2
    meeting = demo.meeting
    assert meeting is not None
    assert (meeting.contacts.count(), meeting.colleagues.count()) == (3, 3)


def test_in_the_samples_landscape_something_goes_from_unique_to_parity_over_a_release() -> None:
    call_command("load_sample")
    sets = {one.name: one for one in CompetitorSet.objects.all()}
    one = sets["Against Plumbwell"]
    capability = Capability.objects.get(name="Runs in the customer's own cloud")
    records, today = records_of([capability.pk]), day_of(timezone.localdate())
    others = [other.pk for other in one.others.all()]
    runs = standings(capability.pk, one.ours_id, others, records, today)
    assert [run.standing for run in runs][-2:] == [Standing.UNIQUE, Standing.PARITY]
    assert runs[-1].since == today - 12
    assert Vendor.objects.count() == 3
    call_command("load_sample")
    assert Vendor.objects.count() == 3


def test_between_them_the_sample_calls_exercise_every_signal() -> None:
    call_command("load_sample")
    heard = set(Finding.objects.values_list("signal", flat=True))
    for call in Call.objects.all():
        for member in call.deal.team.all():
            own = queries.own_conduct(call, member.person)
            heard |= {f.signal for f in own.findings} if own else set()
    assert heard == {p.SIGNAL for p in signals.SIGNALS}
