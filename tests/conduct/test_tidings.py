"""What a text is tidings of is seen whatever its nouns, and not where that is denied or still to come; and people speak of it
before they speak of what its words are like beside that."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.broached import broached
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
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
    ("vi", "shamed"): (("Chị bán rau", "Bác lái xe", "Cô giáo ấy"), ("đã bị chửi suốt hai hôm.", "không liên quan gì.",
        "bị đe dọa ngay trước cửa."), ("Nếu ai bị chửi thì báo phường.", "Kẻ này bị dân làng đe dọa.")),
    ("en", "shamed"): (("The driver", "The woman in the clip"), ("was insulted in the street.", "did nothing wrong.",
        "has been threatened."), ("If you are threatened, ring the police.", "The coast was threatened by a storm.")),
    ("vi", "airtimes"): (("Loa phường", "Loa tổ 3"), ("phát lúc 6 giờ 30 và 17 giờ.", "phát mỗi ngày hai lần."),
        ("Loa phường hỏng từ lúc 6 giờ.", "Loa phường đã phát lệnh sơ tán lúc 17 giờ.")),
    ("en", "airtimes"): (("The loudspeaker", "The ward's loudspeakers"), ("will speak at 6:30 and 17:00.",
     "are on twice a day."),
        ("The loudspeaker broke at 6:30.", "Last night the loudspeaker gave an order at 22:00.")),
    ("vi", "rounds"): (("Tổ 1 và tổ 2", "Phố Hàng Kén"), ("thu rác sáng thứ Ba.", "gom vào chiều thứ Sáu."),
        ("Xin lỗi vì tổ 2 chưa thu rác thứ Ba.", "Lịch thu rác tổ 3 bị bỏ sót.")),
    ("en", "rounds"): (("Garden waste collection", "Paper round"), ("is on Mondays.", "begins at seven."),
        ("The rubbish round was missed, sorry.", "The bin collection is late.")),
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
def test_who_suffered_is_spoken_of_by_every_other_one_who_answers(lang: str) -> None:
    row = next(each for each in ROWS if each[0] == lang and each[4] in ("shamed", "ill"))
    seen = _passages(row[2], row[3], row[1], lang, NOTHING)
    for matter in ECHOED.values():
        grammar = reply_id(matter, "", lang)
        first = [line for line, _ in _named_order(grammar, lang, frozenset(seen.items()), 1, "s1")][:4]
        assert sum(row[4] in conditions_of(lines_in(grammar)[line]) for line in first) >= 2, matter


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_thanks_many_is_told_how_many_that_were(lang: str) -> None:
    for matter in MARKED.values():
        lines = [line for line in lines_in(reply_id(matter, "", lang)) if "[many]" in line]
        assert any("glad" in conditions_of(line) & {*MARKS} for line in lines), matter
