from __future__ import annotations

from pathlib import Path

import pytest

from pacenotes.core.telling.happenings import SENTENCES, fields_in
from tests.architecture.guards import told_events
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY

ACTIONS = "src/pacenotes/rooms/deals/actions/flying.py"


def test_everything_in_a_deals_timeline_has_a_sentence() -> None:
    assert told_events.faults(REPOSITORY) == []


def test_every_sentence_is_of_something_that_is_done() -> None:
    assert {verb for verb, _ in SENTENCES} == told_events.verbs_in(REPOSITORY)


def test_every_sentence_says_who_or_what() -> None:
    assert [s for s in SENTENCES.values() if not {"who", "question"} & fields_in(s)] == []


PLANTED = {
    "written out": 'record("flew", deal, by=by, deal_id=deal.pk)',
    "chosen between": 'record("flew" if up else "moved", deal, by=by, deal_id=deal.pk)',
    "set before": 'verb = "flew"\n    record(verb, deal, by=by, deal_id=deal.pk)',
    "of many": "record_many(events=[Happened('flew', 'deal', 1, 1, {}, {})], by=by)",
    "by its module": 'history.record("flew", deal, by=by, deal_id=deal.pk)',
}


@pytest.mark.parametrize("how", PLANTED)
def test_a_verb_without_a_sentence_is_caught(how: str, tmp_path: Path) -> None:
    plant(tmp_path, ACTIONS, f"def fly(deal, by, up):\n    {PLANTED[how]}\n")
    (fault,) = told_events.faults(tmp_path)
    assert "'flew' has no sentence" in fault


def test_a_verb_that_is_passed_on_is_caught_where_it_is_written(tmp_path: Path) -> None:
    text = """
        def fly(deal, by):
            _add(deal, "flew", by)

        def _add(deal, verb, by):
            record(verb, deal, by=by, deal_id=deal.pk)
        """
    plant(tmp_path, ACTIONS, text)
    assert len(told_events.faults(tmp_path)) == 1
    plant(tmp_path, ACTIONS, text.replace("flew", "moved"))
    assert told_events.faults(tmp_path) == []


def test_a_verb_that_nobody_can_tell_is_caught(tmp_path: Path) -> None:
    plant(
        tmp_path, ACTIONS, "def fly(deal, by):\n    record(deal.verb, deal, by=by, deal_id=deal.pk)"
    )
    assert "can't be told" in told_events.faults(tmp_path)[0]


def test_what_is_in_no_timeline_needs_no_sentence(tmp_path: Path) -> None:
    plant(tmp_path, ACTIONS, 'def fly(table, by):\n    record("kept", table, by=by)')
    assert told_events.faults(tmp_path) == []
