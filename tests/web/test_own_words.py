"""The door at a word of ours that went out beside the studio: from the post, by the next thing, to its correction."""

from __future__ import annotations

import pytest

from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.sealing import veil

from .house import do
from .rehearsed import rehearsed
from .test_rooms_pages import browser
from .test_steps_drawn import Forms

POST = f"network/?post={veil('i17.26')}"  # the city's own page names the wrong shelter


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_post_leads_to_its_correction_and_then_says_that_it_was_corrected(
    base: object, lang: str
) -> None:
    """Only texts of the studio could be called wrong: whoever knew that the city's page was, found "open a case" there."""
    port = rehearsed("port-voice", 30, own=True)
    address = f"/d/{port.id}/"

    def drawn(seat: str, place: str) -> str:
        return browser(port, seat, lang).get(f"{address}{place}").content.decode()

    (form,) = (each for each in Forms(drawn("duty", POST)).found if each.verb == "raise-own-word")
    own = drawn("voice", POST)
    assert "raise-own-word" not in own and tr(lang, "Raise") not in own, (
        "who issues it does not raise it alone"
    )
    before = {thing.item for thing in next_things(port.view("voice", lang), port.edition)}
    words = {
        "said": form.values["said"][0],
        "text": "The hall is locked: the list is last year's.",
        "role": "L1-DUTY",
    }
    answer = do(browser(port, "duty", lang), port, "raise-own-word", **words)
    assert answer.status_code == 200, answer.content
    (thing,) = (
        thing
        for thing in next_things(port.view("voice", lang), port.edition)
        if thing.step == "self_correct" and thing.item not in before
    )
    assert "last year" in thing.why
    studio = drawn("voice", thing.link.partition("#")[0])
    assert 'id="sc-st"' in studio and 'value="confirm" selected' not in studio, (
        "its stance is shown, and not the false word's"
    )
    assert tr(lang, "Source: {source}", source="") not in studio, (
        "nobody's answer is the source of a false word"
    )
    page = Forms(studio)
    assert any(each.verb == "self-correct" and "step-self_correct" in each.within for each in page.found)
    said = {
        "role": "SPOKE", "statement": thing.item, "stance": "partly",
        "title_vi": "Chỗ tạm lánh là trạm y tế", "body_vi": "Chỗ tạm lánh là trạm y tế Cồn Vạc, không phải nhà văn hóa.",
        "title_en": "The shelter is the health station", "body_en": "The shelter is the Cồn Vạc health station, not the hall.",
    }  # fmt: skip
    answer = do(browser(port, "voice", lang), port, "self-correct", **said)
    assert answer.status_code == 200, answer.content
    judged = drawn("rights", f"studio/{thing.item}/")
    assert said[f"body_{lang}"] in judged and "data-old-words" in judged, (
        "who approves reads the new words beside the old"
    )
    port.give("rights", ApproveStatement("RIGHTS", thing.item), "")
    port.give("voice", PublishStatement("SPOKE", thing.item), "")
    shown = drawn("duty", POST)
    assert tr(lang, "corrected by its issuer") in shown and tr(lang, "It was put right.") in shown
    assert "raise-own-word" not in shown
