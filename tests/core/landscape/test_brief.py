from __future__ import annotations

import itertools

from pacenotes.core.landscape.brief import MOST, WHY, Brief, Candidate, Requirement, brief
from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.history import Run
from pacenotes.core.landscape.standing import Because

MUST, SHOULD, NONE = Requirement
UNIQUE, COMPARATIVE = Because.ONLY_OURS, Because.OURS_IS_MORE
numbers = itertools.count(1)


def candidate(
    name: str,
    requirement: Requirement = MUST,
    because: Because = UNIQUE,
    since: int = 5,
    **more: object,
) -> Candidate:
    run = Run(because, since, OPEN)
    return Candidate(next(numbers), name, requirement, run, **more)  # type: ignore[arg-type]


def names(told: Brief) -> list[str]:
    return [chosen.candidate.name for chosen in told.differentiators]


def test_musts_come_before_shoulds_and_unique_before_comparative() -> None:
    told = brief(
        [
            candidate("d", SHOULD, COMPARATIVE),
            candidate("c", SHOULD),
            candidate("b", MUST, COMPARATIVE),
            candidate("a", MUST),
        ]
    )
    assert names(told) == ["a", "b", "c", "d"]


def test_what_the_business_case_hangs_on_comes_first_among_its_like() -> None:
    told = brief([candidate("a"), candidate("b", MUST, COMPARATIVE, is_in_business_case=True)])
    assert names(told) == ["b", "a"]


def test_the_newest_comes_first_among_its_like_then_the_name() -> None:
    told = brief([candidate("b"), candidate("a"), candidate("c", since=9)])
    assert names(told) == ["c", "a", "b"]


def test_no_more_than_five() -> None:
    assert len(brief([candidate(str(n)) for n in range(9)]).differentiators) == MOST


def test_what_nobody_asked_for_only_fills_up_to_three() -> None:
    extra = [candidate(str(n), NONE) for n in range(4)]
    assert names(brief([candidate("a"), *extra])) == ["a", "0", "1"]
    asked = [candidate(name) for name in "abc"]
    assert names(brief([*asked, *extra])) == ["a", "b", "c"]


def test_parity_and_gap_are_no_differentiators() -> None:
    told = brief([candidate("a", because=Because.ALL_HAVE_IT)])
    assert names(told) == []
    assert told.is_short


def test_gaps_and_unknowns_in_what_they_require_are_said_apart() -> None:
    gap = candidate("a", because=Because.THEY_HAVE_MORE)
    unknown = candidate("b", because=Because.OTHERS_UNKNOWN)
    told = brief([gap, unknown, candidate("c", NONE, Because.THEY_HAVE_MORE)])
    assert (told.gaps, told.unknown) == ((gap,), (unknown,))


def test_the_order_they_come_in_makes_no_difference() -> None:
    found = [
        candidate(f"{requirement}{because}{since}", requirement, because, since)
        for requirement in Requirement
        for because in (UNIQUE, COMPARATIVE)
        for since in (1, 2)
    ]
    expected = names(brief(found))
    for turned in (found[::-1], found[5:] + found[:5], found[::2] + found[1::2]):
        assert names(brief(turned)) == expected


def test_each_choice_is_explained() -> None:
    told = brief([candidate("a", MUST, COMPARATIVE)])
    assert told.differentiators[0].why == WHY[MUST, COMPARATIVE.standing]
