"""Words that carry somebody's gender, told so that introductions do without them."""

from __future__ import annotations

import re

GENDERED: frozenset[str] = frozenset({
    "he", "him", "his", "himself", "she", "her", "hers", "herself",
    "mr", "mrs", "ms", "mister", "madam", "madame", "sir", "herr", "frau", "monsieur", "mme",
    "man", "men", "woman", "women", "male", "female", "boy", "boys", "girl", "girls", "guy", "guys",
    "gal", "gals", "lad", "lads", "lady", "ladies", "gentleman", "gentlemen", "dude", "dudes",
    "husband", "wife",
})  # fmt: skip
"""Words that say a gender wherever they stand, in lower case."""

NEUTRAL: dict[str, str] = {
    "chairman": "chair", "chairwoman": "chair", "chairlady": "chair",
    "salesman": "salesperson", "saleswoman": "salesperson", "saleslady": "salesperson",
    "salesmen": "salespeople", "saleswomen": "salespeople",
    "businessman": "businessperson", "businesswoman": "businessperson",
    "spokesman": "spokesperson", "spokeswoman": "spokesperson",
    "foreman": "supervisor", "forewoman": "supervisor",
    "ombudsman": "ombudsperson", "ombudswoman": "ombudsperson",
    "councilman": "councillor", "councilwoman": "councillor", "alderman": "councillor",
    "congressman": "representative", "congresswoman": "representative",
    "tradesman": "tradesperson", "tradeswoman": "tradesperson",
    "craftsman": "craftsperson", "craftswoman": "craftsperson",
    "draftsman": "drafter", "draughtsman": "drafter", "draftswoman": "drafter",
    "middleman": "intermediary", "repairman": "repairer", "cameraman": "camera operator",
    "camerawoman": "camera operator", "workman": "worker", "workmen": "workers",
    "headmaster": "head", "headmistress": "head", "manageress": "manager",
    "directress": "director", "hostess": "host", "stewardess": "steward",
    "businessmen": "businesspeople", "businesswomen": "businesspeople",
    "policeman": "police officer", "policewoman": "police officer",
    "fireman": "firefighter", "anchorman": "anchor", "anchorwoman": "anchor",
}  # fmt: skip
"""Titles that say a gender, and the same title without."""

_HONORIFICS = frozenset({
    "mr", "mrs", "ms", "miss", "mister", "madam", "madame", "sir", "herr", "frau", "monsieur",
    "mme", "mlle", "señor", "señora", "senor", "senora", "signor", "signora",
})  # fmt: skip
_WORD = re.compile(r"[^\W\d_]+")


def gendered(text: str) -> tuple[str, ...]:
    """The words of a text that carry gender, as they are written there, each once.

    Short words in capitals are taken for abbreviations ("MS Teams", "the HIS"), unless everything
    is in capitals.
    """
    shouted = text.isupper()
    found = (word for word in _WORD.findall(text) if shouted or not _is_abbreviation(word))
    return tuple(dict.fromkeys(word for word in found if _says_gender(word.casefold())))


def neutral(text: str) -> str:
    """A title without gender where there is such a word: `Chairwoman` gives `Chair`."""
    return _WORD.sub(lambda found: _instead(found.group()), text)


def bare_name(name: str) -> str:
    """A name without `Mr`, `Mrs` and the like in front of it."""
    written = name.split()
    while len(written) > 1 and written[0].rstrip(".").casefold() in _HONORIFICS:
        written = written[1:]
    return " ".join(written)


def _says_gender(word: str) -> bool:
    return word in GENDERED or word in NEUTRAL or word.endswith(("woman", "women"))


def _is_abbreviation(word: str) -> bool:
    return 1 < len(word) <= 3 and word.isupper()


def _instead(word: str) -> str:
    said = NEUTRAL.get(word.casefold())
    if said is None:
        return word
    return said.upper() if word.isupper() else said.capitalize() if word[0].isupper() else said
