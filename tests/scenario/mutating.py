"""Mistakes made by rule in every field of every file of a drill, and what the check says of each, judged without a reader.

`python -m tests.scenario.mutating [STEP] [KIND …]` prints the rate by kind and every mistake that was not named well.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from infodrill.conduct.check import check
from infodrill.conduct.refusal import refused
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded, load_files
from tests.scenario.slips import KINDS, Files, Part, bare, parts

LATER = ("S131", "S132")  # what is not looked at yet
GOOD = "RM"
Finding = tuple[str, int, str, str, str]  # file, line, code, field, the whole as shown
WORD = re.compile(r"[A-Za-z][\w-]{2,}")
NAMES_SOMETHING = re.compile(r"[`“\"\d]|[Bb]ỏ|[Xx]o[áa]|true|tiếng (?:Anh|Việt)|dịch")


@dataclass(frozen=True, kw_only=True)
class Slip:
    """One mistake: the file with it, and where it was made."""

    part: Part
    kind: str
    text: str
    was: str
    new: str


# ---- judging ----


@dataclass(frozen=True, kw_only=True)
class Judged:
    """`letter`: R named well, P told but poor, W told elsewhere, S nothing said though the drill is another, E the drill is the
    same, C a crash."""

    slip: Slip
    letter: str
    said: tuple[str, ...]
    why: str = ""


class Judge:
    """Of one drill: what is told of it unchanged is told of no mistake."""

    def __init__(self, files: Files) -> None:
        self.files = files
        self.usual = {shown for *_, shown in self.said(files)[0]}
        self.loaded = self.said(files)[1]

    def said(self, files: Files) -> tuple[list[Finding], Loaded | None]:
        loaded = None
        try:
            loaded = load_files({name: text.encode() for name, text in files.items()})
        except ScenarioErrors as wrong:
            problems = refused(wrong)
        else:
            problems = check(loaded).problems
        return [
            (each.place.file, each.place.line, each.code, each.place.field, each.render("vi"))
            for each in problems
        ], loaded

    def together(self, slips: Sequence[Slip]) -> Iterator[Judged]:
        """Slips of different files in one check; each that is not named well then is judged by itself."""
        try:
            told, loaded = self.said({**self.files, **{slip.part.file: slip.text for slip in slips}})
        except Exception:
            yield from map(self.judge, slips)
            return
        for slip in slips:
            judged = self._judged(slip, [each for each in told if each[0] == slip.part.file], loaded)
            yield judged if judged.letter in GOOD else self.judge(slip)

    def judge(self, slip: Slip) -> Judged:
        try:
            told, loaded = self.said({**self.files, slip.part.file: slip.text})
        except Exception as crash:
            return Judged(slip=slip, letter="C", said=(repr(crash),))
        return self._judged(slip, told, loaded)

    def _judged(self, slip: Slip, told: Sequence[Finding], loaded: Loaded | None) -> Judged:
        new = [each for each in told if each[4] not in self.usual and each[2] not in LATER]
        shown = tuple(each[4] for each in new)
        if not new:
            same = loaded is not None and self.loaded is not None and loaded.scenario == self.loaded.scenario
            if slip.kind == "a no-break space inside":  # nobody sees it
                return Judged(slip=slip, letter="E", said=())
            gone = slip.kind == "nothing written" and isinstance(slip.part.path[-1], int)  # one entry less
            named = [step for step in slip.part.path if isinstance(step, str) and step not in ("vi", "en")]
            free = gone or named[-1] in FREE or slip.kind in ("a line taken out", "a line commented out")
            return Judged(slip=slip, letter="E" if same or free else "S", said=())
        here = [each for each in new if self._here(slip, each)]
        if not here:
            return Judged(slip=slip, letter="W", said=shown, why="another place")
        good = [each for each in here if self._named(slip, each)]
        if not good:
            return Judged(slip=slip, letter="P", said=shown, why="the field is not named")
        good = [each for each in good if self._mends(each)]
        if not good:
            return Judged(slip=slip, letter="P", said=shown, why="no remedy to follow")
        near = bare(slip.was)
        guess = (
            slip.kind in GUESSED and slip.part.name != "id" and not any(each[2] in OF_SIGNS for each in good)
        )
        if guess and not any(near in each[4].partition("] ")[2] for each in good):
            return Judged(slip=slip, letter="P", said=shown, why=f"{near} is not proposed")
        many = len({(each[0], each[1], each[2]) for each in new}) > 2
        return Judged(
            slip=slip, letter="M" if many else "R", said=shown, why=f"{len(new)} findings" if many else ""
        )

    @staticmethod
    def _here(slip: Slip, each: tuple[str, int, str, str, str]) -> bool:
        part, (file, at, found, _, shown) = slip.part, each
        first = part.text.count("\n", 0, part.begin) + 1
        last = max(part.text.count("\n", 0, part.end), slip.text.count("\n", 0, part.end)) + 1
        if file == part.file and first - 1 <= at <= last + 1:
            return True
        # Where something is missing, it is told at what lacks it; a name that many refer to, at the first of those.
        around = ".".join(str(step) for step in part.path[:-1]).replace(".0", "[0]")
        return (
            file == part.file and bool(around) and at <= first and part.name in shown and found == "S110"
        ) or bool(WORD.fullmatch(bare(slip.new)) and f"`{bare(slip.new)}`" in shown)

    @staticmethod
    def _mends(each: tuple[str, int, str, str, str]) -> bool:
        """Whether somebody can do what the remedy says; that of YAML that nobody understands is none."""
        remedy = each[4].partition("]")[2]
        if each[2] == "S103":
            return "xem lại thụt lề" not in remedy
        return each[2] in ("S165", "S167") or bool(NAMES_SOMETHING.search(remedy))

    @staticmethod
    def _named(slip: Slip, each: tuple[str, int, str, str, str]) -> bool:
        name, value = slip.part.name, bare(slip.new).strip()
        return (
            each[2].startswith("S10")
            or name in each[3]
            or (slip.kind == "a line doubled" and each[2] in ("S110", "S143"))
            or (slip.kind == "a strange field before" and "`ghi_chu`" in each[4])
            or name in each[4]
            or (bool(value) and value[:40] in each[4])
            or (bool(slip.was.strip()) and bare(slip.was)[:40] in each[4])
        )


OF_SIGNS = ("S103", "S109", "S165", "S167")  # codes of signs in a text, where the rest of it is right
GUESSED = frozenset(
    {
        "a misspelt code", "a code cut", "a code in the plural", "a code in capitals", "a code with a blank",
        "a code with another joint", "a file's name", "curly marks", "marks of code", "a full stop behind", "a remark behind",
        "a number in marks", "a unit", "about",
    }
)  # fmt: skip
"""Kinds of which anybody can see what was meant."""
FREE = frozenset({"id", "title", "name", "organisation", "subject", "senders", "anchors", "public_contacts"})
"""Fields in which any word may stand: another one is another drill, and no mistake that anybody could see."""
TURN = 7  # so many drills lie between one field's example of a kind and the next one's


def slips(drills: Mapping[str, Files], kinds: Iterable[str], step: int = 1) -> Iterator[tuple[str, Slip]]:
    """Each kind once in each field that any drill has, the drills in turn; of `step` fields one, another with each kind."""
    known: dict[str, list[tuple[str, Part]]] = {}
    for drill, files in drills.items():
        for part in parts(files):
            known.setdefault(part.whole, []).append((drill, part))
    for m, kind in enumerate(kinds):
        for n, whole in list(enumerate(sorted(known)))[m % step :: step]:
            places = known[whole]
            for offset in range(min(len(places), 3)):
                drill, part = places[(TURN * (n + m) + offset * 31) % len(places)]
                text = KINDS[kind](part)
                if text is not None and text != part.text:
                    yield (
                        drill,
                        Slip(part=part, kind=kind, text=text, was=part.written, new=_changed(part, text)),
                    )
                    break


def grouped(found: Iterable[tuple[str, Slip]], most: int) -> Iterator[tuple[str, list[Slip]]]:
    """Slips of one drill in different files, so many at most together."""
    open_groups: dict[str, list[list[Slip]]] = {}
    for drill, slip in found:
        groups = open_groups.setdefault(drill, [])
        free = (
            each
            for each in groups
            if len(each) < most and all(slip.part.file != other.part.file for other in each)
        )
        if (group := next(free, None)) is not None:
            group.append(slip)
        else:
            groups.append([slip])
    yield from ((drill, group) for drill, groups in open_groups.items() for group in groups)


def _changed(part: Part, text: str) -> str:
    """What stands in the changed file where the part stood."""
    tail = len(part.text) - part.end
    return (
        text[part.value : len(text) - tail]
        if text[: part.value] == part.text[: part.value]
        else text[part.begin : part.begin + 40]
    )


def drills() -> dict[str, Files]:
    from tests.scenario.test_mistakes import HERE, read
    from tests.scenario.test_planners_further import DRILLS

    return {**DRILLS, **{name: read(HERE / name) for name in ("light", "tiny")}}


@dataclass(frozen=True, kw_only=True)
class Listed:
    """A judged mistake as it is listed: `change` = what stood there and what stands there now."""

    letter: str
    kind: str
    place: str
    change: tuple[str, str]
    why: str
    said: Sequence[str]


def show(rows: Iterable[Listed]) -> None:
    """Prints every mistake that was not named well, and at the end the rate by kind."""
    sums: dict[str, Counter[str]] = {}
    for row in rows:
        sums.setdefault(row.kind, Counter())[row.letter] += 1
        if row.letter not in "RE":
            was, new = (f"{text[:50]!r}" for text in row.change)
            print(row.letter, row.kind, "|", row.place, "|", was, "→", new, "|", row.why, flush=True)
            for each in row.said[:4]:
                print("     ", each[:330])
    total: Counter[str] = Counter()
    print("\nkind                                        R    M    P    W    S    C  (E)")
    for kind, found in sums.items():
        total.update(found)
        print(f"{kind:42}" + "".join(f"{found[letter]:5}" for letter in "RMPWSCE"))
    judged_all = sum(total[letter] for letter in "RMPWSC")
    print(
        f"{'all':42}" + "".join(f"{total[letter]:5}" for letter in "RMPWSCE"),
        f"  R+M {100 * (total['R'] + total['M']) / max(judged_all, 1):.1f} %",
    )


def judged_rows(kinds: list[str]) -> Iterator[Listed]:
    """Those of these kinds, all if there is none; a number before them = of so many fields one."""
    step = int(kinds.pop(0)) if kinds and kinds[0].isdigit() else 1
    base = drills()
    judges = {name: Judge(files) for name, files in base.items()}
    for drill, slip in slips(base, kinds or KINDS, step):
        judged = judges[drill].judge(slip)
        place = f"{drill}/{slip.part.whole}:{slip.part.line}"
        yield Listed(
            letter=judged.letter, kind=slip.kind, place=place, change=(slip.was, slip.new), why=judged.why, said=judged.said
        )  # fmt: skip


if __name__ == "__main__":
    show(judged_rows(sys.argv[1:]))
