"""What an ordinary notice tells of has words of its own, and what is denied, told by others or of another thing has not."""

from __future__ import annotations

import pytest

from infodrill.conduct.doings import DOINGS, notices
from infodrill.conduct.seenin import seen_in
from infodrill.conduct.subject import Subject

TOLD = [
    ("vi", "shut", "Sáng thứ Sáu quầy một cửa nghỉ.", "Tin nói phường đóng cửa là sai."),
    ("vi", "moved", "Phường làm việc tạm ở số 5 phố Đê.", "Phường chuyển hồ sơ sang quận."),
    ("vi", "meeting", "Họp tổ dân phố 2 lúc 19h tối mai.", "Sau cuộc họp, chúng tôi đi xem."),
    ("vi", "signup", "Lớp dạy vẽ: đăng ký với cô Lan ở nhà văn hóa.", "Làm hộ khẩu thì đăng ký tại quầy."),
    ("vi", "handout", "Phát gạo cho 30 hộ sáng mai tại đình.", "Hôm qua đã phát gạo cho 30 hộ."),
    ("vi", "swap", "Bao nào ẩm thì mang ra kho đổi.", "Gạo không thay đổi giá."),
    ("vi", "storing", "Gạo ẩm thì phơi cho ráo rồi nấu.", "Gạo trong kho chưa rõ vì sao ẩm."),
    ("vi", "helped", "Cảm ơn anh Tám thợ điện đã thức cả đêm.", "Cảm ơn bà con đã phản ánh."),
    ("vi", "cutoff", "Thứ Bảy cắt điện khu 2.", "Không cắt điện khu 2."),
    ("vi", "wayshut", "Phố Đê cấm xe tới Chủ nhật.", "Phố Đê đã thông xe."),
    ("vi", "crossing", "Chuyến phà 6h chậm nửa tiếng.", "Tàu hàng bị chìm ngoài cửa sông."),
    ("vi", "babies", "Trạm tiêm cho trẻ dưới 2 tuổi ngày 10.", "Đợt tiêm cho 41 con chó ở tổ 7 bị bỏ sót."),
    ("vi", "trick", "Có kẻ tự xưng cán bộ đi thu tiền.", "Cán bộ đi thu rác."),
    ("vi", "wire", "Cây đổ làm đứt dây điện.", "Điện lực thay đường dây tuần này."),
    ("vi", "sorting", "Bỏ pin cũ vào thùng thu trước trụ sở.", "Rác ngập cả ngõ, bà con phản ánh."),
    ("vi", "views", "Bà con góp ý vào hộp thư ở trụ sở.", "Bà con đã góp ý nhiều."),
    ("vi", "views", "Bà con góp ý vào hộp thư ở trụ sở.", "Nhà trường tiếp thu góp ý của phụ huynh."),
    ("vi", "listed", "Danh sách dán ở ban quản lý chợ.", "Xin gỡ danh sách đang dán ở nhóm lớp."),
    ("vi", "fetching", "Phụ huynh đón con ở cổng trước.", "Một người lạ đứng ở cổng trường."),
    ("vi", "level", "Mực nước kênh là 1,2 mét.", "Nước máy có mùi."),
    ("vi", "checkup", "Trạm khám mắt cho người già sáng thứ Tư.", "Ai sốt thì đi khám ngay."),
    ("vi", "mosquitoes", "Khu 3 có hai ca sốt xuất huyết.", "Không có ca sốt xuất huyết nào."),
    ("vi", "onview", "Sổ trực dán ở trụ sở, ai cũng xem được.", "Sổ trực bị bỏ trống hai đêm."),
    ("vi", "number", "Số trực ban đổi sang số mới.", "Chuyển vào số mới là tài khoản lạ."),
    ("en", "number", "The duty number has changed.", "The number of bags was wrong."),
    ("vi", "works", "Cắt cành cây ở phố Đê từ 7h30.", "Cây được giữ lại."),
    ("vi", "fee", "Bãi gửi xe thu 5 nghìn một lượt.", "Có kẻ đòi phí 200 nghìn."),
    ("vi", "askedof", "Có bác hỏi nuôi gà có được không. Được dưới mười con.", "Chúng tôi chưa biết bao giờ có."),
    ("vi", "giving", "Ai có chăn ấm thì đem tới sân kho.", "Bà con mang theo áo ấm."),
    ("vi", "pests", "Bãi tắm có nhiều sứa lửa, đừng xuống.", "Không có tổ ong nào."),
    ("vi", "weather", "Ba ngày tới rét dưới 10 độ.", "Phà chậm vì sương mù ngày nay."),
    ("vi", "tryout", "Sáng mai cảng thử còi báo động.", "Còi báo động hỏng."),
    ("vi", "renamed", "Đoạn phố sau chợ mang tên Hoa Gạo.", "Phố Đê không đổi tên."),
    ("vi", "renamed", "Phố Đê sẽ đổi tên.", "Ở phường Bến Trăng: trang mang tên Quỹ Sao Biển."),
    ("vi", "pharmacy", "Nhà thuốc Lá Sen trực đêm.", "Nhà thuốc Lá Sen đóng cửa đêm."),
    ("vi", "noise", "Loa đọc to quá, bà con phiền.", "Máy bơm số 3 kêu to từ tối, tiếng máy lạ."),
    ("vi", "deadfish", "Cá chết nổi trắng góc hồ.", "Không có con cá nào chết."),
    ("en", "works", "The ditch is being dredged at night.", "The road is open."),
    ("en", "fee", "Parking costs 5 thousand dong.", "A scam asks for a fee of 5 thousand dong."),
    ("en", "askedof", "A neighbour asked if hens may be kept. Yes.", "Many people asked, we do not know yet."),
    ("en", "giving", "Bring blankets and warm clothes to the yard.", "Pupils borrow books and bring them back."),
    ("en", "pests", "There is a wasps' nest under the roof.", "There are no wasps, the nest is gone."),
    ("en", "weather", "Frost tonight, minus two degrees.", "The ferry is late in the fog tonight."),
    ("en", "tryout", "The port tests its siren tomorrow.", "The siren is broken, no test."),
    ("en", "renamed", "The lower part of the street is called Kapok Street.", "The street is not renamed."),
    ("en", "pharmacy", "The chemist is open all night.", "The chemist is closed at night."),
    ("en", "noise", "The loudspeaker was too loud.", "A loud noise, a bang, was heard."),
    ("en", "deadfish", "Dead fish have been seen in the pond.", "There are no dead fish."),
    ("vi", "added", "Trường vừa nhận 300 cuốn sách mới.", "Máy hỏng, chưa có máy mới về."),
    ("vi", "theft", "Tuần qua ba xe máy bị lấy ban đêm.", "Cán bộ lấy trộm gạo đêm qua là tin giả."),
    ("vi", "nosignal", "Khu 6 mất sóng điện thoại.", "Khu 6 mất sóng điện thoại, nay đã có lại."),
    ("vi", "fireout", "Đám cháy đã dập tắt lúc 14h20.", "Đám cháy chưa dập tắt."),
    ("vi", "classtime", "Từ thứ Hai các lớp vào học lúc 7h15.", "Các lớp nghỉ học, giờ muộn hơn."),
    ("vi", "release", "Trạm bơm xả nước ra mương tối nay.", "Trạm bơm không xả nước."),
    ("en", "added", "Two new benches have been put up.", "Two new benches were stolen."),
    ("en", "theft", "Four bicycles were taken last week.", "Samples were taken from bicycles."),
    ("en", "nosignal", "There is no signal on any phone here.", "The signal was lost and is back again."),
    ("en", "fireout", "The fire was put out at two.", "The fire is not yet out."),
    ("en", "classtime", "School begins later from Monday.", "Swimming lessons start at six: register."),
    ("en", "release", "The dam lets water out tonight.", "There is no release from the dam."),
    ("vi", "crossing", "Tàu ra đảo chạy thêm chuyến 14h.", "Chuyến tham quan của khối 4 hoãn."),
    ("vi", "helped", "Cảm ơn các bạn thanh niên khiêng gạo.", "Tổ 5 bầu tổ trưởng mới, cảm ơn bác Lộc tám năm qua."),
    ("vi", "exams", "Chúc các em lớp 9 thi tốt.", "Đội thi công làm ban đêm."),
    ("en", "shut", "The ward desk is closed this Friday.", "The post that says the office is closed is false."),
    ("en", "moved", "The ward office moves to Hill Road.", "The office moved the money to another account."),
    ("en", "meeting", "The residents' meeting is on Friday at 7.", "The meeting of residents was held on Friday."),
    ("en", "signup", "Swimming lessons: register with the youth union.", "You need not register for the course."),
    ("en", "handout", "Rice is handed out at the hall tomorrow.", "Rice was handed out yesterday."),
    ("en", "swap", "The store swaps a damp bag of rice.", "Rice is not exchanged for money, we swap none."),
    ("en", "storing", "If your rice is damp, spread it in the sun.", "The roof leaked and the rice got wet."),
    ("en", "helped", "Thank you to the drivers who came at night.", "Thank you to all who reported it."),
    ("en", "cutoff", "Power is off in Block 2 on Saturday.", "There is no power cut on Saturday."),
    ("en", "wayshut", "Bell Street is one way until Sunday.", "Bell Street is open again."),
    ("en", "crossing", "The six o'clock ferry is late.", "A fishing boat sank late at night."),
    ("en", "crossing", "The ferry leaves at six.", "The ferry is cancelled until further notice."),
    ("vi", "crossing", "Chuyến phà 6h khởi hành chậm.", "Tuyến buýt sông tạm dừng chạy."),
    ("vi", "pondered", "Tiếp thu ý kiến, phường sẽ chấn chỉnh.", "Mời bà con góp ý, ý kiến gửi về phường."),
    ("en", "babies", "Babies get their vaccines on Tuesday.", "Dogs get their vaccines on Tuesday, keep children away."),
    ("en", "trick", "Someone is calling and asking for a fee.", "Someone called the fire brigade."),
    ("vi", "withdrawn", "Thông báo thu phí được rút lại.", "Phường chưa rút lại thông báo nào."),
    ("vi", "flee", "Bà con rời nhà ngay lập tức.", "Không có lệnh rời nhà ngay."),
    ("vi", "flee", "Chạy ra khỏi chợ ngay, đừng quay lại lấy đồ!", "Bà con đừng chạy ra đường lúc này, ngay cả khi có còi."),
    ("vi", "backon", "Khu 5 đã có điện trở lại.", "Bao giờ có điện lại thì chưa rõ."),
    ("vi", "storm", "Bão số 6 đã đổi hướng.", "Tin nói bão đổi hướng là sai."),
    ("vi", "calledoff", "Buổi họp phụ huynh tối nay hủy.", "Buổi họp không hoãn."),
    ("vi", "outing", "Tối thứ Bảy có chiếu phim ở sân đình.", "Lễ hội bị hoãn."),
    ("vi", "pondered", "Ý kiến sẽ được nghiên cứu, báo cáo cấp trên.", "Mời bà con góp ý, ý kiến gửi về phường."),
    ("en", "wire", "A power line is down in Lane 2.", "The hotline is down."),
    ("en", "sorting", "Old batteries are collected at the gate.", "The rubbish was missed, we are sorry."),
    ("en", "views", "Tell us what residents want for the square.", "No comment on people's views."),
    ("en", "listed", "The list hangs at the market office.", "Please delete the list that hangs in the group."),
    ("en", "fetching", "Parents: pick-up is at the front gate.", "Strangers stood at the front gate at home time."),
    ("en", "level", "The canal stands at 1.4 metres.", "The tap water has a smell."),
    ("en", "checkup", "Free eye tests on Wednesday.", "The health checks gave samples and results."),
    ("en", "mosquitoes", "There are two cases of dengue in Block 3.", "There are no cases of dengue."),
    ("en", "onview", "Anyone may see the pump log at the office.", "The log is not open to anyone."),
    ("en", "exams", "Good luck to every pupil who sits the exam.", "The water was examined."),
    ("en", "withdrawn", "Yesterday's notice is withdrawn.", "The notice has not been withdrawn."),
    ("en", "flee", "Everybody must leave at once.", "Nobody has to leave now."),
    ("en", "backon", "Power is back in Lane 5.", "We do not know when power is back."),
    ("en", "storm", "The storm has turned north.", "The rumour that the storm turned is false."),
    ("en", "calledoff", "Thursday's trip is cancelled.", "The trip is not cancelled."),
    ("en", "outing", "The summer fair is on Saturday.", "The fair was cancelled."),
    ("en", "pondered", "Your comments will be considered.", "Send your comments by Friday."),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "name", "has", "has_not"), TOLD, ids=[f"{row[0]}-{row[1]}" for row in TOLD])
def test_what_a_notice_tells_is_taken_up_and_what_it_denies_or_another_thing_is_not(
    lang: str, name: str, has: str, has_not: str
) -> None:
    assert name in set(notices(has, lang))
    assert name not in set(notices(has_not, lang))


def test_each_doing_has_an_example_in_both_languages() -> None:
    assert all({row[1] for row in TOLD if row[0] == lang} == {*DOINGS} for lang in ("vi", "en"))


def test_who_hands_out_rice_invites_to_no_party() -> None:
    text = "Đợt hai phát gạo cho 80 hộ thôn Bãi Dâu vào 8h sáng thứ Bảy tại đình. Mỗi hộ 10 cân, mang theo giấy mời."
    seen = seen_in("Phát gạo đợt hai", text, "vi", "confirm")
    assert "handout" in seen and "event" not in seen


def test_what_is_said_beside_the_matter_is_taken_up_by_nobody() -> None:
    shelter = "Điểm trú chuyển sang nhà văn hóa. Bà con mang nước. Xe đón từ 15 giờ. Trường đang thay mái."
    assert "works" not in set(notices(f"Chỗ trú. {shelter}", "vi"))
    assert "works" in set(
        notices("Thay mái trường. Từ mai học ở đình. Một tuần thì xong. Mái cũ dột, thợ thay mái mới.", "vi")
    )
    assert "cutoff" not in set(notices("Chưa quyết có cắt điện hay không.", "vi"))


def test_what_is_only_asked_is_not_told() -> None:
    assert "handout" not in set(
        notices("Hỏi bà con về gạo. Đợt sau nên phát gạo tại đình hay tại xóm?", "vi")
    )
    assert "askedof" in set(notices("May I keep hens? Yes, up to ten.", "en"))


def test_who_gives_hours_is_not_shut_and_who_looks_into_it_saw_nothing_himself() -> None:
    hours = seen_in(
        "Giờ làm việc của quầy một cửa",
        "Quầy một cửa mở từ 8 giờ đến 17 giờ, chiều thứ Bảy nghỉ.",
        "vi",
        "confirm",
    )
    assert "hours" in hours and "shut" not in hours
    smell = "Nhiều người báo mùi khét ở dãy hàng vải chợ Lá. Cứu hoả đang kiểm tra đường điện. Chưa thấy lửa."
    assert not {"witness", "gripe", "hearsay"} & {*seen_in("Mùi khét ở chợ", smell, "vi", "unknown")}


def test_what_stands_below_a_title_on_another_matter_is_taken_up_by_nobody() -> None:
    assert "added" not in set(notices("Bảng trên cổng ghi sai. Mới có máy số 2 và số 7 chạy.", "vi"))
    assert "added" in set(notices("Thông báo. Trạm vừa nhận hai máy bơm mới.", "vi"))


def test_of_unaccented_words_few_signs_are_sure() -> None:
    text = (
        "Thong bao hop to. toi thu sau hop to dan pho 3, ban chuyen gui xe va thu gom rac, moi nha mot nguoi"
    )
    assert set(notices(text, "vi")) <= {"meeting"}


def test_of_what_is_called_off_nobody_speaks_as_of_what_is_on() -> None:
    text = "Buổi họp phụ huynh khối 8 tối mai hủy vì mất điện."
    seen = seen_in("Hủy họp phụ huynh", text, "vi", "confirm")
    assert "calledoff" in seen and not {"meeting", "cutoff", "set"} & {*seen}


def test_who_only_denies_what_is_told_of_a_hand_out_invites_nobody() -> None:
    about, title = Subject(claim="Hội phát mì quá hạn cho vùng lũ"), "Mì phát tại đình còn hạn"
    text = "Mì phát tại đình sản xuất tháng 8, còn hạn dùng, không có gói nào quá hạn."
    assert "handout" not in seen_in(title, text, "vi", "deny", about)
    assert "handout" in seen_in(title, text, "vi", "confirm", about)


def test_an_order_to_run_is_heard_under_any_title() -> None:
    assert "flee" in set(
        notices("Chợ sắp nổ tung. Mọi người bỏ hàng chạy ra khỏi chợ ngay, đừng quay lại!", "vi")
    )
