"""Economic buyer: whether the one who can say yes spoke with us, or was only spoken of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from pacenotes.core.listening.acts import asks
from pacenotes.core.listening.finding import Abstention, Detail, Finding
from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.listening.lexicon import Hit
from pacenotes.core.listening.sentence import Sentence
from pacenotes.core.wording import N_, words

SIGNAL = "economic_buyer"
SAYS_SO = N_("“{words}”: the speaker can say yes")
SPOKE_HERE = N_("“{words}”, and {who} speaks on this call")
SPOKEN_OF = N_("“{words}”: somebody who is spoken of, not met")
NEEDS_PARTIES = N_(
    "whether the economic buyer was on the call can't be told: who is on whose side isn't known"
)


def find(hearing: Hearing) -> Iterator[Finding | Abstention]:
    """Present by their own word or by being named while on the call; else mentioned."""
    if not hearing.roster.knows_parties:
        yield Abstention(SIGNAL, words(NEEDS_PARTIES))
    for sentence, hit in hearing.hits(SIGNAL):
        if asks(sentence) or hearing.is_ours(sentence.speaker):
            continue
        if hit.kind == "present" and not hearing.is_theirs(sentence.speaker):
            continue
        yield _finding(hearing, sentence, hit)


_DETERMINER = re.compile(r"(?i)^(?:our|my|the|their|his|her|a|an|and|but|so|then|also|only)\s+")


def _finding(hearing: Hearing, sentence: Sentence, hit: Hit) -> Finding:
    said = sentence.words_of(hit)
    if hit.kind == "present":
        # "My decision, with the chief's sign-off" is half a yes.
        halved = "mentioned" in sentence.kinds(SIGNAL)
        detail = Detail(who=_name(hearing, sentence.speaker), is_hedged=halved)
        return hearing.finding(SIGNAL, "present", sentence, words(SAYS_SO, words=said), detail, hit)
    who = _who(hit)
    detail = Detail(who=who, is_hedged=hit.is_hedged)
    label = _speaking(hearing, sentence, who)
    if label is not None:
        detail = Detail(who=_name(hearing, label), is_hedged=hit.is_hedged)
        why = words(SPOKE_HERE, words=said, who=label)
        return hearing.finding(SIGNAL, "present", sentence, why, detail, hit)
    return hearing.finding(SIGNAL, "mentioned", sentence, words(SPOKEN_OF, words=said), detail, hit)


def _name(hearing: Hearing, label: str | None) -> str | None:
    person = hearing.person(label)
    return person.name if person else label


def _who(hit: Hit) -> str | None:
    """Who is meant: the name that was said, else the title."""
    title = next((t for k in ("title", "title2", "title3", "title4") if (t := hit.group(k))), None)
    name = _DETERMINER.sub("", hit.group("who") or hit.group("who2") or "")
    if name and title:
        return f"{name}, {title.strip()}"
    return name or (title.strip() if title else None)


def _speaking(hearing: Hearing, sentence: Sentence, who: str | None) -> str | None:
    """The customer's speaker that is meant, if they speak on this call and it isn't themselves."""
    named = hearing.their_names.within(who or sentence.text, besides=sentence.speaker)
    if named is not None:
        return named
    if who is None:
        return None
    title = who[:60].casefold()
    titled = [
        label
        for label, held in hearing.their_titles
        if title in held and label != sentence.speaker and _names_it(title, held)
    ]
    return titled[0] if len(titled) == 1 else None


def _names_it(title: str, held: str) -> bool:
    return re.search(rf"\b{re.escape(title)}\b", held) is not None
