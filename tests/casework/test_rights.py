"""The rights core: gate codes, ceilings, caps, ratings, tables."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework import charter, rights
from infodrill.kernel.seals import MODIFIED
from tests.casework.table import letters

ANSWERS = st.tuples(*[st.sampled_from(rights.ANSWERS)] * 9)
BASE = "ynnnnnnnn"


def with_(number: int, answer: str, base: str = BASE) -> tuple[str, ...]:
    return letters(base[: number - 1] + answer + base[number:])


@pytest.mark.parametrize(
    ("number", "code"), [(2, "G1"), (3, "G2"), (4, "G3"), (5, "G4"), (6, "G5"), (7, "G6"), (8, "G7")]
)
def test_each_question_alone_gives_its_code(number: int, code: str) -> None:
    assert rights.gate_code(with_(number, "y")) == code


def test_nothing_but_a_checkable_fact_is_g0_and_no_fact_at_all_is_opinion() -> None:
    assert rights.gate_code(letters(BASE)) == "G0"
    assert rights.gate_code(letters("nnnnnnnnn")) == "G1"
    assert rights.gate_code(letters("nnnnnnnny")) == "G1"


def test_unsure_whether_true_is_not_yet_known() -> None:
    assert rights.gate_code(with_(6, "u")) == "GU"


@pytest.mark.parametrize("number", [2, 3, 4, 5, 7, 8])
def test_unsure_counts_as_yes_until_rights_answers(number: int) -> None:
    assert rights.gate_code(with_(number, "u")) == rights.gate_code(with_(number, "y"))


@pytest.mark.parametrize("number", [1, 9])
def test_unsure_at_one_or_nine_counts_for_no_code(number: int) -> None:
    assert rights.gate_code(with_(number, "u")) == "G0"


def test_the_first_code_of_the_order_applies_to_every_combination() -> None:
    """All 2^7 combinations of yes at 2–8: the code is the first of the order whose question says yes."""
    of = {2: "G1", 3: "G2", 4: "G3", 5: "G4", 6: "G5", 7: "G6", 8: "G7"}
    for marks in product("yn", repeat=7):
        present = {of[number] for number, mark in zip(range(2, 9), marks, strict=True) if mark == "y"} | {
            "G0"
        }
        want = next(
            code for code in ("G4", "G5", "G6", "G2", "G1", "G3", "GU", "G7", "G0") if code in present
        )
        assert rights.gate_code(letters("y" + "".join(marks) + "n")) == want


def test_an_unproven_verdict_keeps_the_code_at_not_yet_known() -> None:
    assert rights.gate_code(letters(BASE), "UNPROVEN") == "GU"
    assert rights.gate_code(with_(6, "y"), "UNPROVEN") == "GU"
    assert rights.gate_code(with_(5, "y"), "UNPROVEN") == "G4"


@pytest.mark.parametrize(
    ("code", "actions"),
    [
        ("GU", {0, 1, 4, 6}), ("G1", {0, 1}), ("G2", {0, 1}), ("G3", {0, 1}), ("G4", {1, 2, 3}), ("G5", {0, 1, 2, 3}),
        ("G6", {0, 1, 2, 3}), ("G7", {0, 1, 4, 5, 6}), ("G0", {0, 1, 4, 5, 6, 7, 8}),
    ],
)  # fmt: skip
def test_the_ceiling_of_each_code_is_the_charters(code: str, actions: set[int]) -> None:
    assert rights.allowed_actions(code) == actions


def test_a_reputation_alone_allows_at_most_action_five_and_harm_one() -> None:
    assert rights.allowed_actions("G0", letters("ynnnnnnny")) == {0, 1, 4, 5}
    assert rights.cap_harm("H4", letters("ynnnnnnny")) == "H1"
    assert rights.cap_harm("H0", letters("ynnnnnnny")) == "H0"
    assert rights.cap_harm("H4", letters(BASE)) == "H4"


@given(ANSWERS, st.sampled_from(("", *rights.VERDICTS)))
def test_no_answer_and_no_verdict_widens_a_ceiling(answers: tuple[str, ...], verdict: str) -> None:
    code = rights.gate_code(answers, verdict)
    allowed = rights.allowed_actions(code, answers, verdict)
    assert allowed <= rights.CEILING[code]
    assert code == "G0" or not allowed & {7, 8}
    if verdict in rights.TRUE_VERDICTS:
        assert not allowed & {4, 5, 6, 7, 8}
    assert allowed & {0, 1}


def test_rights_is_never_merged_with_lead_or_spokesperson() -> None:
    assert rights.merged_against_rule({"RIGHTS", "SPOKE"}) == ("RIGHTS", "SPOKE")
    assert rights.merged_against_rule({"L2-LEAD", "RIGHTS", "COMMS"}) == ("RIGHTS", "L2-LEAD")
    assert rights.merged_against_rule({"RIGHTS", "COMMS"}) is None


def test_e2_is_p_only_when_every_protected_claim_was_kept() -> None:
    assert rights.rate_e2(5, 5, 0) == 3
    assert rights.rate_e2(9, 10, 0) == 2
    assert rights.rate_e2(4, 5, 0) == 1
    assert rights.rate_e2(2, 5, 0) == 0
    assert rights.rate_e2(9, 10, 1) == 0
    assert rights.rate_e2(0, 0, 0) is None


def test_e3_counts_temptations_and_forgives_no_restriction() -> None:
    assert [rights.rate_e3(traps, 0, 0, 0) for traps in (0, 1, 2, 7)] == [3, 2, 1, 1]
    assert rights.rate_e3(0, 1, 0, 0) == rights.rate_e3(0, 0, 1, 0) == rights.rate_e3(0, 0, 0, 1) == 0


def test_e5_is_youdens_j_and_needs_five_of_each_class() -> None:
    assert rights.youden(9, 1, 1, 9) == Fraction(4, 5)
    assert rights.rate_e5(9, 1, 1, 9) == 3
    assert rights.rate_e5(17, 3, 3, 17) == 3  # exactly .70
    assert rights.rate_e5(5, 5, 0, 10) == 2
    assert rights.rate_e5(4, 0, 0, 10) is None
    assert rights.rate_e5(0, 5, 5, 0) == 0


def test_e14_needs_number_notice_and_appeal_for_all() -> None:
    assert (rights.rate_e14(4, 4), rights.rate_e14(3, 4), rights.rate_e14(0, 0)) == (3, 1, None)


def test_overall_is_the_least_of_the_floors_and_the_mean_of_the_others() -> None:
    assert rights.overall({"E2": 3, "E3": 3, "E7": 3, "E1": 3, "E4": 2}) == 2
    assert rights.overall({"E2": 3, "E3": 0, "E7": 3, "E1": 3}) == 0
    assert rights.overall({"E2": 3, "E3": 3, "E7": 1, "E1": 3}) == 1
    assert rights.overall({"E2": 3, "E3": 3, "E7": 3, "E9": 0, "E10": 0, "E16": 0, "E15": 0}) == 3
    assert rights.overall({"E2": None, "E3": 3, "E7": 3, "E1": 3}) is None
    assert rights.overall({"E2": 3, "E3": 3, "E7": None, "E1": None}) is None
    assert rights.overall({"E2": 3, "E3": 3, "E7": None, "E1": None}, first_word_owed=False) == 3
    assert rights.overall({"E2": 3, "E3": 3, "E7": 0, "E1": None}, first_word_owed=False) == 0


def test_a_floor_that_is_u_decides_whatever_else_is_unrated() -> None:
    for floor in rights.OVERALL_FLOORS:
        assert rights.overall({"E2": None, "E3": None, "E7": None, floor: 0}) == 0


def test_a_u_in_any_other_rated_measure_holds_the_whole_at_m() -> None:
    others = {f"E{n}": 3 for n in (1, 4, 5, 6, 8, 11)}
    assert rights.overall({"E2": 3, "E3": 3, "E7": 3, **others, "E13": 0}) == 1
    assert rights.overall({"E2": 3, "E3": 3, "E7": 3, **others, "E13": 1}) == 2


def test_a_first_word_is_p_only_if_p1_was_in_time_and_nothing_false_was_confirmed() -> None:
    assert rights.rate_e7(3, late_p1=False, confirmed_harms=()) == 3
    assert rights.rate_e7(3, late_p1=True, confirmed_harms=()) == 2
    assert rights.rate_e7(3, late_p1=False, confirmed_harms=("H2",)) == 3
    assert rights.rate_e7(3, late_p1=False, confirmed_harms=("H3",)) == 1
    assert rights.rate_e7(3, late_p1=False, confirmed_harms=("H3", "H4")) == 0


def test_a_wider_ceiling_in_memory_is_noticed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert rights.as_written() and charter.IN_MEMORY not in charter.standing().changed
    monkeypatch.setattr(rights, "CEILING", {**rights.CEILING, "G1": frozenset({0, 1, 7})})
    assert not rights.as_written()
    assert charter.standing().state == MODIFIED and charter.IN_MEMORY in charter.standing().changed


TABLES = sorted(
    name for name, value in vars(rights).items() if name.isupper() and name[0] != "_" and not callable(value)
)


@pytest.mark.parametrize("name", TABLES)
def test_no_table_of_the_core_is_changed_in_memory_unseen(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    value = getattr(rights, name)
    other = value + 1 if isinstance(value, int) else value[:-1] if isinstance(value, str) else type(value)()
    monkeypatch.setattr(rights, name, other)
    assert not rights.as_written()


def test_outputs_carry_the_mark_and_cap_is_exercise_only() -> None:
    assert rights.i6_marked("DIỄN TẬP / EXERCISE\n<status>Exercise</status>") == ""
    assert rights.i6_marked("DIỄN TẬP / EXERCISE\n<status>Actual</status>")
    assert rights.i6_marked("plain")


@pytest.mark.parametrize("answers", [("yes",) * 8, ("no",) * 10, ("no",) * 8 + ("perhaps",), ()])
def test_the_gate_takes_nine_answers_of_its_three_words_and_says_so(answers: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match=r"^nine answers of yes, no or unsure$"):
        rights.gate_code(answers)


@pytest.mark.parametrize(
    ("code", "verdict", "allowed"),
    [
        ("G0", "TRUE", {0, 1}),
        ("G0", "UNPROVEN", {0, 1, 4, 6}),
        ("G0", "SATIRE", {0, 1}),
        ("G0", "FALSE", {0, 1, 4, 5, 6, 7, 8}),
        ("G4", "UNPROVEN", {1, 2, 3}),
        ("G6", "NOT_A_FACT", {0, 1, 2, 3}),
        ("G7", "MOSTLY_TRUE", {0, 1}),
    ],
)
def test_a_verdict_narrows_to_its_own_ceiling_and_never_takes_a_remedy(
    code: str, verdict: str, allowed: set[int]
) -> None:
    assert rights.allowed_actions(code, (), verdict) == allowed


@pytest.mark.parametrize(
    ("found", "rating"),
    [((24, 76), 0), ((25, 75), 1), ((49, 51), 1), ((50, 50), 2), ((69, 31), 2), ((70, 30), 3)],
)
def test_discernment_is_rated_at_its_exact_bounds(found: tuple[int, int], rating: int) -> None:
    assert rights.rate_e5(*found, 0, 100) == rating


@pytest.mark.parametrize(("part", "rating"), [(100, 3), (99, 2), (90, 2), (89, 1), (75, 1), (74, 0)])
def test_transparency_is_rated_at_its_exact_bounds(part: int, rating: int) -> None:
    assert rights.rate_e14(part, 100) == rating


def test_what_the_mark_lacks_is_named() -> None:
    assert rights.i6_marked("plain") == "no mark"
    assert rights.i6_marked("DIỄN TẬP / EXERCISE\n<status>Actual</status>") == "CAP status"
