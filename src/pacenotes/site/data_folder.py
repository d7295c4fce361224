"""Where an installation keeps its data, the secret that signs its sessions, its own positions."""

from __future__ import annotations

import os
import secrets
from pathlib import Path

import platformdirs

from pacenotes.core.positions import take_positions

_CHECKOUT = Path(__file__).resolve().parents[3]


def data_folder() -> Path:
    """`PACENOTES_DATA`; else `var/` in a checkout, else the user's data folder. Made if missing."""
    given = os.environ.get("PACENOTES_DATA")
    if given:
        folder = Path(given).expanduser().absolute()
    elif (_CHECKOUT / "pyproject.toml").is_file() and (_CHECKOUT / "src").is_dir():
        folder = _CHECKOUT / "var"
    else:
        folder = platformdirs.user_data_path("pacenotes")
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    return folder


def secret_key(folder: Path) -> str:
    """`PACENOTES_SECRET_KEY`; else the one in the data folder, made at first and readable by its
    owner alone."""
    given = os.environ.get("PACENOTES_SECRET_KEY")
    if given:
        return given
    kept = folder / "secret-key"
    try:
        descriptor = os.open(kept, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        return kept.read_text("ascii").strip()
    with os.fdopen(descriptor, "w", encoding="ascii") as file:
        made = secrets.token_urlsafe(50)
        file.write(made)
    return made


def take_own_positions(folder: Path) -> None:
    """Add the positions of `positions.toml` in the data folder, where there is one; what is wrong
    with it is a `PositionsError`."""
    own = folder / "positions.toml"
    if own.is_file():
        take_positions(own.read_bytes(), str(own))
