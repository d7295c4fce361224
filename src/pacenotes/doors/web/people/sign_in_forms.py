"""What the pages about one's own way in ask for: allauth's forms, in our words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from allauth.account import forms as account
from allauth.mfa.base import forms as mfa
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.forms import ActivateTOTPForm
from allauth.mfa.webauthn import forms as webauthn
from django import forms
from django.utils.translation import gettext_lazy as _

NO_ANSWER = _("That is not what the key was asked.")
MOST_ANSWERED = 64 * 1024
GOOD_PASSWORD = _("At least eight characters; no common word, not your name.")


class SignInForm(account.LoginForm):
    """E-mail address and password; the address goes by `username` in the form."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["login"] = forms.EmailField(
            label=_("E-mail address"),
            max_length=254,
            widget=forms.EmailInput(attrs={"autocomplete": "username", "autofocus": True}),
        )
        _say(self, password=_("Password"))

    def add_prefix(self, field_name: str) -> str:
        """A field's name on the page."""
        return super().add_prefix("username" if field_name == "login" else field_name)


class OwnPasswordForm(account.ChangePasswordForm):
    """The password as it is, and the new one twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(
            self,
            oldpassword=_("Your password now"),
            password1=_("New password"),
            password2=_("The new one again"),
        )
        self.fields["password1"].help_text = GOOD_PASSWORD


class ForgottenPasswordForm(account.ResetPasswordForm):
    """Whose password was forgotten."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, email=_("E-mail address"))


class NewPasswordForm(account.ResetPasswordKeyForm):
    """A password, twice, by whoever has the link."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password1=_("Your password"), password2=_("The same again"))
        self.fields["password1"].help_text = GOOD_PASSWORD


class PasswordAgainForm(account.ReauthenticateForm):
    """The password, before something that matters is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, password=_("Your password"))


class CodeForm(mfa.AuthenticateForm):
    """A code of the app, or a recovery code."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("Code"))
        self.fields["code"].widget.attrs["autofocus"] = True


class CodeAgainForm(mfa.ReauthenticateForm):
    """A code, before something that matters is changed."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("Code"))


class AppForm(ActivateTOTPForm):
    """The first code of an app, which shows that it knows the secret."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, code=_("The app's code"))


class KeyAnswerField(forms.JSONField):
    """What a key answered, as JSON; a few kilobytes are much."""

    def __init__(self) -> None:
        super().__init__(widget=forms.HiddenInput)

    def to_python(self, value: Any) -> Any:
        """The answer as values."""
        if isinstance(value, str) and len(value) > MOST_ANSWERED:
            raise forms.ValidationError(NO_ANSWER)
        try:
            return super().to_python(value)
        except RecursionError as error:
            raise forms.ValidationError(NO_ANSWER) from error

    def bound_data(self, data: Any, initial: Any) -> Any:  # noqa: ARG002  # Django's form
        """Nothing: no page gives an answer back."""
        return None


class KeyForm(webauthn.AddWebAuthnForm):
    """A new key: what it is called, and what it answered."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = KeyAnswerField()
        _say(self, name=_("What the key is called"), credential=_("The key"))
        self.fields["name"].max_length = 60
        self.fields["name"].widget.attrs["maxlength"] = "60"

    def clean(self) -> dict[str, Any]:
        """What the key answered, which has to be an answer."""
        return _read_answer(super().clean)


class KeyAnswerForm(webauthn.AuthenticateWebAuthnForm):
    """What a key answered when it was asked to sign."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["credential"] = KeyAnswerField()
        _say(self, credential=_("The key"))

    def clean_credential(self) -> Authenticator:
        """Which of this person's keys it was."""
        return _read_answer(super().clean_credential)


class KeyAnswerAgainForm(KeyAnswerForm):
    """What a key answered, before something that matters is changed."""

    reauthenticated = True


class KeyNameForm(webauthn.EditWebAuthnForm):
    """Another name for a key."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        _say(self, name=_("What the key is called"))
        self.fields["name"].widget.attrs["maxlength"] = "60"


def _read_answer(read: Callable[[], Any]) -> Any:
    try:
        return read()
    except forms.ValidationError:
        raise
    except Exception as error:  # the library trips over foreign bytes in many ways
        raise forms.ValidationError(NO_ANSWER) from error


def _say(form: forms.Form, **labels: Any) -> None:
    """Name the fields as we do, without allauth's own hints in and under them."""
    for name, label in labels.items():
        field = form.fields[name]
        field.label = label
        field.help_text = ""
        field.widget.attrs.pop("placeholder", None)
