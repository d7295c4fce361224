from __future__ import annotations

from pacenotes.core.landscape.days import OPEN
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.versions import Better, CapabilityVersion
from tests.core.landscape.vocabulary import OURS, fact, on, resolved


def chain(*places: CapabilityVersion, known: int = 0) -> list[int]:
    return [place.capability for place in Records(places).chain(1, known)]


def test_a_chain_goes_from_a_capability_to_its_top() -> None:
    places = [
        CapabilityVersion(1, 2, 0), CapabilityVersion(2, 3, 0), CapabilityVersion(3, None, 0)
    ]  # fmt: skip
    assert chain(*places) == [1, 2, 3]


def test_headings_are_passed_over() -> None:
    places = [
        CapabilityVersion(1, 2, 0),
        CapabilityVersion(2, 3, 0, is_heading=True),
        CapabilityVersion(3, None, 0),
    ]
    assert chain(*places) == [1, 3]


def test_a_heading_has_no_chain_and_neither_has_what_was_not_known() -> None:
    assert chain(CapabilityVersion(1, None, 0, is_heading=True)) == []
    assert chain(CapabilityVersion(1, None, 5)) == []


def test_a_capability_moves_with_what_we_know() -> None:
    places = [
        CapabilityVersion(1, 2, 0, 5), CapabilityVersion(1, 3, 5),
        CapabilityVersion(2, None, 0), CapabilityVersion(3, None, 0),
    ]  # fmt: skip
    assert (chain(*places, known=4), chain(*places, known=5)) == ([1, 2], [1, 3])


def test_measured_is_what_has_a_level_that_counts() -> None:
    places = [
        CapabilityVersion(1, None, 0, better=Better.HIGHER),
        CapabilityVersion(2, None, 0),
        CapabilityVersion(3, None, 0, better=Better.LOWER),
    ]
    spans = [
        *resolved(fact(OURS, on(1), capability=1, level=5, unit="s", recorded_until=7)),
        *resolved(fact(OURS, on(1), capability=2, level=5, unit="s")),
        *resolved(fact(OURS, on(1), capability=3)),
    ]
    found = Records(places, spans)
    assert (found.measured(3), found.measured(7), found.measured(OPEN - 1)) == ((1,), (), ())
