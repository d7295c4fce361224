"""Every word of the command line goes through the translators."""

from __future__ import annotations

import gettext
import re
from pathlib import Path

import pytest

from pacenotes.doors.cli import language
from pacenotes.doors.cli.main import main
from tests.doors.cli.door import SAMPLES, TEAM

FOREIGN = re.compile(r"WebVTT|Otter|Google Meet|Gong|API|JSON|SRT|EUR|USD|GBP|html|--[a-z]+")


class Marked(gettext.NullTranslations):
    """A language in which every sentence stands in brackets, and fields as in English."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def untranslated(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]):
    """Words that are printed and neither translated nor in the call."""
    monkeypatch.setattr(language, "_catalogue", Marked)
    monkeypatch.setenv("COLUMNS", "10000")

    def listen(*arguments: object, status: int = 0) -> list[str]:
        assert main(["listen", *map(str, arguments)]) == status
        printed = "".join(capsys.readouterr())
        assert "⟦" in printed
        said = {word for file in arguments if Path(str(file)).is_file() for word in words(file)}
        bare = printed
        while re.search("⟦[^⟦⟧]*⟧", bare):
            bare = re.sub("⟦[^⟦⟧]*⟧", "", bare)
        assert "⟦" not in bare.upper()
        bare = FOREIGN.sub("", bare)
        given = set(re.findall(r"[^\W\d_]+", " ".join(map(str, arguments))))
        return [w for w in re.findall(r"[^\W\d_]+", bare) if w not in said | given]

    return listen


def words(file: object) -> list[str]:
    return re.findall(r"[^\W\d_]+", Path(str(file)).read_text("utf-8"))


@pytest.mark.parametrize("more", [[], TEAM], ids=["bare", "team"])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_a_debrief_has_no_word_of_its_own_language(
    untranslated, sample: Path, more: list[str]
) -> None:
    assert untranslated(sample, "--all", *more) == []


def test_neither_has_a_table_nor_what_is_said_of_bad_files(untranslated, tmp_path: Path) -> None:
    (tmp_path / "cut.json").write_text('{"callTranscripts": [')
    (tmp_path / "empty.txt").touch()

    found = untranslated(
        *SAMPLES, tmp_path / "cut.json", tmp_path / "empty.txt", tmp_path / "none", tmp_path,
        "--html", tmp_path / "page.html", status=3,
    )  # fmt: skip
    assert set(found) <= {"pacenotes"}


def test_options_are_explained_in_the_readers_language(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(language, "_catalogue", Marked)
    main(["listen", "--help"])
    helped = re.sub(r"\s+", " ", capsys.readouterr().out)

    for option in re.findall(r" (--[a-z]+)", helped.split("⟦", 1)[1]):
        assert re.search(rf"{option}( [A-Z:\[\]-]+)? ⟦", helped) or option == "--help"


def test_a_catalogue_is_chosen_by_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "xx")

    assert language.language() == "en"
    assert language.say("Deadlines") == "Deadlines"
