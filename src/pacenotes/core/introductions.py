"""Who is who in a meeting: in which order and in which words each is introduced."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from pacenotes.core.contact_roles import ContactRole
from pacenotes.core.gender import bare_name, gendered, neutral
from pacenotes.core.position import Position
from pacenotes.core.roster import Party
from pacenotes.core.wording import N_, Words, words

FROM_THEM = N_("From {account}")
FROM_US = N_("From our side")
OWNS = N_("Owns: {what}")
DECIDES = N_("Decides: {what}")

_NO_ROLE = 1_000


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody of ours in a meeting, in the position they play on the deal."""

    name: str
    position: Position


@dataclass(frozen=True, slots=True)
class Guest:
    """Somebody of the account in a meeting; `decides` is what somebody wrote down of it."""

    name: str
    title: str = ""
    decides: str = ""
    roles: tuple[ContactRole, ...] = ()


@dataclass(frozen=True, slots=True)
class Introduction:
    """How one person is introduced. `stands_for` are position or title, and roles.

    `owns` and `decides` name things, `does` says what a role does. `aside` are the roles that are
    ours to know: they are shown to us, and neither printed nor sent.
    """

    name: str
    party: Party
    stands_for: tuple[Words, ...] = ()
    owns: Words | None = None
    decides: Words | None = None
    does: tuple[Words, ...] = ()
    aside: tuple[Words, ...] = ()

    @property
    def says_what_they_decide(self) -> bool:
        """Whether anything is known of what they decide."""
        return self.decides is not None or bool(self.does)


@dataclass(frozen=True, slots=True)
class Sheet:
    """The introductions of a meeting: the customer's side first, each side by seniority."""

    theirs: tuple[Introduction, ...]
    ours: tuple[Introduction, ...]


def introduced(colleagues: Iterable[Colleague], guests: Iterable[Guest]) -> Sheet:
    """The sheet of a meeting, in the order of seniority of decision.

    Guests by the most senior of their roles, the economic buyer first; then those of whom it is
    known what they decide; then the others. Colleagues by their position's rank. Ties by name.
    """
    return Sheet(
        tuple(_guest(guest) for guest in sorted(guests, key=_guest_order)),
        tuple(_colleague(one) for one in sorted(colleagues, key=_colleague_order)),
    )


def as_text(
    sheet: Sheet, title: str, day: str, account: str, say: Callable[[str], str] = N_
) -> str:
    """The sheet as plain text for an invitation; `day` as it is to be written, `say` translates."""
    parts = ["\n".join(line for line in (one_line(title), day) if line)]
    sides = (
        (words(FROM_THEM, account=one_line(account)), sheet.theirs),
        (words(FROM_US), sheet.ours),
    )
    parts += [
        "\n".join((heading.say(say), *(_line(one, say) for one in people)))
        for heading, people in sides
        if people
    ]
    return "\n\n".join(parts) + "\n"


def one_line(text: str) -> str:
    """A text in one line, without characters that steer how it is shown."""
    return " ".join("".join(c for c in text if c.isspace() or not _steers(c)).split())


def _guest_order(guest: Guest) -> tuple[int, bool, str, str]:
    senior = min((role.rank for role in guest.roles), default=_NO_ROLE)
    return senior, not guest.decides.strip(), guest.name.casefold(), guest.name


def _colleague_order(colleague: Colleague) -> tuple[int, str, str]:
    return colleague.position.rank, colleague.name.casefold(), colleague.name


def _guest(guest: Guest) -> Introduction:
    roles = sorted(guest.roles, key=lambda role: role.rank)
    told = [role for role in roles if role.is_told]
    title, decides = neutral(one_line(guest.title)), one_line(guest.decides)
    has_words = bool(decides) and not gendered(decides)
    return Introduction(
        bare_name(one_line(guest.name)),
        Party.THEIRS,
        stands_for=(
            *((_as_written(title),) if title and not gendered(title) else ()),
            *(words(role.name) for role in told),
        ),
        decides=_as_written(decides) if has_words else None,
        does=() if has_words else tuple(words(role.decides) for role in told),
        aside=tuple(words(role.name) for role in roles if not role.is_told),
    )


def _colleague(colleague: Colleague) -> Introduction:
    position = colleague.position
    played = _unless_gendered(neutral(position.name))
    return Introduction(
        bare_name(one_line(colleague.name)),
        Party.OURS,
        stands_for=(played,) if played else (),
        owns=_unless_gendered(position.owns),
        decides=_unless_gendered(position.decides),
    )


def _unless_gendered(message: str) -> Words | None:
    """A team may write its own positions: what carries gender there is left out."""
    return words(message) if message and not gendered(message) else None


def _as_written(text: str) -> Words:
    """A customer's own words, which no catalogue translates."""
    return words("{said}", said=text)


def _line(one: Introduction, say: Callable[[str], str]) -> str:
    told = ", ".join((one.name, *(part.say(say) for part in one.stands_for)))
    if one.does:
        told += ": " + "; ".join(part.say(say) for part in one.does)
    sentences = [told]
    if one.owns:
        sentences.append(words(OWNS, what=one.owns.say(say)).say(say))
    if one.decides:
        sentences.append(words(DECIDES, what=one.decides.say(say)).say(say))
    return "- " + " ".join(_ended(sentence) for sentence in sentences)


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "!", "?", "…")) else sentence + "."


def _steers(character: str) -> bool:
    """Control characters, and those that turn the direction of the text around them."""
    return unicodedata.category(character) in {"Cc", "Cs"} or character in (
        "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff"
    )
