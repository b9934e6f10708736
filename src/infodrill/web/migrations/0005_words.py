"""Find rows by word through an index: GIN over an array in PostgreSQL, a full-text table kept by triggers in SQLite.

A later migration that makes SQLite copy `web_derivedrow` (any change of a column does) must run `index` again after it.
"""

# No charter: tables as models declare them
from __future__ import annotations

from typing import Any

from django.db import migrations, models

POSTGRESQL = (
    """CREATE INDEX rows_by_word ON web_derivedrow USING gin (string_to_array(words, ' '))
       WITH (fastupdate = off) WHERE words <> ''""",
)
# Words come folded, so that nothing is left for the tokenizer to strip.
SQLITE = (
    """CREATE VIRTUAL TABLE web_words USING fts5(
       words, content='web_derivedrow', content_rowid='id', tokenize='unicode61 remove_diacritics 0')""",
    """CREATE TRIGGER web_words_put AFTER INSERT ON web_derivedrow WHEN new.words <> '' BEGIN
       INSERT INTO web_words(rowid, words) VALUES (new.id, new.words); END""",
    """CREATE TRIGGER web_words_gone AFTER DELETE ON web_derivedrow WHEN old.words <> '' BEGIN
       INSERT INTO web_words(web_words, rowid, words) VALUES ('delete', old.id, old.words); END""",
    "INSERT INTO web_words(rowid, words) SELECT id, words FROM web_derivedrow WHERE words <> ''",
)
POSTGRESQL_BACK = ("DROP INDEX rows_by_word",)
SQLITE_BACK = (
    "DROP TRIGGER web_words_put",
    "DROP TRIGGER web_words_gone",
    "DROP TABLE web_words",
)


def index(apps: Any, editor: Any) -> None:
    _run(editor, POSTGRESQL, SQLITE)


def drop(apps: Any, editor: Any) -> None:
    _run(editor, POSTGRESQL_BACK, SQLITE_BACK)


def _run(editor: Any, postgresql: tuple[str, ...], sqlite: tuple[str, ...]) -> None:
    for one in postgresql if editor.connection.vendor == "postgresql" else sqlite:
        editor.execute(one, None)


class Migration(migrations.Migration):
    dependencies = [
        ("web", "0004_outcome"),
    ]

    operations = [
        migrations.RemoveIndex(model_name="derivedrow", name="rows_by_id"),
        migrations.AddIndex(
            model_name="derivedrow",
            index=models.Index(fields=["drill", "kind", "key_id", "minute"], name="rows_by_id_in_time"),
        ),
        migrations.RunPython(index, drop),
    ]
