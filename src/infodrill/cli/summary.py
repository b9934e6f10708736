"""What a rehearsal came to: one JSON object for programs, or a table and the digests for people."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from infodrill.cli.progress import peak_rss_mb
from infodrill.cli.screen import say
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import LOCAL_USE, MARK, stamped

if TYPE_CHECKING:
    from infodrill.automata.rehearse import Rehearsal
    from infodrill.review.assess import Assessment
    from infodrill.review.measures.base import Measure
    from infodrill.review.record import Record


@dataclass(frozen=True, kw_only=True)
class RehearsedDrill:
    """A rehearsal, its record and assessment, the files written, and the seconds it took."""

    rehearsal: Rehearsal
    record: Record
    assessment: Assessment
    files: tuple[Path, ...]
    wall_s: float


def whole(played: RehearsedDrill, lang: str) -> dict[str, Any]:
    """The object of `rehearse --json`; its fields are listed in docs/reference/cli.md."""
    opened = played.record.opened
    return {
        "mark": MARK,
        **stamped(opened.real_places),
        "scenario": opened.scenario,
        "scenario_digest": opened.scenario_digest,
        "seed": opened.seed,
        "cells": dict(opened.cells),
        "accounts": opened.accounts,
        "edition": opened.edition,
        "overall": played.assessment.overall,
        "coverage": played.assessment.coverage,
        "covered": list(played.assessment.covered),
        "why": _why(played, lang),
        "measures": {row["code"]: row for row in _rows(played, lang)},
        "content_digest": played.rehearsal.content_digest,
        "chain_digest": played.rehearsal.chain_digest,
        "events": played.rehearsal.events,
        "unreached_injects": list(unreached(played)),
        "files": [str(file) for file in played.files],
        "wall_s": round(played.wall_s, 3),
        "peak_rss_mb": peak_rss_mb(),
    }


def tell(played: RehearsedDrill, lang: str) -> None:
    """The table of measures, the digests and the files, on standard output."""
    from rich.console import Console
    from rich.table import Table

    opened, missed = played.record.opened, unreached(played)
    overall = played.assessment.overall or tr(lang, N_("not rated"))
    table = Table(title=f"{MARK} · {opened.scenario} · {opened.seed} · {overall}")
    for heading in (N_("Measure"), "", N_("Result"), N_("Rating (rows)"), N_("Coverage")):
        table.add_column(tr(lang, heading))
    for row in _rows(played, lang):
        evaluated, planned = row["covered"]
        covered = "–" if row["coverage"] is None else f"{row['coverage']} % ({evaluated}/{planned})"
        letter = f"{row['rating']} ({row['rows']})" if row["rating"] else "–"
        table.add_row(row["code"], row["title"], row["result"], letter, covered)
    Console().print(table)
    if opened.real_places:
        say(LOCAL_USE)
    for reason in _why(played, lang):
        say(f"· {reason}")
    if missed:
        numbers = ", ".join(map(str, missed))
        say(tr(lang, N_("Injects that these cells did not reach: {numbers}"), numbers=numbers))
    say(f"content {played.rehearsal.content_digest}")
    say(f"chain   {played.rehearsal.chain_digest}")
    message = N_("{seconds} s, {mb} MB at most")
    say(tr(lang, message, seconds=round(played.wall_s, 1), mb=peak_rss_mb()))
    for file in played.files:
        say(str(file))


def unreached(played: RehearsedDrill) -> tuple[int, ...]:
    """Numbers of injects that reached nobody: branches that this kind of cell does not reach."""
    from infodrill.review.tried import unreached as without_readers

    return tuple(sorted(number for number, _ in without_readers(played.assessment.log)))


def _rows(played: RehearsedDrill, lang: str) -> list[dict[str, Any]]:

    voice = played.assessment.log.voice(lang)
    every = {**played.assessment.measures, **played.assessment.model}
    return [
        {
            "code": code,
            "title": tr(lang, measure.title),
            "result": voice.say(measure.result),
            "rating": measure.letter or None,
            "coverage": measure.coverage,
            "covered": list(measure.covered),
            "rows": measure.rests_on,
            "values": dict(measure.values),
        }
        for code, measure in sorted(every.items(), key=_in_order)
    ]


def _why(played: RehearsedDrill, lang: str) -> list[str]:
    """The reasons of the overall rating, most weighty first."""

    voice = played.assessment.log.voice(lang)
    return [voice.say(line) for line in played.assessment.why]


def _in_order(row: tuple[str, Measure]) -> int:
    return int(row[0].removeprefix("E"))
