from __future__ import annotations

import numpy as np
import pytest

from pacenotes.core.landscape.places import Places
from pacenotes.core.landscape.versions import CapabilityVersion


def wholes(places: Places, known: int = 0) -> dict[int, int]:
    """What each capability is part of, by id."""
    return {
        int(places.ids[part]): int(places.ids[whole])
        for step in places.tree(known).steps
        for part, whole in zip(step.parts, step.wholes, strict=True)
    }


TREE = [
    CapabilityVersion(1, 2, 0),
    CapabilityVersion(2, 3, 0, is_heading=True),
    CapabilityVersion(3, 5, 0),
    CapabilityVersion(4, 3, 0),
    CapabilityVersion(5, None, 0, is_deprecated=True),
]


def test_wholes_come_before_their_parts() -> None:
    ids = Places.of(TREE).ids.tolist()
    assert ids.index(5) < ids.index(3) < ids.index(4)
    assert ids.index(3) < ids.index(1)


def test_headings_are_passed_over() -> None:
    assert wholes(Places.of(TREE)) == {1: 3, 3: 5, 4: 3}


def test_neighbours_are_gone_over_as_a_slice() -> None:
    assert all(isinstance(step.neighbours, slice) for step in Places.of(TREE).tree(0).steps)


def test_what_is_part_of_something_given_up_is_given_up() -> None:
    places = Places.of(TREE)
    given_up = {int(id_) for id_ in places.ids[places.tree(0).is_deprecated]}
    assert given_up == {1, 3, 4, 5}


def test_the_tree_is_that_of_the_day() -> None:
    places = Places.of(
        [
            CapabilityVersion(1, 2, 0, 5),
            CapabilityVersion(1, 3, 5),
            CapabilityVersion(2, None, 0),
            CapabilityVersion(3, None, 2),
        ]
    )
    assert (wholes(places, 4), wholes(places, 5)) == ({1: 2}, {1: 3})
    assert places.ids[places.tree(1).absent].tolist() == [3]


def test_many_ids_are_found_at_once_whatever_their_order() -> None:
    places = Places.of(TREE)
    ids = np.array([4, 1, 5, 1], np.int64)
    assert places.ids[places.places_of(ids)].tolist() == ids.tolist()
    assert places.ids.tolist() != sorted(places.ids.tolist())
    assert len(Places.of([]).places_of(ids[:0])) == 0


@pytest.mark.parametrize("versions", [TREE, []])
def test_an_id_without_a_place_is_refused(versions: list[CapabilityVersion]) -> None:
    with pytest.raises(LookupError):
        Places.of(versions).places_of(np.array([3, 99], np.int64))
