"""Sizes and mischief: a clear reason or a right result, never a traceback or a hang."""

import pytest

from pacenotes.core.reading import draft, source
from tests.core.reading.vocabulary import call, reasons, refusal, said

MB = 1024 * 1024


@pytest.mark.parametrize(
    "unit",
    [
        "lorem ipsum ",
        "lorem ipsum dolor sit amet, consectetur adipiscing elit sed do eiusmod tempor\n",
        "Noor: hello\n",
        "(1:00 ",
        "[",
        '{"a":',
        "\n",
    ],
)
def test_fifty_megabytes_end_in_a_reason(unit):
    refusal(unit * (50 * MB // len(unit)))


def test_more_than_fifty_megabytes_are_refused():
    assert "50 MB" in str(refusal(b"Noor: hi\n" * (51 * MB // 9)))


@pytest.mark.parametrize(
    "before",
    [
        "Noor: ",
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Noor>",
        "1\n00:00:01,000 --> 00:00:02,000\nNoor: ",
        "Noor  0:03\n",
    ],
)
def test_an_utterance_of_a_megabyte_is_kept_whole(before):
    ((speaker, text),) = said(before + "word " * (MB // 5))
    assert speaker == "Noor"
    assert text.count("word") == MB // 5


@pytest.mark.parametrize(
    "turn", ["Person {n}: hi\n", "00:00:01\tPerson {n}:\thi\n", "Person {n}  0:01\nhi\n\n"]
)
def test_ten_thousand_speakers(turn):
    assert len(call("".join(turn.format(n=n) for n in range(10_000))).speakers) == 10_000


def test_a_participant_list_without_end_is_reported():
    text = "Participants: " + "A (B, C), " * 100_000 + "\n\nNoor: Hi\nBo: Hello\n"
    assert [line for line, _ in reasons(text)] == [1]


@pytest.mark.parametrize(
    "mischief",
    [
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v N>" + "<v " * 300_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n<v N>x" + "<v >" * 300_000,
        "WEBVTT\n\n00:01.000 --> 00:02.000\n" + "&amp" * 300_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "<i " * 300_000,
        "1\n00:00:01,000 --> 00:00:02,000\n" + "{\\" * 300_000,
        "**N:** hi\n\n**B:** " + "*a " * 300_000,
        "**N:** hi\n\n**B:** " + "**a __b " * 200_000,
        "N: a" + " " * 1_000_000 + "b\nB: x\n",
        "N" + " " * 1_000_000 + "0:01\nhi\n\nB  0:02\nx\n",
        "N (" * 300_000 + "\nB: hi\nN: ho\nB: x\n",
    ],
)
def test_patterns_stay_linear(mischief):
    assert said(mischief)


def test_script_stays_text():
    text = "<script>alert(1)</script>: <img src=x onerror=alert(1)> &lt;b&gt;\nBo: ok\n"
    assert said(text)[0] == (
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)> &lt;b&gt;",
    )


def test_too_many_utterances_are_refused(monkeypatch):
    monkeypatch.setattr(draft, "MOST_UTTERANCES", 10)
    assert refusal("Noor: hi\n" * 11).line == 11


def test_too_long_an_utterance_is_refused(monkeypatch):
    monkeypatch.setattr(draft, "LONGEST_TEXT", 10)
    assert refusal("Noor: hi\nBo: hello, hello\n").line == 2


def test_too_many_lines_are_refused(monkeypatch):
    monkeypatch.setattr(source, "MOST_LINES", 10)
    refusal("Noor: hi\n" * 12)


def test_too_many_items_are_refused(monkeypatch):
    monkeypatch.setattr(source, "MOST_JSON_MARKS", 10)
    assert "too many items" in str(refusal({"segments": [{"start": 1, "text": "x"}] * 9}))


def test_problems_without_end_are_counted(monkeypatch):
    monkeypatch.setattr(draft, "MOST_PROBLEMS", 3)
    text = "WEBVTT\n\n" + "stray\n\n" * 10 + "00:01.000 --> 00:02.000\nhi\n"
    found = reasons(text)
    assert len(found) == 4
    assert "7" in found[-1][1]


def test_a_name_without_end_is_cut():
    content = {"segments": [{"start": 0, "speaker": "N" * 100_000, "text": "hi"}]}
    ((speaker, _),) = said(content)
    assert speaker is not None
    assert len(speaker) == 200


def test_a_time_that_cannot_be_is_left_out():
    content = {"segments": [{"start": -3, "end": 2, "text": "a"}, {"start": 1e9, "text": "b"}]}
    assert [(u.start, u.end) for u in call(content).utterances] == [(None, None)] * 2
    assert len(reasons(content)) == 2


def test_the_same_bytes_give_the_same_transcript():
    data = "Noor: hi\nBo: hello\n"
    assert call(data) == call(data)
