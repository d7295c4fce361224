from __future__ import annotations

import pytest

from pacenotes.core.landscape.marks import Mark


@pytest.mark.parametrize("mark", [Mark(release=3), Mark(day=7), Mark(day=7, is_exact=False)])
def test_a_mark_names_a_release_or_a_day(mark: Mark) -> None:
    assert (mark.release is None) != (mark.day is None)


@pytest.mark.parametrize(("release", "day"), [(None, None), (3, 7)])
def test_never_both_and_never_neither(release: int | None, day: int | None) -> None:
    with pytest.raises(ValueError, match="either"):
        Mark(release=release, day=day)
