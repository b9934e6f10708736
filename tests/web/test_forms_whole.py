"""What is chosen among texts is read whole: a question stood cut in a list, and whoever was asked could not read it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from infodrill.casework.nouns.questions import AskOwner
from infodrill.web.rooms.steps import STEPS
from infodrill.web.rooms.verificationforms import mark

from .rehearsed import rehearsed
from .test_rooms_pages import browser

NUMBERED = ("into", "report")  # a case is known by its number
LONG = "Có đúng là tủ lạnh A hỏng từ đêm thứ Ba, 64 liều đã hủy và không trẻ nào bị tiêm thuốc từ tủ đó? " * 3


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_no_form_cuts_what_it_lets_choose_from_and_no_list_holds_a_long_text(base, lang: str) -> None:
    drill, whole = rehearsed("clinic", 40), set()
    for seat in drill.seats().seats:
        view = drill.view(seat, lang)
        for found in view.cases:
            case = replace(
                found,
                questions=tuple(replace(question, text=LONG, answer=LONG) for question in found.questions),
                evidence=tuple(replace(proof, text=LONG) for proof in found.evidence),
                tasks=tuple(replace(task, what=LONG, done_at=-1) for task in found.tasks),
            )
            builds = {step: shown.form.fields for step, shown in STEPS.items() if shown.form}
            for step, build in {**builds, "mark": mark}.items():
                for field in (field for field in build(view, case) if field.name not in NUMBERED):
                    for _, words in field.choices:
                        assert "…" not in words, (step, field.name, words)
                        assert field.kind in ("which", "pick") or LONG.strip() not in words, (
                            step,
                            field.name,
                        )
                        whole |= {step} if LONG.strip() in words else set()
    assert {"answer", "verdict", "attach", "mark"} <= whole


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_whoever_is_asked_reads_the_whole_question_where_it_is_answered(base, lang: str) -> None:
    drill = rehearsed("clinic", 40, own=True)
    lookout, asked = drill.view("lookout", lang), 0
    for case in lookout.open_cases:
        if role := lookout.casework.role_for(AskOwner, case.case):
            drill.give("lookout", AskOwner(role=role, case=case.case, owner="clinic", text=LONG), "")
            page = browser(drill, "duty", lang).get(f"/d/{drill.id}/case/{case.case}/").content.decode()
            for choice in page.split('type="radio" name="question"')[1:]:
                asked += " ".join(LONG.split()) in " ".join(choice.partition("</label>")[0].split())
            break
    assert asked
