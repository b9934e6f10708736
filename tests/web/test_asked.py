"""Questions put to a closed drill from its debrief: asked with one press, answered beside the drills, shown as they grow."""

from __future__ import annotations

import json

import pytest

from infodrill.kernel.errors import DrillError
from infodrill.review.answers import WhatIf
from infodrill.web.live import LiveDrill
from infodrill.web.models import DrillQuestion
from infodrill.web.outcome import answering, questions
from infodrill.web.outcome.keeping import NotOurs

from .test_debrief import closed  # noqa: F401
from .test_rooms_pages import browser


@pytest.fixture(autouse=True)
def few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(questions, "REPLICAS", 4)


def page(drill: LiveDrill, seat: str, lang: str = "vi") -> str:
    return browser(drill, seat, lang).get(f"/d/{drill.id}/report/", {"part": "asked"}).content.decode()


def ask(drill: LiveDrill, value: str, seat: str = "direction", **more: str) -> int:
    return browser(drill, seat, "vi").post(f"/d/{drill.id}/report/ask/", {"ask": value, **more}).status_code


def test_a_question_is_put_by_those_who_ran_the_drill_and_answered_for_all(
    closed: LiveDrill,  # noqa: F811
    tmp_path,
) -> None:
    assert 'value="shift::-15"' in page(closed, "direction")
    assert 'value="shift::-60"' not in page(closed, "direction"), "that lies before it began"
    player = next(seat.seat for seat in closed.seats().seats.values() if not seat.control)
    assert "<form" not in page(closed, player)
    assert ask(closed, "shift::-15", player) == 404
    assert ask(closed, "without:nothing:0") == 404 and not questions.of(closed)
    assert ask(closed, "shift::-15") == 302
    assert "hx-get" in page(closed, player)
    key = questions.take("m1")
    answering.make(key, "m1", tmp_path)
    (row,) = questions.of(closed)
    answer = questions.answer_of(row)
    assert (row.state, row.fault) == ("done", "") and answer is not None
    assert answer.question == WhatIf("shift", "", -15) and answer.replicas in (0, 4)
    for lang, words in (("vi", "lần chạy lại"), ("en", "replicas")):
        shown = page(closed, player, lang)
        assert words in shown and "hx-get" not in shown
    assert ask(closed, "shift::-15") == 302 and questions.take("m2") == "", (
        "what is there is not lived once more"
    )


def test_what_is_kept_of_an_answer_holds_no_word_of_the_drill(closed: LiveDrill, tmp_path) -> None:  # noqa: F811
    questions.want(closed, WhatIf("none"))
    answering.make(questions.take("m1"), "m1", tmp_path)
    (row,) = DrillQuestion.objects.all()
    texts = [text.title_vi for known in closed.state.book.statements.values() for text in known.versions]
    assert texts and all(text not in row.answer for text in texts)


def test_one_is_answered_at_a_time_and_broken_off_by_hand(closed: LiveDrill) -> None:  # noqa: F811
    for question in (WhatIf("none"), WhatIf("best")):
        questions.want(closed, question)
    key = questions.take("m1")
    assert questions.take("m2") == ""
    assert ask(closed, "cancel", key=key) == 302
    with pytest.raises(NotOurs):
        questions.tell(key, "m1", 1, 4)
    assert questions.take("m2") not in ("", key)
    questions.want(closed, WhatIf("none"))
    assert DrillQuestion.objects.get(pk=key).state == "wanted", "asked again, it waits again"


def test_a_fault_is_told_beside_the_question(closed: LiveDrill, tmp_path, monkeypatch) -> None:  # noqa: F811
    def fails(*args: object, **more: object) -> None:
        raise DrillError("no memory", code="Y105")

    monkeypatch.setattr("infodrill.review.asking.Asking.answer", fails)
    questions.want(closed, WhatIf("none"))
    answering.make(questions.take("m1"), "m1", tmp_path)
    assert "Y105" in page(closed, "direction")


def test_an_answer_comes_back_from_its_plain_values(closed: LiveDrill, tmp_path) -> None:  # noqa: F811
    questions.want(closed, WhatIf("none"))
    key = questions.take("m1")
    answering.make(key, "m1", tmp_path)
    (row,) = questions.of(closed)
    answer = questions.answer_of(row)
    assert answer is not None and json.loads(row.answer)["replicas"] == answer.replicas == 4
    assert answer.hours is not None and answer.hours.n == 4
