"""What is recorded about some capabilities, found by pair and by place in the tree."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence

from pacenotes.core.landscape.days import is_known_on
from pacenotes.core.landscape.spans import Span
from pacenotes.core.landscape.versions import CapabilityVersion, Check


class Records:
    """Spans, checks and capabilities; to weigh one, all that it is part of has to be here."""

    def __init__(
        self,
        capabilities: Iterable[CapabilityVersion],
        spans: Iterable[Span] = (),
        checks: Iterable[Check] = (),
    ) -> None:
        self._places: defaultdict[int, list[CapabilityVersion]] = defaultdict(list)
        self._spans: defaultdict[tuple[int, int], list[Span]] = defaultdict(list)
        self._checks: defaultdict[tuple[int, int], list[Check]] = defaultdict(list)
        for place in capabilities:
            self._places[place.capability].append(place)
        for span in spans:
            self._spans[span.product, span.capability].append(span)
        for check in checks:
            self._checks[check.product, check.capability].append(check)

    def spans(self, product: int, capability: int) -> Sequence[Span]:
        """The spans of a pair, whenever they were known."""
        return self._spans.get((product, capability), ())

    def checks(self, product: int, capability: int) -> Sequence[Check]:
        """The checks of a pair, whenever they were known."""
        return self._checks.get((product, capability), ())

    def measured(self, known: int) -> tuple[int, ...]:
        """The capabilities with a level that counts, as known on a day, in order."""
        found = {
            capability
            for (_, capability), spans in self._spans.items()
            for span in spans
            if span.level is not None and is_known_on(span, known)
        }
        places = {capability: self.place(capability, known) for capability in found}
        return tuple(sorted(c for c, place in places.items() if place and place.better))

    def place(self, capability: int, known: int) -> CapabilityVersion | None:
        """A capability's place as known on a day; None where it wasn't known."""
        versions = self._places.get(capability, ())
        return next((version for version in versions if is_known_on(version, known)), None)

    def chain(self, capability: int, known: int) -> tuple[CapabilityVersion, ...]:
        """A capability and what it is part of, as `chain_of` has them, as known on a day."""
        return chain_of(capability, lambda one: self.place(one, known))


def chain_of(
    capability: int, place_of: Callable[[int], CapabilityVersion | None]
) -> tuple[CapabilityVersion, ...]:
    """A capability and what it is part of, itself first; no headings.

    Empty where it has no place, or is a heading. What would lead in a circle is left out.
    """
    found: dict[int, CapabilityVersion] = {}
    at: int | None = capability
    while at is not None and at not in found:
        place = place_of(at)
        if place is None:
            break
        found[at] = place
        at = place.parent
    if capability not in found or found[capability].is_heading:
        return ()
    return tuple(place for place in found.values() if not place.is_heading)
