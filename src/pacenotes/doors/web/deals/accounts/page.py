"""What the list of accounts and an account's page show, each to one person."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

from django.http import QueryDict

from pacenotes.core.deal_filter import read_own
from pacenotes.doors.web.deals.accounts.forms import AccountOwnerForm, AccountsForm
from pacenotes.doors.web.deals.board.asked import pairs_of
from pacenotes.doors.web.deals.custom_facts import custom_facts
from pacenotes.doors.web.deals.own_conditions import own_conditions
from pacenotes.doors.web.deals.own_timeline import timeline
from pacenotes.rooms.deals import rules
from pacenotes.rooms.deals.models import Account, CustomField
from pacenotes.rooms.deals.queries.accounts import (
    MOST_SHOWN,
    accounts_page,
    deals_at,
    parent_of,
    roles_of,
    subsidiaries_of,
)
from pacenotes.rooms.deals.queries.standings import lights_of
from pacenotes.rooms.people.models import Person


def listed(told: QueryDict, person: Person) -> dict[str, Any]:
    """A page of the list that a query string asks for, and the address of the next one."""
    search, sort, after = AccountsForm(told).chosen()
    own = read_own(pairs_of(told))
    page = accounts_page(person, search=search, sort=sort, after=after, own=own)
    kept = [("search", search), ("sort", sort)] if search or sort != "name" else []
    kept += [(one.name, one.value) for one in own]
    return {
        "form": AccountsForm(initial={"search": search, "sort": sort}),
        "rows": page.rows,
        "own": own_conditions(CustomField.On.ACCOUNT, own),
        "is_own_asked": bool(own),
        "is_searched": bool(search or own),
        "is_further": after is not None,
        "start": urlencode(kept),
        "next": urlencode([*kept, ("after", str(page.after))]) if page.after else "",
    }


def account_page(account: Account, person: Person, before: str) -> dict[str, Any]:
    """An account as this person may see it; `before` is where its timeline goes on."""
    may_keep = rules.may_keep_account(person, account)
    may_reassign = rules.may_reassign_account(person, account)
    deals = list(deals_at(account, person)[: MOST_SHOWN + 1])
    contacts = list(account.contacts.all()[: MOST_SHOWN + 1])
    lights, roles = lights_of(deals), roles_of(contacts, person)
    return {
        "account": account,
        "parent": parent_of(account, person),
        "subsidiaries": list(subsidiaries_of(account, person)[:MOST_SHOWN]),
        "facts": custom_facts(CustomField.On.ACCOUNT, account.custom),
        "deals": [(deal, lights[deal.pk]) for deal in deals[:MOST_SHOWN]],
        "contacts": [(one, roles.get(one.pk, [])) for one in contacts[:MOST_SHOWN]],
        "has_more_deals": len(deals) > MOST_SHOWN,
        "has_more_contacts": len(contacts) > MOST_SHOWN,
        "most": MOST_SHOWN,
        "timeline": timeline(account, person, before),
        "may_keep": may_keep,
        "owner_form": AccountOwnerForm(by=person) if may_reassign else None,
    }
