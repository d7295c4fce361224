"""Calls printed as one JSON document, each as soon as it is heard."""

from __future__ import annotations

import json
import re
import sys
from types import TracebackType
from typing import Any, Self

from pacenotes.doors.cli import plain_values
from pacenotes.doors.cli.heard import Heard

# As escapes they are the same JSON, and can neither steer a terminal nor fail to be encoded.
_ESCAPED = re.compile("[\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


class JsonCalls:
    """The document as a context: the brackets are closed however the listening ends."""

    def __init__(self, with_conduct: bool) -> None:
        self._with_conduct = with_conduct
        self._before = ""

    def __enter__(self) -> Self:
        print(f'{{"pacenotes": {plain_values.FORM}, "calls": [', end="")
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        at: TracebackType | None,
    ) -> None:
        if not isinstance(error, OSError):
            print("]}")

    def add(self, heard: Heard) -> None:
        """A call, or why its file could not be read."""
        if heard.debrief is not None:
            self._print(plain_values.call(heard.name, heard.debrief, self._with_conduct))
        elif heard.trouble is not None:
            why = heard.trouble.why.say()
            self._print({"file": heard.name, "error": why, "line": heard.trouble.line})

    def _print(self, value: dict[str, Any]) -> None:
        text = json.dumps(value, ensure_ascii=not _takes_any_character(), allow_nan=False)
        print(self._before + _ESCAPED.sub(_escape, text), end="")
        self._before = ",\n"


def _takes_any_character() -> bool:
    return (sys.stdout.encoding or "").lower().replace("-", "") == "utf8"


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found.group()):04x}"
