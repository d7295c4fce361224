"""Word files that aren't what they seem: bombs, entities, broken and other zips."""

import io
import struct
import zipfile

import pytest

from pacenotes.core.reading import word_document
from tests.core.reading.vocabulary import refusal, said, word_file

LINE = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def test_a_zip_that_unpacks_to_much_is_refused():
    bomb = word_file(body=LINE.format("a" * 30_000_000))
    assert len(bomb) < 100_000
    assert "unpacks" in str(refusal(bomb))


def test_a_zip_that_lies_about_its_size_is_refused():
    bomb = word_file(body=LINE.format("a" * 30_000_000))
    with zipfile.ZipFile(io.BytesIO(bomb)) as package:
        true_size = package.getinfo("word/document.xml").file_size
    for told in (100, 0):
        lying = bomb.replace(struct.pack("<L", true_size), struct.pack("<L", told))
        assert lying != bomb
        refusal(lying)


def test_many_entries_are_refused(monkeypatch):
    monkeypatch.setattr(word_document, "MOST_ENTRIES", 10)
    assert "12 files" in str(refusal(word_file("Noor: Hi", extra=10)))


def test_entities_are_neither_expanded_nor_fetched(tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("Secret: told")
    laughs = "".join(f'<!ENTITY l{n} "{f"&l{n - 1};" * 10}">' for n in range(1, 12))
    for declared in (
        f'<!DOCTYPE d [<!ENTITY l0 "ha">{laughs}]>',
        f'<!DOCTYPE d [<!ENTITY l11 SYSTEM "file://{secret}">]>',
        '<!DOCTYPE d SYSTEM "http://localhost:9/x.dtd">',
    ):
        data = word_file(body=LINE.format("Noor: &l11;"), before=declared)
        assert "entities" in str(refusal(data)) or "well-formed" in str(refusal(data))


def test_deep_nesting_ends_in_a_reason():
    assert "well-formed" in str(refusal(word_file(body="<a>" * 100_000)))


@pytest.mark.parametrize("cut", [4, 30, 200, -30])
def test_a_broken_file_is_refused(cut):
    assert "broken" in str(refusal(word_file("Noor: Hi", "Bo: Hello")[:cut]))


def test_another_zip_is_refused():
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as package:
        package.writestr("readme.txt", "Noor: Hi")
    assert "no Word document" in str(refusal(packed.getvalue()))


def test_an_empty_document_is_refused():
    assert "no text" in str(refusal(word_file("")))


def test_a_choice_is_read_and_its_fallback_is_not():
    body = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        "<mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>"
    ).format(LINE.format("Noor: Hi"), LINE.format("Noor: Hi"))
    assert said(word_file(body=body)) == [("Noor", "Hi")]
