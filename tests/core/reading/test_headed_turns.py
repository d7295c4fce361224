"""Otter's text, Teams' Word document, and Zoom's chat: turns under names with times."""

import datetime as dt

from pacenotes.core.transcript import Participant
from tests.core.reading.vocabulary import call, said, timed, word_file

OTTER = """Garage demo
Mon, Jan 22, 2024 10:00AM • 42:13

SUMMARY KEYWORDS
tyres, fuel

SPEAKERS
Noor Adel, Ines Tam

Noor Adel  0:03
Let me show you the board.
We meet at 10:30

Ines Tam  1:02:04
Go ahead.

Unknown Speaker  1:02:09
Mhm.

Transcribed by https://otter.ai
"""


def test_otter():
    read = call(OTTER)
    assert read.format == "otter"
    assert timed(OTTER) == [
        ("Noor Adel", "Let me show you the board. We meet at 10:30", 3.0, None),
        ("Ines Tam", "Go ahead.", 3724.0, None),
        (None, "Mhm.", 3729.0, None),
    ]
    assert (read.title, read.held_on) == ("Garage demo", dt.date(2024, 1, 22))
    assert read.participants == (Participant("Noor Adel"), Participant("Ines Tam"))
    assert read.notes == ("tyres, fuel",)


def test_otter_without_a_header():
    assert said("Speaker 1  0:00\nHi.\n\nSpeaker 2  0:04\nHello.\n") == [
        ("Speaker 1", "Hi."),
        ("Speaker 2", "Hello."),
    ]


TEAMS = word_file(
    "Garage demo-20240122_100000-Meeting Recording",
    "January 22, 2024, 10:00AM",
    "42m 13s",
    "Noor Adel started transcription",
    "Noor Adel   0:03\nLet me show you the board & more.",
    "Ines Tam   1:02:04\nGo ahead.\nIt is <b>fine</b>.",
    "Noor Adel stopped transcription",
)


def test_teams():
    read = call(TEAMS)
    assert read.format == "teams-docx"
    assert timed(TEAMS) == [
        ("Noor Adel", "Let me show you the board & more.", 3.0, None),
        ("Ines Tam", "Go ahead. It is <b>fine</b>.", 3724.0, None),
    ]
    assert read.held_on == dt.date(2024, 1, 22)
    assert read.problems == ()


def test_teams_until_2023():
    old = word_file(
        "0:0:0.0 --> 0:0:1.270\nNoor Adel\nLet me show",
        "0:0:1.270 --> 0:0:10.5\nInes Tam\nGo ahead.\nPlease.",
    )
    assert timed(old) == [
        ("Noor Adel", "Let me show", 0.0, 1.27),
        ("Ines Tam", "Go ahead. Please.", 1.27, 10.5),
    ]


def test_word_tables_and_content_controls_are_read():
    cell = "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"
    control = "<w:sdt><w:sdtContent><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    assert said(word_file(body=cell.format("Noor: Hi") + control.format("Bo: Hello"))) == [
        ("Noor", "Hi"),
        ("Bo", "Hello"),
    ]


def test_zoom_chat():
    text = (
        "00:04:08\tNoor:\thttps://garage.example/plan\n00:05:03\tBot of Noor:\tI take notes:\n\n"
        "Type: help\n00:30:10\tines.t:\tsame here\n"
    )
    assert call(text).format == "zoom-chat"
    assert timed(text) == [
        ("Noor", "https://garage.example/plan", 248.0, None),
        ("Bot of Noor", "I take notes: Type: help", 303.0, None),
        ("ines.t", "same here", 1810.0, None),
    ]


def test_zoom_chat_with_addressees():
    text = "10:02:03 From Noor Adel to Everyone:\n\thello\n10:02:09\t From  Ines : hi\n"
    assert said(text) == [("Noor Adel", "hello"), ("Ines", "hi")]
