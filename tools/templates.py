"""Play the templates of `infodrill new`: `python tools/templates.py [KIND …] [--seeds N]`, all kinds without one, 3 seeds.

Each in both languages, of three lengths and numbers of cells, by four kinds of automated cells. Prints what must not be and
ends with 1: good cells below S, over-reacting ones above U, careless or silent ones at P. Takes about half a minute for one
combination of three seeds.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator, Mapping

from infodrill.kernel.events import Event
from infodrill.review.grid import OVERALL, judged
from infodrill.scenario.loader import load_files
from infodrill.scenario.starting import started, templates

ASKED = ((60, 4), (30, 3), (240, 6))  # minutes, cells
ACCOUNTS = 2_000
MUST: Mapping[str, str] = {"good": "PS", "overreacting": "U", "careless": "SMU", "silent": "SMU"}
"""The letters that each kind of cells may come to."""


def departures(
    kind: str, lang: str, minutes: int, cells: int, *, seed: int, characters: Iterable[str] = MUST
) -> Iterator[str]:
    """What plays of the template by cells of these characters came to that they must not."""
    texts = started(kind, lang, name="tried", minutes=minutes, cells=cells)
    loaded = load_files({name: text.encode() for name, text in texts.items()})
    for character in characters:
        played, verdict = judged(loaded, character, seed, accounts=ACCOUNTS, cache=None)
        yield from foreign(verdict.log.events, lang)
        mark = played.marks[OVERALL].mark
        if mark not in MUST[character]:
            yield f"{kind} {lang}, {minutes} minutes, {cells} cells, seed {seed}: {character} cells are rated {mark}"


def foreign(events: Iterable[Event], lang: str) -> Iterator[str]:
    """Texts that a drill of one language holds in the other one too: half of each would not be in it."""
    other = "en" if lang == "vi" else "vi"
    for event in events:
        for name in (f"title_{other}", f"body_{other}"):
            if words := getattr(event.body, name, ""):
                yield f"event {event.seq}, {name}: {words}"


def main() -> int:
    wanted = argparse.ArgumentParser(description=__doc__)
    wanted.add_argument("kinds", nargs="*")
    wanted.add_argument("--seeds", type=int, default=3)
    asked = wanted.parse_args()
    found = 0
    for kind in asked.kinds or [each.kind for each in templates()]:
        for lang in ("vi", "en"):
            for minutes, cells in ASKED:
                wrong = [
                    fault
                    for seed in range(1, asked.seeds + 1)
                    for fault in departures(kind, lang, minutes, cells, seed=seed)
                ]
                found += len(wrong)
                print(
                    kind,
                    lang,
                    f"{minutes} minutes, {cells} cells:",
                    "; ".join(wrong) or "as it must be",
                    flush=True,
                )
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
