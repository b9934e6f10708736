"""In the room of evaluators stands what went out in our words, and what one says of it stays said."""

from __future__ import annotations

import re

from infodrill.conduct.nouns.guidance import IssueGuidance

from .rehearsed import rehearsed
from .test_rooms_pages import browser


def test_an_evaluator_reads_what_went_out_and_says_what_it_says(base) -> None:
    clinic = rehearsed("clinic", 40)
    told = IssueGuidance(
        role="CTRL",
        to=("clinic",),
        topic="Quầy",
        facts="Quầy mở lúc 8 giờ sáng nay.",
        lines=("Mời ra quầy số 2.",),
    )
    clinic.give("direction", told, "")
    evaluator, room = browser(clinic, "direction", "vi"), f"/d/{clinic.id}/evaluation/"
    shown = evaluator.get(room).content.decode()
    words = re.search(r"<article[^>]*own-words.*?Mời ra quầy số 2\..*?</article>", shown, re.DOTALL)[
        0
    ].rpartition("<article")[2]
    assert "chưa đọc" in words and "Quầy mở lúc 8 giờ sáng nay." in words
    sent = {name: re.search(rf'name="{name}" value="([^"]*)"', words)[1] for name in ("item", "version")}
    sent |= {"says": "harms", "client": "words-read-1", "claim": "", "text": ""}
    answer = evaluator.post(f"/d/{clinic.id}/do/judge-words", sent, headers={"HX-Request": "true"})
    assert answer.status_code == 200, answer.content.decode()
    after = evaluator.get(room).content.decode()
    words = re.search(r"<article[^>]*own-words.*?Mời ra quầy số 2\..*?</article>", after, re.DOTALL)[
        0
    ].rpartition("<article")[2]
    assert "chưa đọc" not in words and re.search(r'value="harms" aria-pressed="true"', words)
