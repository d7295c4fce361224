"""Which deals are asked for: a filter read from a page's query string, and written as one."""

from __future__ import annotations

import datetime as dt
import enum
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from pacenotes.core.pipelines import Outcome
from pacenotes.core.qualification import QUESTIONS, Light
from pacenotes.core.wording import N_, Words, words

ANY = "any"
ME = "me"
NOBODY = "nobody"
NOT_ANSWERED = "not-answered"
"""A question is asked for by one of its lights, or by its not being answered as of today."""

LONGEST_VALUE = 200
MOST_CONDITIONS = 60
LEFT_OUT = N_("“{name}={value}” can't be read here and was left out.")
TOO_MANY = N_("These are more conditions than anybody reads; the last ones were left out.")

Pair = tuple[str, str]


class Closing(enum.StrEnum):
    """A stretch of time that moves with the calendar, so that a saved filter stays true."""

    OVERDUE = "overdue"
    THIS_MONTH = "this-month"
    THIS_QUARTER = "this-quarter"
    NEXT_QUARTER = "next-quarter"
    UNKNOWN = "unknown"


class Bound(enum.StrEnum):
    """How a custom field's value is compared."""

    IS = "is"
    FROM = "from"
    TO = "to"


@dataclass(frozen=True, slots=True)
class CustomCondition:
    """A condition on a custom field, as it was written: what it means depends on its kind."""

    key: str
    bound: Bound
    value: str

    @property
    def name(self) -> str:
        """What it is called in a query string."""
        return f"custom.{self.key}" + ("" if self.bound is Bound.IS else f".{self.bound}")


@dataclass(frozen=True, slots=True)
class DealFilter:
    """Which deals are asked for; what is empty isn't asked.

    `owner` is ME, NOBODY or a person's id as text, `vacant` a position's key or ANY. `lights` are
    pairs of a question's key and a light or NOT_ANSWERED; several of one question are an "or".
    """

    text: str = ""
    pipeline: str = ""
    stages: tuple[str, ...] = ()
    outcome: str = Outcome.OPEN.value
    owner: str = ""
    unit: int | None = None
    lights: tuple[Pair, ...] = ()
    closes: Closing | None = None
    closes_from: dt.date | None = None
    closes_to: dt.date | None = None
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    currency: str = ""
    competitor: str = ""
    vacant: str = ""
    custom: tuple[CustomCondition, ...] = ()

    def pairs(self) -> tuple[Pair, ...]:
        """The filter as a query string's pairs, always in one order; open deals go without."""
        single = ((name, getattr(self, field)) for name, (field, _) in _SINGLE.items())
        return (
            *((name, str(v)) for name, v in single if v not in ("", None, Outcome.OPEN)),
            *(("stage", stage) for stage in self.stages),
            *((f"light.{question}", light) for question, light in self.lights),
            *((condition.name, condition.value) for condition in self.custom),
        )

    def conditions(self) -> tuple[Pair, ...]:
        """Every condition that can be taken away, that only open deals are asked for among them."""
        usual = (("outcome", Outcome.OPEN.value),) if self.outcome == Outcome.OPEN else ()
        return (*usual, *self.pairs())

    def without(self, condition: Pair) -> DealFilter:
        """The filter with one of its conditions taken away."""
        if condition[0] == "outcome":
            return replace(self, outcome=ANY)
        return read_filter(pair for pair in self.pairs() if pair != condition)[0]


def read_filter(pairs: Iterable[Pair]) -> tuple[DealFilter, tuple[Words, ...]]:
    """A filter from a query string's pairs, and what of them can't be read.

    Names that aren't a filter's are none of its business; empty values ask for nothing.
    """
    told: dict[str, object] = {}
    several: dict[str, list[object]] = {"stages": [], "lights": [], "custom": []}
    faults: list[Words] = []
    asked = [(name, plain(value)) for name, value in pairs if _is_ours(name)]
    asked = [(name, value) for name, value in dict.fromkeys(asked) if value]
    for name, value in asked[:MOST_CONDITIONS]:
        try:
            field, read = _read(name, value)
        except (ValueError, InvalidOperation):
            faults.append(words(LEFT_OUT, name=name[:60], value=value[:60]))
            continue
        if field in several:
            several[field].append(read)
        else:
            told.setdefault(field, read)
    if len(asked) > MOST_CONDITIONS:
        faults.append(words(TOO_MANY))
    told |= {field: tuple(values) for field, values in several.items()}
    return DealFilter(**told), tuple(faults)  # type: ignore[arg-type]  # each read by its field


def read_own(pairs: Iterable[Pair]) -> tuple[CustomCondition, ...]:
    """What a query string asks of the team's own fields alone; what can't be read isn't asked."""
    return read_filter(pair for pair in pairs if pair[0].startswith("custom."))[0].custom


def closing_days(closing: Closing, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and last day of a stretch, None where it is open."""
    quarter = today.replace(month=(today.month - 1) // 3 * 3 + 1, day=1)
    match closing:
        case Closing.OVERDUE:
            return None, today - dt.timedelta(days=1)
        case Closing.THIS_MONTH:
            return today.replace(day=1), _months_on(today.replace(day=1), 1)
        case Closing.THIS_QUARTER:
            return quarter, _months_on(quarter, 3)
        case Closing.NEXT_QUARTER:
            first = _months_on(quarter, 3) + dt.timedelta(days=1)
            return first, _months_on(first, 3)
        case _:
            return None, None


def plain(value: str) -> str:
    """A value without what can't be seen, and without space around it."""
    return "".join(c for c in value if c.isprintable()).strip()


def day(text: str) -> dt.date:
    """A day as query strings and forms write it, YYYY-MM-DD; ValueError for anything else."""
    if len(text) != 10 or not text.replace("-", "").isdecimal():
        raise ValueError(text)
    return dt.date.fromisoformat(text)


def number(text: str) -> Decimal:
    """A plain number with up to 14 digits before the point; ValueError for anything else."""
    sign, digits = (text[:1], text[1:]) if text[:1] == "-" else ("", text)
    whole, _, part = digits.partition(".")
    if not (whole + part).isdecimal() or not (whole + part).isascii():
        raise ValueError(text)
    if len(whole) > 14 or len(part) > 6:
        raise ValueError(text)
    return Decimal(sign + digits)


def _months_on(first: dt.date, months: int) -> dt.date:
    """The last day of the stretch of so many months that begins on a month's first day."""
    at = first.year * 12 + first.month - 1 + months
    if at // 12 > dt.MAXYEAR:
        return dt.date.max
    return dt.date(at // 12, at % 12 + 1, 1) - dt.timedelta(days=1)


def _text(value: str) -> str:
    if len(value) > LONGEST_VALUE:
        raise ValueError(value)
    return value


def _key(value: str) -> str:
    if len(value) > 40 or not value.replace("-", "").replace("_", "").isalnum():
        raise ValueError(value)
    return value


def _one_of(known: Iterable[str]) -> Callable[[str], str]:
    keys = frozenset(known)

    def read(value: str) -> str:
        if value not in keys:
            raise ValueError(value)
        return value

    return read


def _id(value: str) -> int:
    if not (value.isascii() and value.isdecimal()) or len(value) > 15:
        raise ValueError(value)
    return int(value)


def _owner(value: str) -> str:
    return value if value in (ME, NOBODY) else str(_id(value))


def _money(value: str) -> Decimal:
    amount = number(value.replace(",", "").replace(" ", ""))
    if amount < 0:
        raise ValueError(value)
    return amount


def _currency(value: str) -> str:
    code = value.upper()
    if len(code) != 3 or not (code.isascii() and code.isalpha()):
        raise ValueError(value)
    return code


# fmt: off
_SINGLE: dict[str, tuple[str, Callable[[str], object]]] = {
    "q": ("text", _text),
    "pipeline": ("pipeline", _key),
    "outcome": ("outcome", _one_of([*Outcome, ANY])),
    "owner": ("owner", _owner),
    "unit": ("unit", _id),
    "closes": ("closes", Closing),
    "closes_from": ("closes_from", day),
    "closes_to": ("closes_to", day),
    "amount_from": ("amount_from", _money),
    "amount_to": ("amount_to", _money),
    "currency": ("currency", _currency),
    "competitor": ("competitor", _text),
    "vacant": ("vacant", _key),
}
"""What a query string can ask for once, by name: the field it fills and how it is read."""
# fmt: on

_LIGHTS = frozenset([*Light, NOT_ANSWERED])
_QUESTIONS = frozenset(question.key for question in QUESTIONS)


def _is_ours(name: str) -> bool:
    return name in _SINGLE or name == "stage" or name.startswith(("light.", "custom."))


def _read(name: str, value: str) -> tuple[str, object]:
    """The field and what is put into it; ValueError where it can't be read."""
    if name in _SINGLE:
        field, read = _SINGLE[name]
        return field, read(value)
    if name == "stage":
        return "stages", _key(value)
    kind, _, key = name.partition(".")
    if kind == "light":
        if key not in _QUESTIONS or value not in _LIGHTS:
            raise ValueError(value)
        return "lights", (key, value)
    key, _, bound = key.partition(".")
    return "custom", CustomCondition(_key(key), Bound(bound or Bound.IS), _text(value))
