"""Requests and kinds of requests as pages show them: what policy asks for, and what is lacking."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from pacenotes.core.gate import short_of
from pacenotes.core.policy import RequestKind
from pacenotes.core.qualification import QUESTIONS, Light, Question
from pacenotes.rooms.deals.models import GateRequest
from pacenotes.rooms.deals.queries.house import policy

State = GateRequest.State


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind of request: the questions that policy asks for with their lights now, and the names
    of those that are lacking."""

    key: str
    name: str
    needs: tuple[tuple[Question, Light], ...]
    lacking: str


@dataclass(frozen=True, slots=True)
class Asked:
    """One of the five questions on a request's page: its light then and now, and whether policy
    asked for it."""

    question: Question
    then: Light
    now: Light
    is_asked_for: bool
    is_lacking: bool


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request, the name of its kind, and what was and is lacking, as names of questions."""

    request: GateRequest
    name: str
    lacked: str
    lacking: str
    lacked_when_taken: str
    is_late: bool

    @property
    def waits(self) -> bool:
        """Whether it still waits for the technical side."""
        return self.request.state == State.ASKED


def kind_rows(lights: Mapping[str, Light]) -> list[KindRow]:
    """Every kind of request that policy knows, by how the questions stand now."""
    return [_kind_row(kind, lights) for kind in policy().requests]


def request_row(request: GateRequest, lights: Mapping[str, Light], today: dt.date) -> RequestRow:
    """A request as it stands by these lights."""
    is_over = request.state not in (State.ASKED, State.TAKEN)
    return RequestRow(
        request,
        kind_name(request.kind),
        names_of(request.short_of),
        "" if is_over else names_of(request.still_short_of(lights)),
        names_of(request.taken_short_of or ()),
        not is_over and request.due is not None and request.due < today,
    )


def asked_rows(request: GateRequest, lights: Mapping[str, Light]) -> list[Asked]:
    """The five questions as they stood when it was asked, and as they stand now."""
    then, lacking = request.lights_then, request.still_short_of(lights)
    return [
        Asked(q, then[q.key], lights[q.key], q.key in request.needs, q.key in lacking)
        for q in QUESTIONS
    ]


def kind_name(key: str) -> str:
    """What a kind of request is called; its key where policy no longer knows it."""
    kind = policy().request(key)
    return _(kind.name) if kind else key


def names_of(keys: Iterable[str]) -> str:
    """Questions by name, in a row."""
    told = set(keys)
    return ", ".join(_(q.name) for q in QUESTIONS if q.key in told)


def _kind_row(kind: RequestKind, lights: Mapping[str, Light]) -> KindRow:
    needs = tuple((q, lights[q.key]) for q in QUESTIONS if q.key in kind.needs)
    return KindRow(kind.key, _(kind.name), needs, names_of(short_of(kind, lights)))
