from __future__ import annotations

import pytest

from pacenotes.rooms.mirror.actions import keys


@pytest.fixture(autouse=True)
def _quick_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keys that are derived at once: how long a guess takes is no matter here."""
    monkeypatch.setattr(keys, "SCRYPT_COST", 16)
