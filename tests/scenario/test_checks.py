"""Single checks: chances of conditions, personal data, real names, pictures, languages, the coverage table."""

from __future__ import annotations

import ast
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.errors import Place
from infodrill.scenario import checks, pictures
from infodrill.scenario.checks import coverage, invented, ofsomebody, problems, rated
from infodrill.scenario.checks.conditions import chance_of
from infodrill.scenario.faults import error
from infodrill.scenario.loader import load
from infodrill.scenario.schema import Condition
from tests.patience import grows
from tests.scenario.conftest import TINY
from tests.scenario.hostile import swap

LOADED = load(TINY)
WAITING = LOADED.scenario.msel.injects[3]  # waits from second 1200 to 1800


def published(kind):
    return {"statement_published": {"claim": "sea-king", "kind": kind}}


def reached(number):
    return {"reach": {"claim": "sea-king", "at_least": number}}


@pytest.mark.parametrize(
    ("condition", "chance"),
    [
        ({"after": 1200}, "always"),
        ({"after": 1500}, "maybe"),
        ({"after": 2000}, "never"),
        ({"phase_is": 3}, "always"),
        ({"phase_is": 1}, "never"),
        ({"spread_level": {"claim": "fake-fund", "at_least": 6}}, "never"),
        ({"reach": {"claim": "fake-fund", "at_least": 0}}, "always"),
        ({"not": {"after": 2000}}, "always"),
        ({"all": [{"case_opened": "fake-fund"}, {"after": 2000}]}, "never"),
        ({"any": [{"case_opened": "fake-fund"}, {"after": 100}]}, "always"),
        ({"all": [{"case_opened": "sea-king"}, {"not": {"case_opened": "sea-king"}}]}, "never"),
        ({"any": [{"case_opened": "sea-king"}, {"not": {"case_opened": "sea-king"}}]}, "always"),
        ({"all": [published("correction"), {"not": published("any")}]}, "never"),
        ({"all": [{"all": [published("correction")]}, {"not": published("correction")}]}, "never"),
        ({"all": [published("any"), {"not": published("correction")}]}, "maybe"),
        ({"any": [published("any"), {"not": published("correction")}]}, "always"),
        ({"statement_published": {"claim": "sea-king", "within": 59}}, "never"),
        ({"not": {"statement_published": {"claim": "sea-king", "within": 0}}}, "always"),
        ({"statement_published": {"claim": "sea-king", "within": 60}}, "maybe"),
        ({"all": [reached(500), {"not": reached(100)}]}, "never"),
        ({"all": [reached(100), {"not": reached(500)}]}, "maybe"),
        (
            {"all": [{"verdict": {"claim": "sea-king", "is": "TRUE"}}, {"not": {"case_opened": "sea-king"}}]},
            "never",
        ),
        ({"all": [{"phase_is": 3}, {"phase_is": 2}]}, "never"),
        ({"trap_pressed": "any"}, "maybe"),
        ({"inject_acknowledged": 2}, "maybe"),
    ],
)
def test_chance_of_a_condition_is_judged(condition, chance):
    assert chance_of(LOADED, WAITING, Condition.model_validate(condition)) == chance


LEAVES = st.sampled_from(
    [
        {"after": 100},
        {"after": 1500},
        {"after": 9000},
        {"case_opened": "fake-fund"},
        {"phase_is": 3},
        {"phase_is": 1},
    ]
)
CONDITIONS = st.recursive(
    LEAVES,
    lambda inner: (
        st.builds(lambda one: {"not": one}, inner)
        | st.builds(lambda many: {"all": many}, st.lists(inner, min_size=1, max_size=3))
        | st.builds(lambda many: {"any": many}, st.lists(inner, min_size=1, max_size=3))
    ),
    max_leaves=6,
)


def _holds(condition, second, opened):
    (name, value), *_ = condition.items()
    if name == "not":
        return not _holds(value, second, opened)
    if name in ("all", "any"):
        return {"all": all, "any": any}[name](_holds(item, second, opened) for item in value)
    if name == "after":
        return second >= value
    return opened if name == "case_opened" else value == 3


@given(CONDITIONS)
def test_a_condition_called_never_or_always_is_so_at_every_second(condition):
    chance = chance_of(LOADED, WAITING, Condition.model_validate(condition))
    seen = {_holds(condition, second, opened) for second in range(1200, 1801, 60) for opened in (False, True)}
    assert chance == "maybe" or seen == {chance == "always"}


@pytest.mark.parametrize(
    "text",
    [
        "0912345678", "0912 345 678", "+84 912 345 678", "(024) 3825 1234", "1900 1234", "0 9 1 2 3 4 5 6 7 8",
        "09\u200b12345678", "079203001234", "1903 5566 7788 99 00", "15B-678.90", "29A 12345", "a.b@c.org",
        "0171 555 2233", "(0171) 555-2233", "+44 20 7946 0018", "+1 (202) 555-0143", "202-555-0143", "020 7946 0018",
        "http://x.org", "www.ben-mo.net", "benmo.com", "HTTPS://ben.vn/a", "x.invalid.org.vn",
    ],
)  # fmt: skip
def test_what_could_be_real_is_found(text):
    assert ofsomebody.personal_data(f"gọi {text} nhé")


@pytest.mark.parametrize(
    "text",
    [
        "{phone:a}", "{account:a}", "09xx xxx xxx", "https://trang.dien-tap.invalid/x", "hotro@ben-mo.invalid", "115",
        "1.250.000.000 đồng", "+120.000.000 đồng", "+120 000 000", "120-200 người", "2.5-3.0", "08:30-09:15",
        "12.000 tài khoản", "22:40", "2027-03-10T08:00:00+07:00", "km 3, 4.12 m", "K1.2", "P1–P4",
        "40 cháu, 6 theo dõi", "số 12/QĐ-UBND", "Mở cửa.Đóng cửa", "ben.mo",
    ],
)  # fmt: skip
def test_what_is_plainly_invented_passes(text):
    assert ofsomebody.personal_data(text) == ()


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Call +44 20 7946 0018", ["phone"]), ("Call 0171 555 2233", ["phone"]), ("Viết cho an@gmail.com nhé", ["mail"]),
        ("079203001234", ["identity"]), ("Ring 0905 111 222", ["phone"]),
    ],
)  # fmt: skip
def test_what_could_be_real_is_told_once_as_what_it_is(text, kinds):
    assert [kind for kind, _ in ofsomebody.personal_data(text)] == kinds


@given(st.text(max_size=80))
def test_looking_for_real_things_never_fails(text):
    ofsomebody.personal_data(text)
    invented.denied(text)


def test_a_denied_name_is_found_in_every_spelling(monkeypatch):
    lines = invented.denied_lines("press", "Sóng Mơ Báo")
    monkeypatch.setattr(invented, "_listed", lambda: dict(line.split()[::-1] for line in lines))
    for text in (
        "theo Sóng Mơ Báo hôm nay",
        "SONG MO BAO",
        "song-mo.bao",
        "song mo\u200b bao",
        "songmobao",
        "Ｓóng Mơ Báo",
    ):
        assert [kind for kind, _ in invented.denied(text)] == ["press"], text
    assert invented.denied("sóng mơ") == () == invented.denied("báo song mơ")


def test_a_name_that_is_a_common_word_without_accents_keeps_its_accents(monkeypatch):
    (line,) = invented.denied_lines("place", "Mơ Hồ", accents_matter=True)
    monkeypatch.setattr(invented, "_listed", lambda: dict([line.split()[::-1]]))
    assert invented.denied("ở MƠ HỒ") and not invented.denied("mở hộ") and not invented.denied("mo ho")


def test_the_committed_list_holds_hashes_only():
    folder = Path(invented.__file__).parent
    lines = [
        line for line in (folder / "denied.txt").read_text("ascii").splitlines() if not line.startswith("#")
    ]
    assert len(lines) > 150
    for line in lines:
        kind, digest = line.split()
        assert kind in invented.REAL_KINDS
        assert len(digest) == 20 and int(digest, 16)


def test_public_contacts_are_allowed(tiny):
    message = tiny / "msel.yaml"
    message.write_text(message.read_text("utf-8").replace("{phone:a}", "1900 1234"), "utf-8")
    assert [problem.code for problem in problems(load(tiny))] == ["S180", "S180"]
    drill = tiny / "drill.yaml"
    drill.write_text(drill.read_text("utf-8").replace('["115"]', '["115", "1900 1234"]'), "utf-8")
    assert problems(load(tiny)) == ()


MOBILE = "0912 345 678"


def with_contact(tiny, contact):
    drill = tiny / "drill.yaml"
    drill.write_text(drill.read_text("utf-8").replace('["115"]', json.dumps([contact])), "utf-8")
    return [(problem.code, problem.place.field) for problem in problems(load(tiny))]


@pytest.mark.parametrize(
    "contact", ["115", "Đường dây nóng: 1900 1234", "(0225) 3123 456", "{phone:a}", "ben-mo.invalid"]
)
def test_a_public_contact_is_a_number_of_the_public_or_an_invented_address(tiny, contact):
    assert with_contact(tiny, contact) == []


@pytest.mark.parametrize(
    "contact",
    [
        "facebook.com/nguyen.van.an.1985", "@nguyenvanan85", "https://trang.test/p", "an.nguyen@trang.test",
        "CCCD 079203001234", "STK 19035566778899", "xe 15B-678.90", "Zalo 0912345678",
    ],
)  # fmt: skip
def test_nothing_else_is_let_in_as_a_public_contact(tiny, contact):
    assert ("S180", "public_contacts[0]") in with_contact(tiny, contact)


def test_the_number_of_a_public_contact_excuses_no_other_kind_of_number(tiny):
    assert ("S180", "public_contacts[0]") in with_contact(tiny, "STK 19035566778899")
    message = tiny / "msel.yaml"
    message.write_text(message.read_text("utf-8").replace("số {phone:a}", "số 19035566778899"), "utf-8")
    assert [problem.place.file for problem in problems(load(tiny)) if problem.code == "S180"] == [
        "drill.yaml",
        "msel.yaml",
    ]


def test_a_mobile_number_may_be_a_persons_and_is_warned_of(tiny):
    assert with_contact(tiny, f"Trạm cấp cứu {MOBILE}") == [("S185", "public_contacts[0]")]


def test_a_real_name_is_refused_among_the_public_contacts_too(tiny, monkeypatch):
    (line, *_) = invented.denied_lines("press", "Báo Mơ Hồ")
    monkeypatch.setattr(invented, "_listed", lambda: dict([line.split()[::-1]]))
    assert ("S181", "public_contacts[0]") in with_contact(tiny, "Báo Mơ Hồ: 115")


@pytest.mark.parametrize("unit", ["a_", "a.", "a@", "@", "a@a.", "0912 ", "1", "12-", "15B-", "(0", "84 "])
@pytest.mark.parametrize("read", [ofsomebody.personal_data, invented.denied])
def test_reading_for_what_is_real_grows_no_faster_than_the_text(read, unit):
    assert grows(lambda size: read(unit * (size // len(unit))), 2_000) < 3  # one that goes back: 8


@pytest.mark.parametrize(
    "inner",
    [
        '<script href="x"/>', '<g onclick="a()"/>', '<a href="#x"/>', '<foreignObject/>', '<image href="file:///x"/>',
        '<use href="//a/b#c"/>', '<style>@import "x";</style>', '<rect style="fill:url(http://a)"/>', '<set to="1"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>', '<rect fill="url( &quot;//a&quot;)"/>', "<?xml-stylesheet href='a'?>",
    ],
)  # fmt: skip
def test_a_picture_that_does_more_than_draw_is_refused(inner):
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg">\n{inner}</svg>'
    found = pictures.faults({"media/a.svg": drawn.encode()})
    assert found and {fault.code for fault in found} == {"S125"} and found[0].place.line == 2


def test_a_picture_that_only_draws_passes():
    inner = '<defs><linearGradient id="g"/></defs><rect fill="url(#g)"/><use href="#g"/>'
    drawn = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">{inner}</svg>'
    assert pictures.faults({"media/a.svg": drawn.encode()}) == []


def test_coverage_counts_injects_by_objective_and_situation():
    table = coverage(LOADED.scenario)
    assert table.count("o-verify", "T1") == 3 and table.count("o-leave", "T1") == 1
    assert table.of_situation("T1") == 4 and table.of_objective("o-leave") == 1


def test_a_drill_without_traps_is_not_rated_but_not_refused(tiny):
    drill = tiny / "drill.yaml"
    drill.write_text(drill.read_text("utf-8").replace("edition:", "traps: false\nedition:"), "utf-8")
    loaded = load(tiny)
    assert not rated(loaded.scenario)
    assert [(problem.severity, problem.code) for problem in problems(loaded)] == [("warning", "S176")]


@pytest.mark.parametrize(
    ("to", "found"),
    [
        ("{roles: [MONITOR]}", []),
        ("{roles: [MONITOR, SPOKE]}", ["voice"]),
        ("{cells: [ward]}", ["lead"]),
        ("{roles: [SPOKE]}", ["voice", "MONITOR"]),
        ("{public: true}", []),
    ],
)
def test_what_asks_for_a_deed_reaches_whoever_does_it_and_nobody_else(tiny, to, found):
    msel = tiny / "msel.yaml"
    told = msel.read_text("utf-8").replace("kind: inject", "kind: expected_action", 1)
    msel.write_text(told.replace("{roles: [MONITOR], public: true}", to, 1), "utf-8")
    said = [problem for problem in problems(load(tiny)) if problem.code == "S177"]
    assert [problem.params.get("seats") or problem.params["roles"] for problem in said] == found
    assert {problem.severity for problem in said} <= {"warning"}


def test_every_name_that_a_finding_is_filled_with_can_be_said():
    """A finding may say anything of itself, its language too: what it is called must not meet what `tr` calls its own."""
    source = Path(checks.__file__).parent
    named = {
        word.arg
        for module in source.glob("*.py")
        for call in ast.walk(ast.parse(module.read_text(encoding="utf-8")))
        if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("error", "warning")
        for word in call.keywords
        if word.arg
    }
    assert {"lang", "claim"} <= named
    for name in named:
        found = error("S100", Place("drill.yaml"), f"{{{name}}}", "", **{name: "x"})
        assert [found.render(lang).split()[1] for lang in ("vi", "en")] == ["x", "x"]


@pytest.mark.parametrize(
    ("file", "old", "new", "code"),
    [
        ("msel.yaml", "until: 1800", "until: 1200", "S162"),  # at its delivery
        ("msel.yaml", "at: 0\n", "at: 300\n", "S161"),  # an inject when its phase is over
        ("drill.yaml", "2, at: 600", "2, at: 0", "S160"),  # two moves at once
        ("drill.yaml", "2, at: 600", "2, at: 2400", "S161"),  # a move when the drill is over
    ],
)
def test_what_comes_at_the_very_second_of_its_border_is_on_the_wrong_side(file, old, new, code, tiny):
    swap(file, old, new)(tiny)
    found = load(tiny)
    assert [(each.code, each.place.file) for each in problems(found) if each.code == code] == [(code, file)]
