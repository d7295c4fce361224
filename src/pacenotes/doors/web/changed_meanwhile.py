"""Two people, or one in two windows, changing one thing: both changes shown, nothing lost."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext


class VersionedForm(forms.Form):
    """A form over a row; `version` is the row's as it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def version_read(self) -> int:
        """The version that was read; 0, which is nobody's, where the form doesn't say."""
        return self.cleaned_data.get("version") or 0


class RememberingForm(VersionedForm):
    """A form whose fields come back with what they were when they were read, so that only what
    its writer changed is sent on."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, field in self.fields.items():
            field.show_hidden_initial = name != "version"

    def add(self, fields: Mapping[str, forms.Field]) -> None:
        """Ask for these too, and remember what they were."""
        for field in fields.values():
            field.show_hidden_initial = True
        self.fields |= fields

    def touched(self) -> dict[str, Any]:
        """What its writer changed, of what they were shown."""
        names = set(self.changed_data) - {"version"}
        return {name: value for name, value in self.cleaned_data.items() if name in names}


@dataclass(frozen=True, slots=True)
class Difference:
    """A field that stands otherwise than it was read: its id, label, and what stands now; `mine`
    where its writer changed it too."""

    id: str
    label: str
    now: str
    mine: str


def differences(form: RememberingForm, fresh: RememberingForm) -> list[Difference]:
    """What somebody else changed since `form` was read; `fresh` has what stands now."""
    found = []
    for name in form.fields:
        now, was, mine = _written(fresh, name), _was(form, name), _sent(form, name)
        if name != "version" and now not in (mine, was):
            bound = form[name]
            is_both = name in form.changed_data
            found.append(
                Difference(
                    bound.id_for_label,
                    str(bound.label),
                    _in_words(fresh, name, now),
                    _in_words(fresh, name, mine) if is_both else "",
                )
            )
    return found


def merged(form: RememberingForm, fresh: RememberingForm) -> QueryDict:
    """The form as it is sent again: its writer's changes over what stands now."""
    told = QueryDict(mutable=True)
    for name in form.fields:
        now = _written(fresh, name)
        told.setlist(name, _sent(form, name) if name in form.changed_data else now)
        told.setlist(form.add_initial_prefix(name), now)
    told["version"] = str(fresh.initial["version"])
    return told


def seen_by_now(form: forms.Form, request: HttpRequest, version: int) -> None:
    """Let a form be sent again over the version that its sender is being shown now; what they
    wrote stays in it."""
    told = request.POST.copy()
    told["version"] = str(version)
    form.data = told


_TICKED = "on"
"""What a box that is ticked sends."""


def _written(form: RememberingForm, name: str) -> list[str]:
    """A field's value as its widget writes it."""
    bound = form[name]
    if _is_box(form, name):
        return [_TICKED] if bound.initial else []
    value: Any = bound.field.widget.format_value(bound.field.prepare_value(bound.initial))
    return _plain(value if isinstance(value, list | tuple) else [value])


def _was(form: RememberingForm, name: str) -> list[str]:
    return _read(form, name, form.add_initial_prefix(name))


def _sent(form: RememberingForm, name: str) -> list[str]:
    return _read(form, name, name)


def _read(form: RememberingForm, name: str, key: str) -> list[str]:
    values = _list(form, key)
    if _is_box(form, name):
        return [_TICKED] if any(form.fields[name].to_python(one) for one in values) else []
    return _plain(values)


def _is_box(form: RememberingForm, name: str) -> bool:
    return isinstance(form.fields[name], forms.BooleanField)


def _list(form: RememberingForm, key: str) -> list[Any]:
    data = form.data
    return data.getlist(key) if isinstance(data, QueryDict) else [data.get(key)]


def _plain(values: Any) -> list[str]:
    told = [str(value).replace("\r\n", "\n") for value in values if value not in (None, "")]
    return sorted(told) if len(told) > 1 else told


def _in_words(form: RememberingForm, name: str, values: list[str]) -> str:
    field: Any = form.fields[name]
    if _is_box(form, name):
        return gettext("yes") if values else gettext("no")
    names = {str(key): str(label) for key, label in getattr(field, "choices", ())}
    return ", ".join(names.get(value, value) for value in values)
