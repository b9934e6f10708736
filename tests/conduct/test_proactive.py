"""The proactive side: forecasts, watch lists, guidance, relays, directives, the public's questions."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.automata.character import character
from infodrill.automata.guiding import direct
from infodrill.automata.proposal import Duty
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.casework.nouns.questions import QuestionAsked
from infodrill.casework.nouns.tasks import TaskAssigned
from infodrill.conduct.nouns.city import Standing, StatementReleased
from infodrill.conduct.nouns.clock import PhaseBegun
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.forecasts import FileForecastSheet, ForecastSpread, SetWatchList
from infodrill.conduct.nouns.guidance import (
    ConfirmGuidance,
    GuidanceConfirmed,
    GuidanceOverdue,
    IssueGuidance,
    RequestGuidance,
)
from infodrill.conduct.nouns.links import LinkStatement
from infodrill.conduct.nouns.publicquestions import AnswerQuestions, QuestionsRaised
from infodrill.conduct.nouns.relays import RelayStatement, StatementRelayed
from infodrill.conduct.nouns.restraint import RecordObjection, RecordOffSystem
from infodrill.conduct.owed import owed
from infodrill.conduct.persons import person_in
from infodrill.conduct.release import releases
from infodrill.conduct.standing import asks as belongs_in_the_queue
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Text
from infodrill.scenario.loader import Loaded
from infodrill.scenario.schema import Role, Scenario
from tests.conduct.drilling import Range

CTRL, MONITOR, LEAD, DUTY, PRESS = "direction", "lookout", "coordinator", "duty", "town"


def with_collaborators(scenario: Scenario) -> Scenario:
    """The clinic's scenario with two cells of collaborators."""
    collab: Role = "COLLAB"
    model = next(cell for cell in scenario.cells.cells if cell.id == "adviser")
    extra = tuple(
        model.model_copy(
            update={
                "id": f"helpers-{n}",
                "seats": (model.seats[0].model_copy(update={"id": f"helper-{n}", "roles": (collab,)}),),
            }
        )
        for n in (1, 2)
    )
    cells = scenario.cells.model_copy(update={"cells": (*scenario.cells.cells, *extra)})
    return scenario.model_copy(update={"cells": cells})


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(with_collaborators(clinic.scenario))


def sheet() -> FileForecastSheet:
    return FileForecastSheet(
        role="MONITOR", topic="Tiêm chủng", harmed="Trẻ nhỏ", questions=("Vắc-xin có an toàn không?",)
    )


def test_a_forecast_sheet_belongs_to_phase_one(clinic: Loaded, ground: Range) -> None:
    early = Range(clinic.scenario, phase=1)
    early.give(MONITOR, sheet())
    assert [each_sheet.topic for each_sheet in early.see(MONITOR).forecasts.sheets] == ["Tiêm chủng"]
    assert not early.see(DUTY).forecasts.sheets, "the ward is not a city-wide function"
    with pytest.raises(Refused, match="R107"):
        ground.give(MONITOR, sheet())


def test_a_forecast_in_numbers_names_a_case_it_sees_and_rising_numbers(ground: Range) -> None:
    case = ground.case()
    ground.give(MONITOR, ForecastSpread(role="MONITOR", of=case, horizon=60, low=10, mid=40, high=200))
    assert ground.see(MONITOR).forecasts.foreseen[0].mid == 40
    assert not ground.see("rights").forecasts.foreseen
    for command, code in (
        (ForecastSpread(role="MONITOR", of=case, horizon=60, low=50, mid=40, high=200), "R141"),
        (ForecastSpread(role="MONITOR", of=case, horizon=61, low=10, mid=40, high=200), "R127"),
        (ForecastSpread(role="MONITOR", of="c99", horizon=60, low=10, mid=40, high=200), "R117"),
    ):
        with pytest.raises(Refused, match=code):
            ground.give(MONITOR, command)


@pytest.mark.parametrize(
    "term, found",
    [
        ("@nguoi.dua.tin", "handle"),
        ("facebook nguyenvana", "handle"),
        ("0912 345 678", "number"),
        ("id 9988776655", "handle"),
        ("Nguyễn Văn An", "name"),
        ("nguyen van an", "name"),
        ("Trần Thị Bưởi", "name"),
        ("Lê Hồng", "name"),
        ("bà Lan", "title"),
        ("anh Tuấn xe ôm", "title"),
        ("Mr Smith", "title"),
        ("tài khoản Sóng Biển", "title"),
        ("", ""),
        ("nước máy đục", ""),
        ("vỡ đê", ""),
        ("tủ lạnh vắc-xin", ""),
        ("bún hải sản", ""),
        ("lê la quán cháo", ""),
        ("brown tap water", ""),
        ("phường Cồn Vạc", ""),
        ("40 trẻ nhập viện", ""),
        ("lịch cắt điện ngày 12/9", ""),
    ],
)
def test_a_watch_list_knows_persons_from_topics(term: str, found: str) -> None:
    assert person_in(term) == found


def test_a_watch_list_holds_topics_and_refuses_persons_with_a_remedy(ground: Range) -> None:
    ground.give(MONITOR, SetWatchList("MONITOR", ("tủ lạnh", "cháo", "tủ lạnh")))
    assert ground.see(MONITOR).forecasts.watched == ("tủ lạnh", "cháo")
    with pytest.raises(Refused) as caught:
        ground.give(MONITOR, SetWatchList("MONITOR", ("cháo", "Nguyễn Văn An")))
    assert caught.value.code == "R142" and "chủ đề" in caught.value.render("vi")
    assert ground.see(MONITOR).forecasts.watched == ("tủ lạnh", "cháo"), "the old list stands"


def test_a_place_of_the_scenario_is_not_taken_for_a_name(ground: Range) -> None:
    ward = ground.scenario.places.wards[0].name.vi
    ground.give(MONITOR, SetWatchList("MONITOR", (ward,)))
    assert person_in("Hồ Thanh", ("Hồ Thanh",)) == "" and person_in("Hồ Thanh") == "name"


def guidance(**changes: object) -> IssueGuidance:
    base = IssueGuidance(
        role="L2-LEAD",
        to=("clinic",),
        topic="Lịch tiêm",
        facts="Tủ đạt 4 độ.",
        lines=("Không liều nào bị bỏ.",),
    )
    return replace(base, **changes)  # type: ignore[arg-type]


def test_guidance_goes_from_city_to_ward_and_is_confirmed_in_time(ground: Range) -> None:
    ground.give(LEAD, guidance(confirm_within=600))
    assert [each_guidance.guidance for each_guidance in ground.see(DUTY).guidance.to_confirm] == ["g1"]
    ground.at(600)  # at the very second
    assert ground.give(DUTY, ConfirmGuidance("L1-DUTY", "g1")) == (GuidanceConfirmed("g1", "clinic"),)
    assert not ground.see(DUTY).guidance.to_confirm
    assert owed(ground.state, ground.scenario, 10_000, excused=False) == ()


def test_an_unconfirmed_guidance_is_noted_once_and_confirmed_late(ground: Range) -> None:
    ground.give(LEAD, guidance(confirm_within=600))
    assert owed(ground.state, ground.scenario, 600, excused=False) == ()
    late = owed(ground.state, ground.scenario, 660, excused=False)
    assert late == (GuidanceOverdue("g1", "clinic", False),)
    ground.note(*late, at=660)
    assert owed(ground.state, ground.scenario, 720, excused=False) == ()
    assert ground.give(DUTY, ConfirmGuidance("L1-DUTY", "g1")) == (GuidanceConfirmed("g1", "clinic"),)


def test_guidance_is_for_wards_and_for_those_it_names(ground: Range) -> None:
    with pytest.raises(Refused, match="R143"):
        ground.give(LEAD, guidance(to=("adviser",)))
    with pytest.raises(Refused, match="R148"):
        ground.give(LEAD, guidance(statement="s9"))
    ground.give(LEAD, guidance())
    with pytest.raises(Refused, match="R149"):
        ground.give("rights", ConfirmGuidance("RIGHTS", "g1"))
    assert not ground.see("helper-1").guidance.seen


def test_guidance_is_public_on_request(ground: Range) -> None:
    ground.give(LEAD, guidance())
    assert ground.see("helper-1").guidance.register == (("g1", 0, "Lịch tiêm", False),)
    assert ground.see("rights").guidance.register == ()
    ground.give("helper-1", RequestGuidance("COLLAB", "g1"))
    assert [each_guidance.facts for each_guidance in ground.see("helper-1").guidance.seen] == ["Tủ đạt 4 độ."]
    assert [each_guidance.facts for each_guidance in ground.see("rights").guidance.seen] == ["Tủ đạt 4 độ."]
    assert ground.give("helper-2", RequestGuidance("COLLAB", "g1")) == ()


def test_guidance_with_a_protected_paper_in_it_does_not_become_public(ground: Range) -> None:
    case = ground.case(ground.scenario.claims[0].id)
    ground.note(
        EvidenceAdded(
            case=case,
            evidence=f"{case}.e1",
            kind="report",
            grade="B2",
            tlp="RED",
            text="Kho ở Gò Sậy còn 37 thùng.",
        )
    )
    ground.give(LEAD, guidance(case=case, facts="Ở Gò Sậy còn 37 thùng."))
    with pytest.raises(Refused, match="R154") as caught:
        ground.give("helper-1", RequestGuidance("COLLAB", "g1"))
    assert "37" not in caught.value.render("vi")


def test_confirmed_lines_that_repeat_a_statement_are_told_at_the_door(ground: Range) -> None:
    claim = ground.scenario.claims[0].id
    said = ground.publish(ground.case(claim))
    ground.give(LEAD, guidance(statement=said))
    bodies = ground.give(DUTY, ConfirmGuidance("L1-DUTY", "g1"))
    sent = releases(ground.state, ground.scenario, bodies)
    assert [
        (release.statement, release.layers) for release in sent if isinstance(release, StatementReleased)
    ] == [(said, ("field",))]
    ground.give(LEAD, guidance())
    silent = ground.give(DUTY, ConfirmGuidance("L1-DUTY", "g2"))
    assert releases(ground.state, ground.scenario, silent) == (), "what is not public reaches nobody"


def relay(statement: str, channel: str = "group", version: int = 1) -> RelayStatement:
    return RelayStatement(role="COLLAB", statement=statement, version=version, channel=channel)


def test_a_relay_is_verbatim_published_and_once_a_channel(ground: Range) -> None:
    claim = ground.scenario.claims[0].id
    said = ground.publish(ground.case(claim))
    (first,) = releases(ground.state, ground.scenario, (ground.log.kept[-1].body,))
    relayed, sent = ground.give("helper-1", relay(said))
    assert relayed == StatementRelayed(statement=said, version=1, channel="group", cell="helpers-1")
    assert isinstance(sent, StatementReleased) and isinstance(first, StatementReleased)
    same = ("statement", "issuer", "target", "craft", "evidence", "effect")
    assert all(getattr(sent, name) == getattr(first, name) for name in same)
    with pytest.raises(Refused, match="R145"):
        ground.give("helper-1", relay(said))
    ground.give("helper-1", relay(said, "field"))
    for command, code in (
        (relay(said, "portal"), "R127"),
        (relay(said, version=2), "R144"),
        (relay("s7"), "R148"),
    ):
        with pytest.raises(Refused, match=code):
            ground.give("helper-1", command)


def test_the_public_sees_who_relayed_what_where(ground: Range) -> None:
    said = ground.publish()
    ground.give("helper-1", relay(said))
    assert [(each_relay.cell, each_relay.channel) for each_relay in ground.see(DUTY).relays] == [
        ("helpers-1", "group")
    ]


def test_a_prebunk_reaches_the_claim_that_control_links_it_to(ground: Range) -> None:
    claim, other = ground.scenario.claims[0].id, ground.scenario.claims[1].id
    said = ground.publish(
        kind="prebunk", stance="advice", body_vi="Anh chị gọi trạm y tế trước khi làm theo.",
        body_en="Call the health station before you follow it.",
    )  # fmt: skip
    assert releases(ground.state, ground.scenario, (ground.log.kept[-1].body,)) == ()
    names = []
    for one in (claim, other):
        bodies = ground.give(CTRL, LinkStatement("CTRL", said, one))
        sent = releases(ground.state, ground.scenario, bodies)
        assert isinstance(sent[0], StatementReleased)
        assert (sent[0].target, sent[0].effect) == (one, "prebunk")
        names.append(sent[0].statement)
    assert len(set(names)) == 2, "each claim's narrative has a name of its own"
    assert ground.give(CTRL, LinkStatement("CTRL", said, claim)) == ()
    with pytest.raises(Refused, match="R147"):
        ground.give(CTRL, LinkStatement("CTRL", ground.publish(ground.case(claim)), claim))


def test_questions_enter_the_queue_as_a_void_or_as_sincere_ones_once(ground: Range) -> None:
    claims = {claim.id: claim for claim in ground.scenario.claims}
    fact = next(claim for claim in claims.values() if claim.gate_code != "G3").id
    sincere = next((claim.id for claim in claims.values() if claim.gate_code == "G3"), "")
    assert belongs_in_the_queue(Standing(1, 500, 300), fact, ground.state, ground.scenario)
    assert not belongs_in_the_queue(Standing(1, 500, 299), fact, ground.state, ground.scenario)
    assert not belongs_in_the_queue(Standing(1, 29, 900), fact, ground.state, ground.scenario)
    if sincere:
        assert belongs_in_the_queue(Standing(1, 30, 0), sincere, ground.state, ground.scenario)
    ground.note(QuestionsRaised(question="u1", claim=fact, source="city", permille=300))
    assert not belongs_in_the_queue(Standing(1, 900, 900), fact, ground.state, ground.scenario)


def test_the_queue_is_answered_with_something_published(ground: Range) -> None:
    claim = ground.scenario.claims[0]
    ground.note(QuestionsRaised(question="u1", claim=claim.id, source="city", permille=400))
    assert [question.about for question in ground.see("voice").public_questions] == [claim.sentence.vi]
    assert ground.see("rights").public_questions == ()
    with pytest.raises(Refused, match="R148"):
        ground.give("voice", AnswerQuestions("SPOKE", "u1", "s1"))
    with pytest.raises(Refused, match="R146"):
        ground.give("voice", AnswerQuestions("SPOKE", "u2", "s1"))
    said = ground.publish(ground.case(claim.id))
    ground.give("voice", AnswerQuestions("SPOKE", "u1", said))
    assert ground.see("voice").public_questions[0].answered_by == said


def test_a_directive_carries_what_the_improvement_plan_needs(ground: Range) -> None:
    ground.give(
        LEAD,
        GiveDirective(
            role="L2-LEAD",
            text="Trực đêm đủ người",
            gap="Ban đêm không ai ghi sổ",
            to=("clinic",),
            owner="clinic",
            due_days=15,
        ),
    )
    given = ground.state.directives["d1"]
    assert (given.owner, given.due_days, given.gap) == ("clinic", 15, "Ban đêm không ai ghi sổ")
    assert ground.see(DUTY).directives and not ground.see("rights").directives
    for changes, code in (({"due_days": 0}, "R127"), ({"owner": "nowhere"}, "R113"), ({"text": " "}, "R110")):
        with pytest.raises(Refused, match=code):
            ground.give(LEAD, replace(GiveDirective(role="L2-LEAD", text="x"), **changes))


def test_an_objection_is_counted_for_the_cell_and_names_no_seat(ground: Range) -> None:
    case = ground.case()
    ground.give(DUTY, RecordObjection("L1-DUTY", case, "Đề nghị gỡ bài là quá mức."))
    assert ground.state.objections == ((case, "clinic"),)
    event = ground.log.kept[-1]
    assert event.actor == "cell:clinic" and DUTY not in ground.state.last_act


def test_what_was_done_off_the_system_is_marked_with_its_time(ground: Range) -> None:
    ground.at(1_200)
    ground.give(CTRL, RecordOffSystem(role="CTRL", done_at=900, who="clinic", what="Gọi điện cho trạm y tế."))
    board = ground.see(CTRL).control
    assert board is not None and [(off_system.done_at, off_system.at) for off_system in board.off_system] == [
        (900, 1_200)
    ]
    with pytest.raises(Refused, match="R116"):
        ground.give(CTRL, RecordOffSystem(role="CTRL", done_at=1_300, who="clinic", what="x"))


def test_the_directive_after_play_blames_nobody_for_what_nobody_played(ground: Range) -> None:
    first, second = ground.case(), ground.case()
    ground.note(
        PhaseBegun(4), DeadlineMissed(item=first, step="verdict", due=60, excused=True, escalated_to=0)
    )
    assert not list(direct(Duty(ground.see(LEAD), character("good"), 1)))
    owner = next(cell.id for cell in ground.scenario.cells.cells if cell.id != "clinic")
    ground.note(
        QuestionAsked(case=second, question=f"{second}.q1", owner=owner, text=Text("?")),
        DeadlineMissed(item=second, step=f"question:{second}.q1", due=60, excused=False, escalated_to=0),
    )
    # An owner may have been silent because there was no evidence yet: nobody here can tell.
    assert not list(direct(Duty(ground.see(LEAD), character("good"), 1)))
    ground.note(
        TaskAssigned(case=second, task=f"{second}.k1", cell="clinic", to=owner, due=90, what=Text("đến xem")),
        DeadlineMissed(item=second, step=f"task:{second}.k1", due=90, excused=False, escalated_to=0),
    )
    (proposal,) = direct(Duty(ground.see(LEAD), character("good"), 1))
    command = proposal.command
    assert isinstance(command, GiveDirective)
    assert (command.to, command.owner, command.case) == ((owner,), owner, second)
    assert "việc đến xem tận nơi" in command.text
