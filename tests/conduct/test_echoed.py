"""What others say again of a statement is its news; what readers see in one that claims nothing is what it is."""

from __future__ import annotations

import pytest

from infodrill.casework.craftsigns import attack
from infodrill.conduct.echoed import advised_again, told_again
from infodrill.conduct.textmarks import marks

BLAST = "Chợ Bến Sậy sắp nổ vì bình ga rò khắp dãy B, ai còn trong chợ phải bỏ hàng chạy ra ngay"


@pytest.mark.parametrize(
    ("fact", "stance", "claim", "said"),
    [
        ("chợ không rò ga đâu", "deny", BLAST, "chợ không rò ga"),
        ("bình ga nhà bà Tám thay van rồi", "deny", BLAST, ""),
        ("tui đi từng hẻm coi hết rồi", "confirm", "", ""),
        ("em cũng có con tiêm hôm đó", "deny", BLAST, ""),
        ("mẹ bé vừa gọi", "deny", BLAST, ""),
        ("bình rỗng là thật", "confirm", "Bình chữa cháy rỗng từ Tết", ""),
        ("nhưng thuốc còn hạn thật", "deny", "Phòng khám đã tiêm thuốc hết hạn", ""),
        ("phường cho nghỉ trực từ 6 giờ", "confirm", "Hết mưa", ""),
        ("chợ họp từ 5 giờ", "confirm", "Mai chợ họp", "chợ họp từ 5 giờ"),
        ("chưa biết do đâu", "unknown", BLAST, "chưa biết do đâu"),
        ("nước lá ngải có thể làm trẻ co giật", "advice", "", ""),
        ("có học nha", "confirm", "Sáng nay trẻ có được nghỉ học không", "có học"),
        ("không ai trách cụ", "advice", "Lỡ nhập mã rồi thì gọi ai", ""),
        ("Cụ Tý còn sống", "deny", "Một cụ già chết đuối", "Cụ Tý còn sống"),
    ],
)
def test_others_tell_the_news_of_a_statement_and_no_word_beside_it(
    fact: str, stance: str, claim: str, said: str
) -> None:
    assert told_again(fact, "vi", stance, claim) == said


@pytest.mark.parametrize(
    ("lang", "advice", "passed"),
    [
        ("vi", "đừng cho trẻ uống nước lá", True), ("vi", "ai đăng rồi thì gỡ xuống", False), ("vi", "đóng cửa", False),
        ("vi", "đừng để mẹ các bạn bị", False),
        ("vi", "theo dõi tới thứ Tư", False), ("vi", "làm gì có 46 tỉ", False), ("vi", "tắt từ trước Tết là đúng", False),
        ("vi", "người già gọi trước thì cán bộ tới nhà", False), ("en", "keep windows closed until ten", True),
        ("en", "no gas", False), ("en", "come to the shed and look", False),
    ],
)  # fmt: skip
def test_advice_for_some_case_is_passed_on_by_nobody(lang: str, advice: str, passed: bool) -> None:
    assert advised_again(advice, lang) == passed


@pytest.mark.parametrize(
    ("title", "body", "shown"),
    [
        ("Xem ở đây", "https://phuong.invalid/tin", "link"),
        (".", "asdfghjkl qwe test 123", "scant"),
        ("Tối nay", "ok", "scant"),
        ("Ơ hỏi hoài", "Không phải đổi. Hết. Hỏi gì hỏi lắm.", "cross"),
        ("O HOI HOAI", "KHONG PHAI DOI. HOI GI HOI LAM.", "cross"),
        ("Chợ nổ rồi", "Tôi nghe nói mấy người chết rồi, share giùm cho mọi người biết", "hearsay"),
        ("Tìm bà cụ", "Bà cụ áo nâu đi lạc từ trưa. Ai gặp xin giữ cụ lại và gọi phường.", "lost"),
        (
            "Lời ru",
            "À ơi, bão tạnh rồi con / Cha đi đắp kè còn son bàn tay / Mai cha lợp lại, con ngay giấc nồng.",
            "verse",
        ),
        ("Con tôi đây", "Ai đăng ảnh con tôi thì gỡ ngay, không tôi kiện.", "threat"),
        ("Cảm ơn", "Nhờ bà con dọn cống mà tối qua không ngập. Thương bà con lắm.", "glad"),
    ],
)
def test_what_claims_nothing_or_snaps_or_tells_hearsay_is_seen_as_that(
    title: str, body: str, shown: str
) -> None:
    assert shown in dict(marks(title, body, "vi"))


@pytest.mark.parametrize(
    ("title", "body", "absent"),
    [
        ("Đừng chạy", "Ai bảo chạy thì hỏi người đó ký tên vào. Tôi trực đây.", "blame"),
        ("Chưa kết luận", "Bốn cháu ổn. Xin đừng hỏi nữa, để bác sĩ làm việc.", "cross"),
        ("Đê tràn", "Chưa rõ có ai ở trong. Tổ trực đang xuống. 23 giờ báo lại.", "appeal"),
        ("Tự thú", "Phường xin nhận là có hứa mà quên, mai thay đủ, ai biết thì ra coi giùm.", "appeal"),
        (
            "Ba dấu hiệu",
            "Không ghi giờ, không ghi ai nói, bảo chia sẻ gấp. Thấy đủ ba thì khoan tin.",
            "hearsay",
        ),
        ("Mùa bão", "Trước bão hay có trang giả xin chuyển khoản gấp. Thấy thì đừng chuyển.", "hearsay"),
        ("Hỏi ý kiến", "Ai biết chợ cóc thì cho phường hỏi, bà con thấy sao?", "appeal"),
    ],
)
def test_what_only_looks_like_it_is_not(title: str, body: str, absent: str) -> None:
    assert absent not in dict(marks(title, body, "vi"))


def test_who_comes_to_the_door_for_money_may_be_called_what_he_is() -> None:
    assert not attack("vi", "Thằng nào tới nhà thu 450 nghìn là lừa đó.")
    assert attack("vi", "Thằng nào tung tin thì liệu hồn.")


def test_a_danger_that_stands_beside_a_denial_is_no_part_of_it() -> None:
    claim = "Có lệnh cả phường chạy theo đường ven sông Lạch Sao"
    assert told_again("đường ven sông không có lệnh chạy", "vi", "deny", claim)
    assert not told_again("đường ven sông hiện gió giật mạnh", "vi", "deny", claim)
