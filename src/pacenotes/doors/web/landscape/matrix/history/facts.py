"""Facts in words: each version as it was known, nothing left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.landscape.days import OPEN, is_known_on
from pacenotes.core.landscape.support import QUALIFIER_NAMES
from pacenotes.core.landscape.versions import RELEASE_STATE_NAMES, ReleaseState
from pacenotes.doors.web.landscape.matrix.days_asked import said_day
from pacenotes.rooms.landscape.models import FactVersion, Product, Release
from pacenotes.rooms.landscape.models.qualified import qualifiers_of
from pacenotes.rooms.landscape.queries.capability_history import CapabilityHistory
from pacenotes.rooms.landscape.queries.compared import Compared


@dataclass(frozen=True, slots=True)
class ShownVersion:
    """What a fact said, from when until when we knew it so, and by whom and from where.

    `state` says why it isn't what we knew on the day that is asked for; empty where it is.
    """

    what: str
    level: str
    known: str
    state: str
    source: str
    link: str
    by: str


@dataclass(frozen=True, slots=True)
class ShownFact:
    """A fact's versions, newest first; whether our standing rests on it on the day asked for."""

    product: Product
    versions: tuple[ShownVersion, ...]
    makes_it_so: bool


def shown_facts(found: CapabilityHistory, compared: Compared, known: int) -> list[ShownFact]:
    """Every fact of the products compared, in their order, then by when it was last changed."""
    of_fact: dict[int, list[FactVersion]] = {}
    for version in found.versions:
        of_fact.setdefault(version.fact_id, []).append(version)
    order = {product.pk: at for at, product in enumerate(compared.products)}
    facts = sorted(of_fact.values(), key=lambda versions: order[versions[0].fact.product_id])
    rests_on = {span.fact for span in found.now.rests_on} if found.now is not None else set()
    return [
        ShownFact(
            versions[0].fact.product,
            tuple(_version(one, found, known) for one in versions),
            versions[0].fact_id in rests_on,
        )
        for versions in facts
    ]


def _version(version: FactVersion, found: CapabilityHistory, known: int) -> ShownVersion:
    return ShownVersion(
        _sentence(version, found, known),
        _level(version),
        _known(version),
        _state(version, known),
        version.source,
        version.link,
        version.recorded_by.name,
    )


def _sentence(version: FactVersion, found: CapabilityHistory, known: int) -> str:
    """How much, from when and until when."""
    seen = known if is_known_on(version, known) else version.recorded_from
    return ", ".join([_how_much(version), *_marks(version, found, seen)])


def _how_much(version: FactVersion) -> str:
    names = [_(QUALIFIER_NAMES[one]) for one in sorted(qualifiers_of(version.qualifiers))]
    words = ", ".join(names) or _("full")
    return f"{words} ({version.detail})" if version.detail else words


def _marks(version: FactVersion, found: CapabilityHistory, known: int) -> Iterator[str]:
    added = _mark(version.added_release, version.added_day, found, known)
    if added:
        exact = version.added_is_exact
        yield (_("from %(when)s") if exact else _("from %(when)s or before")) % {"when": added}
    removed = _mark(version.removed_release, version.removed_day, found, known)
    if removed:
        exact = version.removed_is_exact
        yield (_("until %(when)s") if exact else _("until %(when)s or before")) % {"when": removed}


def _mark(release: Release | None, day: int, found: CapabilityHistory, known: int) -> str:
    if release is None:
        return said_day(day)
    told = found.releases.known(release.pk, known)
    if told is None:
        return release.name
    words = [release.name, said_day(told.day) if told.day is not None else _("no day yet")]
    if told.state is not ReleaseState.SHIPPED:
        words.append(_(RELEASE_STATE_NAMES[told.state]))
    return _("release %(name)s (%(facts)s)") % {"name": words[0], "facts": ", ".join(words[1:])}


def _level(version: FactVersion) -> str:
    if version.level is None:
        return ""
    return f"{version.level:g} {version.unit} ({version.how})"


def _state(version: FactVersion, known: int) -> str:
    if is_known_on(version, known):
        return ""
    return _("not known yet") if version.recorded_from > known else _("no longer held")


def _known(version: FactVersion) -> str:
    since = said_day(version.recorded_from)
    if version.recorded_until == OPEN:
        return _("recorded on %(since)s") % {"since": since}
    told = {"since": since, "until": said_day(version.recorded_until)}
    return _("recorded on %(since)s, held until %(until)s") % told
