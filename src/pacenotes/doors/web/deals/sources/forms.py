"""What the pages about notes, mails and citing ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.qualification import QUESTIONS
from pacenotes.rooms.deals.models import LONGEST_NOTE, Contact, Deal


class NoteForm(forms.Form):
    """A new note."""

    title = forms.CharField(label=_("Title"), max_length=200)
    about_on = forms.DateField(
        label=_("The day it is about"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    text = forms.CharField(
        label=_("Note"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 12})
    )


class NoteTextForm(forms.Form):
    """A note written anew."""

    text = forms.CharField(
        label=_("Note"), max_length=LONGEST_NOTE, widget=forms.Textarea(attrs={"rows": 16})
    )
    version = forms.IntegerField(widget=forms.HiddenInput)


class MailForm(forms.Form):
    """A mail's file."""

    mail = forms.FileField(
        label=_("Mail (.eml)"),
        allow_empty_file=True,
        help_text=_("Save the mail from your mail program as .eml. Attachments aren't kept."),
    )


def part_choices() -> list[tuple[object, list[tuple[str, object]]]]:
    """The parts of the five questions, by question."""
    return [(_(q.name), [(part.key, _(part.name)) for part in q.parts]) for q in QUESTIONS]


class CitationForm(forms.Form):
    """Words to cite as evidence, and what they speak to."""

    quoted = forms.CharField(
        label=_("The words, as they stand"),
        max_length=4000,
        strip=False,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text=_("Mark them in the text and they come here, or copy them."),
    )
    part = forms.ChoiceField(label=_("Speaks to"), choices=part_choices)


class WrittenCitationForm(CitationForm):
    """Words to cite from a note or a mail, and whose they are."""

    contact = forms.ModelChoiceField(
        label=_("Said by"),
        required=False,
        queryset=Contact.objects.none(),
        empty_label=_("whoever wrote it"),
    )

    def __init__(self, *args: Any, deal: Deal, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["contact"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Contact.objects.filter(account=deal.account_id or 0)
