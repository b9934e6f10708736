"""A text is begun in one language; whether the other is asked for before approval, the drill says. In which language words are
written, and what one of two versions says alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework.nouns.publishing import ApproveStatement, PublishStatement
from infodrill.casework.nouns.selfcorrection import RaiseError, SelfCorrect
from infodrill.casework.nouns.statement import DraftStatement, SubmitStatement
from infodrill.casework.parting import joined, parted
from infodrill.casework.tongues import alone, spoken
from infodrill.kernel.errors import Refused
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare
from tests.casework.table import Table, draft
from tests.casework.test_names import LIBRARY

WORDS = ("title_vi", "title_en", "body_vi", "body_en")
ONLY_VI = {"title_en": "", "body_en": ""}
ONLY_EN = {"title_vi": "", "body_vi": ""}


def field_of(error: pytest.ExceptionInfo[Refused]) -> object:
    return error.value.params["field"]


@pytest.mark.parametrize("blank", [ONLY_VI, ONLY_EN], ids=["vi", "en"])
def test_one_language_is_enough_to_draft_and_the_other_is_asked_for_by_name_before_approval(blank) -> None:
    table = Table()
    statement = table.draft(table.decided(), **blank)
    with pytest.raises(Refused) as no:
        table.play(SubmitStatement("COMMS", statement))
    assert field_of(no) in blank
    table.play(draft("c1", statement=statement), 1)
    table.play(SubmitStatement("COMMS", statement))
    assert table.statement().state == "REVIEW"


@pytest.mark.parametrize("blank", [ONLY_VI, ONLY_EN], ids=["vi", "en"])
def test_where_one_language_is_enough_it_is_published_and_read_by_all(blank) -> None:
    table = Table(both=False)
    statement = table.draft(table.decided(), **blank)
    table.play(SubmitStatement("COMMS", statement))
    for role in ("FACT-OWNER", "RIGHTS"):
        table.play(ApproveStatement(role, statement))
    table.play(PublishStatement("SPOKE", statement))
    version = table.statement().newest
    assert version.published_at >= 0
    assert version.said("vi") == version.said("en") and all(version.said("vi"))
    table.play(RaiseError("MONITOR", statement, "The gauge was read wrongly."), seat="another")
    own = {"title_en": "The dyke stands", "body_en": "The gauge reads 4.21 m."} if blank is ONLY_EN else {
        "title_vi": "Đê đứng vững", "body_vi": "Trạm đo ghi 4,21 m."}  # fmt: skip
    table.play(SelfCorrect(role="SPOKE", statement=statement, stance="partly", **own), 1)
    assert table.statement().state == "REVIEW"


@pytest.mark.parametrize("missing", WORDS)
def test_half_a_language_goes_nowhere(missing: str) -> None:
    """Neither where both are asked for nor where one is enough: what is begun is written whole."""
    for both in (True, False):
        table = Table(both=both)
        statement = table.draft(table.decided(), **{missing: " "})
        with pytest.raises(Refused) as no:
            table.play(SubmitStatement("COMMS", statement))
        assert field_of(no) == missing


@given(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=1, max_size=5).filter(
    lambda parts: any(vi for vi, _ in parts) and any(en for _, en in parts)
))  # fmt: skip
def test_every_part_that_one_language_has_is_asked_for_in_the_other_all_at_once(parts) -> None:
    vi, en = (joined("Đê đứng vững." if part[place] else "" for part in parts) for place in (0, 1))
    told = {"body_vi": vi[0], "lines_vi": vi[1], "body_en": en[0], "lines_en": en[1]}
    uneven = [number for number, (in_vi, in_en) in enumerate(parts, 1) if in_vi != in_en]
    for both, asked in ((True, uneven), (False, [])):
        table = Table(both=both)
        statement = table.draft(table.decided(), **told)
        if not asked:
            table.play(SubmitStatement("COMMS", statement))
            continue
        with pytest.raises(Refused) as no:
            table.play(SubmitStatement("COMMS", statement))
        assert no.value.params["parts"] == ", ".join(map(str, asked))
        assert str(field_of(no)).startswith("body_")


def test_all_that_is_missing_is_said_at_once() -> None:
    table = Table()
    statement = table.draft(table.decided(), **ONLY_VI)
    with pytest.raises(Refused) as no:
        table.play(SubmitStatement("COMMS", statement))
    assert no.value.params["allowed"] == ("title_en", "body_en")


@pytest.mark.parametrize("given_one", WORDS)
def test_a_text_that_is_whole_in_no_language_is_refused_at_the_field_that_is_open(given_one: str) -> None:
    table = Table()
    case = table.decided()
    with pytest.raises(Refused) as no:
        table.draft(case, **(dict.fromkeys(WORDS, "") | {given_one: "Đê vững."}))
    kind, lang = given_one.split("_")
    assert field_of(no) == f"{'body' if kind == 'title' else 'title'}_{lang}"


def test_a_correction_of_our_own_asks_for_the_languages_as_any_approval_does() -> None:
    table = Table()
    statement = table.published(table.decided())
    table.play(RaiseError("MONITOR", statement, "The gauge was read wrongly."), seat="another")
    own = SelfCorrect(
        role="SPOKE", statement=statement, stance="partly", title_vi="Đê vững", body_vi="Mực nước 4,21 m."
    )
    with pytest.raises(Refused) as no:
        table.play(own, 1)
    assert field_of(no) == "title_en"
    table.play(replace(own, title_en="The dyke holds", body_en="The gauge reads 4.21 m."), 1)


@given(st.lists(st.text(st.sampled_from("aộ. \n\r\t\u2028\x85\x0b"), max_size=12), min_size=5, max_size=5))
def test_no_part_moves_when_a_text_is_kept_and_read_again(parts: list[str]) -> None:
    body, lines = joined(parts)
    assert parted(as_read(body), lines, 5) == [as_read(part).strip() for part in parts]


def test_a_text_from_before_stands_a_paragraph_a_part() -> None:
    assert parted("a\n\nb\nc", (), 5) == ["a", "b", "c", "", ""]
    assert parted("a\nb\nc\nd\ne\nf", (), 5) == ["a", "b", "c", "d", "e\nf"]


def test_parts_that_do_not_add_up_are_refused() -> None:
    table = Table()
    case = table.decided()
    with pytest.raises(Refused) as no:
        table.draft(case, lines_vi=(1, 2, 0, 0, 1))
    assert field_of(no) == "lines_vi"


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Tìm hiểu với phòng khám vì sao hồ sơ c25 chậm.", "vi"),
        ("mất mạng", "vi"),
        ("VỠ ĐÊ RỒI, km 3 Cồn Vạc", "vi"),
        ("Bến Lành clinic did not answer the telephone", "en"),
        ("Find out why it was late", "en"),
        ("1, 2, 5", ""),
        ("radio", ""),
        ("ward-a, city", ""),
        ("Lê Thị Hoa", ""),
    ],
)
def test_the_language_of_typed_words_is_seen(text: str, lang: str) -> None:
    assert spoken(text) == lang


def test_each_sentence_of_the_library_is_seen_in_its_language_with_accents_and_without() -> None:
    told = [both for both in library() if min(len(words.split()) for words in both) > 4]
    assert len(told) > 1_000
    wrong = [
        vi
        for vi, en in told
        for text, lang in ((vi, "vi"), (en, "en"), (bare(vi), "vi"))
        if spoken(text) not in (lang, "")
    ]
    seen = sum(
        spoken(text) == lang for vi, en in told for text, lang in ((vi, "vi"), (en, "en"), (bare(vi), "vi"))
    )
    assert not wrong and 100 * seen >= 98 * 3 * len(told)


def test_versions_that_say_the_same_raise_at_most_one_warning_in_a_hundred() -> None:
    told = [(both, alone(worded(*both))) for both in library()]
    wrong = [(notes, both) for both, notes in told if notes]
    assert 100 * len(wrong) <= len(told), wrong


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_figure_changed_in_one_version_of_any_text_of_the_library_is_told(lang: str) -> None:
    """Times, dates, house numbers, telephones, amounts: one digit is enough."""
    missed, asked = [], 0
    for both in library():
        mine = both[lang == "en"]
        if alone(worded(*both)) or not (
            figure := re.search(r"(?<![\w./-])\d{2,}(?:[:.,]\d+)?(?![\w/-])", mine)
        ):
            continue
        asked += 1
        wrong = mine[: figure.start()] + str(int(figure[0][0]) % 8 + 1) + mine[figure.start() + 1 :]
        wrong = wrong if wrong != mine else mine[: figure.start()] + "9" + mine[figure.start() + 1 :]
        changed = worded(wrong, both[1]) if lang == "vi" else worded(both[0], wrong)
        if not [shown for version, shown in alone(changed) if version == lang]:
            missed.append((mine, wrong))
    assert asked > 100 and 100 * len(missed) <= 3 * asked, missed


@pytest.mark.parametrize(
    ("vi", "en", "told"),
    [
        ("Tin tiếp lúc 15 giờ.", "Next word at 15:30.", {("vi", "15 giờ"), ("en", "15:30")}),
        ("Tin tiếp lúc 3 giờ chiều.", "Next word at 3 pm.", set()),
        ("Tin tiếp lúc 9 giờ tối.", "Next word at 9 am.", {("vi", "9 giờ tối"), ("en", "9 am")}),
        ("Gọi 0900 123 456.", "Call 0900-123-457.", {("vi", "0900 123 456"), ("en", "0900-123-457")}),
        ("Gọi 0900.123.456.", "Call 0900 123 456.", set()),
        ("Đến số 12 đường Giếng Nước.", "Go to 14 Giếng Nước Street.", {("vi", "12"), ("en", "14")}),
        ("Họp ngày 8/9.", "Meeting on 9 September.", {("vi", "8/9"), ("en", "9 September")}),
        ("Hai giếng, mười hai hộ.", "Two wells, 12 households.", set()),
        ("Phường Cồn Vạc ngập.", "The ward is flooded.", {("vi", "Cồn Vạc")}),
        ("Phường Cồn Vạc ngập.", "Con Vac ward is flooded.", set()),
        ("350 triệu đồng.", "350,000,000 dong.", set()),
    ],
)
def test_what_one_version_says_alone_is_told_of_both(vi: str, en: str, told: set[tuple[str, str]]) -> None:
    assert set(alone(worded(vi, en), {"Cồn Vạc"})) == told


@pytest.mark.parametrize("missing", ["vi", "en"])
def test_a_text_in_one_language_is_compared_with_nothing(missing: str) -> None:
    assert alone(worded(*("" if lang == missing else "9 giờ, 12 hộ" for lang in ("vi", "en")))) == ()


def worded(vi: str, en: str) -> DraftStatement:
    return replace(draft("c1"), title_vi="", title_en="", body_vi=vi, body_en=en)


@cache
def library() -> tuple[tuple[str, str], ...]:
    """Every text of the library's drills in both its languages."""

    def texts(told: object) -> Iterator[tuple[str, str]]:
        if isinstance(told, dict) and told.keys() == {"vi", "en"} and isinstance(told["vi"], str):
            yield told["vi"], told["en"]
        elif isinstance(told, dict) and "senders" in told:  # names, and no sentences
            yield from texts({key: part for key, part in told.items() if key != "senders"})
        elif isinstance(told, (dict, list)):
            for part in told.values() if isinstance(told, dict) else told:
                yield from texts(part)

    files = sorted(LIBRARY.rglob("*.yaml"))
    return tuple(
        both
        for path in files
        for both in texts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader))
    )
