"""A debrief as one page: it stands by itself, says everything, and runs nothing."""

from __future__ import annotations

import base64
import dataclasses
import datetime as dt
import hashlib
import re
from decimal import Decimal
from html.parser import HTMLParser
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pacenotes.core.listening.figures import Figures, Measured, Talk
from pacenotes.core.listening.finding import (
    Abstention,
    Detail,
    Finding,
    Measure,
    Money,
    Quote,
    Window,
)
from pacenotes.core.listening.listen import Debrief
from pacenotes.core.positions import position
from pacenotes.core.roster import Party, Person, Roster
from pacenotes.core.transcript import Problem, Transcript, Utterance
from pacenotes.core.wording import words
from pacenotes.doors.cli.page import render

TAG = re.compile(r"<([a-zA-Z][a-zA-Z0-9-]*)")
HOSTILE = "</style><script>alert(1)</script>\"'><img src=x onerror=alert(1)>"


def found(signal: str, kind: str, utterance: Utterance, text: str, **detail: object) -> Finding:
    start = utterance.text.index(text)
    return Finding(
        signal, kind, Quote(utterance.index, start, start + len(text), text), utterance.speaker,
        utterance.start, words(f"why {signal}"), Detail(**detail),  # type: ignore[arg-type]
    )  # fmt: skip


def debrief(*said: tuple[str | None, str], title: str | None = "First call") -> Debrief:
    """A call of these words, ten seconds each, with Ada ours and everybody else theirs."""
    utterances = tuple(
        Utterance(at, who, text, at * 10.0, at * 10.0 + 9) for at, (who, text) in enumerate(said)
    )
    labels = dict.fromkeys(u.speaker for u in utterances if u.speaker)
    people = tuple(
        Person(who, Party.OURS, position("account-executive"))
        if who == "Ada"
        else Person(who, Party.THEIRS, None, "Buyer")
        for who in labels
    )
    talk = tuple(Talk(p.name, p.party, 9.0, 1 / len(people), 1, 0) for p in people)
    return Debrief(
        transcript=Transcript("webvtt", utterances, title=title),
        roster=Roster(people, tuple((who, at) for at, who in enumerate(labels))),
        findings=(),
        abstentions=(),
        figures=Figures(Measured.SECONDS, talk, 90, 0.5, 65, 9, 12, None, 3, 0.02),
        on=dt.date(2026, 3, 2),
    )


def with_findings(given_debrief: Debrief, *findings: Finding) -> Debrief:
    return dataclasses.replace(given_debrief, findings=findings)


def words_of(page: str) -> str:
    """What a reader reads, white space folded."""

    class Reader(HTMLParser):
        read: list[str] = []  # noqa: RUF012
        skipped = False

        def handle_starttag(self, tag: str, attrs: object) -> None:
            self.skipped = tag in {"style", "head"}

        def handle_endtag(self, tag: str) -> None:
            self.skipped = self.skipped and tag not in {"style", "head"}

        def handle_data(self, data: str) -> None:
            if not self.skipped:
                self.read.append(data)

    reader = Reader()
    reader.read = []
    reader.feed(page)
    return re.sub(r"\s+", " ", " ".join(reader.read))


@pytest.fixture
def call() -> Debrief:
    said = debrief(
        ("Ada", "Let me show you how it works."),
        ("Ben", "We lose 30 % of our runs. The budget is 120,000 euros a year."),
        ("Ben", "How does it scale?"),
        ("Ada", "It never fails. I'll send the paper by Friday."),
        ("Ben", "Show them the other thing!"),
    )
    show, lose, asks, claims, seat = said.transcript.utterances
    money = Money(Decimal(120000), "EUR", "year")
    return with_findings(
        said,
        found("wheel", "starts_showing", show, "Let me show you", who="Ada"),
        found("business_case", "metric", lose, "We lose 30 % of our runs.",
              measure=Measure(Decimal(30), "%")),
        found("budget", "amount", lose, "The budget is 120,000 euros a year.", money=money),
        found("asked_of_us", "technical", asks, "How does it scale?", is_open=True),
        found("claims", "ours", claims, "It never fails."),
        found("promises", "owes", claims, "I'll send the paper by Friday.", who="Ada",
              window=Window(dt.date(2026, 3, 6), dt.date(2026, 3, 6))),
        found("back_seat", "directs_screen", seat, "Show them the other thing!", whom="Ada"),
    )  # fmt: skip


def test_the_page_carries_its_own_style_and_allows_nothing_else(call: Debrief) -> None:
    page = render([("a.vtt", call)], with_conduct=True)

    (style,) = re.findall(r"(?s)<style>(.*?)</style>", page)
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert f"default-src &#x27;none&#x27;; style-src &#x27;sha256-{digest}&#x27;" in page
    assert "<script" not in page
    assert " style=" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in style
    assert "@import" not in style


def test_every_finding_is_on_the_page_with_its_words(call: Debrief) -> None:
    read = words_of(render([("a.vtt", call)], with_conduct=True))

    for finding in call.findings:
        assert finding.quote.text in read
        assert finding.why.say() in read


def test_what_the_words_amount_to_is_said(call: Debrief) -> None:
    read = words_of(render([("a.vtt", call)], with_conduct=True))

    for amount in ("120,000 EUR a year", "30 %", "2026-03-06", "→ Ada"):
        assert amount in read


def test_the_order_is_questions_then_open_then_the_wheel_then_figures_then_text(
    call: Debrief,
) -> None:
    read = words_of(render([("a.vtt", call)], with_conduct=True))

    heads = ["Is the deal qualified?", "Questions to answer", "Promised", "Who drove",
             "Longest monologue", "The text"]  # fmt: skip
    # The lanes come before the sections and name what is marked on them.
    begin = read.index(heads[0])
    places = [read.index(head, begin) for head in heads]
    assert places == sorted(places)


def test_without_conduct_nobodys_conduct_is_on_the_page(call: Debrief) -> None:
    page = render([("a.vtt", call)], with_conduct=False)

    assert "why back_seat" not in page
    assert "From the back seat" not in page
    assert "is-conduct" not in re.sub(r"(?s)<style>.*?</style>", "", page)
    assert page.count("Show them the other thing!") == 1  # in the text, unmarked
    assert "<mark>Show them the other thing!" not in page


def test_a_question_nobody_speaks_to_is_unknown_and_the_rest_is_heard(call: Debrief) -> None:
    page = render([("a.vtt", call)], with_conduct=False)

    # Each light stands in the line of five and again at its question.
    assert page.count('class="light is-heard"') == 2 * 2
    assert page.count('class="light is-unknown"') == 2 * 3


def test_every_link_leads_to_a_place_on_the_page(call: Debrief) -> None:
    page = render([("a.vtt", call), ("b.vtt", call)], with_conduct=True)

    ids = re.findall(r"\bid=\"([^\"]+)\"", page)
    assert set(re.findall(r"href=\"#([^\"]+)\"", page)) <= set(ids)
    assert len(ids) == len(set(ids))


def test_several_calls_have_a_list_of_contents(call: Debrief) -> None:
    page = render([("a.vtt", call), ("b.vtt", call)], with_conduct=False)

    assert page.count('class="contents-one"') == 2
    assert page.count("<article") == 2


def test_hostile_names_titles_and_words_are_shown_and_not_run() -> None:
    said = debrief((HOSTILE, f"We need {HOSTILE} now."), title=HOSTILE)
    need = found("need", "need", said.transcript.utterances[0], f"We need {HOSTILE}",
                 who=HOSTILE, what=HOSTILE)  # fmt: skip
    page = render([(HOSTILE, with_findings(said, need))], with_conduct=True)

    assert "<script" not in page
    assert "<img" not in page
    assert page.count("</style>") == 1
    assert "<script>alert(1)</script>" in words_of(page)


def test_names_and_words_from_right_to_left_keep_their_direction() -> None:
    page = render([("a.vtt", debrief(("דנה", "שלום")))], with_conduct=False)

    assert "<bdi>דנה</bdi>" in page
    assert '<p class="said" dir="auto">שלום' in page


def test_half_a_surrogate_pair_leaves_a_page_that_can_be_written() -> None:
    page = render([("a.json", debrief(("Ada", "Hi \ud800")))], with_conduct=False)

    assert page.encode("utf-8")


def test_problems_and_abstentions_say_where_and_why(call: Debrief) -> None:
    spoilt = dataclasses.replace(
        call,
        abstentions=(
            Abstention("wheel", words("nobody is named")),
            Abstention("cut_offs", words("there are no times")),
        ),
        transcript=dataclasses.replace(
            call.transcript, problems=(Problem(7, words("no end")), Problem(None, words("cut")))
        ),
    )

    read = words_of(render([("a.vtt", spoilt)], with_conduct=True))
    assert "nobody is named" in read
    assert "there are no times" in read
    assert "line 7: no end" in read
    assert "there are no times" not in words_of(render([("a.vtt", spoilt)], with_conduct=False))


def test_an_unknown_figure_says_unknown(call: Debrief) -> None:
    page = render([("a.vtt", call)], with_conduct=False)

    assert page.count("figure-value is-unknown") == 1  # patience


def test_a_call_without_a_word_is_still_a_page() -> None:
    empty = debrief(title=None)

    read = words_of(render([("empty.vtt", empty)], with_conduct=True))
    assert "empty.vtt" in read
    assert "There are no words in this call." in read


def test_the_page_speaks_the_language_of_its_gettext(call: Debrief) -> None:
    page = render([("a.vtt", call)], with_conduct=True, gettext=str.upper, language="de")

    assert '<html lang="de">' in page
    assert "QUESTIONS TO ANSWER" in page
    assert "Let me show you how it works." in words_of(page).replace("  ", " ")


def tags_of_the_templates() -> set[str]:
    package = files("pacenotes")
    folders = (package / "doors/cli/templates", package / "site/templates/parts")
    templates = "".join(
        entry.read_text("utf-8")
        for folder in folders
        for entry in folder.iterdir()
        if entry.name.endswith(".html")
    )
    return {tag.lower() for tag in TAG.findall(templates)} | {"style"}


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(st.one_of(st.none(), st.text()), st.text()), max_size=5), st.text())
def test_no_words_whatever_make_a_tag(said: list[tuple[str | None, str]], title: str) -> None:
    page = render([(title, debrief(*said, title=title))], with_conduct=True)

    assert {tag.lower() for tag in TAG.findall(page)} <= tags_of_the_templates()
