"""A log that never holds a word of a call: an exception's type and place, not its text."""

from __future__ import annotations

import logging
import traceback
from types import TracebackType

_Raised = tuple[type[BaseException], BaseException, TracebackType | None]


class WordlessFormatter(logging.Formatter):
    """Writes exceptions without what they say, because they may quote a transcript."""

    def formatException(self, ei: _Raised | tuple[None, None, None]) -> str:
        """Type and frames of an exception and of those that led to it."""
        lines = []
        error: BaseException | None = ei[1]
        while error is not None:
            lines += traceback.format_tb(error.__traceback__)
            lines.append(f"{type(error).__module__}.{type(error).__qualname__}\n")
            error = error.__cause__ or error.__context__
        return "".join(lines).rstrip()
