"""SRT and SBV: what they share and where they differ."""

import pytest

from tests.core.reading.vocabulary import call, reasons, said, timed

SRT = """1
00:00:01,000 --> 00:00:02,500
Ana: <i>Hello</i> {\\an8}there

2
00:00:02,500 --> 00:00:04,000
Bo: Two lines
of words

3
00:00:05.000 --> 00:00:06.000 X1:40 X2:600
Ana: &amp; stays, a < b stays
"""

SBV = """0:00:01.000,0:00:02.500
Ana: Hello[br]there

0:00:02.500,0:00:04.000
Bo: Two lines
of words
"""


def test_srt():
    assert timed(SRT) == [
        ("Ana", "Hello there", 1.0, 2.5),
        ("Bo", "Two lines of words", 2.5, 4.0),
        ("Ana", "&amp; stays, a < b stays", 5.0, 6.0),
    ]
    assert [u.line for u in call(SRT).utterances] == [3, 7, 12]
    assert call(SRT).format == "srt"


def test_srt_blank_lines_and_figures_within_a_cue_are_words():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\nWe need\n\n42\n\nof them\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\nOK\n"
    )
    assert said(text) == [(None, "We need 42 of them"), (None, "OK")]


@pytest.mark.parametrize("text", [SRT.replace("\n\n", "\n"), SRT.replace("\n", "\r\n")])
def test_srt_without_blank_lines_or_with_other_line_ends(text):
    assert said(text) == said(SRT)


def test_srt_reports_what_it_leaves_out():
    text = "A heading\n" + SRT.replace("00:00:02,500 --> 00:00:04", "00:0x:02,500 --> 00:00:04")
    assert [speaker for speaker, _ in said(text)] == ["Ana", "Ana"]
    assert [line for line, _ in reasons(text)] == [1, 7]


def test_sbv():
    assert timed(SBV) == [
        ("Ana", "Hello there", 1.0, 2.5),
        ("Bo", "Two lines of words", 2.5, 4.0),
    ]
    assert call(SBV).format == "sbv"


def test_sbv_reports_what_it_leaves_out():
    text = SBV.replace("0:00:02.500,0:00:04.000", "0:00:92.500,0:00:94.000")
    assert said(text) == [("Ana", "Hello there")]
    assert [line for line, _ in reasons(text)] == [4, 5, 6]


def test_broadcast_captions_mark_a_change_of_speaker():
    text = (
        "1\n00:00:01,000 --> 00:00:02,000\n>> ANA: Hi.\n\n"
        "2\n00:00:03,000 --> 00:00:04,000\n- BO: Hi.\n"
    )
    assert said(text) == [("ANA", "Hi."), ("BO", "Hi.")]
