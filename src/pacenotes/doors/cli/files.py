"""A file's bytes as the command line names it, and in plain words why there are none."""

from __future__ import annotations

import sys
from pathlib import Path

from pacenotes.core.reading import Unreadable
from pacenotes.core.reading.source import MOST_BYTES
from pacenotes.core.wording import N_, Words, words

STANDARD_INPUT = "-"


def bytes_of(name: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; raises `Unreadable`.

    At most one byte more than is read at all comes into memory: a longer file is refused.
    """
    try:
        if name == STANDARD_INPUT:
            data = sys.stdin.buffer.read(MOST_BYTES + 1) if sys.stdin else b""
        else:
            with Path(name).open("rb") as file:
                data = file.read(MOST_BYTES + 1)
    except OSError as error:
        raise Unreadable(why_not(error)) from error
    if len(data) > MOST_BYTES:
        most = str(MOST_BYTES // 1024 // 1024)
        raise Unreadable(words(N_("is larger than {most} MB, the most that is read"), most=most))
    return data


def why_not(error: OSError) -> Words:
    """Why a file can't be opened, in plain words."""
    if isinstance(error, FileNotFoundError):
        return words(N_("there is no such file"))
    if isinstance(error, IsADirectoryError):
        return words(N_("is a folder; name the files in it"))
    if isinstance(error, PermissionError):
        return words(N_("may not be read by you"))
    return words(N_("can't be read: {why}"), why=error.strerror or str(error))
