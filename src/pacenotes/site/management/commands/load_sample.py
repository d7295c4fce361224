"""`load_sample`: put the sample team, its deals, calls and landscape into the database."""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand
from django.db import transaction

from pacenotes.rooms.calls.actions import AlreadyHere, add_call
from pacenotes.rooms.calls.jobs import WORK
from pacenotes.rooms.deals.actions import add_team_member, open_deal
from pacenotes.rooms.deals.models import Deal
from pacenotes.rooms.history.jobs import run_next
from pacenotes.rooms.people.actions import add_first_person, add_sample_person, add_unit
from pacenotes.rooms.people.models import Person, Unit
from pacenotes.rooms.people.rules import LEADS
from pacenotes.site.furnishing import furnish, open_other
from pacenotes.site.rehearsing import prepare, rehearse
from pacenotes.site.surveying import survey


class Command(BaseCommand):
    """Loads the sample; what is there already stays as it is."""

    help = "Load the sample team, its deals and its calls."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Everything in one transaction, then the calls listened to."""
        folder = Path(settings.SAMPLE_FOLDER)
        team = tomllib.loads((folder / "team.toml").read_text("utf-8"))
        with transaction.atomic():
            people = load_people(team["people"], team["units"])
            deals = load_deals(team["deals"], people)
            load_calls(folder / "calls", deals, people)
        while run_next(WORK):
            pass
        with transaction.atomic():
            told = tomllib.loads((folder / "deals.toml").read_text("utf-8"))
            demos = tomllib.loads((folder / "demos.toml").read_text("utf-8"))
            work_on(told, demos, deals, people)
            landscape = tomllib.loads((folder / "landscape.toml").read_text("utf-8"))
            survey(landscape, {email.partition("@")[0]: who for email, who in people.items()})


def work_on(
    told: dict[str, Any],
    demos: dict[str, Any],
    deals: dict[str, tuple[Deal, Person]],
    people: dict[str, Person],
) -> None:
    """What the team made of its deals; a deal that somebody worked on already stays as it is."""
    by_name = {email.partition("@")[0]: person for email, person in people.items()}
    prepare(demos, by_name)
    planned = {entry["deal"]: entry for entry in demos["demos"]}
    for entry in told["deals"]:
        deal, _ = deals[entry["deal"]]
        if deal.version == 1:
            furnish(deal, entry, by_name)
            if entry["deal"] in planned:
                rehearse(deal, planned[entry["deal"]], by_name)
    for entry in told["others"]:
        open_other(entry, by_name)


def load_people(
    entries: list[dict[str, str]], units: Sequence[dict[str, str]] = ()
) -> dict[str, Person]:
    """The people by e-mail address; the sales manager comes first and adds units and the others."""
    known = {p.email: p for p in Person.objects.filter(email__in=[e["email"] for e in entries])}
    if set(known) >= {entry["email"] for entry in entries}:
        return known
    adds = next((p for p in known.values() if p.position_key == LEADS), None)
    places: dict[str, Unit] = {}
    for entry in sorted(entries, key=lambda e: e["position"] != LEADS):
        if entry["email"] in known:
            continue
        told = {
            "name": entry["name"],
            "email": entry["email"],
            "position_key": entry["position"],
            "password": settings.SAMPLE_PASSWORD,
        }
        if adds is None:
            person = adds = add_first_person(**told)
        else:
            places = places or _units(units, adds)
            person = add_sample_person(**told, unit=places.get(entry.get("unit", "")), by=adds)
        known[person.email] = person
    return known


def _units(entries: Sequence[dict[str, str]], by: Person) -> dict[str, Unit]:
    """The units by name, each after the one that it stands under."""
    units: dict[str, Unit] = {u.name: u for u in Unit.objects.all()}
    for entry in entries:
        if entry["name"] not in units:
            parent = units[entry["under"]] if "under" in entry else None
            units[entry["name"]] = add_unit(name=entry["name"], parent=parent, by=by)
    return units


def load_deals(
    entries: list[dict[str, Any]], people: dict[str, Person]
) -> dict[str, tuple[Deal, Person]]:
    """The deals by key, each with the person who opened it."""
    deals = {}
    for entry in entries:
        opens = people[entry["team"][0]["email"]]
        deal = Deal.objects.filter(name=entry["name"], account__name=entry["account"]).first()
        if deal is None:
            deal = open_deal(name=entry["name"], account_name=entry["account"], by=opens)
            for member in entry["team"][1:]:
                person = people[member["email"]]
                key = member.get("position", person.position_key)
                add_team_member(deal=deal, person=person, position_key=key, by=opens)
        deals[entry["key"]] = (deal, opens)
    return deals


def load_calls(
    folder: Path, deals: dict[str, tuple[Deal, Person]], people: dict[str, Person]
) -> None:
    """The calls that `calls.toml` lists and that are there."""
    listed = folder / "calls.toml"
    entries = tomllib.loads(listed.read_text("utf-8"))["calls"] if listed.is_file() else []
    for entry in entries:
        file = folder / entry["file"]
        if file.is_file():
            deal, opens = deals[entry["deal"]]
            by = people.get(entry.get("added_by", ""), opens)
            _add(deal, file, entry, by)


def _add(deal: Deal, file: Path, entry: dict[str, Any], by: Person) -> None:
    try:
        add_call(
            deal=deal,
            file_name=file.name,
            data=file.read_bytes(),
            title=entry.get("title", ""),
            held_on=entry.get("date"),
            by=by,
        )
    except AlreadyHere:
        return
