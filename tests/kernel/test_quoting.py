"""Words of others in a sentence of ours: cut at a word, quoted once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.kernel.quoting import closed, cut, listed, quoted, within

SOURCE = Path(__file__).parents[2] / "src/infodrill"
OWN = (
    "“The well is poisoned.” Keep away.",
    '"The well is poisoned"',
    "“The well is poisoned. They said so",
    "A man says: “the well” and 'the pump'",
    'he said "come" and left',
)


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("words", OWN)
def test_what_a_sentence_quotes_has_one_pair_of_marks(lang: str, words: str) -> None:
    line = tr(lang, "slip written, {p}: “{said}”", p="P1", said=words)
    assert re.findall('[“”"]', line) == ["“", "”"]
    assert re.findall('[“”"]', quoted(words)) == ["“", "”"]
    assert {"well", "poisoned", "pump", "come"} & set(re.findall(r"\w+", line))


def test_marks_around_the_whole_are_ours_and_those_inside_become_single() -> None:
    assert within("“All is well.”") == "All is well."
    assert within("She said “come” twice") == "She said ‘come’ twice"
    assert within("“A” and “B”") == "‘A’ and ‘B’"
    assert within("On “each household that is cut…") == "On ‘each household that is cut…"
    assert within('On "each household that is cut…') == "On ‘each household that is cut…"
    assert quoted("  ") == ""


@pytest.mark.parametrize("most", [10, 20, 37])
def test_a_text_is_cut_at_a_word(most: int) -> None:
    text = "Counter three is closed; the queue reaches the street."
    short = cut(text, most)
    assert len(short) <= most
    assert short.endswith("…")
    assert text.startswith(short[:-1].rstrip()) and text[len(short) - 1] in " ;,."
    assert cut(text, len(text)) == text


def test_no_page_cuts_words_in_the_middle() -> None:
    """Pages cut what people wrote by one filter, and never slice it."""
    for page in (SOURCE / "web/templates").rglob("*.html"):
        assert not re.search(r"\|truncate(chars|words)", page.read_text()), page
        assert "“{{" not in page.read_text(), f"{page}: |quoted"
    for room in (SOURCE / "web/rooms").glob("*.py"):
        for line in room.read_text().splitlines():
            assert not re.search(r"\[:[\d_]{2,}\]", line) or ".get(" in line, f"{room.name}: {line}"


def test_a_quotation_that_was_cut_is_closed() -> None:
    """“Về chuyện ‘Bốn trẻ ở xã…” stood of a text on page one."""
    assert closed(cut("About “the well is poisoned”", 20)) == "About “the well is…”"
    assert closed("About “the well”") == "About “the well”" and closed("About") == "About"


def test_names_that_hold_commas_are_parted_by_semicolons() -> None:
    """Two seats read as three: "the coordinator, the doctor on call, the adviser"."""
    assert listed(["Coordinator, doctor on call", "Adviser"]) == "Coordinator, doctor on call; Adviser"
    assert listed(["Ward A", "Ward B"]) == "Ward A, Ward B"
    rooms = (Path(__file__).parents[2] / "src/infodrill/web/rooms").glob("*.py")
    named = re.compile(r'", "\.join\(.*(?:\.called|\.name\b|names\.get|others)')
    assert not [
        (room.name, line)
        for room in rooms
        for line in room.read_text("utf-8").splitlines()
        if named.search(line)
    ]
