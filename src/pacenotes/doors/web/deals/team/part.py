"""A deal's team by position, for `deals/team/part.html`."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.pipelines import Stage, vacant
from pacenotes.core.positions import POSITIONS, HouseSide, Position, position_or_bare
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Deal, TeamMember
from pacenotes.rooms.deals.queries.house import pipeline_of
from pacenotes.rooms.people.models import Person


@dataclass(frozen=True, slots=True)
class Vacancy:
    """A position that the deal's stage calls for and nobody plays; `could` play it at home."""

    position: Position
    could: tuple[Person, ...]


@dataclass(frozen=True, slots=True)
class Team:
    """Who plays what, in the order of the positions' rank, and what is vacant.

    `choices` are the colleagues who can be put on it or handed the deal, none for who may neither.
    """

    deal: Deal
    members: tuple[TeamMember, ...]
    vacancies: tuple[Vacancy, ...]
    stage: Stage | None
    positions: tuple[Position, ...]
    choices: tuple[Person, ...]
    may_change: bool
    may_reassign: bool

    @property
    def sales_positions(self) -> tuple[Position, ...]:
        """The positions that an owner can play."""
        return tuple(p for p in self.positions if p.side is HouseSide.SALES)

    @property
    def owners(self) -> tuple[Person, ...]:
        """The colleagues whom the deal can be handed to."""
        return tuple(person for person in self.choices if person.pk != self.deal.owner_id)


def team_part(deal: Deal, person: Person) -> Team:
    """A deal's team; `deal.team` is taken as it was loaded. One query where one may change it."""
    may_change = rules.may_change_team(person, deal)
    may_reassign = rules.may_reassign(person, deal)
    choices = (
        tuple(Person.objects.visible_to(person).active()) if may_change or may_reassign else ()
    )
    return _team(deal, choices, may_change, may_reassign)


def team_at_a_glance(deal: Deal) -> Team:
    """A deal's team to be read, without the forms and their long lists of colleagues; no query."""
    return _team(deal, (), False, False)


def _team(deal: Deal, choices: tuple[Person, ...], may_change: bool, may_reassign: bool) -> Team:
    members = sorted(deal.team.all(), key=lambda m: (m.position.rank, m.person.name))
    way = pipeline_of(deal.pipeline)
    stage = way.stage(deal.stage) if way else None
    return Team(
        deal,
        tuple(members),
        _vacancies(stage, members, choices),
        stage,
        tuple(POSITIONS),
        choices,
        may_change,
        may_reassign,
    )


def _vacancies(
    stage: Stage | None, members: list[TeamMember], choices: tuple[Person, ...]
) -> tuple[Vacancy, ...]:
    played = {member.position_key for member in members}
    on_team = {member.person_id for member in members}
    return tuple(
        Vacancy(
            position_or_bare(key),
            tuple(p for p in choices if p.position_key == key and p.pk not in on_team),
        )
        for key in vacant(stage, played)
    )
