from django.db import migrations

# What stands on the few hundred deals of a seller is looked at faster than every place at which a
# common word stands. SQLite can't go from deals to words, and needs no index that nothing uses.
POSTGRESQL = """CREATE INDEX history_searchentry_deal ON history_searchentry (deal_id)
                WHERE deal_id IS NOT NULL"""
POSTGRESQL_BACK = "DROP INDEX history_searchentry_deal"


def add_index(_apps, schema_editor):
    run(schema_editor, POSTGRESQL)


def drop_index(_apps, schema_editor):
    run(schema_editor, POSTGRESQL_BACK)


def run(schema_editor, statement):
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("history", "0004_search_plans")]

    operations = [migrations.RunPython(add_index, drop_index)]
