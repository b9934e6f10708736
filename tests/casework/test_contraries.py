"""Two texts that cannot both be so are found by the sides that they take, and true ones beside each other are left alone."""

from __future__ import annotations

from itertools import permutations, product

import pytest

from infodrill.casework.contraries import says_otherwise, torn

SIDES = {
    "vi": [
        ("đang mở", "đang khóa"), ("vẫn an toàn", "rất nguy hiểm"), ("đã tăng", "đã giảm"), ("còn vững", "đã sập"),
        ("là thật", "là giả"), ("đang chạy", "đã ngừng"), ("không mở", "đang mở"), ("không vỡ", "đã vỡ"),
    ],
    "en": [
        ("is open", "is closed"), ("is safe", "is dangerous"), ("is rising", "has fallen"), ("is holding", "has given way"),
        ("is genuine", "is a forgery"), ("is running", "is suspended"), ("is not shut", "is shut"), ("is not safe", "is safe"),
    ],
}  # fmt: skip
THINGS = {
    "vi": ("Cống ngăn triều Bến Sỏi", "Cầu phao Hàng Sú ở phường Lau Trắng"),
    "en": ("The tide gate at Pebble Quay", "The floating bridge at Mangrove Row"),
}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_takes_the_other_side_of_one_thing_says_the_contrary(lang: str) -> None:
    for thing, sides in product(THINGS[lang], SIDES[lang]):
        for one_side, other in permutations(sides):
            ours, theirs = f"{thing} {one_side}.", f"{thing} {other}."
            assert says_otherwise(lang, ours, theirs), (ours, theirs)
            assert not says_otherwise(lang, ours, ours)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_of_another_thing_nothing_is_contrary(lang: str) -> None:
    first, second = THINGS[lang]
    for one_side, other in SIDES[lang]:
        assert not says_otherwise(lang, f"{first} {one_side}.", f"{second} {other}.")


@pytest.mark.parametrize(
    ("lang", "ours", "theirs"),
    [
        ("vi", "Nước giếng ở phường Lau Trắng không an toàn.", "Nước máy ở phường Lau Trắng an toàn."),
        ("vi", "Cầu phao Hàng Sú cấm xe ben.", "Cầu phao Hàng Sú mở cho xe đạp."),
        ("vi", "Chợ Bến Sỏi mở cửa lại từ 6 giờ sáng mai.", "Chợ Bến Sỏi đóng cửa hôm nay."),
        ("vi", "Lúc 18 giờ cống Bến Sỏi đã mở.", "Lúc 14 giờ cống Bến Sỏi đã đóng."),
        ("vi", "Cống Bến Sỏi đã vỡ chưa?", "Cống Bến Sỏi còn vững."),
        ("vi", "Có người kể cống Bến Sỏi đã vỡ.", "Cống Bến Sỏi còn vững."),
        ("vi", "Nếu cống Bến Sỏi vỡ, bà con lên đê.", "Cống Bến Sỏi còn vững."),
        ("vi", "Số người bị thương ở kho Đồng Mía từ hai lên bốn.", "Có hai người bị thương ở kho Đồng Mía."),
        ("en", "Well water in Reed ward is not safe.", "Tap water in Reed ward is safe."),
        (
            "en",
            "The bridge at Mangrove Row is closed to lorries.",
            "The bridge at Mangrove Row is open to bicycles.",
        ),
        ("en", "The ferry at Owl Quay is cancelled on Monday.", "The ferry at Owl Quay runs on Sunday."),
        (
            "en",
            "The market at Owl Quay opens again at six tomorrow.",
            "The market at Owl Quay is closed today.",
        ),
    ],
)
def test_for_others_at_another_hour_asked_heard_or_changed_it_is_no_contrary(
    lang: str, ours: str, theirs: str
) -> None:
    assert not says_otherwise(lang, ours, theirs) and not says_otherwise(lang, theirs, ours)


@pytest.mark.parametrize(
    ("lang", "ours", "theirs"),
    [
        ("vi", "Có bốn người bị thương trong vụ cháy kho Đồng Mía.", "Có hai người bị thương trong vụ cháy kho Đồng Mía."),
        ("en", "Nine people were hurt in the fire at Owl Quay.", "Two people were hurt in the fire at Owl Quay."),
    ],
)  # fmt: skip
def test_another_number_of_the_same_is_contrary(lang: str, ours: str, theirs: str) -> None:
    assert says_otherwise(lang, ours, theirs) and not says_otherwise(lang, ours, ours)


@pytest.mark.parametrize(
    ("lang", "body", "is_torn"),
    [
        ("vi", "Cầu phao Hàng Sú đang mở. Xin bà con đi chậm. Cầu phao Hàng Sú đã khóa.", True),
        ("en", "The bridge at Owl Quay is open. Go slowly. The bridge at Owl Quay is closed.", True),
        ("vi", "Cầu phao Hàng Sú đang mở. Cầu đá Bến Sỏi đã khóa.", False),
        ("en", "The front gate at Owl Quay is open. The back gate at Owl Quay is closed.", False),
    ],
)
def test_a_text_that_takes_both_sides_is_torn(lang: str, body: str, is_torn: bool) -> None:
    assert torn(lang, body) is is_torn
