"""A refusal is told in the reader's words: whatever is refused, by whatever rule, no code of the program stands in it."""

from __future__ import annotations

import ast
import re
import typing
from collections.abc import Callable, Iterator
from dataclasses import MISSING, fields, replace
from functools import partial
from itertools import product
from pathlib import Path
from typing import get_args

import pytest

import infodrill
from infodrill.casework import leak, rights
from infodrill.casework.edition import Edition, load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.nouns.intake import LogCase
from infodrill.casework.nouns.tasks import AssignTask
from infodrill.casework.steps import CASE_STATES, ROLES, STATEMENT_STATES
from infodrill.conduct import naming
from infodrill.conduct.clockrules import CHANGES
from infodrill.conduct.fieldnames import FIELDS
from infodrill.conduct.noun import RangeCommand, commands
from infodrill.conduct.nouns.course import DrillClosed
from infodrill.conduct.saying import CLAUSES, HOLDS, KINDS, LISTS, Reader
from infodrill.conduct.shipped import SHIPPED
from infodrill.kernel.errors import DrillError, Refused
from infodrill.kernel.fields import declared as declared_fields
from infodrill.kernel.i18n import catalogue
from infodrill.scenario.loader import Loaded, load
from infodrill.scenario.schema import Scenario
from infodrill.scenario.schema.base import Disposition
from infodrill.scenario.senders import declared
from tests.casework.test_refusals import EDITION, STATES, books, give
from tests.casework.walking import Walk
from tests.casework.walkplan import CELLS, ROLE_OF
from tests.conduct.drilling import CLINIC_ROLES, Range
from tests.corpus.given import given
from tests.corpus.stage import SCENARIO
from tests.sources import parsed

SOURCE = Path(infodrill.__file__).parent
# Placeholders of what is no code: numbers, ids that a person reads as C14, and words that somebody wrote.
PLAIN = frozenset(
    {
        "n", "m", "case", "into", "statement", "item", "appeal", "ticket", "task", "question", "report",
        "evidence", "passage", "found", "term", "poll", "roll", "meeting", "conference", "guidance", "version",
        "post", "persona", "sender", "seat", "phase", "phases", "value", "known", "allowed", "possible", "name", "parts",
    }
)  # fmt: skip
# Spelled like a code, and words of the language that they stand in.
WORDS = {
    "vi": frozenset(["to", "of", "h", "s", "v", "at", "low", "mid", "high", "UBND"]),
    "en": frozenset({"UBND", "hand-over"}),
}
MARKINGS = frozenset({"RED", "AMBER", "GREEN", "CLEAR"})  # shown with their words behind them


def below(base: type) -> Iterator[type]:
    for subclass in base.__subclasses__():
        yield subclass
        yield from below(subclass)


COMMANDS = sorted(
    {*below(CaseCommand), *below(RangeCommand)} - {RangeCommand},
    key=lambda rangecommand: rangecommand.__name__,
)
VERBS = {re.sub(r"(?<!^)(?=[A-Z])", "-", command.__name__).lower() for command in COMMANDS} | {
    command.__name__ for command in COMMANDS
}
CODES = frozenset(
    {
        *ROLES, *CASE_STATES, *STATEMENT_STATES, *get_args(Disposition), *EDITION.steps, *rights.VERDICTS, *rights.STANCES,
        *rights.STATEMENT_ACTION, *rights.AIMS, *naming.ESCALATE, *naming.CONFLICTS, *naming.METHODS, *naming.INTAKES,
        *naming.RUN_STATES, *naming.CLOCK_STATES, *CHANGES, *leak.KINDS, *naming.POINTERS, *FIELDS, *VERBS,
    }
) - MARKINGS  # fmt: skip


def raw(lang: str, text: str, codes: frozenset[str] = CODES) -> set[str]:
    """The codes that a text holds: any in Vietnamese; in English those that are no English words."""
    tokens = set(re.findall(r"[A-Za-z][A-Za-z0-9]*(?:[-_][A-Za-z0-9]+)*", re.sub(r"\{+[\w:]*\}+", "", text)))
    if lang == "en":
        tokens = {
            token for token in tokens if re.search(r"[-_0-9]", token) or (token.isupper() and len(token) > 1)
        }
    return tokens & codes - WORDS[lang]


def told(error: DrillError, scenario: Scenario | None, edition: Edition = EDITION) -> None:
    for lang in ("vi", "en"):
        codes = CODES - {"ward", *CELLS}  # of the desk's test table, which has no names for its units
        if scenario:
            codes |= {cell.id for cell in scenario.cells.cells} | {ward.id for ward in scenario.places.wards}
            # The name of a cell may be spelled like its id in one of the languages.
            places = (*scenario.cells.cells, *scenario.places.wards)
            names = " ".join((*(f"{place.name.vi} {place.name.en}" for place in places), *declared(scenario)))
            codes -= set(re.findall(r"\w+", names))
        said = " ".join(Reader(lang, edition, scenario).refusal(error))
        assert not raw(lang, said, frozenset(codes)), (lang, error.code, said)
        assert "{phone" in said or "{" not in said, said


def refusals() -> Iterator[tuple[str, str]]:
    """(where, msgid) of every message and remedy of an error that a command or a form may raise."""
    for path in sorted(SOURCE.rglob("*.py")):
        room = path.relative_to(SOURCE).parts
        if (
            room[0] not in ("casework", "conduct", "web")
            or room[-1].startswith("edition")
            or room[-1] in ("proof.py", "shipped.py")
        ):
            continue
        for node in ast.walk(parsed(path)):
            if not isinstance(node, ast.Call):
                continue
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in ("refuse", "Refused", "refused", "FormError", "ClockError"):
                for each_node in ast.walk(node):
                    if (
                        isinstance(each_node, ast.Constant)
                        and isinstance(each_node.value, str)
                        and " " in each_node.value
                    ):
                        yield f"{path.name}:{each_node.lineno}", each_node.value


def test_every_field_of_every_command_has_a_name_that_people_read() -> None:
    assert {field.name for cls in COMMANDS for field in fields(cls)} <= set(FIELDS)


def test_every_placeholder_of_a_refusal_is_said_or_known_to_be_no_code() -> None:
    found = {name: where for where, text in refusals() for name in re.findall(r"(?<!\{)\{(\w+)\}", text)}
    assert len(found) > 40
    assert not {name: where for name, where in found.items() if name not in HOLDS and name not in PLAIN}
    assert {*LISTS} <= PLAIN and {kind for kinds in HOLDS.values() for kind in kinds} | CLAUSES <= set(KINDS)


def test_no_sentence_of_a_refusal_holds_a_code_itself() -> None:
    vi, found = catalogue("vi"), list(refusals())
    assert len(found) > 250
    assert not [(where, text) for where, text in found if raw("en", text) or raw("vi", vi.get(text, ""))]


@pytest.mark.parametrize("edition", SHIPPED)
def test_every_code_that_may_stand_in_a_refusal_has_words(edition: str, clinic: Loaded) -> None:
    known, scenario = load_edition(edition), clinic.scenario
    held: dict[str, tuple[str, ...]] = {
        "role": tuple(sorted(ROLES & {*known.roles, *naming.CONTROL_ROLES})), "step": tuple(known.steps),
        "state": (*CASE_STATES, *STATEMENT_STATES), "disposition": get_args(Disposition), "change": CHANGES,
        "kind": (*rights.STATEMENT_ACTION, "strength", "improve", "roll_call", "communication", "no_comment"),
        "verdict": rights.VERDICTS, "stance": rights.STANCES, "aim": tuple(rights.AIMS), "field": tuple(FIELDS),
        "cell": tuple(cell.id for cell in scenario.cells.cells), "ward": tuple(ward.id for ward in scenario.places.wards),
        "reason": tuple({**naming.ESCALATE, **naming.CONFLICTS}), "channel": tuple(naming.CHANNELS),
    }  # fmt: skip
    assert set(ROLES) <= {*known.roles, *naming.CONTROL_ROLES}
    for name, codes in held.items():
        for code in codes:
            told(Refused(f"– {{{name}}} –", **{name: code}), scenario, known)


@pytest.mark.parametrize("state", STATES)
def test_whatever_the_desk_refuses_is_told_in_words(state: str) -> None:
    book = books()[state]
    met: dict[str, Refused] = {}
    for seed in range(3):
        walk = Walk(len(state) + seed)
        for verb in sorted(ROLE_OF):
            for role in sorted(ROLES):
                no = give(book, replace(walk.build(verb, "c1", book, 40_000), role=role), role)
                if no is not None:
                    met.setdefault(repr((no.message, no.params)), no)
    for no in met.values():
        told(no, None)
    assert len({no.message for no in met.values()}) > 10


def _bare(verb: type[RangeCommand], role: str) -> RangeCommand:
    """The command with nothing in it."""
    hints = typing.get_type_hints(verb)
    values = {
        field.name: {str: "x", int: 1, bool: False}.get(hints[field.name], ())
        for field in fields(verb)
        if field.default is MISSING and field.default_factory is MISSING
    }
    return verb(**(values | {"role": role}))  # type: ignore[arg-type]


def _wrong(command: RangeCommand) -> Iterator[RangeCommand]:
    """The command with each field wrong in turn."""
    wrong: dict[type, tuple[object, ...]] = {
        str: ("", "x" * 7_000, "Gọi 0912 345 678"),
        int: (-1, 0, 1 << 39),
        bool: (True, False),
    }
    for name, field in declared_fields(type(command)).items():
        for value in ((), ("x",) * 300) if field.many else wrong.get(field.type, ()):
            yield replace(command, **{name: value})


def _asked(clinic: Loaded) -> Iterator[tuple[Scenario, Callable[[], object]]]:
    """Every command of the range: as it is given in the plays with all that can be wrong in it, in other states as it is."""
    scenario = load(SCENARIO).scenario
    for each_given in given():
        if isinstance(each_given.command, RangeCommand):
            bare = _bare(type(each_given.command), each_given.command.role)
            for attempt in (bare, *_wrong(bare), *_wrong(each_given.command)):
                yield scenario, partial(each_given.decide, attempt)
    closed = Range(clinic.scenario)
    closed.note(DrillClosed("."))
    others = (Range(clinic.scenario, phase=phase, started=phase > 1) for phase in (0, 2, 4))
    for ground, verb, (seat, role) in product((closed, *others), commands(), CLINIC_ROLES.items()):
        attempt = _bare(verb, role)
        yield clinic.scenario, partial(ground.drill.decide, seat, attempt, ground.state.at)


def test_whatever_the_range_refuses_is_told_in_words(clinic: Loaded) -> None:
    met: dict[str, tuple[Refused, Scenario]] = {}
    for scenario, ask in _asked(clinic):
        try:
            ask()
        except Refused as no:
            met.setdefault(repr((no.message, no.params)), (no, scenario))
    for no, scenario in met.values():
        told(no, scenario)
    codes = {no.code for no, _ in met.values()}
    assert {"R101", "R103", "R107", "R110", "R111", "R117", "R122", "R127", "R155"} <= codes and len(
        codes
    ) > 15, codes


def test_a_log_line_says_the_hour_that_the_reader_has_everywhere_else(clinic: Loaded) -> None:
    """It said exercise seconds as if they were a clock: "by 0:35" at half past seven in the story."""
    ground = Range(clinic.scenario)
    case = ground.case()
    ground.give("duty", LogCase(role="L1-DUTY", case=case, sentence="Hỏi giờ mở cửa.", danger=False))
    ground.give("head", AssignTask(role="L1-LEAD", case=case, cell="clinic", what="Đếm lại", due=2_100))
    for lang in ("vi", "en"):
        view = ground.see("duty", lang)
        said = view.casework.told(view.casework.timeline(case)[-1])
        assert view.moment(2_100) in said and "0:35" not in said
