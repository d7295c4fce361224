"""Why something changed in the landscape, in a word or two."""

from __future__ import annotations

from pacenotes.core.landscape.changes import KIND_NAMES, Kind
from pacenotes.core.landscape.support import Support
from pacenotes.core.wording import N_

LEARNT = N_("not known before")


def change_name(kind: Kind, before: Support) -> str:
    """A message for the translators: what it is called, but that who didn't know wasn't wrong."""
    is_new = kind is Kind.WE_WERE_WRONG and before is Support.UNKNOWN
    return LEARNT if is_new else KIND_NAMES[kind]
