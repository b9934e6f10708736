"""What a ninth planner's slips were silent on: relations within a drill that no longer hold, each told where it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from infodrill.conduct.postcheck import of_another
from infodrill.scenario.checks import (
    addsup,
    agreement,
    asrecorded,
    besideitself,
    calledwhat,
    conditions,
    denials,
    heldbeside,
    measuredapart,
    namedelsewhere,
    notyetknown,
    onewordapart,
    outoftime,
    released,
    saiddates,
    sequence,
    slips,
    storyline,
    translations,
    twice,
    wholestory,
    withinone,
)
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import Loaded
from tests.scenario.fieldwalk import as_it_stands, base, loaded_of

Check = Callable[[Loaded], Iterator[ScenarioProblem]]


def anchored_elsewhere(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        yield from of_another(loaded, n, claim)


RELATIONS: dict[str, tuple[Check, str, str, tuple[str, str], str]] = {
    "the answer before the question": (
        sequence.problems, "ward-desk", "msel.yaml", ("at: +16:20", "at: +12:20"), "injects[15].at",
    ),
    "so before anybody knew what was so before": (
        sequence.problems, "clinic", "claims/b4-porridge.yaml", ("- at: 2940", "- at: 1740"), "truth[1].at",
    ),
    "a record that reaches nobody who verifies": (
        agreement.problems, "market-rumour", "msel.yaml", ("{roles: [FACT-OWNER]}", "{roles: [SPOKE]}"), "injects[2].to",
    ),
    "a record that comes to its owner's house too early": (
        sequence.problems, "port-voice", "msel.yaml", ("at: +23:00\n    kind: information", "at: +20:00\n    kind: information"),
        "injects[15].at",
    ),
    "about another house than it names": (
        agreement.problems, "ward-desk", "claims/w7-round.yaml", ("about: [ward]", "about: [station]"), "about",
    ),
    "those who are left": (
        addsup.problems, "wet-rice", "claims/r3-rice.yaml", ("16 bao kia", "26 bao kia"), "truth[0].why.vi",
    ),
    "those who are left, in English": (
        addsup.problems, "wet-rice", "claims/r3-rice.yaml", ("the other 16", "the other 26"), "truth[0].why.en",
    ),
    "another hour at which there is word": (
        notyetknown.problems, "clinic", "claims/b4-porridge.yaml", ("cập nhật lúc 14 giờ", "cập nhật lúc 15 giờ"),
        "right_path[0].note.vi",
    ),
    "the record's own hour at which there is word": (
        notyetknown.problems, "school-gate", "claims/g6-fence.yaml", ("20 giờ có tin", "21 giờ có tin"), "",
    ),
    "told to do what hurts": (
        storyline.problems, "ward-desk", "claims/w6-jab.yaml", ("đừng đắp lá, đừng đợi", "đắp lá rồi đợi"), "advice",
    ),
    "all of another number than was told": (
        withinone.problems, "school-gate", "claims/g2-list.yaml", ("đủ cả 31 em", "đủ cả 38 em"), "truth[0].why.vi",
    ),
    "a list of another length": (
        withinone.problems, "school-gate", "claims/g5-hour.yaml",
        ("ai đến muộn", "có ba chỗ chờ (thư viện, phòng bảo vệ); ai đến muộn"),
        "advice.vi",
    ),
    "a list of another length, in English": (
        withinone.problems, "school-gate", "claims/g5-hour.yaml",
        ("if you are late", "two places to wait (the library, the hall and the office); if you are late"), "advice.en",
    ),
    "parts that do not make their sum": (
        withinone.problems, "free-data", "msel.yaml",
        ("toàn các cụ tử tế.", "cả thảy 12 người (5 ông, 4 bà)."), "injects[6].body.vi",
    ),
    "parts that do not make what they are in all": (
        withinone.problems, "free-data", "msel.yaml",
        ("all of them decent old souls.", "decent. That is 5 men and 4 women, 12 people in all."),
        "injects[6].body.en",
    ),
    "one ward named as two": (
        withinone.problems, "pump-log", "claims/l7-claims.yaml", ("of Cống Sáu and", "of Chợ Đèn and"), "truth[0].why.en",
    ),
    "more lines due than are asked for": (
        withinone.problems, "wet-rice", "msel.yaml", ("Gửi ba dòng", "Gửi bốn dòng"), "injects[1].expected_actions[0].what.vi",
    ),
    "leave for what the first word refuses": (
        released.problems, "school-gate", "claims/g2-list.yaml",
        ("vi: Xin xóa", "vi: Cứ việc gửi tiếp danh sách có tên học sinh; xin xóa"),
        "advice.vi",
    ),
    "leave for what the first word refuses, in English": (
        released.problems, "pump-log", "claims/l6-five.yaml",
        ("Please do not go to the workshop", "Feel free to go to the workshop"), "",
    ),
    "no need of what is asked": (
        released.problems, "pump-log", "claims/l1-page.yaml",

        ("meanwhile:\n  vi: Nhà thấp ở Cống Sáu cứ kê đồ",
        "meanwhile:\n  vi: Nhà thấp không phải nộp đơn bồi thường ở nhà văn hóa, cứ kê đồ"),
        "meanwhile.vi",
    ),
    "leave before anything is known": (
        released.problems, "school-gate", "claims/g1-taken.yaml",
        ("and do not stop strangers", "and feel free to stop strangers"),
        "meanwhile.en",
    ),
    "leave in other words": (
        released.problems, "school-gate", "claims/g6-fence.yaml",
        ("and do not hold anybody yourselves", "and you are welcome to hold strangers yourselves"), "meanwhile.en",
    ),
    "no fact, and yet true": (
        agreement.problems, "free-data", "claims/d3-menu.yaml", ('gate_answers: ["yes"', 'gate_answers: ["no"'), "truth",
    ),
    "a verdict in a condition that its claim never has": (
        conditions.problems, "forged-order", "msel.yaml", ("is: MIXED", "is: SATIRE"), "injects[22].trigger.condition",
    ),
    "a first word that bids what the record forbids": (
        released.problems, "boundaries", "claims/n2-fee.yaml", ("Khoan nộp tiền cho bất kỳ ai", "Cứ nộp tiền cho người"),
        "meanwhile.vi",
    ),
    "more than all of it": (
        withinone.problems, "forged-order", "claims/f3-message.yaml", ("61 phần trăm", "161 phần trăm"), "truth[0].why.vi",
    ),
    "one order at two hours": (
        wholestory.problems, "forged-order", "claims/f1-order.yaml", ("ra lúc 6 giờ 50", "ra lúc 6 giờ 05"), "truth[1].why.vi",
    ),
    "another number in the synopsis than in a move": (
        wholestory.problems, "forged-order", "drill.yaml", ("Two schools obey", "Three schools obey"), "synopsis.en",
    ),
    "so many minutes later that no hours are apart": (
        wholestory.problems, "forged-order", "drill.yaml", ("forty minutes later", "twenty minutes later"), "subtitle.en",
    ),
    "kilometres and miles": (
        translations.problems, "boundaries", "claims/n3-counter.yaml", ("6.8 km", "6.8 miles"), "truth[0].why.en",
    ),
    "true of what nobody ever knows": (
        agreement.problems, "forged-order", "msel.yaml",
        ("claim: f5-power\n    truth: unproven", 'claim: f5-power\n    truth: "true"'), "injects[13].truth",
    ),
    "two figures of a price have changed places": (
        slips.problems, "boundaries", "claims/n2-fee.yaml", ("con số 450.000", "con số 540.000"), "kernel.vi",
    ),
    "an office on the people's line": (
        agreement.problems, "forged-order", "msel.yaml",
        ("from: Thường trực thành phố\n    to: {cells: [ward, city, registry, adviser]}\n    method: official_letter",
        "from: Thường trực thành phố\n    to: {cells: [ward, city, registry, adviser]}\n    method: hotline"),
        "injects[15].method",
    ),
    "a ward's house that serves another ward": (
        agreement.problems, "forged-order", "cells.yaml", ("ward: con-vac", "ward: cho-den"), "cells[0].ward",
    ),
    "a verdict in words that the inject does not have": (
        calledwhat.problems, "forged-order", "msel.yaml", ("New verdict: partly", "New verdict: false"),
        "injects[15].expected_actions[0].what.en",
    ),
    "until an hour that is over": (
        outoftime.problems, "forged-order", "msel.yaml", ("triều lên đến 08:30. Thành", "triều lên đến 05:30. Thành"),
        "injects[0].body.vi",
    ),
    "anchors of another claim": (
        anchored_elsewhere, "forged-order", "claims/f6-gates.yaml", ("  - Mỏ Neo\n  - mo neo", "  - Cống Sáu\n  - cong sau"),
        "anchors",
    ),
    "a shift that begins at another hour than the drill": (
        outoftime.problems, "stamped-page", "msel.yaml", ("bắt đầu lúc 18 giờ 55", "bắt đầu lúc 19 giờ 55"), "injects[0].body.vi",
    ),
    "open until an hour before it opens": (
        outoftime.problems, "stamped-page", "claims/p2-tank.yaml",
        ("vi: Tối nay không cần hứng nước;", "vi: Bảng tin mở từ 18 giờ đến 16 giờ;"), "advice.vi",
    ),
    "one topic of two claims": (
        twice.problems, "stamped-page", "claims/p2-tank.yaml",
        ("vi: lịch thau bể chung cư Hướng Dương,", "vi: nước máy,"), "topic",
    ),
    "a boy in danger and a woman in the words": (
        besideitself.problems, "port-voice", "msel.yaml", ("a woman who fell on the steps as", "a boy who fell on the steps as"),
        "injects[6].in_danger.en",
    ),
    "somebody to be helped whom no field names": (
        besideitself.problems, "forged-order", "msel.yaml",
        ('    in_danger: {vi: "bà cụ thở máy ở xóm", en: "an old woman on a breathing machine"}\n', ""), "injects[12].body.vi",
    ),
    "a boy in danger and a woman in the words, in Vietnamese": (
        besideitself.problems, "port-voice", "msel.yaml", ("một bà ngã ở bậc tam cấp giữa", "một cậu bé ngã ở bậc tam cấp giữa"),
        "injects[6].in_danger.vi",
    ),
    "another number in the subject": (
        besideitself.problems, "port-voice", "msel.yaml", ('vi: "4 phần triệu', 'vi: "14 phần triệu'), "injects[10].subject.vi",
    ),
    "more minutes than there are": (
        besideitself.problems, "stamped-page", "msel.yaml", ("Phiếu dự báo ba phút", "Phiếu dự báo mười ba phút"),
        "injects[1].subject.vi",
    ),
    "a day that no month has": (
        saiddates.problems, "stamped-page", "claims/p3-swings.yaml", ("trước ngày 21/6", "trước ngày 31/6"), "advice.vi",
    ),
    "until a day that is over": (
        saiddates.problems, "stamped-page", "claims/p2-tank.yaml", ("trước ngày 26/6", "trước ngày 26/5"), "truth[0].why.vi",
    ),
    "what is kept back, told by the advice": (
        denials.problems, "stamped-page", "claims/p2-tank.yaml", ("hoặc gọi ban quản lý.", "hoặc gọi bác bảo vệ ca đêm."),
        "protects[0].fact",
    ),
    "another gate in the advice than in the first word": (
        onewordapart.problems, "market-rumour", "claims/m1-blast.yaml",
        ("cổng A hoặc cổng C của chợ", "cổng A hoặc cổng D của chợ"), "",
    ),
    "how often, in the advice and in the first word": (
        onewordapart.problems, "clinic", "claims/b4-porridge.yaml",
        ("meanwhile:\n  vi: >-\n    Trẻ nôn từ hai lần", "meanwhile:\n  vi: >-\n    Trẻ nôn từ năm lần"), "",
    ),
    "one objective twice": (
        twice.problems, "market-rumour", "msel.yaml", ("objectives: [o-tell, o-speak]", "objectives: [o-tell, o-tell]"),
        "injects[1].objectives[1]",
    ),
    "five of eight and seven of the eight": (
        addsup.problems, "market-rumour", "claims/m2-extinguishers.yaml", ("5 of row B's 8", "7 of row B's 8"), "truth[0].why.en",
    ),
    "the fourth where two are told of": (
        addsup.problems, "clinic", "claims/b4-porridge.yaml", ("who vomited three had", "who vomited two had"), "truth[1].why.en",
    ),
    "days that run back": (
        saiddates.problems, "market-rumour", "claims/m2-extinguishers.yaml",
        ("ngày 3/8 và ngày 20/8", "ngày 20/8 và ngày 3/8"), "truth[0].why.vi",
    ),
    "begun at another hour than its first move": (
        wholestory.problems, "market-rumour", "drill.yaml", ("T13:00:00", "T03:00:00"), "epoch",
    ),
    "another claim's picture": (
        wholestory.problems, "clinic", "msel.yaml",
        ("media: [fridge-log.svg]", "media: [waiting-room.svg]"), "injects[5].media[0]",
    ),
    "the station of another ward in the advice": (
        namedelsewhere.problems, "port-voice", "claims/v3-shelter.yaml",
        ("thì tới trạm y tế Cồn Vạc", "thì tới trạm y tế Lò Muối"), "advice.vi",
    ),
    "the station of another ward in the advice, in English": (
        namedelsewhere.problems, "port-voice", "claims/v3-shelter.yaml",
        ("go to the Cồn Vạc health station", "go to the Lò Muối health station"), "advice.en",
    ),
    "of so many loose ones what became of fewer": (
        addsup.problems, "stamped-page", "claims/p3-swings.yaml", ("9 cái đã siết", "7 cái đã siết"), "truth[0].why.vi",
    ),
    "of so many loose ones what became of fewer, in English": (
        addsup.problems, "stamped-page", "claims/p3-swings.yaml", ("9 have been", "7 have been"), "truth[0].why.en",
    ),
    "another kind of school in the advice": (
        namedelsewhere.problems, "wet-rice", "claims/r8-spillway.yaml",
        ("Bà con tới trường mầm non Vịnh Sậy", "Bà con tới trường tiểu học Vịnh Sậy"), "advice.vi",
    ),
    "another kind of school in the advice, in English": (
        namedelsewhere.problems, "wet-rice", "claims/r8-spillway.yaml",
        ("Come to the Vịnh Sậy nursery school", "Come to the Vịnh Sậy primary school"), "advice.en",
    ),
    "the other fridge failed": (
        namedelsewhere.problems, "clinic", "claims/b2-expired.yaml", ("Đúng là tủ lạnh A", "Đúng là tủ lạnh B"), "kernel.vi",
    ),
    "the other fridge failed, in English": (
        namedelsewhere.problems, "clinic", "claims/b2-expired.yaml", ("true that fridge A", "true that fridge B"), "kernel.en",
    ),
    "a distance in words and in figures": (
        measuredapart.problems, "boundaries", "claims/n3-counter.yaml", ("cách chợ Lò Muối 6,8 km", "cách chợ Lò Muối 16,8 km"),
        "sentence.vi",
    ),
    "a distance in words and in figures, in English": (
        measuredapart.problems, "boundaries", "claims/n3-counter.yaml", ("is 6.8 km from", "is 16.8 km from"), "sentence.en",
    ),
    "within how many hours": (
        measuredapart.problems, "free-data", "claims/d4-ask.yaml", ("quá 2 giờ thì", "quá 4 giờ thì"), "advice.vi",
    ),
    "within how many hours, in English": (
        measuredapart.problems, "free-data", "claims/d4-ask.yaml", ("less than 2 hours", "less than 4 hours"), "advice.en",
    ),
    "two figures of a gauge have changed places": (
        measuredapart.problems, "typhoon", "claims/k1-dyke.yaml", ("số thước nước 4,12 m", "số thước nước 4,21 m"),
        "right_path[2].note.vi",
    ),
    "a paper whose two figures have changed places": (
        measuredapart.problems, "forged-order", "claims/f1-order.yaml",
        ("Công văn số 62 của thành phố cho", "Công văn số 26 của thành phố cho"), "truth[1].why.vi",
    ),
    "one tide at two hours": (
        heldbeside.problems, "pump-log", "claims/l2-death.yaml",
        ("đợt triều 5 giờ sáng mai; nhà thấp", "đợt triều 7 giờ sáng mai; nhà thấp"), "advice.vi",
    ),
    "one tide at two hours, in English": (
        heldbeside.problems, "pump-log", "claims/l2-death.yaml", ("tomorrow's 05:00 tide; low", "tomorrow's 07:00 tide; low"),
        "advice.en",
    ),
    "a step tells of an hour of its own": (
        asrecorded.problems, "forged-order", "claims/f1-order.yaml", ("có tin lúc 06:55; cách", "có tin lúc 06:35; cách"),
        "right_path[0].note.vi",
    ),
    "true of a day that its record does not have": (
        asrecorded.problems, "pump-log", "claims/l1-page.yaml", ("công bố ngày 16/9", "công bố ngày 16/10"), "sentence.vi",
    ),
    "true of a day that its record does not have, in English": (
        asrecorded.problems, "pump-log", "claims/l1-page.yaml", ("publish it on 16 September", "publish it on 16 October"),
        "sentence.en",
    ),
    "the Saturday of another week": (
        asrecorded.problems, "boundaries", "claims/n6-saturday.yaml", ("Thứ Bảy 10/7 quầy mở", "Thứ Bảy 17/7 quầy mở"),
        "advice.vi",
    ),
    "the Saturday of another week, in English": (
        asrecorded.problems, "boundaries", "claims/n6-saturday.yaml", ("On Saturday 10 July the", "On Saturday 17 July the"),
        "advice.en",
    ),
    "advice that bids what is feared": (
        released.problems, "port-voice", "claims/v4-bank.yaml", ("đừng mang tiền mặt ra đường", "cứ mang tiền mặt ra đường"),
        "advice.vi",
    ),
    "advice that bids what is feared, its denial lost": (
        released.problems, "free-data", "claims/d5-leak.yaml", ("vi: Không cần rút tiền tối nay", "vi: Cần rút tiền tối nay"),
        "advice.vi",
    ),
    "one measurement at more points": (
        heldbeside.problems, "stamped-page", "claims/p4-drink.yaml", ("ở cả chín điểm đều", "ở cả bảy điểm đều"),
        "truth[0].why.vi",
    ),
    "a number that jumps where one is missing": (
        sequence.problems, "wet-rice", "msel.yaml", ("  - number: 6\n", "  - number: 60\n"), "injects[5].number",
    ),
    "what was paid for all, by another price": (
        withinone.problems, "pump-log", "claims/l3-contract.yaml", ("hết 150 triệu", "hết 105 triệu"), "truth[0].why.vi",
    ),
    "what was paid for all, by another price, in English": (
        withinone.problems, "pump-log", "claims/l3-contract.yaml", ("150 million", "105 million"), "truth[0].why.en",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", RELATIONS)
def test_what_no_longer_agrees_within_a_drill_is_told(kind: str) -> None:
    part, drill, file, (stood, stands), field = RELATIONS[kind]
    files, *_ = base(drill)
    assert not list(part(as_it_stands(drill)))  # nor does it tell anything of the drill as it stands
    assert stood in files[file]
    told = list(part(loaded_of({**files, file: files[file].replace(stood, stands, 1)})))
    assert len(told) == 1 and (not field or (told[0].place.file, told[0].place.field) == (file, field)), told
