"""A plan file is a stranger's: every value is checked before it becomes part of a drill, and only what is open is carried."""

from __future__ import annotations

import json
from typing import Any

import pytest

from infodrill.cli.commands.rehearse import goes_on
from infodrill.conduct.carrying import MOST_BYTES, MOST_ROWS, PlanError, carried, read_plan
from infodrill.conduct.fold import fold
from infodrill.conduct.nouns.improvements import DONE, DROPPED, OPEN, carried_aims
from infodrill.kernel.events import Event
from infodrill.scenario.loader import find, library, load

SAID = {"vi": "Công bố thông tin ban đầu trong 30 phút", "en": "Publish a first word within 30 minutes"}


DIGEST = "ab12" * 16


def row(**more: Any) -> dict[str, Any]:
    given = {
        "gap": {"en": "late"}, "action": SAID, "evidence": {}, "owner": "ward", "owner_name": {"vi": "Phường", "en": "Ward"},
        "role": "L1-DUTY", "due": "2031-03-01", "measure": "E7", "letter": "M", "status": OPEN,
    }  # fmt: skip
    return given | more


def written(*rows: object, **more: Any) -> bytes:
    whole = {
        "plan": 1,
        "drill": {"title": {"vi": "Cuộc trước", "en": "Before"}, "content": DIGEST},
        "rows": list(rows),
    }
    return json.dumps(whole | more).encode()


def test_only_what_is_open_is_carried_in_the_drill_s_language() -> None:
    plan = read_plan(
        written(row(), row(status=DONE), row(status=DROPPED), row(owner="not-here", gap={"vi": "thiếu"}))
    )
    scenario = load(find("clinic")).scenario
    for lang in ("vi", "en"):
        first, second = carried(plan, scenario, lang)
        assert (first.action, first.letter, first.origin) == (SAID[lang], "M", DIGEST)
        assert first.gap == "late"  # written in one language, it stands for both
        assert (second.owner, second.owned_by) == ("", {"vi": "Phường", "en": "Ward"}[lang])
        events = (Event(seq=n, at=0, actor="runner", body=body) for n, body in enumerate((first, second)))
        assert set(carried_aims(fold(events)).values()) == {SAID[lang]}


def test_a_rehearsal_says_what_it_takes_over_and_what_not() -> None:
    scenario = load(find("boundaries")).scenario
    city = {"city": scenario.places.city.by_language}
    told = {"title": {"vi": "Cuộc trước", "en": "Before"}, "content": DIGEST}
    here = written(row(), row(status=DONE), drill=told | city, trust={"ga-cu": -147, "elsewhere": -90})
    first, second = goes_on(read_plan(here), scenario, "vi")
    assert "“Cuộc trước”: 1 việc" in first and second.endswith("thấp hơn: Phường Ga Cũ 15.")
    away = written(drill=told | {"city": {"vi": "Nơi khác", "en": "Elsewhere"}}, trust={"ga-cu": -147})
    _, second = goes_on(read_plan(away), scenario, "en")
    assert "another city, Elsewhere" in second
    assert len(list(goes_on(read_plan(written(drill=told | city)), scenario, "en"))) == 1


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "Y250"),
        (b"\xff\xfe", "Y250"),
        (b"[" * 100_000, "Y250"),
        (b"[]", "Y250"),
        (b"{}", "Y250"),
        (b" " * (MOST_BYTES + 1), "Y250"),
        (written(row(), plan=2), "Y250"),
        (written(*[row()] * (MOST_ROWS + 1)), "Y250"),
        (written(row(), drill=[]), "Y250"),
        (written("row"), "Y250"),
        (written(row(action={})), "Y250"),
        (written(row(action={"vi": 7})), "Y250"),
        (written(row(action={"vi": "a" * 7_000})), "Y250"),
        (written(row(gap={"vi": "a\x00b"})), "Y250"),
        (written(row(status="lost")), "Y250"),
        (written(row(measure="E20")), "Y250"),
        (written(row(letter="A")), "Y250"),
        (written(row(due="2031-02-30")), "Y250"),
        (written(row(owner="hai chữ")), "Y250"),
        # What is no text goes into the chain, where nothing is erased.
        (written(row(role="0912345678")), "Y250"),
        (written(row(role="@nguyenvanan")), "Y250"),
        (written(row(), drill={"title": SAID, "content": "facebook.com/ong.mau"}), "Y250"),
        (written(row(), drill={"title": SAID, "content": "0912345678"}), "Y250"),
        (written(row(), trust={"ward": 1}), "Y250"),
        (written(row(), trust={"ward": -1_001}), "Y250"),
        (written(row(), trust={"ward": -0.5}), "Y250"),
        (written(row(), trust={"ward": True}), "Y250"),
        (written(row(), trust={"": -1}), "Y250"),
        (written(row(), trust=["ward"]), "Y250"),
        (written(row(), trust={f"w{n}": -1 for n in range(1_001)}), "Y250"),
        (written(row(action={"vi": "Gọi số 0912 345 678"})), "Y251"),
        (written(row(gap={"en": "see example.com/page"})), "Y251"),
        (written(row(gap={"vi": "Trưởng phòng Nguyễn Văn An chấm điểm kém"})), "Y251"),
        (written(row(action={"vi": "Nguyễn\u200b Văn\u2062 An học lại"})), "Y251"),
        (written(row(owner_name={"vi": "Nguyễn Văn An"})), "Y251"),
        (written(row(evidence={"en": "signed by Le Thi Hoa"})), "Y251"),
        (written(row(gap={"vi": "\ud83d muộn"})), "Y250"),
        (written(row(action={"vi": "\u202e\u2062"})), "Y250"),
        (written(row(due="20310301")), "Y250"),
        (written(row(), plan=True), "Y250"),
        (written(row(), trust={"ward": False}), "Y250"),
    ],
    ids=str,
)
def test_what_is_no_plan_is_refused(content: bytes, code: str) -> None:
    with pytest.raises(PlanError) as refused:
        read_plan(content)
    assert refused.value.code == code
    assert refused.value.render("vi") != refused.value.render("en")


SHOWN = {"vi": "Báo muộn 12 phút", "en": "12 minutes late"}
UNSEEN = "\u202e\u2066\u200b\u2062\x1b\x07\ufeff"


@pytest.mark.parametrize("name", ["gap", "action", "evidence", "owner_name"])
def test_a_text_is_carried_as_a_reader_sees_it(name: str) -> None:
    spoilt = {lang: UNSEEN + UNSEEN.join(text) + UNSEEN for lang, text in SHOWN.items()}
    (found,) = read_plan(written(row(**{name: spoilt}))).rows
    assert getattr(found, name) == SHOWN


def test_the_names_of_the_library_s_drills_places_and_offices_are_no_persons() -> None:
    for name in library():
        scenario = load(find(name)).scenario
        drill = {
            "title": scenario.drill.title.model_dump(),
            "city": scenario.places.city.model_dump(),
            "content": "",
        }
        rows = [row(owner_name=cell.organisation.model_dump()) for cell in scenario.cells.cells]
        assert len(read_plan(written(*rows, drill=drill)).rows) == len(rows)
