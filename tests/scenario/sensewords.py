"""Words by which a planted mistake of sense turns a text round, in each language by itself: not read off the checks' tables."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

Turn = tuple[str, str, tuple[str, ...]]
"""What is said, what is said instead, and words of which the other language has one where the first is meant; none for any."""
Turns = Sequence[Turn]


def pairs(*lines: str) -> Turns:
    """As "left/right@trái, old/new": "_" stands for a blank."""
    rows = [
        re.fullmatch(r"([^/]+)/([^@]*)(?:@(.+))?", pair.replace("_", " "))
        for line in lines
        for pair in line.split(", ")
    ]
    return tuple((row[1], row[2], tuple(row[3].split("+")) if row[3] else ()) for row in rows if row)


DIRECTIONS: Mapping[str, Turns] = {
    "en": pairs(
        "left/right@trái, right/left@phải, north/south@bắc, south/north@nam, east/west@đông, west/east@tây",
        "upstream/downstream@thượng, upper/lower@trên, above/below@trên, below/above@dưới, inside/outside@trong",
        "outside/inside@ngoài, up/down@lên, down/up@xuống, under/over@dưới, behind/in_front_of@sau",
        "before/after@trước, after/before@sau, top/bottom@đỉnh+trên+nóc, near/far_from@gần+cạnh, into/out_of@vào",
        "out_of/into@ra+khỏi, since/until@từ, until/since@đến+tới, from/until@từ, before/since@trước",
    ),
    "vi": pairs(
        "trái/phải@left, phải/trái@right_side+right_hand+on_the_right, bắc/nam@north, nam/bắc@south",
        "trên/dưới@above+upper, dưới/trên@below+under+lower, lên/xuống@up, xuống/lên@down, trước/sau@before",
        "sau/trước@after, vào/ra@into+in, ngoài/trong@outside, trong/ngoài@inside, gần/xa@near",
    ),
}
STATES: Mapping[str, Turns] = {
    "en": pairs(
        "open/closed@mở, opens/closes@mở, opened/closed@mở, closed/open@đóng, shut/open@đóng+khóa, on/off@bật",
        "off/on@tắt, starts/stops@bắt_đầu, begins/ends@bắt_đầu, full/empty@đầy+kín, empty/full@trống+rỗng+cạn",
        "safe/dangerous@an_toàn, dry/wet@khô, wet/dry@ướt, hot/cold@nóng, cold/hot@lạnh, old/new@cũ, new/old@mới",
        "big/small@lớn+to, small/big@nhỏ, heavy/light@nặng, high/low@cao, low/high@thấp, clean/dirty@sạch",
        "strong/weak@mạnh, first/last@đầu, last/first@cuối, early/late@sớm, late/early@muộn+trễ, right/wrong@đúng",
        "wrong/right@sai+nhầm, same/different@cùng+giống, true/false@thật+đúng, real/fake@thật, fake/real@giả",
        "mild/severe@nhẹ, long/short@dài+lâu, short/long@ngắn, dead/alive@chết, broken/mended@hỏng+gãy",
        "known/unknown@biết, free/paid@miễn_phí",
    ),
    "vi": pairs(
        "mở/đóng@open+opens+opened, đóng/mở@closed+shut, bật/tắt@on, tắt/bật@off+out, đầy/cạn@full",
        "an_toàn/nguy_hiểm@safe, khô/ướt@dry, ướt/khô@wet, nóng/lạnh@hot, cũ/mới@old+former, mới/cũ@new",
        "lớn/nhỏ@big+large+great, nhỏ/lớn@small, nặng/nhẹ@heavy+severe+serious, nhẹ/nặng@mild+light",
        "cao/thấp@high+higher+tall, thấp/cao@low+lower, sạch/bẩn@clean, đầu_tiên/cuối_cùng@first",
        "sớm/muộn@early+soon, đúng/sai@right+true+correct, sai/đúng@wrong+false, thật/giả@real+true+genuine",
        "giả/thật@fake+false+forged, dài/ngắn@long, hỏng/tốt@broken+broke+failed+damaged",
    ),
}
DEEDS: Mapping[str, Turns] = {
    "en": pairs(
        "buy/sell@mua, bought/sold@mua, sell/buy@bán, sold/bought@bán, give/take@cho+phát+đưa",
        "gave/took@phát+cho+đưa, send/receive@gửi+chuyển, sent/received@gửi+chuyển, rises/falls@lên+dâng+tăng",
        "rose/fell@tăng+lên, falls/rises@giảm+xuống+rút, found/lost@tìm+thấy, lost/found@mất, keep/throw_away@giữ",
        "kept/thrown_away@giữ+lưu, destroyed/kept@hủy+tiêu_hủy, passed/failed@đạt+qua, failed/passed@hỏng+trượt",
        "allowed/forbidden@phép+được, accept/refuse@nhận, arrives/leaves@đến+về+tới, pull/push@kéo",
        "push/pull@đẩy+chen, works/is_broken@chạy+hoạt_động, broke/was_mended@hỏng+gãy+vỡ",
        "stopped/started@dừng+ngừng+ngưng, stop/go_on@dừng+ngừng, began/ended@bắt_đầu, confirmed/denied@xác_nhận",
        "denies/confirms@chối+phủ_nhận, answered/asked@trả_lời, asks/answers@hỏi, missing/there@thiếu+mất",
        "runs/stops@chạy, leave/stay@rời+đi+ra, stay/leave@ở+yên, remember/forget@nhớ, mended/broken@sửa+vá",
        "closed/opened@đóng, hide/show@giấu, showed/hid@cho_thấy",
    ),
    "vi": pairs(
        "mua/bán@buy+bought, bán/mua@sell+sold, gửi/nhận@send+sent, nhận/gửi@receive+received+got",
        "tăng/giảm@rises+rose+more+increase, giảm/tăng@falls+fell+less+reduce, tìm_thấy/làm_mất@found",
        "giữ/vứt@keep+kept, hủy/giữ@destroyed+cancelled, kéo/đẩy@pull+pulled, nhớ/quên@remember",
        "chạy/dừng@runs+run+running, dừng/chạy@stop+stopped+stops, ngừng/bắt_đầu@stop+stopped",
        "xác_nhận/phủ_nhận@confirm+confirmed+confirms, hỏi/trả_lời@ask+asked+asks, trả_lời/hỏi@answer+answered",
        "sửa/phá@mend+mended+repair+repaired",
    ),
}
HOW_MANY: Mapping[str, Turns] = {
    "en": pairs(
        "all/none_of@tất_cả+mọi+cả+đều, every/no@mọi+mỗi, everybody/nobody@mọi_người+ai_cũng",
        "nobody/everybody@không_ai+chưa_ai, both/neither@cả_hai, neither/both@không+chưa, many/few@nhiều",
        "few/many@ít, more/fewer@hơn+nhiều+thêm, fewer/more@ít, less/more@ít+giảm, always/never@luôn+lúc_nào",
        "never/always@không_bao_giờ+chưa_bao_giờ+chưa_từng, none/all@không+chưa, half/all@nửa",
        "at_least/at_most@ít_nhất, only/also@chỉ, without/with@không+chưa, with/without@với+có+kèm",
        "enough/too_little@đủ, nothing/everything@không+chưa, each/none@mỗi+từng, twice/once@hai_lần",
        "once/twice@một_lần, two/only_one_of@hai, some/all@một_số+vài+mấy",
    ),
    "vi": pairs(
        "mọi/không@every+all+everybody, tất_cả/không@all, cả_hai/không@both, nhiều/ít@many+much+more",
        "ít/nhiều@few+fewer+little+less, luôn/chẳng_bao_giờ@always, ít_nhất/nhiều_nhất@at_least, đủ/thiếu@enough+all",
        "không_ai/ai_cũng@nobody+no_one, chưa_ai/ai_cũng@nobody+no_one, thừa/thiếu@too_many+over+spare",
        "thiếu/thừa@missing+short+lack+too_few",
    ),
}
PEOPLE: Mapping[str, Turns] = {
    "en": pairs(
        "doctor/teacher@bác_sĩ, nurse/driver@điều_dưỡng+y_tá, teacher/nurse@giáo, driver/teacher@tài_xế+lái",
        "parents/pupils@phụ_huynh, pupils/parents@học_sinh+trẻ+em, mother/father@mẹ+má, father/mother@bố+ba",
        "children/old_people@trẻ+con+cháu, wife/husband@vợ, husband/wife@chồng, son/daughter@con_trai",
        "daughter/son@con_gái, men/women@đàn_ông+người, women/men@phụ_nữ+chị, patients/doctors@bệnh_nhân+người_bệnh",
        "engineer/doctor@kỹ_sư, director/guard@giám_đốc, reporter/soldier@phóng_viên+nhà_báo",
        "volunteers/soldiers@tình_nguyện, passengers/drivers@hành_khách+khách, sister/brother@chị+em_gái",
        "brother/sister@anh+em_trai, workers/owners@công_nhân+thợ, guard/director@bảo_vệ, customers/sellers@khách",
        "fishermen/farmers@ngư_dân+chài+tàu, police/teachers@công_an, head/guard@trưởng+giám_đốc, aunt/uncle@cô+dì",
        "uncle/aunt@chú+bác, tenants/landlords@thuê, neighbours/doctors@hàng_xóm, farmers/fishermen@nông_dân",
        "student/teacher@sinh_viên+học_sinh, captain/nurse@thuyền_trưởng, baker/driver@bánh",
        "sellers/customers@bán+tiểu_thương, residents/tourists@dân, grandmother/grandfather@bà",
        "storekeeper/driver@thủ_kho",
    ),
    "vi": pairs(
        "bác_sĩ/cô_giáo@doctor, điều_dưỡng/tài_xế@nurse, tài_xế/cô_giáo@driver, phụ_huynh/học_sinh@parents",
        "học_sinh/phụ_huynh@pupils+children, mẹ/bố@mother, vợ/chồng@wife, con_trai/con_gái@son",
        "con_gái/con_trai@daughter, bảo_vệ/giám_đốc@guard, bệnh_nhân/bác_sĩ@patients, ngư_dân/nông_dân@fishermen",
        "hành_khách/tài_xế@passengers, giám_đốc/bảo_vệ@director+head, phóng_viên/bộ_đội@reporter",
        "công_an/cô_giáo@police, khách/chủ@customers+guests, kỹ_sư/bác_sĩ@engineer",
    ),
}
AGENCIES: Mapping[str, Turns] = {
    "en": pairs(
        "hospital/school@bệnh_viện, school/hospital@trường, clinic/port@phòng_khám, port/clinic@cảng",
        "company/ministry@công_ty, bank/hospital@ngân_hàng+quỹ, police/hospital@công_an, department/company@sở",
        "newspaper/clinic@báo, market/school@chợ, station/school@trạm+đài+ga, committee/company@ủy_ban",
        "ward/province@phường, city/village@thành_phố, village/city@thôn+làng, team/ministry@đội+hội+nhóm",
        "bakery/bank@tiệm_bánh+lò_bánh+bánh, shop/court@tiệm+quán+cửa_hàng, network/court@mạng_lưới, board/shop@ban",
        "union/company@hội+công_đoàn, operator/school@nhà_mạng, health_station/bank@trạm_y_tế, province/ward@tỉnh",
        "institute/market@viện, hotel/school@khách_sạn, pagoda/church@chùa",
    ),
}
PLACES: Mapping[str, Turns] = {
    "en": pairs(
        "gate/roof@cổng, river/road@sông, road/river@đường, bridge/market@cầu, market/bridge@chợ",
        "boat/bus@tàu+thuyền+ghe+xuồng, kitchen/yard@bếp, yard/kitchen@sân, pump/bridge@bơm, dyke/school@đê",
        "canal/roof@kênh, room/street@phòng, street/canal@đường+phố, depot/pagoda@kho, beach/market@bãi",
        "quay/church@bến+cầu_cảng, lift/well@thang_máy, well/lift@giếng, hall/beach@nhà+hội_trường",
        "box/truck@thùng+hộp, truck/box@xe, water/milk@nước, rice/salt@gạo, bread/fish@bánh, fish/bread@cá",
        "money/rice@tiền, picture/letter@ảnh+hình, letter/picture@thư+công_văn, medicine/petrol@thuốc",
        "vaccine/milk@vắc-xin, bus/boat@xe_buýt+xe, telephone/bicycle@điện_thoại, door/window@cửa, smoke/water@khói",
        "fire/flood@cháy, flood/fire@lũ+ngập, gas/petrol@ga+khí, eggs/fish@trứng, dogs/cats@chó, tree/bridge@cây",
        "salt/sugar@muối, sand/salt@cát, noodles/rice@mì, tickets/letters@vé, helmets/shoes@mũ, ring/shirt@nhẫn",
        "chlorine/salt@clo, pillar/roof@trụ, school/market@trường, ambulance/lorry@cứu_thương+cấp_cứu",
        "photograph/letter@ảnh, wall/roof@tường, lamp/door@đèn, key/ticket@chìa",
    ),
}
UNITS: Mapping[str, Turns] = {
    "en": pairs(
        "kilograms/tonnes, kg/tonnes, tonnes/kilograms, km/metres, kilometres/metres, metres/kilometres",
        "metre/centimetre, cm/m, minutes/hours, hours/days, hour/minute, days/weeks, weeks/years, week/year",
        "months/days, years/months, litres/tonnes, degrees/metres, dong/dollars, đồng/dollars, doses/boxes",
        "sacks/tonnes, boxes/pages, households/people, people/households, million/thousand, thousand/million",
        "per_cent/metres, homes/streets, bags/boats, times/years",
    ),
    "vi": pairs(
        "phút/giờ, ngày/tuần, tuần/năm, cây_số/mét, mét/cây_số, tấn/ký, ký/tấn, lít/tấn, triệu/nghìn, nghìn/triệu",
        "hộ/người, liều/hộp, bao/tấn, thùng/trang, độ/mét",
    ),
}
DAYS: Mapping[str, Turns] = {
    "en": pairs(
        "yesterday/last_year, yesterday/tomorrow, today/yesterday, tomorrow/today, this_morning/last_night",
        "tonight/last_night, this_afternoon/tomorrow, last_night/this_morning, last_week/next_week",
        "last_year/this_year, next_week/last_week, last_month/next_month, this_week/last_year, ago/from_now",
        "yesterday/last_month, last_year/yesterday, tonight/tomorrow, this_evening/this_morning",
    ),
    "vi": pairs(
        "hôm_qua/năm_ngoái, hôm_qua/ngày_mai, hôm_nay/hôm_qua, ngày_mai/hôm_nay, sáng_nay/tối_qua, tối_nay/tối_qua",
        "chiều_nay/sáng_mai, đêm_qua/sáng_nay, tuần_trước/tuần_sau, năm_ngoái/hôm_qua, tháng_trước/tháng_sau",
        "tối_qua/tuần_trước, chiều_qua/năm_ngoái",
    ),
}
WEEK_EN = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEK_VI = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
SMALL_EN = ("two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
SMALL_VI = ("hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
PARTS_EN = pairs(
    "morning/evening, evening/morning, afternoon/morning, night/noon, noon/midnight",
)
DENIED_EN = pairs(
    "do_not_/, does_not_/does_, did_not_/did_, is_not_/is_, are_not_/are_, was_not_/was_, were_not_/were_",
    "has_not_/has_, have_not_/have_, had_not_/had_, cannot_/can_, will_not_/will_, no_/a_, never_/",
    "nobody_/somebody_, nothing_/something_, must_not_/must_",
)
AFFIRMED_EN = pairs(
    "is_/is_not_, are_/are_not_, was_/was_not_, were_/were_not_, has_/has_not_, have_/have_not_, had_/had_not_",
    "can_/cannot_, will_/will_not_, must_/must_not_",
)
DENIED_VI = pairs(
    "không_/, chưa_/đã_, đừng_/hãy_, chớ_/nên_, không_ai_/có_người_",
)
AFFIRMED_VI = pairs(
    "đã_/chưa_, có_/không_có_, được_/không_được_, còn_/không_còn_, là_/không_phải_là_, đang_/không_",
)
