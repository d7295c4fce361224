"""What somebody at the account is in a deal: the field's contact roles."""

from __future__ import annotations

from dataclasses import dataclass

from pacenotes.core.wording import N_


@dataclass(frozen=True, slots=True)
class ContactRole:
    """A contact role. `rank` orders by what they decide, first first; `decides` says it.

    `is_told` is false for what is ours to know: nobody is introduced as a blocker or a champion.
    """

    key: str
    name: str
    rank: int
    decides: str
    is_told: bool = True


# fmt: off
CONTACT_ROLES: tuple[ContactRole, ...] = (
    ContactRole("economic-buyer", N_("Economic buyer"), 1, N_("releases the money")),
    ContactRole("executive-sponsor", N_("Executive sponsor"), 2, N_("backs the change")),
    ContactRole("decision-maker", N_("Decision maker"), 3, N_("decides with others")),
    ContactRole("procurement", N_("Procurement"), 4, N_("agrees terms and price")),
    ContactRole("legal", N_("Legal"), 5, N_("agrees the contract")),
    ContactRole("security", N_("Security"), 6, N_("clears security and privacy")),
    ContactRole("technical-buyer", N_("Technical buyer"), 7, N_("decides whether it fits")),
    ContactRole("champion", N_("Champion"), 8, N_("argues for us inside"), is_told=False),
    ContactRole(
        "coach", N_("Coach"), 9, N_("tells us how things work inside"), is_told=False
    ),
    ContactRole("evaluator", N_("Evaluator"), 10, N_("tests and recommends")),
    ContactRole("influencer", N_("Influencer"), 11, N_("is listened to"), is_told=False),
    ContactRole("user", N_("User"), 12, N_("works with it every day")),
    ContactRole("blocker", N_("Blocker"), 13, N_("can stop it"), is_told=False),
)
# fmt: on


def contact_role(key: str) -> ContactRole | None:
    """The contact role with this key, None where there is none."""
    return next((role for role in CONTACT_ROLES if role.key == key), None)
