"""Advice that harms is told by what people know not to do, in both languages; what warns of it, tells whom it befell or whose
work it is advises nothing. Every reply to it objects or warns: nobody thanks, asks for more, mocks or looks for who wrote
it."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.harmful import HARMS, ROBS, harmful, warned
from infodrill.conduct.learnt import lines
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
from infodrill.kernel.folding import fold
from infodrill.media.matters import MARKED
from infodrill.media.relations import ALONE, OPPOSED
from infodrill.media.replies import conditions_of, lines_of, words_of
from infodrill.scenario.loader import find, library, load

ADVICE = [
    ("vi", ROBS, "Ai quên mật khẩu thì nhắn mã OTP vào đây, bên em lấy lại cho."),
    ("vi", ROBS, "Bà con chụp hai mặt ảnh thẻ ngân hàng gửi vào hộp thư để được hỗ trợ."),
    ("vi", ROBS, "Chuyển 500 nghìn tiền giữ chỗ vào tài khoản cá nhân của cán bộ là có suất."),
    ("vi", ROBS, "Muốn lấy lại tiền bị lừa thì chuyển trước 300 nghìn phí xác minh."),
    ("en", ROBS, "Type your password and the one-time code below and we will fix it."),
    ("en", ROBS, "Pay the release fee of two hundred thousand first, then you get your money back."),
    ("vi", HARMS, "Trẻ đau bụng cho uống một thìa nước rửa bát là khỏi."),
    ("vi", HARMS, "Gạo mốc xanh vo kỹ, nấu lâu là ăn được."),
    ("vi", HARMS, "Mọi người lội qua bên kia vịnh ngay."),
    ("vi", HARMS, "Ai bị bỏng thì bôi nước mắm lên chỗ bỏng là khỏi."),
    ("en", HARMS, "If the house is flooded, leave the power on for the fan."),
    ("en", HARMS, "The street is under water. Children can splash in it."),
    ("vi", HARMS, "Uống thuốc không hết thì uống một ngụm dầu hỏa là khỏi."),
    ("en", HARMS, "Drink a glass of bleach if your pills will not work."),
    ("vi", HARMS, "Cảm thì ngậm tỏi, khỏi đi khám cho tốn."),
    ("vi", HARMS, "Đường ngập tới ngực thì cứ lội, đi mau cho kịp chợ."),
    ("vi", HARMS, "Dây điện vướng lối đi thì lấy gậy tre hất sang bên."),
    ("en", HARMS, "Cover wounds with wet soil, it heals faster than any bandage."),
    ("vi", HARMS, "Cứ để con chơi dưới bức tường nứt, không sao đâu."),
    ("en", HARMS, "Just park under the leaning wall, there is room."),
    ("vi", HARMS, "Nghi ga rò thì bật lửa soi quanh van."),
    ("vi", HARMS, "Rét thì đốt than trong phòng đóng kín mà ngủ."),
    ("vi", HARMS, "Bão to thì trèo lên mái giữ tôn."),
    ("en", HARMS, "A cup of disinfectant in warm water settles the stomach."),
    ("en", HARMS, "Stop taking your heart pills for a few days and see."),
    ("en", HARMS, "The river is up, just wade across, it is quicker."),
    ("en", HARMS, "Push the fallen line aside with a broom and go on."),
    ("en", HARMS, "Run the generator in the bedroom, shut the windows and sleep well."),
]
SOUND = [
    ("vi", "Không ai của phường hỏi mã OTP; ai hỏi thì đừng đọc."),
    ("vi", "Ai lỡ gửi mật khẩu thì gọi ngân hàng khóa thẻ ngay."),
    ("vi", "Trẻ uống nhầm nước tẩy thì đưa ngay đến bệnh viện, đem theo chai."),
    ("vi", "Không lội qua suối khi nước lên."),
    ("vi", "Điện lực đang gỡ dây điện đứt ở ngõ 4, bà con đứng xa."),
    ("vi", "Đội cứu hộ lội vào từng nhà đón các cụ."),
    ("vi", "Uống xăng không hết cúm."),
    ("vi", "Gạo đã mốc thì bỏ, đừng nấu cho trẻ ăn."),
    ("en", "Cover the wound with a clean cloth and go to the clinic."),
    ("vi", "Đừng để con chơi dưới bức tường nứt."),
    ("en", "Do not park under the leaning wall."),
    ("vi", "Bị bỏng thì đừng bôi kem đánh răng, xả nước mát rồi ra trạm."),
    ("en", "When water gets into the house, switch off the power first."),
    ("vi", "Bôi dầu hỏa chữa cúm là chuyện đùa, đừng ai làm theo."),
    ("vi", "Cam dot lua gan binh ga."),
    ("en", "A glass of petrol will not cure the flu."),
    ("vi", "Uống thuốc theo đơn, tái khám thứ Năm ở phòng khám."),
    ("en", "We never ask for your PIN or one-time code."),
    ("en", "If you have sent your password, ring the bank at once."),
    ("en", "A child who swallowed bleach was taken to hospital and is well."),
    ("en", "Crews are clearing the fallen line; stay away."),
    ("en", "Do not wade or drive through the underpass."),
    ("en", "Take the tablets with a glass of water after meals."),
]


@pytest.mark.parametrize(("lang", "leads_to", "text"), ADVICE, ids=[row[2][:30] for row in ADVICE])
def test_what_everybody_knows_not_to_do_is_answered_for_that(lang: str, leads_to: str, text: str) -> None:
    assert harmful("", text, lang) == leads_to
    seen = _passages("", text, "confirm", lang, NOTHING)
    assert (
        leads_to in seen
        and leads_to in ALONE & OPPOSED
        and not {"fact", "advice", "free", "calls"} & seen.keys()
    )
    if lang == "vi":
        assert harmful("", fold(text), lang) in (leads_to, "")  # without accents no other thing is made of it


@pytest.mark.parametrize(("lang", "text"), SOUND, ids=[row[1][:30] for row in SOUND])
def test_who_warns_of_it_or_tells_whom_it_befell_advises_nothing(lang: str, text: str) -> None:
    assert not harmful("", text, lang)


@pytest.mark.parametrize(
    ("lang", "text", "warns"),
    [
        ("vi", "Nước chảy xiết, tuyệt đối không lội sang bờ bên kia.", True),
        ("vi", "Đừng đọc mã OTP cho bất kỳ ai.", True),
        ("en", "Do not wade across the river.", True),
        ("en", "Never touch a fallen line.", True),
        ("vi", "Quầy mở từ 8 giờ, không thu tiền.", False),
        ("vi", "Nước máy không có mùi, uống bình thường.", False),
        ("en", "The counter is open, no fee.", False),
    ],
)
def test_what_forbids_it_warns_and_nothing_else_does(lang: str, text: str, warns: bool) -> None:
    assert warned("", text, lang) is warns
    assert ("warned" in _passages("", text, "advice", lang, NOTHING)) is warns


def test_of_our_own_lines_only_wild_advice_and_orders_harm() -> None:
    found = [(label, text) for label, lang, text in lines() if harmful("", text, lang)]
    assert {label for label, _ in found} <= {"wild", "order"} and len(found) >= 40, found


def test_nothing_that_an_office_of_the_library_may_say_harms() -> None:
    said = [
        (lang, both.in_(lang))
        for name in library()
        for claim in load(find(name)).scenario.claims
        for both in (
            claim.advice,
            claim.meanwhile,
            claim.kernel,
            *(known.why for known in claim.truth),
            *(step.note for step in claim.right_path),
        )
        if both
        for lang in ("vi", "en")
    ]
    assert len(said) > 500 and not [(lang, text) for lang, text in said if harmful("", text, lang)]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_nobody_mocks_seeks_or_blames_who_gives_or_takes_such_advice(lang: str) -> None:
    said = [
        (matter, fold(words_of(line)))
        for matter in MARKED.values()
        for line in lines_of(matter, "", lang)
        if conditions_of(line) & {ROBS, HARMS}
    ]
    assert len(said) >= 40
    ill = re.compile(
        r"\b(?:ngu|dai|kkk|haha|=\)\)|ai viet|tim ra|dia chi|ten gi|fool\w*|stupid|idiots?|lol|who wrote|find out who|serves?)\b"
    )
    assert not [line for line in said if ill.search(line[1])]
