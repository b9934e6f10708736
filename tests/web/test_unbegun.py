"""An empty studio says the one true reason, and whom it waits for; never three guesses."""

from __future__ import annotations

import re

import pytest

from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.textkinds import KINDS
from infodrill.web.rooms.wordahead import unbegun

from .rehearsed import rehearsed
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_that_cannot_be_begun_says_why_in_one_sentence_that_fits_its_case(lang: str) -> None:
    drill = rehearsed("clinic", 20)
    reasons = set()
    for seat in ("voice", "rights"):
        view = drill.view(seat, lang)
        for case in (None, *view.cases):
            for kind in KINDS:
                if view.casework.role_for(DraftStatement, case.case if case else "", kind=kind):
                    continue
                said = unbegun(view, drill.edition, case, kind)
                assert re.fullmatch(r"[^{}]+\.", said), said
                if case and seat == "voice":
                    assert case.title(90)[-12:] in said
                reasons.add(re.sub("“[^”]*”", "", said))
    assert len(reasons) > 4, reasons


def test_the_empty_studio_draws_that_reason() -> None:
    drill = rehearsed("clinic", 20)
    view = drill.view("voice", "vi")
    shut = next(
        case
        for case in view.cases
        if not view.casework.role_for(DraftStatement, case.case, kind="correction")
    )
    page = (
        browser(drill, "voice", "vi")
        .get(f"/d/{drill.id}/studio/new/?case={shut.case}&kind=correction")
        .content.decode()
    )
    said = unbegun(view, drill.edition, shut, "correction")
    assert said.split("”")[-1].strip()[:40] in page
