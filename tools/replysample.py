"""A seeded sample of replies under what they answer, for a reader to judge: 200 a library drill.

    python tools/replysample.py typhoon                 # plays it and prints 200 replies to official statements
    python tools/replysample.py typhoon --number 60 --relation personal --seed 3 --lang en --accounts 20000

Each reply stands under the words that it answers, the first 400 characters of them. Nothing here judges.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]

from infodrill.automata.rehearse import rehearse  # noqa: E402
from infodrill.conduct.city import build_city, open_spread  # noqa: E402
from infodrill.conduct.network import Network  # noqa: E402
from infodrill.conduct.nouns.course import DrillOpened  # noqa: E402
from infodrill.conduct.proof import minutes_again  # noqa: E402
from infodrill.kernel.archive import read_drill  # noqa: E402
from infodrill.kernel.streams import draw64  # noqa: E402
from infodrill.media.feed import Feed  # noqa: E402
from infodrill.media.refs import PostRef  # noqa: E402
from infodrill.media.replies import matter_of  # noqa: E402
from infodrill.scenario.loader import Loaded, find, load  # noqa: E402


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("drill")
    words.add_argument("--number", type=int, default=200)
    words.add_argument(
        "--relation", default="statement", help="statement, personal, or a claim's: rumour, question …"
    )
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--lang", choices=("vi", "en"), default="vi")
    words.add_argument("--accounts", type=int, default=20_000)
    words.add_argument("--cells", default="good")
    asked = words.parse_args()
    loaded = load(find(asked.drill))
    feed = played(loaded, asked.seed, asked.accounts, asked.cells)
    found = sorted(answers(feed, asked.relation), key=lambda pair: draw64(asked.seed, "sample", pair[0].id))
    before = ""
    for reply, above in sorted(
        found[: asked.number], key=lambda pair: (pair[1].minute, pair[1].id, pair[0].minute)
    ):
        words_above = feed.expand(above, asked.lang)[:400].replace("\n", " ")
        if words_above != before:
            print(f"\n> {words_above}")
            before = words_above
        print(f"  {reply.kind} {matter_of(reply.grammar) or reply.grammar}: {feed.expand(reply, asked.lang)}")
    print(f"{min(asked.number, len(found))} of {len(found)} replies")
    return 0


def played(loaded: Loaded, seed: int, accounts: int, cells: str) -> Feed:
    """The feed at the end of a rehearsal, lived again from its drill file."""
    scenario = loaded.scenario
    with tempfile.TemporaryDirectory() as scratch:
        made = rehearse(loaded, seed=seed, cells=cells, accounts=accounts, folder=Path(scratch))
        drill = read_drill(made.drill_file)
    opened = next(event.body for event in drill.events if isinstance(event.body, DrillOpened))
    spread = open_spread(build_city(scenario, opened.accounts, opened.seed), opened)
    network = Network(scenario, seed=opened.seed, language=opened.language, reads=False)
    for body, state in minutes_again(drill.events, spread, network, scenario):
        network.close_minute(body.minute, spread, state)
    return network.feed


def answers(feed: Feed, relation: str) -> Iterator[tuple[PostRef, PostRef]]:
    """(reply, what it answers) for the replies to posts of a relation."""
    for post in feed.posts():
        if post.form == "reply" and post.parent:
            above = feed.ref(post.parent)
            is_statement = above.grammar.startswith("statement:") or above.form in ("official", "relay")
            is_personal = not above.narrative
            kind = (
                "statement"
                if is_statement
                else "personal"
                if is_personal
                else matter_of(post.grammar).partition("-")[0]
            )
            if kind == relation:
                yield post, above


if __name__ == "__main__":
    sys.exit(main())
