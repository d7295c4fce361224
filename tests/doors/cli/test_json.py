"""`--json`: one valid document in every case, in the documented form."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest

from pacenotes.core.listening.signals import CONDUCT, SIGNALS
from pacenotes.core.positions import POSITIONS
from pacenotes.core.qualification import QUESTIONS
from pacenotes.core.reading import READERS
from pacenotes.doors.cli.main import main
from tests.doors.cli.door import DEMO, SAMPLES, TEAM, run_apart

SCHEMA = json.loads(
    (Path(str(files("pacenotes"))).parents[1] / "docs/reference/debrief.schema.json").read_text()
)
FORM = jsonschema.Draft202012Validator(
    SCHEMA, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
)


@pytest.fixture
def document(capsys: pytest.CaptureFixture[str]):
    def listen(*arguments: object, status: int = 0) -> dict:
        assert main(["listen", *map(str, arguments), "--json"]) == status
        value = json.loads(capsys.readouterr().out)
        FORM.validate(value)
        return value

    return listen


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def objects(schema: object):
    """Every schema of an object in a schema."""
    if isinstance(schema, dict):
        if schema.get("type") == "object":
            yield schema
        for value in schema.values():
            yield from objects(value)
    if isinstance(schema, list):
        for value in schema:
            yield from objects(value)


def test_the_schema_allows_nothing_undocumented_and_describes_everything() -> None:
    for schema in objects(SCHEMA):
        assert schema.get("additionalProperties") is not None
        if "properties" in schema:
            assert schema["additionalProperties"] is False
            for name, field in schema["properties"].items():
                assert "description" in field, name


def test_the_schema_names_what_core_names() -> None:
    kinds = SCHEMA["$defs"]
    assert kinds["signal"]["enum"] == [one.SIGNAL for one in SIGNALS]
    assert kinds["question"]["enum"] == [question.key for question in QUESTIONS]
    parts = [part.key for question in QUESTIONS for part in question.parts]
    assert kinds["part"]["enum"] == parts
    assert kinds["position"]["enum"] == [position.key for position in POSITIONS]
    assert kinds["format"]["enum"] == [reader.NAME for reader in READERS]


@pytest.mark.parametrize("more", [[], TEAM, ["--share"]], ids=["bare", "team", "share"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_every_sample_call_is_as_documented(document, sample: Path, more: list[str]) -> None:
    (call,) = document(sample, *more)["calls"]

    assert call["file"] == str(sample)
    for finding in call["findings"]:
        quote = finding["quote"]
        text = call["utterances"][quote["utterance"]]["text"]
        assert text[quote["start"] : quote["end"]] == quote["text"]


def test_several_files_are_one_document_in_their_order(document) -> None:
    calls = document(*SAMPLES)["calls"]

    assert [call["file"] for call in calls] == [str(path) for path in SAMPLES]


def test_what_cant_be_read_is_in_it_with_its_reason(document, tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text('{"callTranscripts": [\n{"callId"')
    calls = document(tmp_path / "cut.json", DEMO, tmp_path, status=3)["calls"]

    assert calls[0]["line"] == 2
    assert "breaks off" in calls[0]["error"]
    assert calls[1]["file"] == DEMO
    assert calls[2] == {"file": str(tmp_path), "error": "is a folder; name the files in it",
                        "line": None}  # fmt: skip


def test_with_nothing_readable_it_is_still_a_document(document, tmp_path: Path) -> None:
    (call,) = document(tmp_path / "none.vtt", status=3)["calls"]

    assert call["error"] == "there is no such file"


def test_standard_input_is_called_what_it_was_asked_by() -> None:
    done = run_apart("listen", "-", "--json", given=Path(DEMO).read_bytes())

    assert json.loads(done.stdout)["calls"][0]["file"] == "-"


def test_what_is_shared_has_no_word_of_conduct(document) -> None:
    conduct = {one.SIGNAL for one in CONDUCT}
    every = document(DEMO, *TEAM)["calls"][0]
    shared = document(DEMO, *TEAM, "--share")["calls"][0]

    assert {f["signal"] for f in every["findings"]} >= conduct
    for part in ("findings", "abstentions"):
        assert not conduct & {one["signal"] for one in shared[part]}


def test_it_is_in_english_whatever_the_reader_speaks(
    document, monkeypatch: pytest.MonkeyPatch
) -> None:
    plain = document(DEMO)
    monkeypatch.setattr("pacenotes.doors.cli.language.say", str.upper)
    assert document(DEMO) == plain


def test_an_output_without_utf_8_gets_the_same_document() -> None:
    done = run_apart("listen", DEMO, "--json", PYTHONUTF8="0", PYTHONIOENCODING="ascii")

    assert done.stdout.isascii()
    FORM.validate(json.loads(done.stdout))
