"""Foreign text made fit to keep: NFC, white space folded, nothing unseen."""

from __future__ import annotations

import re
import unicodedata

LONGEST_LABEL = 200
"""Characters of a speaker's label; a longer one is no name, and would fill a page."""

_UNSEEN = re.compile("[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\ud800-\udfff\ufeff\ufff9-\ufffb\uffff]")
# Embeddings, overrides and isolates reorder what stands around a name; marks split equal names.
_STEERING = re.compile("[\u200b\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_NOBODY = {"unknown", "unknown speaker", "unidentified speaker", "speaker unknown", "n/a", "none"}


def tidy(text: str) -> str:
    """`text` in NFC, white space folded to single spaces, without control characters."""
    return " ".join(without_unseen(text).split())


def without_unseen(text: str) -> str:
    """`text` in NFC, without control characters; white space stays as it is."""
    if not text.isascii():
        return _composed(_UNSEEN.sub("", text))
    return text if text.isprintable() else _UNSEEN.sub("", text)


def label(name: str | None) -> str | None:
    """A speaker's or participant's name fit to show anywhere, or `None` where it names nobody."""
    if name is None:
        return None
    name = name[: 10 * LONGEST_LABEL]
    if not name.isascii():
        name = _STEERING.sub("", name)
    name = tidy(name)
    if len(name) > LONGEST_LABEL:
        name = tidy(name[: LONGEST_LABEL - 1]) + "…"
    return None if not name or name.lower() in _NOBODY else name


def excerpt(text: str, most: int = 60) -> str:
    """The beginning of `text`, to quote in a problem."""
    start = tidy(_STEERING.sub("", text[: 4 * most]))
    return start if len(start) <= most else start[: most - 1].rstrip() + "…"


def _composed(text: str) -> str:
    if unicodedata.is_normalized("NFC", text):
        return text
    # Python sorts a run of combining marks in quadratic time, so a run is first cut at 30 by
    # U+034F, as Unicode's stream-safe text format does (UAX #15, section 13).
    import re2

    safe: str = re2.sub(r"\pM{30}", lambda run: run.group() + "\u034f", text)
    return unicodedata.normalize("NFC", safe)
