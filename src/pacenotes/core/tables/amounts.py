"""Numbers in cells: whole ones, and amounts with a decimal point or a decimal comma."""

from __future__ import annotations

import re
from decimal import Decimal

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import DecimalSign, Field
from pacenotes.core.wording import N_, Words, words

MOST_DIGITS = 15
"""Before the decimals; more is a slip or no number at all."""
_LONGEST = 60

# Every repetition is of a class apart from what follows it, so no text takes more than linear time.
_WITH_POINT = re.compile(r"[+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]+)(?:\.[0-9]+)?")
_WITH_COMMA = re.compile(r"[+-]?(?:[0-9]{1,3}(?:\.[0-9]{3})+|[0-9]+)(?:,[0-9]+)?")
_PLAIN = re.compile(r"-?[0-9]{1,15}(?:\.[0-9]{1,2})?")
"""Most amounts: a third decimal would make the point one between thousands."""
_GROUPED = re.compile(r"(?<=[0-9])[ \u00a0\u202f\u2009'’](?=[0-9]{3}(?![0-9]))")


def amount(cell: str, sign: DecimalSign | None, field: Field) -> Decimal | Words:
    """The amount in a cell without white space around it; the reason where there is none."""
    if sign is not DecimalSign.COMMA and field.places >= 2 and _PLAIN.fullmatch(cell):
        return _bounded(Decimal(cell), field) or Decimal(cell)
    point, comma = _readings(cell)
    if sign is DecimalSign.POINT:
        comma = None
    elif sign is DecimalSign.COMMA:
        point = None
    if point is not None and comma is not None and point != comma:
        return words(
            N_("“{cell}” can be read in two ways; say what stands before the decimals"),
            cell=excerpt(cell),
        )
    written = point if point is not None else comma
    if written is None:
        return _no_number(cell, sign)
    return _fitting(written, field)


def whole(cell: str, field: Field) -> int | Words:
    """The whole number in a cell; thousands may be set apart by any of the usual signs."""
    if cell.isascii() and cell.isdigit() and len(cell) <= MOST_DIGITS:
        return _bounded(int(cell), field) or int(cell)
    for written in _readings(cell):
        # With the other sign the same cell is a fraction, so there is nothing to choose.
        if written is not None and not written.partition(".")[2].strip("0"):
            number = written.partition(".")[0]
            if len(number) > MOST_DIGITS + 1:
                return _too_large(cell)
            return _bounded(int(number), field) or int(number)
    return words(N_("“{cell}” is no whole number"), cell=excerpt(cell))


def sign_told(cell: str) -> DecimalSign | Words | None:
    """The decimal sign that a cell shows; `Words` where it could be either, None without any."""
    if _PLAIN.fullmatch(cell):
        return DecimalSign.POINT if "." in cell else None
    point, comma = _readings(cell)
    if point == comma:
        return None
    if point is not None and comma is not None:
        return words(
            N_("“{cell}” can be read in two ways; say what stands before the decimals"),
            cell=excerpt(cell),
        )
    return DecimalSign.COMMA if point is None else DecimalSign.POINT


def _readings(cell: str) -> tuple[str | None, str | None]:
    """The number as Python writes it, read with a decimal point and with a decimal comma."""
    if len(cell) > _LONGEST:
        return None, None
    cell = _GROUPED.sub("", cell.replace("−", "-"))
    point = comma = None
    if _WITH_POINT.fullmatch(cell):
        point = cell.replace(",", "")
    if _WITH_COMMA.fullmatch(cell):
        comma = cell.replace(".", "").replace(",", ".")
    return point, comma


def _fitting(written: str, field: Field) -> Decimal | Words:
    number, _, decimals = written.partition(".")
    if len(number.lstrip("+-0")) > MOST_DIGITS:
        return _too_large(written)
    decimals = decimals.rstrip("0")
    if len(decimals) > field.places:
        return words(
            N_("“{cell}” has more than {places} decimals"),
            cell=excerpt(written), places=str(field.places),
        )  # fmt: skip
    value = Decimal(f"{number}.{decimals}" if decimals else number)
    return _bounded(value, field) or value


def _bounded(value: Decimal | int, field: Field) -> Words | None:
    if field.least is not None and value < field.least:
        return words(N_("{value} is less than {least}"), value=str(value), least=str(field.least))
    if field.most is not None and value > field.most:
        return words(N_("{value} is more than {most}"), value=str(value), most=str(field.most))
    return None


def _too_large(cell: str) -> Words:
    return words(
        N_("“{cell}” has more than {most} digits"), cell=excerpt(cell), most=str(MOST_DIGITS)
    )


def _no_number(cell: str, sign: DecimalSign | None) -> Words:
    if sign is not None and any(_readings(cell)):
        mark = "." if sign is DecimalSign.POINT else ","
        return words(
            N_("“{cell}” isn't written like the rest of its column, with “{mark}” before decimals"),
            cell=excerpt(cell), mark=mark,
        )  # fmt: skip
    return words(
        N_("“{cell}” is no number; write the amount alone, as in 1234.56"), cell=excerpt(cell)
    )
