"""Each fault that an author plants in a small drill is seen on the page of its tryout; a sound part of it is not called one."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.automata.character import CHARACTERS
from infodrill.conduct.twoclocks import planned
from infodrill.kernel.mark import MARK
from infodrill.review.grid import OVERALL, GridMark, grid_of
from infodrill.review.report.tryoutpage import as_html, as_json, as_markdown, tryout_page
from infodrill.review.tried import WHY
from infodrill.review.tryout import (
    A_FULL_HOUR,
    ASTRAY,
    BECAUSE,
    BUSY,
    GATE,
    IDLE,
    INJECT,
    LULL,
    REPORT,
    Tryout,
    TryoutPlay,
    findings,
    tasks,
    trial,
    tryout,
)
from infodrill.review.words import LabelIn, Voice
from infodrill.scenario.loader import load
from tests.once import once, place

TINY = Path(__file__).parents[1] / "scenario" / "tiny"
INJECTS = """\
  - number: {number}
    situation: T1
    phase: 3
    at: {at}
    kind: information
    from: Ban đạo diễn
    to: {to}
    method: official_letter
    subject: {{vi: Thêm, en: More}}
    body: {{vi: "Thêm một dòng", en: "One more line"}}
    synopsis: {{vi: Thêm, en: More}}
    objectives: [o-verify]
    controller: CTRL
    approver: DIR
    status: {status}
    trigger: {trigger}
"""
IDLE_SEAT = """\
      - id: spare
        name: {vi: Ghế dự phòng, en: The spare seat}
        roles: [OBS]
  - id: control
"""


@once
def played(
    edits: tuple[tuple[str, str, str], ...], added: str, characters: tuple[str, ...]
) -> tuple[Path, list[TryoutPlay]]:
    """The tiny drill with texts replaced in its files and rows added to its MSEL: its folder, and a play by each, seed 1."""
    folder = Path(shutil.copytree(TINY, place() / "tiny"))
    for name, before, after in edits:
        text = (folder / name).read_text("utf-8")
        assert before in text
        (folder / name).write_text(text.replace(before, after), "utf-8")
    with (folder / "msel.yaml").open("a", encoding="utf-8") as stream:
        stream.write(added)
    loaded = load(folder)
    return folder, [
        trial(loaded, *task, accounts=1_000, cache=folder.parent) for task in tasks(1, characters)
    ]


def tried_out(
    *edits: tuple[str, str, str], added: str = "", characters: tuple[str, ...] = ("good", "careless")
) -> Tryout:
    folder, trials = played(edits, added, characters)
    return tryout(load(folder), trials, 1_000)


def told(found: Tryout, msgid: str) -> list[str]:
    voice = Voice(lang="en", story=planned(found.loaded.scenario).date)
    return [voice.say(finding.text) for finding in findings(found) if finding.text.msgid == msgid]


def row(
    number: int,
    *,
    at: int = 1_300,
    to: str = "{cells: [city]}",
    status: str = "approved",
    trigger: str = "{kind: time}",
):
    return INJECTS.format(number=number, at=at, to=to, status=status, trigger=trigger)


def test_a_sound_part_is_not_called_a_fault() -> None:
    found = tried_out()
    assert (
        not told(found, IDLE) and not told(found, GATE) and not told(found, INJECT) and not told(found, BUSY)
    )


def test_a_seat_that_is_never_used_is_named() -> None:
    found = tried_out(("cells.yaml", "  - id: control\n", IDLE_SEAT))
    assert told(found, IDLE) == ["The spare seat (The town) did nothing in any play."]


REASONS = {
    "draft": row(20, status="draft"),
    "condition": row(
        20, trigger="{kind: condition, condition: {reach: {claim: fake-fund, at_least: 900000}}}"
    ),
    "end": row(20, at=2_000, trigger="{kind: condition, condition: {after: 0}}").replace(
        "at: 2000", "at: 86000"
    ),
    "manual": row(20, trigger="{kind: manual}"),
    "nobody": row(20, to="{roles: [OVERSIGHT], cells: [ward]}"),
}


@pytest.mark.parametrize("why", REASONS)
def test_an_inject_that_reaches_nobody_is_named_with_its_reason(why: str) -> None:
    found = tried_out(added=REASONS[why])
    assert found.unreached == {20: (why,)}
    assert told(found, INJECT) == [f"Inject 20 reached nobody in any play: {WHY[why]}."]
    page = as_markdown(tryout_page(found, "en"))
    lines = found.loaded.files["msel.yaml"].decode().splitlines()
    written = f"msel.yaml:{1 + lines.index('  - number: 20')} "
    assert f"| ≠ 20 · More | {written}" in page and WHY[why] in page


def test_plays_in_which_it_failed_otherwise_are_told_with_their_own_reasons() -> None:
    """All were told the reason of the first play."""
    found = tried_out(added=REASONS["condition"])
    first, second = found.trials
    ended = replace(second, shown=replace(second.shown, unreached={20: "end"}))
    found = replace(found, trials=(first, ended))
    assert found.unreached == {20: ("condition", "end")}
    assert told(found, INJECT) == [f"Inject 20 reached nobody in any play: {WHY['condition']}, {WHY['end']}."]
    (told_row,) = [
        line for line in as_markdown(tryout_page(found, "en")).splitlines() if "| ≠ 20 · More" in line
    ]
    assert [cell.strip() for cell in told_row.split("|")[3:5]] == [WHY["condition"], WHY["end"]]


def test_a_branch_that_some_cells_reach_is_no_fault() -> None:
    found = tried_out(
        added=row(20, trigger="{kind: condition, condition: {trap_pressed: any}}"),
        characters=("good", "overreacting"),
    )
    good, overreacting = (trial.shown.unreached for trial in found.trials)
    assert good == {20: "condition"} and 20 not in overreacting
    assert not found.unreached and not told(found, INJECT)


def test_a_claim_that_is_never_gated_is_grave() -> None:
    found = tried_out(
        ("cells.yaml", "roles: [L1-DUTY, CITIZEN-DESK, MONITOR, COLLAB, VERIFY]", "roles: [VERIFY]")
    )
    assert any("Two hours in line" in text for text in told(found, GATE))
    assert {finding.grave for finding in findings(found) if finding.text.msgid == GATE} == {True}
    page = as_markdown(tryout_page(found, "en"))
    assert "| Rights gate | G4 | ≠ – | ≠ – |" in page


def test_a_claim_that_nobody_reports_is_named() -> None:
    assert any("fund is cracked" in text for text in told(tried_out(), REPORT))


def test_a_drill_in_which_careless_cells_get_p_is_grave() -> None:
    found = tried_out()
    marked = tuple(
        replace(trial, play=replace(trial.play, marks={**trial.play.marks, OVERALL: GridMark("P", 100)}))
        for trial in found.trials
    )
    blind = replace(found, trials=marked, grid=grid_of(found.loaded, [trial.play for trial in marked]))
    grave = [finding.text for finding in findings(blind) if finding.grave]
    assert dict(grave[0].values)["code"] == LabelIn("careless")
    assert tryout_page(blind, "en").told[0][0] == "Has to be mended"


def test_why_good_cells_fail_is_said_where_it_is_said_that_they_do() -> None:
    found = tried_out()
    (good,) = (trial for trial in found.trials if trial.play.character == "good")
    voice = Voice(lang="en", story=planned(found.loaded.scenario).date)
    reasons = [voice.say(why) for why in good.why]
    assert reasons and told(found, BECAUSE) == [f"Good cells, seed 1: {why}" for why in reasons]
    reached = replace(good, play=replace(good.play, marks={**good.play.marks, OVERALL: GridMark("S", 100)}))
    assert not told(replace(found, trials=(reached,)), BECAUSE)


def test_whether_a_drill_without_letters_tells_good_from_bad_is_not_asked() -> None:
    lesson = tried_out(("drill.yaml", "accounts: ", "lesson: true\naccounts: "))
    assert not lesson.rated and not any(finding.grave for finding in findings(lesson))


def test_a_seat_with_more_than_people_manage_is_marked() -> None:
    found = tried_out()
    first, *others = found.trials
    seats = {seat: replace(shown, deeds=A_FULL_HOUR) for seat, shown in first.shown.seats.items()}
    hurried = replace(first, shown=replace(first.shown, seats=seats))
    assert first.play.character == "good"
    assert len(told(replace(found, trials=(hurried, *others)), BUSY)) == len(found.seats)


def test_a_seat_that_waits_for_more_than_a_third_of_play_is_named_with_its_minutes() -> None:
    found = tried_out()
    first, *others = found.trials
    seats = {
        seat: replace(shown, idle=11 if place else 10, minutes=30)
        for place, (seat, shown) in enumerate(first.shown.seats.items())
    }
    waiting = replace(found, trials=(replace(first, shown=replace(first.shown, seats=seats)), *others))
    said = told(waiting, LULL)
    assert len(said) == len(found.seats) - 1 and all("11 of 30 min" in line for line in said)
    (marked,) = (section for section in tryout_page(waiting, "en").sections if "Idle" in section.title)
    assert [row[1].other for row in marked.rows] == [False, *[True] * len(said)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_page_is_marked_in_every_form_and_says_the_same(lang: str) -> None:
    found = tried_out()
    page = tryout_page(found, lang)
    plain = json.loads(as_json(found, page))
    assert as_html(page).count(MARK) >= 3 and as_markdown(page).count(MARK) == 2 and plain["mark"] == MARK
    assert [section["title"] for section in plain["sections"]] == [section.title for section in page.sections]
    for section in page.sections:
        assert section.title in as_html(page) and f"## {section.title}" in as_markdown(page)
        assert {len(row) for row in section.rows} <= {1, len(section.head)}
    assert {play["character"] for play in plain["plays"]} == {"good", "careless"}


def test_what_was_expected_stands_beside_what_happened() -> None:
    found = tried_out(characters=tuple(CHARACTERS))
    by_character = {trial.play.character: trial.shown.expected for trial in found.trials}
    assert by_character["good"] == {"2.1": "met", "3.1": "met"}
    assert by_character["absent"]["3.1"] == "missed"
    page = as_markdown(tryout_page(found, "en"))
    assert "critical: Open a case" in page and "Open a ticket" in page


def test_a_claim_on_which_good_cells_leave_the_right_path_each_time_is_named_with_what_they_miss() -> None:
    found = tried_out()
    first, *others = found.trials
    (claim, shown), *_ = first.shown.claims.items()
    for missed, differs, times in (("E4", "E7"), ("spoken",), 1), ((), ("spoken",), 0), (("E4",), (), 0):
        claims = {claim: replace(shown, missed=missed, differs=differs)}
        trial = replace(first, shown=replace(first.shown, claims=claims))
        said = told(replace(found, trials=(trial, *others)), ASTRAY)
        assert len(said) == times and all("rows of E4, E7" in line for line in said)
