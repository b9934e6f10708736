"""Beside every field whose words somebody outside reads stands, before they go, which of them would give something away."""

from __future__ import annotations

from playwright.sync_api import expect

from infodrill.casework.nouns.evidence import AddEvidence
from infodrill.conduct.nouns.pressquestions import AskPressQuestion
from infodrill.kernel.fields import Words, declared
from infodrill.kernel.i18n import tr
from infodrill.media.press import OUTLETS
from infodrill.web import humanpace
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.saidotherwise import GIVES_AWAY
from tests.forms import both_forms

from .browsing import DESK, PHONE, opened
from .rehearsed import rehearsed
from .test_forms_declared import Forms
from .test_rooms_pages import browser, pages

KEPT = "Kho thuốc ở Gò Sậy chỉ còn 37 thùng, hết trước tối mai."
SAID = "Ở Gò Sậy chỉ còn 37 thùng."
# Of a case at a moment that this play does not come to; what is drawn for them then is drawn as these are.
NOT_NOW = {"answer-ticket", "edit-post", "open-ticket", "record-test", "self-correct"}


def kept(drill: LiveDrill) -> str:
    """A paper of a case that all of the clinic see is kept in, and the press has asked; the case."""
    view = drill.view("duty", "vi")
    case = next(case.case for case in view.open_cases if view.casework.role_for(AddEvidence, case.case))
    paper = AddEvidence(role="L1-DUTY", case=case, kind="report", grade="B2", tlp="RED", text=KEPT)
    drill.give("duty", paper, "")
    drill.give("town", AskPressQuestion(role="SIM-PRESS", outlet=OUTLETS[0], text="Thuốc còn bao nhiêu?"), "")
    return case


def test_every_form_whose_words_leave_the_cells_is_warned_of_what_is_kept_in(base, monkeypatch) -> None:
    """The press room took a patient's illness without a word."""
    monkeypatch.setattr(humanpace, "PRESSES", 10_000)
    drill = rehearsed("clinic", 40, own=True)
    kept(drill)
    told = {
        verb
        for verb, command in verbs().items()
        for field in declared(command).values()
        if isinstance(field.kind, Words) and field.kind.told
    }
    met: set[str] = set()
    for seat, place in drill.seats().seats.items():
        sitting, warning = (
            browser(drill, seat, "vi"),
            tr("vi", GIVES_AWAY, passage="“Ở Gò Sậy chỉ còn 37 thùng”"),
        )
        for address in pages(drill, seat):
            found = {
                form.verb
                for form in Forms(sitting.get(address).content.decode()).found
                if any("data-told" in control.attributes for control in form.controls)
            }
            if found and place.cell == "clinic":
                said = sitting.post(f"/d/{drill.id}/told/", {"told": SAID}).content.decode()
                assert said == warning, (seat, address, said)
            met |= found
    assert met <= told and told - met <= NOT_NOW, (told - met, met - told)


def test_only_whoever_sees_the_paper_is_warned_of_it(base) -> None:
    drill = rehearsed("clinic", 40, own=True)
    case = kept(drill)
    others = [
        seat
        for seat in drill.seats().seats
        if case not in {seen.case for seen in drill.view(seat, "vi").cases}
    ]
    assert others
    for seat in others:
        assert not browser(drill, seat, "vi").post(f"/d/{drill.id}/told/", {"told": SAID}).content, seat


def test_the_warning_comes_below_the_field_while_it_is_written_and_goes_with_the_words(
    browser, served
) -> None:
    for size, lang in both_forms([(PHONE, "vi"), (DESK, "en")], [(PHONE, "vi")]):
        drill, address = served
        page = opened(browser, served, "voice", size, lang, reduced_motion="reduce")
        page.goto(f"{address}/d/{drill.id}/network/")
        field = page.locator("#net-new")
        field.fill("Gọi chị Lê Thị Hoa nhé.")
        note = page.locator("#net-new + [data-gives-away]")
        expect(note).to_have_text(tr(lang, GIVES_AWAY, passage="“Lê Thị Hoa”"))
        expect(note).to_be_visible()
        field.fill("Gọi tổ trực nhé.")
        expect(note).to_be_hidden()
        page.context.close()
