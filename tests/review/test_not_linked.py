"""Where a case that may concern a claim waits for its link, no place of the report says that nobody acted on the claim."""

from __future__ import annotations

import json
import re

import pytest

from infodrill.casework.nouns.intake import CaseOpened
from infodrill.conduct.nouns.links import CaseLinked
from infodrill.kernel.i18n import Lang, unfilled
from infodrill.review import rowtext
from infodrill.review.assess import Assessment, assess, judge
from infodrill.review.record import Record
from infodrill.review.report import pages
from infodrill.review.report.ledgerbook import as_tree
from tests.review.msgids import code_msgids, template_msgids
from tests.review.saying import RUMOUR
from tests.review.scene import Pen, claim, scenario

COMPLAINT = claim("tap", "G4", "TRUE", "H2")
JOKE = claim("joke", "G2", "SATIRE", "H0")
# What says that nothing was done, said or answered, wherever the source of the report says it.
SILENT = re.compile(
    r"^(nobody dealt|no cell dealt|no answer|complaint not answered|not answered;|not done by|the log shows nothing"
    r"|Nobody opened|“\{claim\}” had no answer|“\{claim\}”: no \{which\}|The complaint “\{claim\}” had no)"
)


def silences() -> frozenset[str]:
    return frozenset(msgid for msgid in (*code_msgids(), *template_msgids()) if SILENT.match(msgid))


def record(*links: str) -> Record:
    """A complaint, a rumour and a joke are told; a ward takes its own report, answers in time, and nobody links its case."""
    pen = Pen(scenario(RUMOUR, COMPLAINT, JOKE))
    for name in ("rumour", "tap", "joke"):
        pen.wave(5, name)
    opened = CaseOpened(case="c1", intake="ward", source="free", cell="ward-a", ward="a", level=1)
    pen.write(10, opened)
    pen.publish(20, "c1")
    for link in links:
        pen.write(150, CaseLinked(case="c1", claim=link, by="CTRL"), actor="control:1")
    return pen.end(600)


def says(text: str, msgid: str, lang: Lang) -> bool:
    """Whether a page holds every piece of the line, in order and near each other."""
    pieces = [re.escape(piece) for piece in re.split(r"\{\w+\}", unfilled(lang, msgid))]
    return re.search(r"[^.]{0,160}?".join(pieces), text) is not None


def silent_in(found: Assessment, of: Record, lang: Lang) -> list[str]:
    plain = re.sub(r"<style.*?</style>|<[^>]+>", "|", pages(found, of, (lang,))[lang], flags=re.S)
    book = json.dumps(as_tree(judge(of), of), ensure_ascii=False)
    return sorted(msgid for msgid in silences() for text in (plain, book) if says(text, msgid, lang))


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_place_says_that_nobody_acted_while_a_case_waits_for_its_link(lang: Lang) -> None:
    assert len(silences()) >= 10, silences()
    waits, none = record(), record("")
    found = assess(waits, replicas=0)
    assert len(set(silent_in(assess(none, replicas=0), none, lang))) >= 5, "dismissed, it is said again"
    assert silent_in(found, waits, lang) == []
    assert {story.outcome.msgid for story in found.claims} == {
        "not linked yet: a case that may concern it waits for its link"
    }


def test_page_one_says_how_many_wait_and_a_link_scores_them_again() -> None:
    front = [one for one in assess(record(), replicas=0).why if "not linked" in one.msgid]
    assert [dict(one.values)["n"].n for one in front] == [1]
    linked = assess(record("rumour"), replicas=0)
    assert not [one for one in linked.why if "not linked" in one.msgid]
    (story,) = (story for story in linked.claims if story.claim.id == "rumour")
    assert story.mood == "good"
    assert not [row for row in linked.ledger if row.unlinked]


def test_what_was_done_too_late_or_breached_is_no_silence_and_stays_as_it_is() -> None:
    pen = Pen(scenario(RUMOUR))
    pen.wave(5, "rumour")
    pen.open(10, "c1", "rumour")
    opened = CaseOpened(case="c2", intake="ward", source="free", cell="ward-a", ward="a", level=1)
    pen.write(10, opened)
    pen.publish(170, "c1")
    found = assess(pen.end(600), replicas=0)
    late = [row for row in found.ledger if row.unlinked and row.at >= 0]
    assert late and all("late" in rowtext.why(found.log, row).msgid for row in late)
