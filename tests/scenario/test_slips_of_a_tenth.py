"""What a tenth planner's slips were silent on: ways that are shut, places nobody knows, days, papers and hours given otherwise;
and what a planner may well mean beside each."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

import pytest

from infodrill.scenario.checks import (
    closedways,
    conditions,
    givenotherwise,
    measuredapart,
    notyetknown,
    sentto,
    sequence,
    storyline,
)
from infodrill.scenario.faults import ScenarioErrors, ScenarioProblem
from infodrill.scenario.loader import Loaded
from tests.scenario.fieldwalk import as_it_stands, base, loaded_of

Check = Callable[[Loaded], Iterator[ScenarioProblem]]
Edit = tuple[str, str]

RUBBISH = ("ward-desk", "claims/w3-rubbish.yaml")
ADVICE, ADVICE_EN = "Xe gom chạy bù ở ngõ Giếng Đồng", "The truck makes up its round at Giếng Đồng lane"
PUMP = ("pump-log", "claims/l6-five.yaml")
STARTED = "vi: Đúng là máy số 5 không khởi động đêm 6/10"
ORDER = ("forged-order", "claims/f1-order.yaml")
PAPER = "văn bản số 88 không phải"
MISSING = ("five-pictures", "claims/p8-missing.yaml")
NOTE = "đang tìm, 11 giờ đối chiếu xong"
DYKE = ("typhoon", "claims/k1-dyke.yaml")
FELL = "thấp hơn 9 cm so với đỉnh"
MOVE, MOVED = ("wet-rice", "drill.yaml"), '- {at: +24:00, story: "08:34"'
WAITS = ("free-data", "msel.yaml")
AGO = "condition: {statement_published: {claim: d6-ward, kind: correction, ago: 180}}"
FEE = ("ward-desk", "claims/w2-fee.yaml")
GIVE, GIVE_EN = (
    "Đừng đưa tiền, đừng đưa giấy tờ cho người đến nhà thu;",
    "Give neither money nor papers to anyone who comes to collect;",
)


def _also(*said: str) -> tuple[Edit, ...]:
    """The advice on rubbish with a sentence before it, in Vietnamese and in English."""
    vi, *en = said
    return ((ADVICE, f"{vi} {ADVICE}"), *((ADVICE_EN, f"{each} {ADVICE_EN}") for each in en))


SLIPS: Mapping[str, tuple[Check, tuple[str, str], tuple[Edit, ...], str]] = {
    "over a bridge that is shut": (
        closedways.problems, RUBBISH, _also("Cầu Mỏ Neo cấm xe từ 17 giờ. Xe máy đi vòng qua cầu Mỏ Neo."), "advice.vi",
    ),
    "by a gate that is shut, however it is called": (
        closedways.problems, RUBBISH, _also("Cổng số 3 đang đóng để sửa; bà con đi lối cổng số 3 cho nhanh."), "advice.vi",
    ),
    "over a bridge that is shut, in English": (
        closedways.problems, RUBBISH,
        (_also("", "Mỏ Neo bridge is closed to traffic from 17:00. Motorbikes go round by Mỏ Neo bridge.")[1],), "advice.en",
    ),
    "over a bridge that is shut, on the way to somewhere": (
        closedways.problems, RUBBISH,
        _also("Cầu Mỏ Neo cấm xe. Bà con đến chợ chỉ đi qua cầu Mỏ Neo, ra cổng sau."), "advice.vi",
    ),
    "by a lane that is shut again, in English": (
        closedways.problems, RUBBISH, (_also("", "Bờ Kênh lane is closed again. Only take Bờ Kênh lane.")[1],), "advice.en",
    ),
    "to a pier that nobody knows": (sentto.problems, RUBBISH, _also("Xe đón ở bến Cây Quéo."), "advice.vi"),
    "to a school that nobody knows, in English": (
        sentto.problems, RUBBISH, (_also("", "Come to Hàng Bàng school.")[1],), "advice.en",
    ),
    "another night": (givenotherwise.problems, PUMP, ((STARTED, STARTED.replace("6/10", "9/10")),), "kernel.vi"),
    "another night, in English": (
        givenotherwise.problems, PUMP,
        (("en: It is true that pump 5 did not start on the night of 6 October",
          "en: It is true that pump 5 did not start on the night of 9 October"),), "kernel.en",
    ),
    "another night in the third of three texts": (
        givenotherwise.problems, PUMP,
        ((STARTED, f"{STARTED}, máy số 2 không khởi động đêm 8/10"), ("Chưa biết vì sao máy số 5 không khởi động đêm 6/10",
          "Chưa biết vì sao máy số 5 không khởi động đêm 9/10")), "kernel.vi",
    ),
    "another paper": (givenotherwise.problems, ORDER, ((PAPER, PAPER.replace("88", "93")),), "kernel.vi"),
    "an hour at which the list is compared": (
        notyetknown.problems, MISSING, (("có tin lúc 11 giờ", "có tin lúc 13 giờ"),), "right_path[0].note.vi",
    ),
    "a move off the clock": (sequence.problems, MOVE, ((MOVED, MOVED.replace("08:34", "13:34")),), "moves[2].story"),
    "lower than nothing": (measuredapart.problems, DYKE, ((FELL, FELL.replace("cm", "m")),), "truth[1].why.vi"),
    "more than it was": (
        measuredapart.problems, DYKE, (("đang ở 4,12 m và đang xuống, " + FELL, "từ 1,5 m đã hạ 2 m"),), "truth[1].why.vi",
    ),
    "out for longer than play": (
        conditions.problems, WAITS, ((AGO, AGO.replace("180", "9000")),), "injects[28].trigger.condition",
    ),
    "told to do what is feared": (
        storyline.problems, FEE,
        ((GIVE, "Ai đến thu thì để họ chụp giấy tờ cho xong;"), (GIVE_EN, "Let them photograph your papers;")), "advice",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", SLIPS)
def test_what_no_longer_agrees_is_told_once_where_it_stands(kind: str) -> None:
    part, (drill, file), edits, field = SLIPS[kind]
    assert not list(part(as_it_stands(drill)))
    told = list(part(_edited(drill, file, edits)))
    assert [(each.place.file, each.place.field) for each in told] == [(file, field)], told


HONEST: Mapping[str, tuple[Check, tuple[str, str], tuple[tuple[Edit, ...], ...]]] = {
    "ways": (closedways.problems, RUBBISH, (
        _also("Cầu Mỏ Neo cấm xe từ 17 giờ. Xe máy đi vòng qua cầu Cồn Vạc.",
              "Mỏ Neo bridge is closed. Go round by Cồn Vạc bridge."),
        _also("Cầu Mỏ Neo cấm xe đến 17 giờ. Sau 17 giờ bà con đi qua cầu Mỏ Neo.",
              "Mỏ Neo bridge is closed until 17:00. Take Mỏ Neo bridge after that."),
        _also("Cổng số 3 đang đóng. Đừng đi lối cổng số 3.", "Gate 3 is shut. Do not use gate 3."),
        _also("Cầu Mỏ Neo cấm ô tô. Người đi bộ qua cầu Mỏ Neo.",
              "Mỏ Neo bridge is closed to cars. People on foot use Mỏ Neo bridge."),
        _also("Đường Bờ Kênh ngập nửa bánh xe. Cầu Mỏ Neo vẫn thông; đi theo cầu Mỏ Neo.",
              "Bờ Kênh road is flooded. Mỏ Neo bridge is open; take Mỏ Neo bridge."),
        (*_also("Cầu Mỏ Neo mở lại rồi. Bà con đi qua cầu Mỏ Neo.", "Mỏ Neo bridge has reopened. Take Mỏ Neo bridge."),
         ("vi: Xe gom rác bỏ", "vi: Cầu Mỏ Neo bị sập. Xe gom rác bỏ"),
         ("en: The rubbish truck has", "en: Mỏ Neo bridge is down. The truck has")),
        _also("Cầu Mỏ Neo cấm xe tải. Xe máy đi qua cầu Mỏ Neo.",
              "Mỏ Neo bridge is closed to heavy vehicles. Motorbikes take Mỏ Neo bridge."),
        _also("Cầu Mỏ Neo cấm xe hôm qua. Nay cầu Mỏ Neo đã thông. Bà con đi qua cầu Mỏ Neo.",
              "Mỏ Neo bridge was closed. Mỏ Neo bridge is open again. Take Mỏ Neo bridge."),
    )),
    "places": (sentto.problems, RUBBISH, (
        _also("Ai cần thì ra nhà văn hóa Gò Mận.", "If you need it come to Gò Mận culture house."),
        _also("Rác cồng kềnh để ở sân kho.", "Bulky rubbish goes to the depot yard."),
        _also("Trạm y tế phường vẫn mở.", "The health station is open."),
        _also("Đội gom Sao Mai cảm ơn bà con.", "The Sao Mai crew thanks you."),
        _also("Xe đậu ở phố Đò Dọc.", "The truck stands at Đò Dọc street."),
        _also("Xe đón ở bến Cây Quéo.", "The truck stops at Cây Quéo pier."),
    )),
    "days": (givenotherwise.problems, PUMP, (
        ((STARTED, "vi: Đúng là máy số 5 lắp lại ngày 4/10 và không khởi động đêm 6/10"),),
        ((STARTED, "vi: Đúng là máy số 5 chạy thử được đêm 5/10"),),
        ((STARTED, "vi: Đúng là máy số 2 dừng đêm 9/10"),),
        ((STARTED, f"{STARTED}, máy số 2 không khởi động đêm 8/10"),),
        ((STARTED, "vi: Đúng là máy số 5 còn dừng đến 17/10"),),
        ((STARTED, "vi: Đúng là máy số 5 không khởi động đêm mùng 6/10"),),
    )),
    "papers": (givenotherwise.problems, ORDER, (
        ((PAPER, "văn bản số 88, khác công văn số 61, không phải"),),
        ((PAPER, "công văn số 62 là thật, văn bản số 88 không phải"),),
        ((PAPER, "tờ giấy có 93 chữ không phải"),),
        ((PAPER, "văn bản đóng dấu số 88 không phải"),),
        ((PAPER, "tờ giấy ấy không phải"),),
    )),
    "hours": (notyetknown.problems, MISSING, (
        ((NOTE, "đang tìm, đối chiếu xong thì nói"),),
        ((NOTE, "đang tìm từ 9 giờ, 11 giờ đối chiếu xong"),),
        ((NOTE, "đang tìm, 11 giờ có tin"),),
        ((NOTE, "đang tìm từ 9 giờ 40"),),
        ((NOTE, "đang tìm, hai xuồng chạy dọc sông"),),
    )),
    "moves": (sequence.problems, MOVE, (
        ((MOVED, '- {at: +24:00, story: "08:40"'),),
        ((MOVED, '- {at: +24:00, story: "08:21"'),),
        ((MOVED, '- {at: +20:00, story: "08:34"'),),
        ((MOVED, '- {at: +24:00, story: "13:34"'), ('- {at: +41:00, story: "08:51"', '- {at: +41:00, story: "13:51"')),
        ((MOVED, '- {at: +24:00, story: "13:34"'), ('- {at: +41:00, story: "08:51"', '- {at: +41:00, story: "18:10"')),
    )),
    "gauges": (measuredapart.problems, DYKE, (
        ((FELL, "thấp hơn 1 m so với đỉnh"),),
        ((FELL, "thấp hơn 0,09 m so với đỉnh"),),
        ((FELL, "đang xuống, 9 m dưới mặt cầu"),),
        ((FELL, "thấp hơn 12 cm so với mức báo động"),),
        ((FELL, "thấp hơn 90 cm so với mặt đê"),),
        ((FELL, "đã rút 2 m so với đỉnh"), ("thước nước cống Mỏ Vạc đang ở 4,12 m", "thước nước cống Mỏ Vạc nay còn 1,62 m")),
        ((FELL, "mực nước cống Bà Lụa giảm 2 m, nay còn 1,5 m"),),
    )),
    "waits": (conditions.problems, WAITS, (
        ((AGO, AGO.replace("180", "60")),),
        ((AGO, AGO.replace("180", "600")),),
        ((AGO, AGO.replace("180", "1200")),),
        ((AGO, AGO.replace(", ago: 180", "")),),
        ((AGO, AGO.replace("180", "1800")),),
    )),
    "fears": (storyline.problems, FEE, (
        ((GIVE, "Đừng cho người lạ chụp giấy tờ;"), (GIVE_EN, "Do not let strangers photograph your papers;")),
        ((GIVE, "Nếu người lạ đã chụp giấy tờ thì báo công an phường;"),
         (GIVE_EN, "If a stranger has photographed your papers tell the ward police;")),
        ((GIVE, "Cất giấy tờ, gọi hàng xóm;"), (GIVE_EN, "Put your papers away, call a neighbour;")),
        ((GIVE, "Cán bộ thật thì có giấy giới thiệu;"), (GIVE_EN, "A true officer has a letter;")),
        ((GIVE, "Ra quầy một cửa mà hỏi, mang theo giấy tờ;"), (GIVE_EN, "Ask at the desk and bring your papers;")),
    )),
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "n"), [(kind, n) for kind, (_, _, rows) in HONEST.items() for n in range(len(rows))]
)
def test_what_a_planner_may_well_mean_is_told_by_none_of_them(kind: str, n: int) -> None:
    part, (drill, file), rows = HONEST[kind]
    assert not list(part(_edited(drill, file, rows[n])))


REMEDIES: Mapping[str, tuple[str, str, Edit, str]] = {
    "a wave without its dash": ("clinic", "claims/b5-manners.yaml", ("  - at: 2100", "    at: 2100"), "with `- at: 2100`"),
    "minutes where whole seconds are wanted": (
        "boundaries", "claims/n2-fee.yaml", ("    after: 1500", "    after: +2:30"), "Write `150`",
    ),
}  # fmt: skip


@pytest.mark.parametrize("kind", REMEDIES)
def test_a_remedy_is_what_may_be_written_there(kind: str) -> None:
    drill, file, edit, remedy = REMEDIES[kind]
    with pytest.raises(ScenarioErrors) as refusal:
        _edited(drill, file, (edit,))
    assert remedy in refusal.value.errors[0].render("en")


def _edited(drill: str, file: str, edits: tuple[Edit, ...]) -> Loaded:
    files = dict(base(drill)[0])
    for stood, stands in edits:
        assert stood in files[file], stood
        files[file] = files[file].replace(stood, stands, 1)
    return loaded_of(files)
