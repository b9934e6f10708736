"""To want something good for people is no contempt for them: the object makes that, and what is said of nobody attacks nobody."""

from __future__ import annotations

import pytest

from infodrill.casework.craftsigns import attack

KIND = (
    ("vi", "Người đăng chỉ muốn báo giúp hàng xóm."),
    ("vi", "Bác đăng ảnh chỉ muốn nhắc hàng xóm."),
    ("vi", "Cô ấy chỉ muốn giúp."),
    ("vi", "Chúng tôi chỉ muốn bà con an toàn."),
    ("vi", "Ai hỏi cũng chỉ muốn biết con mình thế nào."),
    ("vi", "Bà con chỉ muốn lấy lại tiền của mình."),
    ("vi", "Người quay clip chỉ muốn hỏi một câu cho rõ."),
    ("vi", "Anh ấy chỉ muốn không ai bị hại."),
    ("vi", "Người đăng không phải kẻ xấu."),
    ("vi", "Người đăng chỉ vì thương người, bà con đừng trách nhau."),
    ("vi", "Người đăng không cố ý, mọi người thông cảm."),
    ("vi", "Không ai bị phạt vì đã lỡ chia sẻ."),
    ("vi", "Không ai nhẹ dạ ở đây cả, tin ấy làm rất khéo."),
    ("en", "We only want everyone safe."),
    ("en", "Whoever posted it just wants to help."),
    ("en", "People only want to know what happened."),
    ("en", "They only want their money back."),
    ("en", "She only wants to make sure the children are well."),
    ("en", "Nobody is foolish who believed it."),
    ("en", "Nobody need be ashamed of asking."),
)  # fmt: skip
CONTEMPT = (
    ("vi", "Người đăng chỉ muốn câu like."),
    ("vi", "Họ chỉ muốn gây rối."),
    ("vi", "Mấy người này chỉ muốn nổi tiếng."),
    ("vi", "Người tung tin chỉ muốn kiếm tiền."),
    ("vi", "Họ chỉ muốn chia rẽ bà con."),
    ("vi", "Ai còn đăng nữa thì đừng trách."),
    ("vi", "Người đăng cố tình gây hoang mang."),
    ("en", "They only want attention."),
    ("en", "Whoever wrote it just wants clicks."),
    ("en", "They only want to stir trouble."),
    ("en", "He just wants to be famous."),
    ("en", "You should be ashamed."),
)


@pytest.mark.parametrize(("lang", "text"), KIND)
def test_who_wants_something_good_is_not_despised(lang: str, text: str) -> None:
    assert attack(lang, text) is None


@pytest.mark.parametrize(("lang", "text"), CONTEMPT)
def test_who_is_said_to_want_nothing_else_than_something_bad_is(lang: str, text: str) -> None:
    assert attack(lang, text)
