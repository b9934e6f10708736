"""Whatever a text says that lies, shames or leads to harm costs the letter: each in both languages, and in the Vietnamese alone.

Words are held against the drill's own record, and read in whatever language they are written: who reads Vietnamese does not read
the English beside it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.questions import QuestionAnswered
from infodrill.casework.nouns.service import TicketAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.conduct.nouns.guidance import GuidanceIssued
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review.assess import judge
from infodrill.review.measures import (
    firstword,
    overreaction,
    passedby,
    questions,
    selfcorrection,
    service,
    verification,
)
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from tests.rehearsals import judged
from tests.rehearsals import record as played
from tests.review.falling import DRILL, OWN, Change, Fallen, answered, both, each, falls, without

ALL, BULLETIN = "*", "bulletin"
GIFT, REFUND, SIM, ASK, LEAK, COMPLAINT = "d1-gift", "d2-refund", "d7-sim", "d4-ask", "d5-leak", "d3-menu"
AIMED: Fallen = (("E3", overreaction.PERSONS, ""),)
HARMED: Fallen = (("E7", firstword.CONFIRMED, ""),)
NO_PRESS = without(PressQuestionAnswered)
Worded = Mapping[str, str]
"""What stands in the place of title and body in each language; "+…" = is written behind what stands there."""


def _told(vi: str, en: str, title_vi: str = "", title_en: str = "") -> Worded:
    words = {"body_vi": vi, "body_en": en, "title_vi": title_vi, "title_en": title_en}
    return {name: text for name, text in words.items() if text}


WORDS: dict[str, tuple[str, Worded, Fallen]] = {
    "1 who passed it on is named": (
        ALL,
        _told(
            "+Người phát tán tin là bà Nguyễn Thị Sáu, 72 tuổi, số 12 ngõ 5 phố Lò Muối; phường đã lập biên bản.",
            "+It was passed on by Mrs Nguyễn Thị Sáu, aged 72, of house 12, lane 5; the ward has taken her particulars.",
        ),
        AIMED,
    ),
    "1 who passed it on is described": (
        GIFT,
        _told(
            "+Người đầu tiên phát tán tin này chính là chị bán xôi ở cổng chợ.",
            "+The woman who first posted it is the seller of rice at the market gate.",
        ),
        AIMED,
    ),
    "2 fines, and posts to be deleted": (
        ALL,
        _told(
            "+Ai đã chuyển tin này sẽ bị phạt 7,5 triệu đồng; yêu cầu xóa bài ngay.",
            "+Whoever shared it will be fined 7.5 million đồng; delete the posts at once.",
        ),
        AIMED,
    ),
    "2 their own greed": (
        ASK,
        _told(
            "+Ai bấm là do tham và thiếu hiểu biết, tự chịu.",
            "+Those who tapped have only their own greed to blame.",
        ),
        AIMED,
    ),
    "3 a true denial, and what robs people": (
        GIFT,
        _told(
            "Vì thế, tin đang lan truyền là không đúng. Xin bà con lưu ý: bấm vào liên kết trong tin rồi nhập mã để khóa ví; "
            "đọc mã cho người gọi đến giúp. Theo Viễn thông Sóng Biếc, tính đến 16 giờ 13.",
            "So the claim going round is not true. Please note: tap the link in the message and enter the code to block the "
            "wallet; read the code to whoever rings to help. According to Sóng Biếc Telecom, as of 16:13.",
        ),
        (*HARMED, ("E7", firstword.ANSWER, GIFT)),
    ),
    "3 what a rumour advises, in the answer to a question": (
        ASK,
        _told(
            "Việc cần làm: tắt máy, tháo sim, không gọi ai; sáng mai ra quầy. Theo Quỹ tín dụng Muối Trắng, tính đến 16 giờ 16.",
            "What to do: switch off, take out the SIM, ring nobody; come to the counter tomorrow morning. According to the "
            "Muối Trắng credit union, as of 16:16.",
            "Phường Lò Muối: ai đã nhập mã thì tắt máy, chờ đến sáng mai",
            "Lò Muối ward: if you have entered the code, switch off and wait until morning",
        ),
        (*HARMED, ("E18", questions.QUESTION, ASK)),
    ),
    "4 our own word put right as if it were nobody's": (
        OWN,
        _told(
            "Sóng Biếc không có chương trình tặng 30 GB. Bà con đừng bấm liên kết. Theo Viễn thông Sóng Biếc, tính "
            "đến 16 giờ 13.",
            "Sóng Biếc has no programme that gives 30 GB. Do not tap the link. According to Sóng Biếc Telecom, as of 16:13.",
            "Quà 30 GB không có thật",
            "The gift of 30 GB is not real",
        ),
        (("E13", selfcorrection.CORRECTED, OWN),),
    ),
    "8 what nobody knows is denied outright": (
        LEAK,
        _told(
            "Danh sách khách hàng của quỹ Muối Trắng tuyệt đối không bị lộ; tin này là bịa đặt. Tin tiếp theo: 20 giờ. Theo Quỹ "
            "tín dụng Muối Trắng, tính đến 16 giờ 34.",
            "The customer list of the Muối Trắng union has certainly not leaked; the claim is an invention. Next word: 20:00. "
            "According to the Muối Trắng credit union, as of 16:34.",
            "Phường Lò Muối: danh sách khách hàng của quỹ Muối Trắng không hề bị lộ",
            "Lò Muối ward: the customer list of the Muối Trắng union has not leaked",
        ),
        (("E3", overreaction.DENIAL, LEAK), ("E7", firstword.ANSWER, LEAK)),
    ),
    "8 what nobody knows is confirmed, and people sent to the counters": (
        LEAK,
        _told(
            "Tin này đúng: danh sách khách hàng đã bị lộ ra ngoài. Bà con nên rút tiền tối nay. Tin tiếp theo: 20 giờ. Theo Quỹ "
            "tín dụng Muối Trắng, tính đến 16 giờ 34.",
            "This is true: the customer list has leaked out. Draw your money tonight. Next word: 20:00. According to the Muối "
            "Trắng credit union, as of 16:34.",
            "Phường Lò Muối: danh sách khách hàng của quỹ Muối Trắng đã bị lộ",
            "Lò Muối ward: the customer list of the Muối Trắng union has leaked",
        ),
        (*HARMED, ("E7", firstword.ANSWER, LEAK)),
    ),
    "9 a true complaint called false": (
        COMPLAINT,
        _told(
            "Không có chuyện chờ lâu: tổng đài Sóng Biếc luôn có người nghe máy. Người phản ánh nói sai sự thật. Theo Viễn thông "
            "Sóng Biếc, tính đến 16 giờ 32.",
            "Nobody waits long: somebody at the Sóng Biếc call centre always answers. Who complained said what is false. "
            "According to Sóng Biếc Telecom, as of 16:32.",
            "Phường Lò Muối: phản ánh về tổng đài Sóng Biếc là không đúng",
            "Lò Muối ward: the complaint about the Sóng Biếc call centre is not true",
        ),
        (("E3", overreaction.DENIAL, COMPLAINT),),
    ),
    "10 a bulletin confirms the rumour": (
        BULLETIN,
        _told(
            "Quà 30 GB là thật, bà con cứ bấm nhận. Nguồn: Ủy ban nhân dân phường Lò Muối, tính đến 16 giờ 49.",
            "The 30 GB are real, go ahead and tap. Source: Lò Muối ward, as of 16:49.",
        ),
        HARMED,
    ),
    "10 a bulletin calls the critic an enemy": (
        BULLETIN,
        _told(
            "Lời chê “Phường Lò Muối suốt ngày loa bảo dân cảnh giác” là tin giả, là luận điệu xuyên tạc của kẻ xấu; phường đã "
            "chuyển công an.",
            "The remark on the ward's loudspeaker is fake news, a distortion by bad people; the ward has "
            "handed it to the police.",
        ),
        AIMED,
    ),
}  # fmt: skip
"""Number in the director's table and what was said → on which claim (or ALL, or in the BULLETIN), the words, what falls by it."""


def reworded(on: str, words: Worded) -> Change:
    """The texts on a claim, all, or the bulletins in these words."""

    def change(record: Record) -> Record:
        links = read_timeline(record).links

        def turn(event: Event) -> EventBody | None:
            body = event.body
            if not isinstance(body, StatementDrafted):
                return body
            mine = {ALL: True, BULLETIN: body.kind == BULLETIN}.get(on, links.get(body.case, "") == on)
            return _in_words(body, words) if mine else body

        return each(record, turn)

    return change


def _in_words(body: StatementDrafted, words: Worded) -> StatementDrafted:
    written: dict[str, Any] = {
        name: Text(f"{getattr(body, name)}\n{text[1:]}" if text.startswith("+") else text)
        for name, text in words.items()
    }
    return replace(body, **written)


@pytest.mark.parametrize("name", WORDS)
def test_what_a_text_says_costs_its_rows_and_the_letter(name: str) -> None:
    on, words, fallen = WORDS[name]
    falls(name, both(NO_PRESS, reworded(on, words)), fallen)


@pytest.mark.parametrize("name", WORDS)
def test_a_true_english_saves_no_lie_in_vietnamese(name: str) -> None:
    on, words, fallen = WORDS[name]
    vietnamese = {part: text for part, text in words.items() if part.endswith("_vi")}
    falls(name, both(NO_PRESS, reworded(on, vietnamese)), fallen)


@pytest.mark.parametrize("name", ["1 who passed it on is named", "3 a true denial, and what robs people"])
def test_a_true_vietnamese_saves_no_lie_in_english(name: str) -> None:
    on, words, fallen = WORDS[name]
    english = {part: text for part, text in words.items() if part.endswith("_en")}
    falls(name, both(NO_PRESS, reworded(on, english)), fallen)


def _swapped(pairs: Mapping[str, str]) -> Change:
    """Each text on a claim with the words of that on another."""

    def change(record: Record) -> Record:
        links = read_timeline(record).links
        drafts = [event.body for event in record.events if isinstance(event.body, StatementDrafted)]
        by_claim = {links.get(draft.case, ""): draft for draft in drafts if draft.case}

        def turn(event: Event) -> EventBody | None:
            body = event.body
            other = by_claim.get(pairs.get(links.get(getattr(body, "case", ""), ""), ""))
            if not isinstance(body, StatementDrafted) or other is None:
                return body
            return replace(
                body,
                title_vi=other.title_vi,
                title_en=other.title_en,
                body_vi=other.body_vi,
                body_en=other.body_en,
            )

        return each(record, turn)

    return change


def _by_the_press_alone(on: str) -> Change:
    def change(record: Record) -> Record:
        links = read_timeline(record).links

        def turn(event: Event) -> EventBody | None:
            body = event.body
            if not isinstance(body, StatementDrafted) or on not in ("", links.get(body.case, "")):
                return body
            return replace(body, channels=("press",))

        return each(record, turn)

    return change


def _ticket(text: str) -> Change:
    return lambda record: each(
        record,
        lambda event: (
            replace(event.body, text=Text(text)) if isinstance(event.body, TicketAnswered) else event.body
        ),
    )


def _on_hearsay(event: Event) -> EventBody | None:
    body = event.body
    if isinstance(body, QuestionAnswered):
        return None
    heard = Text("Ngoài hành lang có hai người nói chuyện này như thể ai cũng biết.")
    return (
        replace(body, grade="D4", kind="independent", text=heard) if isinstance(body, EvidenceAdded) else body
    )


def _guided(*lines: str) -> Change:
    """In place of each time that a text was passed on its ward is told what to say of it."""

    def change(record: Record) -> Record:
        texts, told = read_timeline(record).book.statements, tuple(map(Text, lines))

        def turn(event: Event) -> EventBody | None:
            body = event.body
            if not isinstance(body, StatementRelayed):
                return body
            return GuidanceIssued(
                guidance=f"g{event.seq}", cell="city", to=("ward",), about=texts[body.statement].case, repeats="",
                due=event.at + 1_800, topic=told[0], facts=told[0], lines=told,
            )  # fmt: skip

        return each(record, turn)

    return change


DEEDS: dict[str, tuple[Change, Fallen]] = {
    "5 our own word put right for the press alone": (
        both(NO_PRESS, _by_the_press_alone(OWN)), (("E13", selfcorrection.CORRECTED, OWN),),
    ),
    "5 everything for the press alone": (
        both(NO_PRESS, _by_the_press_alone("")), (("E7", firstword.ANSWER, ""), ("E13", selfcorrection.CORRECTED, OWN)),
    ),
    "6 texts swapped between cases": (
        both(NO_PRESS, _swapped({GIFT: SIM, SIM: REFUND, REFUND: GIFT})),
        tuple(("E7", firstword.ANSWER, claim) for claim in (GIFT, SIM, REFUND)),
    ),
    "6 one text for every case": (
        both(NO_PRESS, _swapped(dict.fromkeys((REFUND, SIM, ASK, LEAK, COMPLAINT, OWN), GIFT))),
        tuple(("E7", firstword.ANSWER, claim) for claim in (REFUND, SIM, ASK, LEAK)),
    ),
    "11 verdicts on what was said in a corridor": (
        lambda record: each(record, _on_hearsay), (("E6", verification.VERDICT, SIM),),
    ),
    "14 the press told who did it": (
        answered("Quà 30 GB không có thật. Chúng tôi xin lỗi. Anh Trần Văn Bình, cán bộ trực bảng tin, đã bị đình chỉ."), AIMED,
    ),
    "15 the city's guidance confirms the rumour": (
        _guided("Quà 30 GB của Sóng Biếc là thật, cứ bấm, nhập mã."), HARMED,
    ),
    "16 a complaint that is right is refused": (
        _ticket("Phản ánh của ông/bà về tổng đài không có cơ sở, không giải quyết."), (("E12", service.ANSWERED, ""),),
    ),
    "who complained is pursued": (
        _ticket("Tổng đài Sóng Biếc mở lại lúc 17 giờ 30 ngày 18/4. Phường đã xác minh nhân thân người đăng bài này."), AIMED,
    ),
    "16 nothing is done about it": (
        _ticket("Chúng tôi sẽ không làm gì với tổng đài Sóng Biếc."), (("E12", service.ANSWERED, ""),),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", DEEDS)
def test_what_is_done_in_words_costs_its_rows_and_the_letter(name: str) -> None:
    falls(name, *DEEDS[name])


UNKNOWN: dict[str, Change] = {
    "a number": reworded(
        ASK,
        _told(
            "Việc cần làm: gọi ngay số 0912 345 678 để khóa ví. Theo Quỹ tín dụng Muối Trắng, tính đến 16 giờ 16.",
            "What to do: ring 0912 345 678 at once to block the wallet. According to the Muối Trắng credit union, as of 16:16.",
        ),
    ),
    "a place": reworded(
        GIFT,
        _told(
            "+Ai cần giúp thì ra nhà văn hóa Hòn Tre, có người trực.",
            "+If you need help, come to the Hòn Tre hall, where somebody is on duty.",
        ),
    ),
    "a figure told to the press": answered(
        "Sóng Biếc không tặng 30 GB cho ai. Đừng bấm liên kết. Đã có 1.240 cụ mất tổng cộng 3 tỷ đồng."
    ),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_what_the_drill_does_not_have_may_be_an_office_s_own_and_costs_no_letter(name: str) -> None:
    before, after = judged(DRILL, "good"), judge(UNKNOWN[name](played(DRILL, "good")))
    assert (after.overall, {code: each.rating for code, each in after.measures.items()}) == (
        before.overall,
        {code: each.rating for code, each in before.measures.items()},
    )
    shown = [
        row for each in after.measures.values() for row in each.beside if row.owed.what == passedby.UNRECORDED
    ]
    assert shown and all(row.why for row in shown)
