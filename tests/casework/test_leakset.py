"""How well the leak check finds leaks in drafts written for it: recall and precision over two halves of a set.

The first half was at hand while the rules were written; the second was written after the rules were frozen.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from infodrill.casework.leak import Artefact, Hit, leaks

FOLDER = Path(__file__).parent / "leakset"
HALVES = ("development", "second")
RECALL, PRECISION = 950, 900  # per mille


def drafts(half: str) -> Iterator[tuple[dict[str, str], tuple[Hit, ...]]]:
    told = yaml.load((FOLDER / f"{half}.yaml").read_bytes(), Loader=yaml.CSafeLoader)
    scenes = {
        name: (
            [
                Artefact(f"c1.e{n}", one["marking"], one["text"])
                for n, one in enumerate(scene["protected"], 1)
            ],
            [Artefact(f"c1.g{n}", one["marking"], one["text"]) for n, one in enumerate(scene["public"], 1)],
            tuple(scene["contacts"]),
        )
        for name, scene in told["scenes"].items()
    }
    for draft in told["drafts"]:
        protected, public, contacts = scenes[draft["scene"]]
        yield draft, leaks({"body_vi": draft["text"]}, protected, public, contacts)


def tally(halves: tuple[str, ...]) -> tuple[Counter[str], Counter[str], list[str]]:
    """(drafts by kind, right ones by kind, lines about the wrong ones)."""
    total: Counter[str] = Counter()
    right: Counter[str] = Counter()
    wrong = []
    for half in halves:
        for draft, hits in drafts(half):
            kind = f"leak {draft['leak']}" if "leak" in draft else f"clean {draft['clean']}"
            total[kind] += 1
            if bool(hits) is ("leak" in draft):
                right[kind] += 1
            else:
                shown = [f"{hit.kind}:{draft['text'][hit.start : hit.end]}" for hit in hits]
                wrong.append(f"{half}, {kind}: {draft['text']} {shown}")
    return total, right, wrong


def rates(total: Counter[str], right: Counter[str]) -> tuple[int, int]:
    """(recall, precision) per mille."""
    leaking = [kind for kind in total if kind.startswith("leak ")]
    found = sum(right[kind] for kind in leaking)
    false = sum(total[kind] - right[kind] for kind in total if kind not in leaking)
    return 1000 * found // sum(total[kind] for kind in leaking), 1000 * found // max(1, found + false)


def test_the_set_is_large_enough() -> None:
    total, _, _ = tally(HALVES)
    assert sum(n for kind, n in total.items() if kind.startswith("leak ")) >= 120
    assert sum(n for kind, n in total.items() if kind.startswith("clean ")) >= 120


@pytest.mark.parametrize("halves", [HALVES, *((half,) for half in HALVES)], ids=["both", *HALVES])
def test_leaks_are_found_and_clean_drafts_pass(halves: tuple[str, ...]) -> None:
    total, right, wrong = tally(halves)
    recall, precision = rates(total, right)
    print(f"\n{' + '.join(halves)}: recall {recall / 1000:.3f}, precision {precision / 1000:.3f}")
    for kind in sorted(total):
        print(f"  {kind:28} {right[kind]:3} of {total[kind]:3}")
    print("\n".join(wrong))
    assert recall >= RECALL and precision >= PRECISION, wrong


def test_the_halves_share_no_draft() -> None:
    texts = [draft["text"] for half in HALVES for draft, _ in drafts(half)]
    assert len(texts) == len(set(texts))
