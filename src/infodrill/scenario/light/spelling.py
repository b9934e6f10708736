"""Short forms by the models' own types: a text in one language, a time, one entry where a list is meant."""

# Charter: scenario light spelling
from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.light.times import DrillHours, after_start
from infodrill.scenario.schema.base import Bi, InSeconds, Model, Short
from infodrill.scenario.schema.msel import Recipients
from infodrill.scenario.yamltext import Node

PUBLIC = "public"
_ONE_NAME = re.compile(r"[^\s,;|/+&\[\]]+")


@dataclass(frozen=True)
class Tongues:
    """The languages that the drill is written in."""

    written: tuple[str, ...]

    @classmethod
    def of(cls, drill: Mapping[str, Node]) -> Tongues:
        told = drill.get("languages", list(LANGUAGES))
        known = tuple(lang for lang in LANGUAGES if isinstance(told, list) and lang in told)
        # Of a list that names no language known here, one word is due: of the list.
        return cls(known or (LANGUAGES[:1] if "languages" in drill else LANGUAGES))

    def text(self, value: Node) -> Node:
        """Both languages of a text; where one is written, readers of the other see that."""
        if isinstance(value, str):
            value = {self.written[0]: value}
        if not isinstance(value, dict) or len(self.written) > 1:
            return value
        (only,) = self.written
        return {**{lang: value[only] for lang in LANGUAGES if only in value}, **value}


def spelled(value: Node, hint: Any, tongues: Tongues, clock: DrillHours) -> Node:
    """`value` as the type `hint` of a model wants it; what is written otherwise comes back as it is."""
    origin = get_origin(hint)
    if origin is Annotated:
        base, *beside = get_args(hint)
        moment = next((each for each in beside if isinstance(each, InSeconds)), None)
        alone = any(isinstance(each, Short) and not each.schema for each in beside)
        if alone and isinstance(value, str) and _ONE_NAME.fullmatch(value):
            value = [value]
        if moment is None:
            return spelled(value, base, tongues, clock)
        return after_start(value) if moment.span else clock.second(value)
    if origin in (Union, UnionType):
        for each in get_args(hint):
            value = spelled(value, each, tongues, clock)
        return value
    if origin is tuple:
        inner = get_args(hint)[0]
        if isinstance(value, dict) and _is_model(inner) and not by_name(value, _hints(inner)):
            value = [value]
        return [spelled(each, inner, tongues, clock) for each in value] if isinstance(value, list) else value
    if isinstance(hint, type) and issubclass(hint, Bi):
        alone = hint is not Bi and isinstance(value, str)  # a name by itself, which is the same in each
        return value if alone else tongues.text(value)
    if hint is Recipients:
        value = _recipients(value)
    return _fields(value, hint, tongues, clock) if _is_model(hint) and isinstance(value, dict) else value


def _fields(
    value: dict[str, Node], model: type[Model], tongues: Tongues, clock: DrillHours
) -> dict[str, Node]:
    hints = _hints(model)
    return {
        name: spelled(each, hints[name], tongues, clock) if name in hints else each
        for name, each in value.items()
    }


@cache
def _hints(model: type[Model]) -> Mapping[str, Any]:
    """The type of each field under the name that files give it."""
    return {
        field.alias or name: Annotated[field.annotation, *field.metadata]
        if field.metadata
        else field.annotation
        for name, field in model.model_fields.items()
    }


def _recipients(value: Node) -> Node:
    """`to: [clinic, L1-DUTY, public]`: cells in small letters, roles in capitals, and the public."""
    named = [value] if isinstance(value, str) else value
    if not isinstance(named, list) or not all(isinstance(each, str) for each in named):
        return value
    found = {
        "cells": [name for name in named if name.islower() and name != PUBLIC],
        "roles": [name for name in named if not name.islower()],
    }
    return {kind: names for kind, names in found.items() if names} | (
        {PUBLIC: True} if PUBLIC in named else {}
    )


def by_name(value: Mapping[str, Node], known: Iterable[str]) -> bool:
    """Whether these are the entries of a list, each under a name or number of its own, and no entry by itself."""
    entries = all(isinstance(each, dict) and not each.keys().isdisjoint(known) for each in value.values())
    numbers = (
        len(value) > 1
        and value.keys().isdisjoint(known)
        and all(type(each) is int for each in value.values())
    )
    return bool(value) and (entries or numbers or all(name.isdigit() for name in value))


def _is_model(hint: Any) -> bool:
    return isinstance(hint, type) and issubclass(hint, Model)
