"""What a text says became of something is seen whatever that is, in wordings put together from parts, and is not seen where it is
denied or only a story; and of what a text denies or owns nobody speaks as if that were arranged."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.broached import broached
from infodrill.conduct.outcomes import OF_FAULTS, OUTCOMES
from infodrill.conduct.passages import _passages
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.subject import NOTHING
from infodrill.kernel.letters import bare
from infodrill.media.matters import ECHOED
from infodrill.media.namedby import _named_order
from infodrill.media.replies import conditions_of, lines_in, lines_of, reply_id

# What happens, whom or what it befalls and when, put together; and what takes it away.
PARTS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...], str]] = {
    ("vi", "closedfor"): (("Thư viện", "Bể bơi Gò Dưa", "Trạm y tế", "Chợ Bến Gỗ"),
        ("nghỉ thứ năm.", "tạm đóng cửa ba hôm."), "Thư viện không đóng cửa."),
    ("vi", "camelate"): (("Xe cứu hộ đến", "Chúng tôi trả lời", "Đội sửa tới"),
        ("chậm 2 tiếng.", "quá muộn.", "trễ một ngày."), "Xe không đến chậm."),
    ("vi", "mixedup"): (("Phòng khám phát nhầm", "Chúng tôi tính sai", "Tổ thu giao nhầm"),
        ("thuốc cho hai người.", "tiền của 40 hộ."), "Không phát nhầm thuốc cho ai."),
    ("vi", "safeback"): (("Chín ngư dân", "Cả đoàn", "Các cụ ở tổ 7"), ("đều an toàn.", "đã về đến nhà.", "vẫn bình an."),
        "Chín ngư dân chưa về đến nhà."),
    ("vi", "costsmore"): (("Suất ăn", "Vé gửi xe", "Tiền nước"),
        ("tăng từ 25.000 lên 28.000 đồng.", "tăng thêm 2.000 đồng."), "Vé gửi xe không tăng từ 3.000 lên 5.000 đồng."),
    ("vi", "unchanged"): (("Bãi xe", "Trường"),
        ("vẫn thu 3.000 đồng một lượt.", "không tăng học phí.", "giữ nguyên lịch học."), "Nếu vẫn thu 3.000 đồng thì báo."),
    ("vi", "optional"): (("Đồng phục mới", "Buổi học thêm"), ("không bắt buộc.", "là tự nguyện.", "tùy mỗi nhà."),
        "Kẻ bịa nói là không bắt buộc."),
    ("vi", "eligible"): (("Hộ nghèo", "Người trên 75 tuổi", "Gia đình có người khuyết tật"),
        ("được vay 50 triệu.", "được miễn phí."), "Hộ nghèo chưa được vay."),
    ("vi", "onduty"): (("Cấp cứu", "Ca gấp"), ("vẫn có người trực.", "vẫn nhận."),
        "Không có cấp cứu, vẫn có người trực là sai."),
    ("vi", "waived"): (("Tiểu thương", "Người thuê sạp"), ("được miễn tiền chỗ.", "không phạt quá hạn."),
        "Tiểu thương chưa được miễn tiền chỗ."),
    ("vi", "toldeach"): (("Khi có lịch phường nhắn", "Chúng tôi sẽ báo"), ("từng nhà.", "cho từng phụ huynh."),
        "Không nhắn từng nhà."),
    ("vi", "comesee"): (("Mời bà con ra bến", "Ai muốn thì đến kho"), ("xem tận mắt.", "kiểm tra."), "Đừng ra bến xem."),
    ("vi", "suspended"): (("Dược sĩ trực", "Người lái xe"), ("bị tạm đình chỉ.", "đã bị khiển trách."),
        "Không ai bị khiển trách."),
    ("vi", "goingdown"): (("Nước ở Cồn Vạc", "Lũ trên sông"), ("đang rút.", "đã hạ 30 cm."), "Nước ở Cồn Vạc chưa rút."),
    ("vi", "voting"): (("Tối nay tổ 4", "Chủ nhật bà con"), ("bầu tổ trưởng.", "đi bỏ phiếu."), "Không phải bầu tổ trưởng."),
    ("vi", "hiring"): (("Xưởng may", "Cảng"), ("tuyển 30 công nhân.", "cần tuyển thợ."), "Xưởng may không tuyển dụng."),
    ("en", "closedfor"): (("The library", "The pool", "The clinic"), ("is closed for a week.", "shuts on Friday."),
        "The library is not closed."),
    ("en", "camelate"): (("The crew came", "The boat arrived", "We answered"), ("two hours late.", "too late."),
        "The crew was not late."),
    ("en", "mixedup"): (("The clinic gave two people", "We sent out and delivered"), ("the wrong pills.", "the wrong bags."),
        "Nobody was given the wrong pills."),
    ("en", "safeback"): (("All nine fishermen", "The crew"), ("are safe.", "are back home."), "The crew are not back home."),
    ("en", "costsmore"): (("The meal", "A day ticket"), ("goes up from 25 to 28 dong.", "will be raised from 2 to 3 dong."),
        "The ticket is not going up from 2 to 3 dong."),
    ("en", "unchanged"): (("The parking fee", "The timetable"), ("stays the same.", "is not changing."),
        "If the fee stays the same, tell us."),
    ("en", "optional"): (("The new uniform", "The extra lesson"), ("is optional.", "is not compulsory."),
        "The hoax says that it is optional."),
    ("en", "eligible"): (("Families with a disabled child", "People over 75"), ("can apply for a loan.", "may claim it."),
        "People over 75 can not yet apply for it."),
    ("en", "onduty"): (("At night a nurse", "On holidays somebody"), ("is on duty.", "is there all night."),
        "Nobody is on duty, a nurse is not on duty."),
    ("en", "waived"): (("In October stall fees", "For that week late fines"), ("are waived.", "are dropped."),
        "Stall fees are not waived."),
    ("en", "toldeach"): (("We will write to", "The school will ring"), ("each family.", "every parent."),
        "We do not write to each family."),
    ("en", "comesee"): (("The log is out:", "The barn is open:"), ("come and look.", "see for yourselves."),
        "Do not come and look."),
    ("en", "suspended"): (("The driver", "The guard on the gate"), ("has been suspended.", "was reprimanded."),
        "Nobody has been suspended."),
    ("en", "goingdown"): (("The water in the lane", "The river"), ("is going down.", "has fallen by 30 cm."),
        "The river is not going down."),
    ("en", "voting"): (("On Sunday the block", "Tonight residents"), ("elects its leader.", "go to vote."),
        "It is not true that votes were bought."),
    ("en", "hiring"): (("The port is", "Two workshops are"), ("hiring.", "recruiting welders."), "The port is not hiring."),
    ("vi", "spare"): (("Xin đừng đăng", "Bà con đừng chia sẻ"), ("ảnh của cháu.", "tên gia đình ấy.", "tờ danh sách ấy."),
        "Bà con chia sẻ ảnh con đường."),
    ("vi", "telltrue"): (("Lệnh thật", "Thông báo chính thức"), ("bao giờ cũng có số.", "đều ghi giờ."),
        "Chưa có lệnh thật nào."),
    ("vi", "asusual"): (("Sáng mai trường học", "Ngân hàng giao dịch", "Chợ bán"), ("bình thường.", "như thường lệ."),
        "Chợ chưa họp bình thường."),
    ("vi", "nocharge"): (("Trường không thu", "Phường không hề thu"),
        ("tiền cơ sở vật chất.", "khoản nào.", "200.000 đồng."), "Nếu không thu tiền thì báo."),
    ("vi", "longwait"): (("Sáng nay có người chờ", "Nhiều người phải đợi"), ("đến 4 tiếng.", "hơn hai giờ."),
        "Không ai phải chờ 4 tiếng."),
    ("vi", "willhear"): (("Chiều thứ năm tôi ngồi ở sảnh", "Hiệu trưởng có mặt ở hội trường"),
        ("để nghe bà con.", "trả lời phụ huynh."), "Không ai ra nghe bà con."),
    ("vi", "brokeword"): (("Chúng tôi đã lỡ hẹn", "Phường thất hứa"), ("với bà con.", "ngày 30/9."), "Không ai hứa."),
    ("vi", "waitskin"): (("Bé lạc mẹ ở cổng bến xe, đang ở", "Cụ bị lạc ở chợ, giờ đang ngồi"),
        ("phòng bảo vệ.", "trạm y tế."), "Cụ đang nằm bệnh viện."),
    ("en", "spare"): (("Please do not share", "Do not post"), ("the child's picture.", "their names.", "her face."),
        "Share the picture of the road."),
    ("en", "telltrue"): (("A real order", "A genuine letter"), ("has a number.", "bears a date."),
        "A real order has not yet come."),
    ("en", "asusual"): (("On Monday school runs", "The market works", "The buses run"), ("as usual.", "normally."),
        "The buses do not run as usual."),
    ("en", "nocharge"): (("The school", "The ward"), ("collects no money.", "does not ask for a fee."),
        "If the school collects no money, tell us."),
    ("en", "longwait"): (("Some people waited for", "Patients had to queue"), ("four hours.", "an hour."),
        "No one waited for four hours."),
    ("en", "willhear"): (("On Thursday the head will sit in the hall", "I shall be at the gate"),
        ("to hear people.", "to answer."), "The head will not be there to hear people."),
    ("en", "brokeword"): (("We broke", "We have not kept"), ("our word.", "the promise."),
        "If we have not kept our word, tell us."),
    ("en", "waitskin"): (("The little girl", "An old lady"),
        ("is waiting in the guard's room for her family.", "is being looked after until her relatives come."),
        "She is in hospital."),
    ("vi", "stayin"): (("Bà con đóng kín", "Xin khép"), ("cửa sổ.", "các cửa.", "khe cửa."), "Không cần đóng cửa sổ."),
    ("en", "stayin"): (("Please keep", "Shut"), ("all windows closed.", "the doors."), "There is no need to shut windows."),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), PARTS, ids=["-".join(key) for key in PARTS])
def test_what_became_of_something_is_seen_in_each_wording_and_not_where_it_did_not(
    lang: str, name: str
) -> None:
    begins, ends, not_so = PARTS[lang, name]
    unseen = [
        said for said in map(" ".join, product(begins, ends)) if name not in set(broached(said, lang, ""))
    ]
    assert not unseen
    assert name not in set(broached(not_so, lang, "")), not_so


def test_it_is_seen_without_diacritics_too() -> None:
    rows = [(name, " ".join(parts)) for (lang, name), (begins, ends, _) in PARTS.items() if lang == "vi"
            for parts in product(begins, ends)]  # fmt: skip
    seen = [name in set(broached(bare(said.lower()), "vi", "")) for name, said in rows]
    assert sum(seen) >= len(rows) * 9 // 10, [row for row, found in zip(rows, seen, strict=True) if not found]


def test_each_has_two_lines_to_ask_doubt_and_nod_with_in_each_language() -> None:
    for lang in ("vi", "en"):
        assert {name for tongue, name in PARTS if tongue == lang} == {*OUTCOMES}
        for matter, name in product(ECHOED.values(), OUTCOMES):
            lines = [line for line in lines_of(matter, "", lang) if line.startswith((f"{name}|", f"{name}+"))]
            assert len(lines) >= 2, (lang, matter, name)


OWNED = {
    "vi": [
        f"{what} {whom} {pardon}"
        for what, whom, pardon in product(
            (
                "Chúng tôi thu nhầm tiền rác 30.000 đồng",
                "Trường nhập sai điểm thi",
                "Loa phường phát sớm lúc 4 giờ",
            ),
            ("của 37 nhà.", "hôm qua."),
            ("Chúng tôi xin lỗi.", "Xin lỗi bà con."),
        )
    ],
    "en": [
        f"{what} {whom} {pardon}"
        for what, whom, pardon in product(
            ("We charged the wrong fee of 30,000 dong to", "We entered the wrong exam marks for"),
            ("37 families.", "some people."),
            ("We are sorry.", "We apologise."),
        )
    ],
}


@pytest.mark.parametrize("lang", OWNED)
def test_of_work_that_went_wrong_nobody_speaks_as_of_an_arrangement(lang: str) -> None:
    for body in OWNED[lang]:
        seen = _passages("-", body, "confirm", lang, NOTHING)
        assert not {"fee", "exams", "speaker", "free", "noise"} & seen.keys(), (body, sorted(seen))


@pytest.mark.parametrize(
    ("lang", "title", "body", "unspoken"),
    [
        ("vi", "Ảnh cá chết không phải ở sông Vạc", "Cá chết trong ảnh chụp ở nơi khác năm ngoái.", "deadfish"),
        ("vi", "Không có gói miễn phí nào", "Đường link tặng dung lượng miễn phí là lừa đảo.", "free"),
        ("vi", "Không có đàn rắn nào ở chợ", "Nhiều người nói chợ có nhiều rắn, đội đã xem và không thấy.", "pests"),
        ("en", "The dead fish are not from our river", "The picture of dead fish was taken elsewhere last year.", "deadfish"),
        ("en", "There is no free card", "The link that offers a card for free is a scam.", "free"),
    ],
)  # fmt: skip
def test_of_what_is_denied_nobody_speaks_as_there(lang: str, title: str, body: str, unspoken: str) -> None:
    assert unspoken not in seen_in(title, body, lang, "deny")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_half_right_is_not_told_on_as_nothing(lang: str) -> None:
    body = {
        "vi": "Đúng là máy số 2 ngừng 40 phút. Không đúng là cả trạm ngừng.",
        "en": "It is true that one pump stopped. It is not true that all of them did.",
    }[lang]
    assert "nosuch" not in seen_in("-", body, lang, "partly")


THINGS = {
    "vi": product(
        ("Ai nhặt được", "Bác nào bị rơi đồ cũng như em: ai nhặt được", "Ai lượm được"),
        ("túi vải có sổ tiêm của cháu Bông", "ví có thẻ học sinh của em Mít"),
        ("ở chợ Mới, xin gửi bảo vệ cổng A.", "xin trả ở quầy thư viện."),
    ),
    "en": product(
        ("Whoever found", "If anyone has found"),
        ("the bag with the vaccination book of little Anna", "a school card of the boy Tom"),
        ("please hand it in at gate A.", "please ring the guard."),
    ),
}


@pytest.mark.parametrize("lang", THINGS)
def test_who_lost_a_thing_exposes_no_child_whose_it_is(lang: str) -> None:
    for parts in THINGS[lang]:
        seen = seen_in("-", " ".join(parts), lang, "confirm")
        assert "lost" in seen and not {"minors", "exposed"} & seen.keys(), (parts, sorted(seen))


HANDED = {
    "vi": product(
        ("phát nhầm", "ghi nhầm", "phát lộn"),
        ("thuốc huyết áp cho hai người", "quà của 12 hộ", "gạo cho tổ 5"),
    ),
}


def test_things_that_were_mixed_up_are_no_text_that_was_sent_by_mistake() -> None:
    """Nobody asks for "the right version" of pills."""
    for parts in HANDED["vi"]:
        said = f"Hôm qua phòng khám {' '.join(parts)}. Chúng tôi xin lỗi."
        assert "slip" not in seen_in("-", said, "vi", "confirm") or parts[0] == "ghi nhầm", said
    for text in ("thông báo cũ", "tin của hôm trước", "bản chưa duyệt"):
        assert "slip" in seen_in("-", f"Hôm qua chúng tôi phát nhầm {text}. Xin lỗi bà con.", "vi", "confirm")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_a_text_says_of_a_thing_is_spoken_of_before_the_thing_alone_and_what_is_retired_never(
    lang: str,
) -> None:
    held = [
        "subject",
        "denied",
        "negates",
        "informs",
        "undenied",
        "unanswered",
        "sorry",
        "unreached",
        "arguable",
    ]
    of_it = list[frozenset[str]]()
    for matter in ECHOED.values():
        grammar = reply_id(matter, "", lang)
        passages = {**dict.fromkeys(held, ""), "subject": "X", "named": ""}
        order = _named_order(grammar, lang, frozenset(passages.items()), 1, "s1")
        said = [conditions_of(lines_in(grammar)[line]) for line, _, _ in order]
        assert len(said) > 6 and not any("never" in each for each in said)
        of_it += [each for each in said if "subject" in each]
    assert len(of_it) == 1 and of_it[0] & {"denied", "sorry", "unanswered"}, of_it


PAST = {
    "vi": product(("Sáng thứ tư", "Chiều thứ năm"), ("30 cháu được tiêm lô mới,", "thợ đã đo ở dãy B,"), ("không ai ốm.",)),
    "en": product(("On Wednesday", "On Thursday"),
        ("30 children had a jab from a new lot,", "the crew measured row B,"), ("nobody is ill.",)),
}  # fmt: skip


@pytest.mark.parametrize("lang", PAST)
def test_on_what_day_it_was_that_is_told_in_a_denial_nobody_keeps_in_mind(lang: str) -> None:
    for parts in PAST[lang]:
        assert "set" not in seen_in("-", " ".join(parts), lang, "deny"), parts
    ahead = {
        "vi": "Không cắt điện đêm nay. Chợ mở lại lúc 5 giờ sáng mai.",
        "en": "There is no cut. The market opens at 5:00 tomorrow.",
    }
    assert "set" in seen_in("-", ahead[lang], lang, "deny")


MISTAKEN = [
    ("vi", "Cầu treo", ("Cầu treo Bản Mận", "Cầu treo qua suối"), ("bị đứt một dây cáp", "có dây cáp sắp đứt"),
     ("và đã cấm người qua.",), "harms"),
    ("vi", "Đổi tên đường", ("Đường Số 9", "Phố cạnh chợ"), ("mang tên Trần Đá", "được đặt tên Lê Văn Sậy"), ("từ 1/12.",),
     "exposed"),
    ("vi", "Nhà cho thuê", ("Giá thuê 1,2 triệu một tháng.",), ("Công nhân có hợp đồng", "Hộ nghèo"),
     ("được xét thuê, nộp đơn ở phường.", "được hỗ trợ tiền thuê."), "sells"),
    ("vi", "Về clip", ("Chúng tôi đã xem clip.", "Trường vừa xem đoạn video."), ("Hai em đang ở cùng gia đình.",),
     ("Chưa rõ đầu đuôi.", "Trường chưa kết luận."), "inspected"),
    ("vi", "Vì sao cá chết", ("Chúng tôi chưa biết", "Chưa rõ"), ("vì sao", "nguyên nhân"), ("cá chết ở kênh 3.",), "why"),
    ("vi", "Vé giả", ("Ai đã trả tiền", "Ai lỡ trả tiền"), ("thì gọi ngân hàng", "báo công an"), ("ngay.",), "refund"),
    ("vi", "Chợ hoa", ("Chợ hoa họp ở quảng trường,", "Năm nay họp ở bến,"), ("không họp ở phố", "không họp trong chợ"),
     ("như mọi năm.",), "unchanged"),
    ("en", "Bell Road", ("The square by the market", "Road 9"),
     ("is named after Tom Reed", "bears the name of Anna Marsh"), ("from May.",), "exposed"),
    ("en", "Flats", ("The rent is 90 a month.",), ("Workers with a contract", "Families on the list"),
     ("can apply for one.", "may claim it at the ward."), "sells"),
    ("vi", "Về mũi tiêm", ("Cháu mất", "Cháu tử vong"), ("do viêm cơ tim,",),
     ("không phải do tiêm.", "trước khi tiêm một ngày."), "babies"),
    ("en", "The samples", ("Eleven blood samples", "Two samples"), ("taken on Monday were lost.", "sent on Monday are gone."),
     ("We are sorry.",), "sample"),
]  # fmt: skip


@pytest.mark.parametrize("row", MISTAKEN, ids=[f"{row[0]}-{row[5]}" for row in MISTAKEN])
def test_a_plain_notice_is_not_taken_for_what_its_single_words_are_signs_of(row: tuple[object, ...]) -> None:
    lang, title, *parts, mark = row
    for said in product(*parts):  # type: ignore[call-overload]
        seen = seen_in(str(title), " ".join(said), str(lang), "confirm")
        assert mark not in seen, (said, sorted(seen))


@pytest.mark.parametrize(
    ("lang", "begins", "ends"),
    [
        ("vi", ("Tin bác sĩ bị đình chỉ", "Chuyện phát nhầm thuốc", "Chuyện xe đến chậm hai tiếng"),
         ("là sai.", "không có thật.")),
        ("en", ("That the driver has been suspended", "That they were given the wrong pills",
         "That the crew came two hours late"),
         ("is false.", "is untrue.")),
    ],
)  # fmt: skip
def test_what_went_wrong_in_a_story_that_is_denied_is_nobody_s_fault(
    lang: str, begins: tuple[str, ...], ends: tuple[str, ...]
) -> None:
    for parts in product(begins, ends):
        seen = seen_in("-", " ".join(parts), lang, "deny")
        assert not OF_FAULTS & seen.keys(), (parts, sorted(seen))


@pytest.mark.parametrize("place", ["Thư viện", "Chợ đêm", "Kho 2", "Bãi xe", "Hiệu thuốc", "Bể bơi"])
@pytest.mark.parametrize(
    "closed", ["không đóng cửa", "tạm đóng cửa ba hôm", "đóng cửa lúc 17 giờ", "đóng cửa để kiểm kê"]
)
def test_a_place_that_is_closed_tells_nobody_to_stay_in(place: str, closed: str) -> None:
    assert "stayin" not in set(broached(f"{place} {closed}.", "vi", ""))
