"""What the pages about imports ask for."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.tables.decoding import ENCODINGS, MOST_BYTES
from pacenotes.rooms.deals.models import TableImport


class UploadForm(forms.Form):
    """A file, what is in it, and how it is written where the file doesn't tell."""

    of = forms.ChoiceField(
        label=_("What is in it"), choices=TableImport.Of.choices, initial=TableImport.Of.DEALS
    )
    file = forms.FileField(
        label=_("CSV file"),
        allow_empty_file=True,
        widget=forms.FileInput(attrs={"accept": ".csv,.tsv,.txt,text/csv"}),
        help_text=_("With headings in its first row; at most %(most)s MB, UTF-8 if you can choose.")
        % {"most": MOST_BYTES // 1_000_000},
    )
    encoding = forms.ChoiceField(
        label=_("Encoding"),
        required=False,
        choices=[("", _("UTF-8, or as the file tells")), *((name, name) for name in ENCODINGS)],
    )
    delimiter = forms.ChoiceField(
        label=_("Between the columns"),
        required=False,
        choices=[
            ("", _("as the file tells")),
            (",", _("comma")),
            (";", _("semicolon")),
            ("\t", _("tab")),
            ("|", _("bar")),
        ],
    )


class ApplicationForm(forms.Form):
    """Bring the rows in."""

    keeps_good_rows = forms.BooleanField(required=False)
