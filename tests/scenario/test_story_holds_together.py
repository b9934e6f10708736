"""Whether the story of a drill holds together: rules that break it in any template, each told where it was broken."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator, Mapping

import pytest

from tests.forms import both_forms
from tests.scenario.plaindrills import Data, by, claim_of, claims, data, first_public, injects, said, usual
from tests.scenario.test_planners_further import DRILLS

TRUE, FALSE = "TRUE", "FALSE"
Wanted = tuple[
    str, str, str, str
]  # what a rule that changed a drill waits for: code, file, part of the field, words


def looked_later(files: Data) -> Wanted:
    name, claim = claim_of(files, FALSE)
    hour = files["drill.yaml"]["epoch"][11:13]
    claim["truth"][-1]["why"] += by(
        files, f" Tổ kiểm tra xem lúc {int(hour)} giờ 55.", f" The team looked at {hour}:55."
    )
    claim["truth"][-1]["known_from"] = "+9:00"
    return "S164", name, "known_from", "`\\+\\d+:00`"


def told_too_early(files: Data) -> Wanted:
    name, claim = next(
        (name, node)
        for name, node in claims(files)
        if "owner" in node and node["truth"][-1]["verdict"] == FALSE
    )
    cell = next(cell for cell in files["cells.yaml"]["cells"] if cell["id"] == claim["owner"])
    _n, _row = next((n, row) for n, row in enumerate(injects(files)) if row.get("claim") == name[7:-5])
    claim["truth"][-1]["known_from"] = "+40:00"
    injects(files).append({
        "at": "+20:00", "from": cell["name"], "to": ["VERIFY"], "claim": name[7:-5], "method": "field_report",
        "body": by(files, "Báo cáo: ", "Report: ") + claim["truth"][-1]["why"],
    })  # fmt: skip
    return "S164", "msel.yaml", f"injects[{len(injects(files)) - 1}].at", "`?\\+40:00"


def asked_too_early(files: Data) -> Wanted:
    _n, row = first_public(files)
    row["at"] = "+9:00"
    for other in injects(files):
        if other is not row and other.get("claim") == row["claim"]:
            other["at"] = "+12:00"
    reporter = by(files, "Phóng viên Báo Lau (hư cấu)", "Reporter of the Reed Post (invented)")
    asked = by(files, "Xin hỏi chuyện ấy có thật không?", "May I ask whether that is so?")
    question = {
        "at": "+2:00",
        "from": reporter,
        "to": ["SPOKE"],
        "claim": row["claim"],
        "method": "press",
        "body": asked,
    }
    injects(files).append(question)
    files["drill.yaml"].setdefault("senders", []).append(reporter)
    return "S164", "msel.yaml", f"injects[{len(injects(files)) - 1}].at", "`?\\+2:00"


def opposite_kernel(files: Data) -> Wanted:
    name, claim = claim_of(files, FALSE)
    claim["kernel"] = by(
        files,
        "Có một van bị xì, chưa khóa được van chính.",
        "One valve leaked, and the crew has not closed valve seven.",
    )
    claim["truth"][-1]["why"] += by(
        files, " Tổ kỹ thuật đã khóa van chính.", " The crew has closed valve seven."
    )
    return "S163", name, "kernel", "`.+`"


def no_record(files: Data) -> Wanted:
    name, claim = claim_of(files, FALSE, owner=True)
    claim["truth"][-1]["record"] = "none"
    return "S163", name, "record", "`primary`"


def a_strangers_page(files: Data) -> Wanted:
    name, _claim = next((name, node) for name, node in claims(files) if node.get("own_error"))
    city = files["places.yaml"]["city"]
    page = by(
        files,
        f"Trang cười {city.removeprefix('Thành phố ')}",
        f"Fun page of {city.removesuffix(' city').removesuffix(' City')}",
    )
    files["drill.yaml"]["senders"].append(page)
    for row in injects(files):
        if row.get("claim") == name[7:-5]:
            row["from"] = page
    return "S163", name, "own_error", re.escape(page)


def advice_of_the_rumour(files: Data) -> Wanted:
    name, claim = claim_of(files, FALSE)
    claim["sentence"] += by(
        files,
        ", ai ở gần phải chạy xuống bến phà ngay",
        ", whoever is near must run down to the ferry at once",
    )
    claim["advice"] = by(
        files, "Ai ở gần phải chạy xuống bến phà ngay.", "Whoever is near must run down to the ferry at once."
    )
    return "S163", name, "advice", "`advice`"


def another_hour(files: Data) -> Wanted:
    name, claim = claim_of(files, FALSE)
    claim["sentence"] = by(
        files, "Buổi bắn pháo ở sân này bắt đầu lúc 22 giờ", "The show in this yard begins at 22:00"
    )
    claim["truth"] = [
        {
            "verdict": FALSE,
            "known_from": "+14:00",
            "why": by(
                files,
                "Kế hoạch đã duyệt ghi bắn lúc 21 giờ ở sân.",
                "The plan says that it begins at 21:00 in the yard.",
            ),
        }
    ]
    claim["advice"] = by(
        files,
        "Bắn lúc 20 giờ ở sân vận động, mời bà con đến đó.",
        "It begins at 20:00 in the yard, come there.",
    )
    return "S164", name, "advice", "`21:00`"


def another_day(files: Data) -> Wanted:
    name, claim = claim_of(files, FALSE)
    claim["sentence"] = by(
        files, "Thuốc ở trạm này chủ nhật mới phát", "The station hands nothing out before Sunday"
    )
    claim["truth"] = [
        {
            "verdict": FALSE,
            "known_from": "+14:00",
            "why": by(
                files,
                "Lịch phát thuốc đã ghi sáng thứ Sáu ở trạm.",
                "The list says Friday morning at the station.",
            ),
        }
    ]
    claim["advice"] = by(files, "Bà con đến trạm nhận thuốc vào thứ Năm.", "Come to the station on Thursday.")
    return "S164", name, "advice", "`.+`"


def a_correction_of_what_is_true(files: Data) -> Wanted:
    name, _claim = next(
        (name, node)
        for name, node in claims(files)
        if {known["verdict"] for known in node["truth"]} == {TRUE}
    )
    n = len(injects(files)) - 1
    injects(files)[n]["trigger"] = {
        "kind": "condition", "condition": {"not": {"statement_published": {"claim": name[7:-5], "kind": "correction"}}},
    }  # fmt: skip
    return "S152", "msel.yaml", f"injects[{n}].trigger.condition", "`correction`"


def a_wave_after_play(files: Data) -> Wanted:
    _n, row = first_public(files)
    injects(files).append(
        {
            **row,
            "at": "+57:00",
            "effect": {"wave": {"roots": 5, "layers": ["feed"]}},
            "body": row["body"] + " (2)",
        }
    )
    injects(files)[-1].pop("number", None)
    return "S161", "msel.yaml", f"injects[{len(injects(files)) - 1}].at", r"\+\d+:00"


def another_part_of_the_day(files: Data) -> Wanted:
    early = int(files["drill.yaml"]["epoch"][11:13]) < 15
    files["drill.yaml"]["subtitle"] = by(
        files,
        f"Một {'tối' if early else 'sáng'} nhiều chuyện",
        f"{'An evening' if early else 'A morning'} of many stories",
    )
    return "S164", "drill.yaml", "subtitle", "`(tối|sáng|evening|morning)`"


def no_press(files: Data) -> Wanted:
    _, row = first_public(files)
    person = by(files, "Chị Sáu bán chè", "Mrs Six of the soup stall")
    files["drill.yaml"]["senders"].append(person)
    injects(files).append(
        {
            "at": "+30:00",
            "from": person,
            "to": ["SPOKE"],
            "claim": row["claim"],
            "method": "press",
            "body": row["body"] + "?",
        }
    )
    return "S163", "msel.yaml", f"injects[{len(injects(files)) - 1}].method", re.escape(person)


def a_call_to_nobody(files: Data) -> Wanted:
    _n, row = first_public(files)
    injects(files).append(
        {
            **{k: v for k, v in row.items() if k in ("from", "claim")},
            "at": "+30:00",
            "to": ["VERIFY"],
            "method": "hotline",
            "body": row["body"] + "?",
        }
    )
    return "S177", "msel.yaml", f"injects[{len(injects(files)) - 1}].to", "VERIFY"


def a_ward_of_nowhere(files: Data) -> Wanted:
    n, row = first_public(files)
    row["body"] = by(files, "Ở phường Cầu Ván Mới: ", "In Plank Bridge ward: ") + row["body"]
    return "S195", "msel.yaml", f"injects[{n}].body", "(Cầu Ván Mới|Plank Bridge)"


def a_whole_name(files: Data) -> Wanted:
    n, row = first_public(files)
    row["body"] = by(files, "Ông Trần Văn Khoái nói: ", "Mr Trần Văn Khoái says: ") + row["body"]
    return "S199", "msel.yaml", f"injects[{n}].body", "Trần Văn Khoái"


def given_away(files: Data) -> Wanted:
    n, row = first_public(files)
    row["body"] = by(files, "(TIN GIẢ - DIỄN TẬP) ", "[FALSE RUMOUR] ") + row["body"]
    return "S198", "msel.yaml", f"injects[{n}].body", "`.+`"


def a_district_with_a_number(files: Data) -> Wanted:
    n, row = first_public(files)
    row["body"] += by(files, " Ở quận 5 cũng vậy.", " In District 5 as well.")
    return "S183", "msel.yaml", f"injects[{n}].body", "(quận|District) 5"


def a_players_approval(files: Data) -> Wanted:
    injects(files)[0]["approver"] = "L1-LEAD"
    return "S170", "msel.yaml", "injects[0].approver", "`DIR`"


def the_town_of_a_template(files: Data) -> Wanted:
    n, row = first_public(files)
    town = "rạch chùm" if "Nậm Sương" in json.dumps(files, ensure_ascii=False) else "NẬM SƯƠNG"
    row["body"] = f"{town} — {row['body']}"
    return "S195", "msel.yaml", f"injects[{n}].body", town


RULES: tuple[Callable[[Data], Wanted], ...] = (
    looked_later, told_too_early, asked_too_early, opposite_kernel, no_record, a_strangers_page, advice_of_the_rumour,
    another_hour, another_day, a_correction_of_what_is_true, a_wave_after_play, another_part_of_the_day, no_press,
    a_call_to_nobody, a_ward_of_nowhere, a_whole_name, given_away, a_district_with_a_number, a_players_approval,
    the_town_of_a_template,
)  # fmt: skip


def cases() -> Iterator[tuple[str, Callable[[Data], Wanted]]]:
    for rule in RULES:
        yield from ((drill, rule) for drill in DRILLS)


def short() -> list[tuple[str, Callable[[Data], Wanted]]]:
    """Each rule in one drill of each language, the templates in turn."""
    names = list(DRILLS)
    return [(names[(2 * n + m) % len(names)], rule) for n, rule in enumerate(RULES) for m in (0, 1)]


@pytest.mark.parametrize(("drill", "rule"), both_forms(cases(), short()))
def test_a_story_that_does_not_hold_together_is_told_where_it_breaks(
    drill: str, rule: Callable[[Data], Wanted]
) -> None:
    files = data(drill)
    try:
        code, file, field, words = rule(files)
    except StopIteration:
        return  # no claim of that kind: other templates have one
    new = [each for each in said(files) if each[3] not in usual(drill)]
    here = [shown for found, at, where, shown in new if found == code and at == file and field in where]
    assert here and re.search(words, here[0]), (rule.__name__, new)


NOTES: Mapping[str, str] = {
    "(chờ chị Hà viết)": "vi", "TODO viết tiếp": "vi", "<<Ten_phu_huynh>>": "vi",
    "… bổ sung sau": "vi", "(xxx)": "vi", "[chưa chốt lời]": "vi",
    "(to be written by Hà)": "en", "TBC": "en", "____": "en", "(pending)": "en", "Lorem ipsum": "en",
}  # fmt: skip


def test_a_note_to_oneself_is_told_in_whatever_text_it_was_left() -> None:
    """Each note in another text of one drill, all of them in one check."""
    for language in ("vi", "en"):
        drill = f"ward-{language}"
        files, wanted = data(drill), []
        spots: list[tuple[str, str, Data, str]] = [
            ("drill.yaml", "briefing", files["drill.yaml"], "briefing")
        ]
        spots += [("msel.yaml", f"injects[{n}].body", row, "body") for n, row in enumerate(injects(files))]
        spots += [(name, "advice", node, "advice") for name, node in claims(files) if "advice" in node]
        for (file, field, node, key), note in zip(
            spots, [note for note, of in NOTES.items() if of == language], strict=False
        ):
            node[key] = f"{node[key]} {note}"
            wanted.append((file, field))
        told = {(file, field) for code, file, field, shown in said(files) if code == "S165"}
        assert {*wanted} <= told, (wanted, told)


def test_two_seats_of_one_cell_have_names_of_their_own() -> None:
    """Whoever draws a card of two alike does not know which of them it is."""
    for drill in ("ward-vi", "hospital-en"):
        files = data(drill)
        cell = next(cell for cell in files["cells.yaml"]["cells"] if len(cell["seats"]) > 1)
        cell["seats"][1]["name"] = cell["seats"][0]["name"]
        (told,) = {(file, field) for code, file, field, _ in said(files) if code == "S140"}
        assert told[0] == "cells.yaml" and told[1].endswith("name"), told


def test_no_drill_of_the_library_or_template_is_warned_of_its_story() -> None:
    codes = {"S140", "S198", "S199", "S195", "S164", "S163", "S152", "S161", "S177", "S183", "S165", "S170"}
    for drill in DRILLS:
        assert not [each for each in said(data(drill)) if each[0] in codes], drill


def test_every_place_of_a_name_that_was_changed_is_listed() -> None:
    """Recipients in their short form too."""
    for drill in ("ward-vi", "hospital-en"):
        files = data(drill)
        cell = next(
            cell["id"]
            for cell in files["cells.yaml"]["cells"]
            if sum(cell["id"] in row["to"] for row in injects(files)) > 0
        )
        rows = [n for n, row in enumerate(injects(files)) if cell in row["to"]]
        owned = [
            name for name, node in claims(files) if node.get("owner") == cell or cell in node.get("about", ())
        ]
        next(each for each in files["cells.yaml"]["cells"] if each["id"] == cell)["id"] = "ten-moi"
        told = " ".join(shown for code, *_, shown in said(files) if code == "S141")
        assert all(name in told for name in owned) and (not rows or "msel.yaml" in told), (cell, told)
