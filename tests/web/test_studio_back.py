"""What a page of the studio says of a text that was thrown away, taken back or sent back."""

from __future__ import annotations

import re

import pytest

from infodrill.casework import textkinds
from infodrill.casework.nouns.statement import ReturnStatement, SubmitStatement
from infodrill.conduct.nouns.drafts import ThrowDraftAway
from infodrill.kernel.i18n import tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.nextthings import next_things

from .rehearsed import rehearsed
from .test_rooms_pages import browser
from .test_studio_reads import VI, drafted, shown


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40, own=True)


def test_a_draft_that_is_thrown_away_is_on_no_list_and_its_page_says_so(clinic: LiveDrill) -> None:
    kept = drafted(clinic, VI)
    shelf = f"/d/{clinic.id}/studio/"
    mine = browser(clinic, "voice", "vi")
    assert (
        "do/throw-draft-away" in shown(clinic, kept) and f"{shelf}{kept}/" in mine.get(shelf).content.decode()
    )
    assert (
        "do/throw-draft-away" not in browser(clinic, "rights", "vi").get(f"{shelf}{kept}/").content.decode()
    )
    clinic.give("voice", ThrowDraftAway("COMMS", kept), "")
    assert f"{shelf}{kept}/" not in mine.get(shelf).content.decode()
    page = shown(clinic, kept)
    assert "Bản nháp này đã bỏ" in page and "do/throw-draft-away" not in page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_that_was_sent_back_reads_so_and_thrown_away_after_it_nothing_of_that_is_left(
    clinic: LiveDrill, lang: str
) -> None:
    kept = drafted(clinic, VI)
    clinic.give("voice", SubmitStatement("COMMS", kept), "")
    clinic.give("rights", ReturnStatement("RIGHTS", kept, "Nêu nguồn."), "")
    shelf = browser(clinic, "voice", lang).get(f"/d/{clinic.id}/studio/?part=shelf").content.decode()
    assert tr(lang, "Sent back to be changed") in shelf
    page = shown(clinic, kept, lang)
    assert "Nêu nguồn." in pane_of(page, "write"), (
        "why stood a screen and a half above the button that waits for it"
    )
    assert "Nêu nguồn." in pane_of(page, "head") and tr(lang, "waits") in pane_of(page, "approvals")
    clinic.give("voice", ThrowDraftAway("COMMS", kept), "")
    page = shown(clinic, kept, lang)
    assert tr(lang, "Thrown away") in pane_of(page, "head")
    assert tr(lang, "waits") not in pane_of(page, "approvals")
    head = pane_of(page, "head")
    foot = pane_of(page, "write")
    assert "Nêu nguồn." not in head and tr(lang, "Save as a new version") not in foot
    assert tr(lang, "Take it up again: save it anew") in foot


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_two_texts_of_one_title_are_told_apart_by_what_they_are(clinic: LiveDrill, lang: str) -> None:
    """A warning was out and a correction of the same title had come back: “Publish …” stood above “… waits for approval”."""
    title = {"vi": "Nước sạch", "en": "Clean water"}[lang]
    kinds = {kind: f"{title} ({tr(lang, textkinds.KINDS[kind].noun)})" for kind in ("bulletin", "prebunk")}
    desk = f"/d/{clinic.id}/desk/"
    clinic.give("voice", SubmitStatement("COMMS", drafted(clinic, VI)), "")
    alone = browser(clinic, "rights", lang).get(desk).content.decode()
    assert title in alone and kinds["bulletin"] not in alone
    clinic.give("voice", SubmitStatement("COMMS", drafted(clinic, VI, kind="prebunk")), "")
    told = [thing.words for thing in next_things(clinic.view("rights", lang), clinic.edition)]
    for kind in kinds.values():
        assert sum(kind in words for words in told) == 1, told


def pane_of(page: str, part: str) -> str:
    """As `pane`, by the name of its part."""
    found = re.search(rf'<section\b[^>]*data-part="{part}".*?</section>', page, re.DOTALL)
    assert found, part
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_its_author_takes_a_text_back_and_others_send_it_back(clinic: LiveDrill, lang: str) -> None:
    kept = drafted(clinic, VI)
    clinic.give("voice", SubmitStatement("COMMS", kept), "")
    takes, sends = tr(lang, "Take it back"), tr(lang, "Send it back")
    for seat, words, not_words in (("voice", takes, sends), ("rights", sends, takes)):
        page = browser(clinic, seat, lang).get(f"/d/{clinic.id}/studio/{kept}/").content.decode()
        head = pane_of(page, "head")
        assert words in head and not_words not in head, seat
