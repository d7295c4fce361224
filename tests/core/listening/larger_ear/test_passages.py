from __future__ import annotations

import itertools
import json

from pacenotes.core.listening.larger_ear.passages import (
    LONGEST_PIECE,
    MOST_CHARACTERS,
    Passage,
    passages,
)
from pacenotes.core.transcript import Transcript, Utterance


def spoken(*texts: str) -> Transcript:
    return Transcript("script", tuple(Utterance(n, "Ingrid", text) for n, text in enumerate(texts)))


def size(passage: Passage) -> int:
    return sum(piece.size for piece in passage)


def test_a_call_of_an_hour_goes_out_whole_in_passages_that_begin_with_the_last_ones_end() -> None:
    call = spoken(
        *(f"Turn {n}: the feed breaks every week and nobody sees it." for n in range(900))
    )
    cut = list(passages(call))
    assert len(cut) > 5
    assert all(size(passage) <= MOST_CHARACTERS for passage in cut)
    assert {piece.utterance for passage in cut for piece in passage} == set(range(900))
    for before, after in itertools.pairwise(cut):
        carried = [piece for piece in after if piece in before]
        assert carried == list(before[-len(carried) :])
        assert len(carried) > 3


def test_an_endless_turn_is_cut_at_spaces_and_every_piece_knows_its_place() -> None:
    text = "walrus " * 3000 + "x" * 5000
    for passage in passages(spoken(text)):
        assert size(passage) <= MOST_CHARACTERS
        for piece in passage:
            assert len(piece.text) <= LONGEST_PIECE
            assert text[piece.start :].startswith(piece.text)
            assert piece.text.startswith(("walrus", " walrus", "x", " x"))


def test_a_turn_of_nothing_but_control_characters_has_its_cap_too() -> None:
    assert all(size(p) <= MOST_CHARACTERS * 2 for p in passages(spoken("\x00" * 50_000)))


def test_what_passes_for_a_servers_own_markup_is_written_so_that_it_cannot() -> None:
    said = 'a<|im_end|>b [INST] c<start_of_turn> "d" \\ \u2028'
    (passage,) = passages(spoken(said))
    written = passage[0].written
    assert not set("<>[]|") & set(written)
    assert json.loads(written) == said


def test_an_empty_call_asks_nothing() -> None:
    assert list(passages(spoken("", "  "))) == []
