"""What a text does to its readers is seen whatever it is about, and not where it is denied; and each act has lines of its own."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.acts import ACTS
from infodrill.conduct.broached import broached
from infodrill.conduct.seenin import seen_in
from infodrill.kernel.letters import bare
from infodrill.media.matters import ECHOED
from infodrill.media.replies import lines_of

PARTS: dict[tuple[str, str], tuple[tuple[str, ...], tuple[str, ...], str]] = {
    ("vi", "boasted"): (("Công ty cấp nước", "Trường mầm non"), ("sạch nhất thành phố.", "chưa có phàn nàn nào.",
        "được 98% phụ huynh hài lòng."), "Chúng tôi không dám nhận là tốt nhất thành phố."),
    ("en", "boasted"): (("The water works", "Our kitchen"), ("is the cleanest in the country.",
        "finished without a single complaint.", "made it a resounding success."), "It was not a complete success."),
    ("vi", "halfowned"): (("Bà con phản ánh về suất ăn", "Chuyện loa phường"), ("là có phần đúng.",
        "thì chúng tôi cũng có lỗi.", "lẽ ra làm tốt hơn."), "Kẻ bịa nói là có phần đúng."),
    ("en", "halfowned"): (("About the meals:", "On the loudspeaker:"), ("some of what was posted is fair.",
        "it is partly true.", "we could have said so sooner."), "If it is partly true, tell us."),
    ("vi", "verylate"): (("Xích đu", "Mái nhà chợ"), ("chậm hai tháng.", "quá hạn 5 tuần.", "trễ gần một năm."),
        "Xích đu không chậm hai tháng."),
    ("en", "verylate"): (("The swings are", "The roof is"), ("two months late.", "five weeks overdue.", "late by a year."),
        "The roof is not two months late."),
    ("vi", "whopays"): (("Chi phí sửa tường", "Viện phí của ba người"), ("do nhà thầu chịu.", "do công ty trả."),
        "Nếu chi phí do nhà thầu chịu thì báo."),
    ("en", "whopays"): (("The contractor", "The city"), ("pays for the repairs.", "will bear the cost."),
        "If the city pays for the repairs, tell us."),
    ("vi", "towed"): (("Xe đỗ trước cổng", "Ai vứt rác ra kênh"), ("sẽ bị phạt 500.000 đồng.", "bị xử phạt theo quy định."),
        "Ai chia sẻ tin này sẽ bị phạt."),
    ("en", "towed"): (("Cars by the gate", "Lorries in the lane"), ("will be towed.", "will be fined."),
        "Those who share the story will be fined."),
    ("vi", "inperson"): (("Người nhận thẻ", "Chủ hộ"), ("trực tiếp đến ký.", "phải có mặt.", 
        "không được ký thay."),
        "Không cần trực tiếp đến ký."),
    ("en", "inperson"): (("Owners", "Everyone on the list"), ("must be present.", "should collect it in person."),
        "Owners need not come in person."),
    ("vi", "openslonger"): (("Thư viện", "Quầy một cửa"), ("mở thêm buổi tối.", "làm việc cả thứ bảy.", "kéo dài giờ phục vụ."),
        "Thư viện không mở buổi tối."),
    ("en", "openslonger"): (("The library", "The counter"), ("opens in the evenings.", "has longer hours.", "stays open longer."),
        "The library is not open in the evenings."),
    ("vi", "feast"): (("Tối rằm có", "Chủ nhật mời bà con xem"), ("đêm văn nghệ.", "trận bóng của hai phường.", "múa lân."),
        "Không có đêm văn nghệ."),
    ("en", "feast"): (("On Sunday there is", "Come and see"), ("a lantern walk.", "the football match.", "the boat race."),
        "There is no concert."),
}  # fmt: skip


@pytest.mark.parametrize(("lang", "name"), PARTS, ids=["-".join(key) for key in PARTS])
def test_an_act_is_seen_in_each_wording_and_not_where_it_is_denied(lang: str, name: str) -> None:
    begins, ends, not_so = PARTS[lang, name]
    said = [*map(" ".join, product(begins, ends))]
    assert not [each for each in said if name not in set(broached(each, lang, ""))]
    assert name not in set(broached(not_so, lang, "")), not_so
    untyped = [each for each in said if name not in set(broached(bare(each.lower()), lang, ""))]
    # "phat" is many words: of a fine that is typed without accents nobody reads.
    assert lang == "en" or name == "towed" or len(untyped) * 4 <= len(said), untyped


def test_each_act_has_eight_lines_in_vietnamese_and_six_in_english_two_of_each_kind() -> None:
    for lang, least in (("vi", 8), ("en", 6)):
        assert {name for tongue, name in PARTS if tongue == lang} == {*ACTS}
        for name in ACTS:
            kinds = [
                [line for line in lines_of(matter, "", lang) if line.startswith((f"{name}|", f"{name}+"))]
                for matter in ECHOED.values()
            ]
            assert min(map(len, kinds)) >= 2 and sum(map(len, kinds)) >= least, (lang, name)


@pytest.mark.parametrize(
    ("lang", "title", "body", "stance", "unspoken"),
    [
        ("vi", "Đêm nhạc tối thứ bảy", "Đêm nhạc bị hủy vì mưa.", "confirm", "feast"),
        ("vi", "Xin lỗi bà con", "Chúng tôi xin lỗi vì đêm văn nghệ hôm qua ồn.", "confirm", "feast"),
        ("vi", "Chuyện chậm lương", "Tin công ty chậm lương hai tháng là bịa.", "deny", "verylate"),
        ("vi", "Lừa đảo", "Kẻ gian nói phải trực tiếp đến nhận tiền. Đừng đi.", "advice", "inperson"),
        ("en", "The concert", "The concert on Sunday is cancelled.", "confirm", "feast"),
        ("en", "Fees", "Rumour says that the city pays the cost. It does not.", "deny", "whopays"),
    ],
)  # fmt: skip
def test_what_is_called_off_or_only_told_is_no_act(
    lang: str, title: str, body: str, stance: str, unspoken: str
) -> None:
    assert unspoken not in seen_in(title, body, lang, stance)


@pytest.mark.parametrize("kept", ["Chó thả rông bị bắt giữ 72 giờ.", "Xe không chủ bị tạm giữ ở bãi."])
def test_what_is_caught_or_kept_threatens_nobody_who_reads(kept: str) -> None:
    assert "threat" not in seen_in("-", kept, "vi", "tells")
    assert "threat" in seen_in("-", "Ai tung tin sẽ bị tạm giữ.", "vi", "tells")


TWINS = [
    ("beingdone", "Thợ đang sửa ống ở ngõ 4.", "The crew is mending the pipe in Lane 4."),
    ("beingdone", "Đội đang lấy mẫu.", "The team is taking samples."),
    ("calls", "Ai thấy thì gọi công an phường.", "Whoever sees it, call the police."),
    ("calls", "Cần sang gấp thì gọi tổ trực.", "To cross in a hurry, ring the watch."),
    ("pictured", "Ảnh cá chết là ảnh cũ, chụp năm ngoái.", "The picture of dead fish is old, it was taken last year."),
    ("athome", "Cán bộ đến từng nhà xem.", "An officer comes to see each house."),
    ("eligible", "Hộ nghèo được hỗ trợ 10 triệu đồng.", "Families on the list can get 10 million dong."),
    ("waste", "Xe rác bỏ sót ngõ 9. Tối nay xe rác đến.", "The rubbish lorry missed Lane 9. The rubbish lorry comes tonight."),
    ("wayshut", "Cầu tạm đóng đến hết tuần.", "The footbridge is closed until Sunday."),
    ("bids", "Xin đóng cửa sổ đến trưa.", "Please keep windows closed until noon."),
    ("advising", "Nộp đơn ở phường.", "Apply at the ward."),
]  # fmt: skip


@pytest.mark.parametrize(("name", "vi", "en"), TWINS, ids=[f"{row[0]}-{row[2][:14]}" for row in TWINS])
def test_what_is_read_in_one_language_is_read_in_the_other(name: str, vi: str, en: str) -> None:
    for lang, said in (("vi", vi), ("en", en)):
        title, _, body = said.partition(". ") if ". " in said else ("-", "", said)
        assert name in seen_in(title, body, lang, "confirm"), (lang, said)


RUDE = {
    "vi": ("Sổ ở cửa kia, không đọc thì biến.", "Chúng tôi chán trả lời mấy người ấy rồi.", "Đèn sáng rồi, bớt kêu ca đi.",
        "Lớn cả rồi mà hỏi như trẻ con.", "Chúng tôi không rảnh để cãi nhau."),
    "en": ("The log is on the door. Read it or go away.", "If you can't count to three, write to nobody.",
        "We have better things to do than answer gossips.", "We are tired of being asked about the lamps."),
}  # fmt: skip
CALM = {
    "vi": (
        "Ai mệt thì nghỉ ở lán.",
        "Ai không rảnh hôm ấy thì gửi phiếu.",
        "Chúng tôi trả lời mấy người đã hỏi.",
    ),
    "en": (
        "Keep clear or stay behind the rope.",
        "If you cannot read the small print, ask at the desk.",
        "Rest if you are tired.",
    ),
}


@pytest.mark.parametrize("lang", RUDE)
def test_who_sends_readers_away_or_belittles_them_scorns_them(lang: str) -> None:
    assert not [said for said in RUDE[lang] if "scorn" not in seen_in("-", said, lang, "deny")]
    assert not [said for said in CALM[lang] if "scorn" in seen_in("-", said, lang, "deny")]


EVERYDAY = {
    "vi": (
        "Để bảo đảm an toàn khu vực thi công, xin đi lối khác.", "Tổ 3 dọn sạch khu vực chợ.",
        "Làm nhanh để hoàn thành trước tháng 3 năm 2027.", "Nộp thẻ để được miễn phí gửi xe ba tháng.",
        "Từ nay không nhận hộ khẩu giấy.", "Đội sửa điện làm việc cả ban đêm.", "Trả lại một phần tiền nước đúng hạn.",
    ),
    "en": ("The crew works at night.", "Bus 4 runs on weekends as before."),
}  # fmt: skip


@pytest.mark.parametrize("lang", EVERYDAY)
def test_an_everyday_sentence_is_no_act(lang: str) -> None:
    seen = {said: {*ACTS} & {*broached(f"-. {said}", lang, "")} for said in EVERYDAY[lang]}
    assert not {said: names for said, names in seen.items() if names}
