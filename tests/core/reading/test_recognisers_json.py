"""What speech recognisers and note takers answer: each format's own shape of JSON."""

import datetime as dt

import pytest

from pacenotes.core.transcript import Participant
from tests.core.reading.vocabulary import call, reasons, refusal, said, timed


def word(text, start, end, **more):
    return {"word": text.lower(), "punctuated_word": text, "start": start, "end": end} | more


def test_fireflies():
    sentences = [
        {"speaker_name": "Noor", "start_time": 0.5, "end_time": 2, "text": "Hi.", "raw_text": "hi"},
        {"speaker_name": None, "speaker_id": 1, "start_time": 2, "end_time": 3, "raw_text": "yo"},
        {"speaker_name": "Noor"},
    ]
    transcript = {
        "title": "Demo",
        "date": 1705917600000,
        "meeting_attendees": [{"displayName": "Noor Adel", "email": "noor@apex.example"}],
        "participants": ["noor@apex.example,bo@garage.example"],
        "sentences": sentences,
    }
    for content in (transcript, {"data": {"transcript": transcript}}):
        read = call(content)
        assert read.format == "fireflies"
        assert timed(content) == [("Noor", "Hi.", 0.5, 2.0), ("Speaker 1", "yo", 2.0, 3.0)]
        assert (read.title, read.held_on) == ("Demo", dt.date(2024, 1, 22))
        assert read.participants == (
            Participant("Noor Adel", email="noor@apex.example"),
            Participant("bo@garage.example", email="bo@garage.example"),
        )
        assert [line for line, _ in reasons(content)] == [3]


def test_fireflies_download():
    items = [{"sentence": "Hi.", "startTime": "00:01", "endTime": "00:03", "speaker_name": "Noor"}]
    assert timed(items) == [("Noor", "Hi.", 1.0, 3.0)]


def test_deepgram_utterances():
    one = {"start": 0.1, "end": 2.5, "transcript": "Hi there.", "speaker": 0, "channel": 0}
    content = {"results": {"channels": [{}], "utterances": [one, one | {"transcript": ""}]}}
    assert timed(content) == [("Speaker 0", "Hi there.", 0.1, 2.5)]
    assert [line for line, _ in reasons(content)] == [2]


def test_deepgram_words_become_turns():
    words = [
        word("Hi,", 0.1, 0.4, speaker=0),
        word("Bo.", 0.5, 0.9, speaker=0),
        word("Hello.", 1.0, 1.5, speaker=1),
    ]
    content = {"results": {"channels": [{"alternatives": [{"words": words}]}]}}
    assert timed(content) == [("Speaker 0", "Hi, Bo.", 0.1, 0.9), ("Speaker 1", "Hello.", 1.0, 1.5)]


def test_deepgram_words_of_nobody_become_sentences():
    words = [word("Hi.", 0.1, 0.4), word("How", 0.5, 0.6), word("goes?", 0.7, 0.9)]
    content = {"results": {"channels": [{"alternatives": [{"words": words}]}]}}
    assert said(content) == [(None, "Hi."), (None, "How goes?")]


def test_deepgram_channels_are_cut_at_pauses_and_run_side_by_side():
    ours = [word("Ready?", 0.0, 0.5), word("Good.", 3.0, 3.4)]
    theirs = [word("Yes.", 1.0, 1.3)]
    channels = [{"alternatives": [{"words": words}]} for words in (ours, theirs)]
    content = {"results": {"channels": channels}}
    assert said(content) == [("ch_0", "Ready?"), ("ch_1", "Yes."), ("ch_0", "Good.")]
    assert reasons(content) == []


def test_assemblyai_utterances_and_words():
    words = [
        {"text": "Hi.", "start": 170, "end": 718, "speaker": "A"},
        {"text": "Yes.", "start": 800, "end": 900, "speaker": "B"},
    ]
    base = {"id": "x", "status": "completed", "words": words}
    expected = [("A", "Hi.", 0.17, 0.718), ("B", "Yes.", 0.8, 0.9)]
    assert timed(base | {"utterances": words}) == timed(base | {"utterances": None}) == expected


def test_assemblyai_says_why_it_failed():
    assert "no speech" in str(refusal({"id": "x", "status": "error", "error": "no speech"}))


def item(text, start=None, end=None, **more):
    kind = "pronunciation" if start else "punctuation"
    times = {"start_time": start, "end_time": end} if start else {}
    return {"type": kind, "alternatives": [{"content": text}]} | times | more


def test_aws_speakers_of_segments():
    items = [item("Hi", "0.1", "0.4"), item("."), item("Yes", "0.5", "0.9")]
    segments = [
        {"speaker_label": "spk_0", "items": [{"start_time": "0.1", "speaker_label": "spk_0"}]},
        {"speaker_label": "spk_1", "items": [{"start_time": "0.5"}]},
    ]
    content = {"results": {"items": items, "speaker_labels": {"segments": segments}}}
    assert timed(content) == [("spk_0", "Hi.", 0.1, 0.4), ("spk_1", "Yes", 0.5, 0.9)]


def test_aws_speakers_of_items():
    items = [item("Hi", "0.1", "0.4", speaker_label="spk_0"), item(".", speaker_label="spk_0")]
    assert said({"results": {"items": items}}) == [("spk_0", "Hi.")]


def test_aws_channels():
    channels = [
        {"channel_label": "ch_0", "items": [item("Late", "5.0", "5.4")]},
        {"channel_label": "ch_1", "items": [item("Early", "0.1", "0.4"), item("?")]},
    ]
    content = {"results": {"items": [], "channel_labels": {"channels": channels}}}
    assert said(content) == [("ch_1", "Early?"), ("ch_0", "Late")]


def test_aws_audio_segments():
    segment = {
        "transcript": "Hi.",
        "start_time": "0.1",
        "end_time": "0.4",
        "speaker_label": "spk_0",
    }
    content = {"results": {"items": [item("x", "0.1", "0.4")], "audio_segments": [segment]}}
    assert timed(content) == [("spk_0", "Hi.", 0.1, 0.4)]


@pytest.mark.parametrize(
    ("more", "speaker"), [({}, None), ({"speaker": "SPEAKER_00"}, "SPEAKER_00")]
)
def test_whisper_and_whisperx(more, speaker):
    segment = {"id": 0, "start": 0.1, "end": 2.0, "text": " Hi there."} | more
    content = {"text": "Hi there.", "segments": [segment, {"start": 3}], "language": "en"}
    assert timed(content) == [(speaker, "Hi there.", 0.1, 2.0)]
    assert [line for line, _ in reasons(content)] == [2]


def test_other_json_is_of_no_known_kind():
    other = {"calls": [{"speaker": "Noor", "text": "Hi"}] * 3, "Name": "x"}
    assert "Gong" in str(refusal(other))
