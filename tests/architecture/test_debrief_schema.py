from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

from bench.corpus import call, webvtt
from pacenotes.doors.cli.main import main
from tests.architecture.guards.tree import REPOSITORY

SCHEMA = json.loads((REPOSITORY / "docs/reference/debrief.schema.json").read_text("utf-8"))

WITHOUT_TIMES = "Alex (Account Executive, Acme): Who signs this?\n\nSam: Our CFO does, by Friday.\n"


@pytest.fixture
def files(tmp_path: Path) -> list[str]:
    """A long call, one without times, and one that can't be read."""
    for name, data in {
        "call.vtt": webvtt(call()),
        "notes.md": WITHOUT_TIMES.encode(),
        "empty.txt": b"",
    }.items():
        (tmp_path / name).write_bytes(data)
    return [str(path) for path in sorted(tmp_path.iterdir())]


@pytest.mark.parametrize(
    "options", [[], ["--share"], ["--ours", "Noor Haddad: pre-sales-engineer"]]
)
def test_the_output_is_as_documented(
    files: list[str], options: list[str], capsys: pytest.CaptureFixture[str]
) -> None:
    main(["listen", *files, "--json", "--date", "2026-11-02", *options])
    said = json.loads(capsys.readouterr().out)
    jsonschema.validate(said, SCHEMA, cls=jsonschema.Draft202012Validator)
    assert [("error" in one) for one in said["calls"]] == [False, True, False]
    for one in said["calls"]:
        for finding in one.get("findings", []):
            quote = finding["quote"]
            text = one["utterances"][quote["utterance"]]["text"]
            assert text[quote["start"] : quote["end"]] == quote["text"]
