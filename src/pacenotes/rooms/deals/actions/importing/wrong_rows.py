"""The rows of a file that were wrong, as a file of their own with the reasons beside them."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from typing import BinaryIO

from django.utils.translation import gettext

from pacenotes.core.tables.writing import written
from pacenotes.core.tables.wrong import Wrong, Wrongs
from pacenotes.core.wording import N_
from pacenotes.rooms.deals.actions.importing.opening import Opened
from pacenotes.rooms.deals.models import PIECE_BYTES, TableImport, TablePiece

LINE = N_("Line in the file")
WHY = N_("What is wrong")


def keep_wrong_rows(table: TableImport, file: Opened, wrongs: Sequence[Wrong]) -> None:
    """Keep the wrong rows of a file instead of those kept before; nothing where none is wrong."""
    TablePiece.objects.filter(table=table, of=TablePiece.Of.WRONG).delete()
    reasons: dict[int, list[str]] = {}
    for wrong in wrongs:
        if wrong.line is not None:
            said = wrong.why.say(gettext)
            reasons.setdefault(wrong.line, []).append(
                f"{wrong.column}: {said}" if wrong.column else said
            )
    if not reasons:
        return
    with tempfile.TemporaryFile() as kept:
        headers = [name for name in file.source.headers if name not in (LINE, WHY)]
        for piece in written([*headers, LINE, WHY], _rows(file, reasons), has_mark=True):
            kept.write(piece.encode())
        kept.seek(0)
        keep_pieces(table, TablePiece.Of.WRONG, kept)


def keep_pieces(table: TableImport, of: str, file: BinaryIO) -> None:
    """Keep a file in pieces, from where it stands."""
    number = 0
    while data := file.read(PIECE_BYTES):
        TablePiece.objects.create(table=table, of=of, number=number, data=data)
        number += 1


def _rows(file: Opened, reasons: dict[int, list[str]]) -> Iterator[list[str | int]]:
    """Each wrong row as it stands in the file; where it has no cells of its own, its line alone."""
    headers = file.source.headers
    places = [at for at, name in enumerate(headers) if name not in (LINE, WHY)]
    missed = set(reasons)
    for line, cells in file.source.rows(Wrongs()):
        if line in reasons:
            missed.discard(line)
            yield [*(cells[at] for at in places), line, "; ".join(reasons[line])]
    for line in sorted(missed):
        yield [*("" for _ in places), line, "; ".join(reasons[line])]
