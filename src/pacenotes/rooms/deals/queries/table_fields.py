"""What a table of accounts, contacts or deals can hold, the team's own fields included."""

from __future__ import annotations

from collections.abc import Sequence

from pacenotes.core.tables.fields import Choice, Field, Kind, fold
from pacenotes.core.tables.mapping import Mapping
from pacenotes.core.wording import N_
from pacenotes.rooms.deals.models import CustomField, TableImport
from pacenotes.rooms.deals.queries.house import pipelines

OWN = "custom."
"""Stands before the key of a field of the team's own."""
MOST_DEAL_AMOUNT = 99_999_999_999_999
MOST_EMPLOYEES = 2_147_483_647
LONGEST_CUSTOM = 2_000
_NAME_MAKERS = (("product", "external_id"), ("account", "external_id"))

ACCOUNT = (
    Field(
        "external_id", N_("External id"), Kind.TEXT, is_unique=True, longest=120,
        aliases=("id", "account id", "company id", "record id", "crm id"),
    ),
    Field(
        "name", N_("Name"), Kind.TEXT, is_required=True, is_unique=True, longest=160,
        aliases=("account", "account name", "company", "company name", "customer", "organisation",
                 "organization"),
    ),
    Field("industry", N_("Industry"), Kind.TEXT, longest=120, aliases=("sector",)),
    Field(
        "website", N_("Website"), Kind.WEB,
        aliases=("web site", "url", "domain", "company domain name", "homepage", "web address"),
    ),
    Field(
        "country", N_("Country or place"), Kind.TEXT, longest=120,
        aliases=("country", "country/region", "billing country", "office location", "location"),
    ),
    Field(
        "employees", N_("Employees"), Kind.WHOLE, least=0, most=MOST_EMPLOYEES,
        aliases=("number of employees", "employee count", "headcount", "no. of employees"),
    ),
    Field(
        "parent", N_("Parent account"), Kind.TEXT, longest=160,
        aliases=("parent", "parent company", "subsidiary of"),
    ),
    Field(
        "owner", N_("Owner"), Kind.TEXT, longest=254,
        aliases=("account owner", "company owner", "owner email"),
    ),
)  # fmt: skip

CONTACT = (
    Field(
        "external_id", N_("External id"), Kind.TEXT, is_unique=True, longest=120,
        aliases=("id", "contact id", "record id", "crm id"),
    ),
    Field(
        "name", N_("Name"), Kind.TEXT, is_required=True, longest=160,
        aliases=("full name", "contact name", "contact"),
    ),
    Field(
        "account", N_("Account"), Kind.TEXT, is_required=True, longest=160,
        aliases=("account name", "company", "company name", "organisation", "organization",
                 "customer", "associated company"),
    ),
    Field("title", N_("Title"), Kind.TEXT, longest=160, aliases=("job title", "position", "role")),
    Field("email", N_("E-mail address"), Kind.EMAIL, aliases=("email", "e-mail", "email address")),
    Field(
        "phone", N_("Telephone"), Kind.TEXT, longest=60,
        aliases=("phone", "phone number", "telephone number", "mobile", "mobile phone"),
    ),
    Field("decides", N_("What they decide"), Kind.TEXT, longest=200, aliases=("decides",)),
)  # fmt: skip

_DEAL_BEGINS = (
    Field(
        "external_id", N_("External id"), Kind.TEXT, is_unique=True, longest=120,
        aliases=("id", "deal id", "opportunity id", "record id", "crm id"),
    ),
    Field(
        "name", N_("Name"), Kind.TEXT, is_required=True, longest=160,
        aliases=("deal", "deal name", "opportunity", "opportunity name"),
    ),
    Field(
        "account", N_("Account"), Kind.TEXT, longest=160,
        aliases=("account name", "company", "company name", "customer", "organisation",
                 "organization", "associated company", "client"),
    ),
    Field(
        "owner", N_("Owner"), Kind.TEXT, longest=254,
        aliases=("deal owner", "opportunity owner", "owner email", "sales agent", "agent",
                 "sales rep", "rep", "salesperson", "account executive", "assigned to"),
    ),
)  # fmt: skip

_DEAL_ENDS = (
    Field(
        "stage", N_("Stage"), Kind.TEXT, longest=80,
        aliases=("deal stage", "sales stage", "opportunity stage", "stage name"),
    ),
    Field(
        "amount", N_("Amount"), Kind.AMOUNT, least=0, most=MOST_DEAL_AMOUNT,
        aliases=("value", "deal value", "deal amount", "close value", "opportunity amount"),
    ),
    Field(
        "currency", N_("Currency"), Kind.CURRENCY,
        aliases=("currency code", "deal currency", "currency iso code"),
    ),
    Field(
        "opened_on", N_("Opened on"), Kind.DATE,
        aliases=("opened", "open date", "created", "created date", "create date", "engage date"),
    ),
    Field(
        "closes_on", N_("Expected close"), Kind.DATE,
        aliases=("close date", "closing date", "expected close date", "closes", "closes on"),
    ),
)  # fmt: skip

_ON = {
    TableImport.Of.ACCOUNTS: CustomField.On.ACCOUNT,
    TableImport.Of.CONTACTS: CustomField.On.CONTACT,
    TableImport.Of.DEALS: CustomField.On.DEAL,
}


def custom_fields(of: str) -> list[CustomField]:
    """The team's own fields on what such a table holds, in their order."""
    return list(CustomField.objects.filter(on=_ON[TableImport.Of(of)]))


def fields_of(of: str, own: Sequence[CustomField]) -> tuple[Field, ...]:
    """Everything that a column of such a table can fill, with `own` at the end."""
    return (*_shipped(TableImport.Of(of)), *map(_field, own))


def made_of(headers: Sequence[str], mapping: Mapping) -> str:
    """A pattern for the name, where no column is it: the product or the account, and the id; or
    somebody's first and last name. Empty where nothing suggests itself."""
    keys = {column.field: column.header for column in mapping.columns if column.field}
    if "name" in keys:
        return ""
    folded = {fold(header).replace("_", " "): header for header in headers}
    if "first name" in folded and "last name" in folded:
        return "{%s} {%s}" % (folded["first name"], folded["last name"])  # noqa: UP031 - braces
    for first, second in _NAME_MAKERS:
        names = [folded.get(first) or keys.get(first), keys.get(second)]
        if all(names):
            return "{%s} · {%s}" % tuple(names)  # noqa: UP031 - braces
    return ""


def _shipped(of: TableImport.Of) -> tuple[Field, ...]:
    if of is TableImport.Of.ACCOUNTS:
        return ACCOUNT
    if of is TableImport.Of.CONTACTS:
        return CONTACT
    ways = tuple(Choice(way.key, way.name) for way in pipelines())
    return (
        *_DEAL_BEGINS,
        Field("pipeline", N_("Pipeline"), Kind.CHOICE, choices=ways),
        *_DEAL_ENDS,
    )


def _field(own: CustomField) -> Field:
    """A field of the team's own as core reads it."""
    kind = {
        CustomField.Kind.TEXT: Kind.LONG_TEXT,
        CustomField.Kind.NUMBER: Kind.AMOUNT,
        CustomField.Kind.DATE: Kind.DATE,
        CustomField.Kind.CHOICE: Kind.CHOICE,
        CustomField.Kind.FLAG: Kind.YES_NO,
        CustomField.Kind.LINK: Kind.WEB,
    }[CustomField.Kind(own.kind)]
    choices = tuple(Choice(choice, choice) for choice in own.choices)
    return Field(
        OWN + own.key, own.name, kind, choices=choices, longest=LONGEST_CUSTOM, places=10
    )  # fmt: skip
