"""The signals, listed one by one: a new one is a file here and a line below."""

from __future__ import annotations

from pacenotes.core.listening.proposer import Proposer

CONDUCT: tuple[Proposer, ...] = ()
"""About a person's own conduct: in the deal room readable by that person alone (law 5)."""

CALL: tuple[Proposer, ...] = ()
"""About the call and the deal: readable by the deal's team."""

SIGNALS: tuple[Proposer, ...] = CALL + CONDUCT
