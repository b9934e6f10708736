"""What an eighth planner's slips were silent on: each is told where it was made, in either language."""

from __future__ import annotations

import pytest

from tests.scenario.fieldwalk import base
from tests.scenario.mutating import LATER, Judge

Row = tuple[str, str, str, str, str]  # drill, file, what stood, what stands now, the code
ROWS: dict[str, Row] = {
    "a bracket left open": (
        "school-en",
        "drill.yaml",
        "2026–2027 (fictional)",
        "2026–2027 (fictional",
        "S165",
    ),
    "cut behind a small word": (
        "school-en",
        "drill.yaml",
        "At the gate of Cửa Rạm school",
        "At the gate of",
        "S165",
    ),
    "cut without a sign": (
        "hospital-vi",
        "claims/insurance.yaml",
        "chỉ nghỉ chiều thứ Bảy.",
        "chỉ nghỉ chiều",
        "S165",
    ),
    "denied twice": (
        "hospital-vi",
        "claims/infusion.yaml",
        "chưa có kết quả.",
        "chưa không có kết quả.",
        "S165",
    ),
    "a span in two units": (
        "hospital-vi",
        "claims/visit.yaml",
        "thăm từ 16 giờ đến 18 giờ, mỗi",
        "thăm từ 16 ngày đến 18 giờ, mỗi",
        "S165",
    ),
    "more than the whole": (
        "hospital-vi",
        "claims/oxygen.yaml",
        "bồn chính đầy 81 %",
        "bồn chính đầy 181 %",
        "S165",
    ),
    "two signs": ("ngo-vi", "claims/water.yaml", "sân trường; bến đò", "sân trường; ; bến đò", "S165"),
    "a name of the frame": ("hospital-vi", "cells.yaml", "Bệnh viện Khe Mận", "Bệnh viện Khe Mậm", "S195"),
    "a name without its marks": (
        "hospital-vi",
        "cells.yaml",
        "Phòng vật tư, thiết bị",
        "Phong vat tu, thiet bi",
        "S165",
    ),
    "a name in English": (
        "hospital-vi",
        "cells.yaml",
        "Cố vấn quyền người bệnh",
        "Patients' rights adviser",
        "S165",
    ),
    "a unit in Vietnamese": (
        "school-en",
        "places.yaml",
        "Động Cát Vang ward",
        "Phường Động Cát Vang",
        "S165",
    ),
    "half without its marks": (
        "ngo-vi",
        "claims/rice.yaml",
        "Đau bụng thì tới điểm y tế;",
        "Dau bung thi toi diem y te;",
        "S165",
    ),
    "half in English": (
        "ngo-vi",
        "claims/store.yaml",
        "thiếu người ký phiếu trong đợt nghỉ",
        "nobody signed the slip during the holiday",
        "S165",
    ),
    "half in Vietnamese": (
        "press-office-en",
        "claims/dust.yaml",
        "the water cart has been broken since Thursday",
        "xe tưới nước hỏng từ thứ Năm",
        "S165",
    ),
    "the field beside it": (
        "hospital-vi",
        "drill.yaml",
        "Hàng người chờ khám, một tin đồn giữa đêm và những câu chuyện khác",
        "Một sáng ở Bệnh viện Khe Mận",
        "S143",
    ),
    "another claim's advice": (
        "hospital-vi",
        "claims/infusion.yaml",
        "Không tự rút dây truyền; con sốt thì gọi điều dưỡng, lô dịch đang dùng đã được thay.",
        "Ngày mai vẫn khám bảo hiểm từ 7 giờ; chỉ nghỉ chiều thứ Bảy.",
        "S143",
    ),
    "mixed, and nothing true in it": (
        "school-en",
        "claims/toilet.yaml",
        'verdict: "TRUE"',
        "verdict: MIXED",
        "S163",
    ),
    "unsure of what is known": (
        "hospital-vi",
        "claims/parking.yaml",
        "[no, yes, no,",
        "[unsure, yes, no,",
        "S163",
    ),
    "no harm to a reputation": ("hospital-vi", "claims/parking.yaml", "harm: H1", "harm: H0", "S163"),
    "a group that rings": ("hospital-vi", "msel.yaml", "method: closed_group", "method: hotline", "S163"),
    "a reporter in a group": ("school-en", "msel.yaml", "method: press", "method: closed_group", "S163"),
    "an inject out of its turn": ("hospital-vi", "msel.yaml", "- at: +18:00", "- at: +6:00", "S164"),
    "what the other says not to do": (
        "hospital-vi",
        "claims/oxygen.yaml",
        "Người nhà không tự tháo ống, không",
        "Người nhà tự tháo ống, không",
        "S163",
    ),
    "a note to oneself": (
        "ngo-vi",
        "msel.yaml",
        "tám mươi tuổi ở",
        "tám mươi tuổi (kiểm tra tuổi với chị Hoà) ở",
        "S165",
    ),
    "who is to say it": (
        "press-office-en",
        "msel.yaml",
        "My whole pot",
        "Caller (female, 40s): My whole pot",
        "S165",
    ),
    "a paper of the plan": (
        "press-office-en",
        "claims/gas.yaml",
        "The pit is fenced off.",
        "The pit is fenced off. See Annex B.",
        "S165",
    ),
    "an amount of the rumour": (
        "ngo-vi",
        "claims/fee.yaml",
        "Quỹ không thu phí, không",
        "Quỹ chỉ thu phí hồ sơ hai trăm nghìn, không",
        "S163",
    ),
    "refused as the rumour does": (
        "press-office-en",
        "claims/collapse.yaml",
        "Do not jump; follow",
        "Jump, and do not wait for rescue; follow",
        "S163",
    ),
    "our own error again": (
        "press-office-en",
        "claims/night.yaml",
        "One lane is open tonight; the closing begins tomorrow night, 22:00 to 4:00.",
        "The bridge is closed tonight, 22:00 to 4:00; one lane opens tomorrow.",
        "S163",
    ),
    "four and fourteen": (
        "press-office-en",
        "msel.yaml",
        "Four residents with headaches",
        "Fourteen residents with headaches",
        "S163",
    ),
    "waited for too early": (
        "press-office-en",
        "claims/crack.yaml",
        "known_from: +12:00",
        "known_from: +42:00",
        "S164",
    ),
    "another unit in the same words": (
        "school-en",
        "msel.yaml",
        "Mine holds it all day and comes home",
        "Mine holds it all week and comes home",
        "S163",
    ),
    "another hour at one end": (
        "hospital-vi",
        "claims/visit.yaml",
        'advice: "Khoa Nội cho thăm từ 16 giờ đến 18 giờ',
        'advice: "Khoa Nội cho thăm từ 16 giờ đến 20 giờ',
        "S164",
    ),
    "out before in": (
        "school-en",
        "claims/van.yaml",
        "in at 8:40 and out at 9:00",
        "in at 12:40 and out at 9:00",
        "S164",
    ),
    "found after all": (
        "press-office-en",
        "claims/gas.yaml",
        "three readings show no poison gas",
        "three readings show poison gas",
        "S163",
    ),
    "found after all, in Vietnamese": (
        "press-office-vi",
        "claims/gas.yaml",
        "ba lần đo không thấy khí độc ở hố móng",
        "ba lần đo thấy khí độc ở hố móng",
        "S163",
    ),
    "let and forbidden": (
        "press-office-en",
        "claims/motorbikes.yaml",
        "tonight's plan leaves one lane to motorbikes",
        "tonight's plan lets no motorbikes on the bridge",
        "S163",
    ),
    "a year of nobody": ("hospital-vi", "drill.yaml", "năm 2027 của", "năm 4061 của", "S165"),
    "years that run back": (
        "school-en",
        "drill.yaml",
        "2026–2027 (fictional)",
        "2029–2027 (fictional)",
        "S165",
    ),
    "fifteen days in other words": (
        "ward-vi",
        "msel.yaml",
        "Rác ngoài chợ năm bữa nay",
        "Rác ngoài chợ mười lăm bữa nay",
        "S163",
    ),
    "our error at its right hour": (
        "ward-vi",
        "msel.yaml",
        "lúc 15 giờ hôm nay",
        "lúc 10 giờ hôm nay",
        "S164",
    ),
    "a true record that all is well": (
        "ward-vi",
        "claims/rubbish.yaml",
        "Xe ép rác hư từ thứ Tư, sổ trực ghi bảy cuộc gọi nhỡ; đúng như bà con nói.",
        "Xe ép rác vẫn chạy đều, sổ trực không có cuộc gọi nhỡ nào.",
        "S163",
    ),
    "open until another hour": (
        "ward-vi",
        "claims/birth.yaml",
        "tới 16 giờ 30; đem",
        "tới 11 giờ 30; đem",
        "S164",
    ),
    "there is some after all": (
        "ward-vi",
        "claims/bread.yaml",
        "mẫu bánh mì không có thuốc",
        "mẫu bánh mì có thuốc",
        "S163",
    ),
    "asked of another day": (
        "city-en",
        "msel.yaml",
        "the island boat runs this afternoon",
        "the island boat runs tomorrow",
        "S164",
    ),
    "longer than it lasts": (
        "city-en",
        "claims/cut.yaml",
        "off from 13:00 to 15:00",
        "off from 13:00 to 17:00",
        "S164",
    ),
    "denied behind an or": (
        "city-en",
        "claims/fish.yaml",
        "Eat no dead fish from",
        "Eat dead fish from",
        "S163",
    ),
    "as many weeks as days": (
        "ngo-en",
        "claims/store.yaml",
        "for nine days, and nobody",
        "for nine weeks, and nobody",
        "S163",
    ),
    "nine and nineteen days": ("ngo-en", "msel.yaml", "own the nine days", "own the nineteen days", "S163"),
    "a report of others than the record": (
        "ngo-en",
        "msel.yaml",
        "Six people with stomach ache, nobody",
        "Nine people with stomach ache, nobody",
        "S163",
    ),
    "another department": (
        "hospital-vi",
        "msel.yaml",
        "vào thăm khoa Nội được không",
        "vào thăm khoa Ngoại được không",
        "S163",
    ),
    "what the other says to leave": (
        "ngo-en",
        "claims/rice.yaml",
        "See the medics for stomach ache and take no laxative; set",
        "Take a laxative for stomach ache and see the medics; set",
        "S163",
    ),
    "positive after all": (
        "hospital-vi",
        "claims/infusion.yaml",
        "hai mẫu dịch truyền âm tính",
        "hai mẫu dịch truyền dương tính",
        "S163",
    ),
    "advice of more than the rule": (
        "hospital-vi",
        "claims/visit.yaml",
        "mỗi lần hai người, nhớ đeo",
        "mỗi lần bốn người, nhớ đeo",
        "S163",
    ),
    "all open, by a true record": (
        "hospital-vi",
        "claims/wait.yaml",
        "Hai trong ba quầy đóng vì thiếu người",
        "Cả ba quầy vẫn mở đủ người",
        "S163",
    ),
}


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("hộ chiếu số C1234567", "S180"), ("passport no. C1234567", "S180"), ("sinh ngày 12/05/1985", "S180"),
        ("born on 12/05/1985", "S180"), ("ở 21.0278, 105.8342", "S180"), ("bé Lê Minh Khôi lớp ba", "S199"),
        ("họp ngày 12/05/2027", ""), ("mẫu C1234567 ở kho", ""), ("từ 21.5 đến 105.25", ""), ("bé Khôi lớp ba", ""),
    ],
)  # fmt: skip
def test_what_leads_to_one_person_is_refused(said: str, code: str) -> None:
    files, *_ = base("ngo-vi")
    judge = Judge(files)
    body = files["msel.yaml"].replace("Nhìn mà ngại thay.", f"Nhìn mà ngại thay, {said}.")
    assert body != files["msel.yaml"]
    told, _ = judge.said({**files, "msel.yaml": body})
    assert {each[2] for each in told if each[2] in ("S180", "S199")} == ({code} if code else set()), told


@pytest.mark.parametrize("kind", ROWS)
def test_a_slip_is_told_where_it_was_made(kind: str) -> None:
    drill, file, stood, stands, code = ROWS[kind]
    files, *_ = base(drill)
    judge = Judge(files)
    assert files[file].count(stood) and not judge.usual, (drill, judge.usual)
    said, _ = judge.said({**files, file: files[file].replace(stood, stands, 1)})
    told = [each for each in said if each[2] not in LATER]
    assert code in {each[2] for each in told}, told
    assert len({(each[0], each[1], each[2]) for each in told}) <= 2, told


def test_a_role_that_nobody_holds_is_told_once() -> None:
    files, *_ = base("city-vi")
    text = files["cells.yaml"]
    for role in ("CITIZEN-DESK", "SPOKE"):
        left = text.replace(f", {role}", "").replace(f"[{role}]", "[COMMS]")
        assert left != text
        said, _ = Judge(files).said({**files, "cells.yaml": left})
        assert len([each for each in said if each[2] not in LATER]) == 1, (role, said)
