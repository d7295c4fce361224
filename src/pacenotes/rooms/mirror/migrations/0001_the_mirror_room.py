import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("calls", "0006_driven_span"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="MirrorKey",
            fields=[
                (
                    "person",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="+",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("cost", models.PositiveIntegerField()),
                ("password_salt", models.BinaryField()),
                ("by_password", models.BinaryField()),
                ("code_salt", models.BinaryField()),
                ("by_code", models.BinaryField()),
                ("proof", models.BinaryField()),
                ("public_key", models.BinaryField()),
                ("private_key", models.BinaryField()),
            ],
            options={"ordering": ["pk"]},
        ),
        migrations.CreateModel(
            name="MirrorPage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("sealed", models.BinaryField()),
                (
                    "call",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="calls.call",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "call"), name="one_page_a_person_and_call"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("call__isnull", True)),
                        fields=("person",),
                        name="one_own_book_a_person",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="MirrorShare",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("until", models.DateTimeField()),
                ("for_giver", models.BinaryField()),
                ("for_receiver", models.BinaryField()),
                (
                    "giver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "receiver",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("giver", models.F("receiver")), _negated=True),
                        name="mirror_shared_with_another",
                    ),
                ],
            },
        ),
    ]
