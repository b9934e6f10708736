"""To want something good for people is no contempt for them: the object makes that; what is said of nobody, of oneself or
of those who trick people attacks nobody who reads."""

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
    ("vi", "Ai bị vu oan thì gặp bàn tư pháp, có người đi cùng lên trình báo."),
    ("vi", "Chị chủ quán bị người ta bôi nhọ suốt ba ngày, mai hội phụ nữ sang giúp chị."),
    ("vi", "Hồi chiều thằng cháu đưa điện thoại cho bác xem."),
    ("vi", "Người đăng chỉ vì thương người, bà con đừng trách nhau."),
    ("vi", "Người đăng không cố ý, mọi người thông cảm."),
    ("vi", "Không ai bị phạt vì đã lỡ chia sẻ."),
    ("vi", "Không ai nhẹ dạ ở đây cả, tin ấy làm rất khéo."),
    ("vi", "Ngày nóng nhớ đậy kín đồ ăn, đồ ăn thừa cất tủ lạnh."),
    ("vi", "Nhà ngập giặt đồ bẩn bằng xà phòng, để riêng đồ bẩn."),
    ("vi", "Đồ ăn không hợp vệ sinh đã được thu hồi."),
    ("vi", "Đồ ăn hại dạ dày nếu để lâu."),
    ("vi", "Đồ ăn không đủ cho mọi người, mai có thêm."),
    ("en", "We only want everyone safe."),
    ("en", "Whoever posted it just wants to help."),
    ("en", "People only want to know what happened."),
    ("en", "They only want their money back."),
    ("en", "She only wants to make sure the children are well."),
    ("en", "Nobody is foolish who believed it."),
    ("en", "Nobody need be ashamed of asking."),
)  # fmt: skip
OF_OTHERS = (
    ("vi", "Mong bà con chia sẻ để hàng xóm không mắc lừa kẻ xấu."),
    ("vi", "Có đối tượng xấu giả danh phòng khám gọi điện."),
    ("vi", "Có người lợi dụng chuyện tiêm chủng để bán thuốc."),
    ("vi", "Bọn lừa đảo lợi dụng lòng tin của các cụ."),
    ("vi", "Bọn lừa đảo nói rất ngọt, các cụ đừng tự trách mình."),
    ("vi", "Đừng để kẻ xấu làm mình mất ngủ."),
    ("vi", "canh giac ke xau gia danh can bo"),
    ("vi", "Xin bà con đừng mắng phụ huynh là ngu."),
    ("vi", "Nhà trường đã vô trách nhiệm với các cháu."),
    ("en", "Tell others so that no neighbour is taken in by bad people."),
    ("en", "Do not call parents stupid."),
)
OF_THE_PUBLIC = (
    ("vi", "Bọn tung tin là kẻ xấu."),
    ("vi", "Ai hỏi câu ấy là kẻ xấu."),
    ("vi", "Người đăng bài là đối tượng xấu."),
    ("vi", "Một số đối tượng lợi dụng sự việc để kích động bà con."),
    ("vi", "Có người lợi dụng tình hình để gây hoang mang."),
    ("vi", "Bà con vô trách nhiệm với nhau."),
    ("en", "Those who share it are bad people."),
    ("en", "You are bad people."),
)
CONTEMPT = (
    ("vi", "Người đăng chỉ muốn câu like."),
    ("vi", "Thứ đồ ăn cắp mà cũng lên tiếng."),
    ("vi", "Đúng là đồ bẩn, chuyên đi nói xấu."),
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


def test_an_ill_word_for_those_who_trick_people_is_none_for_who_reads() -> None:
    assert [text for lang, text in OF_OTHERS if attack(lang, text)] == []
    assert [text for lang, text in OF_THE_PUBLIC if not attack(lang, text)] == []
