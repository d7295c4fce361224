from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.finding import Detail, Measure, Money, Window
from pacenotes.core.policy import MOST_DAYS, QuestionPolicy, default_policy
from pacenotes.core.qualification import (
    QUESTIONS,
    Decision,
    Light,
    question,
    question_of,
)
from pacenotes.core.standing import (
    WHY,
    Because,
    Cited,
    QuestionStanding,
    disagreement,
    light_on,
    question_standing,
)

SEPTEMBER = dt.date(2026, 9, 14)
TODAY = dt.date(2026, 9, 20)


def euros(amount: int, **more: object) -> Detail:
    return Detail(money=Money(Decimal(amount), "EUR"), **more)  # type: ignore[arg-type]


def by(day: dt.date) -> Detail:
    return Detail(window=Window(day, day))


def cited(
    part: str, number: int = 1, decision: Decision = Decision.ACCEPTED, **more: object
) -> Cited:
    more.setdefault("said_on", SEPTEMBER)
    return Cited(number, part, decision, **more)  # type: ignore[arg-type]


def stands(
    *evidence: Cited, of: str = "", on: dt.date = TODAY, policy: QuestionPolicy | None = None
) -> QuestionStanding:
    key = of or question_of(evidence[0].part).key
    return question_standing(question(key), evidence, policy or default_policy().of(key), on)


def part_of(told: QuestionStanding, key: str):
    return next(standing for part, standing in told.parts if part.key == key)


def qualified(**more: object) -> list[Cited]:
    parts = ("need", "budget", "authority", "timeline")
    return [cited(part, number, **more) for number, part in enumerate(parts, 1)]


# unknown → heard → answered


@pytest.mark.parametrize("key", [q.key for q in QUESTIONS])
def test_what_nobody_spoke_of_is_unknown(key: str) -> None:
    whole = stands(of=key).whole
    assert (whole.light, whole.because, whole.rests_on) == (
        Light.UNKNOWN,
        Because.NOTHING_HEARD,
        (),
    )


def test_what_was_found_and_not_looked_at_is_heard() -> None:
    whole = stands(cited("need", 7, Decision.PROPOSED)).whole
    assert (whole.light, whole.because, whole.rests_on) == (
        Light.HEARD,
        Because.NOT_LOOKED_AT,
        (7,),
    )


def test_what_was_rejected_was_not_heard() -> None:
    assert stands(cited("need", 7, Decision.REJECTED)).whole.light is Light.UNKNOWN


def test_a_question_is_answered_once_every_group_of_parts_is() -> None:
    told = stands(*qualified())
    assert (told.whole.light, told.answered, told.asked) == (Light.ANSWERED, 4, 4)
    assert told.whole.rests_on == (1, 2, 3, 4)


@pytest.mark.parametrize("missing", range(4))
def test_short_of_one_part_it_is_heard_and_says_which_is_missing(missing: int) -> None:
    pieces = qualified()
    left_out = pieces.pop(missing)
    whole = stands(*pieces).whole
    assert (whole.light, whole.because) == (Light.HEARD, Because.PARTS_MISSING)
    assert whole.why.say().endswith(f"3 of 4 parts are answered; missing: {left_out.part}.")


def test_what_is_answered_beside_what_policy_asks_for_is_not_called_undecided() -> None:
    whole = stands(cited("criteria")).whole
    assert (whole.light, whole.because) == (Light.HEARD, Because.PARTS_MISSING)
    assert "0 of 4 parts" in whole.why.say()


@pytest.mark.parametrize("one", ["metric", "today", "target"])
def test_of_a_group_of_parts_one_is_enough(one: str) -> None:
    assert stands(cited(one, 1), cited("value", 2)).whole.light is Light.ANSWERED


def test_policy_that_asks_for_nothing_is_never_met() -> None:
    policy = QuestionPolicy("qualified", (), 90)
    assert stands(*qualified(), policy=policy).whole.light is Light.HEARD


# the economic buyer


@pytest.mark.parametrize("part", ["mentioned", "champion"])
@pytest.mark.parametrize("pieces", [1, 3])
def test_a_mention_never_makes_the_buyer_met(part: str, pieces: int) -> None:
    evidence = [cited(part, number) for number in range(pieces)]
    whole = stands(*evidence).whole
    assert (whole.light, whole.because) == (Light.HEARD, Because.MENTION_ONLY)


def test_our_own_words_never_make_the_buyer_met() -> None:
    whole = stands(cited("present", is_ours=True)).whole
    assert (whole.light, whole.because) == (Light.HEARD, Because.OUR_WORDS)


def test_the_buyers_own_words_do() -> None:
    whole = stands(cited("present", 1, is_ours=True), cited("present", 2, names_whom=True)).whole
    assert (whole.light, whole.rests_on) == (Light.ANSWERED, (2,))


def test_words_that_name_nobody_never_make_the_buyer_met_and_the_reason_says_so() -> None:
    whole = stands(cited("present", 1), cited("mentioned", 2)).whole
    assert (whole.light, whole.because) == (Light.HEARD, Because.NOBODY_NAMED)
    assert "not which contact was met" in whole.why.say()
    told = stands(cited("present", 1), cited("present", 2, names_whom=True)).whole
    assert (told.light, told.rests_on) == (Light.ANSWERED, (2,))


@given(
    st.lists(
        st.builds(
            Cited,
            st.integers(1, 9),
            st.sampled_from(["mentioned", "champion"]),
            st.sampled_from(list(Decision)),
            st.dates(),
            disagrees=st.booleans(),
            is_set_aside=st.booleans(),
        )
        | st.builds(
            Cited,
            st.integers(10, 19),
            st.just("present"),
            st.sampled_from(list(Decision)),
            st.dates(),
            is_ours=st.just(True),
        )
    )
)
def test_whatever_is_accepted_only_words_of_theirs_on_the_call_answer(pieces: list[Cited]) -> None:
    light = stands(*pieces, of="economic-buyer").whole.light
    assert light in (Light.UNKNOWN, Light.HEARD)


# stale


def test_words_are_stale_the_day_after_the_policys_age() -> None:
    policy = QuestionPolicy("qualified", (("need",),), 10)
    told = stands(cited("need"), policy=policy, on=SEPTEMBER + dt.timedelta(days=10))
    assert told.whole.light is Light.ANSWERED
    assert told.whole.stale_from == SEPTEMBER + dt.timedelta(days=11)
    stale = stands(cited("need"), policy=policy, on=SEPTEMBER + dt.timedelta(days=11)).whole
    assert (stale.light, stale.because) == (Light.STALE, Because.TOO_OLD)
    assert "2026-09-14, more than 10 days ago" in stale.why.say()


def test_newer_words_make_it_fresh_again() -> None:
    later = SEPTEMBER + dt.timedelta(days=200)
    assert stands(*qualified(), on=later).whole.light is Light.STALE
    fresh = [*qualified(), *(cited(p.part, p.id + 10, said_on=later) for p in qualified())]
    assert stands(*fresh, on=later).whole.light is Light.ANSWERED


def test_one_old_group_makes_the_whole_question_stale_and_is_named() -> None:
    later = SEPTEMBER + dt.timedelta(days=121)
    pieces = [cited(p.part, p.id, said_on=later) for p in qualified()[1:]]
    whole = stands(cited("need", 1), *pieces, on=later).whole
    assert (whole.light, whole.rests_on) == (Light.STALE, (1,))


def test_a_group_is_as_fresh_as_its_freshest_part() -> None:
    later = SEPTEMBER + dt.timedelta(days=181)
    old, new = cited("metric", 1), cited("target", 2, said_on=later)
    worth = cited("value", 3, said_on=later)
    assert stands(old, new, worth, on=later).whole.light is Light.ANSWERED
    assert part_of(stands(old, new, worth, on=later), "metric").light is Light.STALE


def test_a_deadline_that_passed_makes_it_stale_and_is_the_one_that_is_named() -> None:
    passed, ahead = dt.date(2026, 9, 18), dt.date(2026, 12, 1)
    first = cited("deadline", 1, meaning=by(passed))
    second = cited("deadline", 2, meaning=by(ahead))
    whole = stands(first, second).whole
    assert (whole.light, whole.because) == (Light.STALE, Because.DEADLINE_PASSED)
    assert whole.rests_on == (1,)
    assert "2026-09-18" in whole.why.say()
    assert stands(second).whole.light is Light.ANSWERED


def test_on_its_own_day_a_deadline_has_not_passed() -> None:
    assert stands(cited("deadline", meaning=by(TODAY))).whole.light is Light.ANSWERED


def test_of_what_has_one_value_only_the_newest_day_counts() -> None:
    old = cited("timeline", 1, meaning=by(dt.date(2026, 9, 16)), said_on=dt.date(2026, 9, 1))
    new = cited("timeline", 2, meaning=Detail(window=Window(dt.date(2026, 9, 10), TODAY)))
    assert part_of(stands(old, new), "timeline").light is Light.ANSWERED


def test_words_of_an_unknown_day_count_as_of_the_day_they_were_added() -> None:
    undated = cited("need", said_on=None, added_on=SEPTEMBER)
    policy = QuestionPolicy("qualified", (("need",),), 10)
    stale = stands(undated, policy=policy, on=SEPTEMBER + dt.timedelta(days=11)).whole
    assert (stale.light, stale.because) == (Light.STALE, Because.TOO_OLD)
    assert "have no day; they were added on 2026-09-14" in stale.why.say()


def test_without_any_day_nothing_is_called_old() -> None:
    whole = stands(cited("deadline", said_on=None), on=dt.date.max).whole
    assert (whole.light, whole.stale_from) == (Light.ANSWERED, None)


@pytest.mark.parametrize("day", [dt.date.max, dt.date.max - dt.timedelta(days=1), dt.date.min])
def test_the_calendars_ends_break_nothing(day: dt.date) -> None:
    told = stands(cited("deadline", said_on=day, meaning=by(day)), on=TODAY)
    assert told.whole.light in (Light.ANSWERED, Light.STALE)


# contradicted


def test_newer_words_that_say_another_value_contradict() -> None:
    older = cited("budget", 1, meaning=euros(100))
    newer = cited("budget", 2, meaning=euros(180), said_on=TODAY)
    whole = stands(newer, older).whole
    assert (whole.light, whole.because) == (Light.CONTRADICTED, Because.NEWER_DISAGREES)
    assert whole.rests_on == (1, 2)
    assert "the amount" in whole.why.say()


def test_words_without_a_value_do_not_hide_a_contradiction() -> None:
    older = cited("budget", 1, meaning=euros(100))
    newer = cited("budget", 2, meaning=euros(180))
    newest = cited("budget", 3, said_on=TODAY)
    assert stands(older, newer, newest).whole.light is Light.CONTRADICTED


def test_back_to_the_first_value_is_still_a_contradiction_with_the_one_between() -> None:
    pieces = [cited("budget", n, meaning=euros(x)) for n, x in enumerate((100, 180, 100), 1)]
    assert stands(*pieces).whole.rests_on == (2, 3)


def test_what_was_only_proposed_contradicts_nothing() -> None:
    proposed = cited("budget", 2, Decision.PROPOSED, meaning=euros(180))
    assert part_of(stands(cited("budget", 1, meaning=euros(100)), proposed), "budget").light is (
        Light.ANSWERED
    )


@pytest.mark.parametrize("decision", [Decision.REJECTED, Decision.PROPOSED])
def test_rejecting_or_taking_back_one_side_resolves_it(decision: Decision) -> None:
    older = cited("budget", 1, meaning=euros(100))
    newer = cited("budget", 2, decision, meaning=euros(180))
    assert part_of(stands(older, newer), "budget").light is Light.ANSWERED


def test_setting_one_side_aside_resolves_it() -> None:
    older = cited("budget", 1, meaning=euros(100), is_set_aside=True)
    newer = cited("budget", 2, meaning=euros(180))
    assert part_of(stands(older, newer), "budget").rests_on == (2,)


def test_the_owners_word_contradicts_on_every_part() -> None:
    older, newer = cited("need", 1), cited("need", 2, said_on=TODAY, disagrees=True)
    whole = stands(older, newer).whole
    assert (whole.light, whole.rests_on) == (Light.CONTRADICTED, (1, 2))
    assert "its owner said so" in whole.why.say()


def test_the_owners_word_counts_whichever_was_said_first() -> None:
    older, newer = cited("need", 1, disagrees=True, said_on=None), cited("need", 2)
    assert stands(older, newer).whole.rests_on == (1, 2)


def test_what_is_left_alone_disagrees_with_nothing() -> None:
    assert part_of(stands(cited("need", disagrees=True)), "need").light is Light.ANSWERED


def test_many_deadlines_are_no_contradiction() -> None:
    days = [dt.date(2026, 10, 1), dt.date(2026, 12, 1)]
    pieces = [cited("deadline", n, meaning=by(day)) for n, day in enumerate(days)]
    assert stands(*pieces).whole.light is Light.ANSWERED


def test_worst_comes_first() -> None:
    """Contradicted, though another group is stale and one is missing."""
    old = dt.date(2020, 1, 1)
    pieces = [
        cited("need", 1, said_on=old),
        cited("budget", 2, meaning=euros(1)),
        cited("budget", 3, meaning=euros(2)),
    ]
    assert stands(*pieces).whole.light is Light.CONTRADICTED


MONTH = Window(dt.date(2026, 10, 1), dt.date(2026, 10, 31))


@pytest.mark.parametrize(
    ("one", "other", "what"),
    [
        (euros(100), euros(100), None),
        (euros(100), euros(101), "the amount"),
        (euros(100), Detail(money=Money(Decimal(101))), "the amount"),
        (euros(100), Detail(money=Money(Decimal(101), "USD")), None),
        (euros(100), Detail(money=Money(Decimal(101), "EUR", "year")), None),
        (euros(100), Detail(money=Money(Decimal(90), "EUR", None, Decimal(120))), None),
        (euros(100), euros(101, is_hedged=True), None),
        (euros(100), Detail(), None),
        (Detail(measure=Measure(Decimal(3), "day")), Detail(measure=Measure(Decimal(4), "day")),
         "the figure"),
        (Detail(measure=Measure(Decimal(3), "day")), Detail(measure=Measure(Decimal(4), "hour")),
         None),
        (Detail(window=MONTH), by(dt.date(2026, 10, 15)), None),
        (Detail(window=MONTH), by(dt.date(2026, 11, 1)), "the day"),
        (Detail(who="Priya Raman"), Detail(who="Raman"), None),
        (Detail(who="Priya Raman"), Detail(who="Dana Whitfield"), "the person"),
    ],
)  # fmt: skip
def test_two_meanings_exclude_each_other_only_where_both_can_not_be_true(
    one: Detail, other: Detail, what: str | None
) -> None:
    assert disagreement(one, other) == what
    assert disagreement(other, one) == what


# always

DAYS = st.dates(dt.date(2025, 1, 1), dt.date(2027, 12, 31))
MEANINGS = st.one_of(
    st.just(Detail()),
    st.integers(1, 3).map(euros),
    DAYS.map(by),
    st.sampled_from(["Priya Raman", "Dana"]).map(lambda who: Detail(who=who)),
)
EVIDENCE = st.lists(
    st.builds(
        Cited,
        st.integers(1, 99),
        st.sampled_from([p.key for q in QUESTIONS for p in q.parts]),
        st.sampled_from(list(Decision)),
        st.none() | DAYS,
        MEANINGS,
        st.booleans(),
        st.booleans(),
        st.none() | DAYS,
        st.booleans(),
        st.booleans(),
    ),
    max_size=12,
)


@given(EVIDENCE, DAYS, DAYS, st.sampled_from(QUESTIONS), st.integers(0, MOST_DAYS))
def test_what_is_kept_on_one_day_tells_the_light_of_every_other(
    pieces: list[Cited], kept_on: dt.date, day: dt.date, asked: object, age: int
) -> None:
    policy = QuestionPolicy(asked.key, default_policy().of(asked.key).needs, age)  # type: ignore[attr-defined]
    kept = question_standing(asked, pieces, policy, kept_on).whole  # type: ignore[arg-type]
    told = question_standing(asked, pieces, policy, day).whole  # type: ignore[arg-type]
    stored = Light.ANSWERED if kept.light is Light.STALE else kept.light
    assert light_on(stored, kept.stale_from, day) is told.light
    assert kept.stale_from == told.stale_from


@given(EVIDENCE, DAYS, st.sampled_from(QUESTIONS))
def test_every_state_names_its_rule_and_the_evidence_that_made_it_so(
    pieces: list[Cited], day: dt.date, asked: object
) -> None:
    told = stands(*pieces, of=asked.key, on=day)  # type: ignore[attr-defined]
    known = {p.id for p in pieces if question_of(p.part).key == asked.key}  # type: ignore[attr-defined]
    for standing in (told.whole, *(s for _, s in told.parts)):
        assert set(standing.rests_on) <= known
        assert bool(standing.rests_on) is (standing.light is not Light.UNKNOWN)
        assert "{" not in standing.why.say()
        assert standing.why.message
        if standing.because is not Because.TOO_OLD:
            assert standing.why.message == WHY[standing.because]
