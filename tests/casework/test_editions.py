"""Editions: the shipped ones are proved; hostile ones are refused with file, line, field and remedy."""

from __future__ import annotations

import json
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import replace
from importlib.resources import files
from pathlib import Path
from typing import Any, get_args

import pytest

from infodrill.casework import editiondiff, procedure, rights, steps
from infodrill.casework.edition import SHIPPED, EditionError, load_edition, read_edition
from infodrill.casework.editionrights import EditionErrors
from infodrill.casework.takedown import suppressive
from infodrill.kernel.mark import is_marked
from infodrill.scenario.schema import StateGroup
from infodrill.scenario.schema.edition import ActionKey
from infodrill.scenario.yamltext import read_yaml
from tests.forms import both_forms, first_of_each

TEXT = files("infodrill.casework").joinpath("editions/vn-2025.yaml").read_text(encoding="utf-8")


def changed(old: str, new: str) -> bytes:
    assert old in TEXT
    return TEXT.replace(old, new, 1).encode()


def without(start: str, end: str) -> bytes:
    begin, stop = TEXT.index(start), TEXT.index(end)
    return (TEXT[:begin] + TEXT[stop:]).encode()


NO_ROLE = changed(
    '  RIGHTS: {vi: "Cố vấn pháp chế và quyền công dân", en: "Adviser on law and citizens\' rights"}\n', ""
)
SERVE = "    due: {P1: 30 min, P2: 2 h, P3: 24 h, P4: 24 h}\n  verify:"
HOSTILE: dict[str, tuple[bytes, str]] = {
    "action 9": (TEXT.encode() + b"ceilings:\n  G0: [0, 1, 4, 5, 9]\n", "ceilings.G0[4]"),
    "forbidden action 9": (changed("forbidden_actions: []", "forbidden_actions: [9]"), "forbidden_actions[0]"),
    "opinion widened to 7": (TEXT.encode() + b"ceilings:\n  G1: [0, 1, 7]\n", "ceilings.G1"),
    "complaint widened to 8": (TEXT.encode() + b"ceilings:\n  G4: [1, 2, 3, 8]\n", "ceilings.G4"),
    "true report may not be acknowledged": (TEXT.encode() + b"ceilings:\n  G5: [0, 1]\n", "ceilings.G5"),
    "leaving alone forbidden": (changed("forbidden_actions: []", "forbidden_actions: [0]"), "forbidden_actions[0]"),
    "no rights adviser": (changed("rights_adviser: RIGHTS", "rights_adviser: L2-LEAD"), "rights_adviser"),
    "rights role missing": (NO_ROLE, "roles"),
    "gate without rights": (changed("who: [L1-DUTY, RIGHTS]", "who: [L1-DUTY]"), "steps.gate.who"),
    "publishing without rights": (
        changed("approvals: [FACT-OWNER, RIGHTS]", "approvals: [FACT-OWNER]"),
        "steps.publish.approvals",
    ),
    "gate step missing": (without("  gate:\n", "  recode:\n"), "steps"),
    "gate skipped by verify": (
        changed("from: [GATED]\n    to: VERIFYING", "from: [LOGGED]\n    to: VERIFYING"),
        "steps.verify.from",
    ),
    "log leads to VERIFYING": (changed("to: LOGGED\n", "to: VERIFYING\n"), "steps.log.to"),
    "action 5 relabelled": (TEXT.encode() + b"actions: {5: answer}\n", "actions.5"),
    "leaving alone called taking down": (changed('en: "Leave alone"', 'en: "Take down"'), "dispositions.leave.en"),
    "leaving alone called removal": (
        changed("Tôn trọng ý kiến, không can thiệp", "G\u01a1\u0303 bỏ"),
        "dispositions.leave.vi",
    ),
    "a state called blocked": (changed('en: "Acting"', 'en: "Page blocked"'), "states.ACTING.en"),
    "a level called after summons": (changed('en: "city"}', 'en: "summons office"}'), "levels[1].en"),
    "gate order changed": (TEXT.encode() + b"gate_order: [G0, G4]\n", "gate_order"),
    "rights merged with lead": (TEXT.encode() + b"merged_roles:\n  - [RIGHTS, L2-LEAD]\n", "merged_roles[0]"),
    "rights merged with spokesperson": (TEXT.encode() + b"merged_roles:\n  - [SPOKE, RIGHTS]\n", "merged_roles[0]"),
    "unknown state": (changed("from: [NEW]\n", "from: [BLOCKED]\n"), "steps.log.from[0]"),
    "unknown state named": (changed("  CLOSED: {vi", "  DELETED: {vi"), "states.DELETED"),
    "unknown step": (TEXT.encode() + b"  takedown:\n    name: {vi: a, en: b}\n", "steps.takedown"),
    "unknown role": (changed("who: [VERIFY]", "who: [CENSOR]"), "steps.verify.who[0]"),
    "verdict by the spokesperson": (
        changed("  verdict:\n", "  verdict:\n    signatures: 0\n"),
        "steps.verdict.signatures",
    ),
    "clock missing": (
        changed("due: {P1: 10 min, P2: 30 min, P3: 4 h, P4: 4 h}", "due: {P1: 10 min}"),
        "steps.log.due",
    ),
    "deadline zero": (changed("due: {P1: 10 min", "due: {P1: 0 min"), "steps.log.due.P1"),
    "deadline below zero": (changed("due: {P1: 10 min", "due: {P1: -5 min"), "steps.log.due.P1"),
    "leaving needs more signatures": (
        changed("  leave:\n", "  leave:\n    signatures: 2\n"),
        "steps.leave.signatures",
    ),
    "routing needs more signatures": (
        changed("  service:\n    name", "  service:\n    signatures: 3\n    name"),
        "steps.service.signatures",
    ),
    "one signature for 7 and 8": (changed("signatures: 2", "signatures: 1"), "steps.sign.signatures"),
    "the lead signs alone": (
        changed("who: [L2-LEAD, RIGHTS]\n    signatures", "who: [L2-LEAD]\n    signatures"),
        "steps.sign.who",
    ),
    "unknown field": (TEXT.encode() + b"takedown_orders: true\n", "takedown_orders"),
    "role as a list": (changed("who: [VERIFY]", "who: [[a]]"), "steps.verify.who[0]"),
    "steps as a list": ((TEXT[: TEXT.index("steps:")] + "steps: [1, 2]\n").encode(), "steps"),
    "broken YAML": (changed("levels:\n", "levels: [\n"), ""),
    "duplicate key": (TEXT.encode() + b"format: 1\n", "format"),
    "aliases": (b"a: &a [x, x]\nb: [*a, *a]\n", ""),
    "wrong encoding": (TEXT.encode("utf-16"), ""),
    "latin bytes": (TEXT.encode().replace("Tiếp nhận".encode(), b"Ti\xe9p", 1), ""),
    "too large": (TEXT.encode() + b"# " + b"x" * 1_000_001, ""),
    "empty": (b"", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_edition_is_refused_with_its_place_and_remedy(name: str) -> None:
    content, field = HOSTILE[name]
    with pytest.raises(EditionError) as caught:
        read_edition(content, "hostile.yaml")
    error = caught.value
    assert error.place.file == "hostile.yaml"
    assert error.place.field == field
    assert error.place.line > 0 or name == "too large"
    assert error.remedy and "{" not in error.render("vi").replace("{P", "")
    assert error.code.startswith("S")


SAMPLE = (
    "gate",
    "holding",
    "verdict",
    "decide",
    "sign",
)  # steps with lists, tables, clocks, approvals, signatures
Path_ = tuple[str | int, ...]


def places(node: Any, path: Path_ = ()) -> Iterator[Path_]:
    """Every place of the default edition: all of its head, each table's first rows, five steps whole."""
    inner = list(
        node.items() if isinstance(node, dict) else enumerate(node) if isinstance(node, list) else ()
    )
    if path == ("steps",):
        inner = [(key, one) for key, one in inner if key in SAMPLE]
    elif len(path) == 1:
        inner = inner[:2]
    for key, one in inner:
        yield (*path, key)
        yield from places(one, (*path, key))


def written(data: Any, path: Path_, value: Any) -> bytes:
    """The edition with another value at a place; JSON is YAML, with a line for each value."""
    changed_data = deepcopy(data)
    node = changed_data
    for key in path[:-1]:
        node = node[key]
    node[path[-1]] = value
    return json.dumps(changed_data, ensure_ascii=False, indent=1).encode()


DATA = read_yaml(TEXT.encode(), "vn-2025.yaml").data
WRONG = (
    True,
    -1,
    10_000,
    "\u2014",
    "x" * 300,
    [[["a"]]],
    [{"vi": "a"}],
    {"vi": 1, "en": "b"},
    {"who": "nobody"},
)


PLACES = list(places(DATA))


def kind_of(path: Path_) -> Path_:
    """The place without its row: the first of each table stands for it."""
    return (path[0] if len(path) < 3 else "", len(path), "" if isinstance(path[-1], int) else path[-1])


@pytest.mark.parametrize(
    "path",
    both_forms(map(pytest.param, PLACES), [*map(pytest.param, first_of_each(PLACES, kind_of))]),
    ids=str,
)
def test_a_value_of_the_wrong_kind_is_refused_at_its_own_place_in_both_languages(path: Path_) -> None:
    for value in WRONG:
        labels = path[-1] in ("vi", "en") or path == ("edition",)
        if value == "\u2014" and labels:  # a dash is a poor name, and a text
            continue
        with pytest.raises(EditionError) as caught:
            read_edition(written(DATA, path, value), "hostile.yaml")
        error = caught.value
        field = "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in path).removeprefix(
            "."
        )
        assert error.place.field.startswith(field) or (
            path == ("rights_adviser",) or path[-1] == "level" or field.startswith(error.place.field)
        ), (field, value, error.place)
        assert error.place.line > 1 and error.remedy
        said = error.render("vi")
        assert "{" not in said.replace("{P", "") and "must be" not in said and "wrong" not in said


def test_every_fault_of_shape_is_told_at_once_by_line() -> None:
    content = TEXT.replace("service_days: 5", "service_days: many", 1).replace("  NEW: {vi", "  OLD: {vi", 1)
    with pytest.raises(EditionErrors) as caught:
        read_edition(content.encode(), "hostile.yaml")
    told = [(error.place.field, error.code) for error in caught.value.errors]
    assert told == [("service_days", "S112"), ("states.OLD", "S113")]
    assert len(caught.value.render("vi").splitlines()) == 2
    content = TEXT.replace("  NEW: {vi", "  #", 1)
    with pytest.raises(EditionErrors, match="the field NEW is missing"):
        read_edition(content.encode(), "hostile.yaml")


def test_a_field_left_empty_is_as_if_not_written() -> None:
    content = changed("forbidden_actions: []", "forbidden_actions:\nceilings:\nmerged_roles: ~")
    assert replace(read_edition(content, "empty.yaml"), digest="") == replace(load_edition(), digest="")
    with pytest.raises(EditionError, match="the field who is missing") as caught:
        read_edition(changed("who: [VERIFY]", "who:"), "empty.yaml")
    assert caught.value.place.field == "steps.verify"


def test_what_the_schema_lists_is_what_the_rights_core_holds() -> None:
    assert set(rights.ACTIONS) == {int(one) for one in get_args(ActionKey)}
    assert tuple(steps.GROUPS) == get_args(StateGroup)
    assert sorted(state for group in steps.GROUPS.values() for state in group) == sorted(steps.CASE_STATES)
    assert set(rights.CEILING) == set(rights.GATE_ORDER) == set(rights.GATES)


@pytest.mark.parametrize("edition_id", SHIPPED)
def test_a_shipped_edition_is_proved(edition_id: str) -> None:
    edition = load_edition(edition_id)
    assert procedure.check(edition) == ()
    assert edition.id == edition_id
    assert all(edition.allowed(code) == rights.CEILING[code] for code in rights.GATES)


def test_the_deadlines_are_those_of_the_table() -> None:
    edition = load_edition()
    minutes = {
        step: tuple((edition.due(step, one) or 0) // 60 for one in ("P1", "P2", "P3"))
        for step in ("log", "gate", "leave_gated", "service", "verify", "holding", "verdict", "triage", "acknowledge",
                     "decide", "act", "submit", "publish", "close", "self_correct", "appeal", "escalation")
    }  # fmt: skip
    assert minutes == {
        "log": (10, 30, 240), "gate": (15, 45, 480), "leave_gated": (20, 60, 480), "service": (30, 120, 1440),
        "verify": (20, 60, 720), "holding": (30, 120, 0), "verdict": (45, 240, 1440), "triage": (45, 240, 1440),
        "acknowledge": (60, 360, 7200), "decide": (50, 300, 1440), "act": (60, 360, 2880), "submit": (55, 360, 2160),
        "publish": (60, 480, 2880), "close": (1440, 2880, 4320), "self_correct": (30, 120, 480),
        "appeal": (240, 1440, 2880), "escalation": (30, 120, 120),
    }  # fmt: skip


def test_an_edition_may_narrow_and_then_does() -> None:
    narrow = read_edition(changed("forbidden_actions: []", "forbidden_actions: [7, 8]"), "narrow.yaml")
    assert narrow.allowed("G0") == {0, 1, 4, 5, 6}
    assert procedure.check(narrow) == ()


def test_watch_may_be_left_out_and_every_state_still_closes() -> None:
    content = without("  watch:\n", "  decide:\n")
    assert procedure.check(read_edition(content, "no-watch.yaml")) == ()


@pytest.mark.parametrize(
    ("gone", "cause", "what"),
    [
        (("new_evidence", "track"), "stuck", "ACTING"),
        (("act",), "no_path", "7"),
        (("sign",), "no_path", "8"),
        (("publish",), "no_path", "5"),
        (("log", "merge"), "unreached", "LOGGED"),
    ],
)
def test_the_proof_finds_what_an_edition_without_a_step_breaks(
    gone: tuple[str, ...], cause: str, what: str
) -> None:
    edition = load_edition()
    steps = {key: step for key, step in edition.steps.items() if key not in gone}
    assert (cause, what) in {
        (finding.cause, finding.what) for finding in procedure.check(replace(edition, steps=steps))
    }


def test_the_proof_finds_a_missing_clock_and_a_step_for_nobody() -> None:
    edition = load_edition()
    bad = replace(edition.steps["gate"], due={}, who={"P1": frozenset()})
    found = {
        (finding.cause, finding.what)
        for finding in procedure.check(replace(edition, steps={**edition.steps, "gate": bad}))
    }
    assert found == {("no_clock", f"gate P{n}") for n in (1, 2, 3, 4)} | {("nobody", "gate")}


@pytest.mark.parametrize("edition_id", SHIPPED)
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_every_drawing_carries_the_mark_and_all_states(lang: str, edition_id: str) -> None:
    edition = load_edition(edition_id)
    for drawn in (
        procedure.draw(edition, lang),
        procedure.mermaid(edition, lang),
        procedure.reference(edition, lang),
    ):
        assert is_marked(drawn)
        assert all(state in drawn for state in edition.states)
    assert procedure.draw(edition, lang).startswith("<svg")


def test_an_unknown_edition_names_the_shipped_ones(tmp_path: Path) -> None:
    with pytest.raises(EditionError, match="vn-2025"):
        load_edition(str(tmp_path / "nothing.yaml"))


def test_the_digest_follows_the_text_and_not_the_newlines() -> None:
    same = read_edition(TEXT.replace("\n", "\r\n").encode(), "crlf.yaml")
    other = read_edition(changed("service_days: 5", "service_days: 6"), "other.yaml")
    assert same.digest == load_edition().digest != other.digest


def test_an_edition_does_not_differ_from_itself() -> None:
    assert editiondiff.differences(load_edition(), load_edition(), "vi") == ()
    assert "không khác nhau" in editiondiff.text(load_edition(), load_edition(), "vi")


def test_the_levels_deadlines_and_roles_of_2024_and_2025_are_told_apart() -> None:
    old, new = load_edition("vn-2024"), load_edition("vn-2025")
    told = {
        (difference.part, difference.key, difference.what): (difference.before, difference.after)
        for difference in editiondiff.differences(old, new, "en")
    }
    assert told["levels", "3", ""] == ("city", "–")
    assert told["steps", "escalation", "due"][0].startswith("P1 20 min")
    assert ("roles", "L2-DUTY", "") in told
    assert is_marked(editiondiff.text(old, new, "vi"))


def test_a_forbidden_action_a_narrower_ceiling_and_a_missing_step_are_told() -> None:
    narrow = read_edition(changed("forbidden_actions: []", "forbidden_actions: [7, 8]"), "narrow.yaml")
    found = editiondiff.differences(load_edition(), narrow, "en")
    assert [
        (difference.part, difference.key, difference.before, difference.after) for difference in found
    ] == [
        ("forbidden", "", "–", "7, 8"),
        ("ceilings", "G0", "0, 1, 4, 5, 6, 7, 8", "0, 1, 4, 5, 6"),
    ]
    steps = {key: step for key, step in load_edition().steps.items() if key != "hand_over"}
    gone = editiondiff.differences(load_edition(), replace(load_edition(), steps=steps), "en")
    assert [(difference.key, difference.before, difference.after) for difference in gone] == [
        ("hand_over", "Offer a hand-over", "–")
    ]


def test_an_edition_written_before_the_new_steps_still_loads() -> None:
    """Every file of one version keeps loading in the next: steps that came later may be missing."""
    content = TEXT[: TEXT.index("  undo:\n")].replace(
        "    due: {P1: 30 min, P2: 2 h, P3: 12 h, P4: 12 h}\n", ""
    )
    edition = read_edition(content.encode(), "older.yaml")
    assert not edition.has("hand_over") and edition.due("answer", "P1") is None
    assert procedure.check(edition) == ()


@pytest.mark.parametrize(
    "label",
    [
        "Ẩn bài", "Cấm đăng", "Vô hiệu hóa tài khoản", "Xử lý người đăng", "Lập danh sách tài khoản", "Giảm tương tác",
        "Tháo gỡ bài", "Hide the post", "Report the account", "Track down the author", "Take the page offline", "Limit the reach",
        "r e m o v e", "g.ỡ bài", "re-move", "Go bai", "Vo hieu hoa tai khoan", "rem\u043eve", "x\u200bóa",
    ],
)  # fmt: skip
def test_no_name_of_an_edition_is_one_of_suppression_in_whatever_words_or_letters(label: str) -> None:
    line = next(line for line in TEXT.splitlines() if line.startswith("title:"))
    assert suppressive(label)
    with pytest.raises(EditionError, match="S317"):
        read_edition(TEXT.replace(line, f"title: {{vi: {label}, en: {label}}}", 1).encode(), "own.yaml")
