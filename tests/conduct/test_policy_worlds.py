"""No read path leaks: two worlds that differ in one hidden object look the same, byte for byte, to whoever may not see it.

Every public property of a seat's view and the text of every refusal is compared, over a typhoon drill's cells and over
a clinic drill that was played.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import is_dataclass, replace
from pathlib import Path

import pytest

from infodrill import web
from infodrill.automata.agenda import AutomatedCells
from infodrill.automata.character import character
from infodrill.casework.edition import load_edition
from infodrill.casework.noun import CaseCommand
from infodrill.casework.noun import commands as cases
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.marking import ArtefactMarked
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.conduct import policy
from infodrill.conduct.city import build_city, open_event, open_spread
from infodrill.conduct.drill import Drill
from infodrill.conduct.network import Network
from infodrill.conduct.noun import Command, RangeCommand, commands
from infodrill.conduct.nouns.city import ClaimStood
from infodrill.conduct.nouns.course import CityBuilt
from infodrill.conduct.nouns.directives import DirectiveGiven
from infodrill.conduct.nouns.evaluation import NotePinned, TaskRated
from infodrill.conduct.nouns.forecasts import ForecastSheetFiled, SpreadForecast, WatchListSet
from infodrill.conduct.nouns.guidance import GuidanceConfirmed, GuidanceIssued, GuidanceOverdue
from infodrill.conduct.nouns.injects import InjectAcknowledged, InjectDelivered
from infodrill.conduct.nouns.links import CaseLinked, CaseRelinked
from infodrill.conduct.nouns.meetings import DecisionRecorded, MeetingOpened
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.nouns.msel import InjectEdited, InjectRetimed, NoiseDialTurned
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.conduct.nouns.restraint import ObjectionRecorded, OffSystemRecorded, TrapPressed
from infodrill.conduct.premises import Premises
from infodrill.conduct.ranking import things
from infodrill.conduct.runner import Runner
from infodrill.conduct.seats import SeatPlace, directory
from infodrill.conduct.state import DrillState
from infodrill.conduct.view import SeatView
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import EventBody
from infodrill.kernel.fields import Field
from infodrill.scenario.loader import Loaded, find, load
from tests.conduct.drilling import MemoryLog, Range
from tests.conduct.filling import listed, made, texts

LEADING = {"case": "c1", "tlp": "RED", "kind": "chat", "stance": "unknown"}  # values that a verb goes on from
PLAYED_MINUTES = 45
Observed = dict[str, str]


@pytest.fixture(scope="module")
def typhoon() -> Loaded:
    return load(find("typhoon"))


@pytest.fixture
def ground(typhoon: Loaded) -> Range:
    return Range(typhoon.scenario)


@pytest.fixture(scope="module")
def clinic_played(clinic: Loaded) -> Drill:
    """The clinic drill with good cells, its first minutes, in a city of two thousand."""
    scenario, edition, nature = (
        clinic.scenario,
        load_edition(clinic.scenario.drill.edition),
        character("good"),
    )
    players = {cell.id: nature for cell in scenario.cells.cells if cell.level > 0}
    opened = open_event(clinic, edition, 1, 2_000, {player: "good" for player in players}, "vi")
    drill = Drill(scenario, edition, directory(scenario.cells, "vi"), MemoryLog())
    city = build_city(scenario, 2_000, 1)
    drill.record((opened, CityBuilt(2_000, city.digest)), 0, "runner")
    network = Network(scenario, seed=1, language="vi")
    runner = Runner(
        drill, open_spread(city, opened), network, MemoryDerivedStore(), AutomatedCells(players, 1), lang="vi"
    )
    runner.play(until=PLAYED_MINUTES)
    return drill


KNOWN = {
    "seats"
}  # names of seats and cells, the same in every world; whose claims they own is read by policy alone


def parts(thing: object, name: str, depth: int = 0) -> Iterator[tuple[str, str]]:
    """(path, what it says) of every public attribute and property, nested views opened."""
    for attribute in sorted(
        public for public in dir(thing) if public not in KNOWN and not public.startswith("_")
    ):
        described = getattr(type(thing), attribute, None)
        if callable(described) and not isinstance(described, property):
            continue
        value = getattr(thing, attribute)
        path = f"{name}.{attribute}"
        if type(value).__name__.endswith("View") or isinstance(value, Premises):
            yield from parts(value, path, depth + 1)
        else:
            yield path, repr(value)


def observe(view: SeatView) -> Observed:
    """Everything that a page, a count or an automated cell can read of a view."""
    found = dict(parts(view, "view"))
    found["things"] = repr(things(view))  # with whose turn each is
    for case in view.cases:
        asked: dict[str, Callable[[], object]] = {
            "since": lambda case=case: view.since(case.case),
            "timeline": lambda case=case: view.casework.timeline(case.case),
            "pressed": lambda case=case: sorted(view.pressed(case.case)),
            "read": lambda case=case: view.read(case),
            "truth": lambda case=case: view.known_truth(case),
            "advice": lambda case=case: view.advice(case),
        }  # type: ignore[misc]
        found |= {f"{case.case}.{name}": repr(ask()) for name, ask in asked.items()}
    for _, row in view.inbox:
        found[f"inject:{row.number}"] = repr(view.read_source(f"inject:{row.number}"))
    return found


def answers(drill: Drill, seat: SeatPlace, name: str) -> Iterator[tuple[str, str]]:
    """What the range says to this seat when it names `name` in any text field of any verb that it may use: the fields
    are read from the commands themselves, so that a new one cannot be forgotten. The others say what leads furthest."""
    for verb in (*commands(), *cases()):
        if not (isinstance(verb, type) and is_dataclass(verb)) or verb in (RangeCommand, CaseCommand):
            continue
        own = not issubclass(verb, RangeCommand)
        for role in sorted(seat.roles if own else seat.roles & verb.MAY.roles):
            for target in texts(verb):
                command = _naming(verb, role, target, name)
                yield f"{role} {verb.__name__}.{target.name}", _answer(drill, seat, command)


def _naming(verb: type, role: str, target: Field, name: str) -> Command:
    leading = {
        field.name: listed(field, said)
        for field in texts(verb)
        if (said := LEADING.get(field.name)) and (not field.choices or said in field.choices)
    }
    return made(verb, role, "Lời.", **leading | {target.name: listed(target, name)})


def _answer(drill: Drill, seat: SeatPlace, command: Command) -> str:
    try:
        return repr(drill.decide(seat.seat, command, drill.state.at))
    except Refused as no:
        return no.render("vi") + no.render("en") + repr(sorted(map(str, no.params.values())))


def in_state(drill: Drill, state: DrillState) -> Drill:
    other = Drill(drill.scenario, drill.edition, drill.seats, MemoryLog(), state)
    other.numbered = lambda prefix, taken: f"{prefix}new"  # as in a live drill, a number tells no count
    return other


def worlds(ground: Range, *bodies: EventBody, actor: str = "runner") -> tuple[Drill, Drill]:
    """The drill without and with what `bodies` add."""
    without = in_state(ground.drill, ground.state)
    ground.note(*bodies, actor=actor)
    return without, in_state(ground.drill, ground.state)


def see(drill: Drill, seat: SeatPlace) -> SeatView:
    return SeatView(seat, drill.state, drill.scenario, seats=drill.seats, lang="vi")


HIDDEN: dict[str, tuple[str, tuple[EventBody, ...], str]] = {
    "a case of another ward": (
        "c2",
        (CaseOpened(case="c2", intake="hotline", source="free", cell="ward-con-vac", ward="con-vac"),
            CaseLinked(case="c2", claim="k1-dyke", by="conduct")),
        "case",
    ),
    "a draft of another cell": (
        "s1",
        (
            StatementDrafted(
                statement="s1", version=1, case="", kind="bulletin", stance="advice", issuer="comms",
                channels=("press",), figures=(), next_update=0, craft={}, checker="craft-1", leaks=(),
                title_vi="t", title_en="t", body_vi="b", body_en="b",
            ),  # type: ignore[arg-type]
        ),
        "statement",
    ),
    "a message to another cell": (
        "m1",
        (MessageSent(message="m1", kind="chat", seat="hotline", cell="hotline", to=("ward-con-vac",), text="mật"),),  # type: ignore[arg-type]
        "message",
    ),
    "a message about a case between others": (
        "m1",
        (MessageSent(message="m1", kind="chat", seat="hotline", cell="hotline", to=("ward-con-vac",), text="mật", case="c1"),),  # type: ignore[arg-type]
        "message",
    ),
    "a marked message about a case between others": (
        "m1",
        (
            MessageSent(message="m1", kind="chat", seat="hotline", cell="hotline", to=("ward-con-vac",), text="mật", case="c1"),  # type: ignore[arg-type]
            ArtefactMarked(case="c1", artefact="m1", tlp="RED", role="RIGHTS", cell="legal", reason="mật"),  # type: ignore[arg-type]
        ),
        "message",
    ),
    "a meeting of others": (
        "h1",
        (
            MeetingOpened(meeting="h1", cell="steering", cells=("ward-con-vac",), title="Kín", agenda=()),  # type: ignore[arg-type]
            DecisionRecorded(meeting="h1", text="Kín", owner="ward-con-vac", due=0),  # type: ignore[arg-type]
        ),
        "meeting",
    ),
    "a directive to others": (
        "d1",
        (DirectiveGiven(directive="d1", cell="steering", to=("ward-con-vac",), owner="", due_days=30, about="",
            text="Kín", gap=""),),  # type: ignore[arg-type]
        "directive",
    ),
    "guidance to another ward": (
        "g1",
        (
            GuidanceIssued(guidance="g1", cell="steering", to=("ward-con-vac",), about="", repeats="", due=900,
                topic="Kín", facts="Kín", lines=()),  # type: ignore[arg-type]
            GuidanceConfirmed("g1", "ward-con-vac"),
        ),
        "guidance",
    ),
    "receipts of guidance by other wards": (
        "g1", (GuidanceConfirmed("g1", "ward-con-vac"), GuidanceOverdue("g1", "ward-cho-den", False)), "guidance"
    ),
    "an inject to another seat": ("inject:309", (InjectDelivered(inject=309, planned=0, run_status="delivered",
        recipients=("spoke",), public=False),), "inject"),
    "a public inject that control holds": ("inject:101", (InjectDelivered(inject=101, planned=0,
        run_status="held", recipients=(), public=True),), "inject"),
    "an acknowledgement by another cell": ("inject:101", (InjectAcknowledged(101, "spoke"),), "inject"),
    "a new time in the MSEL": ("inject:309", (InjectRetimed(inject=309, frm=0, to=9_000),), "inject"),
    "an edit of an inject to come": ("inject:309", (InjectEdited(309, "x", "y"),), "inject"),  # type: ignore[arg-type]
    "an evaluator's note": ("n1", (NotePinned(note="n1", moment=0, cell="ward-con-vac", kind="improve",
        objective="", text="x"),), "note"),  # type: ignore[arg-type]
    "an evaluator's rating": ("", (TaskRated(cell="ward-con-vac", task="E7", rating="U", text=""),), "rating"),  # type: ignore[arg-type]
    "something done off the system": ("", (OffSystemRecorded(0, "ward-con-vac", "x"),), "off-system"),  # type: ignore[arg-type]
    "an objection of another cell": ("c1", (ObjectionRecorded("c1", "ward-con-vac", "x"),), "objection"),  # type: ignore[arg-type]
    "a trap pressed by another cell": ("c1", (TrapPressed("ask_removal", "c1", "ward-con-vac"),), "trap"),
    "the link of a case": ("c1", (CaseLinked(case="c1", claim="k6-water", by="CTRL"),), "link"),
    "a changed link of a case": ("c1", (CaseRelinked(case="c1", claim="k6-water", was="k1-dyke", by="CTRL", why="x"),), "link"),  # type: ignore[arg-type]
    "how a claim stands": ("", (ClaimStood(claim="k1-dyke", level=3, exposed=900, question_permille=100),), "standing"),
    "an open question of the press": ("pq1", (PressQuestionAsked(question="pq1", conference="", inject=0,
        claim="k1-dyke", answer_by=900, outlet="b", text="x?"),), "question"),  # type: ignore[arg-type]
    "a forecast sheet": ("f1", (ForecastSheetFiled(sheet="f1", cell="monitoring-desk", topic="x", harmed="y",
        questions=()),), "sheet"),  # type: ignore[arg-type]
    "a forecast in numbers": ("q1", (SpreadForecast(forecast="q1", cell="monitoring-desk", of="c1", horizon=60,
        low=1, mid=2, high=3),), "forecast"),
    "a watch list": ("", (WatchListSet("monitoring-desk", ("x",)),), "watch list"),  # type: ignore[arg-type]
    "a jump of the clock that control plans": ("", (NoiseDialTurned("feed", 0),), "dial"),
}  # fmt: skip
GUIDED = ("ward-con-vac", "ward-cho-den", "ward-lo-muoi")
BEFORE: dict[str, EventBody] = {
    "an acknowledgement by another cell": InjectDelivered(inject=101, planned=0, run_status="delivered",
        recipients=("spoke",), public=True),
    "receipts of guidance by other wards": GuidanceIssued(guidance="g1", cell="steering", to=GUIDED, about="",
        repeats="", due=900, topic="Lịch", facts="Có.", lines=()),  # type: ignore[arg-type]
}  # fmt: skip
"""What has to be there before the hidden thing can be."""
STRANGERS = ("ben-trang-duty", "ben-trang-lead", "health-officer", "drainage-head", "obs", "oversight")

ASKING = frozenset(
    {"ben-trang-lead", "lo-muoi-duty", "health-officer", "oversight"}
)  # who names ids in every field

# Whoever sees the case sees no more of what others wrote to each other about it; who has guidance, no receipt but its own.
BESIDE = [
    (what, "lo-muoi-duty")
    for what in sorted(HIDDEN)
    if "message about a case" in what or what.startswith("receipts")
]


@pytest.mark.parametrize(
    "what, stranger", [*((what, stranger) for what in sorted(HIDDEN) for stranger in STRANGERS), *BESIDE]
)
def test_a_hidden_object_changes_nothing_that_a_stranger_reads(
    ground: Range, what: str, stranger: str
) -> None:
    name, bodies, _ = HIDDEN[what]
    ground.note(CaseOpened(case="c1", intake="hotline", source="free", cell="ward-lo-muoi", ward="lo-muoi"))
    ground.note(*filter(None, (BEFORE.get(what),)))
    seat = ground.drill.seats.seats[stranger]
    without, with_it = worlds(ground, *bodies)
    before, after = observe(see(without, seat)), observe(see(with_it, seat))
    if what == "guidance to another ward" and policy.sees_register(seat):
        # Public on request: whoever may ask on the public's behalf knows number, time and topic, and nothing else.
        assert before.pop("view.guidance.register") != after.pop("view.guidance.register")
    if what == "a case of another ward" and policy.sees_moving(seat):
        # The hall's numbers by group of states, and nothing else.
        assert before.pop("view.hall.moving") != after.pop("view.hall.moving")
    if what == "a draft of another cell" and policy.sees_drafts(seat, None):
        # An owner of facts approves texts without a case, and so reads them.
        assert before.pop("view.statements") != after.pop("view.statements")
        name = ""
    assert before == after
    if name and not name.startswith("inject") and stranger in ASKING:
        said, says = dict(answers(without, seat, name)), dict(answers(with_it, seat, name))
        if policy.sees_register(seat):
            said, says = (
                {key: told for key, told in each.items() if "RequestGuidance.guidance" not in key}
                for each in (said, says)
            )
        assert said == says


# Standings, objections and links show in no view of their own: counted in review, read by automated readers.
NOWHERE = {
    "an objection of another cell", "a trap pressed by another cell", "how a claim stands", "the link of a case",
}  # fmt: skip


@pytest.mark.parametrize("what", sorted(set(HIDDEN) - NOWHERE))
def test_each_hidden_object_is_seen_by_someone_so_that_the_comparison_can_fail(
    ground: Range, what: str
) -> None:
    _, bodies, _ = HIDDEN[what]
    ground.note(CaseOpened(case="c1", intake="hotline", source="free", cell="ward-lo-muoi", ward="lo-muoi"))
    ground.note(*filter(None, (BEFORE.get(what),)))
    without, with_it = worlds(ground, *bodies)
    seats = ground.drill.seats.seats.values()
    assert any(observe(see(without, seat)) != observe(see(with_it, seat)) for seat in seats), what


def test_no_room_reads_which_claims_an_office_owns() -> None:
    rooms = list(Path(web.__file__).parent.rglob("*.py"))
    assert rooms and not [
        room for room in rooms if ".owns" in room.read_text("utf-8").replace(".owns_facts", "")
    ]


def test_no_players_view_of_a_played_drill_names_a_hidden_claim(clinic_played: Drill) -> None:
    claims = [claim.id for claim in clinic_played.scenario.claims]
    assert clinic_played.state.links, "the drill has cases"
    for seat in clinic_played.seats.seats.values():
        if policy.sees_everything(seat):
            continue
        seen = observe(see(clinic_played, replace(seat, owns=frozenset())))
        for path, said in seen.items():
            assert not [claim for claim in claims if claim in said], (seat.seat, path)


def test_every_object_in_a_players_view_is_one_that_policy_shows(clinic_played: Drill) -> None:
    book = clinic_played.state.book
    assert len(book.cases) > 2
    for seat in clinic_played.seats.seats.values():
        view = see(clinic_played, seat)
        mine = {case_id for case_id, case in book.cases.items() if policy.sees_case(seat, case)}
        assert {case.case for case in view.cases} == mine
        strange = {
            case
            for case in (*book.cases, *book.statements)
            if not policy.sees_item(seat, case, clinic_played.state)
        }
        said = " ".join(text for path, text in observe(view).items())
        shown = set(re.findall(r"'([cs]\d+)'", said))
        assert not shown & strange, seat.seat


def test_a_hidden_case_and_a_missing_one_are_refused_in_the_same_words(ground: Range) -> None:
    ground.note(
        CaseOpened(case="c1", intake="hotline", source="free", cell="ward-ben-trang", ward="ben-trang")
    )
    ground.note(CaseOpened(case="c2", intake="hotline", source="free", cell="ward-con-vac", ward="con-vac"))
    seat = ground.drill.seats.seats["ben-trang-lead"]
    ground.drill.numbered = lambda prefix, taken: f"{prefix}new"
    hidden, missing = dict(answers(ground.drill, seat, "c2")), dict(answers(ground.drill, seat, "c7"))
    assert len(hidden) > 10
    assert {verb: said.replace("c2", "…") for verb, said in hidden.items()} == {
        verb: said.replace("c7", "…") for verb, said in missing.items()
    }
