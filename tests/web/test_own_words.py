"""The door at a word of ours that went out beside the studio: from the post, by the next thing, to its correction."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.template.loader import render_to_string

from infodrill.casework.nouns.evidence import EvidenceAdded
from infodrill.casework.nouns.intake import CaseOpened
from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.statement import ReturnStatement
from infodrill.casework.nouns.verdict import VerdictSet
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.ownword import OwnWordShown
from infodrill.web.sealing import veil

from .house import do
from .rehearsed import rehearsed
from .test_rooms_pages import browser
from .test_steps_drawn import Forms
from .test_until_when import told as recorded

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
    _sent_back(port, thing.item, said, lang)
    port.give("rights", ApproveStatement("RIGHTS", thing.item), "")
    port.give("voice", PublishStatement("SPOKE", thing.item), "")
    shown = drawn("duty", POST)
    assert tr(lang, "corrected by its issuer") in shown and tr(lang, "It was put right.") in shown
    assert "raise-own-word" not in shown


def _sent_back(port: LiveDrill, text: str, said: dict[str, str], lang: str) -> None:
    """It was typed again from nothing, in a form folded under the page, while a false word stood; and "S3972 … DRAFTING"."""
    port.give("rights", ReturnStatement("RIGHTS", text, "Nói rõ giờ."), "")
    page = browser(port, "voice", lang).get(f"/d/{port.id}/studio/{text}/").content.decode()
    assert page.index('id="step-self_correct"') < page.index('data-part="preview"'), (
        "before the text, not under the page"
    )
    assert f'href="#step-self_correct">{tr(lang, "Change its words and hand it in again")}' in page
    assert f'value="{said["title_vi"]}"' in page and f">{said['body_vi']}</textarea>" in page
    assert 'value="partly" selected' in page, "and what it says stays chosen"
    answer = do(browser(port, "voice", lang), port, "publish-statement", role="SPOKE", statement=text)
    told = answer.content.decode()
    assert answer.status_code == 409 and text.upper() not in told and text not in told, told
    answer = do(
        browser(port, "voice", lang),
        port,
        "self-correct",
        **said | {"title_vi": "Chỗ tạm lánh từ 18 giờ là trạm y tế"},
    )
    assert answer.status_code == 200, answer.content


def test_a_case_that_knows_leads_to_the_correction_in_one_press(base: object) -> None:
    """Only by searching the network for the words was the door found: no hint on card, desk or case."""
    port = rehearsed("port-voice", 30, own=True)
    case = CaseOpened(case="c900", intake="monitoring", source="inject:17", cell="ward", ward="", level=1)
    text = Text("Chỗ tạm lánh là trạm y tế.")
    evidence = EvidenceAdded(
        case="c900", evidence="c900.e1", kind="primary", grade="A1", tlp="GREEN", text=text
    )
    checked = VerdictSet(
        case="c900", verdict="FALSE", evidence=("c900.e1",), confidence=950, role="VERIFY", cell="city"
    )
    speaks = port.view("voice", "vi").seat.cell
    recorded(port, *((0, body) for body in (replace(case, cell=speaks), evidence, checked)))
    (thing, *_) = next_things(port.view("voice", "vi"), port.edition)
    assert (thing.step, thing.link) == ("own_word", "case/c900/#own-word"), thing
    page = browser(port, "voice", "vi").get(f"/d/{port.id}/case/c900/").content.decode()
    (form,) = (each for each in Forms(page).found if each.verb == "raise-own-word")
    assert 'id="own-word"' in page and tr("vi", "Put our own word right") in page
    words = {"said": form.values["said"][0], "text": "Hồ sơ đã kiểm tra.", "role": "SPOKE"}
    answer = do(browser(port, "voice", "vi"), port, "raise-own-word", **words)
    assert answer.status_code == 200, answer.content
    (thing, *_) = next_things(port.view("voice", "vi"), port.edition)
    assert thing.step == "self_correct"
    page = browser(port, "voice", "vi").get(f"/d/{port.id}/case/c900/").content.decode()
    assert "nếu lời ta sai thì nêu tại đây" not in page, "it was raised a moment ago"
    raised = page.partition("Đã có người nêu lỗi, chưa đính chính.")[2]
    assert thing.link.partition("#")[0] in raised[:300], "and leads to where it is put right"
    assert "; đã có người báo lỗi" in page, "a false word is no answer that is given"


def test_desk_letter_list_and_case_are_each_a_door(base: object) -> None:
    """The hotline's case held the proof and was not tied to the post: only a whole phrase typed into the search found it."""
    port = rehearsed("port-voice", 30, own=True)
    asked = (
        "Bà con tới nhà văn hóa Lò Muối theo bài của thành phố mà cửa khóa, bài ấy ai viết, tối nay đi đâu?"
    )
    cell = port.view("voice", "vi").seat.cell
    opened = CaseOpened(
        case="c901", intake="hotline", source="inject:18", cell=cell, ward="", level=1, said=Text(asked)
    )
    recorded(port, (0, opened))

    def doors(place: str) -> list[dict[str, list[str]]]:
        page = browser(port, "voice", "vi").get(f"/d/{port.id}/{place}").content.decode()
        assert "#own-words" in page or place != "desk/"
        return [each.values for each in Forms(page).found if each.verb == "raise-own-word"]

    assert doors("case/c901/") == [], "nothing shows it yet: who issues it does not say so alone"
    page = browser(port, "voice", "vi").get(f"/d/{port.id}/case/c901/").content.decode()
    assert 'id="own-words"' in page and "nhà văn hóa Lò Muối" in page
    checked = VerdictSet(
        case="c901", verdict="FALSE", evidence=("c901.e1",), confidence=950, role="VERIFY", cell="city"
    )
    proof = EvidenceAdded(
        case="c901",
        evidence="c901.e1",
        kind="primary",
        grade="A1",
        tlp="GREEN",
        text=Text("Nhà văn hóa khóa."),
    )
    recorded(port, (0, proof), (0, checked))
    (thing, *_) = next_things(port.view("voice", "vi"), port.edition)
    assert (thing.step, thing.link) == ("own_word", "case/c901/#own-word"), thing
    for place in ("desk/", "desk/report/", "case/c901/", POST):
        # The list of all that was said beside the studio may hold an answer to the press as well.
        assert ["c901"] in [values["case"] for values in doors(place)], place


def test_a_written_answer_to_the_press_is_read_by_its_cell_and_in_the_press_room_alone(base: object) -> None:
    clinic = rehearsed("clinic", 60)
    asked, read = clinic.state.press_questions, 0
    for seat in clinic.seats().seats.values():
        for word in clinic.view(seat.seat, "vi").casework.own_words:
            question = asked.get(word.said.removeprefix("press:"))
            read += question is not None
            assert question is None or word.cell == seat.cell or question.seen_by(seat), (
                seat.seat,
                word.said,
            )
    assert read


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_door_at_a_word_of_ours_asks_and_gives_no_verdict(base: object, lang: str) -> None:
    """Under an answer to the press stood, seconds after it went out: "This is a word of ours, and it is wrong"."""
    own = OwnWordShown(said="press:pq1", words="", link="", raises=True)
    html = render_to_string(
        "infodrill/parts/ownword.html", {"own": own, "lang": lang, "drill": rehearsed("clinic", 60)}
    )
    (summary,) = re.findall(r"<summary>(.*?)</summary>", html)
    assert summary.endswith("?")
