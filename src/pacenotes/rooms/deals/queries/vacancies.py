"""Positions that a deal's stage calls for and that nobody plays."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q

from pacenotes.core.pipelines import vacant
from pacenotes.core.position import Position
from pacenotes.core.positions import position_or_bare
from pacenotes.rooms.deals.models import Deal, DealQuerySet, TeamMember
from pacenotes.rooms.deals.queries.house import pipeline_of, pipelines


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A deal, and the positions that are vacant on it."""

    deal: Deal
    positions: tuple[Position, ...]


def with_vacancy(deals: DealQuerySet) -> DealQuerySet:
    """The open ones of these deals on which a position is vacant that their stage calls for, with
    the names of deal and account, and the team."""
    members = TeamMember.objects.filter(deal=OuterRef("pk"))
    lacking = Q(pk__in=[])
    for key, called_for in _where_called_for().items():
        lacking |= called_for & ~Q(Exists(members.filter(position_key=key)))
    found = deals.filter(lacking, outcome="open")
    found = found.select_related("account").only("name", "pipeline", "stage", "account__name")
    return found.prefetch_related("team")


def _where_called_for() -> dict[str, Q]:
    """The deals whose stage calls for a position, by its key: one condition a position, since each
    asks about the team once."""
    where: dict[str, Q] = {}
    for way in pipelines():
        stages: dict[str, list[str]] = {}
        for stage in way.stages:
            for key in stage.calls_for:
                stages.setdefault(key, []).append(stage.key)
        for key, keys in stages.items():
            where[key] = where.get(key, Q()) | Q(pipeline=way.key, stage__in=keys)
    return where


def vacancies_among(deals: Iterable[Deal]) -> tuple[Vacancy, ...]:
    """What is vacant on each of these deals, which have their teams at hand."""
    return tuple(
        Vacancy(deal, tuple(position_or_bare(key) for key in keys))
        for deal in deals
        if (keys := _vacant_on(deal))
    )


def _vacant_on(deal: Deal) -> tuple[str, ...]:
    way = pipeline_of(deal.pipeline)
    played = [member.position_key for member in deal.team.all()]
    return vacant(way.stage(deal.stage) if way else None, played)
