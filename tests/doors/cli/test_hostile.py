"""Whatever is in a transcript, no form of output is steered by it, and each is complete."""

from __future__ import annotations

import json
import os
import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from pacenotes.doors.cli.main import main

MARKUP = "<script>alert(1)</script><img src=x onerror=alert(1)>"
STEERING = "\x1b[31mred\x1b]0;title\x07\x9b31m\u202eback\u2066wards\u2028line"
RICH = "[bold red]not bold[/] [link=http://x]here[/link] :smile:"
EVIL = f"{MARKUP} {STEERING} {RICH}"
CONTROLS = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\u2028\u2029]")

FORMATS = {
    "call.txt": f"Ann <b>\x1b[31m\u202e: Our problem is that {EVIL} fails.\n",
    "call.vtt": f"WEBVTT\n\n00:01.000 --> 00:02.000\n<v Ann>Our problem is that {EVIL} fails.\n",
    "call.srt": f"1\n00:00:01,000 --> 00:00:02,000\nAnn: Our problem is that {EVIL} fails.\n",
    "call.json": json.dumps(
        {
            "text": "", "language": "en",
            "segments": [
                {"id": 0, "start": 0, "end": 1, "speaker": f"Ann {EVIL}",
                 "text": f"Our problem is that {EVIL} fails."}
            ],
        }
    ),
}  # fmt: skip


@pytest.fixture(params=FORMATS)
def evil(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    file = tmp_path / request.param
    file.write_text(FORMATS[request.param], "utf-8")
    return str(file)


class Tags(HTMLParser):
    """The names of all tags and attributes of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.seen: set[str] = set()
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.seen |= {tag, *(name for name, _ in attrs)}


def test_a_terminal_is_not_steered(
    evil: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "100")
    for more in ([], ["--all"], [evil]):
        assert main(["listen", evil, *more]) == 0
        printed = capsys.readouterr().out
        assert not CONTROLS.search(printed)
    assert main(["listen", evil]) == 0
    read = re.sub(r"\s+", " ", capsys.readouterr().out)
    assert "Our problem is that" in read


def test_no_markup_of_rich_is_obeyed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FORCE_COLOR", "1")
    call = tmp_path / "call.txt"
    call.write_text(f"Ann: Our problem is that {RICH} fails.\n")

    assert main(["listen", str(call)]) == 0
    printed = capsys.readouterr().out
    assert ":smile:" in printed
    assert "[bold red]" in printed
    assert "\x1b]8;" not in printed


def test_json_carries_it_as_data(evil: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["listen", evil, "--json"]) == 0
    printed = capsys.readouterr().out
    (call,) = json.loads(printed)["calls"]
    assert not CONTROLS.search(printed)
    assert "alert(1)" in call["utterances"][0]["text"]


def test_a_page_shows_it_and_runs_nothing(evil: str, tmp_path: Path) -> None:
    page = tmp_path / "page.html"

    assert main(["listen", evil, "--html", str(page)]) == 0
    written = page.read_text("utf-8")
    assert not {"script", "img", "onerror", "src"} & Tags(written).seen
    assert "alert(1)" in written
    assert not re.search("[\x1b\x9b\x07]", written)


@pytest.fixture(scope="module")
def long(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("long") / "long.txt"
    file.write_text(
        "Ann: Our problem is that loads fail.\n"
        f"Ben: {'x' * 1_000_000}\nAnn: We need {'word ' * 200_000}by Friday.\n"
    )
    return str(file)


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> str:
    file = tmp_path_factory.mktemp("crowd") / "crowd.txt"
    file.write_text(
        "".join(f"Person {n}: Our problem is that load {n} fails.\n" for n in range(10_000))
    )
    return str(file)


@pytest.mark.parametrize("which", ["long", "crowd"])
def test_a_speech_of_a_megabyte_and_ten_thousand_speakers_are_listened_to(
    which: str,
    request: pytest.FixtureRequest,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    file = request.getfixturevalue(which)
    page = tmp_path / "page.html"

    assert main(["listen", file]) == 0
    printed = capsys.readouterr().out
    assert "Our problem is that" in printed
    assert len(printed) < 20_000
    assert main(["listen", file, "--json", "--html", str(page)]) == 0
    (call,) = json.loads(capsys.readouterr().out)["calls"]
    assert len(call["speakers"]) == (2 if which == "long" else 10_000)
    assert page.read_text("utf-8").count('<li class="utterance') == len(call["utterances"])


def test_a_crowd_is_counted_not_listed(crowd: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["listen", crowd]) == 0
    printed = capsys.readouterr().out
    assert "Speakers 10000" in printed
    assert "… and 9992 more" in printed


def test_a_name_that_is_no_unicode_is_shown_with_a_replacement(
    tmp_path: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    name = os.fsdecode(os.fsencode(tmp_path) + b"/call-\xff.txt")
    Path(name).write_text("Ann: Our problem is that loads fail.\n")

    for option in ("--all", "--json"):
        assert main(["listen", name, option]) == 0
        printed = capfdbinary.readouterr().out.decode()
        assert "call-�.txt" in printed or "call-\\udcff.txt" in printed
