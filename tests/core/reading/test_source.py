"""Bytes to text: encodings, NULs, control characters, and JSON that isn't whole."""

import pytest

from pacenotes.core.reading.source import Source
from tests.core.reading.vocabulary import reasons, refusal, said

CALL = "Zoë: Grüße, 你好\nBo: Hello there\n"
EXPECTED = [("Zoë", "Grüße, 你好"), ("Bo", "Hello there")]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding, end):
    data = CALL.replace("\n", end).encode(encoding)
    assert said(data) == EXPECTED
    assert reasons(data) == []


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf_16_without_its_mark(encoding):
    assert said("Noor: Hello there\nBo: Hi\n".encode(encoding))[0] == ("Noor", "Hello there")


def test_mixed_encodings_are_told_line_by_line():
    data = "Zoë: Grüße\n".encode() + "Zoë: Grüße\n".encode("cp1252") + b"Bo: \x81 odd\n"
    assert said(data) == [("Zoë", "Grüße"), ("Zoë", "Grüße"), ("Bo", "odd")]
    assert [line for line, _ in reasons(data)] == [2, 3]


def test_many_odd_lines_are_counted():
    data = b"Zo\xeb: Hi\n" * 50
    found = reasons(data)
    assert [line for line, _ in found] == [*range(1, 21), None]
    assert "30" in found[-1][1]


def test_a_broken_wide_encoding_is_reported():
    assert reasons("Noor: Hi\nBo: Hello\n".encode("utf-16") + b"\x00")[0][0] == 3


def test_nuls_are_taken_out_and_reported():
    data = b"Noor: He\0llo\n\nBo: H\0i\0\n"
    assert said(data) == [("Noor", "Hello"), ("Bo", "Hi")]
    assert [line for line, _ in reasons(data)] == [1, 3]


def test_many_nuls_are_counted():
    found = reasons(b"Noor: Hello there, my old friend\0\n" * 50)
    assert [line for line, _ in found] == [*range(1, 21), None]


def test_bad_bytes_after_a_mark_are_reported():
    data = b"\xef\xbb\xbfNoor: Hi\nBo: caf\xe9\n"
    assert said(data) == [("Noor", "Hi"), ("Bo", "café")]
    assert [line for line, _ in reasons(data)] == [2]


def test_control_characters_go_and_text_is_composed():
    data = "Noor: a\x07b\x1b[1m c\u200e\ufeff e\u0301\x85x\u2028y\n\u202eBo\u2066: ok\nNoor: ok\n"
    assert said(data) == [("Noor", "ab[1m c\u200e é x y"), ("Bo", "ok"), ("Noor", "ok")]


def test_combining_marks_in_their_thousands_end_soon():
    text = "Noor: e" + "\u0301" * 200_000 + "\u0316" * 200_000 + "\nBo: ok\n"
    assert len(said(text)) == 2


@pytest.mark.parametrize("data", [b"", b" \n\t\r\n", b"\xef\xbb\xbf", b"\xff\xfe", b"\n" * 3000])
def test_empty(data):
    assert str(refusal(data)) == "the file is empty"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (bytes(range(256)) * 8, "binary"),
        (b"\0" * 100, "binary"),
        (b"%PDF-1.7 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n", "picture"),
        (b"\0\0\0\x20ftypM4A ", "recording"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "docx"),
        (b"\x1f\x8b\x08", "compressed"),
    ],
)
def test_binary(data, what):
    assert what in str(refusal(data))


@pytest.mark.parametrize(
    ("text", "line", "what"),
    [
        ('{"segments": [\n{"start": 0, "te', 2, "breaks off at line 2, column 14"),
        ('{"segments": [\n{"start": 0', 2, "breaks off"),
        ('{"segments": [}', 1, "wrong at line 1, column 15"),
        ("[" * 100_000, None, "nested"),
        ('{"a":' * 100_000, None, "nested"),
        ("{}{}", 1, "Extra data"),
    ],
)
def test_json_that_is_not_whole(text, line, what):
    refused = refusal(text)
    assert refused.line == line
    assert what in str(refused)


@pytest.mark.parametrize(
    "odd", ["NaN", "Infinity", "-Infinity", "1e999", "9" * 5000, "-1", '"x"', "null"]
)
def test_json_numbers_that_are_no_times(odd):
    text = '{"segments":[{"start":ODD,"end":ODD,"text":"hi"}]}'.replace("ODD", odd)
    assert said(text) == [(None, "hi")]


def test_json_strings_may_hold_anything():
    text = (
        '{"segments":[],"segments":[{"start":1,"speaker":"\\ud800A","text":"a\\u0000b\\ud83d\tc"}]}'
    )
    assert said(text) == [("A", "ab c")]


def test_text_in_brackets_is_no_json():
    assert Source("x", b"[00:01] Noor: Hi").json is None
    assert Source("x", b"[laughs] {sighs}").json is None
