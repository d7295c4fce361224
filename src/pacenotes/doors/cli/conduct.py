"""Which signals are about a person's own conduct, and so are left out of what is passed on."""

from __future__ import annotations

from pacenotes.core.listening.signals import CONDUCT as PROPOSERS

CONDUCT = tuple(proposer.SIGNAL for proposer in PROPOSERS)
"""Signal names, in the order they are shown."""
