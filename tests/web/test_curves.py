"""Curves: no word of an axis is cut, and a line's colour and name say what was found of the claim, never more than that."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from itertools import chain, combinations, pairwise, product
from pathlib import Path

import pytest

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.conduct.naming import kind_of
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.view import SeatView
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.i18n import tr
from infodrill.scenario.loader import find, load
from infodrill.web import live
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.drawing import ENDING, HALL, NARROW, PANE, Paper, curve, leaps_of
from infodrill.web.rooms.screen import claim_curve, hottest, questions, said_at
from infodrill.web.rooms.signs import Due
from infodrill.web.rooms.tide import LETTER, tide
from infodrill.web.rooms.wardmap import tiles
from tests.conduct.drilling import Range

from .rehearsed import rehearsed

pytestmark = pytest.mark.usefixtures("base")
PAPERS = {"pane": PANE, "narrow": NARROW, "hall": HALL, "ending": ENDING}
each_paper = pytest.mark.parametrize("paper", PAPERS.values(), ids=PAPERS)
WIDE = 0.62  # of its height: the mean width of a letter in the widest face that is shown


@each_paper
@pytest.mark.parametrize("most", [9, 1_000, 12_000, 100_000, 4_700_000])
def test_no_number_of_an_axis_and_no_word_of_a_line_is_cut(paper: Paper, most: int):
    points = [(minute, most * minute // 10) for minute in range(11)]
    drawn = curve("vi", [("open", "thấy tin", points)], {}, paper=paper)
    assert drawn is not None
    letter = paper.letters * WIDE
    longest = max(len(words) for _, words in drawn.grid)
    assert drawn.paper.left - 6 >= longest * letter
    (line,) = drawn.series
    assert float(line.x) + len(line.words) * letter <= drawn.paper.width
    share = 0.6 if paper.keyed else 0.25  # of the width, for the lines themselves
    assert drawn.right - drawn.paper.left >= drawn.paper.width * share
    assert drawn.narrow or drawn.pocket is not None, "a wall is read on phones too"


@each_paper
def test_the_name_of_a_moment_stands_beside_the_values_of_the_axis(paper: Paper):
    """“First information” was written over the 600 of the wall."""
    lines = [("open", "thấy tin", [(0, 0), (60, 600)])]
    drawn = curve("vi", lines, {}, [(1, "Thông tin ban đầu")], paper=paper)
    assert drawn is not None
    ((_, middle, words, _),) = drawn.moments
    assert words and float(middle) - paper.long(words) / 2 >= drawn.paper.left - 0.1


@each_paper
@pytest.mark.parametrize("last", [0, 1, 30, 90])
def test_the_words_at_the_end_of_a_line_stand_clear_of_the_hours_below(paper: Paper, last: int):
    """An answer that reached nobody ends on the axis, and its words ran through the last hour."""
    lines = [("open", "thấy tin", [(0, 0), (60, 90)]), ("answer", "thấy câu trả lời", [(0, 0), (60, last)])]
    drawn = curve("vi", lines, {}, paper=paper)
    assert drawn is not None
    low = max(float(line.y) for line in drawn.series)
    assert low <= drawn.floor + 1 and drawn.hours_at - low >= paper.letters * 0.75


@each_paper
def test_where_the_story_leapt_line_and_axis_are_broken_and_the_day_is_named(paper: Paper):
    lines = [
        ("claim", "thấy tin", [(minute, minute) for minute in range(61)]),
        ("answer", "nghe", [(50, 0), (60, 9)]),
    ]
    clock = {minute: f"08:{minute:02d}" for minute in range(61)}
    whole = curve("vi", lines, clock, paper=paper)
    drawn = curve(
        "vi", lines, clock, (), [(30, "06:10, 12/9"), (60, "08:00, 13/9"), (90, "ahead")], paper=paper
    )
    assert whole and not whole.breaks and [len(line.pieces) for line in whole.series] == [1, 1]
    assert drawn and [len(line.pieces) for line in drawn.series] == [3, 2]
    for broken, (before, after) in zip(drawn.breaks, pairwise(drawn.series[0].pieces), strict=True):
        ends, begins = (
            float(piece.split()[at].split(",")[0]) for piece, at in ((before[0], -1), (after[0], 0))
        )
        assert float(broken.x) == ends and float(broken.end) == begins
        assert begins - ends > (drawn.right - drawn.paper.left) / 30
    assert "08:00, 13/9" in dict((words, at) for at, words in drawn.hours)
    assert "06:10, 12/9" in drawn.told
    boxes = sorted((float(at), len(words) * paper.letters * WIDE / 2) for at, words in drawn.hours)
    assert all(left + half < right - other for (left, half), (right, other) in pairwise(boxes))
    assert boxes[0][0] >= boxes[0][1] and boxes[-1][0] + boxes[-1][1] <= drawn.paper.width


def test_the_ruler_and_the_map_say_that_the_story_leapt():
    drill = rehearsed("typhoon", 40, own=True)
    view = drill.view(next(iter(drill.seats().seats)), "en")
    (leap,) = leaps_of(view)
    assert leap == (25, view.dated(view.story(25 * 60), short=True)) and view.story(25 * 60).hour == 13
    drawn = claim_curve(view, [{"minute": at, "exposed": at, "corrected": 0} for at in range(40)], "")
    assert drawn and [len(line.pieces) for line in drawn.series] == [2] and leap[1] in drawn.told
    (mark,) = tide("en", ((30, "A"), (40, "B")), 40.0, (), leaps_of(view)).leaps
    assert mark.words == leap[1]
    assert leap[1] in tiles(view, {}, minute=40).words and leap[1] not in tiles(view, {}, minute=90).words
    rows = MemoryDerivedStore()
    for minute in (10, 24, 25, 30):
        rows.put(minute, "posts", [{"kind": "question", "ward": "a"}])
    assert questions(view, rows, 40) == {"a": 2}


def kind(view: SeatView, verdict: str) -> str:
    rows = [{"minute": minute, "exposed": minute, "corrected": 0} for minute in range(5)]
    drawn = claim_curve(view, rows, verdict)
    assert drawn is not None
    return drawn.series[0].kind


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_second_line_counts_who_gave_a_claim_up_and_is_called_so(lang: str) -> None:
    """“Reached by the answer: 2” of 374, eleven minutes after it was out: the city counts those who had believed it."""
    view = rehearsed("clinic", 40).view("direction", lang)
    rows = [{"minute": minute, "exposed": 374, "corrected": min(minute, 2)} for minute in range(5)]
    drawn = claim_curve(view, rows, "")
    assert drawn is not None and tr(lang, "believed it, and no longer do") in drawn.series[-1].words


@pytest.fixture
def drill() -> LiveDrill:
    return rehearsed("clinic", 12, own=True)


@each_paper
@pytest.mark.parametrize("marks", [(5,), (5, 40), (5, 8, 11, 40), (38, 40), (5, 25, 27, 40)])
def test_every_mark_has_its_name_where_no_name_runs_into_another(paper: Paper, marks: tuple[int, ...]):
    lines = [("claim", "thấy tin", [(minute, minute) for minute in range(61)])]
    words = "đính chính"
    drawn = curve("vi", lines, {}, [(at, words) for at in marks], paper=paper)
    assert drawn is not None and len(drawn.moments) == len(marks)
    wide = len(words) * paper.letters * WIDE
    assert drawn.moments[-1][2:] == (words, 0), "the newest is always named, in the lowest row"
    rows = {
        up: [float(middle) for _, middle, told, above in drawn.moments if told and above == up]
        for *_, up in drawn.moments
    }
    assert all(after - before >= wide for row in rows.values() for before, after in pairwise(sorted(row)))
    assert all(told for _, _, told, _ in drawn.moments), "no mark stands without a name"
    assert drawn.paper.top >= paper.top + max(rows), "the lines begin below the names"


def test_a_line_is_coloured_by_what_was_found_and_by_nothing_else(drill: LiveDrill):
    view = drill.view("duty", "vi")
    told = {
        "": "open",
        "UNPROVEN": "open",
        "SATIRE": "open",
        "FALSE": "claim",
        "TRUE": "true",
        "MOSTLY_TRUE": "true",
    }
    assert {verdict: kind(view, verdict) for verdict in told} == told


def test_before_anybody_found_it_nothing_shows_what_is_true_and_at_the_end_everything_does(drill: LiveDrill):
    view = drill.view("guest", "vi")
    claims = [one.id for one in drill.scenario.claims]
    found = {
        drill.state.links[case.case]: case.verdict
        for case in drill.state.book.cases.values()
        if case.verdict and case.case in drill.state.links
    }
    for claim in claims:
        assert view.standing_verdict(claim) == found.get(claim, "")
    assert "" in {view.standing_verdict(claim) for claim in claims}
    drill.give("direction", ChangeClock(role="DIR", change="halt", reason="Hết giờ."), "")
    drill.catch_up()
    closed = drill.view("guest", "vi")
    for claim in drill.scenario.claims:
        assert closed.standing_verdict(claim.id) == claim.truth[-1].verdict


def test_the_wall_shows_what_the_hall_is_at_and_not_what_most_have_merely_seen() -> None:
    drill = rehearsed("clinic", 25, own=True)
    view = drill.view("direction", "vi")
    urgent = next(claim for claim in drill.state.links.values() if view.ranked(claim) == "P1")
    calm = next(claim for claim in drill.state.links.values() if view.ranked(claim) not in ("P1", ""))
    rows = {
        claim: [{"minute": at, "exposed": at * by, "corrected": 0} for at in range(10, 20)]
        for claim, by in ((urgent, 1), (calm, 50))
    }
    assert hottest(view, rows)[1] == view.hall.headline(urgent).sentence
    rows[urgent] = [{**row, "exposed": 7} for row in rows[urgent]]
    assert hottest(view, rows)[1] == view.hall.headline(calm).sentence, (
        "what nobody comes to see any more is no news"
    )


def test_a_mark_stands_on_the_curve_of_what_was_spoken_of_by_what_the_text_did() -> None:
    """A correction of one claim stood on the curve of another, which is true."""
    drill = rehearsed("clinic", 60, own=True)
    view, marked = drill.view("guest", "en"), 0
    for claim in drill.scenario.claims:
        said = [
            (version.published_at // 60, kind_of(text.kind, version.stance))
            for text in drill.state.book.statements.values()
            for version in text.versions
            if version.published_at >= 0 and drill.state.links.get(text.case) == claim.id
        ]
        assert said_at(view, claim.id) == sorted(said), "each by its name"
        marked += bool(said)
    assert 1 < marked < len(drill.scenario.claims)
    assert kind_of("correction", "confirm") != kind_of("correction", "deny") == kind_of("correction", "")


@pytest.mark.parametrize("paper", [PANE, HALL], ids=["pane", "hall"])
def test_the_words_beside_lines_are_whole_apart_and_in_the_order_of_the_lines(paper: Paper) -> None:
    """Of three lines that end together the highest word was cut by the edge, and the highest line had the lowest."""
    for values in chain.from_iterable(product((0, 1, 9, 255, 257, 275, 300), repeat=n) for n in (1, 2, 3)):
        lines = [("claim", f"line {n}", [(0, 0), (40, value)]) for n, value in enumerate(values)]
        drawn = curve("vi", lines, {0: "16:52", 40: "17:32"}, paper=paper)
        assert drawn is not None
        places = [float(series.y) for series in drawn.series]
        assert all(paper.letters * 0.75 <= place <= paper.height - paper.bottom for place in places), values
        for (value, place), (other, below) in combinations(zip(values, places, strict=True), 2):
            assert abs(place - below) >= paper.apart - 0.2, values
            assert value == other or (place < below) == (value > other), values


def test_what_our_own_word_said_and_took_back_is_not_called_unchecked_on_the_wall() -> None:
    """The ward had put its own day right, and the wall went on showing the wrong one, “not checked yet”."""
    ground = Range(load(find("clinic")).scenario)
    claim = "b2-fridge"
    text = ground.publish(ground.case(claim), kind="answer", stance="confirm")
    rows = {claim: [{"minute": n, "exposed": 10 * n, "corrected": 0} for n in (1, 2)]}
    assert hottest(ground.see("guest", "en"), rows)[2] == "not checked yet"
    newer = next(event.body for event in ground.log.kept if isinstance(event.body, StatementDrafted))
    ground.note(replace(newer, version=2, corrects=1), actor="voice")
    gone = StatementStepped(
        statement=text, version=2, frm="REVIEW", to="PUBLISHED", role="SPOKE", cell="clinic"
    )
    ground.note(gone, actor="voice")
    assert hottest(ground.see("guest", "en"), rows)[2] == "corrected by its issuer"


@pytest.mark.parametrize("title", ["B", "Diễn tập tình huống"])
def test_the_ruler_never_writes_two_labels_over_each_other(title: str) -> None:
    """“3 · Playing the situationsBook entry”: a title longer than what was kept free for one."""

    def said(name: str) -> Due:
        return Due(step="", name=name, at=0, clock="", words="", tone="", left=0, share=0)

    named = [
        (minutes * 60, "P1", partial(said, name))
        for minutes, name in enumerate(("Vào sổ", "Kết luận xác minh") * 60)
    ]
    phases = ((30, "A"), (40, title), (110, title), (30, "D"))
    found = tide("vi", phases, 25.0, named, phase=1)
    wide = [(float(mark.x[:-1]), len(mark.words) * LETTER) for mark in found.phases]
    wide += [
        (float(mark.x[:-1]) - len(mark.words) * LETTER / 2, len(mark.words) * LETTER)
        for mark in found.dues
        if mark.words
    ]
    wide.sort()
    assert all(begin + width < then for (begin, width), (then, _) in pairwise(wide))
    assert sum(bool(mark.words) for mark in found.dues) > 2 and wide[-1][0] + wide[-1][1] < 100
    now = tide("vi", phases, 75.0, (), phase=3)
    assert [phase.on for phase in now.phases] == [False, False, True, False]
    assert now.past == now.now == "35.71%"


def test_the_walls_curve_hears_of_cases_which_say_what_the_hall_is_at() -> None:
    """In a pause a report of danger made another claim P1: the open wall showed the old one until somebody published. So did the
    hour of a note that an evaluator pins, one second behind the pause."""
    pages = Path(live.__file__).parent / "templates" / "infodrill"
    for part, wanted in (("screen/curve", {"screen", "moving"}), ("evaluation/note", {"control", "clock"})):
        heard = (pages / f"{part}.html").read_text("utf-8").partition('data-topics="')[2].partition('"')[0]
        assert wanted <= {*heard.split()}, part
