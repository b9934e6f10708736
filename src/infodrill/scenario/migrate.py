"""Older scenarios keep loading: one step a format version lifts plain values to the next."""

# Charter: scenario migrate
from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import FORMAT
from infodrill.scenario.yamltext import Document, Node, Path_

Files = dict[str, Node]
Lines = Mapping[Path_, int]


@dataclass(frozen=True)
class MigrationStep:
    """One version to the next: the values of all files, and the lines of each file's fields under their new paths."""

    values: Callable[[Files], Files]
    lines: Callable[[Lines], Lines]


def written_in(documents: Mapping[str, Document]) -> int:
    """The format that the files say they are of; today's where they say nothing that is a number."""
    drill = documents.get("drill.yaml")
    written = drill.data.get("format") if drill and isinstance(drill.data, dict) else FORMAT
    return written if type(written) is int else FORMAT  # `format: true` is an int to `isinstance`


def lift(documents: Mapping[str, Document]) -> dict[str, Document]:
    """The files, by relative name, in today's format. Raises ScenarioError for an unknown format."""
    drill, version = documents.get("drill.yaml"), written_in(documents)
    if drill is None:
        return dict(documents)
    if version > FORMAT or version < min(STEPS, default=FORMAT):
        raise ScenarioError(
            N_("format {version} is unknown; this is format {known}"),
            remedy=N_("Update infodrill if the scenario is newer, or correct the number."),
            place=drill.place(("format",)),
            code="S130",
            version=version,
            known=FORMAT,
        )
    values: Files = {name: document.data for name, document in documents.items()}
    lines: dict[str, Lines] = {name: document.lines for name, document in documents.items()}
    while version < FORMAT:
        step = STEPS[version]
        values = step.values(values)
        lines = {name: step.lines(line) for name, line in lines.items()}
        version += 1
        values["drill.yaml"] = {**values["drill.yaml"], "format": version}
    return {name: Document(name, values[name], lines[name]) for name in documents}


def _pair_languages(files: Files) -> Files:
    """Format 0 wrote `title_vi` and `title_en` side by side; format 1 writes `title: {vi, en}`."""
    return {name: _paired(value) for name, value in files.items()}


def _paired(value: Node) -> Node:
    if isinstance(value, list):
        return [_paired(entry) for entry in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Node] = {}
    for key, item in value.items():
        stem, _, lang = key.rpartition("_")
        if stem and lang in ("vi", "en") and f"{stem}_vi" in value and f"{stem}_en" in value:
            found[stem] = {"vi": value[f"{stem}_vi"], "en": value[f"{stem}_en"]}
        else:
            found[key] = _paired(item)
    return found


def _pair_lines(lines: Lines) -> Lines:
    found = dict(lines)
    for path, line in lines.items():
        stem, _, lang = str(path[-1]).rpartition("_") if path else ("", "", "")
        if stem and lang in ("vi", "en"):
            found[(*path[:-1], stem, lang)] = line
            found.setdefault(
                (*path[:-1], stem), line
            )  # what is wrong with the pair is told at its first half
    return found


def _as_written(files: Files) -> Files:
    """Format 1 was written whole; format 2 lets most of it be left out. `visibility`, `language` and the hour of a further wave
    did nothing; drafts were delivered."""
    msel = files.get("msel.yaml")
    if isinstance(msel, dict) and isinstance(injects := msel.get("injects"), list):
        kept = [_as_delivered(row) if isinstance(row, dict) else row for row in injects]
        files = {**files, "msel.yaml": {**msel, "injects": kept}}
    return files


def _as_delivered(row: dict[str, Node]) -> dict[str, Node]:
    kept = {key: value for key, value in row.items() if key not in ("visibility", "language")}
    if isinstance(effect := row.get("effect"), dict) and isinstance(wave := effect.get("wave"), dict):
        kept["effect"] = {**effect, "wave": {key: value for key, value in wave.items() if key != "at"}}
    return {**kept, "status": "reviewed"} if row.get("status") == "draft" else kept


STEPS: Mapping[int, MigrationStep] = {
    0: MigrationStep(_pair_languages, _pair_lines),
    1: MigrationStep(_as_written, dict),
}
