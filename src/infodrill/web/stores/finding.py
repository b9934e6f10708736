"""How a page of derived rows is asked of each database, so that it costs as much as it shows and not as much as there is.

Rooms are walked one by one from the newest row, each through its index, and merged. Words are looked up in the index
of migrations/0005_words.py; where very many rows hold them, the rooms are walked instead: a page is soon full.
"""

# Charter: web stores finding
from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import connection

from infodrill.kernel.canonical import parse
from infodrill.kernel.protocols import Cursor, Row

MANY = 1_500  # hits from which on a walk from the newest row is quicker than reading and sorting all of them
MOST_ROOMS = 200  # SQLite joins at most 500 selects
NEWEST = "ORDER BY minute DESC, place DESC LIMIT %s"
COLUMNS = "minute, place, row"


@dataclass(frozen=True, slots=True, kw_only=True)
class Search:
    """One question to a derived store; `where` = key → values, none empty."""

    drill: str
    kind: str
    where: Mapping[str, Sequence[str]]
    words: tuple[str, ...]
    before: Cursor | None
    since: int
    limit: int


def found_rows(asked: Search) -> list[tuple[Cursor, Row]]:
    """The page of `kernel.protocols.DerivedStore.page`."""
    if asked.words and _hits(asked.words) < MANY:
        sql, values = _looked_up(asked)
    else:
        sql, values = _walk(asked)
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return [((minute, place), parse(raw)) for minute, place, raw in cursor.fetchall()]


_TABLE = "web_derivedrow"
# The index is of rows that have words: PostgreSQL uses it only where the question says so too.
_HITS = {
    "postgresql": f"{_TABLE} WHERE words <> '' AND string_to_array(words, ' ') @> %s",
    "sqlite": "web_words WHERE web_words MATCH %s",
}


def _looked_up(asked: Search) -> tuple[str, list[Any]]:
    """Every row that holds the words by the index of words, then sifted and sorted."""
    if connection.vendor == "postgresql":
        # OFFSET keeps the planner from walking the rows in time and sifting them by word, which is `_walk`.
        sql, values = _select(asked, f"(SELECT * FROM {_HITS['postgresql']} OFFSET 0) AS hits", "", [])
        return sql, [list(asked.words), *values]
    table = f"web_words CROSS JOIN {_TABLE} ON {_TABLE}.id = web_words.rowid"
    more = f"web_words MATCH %s AND {_holds(asked)}"
    return _select(asked, table, more, [_match(asked.words), *_held(asked)])


def _walk(asked: Search) -> tuple[str, list[Any]]:
    rooms = asked.where.get("room", ())
    lanes = [replace(asked, where={**asked.where, "room": [room]}) for room in rooms]
    if not 1 < len(lanes) <= MOST_ROOMS:
        return _select(asked, _TABLE, _holds(asked), _held(asked))
    parts = [_select(lane, _TABLE, _holds(lane), _held(lane)) for lane in lanes]
    joined = " UNION ALL ".join(f"SELECT {COLUMNS} FROM ({sql}) AS lane" for sql, _ in parts)
    return f"{joined} {NEWEST}", [*(value for _, values in parts for value in values), asked.limit]


def _select(asked: Search, table: str, more: str, held: list[Any]) -> tuple[str, list[Any]]:
    tests, values = (
        ["drill_id = %s", "kind = %s", "place > -1", "minute >= %s"],
        [asked.drill, asked.kind, asked.since],
    )
    for key, wanted in asked.where.items():
        tests.append(f"key_{key} IN ({', '.join(['%s'] * len(wanted))})")
        values += wanted
    if asked.before is not None:
        tests.append("(minute, place) < (%s, %s)")
        values += asked.before
    if more:
        tests.append(more)
        values += held
    return f"SELECT {COLUMNS} FROM {table} WHERE {' AND '.join(tests)} {NEWEST}", [*values, asked.limit]


def _holds(asked: Search) -> str:
    place = "strpos" if connection.vendor == "postgresql" else "instr"
    return " AND ".join([f"{place}({_TABLE}.words, %s) > 0"] * len(asked.words))


def _held(asked: Search) -> list[Any]:
    return [f" {word} " for word in asked.words]


def _match(words: Sequence[str]) -> str:
    return " ".join('"' + word.replace('"', '""') + '"' for word in words)


def _hits(words: Sequence[str]) -> int:
    """How many rows hold the words, counted up to MANY."""
    vendor = connection.vendor
    sql = f"SELECT count(*) FROM (SELECT 1 FROM {_HITS[vendor]} LIMIT %s) AS hits"
    with connection.cursor() as cursor:
        cursor.execute(sql, [list(words) if vendor == "postgresql" else _match(words), MANY])
        return int(cursor.fetchone()[0])
