"""Accounts named in a file, found by name or external id among those that are here."""

from __future__ import annotations

from pacenotes.core.reading.clean import excerpt
from pacenotes.core.tables.fields import fold
from pacenotes.core.wording import N_, Words, words
from pacenotes.rooms.deals.models import Account
from pacenotes.rooms.people.models import Person

UNKNOWN = N_("there is no account “{account}”; import accounts first, or have it added")
ELSEWHERE = N_(
    "an account “{account}” is kept in another part of the organisation; ask who leads it"
)
SEVERAL = N_("several accounts are called “{account}”; write it exactly as it is here")


class Directory:
    """The name and external id of every account that the importer may see; some 200 bytes each.
    Of the others no more than that their names are taken."""

    def __init__(self, by: Person) -> None:
        self._hidden: set[str] = set()
        self._by_name: dict[str, int] = {}
        self._by_fold: dict[str, int | None] = {}
        self._by_external_id: dict[str, int] = {}
        self.names: dict[int, str] = {}
        self.to_add: dict[str, str] = {}
        """Accounts that rows call for and that aren't here yet, by folded name."""
        seen = Account.objects.visible_to(by)
        accounts = seen.order_by("pk").values_list("pk", "name", "external_id")
        for pk, name, external_id in accounts.iterator(chunk_size=5_000):
            self.learn(pk, name, external_id)
        others = Account.objects.exclude(pk__in=seen.order_by().values("pk"))
        for name in others.values_list("name", flat=True).iterator(chunk_size=5_000):
            self._hidden.add(fold(name))

    def learn(self, pk: int, name: str, external_id: str | None = None) -> None:
        """Take an account in."""
        self.names[pk] = name
        self._by_name[name] = pk
        key = fold(name)
        self._by_fold[key] = pk if self._by_fold.get(key, pk) == pk else None
        self.to_add.pop(key, None)
        if external_id is not None:
            self._by_external_id[external_id] = pk

    def find(self, cell: str) -> int | Words | None:
        """The account that a cell names: its exact name first, then whatever the case, then its
        external id. None where there is none."""
        key = fold(cell)
        if key in self._by_fold and cell not in self._by_name and self._by_fold[key] is None:
            return words(SEVERAL, account=excerpt(cell))
        return self.find_name(cell) or self._by_external_id.get(cell)

    def find_name(self, cell: str) -> int | None:
        """The account of this name, exactly or, where that tells them apart, whatever the case."""
        exact = self._by_name.get(cell)
        if exact is not None:
            return exact
        return self._by_fold.get(fold(cell))

    def is_elsewhere(self, cell: str) -> bool:
        """Whether an account that the importer may not see is called so."""
        return fold(cell) in self._hidden

    def call_for(self, cell: str) -> str:
        """Have an account of this name added; the name under which it will be."""
        return self.to_add.setdefault(fold(cell), cell)


def elsewhere(cell: str) -> Words:
    """Why a row is refused whose account isn't the importer's to see."""
    return words(ELSEWHERE, account=excerpt(cell))


def unknown(cell: str) -> Words:
    """Why a row is refused whose account nobody knows."""
    return words(UNKNOWN, account=excerpt(cell))
