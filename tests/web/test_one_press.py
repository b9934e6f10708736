"""One press is one decision: what a form comes to is recorded whole, or nothing of it is, and the person is told which."""

from __future__ import annotations

import ast
from collections import Counter
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

import infodrill.web
from infodrill.casework.nouns.intake import OpenCase
from infodrill.casework.rights import TRAPS
from infodrill.conduct.nouns.clock import ChangeClock
from tests.sources import parsed

from .house import CTRL, clinic, seated
from .test_uploads_allowed import drawn

pytestmark = pytest.mark.usefixtures("base")
PHONE = "Chị Hoa, số 0912 345 678, nói tủ lạnh hỏng."
HOUSE = Path(infodrill.web.__file__).parent


@pytest.fixture
def drill():
    made = clinic()
    made.give(CTRL, ChangeClock(role="DIR", change="start"), "")
    return made


def report(browser, drill, said="Nước đọng.", photo: bytes | None = None, client="abcdefgh7777"):
    sent = {"client": client, "what": "field", "ward": "", "danger": "no", "said": said}
    files = {} if photo is None else {"photo": SimpleUploadedFile("x.jpg", photo, "image/jpeg")}
    return browser.post(f"/d/{drill.id}/desk/report/", {**sent, **files})


@pytest.mark.parametrize(
    "more",
    [{"said": ""}, {"said": PHONE}, {"photo": b"\x00\x01"}, {"photo": drawn()[:200]}],
    ids=["no line for the book", "a number", "no picture", "half a picture"],
)
def test_a_report_of_which_a_part_is_refused_leaves_nothing(drill, more):
    browser = seated(drill, "duty")
    before = len(drill.log)
    assert report(browser, drill, **more).status_code in (409, 422)
    assert len(drill.log) == before
    drill.catch_up()
    assert not drill.state.book.cases and len(drill.log) == before


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_report_pressed_twice_is_not_told_that_its_own_case_may_tell_the_same(drill, lang):
    browser = seated(drill, "duty", lang=lang)
    words = "Nghe nói cháu nào tiêm hôm thứ Tư là bị tiêm thuốc hỏng, phải cho uống nước lá giải độc."
    sent = {"client": "abcdefgh7777", "what": "rumour", "ward": "", "danger": "yes", "said": words}
    for _ in range(2):
        told = browser.post(f"/d/{drill.id}/desk/report/", sent, headers={"hx-request": "true"})
        (case,) = drill.state.book.cases
        assert f"/case/{case}/" in told.content.decode() and "report-like" not in told.content.decode()
    # Another report of the same matter is told.
    told = browser.post(
        f"/d/{drill.id}/desk/report/", {**sent, "client": "abcdefgh8888"}, headers={"hx-request": "true"}
    )
    assert f"/case/{case}/" in told.content.decode().partition('class="report-like"')[2]


def test_what_was_refused_is_sent_again_from_the_same_form_and_recorded_once(drill):
    browser = seated(drill, "duty")
    assert report(browser, drill, photo=b"\x00\x01").status_code in (409, 422)
    for _ in range(2):
        assert report(browser, drill, photo=drawn()).status_code == 302
    (case,) = drill.state.book.cases.values()
    assert case.sentence and len(case.evidence) == len(case.attachments) == 1


def test_a_process_that_was_refused_goes_on_with_the_fold_it_had(drill, monkeypatch):
    """Nothing is written before the whole is decided, so that no refusal costs a fold."""
    browser = seated(drill, "duty")
    log, folded = drill.log, drill.state
    assert report(browser, drill, said="").status_code in (409, 422)
    assert drill.log is log and drill.state is folded


def test_no_view_gives_one_command_after_another():
    """Whoever has several for a press gives them together."""
    calls = Counter(
        f"{path.relative_to(HOUSE)}:{function.name}"
        for path in sorted(HOUSE.rglob("*.py"))
        for function in ast.walk(parsed(path))
        if isinstance(function, ast.FunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "give"
    )
    assert calls == {"seating.py:_tell": 1, "voting.py:cast": 1}


GIVING = {"give", "given", "carry_out", "give_with_files", "press_with_files"}
AGAIN = (ast.For, ast.While, ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


def _gives(called: ast.expr) -> bool:
    if isinstance(called, ast.Attribute) and called.attr == "press":
        return "drill" in ast.unparse(called.value)  # a reader of the network has a press to read
    return getattr(called, "attr", getattr(called, "id", "")) in GIVING


def test_nothing_that_gives_stands_in_a_loop():
    """By whichever of its names: what is recorded before a later one is refused stays recorded."""
    found = {
        f"{path.relative_to(HOUSE)}:{call.lineno}"
        for path in sorted(HOUSE.rglob("*.py"))
        for loop in ast.walk(parsed(path))
        if isinstance(loop, AGAIN)
        for call in ast.walk(loop)
        if isinstance(call, ast.Call) and _gives(call.func)
    }
    assert not found


@pytest.mark.parametrize("refused", sorted(TRAPS))
def test_of_the_traps_of_a_press_all_are_recorded_or_none(drill, refused):
    """Whichever of them is refused: its client id stands for something else by now."""
    browser, client = seated(drill, "duty"), "abcdefgh9999"
    other = OpenCase(role="L1-DUTY", intake="hotline", source="", said="Nước đọng.")
    drill.give("duty", other, f"{client}.{refused}")
    (case,) = drill.state.book.cases
    chosen, before = {"case": case, "actions": sorted(TRAPS)}, len(drill.log)
    assert browser.post(f"/d/{drill.id}/choose", {"client": client, **chosen}).status_code == 409
    drill.catch_up()
    assert len(drill.log) == before and not drill.state.traps
    for _ in range(2):
        assert browser.post(f"/d/{drill.id}/choose", {"client": "abcdefgh5555", **chosen}).status_code == 200
    assert len(drill.state.traps) == len(TRAPS)
