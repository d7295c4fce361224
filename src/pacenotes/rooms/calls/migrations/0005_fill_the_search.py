from django.db import migrations

from pacenotes.rooms.history.migrations._search_entries import fill


def fill_the_search(apps, _schema_editor):
    calls = apps.get_model("calls", "Call").objects.order_by("pk")
    fill(
        apps,
        "call",
        ((c.pk, 0, c.deal_id, None, c.title, "", c.held_on) for c in calls.iterator()),
    )
    said = apps.get_model("calls", "Utterance").objects.order_by("call_id", "index")
    told = said.values_list("call_id", "index", "call__deal_id", "text", "call__held_on")
    fill(
        apps,
        "utterance",
        (
            (call, index, deal, None, "", text, day)
            for call, index, deal, text, day in told.iterator()
        ),
    )


def fill_in_evidence(apps, _schema_editor):
    rows = apps.get_model("deals", "Evidence").objects.order_by("pk")
    told = rows.values_list("pk", "deal_id", "speaker", "words", "said_on")
    fill(
        apps,
        "evidence",
        ((pk, 0, deal, None, who, words, day) for pk, deal, who, words, day in told.iterator()),
    )


def empty(apps, _schema_editor):
    kinds = ["call", "utterance", "evidence"]
    apps.get_model("history", "SearchEntry").objects.filter(kind__in=kinds).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0004_decisions_gone"),
        ("deals", "0006_fill_the_search"),
        ("history", "0003_search_entry"),
    ]

    operations = [
        migrations.RunPython(fill_the_search, empty),
        migrations.RunPython(fill_in_evidence, migrations.RunPython.noop),
    ]
