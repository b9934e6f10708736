"""What a drill calls the public stands in texts of the product that are filled in afterwards: it is words, never a field."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from infodrill.conduct.premises import USUAL, Premises, addressed_and_filled
from infodrill.kernel.i18n import catalogue, tr
from infodrill.review.retelling import Retelling
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Bi
from infodrill.scenario.schema.drill import Address
from tests.scenario.conftest import TINY

FIELD = re.compile(r"\{(\w+)\}")
MARK = "ꙁꙁ"  # stands for the own words, and in no text of the product; it has a capital, as they may
HOSTILE = (
    "{0.__class__}",
    "{n:>300000000}",
    "{a.b}",
    "{a!r}",
    "x{n",
    "}",
    "{}",
    "{{told}}",
    "%s",
    r"\1",
    "{case}",
)
PARTS = st.lists(st.sampled_from((*HOSTILE, "quý phụ huynh", " ", "“", "\n")), min_size=1, max_size=4)
BOTH = [
    (lang, msgid)
    for msgid, said in catalogue("vi").items()
    for lang, text in (("vi", said), ("en", msgid))
    if any(tr(lang, usual).casefold() in text.casefold() for usual in USUAL)
]


def _address(words: str) -> Address:
    """As if it had been taken in: what is played is not what `check` reads alone."""
    said = Bi.model_construct(vi=words, en=words)
    return Address.model_construct(people=said, desk=said)


def _filled(lang: str, msgid: str, words: str) -> str:
    values = dict.fromkeys(FIELD.findall(tr(lang, msgid)), "{value}")
    return addressed_and_filled(lang, msgid, values, _address(words))


def test_there_are_texts_with_and_without_fields_that_name_the_public() -> None:
    assert {bool(FIELD.search(tr(lang, msgid))) for lang, msgid in BOTH} == {True, False}


@settings(max_examples=40)
@given(words=PARTS.map("".join))
def test_whatever_the_public_is_called_stands_in_every_text_as_it_was_written(words: str) -> None:
    for lang, msgid in BOTH:
        marked = _filled(lang, msgid, MARK)
        begun = words[:1].upper() + words[1:]
        meant = marked.replace(MARK, words).replace(MARK[:1].upper() + MARK[1:], begun)
        assert _filled(lang, msgid, words) == meant


@pytest.mark.parametrize("words", ["{0.__class__}", "x{n", "{told}"])
def test_a_drill_says_and_retells_such_words_in_both_languages(words: str) -> None:
    plain = load(find("ward-desk")).scenario
    drill = plain.drill.model_copy(update={"address": _address(words)})
    scenario = plain.model_copy(update={"drill": drill})
    again = Retelling(scenario)
    for lang, msgid in BOTH:
        values = dict.fromkeys(FIELD.findall(tr(lang, msgid)), "Trạm nước số ba, 3")
        said = Premises(scenario, lang).say(lang, msgid, **values)
        assert said == addressed_and_filled(lang, msgid, values, _address(words))
        again.told(said)  # no pattern is made of what the author wrote


@pytest.mark.parametrize(("field", "words"), [("people", "x{n"), ("desk", "{told}")])
def test_check_refuses_a_bracket_in_an_address(tmp_path: Path, field: str, words: str) -> None:
    folder = Path(shutil.copytree(TINY, tmp_path / "tiny"))
    said = {"people": "quý phụ huynh", "desk": "văn phòng trường"} | {field: words}
    both = ", ".join(f'{name}: {{vi: "{told}", en: "the {told}"}}' for name, told in said.items())
    with (folder / "drill.yaml").open("a", encoding="utf-8") as file:
        file.write(f"address: {{{both}}}\n")
    with pytest.raises(ScenarioErrors) as refused:
        load(folder)
    assert [(each.code, each.params["value"]) for each in refused.value.errors] == [("S113", words)]
    assert refused.value.errors[0].remedy
