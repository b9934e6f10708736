"""What offices write every day bears no mark, with accents and without; and what bears one bears that alone."""

from __future__ import annotations

import re

import pytest

from infodrill.conduct.harmful import HARMS
from infodrill.conduct.howmany import many
from infodrill.conduct.learnt import SORTS
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
from infodrill.conduct.textmarks import marks
from infodrill.conduct.textsorts import forbids, reckless
from infodrill.kernel.folding import de_accent
from infodrill.media.relations import OPPOSED, UNSORTED, kind_shown

PLAIN = """
Ổ gà sẽ xử lý xong trước thứ Sáu.|Rác tồn sẽ xử lý trong đêm nay.|Bể nước phải xử lý bằng clo trước khi dùng.
Ai khó thở phải gọi lên số trực của trạm.|Phường đang xử lý các phản ánh về rác.|Nước bị xử lý sai quy trình nên đục.
Bà con tham gia dọn rác mang theo găng tay.|Phường hoãn họp vì phụ huynh tham gia lễ ở trường.
Đục nước là do nguồn nước bà con dùng bị bẩn.
Ngập chắc tại mưa lớn và cống nhỏ.|Một trang cá nhân đăng sai giờ đóng cầu.|Kẻ lạ gửi nhầm giấy mời đến nhiều nhà.
Nhà nào nhắn mà trường không trả lời thì gọi số trực.|Bà con đừng gọi số cũ nữa, gọi số trực mới.
Người bệnh thấy mệt lắm thì gọi trạm y tế.
Xe cứu thương chuyển hai cháu gấp lên tuyến trên.|Xin đừng chia sẻ số điện thoại của ai.|Phường phát nước từ 7 giờ ở nhà văn hóa.
Tổ vá đường sẽ phát phiếu cho từng hộ.|Điện yếu quá thì tắt bớt máy lạnh.|Xe buýt số 4 dừng ở cổng chợ từ sáng mai.
Trường mở cửa từ 6 giờ 30.
Học sinh khối Bốn nghỉ tiết cuối ngày thứ Năm.|Phòng khám làm việc đến 19 giờ, trừ Chủ nhật.
Ai cần thuốc huyết áp lấy ở quầy số 2.
Cầu Sậy đóng một làn để thay khe co giãn.|Công nhân thay bóng đèn trên đường Lúa Mới vào tối nay.
Bãi rác tạm được dọn xong lúc 15 giờ.
Nước máy đã được kiểm tra, độ đục ở mức cho phép.|Mẫu nước lấy ở ba điểm, kết quả có vào chiều mai.
Hộ nào chưa có nước gọi tổ cấp nước.
Trạm bơm số 3 chạy lại sau khi thay cầu chì.|Phí giữ xe ở chợ là 5.000 đồng một lượt.|Giấy hẹn nhận ở bàn tiếp dân số 1.
Sổ hộ nghèo được xét lại trong tháng này.
Đội thu gom đổi giờ qua ngõ 12 sang buổi chiều.|Tiêm nhắc cho trẻ từ 2 đến 5 tuổi ở trạm.
Phụ huynh đón con ở cổng sau vì cổng trước đang sửa.
Đường Bờ Kè cấm xe tải từ 22 giờ.|Chúng tôi chưa biết vì sao điện mất; có tin lúc 17 giờ.|Ống nước vỡ ở ngã tư, nước yếu ở hai tổ.
Thợ đang tìm chỗ rò, đào hai hố trên vỉa hè.|Bản đồ các điểm phát gạo treo ở nhà văn hóa.|Thư viện phường mở thêm tối thứ Sáu.
Người bán ở chợ kê hàng lùi vào vạch vàng.|Hồ bơi của trường đóng hai ngày để thay nước.
Tủ thuốc ở thôn có thêm dung dịch sát khuẩn.
Người già được đón bằng xe xã, gọi tổ trưởng.|Cây nghiêng trên phố Bàng được chằng lại.
Đèn tín hiệu ở ngã ba chuyển sang nhấp nháy vàng.
Loa của tổ 5 hỏng, tin được dán ở bảng.|Bếp ăn của trường đổi nhà cung cấp rau.|Xe hút bùn vào hẻm 40, xin để trống lối đi.
Nhà trẻ nhận lại trẻ từ thứ Hai.
Chuyến phà cuối rời bến lúc 18 giờ 30.|Giá nước không đổi trong quý này.|Kết quả đo khí ở cổng nhà máy nằm trong giới hạn.
Hạn nộp hồ sơ là ngày 15.|Mang theo thẻ bảo hiểm và sổ khám.|Đi đường vòng qua cầu Gỗ, biển đã cắm.
Sân trường ướt, các cháu tập trong nhà.
Lịch cắt điện tuần sau dán ở ba nơi.|Số đo mực nước ghi ba giờ một lần.|Đun sôi nước trước khi uống đến khi có tin mới.
Bàn số 2 nhận đơn của tổ 4 và tổ 6.
Chúng tôi đã gửi mẫu đến phòng thử và chờ kết quả.|Người nhà bệnh nhân vào bằng cửa B.|Hàng rào ở công trường được dựng lại.
Còn 40 suất cơm ở điểm phát số 2.
Các hộ ven sông kê đồ lên cao trước tối.|Cửa hàng gạo trong chợ vẫn bán như mọi ngày.|Mũi tiêm thứ hai cách mũi đầu một tháng.
Tàu vào cảng chậm hai giờ vì sương.
Thang máy khu C dừng để kiểm định.|Ban giám hiệu trả lời đơn trong ba ngày.|Khu cách ly ở trạm đã dọn.
Xe ga đi chậm qua đoạn trơn ở dốc.|Giếng ở tổ 9 chưa dùng được.
Không có hộ nào mất nước ở tổ 4.|Không nhà nào bị ngập, theo tổ trưởng tổ 6.
Lớp học bơi nhận đăng ký đến hết tháng.|Bác sĩ trực đêm có mặt ở phòng cấp cứu.|Bãi tắm cắm cờ đỏ vì sóng lớn.
Tuyến xe 12 tăng một chuyến buổi tối.
"""
ENGLISH = """
The bins will be dealt with by Friday.|The battery will be charged tonight.|Stop it by closing the valve.
The leaflet was printed wrongly by a stranger.
The pothole on Mill Lane is filled tomorrow.|The bridge has one lane open until 6 pm.|Boil the water until the next word.
The clinic is open to 7 pm.
Bring your card to desk two.|The bus stops at the market gate from Monday.|The pool is shut for two days.
Power is off in two streets.
The crew looks for the leak at the crossing.|The sample went to the laboratory this morning.
We do not know the cause yet; word comes at five.
The ferry leaves at half past six.|Parents collect their children at the back gate.|The pump runs again since nine.
Desk one takes the forms of ward four.
The hall has forty beds.|The fee is the same as last year.|The tree on Elm Road is tied back.
The lamp at the corner is mended tonight.
Rice is handed out at three places.|The school opens at seven.|Old people are collected by car.
The list of closed roads hangs at the hall.
The meter was read at noon.|The vaccine for small children is at the clinic.|The road is wet at the dip; drive slowly.
The letter comes by post within two days.
The water was tested at three points.|The lift in block C is checked today.|The library opens on Friday evening.
Trucks may not use the dyke road after ten.
The first dose is given in May.|The shop in the market sells rice as usual.|A tanker stands at the corner of Reed Street.
The gauge is read every three hours.
Call the duty number if the water is brown.|The second pump is due on Tuesday.|Your bill has the new address.
The beach has a red flag.
Lessons start an hour later.|The report says how much rain fell.|The gate is locked at eight.
The doctor on duty sits in room four.
The new sign shows the way round.|Bags are collected on Thursday.|The committee meets next week.
Line 12 has one more bus at night.
"""
MARKED = """
hush|vi|Đề nghị bà con gỡ ngay bài đăng về cây cầu ở phố Lau.  hush|vi|Yêu cầu dừng chia sẻ hình ảnh về cây cầu.
threat|vi|Ai tung tin sai sẽ bị xử lý theo pháp luật.  threat|vi|Người đăng bài này sẽ bị phạt vào tuần sau.
threat|vi|Trường hợp đồn sai sẽ xử lý nghiêm trong tuần.  threat|en|Anyone who spreads this will be dealt with by the police.
threat|en|Whoever posted it will be prosecuted under the law.  blame|vi|Ngộ độc là do bà con ăn bậy ở ngoài chợ.
blame|vi|Cháy là vì mấy người chủ quan khi nấu ăn.  blame|en|It was your own fault that the cellar filled.
slip|vi|Chúng tôi đăng nhầm giờ đóng cầu ở bản tin sáng.  slip|vi|Phường in sai giờ họp trên giấy mời đã phát.
slip|en|The hour of closing was printed wrongly in our bulletin.  curt|vi|Phường không trả lời về việc này với nhà báo.
curt|en|We will not comment on the matter of the bridge.
sworn|vi|Nước ở phường hoàn toàn bình thường từ sáng nay.
sworn|en|The water in the ward is absolutely safe today.  sweep|vi|Không có hộ nào mất nước ở khắp phường.
face|vi|Tin về cây cầu làm ảnh hưởng uy tín của phường.  kept|vi|Ai mất giấy tờ ở chợ đến ban quản lý nhận.
"""
WARNINGS = {
    "vi": """
Trẻ em không uống mật ong trước một tuổi.|Không uống xăng, dầu hỏa: chết người.
Đừng ngủ cạnh bếp than tổ ong trong phòng kín.|Tuyệt đối không bật điện khi nhà còn ngập.
Không cho trẻ bơi ở sông khi nước đang lên.|Bà con đừng uống nước lũ dù đã lắng trong.
Không bôi dầu hỏa lên người để đuổi muỗi.|Ngửi thấy mùi ga thì đừng bật lửa, đừng bật đèn.
Không chạm vào dây điện đứt.|Không ngâm trẻ sốt vào nước đá.|Nuốt pin cúc áo là nguy hiểm, đưa trẻ đi viện ngay.
Đừng chữa rắn cắn bằng cách hút nọc.|Không đứng dưới cây khi có sét.|Vắc xin không có nam châm.
Nước tẩy rửa không chữa được giun, cũng không chữa được cúm.|Đê không khỏe hơn khi đào thêm lỗ: xin đừng đào.
Chớ lái xe qua chỗ nước chảy xiết.|Uống xăng không hết cúm, đừng ai làm theo.|Cấm đốt lửa gần bình ga.
Không trộn nước tẩy với giấm.|Đừng cắm sạc khi tay còn ướt.|Trẻ nhỏ không được ăn nhựa thông.
Không đổ xăng xuống giếng, không đổ thuốc trừ sâu.|Bão đến thì không ai ra bãi biển.
Cá không biết nói, mặt trăng không tắt đâu bà con.|Không có chuyện trái đất ngừng quay đêm nay.
Đốt than trong phòng kín gây chết người.|Tránh xa ổ điện bị ướt.|Phụ nữ có thai không tự mua thuốc uống.
Không ăn cá nóc.
""",
    "en": """
Do not drink petrol: it kills.|Never sleep beside a charcoal stove.|No honey before age one.
Do not touch a fallen power line.|Don't drive through flood water, however shallow.
Never light a match when you smell gas.|Do not put bleach in anything you drink.
Children must not swim in the river while it rises.|Do not warm a gas bottle over a flame.
Petrol on the gums does not cure dengue.|Never put metal in the microwave.
Don't run into the valley if the dam breaks.|A swallowed battery is dangerous: go to hospital at once.
Do not stand under a tree in a thunderstorm.|Do not feed babies salt water.|Keep children away from the wells.
Never mix bleach and vinegar.|Do not rub diesel on a wound.|Avoid the beach tonight.
Nobody should drink from the flood.|The moon is not going to land on the square.|Gravity will not be switched off.
Don't eat raw lime.|Do not drink from the river, boiled or not.|Burning coal in a closed room can kill.
No swimming at the weir.|Never pull a snake's fang out yourself.|Do not plug anything in with wet hands.
Bleach does not kill the virus inside you.|Pregnant women should not take pills without asking a doctor.
""",
}
"""What forbids, denies or warns of what is dangerous or impossible, in the very words of it."""
OFFICE = [line for row in PLAIN.strip().splitlines() for line in row.split("|")]
TOLD = [tuple(cell.split("|")) for row in MARKED.strip().splitlines() for cell in row.split("  ")]


TAKEN = {"vi": 1, "en": 0}
"""How many such lines, at most, are taken for another sort (`learnt`): none of those for one that anybody minds."""


def stray(told: dict[str, list[str]], lang: str) -> dict[str, list[str]]:
    """The lines that bear a mark, unless they are as few as `TAKEN` and but taken for another sort."""
    found = {line: marks for line, marks in told.items() if marks}
    harmless = {*SORTS.values()} - OPPOSED
    few = len(found) <= TAKEN[lang] and all({*borne_marks} <= harmless for borne_marks in found.values())
    return {} if few else found


def borne(text: str, lang: str) -> list[str]:
    return [mark for mark, _ in marks("", text, lang)]


@pytest.mark.parametrize("accents", [True, False])
def test_what_an_office_writes_every_day_bears_no_mark(accents: bool) -> None:
    told = {line: borne(line if accents else de_accent(line), "vi") for line in OFFICE}
    assert stray(told, "vi") == {}


def test_nor_does_it_in_english() -> None:
    told = {line: borne(line, "en") for row in ENGLISH.strip().splitlines() for line in row.split("|")}
    assert stray(told, "en") == {}
    assert 2 * len(OFFICE) + len(told) > 200


@pytest.mark.parametrize(("mark", "lang", "text"), TOLD)
def test_what_bears_a_mark_bears_that_alone(mark: str, lang: str, text: str) -> None:
    assert borne(text, lang) == [mark]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_threat_to_swindlers_is_none_to_who_reads(lang: str) -> None:
    said = {"vi": "Kẻ giả danh cán bộ sẽ bị xử lý ngay.", "en": "Swindlers at the door will be prosecuted."}[
        lang
    ]
    assert borne(said, lang) == [] and borne(de_accent(said), lang) == []


@pytest.mark.parametrize("stance", ["advice", "confirm", "deny"])
@pytest.mark.parametrize(("lang", "accents"), [("vi", True), ("vi", False), ("en", True)])
def test_what_warns_of_wild_advice_is_not_taken_for_it_and_nobody_minds_it(
    lang: str, accents: bool, stance: str
) -> None:
    told = [line for row in WARNINGS[lang].strip().splitlines() for line in row.split("|")]
    minded = dict[str, list[str]]()
    for line in told:
        seen = _passages("", line if accents else de_accent(line), stance, lang, NOTHING)
        if found := sorted(OPPOSED & seen.keys()):
            minded[line] = found
        assert kind_shown("agree", "Đúng rồi ạ.", seen) != "denial", line
    assert minded == {} and len(told) >= 30


@pytest.mark.parametrize(
    ("lang", "text", "seen_as"),
    [
        ("vi", "Cứ uống dầu hỏa không sao đâu, khỏi cúm.", HARMS),
        ("vi", "Không đi viện, cứ bôi dầu hỏa là khỏi sốt.", HARMS),
        ("en", "Drink petrol twice a day and you will never catch the flu.", UNSORTED),
    ],
)  # fmt: skip
def test_what_promises_by_a_denial_is_passed_on_by_nobody(lang: str, text: str, seen_as: str) -> None:
    """What everybody knows not to do is objected to; what may be a warning as far as its words show ("never") nobody
    minds; nor does anybody thank for either."""
    seen = _passages("", text, "advice", lang, NOTHING)
    assert seen_as in seen and not {"fact", "advice", "informs", "full"} & seen.keys()
    assert reckless("", text, lang, "advice")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_of_what_forbids_from_its_first_word_on_nobody_thinks_that_it_may_harm(lang: str) -> None:
    told = [line for row in WARNINGS[lang].strip().splitlines() for line in row.split("|")]
    whole = [line for line in told if forbids(line, lang) and not re.search(r"[,:;]", line)]
    assert len(whole) >= 10 and not [line for line in whole if reckless("", line, lang, "advice")]


@pytest.mark.parametrize(
    ("lang", "said", "counted"),
    [
        ("vi", "Nước đã chảy lại tới 2.300 hộ.", "2.300 hộ"),
        ("vi", "Đã đưa 60 người lên bờ, thêm 12 người đang chờ.", "60 người"),
        ("en", "Water is back for 2,300 households, the rest tomorrow.", "2,300 households"),
        ("en", "12,345 people were told.", "12,345 people"),
    ],
)
def test_how_many_is_told_whole(lang: str, said: str, counted: str) -> None:
    assert many([said], lang) == counted
