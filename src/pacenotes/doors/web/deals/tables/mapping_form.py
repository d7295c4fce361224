"""The form that says which column goes where: one line a column, and what every row has."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from pacenotes.core.tables.composed import LONGEST_PATTERN
from pacenotes.core.tables.fields import DateOrder, DecimalSign, Field, Kind
from pacenotes.core.tables.mapping import MOST_VALUES, Column, Mapping
from pacenotes.rooms.deals.actions import Choices
from pacenotes.rooms.deals.models import TableImport
from pacenotes.rooms.deals.queries.house import pipelines

MOST_COLUMNS = 150
"""Columns that the page offers; those after them stay as they were guessed."""
LONGEST_VALUES = 20_000

ORDERS = (
    ("", _("as the column tells")),
    (DateOrder.DAY_FIRST.value, _("day first: 31.12.2026")),
    (DateOrder.MONTH_FIRST.value, _("month first: 12/31/2026")),
)
SIGNS = (
    ("", _("as the column tells")),
    (DecimalSign.POINT.value, _("point: 1,234.56")),
    (DecimalSign.COMMA.value, _("comma: 1.234,56")),
)


@dataclass(frozen=True, slots=True)
class ColumnLine:
    """One column on the page: its heading, some of its cells, and what to say of it."""

    header: str
    samples: Sequence[str]
    goes_to: BoundField
    order: BoundField
    sign: BoundField
    values: BoundField
    is_asked: bool

    @property
    def is_open(self) -> bool:
        """Whether how it is written is shown: where that is asked, or values stand for others."""
        return bool(self.is_asked or self.values.value() or self.values.errors)


class MappingForm(forms.Form):
    """A mapping as a person edits it; `mapping()` is what they chose."""

    made_of = forms.CharField(label=_("Name made of"), required=False, max_length=LONGEST_PATTERN)
    adds_accounts = forms.BooleanField(label=_("Add accounts that aren't here yet"), required=False)
    keeps_owner_names = forms.BooleanField(
        label=_("Keep the names of owners who aren't here; the deals then have no owner"),
        required=False,
    )

    def __init__(
        self, *args: Any, table: TableImport, fields: Sequence[Field], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.table = table
        self._shown = table.headers[:MOST_COLUMNS]
        self._constant = [f for f in fields if f.key not in ("external_id", "name")]
        kept = {column.header: column for column in table.mapping.columns}
        goes = [("", _("leave it out")), *((f.key, _name(f)) for f in fields)]
        for at, header in enumerate(self._shown):
            self._add_column(at, kept.get(header, Column(header)), goes)
        constants = dict(table.mapping.constants)
        for field in self._constant:
            self.fields[f"every-{field.key}"] = _constant(field, constants.get(field.key, ""))
        for name in ("made_of", "adds_accounts", "keeps_owner_names"):
            self.fields[name].initial = getattr(table, name)
        if table.of == TableImport.Of.ACCOUNTS:
            del self.fields["made_of"], self.fields["adds_accounts"]
        if table.of != TableImport.Of.DEALS:
            del self.fields["keeps_owner_names"]

    def _add_column(self, at: int, column: Column, goes: list[Any]) -> None:
        values = "\n".join(f"{old} = {new}" for old, new in column.values)
        told = {"header": column.header}
        self.fields[f"goes-{at}"] = forms.ChoiceField(
            label=gettext("%(header)s goes to") % told, choices=goes, required=False,
            initial=column.field or "",
        )  # fmt: skip
        self.fields[f"order-{at}"] = forms.ChoiceField(
            label=_("Dates"), choices=ORDERS, required=False, initial=column.date_order or ""
        )
        self.fields[f"sign-{at}"] = forms.ChoiceField(
            label=_("Decimals"), choices=SIGNS, required=False, initial=column.decimal_sign or ""
        )
        self.fields[f"values-{at}"] = forms.CharField(
            label=_("What stands for what"), required=False, initial=values,
            max_length=LONGEST_VALUES, widget=forms.Textarea(attrs={"rows": 3}),
            help_text=_known(column.field),
        )  # fmt: skip

    def lines(self) -> Iterator[ColumnLine]:
        """The columns, in the file's order."""
        is_kept = self.table.state == TableImport.State.KEPT
        asked = {wrong.column for wrong in self.table.wrongs} if is_kept else set()
        for at, header in enumerate(self._shown):
            yield ColumnLine(
                header,
                self.table.samples[at] if at < len(self.table.samples) else (),
                self[f"goes-{at}"],
                self[f"order-{at}"],
                self[f"sign-{at}"],
                self[f"values-{at}"],
                header in asked,
            )

    def constants(self) -> list[BoundField]:
        """What every row has."""
        return [self[f"every-{field.key}"] for field in self._constant]

    @property
    def has_constants(self) -> bool:
        """Whether something is said for every row."""
        return any(field.value() for field in self.constants())

    @property
    def more_columns(self) -> int:
        """How many columns the page doesn't show."""
        return len(self.table.headers) - len(self._shown)

    def clean(self) -> dict[str, Any]:
        """Read what stands for what, a pair a line."""
        for at, _header in enumerate(self._shown):
            try:
                self.cleaned_data[f"values-{at}"] = _pairs(
                    self.cleaned_data.get(f"values-{at}", "")
                )
            except ValidationError as error:
                self.add_error(f"values-{at}", error)
        return self.cleaned_data

    def mapping(self) -> Mapping:
        """The mapping that was chosen."""
        told = self.cleaned_data
        columns = [
            Column(
                header,
                told[f"goes-{at}"] or None,
                told[f"values-{at}"],
                DateOrder(order) if (order := told[f"order-{at}"]) else None,
                DecimalSign(sign) if (sign := told[f"sign-{at}"]) else None,
            )
            for at, header in enumerate(self._shown)
        ]
        shown = set(self._shown)
        columns += [c for c in self.table.mapping.columns if c.header not in shown]
        constants = [
            (field.key, value)
            for field in self._constant
            if (value := told[f"every-{field.key}"].strip())
        ]
        return Mapping(tuple(columns), tuple(constants))

    def choices(self) -> Choices:
        """What was chosen beside the mapping, as the action takes it."""
        told = self.cleaned_data
        return Choices(
            made_of=told.get("made_of", ""),
            adds_accounts=told.get("adds_accounts", False),
            keeps_owner_names=told.get("keeps_owner_names", False),
        )


def _name(field: Field) -> str:
    return gettext(field.name)


def _constant(field: Field, value: str) -> forms.Field:
    if field.kind is Kind.CHOICE:
        choices = [("", _("as the rows say")), *((c.value, gettext(c.name)) for c in field.choices)]
        return forms.ChoiceField(label=_name(field), choices=choices, required=False, initial=value)
    return forms.CharField(label=_name(field), required=False, max_length=255, initial=value)


def _known(field: str | None) -> str:
    """What the written values of a column can stand for, where that is a short list."""
    example = gettext("One a line: what is written = what it stands for.")
    if field != "stage":
        return example
    names = ", ".join(gettext(stage.name) for stage in pipelines()[0].stages)
    return f"{example} {gettext('Known are: %(names)s.') % {'names': names}}"


def _pairs(text: str) -> tuple[tuple[str, str], ...]:
    pairs = []
    for line in filter(str.strip, text.splitlines()):
        old, sign, new = line.partition("=")
        if not sign or not old.strip():
            raise ValidationError(
                _("“%(line)s” has no “=” in it: write what is written = what it stands for."),
                params={"line": line[:60]},
            )
        pairs.append((old.strip(), new.strip()))
    if len(pairs) > MOST_VALUES:
        raise ValidationError(_("At most %(most)s values a column."), params={"most": MOST_VALUES})
    return tuple(pairs)
