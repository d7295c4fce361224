"""What of somebody's own five questions was left unasked though who could have said was there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pacenotes.core.listening.hearing import Hearing
from pacenotes.core.mirror.beside import StillOpen
from pacenotes.core.mirror.remark import Kind, Remark
from pacenotes.core.qualification import PART_NAMES
from pacenotes.core.wording import N_, words

COULD_SAY = N_("{whom} was there, nobody of us asked, and nothing was said of it")
# The parts that our questions are recognised for: where we can't hear one, none was left out.
HEARD_WHEN_ASKED = frozenset(
    {"need", "budget", "authority", "timeline", "criteria", "process", "competitor"}
)


def unasked(
    hearing: Hearing, heard: frozenset[str], still_open: Iterable[StillOpen]
) -> Iterator[Remark]:
    """One remark a part: open, not spoken of by anybody, asked by nobody of ours, and somebody who
    spoke could have said it. Only of parts whose questions the listener knows."""
    asked = {
        hit.kind
        for sentence, hit in hearing.hits("probes")
        if not hearing.is_theirs(sentence.speaker)
    }
    for one in still_open:
        is_told = one.part in heard or one.part in asked or one.part not in HEARD_WHEN_ASKED
        if not is_told and one.could_say:
            why = words(COULD_SAY, whom=", ".join(one.could_say))
            yield Remark(Kind.UNASKED, PART_NAMES[one.part], why, place=one.part)
