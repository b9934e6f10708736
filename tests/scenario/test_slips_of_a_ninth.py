"""What a ninth planner's slips were silent on: relations within a drill that no longer hold, each told where it was made."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest

from infodrill.scenario.checks import (
    addsup,
    agreement,
    notyetknown,
    released,
    sequence,
    storyline,
    withinone,
)
from infodrill.scenario.faults import ScenarioProblem
from infodrill.scenario.loader import Loaded, load_files
from tests.scenario.fieldwalk import base

Check = Callable[[Loaded], Iterator[ScenarioProblem]]
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
}  # fmt: skip


@pytest.mark.parametrize("kind", RELATIONS)
def test_what_no_longer_agrees_within_a_drill_is_told(kind: str) -> None:
    part, drill, file, (stood, stands), field = RELATIONS[kind]
    files, *_ = base(drill)
    assert not list(part(_loaded(files)))  # nor does it tell anything of the drill as it stands
    assert stood in files[file]
    told = list(part(_loaded({**files, file: files[file].replace(stood, stands, 1)})))
    assert len(told) == 1 and (not field or (told[0].place.file, told[0].place.field) == (file, field)), told


def _loaded(files: dict[str, str]) -> Loaded:
    return load_files({name: text.encode() for name, text in files.items()})
