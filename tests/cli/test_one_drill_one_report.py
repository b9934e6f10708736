"""What a rehearsal says of a drill and what `report` makes of the same file: one report, in every form that it takes."""

from __future__ import annotations

import json
import re
import sys
from html import unescape
from pathlib import Path

import pytest

from infodrill.cli.exits import Exit
from infodrill.review.assess import assess
from infodrill.review.estimate import REPLICAS
from infodrill.review.record import load_record
from infodrill.review.report.furniture import document
from infodrill.review.report.takeaway import take_away_page
from tests import rehearsals
from tests.cli.conftest import TINY
from tests.review.telling import said_on, words_of

RESTS = re.compile(r"(\d+) (?:replicas|lần chạy lại)")
INTERVAL = re.compile(r"\(([^()]*?); (?=\d+ (?:replicas|lần chạy lại))")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_rehearsal_and_its_file_tell_the_same_figures_in_every_form(infodrill, tmp_path, lang):
    """The page byte for byte; on paper and on the sheet for guests every interval is one of the page's."""
    first, again = tmp_path / "first", tmp_path / "again"
    done = infodrill("rehearse", TINY, "--out", first, "--seed", 3)
    assert done.exit_code == Exit.OK, done.stderr
    done = infodrill("report", first / "tiny.drill", "--out", again, "--format", "html", "--lang", lang)
    assert done.exit_code == Exit.OK, done.stderr
    name = f"report.{lang}.html"
    html = (first / name).read_text()
    assert (again / name).read_text() == html
    itself = tmp_path / "debrief.html"
    done = infodrill("report", first / "tiny.drill", "--out", itself, "--format", "html", "--lang", lang)
    assert (done.exit_code, done.stdout.splitlines()) == (Exit.OK, [str(itself)])
    assert itself.read_text() == html and sorted(tmp_path.iterdir()) == sorted([again, itself, first])
    record = load_record(Path(first / "tiny.drill"))
    found = assess(record)
    assert found.twins is not None and found.twins.replicas == REPLICAS
    page = unescape(said_on(html))
    paper = " ".join(words_of(document(found, record, lang)))
    sheet = said_on(take_away_page(found, record, lang))
    assert INTERVAL.findall(page)
    for told in (paper, sheet):
        assert set(INTERVAL.findall(told)) <= set(INTERVAL.findall(page))
        assert set(RESTS.findall(told)) <= set(RESTS.findall(page))


def test_a_drill_is_judged_once_for_all_that_is_written(infodrill, tmp_path, monkeypatch):
    """Of a drill of 3.5 hours each time takes seconds; the plan is the one that is written alone, where a city is run for it."""
    assessing = sys.modules[assess.__module__]  # the package names its function alike
    judged, measure_log = [], assessing.measure_log
    monkeypatch.setattr(assessing, "measure_log", lambda *of: judged.append(of) or measure_log(*of))
    played = rehearsals.rehearsal("clinic", "overreacting").drill_file
    judged.clear()
    plans = []
    for named in (("plan", "json"), ("plan",)):
        judged.clear()
        out = tmp_path / "-".join(named)
        asked = [word for name in named for word in ("--format", name)]
        done = infodrill("report", played, "--out", out, *asked)
        assert (done.exit_code, len(judged)) == (Exit.OK, 1), (named, done.stderr)
        plans.append((out / "plan.json").read_bytes())
    assert len(set(plans)) == 1 and json.loads(plans[0])["trust"], "the false words of that drill cost trust"
