"""As many of a thing as fit, and no more."""

from __future__ import annotations

from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import QuerySet


def check_fits(rows: QuerySet[Any], most: int, told: str) -> None:
    """ValidationError where `most` of these rows are there already; `told` says so, with `most` in
    it."""
    if rows.count() >= most:
        raise ValidationError(told, params={"most": most})
