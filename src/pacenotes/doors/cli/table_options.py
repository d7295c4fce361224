"""The words of `pacenotes import` on a command line, and the mapping that they make."""

from __future__ import annotations

import argparse
import os
from collections.abc import Sequence
from dataclasses import replace

from pacenotes.core.tables.decoding import ENCODINGS
from pacenotes.core.tables.delimiters import DELIMITERS
from pacenotes.core.tables.fields import DateOrder, DecimalSign, Field, fold
from pacenotes.core.tables.mapping import Column, Mapping
from pacenotes.core.wording import N_, words
from pacenotes.doors.cli.language import say

KINDS = ("accounts", "contacts", "deals")

_SIGNS = {"comma": ",", "semicolon": ";", "tab": "\t", "bar": "|"}
NO_FIELD = N_("there is no field “{field}”; known are: {known}")
NO_COLUMN = N_("the file has no column “{column}”; it has: {known}")


class Refused(ValueError):
    """Options that can't be used: why, in the reader's language."""


def parser() -> argparse.ArgumentParser:
    """What may be said of an import; wrong words end with `exits.USAGE`."""
    known = argparse.ArgumentParser(
        prog="pacenotes import",
        allow_abbrev=False,
        description=say(N_("Bring accounts, contacts or deals in from a CSV file: all, or none.")),
    )
    add = known.add_argument
    add("file", metavar="FILE", help=say(N_("a CSV file, or - for standard input")))
    add("--kind", choices=KINDS, required=True, help=say(N_("what is in it")))
    add_person(known, os.environ.get("PACENOTES_AS"))
    add("--dry-run", action="store_true", help=say(N_("say what it would do; nothing comes in")))
    add("--keep-good-rows", action="store_true",
        help=say(N_("where rows are wrong, bring the others in")))  # fmt: skip
    add("--wrong-rows", metavar="FILE", help=say(N_("write the wrong rows and why there")))
    _add_mapping(known)
    return known


def add_person(known: argparse.ArgumentParser, default: str | None) -> None:
    """In whose name, and in which room."""
    known.add_argument("--as", dest="by", metavar="EMAIL", default=default, required=not default,
                       help=say(N_("who does it (or PACENOTES_AS)")))  # fmt: skip
    known.add_argument("--data", help=say(N_("folder for the database and the secret key")))


def _add_mapping(known: argparse.ArgumentParser) -> None:
    add = known.add_argument
    add("--map", action="append", default=[], type=_pair, metavar="FIELD=COLUMN",
        help=say(N_("a field's column, where its heading doesn't tell")))  # fmt: skip
    add("--leave", action="append", default=[], metavar="COLUMN",
        help=say(N_("a column that goes nowhere")))  # fmt: skip
    add("--constant", action="append", default=[], type=_pair, metavar="FIELD=VALUE",
        help=say(N_("what every row has, such as currency=EUR")))  # fmt: skip
    add("--value", action="append", default=[], type=_value, metavar="COLUMN:WRITTEN=MEANT",
        help=say(N_("what a written value stands for: stage:Demo=Evaluation")))  # fmt: skip
    add("--name", metavar="PATTERN",
        help=say(N_("what the name is made of, such as “{product} {id}”")))  # fmt: skip
    add("--dates", choices=[order.value for order in DateOrder],
        help=say(N_("how dates are written, where the file doesn't tell")))  # fmt: skip
    add("--decimals", choices=[sign.value for sign in DecimalSign],
        help=say(N_("what stands before decimals, where the file doesn't tell")))  # fmt: skip
    add("--encoding", choices=list(ENCODINGS), default="",
        help=say(N_("the file's encoding (UTF-8, or as it tells)")))  # fmt: skip
    add("--delimiter", choices=list(_SIGNS), help=say(N_("what stands between columns")))
    add("--add-accounts", action="store_true", help=say(N_("add accounts that aren't known")))
    add("--keep-owner-names", action="store_true",
        help=say(N_("keep the names of owners who aren't known")))  # fmt: skip


def delimiter_of(options: argparse.Namespace) -> str:
    """The sign that was named, empty where none was."""
    sign = _SIGNS.get(options.delimiter or "", "")
    return sign if sign in DELIMITERS else ""


def mapped(options: argparse.Namespace, guessed: Mapping, fields: Sequence[Field]) -> Mapping:
    """The guessed mapping with what was said put in; `Refused` names what doesn't exist."""
    columns = {fold(column.header): column for column in guessed.columns}
    for name in options.leave:
        column = _column(columns, name)
        columns[fold(column.header)] = replace(column, field=None)
    for field, name in options.map:
        key, column = _key(fields, field), _column(columns, name)
        columns = {k: replace(c, field=None) if c.field == key else c for k, c in columns.items()}
        columns[fold(column.header)] = replace(column, field=key)
    for name, written, meant in options.value:
        column = _column(columns, name)
        values = (*column.values, (written, meant))
        columns[fold(column.header)] = replace(column, values=values)
    told = tuple(
        replace(
            column,
            date_order=DateOrder(options.dates) if options.dates else None,
            decimal_sign=DecimalSign(options.decimals) if options.decimals else None,
        )
        for column in columns.values()
    )
    constants = tuple((_key(fields, field), value) for field, value in options.constant)
    return Mapping(told, constants)


def _key(fields: Sequence[Field], name: str) -> str:
    for field in fields:
        if fold(name) in (fold(field.key), fold(field.name), fold(field.key.partition(".")[2])):
            return field.key
    known = ", ".join(field.key for field in fields)
    raise Refused(words(NO_FIELD, field=name, known=known).say(say))


def _column(columns: dict[str, Column], name: str) -> Column:
    if fold(name) not in columns:
        known = ", ".join(column.header for column in columns.values())
        raise Refused(words(NO_COLUMN, column=name, known=known).say(say))
    return columns[fold(name)]


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name.strip():
        why = words(N_("“{text}” has no “=” in it"), text=text)
        raise argparse.ArgumentTypeError(why.say(say))
    return name.strip(), value.strip()


def _value(text: str) -> tuple[str, str, str]:
    where, meant = _pair(text)
    column, sign, written = where.partition(":")
    if not sign:
        why = words(N_("“{text}” has no “:” in it"), text=text)
        raise argparse.ArgumentTypeError(why.say(say))
    return column.strip(), written.strip(), meant
