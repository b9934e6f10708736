"""A closing drill records its verdict; whoever scores it again shows both letters."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from infodrill.automata.rehearse import rehearse
from infodrill.conduct.nouns.course import DrillScored
from infodrill.kernel.events import Event
from infodrill.review.assess import assess, closing, recorded_at_close
from infodrill.review.record import load_record
from infodrill.review.words import Voice
from infodrill.scenario.loader import find, load
from tests.review.test_assess import play


def earlier(record: object) -> list[str]:
    found = assess(record, replicas=0)  # type: ignore[arg-type]
    voice = Voice(lang="en", story=found.log.story)
    return [voice.say(line) for line in found.earlier]


def test_a_rehearsal_records_its_verdict_in_the_file_and_an_old_one_is_unknown(tmp_path: Path) -> None:
    loaded = load(find("boundaries"))
    made = rehearse(loaded, seed=1, cells="absent", accounts=1_000, folder=tmp_path / "new", score=closing)
    record = load_record(made.drill_file)
    scored = record.events[-1].body
    found = assess(record, replicas=0)
    assert isinstance(scored, DrillScored)
    assert (scored.overall, scored.ledger) == (found.overall, found.ledger_digest)
    assert earlier(record) == ["All letters are those that were recorded when this drill closed."]
    old = replace(record, events=record.events[:-1])
    assert earlier(old) == [
        "No verdict was recorded when this drill closed: its earlier letters are unknown."
    ]


def test_letters_that_differ_from_those_of_the_close_are_shown_side_by_side() -> None:
    record = play()
    scored = recorded_at_close(record)
    letters = {code: letter for code, letter in scored.letters.items() if code != "E18"} | {"E7": "S"}
    before = replace(scored, overall="S", letters=letters)
    record = replace(
        record,
        events=(*record.events, Event(seq=len(record.events), at=180 * 60, actor="runner", body=before)),
    )
    assert earlier(record) == [
        "“Overall result”: S when this drill closed, P now.",
        "“First word”: S when this drill closed, P now.",
        "“Questions answered”: unknown when this drill closed, not rated now.",
    ]
