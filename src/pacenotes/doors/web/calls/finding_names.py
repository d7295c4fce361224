"""What a finding is called on a page."""

from __future__ import annotations

from django.utils.translation import gettext as _

from pacenotes.core import qualification


def name_of(signal: str, kind: str) -> str:
    """The part of its question, or its section."""
    speaks_to = qualification.part_of(signal, kind)
    if speaks_to is not None:
        return _(speaks_to[1].name)
    names = {
        "asked_of_us": _("Asked of us"),
        "promises": _("Promised"),
        "claims": _("Claim"),
        "wheel": _("The wheel"),
    }
    return names.get(signal, signal.replace("_", " "))
