"""A debrief as one page that stands by itself: no script, nothing from outside, fit for paper."""

from __future__ import annotations

import base64
import functools
import hashlib
import re
from collections.abc import Callable, Sequence
from importlib.resources import files
from pathlib import Path

from django.template import Context, Engine
from django.utils.safestring import mark_safe

from pacenotes.core.listening.listen import Debrief
from pacenotes.core.wording import N_
from pacenotes.doors.cli.page_call import call_shown

SHEETS = ("reset", "tokens", "base", "layout", "parts", "lights", "lanes", "spoken", "pages",
          "print")  # fmt: skip
"""The deal room's own style sheets, in the order they are loaded."""


def render(
    debriefs: Sequence[tuple[str, Debrief]],
    with_conduct: bool,
    gettext: Callable[[str], str] = N_,
    language: str = "en",
) -> str:
    """The debriefs, each with the name of its file, as one HTML page.

    `with_conduct` also shows what is meant for one person's eyes: the back seat, taking over,
    cut-offs and technical drift. Every word of a call is escaped, and the page's own security
    policy would run nothing even if one were not.
    """
    style = _style()
    context = Context(
        {
            "gettext": gettext,
            "language": language,
            "policy": _policy(style),
            # Our own style sheets: no word of a call is in them.
            "style": mark_safe(f"<style>{style}</style>"),  # noqa: S308
            "calls": [
                call_shown(number, name, debrief, with_conduct, gettext)
                for number, (name, debrief) in enumerate(debriefs, start=1)
            ],
        },
        # Numbers come as the words they are shown in, so that no settings are needed.
        use_l10n=False,
        use_tz=False,
    )
    page = _engine().get_template("debrief.html").render(context)
    # JSON may hold half a surrogate pair, which no file can be written with.
    return page.encode("utf-8", "replace").decode("utf-8")


@functools.cache
def _engine() -> Engine:
    """Django's templates without Django's settings; the parts are shared with the deal room."""
    package = Path(str(files("pacenotes")))
    return Engine(
        dirs=[str(package / "doors/cli/templates"), str(package / "site/templates")],
        libraries={"i18n": "pacenotes.doors.cli.page_tags"},
        autoescape=True,
    )


@functools.cache
def _style() -> str:
    """All style sheets as one, without their comments."""
    folder = files("pacenotes") / "site" / "styles"
    whole = "\n".join((folder / f"{sheet}.css").read_text("utf-8") for sheet in SHEETS)
    return re.sub(r"\s*\n\s*", "\n", re.sub(r"(?s)/\*.*?\*/", "", whole)).strip()


def _policy(style: str) -> str:
    digest = base64.b64encode(hashlib.sha256(style.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; "
        "base-uri 'none'; form-action 'none'"
    )
