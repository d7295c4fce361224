"""What the pages about technical questions ask for."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from pacenotes.core.positions import HouseSide
from pacenotes.rooms.deals.models import Contact, Deal, TeamMember
from pacenotes.rooms.people.models import Person


class QuestionForm(forms.Form):
    """A technical question: what is asked, by whom at the account, and by when."""

    text = forms.CharField(
        label=_("Question"), max_length=2000, widget=forms.Textarea(attrs={"rows": 2})
    )
    asked_by = forms.ModelChoiceField(
        label=_("Who asks"), required=False, queryset=Contact.objects.none()
    )
    due = forms.DateField(
        label=_("By"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )

    def __init__(
        self, data: Any = None, *, deal: Deal, name: str = "question", **more: Any
    ) -> None:
        super().__init__(data, auto_id=f"{name}-%s", **more)
        field = self.fields["asked_by"]
        if isinstance(field, forms.ModelChoiceField):
            field.queryset = Contact.objects.filter(account=deal.account_id or 0)


class RewordForm(QuestionForm):
    """A question worded or dated anew; `version` is what was read, so that no edit is lost."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)


class AnswerForm(forms.Form):
    """An answer to a technical question."""

    answer = forms.CharField(
        label=_("Answer"), max_length=10_000, widget=forms.Textarea(attrs={"rows": 5})
    )
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, data: Any = None, **more: Any) -> None:
        super().__init__(data, auto_id="answer-%s", **more)


class OwnerForm(forms.Form):
    """Which technical colleague on the team answers."""

    owner = forms.ChoiceField(label=_("Who answers"))

    def __init__(self, data: Any = None, *, deal: Deal, **more: Any) -> None:
        super().__init__(data, auto_id="owner-%s", **more)
        self._team: dict[str, Person] = {
            str(m.person_id): m.person for m in technical_members(deal)
        }
        field = self.fields["owner"]
        if isinstance(field, forms.ChoiceField):
            field.choices = [(pk, person.name) for pk, person in self._team.items()]

    def chosen(self) -> Person:
        """The colleague."""
        return self._team[self.cleaned_data["owner"]]


def technical_members(deal: Deal) -> list[TeamMember]:
    """The technical side of the deal's team, without who has left the house."""
    return [
        member
        for member in deal.team.all()
        if member.position.side is HouseSide.TECHNICAL and member.person.is_active
    ]
