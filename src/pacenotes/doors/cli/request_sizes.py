"""How large a request the server reads at all: one that sends a table may be larger."""

from __future__ import annotations

from waitress.adjustments import Adjustments
from waitress.channel import HTTPChannel
from waitress.parser import HTTPRequestParser

MOST_BODY_BYTES = 34 * 1024 * 1024
"""The server reads no larger body; the pages themselves allow less and say so."""
MOST_IMPORT_BYTES = 202 * 1000 * 1000
"""The same for the one address to which tables are sent."""
IMPORT_ADDRESS = "/deals/imports/new/"


class SizedRequest(HTTPRequestParser):  # type: ignore[misc]  # waitress has no types
    """A request whose most is that of its address, known as soon as its head was read.

    A body is put on the disk before any page is asked, so that without this everybody's could be
    as large as an import.
    """

    def parse_header(self, header_plus: bytes) -> None:
        """Read the head; the body, which comes after it, is then held to its address's most."""
        super().parse_header(header_plus)
        if self.path != IMPORT_ADDRESS:
            self.adj = _OtherMost(self.adj, MOST_BODY_BYTES)  # type: ignore[has-type]  # untyped there


class SizedChannel(HTTPChannel):  # type: ignore[misc]  # waitress has no types
    """A connection whose requests are sized."""

    parser_class = SizedRequest


class _OtherMost:
    """The server's settings with another most for a body."""

    def __init__(self, adjustments: Adjustments, most: int) -> None:
        self._adjustments = adjustments
        self.max_request_body_size = most

    def __getattr__(self, name: str) -> object:
        return getattr(self._adjustments, name)
