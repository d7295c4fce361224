"""The debrief in a terminal: complete, in order, within its width, and nothing said twice."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from rich.cells import cell_len

from pacenotes.doors.cli.main import main
from tests.doors.cli.door import DEMO, SAMPLES, TEAM

ESCAPE = "\x1b"


@pytest.fixture
def shown(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch):
    """What is printed for these arguments at a width."""

    def listen(*arguments: str, width: int = 80) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        assert main(["listen", *arguments]) == 0
        return capsys.readouterr().out

    return listen


def said(text: str) -> str:
    """What is printed on one line, without the columns' spaces."""
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("width", [50, 60, 72, 80, 100, 132, 200])
@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_no_line_is_wider_than_the_terminal(shown, sample: Path, width: int) -> None:
    for line in shown(str(sample), "--all", width=width).splitlines():
        assert cell_len(line) <= width or " " not in line.strip()


@pytest.mark.parametrize("width", [60, 80, 200])
def test_no_line_ends_in_a_space_and_none_is_coloured_where_nobody_watches(
    shown, width: int
) -> None:
    for arguments in ([DEMO, *TEAM], [str(path) for path in SAMPLES]):
        printed = shown(*arguments, width=width)
        assert not re.search(r"[ \t]$", printed, re.M)
        assert ESCAPE not in printed


def test_the_head_says_what_each_fact_is(shown) -> None:
    printed = said(shown(DEMO, *TEAM))

    assert "Day 2026-09-29 · Length 4:42 · Speakers 4 · Read as WebVTT" in printed
    assert "Ours Robin Adler (Account executive), Sam Okafor (Pre-sales engineer)" in printed
    assert "Theirs Ingrid Solheim, Tomas Berg" in printed


def test_the_parts_come_in_the_order_in_which_they_are_used(shown) -> None:
    lines = shown(DEMO, *TEAM).splitlines()

    heads = [line for line in lines if line and line == line.upper() and line[0].isalpha()]
    assert heads == [
        "THE FIVE QUESTIONS", "ASKED OF US, STILL OPEN", "PROMISED", "ASKED OF US, ANSWERED",
        "THE WHEEL", "CONDUCT",
        "WHAT WE CLAIMED", "FIGURES",
    ]  # fmt: skip
    stand = [line.split(" · ")[0] for line in lines if line.startswith(("● ", "○ "))]
    assert stand[1:] == [
        "● Qualified", "● Economic buyer", "● Business case", "● Deadlines", "● Pitfalls",
    ]  # fmt: skip


def test_the_five_lights_stand_together_at_the_top(shown) -> None:
    printed = shown(DEMO, *TEAM)

    lights = "● Qualified   ● Economic buyer   ● Business case   ● Deadlines   ● Pitfalls"
    assert printed.index(lights) < printed.index("THE FIVE QUESTIONS")


def test_every_word_is_whole(shown) -> None:
    printed = shown(DEMO, *TEAM)

    assert "Ingrid Solheim  “I'd like to hear that from Sam, our security team has a" in printed
    assert "…" not in re.sub(r"of…”|… and \d+ more", "", printed)


def test_a_long_name_wraps_between_its_words(shown, tmp_path: Path) -> None:
    call = tmp_path / "call.txt"
    call.write_text("Maximiliana Wilhelmine Hohenfels: Our problem is that loads fail.\n")

    assert re.search(r"Maximiliana +“.*\n +Wilhelmine", shown(str(call)))


def test_the_same_words_are_printed_once_under_a_heading(shown, tmp_path: Path) -> None:
    call = tmp_path / "call.txt"
    call.write_text(
        "Ann: Legal and procurement take six weeks, and the security review takes four weeks.\n"
    )

    printed = said(shown(str(call), "--all"))
    for part in re.split(r"● |○ ", printed):
        quotes = re.findall(r"“[^”]{40,}”", part.split(" not heard")[0])
        assert len(quotes) <= len({*quotes}) + len(re.findall("Timeline|Decision|Security", part))


def test_who_answered_is_said_once(shown) -> None:
    printed = said(shown(DEMO, *TEAM))

    assert "answered by Sam Okafor" in printed
    assert not re.search(r"answered by ([\w ]+) · answered by", printed)
    assert "→ Sam Okafor · “Show them” steers the screen that Sam Okafor" not in printed


def test_a_reason_reminds_of_the_words_without_repeating_them_all(shown) -> None:
    printed = said(shown(DEMO, *TEAM))

    assert "“have to decide by the end of…” says by when" in printed


@pytest.mark.parametrize(
    ("words", "amount"),
    [
        ("It takes us 50-55 days on average.", "50–55 days"),
        ("It takes us one day on average.", "1 day"),
        ("About 35% of our runs fail today.", "35 %"),
    ],
)
def test_amounts_have_their_units_in_the_right_number(
    shown, tmp_path: Path, words: str, amount: str
) -> None:
    call = tmp_path / "call.txt"
    call.write_text(f"Ann: {words}\n")

    assert re.search(rf"(?<![\d–]){amount} ·", said(shown(str(call))))


def test_conduct_is_left_out_of_what_is_passed_on(shown) -> None:
    every, shared = said(shown(DEMO, *TEAM)), said(shown(DEMO, *TEAM, "--share"))

    assert "From the back seat" in every
    for word in ("CONDUCT", "back seat", "Show them the owner field", "Technical drift"):
        assert word not in shared
    assert "THE WHEEL" in shared


def test_the_first_few_are_shown_and_the_rest_counted_unless_all_are_asked_for(
    shown, tmp_path: Path
) -> None:
    call = tmp_path / "call.txt"
    call.write_text("".join(f"Ann: Our problem is number {n} of the list.\n" for n in range(9)))

    few, every = shown(str(call)), shown(str(call), "--all")
    assert few.count("“Our problem is number") == 4
    assert "… and 5 more (--all)" in few
    assert every.count("“Our problem is number") == 9
    assert "more (--all)" not in every


def test_what_is_not_known_says_why_and_what_would_help(shown) -> None:
    printed = said(shown(DEMO))

    assert "NOT KNOWN, AND WHY" in printed
    assert "what we claimed can't be told: who is on our side isn't known" in printed
    assert "--roster FILE, or --ours NAME and --theirs NAME" in printed
    assert "--date YYYY-MM-DD" in printed
    assert "say who is who" not in said(shown(DEMO, *TEAM))


def test_what_could_not_be_read_is_said_with_its_line(shown, tmp_path: Path) -> None:
    call = tmp_path / "call.vtt"
    call.write_text("WEBVTT\n\n00:05.000 --> 00:01.000\n<v Ann>Hello everybody.\n")

    printed = said(shown(str(call)))
    assert "COULD NOT BE READ AS WRITTEN · line 4: ends at 0:01" in printed


def test_names_of_any_script_keep_the_columns(shown, tmp_path: Path) -> None:
    call = tmp_path / "call.vtt"
    call.write_text(
        "WEBVTT\n\n00:01.000 --> 00:04.000\n<v דנה לוי>The problem is that our loads fail.\n\n"
        "00:05.000 --> 00:09.000\n<v 田中太郎>The problem is that nobody notices.\n"
    )

    lines = [line for line in shown(str(call)).splitlines() if "“The problem is that" in line]
    columns = {cell_len(line[: line.index("“")]) for line in lines}
    assert len(lines) == 2
    assert len(columns) == 1


def test_a_terminal_gets_colour_and_one_that_wants_none_gets_none(
    shown, monkeypatch: pytest.MonkeyPatch
) -> None:
    colour = re.compile(rf"{ESCAPE}\[[0-9;]*3[0-7]m")
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("TERM", "xterm-256color")
    assert colour.search(shown(DEMO))

    monkeypatch.setenv("NO_COLOR", "1")
    assert not colour.search(shown(DEMO))
