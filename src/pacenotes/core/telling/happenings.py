"""What happened on a deal, told as a sentence: by what was done, and to what."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from pacenotes.core.telling.voice import Say
from pacenotes.core.wording import N_

SENTENCES: dict[tuple[str, str], str] = {
    ("opened", "deal"): N_("{who} opened the deal"),
    ("edited", "deal"): N_("{who} changed the deal"),
    ("moved", "deal"): N_("{who} moved the deal"),
    ("reassigned", "deal"): N_("{who} handed the deal over"),
    ("gave_role", "deal"): N_("{who} gave {contact} the role “{role}”"),
    ("took_role", "deal"): N_("{who} took the role “{role}” from {contact}"),
    ("named_competitor", "deal"): N_("{who} named {name} as a competitor"),
    ("dropped_competitor", "deal"): N_("{who} took {name} off the competitors"),
    ("required", "deal"): N_("{who} wrote down what is required: {name}"),
    ("required_no_more", "deal"): N_("{who} took off what was required: {name}"),
    ("linked_competitor", "deal"): N_("{who} said which product the competitor {name} is"),
    ("linked_required", "deal"): N_("{who} said which capability is required by “{name}”"),
    ("landscape_changed", "deal"): N_(
        "{who} saw the landscape change: {capability} in {product} went from {was_support} to "
        "{support} ({change})"
    ),
    ("level_changed", "deal"): N_(
        "{who} saw the landscape change: how {product} measures at {capability} ({change})"
    ),
    ("joined_team", "deal"): N_("{who} put {person} on the team as {position}"),
    ("left_team", "deal"): N_("{who} took {person} off the team"),
    ("light_changed", "deal"): N_("{question} turned from {was_light} to {light}"),
    ("cited", "evidence"): N_("{who} cited words on {thing}"),
    ("decided", "evidence"): N_("{who} decided on words on {thing}: {decision}"),
    ("linked_evidence", "contact"): N_("{who} made earlier words {thing}'s"),
    ("answered", "answer"): N_("{who} answered {thing}"),
    ("answered", "businesscase"): N_("{who} wrote down the {thing}"),
    ("added", "deadline"): N_("{who} wrote down a deadline: {thing}"),
    ("edited", "deadline"): N_("{who} changed the deadline {thing}"),
    ("added", "pitfall"): N_("{who} wrote down a pitfall: {thing}"),
    ("edited", "pitfall"): N_("{who} changed the pitfall {thing}"),
    ("asked", "gaterequest"): N_("{who} asked for a technical colleague's time: {thing}"),
    ("took_on", "gaterequest"): N_("{who} took on a request: {thing}"),
    ("gave_to", "gaterequest"): N_("{who} gave a request to {meant_for}: {thing}"),
    ("released", "gaterequest"): N_(
        "{who} released a request that was meant for {was_meant_for}: {thing}"
    ),
    ("handed", "gaterequest"): N_("{who} handed a request to {taken_by}: {thing}"),
    ("declined", "gaterequest"): N_("{who} declined a request: {thing}"),
    ("finished", "gaterequest"): N_("{who} finished a request: {thing}"),
    ("withdrew", "gaterequest"): N_("{who} withdrew a request: {thing}"),
    ("passed_on", "technicalquestion"): N_("{who} passed on a technical question: {thing}"),
    ("edited", "technicalquestion"): N_("{who} worded or dated a technical question anew: {thing}"),
    ("withdrew", "technicalquestion"): N_("{who} withdrew a technical question: {thing}"),
    ("handed", "technicalquestion"): N_("{who} said who answers a technical question: {thing}"),
    ("answered", "technicalquestion"): N_("{who} answered a technical question: {thing}"),
    ("corrected", "technicalquestion"): N_("{who} put a technical answer right: {thing}"),
    ("gave_input", "input"): N_("{who} gave an input on {thing}"),
    ("decided", "input"): N_("{who} decided on an input on {thing}: {state}"),
    ("moved", "input"): N_("{who} took a step out, and an input on it went to {thing}"),
    ("planned", "meeting"): N_("{who} planned a meeting: {thing}"),
    ("changed", "meeting"): N_("{who} changed a meeting: {thing}"),
    ("called_off", "meeting"): N_("{who} called off a meeting: {thing}"),
    ("joined", "demosession"): N_("{who} joined a demo and its call"),
    ("parted", "demosession"): N_("{who} parted a demo and a call"),
    ("planned", "demo"): N_("{who} began to plan a demo: {thing}"),
    ("changed", "demo"): N_("{who} changed a demo: {thing}"),
    ("handed", "demo"): N_("{who} handed a demo to {demoer}: {thing}"),
    ("added_step", "demo"): N_("{who} added a step to the plan of a demo: {thing}"),
    ("changed_step", "demo"): N_("{who} changed a step in the plan of a demo: {thing}"),
    ("moved_step", "demo"): N_("{who} moved a step in the plan of a demo: {thing}"),
    ("linked_step", "planstep"): N_("{who} saw the landscape learn of what a demo's step proves"),
    ("removed_step", "demo"): N_("{who} took a step out of the plan of a demo: {thing}"),
    ("started", "demosession"): N_("{who} started a demo: {thing}"),
    ("ended", "demosession"): N_("{who} ended a demo: {thing}"),
    ("wrote", "note"): N_("{who} wrote a note: {thing}"),
    ("edited", "note"): N_("{who} wrote a note anew: {thing}"),
    ("added", "mail"): N_("{who} added a mail: {thing}"),
    ("added", "call"): N_("{who} added a call: {thing}"),
    ("replaced_file", "call"): N_("{who} put another file in place of a call's: {thing}"),
    ("removed", "call"): N_("{who} removed a call: {thing}"),
    ("set_day", "call"): N_("{who} said on which day a call was held: {thing}"),
    ("seated", "call"): N_("{who} said who is who on a call: {thing}"),
    ("could_not_read", "call"): N_("{who} couldn't read a call's file: {thing}"),
    ("listened", "call"): N_("{who} listened to a call: {thing}"),
    ("asked_larger_ear", "call"): N_("{who} asked {model} at {host} to listen to a call: {thing}"),
    ("called_off_larger_ear", "call"): N_("{who} went on without the larger ear: {thing}"),
}
"""A sentence for each thing done, by its verb and what it was done to. `{who}` did it, `{thing}` is
what it was done to by its name; other fields are what the event holds, `{was_…}` what it held
before."""

GENERIC = N_("{who} did something that has no words yet ({verb}): {thing}")
"""The sentence for what is done in a way that nobody wrote words for: nothing is left out."""

_FIELD = re.compile(r"\{(\w+)\}")


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of a sentence: plain text where `field` is empty, else what that field holds."""

    text: str
    field: str = ""


def sentence(verb: str, about: str, say: Say) -> str:
    """The sentence for what was done, in the reader's language, with its fields still in it."""
    return say(SENTENCES.get((verb, about), GENERIC))


def fields_in(told: str) -> set[str]:
    """The fields that a sentence has."""
    return set(_FIELD.findall(told))


def pieces(told: str, values: Mapping[str, str]) -> tuple[Piece, ...]:
    """A sentence in pieces, each field filled in; one that isn't known is a dash."""
    return tuple(_filled(told, values))


def _filled(told: str, values: Mapping[str, str]) -> Iterable[Piece]:
    for at, run in enumerate(_FIELD.split(told)):
        if at % 2:
            yield Piece(values.get(run) or "–", run)
        elif run:
            yield Piece(run)
