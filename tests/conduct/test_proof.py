"""A drill file with true members that do not belong together is found out, each time with its place."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from infodrill.casework import rights
from infodrill.casework.book import CaseBook
from infodrill.casework.nouns.moves import CaseStepped
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.pages import with_case
from infodrill.conduct.bringers import bringers
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.course import MinuteClosed
from infodrill.conduct.nouns.weighing import ArtefactWeighed, WordsHeld
from infodrill.conduct.proof import Proof, prove, step_fault
from infodrill.conduct.shipped import load_shipped
from infodrill.kernel.archive import DrillFile, read_drill, write_drill
from infodrill.kernel.derived import MemoryDerivedStore
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.store import FileLogStore
from tests import rehearsals

Resealed = Callable[..., Proof]
RANGES_OWN = ("minute.closed", "city.built", "city.claim_stood", "city.statement_released")
SEATS_OWN = ("case.logged", "case.triaged", "case.evidence_added", "inject.acknowledged")
ANYBODYS = ("case.opened", "clock.changed", "inject.delivered", "drill.closed", *RANGES_OWN, *SEATS_OWN)


@pytest.fixture(scope="module")
def drill() -> DrillFile:
    return read_drill(rehearsals.brief()[1].drill_file)


@pytest.fixture
def resealed(drill: DrillFile, tmp_path: Path) -> Resealed:
    """The drill sealed again with other files or derived rows, so that L1 holds, and proved."""
    with zipfile.ZipFile(rehearsals.brief()[1].drill_file) as archive:
        archive.extractall(tmp_path / "log", ["log.jsonl", "texts.jsonl"])

    def seal(files: dict[str, bytes] | None = None, derived: Any = None) -> Proof:
        store = FileLogStore(tmp_path / "log")
        target = tmp_path / "again.drill"
        write_drill(target, store=store, files=files or drill.files, derived=derived or drill.derived)
        store.close()
        return prove(target, simulate=derived is not None)

    return seal


def changed(drill: DrillFile, kind: str, field: str) -> MemoryDerivedStore:
    """The derived rows with one number more in the last minute of `kind`."""
    rows, last = MemoryDerivedStore(), max(drill.derived.minutes(kind), default=-1)
    for each_kind in drill.derived.kinds():
        for minute in drill.derived.minutes(each_kind):
            found = json.loads(json.dumps(list(drill.derived.rows(each_kind, minute, minute + 1))))
            if (each_kind, minute) == (kind, last):
                value = found[-1][field]
                found[-1][field] = [value[0] + 1, *value[1:]] if isinstance(value, list) else value + 1
            rows.put(minute, each_kind, found)
    return rows


def forged(drill: DrillFile, kind: str, **fields: Any) -> DrillFile:
    """The drill in which the first event of the kind, of those that have them, says something else; `actor` = who did it."""
    number, event = next(
        (number, event)
        for number, event in enumerate(drill.events)
        if kind == event.body.TYPE
        and (kind != "statement.stepped" or getattr(event.body, "to", "") == "PUBLISHED")
    )
    actor = fields.pop("actor", event.actor)
    other = replace(event, actor=actor, body=replace(cast(Any, event.body), **fields))
    return replace(drill, events=(*drill.events[:number], other, *drill.events[number + 1 :]))


def without(drill: DrillFile, kind: str) -> DrillFile:
    return replace(drill, events=tuple(event for event in drill.events if kind != event.body.TYPE))


@pytest.mark.parametrize(
    ("kind", "fields", "rule"),
    [
        ("case.decided", {"actions": (7, 8)}, "ceiling"),
        ("case.decided", {"role": "OBS"}, "role"),
        ("case.decided", {"actor": "guest"}, "role"),
        ("case.decided", {"actor": "nobody"}, "role (nobody)"),
        ("case.decided", {"cell": "control"}, "role"),
        ("case.decided", {"actor": "runner"}, "role (runner: "),
        ("case.decided", {"role": "SYSTEM"}, "role"),
        ("case.gated", {"actor": "runner"}, "role (runner: "),
        ("case.gated", {"actor": "runner", "role": "SYSTEM"}, "role (runner: "),
        ("case.gated", {"answers": ()}, "gate"),
        ("case.gated", {"code": "G9"}, "gate"),
        ("statement.approved", {"actor": "runner"}, "role (runner: "),
        ("case.stepped", {"frm": "TRIAGED"}, "state"),
        ("case.stepped", {"to": "ACTING"}, "step (c1: log, NEW, ACTING)"),
        ("case.stepped", {"step": "split", "to": "CLOSED"}, "step (c1: split, NEW, CLOSED)"),
        ("case.stepped", {"actor": "runner", "role": "SYSTEM", "cell": ""}, "role (runner: SYSTEM)"),
        ("statement.stepped", {"frm": "DRAFTING"}, "state"),
        ("statement.stepped", {"to": "SUPERSEDED"}, "step (s1: REVIEW, SUPERSEDED)"),
        ("statement.stepped", {"actor": "guest"}, "role"),
        ("statement.stepped", {"actor": "duty", "role": "L1-DUTY"}, "hand (duty: "),
        ("case.stepped", {"actor": "voice", "role": "SPOKE", "cell": "clinic"}, "hand (voice: "),
        *((kind, {"actor": "nobody"}, f"hand (nobody: {kind})") for kind in ANYBODYS),
        *((kind, {"actor": "runner"}, f"hand (runner: {kind})") for kind in SEATS_OWN),
        *((kind, {"actor": "duty"}, f"hand (duty: {kind})") for kind in ("drill.closed", *RANGES_OWN)),
        *((kind, {"actor": "guest"}, f"hand (guest: {kind})") for kind in ("case.logged", "case.triaged")),
        ("case.logged", {"actor": "cell:ward"}, "hand (cell:ward: "),
        ("case.logged", {"actor": "hall"}, "hand (hall: "),
    ],
)
def test_an_event_that_breaks_a_rule_it_shows_is_a_fault_with_its_place(
    drill: DrillFile, kind: str, fields: dict[str, Any], rule: str
) -> None:
    fault = step_fault(forged(drill, kind, **fields))
    assert (
        fault is not None and "a rule of the procedure is broken" in str(fault) and f": {rule}" in str(fault)
    )
    assert fault.place is not None and "seq" in str(fault.place)


HELD = WordsHeld(what="post.written", item="", cell="clinic", found=1, checker="leak-9")
WEIGHED = ArtefactWeighed(artefact="c1.e1", case="c1", tlp="AMBER", grounds=())


@pytest.mark.parametrize(
    ("actor", "noted", "lawful"),
    [
        ("voice", HELD, True),
        ("voice", WEIGHED, True),
        ("runner", HELD, False),
        ("guest", replace(HELD, what="case.test_recorded"), False),  # no step of a guest
        ("duty", replace(HELD, what="minute.closed"), False),  # lets no words out
        ("duty", replace(HELD, what="no.such"), False),
    ],
)
def test_what_the_machine_notes_beside_an_event_is_under_a_hand_that_may_bring_that_event(
    drill: DrillFile, actor: str, noted: EventBody, lawful: bool
) -> None:
    middle = next(number for number, event in enumerate(drill.events) if event.actor == "voice")
    beside = replace(drill.events[middle], actor=actor, body=noted, command="")
    fault = step_fault(_numbered(drill, (*drill.events[:middle], beside, *drill.events[middle:])))
    assert (fault is None) == lawful and (lawful or f"hand ({actor}: {noted.TYPE})" in str(fault))


@pytest.mark.parametrize("noted", [HELD, WEIGHED], ids=["held", "weighed"])
def test_nothing_is_noted_beside_what_nobody_does_after_the_close(drill: DrillFile, noted: EventBody) -> None:
    late = replace(drill.events[-1], actor="voice", body=noted)
    fault = step_fault(_numbered(drill, (*drill.events, late)))
    assert f": closed ({noted.TYPE})" in str(fault)


def test_a_drill_is_opened_once_and_closed_once_and_holds_nothing_of_play_after_that(
    drill: DrillFile,
) -> None:
    def after(kind: str) -> str:
        again = next(event for event in drill.events if kind == event.body.TYPE)
        return str(step_fault(_numbered(drill, (*drill.events, replace(again, at=drill.events[-1].at)))))

    for kind in ("drill.closed", "case.logged", "clock.changed", "statement.stepped"):
        assert f": closed ({kind})" in after(kind)
    opened = drill.events[0]
    assert ": opening (drill.opened)" in str(
        step_fault(_numbered(drill, (*drill.events[:5], replace(opened, at=0), *drill.events[5:])))
    )


def test_who_stands_in_for_another_brings_what_that_one_would_where_there_is_a_conflict_of_interest(
    drill: DrillFile,
) -> None:
    """A lead who acknowledged in an agency's place, and an expert who approved, had made a drill that did not prove."""
    edition, book = load_shipped("generic"), fold(drill.events).book
    conflict = with_case(book, "c1", conflicts=(("clinic", "concealment"),))
    by_hand = {"case": "c1", "role": "", "cell": "clinic"}
    acknowledged = CaseStepped(step="acknowledge", frm="VERIFYING", to="ACTING", **by_hand)
    approved = StatementApproved(statement=text_of(book, "c1"), version=1, role="", cell="clinic")
    for body, whose, instead in (
        (acknowledged, "AGENCY-HEAD", "L2-LEAD"),
        (approved, "FACT-OWNER", "EXPERT"),
    ):
        assert whose in bringers(body, book, edition) and instead in bringers(body, conflict, edition)
        assert "GUEST" not in bringers(body, conflict, edition)
    decided = CaseStepped(step="decide", frm="TRIAGED", to="DECIDED", **by_hand)
    assert "UBND" not in bringers(decided, book, edition) and "UBND" in bringers(decided, conflict, edition)


def test_no_second_lies_far_ahead_of_the_minutes_that_the_city_has_lived(drill: DrillFile) -> None:
    """A drill of which the minutes were taken out is one in which no city answered."""
    assert ": minute (0: 120)" in str(step_fault(without(drill, "minute.closed")))


def text_of(book: CaseBook, case: str) -> str:
    return next(text.statement for text in book.statements.values() if text.case == case)


def _numbered(drill: DrillFile, events: tuple[Event, ...]) -> DrillFile:
    return replace(drill, events=tuple(replace(event, seq=seq) for seq, event in enumerate(events)))


def test_what_was_published_without_its_approvals_is_a_fault(drill: DrillFile) -> None:
    assert "approval (" in str(step_fault(without(drill, "statement.approved")))
    assert "ceiling (" in str(step_fault(without(drill, "case.gated")))


@pytest.mark.parametrize(
    ("kind", "rule"), [("case.test_recorded", "test"), ("case.action_signed", "signature")]
)
def test_what_restricts_is_not_done_without_its_test_and_both_signatures(
    drill: DrillFile, kind: str, rule: str
) -> None:
    events = [event for event in drill.events if kind != event.body.TYPE]
    assert f": {rule} (" in str(step_fault(_numbered(drill, _in_time(events))))


def _first_text(drill: DrillFile) -> tuple[list[int], list[int]]:
    """Where the first text that was published is written and handed in, and where it is approved."""
    out = next(n for n, event in enumerate(drill.events) if getattr(event.body, "to", "") == "PUBLISHED")
    name = getattr(drill.events[out].body, "statement", "")
    of = [n for n, event in enumerate(drill.events[:out]) if getattr(event.body, "statement", "") == name]
    approved = [n for n in of if isinstance(drill.events[n].body, StatementApproved)]
    return [n for n in of if n < min(approved)], approved


def test_what_is_approved_before_it_is_handed_in_is_a_fault(drill: DrillFile) -> None:
    events, (written, approved) = list(drill.events), _first_text(drill)
    handed_in = events.pop(written[-1])
    events.insert(approved[0], handed_in)  # behind the first approval
    fault = str(step_fault(_numbered(drill, _in_time(events))))
    assert "state (" in fault and "DRAFTING)" in fault


def test_a_version_that_nobody_approved_is_not_published_over_the_approvals_of_another(
    drill: DrillFile,
) -> None:
    events, (written, approved) = list(drill.events), _first_text(drill)
    for n in approved:
        events[n] = replace(events[n], body=replace(cast(Any, events[n].body), version=2))
    anew = [replace(events[n], body=replace(cast(Any, events[n].body), version=2)) for n in written]
    events[written[-1] + 1 : written[-1] + 1] = anew
    fault = str(step_fault(_numbered(drill, _in_time(events))))
    assert "version (" in fault and ": 1)" in fault


def _in_time(events: list[Event]) -> tuple[Event, ...]:
    """The events in this order, no second before the last one, and each closed minute up to the event before it."""
    made: list[Event] = []
    for event in events:
        at = max(event.at, made[-1].at if made else 0)
        body = event.body
        if isinstance(body, MinuteClosed):
            body = replace(body, upto_seq=len(made) - 1)
        made.append(replace(event, at=at, body=body))
    return tuple(made)


def test_an_event_about_what_was_never_there_is_a_fault_and_no_crash(drill: DrillFile) -> None:
    seen = set()
    for kind in sorted({event.body.TYPE for event in drill.events[1:]}):
        missing = without(drill, kind)
        fault = step_fault(missing)
        seen |= {kind} if fault is not None and "does not fit" in str(fault) else set()
    assert {"case.opened", "statement.drafted"} <= seen


def test_an_untouched_file_sealed_again_is_proved(resealed: Resealed) -> None:
    assert (resealed().level, resealed().faults) == (2, ())


def test_another_procedure_is_found(drill: DrillFile, resealed: Resealed) -> None:
    name = next(key for key in drill.files if key.startswith("procedure/"))
    proof = resealed({**drill.files, name: drill.files[name] + b"# looser\n"})
    assert proof.level == 1 and "procedure kept in the file" in str(proof.faults[0])


@pytest.mark.parametrize(
    "extra", ["procedure/second.yaml", "procedure/notes.txt", "plugin/x.py", "notes.txt"]
)
def test_a_file_too_many_is_found(drill: DrillFile, resealed: Resealed, extra: str) -> None:
    proof = resealed({**drill.files, extra: b"x: 1\n"})
    assert proof.level == 1 and proof.faults


def test_a_missing_procedure_is_found(drill: DrillFile, resealed: Resealed) -> None:
    files = {name: file for name, file in drill.files.items() if name.startswith("scenario/")}
    assert "keeps 0 procedures" in str(resealed(files).faults[0])


@pytest.mark.parametrize(
    "kind, field", [("counts", "believers"), ("counts", "denials"), ("wards", "believers")]
)
def test_one_changed_derived_number_is_found(
    drill: DrillFile, resealed: Resealed, kind: str, field: str
) -> None:
    proof = resealed(derived=changed(drill, kind, field))
    assert proof.level == 2 and str(proof.faults[0].place) == f"derived/{kind}.jsonl"


def test_a_broken_invariant_of_the_book_is_a_fault(
    resealed: Resealed, monkeypatch: pytest.MonkeyPatch
) -> None:
    def i3_broken(book: object) -> str:
        return "s-1: denies what is true"

    monkeypatch.setattr(rights, "BOOK_INVARIANTS", (i3_broken,))
    proof = resealed()
    assert proof.level == 1 and "I3 s-1: denies" in str(proof.faults[0])


@pytest.mark.parametrize("kind", ["posts", "tallies", "changes", "trends"])
def test_one_changed_row_of_the_network_is_found(drill: DrillFile, resealed: Resealed, kind: str) -> None:
    proof = resealed(derived=changed(drill, kind, "minute"))
    assert proof.level == 2 and str(proof.faults[0].place) == f"derived/{kind}.jsonl"


def test_a_kind_that_nobody_derives_is_found(drill: DrillFile, resealed: Resealed) -> None:
    rows = changed(drill, "", "")
    rows.put(3, "profiles", [{"id": "x"}])
    assert str(resealed(derived=rows).faults[0].place) == "derived/profiles.jsonl"


def test_search_rows_never_enter_a_drill_file(drill: DrillFile, resealed: Resealed, tmp_path: Path) -> None:
    rows = changed(drill, "", "")
    rows.put(3, "search", [{"id": "x", "words": "de vo"}])
    assert resealed(derived=rows).level == 3
    with zipfile.ZipFile(tmp_path / "again.drill") as archive:
        assert not [one for one in archive.namelist() if "search" in one]
