"""What the studio says of a draft: the passage that earned each point or what is missing, the same while it is written as
when it is kept, what a loudspeaker says first, and a hand-in locked for as long as a finding stands."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from django.utils.html import escape

from infodrill.casework.nouns.statement import DraftStatement, SubmitStatement
from infodrill.casework.rights import STATEMENT_ACTION
from infodrill.casework.stances import NO_SIDE, NOT_SO_OR_SO
from infodrill.conduct import naming
from infodrill.conduct.nouns.conferences import OpenConference
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import tr
from infodrill.web import humanpace
from infodrill.web.live import LiveDrill
from infodrill.web.rooms.drafts import next_differs
from infodrill.web.rooms.statement import studio

from .rehearsed import rehearsed
from .test_rooms_pages import browser

VI = (
    "Nước đã sạch từ 9:00 hôm nay, theo biên bản số 12 của Sở Y tế.",
    "Có tin nói nước nhiễm độc.",
    "Tin này dùng ảnh chụp từ năm 2017.",
    "Nước sạch.",
    "Không cho trẻ uống nước lá và gọi phòng khám nếu sốt.",
)
EN = ("The water is clean.", "Boil nothing; drink it as usual, by the record of 9:00.")
WHY = re.compile(r'<small class="craft-why">(.*?)</small>', re.DOTALL)
ADVICE = VI[-1].rstrip(".")


@pytest.fixture
def clinic(base) -> LiveDrill:
    return rehearsed("clinic", 40, own=True)


def drafted(
    drill: LiveDrill, vi: tuple[str, ...], en: tuple[str, ...] = EN, *, kind: str = "bulletin"
) -> str:
    draft = DraftStatement(
        role="COMMS", case="", kind=kind, stance="advice", channels=("feed",), figures=(), title_vi="Nước sạch",
        title_en="Clean water", body_vi="\n".join(vi), body_en="\n".join(en),
    )  # fmt: skip
    drill.give("voice", draft, "")
    return list(drill.state.book.statements)[-1]


def shown(drill: LiveDrill, statement: str, lang: str = "vi") -> str:
    return browser(drill, "voice", lang).get(f"/d/{drill.id}/studio/{statement}/").content.decode()


def pane(page: str, part: str) -> str:
    """The words of one pane of a page, without its marks."""
    found = re.search(rf'<(section|p)\b[^>]*id="{part}".*?</\1>', page, re.DOTALL)
    assert found, part
    return " ".join(re.sub(r"<[^>]+>", " ", found[0]).split())


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_point_shows_its_passage_or_what_is_missing(clinic: LiveDrill, lang: str) -> None:
    page = shown(clinic, drafted(clinic, VI), lang)
    said = re.findall(r'<q class="craft-said" lang="(\w+)">(.*?)</q>', page)
    assert {"vi": ("vi", escape(ADVICE)), "en": ("en", "Boil nothing")}[lang] in said
    missing = tr(lang, "This is the time of something else; say as of when this is known.")
    why = [" ".join(re.sub(r"<[^>]+>", "", told).split()) for told in WHY.findall(page)]
    assert why and (lang == "en" or f"{tr(lang, 'Vietnamese')}: {escape(missing)}" in why)
    page = shown(clinic, drafted(clinic, (" ".join([ADVICE, "và"] * 200),)), lang)
    said = re.findall(r'<q class="craft-said" lang="\w+">(.*?)</q>', page)
    assert said and max(map(len, said)) < 300, "a paragraph of 3,000 words filled the column"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_passage_is_shown_in_the_readers_language_unless_the_other_is_what_lacks_something(
    clinic: LiveDrill, lang: str
) -> None:
    """An English page quoted Vietnamese for each point, of a text that had its English."""
    view = clinic.view("voice", lang)
    shown = [line for text in view.statements for line in studio(view, clinic.edition, text, None, "").craft]
    assert len([line for line in shown if line.said]) > 5
    assert not [line for line in shown if line.lang not in ("", lang) and line.points == line.of]


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_new_holding_line_is_asked_for_what_it_can_hold_and_for_nothing_before_the_first_key(
    clinic: LiveDrill, lang: str
) -> None:
    case = next(case.case for case in clinic.view("voice", lang).open_cases if case.priority == "P1")
    address = f"/d/{clinic.id}/studio/new/?case={case}&kind=holding"
    page = browser(clinic, "voice", lang).get(address).content.decode()
    asked = pane(page, "craft")
    unasked = [tr(lang, naming.CRAFT[item]) for item in ("why_misleads", "evidence")]
    assert (
        not [words for words in unasked if words in asked] and tr(lang, naming.CRAFT["what_to_do"]) in asked
    )
    assert "craft-none" not in page and "craft-why" not in page and "– / 7" in asked
    words = {"body_vi": "Chúng tôi đang kiểm tra.", "stance": "unknown", "case": case, "kind": "holding"}
    live = browser(clinic, "voice", lang).post(f"/d/{clinic.id}/studio/check/", words).content.decode()
    assert "craft-none" in live and not [words for words in unasked if words in pane(live, "craft")]


def test_what_is_read_along_is_what_is_kept(clinic: LiveDrill) -> None:
    kept = shown(clinic, drafted(clinic, VI))
    words = {
        "title_vi": "Nước sạch",
        "title_en": "Clean water",
        "body_vi": "\n".join(VI),
        "body_en": "\n".join(EN),
        "stance": "advice",
        "kind": "bulletin",
    }
    live = browser(clinic, "voice", "vi").post(f"/d/{clinic.id}/studio/check/", words).content.decode()
    assert pane(live, "craft") == pane(kept, "craft")
    assert pane(live, "loud") == pane(kept, "loud")


def test_a_loudspeaker_says_the_advice_first_whatever_part_it_was_typed_into(clinic: LiveDrill) -> None:
    for vi in (VI, (VI[0], VI[4], *VI[1:4]), (VI[4], *VI[:4])):
        said = pane(shown(clinic, drafted(clinic, vi)), "loud")
        assert 0 < said.index(ADVICE) < said.index("Nước đã sạch")


def test_what_stands_under_not_known_is_no_advice_while_it_is_written(clinic: LiveDrill) -> None:
    parts = ["Trạm đang xem.", "Bà con nên đun nước bao lâu.", "", "Rửa tay.", ""]
    words = {"title_vi": "Nước", "body_vi": parts, "stance": "unknown", "kind": "holding"}
    said = pane(
        browser(clinic, "voice", "vi").post(f"/d/{clinic.id}/studio/check/", words).content.decode(), "loud"
    )
    assert -1 < said.find("Rửa tay") < said.find("bao lâu")


def test_a_text_with_a_finding_is_not_handed_in_until_it_is_out(clinic: LiveDrill) -> None:
    """The button was drawn whatever the leak check had found."""
    held = shown(clinic, drafted(clinic, (*VI[:4], "Gọi chị Lê Thị Hoa nếu sốt.")))
    assert '<mark class="leak">Lê Thị Hoa</mark>' in held
    assert "submit-statement" not in held and 'aria-disabled="true"' in held
    with pytest.raises(Refused, match="Lê Thị Hoa"):
        clinic.give("voice", SubmitStatement("COMMS", list(clinic.state.book.statements)[-1]), "")
    clean = shown(clinic, drafted(clinic, VI))
    assert "submit-statement" in clean and 'aria-disabled="true"' not in clean


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_that_lacks_something_keeps_its_button_locked_with_the_reason(
    clinic: LiveDrill, lang: str
) -> None:
    """The button was gone, and with it the way on; after saving, the author comes to the text itself."""
    half = DraftStatement(
        role="COMMS", case="", kind="bulletin", stance="advice", channels=("feed",), figures=(), title_vi="Nước sạch",
        title_en="", body_vi="\n".join(VI), body_en="",
    )  # fmt: skip
    clinic.give("voice", half, "")
    kept = list(clinic.state.book.statements)[-1]
    page = shown(clinic, kept, lang)
    assert "submit-statement" not in page
    why = re.search(
        r'aria-disabled="true" aria-describedby="submit-shut">.*?id="submit-shut">([^<]+)<', page, re.DOTALL
    )
    with pytest.raises(Refused) as refusal:
        clinic.give("voice", SubmitStatement("COMMS", kept), "")
    assert why and "title" in str(refusal.value) and why[1].strip(), page
    sitting = browser(clinic, "voice", lang)
    assert f'data-then="/d/{clinic.id}/studio/{kept}/"' in page
    assert (
        "studio/newest/?case=&amp;kind=bulletin"
        in sitting.get(f"/d/{clinic.id}/studio/new/?kind=bulletin").content.decode()
    )
    newest = sitting.get(f"/d/{clinic.id}/studio/newest/?case=&kind=bulletin")
    assert newest.status_code == 302 and newest.headers["Location"] == f"/d/{clinic.id}/studio/{kept}/"


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_text_beside_the_cases_says_what_it_is_and_warns_where_it_speaks_of_a_case_that_was_not_checked(
    clinic: LiveDrill, lang: str
) -> None:
    """A bulletin about a claim went out without a word about the rights check and the verdict that a correction needs."""
    told = browser(clinic, "voice", lang).get(f"/d/{clinic.id}/studio/new/?kind=bulletin").content.decode()
    assert "data-beside" in told
    unchecked = [case for case in clinic.view("voice", lang).open_cases if case.verdict_at < 0]
    assert unchecked
    for case in unchecked:
        page = shown(clinic, drafted(clinic, (VI[0], case.title(), VI[4])), lang)
        warned = re.search(r'<p class="note" data-heed role="status">(.*?)</p>', page)
        assert warned and case.case.upper() in warned[1], page
    assert '<p class="note" data-heed role="status">' not in shown(clinic, drafted(clinic, VI), lang)
    on_case = browser(clinic, "voice", lang).get(f"/d/{clinic.id}/studio/new/?case={case.case}&kind=holding")
    assert "data-beside" not in on_case.content.decode()


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("vi", "en", "note", "told"),
    [
        (("The fridge is broken since seven.",), EN, "This is English text in the Vietnamese version: “{line}”",
         "The fridge is broken since seven."),
        (VI, ("Tủ lạnh hỏng từ bảy giờ.",), "This is Vietnamese text in the English version: “{line}”",
         "Tủ lạnh hỏng từ bảy giờ."),
        (("Tin tiếp lúc 15 giờ.",), ("Next word at 15:30.",),
         "Only the Vietnamese version says {told}. Both should say the same.", "15 giờ"),
        (("Tin tiếp lúc 15 giờ.",), ("Next word at 15:30.",),
         "Only the English version says {told}. Both should say the same.", "15:30"),
    ],
)  # fmt: skip
def test_what_does_not_fit_between_the_versions_is_said_while_it_is_written_and_when_it_is_kept(
    clinic: LiveDrill, vi: tuple[str, ...], en: tuple[str, ...], note: str, told: str, lang: str
) -> None:
    expected = escape(tr(lang, note, **{re.findall(r"{(\w+)}", note)[0]: told}))
    words = {
        "title_vi": "Nước sạch",
        "title_en": "Clean water",
        "body_vi": "\n".join(vi),
        "body_en": "\n".join(en),
    }
    live = (
        browser(clinic, "voice", lang)
        .post(f"/d/{clinic.id}/studio/check/", words | {"stance": "advice"})
        .content.decode()
    )
    for page in (shown(clinic, drafted(clinic, vi, en), lang), live):
        assert expected in re.findall(r"<p [^>]*data-tongues>(.*?)</p>", page)


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    ("kind", "part", "said"),
    [
        ("bulletin", 1, "Cập nhật tiếp lúc {}."),
        ("correction", 4, "Mở cửa từ 6:15. Tin tiếp theo lúc {}."),
        ("holding", 4, "Lúc {} phường nói tiếp."),
        ("holding", 4, "We speak again at {}."),
    ],
)
def test_a_text_that_promises_another_hour_than_its_field_is_told_so_and_goes(
    clinic: LiveDrill, kind: str, part: int, said: str, lang: str
) -> None:
    voice, now = browser(clinic, "voice", lang), clinic.view("voice", lang)
    at = clinic.clock // 60 * 60 + 3_600
    told = f"{now.story(at):%H:%M}"
    other = f"{now.story(at + 1_500):%H:%M}"

    def noted(hour: str, due: int) -> str:
        parts = ["Đang xem."] * 5
        parts[part] = said.format(hour)
        words = {"title_vi": "Nước", "body_vi": parts, "stance": "unknown", "kind": kind, "next_update": due}
        page = voice.post(f"/d/{clinic.id}/studio/check/", words).content.decode()
        return re.sub(r"\s+", " ", re.findall(r'id="differs"[^>]*>(.*?)</p>', page, re.DOTALL)[0]).strip()

    assert noted(told, at) == noted(told.replace(":", " giờ "), at) == ""
    assert other in noted(other, at) and told in noted(other, at)
    assert other in noted(other, 0)


def test_an_hour_that_promises_nothing_is_no_other_than_the_field(clinic: LiveDrill) -> None:
    view, at = clinic.view("voice", "en"), clinic.clock + 600
    body = ("Open from 6:15.", "", "Updated 7:40.", "", "Come by 11:30.")
    source = ("", "", "", "", "Nguồn: Cấp nước, tính đến 19 giờ 09.\nSource: the company, as of 19:09.")
    assert not next_differs(view, "correction", ((), body), at) + next_differs(view, "holding", (source,), at)


def test_versions_that_fit_are_left_alone(clinic: LiveDrill) -> None:
    assert "data-tongues" not in shown(
        clinic, drafted(clinic, ("Tin tiếp lúc 15 giờ.",), ("Next word at 3 pm.",))
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(("vi", "en", "greeting"), [(VI, EN, "vi"), ((), EN, "en")])
def test_a_loudspeaker_greets_in_the_language_in_which_it_speaks(
    clinic: LiveDrill, vi: tuple[str, ...], en: tuple[str, ...], greeting: str, lang: str
) -> None:
    """It greeted in the language of whoever looked at the page, and did not say who spoke."""
    words = {
        "title_vi": "",
        "title_en": "",
        "body_vi": "\n".join(vi),
        "body_en": "\n".join(en),
        "stance": "advice",
    }
    page = browser(clinic, "voice", lang).post(f"/d/{clinic.id}/studio/check/", words).content.decode()
    voice = next(
        cell.organisation.in_(greeting) for cell in clinic.scenario.cells.cells if cell.id == "clinic"
    )
    assert f'<span lang="{greeting}">{tr(greeting, "This is {unit}:", unit=voice)} ' in page


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_was_promised_is_what_the_form_shows_whatever_the_kind_and_the_hour(
    clinic: LiveDrill, lang: str
) -> None:
    """A holding line saved thrice kept its hour in the text while the field went on by half an hour each time."""
    kept, at = drafted(clinic, VI), clinic.clock
    text = clinic.state.book.statements[kept]
    for kind in STATEMENT_ACTION:
        for promised in (0, at + 900, at + 1_234, max(at - 60, 1)):
            view = clinic.view("voice", lang)
            version = replace(text.newest, next_update=promised)
            begun = replace(text, kind=kind, versions=(version,))
            page = studio(view, clinic.edition, begun, None, kind)
            assert page.form.next_update == str(promised), kind
            assert page.form.next_update in {second for second, *_ in page.form.next_updates}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_who_reads_a_text_before_it_goes_out_reads_its_title_in_both_languages(
    clinic: LiveDrill, lang: str
) -> None:
    kept = drafted(clinic, VI)
    page = browser(clinic, "rights", lang).get(f"/d/{clinic.id}/studio/{kept}/").content.decode()
    table = page[page.index('class="two-tongues two-head"') :]
    assert "<textarea" not in table.partition("</section>")[0]
    assert 'lang="vi">Nước sạch<' in table and 'lang="en">Clean water<' in table


def test_the_studio_checks_a_draft_while_it_is_written(clinic: LiveDrill) -> None:
    words = {
        "title_vi": "Tin",
        "title_en": "News",
        "body_vi": "Theo biên bản lúc 10:00, nước sạch. Gọi 0912345678.",
        "body_en": "According to the record at 10:00 it is clean.",
    }
    body = browser(clinic, "voice", "vi").post(f"/d/{clinic.id}/studio/check/", words).content.decode()
    assert "0912345678" in body and 'id="craft"' in body


def test_what_the_studio_reads_along_has_an_end(clinic: LiveDrill) -> None:
    """A figure of any length was read in whole while others waited."""
    long = "Gọi " * 12_000 + " 0912345678"
    words = {name: long for name in ("title_vi", "title_en", "body_vi", "body_en", "figures")}
    answer = browser(clinic, "voice", "vi").post(f"/d/{clinic.id}/studio/check/", words)
    assert answer.status_code == 200 and "0912345678" not in answer.content.decode()


@pytest.mark.human_pace
def test_the_studio_reads_along_at_human_pace_and_takes_no_press_away(clinic: LiveDrill, monkeypatch) -> None:
    monkeypatch.setattr(humanpace, "EACH", 3_600.0)
    page = browser(clinic, "voice", "vi")
    words = {"title_vi": "Tin", "title_en": "News", "body_vi": "Nước sạch.", "body_en": "Clean."}
    check = f"/d/{clinic.id}/studio/check/"
    answers = [page.post(check, words).status_code for _ in range(humanpace.PRESSES + 1)]
    assert answers == [200] * humanpace.PRESSES + [409]
    clinic.give("voice", OpenConference("SPOKE", "Họp báo"), "")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_the_studio_says_what_was_found_before_a_word_is_written_and_that_nothing_is_so_of_an_opinion(
    base, lang: str
) -> None:
    drill = rehearsed("clinic", 65)
    told = {True: 0, False: 0}
    for case in drill.view("voice", lang).cases:
        page = studio(drill.view("voice", lang), drill.edition, None, case, "answer")
        assert bool(page.form.finding) == bool(case.found)
        told[case.found in NO_SIDE] += bool(case.found)
        if case.found in NO_SIDE:
            address = f"/d/{drill.id}/studio/new/?case={case.case}&kind=answer"
            shown = browser(drill, "voice", lang).get(address).content.decode()
            assert escape(tr(lang, NOT_SO_OR_SO)) in shown or 'name="stance"' not in shown
    assert all(told.values()), told


@pytest.mark.parametrize(
    ("field", "told"),
    [
        ("text", "Bà con tới trường tiểu học phường Lò Muối nhận thuốc, đã phát 351 phần."),
        ("body_vi", "Đã phát 351 phần."),
    ],
)
def test_what_no_record_has_is_told_while_it_is_typed(clinic: LiveDrill, field: str, told: str) -> None:
    """A number that nobody had counted went out to the press, and a school that is none in a correction of our own."""
    sitting = browser(clinic, "voice", "vi")
    live = sitting.post(f"/d/{clinic.id}/studio/check/", {field: told, "case": ""}).content.decode()
    (warned,) = re.findall(r'<p id="unheard">(.*?)</p>', live, re.DOTALL)
    assert "351" in warned and ("trường tiểu học Lò Muối" in warned) == (field == "text")
    quiet = sitting.post(
        f"/d/{clinic.id}/studio/check/", {field: "Chúng tôi đang kiểm tra."}
    ).content.decode()
    assert '<p id="unheard"></p>' in quiet
