"""What the page of imports asks for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pacenotes.core.landscape.table_fields import ABOUT_NAMES, About
from pacenotes.rooms.landscape.actions.importing.opening import MOST_BYTES

MOST_IN_PAGE = 2_000_000
"""Bytes of rows that a page carries along; the command line takes more."""


class ImportForm(forms.Form):
    """Rows, from a file or typed, and what they are about."""

    file = forms.FileField(
        label=_("CSV or JSON file"),
        required=False,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,.json,text/csv"}),
        help_text=_("UTF-8, at most 2 MB; the command line takes larger ones."),
    )
    rows = forms.CharField(
        label=_("or the rows themselves"),
        required=False,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 6, "spellcheck": "false", "wrap": "off"}),
    )
    about = forms.ChoiceField(label=_("What the rows are about"), required=False)
    makes_unknown = forms.BooleanField(
        label=_("Make releases and capabilities that aren't known yet"), required=False
    )

    def __init__(self, data: Any = None, files: Any = None) -> None:
        super().__init__(data, files)
        self.fields["about"].choices = [  # type: ignore[attr-defined]  # it chooses
            ("", _("as their headings tell")),
            *((one.value, gettext(name)) for one, name in ABOUT_NAMES.items()),
        ]

    def clean(self) -> dict[str, Any]:
        """A file or rows; a file goes before rows."""
        file, rows = self.cleaned_data.get("file"), self.cleaned_data.get("rows")
        if not file and not (rows or "").strip() and "file" not in self.errors:
            raise ValidationError(_("Choose a file, or write rows."))
        most = min(MOST_IN_PAGE, MOST_BYTES)
        if (file and file.size > most) or len((rows or "").encode(errors="replace")) > most:
            raise ValidationError(
                _("That is larger than %(most)s MB. Cut it into several, or use the command line."),
                params={"most": most // 1_000_000},
            )
        return self.cleaned_data

    def sent(self) -> bytes:
        """The rows' bytes."""
        file = self.cleaned_data.get("file")
        data: bytes = file.read() if file else self.cleaned_data["rows"].encode(errors="replace")
        return data

    def choices(self) -> dict[str, Any]:
        """What was chosen beside the rows, as the action takes it."""
        about = self.cleaned_data["about"]
        return {
            "about": About(about) if about else None,
            "makes_unknown": self.cleaned_data["makes_unknown"],
        }
