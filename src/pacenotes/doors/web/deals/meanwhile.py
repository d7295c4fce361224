"""Two people editing one account or contact: both changes put together, nothing of either lost."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeVar

from django import forms
from django.http import QueryDict
from django.utils.translation import gettext as _

from pacenotes.doors.web.changed_meanwhile import VersionedForm
from pacenotes.doors.web.deals.custom_fields import PREFIX
from pacenotes.rooms.deals.models import Account, Contact
from pacenotes.rooms.deals.queries.own_events import Since, changes_since


class MergingForm(VersionedForm):
    """A form into which somebody else's changes can be put; `meanwhile` tells which were."""

    meanwhile: tuple[Meanwhile, ...] = ()


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """A field that somebody else changed while one was writing.

    `is_kept` says that the reader wrote something else there, which stands in the form; otherwise
    the form has taken the other's change over.
    """

    label: str
    by: str
    now: str
    is_kept: bool


Form = TypeVar("Form", bound=MergingForm)


def put_together(
    form: Form, posted: QueryDict, now: Account | Contact, anew: Callable[[QueryDict], Form]
) -> Form:
    """A form with one's own words and, where one wrote nothing, what somebody else wrote meanwhile.

    It is bound to the version that it shows, so that it can be sent again.
    """
    data = posted.copy()
    told: list[Meanwhile] = []
    for name, since in changes_since(now, form.version_read()).items():
        if name in form.fields:
            told += _put(form, data, name, since, _value(now, name))
    data["version"] = str(now.version)
    again = anew(data)
    again.meanwhile = tuple(told)
    again.is_valid()
    return again


def _put(form: forms.Form, data: QueryDict, name: str, since: Since, now: Any) -> list[Meanwhile]:
    mine = form.cleaned_data.get(name)
    if _plain(now) in (_plain(since.was), _plain(mine)):
        return []
    is_kept = _plain(mine) != _plain(since.was)
    if not is_kept:
        data[name] = _typed(now)
    label = str(form.fields[name].label)
    return [Meanwhile(label, since.by, _typed(now) or _("nothing"), is_kept)]


def _value(row: Account | Contact, name: str) -> Any:
    if name.startswith(PREFIX):
        return row.custom.get(name.removeprefix(PREFIX))
    return getattr(row, name)


def _plain(value: Any) -> str:
    """A value as it compares: as a form, a row and history have it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float | Decimal):
        return format(Decimal(str(value)).normalize(), "f")
    if isinstance(value, Account):
        return str(value.pk)
    return "" if value is None else str(value)


def _typed(value: Any) -> str:
    """A value as one would type it into the form."""
    return value.name if isinstance(value, Account) else _plain(value)
