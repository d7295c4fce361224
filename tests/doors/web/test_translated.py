from __future__ import annotations

import gettext
from types import SimpleNamespace

import pytest
from django import forms
from django.utils.translation import trans_real

from pacenotes.core.policy import default_policy
from pacenotes.doors.web.deals.gate.forms import AskForm


class Marked(gettext.NullTranslations):
    """A language in which every sentence stands in brackets."""

    def gettext(self, message: str) -> str:
        return f"⟦{message}⟧"


@pytest.fixture
def _in_brackets(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(trans_real, "_active", SimpleNamespace(value=Marked()))


@pytest.mark.usefixtures("_in_brackets")
def test_the_kinds_of_request_are_told_in_the_readers_language() -> None:
    kind = AskForm().fields["kind"]
    assert isinstance(kind, forms.ChoiceField)
    told = [name for _, name in kind.choices]
    assert told == [f"⟦{one.name}⟧" for one in default_policy().requests]
