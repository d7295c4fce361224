import pytest

from pacenotes.core.reading.webvtt import cues, voices
from tests.core.reading.vocabulary import call, reasons, refusal, said, timed

TEAMS = """WEBVTT

1f0c63e1-5a3a-4a8b-9d3c-6a5b4c3d2e1f/12-0
00:00:03.120 --> 00:00:05.480
<v Noor Adel>Let me show you the dash&shy;board,</v>

1f0c63e1-5a3a-4a8b-9d3c-6a5b4c3d2e1f/12-1
00:00:05.480 --> 00:00:07.000
<v Noor Adel>it is where Jos&#233; &amp; I work.</v>

1f0c63e1-5a3a-4a8b-9d3c-6a5b4c3d2e1f/15-0
00:00:06.500 --> 00:00:07.500
<v Tam, Ines (Guest)>Mhm.</v>
"""


def test_teams_continued_cues_are_one_utterance():
    assert timed(TEAMS) == [
        ("Noor Adel", "Let me show you the dash\u00adboard, it is where José & I work.", 3.12, 7.0),
        ("Tam, Ines (Guest)", "Mhm.", 6.5, 7.5),
    ]
    assert call(TEAMS).has_times
    assert reasons(TEAMS) == []


def test_continued_cues_of_two_people_stay_two():
    text = TEAMS.replace("<v Noor Adel>it is", "<v Tam>it is")
    assert len(said(text)) == 3


def test_zoom_writes_the_name_before_a_colon():
    text = """WEBVTT

1
00:00:01.000 --> 00:00:02.000
Noor Adel: Here's the thing: it scales.

2
00:00:02.500 --> 00:00:04.000
sam.eth: Really?

3
00:00:04.000 --> 00:00:05.000
Nobody knows who said this: not Zoom.

4
00:00:05.000 --> 00:00:06.000
sam.eth: OK
"""
    assert said(text) == [
        ("Noor Adel", "Here's the thing: it scales."),
        ("sam.eth", "Really?"),
        (None, "Nobody knows who said this: not Zoom."),
        ("sam.eth", "OK"),
    ]


def test_a_sentence_with_a_colon_is_no_speaker():
    text = "WEBVTT\n\n" + "".join(
        f"00:{n:02}.000 --> 00:{n:02}.900\n{words}\n\n"
        for n, words in enumerate(["Plain words", "Remember: save", "More words", "And on"])
    )
    assert [speaker for speaker, _ in said(text)] == [None] * 4


def test_two_speakers_in_one_cue_are_two_utterances():
    text = "WEBVTT\n\n00:01.000 --> 00:03.000\nAna: Ready?\nBo: Yes.\n"
    assert timed(text) == [("Ana", "Ready?", 1.0, 3.0), ("Bo", "Yes.", 1.0, 3.0)]
    voices_of_two = "WEBVTT\n\n00:01.000 --> 00:03.000\n<v Ana>Ready?</v> <v Bo>Yes.\n"
    assert said(voices_of_two) == [("Ana", "Ready?"), ("Bo", "Yes.")]


def test_lines_point_at_the_words():
    assert [u.line for u in call(TEAMS).utterances] == [5, 13]


@pytest.mark.parametrize(
    ("payload", "shown"),
    [
        ("<v Ana>Hi</v> there", [("Ana", "Hi"), (None, " there")]),
        ("<v.loud.first Ana Lu>Hi", [("Ana Lu", "Hi")]),
        ("<v>Hi</v>", [("", "Hi")]),
        ("<b>bold</b> <i.cls>it</i> <c.x>c</c> <lang en>l</lang>", [(None, "bold it c l")]),
        ("<00:01.000>timed <00:02.000>words", [(None, "timed words")]),
        ("<ruby>漢<rt>かん</rt></ruby>", [(None, "漢かん")]),
        ("a < b and List<String> &lt;c&gt;", [(None, "a < b and List<String> <c>")]),
        ("R&D, AT&T; &amp;amp; &nosuch; &#0;", [(None, "R&D, AT&T; &amp; &nosuch; \ufffd")]),
        ("<v Ana", [(None, "<v Ana")]),
        ("<script>alert(1)</script>", [(None, "<script>alert(1)</script>")]),
    ],
)
def test_what_a_payload_shows(payload, shown):
    assert voices(payload) == shown


@pytest.mark.parametrize(
    ("timing", "times"),
    [
        ("00:01.000 --> 00:02.500", (1.0, 2.5)),
        ("00:01.000-->00:02.500align:start", (1.0, 2.5)),
        (" \t01:00:01.000\t-->  100:00:02.500 line:0", (3601.0, 360002.5)),
        ("120:00.000 --> 120:10.000", (432000.0, 432600.0)),
        ("00:01.00 --> 00:02.000", None),
        ("00:01,000 --> 00:02,000", None),
        ("00:61.000 --> 00:62.000", None),
        ("00:01.000 ---> 00:02.000", None),
        ("-00:01.000 --> 00:02.000", None),
        ("9999999:00:01.000 --> 00:02.000", None),
        ("٠٠:٠١.٠٠٠ --> ٠٠:٠٢.٠٠٠", None),
    ],
)
def test_times(timing, times):
    found = cues(f"WEBVTT\n\n{timing}\nwords\n")
    assert [(cue.start, cue.end) for cue in found] == ([times] if times else [])


@pytest.mark.parametrize(
    "text", ["", "WEBVT\n\n00:01.000 --> 00:02.000\nx", "WEBVTTX\n\n00:01.000 --> 00:02.000\nx"]
)
def test_without_the_signature_there_is_no_cue(text):
    assert cues(text) == []


def test_notes_styles_and_regions_are_no_speech_and_no_problem():
    text = (
        "WEBVTT - with a title\nKind: captions\n\nSTYLE\n::cue { color: red }\n\nREGION\nid:a\n\n"
        "NOTE duration:00:00:02\n\nNOTE\ntwo\nlines\n\n00:01.000 --> 00:02.000\nwords\n"
    )
    assert said(text) == [(None, "words")]
    assert reasons(text) == []


def test_what_the_rules_drop_is_reported():
    text = (
        "WEBVTT\n\n00:01.000 --> 00:02.000\nkept\n\n00:03 --> 00:04\nlost words\n\nstray text\n\n"
        "00:05.000 --> 00:06.000\nkept too\n"
    )
    assert said(text) == [(None, "kept"), (None, "kept too")]
    assert [line for line, _ in reasons(text)] == [6, 9]
    assert "lost words" in reasons(text)[0][1]


def test_a_cue_right_under_the_signature_is_kept_by_the_reader():
    text = "WEBVTT\n00:01.000 --> 00:02.000\nwords\n"
    assert cues(text) == []
    assert said(text) == [(None, "words")]


def test_blank_lines_before_the_signature_are_forgiven_and_reported():
    text = "\n  WEBVTT\n\n00:01.000 --> 00:02.000\nwords\n"
    assert [u.line for u in call(text).utterances] == [5]
    assert [line for line, _ in reasons(text)] == [1]


def test_cues_out_of_order_are_put_in_order_and_reported():
    text = (
        "WEBVTT\n\n00:05.000 --> 00:06.000\nlater\n\n00:01.000 --> 00:02.000\nearlier\n\n"
        "00:05.500 --> 00:07.000\noverlapping\n"
    )
    assert said(text) == [(None, "earlier"), (None, "later"), (None, "overlapping")]
    assert [line for line, _ in reasons(text)] == [7]


def test_an_end_before_its_start_is_left_out_and_reported():
    text = "WEBVTT\n\n00:05.000 --> 00:01.000\nwords\n"
    assert timed(text) == [(None, "words", 5.0, None)]
    assert reasons(text) == [(4, "ends at 0:01, before it starts at 0:05; its end is left out")]


def test_no_cue_at_all_is_refused_with_the_first_reason():
    refused = refusal("WEBVTT\n\n00:01 --> 00:02\nwords\n")
    assert refused.line == 3
    assert "00:01 --> 00:02" in str(refused)
    assert str(refusal("WEBVTT\n")) == "no speech was found in it"
