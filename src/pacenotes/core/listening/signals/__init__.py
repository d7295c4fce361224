"""The signals, listed one by one: a new one is a file here and a line below."""

from __future__ import annotations

from pacenotes.core.listening.proposer import Proposer
from pacenotes.core.listening.signals import (
    asked_of_us,
    authority,
    back_seat,
    budget,
    business_case,
    champion,
    claims,
    criteria,
    cut_offs,
    deadlines,
    economic_buyer,
    need,
    pitfalls,
    process,
    promises,
    taking_over,
    technical_drift,
    timeline,
    wheel,
)

CALL: tuple[Proposer, ...] = (
    wheel,
    need,
    budget,
    authority,
    timeline,
    criteria,
    process,
    economic_buyer,
    champion,
    business_case,
    deadlines,
    pitfalls,
    asked_of_us,
    promises,
    claims,
)
"""About the call and the deal: readable by the deal's team."""

CONDUCT: tuple[Proposer, ...] = (back_seat, taking_over, cut_offs, technical_drift)
"""About a person's own conduct: in the deal room readable by that person alone (law 5)."""

SIGNALS: tuple[Proposer, ...] = CALL + CONDUCT
"""Every signal."""
