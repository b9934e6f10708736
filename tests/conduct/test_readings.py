"""What a text is read to hold at a glance, however it is typed: an hour, whom to ask, what to do, an apology."""

from __future__ import annotations

import pytest

from infodrill.conduct.readings import readings, unmeant
from infodrill.kernel.folding import de_accent
from infodrill.media.relations import READINGS

HOLDS = (  # (body, readings that hold, readings that do not)
    ("Mai chợ họp từ 5 giờ, ai bán dãy B thì ra trễ chút nha.", "ahead", "undated"),
    ("Chợ không rò ga.", "undated untold flat negates brief", "sorry ahead"),
    ("Tôi vừa đi đếm lại, đủ 812 em.", "", "unsourced flat"),
    ("Tin chợ sắp nổ là bịa đặt.", "unsourced untold undated", "sorry"),
    ("Đóng cửa sổ tới 22h là được.", "advising", "untold undated"),
    ("ATM nào cũng rút được.", "advising", "untold"),
    ("Mẫu gửi đi rồi, thứ Năm có kết quả.", "checking", "unpromised undated"),
    ("Ai tới nhà đòi tiền thì gọi công an phường 0236 3 555 111.", "advising", "unreached"),
    ("Đèn tắt cả tháng.", "unmended unreached", "sorry"),
    ("Phản ánh này được trả lời đầy đủ chậm nhất ngày 16/10. Chúng tôi xin lỗi.", "ahead sorry", "undated"),
    ("Tôi làm trạm trưởng tôi chịu, tối nay có xe vét về.", "sorry", "unowned unmended"),
    ("Có 6 cháu đau bụng chứ không phải 40.", "mixed", ""),
    ("Đó là danh sách dã ngoại chứ không phải danh sách nhập viện.", "negates", "mixed"),
    ("Việc họp chợ sẽ được triển khai theo quy định hiện hành.", "hollow unsettled", ""),
    ("Cơ quan chức năng đang nắm tình hình.", "hollow unsettled", ""),
    ("Không phải đổi.", "", "hollow unsettled"),
    ("Chuyện ở trường: ba em đau bụng, đã vào trạm y tế.", "", "hollow"),
    ("Uống được, đun sôi như mọi khi.", "", "hollow unsettled"),
    ("Chưa rõ có ai ở trong, tổ trực đang xuống xem.", "unclear checking", ""),
    ("Thôn nào nhận thiếu so với tờ giao thì báo đội để bù.", "exacting", "sorry"),
    ("Báo cáo không nằm trong danh mục mật.", "negates", "unclear"),
    ("Chợ vẫn họp bình thường.", "", "exacting untold"),
    ("Tin nhắn của chúng tôi ghi giờ họp là sai. Chúng tôi xin lỗi.", "sorry", "deed"),
    ("Chúng tôi để đèn tắt cả tháng, xin lỗi bà con.", "sorry deed", "deletes"),
    ("Ai đăng bài thì xóa xuống trước tối nay.", "deletes", "deed"),
    ("Mọi người đừng bàn tán nữa.", "", "deletes"),
    ("Chúng tôi để đèn tắt cả tháng, xin lỗi bà con.", "pardon", ""),
    ("Phường đăng sai, bài của phường chưa hỏi ai đã đăng.", "sorry", "pardon"),
)


@pytest.mark.parametrize(("body", "holds", "lacks"), HOLDS)
@pytest.mark.parametrize("typed", [str, de_accent, str.upper])
def test_a_text_is_read_alike_however_it_is_typed(body: str, holds: str, lacks: str, typed) -> None:  # type: ignore[no-untyped-def]
    found = set(readings("Thông báo", typed(body), "vi"))
    assert set(holds.split()) <= found and not set(lacks.split()) & found, found
    assert found <= set(READINGS)


@pytest.mark.parametrize(
    ("body", "holds", "lacks"),
    [
        ("There is no bomb.", "flat undated unsourced untold negates", "sorry"),
        ("I walked row B twice at 1.20pm, come shop.", "advising", "undated unsourced untold formal"),
        ("We got this wrong. From tomorrow no name, no child.", "sorry ahead", "unowned unmended"),
        ("Back with news at 1.15 pm.", "", "unpromised undated"),
        ("Some of it is true, but nobody was hurt.", "mixed negates", ""),
        ("Our notice named the wrong hall. We are sorry.", "sorry", "deed deletes"),
        ("We left the lamps dark for a month. We are sorry.", "sorry deed", ""),
        ("Everybody must delete what they posted.", "deletes", ""),
        ("We got this wrong. It was our mistake.", "sorry", "pardon"),
    ],
)
def test_english_is_read_by_its_own_signs(body: str, holds: str, lacks: str) -> None:
    found = set(readings("Notice", body, "en"))
    assert set(holds.split()) <= found and not set(lacks.split()) & found, found


@pytest.mark.parametrize(
    ("lang", "text", "mocks"),
    [
        (
            "en",
            "Wrong day. Our loudspeaker said Friday; it is Thursday. We apologise to everybody who made other plans.",
            False,
        ),
        (
            "en",
            "It took the ambulance 50 minutes. That is far too long, and we apologise to the family.",
            False,
        ),
        ("en", "If anybody minds our pictures, we apologise.", True),
        ("en", "If anybody minds our pictures, we are sorry.", True),
        ("vi", "Loa đọc nhầm ngày. Xin lỗi các cụ đã đi một chuyến.", False),
        ("vi", "Nếu có ai thấy phiền vì mấy tấm ảnh thì hội xin lỗi.", True),
    ],
)
def test_a_pardon_for_a_wrong_word_is_meant_and_one_in_case_somebody_minds_is_not(
    lang: str, text: str, mocks: bool
) -> None:
    assert unmeant(text, lang) == mocks
