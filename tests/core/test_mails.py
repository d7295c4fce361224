from __future__ import annotations

import datetime as dt
from email.message import EmailMessage

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pacenotes.core.html_text import html_text
from pacenotes.core.mails import (
    LONGEST_TEXT,
    MOST_BYTES,
    NoMail,
    ReadMail,
    address_of,
    read_mail,
)

HEAD = (
    b"From: Dana Whitfield <dana@meridian.example>\r\n"
    b"To: robin@ours.example\r\n"
    b"Subject: The budget\r\n"
    b"Date: Mon, 14 Sep 2026 23:30:00 -0700\r\n"
)


def written(body: str = "We have 120,000 euros.", **headers: str) -> EmailMessage:
    mail = EmailMessage()
    mail["From"], mail["To"] = "Dana Whitfield <dana@meridian.example>", "robin@ours.example"
    mail["Subject"], mail["Date"] = "The budget", "Mon, 14 Sep 2026 10:00:00 +0200"
    for name, value in headers.items():
        del mail[name]
        mail[name] = value
    mail.set_content(body)
    return mail


def test_a_mail_says_who_wrote_it_to_whom_when_and_its_words() -> None:
    assert read_mail(HEAD + b"\r\nWe have\r\n120,000 euros.\r\n") == ReadMail(
        "The budget",
        "Dana Whitfield <dana@meridian.example>",
        "robin@ours.example",
        dt.date(2026, 9, 14),
        "We have\n120,000 euros.",
    )


def test_the_day_is_the_senders_own() -> None:
    assert read_mail(HEAD + b"\r\nx").sent_on == dt.date(2026, 9, 14), "in UTC it was the 15th"


def test_of_a_mail_in_two_forms_the_plain_one_is_read() -> None:
    mail = written("Plain words.")
    mail.add_alternative("<p>Marked-up words.</p>", subtype="html")
    assert read_mail(mail.as_bytes()).text == "Plain words."


def test_of_a_mail_in_html_alone_the_words_are_read() -> None:
    mail = written()
    mail.set_content(
        "<html><head><title>T</title><style>p {color: red}</style></head><body><p>Hello&nbsp;Robin,"
        "<br>we have <b>120,000&nbsp;&euro;</b>\n this year.</p><script>alert(1)</script>"
        "<table><tr><td>Need</td><td>yes</td></tr></table>Dana",
        subtype="html",
    )
    assert read_mail(mail.as_bytes()).text.split("\n") == [
        "Hello Robin,", "we have 120,000 € this year.", "", "", "Need yes", "", "Dana",
    ]  # fmt: skip


@pytest.mark.parametrize("transfer", ["quoted-printable", "base64", "8bit"])
def test_words_arrive_whole_however_they_travelled(transfer: str) -> None:
    said = "Über 120.000 € — sobald die Prüfung durch ist. " * 5
    mail = written()
    mail.set_content(said, cte=transfer)
    assert read_mail(mail.as_bytes()).text == said.strip()


@pytest.mark.parametrize("charset", ["iso-8859-1", "windows-1252", "utf-8", "utf-16"])
def test_other_character_sets_are_read(charset: str) -> None:
    body = "Prüfung".encode(charset)
    told = f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    if charset == "utf-16":
        told = told.replace(b"\r\n\r\n", b"\r\nContent-Transfer-Encoding: base64\r\n\r\n")
        import base64

        body = base64.b64encode(body)
    assert read_mail(HEAD + told + body).text == "Prüfung"


@pytest.mark.parametrize("charset", ["x-unknown", "idna", "punycode", "unicode_escape", "hex", ""])
def test_a_character_set_that_nobody_knows_is_read_as_utf_8(charset: str) -> None:
    told = f"Content-Type: text/plain; charset={charset}\r\n\r\n".encode()
    assert read_mail(HEAD + told + "Prüfung \\x41".encode()).text == "Prüfung \\x41"


def test_encoded_names_and_subjects_are_read() -> None:
    head = HEAD.replace(b"Subject: The budget", b"Subject: =?utf-8?q?Pr=C3=BCfung?=\r\n and more")
    head = head.replace(b"Dana Whitfield", b"=?utf-8?b?RMOhbmE=?=")
    mail = read_mail(head + b"\r\nx")
    assert (mail.subject, mail.sender) == ("Prüfung and more", "Dána <dana@meridian.example>")


def test_attachments_are_no_words() -> None:
    mail = written("See the attachment.")
    mail.add_attachment(b"%PDF", maintype="application", subtype="pdf", filename="a.pdf")
    mail.add_attachment("secret = 1", filename="notes.txt")
    assert read_mail(mail.as_bytes()).text == "See the attachment."


def test_a_forwarded_mail_is_not_taken_for_the_senders_words() -> None:
    mail = written("As discussed, below.")
    mail.add_attachment(written("Old words."))
    assert read_mail(mail.as_bytes()).text == "As discussed, below."


def test_without_a_subject_there_is_a_dash() -> None:
    assert read_mail(HEAD.replace(b"Subject: The budget\r\n", b"") + b"\r\nx").subject == "–"


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no sender and no day"),
        (b"WEBVTT\n\n00:01.000 --> 00:02.000\nHello", "no sender and no day"),
        (HEAD.replace(b"Date:", b"X-Date:") + b"\r\nx", "no sender and no day"),
        (HEAD.replace(b"Mon, 14 Sep 2026", b"Mon, 99 Sep 2026") + b"\r\nx", "no sender and no day"),
        (HEAD.replace(b"From:", b"X-From:") + b"\r\nx", "no sender and no day"),
        (HEAD + b"\r\n", "no words"),
        (HEAD + b"\r\n \r\n\t", "no words"),
        (HEAD + b"Content-Type: application/pdf\r\n\r\n%PDF", "no words"),
        (HEAD + b"Content-Type: text/html\r\n\r\n<style>p", "no words"),
        (HEAD + b"Content-Type: multipart/mixed\r\n\r\nno boundary", "no words"),
    ],
)
def test_what_is_no_mail_is_refused_and_says_why(data: bytes, why: str) -> None:
    with pytest.raises(NoMail) as refused:
        read_mail(data)
    assert why in refused.value.words.say()


def test_larger_than_ten_megabytes_is_refused_before_it_is_read() -> None:
    with pytest.raises(NoMail, match="larger than"):
        read_mail(HEAD + b"\r\n" + b"x" * MOST_BYTES)


def test_a_long_thread_is_kept_as_far_as_a_note_goes() -> None:
    assert len(read_mail(HEAD + b"\r\n" + b"x " * 40_000).text) <= LONGEST_TEXT


NESTED = b"".join(
    b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (n, n) for n in range(2000)
)


@pytest.mark.parametrize(
    "data",
    [
        HEAD + NESTED,
        HEAD + b"Content-Type: message/rfc822\r\n\r\n" * 2000,
        HEAD + b"Content-Type: multipart/mixed; boundary=b\r\n\r\n" + b"--b\r\n\r\nx\r\n" * 20_000,
        HEAD + b"\r\n" + b"\n" * 5_000_000,
        b"From: " + b"(" * 1_000_000 + b"\r\n" + HEAD[40:] + b"\r\nx",
    ],
    ids=["parts in parts", "mails in mails", "many parts", "many lines", "comments in comments"],
)
def test_a_maze_is_refused(data: bytes) -> None:
    with pytest.raises(NoMail):
        read_mail(data)


@pytest.mark.parametrize("letter", ["<", ",", "a,", "=?utf-8?q?a?= ", "@", ";", '"', "a b "])
def test_endless_headers_are_cut_before_they_are_taken_apart(letter: str) -> None:
    head = HEAD.replace(b"The budget", letter.encode() * (500_000 // len(letter)))
    assert read_mail(head + b"\r\nwords").text == "words"


PIECES = st.sampled_from(
    [
        b"From: ", b"To: ", b"Date: ", b"Subject: ", b"a@b.example", b"Mon, 14 Sep 2026 10:00",
        b"Content-Type: ", b"text/plain", b"text/html", b"multipart/alternative", b"; boundary=b",
        b"message/rfc822", b"; charset=", b"utf-8", b"utf-7", b"utf-16", b"idna", b"\x00", b"\xff",
        b"Content-Transfer-Encoding: ", b"base64", b"quoted-printable", b"x-uuencode", b"=", b"=3D",
        b"--b", b"--b--", b"\r\n", b"\n", b"\r", b"\r\n\r\n", b"<p>", b"&#99999999;", b"<!--",
        b"=?utf-8?b?", b"?=", b"(", b")", b"<", b">", b'"', b"\\", b",", b":", b" ", b"words",
    ]
)  # fmt: skip


@given(st.lists(PIECES | st.binary(max_size=6), max_size=40).map(b"".join), st.booleans())
@example(b"Content-Type: text/html\r\n\r\n&#" + b"9" * 5000 + b";", True)
@example(b"Content-Type: text/plain; charset=\x00\r\n\r\nx", True)
def test_whatever_comes_the_only_error_is_that_it_is_no_mail(data: bytes, has_head: bool) -> None:
    try:
        mail = read_mail((HEAD if has_head else b"") + data)
    except NoMail as refused:
        refused.words.say()
    else:
        assert mail.text == mail.text.strip() != ""
        assert "\r" not in mail.text
        assert mail.subject


@pytest.mark.parametrize(
    ("sender", "address"),
    [
        ("Dana Whitfield <Dana@Meridian.example>", "dana@meridian.example"),
        ("dana@meridian.example", "dana@meridian.example"),
        ('"Whitfield, Dana" <dana@meridian.example>', "dana@meridian.example"),
        ("Dana", "dana"),
        ("", ""),
    ],
)
def test_a_senders_address_is_read_out_of_the_name(sender: str, address: str) -> None:
    assert address_of(sender) == address


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("a < b & c", "a < b & c"),
        ("<p>a</p>b", "a\nb"),
        ('<img alt="x > y">a', "a"),
        ("a<!-- > -->b", "ab"),
        ("a<!-- b", "a"),
        ("a<script>if (a < b) c</script>d", "ad"),
        ("a<style>", "a"),
        ("<p>a\nb</p>", "a b"),
        ("&lt;p&gt; &amp;amp; &#x41;", "<p> &amp; A"),
        ("a</p", "a"),
        ("<3 words", "<3 words"),
        ("<P>A<BR/>b</P>", "A\nb"),
    ],
)
def test_html_is_read_as_a_person_sees_it(markup: str, text: str) -> None:
    assert html_text(markup) == text


@given(st.text("<>ap/!-'\"= &#;x\n", max_size=60))
def test_no_markup_breaks_the_reading_of_html(markup: str) -> None:
    text = html_text(markup)
    assert "  " not in text
    assert text == text.strip()


@pytest.mark.parametrize("unit", ["<a", "<a =", '<a b="', "<!--", "</", "<td>", "<a \"'>", "'<b>"])
def test_tags_without_an_end_are_read_in_a_moment(unit: str) -> None:
    html_text(unit * (1_000_000 // len(unit)))
