from __future__ import annotations

from pacenotes.core.briefing import BusinessCase, first_known, paragraph


def said(case: BusinessCase) -> str:
    return " ".join(sentence.say() for sentence in paragraph(case))


def test_a_business_case_is_a_paragraph() -> None:
    case = BusinessCase("hours to find a cause", "2–3 hours", "15 minutes.", "300,000 EUR a year")
    assert said(case) == (
        "It is measured by hours to find a cause. Today: 2–3 hours. Target: 15 minutes. "
        "That is worth 300,000 EUR a year."
    )


def test_what_is_not_known_is_not_said() -> None:
    assert said(BusinessCase(target="15 minutes")) == "Target: 15 minutes."
    assert paragraph(BusinessCase()) == ()
    assert paragraph(BusinessCase(" ", "\n", ".")) == ()


def test_words_that_look_like_fields_are_left_alone() -> None:
    assert said(BusinessCase(today="{metric} {today}")) == "Today: {metric} {today}."


def test_each_field_comes_from_the_first_that_knows_it() -> None:
    written, answered = BusinessCase("m", "", " "), BusinessCase("x", "t", "g", "v")
    assert first_known(written, answered) == BusinessCase("m", "t", "g", "v")
    assert first_known() == BusinessCase()
