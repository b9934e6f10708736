"""Words of ours at odds with a sentence of the record fall; what no record has is a question; who is hunted, listed or seized is
aimed at. Each with true texts of the same shape, which nothing happens to.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from infodrill.casework.nouns.service import TicketAnswered
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.conduct.nouns.posts import PostWritten
from infodrill.conduct.nouns.wordmarks import SO, WordsJudged
from infodrill.kernel.events import Event, EventBody, Text
from infodrill.review import aimed, contrary, gainsaid, rowtext, unheld
from infodrill.review.assess import Verdict, judge
from infodrill.review.ledger import LedgerRow, course_of
from infodrill.review.measures import firstword, notheld, overreaction, service
from infodrill.review.record import Record
from infodrill.review.timeline import read_timeline
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Scenario
from tests.golden.playing import SIZES
from tests.rehearsals import judged
from tests.rehearsals import record as played
from tests.review.falling import each
from tests.review.saying import FRAUD, press, told

DRILL, TANK, LAMPS = "stamped-page", "p2-tank", "p7-lamps"
BULLETIN = "bulletin"


@cache
def drill(name: str) -> Scenario:
    return load(find(name)).scenario


@pytest.mark.parametrize(
    ("name", "lang", "text", "against"),
    [
        ("pump-log", "vi", "Hợp đồng 46 tỉ đã ký đúng trình tự từ tháng trước.", "l3-contract"),
        ("pump-log", "vi", "• Hợp đồng 46 tỉ thì có, thành phố ký đúng luật.", "l3-contract"),
        ("pump-log", "vi", "Không có hợp đồng 46 tỉ nào.", ""),
        ("pump-log", "vi", "Có người kể hợp đồng 46 tỉ đã ký.", ""), ("pump-log", "vi", "“Hợp đồng 46 tỉ đã ký” là tin bịa.", ""),
        ("pump-log", "vi", "Hợp đồng 46 tỉ đã ký chưa?", ""),
        ("pump-log", "vi", "Về hợp đồng 46 tỉ mua máy bơm cũ thành phố ký ngầm.", ""),  # what a title names
        ("pump-log", "vi", "Hợp đồng 46 tỉ mua máy bơm cũ thành phố ký ngầm.", "l3-contract"),
        ("pump-log", "vi", "Về hợp đồng 46 tỉ thì đã ký rồi.", "l3-contract"),
        ("school-gate", "vi", "Chiều mai, thứ Sáu, trường Cây Thị tan học lúc 16 giờ 30, theo thời khóa biểu tuần này.", ""),
        ("ward-desk", "vi", "Lúc 16 giờ 30 loa phường đọc nhầm thành thứ Sáu; phường xin lỗi bà con.", ""),
        ("ward-desk", "en", "At 16:30 the loudspeaker read the wrong day from last month's timetable, and we are sorry.", ""),
        ("market-rumour", "vi", "Trước nay chưa ai báo Ban quản lý chợ lần nào.", "m2-extinguishers"),
        ("market-rumour", "vi", "Bảo vệ đã báo Ban quản lý chợ hai lần.", ""),
        (DRILL, "en", "The tank at the Hướng Dương flats is washed tonight.", TANK),
        (DRILL, "en", "The tank at the Hướng Dương flats is not washed before 26 June.", ""),
        (DRILL, "en", "The tank at the Ga Cũ flats is washed tonight.", ""),  # another house, of which no record tells
        (DRILL, "en", "Somebody got into the station last night.", "p6-smell"),
        (DRILL, "en", "Whether somebody got into the station last night is not known.", ""),
        ("forged-order", "en", "The registry has issued order no. 88 this morning.", ""),  # of two letters that may be met
    ],
)  # fmt: skip
def test_a_sentence_with_the_other_sign_is_against_the_record(
    name: str, lang: str, text: str, against: str
) -> None:
    assert contrary.contrary_of(contrary.records_of(drill(name).claims, lang), lang, text) == against


@pytest.mark.parametrize("name", sorted(SIZES))
def test_no_record_is_at_odds_with_another(name: str) -> None:
    scenario = drill(name)
    records = {lang: contrary.records_of(scenario.claims, lang) for lang in ("vi", "en")}
    for claim in scenario.claims:
        known = (*(each.why for each in claim.truth), *(each.advice for each in claim.truth))
        for both in (claim.advice, claim.meanwhile, claim.kernel, *known):
            told = [(lang, both.in_(lang)) for lang in ("vi", "en")] if both else []
            for lang, text in told:
                assert not contrary.contrary_of(records[lang], lang, text), (claim.id, lang)


@pytest.mark.parametrize(
    ("stance", "text", "bears"),
    [
        ("deny", "Đến nay chúng tôi chưa có thông tin nào về hợp đồng ấy, chưa trả lời được là có hay không.", "unknown"),
        ("deny", "Không có hợp đồng 46 tỉ nào. Về máy số 5 thì chưa có kết quả.", "deny"),
        ("unknown", "Đến nay chúng tôi chưa có thông tin nào về hợp đồng ấy.", "unknown"),
        ("partly", "Phần ấy là có thật; phần còn lại chưa có kết quả.", "partly"),
        ("deny", "Lúc nãy chúng tôi bảo kê đồ vì chưa biết có đúng không; giờ thì hết nước.", "deny"),
    ],
)  # fmt: skip
def test_who_says_that_nothing_can_be_said_has_denied_nothing(stance: str, text: str, bears: str) -> None:
    scenario = drill("pump-log")
    assert gainsaid.side(scenario.claim("l3-contract"), stance, (("vi", "", text),), scenario.claims) == bears


@pytest.mark.parametrize(
    ("lang", "text", "aims"),
    [
        *(("vi", text, True) for text in (
            "Kẻ nào còn kháo nhau chuyện này, tổ dân phố sẽ ghi tên gửi lên trên.",
            "Chuyện này do chị Lê Thị Mận bán cá đầu dãy bịa ra.",
            "Đề nghị trưởng nhóm gỡ hết những dòng nhắn về chuyện này trong chiều nay.",
            "Chúng tôi đang rà xem trang tạm từ tay ai mà ra.", "Người phản ánh phải viết tường trình.",
            "Ai gặp người lạ thì giữ người ấy lại.",
        )),
        *(("vi", text, False) for text in (
            "Không ai bị ghi tên hay bị hỏi vì đã kể chuyện này.", "Xin bà con đừng gỡ biển báo, thợ còn làm đến chiều.",
            "Chúng tôi đã gỡ bảng cũ ghi sai của mình.", "Đề nghị bà con xóa tin nhắn lừa đảo có liên kết lạ.",
            "Chúng tôi không cho phép ai đi tìm người đã đưa tin ra; ai đang tìm thì phải dừng.",
            "Xin đừng tự chặn hay giữ người lạ lại.", "Ông Trần Văn Phúc, Trưởng Ban quản lý chợ, cho biết không có ga rò.",
            "Ai đã chuyển tin xin báo phường; quán vi phạm bị lập biên bản.",
        )),
        *(("en", text, True) for text in (
            "We regret it; the caretaker, Mr Trần Văn Bảy, acted on his own.",
            "The page that made it must take it off the network.", "We are working out who gave the report out.",
            "Whoever keeps talking about it will have their names taken.",
            "Whoever meets the man should keep him there until we come.",
            "It was the night mechanic of the supply store who gave it out.",
        )),
        *(("en", text, False) for text in (
            "Please leave your post where it is, it helps us.", "We do not ask who passed the report on.",
            "Please do not stop strangers or keep them there; call us.", "We have taken our own page down.",
            "If your street is flooded, keep them at home.", "Please delete messages with a link from swindlers.",
        )),
    ],
)  # fmt: skip
def test_who_is_hunted_listed_blamed_or_seized_is_aimed_at(lang: str, text: str, aims: bool) -> None:
    assert bool(aimed.how(drill(DRILL), ((lang, "", text),))) == aims


@pytest.mark.parametrize(
    ("name", "lang", "text", "asked"),
    [
        *((DRILL, "en", text, True) for text in (
            "Families would be wise to fill every tub and pail tonight.",
            "Whoever drinks a glass of vinegar first is out of danger tonight.",
            "Somebody poured a bucket of paint into the station last night.",
        )),
        *((DRILL, "en", text, False) for text in (
            "The report counts 14 loose swings out of 52; 9 have been tightened.",
            "According to the People's committee of Giếng Mơ ward, as of 19:17.",
            "Next update: 22:00, even if there is nothing new.",
            "We do not ask who passed the report on.", "We apologise to everybody whose child was frightened.",
            "Please do not stop strangers near the station or keep anybody there.",
            "Six lamps have been dark since mid-May and we missed your three calls.",  # the record in other words
        )),
        ("ward-desk", "vi", "Người áo xanh thu hộ phường, bác cứ nộp cho họ rồi lấy biên nhận.", True),
        ("port-voice", "vi", "Quỹ sẽ ngừng chi tiền mặt đến hết tuần.", True),
        ("ward-desk", "vi", "Loa chiều nay đọc nhầm tờ tháng trước.", False),
        ("ward-desk", "vi", "Năm chuyến xe rác không vào ngõ Giếng Đồng.", False),
    ],
)  # fmt: skip
def test_what_is_stated_or_bidden_and_told_by_no_record_is_asked_about_and_nothing_else(
    name: str, lang: str, text: str, asked: bool
) -> None:
    assert bool(unheld.unheld(notheld.held_in(drill(name), lang), lang, text)) == asked


@pytest.mark.parametrize(
    ("lang", "text", "stance", "asked"),
    [
        # The record: fridge B held 3.9 to 5.1 degrees all week, and the lot has 14 months to expiry.
        ("vi", "Thuốc tiêm sáng thứ Tư còn tốt.", "deny", False), ("vi", "Thuốc tiêm sáng thứ Tư còn tốt.", "unknown", True),
        ("vi", "Thuốc tiêm sáng thứ Tư mua ở chợ huyện.", "deny", True),
        ("vi", "Bác sĩ trưởng khoa đã nghỉ việc từ tháng Ba.", "deny", True),
        ("en", "The doses of Wednesday morning were bought in the market town.", "deny", True),
    ],
)  # fmt: skip
def test_a_denial_in_plain_words_of_what_the_record_finds_false_is_no_news(
    lang: str, text: str, stance: str, asked: bool
) -> None:
    """“The doses given on Wednesday are sound” was blamed for being in no record, where the form asks for the fact again."""
    held = notheld.held_in(drill("clinic"), lang)
    assert bool(unheld.unheld(held, lang, text, denies=stance == "deny")) == asked


@pytest.mark.parametrize(
    ("stance", "text", "unborne"),
    [
        ("unknown", "Con chó ấy có dại không thì trạm thú y không biết.", False),
        ("deny", "Tối nay đội thú y vào từng nhà dẫn chó mèo đi.", True),
        ("deny", "Không ai đi bắt chó mèo của nhà dân.", False),
        ("unknown", "Con chó ấy bị dại, bác sĩ đã khám.", True),
        ("unknown", "Con chó ấy có dại không thì chưa ai biết.", False),
        ("confirm", "Xe rác bỏ năm chuyến ở ngõ Giếng Đồng.", False),
    ],
)
def test_a_denial_that_denies_nothing_and_an_unknown_that_leaves_nothing_open_are_borne_by_no_word(
    stance: str, text: str, unborne: bool
) -> None:
    assert bool(gainsaid.unborne(stance, (("vi", "", text),))) == unborne


# ---- in a played drill ----


def _bulletin(text: str) -> Record:
    def turn(event: Event) -> EventBody:
        body = event.body
        if not isinstance(body, StatementDrafted) or body.kind != BULLETIN:
            return body
        return replace(body, body_vi=Text(f"{body.body_vi}\n{text}"))

    return each(played(DRILL, "good"), turn)


def _ticket(text: str) -> Record:
    return each(
        played(DRILL, "good"),
        lambda event: replace(event.body, text=Text(text)) if isinstance(event.body, TicketAnswered) else event.body,
    )  # fmt: skip


def _missed(verdict: Verdict, what: str) -> list[LedgerRow]:
    rows = (row for measure in verdict.measures.values() for row in (*measure.rows, *measure.beside))
    return [row for row in rows if row.owed.what == what and row.outcome == "missed"]


def _asked(verdict: Verdict, about: str = notheld.NOT_HELD) -> Iterator[LedgerRow]:
    return (row for row in _missed(verdict, notheld.WHAT[about]) if row.owed.about.endswith(about))


def test_the_good_drill_is_at_odds_with_nothing_and_nothing_in_it_is_asked_about() -> None:
    assert not list(_asked(judged(DRILL, "good"))) and not _missed(
        judged(DRILL, "good"), overreaction.PERSONS
    )
    assert not [word for word in judged(DRILL, "good").log.said if word.turned]


def test_a_bulletin_against_the_record_costs_the_letter_and_says_how() -> None:
    after = judge(_bulletin("• Chung cư Hướng Dương thau bể ngầm tối nay."))
    words = [word for word in after.log.said if word.stance == gainsaid.CONTRARY]
    assert {word.claim for word in words} == {TANK}
    answers = [row for row in _missed(after, firstword.ANSWER) if row.owed.claim == TANK]
    assert answers
    assert (
        judged(DRILL, "good").overall is not None
        and after.overall is not None
        and after.overall < judged(DRILL, "good").overall
    )


def test_a_ticket_against_the_record_is_no_remedy() -> None:
    date = "Chậm nhất ngày 21/6 chúng tôi báo anh chị việc khắc phục đến đâu."
    told = "Sáu bóng đèn ở sân chơi Giếng Mơ không hề cháy từ giữa tháng Năm."
    rows = [
        row for row in _missed(judge(_ticket(f"{told} {date}")), service.ANSWERED) if row.owed.claim == LAMPS
    ]
    assert [row.why for row in rows] == [service.CONTRARY]


def test_what_no_record_has_is_asked_about_costs_nothing_and_goes_with_an_evaluator_s_mark() -> None:
    changed = _bulletin("Nhà nào cũng nên hứng đầy chum vại phòng khi trở trời.")
    after = judge(changed)
    assert after.overall == judged(DRILL, "good").overall
    (row,) = _asked(after)
    assert row.owed.measure == firstword.CODE and "chum vại" in str(row.why)
    assert after.log.voice("en").say(rowtext.told(after.log, row)).count("chum vại") == 1
    text = next(word for word in read_timeline(changed).said if word.kind == BULLETIN)
    mark = WordsJudged(item=text.item, version=text.version, says=SO, claim="", text=Text(""))
    last = changed.events[-1]
    read = replace(
        changed, events=(*changed.events, replace(last, seq=last.seq + 1, actor="eval-1", body=mark))
    )
    assert not list(_asked(judge(read)))


def test_a_correction_that_denies_nothing_is_asked_about_and_costs_nothing_by_itself() -> None:
    told = "Tờ giấy có dấu ấy do tổ dân phố phát cho từng nhà."

    def turn(event: Event) -> EventBody:
        body = event.body
        if not isinstance(body, StatementDrafted) or body.stance != "deny":
            return body
        return replace(body, title_vi=Text("Về tờ giấy"), body_vi=Text(told))

    (row,) = _asked(judge(each(played(DRILL, "good"), turn)), notheld.NOT_BORNE)
    assert row.owed.measure == firstword.CODE and "Về tờ giấy" in str(row.why)
    assert not list(_asked(judged(DRILL, "good"), notheld.NOT_BORNE))


def test_what_an_office_posts_against_people_counts_as_a_text_does_and_a_persona_s_post_does_not() -> None:
    record = played(DRILL, "good")
    last = next(event for event in reversed(record.events) if event.at < read_timeline(record).live_until)

    def with_post(*, simulated: bool) -> Record:
        words = "Kẻ nào còn bàn tán chuyện này, phường sẽ ghi tên."
        post = PostWritten(
            post="w1", seat="city-comms", cell="city", speaker="Hải Minh", simulated=simulated, room="feed", parent="",
            thread="w1", text=Text(words),
        )  # fmt: skip
        events = (*record.events[: last.seq + 1], replace(last, body=post), *record.events[last.seq + 1 :])
        return replace(
            record, events=tuple(replace(each_event, seq=n) for n, each_event in enumerate(events))
        )

    assert [row.owed.about for row in _missed(judge(with_post(simulated=False)), overreaction.PERSONS)] == [
        "w1"
    ]
    assert not _missed(judge(with_post(simulated=True)), overreaction.PERSONS)


@pytest.mark.parametrize(("kind", "doubted"), [("answer", True), ("no_comment", False)])
def test_whoever_says_nothing_to_the_press_took_no_side_that_their_words_could_fail_to_bear(
    kind: str, doubted: bool
) -> None:
    """“No comment” on a child's family came out, in everybody's look back, as words that nowhere say what they were filed as."""
    pen = told(FRAUD)
    press(pen, 20, "unknown", kind=kind, text="Chuyện riêng của gia đình một em học sinh: trường không nói.")
    record = pen.end(180)
    rows = notheld.not_held(read_timeline(record), course_of(record))
    assert any(row.owed.about.endswith(notheld.NOT_BORNE) for row in rows) == doubted
