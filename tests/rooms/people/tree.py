"""A small organisation that tests play with."""

from __future__ import annotations

from pacenotes.rooms.people.models import Unit


class Tree:
    """World > EMEA > Nordics, and World > America; None is the top."""

    names = ("world", "emea", "nordics", "america")

    def __init__(self) -> None:
        self._units = {"world": self._made("World", None)}
        self._units["emea"] = self._made("EMEA", "world")
        self._units["nordics"] = self._made("Nordics", "emea")
        self._units["america"] = self._made("America", "world")

    def __getitem__(self, name: str | None) -> Unit | None:
        return None if name is None else self._units[name]

    def again(self) -> Tree:
        """The same units as they stand in the database now."""
        for unit in self._units.values():
            unit.refresh_from_db()
        return self

    def _made(self, name: str, under: str | None) -> Unit:
        parent = self._units[under] if under else None
        unit = Unit.objects.create(name=name, parent=parent)
        unit.path = f"{parent.path if parent else '/'}{unit.pk}/"
        unit.save()
        return unit
