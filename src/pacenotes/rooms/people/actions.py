"""Everything that changes people and their organisation; each change is on the record."""

from __future__ import annotations

from typing import Any

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.auth import password_validation
from django.contrib.auth.hashers import make_password
from django.core.exceptions import ValidationError
from django.db import models, transaction
from django.db.models.deletion import ProtectedError
from django.utils import timezone
from django.utils.translation import gettext as _

from pacenotes.core.wording import words
from pacenotes.rooms.people import rules
from pacenotes.rooms.people.models import PASSWORD_LINK, PeopleEvent, Person, Unit
from pacenotes.rooms.people.rules import Forbidden

OWN_CHANGES = (
    "second_step_on", "second_step_off", "key_added", "key_removed", "codes_renewed",
)  # fmt: skip
"""What somebody changes about their own way in, besides the password."""


@transaction.atomic
def add_first_person(*, name: str, email: str, position_key: str, password: str) -> Person:
    """Add the person who sets the installation up; RuntimeError once there is anybody."""
    if Person.objects.exists():
        raise RuntimeError("the first person is there already")
    return _add(name, email, position_key, make_password(password), None, None)


@transaction.atomic
def add_person(
    *, name: str, email: str, position_key: str, by: Person, unit: Unit | None = None
) -> Person:
    """Add a colleague, who sets a password by a link (see `give_link`).

    ValidationError where a field can't be right.
    """
    rules.check_may_add_person(by)
    rules.check_may_change_organisation(by, unit)
    return _add(name, email, position_key, make_password(None), unit, by)


@transaction.atomic
def add_sample_person(
    *, name: str, email: str, position_key: str, password: str, by: Person, unit: Unit | None = None
) -> Person:
    """Add somebody of the sample team, whose password everybody may know."""
    added = add_person(name=name, email=email, position_key=position_key, unit=unit, by=by)
    added.password = make_password(password)
    added.save(update_fields=["password"])
    return added


@transaction.atomic
def introduce_oneself(*, name: str, time_zone: str, by: Person) -> Person:
    """Change one's own name and time zone."""
    kept = Person.objects.get(pk=by.pk)
    before = {"name": kept.name, "time_zone": kept.time_zone}
    by.name, by.time_zone = name, time_zone
    by.full_clean(exclude=["password", "position_key"])
    by.save(update_fields=["name", "time_zone"])
    _record("introduced", by, by, before, {"name": by.name, "time_zone": by.time_zone})
    return by


@transaction.atomic
def set_password(*, password: str, by: Person) -> None:
    """Set one's own password; every other session and every link of this person ends by it."""
    password_validation.validate_password(password, by)
    by.set_password(password)
    by.save(update_fields=["password"])
    _record("set_password", by, by)


@transaction.atomic
def note_own_change(*, verb: str, by: Person) -> None:
    """Put on the record what somebody changed about their own second step: `OWN_CHANGES`."""
    if verb not in OWN_CHANGES:
        raise ValueError(f"{verb!r} is no change of one's own")
    _record(verb, by, by)


@transaction.atomic
def give_link(*, person: Person, by: Person) -> str:
    """Hand out a link for a password: what `PASSWORD_LINK` checks, for once, for three days.

    Earlier links of this person die. The record says that there was one, and not which.
    """
    rules.check_may_change_person(by, person)
    if not person.is_active:
        raise Forbidden(words(rules.NO_LINK_FOR_THE_STOPPED, name=person.name))
    _end_links(person)
    _record("given_link", person, by)
    return PASSWORD_LINK.make_token(person)


@transaction.atomic
def forget_second_steps(*, person: Person, by: Person) -> None:
    """Take the second step and its codes off somebody who has lost them."""
    rules.check_may_change_person(by, person)
    Authenticator.objects.filter(user=person).delete()
    _record("second_steps_forgotten", person, by)


@transaction.atomic
def change_position(*, person: Person, position_key: str, by: Person) -> Person:
    """Give a colleague another home position; deals keep the positions they have."""
    rules.check_may_change_person(by, person)
    before = person.position_key
    if position_key != rules.LEADS:
        _check_somebody_leads_all(person)
    person.position_key = position_key
    person.clean_fields(exclude=["password", "time_zone"])
    person.save(update_fields=["position_key"])
    _record("changed_position", person, by, {"position": before}, {"position": position_key})
    return person


@transaction.atomic
def change_address(*, person: Person, email: str, by: Person) -> Person:
    """Change an e-mail address, one's own or a colleague's, by which they sign in from then on.

    Every link for a password from before is dead, and no address of before leads to one.
    ValidationError where it is no address, or somebody's already.
    """
    rules.check_may_change_address(by, person)
    kept = Person.objects.select_for_update().get(pk=person.pk)
    before, address = kept.email, email.strip().lower()
    if address == before:
        return kept
    kept.email = address
    kept.clean_fields(exclude=["password", "position_key", "time_zone"])
    if Person.objects.filter(email=address).exists():
        raise ValidationError({"email": _("Somebody here has this address already.")})
    kept.save(update_fields=["email"])
    EmailAddress.objects.filter(user=kept).delete()
    _record("changed_address", kept, by, {"email": before}, {"email": address})
    return kept


@transaction.atomic
def place_person(*, person: Person, unit: Unit | None, by: Person) -> Person:
    """Put a colleague into a unit, or at the top with None."""
    rules.check_may_change_person(by, person)
    rules.check_may_change_organisation(by, unit)
    before = person.unit_id
    if unit is not None:
        _check_somebody_leads_all(person)
    person.unit = unit
    person.save(update_fields=["unit"])
    _record("placed", person, by, {"unit": before}, {"unit": person.unit_id})
    return person


@transaction.atomic
def stop_sign_in(*, person: Person, by: Person) -> Person:
    """Keep somebody from signing in: their sessions and links end, what they did stays."""
    rules.check_may_change_person(by, person)
    _check_somebody_leads_all(person)
    person.is_active = False
    person.save(update_fields=["is_active"])
    _end_links(person)
    _record("stopped_sign_in", person, by)
    return person


@transaction.atomic
def let_sign_in(*, person: Person, by: Person) -> Person:
    """Let somebody sign in again."""
    rules.check_may_change_person(by, person)
    person.is_active = True
    person.save(update_fields=["is_active"])
    _record("let_sign_in", person, by)
    return person


@transaction.atomic
def add_unit(*, name: str, parent: Unit | None, by: Person) -> Unit:
    """Add a unit under another, or at the top; ValidationError where the name is taken there."""
    parent = _locked(parent)
    rules.check_may_change_organisation(by, parent)
    unit = Unit(name=_free_name(name, parent), parent=parent)
    unit.save()
    unit.path = _path(unit, parent)
    unit.save(update_fields=["path"])
    _record("added", unit, by, after={"name": unit.name, "parent": unit.parent_id})
    return unit


@transaction.atomic
def rename_unit(*, unit: Unit, name: str, by: Person) -> Unit:
    """Give a unit another name; ValidationError where one beside it has that name."""
    rules.check_may_change_organisation(by, unit)
    before = unit.name
    unit.name = _free_name(name, unit.parent, unit)
    unit.save(update_fields=["name"])
    _record("renamed", unit, by, {"name": before}, {"name": unit.name})
    return unit


@transaction.atomic
def move_unit(*, unit: Unit, parent: Unit | None, by: Person) -> Unit:
    """Put a unit with all below it under another, or at the top.

    ValidationError where that one stands below it, or where its name is taken there.
    """
    unit, parent = _lock(unit), _locked(parent)
    rules.check_may_change_organisation(by, unit)
    rules.check_may_change_organisation(by, parent)
    if parent is not None and parent.path.startswith(unit.path):
        raise ValidationError(_("A unit can't stand below itself."))
    before, was = unit.parent_id, unit.path
    _free_name(unit.name, parent, unit)
    becomes = _path(unit, parent)
    below = list(Unit.objects.under(unit))
    for one in below:
        one.path = _short_enough(becomes + one.path.removeprefix(was))
    Unit.objects.bulk_update(below, ["path"])
    unit.parent, unit.path = parent, becomes
    unit.save(update_fields=["parent"])
    _record("moved", unit, by, {"parent": before}, {"parent": unit.parent_id})
    return unit


@transaction.atomic
def remove_unit(*, unit: Unit, by: Person) -> None:
    """Remove a unit in which nobody and nothing stands; ValidationError otherwise."""
    rules.check_may_change_organisation(by, unit)
    _record("removed", unit, by, {"name": unit.name, "parent": unit.parent_id})
    try:
        unit.delete()
    except ProtectedError as error:
        why = _("Somebody or something still stands in “%(name)s”. Move that first.")
        raise ValidationError(why, params={"name": unit.name}) from error


def _add(
    name: str,
    email: str,
    position_key: str,
    password_hash: str,
    unit: Unit | None,
    by: Person | None,
) -> Person:
    person = Person(
        name=name.strip(),
        email=email.strip().lower(),
        position_key=position_key,
        password=password_hash,
        unit=unit,
        added_by=by,
    )
    person.full_clean()
    person.save()
    _record("added", person, by, after={"position": position_key, "unit": person.unit_id})
    return person


def _end_links(person: Person) -> None:
    person.link_given_at = timezone.now()
    person.save(update_fields=["link_given_at"])


def _check_somebody_leads_all(person: Person) -> None:
    """Forbidden where this person alone leads everything and so can't cease to."""
    if not rules.leads(person) or person.unit_id is not None:
        return
    others = Person.objects.active().filter(position_key=rules.LEADS, unit=None)
    if not others.exclude(pk=person.pk).select_for_update().first():
        raise Forbidden(words(rules.SOMEBODY_LEADS_ALL, name=person.name))


def _locked(unit: Unit | None) -> Unit | None:
    return None if unit is None else _lock(unit)


def _lock(unit: Unit) -> Unit:
    """A unit as it stands, the whole tree held still, so that two moves can't make a ring."""
    list(Unit.objects.select_for_update().order_by("pk"))
    return Unit.objects.get(pk=unit.pk)


def _free_name(name: str, parent: Unit | None, itself: Unit | None = None) -> str:
    name = name.strip()
    Unit(name=name).clean_fields(exclude=["path"])
    beside = Unit.objects.filter(parent=parent, name=name)
    if (beside.exclude(pk=itself.pk) if itself else beside).exists():
        raise ValidationError(_("There is a “%(name)s” there already."), params={"name": name})
    return name


def _path(unit: Unit, parent: Unit | None) -> str:
    return _short_enough(f"{parent.path if parent else '/'}{unit.pk}/")


def _short_enough(path: str) -> str:
    if len(path) > (Unit._meta.get_field("path").max_length or 0):
        raise ValidationError(_("That is too many units below one another."))
    return path


def _record(
    verb: str,
    about: models.Model,
    by: Person | None,
    before: dict[str, Any] | None = None,
    after: dict[str, Any] | None = None,
) -> None:
    PeopleEvent.objects.create(
        by=by,
        verb=verb,
        about_type=about._meta.model_name or "",
        about_id=about.pk,
        before=before or {},
        after=after or {},
    )
