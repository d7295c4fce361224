"""What the columns of a file about the landscape hold, by what its rows are about."""

from __future__ import annotations

import enum
from collections.abc import Sequence

from pacenotes.core.landscape.versions import RELEASE_STATE_NAMES
from pacenotes.core.tables.fields import Choice, Field, Kind, fold
from pacenotes.core.wording import N_


class About(enum.StrEnum):
    """What a file's rows are about."""

    RELEASES = "releases"
    FACTS = "facts"
    COVERAGE = "coverage"


ABOUT_NAMES = {
    About.RELEASES: N_("releases"),
    About.FACTS: N_("facts"),
    About.COVERAGE: N_("coverage"),
}
"""What each is called."""

_PRODUCT = Field("product", N_("Product"), Kind.TEXT, is_required=True, longest=120)
_CAPABILITY = Field("capability", N_("Capability"), Kind.TEXT, is_required=True, longest=200)
_SOURCE = Field("source", N_("Source"), Kind.TEXT, longest=300)
_LINK = Field("link", N_("Link"), Kind.WEB, aliases=("url", "source link"))

FIELDS: dict[About, tuple[Field, ...]] = {
    About.RELEASES: (
        _PRODUCT,
        Field("release", N_("Release"), Kind.TEXT, is_required=True, longest=80,
              aliases=("version",)),
        Field("state", N_("State"), Kind.CHOICE, is_required=True, aliases=("status",),
              choices=tuple(Choice(s.value, name) for s, name in RELEASE_STATE_NAMES.items())),
        Field("day", N_("Day"), Kind.DATE, aliases=("date", "released", "release date")),
        _SOURCE,
    ),
    About.FACTS: (
        _PRODUCT,
        _CAPABILITY,
        Field("added", N_("Added"), Kind.TEXT, longest=100, aliases=("since", "from")),
        Field("removed", N_("Removed"), Kind.TEXT, longest=100, aliases=("until",)),
        Field("qualifiers", N_("Qualifiers"), Kind.TEXT, longest=100, aliases=("qualifier",)),
        Field("detail", N_("Detail"), Kind.TEXT, longest=200, aliases=("which",)),
        Field("level", N_("Level"), Kind.AMOUNT, places=6),
        Field("unit", N_("Unit"), Kind.TEXT, longest=40),
        Field("how", N_("How it was measured"), Kind.TEXT, longest=300, aliases=("measured",)),
        Field("source", N_("Source"), Kind.TEXT, is_required=True, longest=300),
        _LINK,
    ),
    About.COVERAGE: (
        _PRODUCT,
        _CAPABILITY,
        Field("day", N_("Day"), Kind.DATE, is_required=True,
              aliases=("checked", "checked on", "date")),
        _SOURCE,
        _LINK,
    ),
}  # fmt: skip
"""The fields of each, in the order in which they are written."""


def about_of(headers: Sequence[str]) -> About | None:
    """What a file's rows are about, as its headings tell; None where they don't."""
    found = {fold(header) for header in headers}
    if found & {"release", "version"}:
        return About.RELEASES
    if found & {"added", "since", "from", "removed", "qualifiers", "level"}:
        return About.FACTS
    if found & {"day", "checked", "checked on", "date"}:
        return About.COVERAGE
    return None
