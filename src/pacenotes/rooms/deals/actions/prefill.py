"""What accepted words amount to, written down where the owner has written nothing yet."""

from __future__ import annotations

from decimal import Decimal

from pacenotes.core.listening.finding import Window
from pacenotes.core.telling.meaning import measure
from pacenotes.core.telling.voice import PlainVoice
from pacenotes.core.wording import N_
from pacenotes.rooms.deals.actions.search_index import index_row
from pacenotes.rooms.deals.models import BusinessCase, Deadline, Evidence, Pitfall
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

_VOICE = PlainVoice(N_)
_MOST = Decimal(10) ** 13


def write_down(piece: Evidence, by: Person | None) -> None:
    """A deadline, a pitfall or a figure from accepted words; the owner edits it from there.

    Words on what is written down already are put to that row.
    """
    if piece.question == "deadlines":
        _deadline(piece, by)
    elif piece.question == "pitfalls":
        _pitfall(piece, by)
    elif piece.question == "business-case":
        _figure(piece, by)


def redate(deadline: Deadline, was: Window, now: Window, by: Person | None) -> None:
    """Move a deadline that stands as its words first gave it; one that was edited stays."""
    if (deadline.first, deadline.last) != (was.first, was.last):
        return
    before = {"first": was.first.isoformat(), "last": was.last.isoformat()}
    after = {"first": now.first.isoformat(), "last": now.last.isoformat()}
    deadline.first, deadline.last = now.first, now.last
    deadline.version += 1
    deadline.save()
    record("edited", deadline, by=by, before=before, after=after, deal_id=deadline.deal_id)
    index_row(deadline)


def _deadline(piece: Evidence, by: Person | None) -> None:
    window = piece.meaning.window
    if piece.deadline_id is not None or window is None:
        return
    kind = _KINDS.get((piece.meaning.what or "").replace(" ", "-"), Deadline.Kind.OTHER)
    open_ones = Deadline.objects.filter(deal=piece.deal, state=Deadline.State.OPEN)
    deadline = open_ones.filter(first=window.first, last=window.last, kind=kind).first()
    if deadline is None:
        deadline = Deadline(
            deal=piece.deal,
            what=_short(piece),
            kind=kind,
            first=window.first,
            last=window.last,
            contact=piece.contact,
            set_by="" if piece.contact else piece.speaker[:160],
        )
        deadline.save()
        _record_added(deadline, by)
        index_row(deadline)
    piece.deadline = deadline
    piece.save(update_fields=["deadline"])


def _pitfall(piece: Evidence, by: Person | None) -> None:
    if piece.pitfall_id is not None:
        return
    what = (piece.meaning.what or _short(piece))[:300]
    open_ones = Pitfall.objects.filter(deal=piece.deal, state=Pitfall.State.OPEN)
    pitfall = open_ones.filter(kind=piece.part, what__iexact=what).first()
    if pitfall is None:
        pitfall = Pitfall(deal=piece.deal, kind=piece.part, what=what)
        pitfall.save()
        _record_added(pitfall, by)
        index_row(pitfall)
    piece.pitfall = pitfall
    piece.save(update_fields=["pitfall"])


def _figure(piece: Evidence, by: Person | None) -> None:
    """Put the words' figure into the business case, where that field is still empty."""
    known = BusinessCase.objects.filter(deal=piece.deal).first()
    case = known or BusinessCase(deal=piece.deal, version=0)
    after: dict[str, str] = {}
    money, quantity = piece.meaning.money, piece.meaning.measure
    if piece.part == "value" and case.value is None and money and money.currency:
        if abs(money.amount) < _MOST:
            case.value, case.currency = money.amount, money.currency
            case.period = money.per if money.per in BusinessCase.Period.values else ""
            after = {"value": str(case.value), "currency": case.currency}
    elif piece.part in {"metric", "today", "target"} and not getattr(case, piece.part):
        said = measure(quantity, _VOICE) if quantity else piece.meaning.what or ""
        if said:
            setattr(case, piece.part, said[:200])
            after = {piece.part: said[:200]}
    if after:
        case.version += 1
        case.save()
        record("answered", case, by=by, after=after, deal_id=piece.deal_id)
        index_row(piece.deal)


def _record_added(row: Deadline | Pitfall, by: Person | None) -> None:
    record("added", row, by=by, after={"kind": row.kind}, deal_id=row.deal_id)


def _short(piece: Evidence) -> str:
    """The words themselves as a title, shortened; in a deal's own rows customers' words stay."""
    said = " ".join(piece.words.split())
    return said if len(said) <= 160 else said[:159].rstrip() + "…"


_KINDS = {kind.value: kind for kind in Deadline.Kind}
