"""Two people changing one thing: the second is told, and nothing of the first's is lost."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _


def check_unchanged(read: int | None, now: int) -> None:
    """ValidationError, of the code `conflict`, where the version that was read isn't the one that
    stands now. None asks for no comparison."""
    if read is not None and read != now:
        raise ValidationError(
            _("Somebody changed this meanwhile. Look at it again: nothing was changed."),
            code="conflict",
        )
