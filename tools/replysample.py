"""A seeded sample of replies under what they answer, for a reader to judge: 200 a library drill.

    python tools/replysample.py typhoon                 # plays it and prints 200 replies to official statements
    python tools/replysample.py typhoon --number 60 --relation personal --seed 3 --lang en --accounts 20000
    python tools/replysample.py --library FOLDER        # 200 replies of every library drill, a file each, under FOLDER
    python tools/replysample.py --typed --seed 3        # five replies under each of the statements that people typed by hand
    python tools/replysample.py --typed FILE            # … under those of another file, laid out as tests/media/fit/typed.txt

Each reply stands under the words that it answers, the first 400 characters of them. Nothing here judges.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src")]
MOST_PLAYS = 8
"""Of a drill whose one play gives fewer replies than are asked for."""
LATE = 1 << 30  # when a typed statement is said: all that will be known of the claim is so
TYPED = ROOT / "tests" / "media" / "fit" / "typed.txt"

import numpy as np  # noqa: E402

from infodrill.automata.rehearse import rehearse  # noqa: E402
from infodrill.casework.craft import Draft, score  # noqa: E402
from infodrill.casework.records import Version  # noqa: E402
from infodrill.casework.textkinds import FREE  # noqa: E402
from infodrill.casework.tongues import spoken as spoken_in  # noqa: E402
from infodrill.conduct.city import build_city, open_spread  # noqa: E402
from infodrill.conduct.minutes import CityMinutes  # noqa: E402
from infodrill.conduct.network import Network  # noqa: E402
from infodrill.conduct.nouns.course import DrillOpened  # noqa: E402
from infodrill.conduct.passages import passages  # noqa: E402
from infodrill.conduct.spoken import spoken  # noqa: E402
from infodrill.conduct.subject import subject_of  # noqa: E402
from infodrill.kernel.archive import read_drill  # noqa: E402
from infodrill.kernel.events import Text  # noqa: E402
from infodrill.kernel.streams import draw64  # noqa: E402
from infodrill.media import VISIBLE_DTYPE, Notice  # noqa: E402
from infodrill.media.feed import Feed  # noqa: E402
from infodrill.media.refs import PostRef  # noqa: E402
from infodrill.media.relations import RELATIONS, TONES  # noqa: E402
from infodrill.media.replies import matter_of, plain_of  # noqa: E402
from infodrill.scenario.loader import Loaded, find, library, load  # noqa: E402
from infodrill.scenario.schema import Bi, Scenario  # noqa: E402


def main() -> int:
    words = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    words.add_argument("drill", nargs="?", default="")
    words.add_argument("--library", type=Path, help="a folder for a sample of every drill of the library")
    words.add_argument("--number", type=int, default=200)
    words.add_argument(
        "--relation", default="statement", help="statement, personal, or a claim's: rumour, question …"
    )
    words.add_argument("--seed", type=int, default=1)
    words.add_argument("--lang", choices=("vi", "en"), default="vi")
    words.add_argument("--accounts", type=int, default=20_000)
    words.add_argument("--cells", default="good")
    words.add_argument(
        "--typed", type=Path, nargs="?", const=TYPED, metavar="FILE",
        help="five replies under each statement of tests/media/fit/typed.txt, or of FILE",
    )  # fmt: skip
    asked = words.parse_args()
    if asked.relation not in RELATIONS:
        words.error(f"no relation {asked.relation}; there are: {', '.join(RELATIONS)}")
    if asked.typed:
        return print_typed(asked.typed, asked.seed, asked.lang)
    if asked.library:
        asked.library.mkdir(parents=True, exist_ok=True)
        for name in library():
            (asked.library / f"{name}.txt").write_text(
                "\n".join(sample(name, asked)) + "\n", encoding="utf-8"
            )
        return 0
    if not asked.drill:
        words.error("name a drill, or --library, or --typed")
    print("\n".join(sample(asked.drill, asked)))
    return 0


def sample(drill: str, asked: argparse.Namespace) -> Iterator[str]:
    """The lines of a sample of one drill: replies under what they answer. A short drill is played again, from the next seed on,
    until there are enough."""
    loaded, found = load(find(drill)), list[tuple[int, Feed, PostRef, PostRef]]()
    plays = 0
    while plays < MOST_PLAYS and len(found) < asked.number:
        seed = asked.seed + plays
        feed = played(loaded, seed, asked.accounts, asked.cells)
        found += [(plays, feed, reply, above) for reply, above in answers(feed, asked.relation)]
        plays += 1
    found.sort(key=lambda each: draw64(asked.seed + each[0], "sample", each[2].id))
    before = ""
    for _, feed, reply, above in sorted(found[: asked.number], key=_told_in_order):
        words_above = feed.expand(above, asked.lang)[:400].replace("\n", " ")
        if words_above != before:
            yield f"\n> {words_above}"
            before = words_above
        yield f"  {reply.kind} {matter_of(plain_of(reply.grammar)) or reply.grammar}: {feed.expand(reply, asked.lang)}"
    yield f"{min(asked.number, len(found))} of {len(found)} replies" + f", {plays} plays" * (plays > 1)


def _told_in_order(each: tuple[int, Feed, PostRef, PostRef]) -> tuple[int, int, str, int]:
    """Where a reply stands in a sample: by play, and there by what it answers."""
    play, _, reply, above = each
    return play, above.minute, above.id, reply.minute


def print_typed(file: Path, seed: int, lang: str) -> int:
    """Five replies under each typed statement, whichever drill it is of."""
    for number, (head, title, body) in enumerate(typed(file)):
        drill, statement = head[2], (title, body)
        feed, placed = answered(load(find(drill)).scenario, head, statement, seed * 1_000 + number, lang)
        shown = body.replace("\n", " / ")
        print(f"\n> [{' '.join(head)}] {title}. {shown}")
        for post in feed.posts():
            if post.form == "reply" and post.parent == placed:
                shown = feed.wording.kind(post, lang)
                print(
                    f"  {shown} {matter_of(plain_of(post.grammar)) or post.grammar}: {feed.expand(post, lang)}"
                )
    return 0


def typed(file: Path = TYPED) -> Iterator[tuple[list[str], str, str]]:
    """(kind, stance, drill and claim; title; body) of each typed statement, each below a line that begins with "= "."""
    for block in f"\n{file.read_text(encoding='utf-8')}".split("\n= ")[1:]:
        lines = block.split("\n")
        yield lines[0].split(), lines[1], "\n".join(lines[2:]).strip()


def answered(
    scenario: Scenario, head: list[str], statement: tuple[str, str], seed: int, lang: str, number: int = 5
) -> tuple[Feed, str]:
    """A feed in which a statement has been answered by `number` people, and the id of its post."""
    kind, stance, _, claim = head
    claims = {each.id: each for each in scenario.claims}
    title, body = statement
    tongue = spoken_in(body) or spoken_in(title) or "vi"
    about = claims.get(claim)
    draft = Draft(
        title=title, body=body, figures=(), sources=(), issuer="ward", version=1, stance=stance, lang=tongue,
        claim=about.sentence.in_(tongue) if about else "",
    )  # fmt: skip
    both = {"title_vi": "", "body_vi": "", "title_en": "", "body_en": ""} | {
        f"title_{tongue}": title,
        f"body_{tongue}": body,
    }
    version = Version(
        version=1, stance=stance, figures=(), craft=score(tongue, draft), leaks=(), author=("SPOKE", "ward"), author_seat="s",
        at=0,
        **{name: Text(words) for name, words in both.items()},
    )  # fmt: skip
    version = replace(version, next_update=1_800 if "next" in passages(version, tongue) else 0)
    said = spoken(kind, version, about, at=LATE)
    feed = Feed(scenario, seed=seed, language=lang)
    notice = Bi(vi=title or "-", en=title or "-"), Bi(vi=body or "-", en=body or "-")
    feed.portal.publish(
        Notice(statement="s1", version=1, minute=0, kind=kind, issuer=Bi(vi="-", en="-"), title=notice[0], body=notice[1],
               claim=claim if about else "")
    )  # fmt: skip
    placed = feed.place_statement(
        "s1",
        0,
        "feed",
        facts=said,
        passages={
            each: passages(version, each, subject_of(about, version.tongue(each), asked=kind not in FREE))
            for each in ("vi", "en")
        },
    )
    rows = np.zeros(number, VISIBLE_DTYPE)
    rows["share"], rows["parent"], rows["minute"] = np.arange(number) + 10, 1, 1
    rows["author"] = rows["draw"] = [draw64(seed, "typed", place) >> 33 for place in range(number)]
    rows["kind"] = [(1, 1, 2, 3, 1, 2, 3)[draw64(seed, "kind", place) % 7] for place in range(number)]
    codes = [draw64(seed, "tone", place) for place in range(number)]
    tones = {
        1: ("asking", "asking", "doubting"),
        2: ("doubting", "angry", "doubting"),
        3: ("neutral", "thankful", "corrected"),
    }

    def felt(shown: Any) -> Any:
        return [TONES.index(tones[int(row["kind"])][codes[place] % 3]) for place, row in enumerate(shown)]

    feed.close_minute(1, rows, {0: "s1"}, tones=felt)
    return feed, placed.id


def played(loaded: Loaded, seed: int, accounts: int, cells: str) -> Feed:
    """The feed at the end of a rehearsal, lived again from its drill file."""
    scenario = loaded.scenario
    with tempfile.TemporaryDirectory() as scratch:
        made = rehearse(loaded, seed=seed, cells=cells, accounts=accounts, folder=Path(scratch))
        drill = read_drill(made.drill_file)
    opened = next(event.body for event in drill.events if isinstance(event.body, DrillOpened))
    spread = open_spread(build_city(scenario, opened.accounts, opened.seed), opened)
    network = Network(scenario, seed=opened.seed, language=opened.language, reads=False)
    minutes = CityMinutes(spread, network, scenario)
    for body in minutes.again(drill.events):
        minutes.rows(body.minute)
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
                else matter_of(plain_of(post.grammar)).partition("-")[0]
            )
            if kind == relation:
                yield post, above


if __name__ == "__main__":
    sys.exit(main())
