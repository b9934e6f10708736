"""Older scenarios keep loading: one step a format version lifts plain values to the next."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import FORMAT
from infodrill.scenario.yamltext import Node

Files = dict[str, Node]


def lift(files: Mapping[str, Node]) -> Files:
    """The files' values (by relative name) in today's format. Raises ScenarioError for an unknown format."""
    drill = files.get("drill.yaml")
    version = drill.get("format") if isinstance(drill, dict) else FORMAT
    lifted: Files = dict(files)
    if type(version) is not int:
        return lifted
    if version > FORMAT or version < min(STEPS, default=FORMAT):
        raise ScenarioError(
            N_("format {version} is unknown; this is format {known}"),
            remedy=N_("Update infodrill if the scenario is newer, or correct the number."),
            place=Place("drill.yaml", 0, "format"),
            code="S130",
            version=version,
            known=FORMAT,
        )
    while version < FORMAT:
        lifted = STEPS[version](lifted)
        version += 1
        lifted["drill.yaml"] = {**lifted["drill.yaml"], "format": version}
    return lifted


def _pair_languages(files: Files) -> Files:
    """Format 0 wrote `title_vi` and `title_en` side by side; format 1 writes `title: {vi, en}`."""
    return {name: _paired(value) for name, value in files.items()}


def _paired(value: Node) -> Node:
    if isinstance(value, list):
        return [_paired(one) for one in value]
    if not isinstance(value, dict):
        return value
    found: dict[str, Node] = {}
    for key, one in value.items():
        stem, _, lang = key.rpartition("_")
        if stem and lang in ("vi", "en") and f"{stem}_vi" in value and f"{stem}_en" in value:
            found[stem] = {"vi": value[f"{stem}_vi"], "en": value[f"{stem}_en"]}
        else:
            found[key] = _paired(one)
    return found


STEPS: Mapping[int, Callable[[Files], Files]] = {0: _pair_languages}
