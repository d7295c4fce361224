"""Opening an unpacked package: its data, once it is known not to be too large."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from pacenotes.core.wording import N_
from pacenotes.integrations.bcd.unreadable import unreadable

DATA = "data.json"
MOST_BYTES = 128 * 1024 * 1024
"""Six times what the package has at 8.1.3; read whole, a larger one could fill the memory."""


def read_package(folder: Path) -> dict[str, Any]:
    """The data of an unpacked package; `Unreadable` where it is missing, too large or no JSON."""
    path = folder / DATA
    if not path.is_file():
        raise unreadable(N_("there is no {file} in the folder"), file=DATA)
    with path.open("rb") as file:
        data = file.read(MOST_BYTES + 1)
    return parsed(data)


def parsed(data: bytes) -> dict[str, Any]:
    """The same from the bytes of the file."""
    if len(data) > MOST_BYTES:
        most = str(MOST_BYTES // 1024 // 1024)
        raise unreadable(N_("{file} is larger than {most} MB"), file=DATA, most=most)
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise unreadable(N_("{file} is no JSON: {error}"), file=DATA, error=str(error)) from None
    if not isinstance(told, dict):
        raise unreadable(N_("{file} is no JSON object"), file=DATA)
    return told
