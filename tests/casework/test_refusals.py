"""Every command, in many states, by every role: a refusal has its rule, code and remedy and names what may really be done."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from functools import cache

import pytest

from infodrill.casework import desk, nearest
from infodrill.casework.book import CaseBook
from infodrill.casework.edition import load_edition
from infodrill.casework.noun import CaseCommand, commands
from infodrill.casework.nouns.closing import CloseCase, Track
from infodrill.casework.nouns.decision import Act
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.statement import SubmitStatement
from infodrill.casework.nouns.triage import Triage, Watch
from infodrill.casework.refusal import CODES, refuse_personal
from infodrill.casework.scene import CaseScene
from infodrill.casework.steps import CASE_STATES, PLAYERS, ROLES
from infodrill.kernel.errors import Refused
from tests.casework.table import Table, draft
from tests.casework.walking import Walk
from tests.casework.walkplan import ROLE_OF

AT = 40_000
EDITION = load_edition()
STATES = (*CASE_STATES, "DECIDED drafting", "DECIDED review")


@cache
def books() -> dict[str, CaseBook]:
    """A book with one case in each state, some with a statement on its way."""
    found: dict[str, CaseBook] = {}
    table = Table(EDITION)
    table.play(OpenCase(role="L1-DUTY", intake="ward", source="free", said="They say something."))
    found["NEW"] = table.book
    table.play(LogCase(role="L1-DUTY", case="c1", sentence="It is said that the dyke broke.", danger=True))
    found["LOGGED"] = table.book
    table = Table(EDITION)
    table.gated("ynnnnunnn")
    found["GATED"] = table.book
    table.play(AskOwner(role="VERIFY", case="c1", owner="dyke", text="What does the gauge say?"))
    found["VERIFYING"] = table.book
    table = Table(EDITION)
    table.verified("FALSE")
    table.play(Triage(role="VERIFY", case="c1", v="V3", h="H3", s=3, confidence=800))
    found["TRIAGED"] = table.book
    table = Table(EDITION)
    table.decided("FALSE", (5, 7))
    found["DECIDED"] = table.book
    table = Table(EDITION)
    table.decided()
    table.draft("c1")
    found["DECIDED drafting"] = table.book
    table.play(SubmitStatement("COMMS", "s1"))
    found["DECIDED review"] = table.book
    table = Table(EDITION)
    table.decided()
    table.published("c1")
    table.play(Act("L2-DUTY", "c1"))
    found["ACTING"] = table.book
    table.play(Track("MONITOR", "c1"))
    found["TRACKING"] = table.book
    table.play(CloseCase(role="L2-SEC", case="c1", target_met=True, reason=""))
    found["CLOSED"] = table.book
    return found


def test_the_books_stand_in_every_state() -> None:
    assert set(books()) == set(STATES)
    assert {book.cases["c1"].state for book in books().values()} == set(CASE_STATES)


def scene(book: CaseBook, role: str) -> CaseScene:
    table = Table(EDITION)
    seat, cell, level = table.seat(role)
    ward = "w1" if level == 1 else ""
    return CaseScene(
        at=AT, book=book, edition=table.edition, seat=seat, cell=cell, level=level, ward=ward, role=role,
        roles=frozenset({role}),
    )  # fmt: skip


def give(book: CaseBook, cmd: CaseCommand, role: str) -> Refused | None:
    """The refusal of the command when that role's seat gives it; None when it is accepted."""
    one = scene(book, role)
    try:
        desk.decide(book, cmd, edition=one.edition, at=one.at, seat=one.seat, cell=one.cell, level=one.level, ward=one.ward,
                    roles=one.roles)  # fmt: skip
    except Refused as no:
        return no
    return None


@pytest.mark.parametrize("state", STATES)
def test_every_refusal_names_its_rule_and_what_may_be_done(state: str) -> None:
    book, met = books()[state], Counter[str]()
    walk = Walk(len(state))
    verbs = sorted(ROLE_OF)
    assert {asked.__name__ for asked in commands()} == set(verbs), "the walk builds every command"
    for verb in verbs:
        for role in sorted(ROLES):
            cmd = replace(walk.build(verb, "c1", book, AT), role=role)
            no = give(book, cmd, role)
            if no is None:
                continue
            met[no.rule] += 1
            assert no.rule in CODES and no.code == CODES[no.rule]
            assert no.remedy
            for lang in ("vi", "en"):
                assert "{" not in no.render(lang).replace("{phone:a}", ""), no.render(lang)
            assert no.allowed or no.nearest or role not in PLAYERS, (cmd, no)
    assert met["role"] and len(met) > 2


@pytest.mark.parametrize("state", STATES)
def test_what_a_refusal_offers_is_accepted_when_tried(state: str) -> None:
    book, tried = books()[state], 0
    for role in sorted(ROLES):
        no = give(book, Watch(role, "c1", 0), role)
        assert no is not None
        for step in no.nearest:
            here = scene(book, role)
            takers = nearest.takers()[step]
            examples = [
                *(cmd for asked in takers for cmd in asked.on_case(here, book.cases["c1"])),
                *(cmd for asked in takers for cmd in asked.anew(here)),
            ]
            assert any(give(book, cmd, role) is None for cmd in examples), (role, step)
            tried += 1
    assert tried > 10


@pytest.mark.parametrize("state", STATES)
def test_a_role_that_a_refusal_names_is_not_refused_for_its_role(state: str) -> None:
    book, walk = books()[state], Walk(7)
    for verb in sorted(ROLE_OF):
        cmd = replace(walk.build(verb, "c1", book, AT), role="OBS")
        no = give(book, cmd, "OBS")
        if no is None or no.rule != "role":
            continue
        for role in set(no.allowed) & ROLES:
            other = give(book, replace(cmd, role=role), role)
            message = "{role} may not do “{step}” here."
            assert other is None or other.message != message, (verb, role, other)


def test_what_a_statement_allows_is_told_too() -> None:
    book = books()["DECIDED review"]
    assert ("approve", "RIGHTS") in nearest.possible(scene(book, "RIGHTS"), "s1")
    no = give(book, draft("c1", kind="warning", role="RIGHTS", statement="s1"), "RIGHTS")
    assert no is not None and "approve" in no.nearest
    assert "Thẩm định" in no.render("vi")


@pytest.mark.parametrize("number", ["1800 0130", "1900 0152", "1800-0130"])
def test_a_hotline_is_not_called_personal_data_and_the_drill_s_own_may_be_written(number: str) -> None:
    """An operator read "personal data … use a placeholder such as {phone:a}", and nobody can follow that."""
    with pytest.raises(Refused) as refused:
        refuse_personal(f"Bà con gọi {number} của nhà mạng.")
    assert refused.value.code == "R305"
    said = str(refused.value)
    assert "{phone" not in said and "office" in said and "may not be written" not in said
    refuse_personal(f"Bà con gọi {number} của nhà mạng.", [f"Nhà mạng: {number}"])
    with pytest.raises(Refused) as private:
        refuse_personal(f"Gọi {number} hoặc anh ấy ở 0912 345 678.")
    assert "Personal data" in str(private.value)
