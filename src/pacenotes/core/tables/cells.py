"""One cell read as what its field holds, with the reason where it can't be."""

from __future__ import annotations

from functools import partial

from pacenotes.core.reading.clean import excerpt, tidy, without_unseen
from pacenotes.core.tables import formulas
from pacenotes.core.tables.addresses import email, web
from pacenotes.core.tables.amounts import amount, whole
from pacenotes.core.tables.currencies import CURRENCIES, SIGNS
from pacenotes.core.tables.days import day
from pacenotes.core.tables.fields import Choice, Field, Kind, Read, Value, fold
from pacenotes.core.tables.mapping import Column
from pacenotes.core.wording import N_, Words, words

MISSING = words(N_("a value is needed here"))

_YES = frozenset({"yes", "y", "true", "t", "1", "x", "on"})
_NO = frozenset({"no", "n", "false", "f", "0", "off"})
_MOST_REMEMBERED = 4_096
_LONGEST_REMEMBERED = 40
_MOST_NAMED = 12


def reader(field: Field, column: Column) -> Read:
    """What reads the cells of `column` as `field`: a value, None for an empty one, or `Words`."""
    read = _of_kind(field, column)
    if field.kind not in (Kind.TEXT, Kind.LONG_TEXT):
        read = partial(_without_formula, read)
    if column.values:
        read = partial(_mapped, {fold(old): new for old, new in column.values}, read)
    if field.is_required:
        read = partial(_required, read)
    # What is mostly different in each row would only be looked up in vain.
    return read if field.is_unique else _Remembered(read).__getitem__


def _of_kind(field: Field, column: Column) -> Read:
    match field.kind:
        case Kind.TEXT:
            return partial(_text, field.longest)
        case Kind.LONG_TEXT:
            return partial(_long_text, field.longest)
        case Kind.WHOLE:
            return lambda cell: whole(cell, field)
        case Kind.AMOUNT:
            return lambda cell: amount(cell, column.decimal_sign, field)
        case Kind.DATE:
            return lambda cell: day(cell, column.date_order)
        case Kind.CHOICE:
            return partial(_choice, _by_name(field.choices), field.choices)
        case Kind.CURRENCY:
            return _currency
        case Kind.YES_NO:
            return _yes_no
        case Kind.EMAIL:
            return email
        case Kind.WEB:
            return web


class _Remembered(dict[str, Value | Words | None]):
    """The answers for the first few thousand different cells; a look-up is no call of Python's."""

    def __init__(self, read: Read) -> None:
        self._read = read

    def __missing__(self, cell: str) -> Value | Words | None:
        value = self._read(cell)
        if len(self) < _MOST_REMEMBERED and len(cell) <= _LONGEST_REMEMBERED:
            self[cell] = value
        return value


def _required(read: Read, cell: str) -> Value | Words | None:
    value = read(cell)
    return MISSING if value is None else value


def _mapped(values: dict[str, str], read: Read, cell: str) -> Value | Words | None:
    return read(values.get(fold(cell), cell))


def _without_formula(read: Read, cell: str) -> Value | Words | None:
    """What isn't text needs no apostrophe; where a formula stands, that is the better reason."""
    bare = tidy(cell)
    if not bare:
        return None
    value = read(bare)
    if isinstance(value, Words) and formulas.is_formula(bare):
        return formulas.REFUSED
    return value


def _text(longest: int, cell: str) -> str | Words | None:
    if not cell[:1].isalnum():
        unwrapped = _unwrapped(cell)
        if isinstance(unwrapped, Words):
            return unwrapped
        cell = unwrapped
    cell = tidy(cell)
    return cell or None if len(cell) <= longest else _too_long(cell, longest)


def _long_text(longest: int, cell: str) -> str | Words | None:
    unwrapped = _unwrapped(cell)
    if isinstance(unwrapped, Words):
        return unwrapped
    cell = "\n".join(line.rstrip() for line in without_unseen(unwrapped).splitlines()).strip()
    return cell or None if len(cell) <= longest else _too_long(cell, longest)


def _unwrapped(cell: str) -> str | Words:
    """A text without the apostrophe that our export puts in front of what would be run."""
    if cell[:1] in ("\t", "\r") and cell.strip():
        return formulas.REFUSED
    bare = without_unseen(cell).strip()
    if bare.startswith("'"):
        return formulas.as_it_was(bare)
    return formulas.REFUSED if formulas.is_formula(bare) else bare


def _too_long(cell: str, longest: int) -> Words:
    return words(
        N_("the text is {length} characters long; at most {longest} can be kept"),
        length=str(len(cell)), longest=str(longest),
    )  # fmt: skip


def _by_name(choices: tuple[Choice, ...]) -> dict[str, str]:
    """Every name of every choice; where two share one, the first has it, and a value goes first."""
    names: dict[str, str] = {}
    for choice in choices:
        names.setdefault(fold(choice.value), choice.value)
    for choice in choices:
        names.setdefault(fold(choice.name), choice.value)
    for choice in choices:
        for alias in choice.aliases:
            names.setdefault(fold(alias), choice.value)
    return names


def _choice(names: dict[str, str], choices: tuple[Choice, ...], cell: str) -> str | Words:
    value = names.get(fold(cell))
    if value is not None:
        return value
    known = ", ".join(choice.name for choice in choices[:_MOST_NAMED])
    return words(
        N_("“{cell}” isn't known here; known are: {known}. Say which of them it stands for"),
        cell=excerpt(cell), known=known + (" …" if len(choices) > _MOST_NAMED else ""),
    )  # fmt: skip


def _currency(cell: str) -> str | Words:
    code = SIGNS.get(cell, cell.upper())
    if code in CURRENCIES:
        return code
    return words(
        N_("“{cell}” is no currency; write its three letters, as in EUR"), cell=excerpt(cell)
    )


def _yes_no(cell: str) -> bool | Words:
    folded = fold(cell)
    if folded in _YES or folded in _NO:
        return folded in _YES
    return words(N_("“{cell}” is neither yes nor no"), cell=excerpt(cell))
