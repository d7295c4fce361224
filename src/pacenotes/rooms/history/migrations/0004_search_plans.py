from django.db import migrations, models

POSTGRESQL = (
    # How many hold a word, or begin so, decides whether the newest are read until there are enough
    # or all are gathered: with the usual 100 the planner takes one in fifty for every beginning.
    "ALTER TABLE history_searchentry ALTER COLUMN search SET STATISTICS 500",
    # The newest of one kind, and of what belongs to no deal. SQLite's index has kinds in it; as
    # words of a tsvector they would mislead the planner, which takes words for independent.
    "CREATE INDEX history_searchentry_kind ON history_searchentry (kind, id)",
    """CREATE INDEX history_searchentry_no_deal ON history_searchentry (id)
       WHERE deal_id IS NULL""",
)
POSTGRESQL_BACK = (
    "ALTER TABLE history_searchentry ALTER COLUMN search SET STATISTICS -1",
    "DROP INDEX history_searchentry_kind",
    "DROP INDEX history_searchentry_no_deal",
)


def help_planner(_apps, schema_editor):
    run(schema_editor, POSTGRESQL)


def leave_planner(_apps, schema_editor):
    run(schema_editor, POSTGRESQL_BACK)


def run(schema_editor, statements):
    if schema_editor.connection.vendor == "postgresql":
        for statement in statements:
            with schema_editor.connection.cursor() as cursor:
                cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("history", "0003_search_entry")]

    operations = [
        migrations.RemoveIndex(model_name="searchentry", name="search_entry_name"),
        migrations.AddIndex(
            model_name="searchentry",
            index=models.Index(
                condition=models.Q(("name_words__isnull", False)),
                fields=["name_words"],
                name="search_entry_called",
                opclasses=["text_pattern_ops"],
            ),
        ),
        migrations.RunPython(help_planner, leave_planner),
    ]
