"""What a report says of the log that it was made from: proved, not proved, and whether its rows are those of the close."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.automata.rehearse import rehearse
from infodrill.conduct.nouns.course import DrillScored, MinuteClosed
from infodrill.kernel.events import Event
from infodrill.review.assess import assess, closing
from infodrill.review.record import Record, load_record
from infodrill.review.report import pages, renderings
from infodrill.scenario.loader import find, load


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Record:
    folder: Path = tmp_path_factory.mktemp("proved")
    loaded = load(find("boundaries"))
    made = rehearse(loaded, seed=1, cells="absent", accounts=1_000, folder=folder, score=closing)
    return load_record(made.drill_file)


def said(record: Record, replicas: int = 0, lang: str = "en") -> tuple[str, ...]:
    return assess(record, replicas=replicas).proved.say(lang)


def scored(record: Record, **changed: object) -> Record:
    """The record with another verdict of the close."""
    return replace(
        record,
        events=tuple(
            replace(event, body=replace(event.body, **changed))  # type: ignore[arg-type]
            if isinstance(event.body, DrillScored)
            else event
            for event in record.events
        ),
    )


def test_a_whole_file_of_this_program_leaves_nothing_unproved(record: Record) -> None:
    (shown,) = said(record, replicas=1)
    assert shown.startswith(
        "Proved: nothing in the log was changed or cut after it was written; each step follows"
    )
    assert "had the recorded digest in all" in shown
    assert shown.endswith("the rows of the result are those that were recorded when the drill closed.")


def test_what_was_not_tried_is_not_proved(record: Record) -> None:
    assert "the city" in said(record)[-1] and said(record)[-1].startswith("Not proved: that the city")
    in_memory = said(replace(record, drill=None))
    assert "Not proved: anything about the log itself" in in_memory[-1]
    assert "nothing in the log was changed" not in " ".join(in_memory)


def test_steps_that_do_not_follow_are_named_with_their_place(record: Record) -> None:
    assert record.drill is not None
    without = tuple(
        event
        for event in record.drill.events
        if not (isinstance(event.body, MinuteClosed) and event.body.minute == 3)
    )
    shown, missing = said(replace(record, drill=replace(record.drill, events=without)))
    assert "each step follows" not in shown
    assert "by the rules of this program (seq" in missing and "minute 4 is closed out of order" in missing


@pytest.mark.parametrize(
    "versions, words",
    [
        ({"E2": 0}, "measures have changed since (E2 0 → "),
        ({}, "the recorded rows have another digest, though no measure has another version"),
    ],
)
def test_a_recorded_digest_that_is_not_this_program_s_own_is_said(
    record: Record, versions: dict[str, int], words: str
) -> None:
    body = next(event.body for event in record.events if isinstance(event.body, DrillScored))
    other = scored(record, ledger="0" * 64, versions={**body.versions, **versions})
    shown, missing = said(other)
    assert words in missing
    assert "rows of the result" not in shown


def test_rows_that_changed_after_the_close_are_told_apart_from_another_program(record: Record) -> None:
    """The record stands at a moment; what came behind it changes no promise of the program."""
    closed = next(event for event in record.events if isinstance(event.body, DrillScored))
    early = next(n for n, event in enumerate(record.events) if isinstance(event.body, MinuteClosed)) + 1
    cut = record.events[:early]
    verdict = closing(load(find("boundaries")), record.files, cut)[0]
    behind = (Event(seq=early, at=closed.at, actor="runner", body=verdict), *record.events[early:-1])
    numbered = tuple(replace(event, seq=n) for n, event in enumerate((*cut, *behind)))
    assert (
        "rows were changed by what evaluators or control recorded after it"
        in said(replace(record, events=numbered))[-1]
    )


def test_without_a_verdict_of_the_close_nothing_is_compared(record: Record) -> None:
    assert "as none was recorded" in said(replace(record, events=record.events[:-1]))[-1]


def test_every_rendering_says_it(record: Record) -> None:
    other = scored(record, ledger="0" * 64)
    found = assess(other, replicas=0)
    for lang, words in (("en", "Not proved: "), ("vi", "Chưa chứng minh được: ")):
        front = pages(found, other)[lang].partition('id="h-overview"')[0]
        assert words in front and found.proved.say(lang)[-1][:40] in front
    made = dict(renderings(found, other, "en", ("takeaway", "xlsx")))
    assert "Not proved: " in made["takeaway.en.html"].decode()
