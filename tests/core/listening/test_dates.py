"""Dates as people say them, seen from the call's day."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pacenotes.core.listening.dates import dates
from pacenotes.core.listening.finding import Window
from tests.core.listening.vocabulary import ON, days


def window(text: str, on: dt.date | None = ON) -> Window | None:
    """The window of the one date in a text."""
    said = dates(text, on)
    assert len(said) == 1, [(text[d.start : d.end], d.window) for d in said]
    return said[0].window


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        # The call is on Wednesday, 11 March 2026.
        ("it has to be there by 2026-05-04", days("2026-05-04")),
        ("we sign on April 3rd", days("2026-04-03")),
        ("we sign on 3 April", days("2026-04-03")),
        ("the 21st of September at the latest", days("2026-09-21")),
        ("on the 9th of March we were in Oslo", days("2027-03-09")),
        ("before January 15, 2028", days("2028-01-15")),
        ("June 30, 2026 is the last day", days("2026-06-30")),
        ("sometime in April", days("2026-04-01", "2026-04-30")),
        ("the offer stands until July", days("2026-07-01", "2026-07-31")),
        ("in February it would be too late", days("2027-02-01", "2027-02-28")),
        ("that runs in March already", days("2026-03-01", "2026-03-31")),
        ("in October 2027", days("2027-10-01", "2027-10-31")),
        ("end of March", days("2026-03-29", "2026-03-31")),
        ("by the end of September", days("2026-09-28", "2026-09-30")),
        ("beginning of June", days("2026-06-01", "2026-06-03")),
        ("early in May", days("2026-05-01", "2026-05-10")),
        ("late November", days("2026-11-21", "2026-11-30")),
        ("mid-August", days("2026-08-11", "2026-08-21")),
        ("the first week of April", days("2026-04-01", "2026-04-07")),
        ("the last week of June", days("2026-06-24", "2026-06-30")),
        ("in Q3", days("2026-07-01", "2026-09-30")),
        ("Q1 next year is fine", days("2027-01-01", "2027-03-31")),
        ("Q2 2027", days("2027-04-01", "2027-06-30")),
        ("by the end of Q2", days("2026-06-22", "2026-06-30")),
        ("in the second quarter", days("2026-04-01", "2026-06-30")),
        ("this quarter", days("2026-01-01", "2026-03-31")),
        ("next quarter", days("2026-04-01", "2026-06-30")),
        ("by the end of this quarter", days("2026-03-31")),
        ("by the end of the year", days("2026-12-31")),
        ("by end of next month", days("2026-04-30")),
        ("end of the month", days("2026-03-31")),
        ("end of next year", days("2027-12-31")),
        ("by EOY", days("2026-12-31")),
        ("by EOQ please", days("2026-03-31")),
        ("EOD works", days("2026-03-11")),
        ("by close of business Friday", days("2026-03-13")),
        ("next year", days("2027-01-01", "2027-12-31")),
        ("this half", days("2026-01-01", "2026-06-30")),
        ("next half", days("2026-07-01", "2026-12-31")),
        ("next month", days("2026-04-01", "2026-04-30")),
        ("next week", days("2026-03-16", "2026-03-22")),
        ("this week", days("2026-03-09", "2026-03-15")),
        ("by the end of the week", days("2026-03-13")),
        ("by the end of next week", days("2026-03-20")),
        ("on Friday", days("2026-03-13")),
        ("by Monday", days("2026-03-16")),
        ("on Wednesday", days("2026-03-18")),
        ("next Tuesday", days("2026-03-17")),
        ("next Friday", days("2026-03-20")),
        ("Thursday next week", days("2026-03-19")),
        ("today", days("2026-03-11")),
        ("tomorrow", days("2026-03-12")),
        ("the day after tomorrow", days("2026-03-13")),
        ("in two weeks", days("2026-03-25")),
        ("within the next 30 days", days("2026-04-10")),
        ("in the next three to four weeks", days("2026-04-01", "2026-04-08")),
        ("in about six months' time", days("2026-09-11")),
        ("two months from now", days("2026-05-11")),
        ("3 weeks from today", days("2026-04-01")),
        ("within a couple of quarters", days("2026-09-11")),
        ("before the summer", days("2026-06-01", "2026-08-31")),
        ("over the summer break", days("2026-06-01", "2026-08-31")),
        ("in autumn", days("2026-09-01", "2026-11-30")),
        ("this winter", days("2026-12-01", "2027-02-28")),
        ("by Christmas", days("2026-12-25")),
        ("before Black Friday", days("2026-11-27")),
        ("until Easter", days("2026-04-05")),
        ("at year-end", days("2026-12-31")),
        ("by May 6", days("2026-05-06")),
        ("by may at the latest", days("2026-05-01", "2026-05-31")),
        ("in mid may", days("2026-05-11", "2026-05-21")),
        ("on April the 3rd", days("2026-04-03")),
        ("the 3rd of may", days("2026-05-03")),
        ("by the 15th", days("2026-03-15")),
        ("on the 10th", days("2026-04-10")),
        ("until the 31st", days("2026-03-31")),
        ("H2 is realistic", days("2026-07-01", "2026-12-31")),
        ("not before H1 2027", days("2027-01-01", "2027-06-30")),
        ("in March next year", days("2027-03-01", "2027-03-31")),
        ("later this year", days("2026-03-11", "2026-12-31")),
        ("later this month", days("2026-03-11", "2026-03-31")),
        ("early next year", days("2027-01-01", "2027-05-01")),
        ("mid next week", days("2026-03-18", "2026-03-20")),
        ("by month end", days("2026-03-31")),
        ("in a fortnight", days("2026-03-25")),
        ("by the end of summer", days("2026-08-23", "2026-08-31")),
        ("next Thursday", days("2026-03-19")),
        ("Monday of next week", days("2026-03-16")),
    ],
)
def test_a_phrase_means_these_days(said: str, expected: Window) -> None:
    assert window(said) == expected


@pytest.mark.parametrize(
    ("said", "on", "expected"),
    [
        ("end of February", "2028-01-10", days("2028-02-28", "2028-02-29")),
        ("by February 29", "2028-01-10", days("2028-02-29")),
        ("end of the month", "2027-02-03", days("2027-02-28")),
        ("in a month", "2026-01-31", days("2026-02-28")),
        ("in one month", "2028-01-31", days("2028-02-29")),
        ("in three months", "2026-11-30", days("2027-02-28")),
        ("next month", "2026-12-15", days("2027-01-01", "2027-01-31")),
        ("next quarter", "2026-11-02", days("2027-01-01", "2027-03-31")),
        ("next half", "2026-09-01", days("2027-01-01", "2027-06-30")),
        ("next week", "2026-12-30", days("2027-01-04", "2027-01-10")),
        ("tomorrow", "2026-12-31", days("2027-01-01")),
        ("by Friday", "2026-12-30", days("2027-01-01")),
        ("in January", "2026-12-08", days("2027-01-01", "2027-01-31")),
        ("on January 5th", "2026-12-08", days("2027-01-05")),
        ("Q1", "2026-12-08", days("2027-01-01", "2027-03-31")),
        ("Q4", "2026-12-08", days("2026-10-01", "2026-12-31")),
        ("this winter", "2026-12-08", days("2026-12-01", "2027-02-28")),
        ("this winter", "2027-01-20", days("2026-12-01", "2027-02-28")),
        ("by the end of the week", "2026-03-14", days("2026-03-13", "2026-03-14")),
        ("until Easter", "2026-04-06", days("2027-03-28")),
        ("before Black Friday", "2026-11-28", days("2027-11-26")),
    ],
)
def test_months_years_and_leap_days_turn_over(said: str, on: str, expected: Window) -> None:
    assert window(said, dt.date.fromisoformat(on)) == expected


def test_a_day_that_is_not_in_the_calendar_is_no_date() -> None:
    assert dates("by February 29 2027", ON) == []
    assert dates("on April 31st", ON) == []
    assert dates("2026-13-40", ON) == []


def test_february_29_waits_for_the_next_leap_year() -> None:
    assert window("on February 29th") == days("2028-02-29")


@pytest.mark.parametrize(
    "said",
    [
        "you may go ahead with two of them",
        "an early start may help everybody",
        "our top 3 may well change",
        "we may 20 times a day get that alert",
        "they march to their own drum",
        "that is the second to last thing",
        "it falls over all the time",
        "in the long run we spring for both",
        "is there a date we should know",
        "we have 24 7 support",
        "the quarter of them that failed",
        "it takes about 30 minutes",
        "fall back to the old one",
    ],
)
def test_words_that_only_look_like_dates(said: str) -> None:
    assert [said[d.start : d.end] for d in dates(said, ON)] == []


@pytest.mark.parametrize(
    "said",
    [
        "last Tuesday it broke again",
        "we migrated last March",
        "back in Q4 last year",
        "since January",
    ],
)
def test_what_is_past_is_left_out(said: str) -> None:
    assert dates(said, ON) == []


@pytest.mark.parametrize(
    ("said", "due"),
    [
        ("before the summer", days("2026-05-31")),
        ("before summer", days("2026-05-31")),
        ("before June", days("2026-05-31")),
        ("before Friday", days("2026-03-12")),
        ("ahead of Q3", days("2026-06-30")),
        ("in time for Black Friday", days("2026-11-26")),
        ("before the end of June", days("2026-06-28", "2026-06-30")),
        ("before our next quarter", days("2026-03-31")),
        ("by June 30th", days("2026-06-30")),
        ("until Friday", days("2026-03-13")),
    ],
)
def test_what_has_to_be_done_before_a_day_is_due_on_its_eve(said: str, due: Window) -> None:
    assert [d.due for d in dates(said, ON)] == [due]


def test_several_dates_stand_in_the_order_they_were_said() -> None:
    said = "legal needs until April 10, then the board on May 6, live in July"

    assert [d.window for d in dates(said, ON)] == [
        days("2026-04-10"),
        days("2026-05-06"),
        days("2026-07-01", "2026-07-31"),
    ]


def test_next_week_goes_for_both_weekdays_that_were_offered() -> None:
    said = "Tuesday at three or Thursday at ten next week"

    assert [d.window for d in dates(said, ON) if d.is_appointment] == [
        days("2026-03-17"),
        days("2026-03-19"),
    ]


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ("by 2026-05-04", days("2026-05-04")),
        ("on June 30, 2026", days("2026-06-30")),
        ("in October 2027", days("2027-10-01", "2027-10-31")),
        ("by the end of Q2 2027", days("2027-06-22", "2027-06-30")),
        ("next Friday", None),
        ("by the end of March", None),
        ("in two weeks", None),
        ("by Christmas", None),
    ],
)
def test_without_the_calls_day_only_full_dates_are_worked_out(
    said: str, expected: Window | None
) -> None:
    assert window(said, None) == expected


@given(
    st.sampled_from(
        [
            "end of February", "in 12 months", "by EOQ", "next half", "in 999 weeks", "this winter",
            "in 300 quarters", "by Easter", "on the 31st of December", "early Q1", "mid-week",
            "by the end of the week", "next Sunday", "in 400 years", "Black Friday", "fall 2031",
        ]
    ),
    st.dates(),
)  # fmt: skip
def test_no_day_of_the_calendar_breaks_it(said: str, on: dt.date) -> None:
    for date in dates(said, on):
        assert date.window is not None
        assert date.window.first <= date.window.last


@given(st.text(max_size=200), st.none() | st.dates())
def test_any_text_has_dates_in_their_places(text: str, on: dt.date | None) -> None:
    ends = 0
    for date in dates(text, on):
        assert ends <= date.start < date.end <= len(text)
        ends = date.end


@pytest.mark.parametrize(
    ("said", "day"),
    [
        ("They tell everybody on the fifteenth of October.", "2026-10-15"),
        ("I present the plan on May fourteenth.", "2026-05-14"),
        ("Paper by the tenth, yes.", "2026-04-10"),
        ("We freeze on the twenty-first.", "2026-03-21"),
        ("It's due on Monday the thirtieth at noon.", "2026-03-30"),
    ],
)
def test_a_day_said_in_words_is_that_day(said: str, day: str) -> None:
    assert [str(d.due.first) for d in dates(said, dt.date(2026, 3, 11)) if d.due] == [day]


@pytest.mark.parametrize("said", ["for the tenth time", "on the fifth floor", "by the second"])
def test_what_is_only_counted_is_no_day(said: str) -> None:
    assert dates(said, dt.date(2026, 3, 11)) == []
