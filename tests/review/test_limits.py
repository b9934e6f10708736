"""Two hours beside one row are explained, and no row says "due" of what the procedure still let run."""

from __future__ import annotations

import re
from functools import cache

import pytest

from infodrill.casework.nouns.moves import DeadlineMissed
from infodrill.review.assess import Assessment, assess
from infodrill.review.record import Record
from infodrill.review.report.page import page
from tests.once import once
from tests.review.scene import Pen, claim, scenario

END = 180  # minutes: where phase 3 of the scene ends


@once
def silent(run_on: int = 0, *, excused: bool = False) -> Record:
    """Nobody says a word on a harmful falsehood: part of what is owed runs out in play, part of it by the story later."""
    pen = Pen(scenario(claim("dyke", "G0", "FALSE", "H3")))
    pen.open(10, "c1", "dyke")
    if not excused:
        return pen.end(END, run_on=run_on)
    pen.end(END, run_on=60)
    pen.events.pop()
    missed = DeadlineMissed(item="c1", step="publish", due=(END + 20) * 60, excused=True, escalated_to=0)
    pen.write(END + 21, missed, actor="runner")
    return pen.end(END + 60)


@cache
def judged() -> Assessment:
    return assess(silent(), replicas=0)


@pytest.mark.parametrize(("lang", "end", "due"), [("en", "when play ended", "its deadline"),
                                                  ("vi", "kết thúc phần xử lý", "đến hạn")])  # fmt: skip
def test_what_the_end_of_play_asked_for_is_not_told_as_overdue(lang: str, end: str, due: str) -> None:
    record = silent()
    made = judged()
    later = [
        row
        for row in made.missed
        if row.owed.due == END * 60 and row.owed.story_due > made.log.clocks.story(END * 60)
    ]
    assert later, "the scene has no row that the end of play asked for"
    html = page(made, record, lang)
    told = [made.log.voice(lang).say(each.text) for measure in made.measures.values() for each in measure.findings
            if each.kind == "improve" and each.at == END * 60 and each.claim]  # fmt: skip
    assert told and not any(due in text for text in told)
    assert any(end in text for text in told)
    front = html.split('id="h-missed"')[1].split("</section>")[0]
    assert front.count(end) > len(later)  # beside each row's hours, and as what became of it


@pytest.mark.parametrize("lang", ["en", "vi"])
def test_wherever_two_hours_stand_what_due_means_is_said(lang: str) -> None:
    record = silent()
    made = judged()
    html = page(made, record, lang)
    words = {"en": "What “due” means here", "vi": "“Hạn” ở đây hiểu thế nào"}[lang]
    for place in ("h-missed", "h-ledger"):
        assert words in html.split(f'id="{place}"')[1].split("</section>")[0], place


def test_rows_whose_step_the_log_excuses_after_play_are_named_and_none_is_called_unexcused() -> None:
    record = silent(excused=True)
    html = page(assess(record, replicas=0), record, "en")
    front = html.split('id="h-missed"')[1].split("</section>")[0]
    named = re.search(r"The log excuses a step on these matters \(([^)]*)\)", front)
    assert named and all(f">{number}</a>" in front for number in named[1].split(", "))
    assert "not excused" not in html
    assert "The log excuses" not in page(judged(), silent(), "en")
