"""View models of the rooms: pure functions of what a seat sees."""

from __future__ import annotations

from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from infodrill.casework import rights
from infodrill.casework.nouns.handovers import HandOver
from infodrill.casework.nouns.statement import DraftStatement, SubmitStatement
from infodrill.casework.steps import CONTROL
from infodrill.conduct.feedcards import Card
from infodrill.conduct.nouns.clock import ClockChanged, JumpBegun, JumpEnded
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.pressquestions import AnswerPressQuestion
from infodrill.conduct.reading import DeskGroup
from infodrill.conduct.seats import SeatPlace, directory
from infodrill.kernel.errors import Refused
from infodrill.kernel.events import Event
from infodrill.kernel.i18n import tr
from infodrill.media.tallies import Tally
from infodrill.scenario.loader import find, library, load
from infodrill.web.faults import FULL, WORDS, MachineFault
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import case as cases
from infodrill.web.rooms import control as controls
from infodrill.web.rooms import desk as desks
from infodrill.web.rooms import network as networks
from infodrill.web.rooms import pacing
from infodrill.web.rooms import press as presses
from infodrill.web.rooms import screen as screens
from infodrill.web.rooms import watch as watches
from infodrill.web.rooms.drawing import curve
from infodrill.web.rooms.frame import FramePace
from infodrill.web.rooms.ladder import ladder, noted
from infodrill.web.rooms.leaps import LeapShown, LikelyShown, Waits
from infodrill.web.rooms.moments import programme
from infodrill.web.rooms.places import MOST, tabs
from infodrill.web.rooms.statement import studio
from infodrill.web.rooms.wardmap import tiles

from .rehearsed import rehearsed
from .test_rooms_pages import browser


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40)


@pytest.mark.parametrize(
    "role",
    sorted({*rights.INDEPENDENT, "CTRL", "OBS", "L1-DUTY", "SPOKE", "MONITOR", "EVAL"}),
)
def test_a_seat_sees_at_most_four_rooms(role: str) -> None:
    seat = SeatPlace(
        seat="s",
        name="S",
        cell="c",
        level=1,
        ward="",
        roles=frozenset({role}),
        owns=frozenset(),
        automated=False,
    )
    assert 0 < len(tabs(seat)) <= MOST


def test_each_office_of_a_seat_has_the_room_that_it_works_in_among_the_tabs() -> None:
    for name in library():
        for seat in directory(load(find(name)).scenario.cells, "vi").seats.values():
            for role in seat.roles:
                own = tabs(replace(seat, roles=frozenset({role})))[0]
                assert own in tabs(seat), f"{name}: {seat.seat} as {role}"


def test_a_trap_row_looks_like_its_neighbours(clinic: LiveDrill) -> None:
    view = clinic.view("duty", "vi")
    for case in view.cases:
        rungs = ladder(view, clinic.edition, case, traps=True)
        traps = [one for one in rungs if one.code in rights.TRAPS]
        assert {one.code for one in traps} == set(rights.TRAPS)
        assert {one.state for one in traps} == {"open"}
        assert all(not one.why for one in traps)
        if not case.gate_code:
            assert {rung.state for rung in rungs} == {"open"}


def test_what_may_not_be_done_says_why_once_it_was_chosen(clinic: LiveDrill) -> None:
    view = clinic.view("duty", "vi")
    rungs = [
        rung for case in view.cases for rung in noted("vi", clinic.edition, case, map(str, rights.ACTIONS))
    ]
    assert rungs and all(rung.note and rung.state != "done" for rung in rungs)


def test_a_text_in_review_says_what_its_publication_waits_for(clinic: LiveDrill) -> None:
    words = {name: "Nước đã trong." for name in ("title_vi", "title_en", "body_vi", "body_en")}
    events = clinic.give(
        "voice",
        DraftStatement(
            role="COMMS", case="", kind="prebunk", stance="advice", channels=("feed",), figures=(), **words
        ),
        "",
    )
    number = events[0].body.statement
    clinic.give("voice", SubmitStatement("COMMS", number), "")
    view = clinic.view("voice", "en")
    statement = next(seen for seen in view.statements if seen.statement == number)
    room = studio(view, clinic.edition, statement, None, "prebunk")
    waits = [each.who for each in room.signing.approvals if not each.done]
    assert any(who.endswith(" approves") for who in waits) and any(
        who.endswith(" publishes") for who in waits
    )
    assert clinic.edition.step_name("publish", "en") not in dict(room.signing.shut), (
        "it is said once, by the chairs that can"
    )


def test_the_next_thing_is_one_that_the_seat_may_do(clinic: LiveDrill) -> None:
    for seat in clinic.seats().seats:
        view = clinic.view(seat, "en")
        model = desks.Desk(view, clinic.edition)
        if model.next is not None and model.next.step in clinic.edition.steps:
            assert view.seat.roles & clinic.edition.steps[model.next.step].roles()


def test_a_case_page_offers_the_gate_only_to_who_may_answer_it(clinic: LiveDrill) -> None:
    case = next(
        each_case
        for each_case in clinic.view("direction", "vi").cases
        if each_case.state == "VERIFYING" or each_case.gate_code
    )
    sheets = {
        seat: cases.sheet(clinic.view(seat, "vi"), clinic.edition, case) for seat in ("rights", "voice")
    }
    assert sheets["voice"].gate.form is None
    assert len(sheets["rights"].questions) == 9


def test_a_case_that_is_offered_is_the_next_thing_of_the_other_cell(clinic: LiveDrill) -> None:
    case = next(
        open_case
        for open_case in clinic.view("duty", "vi").open_cases
        if open_case.cell == clinic.seats().seats["duty"].cell
    )
    other = clinic.seats().seats["lookout"].cell
    clinic.give(
        "duty", HandOver(role="L1-DUTY", case=case.case, to_cell=other, reason="cần xem nguồn tin"), ""
    )
    model = desks.Desk(clinic.view("lookout", "vi"), clinic.edition)
    assert "take_over" in {thing.step for thing in model.waiting}


def test_control_sees_every_inject_once(clinic: LiveDrill) -> None:
    view = clinic.view("direction", "vi")
    board = controls.control(
        view, view.control, FramePace(now=clinic.clock), lambda seat: clinic.view(seat, "vi"), tab="all"
    )
    assert len(board.rows) == len(clinic.scenario.msel.injects)
    assert len({row.number for row in board.rows}) == len(board.rows)
    told = {row.number: [words for _, words in row.facts] for row in board.rows}
    people = {inject.number: inject.in_danger for inject in clinic.scenario.msel.injects if inject.in_danger}
    assert people and all(who.vi in told[number] for number, who in people.items())


def test_the_hall_reads_of_the_move_that_is_played_however_late_the_next_one_is_by_the_plan(
    clinic: LiveDrill,
) -> None:
    view = clinic.view("direction", "en")
    late = view.control.follows_at + 60
    shown = screens.screen(view, clinic.edition, screens.CityCounted(minute=0, series={}, asked={}), late)
    assert view.move.title.in_("en") in shown.move
    assert view.control.following.title.in_("en") not in shown.move


def test_only_who_may_see_the_big_screen_reads_which_claim_goes_round_before_the_close(
    clinic: LiveDrill,
) -> None:
    claim = clinic.scenario.claims[0]
    for seat in clinic.seats().seats.values():
        hall = clinic.view(seat.seat, "vi").hall
        known = bool(seat.roles & CONTROL)
        assert (hall.headline(claim.id).sentence == claim.sentence.vi) is known, seat.seat


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_hall_is_told_when_the_last_phase_comes_for_it_and_not_for_the_city(
    clinic: LiveDrill, lang: str
) -> None:
    """It stood there at the same hour of the next day, behind the run-on that nobody sits through."""
    view = clinic.view("guest", lang)
    *_, (_, clock, status) = programme(view)
    ends = next(line.at for line in view.run_of_show if line.kind == "run_on")
    last = clinic.scenario.drill.moves[-1]  # the look back, to which the story leaps as play ends
    assert last.at == ends and (clock, status) == (last.story, "ahead")


def test_the_hall_reads_title_and_text_of_a_statement_apart(clinic: LiveDrill) -> None:
    page = browser(clinic, "guest", "vi").get(f"/d/{clinic.id}/screen/?part=latest").content.decode()
    said = page.partition("<blockquote")[2].partition(">")[2].partition("</blockquote>")[0]
    assert said.count("<p") >= 2
    assert said.partition("</b>")[2].strip().startswith("</p>")


def test_wards_are_tiles_that_do_not_overlap(clinic: LiveDrill) -> None:
    drawn = tiles(clinic.view("lookout", "vi"), {}, minute=0)
    places = [(float(tile.x), float(tile.y)) for tile in drawn.tiles]
    assert all((a - c) ** 2 + (b - d) ** 2 > 90**2 for i, (a, b) in enumerate(places) for c, d in places[:i])


def test_a_curve_without_two_points_is_not_drawn() -> None:
    assert curve("vi", [("claim", "tin", [(1, 5)])], {}) is None


def test_a_relay_is_drawn_with_its_own_face_and_says_whose_words_it_passes_on(clinic: LiveDrill) -> None:
    card = Card(
        id="x1.g", thread="x1.g", parent="", room="g", ward="", form="relay", kind="share", minute=9,
        name="clinic", badge="relay", text="Mở cửa.", tally=Tally(), cursor=(9, 0), standing="superseded",
        issuer="Phòng khám", version=2,
    )  # fmt: skip
    drawn = {lang: networks._Drawing(clinic.view("duty", lang)).post(card) for lang in ("vi", "en")}
    assert {post_shown.face for post_shown in drawn.values()} == {"relay"} and not drawn["vi"].official
    assert (drawn["vi"].badge, drawn["en"].badge) == ("Cộng tác viên chuyển tiếp", "Collaborator relay")
    assert drawn["vi"].notes == ("nguyên văn: Phòng khám, bản 2", "đã có bản mới hơn")
    assert drawn["en"].notes == ("word for word: Phòng khám, version 2", "a newer version stands")
    shared = networks._Drawing(clinic.view("duty", "vi")).post(replace(card, form="quote", quoted=card))
    assert shared.quote == (shared.name, card.text) and shared.name != card.name and shared.bare


def test_control_is_told_where_a_jump_halts_and_when_the_city_cannot_keep_the_speed(
    clinic: LiveDrill,
) -> None:
    view = clinic.view("direction", "en")
    titles = {row.inject.number: row.inject.subject.en for row in view.control.msel}
    for target in pacing.targets(view, view.control, clinic.clock):
        assert target.at == int(target.value) + (clinic.clock if target.field == "ahead" else 0)
        halt = view.control.jump_halts(target.at)
        assert bool(halt) == bool(target.halts)
        assert halt is None or titles[halt.inject][:40] in target.halts
    closed = [
        Event(seq=n, at=n * 60, actor="runner", body=MinuteClosed(n, n, ""), wall=1_000 + n * 12)
        for n in range(5)
    ]  # twelve seconds a minute: five times real time
    assert pacing.speed_reached(closed) == 5_000
    assert [pacing.falls_short(speed, closed) for speed in (10_000, 5_000, 4_000)] == [5_000, 0, 0]
    slow = pacing.going(
        view, FramePace(now=clinic.clock, state="running", speed=10_000), pacing.Drive(), closed
    )
    assert slow.tone == "heed" and "×10" in slow.words and "×5.0" in slow.words
    assert (
        pacing.going(
            view, FramePace(now=clinic.clock, state="running", speed=4_000), pacing.Drive(), closed
        ).tone
        == ""
    )
    silent = pacing.going(
        view, FramePace(now=clinic.clock, state="running"), pacing.Drive(silence=60_000), ()
    )
    assert silent.tone == "bad" and silent.remedy
    unborn = pacing.going(
        view, FramePace(now=clinic.clock, state="running"), pacing.Drive(silence=pacing.NEVER), ()
    )
    assert unborn.tone == "heed" and "has not answered yet" in unborn.words
    full = MachineFault(WORDS[FULL][0], remedy=WORDS[FULL][1], code=FULL)
    for blamed, then in ((False, "tried again by itself"), (True, "list of drills")):
        told = pacing.going(
            view, FramePace(now=clinic.clock, state="running"), pacing.Drive(fault=full, blamed=blamed), ()
        )
        assert told.tone == "bad" and "The disk is full." in told.words and "H611" not in told.words
        assert "makes room" in told.remedy and then in told.remedy
    jump = [*closed, Event(seq=9, at=300, actor="control:direction", body=JumpBegun(300, 900, False))]
    assert (
        pacing.going(view, FramePace(now=600, state="jump"), pacing.Drive(target=900), jump).permille == 500
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_control_reads_why_a_jump_stopped_until_the_inject_has_gone_out_or_the_clock_goes_on(
    clinic: LiveDrill, lang: str
) -> None:
    view, stands = clinic.view("direction", lang), FramePace(now=clinic.clock, state="paused")
    row = next(
        msel_row.inject for msel_row in view.control.msel if not msel_row.delivered_at >= 0 and msel_row.next
    )
    stopped = [
        Event(seq=1, at=60, actor="runner", body=JumpBegun(60, 900, False)),
        Event(seq=2, at=60, actor="runner", body=JumpEnded(60, row.number)),
        Event(seq=3, at=60, actor="runner", body=ClockChanged("pause", 0, "grave inject")),
    ]
    told = pacing.going(view, stands, pacing.Drive(), stopped)
    assert told.tone == "heed" and told.remedy
    assert str(row.number) in told.words and row.subject.in_(lang) in told.words
    paced = [*stopped, Event(seq=4, at=60, actor="direction", body=ClockChanged("speed", 2_000))]
    assert pacing.going(view, stands, pacing.Drive(), paced) == told
    on = [
        *stopped,
        Event(seq=4, at=60, actor="direction", body=ClockChanged("resume")),
        Event(seq=5, at=70, actor="runner", body=ClockChanged("pause")),
    ]
    assert pacing.going(view, stands, pacing.Drive(), on).tone == ""
    whole = [
        Event(seq=2, at=900, actor="runner", body=JumpEnded(900)),
        Event(seq=3, at=900, actor="direction", body=ClockChanged("pause")),
    ]
    assert pacing.going(view, stands, pacing.Drive(), whole).tone == ""


def test_a_jump_that_control_orders_says_how_far_except_to_a_move(clinic: LiveDrill) -> None:
    view = clinic.view("direction", "en")
    early, late = (
        [target for target in pacing.targets(view, view.control, now) if target.field == "ahead"]
        for now in (clinic.clock, clinic.clock + 17)
    )
    assert [target.value for target in early] == [target.value for target in late] == ["300", "600", "1800"]


def test_on_the_watch_small_talk_of_the_whole_day_stands_below_what_comes_fast_and_is_asked(
    clinic: LiveDrill,
) -> None:
    def group(name: str, volume: int, velocity: int, asking: int) -> DeskGroup:
        return DeskGroup(
            source=f"group:{name}",
            volume=volume,
            velocity=velocity,
            question_permille=asking,
            level=2,
            ward="",
            text=name,
        )

    view = clinic.view("lookout", "vi")
    view.groups = (
        group("small talk", 240, 24, 120),
        group("asked by all", 40, 60, 900),
        group("told by all", 60, 80, 0),
        group("over", 300, 0, 900),
    )
    order = [row.text for row in watches.watch(view).rows]
    assert order == ["asked by all", "told by all", "small talk", "over"]


def test_control_is_never_told_that_there_is_nothing_beside_what_there_is(clinic: LiveDrill) -> None:
    view = clinic.view("direction", "en")
    table = replace(
        controls.control(
            view, view.control, FramePace(now=clinic.clock), lambda seat: clinic.view(seat, "en"), tab="eye"
        ),
        rows=(),
        conducts=False,
    )
    waits = Waits(
        case="c1", name="C1", said="Mất", clock="", likely=(), ahead="", others=(), against=False, holder=""
    )
    shown = {"view": view, "ctl": table, "lang": "en"}
    listed = render_to_string("infodrill/control/table.html", {**shown, "waits": (waits,)})
    none = render_to_string("infodrill/control/table.html", {**shown, "waits": ()})
    assert [tr("en", "Nothing here.") in page for page in (none, listed)] == [True, False]
    several = replace(waits, likely=(LikelyShown(claim="b1", words="Chờ", why=""),), others=(("b2", "T"),))
    pane = render_to_string("infodrill/control/waiting.html", {**shown, "drill": clinic, "waits": (several,)})
    assert pane.count('<details class="act which-way"') == 1, "one fold stood there twice"
    leap = LeapShown(
        move=5, title="", words="", when="", held=False, why="", near=True, left=(), more=0,
        stay=len(view.open_cases), holds=False, lets_go=False,
    )  # fmt: skip
    assert leap.stay
    left = render_to_string("infodrill/control/leap.html", {**shown, "leap": leap})
    assert "leaves nothing open" not in left and f"{leap.stay}." in left


@pytest.mark.usefixtures("base")
def test_the_press_room_offers_of_each_case_the_stances_that_are_not_refused() -> None:
    """“It is so” without a case could be sent, and was then refused."""
    clinic = rehearsed("clinic", 40, own=True)
    view = clinic.view("voice", "vi")
    shown = presses.press(view)
    assert shown.chosen
    seen, refused = {code for code, _ in shown.stances}, 0
    for case, _, stances in shown.cases:
        assert set(stances.split()) <= seen
        for stance in sorted(seen - set(stances.split())):
            with pytest.raises(Refused):
                clinic.give("voice", answered(shown.chosen.question, case, stance), "")
            refused += 1
    case, _, stances = shown.cases[-1]
    assert refused >= 3 and stances
    clinic.give("voice", answered(shown.chosen.question, case, stances.split()[-1]), "")


def answered(question: str, case: str, stance: str) -> AnswerPressQuestion:
    return AnswerPressQuestion(
        role="SPOKE",
        question=question,
        kind="answer",
        text="Chúng tôi đang kiểm tra.",
        case=case,
        stance=stance,
    )
