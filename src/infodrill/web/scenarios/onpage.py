"""What is said of a workbook on its page: remedies that name a command's options or a mapping's lines, as the page has them."""

# Charter: web scenarios on page
from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.scenario.faults import ScenarioProblem, from_fault
from infodrill.web.scenarios import pages
from infodrill.web.scenarios.pages import CheckFindings

ON_PAGE: Mapping[str, str] = {
    "Give that column a plain heading, or name it in the mapping as `{name}`.": N_(
        "Say below which column holds it, or give that column a plain heading in the workbook."
    ),
    "Say what it is for: `--rows {replace}` if it replaces all of them, `--rows {change}` if it changes those of the same "
    "number and leaves the others.": N_(
        "Say below what the table is for: it replaces all injects, or changes those of the same number and leaves the others."
    ),
    "Write sheet, columns and, if need be, defaults, as `--propose` prints them.": N_(
        "Say below what each column holds."
    ),
    "Name the one that is meant with `--sheet`, or put all injects into one sheet.": N_(
        "Say below which one is meant, or put all injects into one sheet."
    ),
    "Write 08:35, D+0 08:35, or +35 for minute 35; if these are no times, say so in the mapping.": N_(
        "Write 08:35, D+0 08:35, or +35 for minute 35; if these are no times, say so below."
    ),
    "If it is {near}, say so in the mapping, which `--propose` prints.": N_("If it is {near}, say so below."),
    "Another column holds the same; say in the mapping which one it is. `--propose` prints it.": N_(
        "Another column holds the same; say below which one it is."
    ),
    "Say whether they are read or left out (`hidden: read`, `hidden: leave` in a mapping), or show them.": N_(
        "Say below whether they are to come, or show them in the workbook."
    ),
    "Name the column in the mapping, such as `body.vi`, or leave it out with `-`.": N_(
        "Say below what the column holds, or leave it out there."
    ),
    "Leave them out in the mapping with `-` where that is not meant.": N_(
        "Leave them out below where that is not meant."
    ),
    "Name the one that is meant with `--sheet`, or delete the copy.": N_(
        "Say below which one is meant, or delete the copy in the workbook."
    ),
    "Put that column back if it was taken out; if it is {heading}, say so in the mapping, which `--propose` prints.": N_(
        "Put that column back if it was taken out; if it is {heading}, say so below."
    ),
    "Put the column back, or name in a mapping which one holds that now; `--propose` prints one.": N_(
        "Put the column back, or say below which one holds that now."
    ),
    "Write {heading} into the cell again, or write {now} in the mapping in its place.": N_(
        "Write {heading} into the cell again, or say below what the column holds."
    ),
    "Write `sheet: {found}` in the mapping, or give the sheet its old name.": N_(
        "Say below which one is meant, or give the sheet its old name."
    ),
    "{how} If something else stands in this column, correct its heading, or what the mapping says of it.": N_(
        "{how} If something else stands in this column, say so below."
    ),
}
"""Of each remedy for whoever types commands the one for whoever looks at the page."""


def of_faults(faults: Iterable[DrillError], lang: str) -> CheckFindings:
    """What was refused, in words of the page."""
    return of_problems(map(from_fault, faults), lang)


def of_problems(problems: Iterable[ScenarioProblem], lang: str) -> CheckFindings:
    """What a check found, in words of the page."""
    return pages.of_problems(
        (replace(each, remedy=ON_PAGE.get(each.remedy, each.remedy)) for each in problems), lang
    )
