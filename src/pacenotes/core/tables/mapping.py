"""Which column goes to which field, and how it writes its values: guessed, kept, edited."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from collections.abc import Mapping as Keyed
from dataclasses import dataclass

from pacenotes.core.tables.fields import DateOrder, DecimalSign, Field, fold
from pacenotes.core.tables.wrong import Unusable, Wrong
from pacenotes.core.wording import N_, words

MOST_VALUES = 1_000
"""Values mapped in one column."""


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the file: the field it goes to (None: left out), and how to read its cells.

    `values` are pairs of what is written and what it is to be read as.
    """

    header: str
    field: str | None = None
    values: tuple[tuple[str, str], ...] = ()
    date_order: DateOrder | None = None
    decimal_sign: DecimalSign | None = None


@dataclass(frozen=True, slots=True)
class Mapping:
    """Columns, and constants: pairs of a field's key and what every row is to have in it."""

    columns: tuple[Column, ...] = ()
    constants: tuple[tuple[str, str], ...] = ()

    def left_out(self, headers: Sequence[str]) -> tuple[str, ...]:
        """Headings of the file that go nowhere."""
        used = {column.header for column in self.columns if column.field is not None}
        return tuple(header for header in headers if header not in used)


def guess(headers: Sequence[str], fields: Sequence[Field]) -> Mapping:
    """A mapping by the headings: keys go before names, names before other names.

    Case, spaces, underscores and what stands in brackets are set aside; a field is given once.
    """
    free = {header: _folded(header) for header in headers}
    given: dict[str, str] = {}
    for names in (_keys, _names, _aliases):
        for field in fields:
            if field.key in given.values():
                continue
            wanted = {_folded(name) for name in names(field)} - {""}
            header = next((h for h, folded in free.items() if folded in wanted), None)
            if header is not None:
                given[header] = field.key
                del free[header]
    return Mapping(tuple(Column(header, given.get(header)) for header in headers))


def faults(mapping: Mapping, headers: Sequence[str], fields: Sequence[Field]) -> tuple[Wrong, ...]:
    """Why nothing can be read by this mapping; empty where it can."""
    return tuple(_faults(mapping, headers, {field.key: field for field in fields}))


def _faults(mapping: Mapping, headers: Sequence[str], fields: Keyed[str, Field]) -> Iterator[Wrong]:
    used = [column for column in mapping.columns if column.field is not None]
    for header, count in Counter(column.header for column in mapping.columns).items():
        if count > 1:
            yield Wrong(None, header, words(N_("the mapping names this column twice")))
    for column in used:
        if column.header not in headers:
            yield Wrong(None, column.header, words(N_("the file has no such column")))
    keys = [column.field or "" for column in used] + [key for key, _ in mapping.constants]
    for key, count in Counter(keys).items():
        if key not in fields:
            yield Wrong(None, None, words(N_("there is no field “{key}”"), key=key[:80]))
        elif count > 1:
            yield Wrong(None, _columns(used, key), words(
                N_("“{name}” is filled more than once; leave one"), name=fields[key].name
            ))  # fmt: skip
    for field in fields.values():
        if field.is_required and field.key not in keys:
            why = words(N_("no column goes to “{name}”, which is needed"), name=field.name)
            yield Wrong(None, None, why)


def _columns(used: Sequence[Column], key: str) -> str:
    return ", ".join(column.header for column in used if column.field == key)


def as_data(mapping: Mapping) -> dict[str, object]:
    """The mapping as JSON can keep it."""
    return {
        "columns": [
            {
                "header": column.header,
                "field": column.field,
                "values": [list(pair) for pair in column.values],
                "date_order": column.date_order and column.date_order.value,
                "decimal_sign": column.decimal_sign and column.decimal_sign.value,
            }
            for column in mapping.columns
        ],
        "constants": [list(pair) for pair in mapping.constants],
    }


def from_data(data: object) -> Mapping:
    """The mapping that `as_data` gave; `Unusable` for anything else."""
    try:
        if not isinstance(data, dict):
            raise TypeError
        return Mapping(
            tuple(_column(column) for column in _list(data.get("columns", []))),
            _pairs(data.get("constants", [])),
        )
    except (TypeError, ValueError) as error:
        why = words(N_("this is no mapping of columns"))
        raise Unusable([Wrong(None, None, why)]) from error


def _column(data: object) -> Column:
    if not isinstance(data, dict):
        raise TypeError
    order, sign = data.get("date_order"), data.get("decimal_sign")
    return Column(
        _text(data.get("header")),
        None if data.get("field") is None else _text(data.get("field")),
        _pairs(data.get("values", [])),
        None if order is None else DateOrder(_text(order)),
        None if sign is None else DecimalSign(_text(sign)),
    )


def _pairs(data: object) -> tuple[tuple[str, str], ...]:
    pairs = [[_text(part) for part in _list(pair)] for pair in _list(data)]
    if len(pairs) > MOST_VALUES:
        raise ValueError
    return tuple((old, new) for old, new in pairs)


def _list(data: object) -> list[object]:
    if not isinstance(data, list | tuple):
        raise TypeError
    return list(data)


def _text(data: object) -> str:
    if not isinstance(data, str):
        raise TypeError
    return data


def _keys(field: Field) -> Sequence[str]:
    return (field.key,)


def _names(field: Field) -> Sequence[str]:
    return (field.name,)


def _aliases(field: Field) -> Sequence[str]:
    return field.aliases


_BRACKETED = re.compile(r"[(\[][^()\[\]]{0,80}[)\]]")
_HUMP = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")
_BETWEEN_WORDS = re.compile(r"[\s_.:*/-]+")


def _folded(name: str) -> str:
    """A heading as headings are compared: `closeDate`, `Close_Date` and `Close date (CET)`."""
    plain = _BRACKETED.sub(" ", name[:200])
    return fold(_BETWEEN_WORDS.sub(" ", _HUMP.sub(" ", plain)))
