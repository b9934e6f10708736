"""Write docs/reference/measures.md from the measures themselves. A test fails when it is stale."""

from __future__ import annotations

import inspect
import sys
from collections.abc import Iterator
from pathlib import Path

from infodrill.casework import rights
from infodrill.kernel.i18n import tr
from infodrill.review.measures import MODULES, SPECS, base
from infodrill.review.measures.base import LETTERS, P_S_M, Measure, Spec
from infodrill.review.modelled import measure_model
from infodrill.review.words import ReportLine, Voice

PAGE = Path(__file__).resolve().parents[1] / "docs" / "reference" / "measures.md"
INTRO = """# What a drill is measured by

Written by `python tools/measurepage.py` from `review/measures`; do not edit. How rows of the ledger come to be, fall due and are
settled is [ADR 7](../adr/0007-what-a-drill-is-rated-by.md); how each kind of cells fares in every drill is
[what the verdict tells apart](verdict.md).

Every letter is made of rows: what was owed or forbidden, on which claim, since when, until when. P reaches the target; S and M
are the steps below it in this table, U is what is left. Less than {enough} % of the rows evaluated is *insufficient*: no credit
for what nobody looked at, but a U that was seen stands. Overall is the least of {floors} and of the mean of the other
letters, rounded down, and a U among the others caps it at {cap}. Measures with ○ rest on the model of the city: they stand on
a page of their own and never enter Overall. A version goes up with any change that can change a result; a closing drill
records it.

| measure | | asks for | P · S · M | looked at | in Overall | version |
|---|---|---|---|---|---|---|
"""
UNITS = {"E1.minutes": (1, "min"), "E1.f1": (1_000, ""), "E6.brier": (1_000, ""), "E8": (100, "points of 10")}
"""What the steps of the table are divided by, and their unit, where they are no share of a thousand."""
BY_THE_CORE = ("E2", "E3", "E5", "E14")
UNRATED = ("E17",)


def page() -> str:
    """The whole page."""
    modelled = measure_model(None)
    codes = sorted({*SPECS, *modelled}, key=lambda code: int(code[1:]))
    intro = INTRO.format(
        enough=base.ENOUGH, floors=", ".join(rights.OVERALL_FLOORS), cap=LETTERS[rights.CAP_OF_U]
    )
    table = "".join(f"| {' | '.join(_row(code, modelled))} |\n" for code in codes)
    return intro + table + "".join("\n".join(_chapter(code)) for code in codes if code in SPECS)


def _row(code: str, modelled: dict[str, Measure]) -> tuple[str, ...]:
    about: Spec | Measure = SPECS.get(code) or modelled[code]
    version = str(SPECS[code].version) if code in SPECS else ""
    return (
        code, f"{about.title} · {tr('vi', about.title)}", _said(about.target), _steps(code), _said(about.horizon),
        _weight(code), version,
    )  # fmt: skip


def _steps(code: str) -> str:
    """The least (or, where they rise, the most) for each letter; the rating of some is the rights core's."""
    found = {key: steps for key, steps in P_S_M.items() if key.split(".")[0] == code}
    return "; ".join(_spelt(key, steps) for key, steps in found.items()) or (
        "the rights core's" if code in BY_THE_CORE else "–"
    )


def _spelt(key: str, steps: tuple[int, int, int]) -> str:
    by, unit = UNITS.get(key, (10, "%"))
    sign = "≤" if steps[0] < steps[-1] else "≥"
    told = " · ".join(f"{step / by:g}" for step in steps)
    return " ".join(filter(None, (key.partition(".")[2], sign, told, unit)))


def _weight(code: str) -> str:
    if code in UNRATED:
        return "reported, no letter"
    if code in rights.OVERALL_FLOORS:
        return "floor"
    return "○" if code in rights.MODEL_BASED else "counts"


def _chapter(code: str) -> Iterator[str]:
    spec = SPECS[code]
    module = next(module for module in MODULES if module.SPEC is spec)
    told = inspect.getdoc(module) or ""
    yield f"\n## {code} · {spec.title}\n"
    yield f"{told}\n"
    for head, names in (("Owed", spec.duties), ("Forbidden", spec.forbids)):
        if names:
            yield f"{head}: {'; '.join(sorted(names))}.\n"


def _said(told: ReportLine) -> str:
    return Voice(lang="en", story=lambda at: base.NO_DAY).say(told)


def main() -> int:
    PAGE.write_text(page(), encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
