"""Playbooks: written, copied and thrown away by their owners; made of a plan by its demoer."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.blanking import blanked, names_in
from pacenotes.rooms.demos.actions.fitting import check_fits
from pacenotes.rooms.demos.actions.holding import hold_playbook
from pacenotes.rooms.demos.actions.stepping import COPIED
from pacenotes.rooms.demos.models import Demo, Playbook, PlaybookStep
from pacenotes.rooms.demos.queries.searched import PLAYBOOK, searched_playbooks
from pacenotes.rooms.demos.rules.plans import (
    check_may_change_plan,
    check_may_change_playbook,
    check_may_keep_playbooks,
)
from pacenotes.rooms.history.actions import index_many, record, unindex
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.people.models import Person

MOST_PLAYBOOKS = 200
"""Playbooks of one owner."""


@transaction.atomic
def add_playbook(*, name: str, by: Person, about: str = "") -> Playbook:
    """Begin a playbook of one's own; ValidationError where one has one of that name."""
    check_may_keep_playbooks(by)
    playbook = _begun(name, about, by)
    return _kept("added", playbook, by)


@transaction.atomic
def edit_playbook(
    *, playbook: Playbook, name: str, about: str, by: Person, version: int | None = None
) -> Playbook:
    """Name a playbook or say what it is for; Conflict where it was changed since `version`."""
    check_may_change_playbook(by, playbook)
    current = hold_playbook(playbook, version)
    told = put(current, {"name": name, "about": about})
    if told:
        _check(current)
        current.version += 1
        current.save()
        _kept("edited", current, by, {"changed": told})
    return current


@transaction.atomic
def copy_playbook(*, playbook: Playbook, name: str, by: Person) -> Playbook:
    """A copy with all its steps, the copier's own to change, which says what it is a copy of."""
    check_may_keep_playbooks(by)
    copy = _begun(name, playbook.about, by, playbook)
    for step in playbook.steps.all():
        fields = {name: getattr(step, name) for name in (*COPIED, "capability", "place")}
        PlaybookStep.objects.create(playbook=copy, **fields)
    return _kept("copied", copy, by, {"playbook": playbook.pk})


@transaction.atomic
def make_playbook(*, demo: Demo, name: str, by: Person) -> Playbook:
    """A playbook of one's own out of a plan of one's own, to be used on other deals.

    Everybody may read a playbook, so the names of the deal, its account and the account's people
    are left out of it, wherever the plan says them.
    """
    check_may_change_plan(by, demo)
    names = list(_names(demo))
    playbook = _begun(name, "", by)
    for step in demo.steps.prefetch_related("proves"):
        fields = {name: getattr(step, name) for name in COPIED}
        fields |= {n: blanked(text, names) for n, text in fields.items() if isinstance(text, str)}
        proven = sorted(step.proves.all(), key=lambda one: (not one.is_must, one.name))
        fields["capability"] = blanked(proven[0].name, names) if proven else ""
        PlaybookStep.objects.create(playbook=playbook, place=step.place, **fields)
    return _kept("made", playbook, by)


@transaction.atomic
def remove_playbook(*, playbook: Playbook, by: Person) -> None:
    """Throw a playbook away; its copies and the plans made from it stay."""
    check_may_change_playbook(by, playbook)
    current = hold_playbook(playbook, None)
    record("removed", current, by=by)
    unindex(PLAYBOOK, [current.pk])
    current.delete()


def _begun(name: str, about: str, by: Person, source: Playbook | None = None) -> Playbook:
    # Held, so that two at once don't both find the name free.
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    told = _("You have %(most)s playbooks, which is as many as fit.")
    check_fits(by.playbooks.all(), MOST_PLAYBOOKS, told)
    playbook = Playbook(owner=by, copied_from=source, copied_name=source.name if source else "")
    put(playbook, {"name": name, "about": about})
    _check(playbook)
    playbook.save()
    return playbook


def _kept(
    verb: str, playbook: Playbook, by: Person, after: dict[str, Any] | None = None
) -> Playbook:
    """Put a playbook as it stands, with its steps, into the search, and on the record."""
    index_many(searched_playbooks([playbook.pk]))
    record(verb, playbook, by=by, after=after)
    return playbook


def _check(playbook: Playbook) -> None:
    check(playbook, typed=("name", "about"))
    others = Playbook.objects.filter(owner=playbook.owner, name=playbook.name)
    if others.exclude(pk=playbook.pk).exists():
        raise ValidationError({"name": [_("You have a playbook of that name. Choose another.")]})


def _names(demo: Demo) -> Iterator[str]:
    """What a playbook isn't to say: the deal, its account, and the account's people."""
    yield demo.deal.name
    account = demo.deal.account
    if account is not None:
        yield account.name
        yield account.name.split()[0]
        for contact in account.contacts.all():
            yield from names_in(contact.name)
