"""What a drill keeps beside its log: the scenario as it was played, and the text of the procedure that it was played under."""

# Charter: conduct playfiles
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.edition import Edition, read_edition
from infodrill.conduct.shipped import load_shipped, text_of
from infodrill.scenario.loader import Loaded, load_files

SCENARIO, PROCEDURE = "scenario/", "procedure/"  # folders of a drill


def played_files(loaded: Loaded, edition: Edition) -> dict[str, bytes]:
    """The files of a drill that begins with this scenario under this edition, by their path in the drill."""
    scenario = {f"{SCENARIO}{name}": content for name, content in loaded.files.items()}
    return {**scenario, f"{PROCEDURE}{edition.id}.yaml": text_of(edition.id)}


def scenario_of(files: Mapping[str, bytes]) -> Loaded:
    """The scenario that a drill keeps. Raises ScenarioErrors, each problem with its file."""
    return load_files(
        {name.removeprefix(SCENARIO): file for name, file in files.items() if name.startswith(SCENARIO)}
    )


def procedures(files: Mapping[str, bytes]) -> tuple[str, ...]:
    """The paths of the procedures that a drill keeps: one, in a whole file."""
    return tuple(sorted(name for name in files if name.startswith(PROCEDURE)))


def edition_of(files: Mapping[str, bytes], named: str) -> Edition:
    """The edition that a drill keeps, where it keeps none the shipped one of that name. Raises EditionErrors."""
    kept = next(iter(procedures(files)), "")
    return read_edition(files[kept], kept) if kept else load_shipped(named)
