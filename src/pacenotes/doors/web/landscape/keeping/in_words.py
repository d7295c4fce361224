"""Facts, releases and days in the words that the pages show."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.formats import date_format
from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import OPEN, date_of
from pacenotes.core.landscape.support import QUALIFIER_NAMES, Qualifier
from pacenotes.rooms.landscape.models import FactVersion, ReleaseVersion
from pacenotes.rooms.landscape.models.qualified import qualifiers_of


@dataclass(frozen=True, slots=True)
class FactWords:
    """A version of a fact: what the product has, from when until when, how we know."""

    version: FactVersion
    has: str
    added: str
    removed: str
    level: str
    known_from: dt.date | None
    known_until: dt.date | None

    @property
    def is_full(self) -> bool:
        """Whether nothing qualifies it."""
        return self.version.qualifiers == 0


def fact_in_words(version: FactVersion) -> FactWords:
    """A version in words."""
    return FactWords(
        version,
        has_in_words(qualifiers_of(version.qualifiers)),
        mark_in_words(version, "added") or _("always had it"),
        mark_in_words(version, "removed") or _("still has it"),
        _level(version),
        date_of(version.recorded_from),
        date_of(version.recorded_until) if version.recorded_until != OPEN else None,
    )


def facts_in_words(versions: Iterable[FactVersion]) -> list[FactWords]:
    """Versions in words."""
    return [fact_in_words(version) for version in versions]


def has_in_words(qualifiers: Iterable[Qualifier]) -> str:
    """How much of it the product has: full, or what qualifies it."""
    told = set(qualifiers)
    names = [_(QUALIFIER_NAMES[one]) for one in Qualifier if one in told]
    return ", ".join(names) or _("full")


def mark_in_words(version: FactVersion, name: str) -> str:
    """A mark in words; empty where there is none."""
    release, day = getattr(version, f"{name}_release"), getattr(version, f"{name}_day")
    is_exact = getattr(version, f"{name}_is_exact")
    if release is not None:
        said = _("with %(what)s") if is_exact else _("with %(what)s or before")
        return said % {"what": release.name}
    date = date_of(day) if day != OPEN else None
    if date is None:
        return ""
    said = _("on %(what)s") if is_exact else _("on %(what)s or before")
    return said % {"what": date_format(date)}


@dataclass(frozen=True, slots=True)
class ReleaseWords:
    """A version of a release, and its days as dates."""

    version: ReleaseVersion
    day: dt.date | None
    known_from: dt.date | None
    known_until: dt.date | None


def release_in_words(version: ReleaseVersion) -> ReleaseWords:
    """A version with its days."""
    return ReleaseWords(
        version,
        day_or_none(version.day),
        date_of(version.recorded_from),
        day_or_none(version.recorded_until),
    )


def day_or_none(day: int) -> dt.date | None:
    """The date of a day; None where it is open."""
    return None if day == OPEN else date_of(day)


def _level(version: FactVersion) -> str:
    if version.level is None:
        return ""
    written = f"{version.level:g}"
    return f"{written} {version.unit}".strip()
