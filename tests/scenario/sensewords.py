"""Words by which a planted mistake of sense turns a text round, in each language by itself: not read off the checks' tables."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

Turns = Sequence[tuple[str, str]]


def pairs(*lines: str) -> Turns:
    """As "left/right, old/new": what is said, and what is said instead."""
    rows = [pair.split("/") for line in lines for pair in line.split(", ")]
    return tuple((was.replace("_", " "), new.replace("_", " ")) for was, new in rows)


DIRECTIONS: Mapping[str, Turns] = {
    "en": pairs(
        "left/right, north/south, east/west, upstream/downstream, upper/lower, above/below, inside/outside",
        "up/down, over/under, in_front_of/behind, into/out_of, before/after, top/bottom, here/there, near/far_from",
    ),
    "vi": pairs(
        "trái/phải, phía_bắc/phía_nam, phía_đông/phía_tây, thượng_lưu/hạ_lưu, thượng_nguồn/hạ_nguồn, trên/dưới",
        "trong_nhà/ngoài_đường, lên/xuống, trước/sau, vào/ra, gần/xa, đầu/cuối",
    ),
}
STATES: Mapping[str, Turns] = {
    "en": pairs(
        "open/closed, opens/closes, opened/closed, on/off, starts/stops, start/stop, begins/ends, full/empty",
        "safe/dangerous, dry/wet, hot/cold, old/new, big/small, large/small, heavy/light, day/night, high/low",
        "higher/lower, clean/dirty, strong/weak, first/last, early/late, earlier/later, right/wrong",
        "same/different, true/false, real/fake, sick/well, mild/severe, long/short, good/bad, dead/alive",
        "full/half, free/paid, hard/soft, known/unknown, thick/thin, rich/poor",
    ),
    "vi": pairs(
        "mở/đóng, bật/tắt, bắt_đầu/kết_thúc, đầy/cạn, an_toàn/nguy_hiểm, khô/ướt, nóng/lạnh, cũ/mới, lớn/nhỏ",
        "nặng/nhẹ, ban_ngày/ban_đêm, cao/thấp, sạch/bẩn, mạnh/yếu, đầu_tiên/cuối_cùng, sớm/muộn, đúng/sai",
        "giống/khác, thật/giả, dài/ngắn, tốt/xấu, sống/chết, dày/mỏng",
    ),
}
DEEDS: Mapping[str, Turns] = {
    "en": pairs(
        "come/go, comes/goes, buy/sell, bought/sold, give/take, given/taken, gave/took, leave/stay, send/receive",
        "sent/received, rises/falls, rose/fell, found/lost, keep/throw_away, kept/thrown_away, passed/failed",
        "allowed/forbidden, accept/refuse, arrive/leave, arrives/leaves, pull/push, lend/borrow, remember/forget",
        "works/is_broken, broke/was_mended, stopped/started, stop/go_on, began/ended, raise/lower, signed/refused",
        "opened/shut, confirmed/denied, answered/asked, asks/answers, missing/there",
    ),
    "vi": pairs(
        "mua/bán, cho/lấy, ở_lại/rời_đi, gửi/nhận, tăng/giảm, tìm_thấy/làm_mất, giữ/vứt, đậu/trượt, cho_phép/cấm",
        "đến/đi, kéo/đẩy, nhớ/quên, chạy/dừng, ngừng/bắt_đầu, nâng/hạ, xác_nhận/phủ_nhận, hỏi/trả_lời",
    ),
}
HOW_MANY: Mapping[str, Turns] = {
    "en": pairs(
        "all/none_of, every/no, everybody/nobody, everyone/nobody, nobody/everybody, both/neither, neither/both",
        "many/few, few/many, more/fewer, fewer/more, less/more, most/few, always/never, never/always, none/all",
        "half/all, at_least/at_most, only/also, without/with, with/without, enough/too_little, nothing/everything",
        "each/none",
    ),
    "vi": pairs(
        "mọi/không, tất_cả/không, cả_hai/không, nhiều/ít, ít/nhiều, hơn/kém, luôn/chẳng_bao_giờ",
        "ít_nhất/nhiều_nhất, đủ/thiếu, không_ai/ai_cũng, chưa_ai/ai_cũng, thừa/thiếu",
    ),
}
PEOPLE: Mapping[str, Turns] = {
    "en": pairs(
        "doctor/teacher, nurse/driver, teacher/nurse, driver/teacher, parents/pupils, pupils/parents",
        "mother/father, father/mother, children/old_people, wife/husband, husband/wife, son/daughter, daughter/son",
        "boys/girls, men/women, women/men, patients/doctors, engineer/doctor, director/guard, reporter/soldier",
        "volunteers/soldiers, passengers/drivers, sister/brother, brother/sister, workers/owners, neighbour/doctor",
        "guard/director, customers/sellers, fishermen/farmers, police/teachers, head/guard, aunt/uncle, uncle/aunt",
        "tenants/landlords",
    ),
    "vi": pairs(
        "bác_sĩ/cô_giáo, điều_dưỡng/tài_xế, tài_xế/cô_giáo, phụ_huynh/học_sinh, học_sinh/phụ_huynh, mẹ/bố",
        "vợ/chồng, con_trai/con_gái, con_gái/con_trai, bảo_vệ/giám_đốc, bệnh_nhân/bác_sĩ, ngư_dân/nông_dân",
        "hành_khách/tài_xế, anh/chị",
    ),
}
AGENCIES: Mapping[str, Turns] = {
    "en": pairs(
        "hospital/school, school/hospital, clinic/port, port/clinic, company/ministry, bank/hospital",
        "police/hospital, department/company, newspaper/clinic, market/school, station/school, office/factory",
        "committee/company, ward/province, city/village, village/city, team/ministry, court/market, bakery/bank",
        "shop/court, network/court, centre/bakery, board/shop",
    ),
}
PLACES: Mapping[str, Turns] = {
    "en": pairs(
        "gate/roof, river/road, road/river, bridge/market, market/bridge, house/boat, kitchen/yard, yard/kitchen",
        "pump/bridge, dyke/school, canal/roof, room/street, street/canal, depot/pagoda, beach/market, quay/church",
        "lift/well, well/lift, hall/beach, box/truck, truck/box, water/milk, rice/salt, bread/fish, fish/bread",
        "money/rice, picture/letter, letter/picture, medicine/petrol, vaccine/milk, boat/bus, bus/boat",
        "telephone/bicycle, door/window, page/song",
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
