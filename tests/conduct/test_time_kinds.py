"""What kind of time a text names: typed sentences, each with what its reader would do about it."""

from __future__ import annotations

import pytest

from infodrill.conduct.timekinds import time_kinds

MEET, SLOT, TILL, SINCE, NONE = "meet", "slot", "till", "since", ""
SENTENCES = (
    ("vi", "19 giờ thứ Sáu họp phụ huynh khối 3 tại hội trường.", MEET),
    ("vi", "Mời bà con họp tổ dân phố lúc 20 giờ tối mai.", MEET),
    ("vi", "Sáng thứ Bảy, 7 giờ, tiêm phòng dại tại nhà văn hóa.", MEET),
    ("vi", "Mời các cụ đến khám mắt lúc 8 giờ sáng Chủ nhật.", MEET),
    ("vi", "14 giờ thứ Tư phát gạo ở sân đình.", MEET),
    ("vi", "Thứ Năm bỏ phiếu bầu tổ trưởng.", MEET),
    ("vi", "Buổi tập huấn sơ cứu bắt đầu lúc 18 giờ 30 thứ Ba.", MEET),
    ("vi", "Phụ huynh đến nhận đồng phục chiều thứ Hai.", MEET),
    ("vi", "Mở cửa từ 7 giờ 30 đến 11 giờ 30.", NONE),
    ("vi", "Thư viện mở cửa lúc 8 giờ hằng ngày.", NONE),
    ("vi", "Chuyến xe đầu 5 giờ 40.", NONE),
    ("vi", "Thứ Ba hằng tuần tiếp dân lúc 8 giờ.", NONE),
    ("vi", "Phòng tiêm làm việc từ 7 giờ, nghỉ trưa lúc 11 giờ.", NONE),
    ("vi", "Cầu phao mở cho xe máy từ 5 giờ đến 20 giờ.", NONE),
    ("vi", "21 giờ khóa cổng, 22 giờ tắt đèn.", NONE),
    ("vi", "Mỗi sáng 6 giờ nhận sữa ở cổng.", NONE),
    ("vi", "Cúp nước từ 22 giờ đến 4 giờ sáng mai.", TILL),
    ("vi", "Đèn đường tắt đến hết thứ Năm.", TILL),
    ("vi", "Cắt điện ngõ 4 đến 17 giờ chiều mai.", TILL),
    ("vi", "Cấm đường từ thứ Hai đến thứ Tư.", TILL),
    ("vi", "Phòng khám đóng cửa tới hết ngày 12.", TILL),
    ("vi", "Hạn nộp hồ sơ là hết ngày 18.", NONE),
    ("vi", "Nộp đơn trước 17 giờ thứ Sáu.", NONE),
    ("vi", "Chậm nhất thứ Tư phải đăng ký xong.", NONE),
    ("vi", "Lớp bơi thu học phí từ ngày 3 đến ngày 7.", NONE),
    ("vi", "Từ 1 tháng 4 bến phà chuyển hẳn về Cồn Lá.", SINCE),
    ("vi", "Từ thứ Hai có thêm hai thầy đứng cổng.", SINCE),
    ("vi", "Từ ngày 5 xe buýt đổi sang đường mới.", SINCE),
    ("vi", "Kể từ thứ Tư, giá vé giữ nguyên như cũ.", SINCE),
    ("vi", "13 giờ chúng tôi nói tiếp.", NONE),
    ("vi", "Kết quả có lúc 10 giờ mai.", NONE),
    ("vi", "17 giờ chúng tôi báo lại.", NONE),
    ("vi", "Lúc 12 giờ 40 có tiếng nổ ở dãy B.", NONE),
    ("vi", "Khớp đã khóa lúc 19 giờ 20.", NONE),
    ("vi", "Cháu bé đi lạc từ 15 giờ.", NONE),
    ("vi", "Ba mươi mốt em đã lên xe lúc 16 giờ 20.", NONE),
    ("vi", "8 giờ sáng mai thợ đến sửa bơm.", SLOT),
    ("vi", "5 giờ sáng mai có xe gom.", SLOT),
    ("vi", "Thứ Sáu đội cây xanh xén cành.", SLOT),
    ("vi", "9 giờ thứ Ba kỹ sư thay đồng hồ nước.", SLOT),
    ("vi", "Triều lên lúc 18 giờ.", NONE),
    ("vi", "Không họp tối thứ Năm nữa.", NONE),
    ("vi", "Chúng tôi hẹn thứ Hai mà chưa làm.", NONE),
    ("vi", "8 giờ tờ giấy ghi là nhầm.", NONE),
    ("en", "The parents' meeting is at 7 pm on Friday.", MEET),
    ("en", "Come to the town nursery at 10 on Saturday.", MEET),
    ("en", "Jabs for the over-sixties on Tuesday at 9 am.", MEET),
    ("en", "Voting is on Thursday.", MEET),
    ("en", "Collect your card on Wednesday at 2 pm.", MEET),
    ("en", "The office is open from 9 to 5.", NONE),
    ("en", "First bus 5:40.", NONE),
    ("en", "Visits every Tuesday at 10 am.", NONE),
    ("en", "Classes start at 8 am daily.", NONE),
    ("en", "The lamps are off from Tuesday to Thursday.", TILL),
    ("en", "The road stays shut until 6 pm.", TILL),
    ("en", "No water until Friday.", TILL),
    ("en", "Closed for stocktaking Monday to Wednesday.", TILL),
    ("en", "Register by Friday.", NONE),
    ("en", "Renew before 30 June.", NONE),
    ("en", "From 1 April the ferry leaves from the new pier.", SINCE),
    ("en", "From Monday two more teachers stand at the gate.", SINCE),
    ("en", "We will post again at 5 pm.", NONE),
    ("en", "Results come at 10 am tomorrow.", NONE),
    ("en", "The siren sounded at 2:15.", NONE),
    ("en", "The pump failed on Monday.", NONE),
    ("en", "A plumber will come at 8 am tomorrow.", SLOT),
    ("en", "The crew trims the hedges on Thursday.", SLOT),
    ("en", "The meeting on Thursday is cancelled.", NONE),
    ("en", "We said Friday. It was not done.", NONE),
    ("en", "High tide is at 6 pm.", NONE),
)  # fmt: skip


@pytest.mark.parametrize(("lang", "sentence", "kind"), SENTENCES)
def test_a_time_is_spoken_of_by_its_kind_and_not_at_all_where_that_is_not_sure(
    lang: str, sentence: str, kind: str
) -> None:
    assert {found for found, _, _ in time_kinds(sentence, lang)} == ({kind} if kind else set())
