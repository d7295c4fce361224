"""All migrations before the first release in one, which makes a new database alone."""

import django.core.validators
import django.db.models.deletion
import django.db.models.functions.text
from django.conf import settings
from django.db import migrations, models

import pacenotes.core.listening.finding
import pacenotes.core.tables.mapping
import pacenotes.rooms.deals.models.contact_role
import pacenotes.rooms.history.models.stored_value
import pacenotes.rooms.people.models.person


class Migration(migrations.Migration):
    replaces = [
        ("deals", "0001_initial"),
        ("deals", "0002_the_deal_room"),
        ("deals", "0003_owners"),
        ("deals", "0004_requests_and_questions"),
        ("deals", "0005_table_imports"),
        ("deals", "0006_fill_the_search"),
        ("deals", "0007_board_and_list"),
        ("deals", "0008_demos_and_triage"),
        ("deals", "0009_versions_of_meetings"),
        ("deals", "0010_the_landscape"),
        ("deals", "0011_who_was_met"),
        ("deals", "0012_name_who_was_met"),
        ("deals", "0013_levels_are_felt"),
    ]

    initial = True

    dependencies = [
        ("landscape", "0001_squashed_0003_changed_meanwhile"),
        ("people", "0001_squashed_0003_accounts"),
    ]

    operations = [
        migrations.CreateModel(
            name="Account",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("industry", models.CharField(blank=True, max_length=120, verbose_name="industry")),
                ("website", models.URLField(blank=True, max_length=300, verbose_name="website")),
                (
                    "country",
                    models.CharField(blank=True, max_length=120, verbose_name="country or place"),
                ),
                (
                    "employees",
                    models.PositiveIntegerField(blank=True, null=True, verbose_name="employees"),
                ),
                (
                    "external_id",
                    models.CharField(
                        blank=True, max_length=120, null=True, verbose_name="external id"
                    ),
                ),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="subsidiaries",
                        to="deals.account",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(fields=("name",), name="one_account_a_name"),
                    models.UniqueConstraint(
                        fields=("external_id",), name="one_account_an_external_id"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="account_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        name="account_external_id_is_none_or_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Contact",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                ("title", models.CharField(blank=True, max_length=160, verbose_name="title")),
                (
                    "email",
                    models.EmailField(blank=True, max_length=254, verbose_name="e-mail address"),
                ),
                ("phone", models.CharField(blank=True, max_length=60, verbose_name="telephone")),
                (
                    "decides",
                    models.CharField(blank=True, max_length=200, verbose_name="what they decide"),
                ),
                (
                    "external_id",
                    models.CharField(
                        blank=True, max_length=120, null=True, verbose_name="external id"
                    ),
                ),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "account",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="deals.account",
                    ),
                ),
            ],
            options={
                "ordering": ["name", "pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("external_id",), name="one_contact_an_external_id"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="contact_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        name="contact_external_id_is_none_or_said",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CustomField",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "on",
                    models.CharField(
                        choices=[
                            ("deal", "deals"),
                            ("account", "accounts"),
                            ("contact", "contacts"),
                        ],
                        max_length=10,
                        verbose_name="on",
                    ),
                ),
                ("key", models.SlugField(max_length=40, verbose_name="key")),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("text", "text"),
                            ("number", "number"),
                            ("date", "date"),
                            ("choice", "choice"),
                            ("flag", "yes or no"),
                            ("link", "web address"),
                        ],
                        max_length=10,
                        verbose_name="kind",
                    ),
                ),
                ("choices", models.JSONField(blank=True, default=list, verbose_name="choices")),
                ("is_required", models.BooleanField(default=False, verbose_name="required")),
                ("rank", models.PositiveIntegerField(default=0)),
            ],
            options={
                "ordering": ["on", "rank", "pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("on", "key"), name="one_custom_field_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(("on__in", ["deal", "account", "contact"])),
                        name="custom_field_on_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["text", "number", "date", "choice", "flag", "link"])
                        ),
                        name="custom_field_kind_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deal",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="name")),
                (
                    "owner_name",
                    models.CharField(blank=True, max_length=160, verbose_name="owner elsewhere"),
                ),
                (
                    "pipeline",
                    models.CharField(
                        default="new-business", max_length=40, verbose_name="pipeline"
                    ),
                ),
                (
                    "stage",
                    models.CharField(default="prospecting", max_length=40, verbose_name="stage"),
                ),
                ("outcome", models.CharField(default="open", max_length=4)),
                (
                    "amount",
                    models.DecimalField(
                        blank=True,
                        decimal_places=2,
                        max_digits=16,
                        null=True,
                        verbose_name="amount",
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "closes_on",
                    models.DateField(blank=True, null=True, verbose_name="expected close"),
                ),
                (
                    "external_id",
                    models.CharField(
                        blank=True, max_length=120, null=True, verbose_name="external id"
                    ),
                ),
                ("custom", models.JSONField(blank=True, default=dict)),
                ("opened_at", models.DateTimeField(auto_now_add=True)),
                ("opened_on", models.DateField(blank=True, null=True, verbose_name="opened on")),
                ("stage_since", models.DateField(blank=True, null=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "account",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="deals.account",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="owned_deals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "unit",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deals",
                        to="people.unit",
                    ),
                ),
            ],
            options={
                "ordering": ["account__name", "name"],
                "indexes": [
                    models.Index(
                        fields=["pipeline", "stage", "closes_on", "id"], name="deal_board"
                    ),
                    models.Index(
                        fields=["pipeline", "outcome", "stage", "currency", "amount", "unit"],
                        name="deal_sums",
                    ),
                    models.Index(fields=["outcome", "closes_on", "id"], name="deal_open_closes"),
                    models.Index(fields=["unit", "outcome"], name="deal_unit"),
                    models.Index(fields=["closes_on", "id"], name="deal_closes"),
                    models.Index(fields=["opened_on", "id"], name="deal_opened"),
                    models.Index(fields=["amount", "id"], name="deal_amount"),
                    models.Index(fields=["name", "id"], name="deal_name"),
                    models.Index(fields=["owner", "outcome"], name="deal_owner"),
                ],
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("external_id__isnull", True)),
                        fields=("account", "name"),
                        name="one_deal_a_name_and_account",
                    ),
                    models.UniqueConstraint(
                        fields=("external_id",), name="one_deal_an_external_id"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="deal_has_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("external_id", ""), _negated=True),
                        name="deal_external_id_is_none_or_said",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["open", "won", "lost"])),
                        name="deal_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True), ("amount__gte", 0), _connector="OR"
                        ),
                        name="deal_amount_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("amount__isnull", True),
                            models.Q(("currency", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="deal_amount_has_a_currency",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("currency", django.db.models.functions.text.Upper("currency"))
                        ),
                        name="deal_currency_in_capitals",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Deadline",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("what", models.CharField(max_length=200, verbose_name="what is due")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("compelling-event", "compelling event"),
                            ("contract-end", "contract end"),
                            ("budget-cycle", "budget cycle"),
                            ("paper-process", "paper process"),
                            ("decision", "decision"),
                            ("go-live", "go live"),
                            ("other", "other"),
                        ],
                        default="other",
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("first", models.DateField(verbose_name="first day")),
                ("last", models.DateField(verbose_name="last day")),
                ("set_by", models.CharField(blank=True, max_length=160, verbose_name="who set it")),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("met", "met"), ("dropped", "dropped")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="deadlines",
                        to="deals.contact",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="deadlines",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "ordering": ["last", "first", "pk"],
                "indexes": [models.Index(fields=["state", "last"], name="deadline_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("first__lte", models.F("last"))),
                        name="deadline_ends_after_it_starts",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="deadline_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "met", "dropped"])),
                        name="deadline_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactRole",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "role",
                    models.CharField(
                        max_length=40,
                        validators=[pacenotes.rooms.deals.models.contact_role.check_contact_role],
                        verbose_name="role",
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="roles",
                        to="deals.contact",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="contact_roles",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "contact", "role"), name="a_role_once_a_contact_and_deal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Competitor",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=120, verbose_name="competitor")),
                (
                    "product",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="landscape.product",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="competitors",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "name"), name="a_competitor_once_a_deal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="competitor_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="BusinessCase",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("metric", models.CharField(blank=True, max_length=200, verbose_name="metric")),
                ("today", models.CharField(blank=True, max_length=200, verbose_name="today")),
                ("target", models.CharField(blank=True, max_length=200, verbose_name="target")),
                (
                    "value",
                    models.DecimalField(
                        blank=True, decimal_places=2, max_digits=16, null=True, verbose_name="value"
                    ),
                ),
                ("currency", models.CharField(blank=True, max_length=3, verbose_name="currency")),
                (
                    "period",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("once", "once"),
                            ("month", "a month"),
                            ("quarter", "a quarter"),
                            ("year", "a year"),
                        ],
                        max_length=10,
                        verbose_name="period",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "deal",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="business_case",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("value__isnull", True),
                            models.Q(("currency", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="business_case_value_has_a_currency",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Evidence",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=20)),
                ("part", models.CharField(max_length=20)),
                ("words", models.TextField()),
                ("speaker", models.CharField(blank=True, max_length=400)),
                ("party", models.CharField(default="unknown", max_length=10)),
                ("said_on", models.DateField(null=True)),
                ("at", models.FloatField(null=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("call", "call"),
                            ("note", "note"),
                            ("mail", "mail"),
                            ("demo", "demo"),
                        ],
                        max_length=4,
                    ),
                ),
                ("source_id", models.BigIntegerField()),
                ("source_title", models.CharField(blank=True, max_length=300)),
                ("place", models.PositiveIntegerField(default=0)),
                ("start", models.PositiveIntegerField()),
                ("end", models.PositiveIntegerField()),
                (
                    "meaning",
                    pacenotes.rooms.history.models.stored_value.ValueField(
                        default=pacenotes.core.listening.finding.Detail
                    ),
                ),
                ("why", pacenotes.rooms.history.models.stored_value.ValueField(null=True)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
                ("decision", models.CharField(default="proposed", max_length=10)),
                ("decided_at", models.DateTimeField(null=True)),
                ("disagrees", models.BooleanField(default=False)),
                ("is_set_aside", models.BooleanField(default=False)),
                (
                    "cited_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence",
                        to="deals.contact",
                    ),
                ),
                (
                    "deadline",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="evidence",
                        to="deals.deadline",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="evidence",
                        to="deals.deal",
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
                    "met",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="met_by",
                        to="deals.contact",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "evidence",
                "ordering": ["said_on", "pk"],
                "indexes": [
                    models.Index(
                        fields=["deal", "question", "decision"], name="evidence_of_a_question"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("source", "source_id", "part", "place", "start", "deal"),
                        name="one_piece_of_evidence_a_place_and_part",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["call", "note", "mail", "demo"])),
                        name="evidence_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("decision__in", ["accepted", "rejected"]),
                            ),
                            models.Q(
                                ("decided_at__isnull", True),
                                ("decided_by__isnull", True),
                                ("decision", "proposed"),
                            ),
                            _connector="OR",
                        ),
                        name="decided_evidence_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("met", None), ("decision", "accepted"), _connector="OR"
                        ),
                        name="who_was_met_is_accepted",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("start__lt", models.F("end")), models.Q(("words", ""), _negated=True)
                        ),
                        name="evidence_quotes_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Answer",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=20)),
                ("part", models.CharField(max_length=20)),
                ("text", models.TextField(blank=True, max_length=2000, verbose_name="answer")),
                ("answered_at", models.DateTimeField(auto_now=True)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "contact",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answers",
                        to="deals.contact",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="answers",
                        to="deals.deal",
                    ),
                ),
                ("rests_on", models.ManyToManyField(related_name="answers", to="deals.evidence")),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "part"), name="one_answer_a_part_and_deal"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="FeltChange",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=16)),
                ("before", models.PositiveSmallIntegerField()),
                ("after", models.PositiveSmallIntegerField()),
                ("is_must", models.BooleanField(default=False)),
                ("told_on", models.DateField()),
                (
                    "capability",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="landscape.capability",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="felt_changes",
                        to="deals.deal",
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
                "ordering": ["-told_on", "-is_must", "pk"],
                "indexes": [models.Index(fields=["told_on", "deal"], name="felt_changes_lately")],
                "constraints": [
                    models.UniqueConstraint(
                        fields=(
                            "deal",
                            "capability",
                            "product",
                            "kind",
                            "before",
                            "after",
                            "told_on",
                        ),
                        name="a_felt_change_once_a_day",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="GateRequest",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("kind", models.CharField(max_length=40, verbose_name="kind")),
                (
                    "what",
                    models.TextField(
                        max_length=2000,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="what is asked for",
                    ),
                ),
                ("asked_at", models.DateTimeField(auto_now_add=True)),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                ("needs", models.JSONField(default=list)),
                ("lights", models.JSONField(default=dict)),
                ("short_of", models.JSONField(default=list)),
                ("taken_short_of", models.JSONField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("asked", "asked for"),
                            ("taken", "taken on"),
                            ("done", "done"),
                            ("declined", "declined"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="asked",
                        max_length=10,
                    ),
                ),
                (
                    "reason",
                    models.TextField(
                        blank=True,
                        max_length=1000,
                        validators=[django.core.validators.MaxLengthValidator(1000)],
                        verbose_name="reason",
                    ),
                ),
                ("changed_at", models.DateTimeField(auto_now=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="requests",
                        to="deals.deal",
                    ),
                ),
                (
                    "meant_for",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="meant_requests",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "taken_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["state", "due"], name="request_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="request_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("state__in", ["asked", "withdrawn"]), ("taken_by__isnull", True)
                            ),
                            models.Q(
                                ("state__in", ["taken", "done", "declined"]),
                                ("taken_by__isnull", False),
                            ),
                            ("state", "withdrawn"),
                            _connector="OR",
                        ),
                        name="request_says_who_has_it",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_request_says_why",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("taken_short_of__isnull", True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="request_taken_on_short_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Input",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "about_type",
                    models.CharField(
                        choices=[
                            ("part", "one of the five questions"),
                            ("deadline", "deadline"),
                            ("pitfall", "pitfall"),
                            ("technical-question", "technical answer"),
                            ("request", "request"),
                            ("demo", "demo plan"),
                            ("plan-step", "step of a demo plan"),
                        ],
                        max_length=20,
                    ),
                ),
                ("about_id", models.CharField(max_length=40)),
                (
                    "text",
                    models.TextField(
                        max_length=2000,
                        validators=[django.core.validators.MaxLengthValidator(2000)],
                        verbose_name="input",
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
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="inputs",
                        to="deals.deal",
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
                    "given_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["deal", "state"], name="input_open")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="input_says_something"
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
                        name="decided_input_says_by_whom",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "declined"), _negated=True),
                            models.Q(("reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="declined_input_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Mail",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("subject", models.CharField(max_length=300, verbose_name="subject")),
                ("sender", models.CharField(max_length=300, verbose_name="from")),
                ("recipients", models.CharField(blank=True, max_length=1000, verbose_name="to")),
                ("sent_on", models.DateField(verbose_name="sent on")),
                ("text", models.TextField(max_length=50000)),
                ("sha256", models.CharField(max_length=64)),
                ("added_at", models.DateTimeField(auto_now_add=True)),
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
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="mails",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "ordering": ["-sent_on", "-pk"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "sha256"), name="one_mail_a_file_and_deal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="mail_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("held_on", models.DateField(verbose_name="day")),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "colleagues",
                    models.ManyToManyField(
                        blank=True, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "contacts",
                    models.ManyToManyField(blank=True, related_name="+", to="deals.contact"),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="meetings",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "ordering": ["-held_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="meeting_has_a_title"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("title", models.CharField(max_length=200, verbose_name="title")),
                ("about_on", models.DateField(verbose_name="the day it is about")),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="notes",
                        to="deals.deal",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-about_on", "-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("title", ""), _negated=True), name="note_has_a_title"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="NoteVersion",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("text", models.TextField(max_length=50000)),
                ("written_at", models.DateTimeField(auto_now_add=True)),
                (
                    "note",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="versions",
                        to="deals.note",
                    ),
                ),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("note", "number"), name="note_versions_in_order"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="note_version_says_something",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Pitfall",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("objection", "objection"),
                            ("competitor", "competitor"),
                            ("procurement", "procurement"),
                            ("security", "security"),
                            ("politics", "politics"),
                        ],
                        max_length=20,
                        verbose_name="kind",
                    ),
                ),
                ("what", models.CharField(max_length=300, verbose_name="what may stop it")),
                (
                    "severity",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "medium"), (3, "high")],
                        default=2,
                        verbose_name="severity",
                    ),
                ),
                (
                    "likelihood",
                    models.PositiveSmallIntegerField(
                        choices=[(1, "low"), (2, "medium"), (3, "high")],
                        default=2,
                        verbose_name="likelihood",
                    ),
                ),
                (
                    "mitigation",
                    models.TextField(
                        blank=True, max_length=2000, verbose_name="what is done about it"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[("open", "open"), ("mitigated", "mitigated"), ("hit", "hit")],
                        default="open",
                        max_length=10,
                        verbose_name="state",
                    ),
                ),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pitfalls",
                        to="deals.deal",
                    ),
                ),
                (
                    "minded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["state", "-severity", "-likelihood", "pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("likelihood__in", [1, 2, 3]), ("severity__in", [1, 2, 3])
                        ),
                        name="pitfall_levels_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("what", ""), _negated=True), name="pitfall_says_what"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "mitigated", "hit"])),
                        name="pitfall_state_known",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="evidence",
            name="pitfall",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="evidence",
                to="deals.pitfall",
            ),
        ),
        migrations.CreateModel(
            name="RequiredCapability",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=160, verbose_name="capability")),
                ("is_must", models.BooleanField(default=True, verbose_name="a must")),
                (
                    "capability",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to="landscape.capability",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="capabilities",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "required capabilities",
                "ordering": ["-is_must", "name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "name"), name="a_capability_once_a_deal"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="capability_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SavedFilter",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("name", models.CharField(max_length=80, verbose_name="name")),
                ("query", models.CharField(blank=True, max_length=2000)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="saved_filters",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["name"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("person", "name"), name="one_saved_filter_a_name"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True),
                        name="saved_filter_has_a_name",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Standing",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("question", models.CharField(max_length=20)),
                ("light", models.CharField(max_length=12)),
                ("stale_from", models.DateField(null=True)),
                ("answered", models.PositiveSmallIntegerField(default=0)),
                ("asked", models.PositiveSmallIntegerField(default=1)),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="standings",
                        to="deals.deal",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["question", "light", "deal"], name="standing_light")
                ],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("deal", "question"), name="one_standing_a_question"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("light__in", ["heard", "answered", "contradicted"])),
                        name="standing_light_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TableImport",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(
                        choices=[
                            ("accounts", "accounts"),
                            ("contacts", "contacts"),
                            ("deals", "deals"),
                        ],
                        max_length=10,
                        verbose_name="what is in it",
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("size", models.PositiveBigIntegerField()),
                ("encoding", models.CharField(blank=True, max_length=20)),
                ("delimiter", models.CharField(blank=True, max_length=1)),
                ("headers", models.JSONField(default=list)),
                ("samples", models.JSONField(default=list)),
                (
                    "mapping",
                    pacenotes.rooms.history.models.stored_value.ValueField(
                        default=pacenotes.core.tables.mapping.Mapping
                    ),
                ),
                ("made_of", models.CharField(blank=True, max_length=200)),
                (
                    "adds_accounts",
                    models.BooleanField(
                        default=False, verbose_name="add accounts that aren't known"
                    ),
                ),
                (
                    "keeps_owner_names",
                    models.BooleanField(
                        default=False, verbose_name="keep the names of owners who aren't known"
                    ),
                ),
                (
                    "keeps_good_rows",
                    models.BooleanField(default=False, verbose_name="import the good rows alone"),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("kept", "to be mapped"),
                            ("checked", "checked"),
                            ("applied", "imported"),
                        ],
                        default="kept",
                        max_length=10,
                    ),
                ),
                ("rows", models.PositiveIntegerField(default=0)),
                ("added", models.PositiveIntegerField(default=0)),
                ("changed", models.PositiveIntegerField(default=0)),
                ("left", models.PositiveIntegerField(default=0)),
                ("accounts_added", models.PositiveIntegerField(default=0)),
                ("wrong_rows", models.PositiveIntegerField(default=0)),
                ("wrong_total", models.PositiveIntegerField(default=0)),
                ("wrongs", pacenotes.rooms.history.models.stored_value.ValueField(default=tuple)),
                ("examples", models.JSONField(default=list)),
                ("kept_at", models.DateTimeField(auto_now_add=True)),
                ("checked_at", models.DateTimeField(null=True)),
                ("applied_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="table_imports",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "indexes": [models.Index(fields=["by", "-id"], name="table_import_of_a_person")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ["accounts", "contacts", "deals"])),
                        name="table_import_of_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["kept", "checked", "applied"])),
                        name="table_import_state_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TablePiece",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "of",
                    models.CharField(choices=[("sent", "Sent"), ("wrong", "Wrong")], max_length=5),
                ),
                ("number", models.PositiveIntegerField()),
                ("data", models.BinaryField()),
                (
                    "table",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="pieces",
                        to="deals.tableimport",
                    ),
                ),
            ],
            options={
                "ordering": ["table", "of", "number"],
                "constraints": [
                    models.UniqueConstraint(
                        fields=("table", "of", "number"), name="one_piece_a_number"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("of__in", ["sent", "wrong"])),
                        name="table_piece_of_a_file",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TeamMember",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "position_key",
                    models.CharField(
                        max_length=40,
                        validators=[pacenotes.rooms.people.models.person.check_position_key],
                        verbose_name="position",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="team",
                        to="deals.deal",
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="memberships",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["pk"],
                "constraints": [
                    models.UniqueConstraint(fields=("deal", "person"), name="once_on_a_deal_team")
                ],
            },
        ),
        migrations.CreateModel(
            name="TechnicalQuestion",
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
                        verbose_name="question",
                    ),
                ),
                ("passed_on_at", models.DateTimeField(auto_now_add=True)),
                ("due", models.DateField(blank=True, null=True, verbose_name="due")),
                (
                    "answer",
                    models.TextField(
                        blank=True,
                        max_length=10000,
                        validators=[django.core.validators.MaxLengthValidator(10000)],
                        verbose_name="answer",
                    ),
                ),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("open", "open"),
                            ("answered", "answered"),
                            ("withdrawn", "withdrawn"),
                        ],
                        default="open",
                        max_length=10,
                    ),
                ),
                ("heard_in", models.BigIntegerField(null=True)),
                ("heard_title", models.CharField(blank=True, max_length=300)),
                ("heard_place", models.PositiveIntegerField(null=True)),
                ("heard_start", models.PositiveIntegerField(null=True)),
                ("heard_at", models.FloatField(null=True)),
                ("heard_words", models.TextField(blank=True)),
                ("heard_speaker", models.CharField(blank=True, max_length=400)),
                ("version", models.PositiveIntegerField(default=1)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="questions",
                        to="deals.contact",
                    ),
                ),
                (
                    "deal",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="technical_questions",
                        to="deals.deal",
                    ),
                ),
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "passed_on_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["state", "due", "pk"],
                "indexes": [models.Index(fields=["state", "due"], name="technical_question_due")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True),
                        name="technical_question_asks",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "answered"), _negated=True),
                            models.Q(
                                models.Q(("answer", ""), _negated=True),
                                ("answered_by__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="answered_question_says_what_and_who",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["open", "answered", "withdrawn"])),
                        name="technical_question_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("heard_in__isnull", True),
                                ("heard_place__isnull", True),
                                ("heard_start__isnull", True),
                            ),
                            models.Q(
                                models.Q(("heard_words", ""), _negated=True),
                                ("heard_in__isnull", False),
                                ("heard_place__isnull", False),
                                ("heard_start__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="heard_question_quotes_its_words",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(
                            ("heard_in__isnull", False),
                            models.Q(("state", "withdrawn"), _negated=True),
                        ),
                        fields=("heard_in", "heard_place", "heard_start"),
                        name="one_question_a_place_in_a_call",
                    ),
                ],
            },
        ),
    ]
