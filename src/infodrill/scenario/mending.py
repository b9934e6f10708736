"""Remedies that one value alone cannot give: by the drill's languages and hours, and where a sign is not what it looks like."""

# Charter: scenario mending
from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from infodrill.kernel.brokenletters import odd_signs, typed
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.folding import de_accent
from infodrill.kernel.i18n import LANGUAGES, N_, MsgidWords
from infodrill.scenario.light.frame import opening
from infodrill.scenario.light.spelling import Tongues
from infodrill.scenario.light.times import DrillHours
from infodrill.scenario.light.values import fields, name_of, plain_values, rows
from infodrill.scenario.meant import MANY, in_code
from infodrill.scenario.schema.base import MOMENTS
from infodrill.scenario.shape import Follows
from infodrill.scenario.yamltext import Document

LANGUAGE: Mapping[str, str] = {"vi": N_("Vietnamese"), "en": N_("English")}
SEVERAL = 4  # things without a situation that are told as one
BEGUN = 4  # so many times more texts lack a language than have it
FEW, MARKED = 4, 10  # blanks of a sentence, and of how many of its signs one bears a mark in Vietnamese
Faults = list[ScenarioError]


def mended(faults: Faults, documents: Mapping[str, Document]) -> Faults:
    """The faults, each with the remedy that suits this drill."""
    faults = [_nothing(fault) for fault in _of_situations(faults, documents)]
    told = _typed_again(_in_its_tongues(in_one_tongue(faults, documents), documents))
    return _within_hours([_unmeasured(fault, documents) for fault in told], documents)


def _nothing(fault: ScenarioError) -> ScenarioError:
    """An inject that tells of no claim: an empty list says that elsewhere."""
    at_claim = fault.code == "S112" and re.fullmatch(r"injects\[\d+\]\.claim", fault.place.field)
    if not at_claim or {"near", "expected"} & fault.params.keys():
        return fault
    return _again(fault, fault.message, N_("Write a claim's name, or take the line out."), **fault.params)


def _of_situations(faults: Faults, documents: Mapping[str, Document]) -> Faults:
    """Of a drill with several situations, the things that do not say to which they belong: as one where they are many."""
    lacking = [fault for fault in faults if fault.code == "S110" and fault.place.field.endswith("situation")]
    drill = documents.get("drill.yaml")
    known = [name_of(row) for row in rows(fields(drill.data).get("situations"))] if drill else []
    if not lacking or not drill or len(known) < 2:
        return faults
    told: dict[str, object] = {"expected": ", ".join(map(in_code, known)), "name": in_code("situation")}
    rest = [fault for fault in faults if fault not in lacking]
    if len(lacking) < SEVERAL:
        return [
            *rest,
            *(
                _again(fault, fault.message, N_("Add {name}: one of {expected}."), **told)
                for fault in lacking
            ),
        ]
    message = N_(
        "the drill has several situations, and {n} claims and injects do not say to which they belong"
    )
    remedy = N_("Write {name} into each of them: one of {expected}; or leave one situation alone.")
    place = drill.place(("situations",))
    return [*rest, ScenarioError(message, remedy=remedy, place=place, code="S110", n=len(lacking), **told)]


def capability_for(objective: str) -> str:
    """An objective's entry in evaluation.yaml, to be written out, as code."""
    name = objective.removeprefix("o-")
    task = f'{{id: t-{name}, text: "…", measure: E2}}'
    return f'`capabilities: [{{id: c-{name}, objective: {objective}, title: "…", target: "…", tasks: [{task}]}}]`'


def _unmeasured(fault: ScenarioError, documents: Mapping[str, Document]) -> ScenarioError:
    """Nothing follows of an author's own objectives, and injects name no others: told where these stand."""
    drill = documents.get("drill.yaml")
    own = [name_of(row) for row in rows(fields(drill.data).get("objectives"))] if drill else []
    if not isinstance(fault, Follows) or fault.derived != ("capabilities",) or not any(own):
        return fault
    return ScenarioError(
        N_("no capability measures {names}"),
        remedy=N_(
            "Write {near} into evaluation.yaml; or leave `objectives` out of an inject: what its claim trains is measured."
        ),
        place=drill.place(("objectives",)) if drill else fault.place,
        code="S172",
        names=", ".join(map(in_code, own)),
        near=capability_for(next(filter(None, own))),
    )


def in_one_tongue(faults: Faults, documents: Mapping[str, Document]) -> Faults:
    """One fault where a whole drill lacks one of its two languages."""
    for lang, other in (("vi", "en"), ("en", "vi")) if "drill.yaml" in documents else ():
        lacking = [
            fault for fault in faults if fault.code == "S110" and fault.place.field.endswith(f".{lang}")
        ]
        written = sum(path[-1:] == (lang,) for document in documents.values() for path in document.lines)
        # Of a translation that was only begun, the rest is told at once.
        if len(lacking) >= MANY and BEGUN * written <= len(lacking) and len(_tongues(documents)) > 1:
            other = _spoken(documents)  # a text by itself was taken for one of the first language
            fault = ScenarioError(
                N_("{n} texts are in one language alone, and the drill has two"),
                remedy=N_("Write {near} in drill.yaml, or every text in both."),
                place=documents["drill.yaml"].place(("languages",)),
                code="S110",
                n=len(lacking),
                near=in_code(f"languages: [{other}]"),
            )
            return [*(each for each in faults if each not in lacking), fault]
    return faults


def _spoken(documents: Mapping[str, Document]) -> str:
    """The language of a drill whose texts name none: by the letters of its sentences."""
    texts = [
        text
        for document in documents.values()
        for path, text in plain_values(document.data)
        if path in document.lines and isinstance(text, str) and text.count(" ") >= FEW
    ]
    marked = sum(
        MARKED * sum(a != b for a, b in zip(text, de_accent(text), strict=True)) > len(text) for text in texts
    )
    return "vi" if 2 * marked > len(texts) else "en"


def _in_its_tongues(faults: Faults, documents: Mapping[str, Document]) -> Faults:
    """What is missing of a text in the drill's languages, and how it is written."""
    spoken = _tongues(documents)
    misnamed = {_around(fault) for fault in faults if fault.code == "S111"}  # its key is told
    told: Faults = []
    for fault in faults:
        lang = fault.place.field.rpartition(".")[2]
        if fault.code != "S110" or lang not in LANGUAGES or _around(fault) in misnamed:
            told += [fault] if fault.code != "S110" or lang not in LANGUAGES else []
            continue
        other = LANGUAGES[1 - LANGUAGES.index(lang)]
        params = {"language": MsgidWords(LANGUAGE[lang])}
        if len(spoken) > 1:
            message, remedy = (
                N_("the text is missing in {language}"),
                N_("Write it in both languages, as {near}."),
            )
            near = in_code("{vi: …, en: …}")
        else:
            message = N_("the drill is written in {language} alone, and this text is in the other language")
            remedy = N_(
                "Write it in {language}, as {near}, or name both in `languages` and write every text in both."
            )
            near = in_code(f"{lang}: …")
        more = {**params, "near": near, "other": other, "name": in_code(lang)}
        told.append(_again(fault, message, remedy, **more))
    return told


def _tongues(documents: Mapping[str, Document]) -> Sequence[str]:
    drill = fields(documents["drill.yaml"].data) if "drill.yaml" in documents else {}
    return Tongues.of(drill).written


def _around(fault: ScenarioError) -> tuple[str, str]:
    return fault.place.file, fault.place.field.rpartition(".")[0]


def _typed_again(faults: Faults) -> Faults:
    """A name that looks right and holds a sign that nobody sees, or a letter of another alphabet."""
    told: Faults = []
    for fault in faults:
        value = str(fault.params.get("value", "")).strip("`") if fault.code == "S113" else ""
        value = value or (str(fault.params.get("name", "")).strip("`") if fault.code == "S111" else "")
        signs, near = odd_signs(value), str(fault.params.get("near", "")).strip("`")
        if signs and near and typed(value).casefold() == near.casefold():
            message = N_("{value} holds signs that are not what they look like: {signs}")
            more = {**fault.params, "value": in_code(value), "signs": signs}
            told.append(_again(fault, message, N_("Type it again: {near}."), **more))
        else:
            told.append(fault)
    return told


def _within_hours(faults: Faults, documents: Mapping[str, Document]) -> Faults:
    """No remedy proposes a time that the drill does not have."""
    drill = fields(documents["drill.yaml"].data) if "drill.yaml" in documents else {}
    if not any(_is_moment(fault) for fault in faults) or not drill:
        return faults
    clock = DrillHours.of(opening(drill))
    return [_in_hours(fault, clock) if _is_moment(fault) else fault for fault in faults]


def _is_moment(fault: ScenarioError) -> bool:
    """Whether it is a fault of a time of this drill, as its remedy tells."""
    near = str(fault.params.get("near", "")).strip("`")
    return fault.code == "S112" and (fault.remedy == MOMENTS or bool(re.fullmatch(r"\+?\d+:\d\d", near)))


def _in_hours(fault: ScenarioError, clock: DrillHours) -> ScenarioError:
    near = str(fault.params.get("near", "")).strip("`")
    second: Any = clock.second(near) if near else None
    if (type(second) is int and second < clock.end) or "value" not in fault.params:
        return fault
    after = str(fault.params.get("after", "")).strip("`")
    if after and type(second := clock.second(after)) is int and second < clock.end:
        return _again(fault, fault.message, N_("Write {near}."), **{**fault.params, "near": in_code(after)})
    message = N_("{value} is no time of this drill, whose clock shows {begins} to {ends}")
    told = {
        "begins": clock.story(0), "ends": clock.story(clock.end), "end": in_code(f"+{clock.end // 60}:{clock.end % 60:02}"),
        "near": in_code(clock.story(clock.end // 2)), "after": in_code(f"+{clock.end // 120}:00"),
    }  # fmt: skip
    remedy = N_(
        "Write an hour between the two, as {near}, or minutes and seconds after the start, as {after}, below {end}."
    )
    return _again(fault, message, remedy, **{**fault.params, **told})


def _again(fault: ScenarioError, message: str, remedy: str, **params: object) -> ScenarioError:
    return type(fault)(message, remedy=remedy, place=fault.place, code=fault.code, **params)
