from __future__ import annotations

from pathlib import Path

import pytest

from tests.architecture.guards import core_decides
from tests.architecture.guards.planting import plant
from tests.architecture.guards.tree import REPOSITORY


def test_core_only_decides() -> None:
    assert core_decides.faults(REPOSITORY) == []


@pytest.mark.parametrize(
    "fault",
    [
        "import django",
        "from django.utils import timezone",
        "import numpy as np",
        "import requests",
        "import sqlite3",
        "import socket",
        "from urllib.request import urlopen",
        "from urllib import request",
        "from http.client import HTTPConnection",
        "import docx",
        "import datetime as dt\nnow = dt.datetime.now()",
        "from datetime import date\nnow = date.today()",
        "import time\nnow = time.time()",
        "def f():\n    import asyncio",
    ],
)
def test_a_reach_outside_is_caught(tmp_path: Path, fault: str) -> None:
    plant(tmp_path, "src/pacenotes/core/listening/ears.py", fault)
    assert len(core_decides.faults(tmp_path)) == 1


def test_what_core_needs_is_let_through(tmp_path: Path) -> None:
    plant(tmp_path, "src/pacenotes/core/reading/teams.py", "import docx\nimport json")
    plant(tmp_path, "src/pacenotes/core/landscape/bits.py", "import numpy as np")
    plant(
        tmp_path,
        "src/pacenotes/core/dates.py",
        "import datetime as dt\nimport re2\nfrom urllib.parse import quote\nd = dt.date(2, 1, 2)",
    )
    assert core_decides.faults(tmp_path) == []
