"""What accepted words amount to, written down where the owner has written nothing yet."""

from __future__ import annotations

from decimal import Decimal

from pacenotes.core.telling.meaning import measure
from pacenotes.core.telling.voice import PlainVoice
from pacenotes.core.wording import N_
from pacenotes.rooms.deals.models import BusinessCase, Deadline, Evidence, Pitfall
from pacenotes.rooms.history.actions import record
from pacenotes.rooms.people.models import Person

_VOICE = PlainVoice(N_)
_MOST = Decimal(10) ** 13


def write_down(piece: Evidence, by: Person) -> None:
    """A deadline, a pitfall or a figure from accepted words; the owner edits it from there."""
    if piece.question == "deadlines":
        _deadline(piece, by)
    elif piece.question == "pitfalls":
        _pitfall(piece, by)
    elif piece.question == "business-case":
        _figure(piece, by)


def _deadline(piece: Evidence, by: Person) -> None:
    window = piece.meaning.window
    if piece.deadline_id is not None or window is None:
        return
    same = Deadline.objects.filter(deal=piece.deal, first=window.first, last=window.last).first()
    deadline = same or Deadline(
        deal=piece.deal,
        what=_short(piece),
        kind=_KINDS.get(piece.meaning.what or "", Deadline.Kind.OTHER),
        first=window.first,
        last=window.last,
        contact=piece.contact,
        set_by="" if piece.contact else piece.speaker[:160],
    )
    if same is None:
        deadline.save()
        record("added", deadline, by=by, after={"what": deadline.what}, deal_id=piece.deal_id)
    piece.deadline = deadline
    piece.save(update_fields=["deadline"])


def _pitfall(piece: Evidence, by: Person) -> None:
    if piece.pitfall_id is not None:
        return
    pitfall = Pitfall(deal=piece.deal, kind=piece.part, what=piece.meaning.what or _short(piece))
    pitfall.save()
    record("added", pitfall, by=by, after={"what": pitfall.what}, deal_id=piece.deal_id)
    piece.pitfall = pitfall
    piece.save(update_fields=["pitfall"])


def _figure(piece: Evidence, by: Person) -> None:
    """Put the words' figure into the business case, where that field is still empty."""
    case, _ = BusinessCase.objects.get_or_create(deal=piece.deal)
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


def _short(piece: Evidence) -> str:
    """The words themselves as a title, shortened; in a deal's own rows customers' words stay."""
    return piece.words if len(piece.words) <= 160 else piece.words[:159].rstrip() + "…"


_KINDS = {kind.value: kind for kind in Deadline.Kind}
