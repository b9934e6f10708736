"""A scenario in which every field of the format is written, other values for each, and where a change of one can be seen.

The surfaces are closed: what `check` says, what is printed beforehand, what seats see, the log of a rehearsal, the report. A
workbook of the MSEL is none: it is a copy of the file.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Iterator, Mapping
from copy import deepcopy
from functools import cache
from itertools import product
from pathlib import Path
from typing import Annotated, Any, Literal, get_args, get_origin

import yaml

from infodrill.automata.rehearse import rehearse
from infodrill.automata.writer import Writer
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.cli.commands.check import whole as whole_check
from infodrill.conduct import delivery
from infodrill.conduct.beside import stage_of
from infodrill.conduct.check import check
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.weighing import weighed
from infodrill.exchange import calendar
from infodrill.kernel.archive import read_drill
from infodrill.kernel.events import Text, dump
from infodrill.media.refs import PostRef
from infodrill.media.texts import TextLibrary
from infodrill.review.assess import assess
from infodrill.review.record import load_record
from infodrill.review.report.page import page
from infodrill.review.report.tree import tree
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.fields import ScenarioField, fields_of, models_of
from infodrill.scenario.loader import MODELS, Loaded, load_files
from infodrill.scenario.schema.base import Channel, Model, PointsAt
from infodrill.scenario.yamltext import read_yaml
from infodrill.web.joining import lasting
from infodrill.web.rooms import control, evaluation, lobby
from tests.conduct.drilling import Range

SECRET = "Người báo tin là thủ kho"
TINY = Path(__file__).parents[1] / "scenario" / "tiny"
Steps = tuple[str | int, ...]
Data = dict[str, Any]
CHEAP, PLAYED = ("check", "papers", "seats", "posts"), ("log", "report")
FEW, MANY = 4, 12  # other values that are played, places that are looked at
CONCLUDED, OVER = 20 * 60, 40 * 60  # seconds: a case has its verdict; the tiny drill is over


def both(text: str) -> Data:
    return {"vi": f"{text} vi", "en": f"{text} en"}


def conditional(number: int, condition: Data) -> Data:
    """An inject that control keeps in reserve for a condition."""
    return {
        "number": number, "at": 660, "from": "Người dân", "to": {"roles": ["L1-DUTY"]}, "claim": "ferry-queue",
        "kind": "contingency", "body": both(f"Lời {number}"), "objectives": ["o-leave"],
        "trigger": {"kind": "condition", "condition": condition},
    }  # fmt: skip


CONDITIONS: tuple[Data, ...] = (
    {"case_state": {"claim": "ferry-queue", "state": "GATED", "by": 1_800}},
    {"any": [{"verdict": {"claim": "fake-fund", "is": "FALSE"}}, {"trap_pressed": "ask_removal"}]},
    {"deadline_missed": {"claim": "fake-fund", "step": "gate"}},
    {"reach": {"claim": "fake-fund", "at_least": 3}},
    {"spread_level": {"claim": "fake-fund", "at_least": 1}},
    {"all": [{"phase_is": 3}, {"after": 900}]},
    {"statement_published": {"claim": "fake-fund", "kind": "warning", "within": 1_200}},
    {"statement_published": {"claim": "fake-fund", "ago": 120}},
    {"not": {"case_opened": "pier-crack"}},
)


@cache
def whole() -> Mapping[str, Any]:
    """The tiny scenario with every field written, as plain values by file."""
    files = {
        str(file.relative_to(TINY)): read_yaml(file, str(file.relative_to(TINY))).data
        for file in sorted(TINY.rglob("*.yaml"))
    }
    files["drill.yaml"] |= {
        "lesson": False, "languages": ["vi", "en"], "preset": "mixed", "assumptions": "base", "traps": True,
        "both_languages": True, "plan": both("Kế hoạch"),
    }  # fmt: skip
    asked = {"text": both("Khó nhất là gì?"), "options": [both("Biết"), both("Nói")]}
    files["evaluation.yaml"] |= {"rates": ["E1"], "survey": [asked]}
    files["evaluation.yaml"]["capabilities"][0]["element"] = "training"
    files["cells.yaml"]["cells"][0]["seats"][0]["automated"] = True
    files["cells.yaml"]["cells"][1]["wards"] = ["ben-mo"]
    fund = files["claims/fake-fund.yaml"]
    fund |= {
        "about": ["ward"], "doubt": 80, "question": 120, "duplicates": ["pier-crack"], "kernel": both("Phần đúng"),
        "meanwhile": both("Trong lúc chờ"), "own_error": False, "parent": "pier-crack", "poses_as": False,
        "practice_minutes": 10, "protects": [{"ground": "source", "fact": both(SECRET)}],
        "split_of": "pier-crack", "star": False, "topic": both("Quỹ của bến"), "twin": "pier-crack",
    }  # fmt: skip
    fund["truth"][0]["advice"] = both("Nên làm")
    fund["waves"][0]["ward"] = "ben-mo"
    injects = files["msel.yaml"]["injects"]
    injects[1] |= {
        "evaluator_notes": both("Để ý"), "if_stuck": both("Gọi trực ban"), "tags": ["bien"],
        "in_danger": both("hai đứa trẻ ngoài cầu cảng"),
        "effect": {"wave": {"roots": 3, "layers": ["feed"], "ward": "ben-mo"}, "boost_permille": 200},
        "trigger": {"kind": "time"},
    }  # fmt: skip
    injects[1]["expected_actions"].append(
        {"who": "L1-DUTY", "what": both("Rà soát"), "deadline": 600, "evidence": "case_gated", "score": 1}
    )
    injects[1]["expected_actions"].append(
        {"who": "L1-DUTY", "what": both("Kết luận"), "deadline": 600, "evidence": "verdict", "score": 2}
    )
    injects += [conditional(n, condition) for n, condition in enumerate(CONDITIONS, 5)]
    injects.append(conditional(20, {}) | {"trigger": {"kind": "repeat", "every": 120, "times": 2}})
    grammar = files["texts/posts.yaml"]["grammars"][0]
    grammar |= {"style": "plain", "channels": ["feed", "group"]}
    files["texts/posts.yaml"]["grammars"].append(
        deepcopy(grammar) | {"id": "fake-fund.vi.near", "channels": ["field"]}
    )
    files["texts/posts.yaml"]["grammars"].append({
        "id": "under.vi.ask", "language": "vi", "stance": "question", "answers": "statement", "about": ["fake-fund"],
        "under": ["admit"], "start": ["Thế ai trả lại tiền ạ?"],
    })  # fmt: skip
    return files


def loaded(files: Mapping[str, Any]) -> Loaded | None:
    """The scenario of these values, None for one of a wrong shape."""
    written = {
        name: _as_written(name) if data is whole()[name] else _dumped(data) for name, data in files.items()
    }
    media = {f"media/{file.name}": file.read_bytes() for file in (TINY / "media").iterdir()}
    try:
        return load_files(written | media)
    except ScenarioErrors:
        return None


@cache
def _as_written(name: str) -> bytes:
    return _dumped(whole()[name])


def _dumped(data: Any) -> bytes:
    return yaml.safe_dump(data, allow_unicode=True).encode()


def places_of(model: type[Model], field: ScenarioField) -> Iterator[tuple[str, Steps]]:
    """Where the field is written: file and steps."""
    for file, data in whole().items():
        root = MODELS.get(file) or MODELS[file.partition("/")[0]]
        yield from ((file, steps) for steps in _walk(root, data, (), model, field.name))


def _walk(at: type[Model], node: Any, steps: Steps, model: type[Model], name: str) -> Iterator[Steps]:
    if isinstance(node, list):
        for n, each in enumerate(node):
            yield from _walk(at, each, (*steps, n), model, name)
    elif isinstance(node, dict):
        if at is model and name in node:
            yield (*steps, name)
        for field, inner in _inside(at).items():
            if field in node:
                yield from _walk(inner, node[field], (*steps, field), model, name)


@cache
def _inside(at: type[Model]) -> Mapping[str, type[Model]]:
    """The models inside a model, by the field that holds each."""
    held = {
        field.name: next((each for each in models_of(at) if _holds(field.info.annotation, each)), None)
        for field in fields_of(at)
    }
    return {field: inner for field, inner in held.items() if inner is not None}


def _holds(hint: Any, model: type[Model]) -> bool:
    return hint is model or any(_holds(inner, model) for inner in get_args(hint))


def others(field: ScenarioField, value: Any) -> Iterator[Any]:
    """Other values of the field's kind; None = it is left out."""
    if isinstance(value, bool):
        yield not value
    elif isinstance(value, int) and not _named(field):
        yield from (value * 2, value // 2, value + 300, value + 1, value - 1)
    elif isinstance(value, list):
        yield from (
            value[:-1],
            [*value, *(each for each in _named(field) if each not in value)][: len(value) + 1],
        )
        yield from ([each, *value[1:]] for each in _named(field) if each not in value)
    elif isinstance(value, dict) and value.keys() == {"vi", "en"}:
        yield {lang: f"{text} đổi khác" for lang, text in value.items()}
        yield {"vi": "Một câu khác hẳn", "en": "Quite another sentence"}
    elif isinstance(value, str | int):
        yield from (each for each in _named(field) if each != value)
        yield from (
            "2027-04-11T09:00:00+07:00",
            "09:05",
            "Người dân",
            f"{value}x",
            f"{value} đổi khác",
            f"{value}X",
        )
    yield None


def _named(field: ScenarioField) -> list[Any]:
    """The values of a closed list, or the names of what the field points at."""
    return [
        *_listed(field.info.annotation),
        *(name for each in field.info.metadata for name in _pointed(each)),
    ]


def _listed(hint: Any) -> Iterator[Any]:
    if get_origin(hint) is Literal:
        yield from get_args(hint)
    elif get_origin(hint) is Annotated:
        for each in get_args(hint)[1:]:
            yield from _pointed(each)
    for inner in get_args(hint):
        yield from _listed(inner)


def _pointed(mark: Any) -> Iterator[Any]:
    files = whole()
    if isinstance(mark, PointsAt):
        yield from {
            "claim": [data["id"] for name, data in files.items() if name.startswith("claims/")],
            "cell": ["ward", "city"], "ward": ["ben-mo", "go-sao"], "objective": ["o-verify", "o-leave"],
            "situation": ["T1"], "role": ["L1-DUTY", "L1-LEAD", "SPOKE"], "picture": ["page.svg"], "inject": [1, 2, 3],
        }[mark.kind]  # fmt: skip


def changed(file: str, steps: Steps, value: Any) -> dict[str, Any]:
    """All files with another value there; None = none is written."""
    files = dict(whole())
    files[file] = deepcopy(files[file])
    around = files[file]
    for step in steps[:-1]:
        around = around[step]
    if value is None:
        del around[steps[-1]]
    else:
        around[steps[-1]] = value
    return files


class Surfaces:
    """What can be seen of a scenario, the cheapest first; each is looked at once."""

    def __init__(self, scenario: Loaded) -> None:
        self._loaded = scenario
        self.shown: dict[str, Callable[[], Any]] = {
            "check": cache(self._check), "papers": cache(self._papers), "seats": cache(self._seats),
            "posts": cache(lambda: list(self._posts())),
            "log": cache(self._log), "report": cache(self._report),
        }  # fmt: skip

    def _check(self) -> Any:
        """What `infodrill check` prints."""
        found = check(self._loaded)
        told = whole_check(self._loaded, found, "en")
        return found.rated, {key: told[key] for key in told if key != "digest"}

    def _papers(self) -> Any:
        scenario = self._loaded.scenario
        return calendar.as_bytes(scenario.drill, calendar.run_of_show(scenario.drill, scenario.msel.injects))

    def _seats(self) -> Any:
        """What each seat sees once every inject came: the lobby, the papers of the desk, control's table, evaluators' forms."""
        ground = Range(self._loaded.scenario)
        comes, told = self._comes(ground), list(self._told(ground))
        for inject in self._loaded.scenario.msel.injects:
            ground.note(InjectDelivered(
                inject=inject.number, planned=inject.at, run_status="delivered", public=inject.to.public, in_jump=False,
                recipients=ground.drill.seats.recipients(inject.to),
            ))  # fmt: skip
        ground.at(OVER)
        return comes, told, [self._seat(ground, seat) for seat in ground.drill.seats.seats]

    def _comes(self, ground: Range) -> Any:
        """When each inject comes, where a case got a verdict that the tiny drill is too short for."""
        case = ground.case("fake-fund", cell="ward")
        ground.note(VerdictSet(
            case=case, role="VERIFY", cell="ward", verdict="FALSE", confidence=900, evidence=()
        ), at=CONCLUDED)  # fmt: skip
        ground.at(CONCLUDED)
        scenario = self._loaded.scenario
        return [delivery.falls_due(scenario, inject, ground.state) for inject in scenario.msel.injects]

    def _told(self, ground: Range) -> Any:
        """What owners of the facts say about each claim, and the first word that automated cells would write on it."""
        for claim in self._loaded.scenario.claims:
            number = ground.case(claim.id, cell="ward")
            case = ground.state.book.cases[number]
            views = [ground.see(seat) for seat in ground.drill.seats.seats]
            yield [(view.known_truth(case), view.advice(case)) for view in views]
            yield Writer(case, views[0], seed=1).write("holding")
            secret = EvidenceAdded(
                case=number, evidence="e1", kind="report", grade="B2", tlp="RED", text=Text(SECRET)
            )
            yield list(weighed(ground.state, ground.scenario, stage_of(ground.scenario), (secret,)))

    def _posts(self) -> Any:
        """Which words people in each place take for each claim, what they make of them, and what some say under a statement."""
        scenario = self._loaded.scenario
        shelf, layers = TextLibrary(scenario, seed=1), get_args(Channel)
        for claim, layer, lang, n in product(scenario.claims, layers, ("vi", "en"), range(3)):
            words = shelf.pick("tell", claim.id, layer, lang, str(n))
            ref = PostRef(
                id=str(n), minute=n, ward="ben-mo", channel=layer, grammar=words, narrative=claim.id, thread="", parent="",
                author_key=n, kind="account",
            )  # fmt: skip
            asked = shelf.answering("statement", "question", claim.id, layer, lang)
            yield words, shelf.expand(ref, lang), [(name, shelf.needed(name)) for name in asked]

    def _seat(self, ground: Range, seat: str) -> Any:
        view = ground.see(seat)
        given, board, form = view.premises, view.control, view.evaluation
        return (
            view.seat,
            lasting._running(self._loaded.scenario),
            lobby.lobby(view, ground.drill.edition, begun=True), view.inbox, view.run_of_show, view.survey.asks, given.synopsis,
            given.contacts, given.ordinance, given.rules, given.city, given.wards,
            [control._row(view, row, view.now) for row in board.msel] if board else (), board.situations if board else (),
            evaluation.evaluation(view, form) if form else (),
        )  # fmt: skip

    @cache  # noqa: B019 - two looks at one play
    def _played(self) -> Path:
        folder, accounts = Path(tempfile.mkdtemp()), self._loaded.scenario.drill.accounts
        return rehearse(self._loaded, seed=1, cells="good", accounts=accounts, folder=folder).drill_file

    def _log(self) -> Any:
        kept = read_drill(self._played())
        events, posts = kept.events, {kind: list(kept.derived.rows(kind)) for kind in kept.derived.kinds()}
        told = [(event.at, event.actor, event.body.TYPE, dump(event.body)) for event in events]
        return posts, [
            {**body, "scenario_digest": ""} if kind == "drill.opened" else (at, who, body)
            for at, who, kind, body in told
        ]

    def _report(self) -> Any:
        record = load_record(self._played())
        assessment = assess(record, replicas=1)
        told = tree(assessment, record)
        printed = re.sub(r"[0-9a-f]{8,}", "", page(assessment, record, "vi"))
        return printed, {
            key: told[key]
            for key in told
            if key not in ("digests", "drill", "infodrill", "recorded", "ledger_digest")
        } | {"drill": {key: value for key, value in told["drill"].items() if "digest" not in key}}


@cache
def as_written() -> Surfaces:
    found = loaded(whole())
    assert found is not None
    return Surfaces(found)


def seen_on(model: type[Model], field: ScenarioField) -> str:
    """The first surface on which another value of the field shows, "" = it does nothing."""
    places = list(places_of(model, field))
    elsewhere = [_at(file, steps) for file, steps in places[1:4]]
    versions: list[Surfaces] = []
    for file, steps in places[:MANY]:
        for value in (*others(field, _at(file, steps)), *elsewhere):
            if value == _at(file, steps) or (found := loaded(changed(file, steps, value))) is None:
                continue
            versions.append(Surfaces(found))
            if name := _differs(versions[-1], CHEAP):
                return name
    return next((name for version in versions[:FEW] if (name := _differs(version, PLAYED))), "")


def _differs(version: Surfaces, names: tuple[str, ...]) -> str:
    shown = as_written().shown
    return next((name for name in names if version.shown[name]() != shown[name]()), "")


def _at(file: str, steps: Steps) -> Any:
    node = whole()[file]
    for step in steps:
        node = node[step]
    return node
