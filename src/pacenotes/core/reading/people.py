"""Participants as a header lists them: `Alex (Sales Engineer, Acme)`, `Sam <sam@acme.example>`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pacenotes.core.reading.clean import label, tidy
from pacenotes.core.transcript import Participant

LONGEST_ENTRY = 400
"""Characters for one person; what is longer is prose."""

_EMAIL = re.compile(r"[^\s<>(),;@]{1,64}@[^\s<>(),;@]{1,190}\.[^\s<>(),;@.]{2,24}")
_DASHES = (" – ", " — ", " - ", " | ", ": ")
_LEGAL_FORMS = {"inc", "inc.", "llc", "ltd", "ltd.", "gmbh", "ag", "plc", "corp", "corp.", "co."}
_OPENING, _CLOSING = "(<[", ")>]"


def people(text: str) -> list[Participant]:
    """Everybody in a list on one line, parted by semicolons or else by commas."""
    separator = ";" if ";" in text else ","
    found = (person(entry) for entry in _entries(text, separator))
    return [one for one in found if one is not None]


def person(text: str) -> Participant | None:
    """One entry; a title that isn't told apart from a company stays whole in `title`."""
    if len(text) > LONGEST_ENTRY or text.rstrip().endswith(("'s Presentation", "’s Presentation")):
        # Google Meet lists a shared screen as if it were somebody.
        return None
    email = _EMAIL.search(text)
    if email is not None:
        text = text[: email.start()] + text[email.end() :]
        text = text.replace("<>", "").replace("()", "").replace("[]", "")
    name, about = _name_and_about(tidy(text).strip(" ,;-–—|"))
    title, company = _title_and_company(about)
    known_as = label(name) or (email.group() if email else None)
    if known_as is None:
        return None
    return Participant(known_as, title, company, email.group() if email else None)


def _entries(text: str, separator: str) -> Iterator[str]:
    """The text between separators that stand in no bracket, in one walk."""
    depth = start = 0
    for at, char in enumerate(text):
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char == separator and depth == 0:
            yield text[start:at]
            start = at + 1
    yield text[start:]


def _name_and_about(text: str) -> tuple[str, str]:
    opening = text.find("(")
    if opening > 0 and text.endswith(")"):
        return text[:opening].strip(" ,"), text[opening + 1 : -1]
    for dash in _DASHES:
        name, found, about = text.partition(dash)
        if found:
            return name, about
    name, _, about = text.partition(",")
    return name, about


def _title_and_company(about: str) -> tuple[str | None, str | None]:
    parts = [part for part in (tidy(part) for part in about.split(",")) if part]
    if len(parts) > 1 and parts[-1].lower() in _LEGAL_FORMS:
        parts[-2:] = [", ".join(parts[-2:])]
    if not parts:
        return None, None
    if len(parts) == 1:
        title, at, company = parts[0].partition(" at ")
        return (title, company) if at else (parts[0], None)
    return ", ".join(parts[:-1]), parts[-1]
