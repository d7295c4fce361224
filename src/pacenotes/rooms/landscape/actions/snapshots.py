"""Snapshots: all that somebody else's landscape says on a day, recorded as what it changes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models import Max, Q
from django.utils.translation import gettext as _

from pacenotes.core.landscape import amending
from pacenotes.core.landscape import versions as core
from pacenotes.core.landscape.days import OPEN, date_of
from pacenotes.core.landscape.marks import Mark
from pacenotes.rooms.history.actions import record, write_rows
from pacenotes.rooms.history.models import storable
from pacenotes.rooms.landscape.actions.days import recording_day
from pacenotes.rooms.landscape.actions.holding import hold_landscape
from pacenotes.rooms.landscape.actions.spanning import (
    CHUNK,
    check_no_overlap,
    facts_naming,
    span_anew,
)
from pacenotes.rooms.landscape.models import (
    CapabilityVersion,
    Coverage,
    Fact,
    FactSpan,
    FactVersion,
    Product,
    ReleaseVersion,
    Vendor,
)
from pacenotes.rooms.landscape.models.qualified import bits_of
from pacenotes.rooms.landscape.queries.versions import fact_version
from pacenotes.rooms.landscape.rules import check_keeps_landscape
from pacenotes.rooms.people.models import Person

Progress = Callable[[str, int, int], None]
"""Told what is being written, how many rows of it are, and of how many."""


class Snapshot(Protocol):
    """What is told: everything as of `day`, by ids of rows that are there."""

    @property
    def day(self) -> int:
        """The day that it is of."""

    @property
    def releases(self) -> Sequence[core.ReleaseVersion]:
        """All releases."""

    @property
    def capabilities(self) -> Sequence[core.CapabilityVersion]:
        """All capabilities, each in its place."""

    @property
    def facts(self) -> Sequence[core.FactVersion]:
        """All facts."""

    @property
    def checks(self) -> Sequence[core.Check]:
        """All checks."""


@dataclass(frozen=True, slots=True)
class Changed:
    """How many releases moved, capabilities were placed anew and checks added, and how many
    versions of facts were closed and added."""

    releases: int
    capabilities: int
    checks: int
    facts_closed: int
    facts_added: int


@transaction.atomic
def record_snapshot(
    *,
    snapshot: Snapshot,
    vendor: Vendor,
    roots: Collection[str],
    source: str,
    by: Person,
    link: str = "",
    progress: Progress | None = None,
) -> Changed:
    """Record what a snapshot changes in what its vendor's products and the capabilities under the
    `roots` (keys) were known as; what it doesn't tell any more is closed.

    ValidationError where something of it was recorded later than the snapshot's day already.
    """
    check_keeps_landscape(by)
    hold_landscape()
    writing = _Writing(snapshot, vendor, roots, source, link, by, progress or _untold)
    writing.check_day()
    changed = writing.write()
    after = {"source": source, "day": snapshot.day, "facts": changed.facts_added}
    record("took_in", vendor, by=by, after=after)
    return changed


class _Writing:
    """One snapshot's being written."""

    def __init__(
        self,
        snapshot: Snapshot,
        vendor: Vendor,
        roots: Collection[str],
        source: str,
        link: str,
        by: Person,
        progress: Progress,
    ) -> None:
        self._told, self._day, self._by, self._progress = snapshot, snapshot.day, by, progress
        self._source, self._link = storable(source)[:300], storable(link)[:500]
        under = Q(pk__in=[])
        for root in roots:
            under |= Q(capability__key=root) | Q(capability__key__startswith=f"{root}.")
        products = list(Product.objects.filter(vendor=vendor).values_list("pk", flat=True))
        self._products = products
        self._releases = ReleaseVersion.objects.filter(release__product__in=products).order_by()
        self._places = CapabilityVersion.objects.filter(under).order_by()
        self._facts = FactVersion.objects.filter(fact__product__in=products).order_by()
        self._checks = Coverage.objects.filter(product__in=products).order_by()

    def check_day(self) -> None:
        """ValidationError where the snapshot is older than what is recorded, or to come."""
        sets: Iterable[models.QuerySet[Any]] = (
            self._releases, self._places, self._facts, self._checks,
        )  # fmt: skip
        newest = max(rows.aggregate(day=Max("recorded_from"))["day"] or 0 for rows in sets)
        if self._day < newest:
            raise ValidationError(
                _("This is of %(day)s, and something newer is recorded: of %(newest)s."),
                params={"day": date_of(self._day), "newest": date_of(newest)},
            )
        if self._day > recording_day():
            raise ValidationError(_("This is of a day that is to come."))

    def write(self) -> Changed:
        """Close what isn't so any more, add what is new, and bring the spans in line."""
        moved = self._write_releases()
        placed = self._write_places()
        checked = self._write_checks()
        closed, added = self._write_facts()
        hanging = facts_naming(moved, self._products if moved else [])
        new = frozenset(added)
        firsts = span_anew(sorted(set(hanging) - new), self._day)[:1]
        for at in range(0, len(added), CHUNK * 4):
            firsts += span_anew(added[at : at + CHUNK * 4], self._day, new)[:1]
            self._progress("spans", min(at + CHUNK * 4, len(added)), len(added))
        check_no_overlap(firsts)
        return Changed(len(moved), placed, checked, len(closed), len(added))

    def _write_releases(self) -> list[int]:
        rows = {
            row.release_id: row
            for row in self._releases.filter(recorded_until=OPEN).select_related("release")
        }
        standing = [
            core.ReleaseVersion(
                row.release_id,
                row.release.product_id,
                None if row.day == OPEN else row.day,
                core.ReleaseState(row.state),
                row.recorded_from,
            )
            for row in rows.values()
        ]
        amendment = amending.amend_releases(standing, self._told.releases, self._day)
        self._close(ReleaseVersion, [rows[v.release].pk for v in amendment.closed])
        self._add(
            "releases",
            [
                ReleaseVersion(
                    release_id=v.release,
                    day=OPEN if v.day is None else v.day,
                    state=v.state,
                    source=self._source,
                    recorded_by=self._by,
                    recorded_from=self._day,
                )
                for v in amendment.added
            ],
        )
        return sorted({v.release for v in (*amendment.closed, *amendment.added)})

    def _write_places(self) -> int:
        rows = {row.capability_id: row for row in self._places.filter(recorded_until=OPEN)}
        standing = [
            core.CapabilityVersion(
                row.capability_id, row.parent_id, row.recorded_from, OPEN, row.is_heading,
                row.is_deprecated, core.Better(row.better) if row.better else None,
            )
            for row in rows.values()
        ]  # fmt: skip
        amendment = amending.amend_capabilities(standing, self._told.capabilities, self._day)
        self._close(CapabilityVersion, [rows[v.capability].pk for v in amendment.closed])
        self._add(
            "capabilities",
            [
                CapabilityVersion(
                    capability_id=v.capability,
                    parent_id=v.parent,
                    is_heading=v.is_heading,
                    is_deprecated=v.is_deprecated,
                    better=v.better or "",
                    recorded_from=self._day,
                )
                for v in amendment.added
            ],
        )
        return len(amendment.added)

    def _write_checks(self) -> int:
        rows = {
            (product, capability): (pk, day, since)
            for pk, product, capability, day, since in self._checks.filter(
                recorded_until=OPEN
            ).values_list("pk", "product", "capability", "day", "recorded_from")
        }
        standing = [core.Check(*pair, day, since) for pair, (_pk, day, since) in rows.items()]
        amendment = amending.amend_checks(standing, self._told.checks, self._day)
        self._close(Coverage, [rows[v.product, v.capability][0] for v in amendment.closed])
        self._add(
            "checks",
            [
                Coverage(
                    product_id=v.product,
                    capability_id=v.capability,
                    day=v.day,
                    source=self._source,
                    link=self._link,
                    recorded_by=self._by,
                    recorded_from=self._day,
                )
                for v in amendment.added
            ],
        )
        return len(amendment.added)

    def _write_facts(self) -> tuple[list[int], list[int]]:
        """The ids of the versions that were closed, and of those that were added."""
        current = self._facts.filter(recorded_until=OPEN).select_related("fact")
        rows = {row.fact_id: row for row in current}
        standing = [
            fact_version(row, row.fact.product_id, row.fact.capability_id) for row in rows.values()
        ]
        amendment = amending.amend_facts(standing, self._told.facts, self._day, _unnumbered())
        closed = [rows[v.fact].pk for v in amendment.closed]
        self._close(FactVersion, closed)
        for at in range(0, len(closed), CHUNK):
            spans = FactSpan.objects.filter(
                version__in=closed[at : at + CHUNK], recorded_until=OPEN
            )
            spans.update(recorded_until=self._day)
        new = {
            v.fact: Fact(product_id=v.product, capability_id=v.capability)
            for v in amendment.added
            if v.fact < 0
        }
        write_rows(list(new.values()))
        added = [
            self._fact_version(new[v.fact].pk if v.fact < 0 else v.fact, v) for v in amendment.added
        ]
        self._add("facts", added)
        return closed, [row.pk for row in added]

    def _fact_version(self, fact: int, told: core.FactVersion) -> FactVersion:
        version = FactVersion(
            fact_id=fact,
            qualifiers=bits_of(told.qualifiers),
            detail=storable(told.detail),
            level=told.level,
            unit=storable(told.unit),
            source=self._source,
            link=self._link,
            recorded_by=self._by,
            recorded_from=self._day,
        )
        _put_mark(version, "added", told.added)
        _put_mark(version, "removed", told.removed)
        return version

    def _close(self, model: type[models.Model], ids: Sequence[int]) -> None:
        for at in range(0, len(ids), CHUNK):
            rows = model._default_manager.filter(pk__in=ids[at : at + CHUNK])
            rows.update(recorded_until=self._day)

    def _add(self, what: str, rows: Sequence[models.Model]) -> None:
        for at in range(0, len(rows), CHUNK * 4):
            write_rows(rows[at : at + CHUNK * 4])
            self._progress(what, min(at + CHUNK * 4, len(rows)), len(rows))


def _put_mark(version: FactVersion, name: str, mark: Mark | None) -> None:
    if mark is None:
        return
    setattr(version, f"{name}_release_id", mark.release)
    setattr(version, f"{name}_day", OPEN if mark.day is None else mark.day)
    setattr(version, f"{name}_is_exact", mark.is_exact)


def _unnumbered() -> Iterator[int]:
    """Numbers for facts that have no row yet, none of which an id can be."""
    number = 0
    while True:
        number -= 1
        yield number


def _untold(_what: str, _done: int, _of: int) -> None:
    """No progress is told."""
