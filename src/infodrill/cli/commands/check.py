"""`infodrill check SCENARIO`: every finding with file, line, field and remedy, and what the drill trains where."""

# Charter: cli commands check
from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import stamped

if TYPE_CHECKING:
    from infodrill.conduct.check import CheckReport
    from infodrill.scenario.checks import Coverage
    from infodrill.scenario.faults import ScenarioProblem
    from infodrill.scenario.loader import Loaded

HELP = N_(
    "Check a scenario: shape, references, conditions, times, both languages, invented names, rights and anchors.\n\n"
    "Errors refuse the scenario; warnings do not. The tables show how many injects train an objective in a "
    "situation, and how many rows of each measure fall due as planned.\n\n"
    "Examples: `infodrill check clinic` · `infodrill check ./my-drill --json`"
)
ScenarioArgument = Annotated[
    str,
    typer.Argument(metavar="SCENARIO", help=said(N_("A name of the library, or a folder with drill.yaml."))),
]


@guarded
def check(scenario: ScenarioArgument, as_json: JsonOption = False, lang: LangOption = Lang.vi) -> int:
    from infodrill.conduct.check import check as examine
    from infodrill.conduct.refusal import refused
    from infodrill.scenario.faults import ScenarioErrors
    from infodrill.scenario.loader import find, load

    folder = find(scenario)
    try:
        loaded = load(folder)
    except ScenarioErrors as wrong:
        problems = refused(wrong)
        if as_json:
            give({"scenario": folder.name, "problems": [_plain(problem, lang) for problem in problems]})
        else:
            tell(problems, lang)
        return Exit.FINDINGS
    report = _with_promises(loaded, examine(loaded))
    if as_json:
        give(whole(loaded, report, lang))
    else:
        _tell(loaded, report, lang)
    return Exit.FINDINGS if report.errors else Exit.OK


def unsound(loaded: Loaded, lang: str) -> bool:
    """Whether errors refuse the scenario; all that was found is told then."""
    from infodrill.conduct.check import check as examine

    report = examine(loaded)
    if report.errors:
        tell(report.problems, lang)
    return bool(report.errors)


def _tell(loaded: Loaded, report: CheckReport, lang: str) -> None:
    from infodrill.conduct.realplaces import looked

    tell(report.problems, lang)
    tell_senders(loaded, report.problems, lang)
    _table(report.coverage, lang)
    if not report.errors:  # what falls due is not to be told of a scenario that cannot be played
        _rows(loaded, lang)
    rated = N_("The drill is rated.") if report.rated else N_("The drill is not rated.")
    rated = N_("Mend the errors first.") if report.errors else rated
    message = N_("{errors} errors, {warnings} warnings.")
    counts = tr(lang, message, errors=len(report.errors), warnings=len(report.warnings))
    say(f"{counts} {tr(lang, rated)}")
    if not looked(loaded):
        say(
            tr(
                lang,
                N_(
                    "Real names of wards and provinces were not looked for: their list is not installed here."
                ),
            )
        )
    _borrowed(loaded, lang)


def _borrowed(loaded: Loaded, lang: str) -> None:
    """What whoever began from a template has not made their own yet."""
    from infodrill.scenario.borrowed import TOLD, borrowed

    if (found := borrowed(loaded)).any:
        say(tr(lang, TOLD, **found.told))


def _with_promises(loaded: Loaded, report: CheckReport) -> CheckReport:
    """With what the scenario promises to rate and does not bring about; only of one that can be played."""
    from infodrill.review.grid import due_rows, empty_promises, thin_promises

    if report.errors or not loaded.scenario.evaluation.rates:
        return report
    promised = (*empty_promises(loaded, due_rows(loaded)), *thin_promises(loaded))
    return replace(report, problems=(*report.problems, *promised))


def tell(problems: Sequence[ScenarioProblem], lang: str) -> None:
    """Findings, one a line, on standard error."""
    names = {"error": N_("error"), "warning": N_("warning")}
    for problem in problems:
        note(f"{tr(lang, names[problem.severity])}: {problem.render(lang)}")


def tell_senders(loaded: Loaded, problems: Sequence[ScenarioProblem], lang: str) -> None:
    """What to paste where senders are new, on standard error."""
    from infodrill.scenario.checks.senders import to_declare
    from infodrill.scenario.senders import to_paste

    if names := to_declare(loaded, problems):
        note(tr(lang, N_("Where you invented these senders, put them under `senders:` in drill.yaml:")))
        note(to_paste(names, loaded.scenario.drill.languages))


def _plain(problem: ScenarioProblem, lang: str) -> dict[str, Any]:
    place = problem.place
    return {
        "severity": problem.severity,
        "code": problem.code,
        "file": place.file,
        "line": place.line,
        "field": place.field,
        "message": tr(lang, problem.message, **problem.params),
        "remedy": tr(lang, problem.remedy, **problem.params),
    }


def whole(loaded: Loaded, report: CheckReport, lang: str) -> dict[str, Any]:
    """All of it as plain values."""
    from infodrill.review.grid import due_rows

    table, promised = report.coverage, loaded.scenario.evaluation.rates
    return {
        **stamped(loaded.scenario.places.real),
        "scenario": loaded.scenario.drill.id,
        "digest": loaded.digest,
        "rated": report.rated,
        "problems": [_plain(problem, lang) for problem in report.problems],
        "coverage": {
            objective: {situation: table.count(objective, situation) for situation in table.situations}
            for objective in table.objectives
        },
        "rows": {
            code: {"owed": owed, "due": due, "rated": code in promised}
            for code, (owed, due) in (() if report.errors else due_rows(loaded).items())
        },
    }


def _rows(loaded: Loaded, lang: str) -> None:
    from rich.console import Console
    from rich.table import Table

    from infodrill.review.grid import due_rows

    found, promised = due_rows(loaded), loaded.scenario.evaluation.rates
    if not found:
        return
    drawn = Table(title=tr(lang, N_("What falls due as planned")))
    drawn.add_column(tr(lang, N_("Measure")))
    # Where the drill does not choose, all are rated that can be, and a column of none would say the contrary.
    for title in (N_("Rows"), N_("due"), *((N_("rated"),) if promised else ())):
        drawn.add_column(tr(lang, title), justify="right")
    for code, (owed, due) in sorted(found.items(), key=lambda pair: int(pair[0][1:])):
        chosen = ("✓" if code in promised else "·",) if promised else ()
        drawn.add_row(code, str(owed), str(due), *chosen)
    Console().print(drawn)


def _table(table: Coverage, lang: str) -> None:
    from rich.console import Console
    from rich.table import Table

    drawn = Table(title=tr(lang, N_("Injects by objective and situation")))
    drawn.add_column(tr(lang, N_("Objective")))
    for situation in table.situations:
        drawn.add_column(situation, justify="right")
    for objective in table.objectives:
        counts = (table.count(objective, situation) for situation in table.situations)
        drawn.add_row(objective, *(str(count) if count else "·" for count in counts))
    Console().print(drawn)
