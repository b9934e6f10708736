"""A line is said only where the text holds what it presumes: for each bank that readers found under texts of another kind, what
may be said there and what may not, in both languages."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.dealings import DEALINGS
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
from infodrill.media.matters import ECHOED
from infodrill.media.namedby import _named_order
from infodrill.media.relations import NARROWER
from infodrill.media.replies import conditions_of, lines_in, lines_of, reply_id, words_of
from infodrill.media.words.shelf import shelf

ROWS = [
    # (language, stance, title, body, what may be said, what may not), several parted by blanks
    ("vi", "tells", "Lịch họp lớp cuối kỳ", "Lớp 6: sáng thứ Năm 8/1. Lớp 7: chiều thứ Năm 8/1. Lớp 8: sáng thứ Sáu 9/1. "
     "Lớp 9: chiều "
     "thứ Sáu 9/1. Phụ huynh không để xe trong sân.", "meeting", "bans keepout"),
    ("vi", "advice", "Coi chừng người tự xưng thu tiền internet", "Ba nhà ở ngõ 40 đã đưa tiền cho một người đeo thẻ giả. "
     "Công ty không thu "
     "tiền tại nhà. Đừng đưa tiền, đừng đọc mã cho ai.", "trick", "bans+forgone nocharge"),
    ("en", "advice", "Watch out for callers from the water company", "A man in a blue vest asked for money for a check. We "
     "never collect "
     "money at the door. Do not pay, do not let him in.", "trick", "bans+forgone"),
    ("vi", "advice", "Người giả nhân viên điện lực", "Có nhà bị người mặc áo cam đòi phí 300.000 đồng. Không đưa tiền, "
     "không cho vào nhà.",
     "trick", "bans+forgone"),
    ("vi", "advice", "Sắp lại có tin bán suất học", "Năm nào cũng có người rao suất vào lớp 1. Trường không bán suất cho "
     "ai. Ai đưa tiền là "
     "mất.", "trick", "bans+forgone"),
    ("vi", "tells", "Cấm đốt rơm dọc đường tỉnh", "Từ hôm nay không đốt rơm hai bên đường. Ai đốt bị phạt theo quy định.",
     "bans+forgone informs", "threat harsh"),
    ("en", "tells", "No fires on the heath", "Do not light fires on the heath. Whoever does will be fined.",
     "bans+forgone", "threat harsh"),
    ("vi", "deny", "Tin chợ nổ là bịa", "Ai tung tin sẽ bị phạt.", "threat", ""),
    ("en", "deny", "Stop it", "Anyone who spreads this will be fined.", "threat", ""),
    ("vi", "tells", "Không đỗ xe ở ngõ 3", "Từ thứ Hai không đỗ xe trong ngõ 3 để xe cứu hỏa vào được.", "bans+forgone",
     "keepout"),
    ("vi", "advice", "Đừng lội qua ngầm", "Nước ở ngầm đã ngang ngực. Đừng lội qua.", "keepout", ""),
    ("vi", "tells", "Giờ mở cửa phòng tập", "Phòng tập mở từ 5 giờ đến 21 giờ, Chủ nhật đóng lúc 17 giờ.", "hours+tilleve",
     "hours+counter hours+byday"),
    ("vi", "tells", "Giờ mở cửa bàn kiểm tra gạo", "Bàn kiểm tra mở từ 6 giờ đến 10 giờ.", "hours+byday", "hours+tilleve"),
    ("vi", "tells", "Giờ làm việc của quầy 3", "Quầy 3 nhận hồ sơ từ 8 giờ đến 16 giờ.", "hours+counter hours+byday",
     "hours+tilleve"),
    ("en", "tells", "Desk hours", "The desk is open from 8:00 to 16:00 for papers.", "hours+counter hours+byday",
     "hours+tilleve"),
    ("vi", "tells", "Sửa cầu thang chợ Đình", "Cầu thang phía tây sửa xong ngày 20.", "", "road wayshut"),
    ("vi", "confirm", "Hỏi: Thư viện Cầu Mít có mở buổi tối không?", "Có. Thứ Ba mở đến 20 giờ 30. Các ngày khác vẫn đóng "
     "lúc 17 giờ.", "",
     "wayshut"),
    ("en", "tells", "The well on Pear Lane", "Three samples were taken on 4 March. The well is shut.", "sample", "wayshut"),
    ("en", "tells", "Mill Lane", "Mill Lane is closed until Friday for the pipes.", "wayshut", ""),
    ("vi", "partly", "Có phải trạm sắp thu phí đo huyết áp?", "Chỉ người nơi khác đến: thu 10.000 đồng.", "fee", "checkup "
     "fee+recurring"),
    ("vi", "tells", "Tiền gửi xe ở chợ", "Phí gửi xe máy là 3.000 đồng một lượt.", "fee+recurring", ""),
    ("vi", "tells", "Hội thả diều", "Bãi bồi, 15 giờ. Nhà nào có diều mang theo.", "bring", "stamp"),
    ("en", "tells", "Lane closures at the pool", "4 October: lanes 1 to 3.\n9 October: whole pool.\n17 October: lane 5.",
     "", "stamp"),
    ("vi", "tells", "Mực nước sông", "Tính đến 18 giờ ngày 3/9, mực nước là 3 mét. Tổ trực đọc thước.", "stamp", ""),
    ("vi", "partly", "Chợ có dời không?", "Dãy hàng cá nghỉ để lát nền. Chưa có quyết định nào dời chợ đi nơi khác.", "",
     "undecided"),
    ("vi", "unknown", "Chưa quyết ngày bơi lại", "Ban quản lý chưa quyết được.", "undecided", "undecided+twoways"),
    ("vi", "unknown", "Chưa quyết giữ hay dời chợ", "Hội đồng chưa quyết giữ hay dời.", "undecided+twoways", ""),
    ("en", "unknown", "Saturday classes", "It is not yet decided whether they go on.", "undecided+twoways", ""),
    ("vi", "confirm", "Khu Ngọc Vân đẳng cấp số một", "Hệ thống thông minh, không bao giờ ngập, mọi người đều hài lòng từ "
     "ngày đầu.", "",
     "askedof"),
    ("vi", "tells", "Cần người trông lớp hè", "Câu lạc bộ thiếu ba người trông trẻ buổi sáng. Ai giúp được xin ghi tên.", "hands",
     "hands+heavy"),
    ("vi", "tells", "Cần 20 người đắp bờ kênh", "Ai khỏe xin ra đắp bao cát ở bờ kênh chiều nay.", "hands+heavy", ""),
    ("vi", "tells", "Lắp đèn ngõ 12", "Chín bóng đèn sẽ được lắp trước ngày 14.", "willdo", "mended"),
    ("en", "tells", "Lamps in Reed Lane", "Nine lamps will be fitted by Friday.", "willdo", "mended"),
    ("en", "tells", "Cup match put off", "The match is put off to Sunday because the pitch is under water. Tickets stay "
     "good.", "postponed",
     "rash"),
    ("vi", "tells", "Cụ bà lạc ở bến xe", "Cụ mặc áo nâu, bị lạc, đang ngồi ở đồn bến xe. Mời gia đình đến đón.",
     "waitskin", "lost"),
    ("vi", "advice", "Thức ăn ở bếp xưởng may", "Chín công nhân đau bụng sau bữa trưa. Mẫu thức ăn đã gửi xét nghiệm.", "",
     "bowl+ofkids"),
    ("en", "partly", "About the swing", "Parents are partly right. We did not mend it until June.", "", "fact"),
    ("vi", "tells", "Cấm đỗ xe ở phố Lò", "Từ thứ Hai cấm đỗ xe hai bên phố Lò.", "bans+forgone bans+nuisance",
     "bans+athouse keepout"),
    ("vi", "advice", "Nước suối không uống được", "Mẫu nước có vi khuẩn. Không uống, không nấu bằng nước suối.",
     "bans+forgone bans+athouse",
     "bans+nuisance"),
    ("en", "advice", "The spring is not safe", "Do not drink from the spring.", "bans+forgone bans+athouse", "bans+nuisance"),
    ("vi", "confirm", "Phòng khám dán nhầm nhãn", "Nhân viên dán nhầm nhãn ống máu của 12 người. Chúng tôi đã gọi từng "
     "người và xin lỗi. Từ nay "
     "hai người cùng đọc nhãn.", "sorry", "slip harsh"),
    ("vi", "confirm", "Phường đăng nhầm lịch", "Hôm qua chúng tôi đăng nhầm lịch cắt điện. Xin lỗi bà con.", "slip", ""),
    ("vi", "tells", "Đăng ký nhà ở", "Quầy một cửa nhận hồ sơ từ 4/3 đến 29/3.", "", "hours"),
    ("vi", "tells", "Kết quả lấy ý kiến về tên ngõ", "312 phiếu chọn ngõ Hoa Sữa, 147 phiếu chọn ngõ Giếng. Tên mới dùng từ "
     "1/7.", "", "poll"),
    ("en", "tells", "Result of the vote on the name", "312 for Milkwood Lane, 147 for Well Lane.", "", "poll voting"),
    ("vi", "tells", "Lấy ý kiến về giờ chợ", "Bà con muốn chợ mở mấy giờ? Xin cho ý kiến trước thứ Sáu.", "poll", ""),
    ("vi", "tells", "Tiêm cúm", "Được tiêm. Hôm nào huyết áp trên 160 thì hoãn sang hôm sau.", "", "postponed"),
    ("vi", "confirm", "Tiền nước tính thừa", "Công ty hoàn tiền cho 40 hộ bị tính thừa.", "refund+repaid", ""),
    ("vi", "tells", "Tiền đền bù đất", "Các hộ được nhận bồi thường ở kho bạc.", "refund", "refund+repaid"),
    ("en", "deny", "The night bus still runs", "Bus N3 runs every night from midnight to five.", "", "rides"),
    ("en", "tells", "Night market back", "The night market opens again on Friday at 6 pm. There are forty stalls.", "", "hollow"),
    ("vi", "advice", "Ảnh bão cũ lại quay về", "Ảnh tàu mắc cạn thường là ảnh năm trước. Trước khi chia sẻ xem ngày đăng.",
     "pictured", ""),
    ("vi", "confirm", "Xin lỗi vì mở nhầm van", "Tổ súc rửa mở nhầm van mà không báo trước. Đó là lỗi của chúng tôi.", "",
     "ignored"),
    ("vi", "tells", "Khoa mắt chuyển sang tầng 4", "Từ thứ Hai khoa mắt khám ở tầng 4. Có thang máy. Bệnh nhân có hẹn giữ "
     "nguyên như cũ.",
     "", "unchanged"),
    ("vi", "tells", "Học phí giữ nguyên", "Học phí năm nay giữ nguyên như mọi năm.", "unchanged", ""),
    ("en", "tells", "Parking costs more", "Motorbikes go from 3,000 to 5,000, bicycles stay at 2,000.", "costsmore", "unchanged"),
    ("vi", "unknown", "Mất điện phòng mổ đêm qua", "Điện mất 11 phút. Chúng tôi hỏi công ty điện và sẽ nói rõ trước 15 giờ.", "",
     "power unpromised"),
    ("vi", "tells", "Mất điện ngõ 5 đêm qua", "Ngõ 5 mất điện từ 8 giờ vì trạm biến áp hỏng.", "power", ""),
    ("en", "unknown", "Power cut in the operating rooms", "Power was off for 11 minutes. We will say why before 15:00.", "",
     "power unpromised"),
    ("vi", "tells", "Loa phường", "Từ mai loa chỉ phát lúc 17 giờ 30.", "", "attend"),
    ("vi", "partly", "Bữa ăn lớp 3A", "Có sâu trong bát canh của một em. Không phải cả lớp như bài đăng.", "", "swapped"),
    ("vi", "partly", "Giờ họp", "Họp lúc 9 giờ, không phải 8 giờ như thông báo trước.", "swapped", ""),
    ("vi", "unknown", "Trường có tuyển thêm lớp không?", "Chưa biết. Trường trả lời trong tháng 5, hoặc sớm hơn.", "",
     "hiring classtime"),
    ("en", "deny", "No child was harmed", "Do not give herb water; bring a child who has had some at once.", "", "bring"),
    ("en", "tells", "Kite afternoon", "Sunday at three on the meadow. Bring a kite or borrow one from the club.", "bring", ""),
    ("vi", "deny", "Các em đã về", "Phụ huynh đón con như mọi ngày; ai chưa gặp được con thì gọi văn phòng.", "", "incase"),
    # What it is published to say is recorded, in whatever words it says so, on a claim or on none.
    ("vi", "unknown", "Nghi vấn lộ đề", "Ảnh một trang đề có trong nhóm lúc 6 giờ 48. Ba câu hỏi này trường chưa trả lời được.",
     "unanswered+informs", "confirmed halfso denied"),
    ("en", "unknown", "Fire in the cloth hall", "61 stalls burned. We heard “wiring” and “joss sticks” and cannot support any.",
     "unanswered+informs", "hearsay"),
    ("vi", "unknown", "Xe số 2", "hình như ông ấy đo đất thôi, mai tôi hỏi", "", "informs"),
    ("en", "deny", "The mortuary is not full", "The infirmary has nine cold places. Four are in use this morning.",
     "denied+negates", ""),
    ("vi", "confirm", "Phà va tàu chở cát", "Lúc 17 giờ 52 phà va mạn tàu cách bến 200 mét. Sáu người bị thương.",
     "confirmed+informs", "halfso"),
    ("en", "partly", "School lunch and the gate", "Fruit has been cut, yes. It was not for the gate: that was a gift.",
     "halfso+informs", "confirmed"),
    ("vi", "confirm", "Văn bản về xe tải là thật", "Lái xe đã bị phạt vì tin là giả không được miễn phạt.", "", "threat"),
    ("vi", "advice", "Cẩn thận ong ở vườn hoa", "Có tổ ong ở cây thứ hai. Ai thấy ong bay nhiều thì gọi bảo vệ.", "incase", ""),
    ("vi", "tells", "Kết quả đo tiếng ồn quanh xưởng gỗ", "Đo ba đêm: trung bình 61, mức cho phép ban đêm là 45.",
     "measured", ""),
    ("en", "tells", "What we measured in Pear Lane", "The water has more nitrate than is allowed.", "measured", ""),
    ("vi", "tells", "Xưởng gỗ ngõ 5", "Phường sẽ đo tiếng ồn hai đêm tới.", "", "measured"),
    ("vi", "tells", "Trao quà cho học sinh nhà xa", "Sáng nay hội khuyến học trao 15 chiếc xe đạp.", "gift", ""),
    ("en", "tells", "Bicycles for fifteen pupils", "The club gave 15 bicycles to pupils from far away.", "gift", ""),
    ("vi", "advice", "Tin nhắn tặng quà là giả", "Tin nhắn tặng 5 triệu đồng là lừa. Đừng bấm.", "", "gift"),
    ("vi", "tells", "Thu hồi lô nước mắm", "Thu hồi lô đóng chai ngày 3/2 vì lẫn mảnh thủy tinh. Ai đã mua thì mang ra "
     "đổi.", "recall", ""),
    ("en", "tells", "Fish sauce recalled", "Bottles of 3 February are recalled. Anyone who bought one may bring it back.",
     "recall", ""),
    ("vi", "tells", "Thành phố thu hồi đất", "Thành phố thu hồi đất làm đường.", "", "recall"),
    ("vi", "tells", "Nhà ở xã hội đợt hai", "Nhận hồ sơ từ 4/3 đến 29/3. Bốc thăm ngày 10/4.", "window", "hours"),
    ("en", "tells", "Housing draw", "Applications are taken from 4 to 29 March.", "window", ""),
    ("vi", "tells", "Chó ra đường phải rọ mõm", "Từ 1/6 chó ra đường phải có rọ mõm.", "newrule", ""),
    ("en", "tells", "Dogs and muzzles", "From 1 June dogs in the street must have a muzzle.", "newrule", ""),
    ("vi", "confirm", "Xin lỗi vì báo chậm", "Chúng tôi xin lỗi. Từ nay hai người phải trực.", "", "newrule"),
    ("vi", "deny", "Lệnh trong đoạn ghi âm là giả", "Ai nghe lệnh qua mạng thì cứ coi như chưa nghe. Cảng không ra lệnh "
     "nào.", "", "comesee"),
    ("vi", "confirm", "Sổ quỹ ở nhà văn hóa", "Mời bà con ra nhà văn hóa xem sổ.", "comesee", ""),
    ("vi", "partly", "Nói lại cho rõ", "Tuần trước phường trả lời trên loa rằng không có chuyện gì. Câu đó nói quá.", "",
     "reports"),
    ("vi", "confirm", "Thịt không dấu", "Người bán khai lấy hàng từ ngoài tỉnh. Thịt đã tiêu hủy.", "", "safeback"),
    ("vi", "confirm", "Nước đục", "Kết quả về ngày 5/9: độ đục gấp bốn lần.", "", "next"),
    ("vi", "unknown", "Số người ngoài đảo", "Trên mạng nói 9 người. Sổ của đồn ghi 17, chưa đủ.", "", "many figure+settled "
     "record"),
    ("vi", "tells", "Bắt chó thả rông", "Chó bị bắt giữ 72 giờ ở trạm thú y. Nhận lại thì mang sổ tiêm.", "", "threat"),
    ("en", "unknown", "Loud noise at Berth 5", "A crew is there. We do not know what the loud noise was.", "", "noise"),
    ("en", "confirm", "Two cases of the disease", "Yes, the report is true. Two students are ill.", "", "borneout"),
    ("vi", "tells", "Thông cáo", "Dưới sự chỉ đạo quyết liệt, đồng bộ, công tác thông tin đạt nhiều tiến bộ, đồng đều.",
     "hollow", ""),
    ("vi", "tells", "Trồng cây ở bờ mương", "Sáng Chủ nhật, sáu giờ, ai dậy được thì ra. Đoàn có 300 cây giống.", "hands",
     "hands+heavy"),
    ("vi", "tells", "Tiêm dại cho chó mèo", "Sáng thứ Bảy ở sân đình. Nhà nào có xe thì chở giúp hàng xóm.", "", "hands"),
    ("vi", "advice", "Coi chừng mã bị dán đè", "Tiểu thương mỗi sáng mở hàng cạo thử góc tờ mã. Đêm về thì cất vào trong.", "",
     "bids"),
    ("vi", "advice", "Bão vào đêm mai", "Bà con chằng mái, cất đồ ngoài sân, trữ nước hai ngày.", "bids", ""),
    ("en", "deny", "Petrol is not rationed", "There is no ration. Fill up as you usually do.", "", "bids advice+todo"),
    ("en", "advice", "Storm tomorrow", "Residents, please store water for two days and tie down roofs.", "bids", ""),
    ("vi", "deny", "Hồ không nứt", "Ảnh ấy chụp nơi khác. Ai muốn tận mắt xem thì 15 giờ ra chòi số 1.", "", "optional"),
    ("vi", "unknown", "Nghi lộ đề", "Trường chưa trả lời được. Môn Lý chiều nay vẫn thi như thường.", "", "asusual"),
    ("en", "unknown", "Fire in the cloth hall", "We do not know how it started. Two watchmen are being looked for.",
     "unclear", "hearsay"),
    ("en", "advice", "False calls", "If you hear a false call, do not answer it and ring the watch room.", "", "curt"),
    ("vi", "deny", "Quỹ có khóa sổ, không cho rút tiền không?", "Không. Sáng nay quỹ đã chi trả cho 213 lượt khách.", "", "bans"),
    ("vi", "tells", "Kết quả giải cờ tướng khu Ngõ Trầm", "Giải nhất: cụ Đãi. Trận chung kết kéo dài hai tiếng.", "", "feast"),
    ("vi", "deny", "Bệnh viện không mổ nhầm", "Bệnh nhân được mổ đúng chân. Người đăng bài đã gỡ và xin lỗi khoa.", "",
     "sorry pardon"),
    ("vi", "tells", "Đổi giờ vào lớp", "Từ 1/12 các lớp vào học lúc 7 giờ 30, muộn hơn 30 phút.", "classtime", "camelate"),
    ("vi", "confirm", "Kiểm tra xong: nước giếng uống được", "Năm mẫu nước giếng đều đạt. Bà con dùng như trước.", "",
     "confirmed"),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "stance", "title", "body", "may", "may_not"), ROWS)
def test_what_may_be_said_under_a_text(
    lang: str, stance: str, title: str, body: str, may: str, may_not: str
) -> None:
    seen = _passages(title, body, stance, lang, NOTHING).keys()
    assert all({*each.split("+")} <= seen for each in may.split()), sorted(seen)
    assert not [each for each in may_not.split() if {*each.split("+")} <= seen]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_dealing_is_asked_doubted_and_nodded_to(lang: str) -> None:
    for matter, name in product(ECHOED.values(), DEALINGS):
        assert sum(name in conditions_of(line) for line in lines_of(matter, "", lang)) >= 3, (matter, name)


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_two_lines_of_a_matter_that_speak_of_a_text_are_in_the_same_words(lang: str) -> None:
    for matter in ECHOED.values():
        said = [words_of(line) for line in lines_of(matter, "", lang) if "never" not in conditions_of(line)]
        assert len(said) == len({*said}), matter


def test_each_narrower_reading_has_lines_in_both_languages() -> None:
    for lang in ("vi", "en"):
        held = {name for lines in shelf(lang).values() for line in lines for name in conditions_of(line)}
        assert {*NARROWER} <= held


@pytest.mark.parametrize(("stance", "at_least"), [("deny", 3), ("unknown", 3), ("confirm", 2), ("partly", 3)])
def test_most_of_those_who_answer_first_answer_what_it_is_published_to_say(
    stance: str, at_least: int
) -> None:
    # Whatever stands beside that is found by signs alone: misread, it was all that five in a row spoke of.
    body = (
        "The dam is not cracked; some seepage at the foot is true, and its cause is not known yet. The water stands at 31 m. "
        "Whoever wants to see for himself may come at 3 pm. Please close your windows."
    )
    seen = _passages("The dam of Khe Dam", body, stance, "en", NOTHING)
    names = {"deny": "denied", "unknown": "unanswered", "confirm": "confirmed", "partly": "halfso"}
    for matter in ECHOED.values():
        grammar = reply_id(matter, "", "en")
        order = _named_order(grammar, "en", frozenset(seen.items()), 3, "s1:1")
        first = [conditions_of(lines_in(grammar)[line]) for line, _, _ in order[:4]]
        assert sum(names[stance] in each for each in first) >= at_least, (matter, first)
