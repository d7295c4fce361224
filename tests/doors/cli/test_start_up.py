"""What a command doesn't need it doesn't load: that is what the time to start is made of."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.doors.cli.door import DEMO, PACKAGE, environment

HEAVY = (
    "django", "docx", "lxml", "psycopg", "uvicorn", "h11", "a2wsgi", "whitenoise", "rich", "numpy",
    "asyncio",
)  # fmt: skip
LOADED = """
import sys
from pacenotes.doors.cli.main import main
if sys.argv[1:]:
    main(sys.argv[1:])
print(*sorted(sys.modules), file=sys.stderr)
"""


def loaded(*arguments: str) -> set[str]:
    done = subprocess.run(
        [sys.executable, "-c", LOADED, *arguments],
        capture_output=True, text=True, env=environment(), check=True,
    )  # fmt: skip
    return set(done.stderr.splitlines()[-1].split())


@pytest.mark.parametrize("arguments", [[], ["--version"], ["listen", DEMO, "--json"]])
def test_nothing_heavy_is_loaded_for_json_or_less(arguments: list[str]) -> None:
    assert not {name for name in loaded(*arguments) if name.split(".")[0] in HEAVY}


def test_the_command_alone_loads_no_reader_and_no_signal() -> None:
    assert not {name for name in loaded() if name.startswith("pacenotes.core.")} - {
        "pacenotes.core.wording"
    }


@pytest.mark.parametrize("files", [[DEMO], [DEMO, DEMO]], ids=["one", "several"])
def test_the_terminal_loads_no_more_of_rich_than_it_prints_with(files: list[str]) -> None:
    modules = loaded("listen", *files)

    assert "rich.console" in modules
    for name in ("django", "docx", "rich.progress", "rich.live", "rich.markdown", "rich.traceback"):
        assert name not in modules


def test_only_a_word_document_loads_the_library_for_them() -> None:
    samples = [str(path) for path in (PACKAGE / "site/sample/calls").iterdir()]

    assert "docx" not in loaded("listen", *samples, "--json")
