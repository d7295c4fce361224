from django.db import migrations


def name(apps, _editor):
    """Who answers and citations say was met; what names nobody counts as heard until it is said."""
    Evidence = apps.get_model("deals", "Evidence")
    accepted = Evidence.objects.filter(part="present", decision="accepted").exclude(source="mail")
    for piece in accepted.prefetch_related("answers").iterator(500):
        answered = next((a.contact_id for a in piece.answers.all() if a.contact_id), None)
        cited = piece.contact_id if piece.cited_by_id else None
        if answered or cited:
            Evidence.objects.filter(pk=piece.pk).update(met=answered or cited)


class Migration(migrations.Migration):
    dependencies = [
        ("deals", "0011_who_was_met"),
    ]

    operations = [
        migrations.RunPython(name, migrations.RunPython.noop),
    ]
