"""From plain values to the models of `schema`: every fault in plain words, with line and remedy."""

# Charter: scenario shape
from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.allowed import Json, fields_at, kind_at, kinds_of, schema_of
from infodrill.scenario.calledby import ONE_OF, ONE_OF_ROLES, ROLES
from infodrill.scenario.entries import bare_list, named_entries
from infodrill.scenario.exampled import is_needed, to_add
from infodrill.scenario.faults import MOST_OF_A_FILE, untold
from infodrill.scenario.homes import home_of
from infodrill.scenario.meant import MINUTES, SMALL, in_code, meant, parted
from infodrill.scenario.oneslip import listed_whole, misplaced
from infodrill.scenario.ranges import within
from infodrill.scenario.schema.base import DAY_AND_HOUR, HOUR, ID, OF_STORY
from infodrill.scenario.valuenames import called, of_other_number, suggested
from infodrill.scenario.wrapped import unwrapped
from infodrill.scenario.yamltext import Document, Path_, dotted

M = TypeVar("M", bound=BaseModel)

_KINDS = {
    "string_type": N_("Write a text; put numbers and true/false in quotes."),
    "int_type": N_("Write a whole number without quotes."),
    "bool_type": N_("Write true or false."),
    "tuple_type": N_("Write a list: one line each, beginning with `- `."),
    "list_type": N_("Write a list: one line each, beginning with `- `."),
    "dict_type": N_("Write `name: value` lines below it."),
    "model_type": N_("Write `name: value` lines below it."),
    "model_attributes_type": N_("Write `name: value` lines below it."),
}

_SHORT: Mapping[str, str] = {
    "phases": MINUTES,
    "edition": N_("Write one of the procedures that ship: `generic`, `vn-2025`, `vn-2024`."),
    "to": N_("Write a list of cells, roles or public, as [ward, L1-DUTY, public]."),
}
"""Fields that have a short form, by name: the remedy names that."""
_WRITTEN: Mapping[str, str] = {
    ID: SMALL,
    r"^[a-z][a-z0-9_]{0,31}$": N_(
        "Write small letters without accents, digits and _ only, a letter first, at most 32."
    ),
    r"^[A-Z][A-Z0-9]{0,7}$": N_("Write capitals and digits only, a letter first, at most 8, as K1."),
    r"^E([1-9]|1[0-9])$": N_("Write the code of a measure, E1 to E19."),
    HOUR: N_('Write hour and minute, as "08:35".'),
    DAY_AND_HOUR: N_("Write day and hour, as 2027-05-20 08:00."),
}
"""What a pattern of the models means, as a remedy: nobody has to read one."""


def shaped(
    document: Document, model: type[M], most: int = MOST_OF_A_FILE
) -> tuple[M | None, list[ScenarioError]]:
    """Validate one file strictly (no "12" for 12, no yes for true); None beside the faults when wrong, at most that many."""
    try:
        return model.model_validate_json(json.dumps(document.data), strict=True), []
    except ValidationError as error:
        details = error.errors(include_url=False)
        # A list with a faulty entry is not also too short.
        faulty = {detail["loc"][:n] for detail in details for n in range(len(detail["loc"]))}
        details = [each for each in details if each["type"] != "too_short" or each["loc"] not in faulty]
        faults = [_fault(document, model, detail) for detail in details[:most]]
        told_once = {
            (str(fault.place), fault.message, str(fault.params.get("value"))): fault for fault in faults
        }
        schema = schema_of(model)
        whole = misplaced(listed_whole(list(told_once.values()), document), document, schema)
        return None, [*named_entries(whole, document, schema), *untold(document.name, len(details), most)]


_CLOCK = ("epoch", "phases", "moves")


class Follows(ScenarioError):
    """A fault of a value that nobody wrote: it follows from another one, and is worth a word only when that is not told."""

    derived: Path_ = ()  # the field that was filled in


def told(faults: list[ScenarioError]) -> list[ScenarioError]:
    """Without those that follow from others."""
    own = [fault for fault in faults if not isinstance(fault, Follows)]
    # By which hour the story begins, and how it leaps, says what its hours are.
    if any(fault.place.file == "drill.yaml" and fault.place.field.startswith(_CLOCK) for fault in own):
        own = [fault for fault in own if not re.fullmatch(OF_STORY, str(fault.params.get("value", "")))]
    return own or [fault for fault in faults if not any(_within(other, fault) for other in faults)]


def _within(other: ScenarioError, fault: ScenarioError) -> bool:
    """Whether the other stands at a part of what this one stands at."""
    inner, outer = other.place, fault.place
    return inner.file == outer.file and inner.field.startswith((f"{outer.field}.", f"{outer.field}["))


def _fault(document: Document, model: type[BaseModel], error: Any) -> ScenarioError:
    fault = _named(document, model, error)
    path = _written(document, error["loc"], keep_last=False)
    guessed = len(str(fault.params.get("near", ""))) > len("``")
    if (
        fault.code in ("S112", "S113")
        and not guessed
        and (near := unwrapped(schema_of(model), path, error["input"]))
    ):
        fault.remedy, fault.params = N_("Write {near}."), {**fault.params, "near": in_code(near)}
    # What is missing may itself be missing there; what stands around it was derived when it is not in the file either.
    around = error["loc"][:-1] if error["type"] == "missing" else error["loc"]
    path, derived = _as_far(document, around)
    if derived is None:
        return fault
    # What is written in its short form is written.
    short = path in document.lines and not any(
        len(at) == len(path) + 1 and at[:-1] == path and isinstance(at[-1], str) for at in document.lines
    )
    if short:
        return fault
    follows = Follows(fault.message, remedy=fault.remedy, place=fault.place, code=fault.code, **fault.params)
    follows.derived = (*path, derived)
    return follows


def _named(document: Document, model: type[BaseModel], error: Any) -> ScenarioError:
    path = _written(document, error["loc"], keep_last=error["type"] == "missing")
    place = Place(document.name, document.line(path), dotted(path))
    kind, ctx = error["type"], error.get("ctx", {})
    name = _name(path[:-1] if error["loc"][-1:] == ("[key]",) else path) or document.name
    if "remedy" in ctx:  # said by a check of the model's own
        wanted, params = meant(schema_of(model), path, error["input"])
        return ScenarioError(
            ctx["message"],
            remedy=wanted or ctx["remedy"],
            place=place,
            code=kind,
            **{"name": in_code(name), **ctx["params"], **params},
        )
    if kind == "missing":
        remedy, told = to_add(schema_of(model), path)
        message = N_("the field {name} is missing")
        return ScenarioError(
            message, remedy=remedy, place=place, code="S110", **{**told, "name": in_code(name)}
        )
    if kind == "extra_forbidden":
        return _unknown_field(place, model, _inside(document.data, error["loc"]))
    if kind in _KINDS and not path and isinstance(error["input"], list):
        return bare_list(place, schema_of(model), error["input"])
    if kind in _KINDS:
        empty = error["input"] is None
        wanted, params = meant(schema_of(model), path, error["input"])
        return ScenarioError(
            N_("nothing is written behind {name}") if empty else N_("{name} is of the wrong kind"),
            remedy=_unwritten(model, path) if empty else wanted or _SHORT.get(name, _KINDS[kind]),
            place=place,
            code="S112",
            name=in_code(name),
            **params,
        )
    if kind == "literal_error":
        single = kind_at(schema_of(model), path) != "list" and "[" not in name
        fault = _unknown_value(place, name, error["input"], str(ctx.get("expected", "")), single=single)
        return _within_another(fault, model, path, error["input"])
    return _out_of_bounds(place, model, path, name, error)


def _out_of_bounds(place: Place, model: type[BaseModel], path: Path_, name: str, error: Any) -> ScenarioError:
    """Of a value of the right kind that may not be this one."""
    kind, ctx = error["type"], error.get("ctx", {})
    message, params = _bounds(kind, ctx, str(error["msg"]))
    schema = schema_of(model)
    usual, told = _usual(kind, model, path, name, ctx)
    # A number out of its bounds that stands for fields in their short form is no other way to write them.
    remedy, more = (
        ("", {})
        if kind_at(schema, path) == "fields"
        else meant(schema, path, error["input"], ctx.get("pattern", ""))
    )
    return ScenarioError(
        message,
        remedy=remedy or usual,
        place=place,
        code="S113",
        name=in_code(name),
        value=in_code(error["input"]),
        **{**told, **params, **more},
    )


def _unwritten(model: type[BaseModel], path: Path_) -> str:
    """What to do where nothing stands behind a field's name."""
    if is_needed(schema_of(model), path):
        return N_("Write it: it cannot be left out.")
    return N_("Write it, or take the line out.")


def _usual(
    kind: str, model: type[BaseModel], path: Path_, name: str, ctx: dict[str, Any]
) -> tuple[str, dict[str, object]]:
    """What to do about a value outside its bounds, where nobody knows what was meant."""
    if (
        remedy := _SHORT["edition"]
        if name == "edition"
        else _WRITTEN.get(ctx.get("pattern", ""), _SHORT.get(name, ""))
    ):
        return remedy, {}
    if kind in ("string_too_short", "string_too_long"):
        return (_unwritten(model, path) if kind == "string_too_short" else N_("Shorten it.")), {}
    remedy, told = within(schema_of(model), path)
    if kind in ("greater_than_equal", "less_than_equal") and not remedy:
        return (
            N_("Write {limit} or more.") if kind.startswith("greater") else N_("Write {limit} or less.")
        ), {}
    if kind == "too_short" and not remedy:
        remedy = N_("Entries to write: {limit} or more.")
    return remedy or N_("Correct the value."), told


def _bounds(kind: str, ctx: dict[str, Any], said: str) -> tuple[str, dict[str, object]]:
    if kind == "greater_than_equal":
        return N_("{name} is {value}; it must be at least {limit}"), {"limit": ctx["ge"]}
    if kind == "less_than_equal":
        return N_("{name} is {value}; it must be at most {limit}"), {"limit": ctx["le"]}
    if kind in ("string_too_short", "too_short"):
        return N_("{name} is too short: at least {limit}"), {"limit": ctx.get("min_length", 1)}
    if kind in ("string_too_long", "too_long"):
        return N_("{name} is too long: at most {limit}"), {"limit": ctx.get("max_length", 0)}
    if kind == "string_pattern_mismatch":
        return N_("{value} is not written as {name} must be"), {}
    return N_("{name} is wrong: {said}"), {"said": said}


def _unknown_value(place: Place, name: str, value: object, expected: str, *, single: bool) -> ScenarioError:
    """`single` = one value alone may stand there."""
    composed = isinstance(value, dict | list)
    known = expected.replace("'", "").replace(" or ", ", ").split(", ")
    if value is None:
        message, remedy = N_("nothing is written behind {name}"), _one_of(known)
        told = {"name": in_code(name), "expected": ", ".join(map(in_code, known))}
        return ScenarioError(message, remedy=remedy, place=place, code="S112", **told)
    several = "" if composed else parted(str(value), known, inside=single or "[" in name)
    alone = value[0] if isinstance(value, list) and len(value) == 1 else ""
    if isinstance(value, list) and len(value) > 1 and all(each in known for each in value):
        several = ", ".join(map(str, value))
    near = several or (str(alone) if alone in known else "" if composed else suggested(value, known))
    return ScenarioError(
        N_("{name} is of the wrong kind") if composed else N_("{value} is not a known value of {name}"),
        remedy=_several(several, single=single) if several or alone in known else _meant(value, near, known),
        place=place,
        code="S112" if composed else "S113",
        name=in_code(name.partition("[")[0]),
        value=in_code(value),
        near=", ".join(map(in_code, near.split(", ")))
        if several and single
        else in_code(f'"{near}"' if _is_read_as_other(value, near) else near),
        expected=", ".join(map(in_code, known)),
    )


def _within_another(
    fault: ScenarioError, model: type[BaseModel], path: Path_, value: object
) -> ScenarioError:
    """A value that nothing here is near to, and that a field of the same name takes which stands further inside."""
    if fault.params.get("near") != in_code("") or not isinstance(value, str):
        return fault
    schema, name = schema_of(model), str(path[-1])
    for outer, inside in fields_at(schema, path[:-1]).items():
        for kind in kinds_of(inside, schema):
            known = [str(each) for each in kind.get("properties", {}).get(name, {}).get("enum", ())]
            if near := suggested(value, known):
                told = {**fault.params, "near": in_code(f"{outer}: {{{name}: {near}, …}}")}
                remedy = N_("Write {near}.")
                return ScenarioError(fault.message, remedy=remedy, place=fault.place, code=fault.code, **told)
    return fault


def _several(named: str, *, single: bool) -> str:
    """Of several values in one text: the list that is meant, or one of them."""
    return N_("Write one of: {near}.") if named and single else N_("Write {near}.")


def _is_read_as_other(value: object, near: str) -> bool:
    """Whether the word that is meant is no text without quotation marks."""
    return isinstance(value, bool) and near in ("true", "false")


def _meant(value: object, near: str, known: list[str]) -> str:
    if _is_read_as_other(value, near):
        return N_("Put it in quotation marks: {near}.")
    if near and near == value:
        return N_("Write {near}, without quotation marks.")
    return N_("Did you mean {near}?") if near else _one_of(known)


def _one_of(known: list[str]) -> str:
    return ONE_OF_ROLES if ROLES.issuperset(known) else ONE_OF


def _unknown_field(place: Place, model: type[BaseModel], path: Path_) -> ScenarioError:
    """`path` leads to the field itself, though the place may be that of a cell in whose text it stands."""
    schema, name = schema_of(model), str(path[-1])
    here = fields_at(schema, path[:-1])
    near, home = of_other_number(name, here) or called(name, here), home_of(name, model, path)
    if home and not near:
        remedy, params = home
        message = N_("the field {name} does not belong here")
        return ScenarioError(message, remedy=remedy, place=place, code="S111", name=in_code(name), **params)
    if denied := _denied(name, here):
        return ScenarioError(
            N_("the field {name} is unknown"),
            remedy=N_("Write {near}."),
            place=place,
            code="S111",
            name=in_code(name),
            near=in_code(f"not: {{{denied}: …}}"),
        )
    if near := near or suggested(name, here):
        return ScenarioError(
            N_("the field {name} is unknown"),
            remedy=N_("Did you mean {near}?"),
            place=place,
            code="S111",
            name=in_code(name),
            near=in_code(near),
        )
    return ScenarioError(
        N_("the field {name} is unknown"),
        remedy=N_("Remove it."),
        place=place,
        code="S111",
        name=in_code(name),
    )


def _denied(name: str, here: Json) -> str:
    """The test whose opposite is meant by its name with a "not" in it, where there is a field for that."""
    words = name.split("_")
    rest = "_".join(word for word in words if word not in ("not", "no", "without", "never"))
    return rest if "not" in here and rest in here and rest != name else ""


def _written(document: Document, loc: tuple[int | str, ...], keep_last: bool) -> Path_:
    """The part of pydantic's location that is written in the file; it also names branches of unions."""
    path, last = _as_far(document, loc[:-1] if keep_last else loc)
    # Of what is missing in something that nobody wrote, that is missed.
    return (*path, loc[-1] if last is None else last) if keep_last and loc else path


def _as_far(document: Document, loc: tuple[int | str, ...]) -> tuple[Path_, str | int | None]:
    """How far the steps are written in the file, and the first that was filled in: None when all are written."""
    path: Path_ = ()
    node: Any = document.data
    for step in loc:
        if not _holds(node, step):
            continue  # the name of a union's branch
        node = node[step]
        if (*path, step) in document.lines:
            path = (*path, step)
        elif isinstance(step, str):  # one entry by itself stands for a list of one
            return path, step
    return path, None


def _inside(node: Any, loc: tuple[int | str, ...]) -> Path_:
    """The steps of pydantic's location that lead through the values, written on a line of their own or not."""
    path: Path_ = ()
    for step in loc:
        if _holds(node, step):
            node, path = node[step], (*path, step)
    return path or loc


def _holds(node: Any, step: int | str) -> bool:
    return step in node if isinstance(node, dict) else isinstance(node, list) and isinstance(step, int)


def _name(path: Path_) -> str:
    """The field that a path ends in, with the number in its list: ("steps", "log", "from", 0) → "from[0]"."""
    inner = path
    while len(inner) > 1 and isinstance(inner[-1], int):
        inner = inner[:-1]
    return dotted(path[max(len(inner) - 1, 0) :])
