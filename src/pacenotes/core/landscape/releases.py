"""The releases of all products, as known on any day."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pacenotes.core.landscape.days import is_known_on
from pacenotes.core.landscape.marks import Mark
from pacenotes.core.landscape.versions import ReleaseState, ReleaseVersion


class Releases:
    """Versions of releases, found by release and by product."""

    def __init__(self, versions: Iterable[ReleaseVersion]) -> None:
        self._of_release: defaultdict[int, list[ReleaseVersion]] = defaultdict(list)
        self._of_product: defaultdict[int, list[ReleaseVersion]] = defaultdict(list)
        for version in versions:
            self._of_release[version.release].append(version)
            self._of_product[version.product].append(version)

    def of(self, release: int) -> Sequence[ReleaseVersion]:
        """All versions of a release; none where it isn't recorded."""
        return self._of_release.get(release, ())

    def of_product(self, product: int) -> Sequence[ReleaseVersion]:
        """All versions of all releases of a product."""
        return self._of_product.get(product, ())

    def known(self, release: int, known: int) -> ReleaseVersion | None:
        """A release as known on a day."""
        return next((v for v in self.of(release) if is_known_on(v, known)), None)

    def day(self, mark: Mark, known: int) -> int | None:
        """A mark's day as known on a day; None where its release has none or hasn't shipped."""
        if mark.release is None:
            return mark.day
        version = self.known(mark.release, known)
        is_shipped = version is not None and version.state is ReleaseState.SHIPPED
        return version.day if version is not None and is_shipped else None

    def next_day(self, product: int, after: int, known: int) -> int | None:
        """The day of the product's first release that shipped after a day, as known on another."""
        days = (
            version.day
            for version in self.of_product(product)
            if version.day is not None
            and version.day > after
            and version.state is ReleaseState.SHIPPED
            and is_known_on(version, known)
        )
        return min(days, default=None)
