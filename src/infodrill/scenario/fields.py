"""Every field of a scenario's files, as its model describes it: for the schema, the reference and the pages of a scenario.

A field is described once, beside itself in `scenario.schema`; everybody else asks here.
"""

# Charter: scenario fields
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from types import NoneType, UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from annotated_types import Ge, Le, MaxLen, MinLen
from pydantic.fields import FieldInfo

from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.scenario.loader import MODELS
from infodrill.scenario.schema.base import Bi, Derived, Id, InSeconds, Model, PointsAt

FILES: Mapping[str, str] = {"claims": "claims/*.yaml", "texts": "texts/*.yaml"}
"""The files that a model of `loader.MODELS` is for, where its name there is a folder."""
_POINTS: Mapping[str, str] = {
    "claim": N_("name of a claim"), "cell": N_("name of a cell"), "ward": N_("name of a ward"),
    "objective": N_("name of an objective"), "situation": N_("name of a situation"), "role": N_("a role that a seat holds"),
    "picture": N_("name of a picture"), "inject": N_("number of an inject"),
}  # fmt: skip
MANY = 13  # values; a longer list stands in the glossary and the schema


@dataclass(frozen=True, slots=True, kw_only=True)
class ScenarioField:
    """One field as files write it. `follows`, `meaning` are msgids; `default` = what holds when it is left out, if anything."""

    name: str
    required: bool
    follows: str
    default: Any
    meaning: str
    info: FieldInfo

    def kind(self, lang: Lang) -> str:
        """What may be written, with its range."""
        return _kind(lang, self.info.annotation, self.info.metadata)

    def told(self, lang: Lang) -> str:
        """The description: what it means, and what it follows from when it is left out."""
        if not self.follows:
            return tr(lang, self.meaning)
        return f"{tr(lang, self.meaning)} {tr(lang, N_('Left out: {of}.'), of=tr(lang, self.follows))}"

    def left_out(self, lang: Lang) -> str:
        """What leaving it out means: "required", what it follows from, or the value that holds then."""
        if self.required:
            return tr(lang, N_("must be written"))
        if self.follows:
            return tr(lang, self.follows)
        if self.default in (None, "", ()) or isinstance(self.default, Model | dict):
            return "–"
        listed = self.default if isinstance(self.default, tuple) else (self.default,)
        return ", ".join(
            f"`{str(each).lower() if each is True or each is False else each}`" for each in listed
        )


def about(model: type[Model]) -> str:
    """What a model stands for: its docstring, a msgid."""
    return " ".join((model.__doc__ or "").split())


def fields_of(model: type[Model]) -> Iterator[ScenarioField]:
    """The fields of a model, in the order in which they are declared."""
    for name, field in model.model_fields.items():
        follows = next((each.of for each in field.metadata if isinstance(each, Derived)), "")
        yield ScenarioField(
            name=field.alias or name,
            required=field.is_required() and not follows,
            follows=follows,
            default=None if field.is_required() else field.default,
            meaning=field.description or "",
            info=field,
        )


def models_of(model: type[Model]) -> Iterator[type[Model]]:
    """The model and those inside it, each once."""
    found, waiting = [model], [model]
    while waiting:
        for inner in _inside(waiting.pop(0)):
            if inner not in found:
                found.append(inner)
                waiting.append(inner)
    yield from found


def by_file() -> dict[str, tuple[type[Model], ...]]:
    """The models by the files that they are for; what two files share stands with the first."""
    found: dict[str, tuple[type[Model], ...]] = {}
    for name, root in MODELS.items():
        known = {model for models in found.values() for model in models}
        found[FILES.get(name, name)] = tuple(model for model in models_of(root) if model not in known)
    return found


def listed(lang: Lang) -> dict[str, Any]:
    """All fields as plain values: by file and model."""
    return {
        file: [
            {
                "model": model.__name__,
                "meaning": tr(lang, about(model)),
                "fields": [
                    {
                        "name": field.name, "required": field.required, "left_out": field.left_out(lang),
                        "kind": field.kind(lang), "meaning": tr(lang, field.meaning),
                    }
                    for field in fields_of(model)
                ],
            }
            for model in models
        ]
        for file, models in by_file().items()
    }  # fmt: skip


def reference(lang: Lang) -> str:
    """The page of all fields, as Markdown."""
    head = "| {} | {} | {} | {} |".format(
        *(
            tr(lang, words)
            for words in (N_("Field"), N_("When left out"), N_("May hold"), N_("What it means"))
        )
    )
    lines = [
        f"# {tr(lang, N_('The fields of a scenario'))}",
        "",
        tr(lang, N_("Written by `infodrill scenarios fields` from the format itself; do not edit.")),
    ]
    for file, models in listed(lang).items():
        lines += ["", f"## `{file}`"]
        for n, model in enumerate(models):
            lines += [
                "",
                *((f"### {model['model']}", "") if n else ()),
                model["meaning"],
                "",
                head,
                "|---|---|---|---|",
            ]
            lines += [
                f"| `{field['name']}` | {field['left_out']} | {field['kind']} | {field['meaning']} |"
                for field in model["fields"]
            ]
    return "\n".join(lines) + "\n"


def _inside(model: type[Model]) -> Iterator[type[Model]]:
    for field in model.model_fields.values():
        yield from _models_in(field.annotation)


def _models_in(hint: Any) -> Iterator[type[Model]]:
    if isinstance(hint, type) and issubclass(hint, Model):
        yield hint
    for inner in get_args(hint):
        yield from _models_in(inner)


def _kind(lang: Lang, hint: Any, beside: list[Any] | tuple[Any, ...] = ()) -> str:
    """`beside` = what stands beside the type: limits, what it points at, whether it is a time."""
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return _kind(lang, inner[0], (*beside, *_flat(inner[1:])))
    pointed = next((each.kind for each in beside if isinstance(each, PointsAt)), "")
    if pointed:
        return tr(lang, _POINTS[pointed])
    if origin in (Union, UnionType):
        return ", ".join(dict.fromkeys(_kind(lang, each, beside) for each in inner if each is not NoneType))
    if origin is Literal:
        values = ", ".join(f"`{each}`" for each in inner[:MANY])
        return values if len(inner) <= MANY else tr(lang, N_("{values} and others"), values=values)
    if origin is tuple:
        return tr(lang, N_("list: {kind}"), kind=_kind(lang, inner[0])) + _range(beside, MinLen, MaxLen)
    return _plain(lang, hint, beside)


def _plain(lang: Lang, hint: Any, beside: list[Any] | tuple[Any, ...]) -> str:
    time = next((each for each in beside if isinstance(each, InSeconds)), None)
    if time is not None:
        return tr(lang, N_("span, as +15:00") if time.span else N_("time, as +35:00 or 08:35"))
    if isinstance(hint, type) and issubclass(hint, Bi):
        return tr(lang, N_("text in the drill's languages"))
    if isinstance(hint, type) and issubclass(hint, Model):
        return f"[{hint.__name__}](#{hint.__name__.lower()})"
    if hint is bool:
        return "`true`, `false`"
    if hint is int:
        return tr(lang, N_("a number")) + _range(beside, Ge, Le)
    if get_origin(hint) is dict:
        return tr(lang, N_("rules by name"))
    return tr(lang, N_("short name") if any(each in beside for each in get_args(Id)[1:]) else N_("one line"))


def _range(beside: list[Any] | tuple[Any, ...], least: type, most: type) -> str:
    low = next((_limit(each) for each in beside if isinstance(each, least)), None)
    high = next((_limit(each) for each in beside if isinstance(each, most)), None)
    if low is None:
        return ""
    return f", ≥ {low}" if high is None else f", {low}" if low == high else f", {low}–{high}"


def _limit(bound: Any) -> int:
    """The number of a bound of annotated-types, whichever it is."""
    return int(next(getattr(bound, name) for name in type(bound).__dataclass_fields__))


def _flat(beside: tuple[Any, ...]) -> Iterator[Any]:
    """A field's own marks, with those that pydantic keeps inside one of its `Field`s."""
    for each in beside:
        yield from each.metadata if isinstance(each, FieldInfo) else (each,)
