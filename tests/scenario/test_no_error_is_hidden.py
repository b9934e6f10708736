"""What refuses a drill is never left out of what `check` tells because something else is told, too."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, load, load_files
from infodrill.scenario.starting import started, templates

Files = Mapping[str, str]
WHOLE = load(find("clinic")).files
CLINIC: Files = {name: text.decode() for name, text in WHOLE.items() if name.endswith(".yaml")}
EARLY = (
    "meanwhile:\n  vi: Đây là tin giả, đừng chuyển tiền.\n  en: This is fake, do not send money.\nadvice:\n"
)
LATE = ("+21:00:00", "+75:00", "+14:00:00", "21h")


def in_claim(old: str, new: str) -> Callable[[Files], Files]:
    name = "claims/b3-donate.yaml"
    return lambda files: {**files, name: re.sub(old, new, files[name], count=1, flags=re.M)}


def without_ordinances(files: Files) -> Files:
    return {**files, "drill.yaml": re.sub(r"(?ms)^ordinances:\n.*?(?=^\S|\Z)", "", files["drill.yaml"])}


MISTAKES = {
    "no ordinance": without_ordinances,
    "a path that the gate forbids": in_claim(r"^gate_code: .*$", "gate_code: G1"),
    "an owner who is nobody": in_claim(r"^owner: .*$", "owner: nobody"),
}
doubtful = in_claim(r"^advice:\n", EARLY)


def refused(files: Files) -> set[tuple[str, str, str]]:
    """(code, file, field) of all that refuses the files."""
    told = (
        {**WHOLE, **{name: text.encode() for name, text in files.items()}}
        if files.keys() <= WHOLE.keys()
        else files
    )
    try:
        found = check(
            load_files(
                {name: text if isinstance(text, bytes) else text.encode() for name, text in told.items()}
            )
        )
    except ScenarioErrors as refusal:
        return {(problem.code, "", "") for problem in refusal.errors}
    return {(problem.code, problem.place.file, problem.place.field) for problem in found.errors}


@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_warning_beside_an_error_hides_no_error(mistake: str) -> None:
    alone = refused(MISTAKES[mistake](CLINIC))
    assert alone and not refused(doubtful(CLINIC))
    assert refused(doubtful(MISTAKES[mistake](CLINIC))) >= alone


@pytest.mark.parametrize("kind", [template.kind for template in templates()][:2])
@pytest.mark.parametrize("at", LATE)
def test_an_inject_that_never_comes_refuses_the_drill_however_it_is_written(kind: str, at: str) -> None:
    files = started(kind, "vi", name=kind, minutes=60, cells=4)
    assert not refused(files)
    assert refused(
        {**files, "msel.yaml": re.sub(r"(?m)^  - at: \S+", f"  - at: {at}", files["msel.yaml"], count=1)}
    )
