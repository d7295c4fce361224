"""What a sentence does in the conversation: ask, suggest, break off, or only say "I'm listening"."""

from __future__ import annotations

from pacenotes.core.listening.hearing import Sentence


def asks(sentence: Sentence) -> bool:
    """Whether a sentence asks something."""
    return sentence.text.endswith("?")
