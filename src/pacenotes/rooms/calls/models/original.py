"""The file of a call, byte for byte as it was given."""

from __future__ import annotations

import re
import unicodedata

from django.db import models

from pacenotes.rooms.calls.models.call import Call
from pacenotes.rooms.history.models import storable

MOST_BYTES = 10 * 1024 * 1024
"""The largest file that is kept; a transcript of an hour is about 100 kB."""

_LONGEST_NAME = 120


class Original(models.Model):
    """A call's file, in a row of its own so that no list of calls ever loads it."""

    call = models.OneToOneField(
        Call, on_delete=models.CASCADE, related_name="original", primary_key=True
    )
    name = models.CharField(max_length=_LONGEST_NAME)
    size = models.PositiveIntegerField()
    data = models.BinaryField()

    def __str__(self) -> str:
        return self.name


def clean_file_name(name: str) -> str:
    """The name alone, without folders, control characters and direction marks, at most 120 long."""
    bare = re.split(r"[/\\]", unicodedata.normalize("NFC", storable(name)))[-1]
    kept = "".join(c for c in bare if unicodedata.category(c)[0] != "C").strip(" .")
    stem, dot, ending = kept.rpartition(".")
    if len(kept) > _LONGEST_NAME and dot and len(ending) <= 10:
        return stem[: _LONGEST_NAME - len(ending) - 1] + dot + ending
    return kept[:_LONGEST_NAME] or "call"
