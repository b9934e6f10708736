"""What a report says of the log that it was made from: proved, not proved, and whether its rows are those of the close."""

from __future__ import annotations

import re
from dataclasses import replace
from pathlib import Path

import pytest

from infodrill.automata.rehearse import rehearse
from infodrill.cli.commands.verify import proved_in_words
from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.nouns.course import DrillScored, MinuteClosed
from infodrill.conduct.nouns.messages import MessageSent
from infodrill.conduct.proof import prove
from infodrill.kernel.archive import read_drill, write_drill
from infodrill.kernel.events import Event
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.review.assess import assess, closing
from infodrill.review.record import Record, load_record
from infodrill.review.report import pages, renderings
from infodrill.scenario.loader import find, load

LANGUAGES = ("vi", "en")


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
    shown, compare = said(record, replicas=1)
    assert shown.startswith(
        "Proved: the log is whole in itself: its digests run from the first event to the last"
    )
    assert compare.startswith("Whether this is the log that was kept at the time, no file can show by itself")
    assert f"chain, {record.chain_digest[:16]}…, with what was noted elsewhere" in compare
    assert "had the recorded digest in all" in shown
    assert shown.endswith("the rows of the result are those that the log records of the drill's close.")


def test_what_was_not_tried_is_not_proved(record: Record) -> None:
    assert "the city" in said(record)[-1] and said(record)[-1].startswith("Not proved: that the city")
    in_memory = said(replace(record, drill=None))
    assert "Not proved: anything about the log itself" in in_memory[-1]
    assert not any(words in " ".join(in_memory) for words in ("whole in itself", "Compare"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_log_that_was_rewritten_throughout_passes_and_nothing_says_that_it_was_not(
    tmp_path: Path, lang: str
) -> None:
    """Whoever rewrites a message can chain all of it anew: only the digest that was noted elsewhere differs."""
    kept = next((Path(__file__).parents[1] / "corpus" / "kept").glob(f"{MODEL_VERSION}-*-control.drill"))
    old, store = read_drill(kept), MemoryLogStore()
    log = EventLog(store, seed=1)
    sent = next(event for event in old.events if isinstance(event.body, MessageSent) and event.body.text)
    for event in old.events:
        body = replace(event.body, text="Nobody ever wrote this.") if event is sent else event.body
        log.append(event.at, event.actor, body, event.command)
    forged = tmp_path / "forged.drill"
    write_drill(forged, store=store, files=old.files, derived=old.derived)
    found = prove(forged, simulate=False)
    assert (found.faults, found.level) == ((), 2) and found.chain != old.chain

    def told(file: Path) -> str:
        return " ".join(proved_in_words(file, prove(file, simulate=False), lang))

    honest, false = told(kept), told(forged)
    assert old.chain[:16] in honest and found.chain[:16] in false
    assert honest.replace(old.chain[:16], found.chain[:16]) == false
    claims = {"en": "changed or cut|as it was written|genuine", "vi": "không bị sửa|không bị cắt|nguyên gốc"}
    assert not re.search(claims[lang], false)
    assert {"en": "can chain it anew", "vi": "nối lại được chuỗi"}[lang] in false


def test_steps_that_do_not_follow_are_named_with_their_place(record: Record) -> None:
    assert record.drill is not None
    without = tuple(
        event
        for event in record.drill.events
        if not (isinstance(event.body, MinuteClosed) and event.body.minute == 3)
    )
    shown, _, missing = said(replace(record, drill=replace(record.drill, events=without)))
    assert "each step begins" not in shown
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
    shown, _, missing = said(other)
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
        assert f"{other.chain_digest[:16]}…" in front
    made = dict(renderings(found, other, "en", ("takeaway", "xlsx")))
    assert "Not proved: " in made["takeaway.en.html"].decode()
