"""Django's settings, from the environment: see docs/guide for every variable."""

from __future__ import annotations

import os
from pathlib import Path

import django
from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from pacenotes.site.data_folder import data_folder, secret_key, take_own_positions
from pacenotes.site.databases import database
from pacenotes.site.mail import BACKEND, NO_BACKEND, mail_options

SITE = Path(__file__).resolve().parent
WEB = SITE.parent / "doors" / "web"
DATA = data_folder()
take_own_positions(DATA)


def _listed(name: str) -> list[str]:
    return [item.strip() for item in os.environ.get(name, "").split(",") if item.strip()]


DEBUG = False
SECRET_KEY = secret_key(DATA)
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]", *_listed("PACENOTES_HOSTS")]
CSRF_TRUSTED_ORIGINS = _listed("PACENOTES_ORIGINS")
IS_BEHIND_HTTPS = os.environ.get("PACENOTES_HTTPS") == "1"

INSTALLED_APPS = [
    "pacenotes.rooms.calls",
    "pacenotes.rooms.deals",
    "pacenotes.rooms.demos",
    "pacenotes.rooms.history",
    "pacenotes.rooms.landscape",
    "pacenotes.rooms.mirror",
    "pacenotes.rooms.people",
    "pacenotes.doors.web",
    "pacenotes.site",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_htmx",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "csp.middleware.CSPMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "pacenotes.doors.web.uploads.CappedUploads",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "pacenotes.doors.web.own_pages.OwnPages",
    "django.contrib.messages.middleware.MessageMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "pacenotes.doors.web.refusals.Refusals",
]

ROOT_URLCONF = "pacenotes.site.urls"
WSGI_APPLICATION = "pacenotes.site.wsgi.application"
ASGI_APPLICATION = "pacenotes.site.asgi.application"

ROOMS_WITH_PAGES = ("people", "deals", "calls", "demos", "landscape", "mirror")
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [
            SITE / "templates",
            *(WEB / room / "templates" for room in ROOMS_WITH_PAGES),
        ],
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
            "builtins": ["django.templatetags.i18n", "pacenotes.doors.web.templatetags.said"],
        },
    }
]

DATABASES = {"default": database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        # Counts of wrong passwords: a few hundred others must not push one out.
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

AUTH_USER_MODEL = "people.Person"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}", "OPTIONS": options}
    for name, options in (
        ("UserAttributeSimilarityValidator", {"user_attributes": ("name", "email")}),
        ("MinimumLengthValidator", {}),
        ("CommonPasswordValidator", {}),
        ("NumericPasswordValidator", {}),
    )
]
LOGIN_URL = "sign-in"
LOGIN_REDIRECT_URL = "today"
LOGOUT_REDIRECT_URL = "sign-in"
PASSWORD_RESET_TIMEOUT = 3 * 24 * 60 * 60

# Accounts (ADR 0014): which pages there are is said by doors/web/people/urls.py alone.
ACCOUNT_ADAPTER = "pacenotes.doors.web.people.accounts.Accounts"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_SESSION_REMEMBER = True
ACCOUNT_LOGIN_ON_PASSWORD_RESET = True
ACCOUNT_LOGOUT_REDIRECT_URL = "sign-in"
ACCOUNT_PASSWORD_RESET_TOKEN_GENERATOR = "pacenotes.rooms.people.models.PasswordLink"  # noqa: S105  # a class, no password
# How often, by place and by person. Wrong passwords are counted by doors/web/people/sign_in_limit.
ACCOUNT_RATE_LIMITS = {
    "login": "100/m/ip",
    "login_failed": "8/15m/key",  # wrong codes of a second step
    "reauthenticate": "10/m/user",
    "change_password": "5/m/user",
    "reset_password": "20/m/ip,3/15m/key",
    "reset_password_from_key": "20/m/ip",
}
MFA_ADAPTER = "pacenotes.doors.web.people.second_steps.SecondSteps"
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a sales manager gave the address; nobody signs up
MFA_TOTP_ISSUER = "Pacenotes"
MFA_TOTP_TOLERANCE = 1  # a phone's clock may be half a minute off

MAIL = mail_options(os.environ.get("PACENOTES_EMAIL_URL", ""))
HAS_MAIL = bool(MAIL)
DEFAULT_FROM_EMAIL = os.environ.get("PACENOTES_EMAIL_FROM", "pacenotes@localhost")
if django.VERSION >= (6, 1):
    MAILERS = {"default": {"BACKEND": BACKEND if HAS_MAIL else NO_BACKEND}}
else:
    EMAIL_BACKEND = BACKEND if HAS_MAIL else NO_BACKEND

LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [SITE / "locale"]
TIME_ZONE = os.environ.get("PACENOTES_TIME_ZONE", "UTC")
USE_TZ = True

STATIC_URL = "/static/"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "pacenotes.site.static_addresses.KnownAddresses"},
}
STATICFILES_DIRS = [(name, SITE / name) for name in ("styles", "behaviours", "workers")]
WHITENOISE_USE_FINDERS = True
WHITENOISE_MAX_AGE = 60

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = IS_BEHIND_HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SECURE = IS_BEHIND_HTTPS
CSRF_FAILURE_VIEW = "pacenotes.doors.web.refusals.form_too_old"
if IS_BEHIND_HTTPS:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 30

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_NUMBER_FILES = 20
# A file's columns are mapped on one page: four fields a column.
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1_000
MOST_UPLOADED_BYTES = 32 * 1024 * 1024
"""The largest request body; one file may have 10 MB of it (`rooms.calls.models.MOST_BYTES`)."""
MOST_IMPORTED_BYTES = 201_000_000
"""The same for a table that is imported, of which the file itself has at most
`core.tables.decoding.MOST_BYTES`; `site.whole_requests` reads no larger one."""

SAMPLE_PASSWORD = "pacenotes"  # noqa: S105  # the sample team's, shown to everybody who may use it
SAMPLE_DOMAIN = "pacenotes.example"
SAMPLE_FOLDER = SITE / "sample"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "wordless": {
            "()": "pacenotes.site.wordless.WordlessFormatter",
            "format": "{asctime} {levelname} {name}: {message}",
            "style": "{",
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "wordless"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    "loggers": {
        "django": {"handlers": ["console"], "level": "WARNING", "propagate": False},
        "django.request": {"level": "ERROR"},
    },
}
