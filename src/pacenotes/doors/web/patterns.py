"""A piece of a page that stands there many times: its template rendered once, its blanks filled."""

from __future__ import annotations

import functools
import html
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils.safestring import SafeString

OPEN, CLOSE = "\ue000", "\ue001"
"""What stands round a blank's name until the template is rendered: of Unicode's private use."""


@dataclass(frozen=True, slots=True)
class Pattern:
    """A rendered template with a `{name}` in each of its blanks."""

    text: str

    def filled(self, values: Mapping[str, str]) -> SafeString:
        """The piece with these values, escaped except where they are safe already."""
        return SafeString(self.text.format_map({k: _safe(v) for k, v in values.items()}))


@functools.cache
def pattern(language: str, template: str, names: Iterable[str]) -> Pattern:  # noqa: ARG001
    """A template that only shows these variables, in the language that is active; filling it is
    about ten times quicker than rendering it each time."""
    blanks = {name: SafeString(f"{OPEN}{name}{CLOSE}") for name in names}
    text = render_to_string(template, blanks).replace("{", "{{").replace("}", "}}")
    return Pattern(text.replace(OPEN, "{").replace(CLOSE, "}"))


def joined(parts: Iterable[SafeString]) -> SafeString:
    """Safe parts in a row."""
    return SafeString("".join(parts))


def _safe(value: str) -> str:
    return value if isinstance(value, SafeString) else html.escape(value)
