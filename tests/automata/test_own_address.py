"""What machines write in a school is written by a school, by its `address`: to its `people`, of its `desk`."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import infodrill.automata
from infodrill.conduct.premises import USUAL
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import tr
from infodrill.review.retelling import Retelling
from tests.rehearsals import record

FOREIGN = {
    lang: re.compile("|".join(map(re.escape, (tr(lang, word) for word in USUAL))), re.IGNORECASE)
    for lang in ("vi", "en")
}
DRILL = "school-gate"


def written() -> Iterator[tuple[str, str]]:
    """(where, words) of all that cells wrote in that drill; its own injects and posts are the story's."""
    played = record(DRILL, "good")
    cells = {seat.id for cell in played.scenario.cells.cells for seat in cell.seats}
    for event in played.events:
        if event.actor in cells:
            for name in type(event.body).__dataclass_fields__:
                if isinstance(said := getattr(event.body, name), Text):
                    yield f"{event.body.TYPE}.{name}", str(said)


def test_nothing_that_a_cell_writes_in_a_school_speaks_as_a_city_hall() -> None:
    said = list(written())
    story = record(DRILL, "good").scenario.model_dump_json()
    strange = [
        each
        for each in said
        if any(word.search(each[1]) for word in FOREIGN.values()) and each[1] not in story
    ]
    assert len(said) > 60 and strange == []
    assert any("quý phụ huynh" in words for _, words in said)


def test_what_a_school_s_machines_wrote_is_told_again_in_the_other_language() -> None:
    scenario = record(DRILL, "good").scenario
    bodies = [
        words for where, words in written() if "question_asked" in where and "quý phụ huynh" in words.lower()
    ]
    told = [Retelling.of(scenario).told(words) for words in bodies]
    assert bodies and all(
        both and both.vi == words and both.en != words for both, words in zip(told, bodies, strict=True)
    )


def test_a_cell_s_words_come_by_the_drill_s_own_names_alone() -> None:
    """Else the next phrase would say "bà con" in a school again."""
    folder = Path(infodrill.automata.__file__).parent
    direct = [
        path.name
        for path in folder.glob("*.py")
        if re.search(r"import .*\btr\b", path.read_text(encoding="utf-8"))
    ]
    assert direct == ["hours.py"]  # what o'clock it is, which nobody is addressed by


def test_a_correction_of_the_school_s_own_message_owns_it_and_each_text_begins_with_a_fact() -> None:
    played = record(DRILL, "good")
    texts = [event.body for event in played.events if getattr(event.body, "body_vi", "")]
    # A bulletin lists what the correction says.
    own = [text for text in texts if "17 giờ 30" in f"{text.body_vi}" and text.kind != "bulletin"]
    assert own and all("đính chính thông báo của chính mình" in str(text.body_vi) for text in own)
    for text in texts:
        if text.kind == "holding":
            assert not str(text.title_vi).startswith("“") and "chưa có gì về việc này" not in str(
                text.title_en
            )
