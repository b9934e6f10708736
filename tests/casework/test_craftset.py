"""What the craft rubric reads in single sentences, beside what a reader would grant them (`craftset`)."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest
import yaml

from infodrill.casework import craft
from infodrill.casework.letters import words

FOLDER = Path(__file__).parent / "craftset"
SENTENCES = yaml.safe_load((FOLDER / "sentences.yaml").read_text(encoding="utf-8"))
LABELS = yaml.safe_load((FOLDER / "labels.yaml").read_text(encoding="utf-8"))
POINTS = words("what_to_do evidence why_misleads time myth puts_off attack")
BLIND = yaml.safe_load((FOLDER / "blind-sentences.yaml").read_text(encoding="utf-8"))
SECOND = yaml.safe_load((FOLDER / "blind-labels.yaml").read_text(encoding="utf-8"))
RIGHT = {  # point of the second reader: per cent of texts read as they were labelled, odd ids (dev), even ids (held)
    "what_to_do": (100, 95), "why_misleads": (100, 88), "primary_evidence": (99, 90), "no_attack": (100, 99),
    "issue_time": (98, 90), "fact_first": (88, 76), "plain": (100, 96),
}  # fmt: skip
LEAST = 950  # per mille of sentences of which every point is right


def test_every_sentence_is_labelled_and_the_set_is_large_and_mostly_vietnamese() -> None:
    assert SENTENCES.keys() == LABELS.keys() and len(SENTENCES) >= 200
    assert {point for told in LABELS.values() for point in told} == POINTS
    assert 1000 * sum(name.startswith("vi") for name in SENTENCES) // len(SENTENCES) >= 700
    texts = [sentence["text"] for sentence in SENTENCES.values()]
    assert len(texts) == len(set(texts))


def test_each_point_has_sentences_that_have_it_and_as_many_that_do_not_in_both_languages() -> None:
    tally = Counter((name[:2], point) for name, told in LABELS.items() for point in told)
    assert all(tally[lang, point] >= 2 for lang in ("vi", "en") for point in POINTS)
    assert sum(not told for told in LABELS.values()) >= len(LABELS) // 4


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_craft_is_right_on_nineteen_sentences_of_twenty(lang: str) -> None:
    asked = {name: sentence["text"] for name, sentence in SENTENCES.items() if name.startswith(lang)}
    wrong = {
        text: sorted(craft.seen_in(lang, text) ^ set(LABELS[name]))
        for name, text in asked.items()
        if craft.seen_in(lang, text) != set(LABELS[name])
    }
    assert 1000 * (len(asked) - len(wrong)) // len(asked) >= LEAST, wrong


@pytest.mark.parametrize(
    ("lang", "body", "first"),
    [
        (
            "vi",
            "Tủ lạnh A hỏng.\nKhông cho trẻ uống nước lá và gọi phòng khám nếu sốt.\nNguồn: sổ tủ.",
            "Không cho trẻ",
        ),
        ("vi", "Không cho trẻ uống nước lá.\nTủ lạnh A hỏng.", "Không cho trẻ"),
        ("vi", "Nước đục.\nỐng vỡ.\nĐã thay.\nSổ ghi 11,6.\nBà con đun sôi nước.", "Bà con đun sôi"),
        ("en", "The fridge failed.\nDo not give leaf water; call the clinic.", "Do not give"),
    ],
)
def test_a_loudspeaker_says_first_what_to_do_wherever_it_was_written(
    lang: str, body: str, first: str
) -> None:
    said = craft.read_aloud(lang, body)
    assert said.startswith(first) and body.split("\n")[0] in said


def test_a_text_without_advice_is_read_aloud_from_its_first_part_to_its_last() -> None:
    assert craft.read_aloud("vi", "Đê vững.\nNước rút.\nTin sau lúc 7 giờ.") == "Đê vững. Tin sau lúc 7 giờ."


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_line_quotes_the_clause_that_earned_it(lang: str) -> None:
    title, body = {
        "vi": ("Nước sạch", "Nước sạch, theo sổ đo của Sở Y tế lúc 9:00. Không cho trẻ uống nước lá và gọi phòng khám nếu sốt."),
        "en": ("The water is clean", "The water is clean, by the gauge record at 9:00. Give no leaf water and call the clinic."),
    }[lang]  # fmt: skip
    draft = craft.Draft(
        title=title, body=body, figures=(), sources=("x",), issuer="ward", version=1, lang=lang
    )
    lines = {line.item: line for line in craft.inspect(draft)}
    told = craft.clause_around(draft.body, lines["what_to_do"])
    assert lines["what_to_do"].points == 1 and told == draft.body.split(". ")[1].rstrip(".")
    assert all(
        craft.clause_around(draft.body, line) in draft.body for line in lines.values() if line.part == "body"
    )
    assert all(line.lang == lang and line.why for line in lines.values())


def _granted(lang: str, text: str) -> dict[str, bool]:
    """The second reader's points as craft gives them to a text."""
    seen = craft.seen_in(lang, text)
    draft = craft.Draft(title="", body=text, figures=(), sources=(), issuer="x", version=1, lang=lang)
    points = craft.score(lang, draft)
    return {
        "what_to_do": "what_to_do" in seen, "why_misleads": "why_misleads" in seen, "primary_evidence": "evidence" in seen,
        "no_attack": "attack" not in seen, "issue_time": "time" in seen, "fact_first": points["fact_first"] == 2,
        "plain": points["plain"] == 1,
    }  # fmt: skip


@pytest.mark.parametrize("half", [0, 1], ids=["dev", "held"])
def test_craft_agrees_with_a_second_reader_who_saw_no_rule_as_often_as_is_written(half: int) -> None:
    asked = [told for told in BLIND if int(told["id"][1:]) % 2 == 1 - half]
    right = Counter(
        point
        for told in asked
        for point, granted in _granted(told["lang"], told["text"]).items()
        if granted == SECOND[told["id"]][point]
    )
    assert len(asked) == 100
    assert {point: right[point] for point in RIGHT if right[point] < RIGHT[point][half]} == {}


@pytest.mark.parametrize(
    ("lang", "text", "tells"),
    [
        ("vi", "Bà con khoan ra đồng nghen.", True),
        ("vi", "Khỏi mần giấy lại, giấy cũ còn xài được.", True),
        ("vi", "Ai nhà có con nít thì rước về trước 16 giờ.", True),
        ("vi", "Ai lỡ chuyển tiền rồi thì gọi ngân hàng liền.", True),
        ("vi", "Mấy anh chạy đò nghỉ tối nay giùm.", True),
        ("vi", "Bà con: không lại gần kè.", True),
        ("vi", "- Không tụ tập trên cầu", True),
        ("vi", "AI THẤY DÂY ĐIỆN ĐỨT THÌ TRÁNH XA", True),
        ("vi", "De nghi ba con tat cau dao dien", True),
        ("vi", "Dung bam vao duong link la", True),
        ("en", "Parents: no aspirin for children.", True),
        ("en", "Everyone else, pack a small bag.", True),
        ("en", "Not sure? Sit a while before you drive.", True),
        ("vi", "Các bác đừng lo quá ạ.", False),
        ("vi", "Bà con theo dõi bản tin tiếp theo lúc 18 giờ.", False),
        ("vi", "Bà con đừng nghe bọn phá hoại.", False),
        ("vi", "Thực hiện công văn 12, UBND xã giao Văn phòng theo dõi.", False),
        ("vi", "Chua co ai bi thuong", False),
        ("vi", "Cam on ba con da bao tin", False),
        ("en", "Please stay calm.", False),
        ("en", "Check back at noon for an update.", False),
        ("en", "No gate is open.", False),
    ],
)
def test_an_order_is_known_by_its_form_not_by_its_dress_and_comfort_is_none(
    lang: str, text: str, tells: bool
) -> None:
    assert ("what_to_do" in craft.seen_in(lang, text)) is tells
