"""Nothing is credited for saying nothing: all texts of a good drill emptied, cut to a letter, or made what any office writes.

Generated from the logs and the registry: every text that a cell wrote, in whatever event, and every row of every measure that a
text met. What is met by a deed all the same stands in `DEEDS` with its reason, and is tried too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, replace

import pytest

from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review.assess import Verdict, judge
from infodrill.review.ledger import LedgerRow
from infodrill.review.measures import (
    SPECS,
    detection,
    discernment,
    escalation,
    service,
    transparency,
    verification,
)
from infodrill.review.record import Record
from tests.forms import both_forms
from tests.rehearsals import judged
from tests.rehearsals import record as played
from tests.review.mutating import of_cells, with_bodies

DRILLS = ("forged-order", "boundaries", "clinic", "market-rumour")
NOTHINGS = {
    "empty": {"vi": "", "en": ""},
    "a letter": {"vi": "x", "en": "x"},
    "formula": {"vi": "Chúng tôi đang xem xét.", "en": "We are looking into it."},
    "courtesy": {
        "vi": "Đã tiếp nhận phản ánh, đang xác minh và sẽ trả lời trong thời gian sớm nhất. Mong bà con yên tâm, cảm ơn bà con.",
        "en": "We take this very seriously and are looking into it. Thank you for your patience; please stay calm.",
    },
    "any day": {
        "vi": "Đề nghị chỉ tin vào nguồn chính thống, không chia sẻ thông tin chưa được kiểm chứng.",
        "en": "Please trust only official sources and do not share unverified information.",
    },
    "dressed": {
        "vi": "Theo hồ sơ, tính đến 8 giờ, chúng tôi đang xem xét.",
        "en": "According to the records, as of 8 am, we are looking into it.",
    },
}
"""What a text is turned into: how, in which language."""

TAKEN = "it was entered, or joined what is: of whose words nothing is asked"
JUDGED = "a verdict is a verdict, whatever was written beside it"
BROUGHT = "it came to its level, whatever was written beside it"
CARRIED_OUT = "a page was reported or a matter referred; that its test says nothing falls in E14"
DEEDS = {
    ("E1", detection.LOGGED): TAKEN,
    ("E1", detection.TOGETHER): TAKEN,
    ("E5", discernment.ACTED): CARRIED_OUT,
    ("E6", verification.VERDICT): JUDGED,
    (
        "E12",
        service.ROUTED,
    ): "a ticket with its number and date is a route, whatever else whoever complained was told",
    ("E11", escalation.CONFLICT): BROUGHT,
    ("E11", escalation.RAISED): BROUGHT,
    ("E14", transparency.NUMBER): "a number is a number; what it stands for is told by the notice",
}
"""Rows that a deed meets: measure and row → why its words are not asked for."""


def emptied(record: Record, how: str) -> Record:
    """The drill with every text that a cell wrote turned into nothing; its questions to owners and their answers are no words of
    its own."""
    lang = record.opened.language
    changed = {event.seq: _without_words(event.body, how, lang) for event in record.events if of_cells(event)}
    return with_bodies(record, {seq: body for seq, body in changed.items() if body is not None})


def _without_words(body: EventBody, how: str, lang: str) -> EventBody | None:
    turned = {
        name: Text(NOTHINGS[how][name[-2:] if name[-3:] in ("_vi", "_en") else lang])
        for name in (field.name for field in fields(body))
        if isinstance(getattr(body, name), Text) and getattr(body, name)
    }
    return replace(body, **turned) if turned else None


def met_by_words(record: Record, verdict: Verdict) -> Iterator[LedgerRow]:
    """The met rows whose evidence holds a text, or publishes one, or belongs to the command of one."""
    worded = [
        event for event in record.events if of_cells(event) and _without_words(event.body, "empty", "vi")
    ]
    drafts = {event.body.statement for event in worded if isinstance(event.body, StatementDrafted)}
    seqs, commands = {event.seq for event in worded}, {event.command for event in worded if event.command}
    for row in verdict.ledger:
        shown = [record.events[seq] for seq in row.evidence]
        noticed = (
            row.owed.what == transparency.NOTICE
        )  # of a deed that is none of words, the test is its notice
        if row.outcome == "met" and (noticed or any(_of(event, seqs, commands, drafts) for event in shown)):
            yield row


def _of(event: Event, seqs: set[int], commands: set[str], drafts: set[str]) -> bool:
    published = isinstance(event.body, StatementStepped) and event.body.statement in drafts
    return event.seq in seqs or event.command in commands or published


@pytest.mark.parametrize(
    ("drill", "how"),
    both_forms(
        [(drill, how) for drill in DRILLS for how in NOTHINGS],
        [("clinic", "dressed"), ("boundaries", "any day")],
    ),
)
def test_no_row_of_any_measure_is_met_by_words_that_say_nothing(drill: str, how: str) -> None:
    record, before = played(drill, "good"), judged(drill, "good")
    after = judge(emptied(record, how))
    worded = list(met_by_words(record, before))
    assert {row.owed.measure for row in worded} >= {"E4", "E7", "E12", "E14", "E18"} - _lacking(drill)
    still = {row.owed.key: row for row in after.ledger if row.outcome == "met"}
    credited = [row.owed.key for row in worded if row.owed.key in still and _credits(row)]
    assert not credited, f"{drill}, {how}"
    for code in {row.owed.measure for row in worded if _credits(row)}:
        was, now = before.measures[code], after.measures[code]
        if was.rating is not None:
            assert now.rating is None or now.rating < was.rating, f"{drill}, {how}: {code}"
    assert after.overall is None or before.overall is None or after.overall < before.overall


def _credits(row: LedgerRow) -> bool:
    """Whether a met row credits words: a duty that no deed meets, and a notice."""
    kept = not row.owed.duty and row.owed.measure != "E14"
    return not kept and (row.owed.measure, row.owed.what) not in DEEDS


def _lacking(drill: str) -> set[str]:
    return {spec for spec in SPECS if not judged(drill, "good").measures[spec].rows}
