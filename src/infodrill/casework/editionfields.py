"""The values of an edition's fields, each read strictly: names, lists, roles, states, actions, times."""

# Charter: casework editionfields
from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any, NoReturn

from infodrill.casework import rights
from infodrill.casework.edition import EditionError
from infodrill.casework.steps import CASE_STATES, PLAYERS, ROLES
from infodrill.casework.takedown import suppressive
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.scenario.yamltext import Document

Where = tuple[str | int, ...]
_TIME = re.compile(r"([0-9]{1,4}) ?(min|h|d)")
_UNIT = {"min": 60, "h": 3600, "d": 86_400}
LONGEST_TIME = 30 * 86_400


class EditionFields:
    """A document under reading; every method raises EditionError with its place at the first fault it meets."""

    def __init__(self, document: Document) -> None:
        self.document = document

    def _table(self, value: Any, where: Where, keys: tuple[str, ...]) -> Mapping[str, Mapping[str, str]]:
        given = self._mapping(value, where)
        for key in given:
            if key not in keys:
                self._refuse(
                    (*where, key),
                    N_("{key} is not known here"),
                    N_("Use one of: {keys}."),
                    code="S330",
                    key=key,
                    keys=", ".join(keys),
                )
        for key in keys:
            if key not in given:
                self._refuse(
                    where, N_("{key} has no name"), N_("Add it with vi and en."), code="S331", key=key
                )
        return {key: self._names(given[key], (*where, key)) for key in keys}

    def _names(self, value: Any, where: Where) -> Mapping[str, str]:
        both = frozenset({"vi", "en"})
        row = self._mapping(value, where)
        self._keys(row, where, both, both)
        return {lang: self._label(row[lang], (*where, lang)) for lang in ("vi", "en")}

    def _label(self, value: Any, where: Where) -> str:
        label = self._word(value, where)
        if word := suppressive(label):
            self._refuse(
                where,
                N_("“{word}” names removal, penalty or unmasking; the range has no such thing"),
                N_("Name the step or disposition by what it does in the rights core."),
                code="S317",
                word=word,
            )
        return label

    def _keys(
        self, row: Mapping[str, Any], where: Where, known: frozenset[str], needed: frozenset[str]
    ) -> None:
        for key in row:
            if key not in known:
                self._refuse(
                    (*where, key),
                    N_("the field {key} is not known"),
                    N_("Known fields: {keys}."),
                    code="S332",
                    key=key,
                    keys=", ".join(sorted(known)),
                )
        for key in sorted(needed):
            if key not in row:
                self._refuse(where, N_("the field {key} is missing"), N_("Add it."), code="S333", key=key)

    def _mapping(self, value: Any, where: Where) -> dict[str, Any]:
        if not isinstance(value, dict):
            self._refuse(where, N_("fields are expected here"), N_("Write `name: value` lines."), code="S334")
        found: dict[str, Any] = value
        return found

    def _list(self, value: Any, where: Where) -> list[Any]:
        if not isinstance(value, list):
            self._refuse(where, N_("a list is expected here"), N_("Write [a, b]."), code="S334")
        found: list[Any] = value
        return found

    def _word(self, value: Any, where: Where) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > 200:
            self._refuse(
                where, N_("a text of 1 to 200 characters is expected"), N_("Write it in quotes."), code="S334"
            )
        return str(value)

    def _count(self, value: Any, where: Where, most: int) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not 1 <= value <= most:
            self._refuse(
                where,
                N_("a whole number from 1 to {most} is expected"),
                N_("Correct the number."),
                code="S334",
                most=most,
            )
        return int(value)

    def _action(self, value: Any, where: Where) -> int:
        text = str(value)
        number = None if isinstance(value, bool) else whole(text)
        if number is None or number not in rights.ACTIONS:
            self._refuse(
                where,
                N_("there is no action {n}"),
                N_("The list of actions is closed: 0 to 8."),
                code="S316",
                n=text,
            )
        return number

    def _role(self, value: Any, where: Where) -> str:
        if not isinstance(value, str) or value not in ROLES:
            self._refuse(
                where,
                N_("there is no role {role}"),
                N_("Use one of: {roles}."),
                code="S335",
                role=str(value)[:60],
                roles=", ".join(sorted(PLAYERS)),
            )
        return value

    def _state(self, value: Any, where: Where) -> str:
        if value not in CASE_STATES:
            self._refuse(
                where,
                N_("there is no state {state}"),
                N_("Use one of: {states}."),
                code="S336",
                state=str(value)[:60],
                states=", ".join(CASE_STATES),
            )
        return str(value)

    def _time(self, value: Any, where: Where) -> int:
        found = _TIME.fullmatch(value) if isinstance(value, str) else None
        seconds = int(found[1]) * _UNIT[found[2]] if found else 0
        if seconds <= 0 or seconds > LONGEST_TIME:
            self._refuse(
                where,
                N_("a deadline is a time above 0 and up to 30 days"),
                N_("Write for example 30 min, 4 h or 5 d."),
                code="S327",
            )
        return seconds

    def _refuse(
        self, where: Where, message: str, remedy: str, *, code: str = "S300", **params: object
    ) -> NoReturn:
        raise EditionError(message, remedy=remedy, place=self.document.place(where), code=code, **params)
