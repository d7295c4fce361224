"""A call as it was written down."""

from __future__ import annotations

from pacenotes.core.transcript import Transcript, Utterance


def test_speakers_stand_once_in_the_order_of_their_first_word() -> None:
    said = [("Ben", "a"), (None, "b"), ("Ada", "c"), ("Ben", "d")]
    call = Transcript("plain", tuple(Utterance(n, who, text) for n, (who, text) in enumerate(said)))

    assert call.speakers == ("Ben", "Ada")


def test_a_call_has_times_when_every_utterance_has_both() -> None:
    timed = Utterance(0, "Ada", "a", 0.0, 1.0)

    assert Transcript("plain", (timed,)).has_times
    assert not Transcript("plain", (timed, Utterance(1, "Ada", "b", 1.0))).has_times
    assert not Transcript("plain", (timed, Utterance(1, "Ada", "b", None, 2.0))).has_times
    assert not Transcript("plain", ()).has_times
