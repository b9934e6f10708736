"""Measure how fast the replay goes to any moment: `python -m benchmarks.replay [--minutes 200] [--posts 30000]`.

Plays the flagship with automated cells into a SQLite file, fills its network up to that many posts, closes it, and asks for pages
at moments drawn from the whole drill, each never asked for before: the state alone, then whole pages. Looks for garbage as seldom
as a process that serves. Prints milliseconds by the wall, and of the processor; asked for: under 200 to anywhere.
"""

from __future__ import annotations

import argparse
import random
import statistics
import time
from collections.abc import Callable

from tests.web.conftest import HOME, using  # readies Django

from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.kernel.canonical import canonical, parse
from infodrill.web import asof, interpreter, live, models
from infodrill.web.conf.options import Options

ROUNDS = 30
PAGES = (
    ("dir", "control/"), ("dir", "screen/"), ("dir", "case/"), ("verify-1", "network/?room=feed"), ("verify-1", "watch/"),
    ("con-vac-duty", "desk/"), ("spoke", "studio/"), ("spoke", "press/"),
)  # fmt: skip


def main() -> int:
    ask = argparse.ArgumentParser(description=__doc__)
    ask.add_argument("--minutes", type=int, default=200)
    ask.add_argument("--posts", type=int, default=30_000)
    ask.add_argument("--accounts", type=int, default=3_000)
    wanted = ask.parse_args()
    with using(Options(data=str(HOME))):
        from tests.web.rehearsed import rehearsed
        from tests.web.test_rooms_pages import browser

        drill = rehearsed("typhoon", wanted.minutes, wanted.accounts)
        posts = fill(drill.id, wanted.posts)
        end = ChangeClock(role="DIR", change="halt", value=0, reason="all was practised")
        drill.give("dir", end, "")
        last = drill.state.seq
        interpreter.serve_many()
        print(f"{wanted.minutes} minutes, {last + 1} events, {posts} posts")
        print(f"{'what':<36}{'first':>8}{'p50':>8}{'p95':>8}{'most':>8}{'cpu p50':>10}{'cpu most':>10}")
        told("the state alone", lambda seq: asof.state_at(drill, seq), last)
        for seat, where in PAGES:
            visitor, joint = browser(drill, seat, "vi"), "&" if "?" in where else "?"

            def page(seq: int) -> None:
                answer = visitor.get(f"/d/{drill.id}/replay/{where}{joint}at={seq}")  # noqa: B023
                assert answer.status_code == 200, answer

            told(f"{where} as {seat}", page, last)
    live.forget()
    return 0


def fill(drill: str, wanted: int) -> int:
    """Posts that are there again under other names until there are so many; how many there are."""
    posts = models.DerivedRow.objects.filter(drill=drill, kind="posts", place__gte=0)
    had = list(posts.order_by("minute", "place").values("minute", "place", "row"))
    for more in range((wanted - len(had)) // len(had) + 1):
        made = []
        for row in had[: wanted - len(had) * (more + 1)]:
            told = parse(row["row"]) | {"id": f"{parse(row['row'])['id']}x{more}", "parent": ""}
            told["thread"] = told["id"]
            keys = {
                f"key_{key}": str(told[key])
                for key in ("id", "thread", "room", "ward", "root")
                if key in told
            }
            place = row["place"] + 10_000 * (more + 1)
            made.append(models.DerivedRow(
                drill_id=drill, kind="posts", minute=row["minute"], place=place, row=canonical(told), **keys,
            ))  # fmt: skip
        models.DerivedRow.objects.bulk_create(made, batch_size=500)
    return posts.count()


def told(what: str, work: Callable[[int], object], last: int) -> None:
    """The first call by itself: it reads what is read once a drill."""
    wall, cpu = [], []
    for seq in random.Random(16).sample(range(last + 1), ROUNDS):
        begun, worked = time.perf_counter(), time.process_time()
        work(seq)
        wall.append((time.perf_counter() - begun) * 1_000)
        cpu.append((time.process_time() - worked) * 1_000)
    first, rest, spent = wall[0], sorted(wall[1:]), sorted(cpu[1:])
    shown = (statistics.median(rest), rest[len(rest) * 95 // 100], rest[-1])
    told = "".join(f"{each:>8.1f}" for each in shown)
    print(f"{what:<36}{first:>8.0f}{told}{statistics.median(spent):>10.1f}{spent[-1]:>10.1f}")


if __name__ == "__main__":
    raise SystemExit(main())
