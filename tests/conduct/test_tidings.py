"""What a text is tidings of is seen whatever its nouns, and not where that is denied or still to come; and people speak of it
before they speak of what its words are like beside that."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.broached import broached
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING, UNASKED, subject_of
from infodrill.conduct.tidings import TIDINGS
from infodrill.kernel.letters import bare
from infodrill.media.matters import ECHOED, MARKED
from infodrill.media.namedby import _named_order
from infodrill.media.relations import MARKS
from infodrill.media.replies import conditions_of, lines_in, lines_of, reply_id

PARTS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    ("vi", "ended"): (("Đợt phát chăn cho xóm trọ", "Chương trình dạy bơi của phường", "Triển lãm ảnh ở nhà văn hóa"),
        ("đã kết thúc chiều qua.", "vừa khép lại."), ("Đợt phát chăn chưa kết thúc.", "Khi đợt khám kết thúc sẽ báo.",
        "Đợt một đã kết thúc, đợt sau từ thứ Hai.")),
    ("en", "ended"): (("The coat drive", "The swimming course", "The seed exhibition"), ("has ended.", "is now over.",
        "finished on Sunday."), ("The coat drive has not ended.", "When the course is over we will say so.",
        "The first round of the course has ended and the next one begins on Monday.")),
    ("vi", "tallied"): (("Số ca cúm", "Lượng rác"), ("giảm 12 phần trăm so với tháng trước.", "tăng một ít so với tuần trước."),
        ("Mực nước sông giảm 20 cm so với tuần trước.", "Giá vé tăng so với năm ngoái.")),
    ("en", "tallied"): (("The clinic saw 300 patients,", "We lent 900 books,"), ("40 more than in May.",
     "12 fewer than last month."),
        ("The river stood 20 cm higher than last week.", "The fare is 500 more than in May.")),
    ("vi", "polled"): (("212 hộ", "64% phụ huynh"), ("đồng ý dời giờ tan.", "phản đối."), ("Nếu 212 hộ đồng ý thì dời.",
        "300 hộ ủng hộ tiền sửa đình.")),
    ("en", "polled"): (("320 households", "61% of parents"), ("said yes.", "were against.", "preferred Tuesdays."),
        ("If 320 households said yes we would do it.", "The candidate had 320 voted for.")),
    ("vi", "shamed"): (("Chị bán rau", "Bác lái xe", "Cô giáo ấy"), ("đã bị chửi suốt hai hôm.", "bị người lạ nhắn tin chửi.",
        "không liên quan gì.",
        "bị đe dọa ngay trước cửa."), ("Nếu ai bị chửi thì báo phường.", "Kẻ này bị dân làng đe dọa.")),
    ("en", "shamed"): (("The driver", "The woman in the clip"), ("was insulted in the street.", "did nothing wrong.",
        "has been threatened."), ("If you are threatened, ring the police.", "The coast was threatened by a storm.")),
    ("vi", "airtimes"): (("Loa phường", "Loa tổ 3"), ("phát lúc 6 giờ 30 và 17 giờ.", "phát mỗi ngày hai lần."),
        ("Loa phường hỏng từ lúc 6 giờ.", "Loa phường đã phát lệnh sơ tán lúc 17 giờ.",
        "Chiều nay loa báo xả lũ, loa đọc lại ba lần.")),
    ("en", "airtimes"): (("The loudspeaker", "The ward's loudspeakers"), ("will speak at 6:30 and 17:00.",
     "are on twice a day."),
        ("The loudspeaker broke at 6:30.", "Last night the loudspeaker gave an order at 22:00.")),
    ("vi", "rounds"): (("Tổ 1 và tổ 2", "Phố Hàng Kén"), ("thu rác sáng thứ Ba.", "gom vào chiều thứ Sáu."),
        ("Xin lỗi vì tổ 2 chưa thu rác thứ Ba.", "Lịch thu rác tổ 3 bị bỏ sót.")),
    ("en", "rounds"): (("Garden waste collection", "Paper round"), ("is on Mondays.", "begins at seven."),
        ("The rubbish round was missed, sorry.", "The bin collection is late.")),
    ("vi", "caredfor"): (("Bác sĩ", "Y tá của trạm"), ("đã khám cả ba cháu tại nhà.", "đang theo dõi hai người."),
        ("Bác sĩ khám mắt cho các cụ theo lịch.", "Nếu y tá theo dõi các cháu thì báo.")),
    ("en", "caredfor"): (("A doctor", "The nurses"), ("has seen all three children.", "visited both families.",
        "are treating the two patients."), ("The clinic saw 300 patients.", "If the nurses have seen the children, say so.")),
    ("vi", "formout"): (("Mẫu đơn đề nghị hỗ trợ", "Tờ khai số 3"), ("phát tại bàn một cửa.", "nộp ở nhà tổ trưởng."),
        ("Tờ khai phát tại bàn 2 là giả.", "Xin lỗi vì đơn đề nghị nộp tại bàn 2 bị thất lạc.")),
    ("en", "formout"): (("The form", "Form M2"), ("can be had at the office.", "is handed in at the school desk."),
        ("The form at the office is forged.", "Strangers hand out a form at the market.")),
    ("vi", "leftbehind"): (("Đồ thất lạc ở điểm tránh bão", "Mấy cái túi bỏ quên ở hội trường"), ("để ở hành lang phường.",
        "có hai điện thoại."), ("Đừng để quên bếp ga.", "Nếu để quên thẻ thì gọi.")),
    ("en", "leftbehind"): (("The lost-property table", "Unclaimed coats"), ("can be seen in the corridor.", "from the shelter."),
        ("If things were left behind, ring.", "The lost property story is a hoax.")),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), PARTS, ids=["-".join(key) for key in PARTS])
def test_tidings_are_seen_in_each_wording_and_not_where_they_are_denied_or_to_come(
    lang: str, name: str
) -> None:
    begins, ends, not_so = PARTS[lang, name]
    said = [*map(" ".join, product(begins, ends))]
    assert not [each for each in said if name not in set(broached(each, lang, ""))]
    assert not [each for each in not_so if name in set(broached(each, lang, ""))]
    untyped = [each for each in said if name not in set(broached(bare(each.lower()), lang, ""))]
    assert len(untyped) * 2 <= len(said), untyped


def test_each_has_eight_lines_two_of_each_kind_at_least() -> None:
    for lang in ("vi", "en"):
        assert {name for tongue, name in PARTS if tongue == lang} == {*TIDINGS}
        for name in TIDINGS:
            kinds = [
                [line for line in lines_of(matter, "", lang) if name in conditions_of(line)]
                for matter in ECHOED.values()
            ]
            assert min(map(len, kinds)) >= 2 and sum(map(len, kinds)) >= 8, (lang, name)


ROWS = [
    # (language, stance, title, body, what is said, what is not)
    ("vi", "advice", "Đã kết thúc đợt tiêm cúm", "Đợt tiêm cúm của phường đã kết thúc hôm qua, 412 cháu đã tiêm.",
     "ended", "babies jab"),
    ("en", "advice", "The book loan has ended", "The loan scheme ended on Friday. 214 pupils borrowed books.",
     "ended", "signup bring"),
    ("en", "advice", "Visits in November", "The ward saw 310 patients, 40 more than in October. The average "
     "wait was 52 minutes.",
     "tallied", "longwait measured"),
    ("vi", "advice", "Kết quả lấy ý kiến về giờ chợ", "320 hộ đồng ý dời giờ họp chợ sang 4 giờ sáng, 192 hộ "
     "không đồng ý.", "polled",
     "swapped measured"),
    ("vi", "advice", "Giờ phát loa", "Loa phường phát mỗi ngày hai lần, lúc 6 giờ 30 và 17 giờ.", "airtimes", "speaker"),
    ("en", "advice", "Garden waste collection", "Streets north of the canal: Mondays. Put bags out by 7 am.",
     "rounds", "sorting waste"),
    ("vi", "deny", "Chị bán xôi không bỏ thuốc", "Tin chị bán xôi cổng trường bỏ thuốc là sai. Chị đã bị chửi "
     "hai hôm nay và phải nghỉ bán.",
     "shamed", "pupils subject"),
    ("en", "advice", "Worker hurt at the roadworks", "A worker was hurt when a trench wall gave way on Mill "
     "Street. He is in hospital.",
     "ill", "works"),
    ("en", "partly", "Partly true: people were turned away", "It is partly true: 9 people were turned away. The "
     "clinic was never closed.",
     "halfso", "halfowned"),
    ("en", "advice", "What the pass costs", "A monthly pass costs 140,000 in all. Pupils pay half.", "fee", "halfso"),
    ("vi", "advice", "Tỉa cây đường Hàng Kén", "Sáng mai tổ cây xanh tỉa cành. Cành khô ai muốn lấy làm củi thì "
     "xin tổ trưởng.", "works",
     "optional"),
    ("vi", "confirm", "Bốn cháu bị bỏng", "Trưa nay nồi canh đổ làm bốn cháu bị bỏng tay. Nhà trường xin lỗi "
     "phụ huynh.", "sorry ill",
     "slight"),
    ("vi", "confirm", "Xin lỗi vì ghi sai giờ", "Nhà trường xin lỗi phụ huynh vì ghi sai giờ họp.", "sorry slight", "ill"),
    ("vi", "confirm", "Một hộp thuốc quá hạn", "Đếm trước mặt phụ huynh: 7 liều còn nguyên, 3 liều đã dùng. Bác sĩ đã khám cả ba "
     "cháu.", "caredfor", "measured slight"),
    ("vi", "confirm", "Tôi viết sai", "Tối qua tôi viết sai trên trang của phường. Tôi đã sửa bài. Lỗi là của "
     "tôi. Xin lỗi bà con.",
     "tookback sorry", "mended"),
    ("vi", "advice", "Mẫu đơn sửa mái nhà", "Mẫu đơn đề nghị hỗ trợ sửa mái nhà phát tại bàn một cửa.", "formout",
     "works mended"),
    ("en", "advice", "Lost property", "The lost-property table from the shelter is in the office corridor: 6 phones, 11 "
     "helmets, a bag of books. Monday to Friday, 8:00 to 11:00. We are sorry that some blankets were mixed up in the wash.",
     "leftbehind", "refuge bring"),
    ("en", "advice", "How it is done", "Our ward has once again shown the city how it is done. "
     "Nobody is closer to the people than we are.",
     "selfpraise", "prize"),
    ("en", "advice", "First prize", "Our class won first prize at the city song contest.", "prize", "selfpraise"),
    ("vi", "advice", "Cảm ơn bà con tổ 4", "Trạm cảm ơn bà con tổ 4 đã nhường sân cho buổi khám mắt. 73 cụ được "
     "khám.", "glad many", ""),
]  # fmt: skip


@pytest.mark.parametrize(
    ("lang", "stance", "title", "body", "told", "untold"), ROWS, ids=[row[2] for row in ROWS]
)
def test_people_speak_of_what_a_text_is_tidings_of(
    lang: str, stance: str, title: str, body: str, told: str, untold: str
) -> None:
    seen = _passages(title, body, stance, lang, NOTHING)
    assert {*told.split()} <= seen.keys() and not {*untold.split()} & seen.keys()


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nobody_says_it_is_so_of_what_nobody_had_asked_about(lang: str) -> None:
    text = {
        "vi": ("Lịch bơm nước", "Trạm bơm chạy từ 5 giờ sáng mai."),
        "en": ("Pumping", "The pump runs from 5 am tomorrow."),
    }
    for stance, name in (("confirm", "confirmed"), ("partly", "halfso")):
        assert name in _passages(*text[lang], stance, lang, NOTHING)
        assert name not in _passages(*text[lang], stance, lang, UNASKED)
    assert subject_of(None, lang, asked=False) == UNASKED and subject_of(None, lang) == NOTHING


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_suffered_is_spoken_of_by_every_other_one_who_answers(lang: str) -> None:
    row = next(each for each in ROWS if each[0] == lang and each[4] in ("shamed", "ill"))
    seen = _passages(row[2], row[3], row[1], lang, NOTHING)
    for matter in ECHOED.values():
        grammar = reply_id(matter, "", lang)
        first = [line for line, _, _ in _named_order(grammar, lang, frozenset(seen.items()), 1, "s1")][:4]
        assert sum(row[4] in conditions_of(lines_in(grammar)[line]) for line in first) >= 2, matter


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_thanks_many_is_told_how_many_that_were(lang: str) -> None:
    for matter in MARKED.values():
        lines = [line for line in lines_in(reply_id(matter, "", lang)) if "[many]" in line]
        assert any("glad" in conditions_of(line) & {*MARKS} for line in lines), matter
