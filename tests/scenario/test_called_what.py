"""What something is called against what its words say: each pair is told at the field that is wrong, nothing that looks so."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest

from infodrill.review.grid import thin_promises
from infodrill.scenario.checks.twice import ids
from infodrill.scenario.loader import find, load, load_files
from infodrill.scenario.yamltext import read_yaml
from tests.forms import both_forms
from tests.scenario.plaindrills import Data, by, claim_of, claims, data, injects, said, usual
from tests.scenario.test_planners_further import DRILLS as TEMPLATES

DRILLS = ("hospital-vi", "ngo-en")
Wanted = tuple[str, str, str]  # code, file, field


def lives(files: Data) -> tuple[str, Data]:
    """A false claim that could cost lives or health."""
    return next(
        (name, each)
        for name, each in claims(files)
        if each["harm"] in ("H3", "H4") and each["truth"][-1]["verdict"] == "FALSE"
    )


def asked(files: Data) -> Wanted:
    name, claim = next((name, each) for name, each in claims(files) if each["gate_answers"][3] == "yes")
    claim["harm"] = "H4"
    return "S174", name, "harm"


def swindled(files: Data) -> Wanted:
    name, claim = lives(files)
    claim["sentence"] += by(files, ", nộp trước hai trăm nghìn phí hồ sơ", ", pay two hundred thousand first")
    claim["gate_answers"][7] = "yes"
    return "S163", name, "gate_answers"


def helpless(files: Data) -> Wanted:
    name, claim = lives(files)
    del claim["advice"], claim["meanwhile"]
    return "S163", name, ""


def repeated(files: Data) -> Wanted:
    name, claim = lives(files)
    claim["kernel"] = " ".join(claim["sentence"].replace(",", " ").split()[:9]) + "."
    return "S163", name, "kernel"


def awaited(files: Data) -> Wanted:
    name, claim = lives(files)
    claim["truth"][0]["why"] = by(
        files, "Mẫu đang cấy, chưa có kết quả.", "It is in culture, with no result yet."
    )
    return "S163", name, "truth[0].verdict"


def lettered(files: Data) -> Wanted:
    files["drill.yaml"]["senders"].append(who := by(files, "Con trai một cụ ở khoa", "Nephew of an old man"))
    row = next(row for row in injects(files) if row.get("method") == "hotline")
    row |= {"from": who, "method": "official_letter"}
    return "S163", "msel.yaml", f"injects[{injects(files).index(row)}].method"


def informed(files: Data) -> Wanted:
    name, _ = lives(files)
    row = next(row for row in injects(files) if row.get("claim") == name[7:-5] and "public" in row["to"])
    row["kind"] = "information"
    return "S163", "msel.yaml", f"injects[{injects(files).index(row)}].kind"


def forgot_not(files: Data) -> Wanted:
    n, row = next((n, row) for n, row in enumerate(injects(files)) if "condition" in str(row.get("trigger")))
    row["trigger"]["condition"] = row["trigger"]["condition"]["not"]
    return "S152", "msel.yaml", f"injects[{n}].trigger.condition"


def only_asks(files: Data) -> Wanted:
    name, _ = lives(files)
    line = by(files, "Có ai biết chuyện ấy có thật không ạ?", "Does anybody know whether that is so?")
    grammar = {
        "id": "x.tell.1",
        "language": by(files, "vi", "en"),
        "stance": "tell",
        "claim": name[7:-5],
        "start": [line],
    }
    files["texts/x.yaml"] = {"grammars": [grammar]}
    return "S163", "texts/x.yaml", "grammars[0].stance"


def told_twice(files: Data) -> Wanted:
    text = by(files, "Nói ngay điều giữ được mạng người.", "Say at once what keeps people safe.")
    evaluation = files.setdefault("evaluation.yaml", {})
    evaluation["survey"] = [{"text": text}, {"text": text.upper()}]
    return "S143", "evaluation.yaml", "survey[1].text"


def other_hours(files: Data) -> Wanted:
    name, claim = claim_of(files, "NOT_A_FACT", advice=True)
    claim["advice"] = by(files, "Mở cửa từ 18 giờ đến 20 giờ mai.", "It is open from 10 to 11 tomorrow.")
    claim["truth"][0]["why"] = by(
        files,
        "Đây là câu hỏi; sổ ghi từ 16 giờ đến 18 giờ.",
        "It is a question; it opens from 8 at the hall.",
    )
    return "S164", name, "advice"


def erred_again(files: Data) -> Wanted:
    name, claim = next((name, each) for name, each in claims(files) if each.get("own_error"))
    claim["advice"] = claim["sentence"].partition("(")[0].strip() + "."
    return "S163", name, "advice"


RULES: tuple[Callable[[Data], Wanted], ...] = (
    asked, swindled, helpless, repeated, awaited, lettered, informed, forgot_not, only_asks, told_twice, other_hours, erred_again,
)  # fmt: skip


EVERY = [(rule, drill) for rule in RULES for drill in DRILLS]
KEPT = [(rule, DRILLS[n % 2]) for n, rule in enumerate(RULES)]


@pytest.mark.parametrize(("rule", "drill"), both_forms(EVERY, KEPT))
def test_what_is_called_wrongly_is_told_at_its_field(rule: Callable[[Data], Wanted], drill: str) -> None:
    files = data(drill)
    wanted = rule(files)
    told = {each[:3] for each in said(files) if each[3] not in usual(drill)}
    assert wanted in told, told


SOUND: dict[str, tuple[str, str]] = {
    "advice": ("Không chuyển tiền cho ai, gọi quầy nếu đã lỡ.", "Pay nobody, and call the desk if you did."),
    "kernel": ("Đúng là có một bồn được bảo trì đêm qua.", "One tank was indeed serviced last night."),
    "meanwhile": (
        "Chưa rõ thì đừng làm theo, hỏi quầy trước.",
        "Do nothing of it until it is known; ask the desk.",
    ),
}
BODIES: tuple[tuple[str, str], ...] = (
    ("Sao tới giờ chưa ai nói gì vậy?", "Why has nobody said a word so far?"),
    ("Mẹ tôi vừa gọi, bảo là nghe người ta đồn.", "My mother just rang and says that people talk."),
    ("Có kết quả chưa ạ? Cả nhà đang chờ.", "Is there a result? We are all waiting."),
    ("Bên tôi thừa nhận là quầy mở trễ hai hôm.", "We own that the counter opened late for two days."),
    ("Xin gửi lại bản đính chính hôm trước.", "Please find the correction of the other day again."),
    ("Tôi chuyển tiền rồi, giờ phải làm gì?", "I have sent the money, what am I to do now?"),
    ("Từ 8 giờ đến 9 giờ quầy đông lắm.", "From 8 to 9 the counter is very full."),
)


@pytest.mark.parametrize("drill", both_forms(DRILLS, ["ngo-en"]))
def test_what_only_looks_so_is_not_told(drill: str) -> None:
    files = data(drill)
    _, claim = lives(files)
    claim |= {field: by(files, *texts) for field, texts in SOUND.items()}
    question = next(each for _, each in claims(files) if each["gate_answers"][3] == "yes")
    question["harm"] = "H1"
    who = by(files, "Phòng y tế phường", "Office of the ward")
    files["drill.yaml"]["senders"].append(who)
    for n, texts in enumerate(BODIES):
        injects(files).append(
            {"at": f"+{41 + n}:00", "from": who, "to": ["CITIZEN-DESK"], "body": by(files, *texts)}
        )
        injects(files)[-1]["method"] = ("official_letter", "hotline")[n % 2]
    told = [
        each
        for each in said(files)
        if each[3] not in usual(drill) and each[0] in ("S143", "S152", "S163", "S164", "S174")
    ]
    assert told == []


def test_a_measure_that_gets_no_letter_as_planned_is_told_where_it_is_promised() -> None:
    texts = {name: text.encode() for name, text in TEMPLATES["ward-en"].items()}
    loaded = load_files({**texts, "evaluation.yaml": b"rates: [E1, E5, E6]\n"})
    told = {each.place.field: each.params for each in thin_promises(loaded)}
    assert (
        "rates[0]" not in told and told["rates[1]"]["least"] == 5 and told["rates[1]"]["rows"] in range(1, 5)
    )


def test_names_of_shipped_drills_are_told_and_a_thatched_roof_is_none() -> None:
    files = data("ward-vi")
    row = injects(files)[2]
    names = {
        "Quỹ Mái Lá": True,
        "Phòng khám Bến Lành": True,
        "nhà mái lá cạnh ga cũ, hỏi nghề lò muối": False,
    }
    for text, found in names.items():
        row["body"] = f"Cho tôi hỏi {text} mấy giờ thì có người?"
        told = [each for each in said(files) if each[0] == "S195" and each[3] not in usual("ward-vi")]
        assert bool(told) is found, (text, told)


def test_a_task_is_named_once_in_all_capabilities() -> None:
    whole = load(find("wet-rice")).files
    evaluation = read_yaml(whole["evaluation.yaml"], "evaluation.yaml").data
    first, second, *_ = evaluation["capabilities"]
    second["tasks"][-1]["id"] = first["tasks"][0]["id"]
    loaded = load_files({**whole, "evaluation.yaml": json.dumps(evaluation).encode()})
    told = [each.place.field for each in ids(loaded)]
    assert told == [f"capabilities[1].tasks[{len(second['tasks']) - 1}].id"]


def test_a_copied_claim_is_told_once_at_the_copy() -> None:
    files = data("hospital-vi")
    name, claim = lives(files)
    files[f"{name[:-5]}-2.yaml"] = dict(claim)
    told = [
        each[:3]
        for each in said(files)
        if each[0] in ("S140", "S163") and each[3] not in usual("hospital-vi")
    ]
    assert told == [("S140", f"{name[:-5]}-2.yaml", "sentence")]


def test_what_put_a_text_into_its_language_is_a_note_and_an_epidemic_is_none() -> None:
    files = data("ward-vi")
    notes = (
        "[Google dịch] Nước sạch phát ở đây.",
        "Nước sạch phát ở đây (dịch máy).",
        "Nước phát ở đây [DeepL].",
    )
    sound = (
        "Phường (phòng chống dịch) họp sáng nay.",
        "Hết dịch truyền (dịch muối) rồi à?",
        "Tổ dịch tễ [dịch tả] đã tới.",
    )
    rows = injects(files)[-6:]
    for row, text in zip(rows, (*notes, *sound), strict=True):
        row["body"] = text
    fields = {field for code, _, field, _ in said(files) if code == "S165"}
    first = len(injects(files)) - 6
    assert fields == {f"injects[{first + n}].body" for n in range(3)}
