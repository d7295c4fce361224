"""Whole numbers that were sent, such as ids and versions, however they are written."""

from __future__ import annotations

from django.http import HttpRequest

ID_DIGITS = 18
"""A number with more fits into no database's integer."""
VERSION_DIGITS = 8


def number_in(request: HttpRequest, name: str, most_digits: int = ID_DIGITS) -> int:
    """A number that was sent; 0, which no row and no version has, where it is none."""
    return read_number(request.POST.get(name, ""), most_digits)


def read_number(written: str, most_digits: int = ID_DIGITS) -> int:
    """A written number, by digits alone; 0 where it is none."""
    is_number = written.isascii() and written.isdecimal() and len(written) <= most_digits
    return int(written) if is_number else 0
