"""All migrations before the first release in one, which makes a new database alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pacenotes.rooms.history.models.stored_value
from pacenotes.rooms.history.migrations._full_text import (
    add_full_text,
    drop_full_text,
    help_planner,
    leave_planner,
)


class Migration(migrations.Migration):
    replaces = [
        ("history", "0001_initial"),
        ("history", "0002_event_of_a_deal"),
        ("history", "0003_search_entry"),
        ("history", "0004_search_plans"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_squashed_0003_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=20)),
                ("about_id", models.BigIntegerField()),
                ("place", models.PositiveIntegerField(default=0)),
                ("deal_id", models.BigIntegerField(null=True)),
                ("account_id", models.BigIntegerField(null=True)),
                ("title", models.CharField(blank=True, max_length=300)),
                ("body", models.TextField(blank=True)),
                ("name_words", models.CharField(max_length=200, null=True)),
                ("words", models.TextField(blank=True)),
                ("scope", models.CharField(max_length=60)),
                ("day", models.DateField(null=True)),
            ],
            options={
                "verbose_name_plural": "search entries",
                "indexes": [
                    models.Index(
                        condition=models.Q(("name_words__isnull", False)),
                        fields=["name_words"],
                        name="search_entry_called",
                        opclasses=["text_pattern_ops"],
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("kind", "about_id", "place"), name="one_search_entry_a_place"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("verb", models.CharField(max_length=40)),
                ("about_type", models.CharField(max_length=40)),
                ("about_id", models.BigIntegerField()),
                ("deal_id", models.BigIntegerField(null=True)),
                ("at", models.DateTimeField(auto_now_add=True)),
                ("before", models.JSONField(default=dict)),
                ("after", models.JSONField(default=dict)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-at", "-pk"],
                "indexes": [
                    models.Index(fields=["about_type", "about_id", "-at"], name="event_about"),
                    models.Index(fields=["deal_id", "-id"], name="event_of_a_deal"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Job",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40)),
                ("subject_id", models.BigIntegerField()),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("queued", "waiting"),
                            ("running", "running"),
                            ("done", "done"),
                            ("failed", "failed"),
                        ],
                        default="queued",
                        max_length=10,
                    ),
                ),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("progress", models.PositiveSmallIntegerField(default=0)),
                ("step", models.CharField(blank=True, max_length=120)),
                ("claim", models.UUIDField(null=True)),
                ("heartbeat", models.DateTimeField(null=True)),
                ("error", pacenotes.rooms.history.models.stored_value.ValueField(null=True)),
                ("queued_at", models.DateTimeField(auto_now_add=True)),
                ("ended_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["state", "id"], name="job_queue"),
                    models.Index(fields=["kind", "subject_id", "-id"], name="job_subject"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("state", "queued")),
                        fields=("kind", "subject_id"),
                        name="one_waiting_job_a_subject",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["queued", "running", "done", "failed"])),
                        name="job_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("progress__lte", 100)),
                        name="job_progress_is_a_percentage",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("claim__isnull", False), ("heartbeat__isnull", False)),
                            _connector="OR",
                        ),
                        name="running_job_is_claimed",
                    ),
                ],
            },
        ),
        migrations.RunPython(add_full_text, drop_full_text),
        migrations.RunPython(help_planner, leave_planner),
    ]
