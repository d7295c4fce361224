"""A text field that suggests names, and takes others too."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from django import forms
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


class Suggesting(forms.TextInput):
    """An input with a list of names beside it, asked for when it is drawn; no script is needed."""

    def __init__(self, names: Callable[[], Iterable[str]]) -> None:
        super().__init__()
        self._names = names

    def render(self, name: str, value: Any, attrs: Any = None, renderer: Any = None) -> SafeString:
        """The input, and the names."""
        given = dict(attrs or {})
        listed = f"{given.get('id') or name}-names"
        drawn = super().render(name, value, {**given, "list": listed}, renderer)
        options = format_html_join(
            "", '<option value="{}"></option>', ((n,) for n in self._names())
        )
        return format_html('{}<datalist id="{}">{}</datalist>', drawn, listed, options)
