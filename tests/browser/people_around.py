"""Accounts, contacts and a meeting for the browser's pages."""

from __future__ import annotations

import datetime as dt

from pacenotes.rooms.deals import actions
from pacenotes.rooms.deals.models import Account, Contact, CustomField, Deal
from pacenotes.rooms.people.models import Person
from tests.cast import person

GUESTS = (
    ("Priya Raman", "Chief financial officer", "economic-buyer"),
    ("Dana Whitfield", "Head of data", "champion"),
    ("Ivo Brandt", "Chief information security officer", "security"),
    ("Cleo Duarte", "Procurement lead", "procurement"),
    ("Bo Marek", "Data engineer", "evaluator"),
    ("Ada Lind", "Analyst", ""),
)
COLLEAGUES = (
    ("Noor Haddad", "executive-sponsor"),
    ("Kim Soto", "sales-manager"),
    ("Lin Weber", "product-management"),
    ("Jo Castellanos", "professional-services"),
)


def people_around(on: Deal, by: Person) -> dict[str, str]:
    """Somebody in every role at the deal's account, and the pages that show them, by name."""
    account = Account.objects.get(pk=on.account_id)
    holding = Account.objects.create(name="Northern Holding", owner=by)
    CustomField.objects.create(on="account", key="tier", name="Tier", kind="text")
    changes = {"industry": "Shipping", "country": "Norway", "website": "https://fjordline.example",
               "employees": 1400, "parent": holding, "custom": {"tier": "Gold"}}  # fmt: skip
    actions.edit_account(account=account, changes=changes, by=by)  # type: ignore[arg-type]
    contacts = [guest(on, by, *told) for told in GUESTS]
    actions.name_competitor(deal=on, name="Kestrel Data", by=by)
    actions.require_capability(deal=on, name="Runs in our own data centre", by=by)
    actions.require_capability(deal=on, name="Single sign-on", is_must=False, by=by)
    actions.move_deal(deal=on, stage="negotiation", by=by)
    for name, position in COLLEAGUES[1:]:
        new = person(position, name)
        actions.add_team_member(deal=on, person=new, position_key=position, by=by)
    person("executive-sponsor", "Noor Haddad")
    meeting = actions.plan_meeting(
        deal=on,
        title="Second demo",
        held_on=dt.date(2026, 10, 2),
        colleagues=[member.person for member in on.team.select_related("person")],
        contacts=contacts,
        by=by,
    )
    at = f"/deals/{on.pk}/meetings/"
    return {
        "accounts": "/accounts/",
        "new-account": "/accounts/new/",
        "account": f"/accounts/{account.pk}/",
        "edit-account": f"/accounts/{account.pk}/edit/",
        "bare-account": f"/accounts/{holding.pk}/",
        "new-contact": f"/accounts/{account.pk}/contacts/new/",
        "contact": f"/contacts/{contacts[1].pk}/",
        "bare-contact": f"/contacts/{contacts[-1].pk}/",
        "around": f"/deals/{on.pk}/around/",
        "new-meeting": f"{at}new/",
        "meeting": f"{at}{meeting.pk}/",
        "edit-meeting": f"{at}{meeting.pk}/edit/",
    }


def guest(on: Deal, by: Person, name: str, title: str, role: str) -> Contact:
    """A contact of the deal's account, in a role where one is named."""
    account = Account.objects.get(pk=on.account_id)
    changes = {"name": name, "title": title}
    made = actions.add_contact(account=account, changes=changes, by=by)  # type: ignore[arg-type]
    if role:
        actions.give_contact_role(deal=on, contact=made, role=role, by=by)
    return made
