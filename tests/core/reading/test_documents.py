"""Calls written down as text or Markdown, and Google Meet's document."""

import datetime as dt

import pytest

from pacenotes.core.transcript import Participant
from tests.core.reading.vocabulary import call, reasons, refusal, said, timed, word_file

BOLD = """# Call Transcript: Pit Stop
**Call ID:** A-7
**Date:** January 22, 2024
**Participants:**
- Noor (Apex Account Executive)
- Ines Tam (Head of Racing, Garage One, Inc.)
- Bo – Mechanic, Garage One
**Outcome:** A demo

---

**Noor:** Thanks for coming.

**Ines:** *laughs* We have a rule: no slides.

It is 2 * 3 minutes, and `file_name_here` stays.

**Bo:** Agreed.

---

**Call Notes:**
- Strong opener
- **Noor:** send the plan
"""


def test_bold_names_with_a_header_and_notes():
    assert said(BOLD) == [
        ("Noor", "Thanks for coming."),
        (
            "Ines",
            "laughs We have a rule: no slides. It is 2 * 3 minutes, and `file_name_here` stays.",
        ),
        ("Bo", "Agreed."),
    ]
    read = call(BOLD)
    assert (read.format, read.title, read.held_on) == (
        "plain",
        "Call Transcript: Pit Stop",
        dt.date(2024, 1, 22),
    )
    assert read.participants == (
        Participant("Noor", "Apex Account Executive"),
        Participant("Ines Tam", "Head of Racing", "Garage One, Inc."),
        Participant("Bo", "Mechanic", "Garage One"),
    )
    assert read.notes == (
        "Call ID: A-7",
        "Outcome: A demo",
        "Call Notes:",
        "- Strong opener",
        "- Noor: send the plan",
    )
    assert reasons(BOLD) == []


@pytest.mark.parametrize(
    "turn",
    [
        "Noor: Hi there",
        "**Noor:** Hi there",
        "**Noor**: Hi there",
        "__Noor:__ Hi there",
        "- **Noor:** Hi there",
        "Noor:\nHi there",
        "**Noor:**\nHi there",
        "Noor：Hi there",
        "Noor: Hi\nthere",
        "Noor: Hi\n\nthere",
    ],
)
def test_ways_to_write_a_turn(turn):
    text = f"{turn}\n\n{turn.replace('Noor', 'Bo')}\n\n{turn}\n"
    assert said(text) == [("Noor", "Hi there"), ("Bo", "Hi there"), ("Noor", "Hi there")]


@pytest.mark.parametrize(
    "turn",
    [
        "[00:01:02] Noor: Hi",
        "(1:02) Noor: Hi",
        "00:01:02 Noor: Hi",
        "00:01:02 - Noor: Hi",
        "Noor (00:01:02): Hi",
        "Noor [1:02]: Hi",
        "**Noor** (00:01:02): Hi",
        "**Noor (1:02):** Hi",
        "**[1:02] Noor:** Hi",
        "**Noor:** [1:02] Hi",
        "[00:01:02 --> 00:01:04] Noor: Hi",
    ],
)
def test_ways_to_write_a_time(turn):
    ((speaker, text, start, _),) = timed(turn)
    assert (speaker, text, start) == ("Noor", "Hi", 62.0)


def test_words_with_a_time_alone_are_nobodys():
    text = "[00:00.000 --> 00:02.500]  Hello there\n[00:02.500 --> 00:04.000]  and welcome\n"
    assert timed(text) == [(None, "Hello there", 0.0, 2.5), (None, "and welcome", 2.5, 4.0)]


def test_a_colon_within_the_words_makes_no_speaker():
    text = (
        "Noor: I'll say it\nthe main point is: it scales\nNote: this is big\nBo: OK\nNoor: Good\n"
    )
    assert said(text) == [
        ("Noor", "I'll say it the main point is: it scales Note: this is big"),
        ("Bo", "OK"),
        ("Noor", "Good"),
    ]


def test_a_header_right_above_the_words():
    text = (
        "Date: 2024-03-01\nParticipants: Noor (SE, Apex); Bo Lee <bo@garage.example>\n"
        "Noor: Hi\nBo: Hello\n"
    )
    read = call(text)
    assert said(text) == [("Noor", "Hi"), ("Bo", "Hello")]
    assert read.held_on == dt.date(2024, 3, 1)
    assert read.participants == (
        Participant("Noor", "SE", "Apex"),
        Participant("Bo Lee", email="bo@garage.example"),
    )


@pytest.mark.parametrize(
    ("written", "held_on"),
    [
        ("2024-02-01", dt.date(2024, 2, 1)),
        ("2024-02-01T10:00:00Z", dt.date(2024, 2, 1)),
        ("1 February 2024", dt.date(2024, 2, 1)),
        ("Thursday, Feb. 1st, 2024", dt.date(2024, 2, 1)),
        ("01.02.2024", dt.date(2024, 2, 1)),
        ("22/01/2024", dt.date(2024, 1, 22)),
        ("01/22/2024", dt.date(2024, 1, 22)),
        ("02/02/2024", dt.date(2024, 2, 2)),
        ("01/02/2024", None),
        ("2024-02-31", None),
        ("next Tuesday", None),
    ],
)
def test_days(written, held_on):
    assert call(f"Date: {written}\n\nNoor: Hi\nBo: Hello\n").held_on == held_on


def test_a_day_that_can_be_read_in_two_ways_is_reported():
    ((line, why),) = reasons("Date: 01/02/2024\n\nNoor: Hi\nBo: Hello\n")
    assert line == 1
    assert "01/02/2024" in why


MEET = """# Weekly sync

## Agenda
- One: first things

## **Meeting Details**
- Date: Wednesday, July 02, 2025
- [Transcript](#transcript)

## Participants
* Noor Adel
* Ines Tam

## Summary
* Ines Tam: wants a demo

## **Transcript**

Noor Adel: Welcome.

ines tam: Thanks.

### 00:05:00

Noor Adel: Let me share my screen.
ines tam: Sure: go ahead.

### Meeting ended after 00:23:03 👋

This editable transcript was computer generated and might contain errors.
"""


def test_meet_in_markdown():
    read = call(MEET)
    assert read.format == "google-meet"
    assert timed(MEET) == [
        ("Noor Adel", "Welcome.", None, None),
        ("ines tam", "Thanks.", None, None),
        ("Noor Adel", "Let me share my screen.", 300.0, None),
        ("ines tam", "Sure: go ahead.", None, None),
    ]
    assert (read.title, read.held_on) == ("Weekly sync", dt.date(2025, 7, 2))
    assert [p.name for p in read.participants] == ["Noor Adel", "Ines Tam"]
    assert "* Ines Tam: wants a demo" in read.notes
    assert reasons(MEET) == []


MEET_TEXT = (
    "Weekly sync – 2024/01/22 10:00 GMT – Transcript\nAttendees\n"
    "Noor Adel, Ines Tam, Noor Adel's Presentation\nTranscript\nNoor Adel: Welcome.\n"
    "Ines Tam: Thanks.\n00:05:00\nInes Tam: Still here.\nMeeting ended after 00:07:03\n"
    "This editable transcript was computer generated and might contain errors."
)


@pytest.mark.parametrize("content", [MEET_TEXT, word_file(*MEET_TEXT.split("\n"))])
def test_meet_as_document_text(content):
    read = call(content)
    assert read.format == "google-meet"
    assert [(u.speaker, u.text, u.start) for u in read.utterances] == [
        ("Noor Adel", "Welcome.", None),
        ("Ines Tam", "Thanks.", None),
        ("Ines Tam", "Still here.", 300.0),
    ]
    assert read.held_on == dt.date(2024, 1, 22)
    assert [p.name for p in read.participants] == ["Noor Adel", "Ines Tam"]


def test_right_to_left_and_other_scripts():
    text = "נועה לוי: שלום לכולם\nأحمد: مرحبا\n田中さん：こんにちは\nנועה לוי: <b>תודה</b>\n"
    assert said(text) == [
        ("נועה לוי", "שלום לכולם"),
        ("أحمد", "مرحبا"),
        ("田中さん", "こんにちは"),
        ("נועה לוי", "<b>תודה</b>"),
    ]


def test_prose_is_no_call():
    prose = "This is a letter.\nIt says: nothing.\n" + "It goes on and on.\n" * 40
    assert "Fireflies" in str(refusal(prose))


def test_a_label_may_say_more_than_the_name():
    text = "Noor (Sales Engineer, Apex): Hi\nBo: Hello\nNoor (Sales Engineer, Apex): So\n"
    label = "Noor (Sales Engineer, Apex)"
    assert call(text).speakers == (label, "Bo")
    assert call(text).participants == (Participant(label, "Sales Engineer", "Apex"),)


def test_words_of_nobody_are_reported_and_kept_as_a_note():
    text = "**Noor:** Hi\n\n**Bo:** Hello\n\n---\n\nThe call was cut off here.\n"
    assert call(text).notes == ("The call was cut off here.",)
    assert [line for line, _ in reasons(text)] == [7]
