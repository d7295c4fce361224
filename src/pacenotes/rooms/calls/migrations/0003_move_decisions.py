"""What was proposed and decided moves from findings to the deal's evidence."""

import datetime as dt

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from pacenotes.core.policy import default_policy
from pacenotes.core.qualification import QUESTIONS, Decision, Light, part_of
from pacenotes.core.standing import Cited, question_standing


def make_evidence(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Finding = apps.get_model("calls", "Finding")
    Evidence = apps.get_model("deals", "Evidence")
    rows = Finding.objects.exclude(decision="").select_related("call", "speaker")
    for row in rows.order_by("pk").iterator(500):
        speaks_to = part_of(row.signal, row.kind)
        if speaks_to is None:
            continue
        question, part = speaks_to
        speaker = row.speaker
        kept, _ = Evidence.objects.get_or_create(
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
                "meaning": row.detail,
                "why": row.why,
                "decision": row.decision,
                "decided_by_id": row.decided_by_id,
                "decided_at": row.decided_at,
            },
        )
        if not Finding.objects.filter(evidence=kept).exists():
            row.evidence = kept
            row.save(update_fields=["evidence"])


def keep_standings(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Evidence = apps.get_model("deals", "Evidence")
    Standing = apps.get_model("deals", "Standing")
    today = dt.date.today()
    pieces: dict[tuple[int, str], list[Cited]] = {}
    rows = Evidence.objects.exclude(decision="rejected").order_by("pk")
    for row in rows.iterator(500):
        cited = Cited(row.pk, row.part, Decision(row.decision), row.said_on, row.meaning)
        pieces.setdefault((row.deal_id, row.question), []).append(cited)
    policies = default_policy()
    for question in QUESTIONS:
        for (deal_id, key), cited in pieces.items():
            if key != question.key:
                continue
            whole = question_standing(question, cited, policies.of(key), today)
            light = whole.whole.light
            if light is not Light.UNKNOWN:
                Standing.objects.create(
                    deal_id=deal_id,
                    question=key,
                    light=Light.ANSWERED.value if light is Light.STALE else light.value,
                    stale_from=whole.whole.stale_from,
                    answered=whole.answered,
                    asked=whole.asked,
                )


def put_into_timelines(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    Call = apps.get_model("calls", "Call")
    Event = apps.get_model("history", "Event")
    of_call = Call.objects.filter(pk=OuterRef("about_id")).values("deal_id")[:1]
    Event.objects.filter(about_type="call").update(deal_id=Subquery(of_call))


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0002_evidence"),
        ("history", "0002_event_of_a_deal"),
    ]

    operations = [
        migrations.RunPython(make_evidence, migrations.RunPython.noop),
        migrations.RunPython(keep_standings, migrations.RunPython.noop),
        migrations.RunPython(put_into_timelines, migrations.RunPython.noop),
    ]
