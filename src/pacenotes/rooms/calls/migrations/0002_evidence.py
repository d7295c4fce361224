import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("calls", "0001_initial"),
        ("deals", "0003_owners"),
    ]

    operations = [
        migrations.AddField(
            model_name="finding",
            name="evidence",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="finding",
                to="deals.evidence",
            ),
        ),
    ]
