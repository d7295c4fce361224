"""PostgreSQL itself refuses spans that overlap; on SQLite the actions do. And the one mark."""

ADD = """
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE landscape_factspan ADD CONSTRAINT spans_do_not_overlap EXCLUDE USING gist (
    product_id WITH =, capability_id WITH =, qualifiers WITH =, detail WITH =,
    int4range(held_from, held_until) WITH &&,
    int4range(recorded_from, recorded_until) WITH &&
);
"""
DROP = "ALTER TABLE landscape_factspan DROP CONSTRAINT spans_do_not_overlap"


def add(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(ADD)


def drop(_apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(DROP)


def mark(apps, _schema_editor):
    apps.get_model("landscape", "LandscapeMark").objects.create()
