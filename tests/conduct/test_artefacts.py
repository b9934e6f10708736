"""What a rehearsal leaves for the file: the public's words in both languages, and the formats of the field."""

from __future__ import annotations

import csv
import json
import re
from dataclasses import replace
from datetime import datetime
from io import BytesIO, StringIO
from pathlib import Path
from urllib.parse import urlsplit

import openpyxl
import pytest
from lxml import etree

from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.publiclog import rows
from infodrill.casework.tongues import spoken
from infodrill.conduct import artefacts
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.course import DrillOpened
from infodrill.conduct.nouns.injects import InjectDelivered
from infodrill.conduct.nouns.msel import InjectEdited, InjectWritten
from infodrill.conduct.state import DrillState
from infodrill.exchange import asrun
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.kernel.i18n import tr
from infodrill.kernel.mark import MARK
from infodrill.scenario.loader import Loaded
from infodrill.scenario.storydate import StoryDate
from tests.conduct.conftest import Play
from tests.exchange.test_cap import CAP, SCHEMA
from tests.exchange.test_claimreview import vocabulary_accepts

EPOCH = "2027-05-20T07:30:00+07:00"


@pytest.fixture(scope="module")
def files(played: Play, clinic: Loaded) -> dict[str, bytes]:
    return artefacts.artefacts(clinic.scenario, played("good")[1].events)


@pytest.fixture(scope="module")
def state(played: Play) -> DrillState:
    return fold(played("good")[1].events)


def published(state: DrillState) -> set[str]:
    return {
        f"{statement.statement}-v{statement.edition(version.version)}"
        for statement in state.book.statements.values()
        for version in statement.versions
        if version.published_at >= 0
    }


def in_folder(files: dict[str, bytes], folder: str) -> dict[str, bytes]:
    return {Path(name).name: file for name, file in files.items() if name.startswith(f"{folder}/")}


def test_every_published_version_is_there_in_both_languages(files, state):
    told = published(state)
    assert len(told) >= 3
    assert set(in_folder(files, "statements")) == {
        f"{one}.{lang}.md" for one in told for lang in ("vi", "en")
    }


def test_a_version_says_who_when_which_from_what_and_where_to_object(files):
    for name, content in in_folder(files, "statements").items():
        text = content.decode()
        assert text.startswith(f"[{MARK}]\n") and text.endswith(f"[{MARK}]\n")
        words = {
            "vi": ("Cơ quan phát hành", "Công bố lúc", "Phiên bản", "Nguồn", "Đề nghị xem xét lại"),
            "en": ("Issued by", "Published at", "Version", "Sources", "Ask for another look"),
        }[name.split(".")[1]]
        assert all(f"- {word}: " in text for word in words)


def test_corrections_become_claim_reviews_that_the_vocabulary_accepts(files, state):
    reviews = in_folder(files, "claimreview")
    corrections = [
        statement
        for statement in state.book.statements.values()
        if statement.kind == "correction" and statement.published
    ]
    assert {f"{correction.statement}-v1.json" for correction in corrections} <= set(reviews) and corrections
    for content in reviews.values():
        vocabulary_accepts(json.loads(content))


def test_a_claim_that_was_entered_in_english_stands_in_the_english_version_of_its_review_alone(
    played, clinic, state
):
    """In a Vietnamese drill it stood as the Vietnamese words of the claim."""
    own, events = (
        "Somebody says that the fridge broke and nobody was told about it.",
        played("good")[1].events,
    )
    told = tuple(
        replace(event, body=replace(event.body, sentence=Text(own)))
        if isinstance(event.body, CaseLogged)
        else event
        for event in events
    )
    before = in_folder(artefacts.artefacts(clinic.scenario, events), "claimreview")
    after = in_folder(artefacts.artefacts(clinic.scenario, told), "claimreview")
    assert before.keys() == after.keys() and before
    for name, content in after.items():
        claimed = {each["inLanguage"]: each["claimReviewed"] for each in json.loads(content)["@graph"]}
        assert claimed["en"] == own and spoken(claimed["vi"]) == "vi", name


def test_warnings_become_alerts_that_the_schema_accepts(files, state):
    alerts = in_folder(files, "cap")
    warnings = [
        statement
        for statement in state.book.statements.values()
        if statement.kind == "warning" and statement.published
    ]
    assert {f"{warning.statement}-v1.xml" for warning in warnings} <= set(alerts) and warnings
    for content in alerts.values():
        alert = etree.fromstring(content)
        SCHEMA.assertValid(alert)
        assert alert.findtext("c:status", namespaces=CAP) == "Exercise"
        for info in alert.iterfind("c:info", CAP):
            sent = datetime.fromisoformat(str(alert.findtext("c:sent", namespaces=CAP)))
            assert datetime.fromisoformat(str(info.findtext("c:expires", namespaces=CAP))) > sent
            told, described = (
                str(info.findtext(f"c:{name}", namespaces=CAP)) for name in ("instruction", "description")
            )
            # What to do is gathered from where it stands in the text, and nothing else is in it.
            sentences = re.split(r"(?<=[.!?])\s+", told)
            assert told and all(each in described.replace("\n", " ") for each in sentences), told


def test_every_line_of_the_public_log_gives_notice_a_measure_of_the_ordinance_it_rests_on(files, clinic):
    entries = json.loads(files["public-log.json"])["entries"]
    assert all(entry["notice"]["vi"] and entry["notice"]["en"] for entry in entries)
    (ordinance,) = clinic.scenario.drill.ordinances
    measures = [entry["notice"] for entry in entries if entry["action"] >= 7]
    assert measures and all(
        notice["vi"].startswith(f"{ordinance.title.vi}; xem xét lại") for notice in measures
    )


def test_the_public_log_counts_what_the_book_holds(files, state):
    rows = list(csv.reader(StringIO(files["public-log.csv"].decode("utf-8-sig"), newline="")))
    assert [row[1] for row in rows[1:]] == [str(number) for number, *_ in state.book.public_log]
    whole = json.loads(files["public-log.json"])
    assert whole["numbers"]["entries"] == len(state.book.public_log) > 0
    assert all((urlsplit(one["appeal"]).hostname or "").endswith(".invalid") for one in whole["entries"])


@pytest.mark.parametrize("cells", ["good", "overreacting"])
def test_the_file_of_the_public_log_names_whoever_the_portal_names(played, clinic, cells):
    events = played(cells)[1].events
    book = fold(events).book
    names = {cell.id: cell.organisation.vi for cell in clinic.scenario.cells.cells}
    told = json.loads(artefacts.artefacts(clinic.scenario, events)["public-log.json"])["entries"]
    assert [(one["number"], one["issuer"]["vi"]) for one in told] == [
        (row.number, names[row.issuer]) for row in rows(book, events[-1].at)
    ]


def test_the_table_as_it_ran_has_every_inject_and_its_real_time(files, state, clinic):
    sheet = openpyxl.load_workbook(BytesIO(files["msel-as-run.xlsx"])).worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert set(rows) == {inject.number for inject in clinic.scenario.msel.injects}
    assert any(came.reached for came in state.deliveries.values())
    for number, came in state.deliveries.items():
        assert rows[number][4] == (came.at // 60 if came.reached else None)
        assert rows[number][5] == tr("vi", asrun.STATUS[came.run_status])
        assert (rows[number][3] is not None) == came.reached
    planned = rows[clinic.scenario.msel.injects[0].number][2]
    assert planned.startswith("20/05/2027 07:"), "the story's date and clock"


def test_what_control_changed_and_wrote_is_in_the_table_as_it_ran(played, clinic):
    events = played("good")[1].events
    subject, body = Text("Chữ của ban đạo diễn"), Text("…")
    bodies = (
        InjectEdited(1, subject, body),
        InjectWritten(
            inject=10_001,
            sender="SIM",
            method="chat",
            subject=subject,
            body=body,
            cells=("clinic",),
            roles=(),
            public=False,
            claim="",
        ),
        InjectDelivered(inject=2, planned=120, run_status="skipped", recipients=(), public=False),
    )
    more = tuple(_after(events[-1], range_event, number) for number, range_event in enumerate(bodies, 1))
    content = artefacts.artefacts(clinic.scenario, (*events, *more))["msel-as-run.xlsx"]
    sheet = openpyxl.load_workbook(BytesIO(content)).worksheets[0]
    rows = {row[0]: row for row in sheet.iter_rows(min_row=3, values_only=True)}
    assert rows[1][9] == rows[10_001][9] == str(subject)
    assert (rows[2][3], rows[2][5]) == (None, tr("vi", asrun.STATUS["skipped"]))


def test_the_run_of_show_is_there(files):
    assert files["run-of-show.ics"].startswith(b"BEGIN:VCALENDAR")


def test_everything_is_marked(files):
    for name, content in files.items():
        text = content.decode("utf-8") if not name.endswith(".xlsx") else f"{MARK}"
        assert MARK in text.replace("\r\n ", ""), name


def test_the_same_log_gives_the_same_bytes(files, played, clinic):
    assert artefacts.artefacts(clinic.scenario, played("good")[1].events) == files


def test_what_an_earlier_run_left_goes_and_nothing_else(files, played, clinic, tmp_path):
    old = tmp_path / "artefacts" / "cap" / "s99-v1.xml"
    mine = tmp_path / "artefacts" / "notes" / "s1-v1.txt"
    old.parent.mkdir(parents=True)
    mine.parent.mkdir()
    old.write_text("old")
    mine.write_text("mine")
    written = artefacts.write(clinic.scenario, played("good")[1].events, tmp_path)
    assert not old.exists() and mine.read_text() == "mine"
    assert {str(path.relative_to(tmp_path / "artefacts")) for path in written} == set(files)


def test_no_seat_and_no_evidence_text_is_told_outside(files, state, clinic):
    seats = {seat.id for cell in clinic.scenario.cells.cells for seat in cell.seats}
    inside = {
        str(one.text)
        for case in state.book.cases.values()
        for one in case.evidence
        if len(str(one.text)) > 20
    }
    told = {str(version.body_vi) for each in state.book.statements.values() for version in each.versions}
    quoted = {one for one in inside if any(one in body for body in told)}
    for name, content in {**in_folder(files, "cap"), **in_folder(files, "claimreview")}.items():
        text = content.decode()
        assert not [one for one in inside - quoted if one in text], name
        assert not [seat for seat in seats if f'"{seat}"' in text or f">{seat}<" in text], name


# ---- versions: a log written by hand ----


def with_second_version(events: tuple[Event, ...], statement: str, end: str) -> tuple[Event, ...]:
    """The log, and a newer version of a statement that ends the old one as `end`."""
    last = events[-1]
    drafted = next(
        event.body
        for event in events
        if isinstance(event.body, StatementDrafted) and event.body.statement == statement
    )
    newer = replace(drafted, version=2, title_vi=Text("Bản hai"), title_en=Text("Version two"))
    steps = (
        newer,
        StatementStepped(
            statement=statement, version=1, frm="PUBLISHED", to=end, role="SPOKE", cell="clinic"
        ),
        StatementStepped(
            statement=statement, version=2, frm="DRAFTING", to="PUBLISHED", role="SPOKE", cell="clinic"
        ),
    )
    return (*events, *(_after(last, body, number) for number, body in enumerate(steps, 1)))


def _after(last: Event, body: EventBody, number: int) -> Event:
    return replace(last, seq=last.seq + number, at=last.at + 60, body=body)


def alerts_of(clinic: Loaded, events: tuple[Event, ...], statement: str) -> dict[str, etree._Element]:
    found = in_folder(artefacts.artefacts(clinic.scenario, events), "cap")
    return {name: etree.fromstring(one) for name, one in found.items() if name.startswith(f"{statement}-")}


def warning_of(state: DrillState) -> str:
    return next(
        statement.statement
        for statement in state.book.statements.values()
        if statement.kind == "warning" and statement.published
    )


def test_a_superseded_warning_is_updated_by_reference(played, clinic, state):
    statement = warning_of(state)
    events = with_second_version(played("good")[1].events, statement, "SUPERSEDED")
    alerts = alerts_of(clinic, events, statement)
    assert set(alerts) == {f"{statement}-v1.xml", f"{statement}-v2.xml"}
    second = alerts[f"{statement}-v2.xml"]
    SCHEMA.assertValid(second)
    assert second.findtext("c:msgType", namespaces=CAP) == "Update"
    first = alerts[f"{statement}-v1.xml"].findtext("c:identifier", namespaces=CAP)
    assert first in second.findtext("c:references", namespaces=CAP)


def test_a_self_corrected_warning_is_cancelled_and_said_anew(played, clinic, state):
    statement = warning_of(state)
    events = with_second_version(played("good")[1].events, statement, "SELF_CORRECTED")
    alerts = alerts_of(clinic, events, statement)
    kinds = {name: each_alert.findtext("c:msgType", namespaces=CAP) for name, each_alert in alerts.items()}
    assert kinds == {
        f"{statement}-v1.xml": "Alert", f"{statement}-v1-cancel.xml": "Cancel", f"{statement}-v2.xml": "Alert",
    }  # fmt: skip
    for alert in alerts.values():
        SCHEMA.assertValid(alert)
    assert alerts[f"{statement}-v2.xml"].find("c:references", CAP) is None
    text = artefacts.artefacts(clinic.scenario, events)[f"statements/{statement}-v1.vi.md"].decode()
    assert "cơ quan phát hành đã đính chính" in text
    wrong = next(
        version for version in state.book.statements[statement].versions if version.published_at >= 0
    ).title_vi
    headlines = [line for line in text.split("\n") if line.startswith("# ")]
    assert headlines == ["# Đã đính chính: Bản hai"] and str(wrong) not in headlines[0]
    newest = artefacts.artefacts(clinic.scenario, events)[f"statements/{statement}-v2.vi.md"].decode()
    assert "# Bản hai" in newest and "Đã đính chính" not in newest.split("---")[0]


# ---- the story's date ----


def told(*moves: tuple[int, str]) -> StoryDate:
    date = StoryDate(datetime.fromisoformat(EPOCH))
    for at, story in moves:
        date.move(at, story)
    return date


def test_the_story_runs_with_the_exercise_between_moves():
    assert told((0, "07:30")).at(90).isoformat() == "2027-05-20T07:31:30+07:00"


def test_a_move_to_an_earlier_hour_is_the_next_day():
    date = told((0, "07:30"), (600, "22:40"), (1_200, "06:30"))
    assert date.at(1_200).isoformat() == "2027-05-21T06:30:00+07:00"
    assert date.at(660).isoformat() == "2027-05-20T22:41:00+07:00"


def test_a_move_that_begins_late_sets_the_clock_back_and_not_a_day_on():
    assert told((0, "07:30"), (900, "07:40")).at(900).isoformat() == "2027-05-20T07:40:00+07:00"


def test_a_drill_that_was_hardly_begun_leaves_artefacts_too(played, clinic):
    begun = played("good")[1].events[:3]
    assert isinstance(begun[0].body, DrillOpened)
    left = artefacts.artefacts(clinic.scenario, begun)
    assert set(left) == {"public-log.csv", "public-log.json", "run-of-show.ics", "msel-as-run.xlsx"}
