"""Roles as the edition calls them: beside the codes in what a finding says, and where a workbook writes the names alone."""

# Charter: conduct role names
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace

from infodrill.casework.edition import SHIPPED, Edition
from infodrill.casework.steps import ROLES
from infodrill.conduct.naming import CONTROL_ROLES
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Bi

TO_WRITE = frozenset({"near", "value", "expected", "id"})
"""Params that are copied into a file, which hold codes alone."""
_CODE = "|".join(sorted(ROLES, key=len, reverse=True))
_ALL_CODES = re.compile(rf"`?(?:{_CODE})`?(?:, `?(?:{_CODE})`?)*")
_ONE_CODE = re.compile(_CODE)


def role_names(loaded: Loaded | None) -> Mapping[str, Bi]:
    """What a scenario's edition calls each role, control's among them; none where nobody ships it."""
    if loaded is None or loaded.scenario.drill.edition not in SHIPPED:
        return {}
    known = load_shipped(loaded.scenario.drill.edition)
    return {role: Bi(vi=_name(role, known, "vi"), en=_name(role, known, "en")) for role in ROLES}


def with_names(problem: ScenarioProblem, edition: Edition) -> ScenarioProblem:
    """The same finding; where a code of a role, or a list of them, fills a place of it, with each one's name in brackets."""
    named = {key: _named(str(value), edition) for key, value in problem.params.items() if _codes(key, value)}
    return replace(problem, params={**problem.params, **named}) if named else problem


def _codes(key: str, value: object) -> bool:
    return key not in TO_WRITE and isinstance(value, str) and bool(_ALL_CODES.fullmatch(value))


def _named(codes: str, edition: Edition) -> Mapping[str, str]:
    names = {
        role: {lang: _name(role, edition, lang) for lang in LANGUAGES} for role in _ONE_CODE.findall(codes)
    }
    return {
        lang: ", ".join(f"{code} ({names[code.strip('`')][lang]})" for code in codes.split(", "))
        for lang in LANGUAGES
    }


def _name(role: str, edition: Edition, lang: str) -> str:
    return tr(lang, CONTROL_ROLES[role]) if role in CONTROL_ROLES else edition.role_name(role, lang)
