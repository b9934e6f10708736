"""What the law protects and was let out: page one begins with it, and nothing that is made of the drill tells it again."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.conduct.artefacts import artefacts
from infodrill.conduct.nouns.evaluation import NotePinned
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.conduct.veiling import CLOSED, veil_of, veiled
from infodrill.kernel.events import Text, retold
from infodrill.kernel.i18n import tr
from infodrill.review.assess import Assessment, assess
from infodrill.review.planfile import plan_file
from infodrill.review.record import Record
from infodrill.review.remedies import LET_OUT
from infodrill.review.report import FORMATS, as_json, renderings
from infodrill.review.report.textnames import title
from infodrill.review.timeline import read_timeline
from tests.review.scene import Pen, bi, claim, scenario
from tests.review.telling import said_on, squeezed
from tests.review.test_purged_from_all import said_in

FACT = "Cụ ấy đang xạ trị ung thư trên tỉnh, hai năm nay giấu không cho ai trong xóm biết."
TOLD = f"Phường đã nhận tin báo lúc 16.30 giờ. Nguyên văn: “Tôi ở sát vách. {FACT} Phường xem giúp!” Bà con yên tâm."
KEPT = "hai năm nay giấu"
MINUTES = (20, 40, 60, 70)


@pytest.fixture(scope="module")
def let_out() -> tuple[Record, Assessment]:
    """A protected fact goes out in four versions, beside a claim of more harm on which a false word is said."""
    quiet = claim("quiet", "G0", "FALSE", "H1", protects=({"ground": "personal", "fact": bi(FACT)},))
    pen = Pen(scenario(quiet, claim("dyke", "G0", "FALSE", "H4")))
    pen.open(10, "c1", "quiet")
    pen.log(12, "c1")
    pen.open(10, "c2", "dyke")
    for n, minute in enumerate(MINUTES, 1):
        pen.publish(minute, "c1", kind="warning" if n % 2 else "correction", title=FACT, body=TOLD)
        note = ArtefactWeighed(artefact=f"s{n}@1", case="c1", tlp="CLEAR", grounds=("personal",))
        pen.write(minute, note)
    pen.publish(80, "c2", stance="confirm")
    pinned = NotePinned(note="n1", moment=60, cell="city", kind="improve", objective="", text=Text(TOLD))
    pen.write(90, pinned)
    record = pen.end(180)
    return record, assess(record, replicas=0)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_page_one_begins_with_it_how_often_when_and_what_is_to_be_done(
    let_out: tuple[Record, Assessment], lang: str
) -> None:
    record, found = let_out
    html = dict(renderings(found, record, lang, ("html",)))[f"report.{lang}.html"].decode()
    gaps, _, rest = html.partition('id="h-gaps"')[2].partition('id="h-todo"')
    first = said_on(f"<main>{gaps.partition('<li>')[2].partition('</li>')[0]}</main>")
    assert {"vi": "đã công bố 4 lần", "en": "published 4 times"}[lang] in first
    assert all(found.log.voice(lang).dated(60 * minute) in first for minute in MINUTES[:3])
    assert squeezed(tr(lang, LET_OUT.action)) in squeezed(rest.partition("</li>")[0])
    assert {"vi": "4 lần lộ", "en": "4 leaks"}[lang] in found.log.voice(lang).say(
        found.measures["E19"].result
    )


def test_nothing_that_is_made_of_the_drill_tells_it_again(let_out: tuple[Record, Assessment]) -> None:
    record, found = let_out
    files = {"report.json": as_json(found, record), **artefacts(record.scenario, record.events)}
    for lang in ("vi", "en"):
        files |= dict(renderings(found, record, lang, FORMATS))
    assert {name.rpartition(".")[2] for name in files} >= {"html", "pdf", "docx", "xlsx", "json", "xml", "md"}
    assert [name for name, content in files.items() if squeezed(KEPT) in said_in(name, content)] == []
    assert squeezed(tr("vi", CLOSED)) in said_in("report.vi.pdf", files["report.vi.pdf"])
    assert [name for name in files if name.startswith("cap/")] != []


def test_no_text_that_anybody_wrote_carries_it_out(let_out: tuple[Record, Assessment]) -> None:
    """Whatever field of whatever event it was written into, it is in no document, no title and no file."""
    of_case = let_out[0]
    told = tuple(
        replace(event, body=retold(event.body, lambda name, text: f"{name}: {FACT}"))
        for event in of_case.events
    )
    record = replace(of_case, events=told)
    found = assess(record, replicas=0)
    files = {"report.json": as_json(found, record), "plan.json": plan_file(record, {})}
    files |= artefacts(record.scenario, record.events) | dict(
        renderings(found, record, "vi", ("html", "xlsx"))
    )
    assert [name for name, content in files.items() if squeezed(KEPT) in said_in(name, content)] == []
    raw = read_timeline(record)
    names = (*raw.book.statements, *(body.question for _, body in raw.bodies(PressQuestionAsked)))
    assert names and not [name for name in names if KEPT in title(raw, name, raw.voice("vi"))]


def test_a_figure_out_of_a_closed_sentence_stands_nowhere_alone(let_out: tuple[Record, Assessment]) -> None:
    drafted = next(event for event in let_out[0].events if isinstance(event.body, StatementDrafted))
    loose = replace(drafted, body=replace(drafted.body, figures=(Text("hai năm nay"), Text("16.30 giờ"))))
    shown = veiled(let_out[0].scenario, (loose,))[0].body
    assert isinstance(shown, StatementDrafted)
    assert shown.figures == (tr("vi", CLOSED), "16.30 giờ")


def test_what_tells_nothing_of_it_is_the_same_event(let_out: tuple[Record, Assessment]) -> None:
    events = let_out[0].events
    kept = [
        after is before for before, after in zip(events, veiled(let_out[0].scenario, events), strict=True)
    ]
    assert 0 < kept.count(False) < len(MINUTES) + 3


def test_the_sentence_goes_and_what_stands_around_it_stays(let_out: tuple[Record, Assessment]) -> None:
    veil = veil_of(let_out[0].scenario)
    assert veil(TOLD, "vi") == TOLD.replace(FACT[:-1], tr("vi", CLOSED))
    assert veil("Chiều nay phường không cử ai đi bắt chó mèo.", "vi").startswith("Chiều nay")
    assert veil(FACT, "en") == f"{tr('en', CLOSED)}."
