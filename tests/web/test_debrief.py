"""The debrief: every seat is told what was true and what its own cell did; what others pressed is told to nobody."""

from __future__ import annotations

import json
import re
from collections import Counter
from itertools import groupby
from types import SimpleNamespace

import pytest
from django.template.loader import render_to_string

from infodrill.conduct.nouns.clock import ChangeClock, ClockChanged, JumpBegun, JumpEnded
from infodrill.conduct.nouns.restraint import PressTrap
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.review import lookback
from infodrill.review.assess import assess, judge
from infodrill.review.estimate import STEP, Estimate
from infodrill.review.measures import left
from infodrill.review.record import Record
from infodrill.review.report import as_json
from infodrill.review.whatwastrue import WasTrue
from infodrill.review.words import Voice
from infodrill.scenario.loader import find, load
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import worth as outcome
from infodrill.web.outcome.worth import Reached, Worth
from infodrill.web.rooms import hotwash, lookingback, worthtold
from tests import rehearsals
from tests.review import scene
from tests.review.scene import Pen

from .rehearsed import rehearsed
from .test_rooms_pages import browser, pages


def ended(pressing: str = "", minutes: int = 40) -> LiveDrill:
    """The clinic played for so many minutes; one seat may have pressed a trap; then ended."""
    drill = rehearsed("clinic", minutes, own=bool(pressing))
    if pressing:
        case = drill.view(pressing, "vi").cases[0].case
        drill.give(pressing, PressTrap(role="L1-LEAD", kind="ask_removal", case=case), "")
    drill.give("direction", ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return drill


def looked(drill: LiveDrill, seat: str, lang: str = "vi") -> lookingback.LookedBack:
    found = lookingback.look_back(drill, drill.view(seat, lang), computing=True)
    assert found is not None
    return found


@pytest.fixture
def closed(base) -> LiveDrill:
    return ended()


def test_before_the_close_nobody_is_told_anything(base) -> None:
    drill = rehearsed("clinic", 40)
    for seat in drill.seats().seats:
        assert lookingback.look_back(drill, drill.view(seat, "vi"), computing=True) is None
        assert 'class="was"' not in browser(drill, seat, "vi").get(f"/d/{drill.id}/report/").content.decode()
    board = drill.view("direction", "en").evaluation
    assert board and board.unrated
    ends = browser(drill, "direction", "en").get(f"/d/{drill.id}/control/?part=reach").content.decode()
    assert f"Not rated yet by an evaluator: {len(board.unrated)}." in ends, "who ends it reads what is lost"


@pytest.mark.parametrize("name", ["forged-order", "five-pictures"])
def test_a_hall_is_never_told_partly_true_alone(name: str) -> None:
    """A forged order stood on the wall as “partly true”, with nothing beside it."""
    for claim in load(find(name)).scenario.claims:
        told = WasTrue(claim=claim, verdict="", tone="", office=None, rights=False, untold=False)
        for lang in LANGUAGES:
            first = told.afar(lang)
            assert told.why.in_(lang).startswith(first)
            assert bool(first) is (claim.truth[-1].verdict in ("MOSTLY_TRUE", "MIXED", "MISLEADING_CONTEXT"))
    drawn = {"lang": "vi", "back": {"shortest": [{"afar": "đó là giả"}]}}
    page = render_to_string("infodrill/screen/ending.html", drawn)
    assert "đó là giả" in page


def test_every_seat_is_told_what_was_true_of_every_claim_that_went_round(closed: LiveDrill) -> None:
    told = lookback.look_back(Record(scenario=closed.scenario, events=tuple(closed.events))).claims
    assert len(told) > 5
    for seat in closed.seats().seats:
        for lang in ("vi", "en"):
            sentences = [claim.sentence for claim in looked(closed, seat, lang).truth]
            assert sentences == [claim.claim.sentence.in_(lang) for claim in told]


def test_nothing_counts_down_once_the_drill_is_over(closed: LiveDrill) -> None:
    """Control's script went on waiting and being late, and a question of the press kept its clock."""
    counted = ("waits {span}", "late {span}", "in {span}", "{span} over", "{step}: {span} over, escalated")
    for lang in LANGUAGES:
        time = "|".join(tr(lang, words, n=7).replace("7", "[0-9]+") for words in ("{n} min", "{n} days"))
        runs = [re.escape(tr(lang, words, span="@", step="")).replace("@", f"({time})") for words in counted]
        running = re.compile(rf"data-(?:due|left|since=\"[1-9])|>\s*(?:{'|'.join(runs)})\s*<")
        for seat in closed.seats().seats:
            client = browser(closed, seat, lang)
            for address in (*pages(closed, seat), f"/d/{closed.id}/control/?tab=eye"):
                if "/desk/report/" not in address:
                    page = client.get(address).content.decode()
                    assert not running.search(page), (seat, address, running.search(page))


def test_what_mattered_most_is_told_first(closed: LiveDrill) -> None:
    """What ended badly, then all else; of each the worst harm first: one that was done well stood behind a harmless verse."""
    back = lookback.look_back(Record(scenario=closed.scenario, events=tuple(closed.events)))
    told = [(story.mood, story.claim.harm) for story in back.stories]
    bad = [harm for mood, harm in told if mood == "bad"]
    rest = [(harm, mood) for mood, harm in told if mood != "bad"]
    assert [mood for mood, _ in told[: len(bad)]] == ["bad"] * len(bad) and bad == sorted(bad, reverse=True)
    assert [harm for harm, _ in rest] == sorted((harm for harm, _ in rest), reverse=True)
    assert len({mood for _, mood in rest}) > 1 and len({harm for harm, _ in rest}) > 2
    for same in ([*each] for _, each in groupby(rest, key=lambda each: each[0])):
        assert same == sorted(same, key=lambda each: each[1] == "good"), "what went well comes last"
    assert [each.claim for each in back.claims] == [story.claim for story in back.stories]
    assert back.claims[-1].rights


def test_a_cell_is_told_what_it_did_before_what_it_missed(closed: LiveDrill) -> None:
    for cell in looked(closed, "direction").cells:
        states = [found.state for found in cell.states]
        done = [state in ("met", "early", "late", "behind") for state in states]
        assert done == sorted(done, reverse=True), states
        assert {found.state for found in cell.states if found.folded} == {
            found.state for found in cell.states
        } & lookback.NOT_DUE


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_two_lines_of_a_matter_read_the_same_and_none_is_lost(closed: LiveDrill, lang: str) -> None:
    several = 0
    for cell in looked(closed, "direction", lang).cells:
        for found in cell.states:
            lines = [
                (matter, line.what, line.why, line.minutes) for matter, each in found.matters for line in each
            ]
            assert len(lines) == len(set(lines)), (cell.name, found.state)
            counts = [line.times for _, each in found.matters for line in each]
            assert sum(counts) == found.n
            several += sum(times > 1 for times in counts)
    assert several  # one answer is owed to more than one measure


def test_what_nobody_has_judged_is_none_of_what_was_done_or_due() -> None:
    """“11 of 12” stood over eleven that were done, and the twelfth was the one that nobody had judged."""
    deeds = [SimpleNamespace(state=state) for state in ("met", "early", "unjudged", "open", "missed")]
    assert lookingback._asked(deeds) == 3


def test_a_row_on_one_of_several_reports_says_on_which(closed: LiveDrill) -> None:
    record = Record(scenario=closed.scenario, events=tuple(closed.events))
    subjects = {inject.subject for inject in closed.scenario.msel.injects}
    named = [dict(deed.what.values) for deed in lookback.look_back(record).deeds]
    entered = [values for values in named if (what := values.get("what")) and "in the book" in str(what)]
    assert entered and {values["claim"] for values in entered} <= subjects
    assert len({values["claim"] for values in entered}) == len(entered)


def test_what_was_not_due_is_counted_neither_as_kept_nor_as_nothing(closed: LiveDrill) -> None:
    record = Record(scenario=closed.scenario, events=tuple(closed.events))
    told = dict(lookback.tally(lookback.look_back(record).deeds))
    rows = [row for row in judge(record).ledger if row.owed.duty and not row.unlinked]
    assert told.get("met", 0) == sum(row.outcome == "met" for row in rows) > 0
    assert told["early"] == sum(row.early for row in rows) > 0
    waves = judge(record).log.waves
    waiting = [row for row in rows if row.outcome == "not_due" and row.at < 0 and row.owed.standing != "due"]
    undone = sum(not row.owed.claim or row.owed.claim in waves for row in waiting)
    assert told["open"] + told.get("otherwise", 0) == undone > 0


def test_a_text_that_nobody_has_judged_is_not_told_as_not_done() -> None:
    pen = Pen(scene.scenario(scene.claim("dyke", "G0", "FALSE", "H4")))
    pen.open(10, "c1", "dyke")
    pen.publish(20, "c1", "correction", stance="deny")
    assert "unjudged" in {deed.state for deed in lookback.look_back(pen.end(180)).deeds}


@pytest.mark.parametrize("speed", [1_000, 4_000])
def test_what_is_not_due_is_told_without_a_word_of_missing_and_why_the_report_counts_otherwise(
    speed: int,
) -> None:
    pen = Pen(scene.scenario(scene.claim("dyke", "G0", "FALSE", "H4")))
    pen.wave(1, "dyke")
    pen.write(2, ClockChanged("speed", speed), actor="runner")
    pen.open(3, "c1", "dyke")
    told = lookback.look_back(pen.end(70))
    waiting = [deed for deed in told.deeds if deed.state in ("open", "lapsed")]
    # What the desk painted red is not told as if nobody had waited for it.
    assert all((0 <= deed.desk < 70) == (deed.state == "lapsed") for deed in waiting)
    assert any(deed.state == "lapsed" for deed in waiting) == (speed > 1_000)
    assert waiting and {deed.claim for deed in waiting} == {told.claims[0].claim.sentence}
    words = {Voice(lang="en", story=told.log.story).say(deed.why) for deed in waiting}
    later = {left.PAST.msgid} if speed > 1_000 else set()
    assert words <= {"its deadline lies beyond the end of play", "it could not be known in this play", *later}
    hurried = lookback.hurried(told.log, told.deeds)
    assert (hurried is None) == (speed == 1_000)
    if hurried:
        said = Voice(lang="vi", story=told.log.story).say(hurried)
        assert (
            "68 phút" in said
            and "×4" in said
            and "bù giờ" in said
            and any(deed.desk >= 0 for deed in waiting)
        )


def test_minutes_leapt_over_are_told_in_the_debrief() -> None:
    pen = Pen(scene.scenario(scene.claim("dyke", "G0", "FALSE", "H4")))
    pen.wave(1, "dyke")
    pen.write(10, JumpBegun(600, 26 * 60, True), actor="runner")
    pen.write(26, JumpEnded(26 * 60), actor="runner")
    told = lookback.look_back(pen.end(70))
    said = lookback.leapt(told.log)
    assert said and "16 phút" in Voice(lang="vi", story=told.log.story).say(said)
    moved = lookback.hurried(told.log, told.deeds)
    assert moved and "faster" not in Voice(lang="en", story=told.log.story).say(moved), "a leap is no speed"


@pytest.mark.parametrize("speed", [1_000, 4_000])
def test_what_is_told_of_lateness_is_what_it_was_judged_by(speed: int) -> None:
    for answered in range(20, 175, 15):
        pen = Pen(scene.scenario(scene.claim("dyke", "G0", "FALSE", "H4")))
        pen.wave(1, "dyke")
        pen.write(2, ClockChanged("speed", speed), actor="runner")
        pen.open(3, "c1", "dyke")
        pen.publish(answered, "c1", "correction", stance="deny")
        told = lookback.look_back(pen.end(180)).deeds
        timed = [deed for deed in told if deed.at >= 0 <= deed.due and deed.state in ("met", "late")]
        assert timed and all((deed.at <= deed.due) == (deed.state == "met") for deed in timed), (
            answered,
            timed,
        )


def test_a_seat_is_told_the_deeds_of_its_own_cell_and_control_of_all(closed: LiveDrill) -> None:
    seats = closed.seats()
    for seat, place in seats.seats.items():
        names = {cell.name for cell in looked(closed, seat).cells}
        if place.roles & {"DIR", "CTRL", "WHITE", "SAFE", "EVAL"}:
            assert names == {
                seats.cells[cell].name.vi
                for cell in {deed.cell for deed in lookingback.record_of(closed).deeds} & set(seats.cells)
            }
        elif place.roles <= {"OBS"}:
            assert names == set()
        else:
            assert names <= {seats.cells[place.cell].name.vi}
    assert looked(closed, "duty").cells and looked(closed, "direction").cells


def shown(drill: LiveDrill, seat: str, page: str = "") -> str:
    body = browser(drill, seat, "vi").get(f"/d/{drill.id}/report/{page}").content.decode()
    main = re.search(r"<main.*</main>", body, re.S)
    assert main
    return re.sub(rf'{drill.id}|name="(?:csrfmiddlewaretoken|client)" value="\w+"', "", main[0])


def test_a_press_of_a_trap_changes_the_debrief_of_nobody_but_who_pressed(base) -> None:
    without, pressed = ended(), ended("head")
    for seat, place in without.seats().seats.items():
        same = shown(without, seat) == shown(pressed, seat)
        assert same == (seat != "head"), (seat, place.roles)
    # Nor does the talk about it, which stands on a wall, claim by claim.
    for n in range(1, len(hotwash.wash_claims(pressed)) + 1):
        first, second = (
            re.sub(r"replay/network/\?at=\d+", "", shown(drill, "direction", f"wash/?claim={n}"))
            for drill in (without, pressed)
        )
        assert first == second
    assert [words for words, _ in looked(pressed, "head").pressed] and not looked(without, "head").pressed


def test_no_measure_of_worth_is_shown_before_it_is_computed(closed: LiveDrill) -> None:
    worth = looked(closed, "duty", "en").worth
    assert worth.computing and not worth.claims and "being computed" in worth.said
    assert worth.curve is not None and len(worth.curve.series) == 1
    page = browser(closed, "duty", "en").get(f"/d/{closed.id}/report/?part=worth").content.decode()
    assert 'hx-trigger="every 5s"' in page and "person-hours" not in page


@pytest.mark.parametrize(
    ("mean", "said"),
    [
        (4_000, "spared the city about 4,000 .* \\(3,500.+4,500; 8 replicas\\)"),
        (-4_000, "about 4,000 person-hours of false belief more .* \\(3,500.+4,500; 8 replicas\\)"),
        (20, "told from chance"),
    ],
)
def test_the_difference_is_said_as_it_is_computed_with_its_interval(
    closed: LiveDrill, mean: int, said: str
) -> None:
    averted = about(mean)
    found = Worth(
        unanswered=((0, 1), (5, 9)),
        answered=((0, 1), (5, 8)),
        averted=averted,
        by_claim={},
        texts=(),
        still_open=1,
    )
    view = closed.view("duty", "en")
    assert re.search(said, worthtold.difference(view, found, computing=False))


def about(mean: int) -> Estimate:
    return Estimate(mean=mean, low=mean - 500, high=mean + 500, n=8)


def test_a_claim_is_told_what_was_said_on_it_was_worth_with_its_interval_and_whom_each_text_reached(
    base,
) -> None:
    closed = ended(minutes=50)  # when one claim has been spoken of in two texts
    released = closed.state.released
    said = Counter(released.values())
    some, one = max(said, key=said.__getitem__), min(said, key=said.__getitem__)
    assert said[some] > said[one] == 1
    silent = next(claim.id for claim in closed.scenario.claims if claim.id not in said)
    view = closed.view("duty", "en")
    texts = {text.statement: text for text in view.statements if text.published}
    reached = next(
        Reached(statement=name, claim=claim, reached=1_234, false=77)
        for name, claim in ((key.partition("@")[0], claim) for key, claim in released.items())
        if claim == some and name in texts
    )
    many = about(9_000)
    found = Worth(
        unanswered=(), answered=(), averted=many,
        by_claim={some: about(4_000), one: about(-4_000), silent: about(4_000)},
        texts=(reached,), still_open=0,
    )  # fmt: skip
    for lang, numbers in (("vi", ("1.234", "3.500 đến 4.500")), ("en", ("1,234", "3,500 to 4,500"))):
        told = worthtold.claims(closed, closed.view("duty", lang), found)
        sentences = [closed.scenario.claim(claim).sentence.in_(lang) for claim in (some, one)]
        assert [claim.sentence for claim in told] == sentences
        assert numbers[1] in told[0].words and "8" in told[0].words
        (text,) = told[0].texts
        assert numbers[0] in text.words and "77" in text.words and not told[1].texts
    assert "All that was said on it" in told[0].words and "fewer" in told[0].words
    assert told[1].words.startswith("One text: about") and "more than without it" in told[1].words
    assert "\u2212" not in told[1].words  # the interval of "more" is one of more


def test_where_chance_covers_the_difference_of_a_claim_no_gain_is_said(closed: LiveDrill) -> None:
    view = closed.view("duty", "en")
    voice = Voice(lang="en", story=view.story)
    for averted in (about(20), Estimate(mean=4_000, low=4_000, high=4_000, n=1)):
        told = worthtold.by_itself(voice, averted, alone=True)
        assert told.startswith("No clear difference") and "4,000" not in told, told


@pytest.mark.parametrize("answered", ["", "holding", "correction"])
@pytest.mark.parametrize("found", ["", "FALSE"])
@pytest.mark.parametrize("right", ["correct", "warn", "watch"])
def test_a_claim_found_false_of_which_no_correction_went_out_is_named(
    found: str, answered: str, right: str
) -> None:
    """Rated or not: the end said nothing of it where the answer was not due yet. Of an old picture that one group had seen, which
    is rightly watched, it said in bold that no correction had gone out."""
    steps = ({"what": right, "by": "SPOKE", "after": 0, "note": scene.bi("note")},)
    pen = Pen(scene.scenario(scene.claim("dyke", "G0", "FALSE", "H4", right_path=steps)))
    pen.wave(1, "dyke")
    pen.open(3, "c1", "dyke")
    if found:
        pen.verdict(5, "c1", found)
    if answered:
        pen.publish(8, "c1", answered)
    told = lookback.look_back(pen.end(20)).claims
    assert [claim.untold for claim in told] == [bool(found) and answered != "correction" and right != "watch"]


@pytest.mark.parametrize(("found", "state"), [("UNPROVEN", "otherwise"), ("FALSE", "early"), ("", "open")])
def test_a_verdict_that_was_given_is_never_told_as_not_given(found: str, state: str) -> None:
    """Whoever had found “not enough evidence yet” read that no verdict was set, and never that it was another one."""
    pen = Pen(scene.scenario(scene.claim("dyke", "G0", "FALSE", "H4")))
    pen.wave(1, "dyke")
    pen.open(3, "c1", "dyke")
    if found:
        pen.verdict(5, "c1", found)
    told = lookback.look_back(pen.end(20))
    say = Voice(lang="en", story=told.log.story).say
    (deed,) = (deed for deed in told.deeds if say(deed.what).startswith("verdict on what is said"))
    assert deed.state == state
    assert ("the record then said" in say(deed.why)) == (state == "otherwise")


def test_the_gap_between_the_two_means_is_the_difference_that_is_told() -> None:
    """This drill's own line stood beside the mean of other cities: 57 beside 96, and "no difference can be told"."""
    record = rehearsals.record("clinic", "good")
    found = outcome._worth(json.loads(as_json(assess(record, replicas=2), record))["twins"])
    gaps = [none - played for (_, none), (_, played) in zip(found.unanswered, found.answered, strict=True)]
    hours = sum(gaps) * STEP / 60
    assert abs(found.averted.mean) > 20, "the play can tell"
    assert hours == pytest.approx(found.averted.mean, rel=0.1)
    assert [words for _, words, _ in worthtold.lines_of("en", (), found)] == [
        "this one drill, with its chance", "no response, on average", "as played, on average"
    ]  # fmt: skip
