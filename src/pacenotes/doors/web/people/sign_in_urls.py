"""Addresses of the pages about one's own way in, under our names and those allauth asks for."""

# What allauth has besides (signing up, managing addresses …) has no address, so it isn't there.

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.urls import path, re_path
from django.urls.resolvers import URLPattern

from pacenotes.doors.web.people import sign_in_forms as forms
from pacenotes.doors.web.people import sign_in_views as views


def page(route: str, view: type, name: str, *also: str, **given: object) -> list[URLPattern]:
    """An address under several names: ours first, then allauth's."""
    shown = view.as_view(**given)  # type: ignore[attr-defined]  # a Django view class
    return [path(route, shown, name=one) for one in (name, *also)]


STEP = "you/second-step/"

urlpatterns = [
    *page("sign-in/", views.SignIn, "sign-in", "account_login"),
    path("sign-out/", views.sign_out, name="sign-out"),
    path("sign-out/", views.sign_out, name="account_logout"),
    *page("sign-in/second-step/", views.SecondStep, "mfa_authenticate"),
    *page(
        "sign-in/again/", account.ReauthenticateView, "account_reauthenticate",
        template_name="people/again.html", form_class=forms.PasswordAgainForm,
    ),
    *page(
        "sign-in/again/code/", mfa.ReauthenticateView, "mfa_reauthenticate",
        template_name="people/again.html", form_class=forms.CodeAgainForm,
    ),
    *page("sign-in/again/key/", views.KeyAgain, "mfa_reauthenticate_webauthn"),
    *page(
        "password/forgotten/", views.ForgottenPassword,
        "forgotten-password", "account_reset_password",
    ),
    *page(
        "password/forgotten/sent/", account.PasswordResetDoneView, "account_reset_password_done",
        template_name="people/forgotten_sent.html",
    ),
    re_path(
        r"^password/new/(?P<uidb36>[0-9A-Za-z]{1,13})-(?P<key>[0-9A-Za-z-]{1,100})/$",
        account.PasswordResetFromKeyView.as_view(
            template_name="people/password_new.html", form_class=forms.NewPasswordForm
        ),
        name="account_reset_password_from_key",
    ),
    *page("you/password/", views.OwnPassword, "password", "account_change_password"),
    *page(
        STEP, mfa.IndexView, "second-step", "mfa_index", "mfa_list_webauthn",
        template_name="people/second_steps.html",
    ),
    *page(
        STEP + "app/", totp.ActivateTOTPView, "mfa_activate_totp",
        template_name="people/app_new.html", form_class=forms.AppForm,
    ),
    *page(
        STEP + "app/removal/", totp.DeactivateTOTPView, "mfa_deactivate_totp",
        template_name="people/app_removal.html",
    ),
    *page(
        STEP + "codes/", codes.ViewRecoveryCodesView, "mfa_view_recovery_codes",
        template_name="people/codes.html",
    ),
    *page(
        STEP + "codes/new/", codes.GenerateRecoveryCodesView, "mfa_generate_recovery_codes",
        template_name="people/codes_new.html",
    ),
    *page(
        STEP + "codes/file/", codes.DownloadRecoveryCodesView, "mfa_download_recovery_codes",
        template_name="people/codes.txt",
    ),
    *page(STEP + "keys/new/", views.NewKey, "mfa_add_webauthn"),
    *page(
        STEP + "keys/<int:pk>/name/", webauthn.EditWebAuthnView, "mfa_edit_webauthn",
        template_name="people/key_name.html", form_class=forms.KeyNameForm,
    ),
    *page(
        STEP + "keys/<int:pk>/removal/", webauthn.RemoveWebAuthnView, "mfa_remove_webauthn",
        template_name="people/key_removal.html",
    ),
]  # fmt: skip
