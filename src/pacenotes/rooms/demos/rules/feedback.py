"""Who may give a colleague feedback on a session, reword it, share it, and read it."""

from __future__ import annotations

from pacenotes.core.wording import N_, words
from pacenotes.rooms.demos.models import DemoSession, Feedback
from pacenotes.rooms.demos.rules.sessions import may_take_part
from pacenotes.rooms.people.models import Person
from pacenotes.rooms.people.rules import Forbidden

COLLEAGUES_ONLY = N_(
    "Feedback is given from colleague to colleague on the deal's team. Tell {name} in person."
)
GIVER_REWORDS = N_("Feedback is reworded by who gave it, {name}, until it is shared.")
RECEIVER_SHARES = N_("This feedback belongs to {name}, who alone shares it.")


def may_give_feedback(person: Person, session: DemoSession, to: Person) -> bool:
    """From one on the deal's team to another; never to oneself."""
    deal = session.demo.deal
    return person.pk != to.pk and may_take_part(person, deal) and may_take_part(to, deal)


def may_reword_feedback(person: Person, feedback: Feedback) -> bool:
    """Its giver, as long as its receiver hasn't shared it."""
    is_theirs = feedback.given_by_id == person.pk and not feedback.is_shared
    return is_theirs and may_take_part(person, feedback.session.demo.deal)


def may_share_feedback(person: Person, feedback: Feedback) -> bool:
    """Its receiver alone."""
    return person.is_active and feedback.given_to_id == person.pk


def check_may_give_feedback(person: Person, session: DemoSession, to: Person) -> None:
    """Forbidden unless both are on the deal's team, and two."""
    if not may_give_feedback(person, session, to):
        raise Forbidden(words(COLLEAGUES_ONLY, name=to.name))


def check_may_reword_feedback(person: Person, feedback: Feedback) -> None:
    """Forbidden, naming who gave it, unless this person may reword it."""
    if not may_reword_feedback(person, feedback):
        raise Forbidden(words(GIVER_REWORDS, name=feedback.given_by.name))


def check_may_share_feedback(person: Person, feedback: Feedback) -> None:
    """Forbidden, naming whose it is, unless it is this person's."""
    if not may_share_feedback(person, feedback):
        raise Forbidden(words(RECEIVER_SHARES, name=feedback.given_to.name))
