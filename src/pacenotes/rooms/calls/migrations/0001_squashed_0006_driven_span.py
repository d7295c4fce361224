"""All migrations before the first release in one, which makes a new database alone."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import pacenotes.rooms.history.models.stored_value


class Migration(migrations.Migration):
    replaces = [
        ("calls", "0001_initial"),
        ("calls", "0002_evidence"),
        ("calls", "0003_move_decisions"),
        ("calls", "0004_decisions_gone"),
        ("calls", "0005_fill_the_search"),
        ("calls", "0006_driven_span"),
    ]

    initial = True

    dependencies = [
        ("deals", "0001_squashed_0013_levels_are_felt"),
        ("people", "0001_squashed_0003_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Call",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("held_on", models.DateField(blank=True, null=True, verbose_name="held on")),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("format", models.CharField(blank=True, max_length=40)),
                (
                    "participants",
                    pacenotes.rooms.history.models.stored_value.ValueField(default=tuple),
                ),
                ("problems", pacenotes.rooms.history.models.stored_value.ValueField(default=tuple)),
                ("unreadable", pacenotes.rooms.history.models.stored_value.ValueField(null=True)),
                ("figures", pacenotes.rooms.history.models.stored_value.ValueField(null=True)),
                (
                    "abstentions",
                    pacenotes.rooms.history.models.stored_value.ValueField(default=tuple),
                ),
                ("listened_at", models.DateTimeField(null=True)),
                ("listener_version", models.PositiveIntegerField(null=True)),
                (
                    "added_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="calls",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "sha256"), name="one_call_a_file_and_deal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("listened_at__isnull", True), ("listener_version__isnull", True)
                            ),
                            models.Q(
                                ("listened_at__isnull", False), ("listener_version__isnull", False)
                            ),
                            _connector="OR",
                        ),
                        name="listened_call_says_by_which_version",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Original",
            fields=[
                (
                    "call",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="original",
                        serialize=False,
                        to="calls.call",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("size", models.PositiveIntegerField()),
                ("data", models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name="DrivenSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("start", models.FloatField()),
                ("end", models.FloatField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="driven",
                        to="calls.call",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["start"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))), name="driven_span_lasts"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Speaker",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("label", models.CharField(blank=True, max_length=400)),
                ("rank", models.PositiveIntegerField()),
                ("seat", models.PositiveIntegerField(null=True)),
                ("party", models.CharField(default="unknown", max_length=10)),
                ("name", models.CharField(blank=True, max_length=400)),
                ("position_key", models.CharField(blank=True, max_length=40)),
                ("title", models.CharField(blank=True, max_length=400)),
                ("company", models.CharField(blank=True, max_length=400)),
                ("email", models.CharField(blank=True, max_length=400)),
                ("also", pacenotes.rooms.history.models.stored_value.ValueField(default=tuple)),
                ("why", pacenotes.rooms.history.models.stored_value.ValueField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="speakers",
                        to="calls.call",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["rank"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "rank"), name="speakers_stand_in_order"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("label", ""), _negated=True),
                        fields=("call", "label"),
                        name="one_speaker_a_label",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("party__in", ["ours", "theirs", "unknown"])),
                        name="speaker_party_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("person__isnull", True), ("party", "ours"), _connector="OR"
                        ),
                        name="colleagues_are_ours",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Finding",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("signal", models.CharField(max_length=40)),
                ("kind", models.CharField(max_length=40)),
                ("utterance", models.PositiveIntegerField()),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                ("words", models.TextField()),
                ("at", models.FloatField(null=True)),
                ("why", pacenotes.rooms.history.models.stored_value.ValueField()),
                ("detail", pacenotes.rooms.history.models.stored_value.ValueField()),
                ("listener_version", models.PositiveIntegerField()),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="calls.call",
                    ),
                ),
                (
                    "evidence",
                    models.OneToOneField(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="finding",
                        to="deals.evidence",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="findings",
                        to="calls.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["utterance", "start", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "signal", "kind", "utterance", "start"),
                        name="one_finding_a_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("start__lt", models.F("end"))),
                        name="finding_quotes_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Utterance",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("index", models.PositiveIntegerField()),
                ("text", models.TextField()),
                ("start", models.FloatField(null=True)),
                ("end", models.FloatField(null=True)),
                ("line", models.PositiveIntegerField(null=True)),
                (
                    "call",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="utterances",
                        to="calls.call",
                    ),
                ),
                (
                    "speaker",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="utterances",
                        to="calls.speaker",
                    ),
                ),
            ],
            options={
                "ordering": ["index"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("call", "index"), name="utterances_stand_in_order"
                    )
                ],
            },
        ),
    ]
