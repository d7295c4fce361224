"""Choosing which contact was met, beside the words that say somebody was."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Any

from django import forms
from django.db.models import Exists, OuterRef, Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from pacenotes.core.names import fold
from pacenotes.doors.web.deals.around.forms import ContactField
from pacenotes.rooms.deals.models import Contact, ContactRole, Deal, Evidence

_WORD = re.compile(r"\w+")


class WhomField(ContactField):
    """A contact of a deal's account, shown by name, title and role; who decides comes first."""

    def __init__(self, **kwargs: Any) -> None:
        told = {
            "label": gettext_lazy("Who was met"),
            "queryset": Contact.objects.none(),
            "empty_label": gettext_lazy("choose who it was"),
        }
        super().__init__(**{**told, **kwargs})

    def label_from_instance(self, obj: Any) -> str:
        """Name, title, and what they are in this deal."""
        told = super().label_from_instance(obj)
        roles = [_(role.means.name) for role in getattr(obj, "roles_here", ()) if role.means]
        return f"{told} ({', '.join(roles)})" if roles else told


def may_have_been_met(deal: Deal) -> QuerySet[Contact]:
    """The contacts of the deal's account, the economic buyer first, then who has another role in
    the deal; in two queries."""
    roles = ContactRole.objects.filter(deal=deal)
    here = roles.filter(contact=OuterRef("pk"))
    found = Contact.objects.filter(account=deal.account_id or 0).annotate(
        releases=Exists(here.filter(role="economic-buyer")), is_here=Exists(here)
    )
    return found.prefetch_related(Prefetch("roles", roles, to_attr="roles_here")).order_by(
        "-releases", "-is_here", "name", "pk"
    )


def whom_field(deal: Deal, **kwargs: Any) -> WhomField:
    """A field that offers them."""
    field = WhomField(**kwargs)
    field.queryset = may_have_been_met(deal)
    return field


class WhomForm(forms.Form):
    """What a decision says on who was met; empty where it isn't asked for."""

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["met"] = whom_field(deal, required=False)


def choices_of(contacts: Iterable[Contact], chosen: int | None) -> list[tuple[int, str, bool]]:
    """Options for a select: id, label, and whether it is chosen to start with."""
    told = WhomField(required=False).label_from_instance
    return [(contact.pk, told(contact), contact.pk == chosen) for contact in contacts]


def likely_met(piece: Evidence, contacts: Sequence[Contact]) -> int | None:
    """Whom words say was met, as far as they tell: the speaker of themselves, or the one contact
    whose name they say; None where they don't tell."""
    meant = _words(piece.meaning.who or "")
    if not meant:
        return piece.contact_id
    named = [contact.pk for contact in contacts if _words(contact.name) <= meant]
    return named[0] if len(named) == 1 else None


def _words(name: str) -> set[str]:
    return set(_WORD.findall(fold(name)))
