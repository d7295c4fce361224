"""A deal feels a measured level, too, which leaves the support as it was."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("deals", "0012_name_who_was_met")]

    operations = [
        migrations.RemoveConstraint(model_name="feltchange", name="felt_change_changes"),
    ]
