"""What somebody knows how to show: everybody keeps their own list."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from pacenotes.core.names import fold
from pacenotes.rooms.demos.actions.fitting import check_fits
from pacenotes.rooms.demos.models import KnownCapability
from pacenotes.rooms.demos.rules.plans import check_may_forget, check_may_keep_playbooks
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.history.models import check, put
from pacenotes.rooms.people.models import Person

MOST_KNOWN = 300
"""Capabilities that one person can say they know."""


@transaction.atomic
def know_capability(*, name: str, by: Person) -> KnownCapability:
    """Say that one knows a capability; what one knows already, in whatever case, is nothing new."""
    check_may_keep_playbooks(by)
    Person.objects.select_for_update(of=("self",), no_key=True).get(pk=by.pk)
    known = KnownCapability(person=by)
    put(known, {"name": name})
    known.folded = fold(known.name)[:160]
    check(known, typed=("name",))
    if not known.folded:
        raise ValidationError({"name": [_("Write what it is called.")]})
    there = KnownCapability.objects.filter(person=by, folded=known.folded).first()
    if there is not None:
        return there
    told = _("There are %(most)s on your list, which is as many as fit.")
    check_fits(by.knows.all(), MOST_KNOWN, told)
    known.save()
    record("knows", known, by=by)
    return known


@transaction.atomic
def forget_capability(*, known: KnownCapability, by: Person) -> None:
    """Take a capability off one's own list."""
    check_may_forget(by, known)
    record("knows_no_more", known, by=by)
    known.delete()
