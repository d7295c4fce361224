from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.rooms.calls import actions
from pacenotes.rooms.calls.models import MOST_BYTES, Call, Original, clean_file_name
from pacenotes.rooms.history.models import Event, Job
from tests.cast import DISCOVERY, deal, discovery_team, heard_call, listen_to_all, person

pytestmark = pytest.mark.django_db


def test_the_file_is_kept_byte_for_byte() -> None:
    robin = person()
    data = "﻿A: naïve\r\nB: ok\r\n".encode()
    call = actions.add_call(deal=deal(robin), file_name="a call_1.txt", data=data, by=robin)
    assert bytes(call.original.data) == data
    assert (call.title, call.original.size) == ("a call 1", len(data))


def test_the_same_file_twice_in_a_deal_points_at_the_call_that_is_there() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin)
    with pytest.raises(actions.AlreadyHere) as refused:
        actions.add_call(deal=team, file_name="other.md", data=DISCOVERY.encode(), by=robin)
    assert refused.value.call == call
    assert Call.objects.count() == 1


def test_the_same_file_may_stand_in_two_deals() -> None:
    robin = person(name="Robin Adler")
    heard_call(deal(robin), robin)
    heard_call(deal(robin), robin)
    assert Call.objects.count() == 2


@pytest.mark.parametrize(
    ("data", "says"),
    [(b"", "is empty"), (b" \n\t ", "is empty"), (b"x" * (MOST_BYTES + 1), "10 MB")],
)
def test_empty_and_huge_files_are_refused_with_their_name(data: bytes, says: str) -> None:
    robin = person()
    with pytest.raises(actions.Refused) as refused:
        actions.add_call(deal=deal(robin), file_name="x.vtt", data=data, by=robin)
    assert says in str(refused.value.words)
    assert "x.vtt" in str(refused.value.words)
    assert not Call.objects.exists()
    assert not Job.objects.exists()


def test_an_unreadable_file_says_why_and_is_kept() -> None:
    robin = person()
    call = heard_call(deal(robin), robin, '{"results": [', "broken.json")
    assert call.unreadable is not None
    assert not call.was_listened_to
    assert bytes(call.original.data) == b'{"results": ['
    job = Job.objects.get()
    assert (job.state, job.error) == (Job.State.FAILED, call.unreadable.why)
    assert Event.objects.about(call).filter(verb="could_not_read").exists()


def test_another_file_takes_the_place_of_one_that_can_not_be_read() -> None:
    team, robin, _ = discovery_team()
    call = heard_call(team, robin, "{", "broken.json")
    actions.replace_original(call=call, file_name="ok.md", data=DISCOVERY.encode(), by=robin)
    listen_to_all()
    call.refresh_from_db()
    assert call.was_listened_to
    assert call.unreadable is None
    assert Original.objects.get(call=call).name == "ok.md"


def test_a_replacement_that_is_here_already_points_there() -> None:
    team, robin, _ = discovery_team()
    heard, broken = heard_call(team, robin), heard_call(team, robin, "{", "broken.json")
    with pytest.raises(actions.AlreadyHere) as refused:
        actions.replace_original(call=broken, file_name="ok.md", data=DISCOVERY.encode(), by=robin)
    assert refused.value.call == heard


@pytest.mark.parametrize(
    ("given_name", "kept"),
    [
        ("../../etc/passwd", "passwd"),
        ("C:\\calls\\one.vtt", "one.vtt"),
        ("a\u202egpj.vtt", "agpj.vtt"),
        ("line\nbreak\0.srt", "linebreak\ufffd.srt"),
        ("...", "call"),
        ("", "call"),
        ("x" * 300 + ".vtt", "x" * 116 + ".vtt"),
        ("日本語.txt", "日本語.txt"),
    ],
)
def test_file_names_are_cleaned(given_name: str, kept: str) -> None:
    assert clean_file_name(given_name) == kept


@given(st.text(st.characters(codec=None, exclude_categories=()), max_size=300))
def test_any_file_name_becomes_one_that_fits(name: str) -> None:
    kept = clean_file_name(name)
    assert 0 < len(kept) <= 120
    assert not set(kept) & set("/\\\0\n\r")


HOSTILE = {
    "nul": "A: one\0two\nB: three\n",
    "surrogate": '[{"speaker": "A\\ud800", "text": "half \\ud800 a pair"}]',
    "label of 5,000": f"**{'L' * 5000}:** hello there\n\n**B:** yes\n",
    "markup": "<script>alert(1)</script>: <img src=x onerror=alert(1)> hello\nB: ok\n",
    "one long utterance": "A: " + "word " * 200_000,
    "many speakers": "".join(f"Person{n}: hello {n}\n" for n in range(300)),
    "right to left": "**שרה כהן:** יש לנו תקציב של 50,000 אירו\n\n**Robin:** תודה\n",
}


@pytest.mark.parametrize("kind", HOSTILE)
def test_hostile_text_is_kept_or_refused_and_breaks_nothing(kind: str) -> None:
    robin = person(name="Robin Adler")
    call = heard_call(deal(robin), robin, HOSTILE[kind], "x.txt")
    assert call.was_listened_to or call.unreadable is not None
    for text in call.utterances.values_list("text", flat=True):
        assert "\0" not in text
    for found in call.findings.all():
        assert (
            found.words == call.utterances.get(index=found.utterance).text[found.start : found.end]
        )
