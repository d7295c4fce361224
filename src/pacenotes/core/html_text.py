"""The words of an HTML mail, a line for each block, read in linear time."""

from __future__ import annotations

import html

MOST_READ = 2_000_000
"""Characters of markup that are read; a newsletter has about a hundred thousand."""

_LINE_ENDS = frozenset({
    "p", "br", "div", "li", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "hr",
    "table", "ul", "ol",
})  # fmt: skip
_CELLS = frozenset({"td", "th"})
_UNSEEN = frozenset({"script", "style", "title"})


def html_text(markup: str) -> str:
    """The text as it is read: entities as the characters they stand for, runs of white space as
    one space, no scripts and no styles.

    The standard library's parser takes minutes for a megabyte of tags that never end; here each
    character is looked at a few times, whatever stands there.
    """
    said = html.unescape("".join(_Scan(markup[:MOST_READ]).pieces()))
    return "\n".join(" ".join(line.split()) for line in said.split("\n")).strip()


class _Scan:
    """Markup, and how far it has been read."""

    def __init__(self, markup: str) -> None:
        self._markup, self._small = markup, markup.lower()
        self._next: dict[str, tuple[int, int]] = {}

    def pieces(self) -> list[str]:
        """Text and line ends, in order; entities still as they are written."""
        found: list[str] = []
        at = 0
        while at < len(self._markup):
            opens = self._find("<", at)
            found.append(" ".join(_lines(self._markup[at:opens])))
            if opens >= len(self._markup):
                break
            at, seen = self._tag(opens)
            found.append(seen)
        return found

    def _tag(self, at: int) -> tuple[int, str]:
        """Where reading goes on after what begins with `<` here, and what of it is read."""
        if self._markup.startswith("<!--", at):
            return self._past("-->", at + 4), ""
        inside = self._markup[at + 1 : at + 13].removeprefix("/")
        if not inside[:1].isalpha() and inside[:1] not in {"!", "?"}:
            return at + 1, "<"
        is_end = self._markup.startswith("</", at)
        name = inside.lower().replace("/", " ").replace(">", " ").split(maxsplit=1)[0]
        ends = self._tag_end(at)
        if name in _UNSEEN and not is_end:
            return self._find(f"</{name}", ends), ""
        return ends, "\n" if name in _LINE_ENDS else " " if name in _CELLS else ""

    def _tag_end(self, at: int) -> int:
        """Past the `>` that ends a tag; one between quotation marks doesn't."""
        while True:
            ends = self._find(">", at)
            opened, mark = min((self._find(mark, at), mark) for mark in ("'", '"'))
            if opened >= ends:
                return ends + 1
            closes = self._find(mark, opened + 1)
            if closes >= len(self._markup):
                return ends + 1
            at = closes + 1

    def _past(self, sign: str, at: int) -> int:
        return self._find(sign, at) + len(sign)

    def _find(self, sign: str, at: int) -> int:
        """Where a sign stands next, the end of all where it doesn't. What was found is remembered
        until it is passed, so that no stretch is searched twice for one sign."""
        asked, found = self._next.get(sign, (at, -1))
        if not asked <= at <= found:
            found = self._small.find(sign, at)
            found = len(self._small) if found < 0 else found
            self._next[sign] = (at, found)
        return found


def _lines(text: str) -> list[str]:
    """A text's lines: in markup a line's end is no more than a space."""
    return text.splitlines() or [""]
