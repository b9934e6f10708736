"""What stands twice: ids and numbers, entries that were copied and not changed, injects that say the same."""

# Charter: scenario checks twice
from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.clash import alike
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.checks.reserved import CONTROL
from infodrill.scenario.faults import ScenarioProblem, error, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi
from infodrill.scenario.yamltext import Document, Node, Path_

FEW = 3  # words of a title that two of a kind do not have in common
SAME_MATTER = 3  # words in a row by which two sentences tell of one matter, as of one cut in two wards
WORDS = 5  # of a text that two people do not say by accident
SETS = frozenset(
    {
        "roles",
        "cells",
        "talk",
        "layers",
        "about",
        "owns",
        "objectives",
        "media",
        "senders",
        "languages",
        "duplicates",
        "tags",
    }
)
"""Lists of names in which one that stands twice says nothing."""


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    yield from ids(loaded)
    yield from _topics(loaded)
    yield from _senders(loaded)
    yield from _twice(loaded)
    yield from _said_twice(loaded)
    yield from _said_for_another(loaded)
    yield from _said_for_two(loaded)
    yield from _lines_for_two(loaded)


def ids(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Ids, numbers and names that two of a kind bear."""
    scenario = loaded.scenario
    cells = scenario.cells.cells
    numbered: list[tuple[str, tuple[str | int, ...], str, Iterable[object]]] = [
        ("claims", (), "id", [claim.id for claim in scenario.claims]),
        ("msel", ("injects",), "number", [inject.number for inject in scenario.msel.injects]),
        ("cells", ("cells",), "id", [cell.id for cell in cells]),
        ("places", ("wards",), "id", [ward.id for ward in scenario.places.wards]),
        ("drill", ("objectives",), "id", [objective.id for objective in scenario.drill.objectives]),
        ("drill", ("situations",), "id", [situation.id for situation in scenario.drill.situations]),
        ("drill", ("moves",), "number", [move.number for move in scenario.drill.moves]),
        ("drill", ("ordinances",), "id", [ordinance.id for ordinance in scenario.drill.ordinances]),
        ("texts", ("grammars",), "id", [grammar.id for grammar in scenario.texts.grammars]),
        ("places", ("wards",), "name", [ward.name.vi for ward in scenario.places.wards]),
        ("cells", ("cells",), "name", [cell.name.vi for cell in cells]),
        (
            "evaluation",
            ("capabilities",),
            "id",
            [capability.id for capability in scenario.evaluation.capabilities],
        ),
    ]
    for head, path, field, names in numbered:
        seen: set[object] = set()
        for index, written in enumerate(names):
            name = written.casefold() if field == "name" and isinstance(written, str) else written
            # The cell of control that was added is not the one to be renamed: `reserved` tells the other.
            added = field == "id" and name == CONTROL and not loaded.where.written(head, *path, index, field)
            if name in seen and not added:
                remedy = N_("Give each a name or number of its own.")
                named: Path_ = (field,) if loaded.where.written(head, *path, index, field) else ()
                place = loaded.where(head, *path, index, *named)
                yield error("S140", place, N_("{name} is used twice"), remedy, name=written)
            seen.add(name)
    yield from _seats(loaded)
    if len(set(loaded.scenario.drill.languages)) > 1:
        yield from _alike_in_english(loaded)
    yield from _tasks(loaded)
    yield from _sentences(loaded)


def _sentences(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Claims that say the same; told at the copy, of which no inject tells."""
    told = {inject.claim for inject in (*loaded.scenario.msel.injects, *loaded.drafts)}
    first: dict[str, int] = {}
    for n, claim in enumerate(loaded.scenario.claims):
        other = first.setdefault(claim.sentence.vi, n)
        if other != n:
            copy = other if claim.id in told and loaded.scenario.claims[other].id not in told else n
            left = other + n - copy
            names, beside = (
                [loaded.scenario.claims[each].id for each in (copy, left)],
                loaded.where("claims", left, "sentence"),
            )
            message = N_("the claim {name} has the sentence of {other} ({where})")
            remedy = N_("Write what it tells itself, or delete its file if it is a copy.")
            place = loaded.where("claims", copy, "sentence")
            where = f"{beside.file}:{beside.line}"
            yield error(
                "S140", place, message, remedy, name=in_code(names[0]), other=in_code(names[1]), where=where
            )


def _topics(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Two claims of other things with one name: a topic is what notices call a claim by."""
    lang = loaded.lang
    first: dict[str, int] = {}
    for n, claim in enumerate(loaded.scenario.claims):
        if claim.topic is None or not loaded.where.written("claims", n, "topic"):
            continue
        other = first.setdefault(folded_words(claim.topic.in_(lang)), n)
        said = [loaded.scenario.claims[each].sentence.in_(lang) for each in (other, n)]
        if other != n and alike(*said) < SAME_MATTER:
            message = N_("the claim {name} has the topic of {other} ({where}), and tells of something else")
            beside, name = loaded.where("claims", other, "topic"), loaded.scenario.claims[other].id
            yield warning(
                "S140", loaded.where("claims", n, "topic"), message, N_("Write what it is about itself."),
                name=in_code(claim.id), other=in_code(name), where=f"{beside.file}:{beside.line}",
            )  # fmt: skip


def _tasks(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A task is named by its id alone, whichever capability it belongs to."""
    seen: set[str] = set()
    for n, capability in enumerate(loaded.scenario.evaluation.capabilities):
        for m, task in enumerate(capability.tasks):
            if task.id in seen:
                place = loaded.where("evaluation", "capabilities", n, "tasks", m, "id")
                remedy = N_("Give each a name or number of its own.")
                yield error("S140", place, N_("{name} is used twice"), remedy, name=task.id)
            seen.add(task.id)


def _senders(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Senders that differ in their capitals or marks alone: players take them for one, and the program does not."""
    first: dict[str, tuple[int, str]] = {}
    listed = [
        (n, name) for n, each in enumerate(loaded.scenario.drill.speakers) for name in (each.vi, each.en)
    ]
    for n, name in listed:
        line, other = first.setdefault(folded_words(name), (n, name))
        if other != name and line != n:
            message, remedy = (
                N_("{name} is one sender, {other} another"),
                N_("Keep one, or name them so that readers can tell them apart."),
            )
            yield warning(
                "S143", loaded.where("drill", "senders", n), message, remedy, name=name, other=other
            )


def _seats(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A drill knows its seats by their ids alone, in whatever cell they are; people know those of one cell by their names."""
    seen: dict[str, str] = {}
    for n, cell in enumerate(loaded.scenario.cells.cells):
        for lang in dict.fromkeys(loaded.scenario.drill.languages):
            yield from _called_alike(loaded, n, [seat.name.in_(lang) for seat in cell.seats], lang)
        for m, seat in enumerate(cell.seats):
            if seat.id in seen:
                at = ("cells", "cells", n, "seats", m)
                place = loaded.where(*at, *(("id",) if loaded.where.written(*at, "id") else ()))
                if seen[seat.id] == cell.id:
                    message, remedy = N_("{name} is used twice"), N_("Give each a name or number of its own.")
                else:
                    message = N_("the seat {name} is in two cells: {first} and {cell}")
                    remedy = N_("Give each seat of the drill an id of its own.")
                yield error("S140", place, message, remedy, name=seat.id, first=seen[seat.id], cell=cell.id)
            seen.setdefault(seat.id, cell.id)


def _alike_in_english(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Seats that have two names in Vietnamese and one in English; each name once."""
    first: dict[str, str] = {}
    told: set[str] = set()
    for n, cell in enumerate(loaded.scenario.cells.cells):
        for m, seat in enumerate(cell.seats):
            name = seat.name.en.casefold()
            other = first.setdefault(name, seat.name.vi)
            if (
                other.casefold() != seat.name.vi.casefold()
                and name not in told
                and seat.name.en != seat.name.vi
            ):
                told.add(name)
                message = N_(
                    "{name} is one name in English, and in Vietnamese there are two: {first}, {second}"
                )
                at: Path_ = ("cells", "cells", n, "seats", m, "name", "en")
                place = loaded.where(*at)
                both = {"first": in_code(other), "second": in_code(seat.name.vi)}
                remedy = N_("Translate each by its own words.")
                yield warning("S165", place, message, remedy, name=in_code(seat.name.en), **both)


def _called_alike(loaded: Loaded, n: int, names: list[str], lang: str) -> Iterator[ScenarioProblem]:
    """Seats of cell `n` that bear one name in a language; each name once, at the second that bears it."""
    seen, told = set[str](), set[str]()
    for m, name in enumerate(names):
        folded = name.casefold()
        if name and folded in seen - told:
            told.add(folded)
            at: Path_ = ("cells", "cells", n, "seats", m, "name", lang)
            place = loaded.where(*at)
            remedy = N_("Give each a name or number of its own.")
            yield error("S140", place, N_("{name} is used twice"), remedy, name=name)
        seen.add(folded)


def _twice(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An entry that was copied and not changed."""
    for name, document in loaded.where.documents.items():
        for path, node in _lists(document.data) if not name.startswith("texts/") else ():
            said = [
                json.dumps(_as_written(each, (*path, n), document), sort_keys=True)
                for n, each in enumerate(node)
            ]
            seen: set[str] = set()
            for n, each in enumerate(said):
                twice = each in seen and each != "{}"
                seen.add(each)
                if twice:
                    remedy = N_("Change one of them, or delete it.")
                    yield warning(
                        "S143", document.place((*path, n)), N_("the same entry stands twice"), remedy
                    )


def _said_twice(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """An inject that was copied, of which nothing but its time or number was changed."""
    first: dict[tuple[object, ...], int] = {}
    spoken: dict[str, int] = {}
    rows = loaded.written["msel.yaml"].data["injects"]
    lang = loaded.lang
    for n, inject in enumerate(loaded.scenario.msel.injects):
        said = (
            inject.from_,
            inject.claim,
            inject.to,
            folded_words(inject.body.in_(lang)),
        )
        at = first.setdefault(said, n)
        copied = (
            rows[loaded.where.injects[n]] == rows[loaded.where.injects[at]]
        )  # told as an entry that stands twice
        if at != n and not copied:
            other = loaded.scenario.msel.injects[at].number
            message = N_("inject {number} says to the same the same as inject {other}")
            remedy = N_("Change one of them, or delete it.")
            place = loaded.where("msel", "injects", n, "body")
            yield warning("S143", place, message, remedy, number=inject.number, other=other)
        text = folded_words(inject.body.in_(lang))
        again = spoken.setdefault(text, n)
        if at == n != again and len(text.split()) >= WORDS:
            message = N_("inject {number} says word for word what inject {other} says")
            remedy = N_("Write its own text, or leave it if somebody repeats the other's words.")
            place, other = (
                loaded.where("msel", "injects", n, "body"),
                loaded.scenario.msel.injects[again].number,
            )
            yield warning("S143", place, message, remedy, number=inject.number, other=other)


def _lists(node: Node, path: Path_ = ()) -> Iterator[tuple[Path_, list[Node]]]:
    """Lists of entries with fields, by their paths."""
    if isinstance(node, list):
        if node and (all(isinstance(each, dict) for each in node) or path[-1] in SETS):
            yield path, node
        for n, each in enumerate(node):
            yield from _lists(each, (*path, n))
    elif isinstance(node, dict):
        for key, each in node.items():
            yield from _lists(each, (*path, key))


def _as_written(node: Node, path: Path_, document: Document) -> Node:
    """Without what was filled in."""
    if isinstance(node, dict):
        written = {key: each for key, each in node.items() if (*path, key) in document.lines}
        if not written and path in document.lines:
            return node  # a short form, spelled out
        return {key: _as_written(each, (*path, key), document) for key, each in written.items()}
    return node


def _said_for_another(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """Texts of one claim of which two are the same: what is so or what to do was taken from what is told."""
    lang = loaded.lang
    for n, claim in enumerate(loaded.scenario.claims):
        texts: dict[Path_, Bi | None] = {
            ("sentence",): claim.sentence,
            ("kernel",): claim.kernel,
            ("meanwhile",): claim.meanwhile,
        }
        texts |= {("advice",): claim.advice}
        texts |= {("truth", m, "why"): known.why for m, known in enumerate(claim.truth)}
        first: dict[str, Path_] = {}
        for path, text in texts.items():
            said = folded_words(text.in_(lang)) if text and loaded.where.written("claims", n, *path) else ""
            if said in first and said:
                message, remedy = (
                    N_("{name} says the same as {other}, word for word"),
                    N_("Write what {name} is to say, or take it out."),
                )
                place = loaded.where("claims", n, *path)
                told = {"name": in_code(path[-1]), "other": in_code(first[said][-1])}
                yield warning("S143", place, message, remedy, **told)
            first.setdefault(said, path)


def _said_for_two(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """What tells two of a kind apart, word for word the same: a line that was copied, and half of it changed."""
    drill, evaluation, lang = (
        loaded.scenario.drill,
        loaded.scenario.evaluation,
        loaded.lang,
    )
    tasks = [
        (("evaluation", "capabilities", n, "tasks", m), task)
        for n, capability in enumerate(evaluation.capabilities)
        for m, task in enumerate(capability.tasks)
    ]
    kinds: list[tuple[str, list[tuple[Path_, Any]]]] = [
        ("title", [(("drill", "situations", n), each) for n, each in enumerate(drill.situations)]),
        ("lesson", [(("drill", "situations", n), each) for n, each in enumerate(drill.situations)]),
        ("text", [(("drill", "objectives", n), each) for n, each in enumerate(drill.objectives)]),
        (
            "title",
            [(("evaluation", "capabilities", n), each) for n, each in enumerate(evaluation.capabilities)],
        ),
        (
            "target",
            [(("evaluation", "capabilities", n), each) for n, each in enumerate(evaluation.capabilities)],
        ),
        ("if_stuck", [(("msel", "injects", n), each) for n, each in enumerate(loaded.scenario.msel.injects)]),
        ("text", [*tasks]),
        ("text", [(("evaluation", "survey", n), each) for n, each in enumerate(evaluation.survey)]),
    ]
    for field, things in kinds:
        first: dict[str, Path_] = {}
        for path, thing in things:
            text = getattr(thing, field)
            said = folded_words(text.in_(lang)) if text and loaded.where.written(*path, field) else ""
            if len(said.split()) >= FEW and first.setdefault(said, path) != path:
                place, other = loaded.where(*path, field), loaded.where(*first[said], field)
                message = N_("{name} says word for word what {other} says")
                remedy = N_("Change one of them, or leave it if that is meant.")
                yield warning("S143", place, message, remedy, name=in_code(field), other=in_code(other.field))


def _lines_for_two(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A line of a grammar that another claim's has too."""
    first: dict[str, tuple[str, str]] = {}
    for n, grammar in enumerate(loaded.scenario.texts.grammars):
        for m, line in enumerate(grammar.start if grammar.claim else ()):
            said = folded_words(line)
            claim, other = first.setdefault(said, (str(grammar.claim), grammar.id))
            if claim != grammar.claim and len(said.split()) >= WORDS and "{" not in line:
                message = N_("{name} says of {claim} word for word what {other} says of {near}")
                remedy = N_("Write what belongs to {claim}, or leave it if that is meant.")
                place = loaded.where("texts", "grammars", n, "start", m)
                told = {
                    "claim": in_code(grammar.claim),
                    "near": in_code(claim),
                    "name": grammar.id,
                    "other": other,
                }
                yield warning("S143", place, message, remedy, **told)
