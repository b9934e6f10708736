"""Summaries of library drills and their rows agree: counts, lateness beside its deadline, one language beside the other."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import replace

import pytest

from infodrill.review import rowtext
from infodrill.review.assess import judge
from infodrill.review.ledger import LedgerRow
from infodrill.review.limits import deadline
from infodrill.review.measures import evenness, selfcorrection
from infodrill.review.measures.base import Measure
from infodrill.review.rowtext import tally
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Voice
from tests import rehearsals
from tests.forms import both_forms
from tests.review.test_printed import PLAYS, SHORT, assessed, written

OF = re.compile(r"(?<![\d.])(\d+) (?:of|/) (\d+)")
ANCHOR = re.compile(r'(?:id|href)="([^"]+)"')
MINUTE = 60


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_counts_in_the_result_of_a_measure_are_those_of_its_rows(name: str, cells: str) -> None:
    _, found = assessed(name, cells)
    voice = found.log.voice("en")
    for measure in found.measures.values():
        starred = {claim.id for claim in found.log.scenario.claims if claim.star}
        assert counts_without_rows(measure, voice, starred) == [], (
            f"{measure.code}: {voice.say(measure.result)}"
        )


def counts_without_rows(
    measure: Measure, voice: Voice, starred: Collection[str] = ()
) -> list[tuple[int, int]]:
    """Pairs "3 of 4" of a result that are no count of its evaluated rows: met or missed, of one
    kind, priority and mark or of several."""
    groups: dict[tuple[str, str, bool], list[LedgerRow]] = {}
    for row in measure.rows:
        if row.evaluated and not row.owed.automated:
            groups.setdefault((row.owed.what, row.owed.priority, row.owed.claim in starred), []).append(row)
    seen: set[tuple[int, int]] = set()
    for outcome in ("met", "missed"):
        together = {(0, 0)}  # of any of the groups
        for rows in groups.values():
            count = sum(row.outcome == outcome for row in rows)
            together |= {(n + count, of + len(rows)) for n, of in together}
        seen |= together
    pairs = [(int(n), int(m)) for n, m in OF.findall(voice.say(measure.result))]
    return [pair for pair in pairs if pair not in seen]


def test_a_count_that_no_rows_bear_out_is_seen() -> None:
    _, found = assessed(*SHORT[0])
    measure = found.measures["E7"]
    assert counts_without_rows(replace(measure, rows=measure.rows[1:]), found.log.voice("en"))


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_no_row_reads_as_late_and_in_time_at_once(name: str, cells: str) -> None:
    _, found = assessed(name, cells)
    rows = [*found.ledger, *(one.row for one in found.expected)]
    assert contradictory(rows, found.log) == []


def contradictory(rows: Iterable[LedgerRow], log: ReportTimeline) -> list[str]:
    """Done rows whose lateness is not borne out by the deadline that is printed beside it."""
    found: list[str] = []
    for row in rows:
        due = deadline(log, row)
        if due is None or row.at < 0 or row.contradicted or not row.evaluated:
            continue
        behind = (log.story(row.at) - due.when).total_seconds()
        late = row.outcome == "missed" or row.story_late >= MINUTE
        if row.story_late and abs(behind - row.story_late) >= MINUTE:
            found.append(f"{row.owed.key}: {row.story_late} s late, printed deadline {behind} s before")
        elif late and behind <= 0 and row.at <= row.owed.due:
            found.append(f"{row.owed.key}: late before its deadline")
    return found


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_the_minute_beside_a_deadline_is_one_in_which_the_story_stood_at_that_hour(
    name: str, cells: str
) -> None:
    _, found = assessed(name, cells)
    log, leapt = found.log, 0
    for due in (deadline(log, row) for row in found.ledger):
        if due is None:
            continue
        leapt += due.leapt
        assert not (due.leapt and due.minute >= 0)
        seconds = [at for at in range(0, log.live_until + MINUTE, MINUTE) if log.played(at) == due.minute]
        near = [abs((log.story(at) - due.when).total_seconds()) for at in seconds]
        assert due.minute < 0 or min(near) <= 2 * MINUTE, f"{due.when}, minute {due.minute}"
    assert leapt, "no deadline lay in a leap"


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_a_summary_of_rows_counts_every_row_once(name: str, cells: str) -> None:
    _, found = assessed(name, cells)
    voice = found.log.voice("en")
    for measure in found.measures.values():
        rows = [row for row in measure.rows if row.outcome != "not_applicable"]
        numbers = [int(one) for one in re.findall(r"\d+", voice.say(tally(rows)))]
        assert not numbers or numbers[0] == sum(numbers[1:] or numbers) == len(rows), voice.say(tally(rows))
    promised = [row for row in found.measures["E13"].rows if row.owed.what == selfcorrection.PROMISED]
    assert not promised or voice.say(tally(promised)) in re.sub(r"<[^>]+>", "", written(name, cells)["en"])


def test_evenness_says_both_clocks() -> None:
    found = judge(rehearsals.record(*PLAYS[0]))  # the flagship has twin claims
    even = found.measures["E17"]
    said = found.log.voice("en").say(even.result)
    for what, key in ((evenness.DECIDED, "decided"), (evenness.PUBLISHED, "published")):
        rows = [row for row in even.rows if row.owed.what == what and row.value is not None]
        told = f"{even.values[f'{key}_shortest'] // 60}"
        assert told in said
        story = {found.log.clocks.story(row.at) - found.log.clocks.story(row.owed.since) for row in rows}
        if max(story) - even.values[f"{key}_longest"] >= MINUTE:
            assert "by the story" in said and "as played" in said


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_both_languages_list_the_same_things(name: str, cells: str) -> None:
    vi, en = (ANCHOR.findall(written(name, cells)[lang]) for lang in ("vi", "en"))
    assert vi == en
    counts = [Counter(re.findall(r"<(tr|li|p|h\d)\b", written(name, cells)[lang])) for lang in ("vi", "en")]
    assert counts[0] == counts[1]


@pytest.mark.parametrize(("name", "cells"), both_forms(PLAYS, SHORT))
def test_every_critical_action_that_is_missed_or_not_judged_stands_on_page_one(name: str, cells: str) -> None:
    record, found = assessed(name, cells)
    came = found.log.injects_delivered()
    wanted = sorted(
        (inject.number, n)
        for inject in record.scenario.msel.injects
        for n, action in enumerate(inject.expected_actions, 1)
        if action.critical and inject.number in came
    )
    assert sorted((one.number, int(one.row.owed.about.split(".")[1])) for one in found.expected) == wanted
    assert found.expected and not {one.row.owed.key for one in found.expected} & {
        one.owed.key for one in found.ledger
    }
    first = written(name, cells)["vi"].split("</article>")[0]
    for action in found.expected:
        if action.row.outcome == "missed" or action.unjudged:
            assert action.text.vi.replace('"', "&#34;") in first
    outcomes = Counter(rowtext.outcome(one.row).msgid for one in found.expected)
    assert outcomes[rowtext.UNJUDGED] == sum(one.unjudged for one in found.expected)
