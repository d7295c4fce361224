"""The sample team's work on its deals, done by the same actions that people use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from django.utils import timezone

from pacenotes.core.qualification import Decision
from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Contact, Deal, Evidence, NoteVersion
from pacenotes.rooms.people.models import Person

People = Mapping[str, Person]


def furnish(deal: Deal, told: dict[str, Any], people: People) -> None:
    """Do to one deal what `deals.toml` tells of it; `people` are by the name before the @."""
    by = deal.owner
    if by is None:
        return
    _place(deal, told, by)
    contacts = _meet(deal, told, by)
    for note in told.get("notes", ()):
        _note(deal, note, contacts, people)
    for entry in told.get("decisions", ()):
        _decide(deal, entry, contacts, by)
    for entry in told.get("answers", ()):
        _answer(deal, entry, contacts, by)
    for entry in told.get("questions", ()):
        _question(deal, entry, contacts, people)
    for entry in told.get("requests", ()):
        _request(deal, entry, people)
    for entry in told.get("inputs", ()):
        _input(deal, entry, people)


def open_other(told: dict[str, Any], people: People) -> None:
    """Open a deal that has nothing on it yet but its place on the board."""
    by = people[told["by"]]
    if not Deal.objects.filter(name=told["name"], account__name=told["account_name"]).exists():
        deal = actions.open_deal(name=told["name"], account_name=told["account_name"], by=by)
        _place(deal, told, by)


def _place(deal: Deal, told: dict[str, Any], by: Person) -> None:
    changes: actions.DealChanges = {
        "amount": Decimal(told["amount"]),
        "currency": told["currency"],
        "closes_on": _day(told["closes_in"]),
    }
    actions.edit_deal(deal=deal, changes=changes, by=by)
    actions.move_deal(deal=deal, stage=told["stage"], by=by)
    if deal.account is not None and "account" in told:
        actions.edit_account(account=deal.account, changes=told["account"], by=by)
    for name in told.get("competitors", ()):
        actions.name_competitor(deal=deal, name=name, by=by)
    for required in told.get("capabilities", ()):
        actions.require_capability(deal=deal, by=by, **required)


def _meet(deal: Deal, told: dict[str, Any], by: Person) -> dict[str, Contact]:
    contacts = {}
    for entry in told.get("contacts", ()):
        if deal.account is None:
            continue
        roles = entry.pop("roles")
        contact = actions.add_contact(account=deal.account, changes=entry, by=by)
        contacts[contact.name] = contact
        for role in roles:
            actions.give_contact_role(deal=deal, contact=contact, role=role, by=by)
    return contacts


def _note(deal: Deal, told: dict[str, Any], contacts: dict[str, Contact], people: People) -> None:
    by, owner = people[told["by"]], deal.owner
    note = actions.write_note(
        deal=deal,
        title=told["title"],
        text=told["text"],
        about_on=_day(-told["days_ago"]),
        by=by,
    )
    version = note.versions.get()
    for entry in told["citations"]:
        if owner is not None:
            _cite(version, entry, contacts, people, owner)


def _cite(
    version: NoteVersion,
    entry: dict[str, Any],
    contacts: dict[str, Contact],
    people: People,
    owner: Person,
) -> None:
    contact = contacts[entry["contact"]]
    piece = actions.cite_note(
        version=version, quoted=entry["words"], part=entry["part"], contact=contact, by=owner
    )
    deal = version.note.deal
    if "deadline" in entry:
        due = dict(entry["deadline"])
        day = _day(due.pop("in_days"))
        fields: actions.DeadlineFields = {**due, "first": day, "last": day, "contact": contact}  # type: ignore[typeddict-item]  # the file's fields are the action's
        actions.add_deadline(deal=deal, fields=fields, evidence=[piece], by=owner)
    elif "pitfall" in entry:
        told = dict(entry["pitfall"])
        minder = people[told.pop("minded_by")]
        pitfall: actions.PitfallFields = {**told, "kind": piece.part, "minded_by": minder}  # type: ignore[typeddict-item]  # the file's fields are the action's
        actions.add_pitfall(deal=deal, fields=pitfall, evidence=[piece], by=owner)
    else:
        actions.decide(evidence=piece, decision=Decision(entry["decision"]), by=owner)


def _decide(deal: Deal, entry: dict[str, Any], contacts: dict[str, Contact], by: Person) -> None:
    met = contacts.get(entry.get("met", ""))
    heard = deal.evidence.filter(part=entry["part"], words__startswith=entry["starts"])
    for piece in heard.select_related("deal")[:1]:
        actions.decide(evidence=piece, decision=Decision(entry["decision"]), by=by, met=met)


def _answer(deal: Deal, entry: dict[str, Any], contacts: dict[str, Contact], by: Person) -> None:
    accepted = Evidence.objects.standing().filter(deal=deal, part=entry["part"])
    evidence = list(accepted.select_related("deal").order_by("-said_on", "-pk")[:1])
    contact = contacts.get(entry.get("contact", ""))
    if evidence:
        actions.answer_part(
            deal=deal,
            part=entry["part"],
            text=entry["text"],
            evidence=evidence,
            contact=contact,
            by=by,
        )


def _question(
    deal: Deal, entry: dict[str, Any], contacts: dict[str, Contact], people: People
) -> None:
    question = actions.pass_on_question(
        deal=deal,
        text=entry["text"],
        asked_by=contacts[entry["contact"]],
        due=_day(entry["due_in"]),
        by=people[entry["by"]],
    )
    if "answer" in entry:
        actions.answer_question(
            question=question, answer=entry["answer"], by=people[entry["answered_by"]]
        )


def _request(deal: Deal, entry: dict[str, Any], people: People) -> None:
    request = actions.ask(
        deal=deal,
        kind=entry["kind"],
        what=entry["what"],
        due=_day(entry["due_in"]),
        by=people[entry["by"]],
    )
    if "taken_by" in entry:
        actions.take_on(request=request, reason=entry["reason"], by=people[entry["taken_by"]])


def _input(deal: Deal, entry: dict[str, Any], people: People) -> None:
    given = actions.give_input(
        deal=deal,
        about_type="part",
        about_id=entry["part"],
        text=entry["text"],
        by=people[entry["by"]],
    )
    if "decision" in entry and deal.owner is not None:
        actions.decide_input(given=given, state=entry["decision"], by=deal.owner)


def _day(days: int) -> dt.date:
    return timezone.localdate() + dt.timedelta(days=days)
