"""The verdict falls where a director said that it must: one good drill, each thing changed in a copy of its log.

Each mutation names the rows that it takes: those that good cells met, by measure, kind and claim ("" = of any claim). What words
say is held against the drill's own record; nothing here knows how a measure reads them.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.decision import CaseDecided
from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.gate import GatePassed
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.nouns.publishing import StatementApproved
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.service import TicketAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.triage import CaseTriaged
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.conduct.nouns.guidance import GuidanceConfirmed, GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review.measures import (
    detection,
    firstword,
    gatequality,
    questions,
    selfcorrection,
    service,
    transparency,
    underreaction,
    verification,
)
from infodrill.review.record import Record
from tests.review.falling import (
    FALSE,
    OWN,
    Change,
    Fallen,
    answered,
    both,
    each,
    falls,
    unpublished,
    without,
    worded,
)

LIE_EN = {
    "title_en": "It is true",
    "body_en": "It is true because the record says so. Do as it says. As of 16:13.",
}
LOOKING = {"body_vi": "Chúng tôi đang xem xét.", "body_en": "We are looking into it."}


def lie(draft: StatementDrafted, sentence: str) -> dict[str, str]:
    return {
        "title_vi": f"Phường Lò Muối: tin này đúng – {sentence}",
        "body_vi": f"Tin này là thật, vì đơn vị nắm hồ sơ đã xác nhận. Bà con cứ làm theo tin: {sentence}. "
        "Chúng tôi đã đăng tin này để bà con nhận quà. Theo hồ sơ, tính đến 16 giờ 13.",
    }


def mimicked(draft: StatementDrafted, sentence: str) -> dict[str, str]:
    said = (
        "Quà 30 GB của Sóng Biếc không có thật: kẻ xấu mạo danh phường đăng bài. Phường chưa bao giờ đăng bài nào như vậy. "
        "Bà con không bấm liên kết. Theo Viễn thông Sóng Biếc, tính đến 16 giờ 13."
    )
    en = (
        "The 30 GB gift is not real: impostors posed as the ward. The ward never posted anything of the kind. "
        "Do not tap the link. According to Sóng Biếc Telecom, as of 16:13."
    )
    return {"title_vi": "Phường Lò Muối nhắc lại: quà 30 GB không có thật", "body_vi": said, "body_en": en}


def _entered_low(event: Event) -> EventBody | None:
    body = event.body
    if not isinstance(body, CaseLogged):
        return body
    return replace(body, priority="P4", danger=False, sentence=Text("."))


def _all_opinion(event: Event) -> EventBody | None:
    body = event.body
    return replace(body, code="G1") if isinstance(body, GatePassed) else body


def _without_grounds(event: Event) -> EventBody | None:
    body = event.body
    if isinstance(body, EvidenceAdded | QuestionAsked | QuestionAnswered):
        return None
    return replace(body, evidence=()) if isinstance(body, VerdictSet) else body


def _told_later(event: Event) -> EventBody | None:
    body = event.body
    said = Text("Chậm nhất 15/9, chúng tôi báo ông/bà việc khắc phục đến đâu.")
    return replace(body, text=said) if isinstance(body, TicketAnswered) else body


def on_the_portal(record: Record) -> Record:
    def turn(event: Event) -> EventBody | None:
        body = event.body
        return replace(body, channels=("portal",)) if isinstance(body, StatementDrafted) else body

    return each(record, turn)


LAZY = (
    GatePassed,
    StatementApproved,
    CaseDecided,
    CaseTriaged,
    StatementRelayed,
    GuidanceIssued,
    GuidanceConfirmed,
)
NO_PRESS = without(PressQuestionAnswered)
WORDS: Fallen = (
    *(("E4", underreaction.ANSWERED, claim) for claim in FALSE), *(("E7", firstword.ANSWER, claim) for claim in FALSE),
    ("E13", selfcorrection.CORRECTED, OWN),
)  # fmt: skip
PUBLIC: Fallen = tuple(rows for rows in WORDS if rows[2] != "d1-gift")  # of that the press was told as well
MUTATIONS: dict[str, tuple[Change, Fallen]] = {
    "2 entered as nothing urgent, in no words": (
        lambda record: each(record, _entered_low), (("E1", detection.LOGGED, ""),),
    ),
    "4 no gate": (without(GatePassed), (("E2", gatequality.KEPT, ""),)),
    "4 everything put under opinion": (
        lambda record: each(record, _all_opinion), (("E2", gatequality.KEPT, "d3-menu"), ("E2", gatequality.KEPT, "d4-ask")),
    ),
    "6 verdicts without question and evidence": (
        lambda record: each(record, _without_grounds), (("E6", verification.VERDICT, ""),),
    ),
    "7 nothing published, the press told": (unpublished(), PUBLIC),
    "8 nothing published, the press told nothing": (
        both(NO_PRESS, unpublished()), (*WORDS, ("E14", transparency.NOTICE, "")),
    ),
    "9 bodies that say nothing under their old titles": (
        both(NO_PRESS, worded(lambda *_: LOOKING, "deny advice confirm unknown partly")),
        (*WORDS, ("E14", transparency.NOTICE, "")),
    ),
    "10 lies under the old stance": (
        both(NO_PRESS, worded(lambda *said: lie(*said) | LIE_EN)), (*WORDS, ("E14", transparency.NOTICE, "")),
    ),
    "10 lies in Vietnamese, the English left": (
        both(NO_PRESS, worded(lie)), (*WORDS, ("E14", transparency.NOTICE, "")),
    ),
    "10 lies to the press": (
        answered("Quà 30 GB là thật, bà con cứ bấm liên kết và nhập mã."), (("E4", underreaction.ANSWERED, "d1-gift"),),
    ),
    "14 an answer that only promises a word": (
        lambda record: each(record, _told_later), (("E12", service.ANSWERED, ""),),
    ),
    "15 our own post put right to one reporter": (
        unpublished(case=OWN), (("E13", selfcorrection.CORRECTED, OWN),),
    ),
    "16 our own post blamed on impostors": (
        both(NO_PRESS, worded(mimicked, claim=OWN)), (("E13", selfcorrection.CORRECTED, OWN),),
    ),
    "18 the press told nothing in words": (
        answered("Chúng tôi không có gì để nói."), (("E18", questions.EVASION, ""),),
    ),
    "20 written in one of two languages": (
        both(NO_PRESS, worded(lambda *_: {"body_vi": "", "title_vi": ""}, "deny advice confirm unknown partly")), WORDS,
    ),
    "21 nobody judged, decided, signed or passed on": (
        both(
            without(*LAZY), lambda record: each(record, _without_grounds),
        ),
        (("E2", gatequality.KEPT, ""), ("E6", verification.VERDICT, "")),
    ),
    "22 on the portal alone": (
        both(NO_PRESS, on_the_portal), WORDS,
    ),
    "22 lazy, low and lying": (
        both(
            without(GatePassed), lambda record: each(record, _without_grounds),
            lambda record: each(record, _entered_low),
            worded(lambda *said: lie(*said) | LIE_EN),
        ),
        (("E1", detection.LOGGED, ""), ("E2", gatequality.KEPT, ""), ("E6", verification.VERDICT, ""), *WORDS),
    ),
}  # fmt: skip
"""Number in the director's table and what was done → the change, and what falls by it."""


@pytest.mark.parametrize("name", MUTATIONS)
def test_what_was_taken_from_a_good_drill_costs_its_rows_and_its_letter(name: str) -> None:
    falls(name, *MUTATIONS[name])
