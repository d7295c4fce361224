"""Whatever comes in: only `Unreadable` gets out, and what is read keeps its promises."""

from __future__ import annotations

import json
import unicodedata

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pacenotes.core.reading import READERS, Unreadable, read
from pacenotes.core.reading.source import Source
from pacenotes.core.transcript import Transcript
from tests.core.reading import test_captions, test_documents, test_headed_turns, test_webvtt
from tests.core.reading.vocabulary import as_bytes, word_file

EACH = settings(
    max_examples=150,
    derandomize=True,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
)

SAMPLES = [
    as_bytes(sample)
    for sample in (
        test_webvtt.TEAMS,
        test_captions.SRT,
        test_captions.SBV,
        test_documents.BOLD,
        test_documents.MEET,
        test_documents.MEET_TEXT,
        test_headed_turns.OTTER,
        test_headed_turns.TEAMS,
        "00:04:08\tNoor:\thello\n00:05:03\tBo:\tnotes\n\nmore\n",
        {"callTranscripts": [{"transcript": [{"speakerId": "1", "sentences": [{"text": "x"}]}]}]},
        {"sentences": [{"speaker_name": "N", "start_time": 0.5, "end_time": 2, "text": "Hi."}]},
        {"results": {"channels": [{"alternatives": [{"words": [{"word": "x", "start": 1}]}]}]}},
        {"results": {"items": [{"type": "punctuation", "alternatives": [{"content": "."}]}]}},
        {"id": "x", "utterances": [{"text": "Hi", "start": 1, "end": 2, "speaker": "A"}]},
        {"segments": [{"start": 0.1, "end": 2.0, "text": "Hi", "speaker": "S"}]},
    )
]

TEXT_PIECES = st.sampled_from(
    [
        "WEBVTT", "00:01.000 --> 00:02.000", "00:00:01,000 --> 00:00:02,000", "-->", "1",
        "0:00:01.000,0:00:02.000", "NOTE", "<v Noor>", "</v>", "<v ", "&amp;", "&#xD800;", "&#0;",
        "Noor: ", "**Bo:** ", "**", "__", "*", "Noor  0:03", "Ines   1:02:03", "[00:01] ", "(1:00)",
        "### 00:05:00", "# Transcript", "Participants:", "- A (B, C)", "Date: 01/02/2024", "---",
        "00:01:02\tNoor:\thi", "\u202e", "e\u0301", "\u0000", "\u2028", "words", " ", "：", "99:99",
        "Meeting ended after 00:01:00", "Call Notes:", "<", ">", "{\\", "\\", "Transcript",
    ]
)  # fmt: skip
GRAMMAR = st.lists(st.tuples(TEXT_PIECES, st.sampled_from(["", "\n", "\n\n", "\r\n", " "])))

LEAVES = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=8)
    | st.sampled_from(["0.5", "Hi.", "spk_0", "punctuation", "error", "2024-01-22T10:00:00Z"])
)
KEYS = st.sampled_from([
    "callTranscripts", "transcript", "speakerId", "sentences", "text", "start", "end", "parties",
    "name", "emailAddress", "calls", "metaData", "started", "title", "data", "speaker_name",
    "raw_text", "start_time", "end_time", "date", "results", "channels", "alternatives", "words",
    "word", "utterances", "speaker", "channel", "items", "content", "type", "audio_segments",
    "speaker_labels", "segments", "channel_labels", "channel_label", "status", "id",
    "meeting_attendees",
])  # fmt: skip
JSON = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5),
    max_leaves=25,
)


def kept(data: bytes) -> Transcript | None:
    """The transcript, checked; `None` where the file is refused."""
    try:
        transcript = read(data)
    except Unreadable:
        return None
    check(transcript, data)
    return transcript


def check(transcript: Transcript, data: bytes) -> None:
    lines = len(Source("x", data).lines) if data[:1] not in b"{[" else len(data)
    assert transcript.utterances
    times = [u.start for u in transcript.utterances if u.start is not None]
    assert times == sorted(times)
    for position, one in enumerate(transcript.utterances):
        assert one.index == position
        assert one.text == one.text.strip() != ""
        assert one.line is None or 1 <= one.line <= lines
        assert one.start is None or one.end is None or 0 <= one.start <= one.end
        for shown in (one.text, one.speaker or ""):
            shown.encode()
            assert unicodedata.is_normalized("NFC", shown)
            assert not any(unicodedata.category(char) in ("Cc", "Cs") for char in shown)
        assert one.speaker != ""
        assert not set(one.speaker or "") & set("\u202a\u202e\u2066\u2069")
    for problem in transcript.problems:
        assert problem.line is None or 1 <= problem.line <= lines + 1
        assert problem.why.say()


def test_the_samples_are_read_by_as_many_readers_as_there_are():
    formats = {transcript.format for sample in SAMPLES if (transcript := kept(sample))}
    assert formats == {reader.NAME for reader in READERS}


@EACH
@given(st.binary(max_size=300))
def test_any_bytes(data):
    kept(data)


@EACH
@given(st.text(max_size=300))
def test_any_text(text):
    kept(text.encode("utf-8", "replace"))


@EACH
@given(GRAMMAR)
def test_texts_in_the_shape_of_formats(pieces):
    kept("".join(piece + end for piece, end in pieces).encode())


@EACH
@given(st.sampled_from(["WEBVTT\n\n", "1\n00:00:01,000 --> 00:00:02,000\n", "Noor: hi\n"]), GRAMMAR)
def test_formats_with_anything_after_their_beginning(start, pieces):
    kept((start + "".join(piece + end for piece, end in pieces)).encode())


@EACH
@given(JSON)
def test_json_in_the_shape_of_formats(value):
    kept(json.dumps(value).encode())


@EACH
@given(
    st.sampled_from(
        [
            ("callTranscripts",),
            ("sentences",),
            ("results", "channels"),
            ("results", "utterances"),
            ("results", "items"),
            ("results", "audio_segments"),
            ("utterances",),
            ("segments",),
        ]
    ),
    st.lists(st.dictionaries(KEYS, JSON, min_size=1, max_size=6), max_size=4),
)
def test_each_json_format_with_anything_in_its_list(path, items):
    value: object = items
    for key in reversed(path):
        value = {key: value}
    kept(json.dumps(value).encode())


@EACH
@given(
    st.sampled_from(SAMPLES),
    st.lists(
        st.tuples(st.integers(0, 2_000), st.binary(max_size=4), st.integers(0, 6)), max_size=6
    ),
)
def test_samples_with_bytes_changed(sample, changes):
    data = bytearray(sample)
    for at, new, drop in changes:
        data[at % len(data) : at % len(data) + drop] = new
        data = data or bytearray(b"x")
    kept(bytes(data))


@EACH
@given(st.sampled_from(SAMPLES), st.integers(0, 3_000))
def test_samples_cut_short(sample, at):
    kept(sample[: at % len(sample)])


@EACH
@given(st.lists(st.text(max_size=40), max_size=6))
def test_word_files_with_any_text(paragraphs):
    allowed = ["".join(c for c in p if c in "\t\n" or c.isprintable()) for p in paragraphs]
    kept(word_file("Noor   0:01\nhi", *allowed))
