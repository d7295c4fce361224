"""A call cut up once for every signal: sentences, people, what is quoted."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.hearing import LONGEST_QUOTE, Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.proposer import is_verbatim
from pacenotes.core.roster import Party, Roster
from pacenotes.core.transcript import Transcript, Utterance
from pacenotes.core.wording import words
from tests.core.listening.vocabulary import hearing

WHY = words("because")


def test_a_sentence_keeps_its_place_in_what_was_said() -> None:
    heard = hearing("Ingrid: Fine by us. We’d start in April.\nSam: Good.")

    assert [(s.utterance.index, s.text) for s in heard.sentences] == [
        (0, "Fine by us."),
        (0, "We'd start in April."),
        (1, "Good."),
    ]
    said = heard.transcript.utterances[0].text
    assert [said[s.start : s.end] for s in heard.sentences_of(0)] == [
        "Fine by us.",
        "We’d start in April.",
    ]


def test_an_utterance_of_nothing_has_no_sentence() -> None:
    call = Transcript("script", (Utterance(0, "Robin", ""), Utterance(1, "Sam", "Hi.")))

    assert Hearing(call, Roster()).sentences_of(0) == ()


def test_who_speaks_is_known_by_the_roster() -> None:
    heard = hearing("Robin: Hello.\nIngrid: Hello.\nHans: Hello.\nno name here")

    assert [heard.party(u.speaker) for u in heard.transcript.utterances] == [
        Party.OURS,
        Party.THEIRS,
        Party.UNKNOWN,
        Party.UNKNOWN,
    ]


def test_a_lexicon_fires_once_a_kind_in_each_sentence() -> None:
    heard = hearing("Ingrid: The outage was a nightmare, an utter mess, our biggest headache.")

    assert [hit.kind for _, hit in heard.hits("need")] == ["pain"]


def test_a_quote_is_verbatim_typographic_quotes_and_all() -> None:
    heard = hearing("Ingrid: We’ve called it “the swamp” for years.")
    (sentence,) = heard.sentences

    assert heard.finding("need", "pain", sentence, WHY).quote.text == (
        "We’ve called it “the swamp” for years."
    )


def test_a_long_sentence_is_quoted_around_what_fired() -> None:
    said = "and then " * 30 + "the pump failed " + "so that " * 30
    heard = hearing(f"Ingrid: {said.strip()}")
    (sentence,) = heard.sentences
    at = sentence.text.index("the pump failed")
    hit = Hit("pain", at, at + len("the pump failed"), is_hedged=False)

    quote = heard.finding("need", "pain", sentence, WHY, hit=hit).quote

    assert "the pump failed" in quote.text
    assert len(quote.text) <= LONGEST_QUOTE
    assert quote.text.split()[0] in {"and", "then"}
    assert quote.text.split()[-1] in {"so", "that"}


@given(st.text(min_size=1, max_size=1500), st.integers(0, 1500), st.integers(0, 300))
def test_whatever_is_quoted_stands_where_it_says(text: str, at: int, length: int) -> None:
    call = Transcript("script", (Utterance(0, "Robin", text),))
    heard = Hearing(call, Roster())
    for sentence in heard.sentences:
        start = min(at, len(sentence.text) - 1)
        hit = Hit("x", start, min(start + length + 1, len(sentence.text)), is_hedged=False)
        assert is_verbatim(heard.finding("need", "pain", sentence, WHY, hit=hit), call)
