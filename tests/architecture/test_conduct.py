from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import conduct
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_no_room_can_store_conduct() -> None:
    assert conduct.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "fault",
    [
        "found = listen(transcript, roster, on, signals.CONDUCT)",
        "from pacenotes.core.listening.signals import SIGNALS",
        "found = listen(transcript, roster, on)",
    ],
)
def test_a_job_that_listens_for_conduct_is_caught(tmp_path: Path, fault: str) -> None:
    plant(tmp_path, "src/pacenotes/rooms/calls/jobs.py", fault)
    assert len(conduct.faults(tmp_path)) == 1


def test_a_query_for_its_person_is_let_through(tmp_path: Path) -> None:
    text = "def mirror(call, person, proposers=signals.CONDUCT):\n    ..."
    plant(tmp_path, "src/pacenotes/rooms/calls/queries.py", text)
    plant(tmp_path, "src/pacenotes/rooms/calls/jobs.py", "listen(t, r, on, signals.CALL)")
    assert conduct.faults(tmp_path) == []


@pytest.mark.parametrize("folder", ["queries", "rules", "actions"])
def test_in_a_folder_too_only_a_query_asks_for_conduct(tmp_path: Path, folder: str) -> None:
    text = "def mirror(call, person, proposers=signals.CONDUCT):\n    ..."
    plant(tmp_path, f"src/pacenotes/rooms/calls/{folder}/mirror.py", text)
    assert bool(conduct.faults(tmp_path)) is (folder != "queries")


@pytest.mark.parametrize(
    "place",
    [
        "doors/web/calls/debrief_page.py",
        "doors/web/demos/after/page.py",
        "doors/api/calls.py",
        "rooms/demos/actions/cues.py",
        "rooms/demos/jobs.py",
        "site/management/commands/export.py",
    ],
)
@pytest.mark.parametrize(
    "fault",
    [
        "from pacenotes.rooms.demos.queries.own_cues import own_cues",
        "sent = queries.own_conduct(call, person)",
        "from pacenotes.rooms.mirror.queries.pages import open_pages",
    ],
)
def test_anybody_elses_page_that_reads_it_is_caught(tmp_path: Path, place: str, fault: str) -> None:
    plant(tmp_path, f"src/pacenotes/{place}", fault)
    assert len(conduct.faults(tmp_path)) == 1


def test_ones_own_page_is_let_through(tmp_path: Path) -> None:
    text = "from pacenotes.rooms.demos.queries.own_cues import own_cues"
    plant(tmp_path, "src/pacenotes/doors/web/calls/own_page.py", text)
    plant(tmp_path, "src/pacenotes/rooms/demos/queries/own_cues.py", "def own_cues(): ...")
    own = "from pacenotes.rooms.mirror.queries.pages import open_pages"
    plant(tmp_path, "src/pacenotes/doors/web/mirror/views.py", own)
    plant(tmp_path, "src/pacenotes/rooms/mirror/actions/keeping.py", own)
    assert conduct.faults(tmp_path) == []
