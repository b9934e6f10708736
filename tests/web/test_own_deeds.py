"""What a seat did itself, as the debrief tells it: by matter and text, once, and never what another hand did."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.casework.nouns.intake import CaseLogged, CaseOpened
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.statement import DraftStatement, ReturnStatement, SubmitStatement
from infodrill.casework.timeline import as_of
from infodrill.conduct.noun import RangeEvent
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.drafts import ThrowDraftAway
from infodrill.conduct.nouns.links import CaseLinked, LinkCase
from infodrill.conduct.nouns.lobby import JoinSeat
from infodrill.conduct.nouns.posts import PostWritten, SpeakAsPersona, personas
from infodrill.conduct.seats import directory
from infodrill.conduct.wording import texts_in
from infodrill.kernel.i18n import tr
from infodrill.review import lookback
from infodrill.review.record import load_record
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import lookingback, owndeeds
from infodrill.web.rooms.lookingback import DeedLine
from tests.corpus.keeping import kept

from .rehearsed import rehearsed
from .test_debrief import ended, looked, shown


@pytest.fixture
def closed(base) -> LiveDrill:
    return ended()


def test_every_seat_is_told_its_own_steps_and_no_other_seats(closed: LiveDrill) -> None:
    acted = {
        seat: {event.command for event in closed.events if event.actor == seat}
        for seat in closed.seats().seats
    }
    told = {
        seat: [deed for about in looked(closed, seat).did.program for deed in about.deeds] for seat in acted
    }
    assert all(len(told[seat]) <= len(acted[seat]) for seat in told) and sum(map(bool, told.values())) > 3
    approved = next(event.actor for event in closed.events if isinstance(event.body, StatementApproved))
    assert any("duyệt phút" in deed.when for deed in told[approved])


def test_what_the_program_did_before_somebody_came_is_not_theirs_and_who_did_nothing_reads_so(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    drill.give("head", JoinSeat("AGENCY-HEAD"), "")
    drill.give("voice", JoinSeat("SPOKE"), "")
    words = "Phòng khám vẫn mở cửa từ 7 giờ."
    drill.give(
        "voice",
        DraftStatement(
            role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), title_vi="Vẫn mở cửa",
            title_en="", body_vi=words, body_en="",
        ),
        "",
    )  # fmt: skip
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    head, voice = looked(drill, "head").did, looked(drill, "voice").did
    assert head.line and not head.matters and head.program and "máy đã làm" in head.program_line
    assert [deed.when for about in voice.matters for deed in about.deeds] == ["soạn phút 39"]
    assert looked(drill, "direction").did.line == "", "control plays no seat"
    for seat in ("head", "voice"):
        assert 'id="ow-h"' in shown(drill, seat)


def lines(drill: LiveDrill, seat: str) -> list[DeedLine]:
    """What the seat is told of what its cell owed."""
    states = [state for cell in looked(drill, seat).cells for state in cell.states]
    return [line for state in states for _, told in state.matters for line in told]


def test_what_the_program_did_in_a_cell_with_people_is_named_as_the_programs(base) -> None:
    """A person read what a machine seat of their cell had done, in red, as their own."""
    drill = rehearsed("clinic", 40, own=True)
    drill.give("voice", JoinSeat("SPOKE"), "")
    words = {
        "title_vi": "Vẫn mở cửa",
        "title_en": "",
        "body_vi": "Phòng khám vẫn mở cửa từ 7 giờ.",
        "body_en": "",
    }
    more = {"case": "", "kind": "bulletin", "stance": "advice", "channels": ("feed",), "figures": ()}
    drill.give("voice", DraftStatement(role="COMMS", **more, **words), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    assert any(line.program for line in lines(drill, "voice"))
    told = shown(drill, "voice")
    assert tr("vi", "by the program, in seats that nobody had taken") in told
    # What was done well is summed up, though the clock asked for it only after play; in an empty seat it was nobody's merit.
    assert "Kịp hạn:" in told and "tất cả do máy làm, ở vị trí chưa có người của: " in told
    found = lookingback.record_of(drill)
    met = [
        deed for deed in found.deeds if deed.cell == drill.seats().seats["voice"].cell and deed.state == "met"
    ]
    mixed = [replace(met[0], program=False), *met[1:]]
    assert f"trong đó {len(met) - 1} việc máy làm" in lookingback._timely(
        drill.view("voice", "vi"), found.log.voice("vi"), mixed
    )
    assert not any(
        line.program for line in lines(ended(), "voice")
    )  # where nobody sat all is, and none is told apart


def test_a_return_and_its_reason_stand_with_the_text_for_author_and_reviewer(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    for seat, role in (("voice", "SPOKE"), ("rights", "RIGHTS")):
        drill.give(seat, JoinSeat(role), "")
    drill.give(
        "voice",
        DraftStatement(
            role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), title_vi="Vẫn mở cửa",
            title_en="Still open", body_vi="Phòng khám vẫn mở cửa từ 7 giờ.", body_en="The clinic is open from 7.",
        ),
        "",
    )  # fmt: skip
    text = list(drill.state.book.statements)[-1]
    drill.give("voice", SubmitStatement("COMMS", text), "")
    drill.give("rights", ReturnStatement("RIGHTS", text, "Ghi rõ giờ đóng cửa."), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    adviser = drill.view("voice", "vi").seats.cells["adviser"].name.vi
    for seat, by in (("voice", adviser), ("rights", "anh chị")):
        told = [deed.when for about in looked(drill, seat).did.matters for deed in about.deeds]
        assert any(f"{by} trả lại để sửa phút 39: “Ghi rõ giờ đóng cửa.”" in when for when in told), (
            seat,
            told,
        )
    others = [deed.when for about in looked(drill, "head").did.matters for deed in about.deeds]
    assert not any("Ghi rõ giờ" in when for when in others)


def test_a_text_is_one_deed_and_says_whether_it_was_in_time(closed: LiveDrill) -> None:
    deeds = [deed for about in looked(closed, "voice").did.program for deed in about.deeds]
    texts = [deed for deed in deeds if "soạn phút" in deed.when]
    assert len(texts) > 2 and len({deed.what for deed in texts}) == len(texts)
    assert any("gửi thẩm định phút" in deed.when and "công bố phút" in deed.when for deed in texts)
    assert any(deed.timely for deed in texts) and not any("chuyển sang" in deed.what for deed in deeds)


# Being there, having read, what did not come to pass, what is told under a heading of its own, and a vote, which is nobody's.
NO_STEP = frozenset(
    {
        "SeatJoined", "SeatLeft", "RollAnswered", "InjectAcknowledged", "ReceiptConfirmed", "PressAnswerHeld", "WordsHeld",
        "TrapPressed", "PracticeWentOn", "PracticeEnds", "VoteCast", "VotesTold",
    }
)  # fmt: skip


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem)
def test_whatever_a_seat_did_is_among_its_steps_once(path: Path) -> None:
    record = load_record(path)
    seats = directory(record.scenario.cells, "vi").seats
    # A report that is entered in the book at once is one step of the hand that brought it.
    entered = {
        (event.body.case, event.at, event.actor)
        for event in record.events
        if isinstance(event.body, CaseLogged)
    }
    brought = {
        event.command or event.seq
        for event in record.events
        if isinstance(event.body, CaseOpened) and (event.body.case, event.at, event.actor) in entered
    }
    done = {
        (event.actor, event.command or event.seq)
        for event in record.events
        if (event.command or event.seq) not in brought
        and event.actor in seats
        and type(event.body).__name__ not in NO_STEP
    }
    told = lookback.look_back(record).steps
    acted = Counter(seat for seat, _ in done)
    assert {seat: len(told.get(seat, ())) for seat in acted} == acted


def test_a_draft_that_was_thrown_away_is_named_in_the_look_back(base) -> None:
    """It said that a draft was thrown away in minute 32: which one, nobody could say."""
    drill = rehearsed("clinic", 12, own=True)
    drill.give("voice", JoinSeat("SPOKE"), "")
    words = {"title_vi": "Vẫn mở cửa", "title_en": "", "body_vi": "Phòng khám vẫn mở cửa.", "body_en": ""}
    more = {"case": "", "kind": "bulletin", "stance": "advice", "channels": ("feed",), "figures": ()}
    drill.give("voice", DraftStatement(role="COMMS", **more, **words), "")
    text = list(drill.state.book.statements)[-1]
    drill.give("voice", ThrowDraftAway(role="COMMS", statement=text), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    did = looked(drill, "voice").did
    told = str([deed for about in did.matters for deed in about.deeds])
    assert tr("vi", "Throw a draft away") in told and told.count("Vẫn mở cửa") > 1


def test_control_reads_whom_it_spoke_as_and_why_it_ended(base) -> None:
    drill = rehearsed("clinic", 12, own=True)
    drill.give("direction", JoinSeat("DIR"), "")
    who, why = personas(drill.scenario)[0], "The hall is needed."
    drill.give("direction", SpeakAsPersona(role="CTRL", persona=who, room="feed", text="Chờ lâu quá"), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason=why), "")
    told = [deed.what for about in looked(drill, "direction").did.matters for deed in about.deeds]
    text = "\n".join(told)
    assert tr("vi", SpeakAsPersona.MAY.says) in text and tr("vi", PostWritten.DONE) not in text
    assert tr("vi", "End the drill") in text and why in text and "halted" not in text


def test_control_reads_all_that_it_did_with_clock_and_links(base) -> None:
    """It had begun the drill, set three speeds and two links, and read "you took one step: End the drill"."""
    drill = rehearsed("clinic", 12, own=True)
    drill.give("direction", JoinSeat("DIR"), "")
    for speed in (4_000, 2_000):
        drill.give("direction", ChangeClock(role="DIR", change="speed", value=speed, reason=""), "")
    case, claim = next((case, claim) for case, claim in drill.state.links.items() if claim)
    other = next(each.id for each in drill.scenario.claims if each.id != claim)
    drill.give("direction", LinkCase("CTRL", case=case, claim=other, why="Nhầm"), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="Hết giờ"), "")
    text = "\n".join(deed.what for about in looked(drill, "direction").did.matters for deed in about.deeds)
    for words in ("Set the speed of the clock", CaseLinked.DONE, "End the drill"):
        assert tr("vi", words) in text, words
    # What was on no story stood under no heading, and so beneath the story before it.
    assert tr("vi", "On none of the stories that went round") in shown(drill, "direction")


def test_a_text_is_called_by_its_heading_of_then(closed: LiveDrill) -> None:
    text = next(iter(closed.state.book.statements.values()))
    older, newer = replace(text.newest, at=600), replace(text.newest, at=900, title_vi="Tên về sau")
    both = replace(text, versions=(older, newer))
    assert [as_of(both, at) for at in (0, 600, 899, 900)] == [older, older, older, newer]


def test_a_text_that_was_renamed_before_it_went_out_is_called_as_its_seat_left_it(
    closed: LiveDrill, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It stood under the heading of its first draft, which nobody outside had ever read."""
    called = []
    monkeypatch.setattr(owndeeds, "_text", lambda view, found, step: called.append(step) or "–")
    found = lookingback.record_of(closed)
    owndeeds.own_deeds(closed.view("voice", "vi"), found, {})
    steps = [step for step in found.steps["voice"] if step.stage]
    last = {step.text: step for step in steps}
    assert len(steps) > len(last) and called == [last[step.text] for step in called] and called


def test_that_an_older_version_gives_way_is_no_deed_beside_the_publication(closed: LiveDrill) -> None:
    log = lookingback.record_of(closed).log
    event = next(event for event in log.events if getattr(event.body, "to", "") == "PUBLISHED")
    gives_way = replace(event, body=replace(event.body, to="SUPERSEDED"))
    assert lookback._step(log, event, program=False) is not None
    assert lookback._step(log, gives_way, program=False) is None


@pytest.mark.parametrize("path", kept(), ids=lambda path: path.stem)
def test_a_step_names_what_it_was_about_and_says_what_was_said_in_it(path: Path) -> None:
    """Guidance, directives and answers to the press about a case stood under what concerns nothing that went round."""
    record = load_record(path)
    looked_back = lookback.look_back(record)
    book = looked_back.log.book
    for step in (
        step for steps in looked_back.steps.values() for step in steps if isinstance(step.done, str)
    ):
        bodies = [looked_back.log.events[seq].body for seq in step.seqs]
        body = next(body for body in bodies if isinstance(body, RangeEvent) and body.done == step.done)
        assert step.matter is not None or not body.case_in(book), body
        assert step.words or not any(texts_in(body)), body
