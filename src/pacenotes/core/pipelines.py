"""Pipelines and their stages, and the positions that each stage calls for."""

from __future__ import annotations

import enum
import functools
from collections.abc import Iterable
from dataclasses import dataclass

from pacenotes.core.data_file import Entry, read_entry, shipped
from pacenotes.core.positions import POSITIONS
from pacenotes.core.wording import N_


class Outcome(enum.StrEnum):
    """What a stage means for the deal: still open, won or lost."""

    OPEN = "open"
    WON = "won"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Stage:
    """A stage of a pipeline. `also` are names that other systems give it, folded.

    `calls_for` are the keys of positions that somebody should play while a deal is here.
    """

    key: str
    name: str
    outcome: Outcome = Outcome.OPEN
    calls_for: tuple[str, ...] = ()
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Pipeline:
    """A way that deals go, stage by stage."""

    key: str
    name: str
    stages: tuple[Stage, ...]

    def stage(self, key: str) -> Stage | None:
        """The stage with this key, None where there is none (any more)."""
        return next((stage for stage in self.stages if stage.key == key), None)

    def stage_named(self, name: str) -> Stage | None:
        """The stage of this key, name or name elsewhere, whatever the case."""
        return next((s for s in self.stages if _folded(name) in _names(s)), None)

    @property
    def first(self) -> Stage:
        """Where a deal begins."""
        return self.stages[0]


FILE = "pipelines.toml"

# The names in the shipped file, here so that the translators find them.
_NAMES = (
    N_("New business"), N_("Renewal"), N_("Prospecting"), N_("Discovery"), N_("Evaluation"),
    N_("Proposal"), N_("Negotiation"), N_("Won"), N_("Lost"), N_("Due"), N_("Review"),
    N_("Renewed"),
)  # fmt: skip


def read_pipelines(text: str, file: str = FILE) -> tuple[Pipeline, ...]:
    """A pipelines file; Unusable, naming the entry, where it can't be used."""
    whole = read_entry(file, text)
    whole.only("pipelines")
    pipelines = tuple(_pipeline(entry) for entry in whole.entries("pipelines"))
    if not pipelines:
        raise whole.fault(N_("{place}there is no pipeline in it"))
    twice = _twice(pipeline.key for pipeline in pipelines)
    if twice:
        raise whole.fault(N_("{place}two pipelines have the key “{key}”"), key=twice)
    return pipelines


@functools.cache
def default_pipelines() -> tuple[Pipeline, ...]:
    """The pipelines that are shipped."""
    return read_pipelines(shipped(FILE))


def vacant(stage: Stage | None, manned: Iterable[str]) -> tuple[str, ...]:
    """The keys of positions that a stage calls for and nobody plays."""
    taken = set(manned)
    return tuple(key for key in stage.calls_for if key not in taken) if stage else ()


def _pipeline(entry: Entry) -> Pipeline:
    entry.only("key", "name", "stages")
    stages = tuple(_stage(stage) for stage in entry.entries("stages"))
    if not stages or stages[0].outcome is not Outcome.OPEN:
        raise entry.fault(N_("{place}a pipeline begins with a stage that is open"))
    twice = _twice(stage.key for stage in stages)
    if twice:
        raise entry.fault(N_("{place}two stages have the key “{key}”"), key=twice)
    twice = _twice(name for stage in stages for name in _names(stage))
    if twice:
        raise entry.fault(N_("{place}two stages go by the name “{name}”"), name=twice)
    return Pipeline(entry.key(), entry.text("name"), stages)


def _stage(entry: Entry) -> Stage:
    entry.only("key", "name", "outcome", "calls_for", "also")
    outcome = entry.text("outcome", "open")
    if outcome not in set(Outcome):
        raise entry.fault(N_("{place}“outcome” is open, won or lost"))
    return Stage(
        entry.key(),
        entry.text("name"),
        Outcome(outcome),
        entry.texts("calls_for", [position.key for position in POSITIONS]),
        tuple(_folded(name) for name in entry.texts("also")),
    )


def _names(stage: Stage) -> set[str]:
    return {_folded(stage.key), _folded(stage.name), *stage.also}


def _folded(name: str) -> str:
    return " ".join(name.replace("_", " ").replace("-", " ").casefold().split())


def _twice(names: Iterable[str]) -> str | None:
    seen: set[str] = set()
    for name in names:
        if name in seen:
            return name
        seen.add(name)
    return None
