"""The reader's language on the command line, from the catalogues that the pages use too."""

from __future__ import annotations

import functools
import gettext
import os
from importlib.resources import files


@functools.cache
def _catalogue() -> gettext.NullTranslations:
    folder = files("pacenotes") / "site" / "locale"
    return gettext.translation("django", str(folder), fallback=True)


def say(message: str) -> str:
    """A message in the language of LANGUAGE, LC_ALL, LC_MESSAGES or LANG; English without one."""
    return _catalogue().gettext(message)


def language() -> str:
    """The language code of what `say` says."""
    if isinstance(_catalogue(), gettext.GNUTranslations):
        for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
            if os.environ.get(name):
                return os.environ[name].split(":")[0].split(".")[0].replace("_", "-")
    return "en"
