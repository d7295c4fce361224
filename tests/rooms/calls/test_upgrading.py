"""A database of the release before evidence: what was decided there is decided here."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import StateApps

from pacenotes.core.qualification import Light
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.models import Event
from tests.rooms.deals.words import kept_is_computed, light

pytestmark = pytest.mark.django_db(transaction=True)

BEFORE = [
    ("people", "0001_initial"),
    ("history", "0001_initial"),
    ("deals", "0001_initial"),
    ("calls", "0001_initial"),
]


@pytest.fixture
def before(tmp_path: Path) -> Iterator[StateApps]:
    """A database of its own with the tables as that release left them, empty."""
    with a_new_database(tmp_path):
        executor = MigrationExecutor(connection)
        executor.loader = MigrationLoader(connection, replace_migrations=False)
        executor.migrate(BEFORE)
        yield executor.loader.project_state(BEFORE).apps


@contextmanager
def a_new_database(folder: Path) -> Iterator[None]:
    """An empty one, in the place of that which the tests have."""
    usual = connection.settings_dict["NAME"]
    on_server = connection.vendor == "postgresql"
    name = "before_upgrading" if on_server else str(folder / "before.sqlite3")
    if on_server:
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    connection.settings_dict["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual
        if on_server:
            with connection.cursor() as cursor:
                cursor.execute(f"DROP DATABASE {name}")


def upgrade() -> None:
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes())


TABLES = {
    "sqlite": (
        """SELECT t.name, c.name, c.type, c."notnull", c.pk
           FROM sqlite_master AS t, pragma_table_xinfo(t.name) AS c WHERE t.type = 'table'""",
        "SELECT type, name FROM sqlite_master WHERE sql IS NOT NULL",
    ),
    "postgresql": (
        """SELECT table_name, column_name, data_type, is_nullable, character_maximum_length
           FROM information_schema.columns WHERE table_schema = 'public'""",
        """SELECT conrelid::regclass::text, contype::text, pg_get_constraintdef(oid)
           FROM pg_constraint WHERE connamespace = 'public'::regnamespace""",
        "SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'",
        "SELECT proname FROM pg_proc WHERE proname LIKE 'history%'",
    ),
}
"""What tells columns, constraints, indexes and triggers, in any order."""


def tables() -> list[set[Any]]:
    """All that `TABLES` tells, and what SQLite keeps in a table's own words alone."""
    found: list[set[Any]] = []
    with connection.cursor() as cursor:
        for question in TABLES[connection.vendor]:
            cursor.execute(question)
            found.append(set(cursor.fetchall()))
        if connection.vendor == "sqlite":
            cursor.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table'")
            words = re.compile(r'(CONSTRAINT|REFERENCES) "(\w+)"')
            found.append({(t, *sorted(words.findall(said))) for t, said in cursor.fetchall()})
    return found


def make(apps: StateApps, room: str, model: str, **fields: object) -> Any:
    return apps.get_model(room, model).objects.create(**fields)


def person(apps: StateApps, email: str, position: str) -> Any:
    return make(
        apps, "people", "Person", email=email, name=email, position_key=position, password="x"
    )


class Old:
    """What stood in it: a deal, a call, and what was heard there."""

    def __init__(self, apps: StateApps, name: str, robin: Any) -> None:
        self.apps, self.robin = apps, robin
        account = make(apps, "deals", "Account", name=f"Account of {name}")
        self.deal = make(apps, "deals", "Deal", name=name, account=account)
        make(
            apps, "deals", "TeamMember", deal=self.deal, person=robin,
            position_key="account-executive",
        )  # fmt: skip
        self.call = make(
            apps, "calls", "Call", deal=self.deal, title="Discovery",
            held_on=dt.date(2026, 9, 14), sha256="0" * 64, added_by=robin,
        )  # fmt: skip
        self.dana = make(
            apps, "calls", "Speaker", call=self.call, label="DW", name="Dana Whitfield", rank=0,
            party="theirs",
        )  # fmt: skip
        self.places = 0

    def heard(self, signal: str, kind: str, decision: str, **fields: object) -> Any:
        self.places += 1
        is_decided = decision in {"accepted", "rejected"}
        told: dict[str, object] = {
            "utterance": self.places, "start": 0, "end": 5, "words": "words", "at": 1.5,
            "why": {"message": "because"}, "detail": {}, "listener_version": 1,
            "decision": decision, "decided_by": self.robin if is_decided else None,
            "decided_at": dt.datetime(2026, 9, 15, tzinfo=dt.UTC) if is_decided else None,
            "speaker": self.dana,
        }  # fmt: skip
        return make(
            self.apps, "calls", "Finding", call=self.call, signal=signal, kind=kind,
            **{**told, **fields},
        )  # fmt: skip


@pytest.fixture
def as_made_now(transactional_db: None) -> list[set[Any]]:
    return tables()


# One upgrade for all of it: it takes a while.


def test_what_was_decided_in_the_release_before_is_decided_here(
    as_made_now: list[set[Any]], before: StateApps
) -> None:
    robin = person(before, "robin@ours.example", "account-executive")
    decided, lit, undated = (Old(before, name, robin) for name in ("Decided", "Lit", "Undated"))
    for decision in ("accepted", "rejected", "proposed"):
        decided.heard("budget", "amount", decision, words=decision)
    decided.heard("promises", "ours", "")
    decided.heard("need", "wish", "proposed", utterance=77)
    decided.heard("need", "pain", "accepted", utterance=77)
    play_all_lights(lit)
    undated.heard("deadlines", "date", "accepted")
    added = dt.datetime(2026, 3, 1, 12, tzinfo=dt.UTC)
    calls = before.get_model("calls", "Call").objects
    calls.filter(pk=undated.call.pk).update(held_on=None, added_at=added)
    lonely = make(before, "deals", "Deal", name="Lonely", account=lit.deal.account)
    sam = person(before, "sam@ours.example", "pre-sales-engineer")
    make(before, "deals", "TeamMember", deal=lonely, person=sam, position_key=sam.position_key)
    finding = decided.heard("budget", "exists", "accepted", words="in history")
    for about_type, about in (("deal", decided.deal), ("call", decided.call), ("finding", finding)):
        make(
            before, "history", "Event", verb="did", about_type=about_type, about_id=about.pk,
            by=robin,
        )  # fmt: skip

    upgrade()

    assert tables() == as_made_now
    decisions_are_kept(Deal.objects.get(name="Decided"), robin.pk)
    lights_are_computed(Deal.objects.get(name="Lit"))
    words_age_from_when_they_were_added(Deal.objects.get(name="Undated"), added)
    events_have_their_deal(Deal.objects.get(name="Decided"))
    assert Deal.objects.get(name="Decided").owner_id == robin.pk
    assert Deal.objects.get(name="Lonely").owner is None
    it_is_decided_on_as_ever(Deal.objects.get(name="Decided"))


def play_all_lights(old: Old) -> None:
    for signal, kind in (("need", "pain"), ("authority", "decides")):
        old.heard(signal, kind, "accepted")
    for amount in ("100", "180"):
        old.heard(
            "budget", "amount", "accepted", detail={"money": {"amount": amount, "currency": "EUR"}}
        )
    window = {"first": "2026-10-31", "last": "2026-10-31"}
    old.heard("timeline", "wants_by", "accepted", detail={"window": window})
    old.heard("deadlines", "contract_end", "accepted", detail={"window": window})
    old.heard("economic_buyer", "mentioned", "accepted")
    old.heard("pitfalls", "competitor", "accepted", detail={"what": "Meridian"})


def decisions_are_kept(deal: Deal, robin: int) -> None:
    kept = {piece.words: piece for piece in deal.evidence.filter(part="budget")}
    assert set(kept) == {"accepted", "rejected", "proposed", "in history"}
    call = deal.calls.get()
    for decision in ("accepted", "rejected", "proposed"):
        piece = kept[decision]
        assert (piece.decision, piece.question) == (decision, "qualified")
        assert (piece.speaker, piece.party, piece.at) == ("Dana Whitfield", "theirs", 1.5)
        assert (piece.source, piece.source_id) == ("call", call.pk)
        assert piece.said_on == dt.date(2026, 9, 14)
        assert piece.finding.words == decision
    assert kept["accepted"].decided_by_id == robin
    assert kept["rejected"].decided_at == dt.datetime(2026, 9, 15, tzinfo=dt.UTC)
    assert kept["proposed"].decided_by is None
    both = deal.evidence.get(part="need")
    assert (both.decision, both.finding.kind) == ("accepted", "pain"), "not the wish beside it"


def lights_are_computed(deal: Deal) -> None:
    assert light(deal, "qualified") is Light.CONTRADICTED
    assert light(deal, "economic-buyer") is Light.HEARD
    assert light(deal, "deadlines") is Light.ANSWERED
    kept_is_computed(deal, dt.date(2026, 9, 20), dt.date(2026, 11, 1), dt.date(2028, 1, 1))
    deadline, pitfall = deal.deadlines.standing().get(), deal.pitfalls.standing().get()
    assert (deadline.kind, deadline.last) == ("contract-end", dt.date(2026, 10, 31))
    assert (pitfall.kind, pitfall.what) == ("competitor", "Meridian")


def words_age_from_when_they_were_added(deal: Deal, added: dt.datetime) -> None:
    assert deal.evidence.get().added_at == added
    assert light(deal, "deadlines") is Light.STALE
    kept_is_computed(deal)


def events_have_their_deal(deal: Deal) -> None:
    assert set(Event.objects.values_list("deal_id", flat=True)) == {deal.pk}


def it_is_decided_on_as_ever(deal: Deal) -> None:
    piece = deal.evidence.get(words="accepted")
    assert deal.owner is not None
    answer = actions.answer_part(
        deal=deal, part="budget", text="Yes.", evidence=[piece], by=deal.owner
    )
    assert answer in deal.answers.standing()
    assert actions.count_anew(by=None) == Deal.objects.count()
    kept_is_computed(deal)
