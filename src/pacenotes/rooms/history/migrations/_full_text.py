"""The full-text index over what the search finds, in each database's own words."""

SQLITE = (
    # The words stand in the entries' own table; here is only the index over them. Ours are letters
    # and digits with spaces between, which the plain tokenizer cuts as we did. The triggers keep
    # the index in step with the table whatever writes it. A migration that makes the table anew on
    # SQLite (any that alters it) has to make them anew as well: Django drops them with it.
    """CREATE VIRTUAL TABLE history_searchwords USING fts5(
         words, scope, content='history_searchentry', content_rowid='id',
         tokenize='ascii', prefix='2 3 4 5 6')""",
    """CREATE TRIGGER history_searchwords_added AFTER INSERT ON history_searchentry BEGIN
         INSERT INTO history_searchwords (rowid, words, scope)
         VALUES (new.id, new.words, new.scope);
       END""",
    """CREATE TRIGGER history_searchwords_gone AFTER DELETE ON history_searchentry BEGIN
         INSERT INTO history_searchwords (history_searchwords, rowid, words, scope)
         VALUES ('delete', old.id, old.words, old.scope);
       END""",
    """CREATE TRIGGER history_searchwords_changed AFTER UPDATE ON history_searchentry
       WHEN old.words <> new.words OR old.scope <> new.scope OR old.id <> new.id BEGIN
         INSERT INTO history_searchwords (history_searchwords, rowid, words, scope)
         VALUES ('delete', old.id, old.words, old.scope);
         INSERT INTO history_searchwords (rowid, words, scope)
         VALUES (new.id, new.words, new.scope);
       END""",
)
SQLITE_BACK = (
    "DROP TRIGGER history_searchwords_added",
    "DROP TRIGGER history_searchwords_gone",
    "DROP TRIGGER history_searchwords_changed",
    "DROP TABLE history_searchwords",
)
POSTGRESQL = (
    # Our own words at their own places: to_tsvector would cut them once more, its own way. A place
    # goes up to 16383 in a tsvector. Scopes stand without a place, with an @ that no word has.
    """CREATE FUNCTION history_search_vector(words text, scope text) RETURNS tsvector
       LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
         SELECT coalesce((
           SELECT string_agg('''' || word || ''':' || least(place, 16383), ' ')
           FROM unnest(string_to_array(words, ' ')) WITH ORDINALITY AS said(word, place)
           WHERE word <> ''), '')::tsvector
         || coalesce((
           SELECT string_agg('''@' || token || '''', ' ')
           FROM unnest(string_to_array(scope, ' ')) AS scopes(token)
           WHERE token <> ''), '')::tsvector
       $$""",
    """ALTER TABLE history_searchentry ADD COLUMN search tsvector
       GENERATED ALWAYS AS (history_search_vector(words, scope)) STORED""",
    "CREATE INDEX history_searchentry_search ON history_searchentry USING gin (search)",
)
POSTGRESQL_BACK = (
    "DROP INDEX history_searchentry_search",
    "ALTER TABLE history_searchentry DROP COLUMN search",
    "DROP FUNCTION history_search_vector(text, text)",
)
PLANNER = (
    # How many hold a word, or begin so, decides whether the newest are read until there are enough
    # or all are gathered: with the usual 100 the planner takes one in fifty for every beginning.
    "ALTER TABLE history_searchentry ALTER COLUMN search SET STATISTICS 500",
    # The newest of one kind, and of what belongs to no deal. SQLite's index has kinds in it; as
    # words of a tsvector they would mislead the planner, which takes words for independent.
    "CREATE INDEX history_searchentry_kind ON history_searchentry (kind, id)",
    """CREATE INDEX history_searchentry_no_deal ON history_searchentry (id)
       WHERE deal_id IS NULL""",
)
PLANNER_BACK = (
    "ALTER TABLE history_searchentry ALTER COLUMN search SET STATISTICS -1",
    "DROP INDEX history_searchentry_kind",
    "DROP INDEX history_searchentry_no_deal",
)


def add_full_text(_apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE, "postgresql": POSTGRESQL})


def drop_full_text(_apps, schema_editor):
    _run(schema_editor, {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK})


def help_planner(_apps, schema_editor):
    _run(schema_editor, {"postgresql": PLANNER})


def leave_planner(_apps, schema_editor):
    _run(schema_editor, {"postgresql": PLANNER_BACK})


def _run(schema_editor, statements):
    for statement in statements.get(schema_editor.connection.vendor, ()):
        with schema_editor.connection.cursor() as cursor:
            cursor.execute(statement)
