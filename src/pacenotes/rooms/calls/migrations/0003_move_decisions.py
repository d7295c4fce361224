"""What was proposed and decided moves from findings to the deal's evidence."""

import datetime as dt
from typing import Any

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from pacenotes.core.listening.finding import Detail
from pacenotes.core.policy import default_policy
from pacenotes.core.qualification import QUESTIONS, Decision, Light, Question, SubQuestion, part_of
from pacenotes.core.standing import Cited, question_standing
from pacenotes.rooms.history.models.stored_value import from_json


def make_evidence(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Finding = apps.get_model("calls", "Finding")
    Evidence = apps.get_model("deals", "Evidence")
    linked: set[int] = set()
    # What was decided comes first: of two findings in one place on one part one is kept.
    for decision in ("accepted", "rejected", "proposed"):
        rows = Finding.objects.filter(decision=decision).select_related("call", "speaker")
        for row in rows.order_by("pk").iterator(500):
            speaks_to = part_of(row.signal, row.kind)
            if speaks_to is None:
                continue
            kept = _kept(Evidence, row, *speaks_to)
            if kept.pk not in linked:
                linked.add(kept.pk)
                row.evidence = kept
                row.save(update_fields=["evidence"])
    added = apps.get_model("calls", "Call").objects.filter(pk=OuterRef("source_id"))
    Evidence.objects.filter(source="call").update(added_at=Subquery(added.values("added_at")[:1]))


def _kept(Evidence: Any, row: Any, question: Question, part: SubQuestion) -> Any:
    speaker = row.speaker
    meaning = dict(row.detail)
    if row.signal == "deadlines" and row.kind != "date":
        meaning["what"] = row.kind.replace("_", " ")
    return Evidence.objects.get_or_create(
        deal_id=row.call.deal_id,
        source="call",
        source_id=row.call_id,
        part=part.key,
        place=row.utterance,
        start=row.start,
        defaults={
            "question": question.key,
            "words": row.words,
            "speaker": (speaker.name or speaker.label) if speaker else "",
            "party": speaker.party if speaker else "unknown",
            "said_on": row.call.held_on,
            "at": row.at,
            "source_title": row.call.title,
            "end": row.end,
            "meaning": meaning,
            "why": row.why,
            "decision": row.decision,
            "decided_by_id": row.decided_by_id,
            "decided_at": row.decided_at,
        },
    )[0]


def write_down(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """The deadlines and pitfalls that accepted words amount to, as accepting writes them now."""
    Evidence = apps.get_model("deals", "Evidence")
    Deadline = apps.get_model("deals", "Deadline")
    Pitfall = apps.get_model("deals", "Pitfall")
    accepted = Evidence.objects.filter(decision="accepted").order_by("pk")
    for piece in accepted.filter(question="deadlines"):
        window = piece.meaning.get("window")
        if window:
            told = {"what": piece.words[:160], "set_by": piece.speaker[:160]}
            piece.deadline, _ = Deadline.objects.get_or_create(
                deal_id=piece.deal_id,
                first=dt.date.fromisoformat(window["first"]),
                last=dt.date.fromisoformat(window["last"]),
                kind=_KINDS.get(piece.meaning.get("what", ""), "other"),
                defaults=told,
            )
            piece.save(update_fields=["deadline"])
    for piece in accepted.filter(question="pitfalls"):
        piece.pitfall, _ = Pitfall.objects.get_or_create(
            deal_id=piece.deal_id,
            kind=piece.part,
            what=(piece.meaning.get("what") or piece.words)[:160],
        )
        piece.save(update_fields=["pitfall"])


_KINDS = {
    "compelling event": "compelling-event",
    "contract end": "contract-end",
    "budget cycle": "budget-cycle",
    "paper process": "paper-process",
    "decision": "decision",
    "go live": "go-live",
}


def keep_standings(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Evidence = apps.get_model("deals", "Evidence")
    Standing = apps.get_model("deals", "Standing")
    pieces: dict[tuple[int, str], list[Cited]] = {}
    rows = Evidence.objects.exclude(decision="rejected").order_by("pk")
    for row in rows.iterator(500):
        pieces.setdefault((row.deal_id, row.question), []).append(
            Cited(
                row.pk,
                row.part,
                Decision(row.decision),
                row.said_on,
                from_json(Detail, row.meaning),
                added_on=row.added_at.date(),
                is_ours=row.party == "ours",
            )
        )
    policies = default_policy()
    questions = {question.key: question for question in QUESTIONS}
    for (deal_id, key), cited in pieces.items():
        told = question_standing(questions[key], cited, policies.of(key), dt.date.today())
        light = told.whole.light
        if light is not Light.UNKNOWN:
            Standing.objects.create(
                deal_id=deal_id,
                question=key,
                light=Light.ANSWERED.value if light is Light.STALE else light.value,
                stale_from=told.whole.stale_from,
                answered=told.answered,
                asked=told.asked,
            )


def put_into_timelines(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Call = apps.get_model("calls", "Call")
    Event = apps.get_model("history", "Event")
    of_call = Call.objects.filter(pk=OuterRef("about_id")).values("deal_id")[:1]
    Event.objects.filter(about_type="call").update(deal_id=Subquery(of_call))
    # Decisions were events about findings.
    Finding = apps.get_model("calls", "Finding")
    of_finding = Finding.objects.filter(pk=OuterRef("about_id")).values("call__deal_id")[:1]
    Event.objects.filter(about_type="finding").update(deal_id=Subquery(of_finding))


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0002_evidence"),
        ("history", "0002_event_of_a_deal"),
    ]

    operations = [
        migrations.RunPython(make_evidence, migrations.RunPython.noop),
        migrations.RunPython(write_down, migrations.RunPython.noop),
        migrations.RunPython(keep_standings, migrations.RunPython.noop),
        migrations.RunPython(put_into_timelines, migrations.RunPython.noop),
    ]
