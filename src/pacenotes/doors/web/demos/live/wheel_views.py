"""The wheel's addresses: what is done about it is a noun each."""

from __future__ import annotations

from django.http import HttpRequest
from django.shortcuts import get_object_or_404

from pacenotes.doors.web.asked_by import asked_by
from pacenotes.doors.web.demos.live.posting import on_session
from pacenotes.doors.web.sent_numbers import number_in
from pacenotes.rooms.demos import actions
from pacenotes.rooms.demos.models import DemoSession, Handover
from pacenotes.rooms.people.models import Person


@on_session
def offers(request: HttpRequest, session: DemoSession) -> None:
    """Offer the wheel to a colleague on the team."""
    team = Person.objects.filter(memberships__deal=session.demo.deal_id)
    to = get_object_or_404(team, pk=number_in(request, "to"))
    actions.offer_wheel(session=session, to=to, by=asked_by(request))


@on_session
def asks(request: HttpRequest, session: DemoSession) -> None:
    """Ask for the wheel."""
    actions.ask_for_wheel(session=session, by=asked_by(request))


@on_session
def acceptances(request: HttpRequest, session: DemoSession) -> None:
    """Accept an offer, or hand over to who asked."""
    actions.accept_handover(handover=_handover(request, session), by=asked_by(request))


@on_session
def refusals(request: HttpRequest, session: DemoSession) -> None:
    """Decline an offer, or not hand over."""
    actions.decline_handover(handover=_handover(request, session), by=asked_by(request))


@on_session
def withdrawals(request: HttpRequest, session: DemoSession) -> None:
    """Take an offer or an asking back."""
    actions.withdraw_handover(handover=_handover(request, session), by=asked_by(request))


@on_session
def releases(request: HttpRequest, session: DemoSession) -> None:
    """Let go of the wheel."""
    actions.let_go(session=session, by=asked_by(request))


@on_session
def takings(request: HttpRequest, session: DemoSession) -> None:
    """Take a wheel that nobody has."""
    actions.take_wheel(session=session, by=asked_by(request))


@on_session
def beats(request: HttpRequest, session: DemoSession) -> None:
    """The driver's page is there."""
    actions.beat(session=session, by=asked_by(request))


def _handover(request: HttpRequest, session: DemoSession) -> Handover:
    rows = session.handovers.select_related("wanted_by")
    return get_object_or_404(rows, pk=number_in(request, "handover"))
