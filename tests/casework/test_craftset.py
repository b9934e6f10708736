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
