from __future__ import annotations

from pacenotes.core.demo_record import Planned, Shown, compare


def test_steps_stand_in_the_plans_order_with_what_they_took() -> None:
    plan = [Planned(1, "Pipeline", 5), Planned(2, "Alerts", 10)]
    shown = [Shown(2, "Alerts", 300), Shown(1, "Pipeline", 400), Shown(2, "Alerts", 60)]
    first, second = compare(plan, shown)
    assert (first.shows, first.minutes, first.seconds, first.over) == ("Pipeline", 5, 400, 100)
    assert (second.seconds, second.stretches, second.over) == (360, 2, -240)


def test_what_was_not_shown_says_so() -> None:
    (step,) = compare([Planned(1, "Pipeline", 5)], [])
    assert not step.was_shown


def test_what_was_shown_and_is_not_in_the_plan_comes_last_and_once() -> None:
    told = compare(
        [Planned(1, "Pipeline", 5)], [Shown(None, "Prices", 30), Shown(None, "Prices", 30)]
    )
    assert [(one.shows, one.minutes, one.seconds) for one in told] == [
        ("Pipeline", 5, 0),
        ("Prices", None, 60),
    ]


def test_the_name_of_a_step_is_the_plans() -> None:
    (step,) = compare([Planned(1, "Pipelines", 5)], [Shown(1, "Pipeline", 60)])
    assert step.shows == "Pipelines"
