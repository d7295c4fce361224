"""Foreign words made fit for a terminal: nothing in them steers it or turns a line around."""

from __future__ import annotations

_STEERING = (*range(32), 127, *range(128, 160), 0x061C, 0x200B, 0x200E, 0x200F, 0x2028, 0x2029,
             *range(0x202A, 0x202F), *range(0x2066, 0x206A), 0xFEFF)  # fmt: skip
_HARMLESS: dict[int, str | None] = {
    **dict.fromkeys(_STEERING),
    **dict.fromkeys((9, 10, 13), " "),
    **dict.fromkeys(range(0xD800, 0xE000), "\ufffd"),
}


def harmless(text: str) -> str:
    """`text` on one line, without controls and without marks that change the direction of writing.

    Readers take controls out of a call, but names of files and words on the command line come as
    they are; half a surrogate pair, which can't be printed at all, becomes a replacement character.
    """
    return text.translate(_HARMLESS)
