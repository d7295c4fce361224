"""Which encoding a file is in, and what is said of one that is in another."""

from __future__ import annotations

import codecs
import io

import pytest

from pacenotes.core.tables import decoding
from pacenotes.core.tables.decoding import ENCODINGS, MOST_BYTES
from pacenotes.core.tables.reading import open_table
from pacenotes.core.tables.wrong import Unusable, Wrongs
from tests.core.tables.vocabulary import opened, refused

TEXT = "name,city\nZoë,Köln\n"


@pytest.mark.parametrize(
    "data",
    [
        TEXT.encode(),
        codecs.BOM_UTF8 + TEXT.encode(),
        codecs.BOM_UTF16_LE + TEXT.encode("utf-16-le"),
        codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"),
    ],
    ids=["utf-8", "utf-8 with its mark", "utf-16 little", "utf-16 big"],
)
def test_unicode_is_told_by_itself(data: bytes) -> None:
    table = opened(data)
    assert table.headers == ("name", "city")
    assert list(table.rows(Wrongs())) == [(2, ["Zoë", "Köln"])]


def test_anything_else_is_refused_with_its_place_and_a_remedy() -> None:
    [(line, _, why)] = refused("name,city\nBo,Ulm\nZoë,Köln\n".encode("cp1252"))
    assert line == 3
    assert "byte 20 of the file (0xEB) is not UTF-8" in why
    assert "save the file as UTF-8" in why


def test_an_encoding_can_be_chosen() -> None:
    table = open_table(TEXT.encode("cp1252"), encoding="windows-1252")
    assert list(table.rows(Wrongs())) == [(2, ["Zoë", "Köln"])]


def test_each_encoding_that_can_be_chosen_is_read() -> None:
    for encoding, codec in ENCODINGS.items():
        data = "name\nNoor\n".encode(codec)
        assert list(open_table(data, encoding=encoding).rows(Wrongs())) == [(2, ["Noor"])]


def test_an_encoding_nobody_knows_names_those_that_are_known() -> None:
    [(_, _, why)] = refused(TEXT, encoding="rot13")
    assert "“rot13” is no encoding known here" in why
    assert "windows-1252" in why


def test_a_byte_that_the_chosen_encoding_lacks_is_named_too() -> None:
    [(line, _, why)] = refused(b"a\r\n\x81\r\n", encoding="windows-1252")
    assert line == 2
    assert "0x81" in why
    assert "WINDOWS-1252" in why


def test_the_line_is_right_across_the_pieces_a_file_is_read_in(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for piece in range(1, 9):
        monkeypatch.setattr(decoding, "_CHUNK", piece)
        [(line, _, why)] = refused("a\r\né\rb\n".encode() + b"x\xc3(\n")
        assert (line, "byte 10 of" in why) == (4, True)
        assert opened(b"a\r\nb\rc\r\n\r\n").lines == 5


def test_a_nul_names_its_line() -> None:
    [(line, _, why)] = refused("a,b\r\n1,2\r\n3,\0\r\n")
    assert line == 3
    assert "NUL" in why


def test_a_file_cut_within_a_character_is_refused() -> None:
    [(line, _, _)] = refused("a\nZoë".encode()[:-1])
    assert line == 2


@pytest.mark.parametrize(
    ("start", "why"),
    [
        (b"PK\x03\x04", "workbook"),
        (b"\xd0\xcf\x11\xe0", "old Excel file"),
        (b"\x1f\x8b\x08\x00", "compressed"),
        (b"%PDF-1.7", "PDF"),
    ],
)
def test_another_kind_of_file_is_called_by_its_name(start: bytes, why: str) -> None:
    assert why in refused(start + b"\0\xff")[0][2]


def test_a_claim_of_ten_gigabytes_is_refused_before_a_byte_is_read() -> None:
    class Unread(io.BytesIO):
        def read(self, *_: object) -> bytes:
            raise AssertionError

    with pytest.raises(Unusable, match="larger than 200 MB"):
        open_table(Unread(b"a\n1\n"), claimed_size=10_000_000_000)


def test_a_file_that_is_too_large_is_refused_whatever_it_claims() -> None:
    class Large(io.BytesIO):
        def seek(self, place: int, whence: int = 0) -> int:
            return MOST_BYTES + 1 if whence == io.SEEK_END else super().seek(place, whence)

    class Endless(io.BytesIO):
        def read(self, size: int | None = -1) -> bytes:
            return b"x" * (size or 0)

    for file in (Large(b"a\n"), Endless(b"a\n")):
        with pytest.raises(Unusable, match="larger than 200 MB"):
            open_table(file, claimed_size=4)
