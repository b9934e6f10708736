"""What an owner typed in one language stands in the version in that language; the other says in its own words what came of it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import product

import pytest

from infodrill.automata import phrases
from infodrill.automata.character import character
from infodrill.automata.guiding import ask_in_words
from infodrill.automata.proposal import Duty, Proposal
from infodrill.automata.sentences import plainly
from infodrill.automata.verification import NO_RECORD
from infodrill.automata.writer import Writer
from infodrill.casework.book import Asked, Case
from infodrill.casework.nouns.questions import QuestionAnswered, QuestionAsked
from infodrill.casework.nouns.statement import StatementDrafted
from infodrill.casework.nouns.statementmoves import StatementStepped
from infodrill.casework.rights import VERDICTS
from infodrill.casework.textkinds import KINDS as CASE_KINDS
from infodrill.casework.tongues import spoken
from infodrill.conduct.nouns.lobby import SeatJoined
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.loader import Loaded
from tests.conduct.drilling import Range
from tests.forms import both_forms

TYPED = {
    "vi": (
        "Theo sổ, tủ lạnh giữ từ 2 đến 8 độ suốt đêm; không liều nào bị hỏng.",
        "Anh chị cứ đưa cháu đến tiêm như đã hẹn.",
    ),
    "en": (
        "By its log the fridge stayed between 2 and 8 degrees all night; no dose is spoilt.",
        "Bring your child as agreed.",
    ),
}
KINDS = {
    "holding": ("UNPROVEN",), "correction": ("FALSE", "MIXED", "MISLEADING_CONTEXT"), "warning": ("FALSE",),
    "acknowledgement": ("TRUE", "MOSTLY_TRUE"), "answer": ("TRUE", "FALSE", "UNPROVEN"), "self_correction": ("FALSE",),
}  # fmt: skip
ROWS = [
    (kind, verdict, *langs)
    for kind in KINDS
    for verdict in KINDS[kind]
    for langs in product(LANGUAGES, LANGUAGES)
]
QUOTED = re.compile(r"“[^”]*”")


@pytest.fixture
def ground(clinic: Loaded) -> Range:
    return Range(clinic.scenario)


@pytest.mark.parametrize(("kind", "verdict", "answered", "advised"), both_forms(ROWS, ROWS[::3]))
def test_no_line_of_a_version_is_in_the_other_language(
    ground: Range, kind: str, verdict: str, answered: str, advised: str
) -> None:
    claim = ground.scenario.claims[0]
    number = ground.case(claim.id)
    case = ground.state.book.cases[number]
    asked = Asked(question="c1.q1", owner="clinic", at=0, text=Text("?"), answered_at=0, verdict=verdict,
                  answer=Text(TYPED[answered][0]), advice=Text(TYPED[advised][1]))  # fmt: skip
    told = replace(case, sentence=Text(claim.sentence.vi), questions=(asked,), verdict=verdict)
    for lang in LANGUAGES:  # whoever's hand it was
        text = Writer(told, ground.see("voice", lang), 1).write(kind)
        said = {"vi": (text.title_vi, text.body_vi), "en": (text.title_en, text.body_en)}
        for tongue, (title, body) in said.items():
            lines = [QUOTED.sub("", line) for line in (title, *body.splitlines())]
            assert title and not [line for line in lines if spoken(line) not in ("", tongue)], lines
            assert (TYPED[answered][0].partition("; ")[2][4:] in body) is (tongue == answered), body
            assert (TYPED[advised][1][4:] in body) is (tongue == advised), body


def told(ground: Range, verdict: str, answer: str, advice: str) -> Case:
    number = ground.case(ground.scenario.claims[0].id)
    case = ground.state.book.cases[number]
    asked = Asked(question="c1.q1", owner="clinic", at=0, text=Text("?"), answered_at=0, verdict=verdict,
                  answer=Text(answer), advice=Text(advice))  # fmt: skip
    sentence = Text(ground.scenario.claims[0].sentence.vi)
    return replace(case, sentence=sentence, questions=(asked,), verdict=verdict)


REPORTED = {
    "vi": "Tủ lạnh hỏng mà vẫn tiêm, ai chịu trách nhiệm?",
    "en": "They went on jabbing with the fridge broken!",
}


@pytest.mark.parametrize("verdict", ["", *VERDICTS])
def test_whatever_people_typed_in_whichever_language_and_found_the_desks_have_words(
    ground: Range, verdict: str
) -> None:
    """Every kind of text on every verdict: a desk that fails leaves its work undone, and nobody in the hall knows why."""
    for kind, typed, answered in product(CASE_KINDS, LANGUAGES, ("", *LANGUAGES)):
        words = TYPED.get(answered, ("", ""))
        case = told(ground, verdict if answered else "", *words)
        asked = () if not answered else case.questions
        case = replace(
            case, sentence=Text(REPORTED[typed]), said=Text(REPORTED[typed]), verdict=verdict, questions=asked
        )
        for lang in LANGUAGES:
            assert Writer(case, ground.see("voice", lang), 1).write(kind).title_vi, (
                kind,
                typed,
                answered,
                lang,
            )


@pytest.mark.parametrize("verdict", ["FALSE", "MIXED", "MISLEADING_CONTEXT"])
def test_who_reads_the_other_language_learns_what_came_of_it_from_the_headline_on(
    ground: Range, verdict: str
) -> None:
    text = Writer(told(ground, verdict, *TYPED["en"]), ground.see("voice", "vi"), 1).write("correction")
    came = {
        "FALSE": "không đúng sự thật",
        "MIXED": "chỉ đúng một phần",
        "MISLEADING_CONTEXT": "gây hiểu nhầm",
    }[verdict]
    assert text.title_vi.endswith(came), text.title_vi
    assert "sẽ được báo" in text.body_vi and len(text.body_vi.splitlines()) >= 3
    for said in (text.title_vi, text.body_vi, text.title_en, text.body_en):
        assert not SENT_ROUND.search(said), said


@pytest.mark.parametrize("claim", range(4))
def test_nobody_is_told_to_do_nothing_because_an_advice_stands_in_another_language(
    ground: Range, claim: int
) -> None:
    case = told(ground, "FALSE", *TYPED["en"])
    case = replace(case, sentence=Text(ground.scenario.claims[claim].sentence.vi))
    text = Writer(case, ground.see("voice", "vi"), 1).write("correction")
    assert tr("vi", phrases.STAY_CALM) not in text.body_vi, text.body_vi


def test_of_what_is_open_both_versions_say_so(ground: Range) -> None:
    text = Writer(told(ground, "UNPROVEN", *TYPED["en"]), ground.see("voice", "vi"), 1).write("holding")
    assert "chưa có thêm thông tin" in text.body_vi and "đã trả lời" not in text.body_vi


def test_an_answer_with_a_line_in_each_language_is_told_in_each(ground: Range) -> None:
    both = [f"{TYPED['vi'][place]}\n{TYPED['en'][place]}" for place in (0, 1)]
    text = Writer(told(ground, "FALSE", *both), ground.see("voice", "vi"), 1).write("correction")
    for lang, body in (("vi", text.body_vi), ("en", text.body_en)):
        other = "en" if lang == "vi" else "vi"
        assert TYPED[lang][1][4:] in body and TYPED[other][1][4:] not in body, body


SENT_ROUND = re.compile(
    r"(?:version|text) in the other|other version|bản (?:bằng )?tiếng|tiếng kia", re.IGNORECASE
)


def test_no_phrase_of_ours_sends_a_reader_to_a_version_that_they_cannot_read() -> None:
    texts = [words for name in vars(phrases) if name.isupper() for words in strings(getattr(phrases, name))]
    assert len(texts) > 50
    assert [words for words in texts if any(SENT_ROUND.search(tr(lang, words)) for lang in LANGUAGES)] == []


def strings(held: object) -> list[str]:
    if isinstance(held, str):
        return [held]
    inner = held.values() if isinstance(held, Mapping) else held if isinstance(held, tuple) else ()
    return [words for each in inner for words in strings(each)]


def test_whoever_writes_asks_a_person_for_the_words_in_the_other_language_once(ground: Range) -> None:
    number = ground.case(ground.scenario.claims[0].id)
    ground.note(QuestionAsked(case=number, question="c1.q1", owner="clinic", text=Text("?")))
    answered = QuestionAnswered(
        case=number, question="c1.q1", owner="clinic", verdict="FALSE", record="primary", disputes=False,
        text=Text(TYPED["en"][0]), advice=Text(TYPED["en"][1]),
    )  # fmt: skip
    ground.note(answered)
    seat = "voice"

    def asking() -> list[Proposal]:
        return list(ask_in_words(Duty(ground.see(seat), character("good"), 1)))

    assert asking() == [], "a machine that answers is asked nothing"
    ground.note(SeatJoined("head"))
    (asked,) = asking()
    assert isinstance(asked.command, SendMessage) and asked.command.to == ("clinic",)
    ground.give(seat, asked.command)
    assert asking() == []


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ("Không. Cảng không ra lệnh sơ tán.", "Cảng không ra lệnh sơ tán."),
        ("No. The port gave no order.", "The port gave no order."),
        ("Dạ, có, chợ họp như thường.", "Chợ họp như thường."),
        ("Không có lệnh nào.", "Không có lệnh nào."),
        ("No order was given.", "No order was given."),
        ("Đúng là hai căn hộ báo có mùi.", "Đúng là hai căn hộ báo có mùi."),
    ],
)
def test_a_yes_or_no_to_the_question_is_no_headline(answer: str, told: str) -> None:
    """ "Ở phường Lò Muối: Không" stood over a text on an evacuation that nobody had ordered."""
    assert plainly(answer) == told


TITLED = [
    ("Không. Quỹ không có tổ hoàn tiền nào.", "No. The fund has no refund team.", "uỹ không có tổ hoàn tiền", "refund team"),
    ("Không ạ.", "No.", "", ""),
    (
        "Ai lỡ nhập mã: khóa thẻ ngay trong ví, hoặc tới quầy gần nhất.",
        "Whoever typed a code: lock the card in the wallet at once, or come to a counter.",
        "i lỡ nhập mã",
        "hoever typed a code",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("vi", "en", "head_vi", "head_en"), TITLED)
def test_a_headline_cut_from_an_answer_is_a_whole_sentence_that_says_whom_it_is_for(
    ground: Range, vi: str, en: str, head_vi: str, head_en: str
) -> None:
    """A ward's notice was headed "No", and another told everybody to lock their card."""
    text = Writer(told(ground, "FALSE", f"{vi}\n{en}", ""), ground.see("voice", "vi"), 1).write("warning")
    for title, head, bare in ((text.title_vi, head_vi, "Không"), (text.title_en, head_en, "No")):
        assert head in title and title.partition(": ")[2].rstrip(". ") != bare, title


def test_what_follows_on_a_report_in_somebody_s_own_words_keeps_its_matter_and_its_advice(
    ground: Range,
) -> None:
    """It was headed "a report about us", had the telling's Vietnamese in its English, and the advice was gone."""
    case = told(ground, "UNPROVEN", tr("vi", NO_RECORD), "")
    case = replace(case, sentence=Text("Nhiều người trong tổ nhận tin tặng 30 GB, bấm vào hỏi mã ngân hàng."))
    first = Writer(case, ground.see("voice", "vi"), 1).write("holding")
    assert "nói về mình" not in first.title_vi and "about us" not in first.title_en, first.title_vi
    assert "tra tiếp" not in first.body_vi and "tặng 30 GB" not in first.body_en, first
    assert spoken(first.body_en) == "en", first.body_en
    ground.note(SeatJoined("voice"), drafted_by_people(case), moved("DRAFTING", "REVIEW"), actor="voice")
    ground.note(moved("REVIEW", "PUBLISHED"), actor="voice")
    statement = ground.state.book.statements["s1"]
    assert statement.published, statement
    text = Writer(case, ground.see("voice", "vi"), 1).write("holding", statement)
    assert text.title_vi == "Cập nhật: khoan bấm vào đường dẫn tặng 30 GB", text.title_vi
    assert "Đừng bấm vào đường dẫn" in text.body_vi and "do not open the link" in text.body_en.lower(), text


def drafted_by_people(case: Case) -> StatementDrafted:
    return StatementDrafted(
        statement="s1", case=case.case, version=1, kind="holding", stance="unknown", issuer="clinic", channels=("feed",),
        figures=(), next_update=0, craft={}, checker="craft-1", leaks=(), role="SPOKE", cell="clinic",
        title_vi="Khoan bấm vào đường dẫn tặng 30 GB", title_en="Hold off the 30 GB link",
        body_vi="Chúng tôi chưa rõ ai gửi.\nĐừng bấm vào đường dẫn và không nhập mã ngân hàng.",
        body_en="It is not known who sent it.\nDo not open the link and enter no bank code.",
    )  # fmt: skip


def moved(frm: str, to: str) -> StatementStepped:
    return StatementStepped(
        statement="s1", version=1, frm=frm, to=to, role="SPOKE", cell="clinic", reason=Text("")
    )
