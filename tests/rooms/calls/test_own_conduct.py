"""Law 5: a person's own conduct is readable by that person alone, and kept nowhere."""

from __future__ import annotations

import io
from collections.abc import Iterable
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection

from pacenotes.core.listening import signals
from pacenotes.core.listening.finding import Abstention, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.wording import words
from pacenotes.rooms.calls import queries
from pacenotes.rooms.calls.models import Call
from tests.cast import deal, discovery_team, heard_call, person

pytestmark = pytest.mark.django_db

CANARY = "canary-5b1e"


class Canary:
    """A conduct signal that remarks on every sentence of everybody of ours."""

    SIGNAL = "back_seat"

    def find(self, hearing: Hearing) -> Iterable[Finding | Abstention]:
        """One finding a sentence, with a word that nothing else contains."""
        for sentence in hearing.sentences:
            if hearing.is_ours(sentence.speaker):
                yield hearing.finding(self.SIGNAL, CANARY, sentence, words(CANARY))


def own(call: Call, who: object) -> list[str]:
    heard = queries.own_conduct(call, who, (Canary(),))  # type: ignore[arg-type]
    return [f.speaker or "" for f in heard.findings] if heard else []


def database() -> str:
    """Everything that the database holds: its rows, and the file itself where it is one."""
    dump = io.StringIO()
    call_command("dumpdata", stdout=dump)
    if connection.vendor == "sqlite":
        dump.write(Path(connection.settings_dict["NAME"]).read_bytes().decode("latin-1"))
    return dump.getvalue()


def test_everybody_reads_their_own_conduct_and_nobody_elses() -> None:
    team, robin, sam = discovery_team()
    call = heard_call(team, robin)
    assert set(own(call, robin)) == {"Robin Adler"}
    assert set(own(call, sam)) == {"Sam Okafor"}


def test_managers_and_silent_members_read_nobodys() -> None:
    robin, kim = person(name="Robin Adler"), person("sales-manager", "Kim Larsen")
    call = heard_call(deal(robin, kim), robin)
    assert queries.own_conduct(call, kim, (Canary(),)) is None
    assert queries.own_conduct(call, person("sales-manager"), (Canary(),)) is None


@pytest.mark.parametrize(("limit", "most"), [("LONGEST_OWN", 3), ("LONGEST_OWN_TEXT", 100)])
def test_a_call_of_days_is_not_listened_to_while_one_waits(
    limit: str, most: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(queries, limit, most)
    team, robin, _ = discovery_team()
    heard = queries.own_conduct(heard_call(team, robin), robin, (Canary(),))
    assert heard is not None
    assert heard.findings == ()
    assert "too long" in str(heard.abstentions[0].why)


def test_a_namesake_who_is_not_on_the_team_reads_nothing() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    namesake = person(name="Robin Adler the second")
    namesake.name = "Robin Adler"
    namesake.save()
    assert queries.own_conduct(call, namesake, (Canary(),)) is None


@pytest.mark.django_db(transaction=True)
def test_nothing_of_it_is_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "CONDUCT", (Canary(),))
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    assert own(call, robin)
    assert CANARY not in database()
    conduct = {p.SIGNAL for p in signals.CONDUCT}
    assert not call.findings.filter(signal__in=conduct).exists()


@pytest.mark.django_db(transaction=True)
def test_a_leak_into_the_rows_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(signals, "CALL", (Canary(),))
    team, robin, _ = discovery_team()
    heard_call(team, robin)
    assert CANARY in database()


def test_the_signals_of_conduct_are_not_the_signals_of_the_call() -> None:
    assert not {p.SIGNAL for p in signals.CONDUCT} & {p.SIGNAL for p in signals.CALL}
    assert {p.SIGNAL for p in signals.CONDUCT} == {
        "back_seat", "taking_over", "cut_offs", "technical_drift",
    }  # fmt: skip
