"""Why something changed in the landscape, in a word or two."""

from __future__ import annotations

from pacenotes.core.landscape.changes import KIND_NAMES, Kind
from pacenotes.core.landscape.support import Support
from pacenotes.core.wording import N_

LEARNT = N_("not known before")


BETTER = N_("it measures better")
WORSE = N_("it measures worse")
OTHERWISE = N_("it measures otherwise")
_LEVEL = {Kind.SHIPPED: BETTER, Kind.WITHDRAWN: WORSE, Kind.WE_WERE_WRONG: OTHERWISE}


def level_name(kind: Kind, before: Support, after: Support) -> str:
    """A message for the translators where only the measured level changed; empty where the support
    did."""
    return _LEVEL[kind] if before is after else ""


def change_name(kind: Kind, before: Support) -> str:
    """A message for the translators: what it is called, but that who didn't know wasn't wrong."""
    is_new = kind is Kind.WE_WERE_WRONG and before is Support.UNKNOWN
    return LEARNT if is_new else KIND_NAMES[kind]
