from django.db import migrations

from pacenotes.rooms.history.migrations._search_entries import fill

WRITTEN = ("shows", "how", "differentiator", "if_short", "agenda")


def written(steps):
    in_order = sorted(steps, key=lambda step: (step.place, step.pk))
    return [text for step in in_order for name in WRITTEN if (text := getattr(step, name))]


def search_the_steps(apps, _schema_editor):
    empty(apps, None)
    demos = apps.get_model("demos", "Demo").objects.order_by("pk").prefetch_related("steps")
    fill(
        apps,
        "demo",
        (
            (d.pk, 0, d.deal_id, None, d.title, "\n".join(written(d.steps.all())), d.held_on)
            for d in demos.iterator(500)
        ),
    )
    playbooks = apps.get_model("demos", "Playbook").objects.order_by("pk")
    told = (
        (p, "\n".join(line for line in (p.about, *written(p.steps.all())) if line))
        for p in playbooks.prefetch_related("steps").iterator(500)
    )
    fill(apps, "playbook", ((p.pk, 0, None, None, p.name, body, None) for p, body in told))


def empty(apps, _schema_editor):
    kinds = ["demo", "playbook"]
    apps.get_model("history", "SearchEntry").objects.filter(kind__in=kinds).delete()


class Migration(migrations.Migration):
    dependencies = [
        ("demos", "0005_the_landscape"),
        ("history", "0003_search_entry"),
    ]

    operations = [migrations.RunPython(search_the_steps, migrations.RunPython.noop)]
