"""Our own error that somebody raised: whoever puts it right reads what is wrong, and writes in the languages that it has."""

from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest
from django.utils.html import escape

from infodrill.casework.clocks import deadlines
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.statement import ReturnStatement
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.sentences import sentences
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.statement import studio

from .apihouse import asker, get
from .rehearsed import rehearsed
from .test_approvals import SPEAKER, in_review, seen
from .test_rooms_pages import browser

HANDED = {
    "vi": "Đã trình: bài đang chờ được duyệt",
    "en": "Handed in: it waits for its approval",
}
BACK = "Bản này chưa nói vì sao sai."
WRONG = "Giờ mở cửa là 7:30, không phải 8:30; sổ trực ghi rõ."


@pytest.mark.parametrize("lang", LANGUAGES)
def test_who_puts_it_right_reads_what_is_wrong_on_the_desk_and_beside_the_form(
    base: object, lang: str
) -> None:
    """The desk said that our own text is wrong, and what of it stood in the log of the case alone."""
    drill = rehearsed("clinic", 60, own=True)
    out = next(
        text
        for text in drill.state.book.statements.values()
        if text.published and text.kind == "correction" and text.error_raised_at < 0
    )
    raiser = next(
        seat
        for seat in ("lookout", "duty", "rights")
        if drill.view(seat, "vi").casework.role_for(RaiseError, out.statement)
    )
    role = drill.view(raiser, "vi").casework.role_for(RaiseError, out.statement)
    drill.give(raiser, RaiseError(role=role, statement=out.statement, text=WRONG), "")

    def asked() -> list[str]:
        view = drill.view(SPEAKER, lang)
        return [thing.why for thing in next_things(view, drill.edition) if thing.step == "self_correct"]

    (why,) = asked()
    assert WRONG in why
    view = drill.view(SPEAKER, lang)
    (thing,) = [thing for thing in next_things(view, drill.edition) if thing.step == "self_correct"]
    book = drill.state.book
    owed = dict(deadlines(book.statements[out.statement], drill.edition, book))
    assert thing.due and thing.due.at == thing.at == owed["self_correct"], "by when, as the log will judge it"
    told = get(asker(drill, SPEAKER), drill, "/deadlines").json()["deadlines"]
    (line,) = [each for each in told if (each["item"], each["step"]) == (out.statement, "self_correct")]
    assert (line["case"], line["due"], line["missed"]) == (out.case, thing.at, False), (
        "a program reads the same"
    )
    page = browser(drill, SPEAKER, lang).get(f"/d/{drill.id}/studio/{out.statement}/").content.decode()
    assert escape(WRONG) in page and page.index(escape(WRONG)) < page.index('id="step-self_correct"')
    typed = re.search(r'id="sc-bv"[^>]*>([^<]*)<', page)
    answer = next(
        asked.answer for asked in drill.state.book.cases[out.case].questions if asked.answered_at >= 0
    )
    begun = unescape(typed[1] if typed else "").startswith(sentences(str(answer))[0].rstrip("."))
    assert begun == (lang == "vi"), (
        "what is so is not typed from memory by whoever reads the language of the answer"
    )
    assert HANDED[lang] not in page
    right = {
        "title_vi": "Giờ mở cửa: 7:30",
        "body_vi": "Mở cửa lúc 7:30.",
        "title_en": "Open at 7:30",
        "body_en": "Open at 7:30.",
    }
    drill.give(SPEAKER, SelfCorrect(role="SPOKE", statement=out.statement, stance="unknown", **right), "")
    assert asked() == [], "the corrected version waits for its approval, and for nothing of this seat"
    page = browser(drill, SPEAKER, lang).get(f"/d/{drill.id}/studio/{out.statement}/").content.decode()
    assert HANDED[lang] in page and right["body_vi"] in page
    drill.give("rights", ReturnStatement("RIGHTS", out.statement, BACK), "")
    (why,) = asked()
    assert BACK in why and WRONG not in why, "what is sent back is told by what it lacks"


@pytest.mark.parametrize("stands", [("vi",), ("en",), ("vi", "en")])
def test_a_correction_is_asked_for_in_the_languages_in_which_the_wrong_text_stands(
    base: object, stands: tuple[str, ...]
) -> None:
    drill = rehearsed("clinic", 60)
    text, case = in_review(drill, "correction of our own")
    out = text.versions[0]
    for tongue in {"vi", "en"} - {*stands}:
        out = replace(out, **{f"title_{tongue}": Text(""), f"body_{tongue}": Text("")})
    text = replace(text, versions=(out,), state="PUBLISHED")
    st = studio(seen(drill, SPEAKER, "vi", text, case), drill.edition, text, case, text.kind)
    assert st.tongues_due == stands
