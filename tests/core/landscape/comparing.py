"""Everything that answers a question about the landscape, held against the list of rectangles."""

from __future__ import annotations

from pacenotes.core.landscape.columns import Columns
from pacenotes.core.landscape.history import because_on, standings, stretches_of
from pacenotes.core.landscape.records import Records
from pacenotes.core.landscape.releases import Releases
from pacenotes.core.landscape.spans import spans
from pacenotes.core.landscape.support import Support
from pacenotes.core.landscape.timeline import on
from pacenotes.core.landscape.weighing import BECAUSE, NO_STANDING
from tests.core.landscape.made_up import CAPABILITIES, PRODUCTS
from tests.core.landscape.naive import LAST, Model

OURS, *OTHERS = PRODUCTS
KNOWNS = range(0, LAST + 1, 4)


def rows_differ(model: Model) -> bool:
    """Whether one capability after the other is anywhere told otherwise than by the model."""
    found = _records(model)
    for known in KNOWNS:
        for capability in filter(lambda c: model.chain(c, known), CAPABILITIES):
            runs = standings(capability, OURS, OTHERS, found, known)
            line = stretches_of(capability, OURS, found, known)
            for day in range(LAST + 1):
                expected = model.standing(capability, OURS, OTHERS, day, known)
                told = [run.standing for run in runs if run.since <= day < run.until]
                because = because_on(capability, OURS, OTHERS, found, day, known)
                if told != [expected] or because is None or because.standing != expected:
                    return True
                if on(line, day).support.name != model.support(OURS, capability, day, known):
                    return True
            if any(run.is_since_exact == _may_be_sooner(model, capability, run.since, known)
                   for run in runs[1:]):  # fmt: skip
                return True
    return False


def columns_differ(model: Model) -> bool:
    """Whether matrices, standings or histories in columns are told otherwise than by rows."""
    releases = Releases(model.releases)
    every = [span for version in model.facts for span in spans(version, releases)]
    found = Columns.of(PRODUCTS, model.capabilities, every, model.checks)
    records, ids = _records(model), found.capabilities.tolist()
    for known in KNOWNS:
        histories = found.histories(OURS, OTHERS, known)
        lines = {one: stretches_of(one, OURS, records, known) for one in ids}
        for capability in ids:
            runs = [_told(run) for run in standings(capability, OURS, OTHERS, records, known)]
            if [_told(run) for run in histories.of(capability)] != runs:
                return True
        for day in range(0, LAST + 1, 3):
            matrix = found.matrix(day, known)[:, 0].tolist()
            codes = found.standings_at(OURS, OTHERS, day, known).tolist()
            for capability, told, code in zip(ids, matrix, codes, strict=True):
                because = None if code == NO_STANDING else BECAUSE[code]
                if Support(told) is not on(lines[capability], day).support:
                    return True
                if because is not because_on(capability, OURS, OTHERS, records, day, known):
                    return True
    return False


def _records(model: Model) -> Records:
    releases = Releases(model.releases)
    every = [span for version in model.facts for span in spans(version, releases)]
    return Records(model.capabilities, every, model.checks)


def _may_be_sooner(model: Model, capability: int, day: int, known: int) -> bool:
    """Whether what is known of the day before leaves room for all that is known of the day."""
    pairs = [
        (model.bounds(p, capability, day - 1, known), model.bounds(p, capability, day, known))
        for p in PRODUCTS
    ]
    return all(before[0] <= after[0] and after[1] <= before[1] for before, after in pairs)


def _told(run: object) -> tuple[object, ...]:
    names = ("because", "since", "until", "is_since_exact", "is_until_exact")
    return tuple(getattr(run, name) for name in names)
