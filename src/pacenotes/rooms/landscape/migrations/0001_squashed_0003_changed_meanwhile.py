"""All migrations before the first release in one, which makes a new database alone."""

import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from pacenotes.rooms.landscape.migrations._no_overlap import add, drop, mark


class Migration(migrations.Migration):
    replaces = [
        ("landscape", "0001_the_landscape_room"),
        ("landscape", "0002_no_overlap"),
        ("landscape", "0003_changed_meanwhile"),
    ]

    initial = True

    dependencies = [
        ("people", "0001_squashed_0003_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="LandscapeMark",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.BigIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Product",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, unique=True, verbose_name="key")),
                ("name", models.CharField(max_length=120, verbose_name="product")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["vendor", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="product_has_a_name"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Statement",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Capability",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.CharField(max_length=200, unique=True, verbose_name="key")),
                ("name", models.CharField(max_length=200, verbose_name="capability")),
                (
                    "about",
                    models.TextField(blank=True, max_length=1000, verbose_name="what it means"),
                ),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "verbose_name_plural": "capabilities",
                "ordering": ["key"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("name", ""), _negated=True),
                            models.Q(("key", ""), _negated=True),
                        ),
                        name="landscape_capability_named",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Fact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="landscape.capability",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="facts",
                        to="landscape.product",
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["capability", "product"], name="facts_of_a_pair")],
            },
        ),
        migrations.CreateModel(
            name="Coverage",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.IntegerField()),
                ("recorded_until", models.IntegerField(default=2147483647)),
                ("day", models.IntegerField()),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="landscape.capability",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="landscape.product",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "coverage",
                "ordering": ["capability", "product", "day", "pk"],
                "indexes": [
                    models.Index(fields=["capability", "product"], name="coverage_of_a_pair"),
                    models.Index(fields=["recorded_until"], name="coverage_by_its_end"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recorded_from__lte", models.F("recorded_until"))),
                        name="coverage_recorded_in_order",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="CompetitorSet",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="name")),
                ("version", models.PositiveIntegerField(default=1)),
                ("others", models.ManyToManyField(related_name="+", to="landscape.product")),
                (
                    "ours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.product",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="competitor_set_has_a_name",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Release",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="release")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="releases",
                        to="landscape.product",
                    ),
                ),
            ],
            options={
                "ordering": ["product", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("product", "name"), name="a_release_once_a_product"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="release_has_a_name"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.IntegerField()),
                ("recorded_until", models.IntegerField(default=2147483647)),
                ("added_day", models.IntegerField(default=2147483647)),
                ("added_is_exact", models.BooleanField(default=True)),
                ("removed_day", models.IntegerField(default=2147483647)),
                ("removed_is_exact", models.BooleanField(default=True)),
                ("qualifiers", models.PositiveSmallIntegerField(default=0)),
                ("detail", models.CharField(blank=True, max_length=200, verbose_name="which")),
                ("level", models.FloatField(blank=True, null=True, verbose_name="level")),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "how",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="how it was measured"
                    ),
                ),
                ("source", models.CharField(max_length=300, verbose_name="source")),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="landscape.fact",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "added_release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.release",
                    ),
                ),
                (
                    "removed_release",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.release",
                    ),
                ),
            ],
            options={
                "ordering": ["fact", "recorded_from", "pk"],
                "indexes": [
                    models.Index(fields=["added_release"], name="facts_added_by_a_release"),
                    models.Index(fields=["removed_release"], name="facts_removed_by_a_release"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_until", 2147483647)),
                        fields=("fact",),
                        name="one_version_of_a_fact",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_from__lte", models.F("recorded_until"))),
                        name="fact_recorded_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ReleaseVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.IntegerField()),
                ("recorded_until", models.IntegerField(default=2147483647)),
                ("day", models.IntegerField(default=2147483647)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("announced", "announced"),
                            ("planned", "planned"),
                            ("shipped", "shipped"),
                        ],
                        max_length=10,
                    ),
                ),
                ("source", models.CharField(blank=True, max_length=300, verbose_name="source")),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "release",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="landscape.release",
                    ),
                ),
            ],
            options={
                "ordering": ["release", "recorded_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_until", 2147483647)),
                        fields=("release",),
                        name="one_day_of_a_release",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_from__lte", models.F("recorded_until"))),
                        name="release_recorded_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.IntegerField()),
                ("recorded_until", models.IntegerField(default=2147483647)),
                ("text", models.CharField(max_length=300, verbose_name="statement")),
                (
                    "proof",
                    models.TextField(
                        max_length=1000,
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="proof",
                    ),
                ),
                ("link", models.URLField(blank=True, max_length=500, verbose_name="link")),
                ("held_from", models.IntegerField()),
                ("held_until", models.IntegerField(default=2147483647)),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "statement",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="landscape.statement",
                    ),
                ),
            ],
            options={
                "ordering": ["statement", "recorded_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_until", 2147483647)),
                        fields=("statement",),
                        name="one_version_of_a_statement",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_from__lte", models.F("recorded_until"))),
                        name="statement_recorded_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_from__lt", models.F("held_until"))),
                        name="statement_held_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("text", ""), _negated=True),
                            models.Q(("proof", ""), _negated=True),
                        ),
                        name="statement_has_its_proof",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TalkTrack",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "say",
                    models.TextField(
                        max_length=600,
                        validators=[django.core.validators.MaxLengthValidator(600)],
                        verbose_name="say",
                    ),
                ),
                (
                    "ask",
                    models.TextField(
                        blank=True,
                        max_length=600,
                        validators=[django.core.validators.MaxLengthValidator(600)],
                        verbose_name="ask the customer",
                    ),
                ),
                (
                    "proof",
                    models.TextField(
                        blank=True,
                        max_length=600,
                        validators=[django.core.validators.MaxLengthValidator(600)],
                        verbose_name="proof",
                    ),
                ),
                (
                    "trap",
                    models.TextField(
                        blank=True,
                        max_length=600,
                        validators=[django.core.validators.MaxLengthValidator(600)],
                        verbose_name="trap to avoid",
                    ),
                ),
                (
                    "show",
                    models.TextField(
                        blank=True,
                        max_length=600,
                        validators=[django.core.validators.MaxLengthValidator(600)],
                        verbose_name="for the driver: where to show it",
                    ),
                ),
                ("standing", models.CharField(max_length=12)),
                ("worded_on", models.IntegerField()),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "against",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talk_tracks",
                        to="landscape.product",
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="talk_tracks",
                        to="landscape.capability",
                    ),
                ),
                (
                    "ours",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.product",
                    ),
                ),
                (
                    "worded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["capability", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("ours", "capability", "against"), name="one_talk_track_a_claim"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("against", None)),
                        fields=("ours", "capability"),
                        name="one_general_talk_track",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("say", ""), _negated=True),
                        name="talk_track_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Vendor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, unique=True, verbose_name="vendor")),
                ("is_ours", models.BooleanField(default=False, verbose_name="us")),
                ("version", models.PositiveIntegerField(default=1)),
            ],
            options={
                "ordering": ["-is_ours", "name"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="vendor_has_a_name"
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("is_ours", True)),
                        fields=("is_ours",),
                        name="one_vendor_is_us",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="product",
            name="vendor",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT,
                related_name="products",
                to="landscape.vendor",
            ),
        ),
        migrations.CreateModel(
            name="CapabilityVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.IntegerField()),
                ("recorded_until", models.IntegerField(default=2147483647)),
                ("is_heading", models.BooleanField(default=False, verbose_name="a heading")),
                (
                    "is_deprecated",
                    models.BooleanField(default=False, verbose_name="no longer recommended"),
                ),
                (
                    "better",
                    models.CharField(
                        blank=True,
                        choices=[("higher", "higher is better"), ("lower", "lower is better")],
                        max_length=6,
                    ),
                ),
                ("unit", models.CharField(blank=True, max_length=40, verbose_name="unit")),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="versions",
                        to="landscape.capability",
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.capability",
                    ),
                ),
            ],
            options={
                "ordering": ["capability", "recorded_from", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("recorded_until", 2147483647)),
                        fields=("capability",),
                        name="one_place_of_a_capability",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_from__lte", models.F("recorded_until"))),
                        name="capability_recorded_in_order",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FieldInput",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "text",
                    models.TextField(
                        max_length=2000,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="input",
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        blank=True, max_length=300, verbose_name="who says so, and where"
                    ),
                ),
                ("given_at", models.DateTimeField(auto_now_add=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("accepted", "accepted"),
                            ("declined", "declined"),
                            ("left", "left as it is"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("decided_at", models.DateTimeField(null=True)),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="reason",
                    ),
                ),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="landscape.capability",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="landscape.fact",
                    ),
                ),
                (
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="inputs",
                        to="landscape.product",
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["state"], name="field_inputs_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="field_input_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("decided_by__isnull", True), ("state", "open")),
                            models.Q(
                                ("decided_by__isnull", False),
                                ("state__in", ["accepted", "declined", "left"]),
                            ),
                            _connector="OR",
                        ),
                        name="decided_field_input_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_field_input_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="FactSpan",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("recorded_from", models.IntegerField()),
                ("recorded_until", models.IntegerField(default=2147483647)),
                ("held_from", models.IntegerField()),
                ("held_until", models.IntegerField(default=2147483647)),
                ("possible_from", models.IntegerField()),
                ("possible_until", models.IntegerField(default=2147483647)),
                ("qualifiers", models.PositiveSmallIntegerField(default=0)),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("level", models.FloatField(null=True)),
                ("unit", models.CharField(blank=True, max_length=40)),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.capability",
                    ),
                ),
                (
                    "fact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spans",
                        to="landscape.fact",
                    ),
                ),
                (
                    "version",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="spans",
                        to="landscape.factversion",
                    ),
                ),
                (
                    "product",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.product",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["capability", "product"], name="spans_of_a_pair"),
                    models.Index(fields=["recorded_until"], name="spans_by_their_end"),
                    models.Index(
                        condition=models.Q(("level__isnull", False)),
                        fields=["capability"],
                        name="spans_that_are_measured",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("recorded_from__lte", models.F("recorded_until"))),
                        name="span_recorded_in_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_from__lte", models.F("held_until"))),
                        name="span_held_in_order",
                    ),
                ],
            },
        ),
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.RunPython(add, drop),
    ]
