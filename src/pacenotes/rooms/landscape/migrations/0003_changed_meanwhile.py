"""Versions of what two people may change at once."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("landscape", "0002_no_overlap")]

    operations = [
        migrations.AddField(
            model_name=name, name="version", field=models.PositiveIntegerField(default=1)
        )
        for name in ("vendor", "product", "capability", "release")
    ]
