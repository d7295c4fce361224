from django.db import migrations

from pacenotes.rooms.history.migrations._search_entries import fill


def fill_the_search(apps, _schema_editor):
    demos = apps.get_model("demos", "Demo").objects.order_by("pk")
    fill(
        apps,
        "demo",
        ((d.pk, 0, d.deal_id, None, d.title, "", d.held_on) for d in demos.iterator()),
    )
    playbooks = apps.get_model("demos", "Playbook").objects.order_by("pk")
    fill(
        apps,
        "playbook",
        ((p.pk, 0, None, None, p.name, p.about, None) for p in playbooks.iterator()),
    )


def empty(apps, _schema_editor):
    kinds = ["demo", "playbook"]
    apps.get_model("history", "SearchEntry").objects.filter(kind__in=kinds).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("demos", "0003_feedback_version"),
        ("history", "0003_search_entry"),
    ]

    operations = [migrations.RunPython(fill_the_search, empty)]
