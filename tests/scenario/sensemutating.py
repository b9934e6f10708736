"""Mistakes of sense made by seed in any drill of the library, and what the check says of each, judged without a reader.

`python -m tests.scenario.sensemutating [ROUNDS] [KIND …]` plants each kind in each drill so many times, and prints the rate by
kind and every mistake that was not named.
"""

from __future__ import annotations

import random
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from zlib import crc32

from infodrill.conduct.check import check
from infodrill.conduct.refusal import refused
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, library, load_files
from tests.scenario.sensefields import FIELDS
from tests.scenario.sensekinds import FORM, MSEL, TRANSLATIONS, Kind, Planted, Story, of_form
from tests.scenario.sensestories import STORIES

KINDS: Mapping[str, Kind] = {
    **TRANSLATIONS,
    **STORIES,
    **FIELDS,
    **{kind: of_form(name) for kind, name in FORM.items()},
}
SORTS: Mapping[str, Iterable[str]] = {
    "translation": TRANSLATIONS,
    "meaning": {**STORIES, **FIELDS},
    "form": FORM,
}
LATER = ("S131", "S132", "S200")  # what is not looked at yet, and names that are free now
TOGETHER: Mapping[str, int] = {"translation": 16, "meaning": 5, "form": 1}
"""Mistakes in different claims and injects that are looked for in one check: of form one, for the rest is not looked at then."""


@dataclass(frozen=True, kw_only=True)
class Found:
    file: str
    line: int
    code: str
    field: str
    shown: str


@dataclass(frozen=True, kw_only=True)
class Sensed:
    """What is said of one mistake: "named", "elsewhere", "silent" or "crash"."""

    drill: str
    planted: Planted
    verdict: str
    said: tuple[str, ...]


def said_of(files: Mapping[str, str | bytes]) -> list[Found]:
    try:
        loaded = load_files(
            {name: text.encode() if isinstance(text, str) else text for name, text in files.items()}
        )
    except ScenarioErrors as wrong:
        problems = refused(wrong)
    else:
        problems = check(loaded).problems
    return [
        Found(
            file=each.place.file,
            line=each.place.line,
            code=each.code,
            field=each.place.field,
            shown=each.render("en"),
        )
        for each in problems
        if each.render("vi")  # what cannot be shown is a crash
    ]


class Drill:
    """A drill of the library: what is said of it as it is, is said of no mistake."""

    def __init__(self, name: str, folder: Path) -> None:
        self.name = name
        files = {
            str(path.relative_to(folder)): path.read_bytes()
            for path in sorted(folder.rglob("*"))
            if path.is_file()
        }
        self.others = {each: data for each, data in files.items() if not each.endswith(".yaml")}
        self.story = Story({each: data.decode() for each, data in files.items() if each.endswith(".yaml")})
        self.usual = {each.shown for each in said_of({**self.story.files, **self.others})}

    def planted(self, kinds: Iterable[str], rounds: int, seed: int) -> Iterator[Planted]:
        for turn in range(rounds):
            for kind in kinds:
                rng = random.Random(crc32(f"{self.name} {kind} {turn} {seed}".encode()))
                if (made := KINDS[kind](self.story, rng, kind)) is not None:
                    yield made

    def sensed(self, together: list[Planted]) -> Iterator[Sensed]:
        files = self.story.with_edits(tuple(edit for each in together for edit in each.edits))
        try:
            found = [
                each
                for each in said_of({**files, **self.others})
                if each.shown not in self.usual and each.code not in LATER
            ]
        except Exception as crash:
            if len(together) > 1:
                for planted in together:
                    yield from self.sensed([planted])
            else:
                yield Sensed(drill=self.name, planted=together[0], verdict="crash", said=(repr(crash),))
            return
        for planted in together:
            here = [each for each in found if self._here(planted, each, files)]
            verdict = "named" if here else "silent"
            said = here or ([] if len(together) > 1 else found)
            if not here and len(together) == 1 and found:
                verdict = "elsewhere"
            yield Sensed(
                drill=self.name, planted=planted, verdict=verdict, said=tuple(each.shown for each in said)
            )

    def _here(self, planted: Planted, each: Found, files: Mapping[str, str]) -> bool:
        """At the file and the entry, or told of the other side with this side's place."""
        if planted.line:
            return each.file == planted.edits[0][0] and abs(each.line - planted.line) <= 1
        for file, head in planted.places:
            if each.file == file and (
                each.field.startswith(head) or (file != MSEL and f"`{head.partition('[')[0]}`" in each.shown)
            ):
                return True
            lines = self._lines(planted, file, files)
            if any(f"{file}:{line}" in each.shown for line in lines):
                return True
        return False

    def _lines(self, planted: Planted, file: str, files: Mapping[str, str]) -> set[int]:
        found = set[int]()
        for name, path, _ in planted.edits:
            if name == file and (part := self.story.parts.get((name, path))):
                found |= {part.line, part.line + 1, part.line - 1}
        return found


def sort_of(planted: Planted) -> str:
    return next(sort for sort, kinds in SORTS.items() if planted.kind in kinds)


def batched(rows: Iterable[Planted]) -> list[list[Planted]]:
    """So many of one sort at most together, each of another entry."""
    groups: list[list[Planted]] = []
    for row in rows:
        sort = sort_of(row)
        free = (
            group for group in groups
            if len(group) < TOGETHER[sort] and sort_of(group[0]) == sort and all(row.entry != each.entry for each in group)
        )  # fmt: skip
        if (group := next(free, None)) is not None:
            group.append(row)
        else:
            groups.append([row])
    return groups


@cache
def drill(name: str) -> Drill:
    return Drill(name, Path(str(find(name))))


def sensed(
    drills: Iterable[str], kinds: Iterable[str], *, rounds: int = 1, seed: int = 15, again: bool = False
) -> Iterator[Sensed]:
    """`again` = what is silent among others is tried alone too."""
    kinds = list(kinds)
    for name in drills:
        for group in batched(drill(name).planted(kinds, rounds, seed)):
            for each in drill(name).sensed(group):
                if again and each.verdict == "silent" and len(group) > 1:
                    yield from drill(name).sensed([each.planted])
                else:
                    yield each


def show(rows: Iterable[Sensed]) -> None:
    sums: dict[str, Counter[str]] = {}
    for row in rows:
        sums.setdefault(row.planted.kind, Counter())[row.verdict] += 1
        if row.verdict != "named":
            print(
                row.verdict,
                "|",
                row.planted.kind,
                "|",
                row.drill,
                "|",
                row.planted.shown,
                *row.said[:2],
                flush=True,
            )
    total: Counter[str] = Counter()
    print(f"\n{'kind':50} named elsewhere silent crash")
    for sort, kinds in SORTS.items():
        of_sort: Counter[str] = Counter()
        for kind in kinds:
            if kind in sums:
                of_sort.update(sums[kind])
                print(
                    f"{kind:50}"
                    + "".join(f"{sums[kind][each]:7}" for each in ("named", "elsewhere", "silent", "crash"))
                )
        total.update(of_sort)
        print(
            f"-- {sort:47}"
            + "".join(f"{of_sort[each]:7}" for each in ("named", "elsewhere", "silent", "crash"))
        )
    print(
        f"all: {total['named']} of {sum(total.values())} named, {100 * total['named'] / max(sum(total.values()), 1):.1f} %"
    )


if __name__ == "__main__":
    arguments = sys.argv[1:]
    often = int(arguments.pop(0)) if arguments and arguments[0].isdigit() else 1
    show(sensed(library(), arguments or KINDS, rounds=often))
