"""A new text on a case begins with what the case holds: facts with their source, never the rumour, nothing that leaks."""

from __future__ import annotations

from dataclasses import replace
from itertools import cycle, product

import pytest

from infodrill.casework.craftsigns import evidence
from infodrill.casework.dating import dated
from infodrill.casework.leak import leaks
from infodrill.casework.nouns.marking import artefacts
from infodrill.casework.nouns.selfcorrection import rightings
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.casework.records import Evidence
from infodrill.casework.rights import STANCES, STATEMENT_ACTION, VERDICTS
from infodrill.casework.stances import sayable
from infodrill.casework.tongues import spoken
from infodrill.conduct.caseview import CaseworkView
from infodrill.kernel.events import Text
from infodrill.kernel.folding import de_accent, fold
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.kernel.quoting import without_aside
from infodrill.web.live import LiveDrill
from infodrill.web.rooms import statement as statements
from infodrill.web.rooms.filled import filled, untold
from tests.forms import both_forms

from .rehearsed import rehearsed
from .test_rooms_pages import browser

KINDS = ("holding", "answer", "correction", "warning", "acknowledgement")


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_new_text_holds_the_facts_of_its_case_and_neither_its_rumour_nor_a_leak(base, lang: str) -> None:
    drill: LiveDrill = rehearsed("clinic", 40)
    view = drill.view("voice", lang)
    answered = 0
    for case in view.cases:
        held = tuple(artefacts(case))
        for kind in KINDS:
            st = statements.studio(view, drill.edition, None, case, kind)
            vi, en = ([getattr(part, tongue) for part in st.parts] for tongue in ("vi", "en"))
            mine = vi if lang == "vi" else en
            assert st.writes or not st.form.filled
            assert st.version is None and st.form.filled == any((*vi, *en))
            rumour = fold(case.sentence)
            assert not rumour or rumour not in fold("\n".join(mine))
            assert not leaks({"body_vi": "\n".join(mine)}, held, (), drill.scenario.drill.public_contacts)
            red = [item.text for item in case.evidence if item.tlp == "RED"]
            assert not any(text in part for text in red for part in mine)
            told = [
                asked.answer.strip()
                for asked in case.questions
                if asked.answer.strip()
                and not leaks({"body_vi": asked.answer}, held, (), drill.scenario.drill.public_contacts)
            ]
            answered += len(told) if st.writes else 0
            for answer in told if st.writes else ():
                if fold(case.sentence) not in fold(answer):
                    accented = de_accent(answer) != answer
                    answer = without_aside(answer).removesuffix(".")
                    assert answer in (vi if accented else mine)[0] or answer in en[0], (case.case, kind)
    assert answered > 2


EN = "By its log the fridge stayed between 2 and 8 degrees all night."
VI = "Theo sổ nhiệt độ, tủ lạnh giữ từ 2 đến 8 độ suốt đêm."
BARE = "Theo so nhiet do, tu lanh giu tu 2 den 8 do suot dem."


ANSWERED = (((EN,), "en"), ((VI,), "vi"), ((BARE,), "vi"), ((VI, EN), "vi en"))  # by their facts
WRITTEN, PROOF = ("holding", "correction"), ((), ("e1",))


@pytest.mark.parametrize("record", ["primary", "none"])
@pytest.mark.parametrize(
    ("answers", "begun", "kind", "lang"),
    both_forms(
        [(*row, kind, lang) for row, kind, lang in product(ANSWERED, WRITTEN, LANGUAGES)],
        [(*row, kind, lang) for row, (kind, lang) in zip(ANSWERED, product(WRITTEN, LANGUAGES), strict=True)],
    ),
)
def test_each_fact_begins_the_version_of_its_own_language_and_the_machine_speaks_that(
    base, answers: tuple[str, ...], begun: str, kind: str, lang: str, record: str
) -> None:
    """An owner's English answer was put into the Vietnamese version, between Vietnamese lines, whoever opened it; then the author
    who reads Vietnamese found a room for English alone."""
    drill: LiveDrill = rehearsed("clinic", 40)
    view = drill.view("voice", lang)
    found = next(
        case
        for case in view.cases
        if case.questions and statements.studio(view, drill.edition, None, case, kind).writes
    )
    asked = [
        replace(found.questions[0], answer=answer, answered_at=60, advice="", record=record, verdict="FALSE")
        for answer in answers
    ]
    case = replace(found, questions=tuple(asked), evidence=())
    st = statements.studio(view, drill.edition, None, case, kind)
    told = {
        tongue: [line for part in st.parts for line in getattr(part, tongue).split("\n") if line]
        for tongue in ("vi", "en")
    }
    open_to = {*begun.split(), lang} if told[lang] else {*begun.split()}
    assert {tongue for tongue in ("vi", "en") if told[tongue]} == open_to
    assert told[lang] or kind != "holding", (
        "the author's own version is begun, with what the machine says itself"
    )
    for tongue, lines in told.items():
        assert all(spoken(line) in ("", tongue) for line in lines)
        own = view.seats.cells[asked[0].owner].organisation.in_(tongue)
        mine = [answer for answer in answers if spoken(answer) == tongue]
        known_by = {
            "primary": "by the records of {unit}, as of {time}",
            "none": "{unit}, as of {time}",
        }
        words = tr(tongue, known_by[record], unit=own, time=view.moment(60))
        assert [line for line in lines if own in line] == [
            f"{answer.removesuffix('.')} ({words})." for answer in mine
        ]
        if kind == "correction" and record == "primary":
            for line in (line for line in lines if own in line):
                assert evidence(tongue, line), "what the studio fills in itself counts as a source"
        # What the studio says itself of the time counts as a date, whatever its form.
        for told_at in (view.moment(60), view.dated(view.story(60), short=True, lang=tongue)):
            for line in (line for line in lines if own in line):
                assert dated(tongue, line.replace(view.moment(60), told_at)), line


def test_the_page_says_that_it_was_filled_in(base) -> None:
    drill = rehearsed("clinic", 40)
    case = next(
        case for case in drill.view("voice", "vi").cases if any(asked.answer for asked in case.questions)
    )
    page = browser(drill, "voice", "vi").get(f"/d/{drill.id}/studio/new/?case={case.case}&kind=correction")
    assert page.status_code == 200
    assert (b"data-filled" in page.content) == (b"data-studio" in page.content)


def test_the_studio_offers_the_stances_that_are_taken_and_no_other(base) -> None:
    """A denial stood in the list where no verdict carried it, and was refused when the text was saved."""
    drill = rehearsed("clinic", 40)
    offered, withheld = 0, 0
    for seat in drill.seats().seats:
        view = drill.view(seat, "vi")
        for case in (None, *view.open_cases):
            for kind in STATEMENT_ACTION:
                st = statements.studio(view, drill.edition, None, case, kind)
                for stance in STANCES if st.writes else ():
                    text = DraftStatement(
                        role=st.writes, case=st.case, kind=kind, stance=stance, channels=("feed",), figures=(),
                        title_vi="Tin", body_vi="Đang xem.", next_update=view.now + 1_800,
                    )  # fmt: skip
                    taken = view.casework.takes(text)
                    assert taken == (stance in dict(st.form.stances)), (seat, st.case, kind, stance)
                    offered, withheld = offered + taken, withheld + (not taken)
                if st.writes:
                    assert st.form.stance in dict(st.form.stances), (seat, st.case, kind)
    assert offered and withheld


@pytest.mark.parametrize(
    ("verdict", "evidence"),
    both_forms(product(VERDICTS, PROOF), [*zip(VERDICTS, cycle(PROOF), strict=False)]),
)
def test_what_a_new_text_says_first_may_be_said(base, verdict: str, evidence: tuple[str, ...]) -> None:
    drill = rehearsed("clinic", 40)
    view = drill.view("voice", "vi")
    for found in view.open_cases:
        case = replace(found, verdict=verdict, verdict_evidence=evidence, verdict_at=found.round_at)
        for kind in STATEMENT_ACTION:
            st = statements.studio(view, drill.edition, None, case, kind)
            assert st.form.stance in sayable(case, kind) and not st.form.unsaid
            for wrong in ("confirm", "partly", "deny"):  # what puts such a word right may be said too
                assert rightings(case, kind, wrong)[0] in {*dict(st.form.stances), "unknown"}


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_stance_that_its_case_carries_no_more_is_asked_for_anew(base, lang: str) -> None:
    drill = rehearsed("clinic", 40)
    view = drill.view("voice", lang)
    text = next(text for text in view.statements if text.case)
    case = next(case for case in view.cases if case.case == text.case)
    begun = replace(text, state="DRAFTING", versions=(replace(text.newest, stance="deny"),))
    bare = replace(case, verdict="", verdict_evidence=(), verdict_at=-1)
    assert statements.studio(view, drill.edition, begun, bare, text.kind).form.unsaid


@pytest.mark.parametrize(
    ("verdict", "lang"),
    both_forms(product(["", *VERDICTS], LANGUAGES), [*zip(["", *VERDICTS], cycle(LANGUAGES), strict=False)]),
)
def test_a_holding_line_begins_with_nothing_that_the_file_gainsays(base, verdict: str, lang: str) -> None:
    """It said "neither confirmed nor denied" on a case found false, an adviser's note as what is known, and a place as what is
    being done."""
    view = rehearsed("clinic", 40).view("voice", lang)
    found = next(case for case in view.open_cases if case.ward in view.premises.wards and case.questions)
    notes = {
        "seen": ("primary", ""), "measured": ("independent", ""), "told": ("report", ""), "thought": ("independent", "adviser"),
    }  # fmt: skip
    evidence = tuple(
        Evidence(
            evidence=f"e{text}", kind=kind, grade="B2", tlp="GREEN", text=Text(f"{text} facts"), at=1, by=by
        )
        for text, (kind, by) in notes.items()
    )
    asked = tuple(replace(question, answer="", advice="", answered_at=-1) for question in found.questions)
    at = found.round_at if verdict else -1
    case = replace(found, questions=asked, evidence=evidence, verdict=verdict, verdict_at=at, sentence="x?")
    begun = filled(view, case, "holding", 0)
    told = "\n".join(parts[0] for parts in begun.values())
    assert lang in begun and "seen" in told and "measured" in told
    assert "told facts" not in told and "thought" not in told
    for tongue, (known, open_yet, doing, _, _) in begun.items():
        assert "chưa có kết quả" not in known and "not known yet" not in known, (
            "what is found is not called unknown"
        )
        assert bool(open_yet) == (verdict in ("", "UNPROVEN"))
        ward = view.premises.place(case.ward).in_(tongue)
        # Where it was reported is not where it happened: four children of another ward had the clinic's own.
        assert doing and ward not in "\n".join((known, open_yet, doing))


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("kind", WRITTEN)
def test_where_one_language_is_enough_a_text_begins_in_its_authors(
    base, monkeypatch, lang: str, kind: str
) -> None:
    """An owner had answered in English: the author who reads Vietnamese got one column, "Title, English"."""
    monkeypatch.setattr(CaseworkView, "both", False)
    drill = rehearsed("clinic", 40)
    view = drill.view("voice", lang)
    found = next(
        case
        for case in view.cases
        if case.questions and statements.studio(view, drill.edition, None, case, kind).writes
    )
    asked = tuple(replace(question, answer=EN, advice=VI, answered_at=60) for question in found.questions)
    st = statements.studio(view, drill.edition, None, replace(found, questions=asked, sentence="x?"), kind)
    assert (st.reads, st.form.alone, st.aloud.lang) == (lang, lang, lang)
    foreign, own = (EN, VI) if lang == "vi" else (VI, EN)
    shown = "\n".join(getattr(part, tongue) for part in st.parts for tongue in LANGUAGES)
    assert own.removesuffix(".") in shown and foreign.removesuffix(".") not in shown
    assert [line.rstrip(".") for line in st.form.untold] == [foreign.rstrip(".")]
    asked = (replace(asked[0], answer=f"{EN}\n{VI}", advice=""),)
    assert untold(view, replace(found, questions=asked, evidence=())) == (), "it stands in the fields already"


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_word_before_anything_is_known_says_who_is_at_it_and_as_of_when(base, lang: str) -> None:
    """Its first part was a place alone, and the hour in it was blamed as another thing's."""
    view = rehearsed("clinic", 40).view("voice", lang)
    found = next(case for case in view.open_cases if case.questions)
    asked = tuple(replace(question, answer="", advice="", answered_at=-1) for question in found.questions)
    case = replace(found, questions=asked, evidence=(), sentence="x?")
    for tongue, parts in filled(view, case, "holding", view.now + 1_800).items():
        body = "\n".join(parts)
        assert dated(tongue, body) and view.moment(view.now, short=True, lang=tongue) in parts[0]
        unit = view.seats.cells[asked[0].owner].organisation.in_(tongue)
        assert unit in parts[0]


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_first_word_begins_with_what_keeps_people_safe_until_its_owner_has_advised(base, lang: str) -> None:
    """An author had written what to do meanwhile, and whoever wrote the holding line met an empty part."""
    drill = rehearsed("clinic", 40)
    view = drill.view("voice", lang)
    claim = next(each for each in drill.scenario.claims if each.meanwhile and each.owner)
    found = next(
        case for case in view.open_cases if drill.state.links.get(case.case) == claim.id and case.questions
    )
    silent = tuple(
        replace(question, answer="", advice="", answered_at=-1, verdict="") for question in found.questions
    )
    case = replace(found, questions=silent, evidence=(), sentence="x?", verdict="", verdict_at=-1)
    assert claim.meanwhile and filled(view, case, "holding", 0)[lang][3] == claim.meanwhile.in_(lang)
    advised = tuple(replace(question, answer=VI, advice=VI, answered_at=60) for question in silent)
    assert filled(view, replace(case, questions=advised), "holding", 0)["vi"][3] == VI
    assert claim.meanwhile.in_(lang) not in "\n".join(filled(view, case, "answer", 0)[lang])


@pytest.mark.parametrize(("way", "vi"), [("monitoring", "Tin đang lan"), ("hotline", "Điều được báo đến")])
def test_what_somebody_reported_is_not_called_going_round_nor_how_it_is_checked_guessed(
    base, way, vi
) -> None:
    """A caller's stinging eyes were "the rumour going round", and who measures gas was comparing files."""
    view = rehearsed("clinic", 40).view("voice", "vi")
    found = next(case for case in view.open_cases if case.questions)
    asked = tuple(replace(question, answer="", advice="", answered_at=-1) for question in found.questions)
    case = replace(found, questions=asked, evidence=(), sentence="Mắt tôi cay?", intake=way, verdict_at=-1)
    known, open_yet, *_ = filled(view, case, "holding", 0)["vi"]
    assert open_yet.startswith(vi) and "đang kiểm tra" in known and "hồ sơ" not in known


def test_an_owners_remark_on_the_question_is_no_part_of_what_the_public_is_told() -> None:
    assert without_aside("Đây là câu hỏi. Sáng mai chợ họp như thường.") == "Sáng mai chợ họp như thường."
    assert (
        without_aside("It is a question; the roster says open until 16:30.")
        == "The roster says open until 16:30."
    )
    assert without_aside("This is a question. The answer: there is no ferry.") == "There is no ferry."
    assert without_aside("Đây là câu hỏi khó, và chưa ai biết.") == "Đây là câu hỏi khó, và chưa ai biết."


TOLD_BY_OWNER = {
    "vi": ("Tủ lạnh đã dừng từ đêm qua và thuốc đã được chuyển đi.", "Ở trong nhà và đóng cửa sổ. Đừng chạy lên đồi."),
    "en": ("The fridge has stood still since last night.", "Stay indoors and close windows. Do not run to the hill."),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_word_of_one_language_is_filled_into_the_version_of_the_other(base, lang: str) -> None:
    """A ward's loudspeaker said "Kính thưa bà con. Do not run towards the hill": the port had answered in English."""
    drill: LiveDrill = rehearsed("clinic", 40)
    met = 0
    for both, (tongue, (answer, advice)) in product((True, False), TOLD_BY_OWNER.items()):
        view = drill.view("voice", lang)
        state = replace(view._state, opened=replace(view._state.opened, both_languages=both))
        view._state = view.casework._state = state
        assert view.casework.both == both
        for case in view.cases:
            if not (asked := [each for each in case.questions if each.answered_at >= 0]):
                continue
            told = replace(
                case, questions=(replace(asked[0], answer=Text(answer), advice=Text(advice)),), evidence=()
            )
            for kind in KINDS:
                found = filled(view, told, kind, 0)
                for version, parts in found.items():
                    lines = [line for part in parts for line in part.split("\n") if line]
                    strange = [line for line in lines if spoken(line) not in ("", version)]
                    assert not strange, (kind, version, strange)
                    met += advice in lines and version == tongue
                everywhere = "\n".join(part for parts in found.values() for part in parts)
                assert (advice in everywhere) != (advice in untold(view, told)), (kind, tongue, both)
    assert met > 3


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("both", [True, False])
def test_an_answer_in_both_languages_is_parted(base, monkeypatch, lang: str, both: bool) -> None:
    """The loudspeaker read "…đưa đến phòng khám ngay. Do not give leaf water": an owner had written a line of each."""
    monkeypatch.setattr(CaseworkView, "both", both)
    view = rehearsed("clinic", 40).view("voice", lang)
    case = next(case for case in view.cases if any(each.answered_at >= 0 for each in case.questions))
    asked = next(each for each in case.questions if each.answered_at >= 0)
    answer, advice = (Text("\n".join(lines)) for lines in zip(*TOLD_BY_OWNER.values(), strict=True))
    told = replace(case, questions=(replace(asked, answer=answer, advice=advice),), evidence=())
    for kind in KINDS:
        found = filled(view, told, kind, 0)
        assert set(found) == (set(LANGUAGES) if both else {lang})
        for version, parts in found.items():
            text, (fact, order) = "\n".join(parts), TOLD_BY_OWNER[version]
            assert fact[:-1] in text and order in text
            assert not any(
                line[:-1] in text for other in set(LANGUAGES) - {version} for line in TOLD_BY_OWNER[other]
            )


SAID_BY_OWNER = {
    "vi": ("Tính đến 8 giờ chưa chọn phương án nào, có tin lúc {hour}.", "Góp ý ở nhà văn hóa.", "Trẻ học ở đâu năm tới?"),
    "en": ("As of 8:00 neither option is chosen; next word at {hour}.", "Comment at the hall.", "Where is school next year?"),
}  # fmt: skip


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_draft_keeps_the_hours_of_the_owner_and_says_what_was_asked(base, lang: str) -> None:
    """The school's question was answered by a text that never said "school", and 16:00 had become half an hour from now."""
    drill: LiveDrill = rehearsed("clinic", 40)
    view = drill.view("voice", lang)
    found = next(
        case
        for case in view.cases
        if case.questions and statements.studio(view, drill.edition, None, case, "holding").writes
    )
    hour = view.now + 75 * 60 - view.now % 60
    clock = f"{view.story(hour):%H:%M}"
    answer, advice, question = (text.format(hour=clock) for text in SAID_BY_OWNER[lang])
    asked = replace(
        found.questions[0], answer=answer, advice=advice, answered_at=60, record="none", verdict="UNPROVEN"
    )
    case = replace(found, questions=(asked,), evidence=(), sentence=question, gate_code="G3")
    st = statements.studio(view, drill.edition, None, case, "holding")
    told = "\n".join(getattr(part, lang) for part in st.parts)
    mine = view.seats.cells[asked.owner].organisation.in_(lang)
    assert f"{answer.removesuffix('.')} ({mine})" in told, (
        "no second hour stands beside the one of the answer"
    )
    assert question in told, "whoever reads it knows what it is about"
    assert tr(lang, "Next word at {time}.", time=clock) in told and st.differs == ""
    assert view.story(int(st.form.next_update)) == view.story(hour).replace(second=0), (
        "the deadline follows the owner's hour"
    )
    named = replace(case, questions=(replace(asked, answer=f"{answer} {question}"),))
    st = statements.studio(view, drill.edition, None, named, "holding")
    assert "\n".join(getattr(part, lang) for part in st.parts).count(question) == 1
