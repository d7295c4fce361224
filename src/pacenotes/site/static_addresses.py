"""Where styles and scripts are served from, each worked out once."""

from __future__ import annotations

import functools

from django.contrib.staticfiles.storage import StaticFilesStorage


class KnownAddresses(StaticFilesStorage):
    """Static files, whose addresses don't change while the program runs.

    Every page names two dozen of them; to join each address anew was a quarter of an empty page.
    """

    @functools.lru_cache(maxsize=512)  # noqa: B019  # one storage for as long as the program runs
    def url(self, name: str | None) -> str:
        """The address of a file."""
        return super().url(name)
