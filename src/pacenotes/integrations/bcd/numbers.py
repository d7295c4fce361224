"""Numbers for what the package calls by names: the core's values know no others."""

from __future__ import annotations

from typing import Protocol


class Numbers(Protocol):
    """Gives each name its number, the same one every time; whoever keeps rows gives their ids."""

    def product(self, key: str, name: str) -> int:
        """A browser by its key, `safari_ios`."""

    def release(self, product: int, version: str) -> int:
        """A browser's version, `18.4` or `preview`."""

    def capability(self, path: str, parent: int | None) -> int:
        """A feature by its path, `css.properties.gap`, and the number of what it is part of."""


class Counted:
    """Numbers in the order in which names are met, for what is kept in memory alone."""

    def __init__(self) -> None:
        self.products: dict[str, int] = {}
        self.releases: dict[tuple[int, str], int] = {}
        self.capabilities: dict[str, int] = {}

    def product(self, key: str, name: str) -> int:  # noqa: ARG002 - the name is for who keeps rows
        """A browser by its key."""
        return self.products.setdefault(key, len(self.products) + 1)

    def release(self, product: int, version: str) -> int:
        """A browser's version."""
        return self.releases.setdefault((product, version), len(self.releases) + 1)

    def capability(self, path: str, parent: int | None) -> int:  # noqa: ARG002 - likewise
        """A feature by its path."""
        return self.capabilities.setdefault(path, len(self.capabilities) + 1)
