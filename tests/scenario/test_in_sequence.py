"""What a text presumes and the story's clock denies is told; what people say about what was or will be is not."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.checks.saidhours import moments
from infodrill.scenario.checks.sequence import problems
from infodrill.scenario.loader import load_files
from tests.scenario.plaindrills import Data, by, claim_of, claims, data, injects, loaded, said, usual

DRILLS = ("hospital-vi", "ngo-en")
Told = set[tuple[str, str, str]]


def newly(drill: str, files: Data) -> Told:
    return {
        (code, file, field)
        for code, file, field, shown in said(files)
        if shown not in usual(drill) and code != "S200"
    }


def added(files: Data, **row: Any) -> int:
    """An inject at the end of the file, and which it is."""
    injects(files).append({"from": files["drill.yaml"]["senders"][0], "to": ["VERIFY"], **row})
    return len(injects(files)) - 1


@pytest.mark.parametrize("what", [("kết quả", "result"), ("số đo", "figure")])
@pytest.mark.parametrize("drill", DRILLS)
def test_results_are_not_awaited_when_they_are_known(drill: str, what: tuple[str, str]) -> None:
    files = data(drill)
    name, claim = claim_of(files, "MIXED")
    vi, en = what
    waiting = by(
        files, f"Chưa có {vi}, xin đừng nói nguyên nhân.", f"There is no {en} yet, please name no cause."
    )
    row = {"claim": name[7:-5], "method": "field_report", "body": waiting}
    late, early = (
        added(files, at="+26:00", **row),
        added(files, at="+20:00", **row | {"body": f"{waiting} 2"}),
    )
    people = added(files, at="+27:00", **row | {"method": "hotline", "body": f"{waiting} 3"})
    told = newly(drill, files)
    assert ("S164", "msel.yaml", f"injects[{late}].at") in told
    assert not {("S164", "msel.yaml", f"injects[{n}].at") for n in (early, people)} & told
    claim["truth"][0]["known_from"] = "+25:00"
    assert ("S160", name, "truth[0].known_from") in newly(drill, files)


@pytest.mark.parametrize("drill", DRILLS)
def test_what_a_right_path_waits_for_is_known_while_it_is_played(drill: str) -> None:
    """Such a drill counted as rated, with a claim that nobody could ever find out."""
    files = data(drill)
    wrong, claim = claim_of(files, "FALSE", own_error=False)
    claim["truth"][0]["known_from"] = "+57:00"
    joke, satire = claim_of(files, "SATIRE")  # it is left alone, whatever a record says
    satire["truth"][0]["known_from"] = "+57:00"
    found = {each.place.file: each for each in check(loaded(files)).problems if each.code == "S161"}
    assert {name: each.severity for name, each in found.items()} == {wrong: "error", joke: "warning"}
    assert "`correct`" in found[wrong].render("en") and found[wrong].place.field == "truth[0].known_from"
    # As its remedy says, nobody is to find it out; or what was known before is answer enough.
    claim["truth"] = [{"verdict": "UNPROVEN", "why": claim["truth"][0]["why"]}]
    earlier, other = claim_of(files, "MIXED")
    other["right_path"] = [{"what": "hold", "by": "SPOKE", "after": "+20:00", "note": "-"}]
    other["truth"][-1] |= {"at": "+57:00", "known_from": "+57:00"}
    found = {each.place.file: each for each in check(loaded(files)).problems if each.code == "S161"}
    assert {name: each.severity for name, each in found.items()} == {earlier: "warning", joke: "warning"}


@pytest.mark.parametrize("drill", DRILLS)
def test_a_sequel_does_not_come_before_its_beginning(drill: str) -> None:
    files = data(drill)
    first = next(row for row in injects(files) if row.get("claim") and "public" in row["to"])
    again = by(
        files, "Rốt cuộc là có hay không vậy bà con ơi?", "So is it true after all, everyone, or is it not?"
    )
    n = added(files, at="+1:00", claim=first["claim"], to=["public"], method="public_feed", body=again)
    assert ("S164", "msel.yaml", f"injects[{n}].at") in newly(drill, files)
    injects(files).insert(1, injects(files).pop())
    assert ("S164", "msel.yaml", "injects[1].at") not in newly(drill, files), "put in its turn, it is first"


@pytest.mark.parametrize("drill", DRILLS)
def test_nothing_is_due_before_anybody_can_do_it(drill: str) -> None:
    files = data(drill)
    name, claim = claim_of(files, "FALSE")
    claim["truth"][-1]["known_from"] = "+30:00"
    correct = by(files, "Trả lời bằng bản đính chính", "Answer with the correction")
    holding = by(files, "Nói là đang hỏi và giờ có tin", "Say what is being asked, and when more comes")
    asked = {"who": "SPOKE", "evidence": "statement"}
    actions = [
        {**asked, "what": holding, "deadline": "+1:00"},
        {**asked, "what": correct, "deadline": "+8:00"},
        {**asked, "what": holding, "deadline": "+8:00"},
        {**asked, "what": correct, "deadline": "+15:00"},
    ]
    n = added(files, at="+20:00", claim=name[7:-5], to=["SPOKE"], body=holding, expected_actions=actions)
    told = {(code, field) for code, _, field in newly(drill, files) if "deadline" in field}
    place = f"injects[{n}].expected_actions[{{}}].deadline"
    assert told == {("S162", place.format(0)), ("S164", place.format(1))}


OVER = {
    "hospital-vi": ("Chiều nay có vào thăm được không ạ?", "Sáng nay sẽ phát số ở cửa B."),
    "ngo-en": ("Is there water at the hall this afternoon?", "We will meet this morning at the gate."),
}
SOUND = {
    "hospital-vi": (
        "Chiều nay tôi đã vào thăm rồi.",
        "Sáng nay phòng khám hứa có kết quả sẽ nói.",
        "Tối nay có vào thăm được không ạ?",
        "Mai sáng sẽ phát số tiếp.",
        "Từ sáng nay cả dãy nhà tôi nhức đầu.",
        "Chiều nay đông quá, chờ mãi.",
        "Cô tôi chuyển tiền từ sáng nay, giờ sẽ làm gì?",
    ),
    "ngo-en": (
        "I was at the hall this afternoon.",
        "This morning they said they will tell us.",
        "Is there water at the hall tonight?",
        "We will meet tomorrow morning at the gate.",
        "My aunt paid this morning.",
        "This afternoon was long and hot.",
    ),
}


def at_half_past_seven(drill: str, texts: Iterable[str]) -> set[str]:
    """Fields of which the story's clock says something when the drill begins in the evening and these texts come."""
    files = data(drill)
    files["drill.yaml"]["epoch"] = f"{files['drill.yaml']['epoch'][:10]} 19:30"
    for row in injects(files):
        row["body"] = by(files, "Xin cho biết thêm một chút nhé.", "Please tell us a little more of it.")
    for _, claim in claims(files):
        claim["sentence"] = by(
            files, "Người ta kể nhau một chuyện lạ", "People tell each other a strange thing"
        )
    for n, text in enumerate(texts):
        added(files, at=f"+{40 + n}:00", method="hotline", to=["CITIZEN-DESK"], body=text)
    return {
        each.place.field
        for each in problems(load_files({k: json.dumps(v).encode() for k, v in files.items()}))
    }


@pytest.mark.parametrize("drill", OVER)
def test_a_part_of_the_day_that_is_over_is_not_to_come(drill: str) -> None:
    rows = len(injects(data(drill)))
    for text in OVER[drill]:
        assert at_half_past_seven(drill, [text]) == {f"injects[{rows}].body"}, text
    assert at_half_past_seven(drill, OVER[drill]) == {"epoch"}, (
        "several are told once, at the hour of the drill"
    )
    assert at_half_past_seven(drill, SOUND[drill]) == set()


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("It is nine in the evening.", [(21, 0, True)]),
        ("bây giờ là chín giờ tối", [(21, 0, True)]),
        ("hai mươi mốt giờ rồi", [(21, 0, True)]),
        ("it is three o'clock", [(3, 0, False)]),
        ("mười một giờ trưa", [(11, 0, True)]),
        ("cấm đường đến 24 giờ", [(0, 0, True)]),
        ("họp lúc 7 giờ rưỡi tối", [(19, 30, True)]),
        ("shut until 12:30 am", [(0, 30, True)]),
        ("within two hours", []),
        ("ba giờ sau", []),
        ("sau hai giờ đồng hồ", []),
    ],
)
def test_hours_in_words_are_read(text: str, read: list[tuple[int, int, bool]]) -> None:
    assert moments(text) == read


@pytest.mark.parametrize("drill", DRILLS)
def test_an_hour_too_many_among_minutes_is_proposed_without_it(drill: str) -> None:
    files = data(drill)
    files["drill.yaml"]["phases"] = 120
    times = [
        n for n, row in enumerate(injects(files)) if "trigger" not in row and 0 < n < len(injects(files)) - 1
    ]
    row = injects(files)[times[2]]
    before = {each[3] for each in said(files)}
    row["at"] = "+1:" + row["at"].removeprefix("+").zfill(5)
    told = [each for each in said(files) if each[3] not in before and each[2] == f"injects[{times[2]}].at"]
    assert any(each[0] == "S164" and "+1:" not in each[3] for each in told), told
