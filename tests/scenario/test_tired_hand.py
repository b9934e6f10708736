"""What a tired hand leaves in a drill is told where it stands; a text, a count or a time that is only unusual is not."""

from __future__ import annotations

import pytest

from tests.scenario.plaindrills import Data, by, claims, data, injects, said, usual

DRILLS = ("hospital-vi", "ngo-en")
Told = set[tuple[str, str, str]]


def newly(drill: str, files: Data) -> Told:
    return {each[:3] for each in said(files) if each[3] not in usual(drill)}


def grammar(files: Data, claim: str, name: str) -> Data:
    line = by(
        files, "Có ai biết ở đây còn thứ ấy không ạ?", "Does anybody know whether there is any left here?"
    )
    return {
        "id": name,
        "language": by(files, "vi", "en"),
        "stance": "question",
        "claim": claim,
        "start": [line],
    }


@pytest.mark.parametrize("drill", DRILLS)
def test_slips_of_a_tired_hand_are_told_at_their_place(drill: str) -> None:
    files, rows = data(drill), injects(data(drill))
    cut, called, waits = (
        rows[3],
        rows[2],
        next(n for n, row in enumerate(rows) if "condition" in str(row.get("trigger"))),
    )
    cut["body"] = by(
        files,
        "Cho tôi hỏi chiều nay có vào được không, bố tôi mới",
        "May I ask whether there are blankets at the hall and",
    )
    called["body"] = by(
        files,
        "Tôi chờ hai tiếng rồi, gọi số {account:a} giúp tôi.",
        "I have waited two hours; call {account:a} for me.",
    )
    rows[waits] |= {"at": "+39:00", "trigger": {**rows[waits]["trigger"], "until": "+40:00"}}
    files["msel.yaml"]["injects"] = rows
    files["drill.yaml"]["briefing"] = by(
        files, "Cuộc này chơi trong chín mươi phút.", "It takes ninety minutes."
    )
    files["drill.yaml"]["subtitle"] = by(
        files, "Một tin lạ và mười lăm câu chuyện nữa", "A message and fifteen more stories"
    )
    first, second, *_ = (name[7:-5] for name, _ in claims(files))
    files["texts/x.yaml"] = {
        "grammars": [grammar(files, first, "x.ask.1"), grammar(files, second, "x.ask.2")]
    }
    told = newly(drill, files)
    assert told >= {
        ("S165", "msel.yaml", "injects[3].body"), ("S186", "msel.yaml", "injects[2].body"),
        ("S164", "msel.yaml", f"injects[{waits}].trigger.until"), ("S164", "drill.yaml", "briefing"),
        ("S164", "drill.yaml", "subtitle"), ("S143", "texts/x.yaml", "grammars[1].start[0]"),
    }  # fmt: skip


def test_times_filled_down_phases_written_backwards_and_notes_are_told() -> None:
    files = data("hospital-vi")
    for row in injects(files)[4:9]:
        row["at"] = "+8:00"
    files["drill.yaml"]["phases"] = [4, 43, 7, 6]
    name, claim = next(claims(files))
    claim["truth"][0]["why"] += " (hỏi lại anh Dũng)"
    stuck = "Hỏi: ai giữ sổ ấy, trong lúc chờ thì nói gì?"
    injects(files)[1]["if_stuck"] = injects(files)[2]["if_stuck"] = stuck
    told = newly("hospital-vi", files)
    assert told >= {
        ("S164", "msel.yaml", "injects[4].at"), ("S160", "drill.yaml", "phases"), ("S165", name, "truth[0].why"),
        ("S143", "msel.yaml", "injects[2].if_stuck"),
    }  # fmt: skip


def test_times_of_fewer_than_a_third_are_a_rush_and_no_slip() -> None:
    """Four that come together in a drill of more than twelve are what a planner may mean; of twelve they are a column."""
    files = data("hospital-vi")
    rows = injects(files)
    told = []
    for number in (13, 12):
        del rows[number:]
        for row in rows[4:8]:
            row["at"] = "+8:00"
        assert len(rows) == number
        told.append(("S164", "msel.yaml", "injects[4].at") in newly("hospital-vi", files))
    assert told == [False, True]


SOUND = {
    "hospital-vi": (
        "Chuyển vào {account:a} là có ngay đấy bà con ơi!",
        "Gọi {phone:a} giúp tôi với ạ.",
        "Bảo nhau cùng đợi thêm chút nữa đi bà con ơi :)",
        "Tôi nghe kể (hỏi ai cũng bảo thế) là thật đấy.",
        "Xin gọi lại cho tôi theo số đã cho, số {phone:b}",
        "Hai chuyện ấy khác nhau mà, sao gộp làm một được?",
    ),
    "ngo-en": (
        "Transfer it to {account:a} and it is there!",
        "Please call {phone:a} for me, will you?",
        "Let us wait a little more, all of us :)",
        "They say (ask anybody) that it is really so.",
        "Ring me back at the number you have, {phone:b}",
        "These are two stories, why make one of them?",
    ),
}


@pytest.mark.parametrize("drill", DRILLS)
def test_what_is_only_unusual_is_not_told(drill: str) -> None:
    files = data(drill)
    for n, text in enumerate(SOUND[drill]):
        row = {
            "at": f"+{41 + n}:00",
            "from": files["drill.yaml"]["senders"][0],
            "to": ["CITIZEN-DESK"],
            "body": text,
        }
        injects(files).append({**row, "method": "hotline"})
    files["drill.yaml"]["subtitle"] = by(
        files, "Ba ngày, hai câu chuyện và một câu hỏi", "Three days, two stories and a question"
    )
    files["drill.yaml"]["briefing"] = by(
        files,
        "Trả lời trong mười lăm phút; cuộc này kéo dài chừng 60 phút.",
        "Answer within ten minutes; it takes about 60 minutes.",
    )
    assert {
        each for each in newly(drill, files) if each[0] in ("S143", "S160", "S164", "S165", "S186")
    } == set()


def test_advice_of_two_claims_that_changed_places_is_told() -> None:
    files = data("hospital-vi")
    (name, first), (_, second) = (
        (name, each) for name, each in claims(files) if name in ("claims/infusion.yaml", "claims/oxygen.yaml")
    )
    first["advice"], second["advice"] = second["advice"], first["advice"]
    assert ("S163", name, "advice") in newly("hospital-vi", files)
