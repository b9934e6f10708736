"""What a loudspeaker reads of each text of the library's drills can be followed by whoever hears it once."""

from __future__ import annotations

import re

import pytest

from infodrill.automata import phrases as say
from infodrill.automata.linestotake import OF_TEXTS, as_form
from infodrill.casework.aloud import as_said, read_aloud
from infodrill.casework.craft import advice_of, instruction
from infodrill.casework.textkinds import standing_in
from infodrill.kernel.i18n import tr
from infodrill.kernel.sentences import sentences
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Said

LANGUAGES = ("vi", "en")
# Of what is told of our texts, this tells people something.
OF_THE_MATTER = (
    say.SORRY_FOR_IT, say.LIFTED, say.LATE, say.STILL, say.NOT_SO,
    say.OUTCOMES["FALSE"], say.OUTCOMES["MIXED"], say.OUTCOMES["MISLEADING_CONTEXT"],
)  # fmt: skip
SOURCE = {
    "vi": re.compile(r"Nguồn:|Theo [^.]*tính đến"),
    "en": re.compile(r"Source:|According to [^.]*as of"),
}
SORRY = {
    "vi": re.compile(r"xin lỗi(?! vì báo lại muộn)"),
    "en": re.compile(r"apologi[sz]|sorry(?! to come| that this)"),
}
SPOKEN = [(name, lang) for name in DRILLS for lang in LANGUAGES]


def read(word: Said, lang: str) -> str:
    return read_aloud(
        lang, word.body(lang), word.title(lang), standing_in(word.kind, word.version.lines(lang))
    )


def spoken(name: str, lang: str) -> list[tuple[Said, str]]:
    """(text, what is read of it) of that drill."""
    return [(word, read(word, lang)) for word in drill_heard(name)[1].said]


@pytest.mark.parametrize(("name", "lang"), SPOKEN)
def test_each_point_of_a_bulletin_is_heard_whole_and_in_its_order(name: str, lang: str) -> None:
    """ "Send no money to this page": which page stood in the point that the step was taken from."""
    sheets = [both for both in spoken(name, lang) if both[0].kind == "bulletin"]
    assert sheets or name != "typhoon"
    for word, said in sheets:
        assert "•" not in said
        points = [line.removeprefix("• ") for line in word.body(lang).split("\n") if line.startswith("• ")]
        plain = [re.sub(r"\s*\([^()]*\)", "", point) for point in points]
        at = [said.find(" ".join(map(as_said, sentences(point)))) for point in plain]
        assert min(at) > 0 and at == sorted(at), f"{word}: {said}"


@pytest.mark.parametrize(("name", "lang"), SPOKEN)
def test_it_begins_with_whom_it_concerns_and_tells_every_step(name: str, lang: str) -> None:
    """ "Before you set out, wash the wound": who sets out, and where to, stands in the headline."""
    for word, said in spoken(name, lang):
        assert said.startswith(word.title(lang).rstrip(".")), f"{word}: {said}"
        if word.kind == "bulletin":  # each point is heard whole
            continue
        steps = sentences(re.sub(r"\s*\([^()]*\)", "", advice_of(word.kind, word.version, lang)))
        assert [step for step in steps if as_said(step) not in said] == [], f"{word}: {said}"


@pytest.mark.parametrize(("name", "lang"), SPOKEN)
def test_it_says_that_we_are_sorry_and_leaves_out_what_is_of_the_page(name: str, lang: str) -> None:
    """A wrong word that came over this loudspeaker is put right by it; its source and its rumour nobody needs to hear."""
    forms = [as_form(tr(lang, form)) for form in OF_TEXTS if form not in OF_THE_MATTER]
    for word, said in spoken(name, lang):
        sorry = [line for line in word.body(lang).split("\n") if SORRY[lang].search(line)]
        assert not sorry or SORRY[lang].search(said), f"{word}: {said}"
        assert not SOURCE[lang].search(said), f"{word}: {said}"
        assert not [part for part in sentences(said) if any(form.fullmatch(part) for form in forms)], (
            f"{word}: {said}"
        )
        # A headline may name a page by its name, and a list is made of headlines.
        below = "" if word.kind == "bulletin" else said.removeprefix(word.title(lang))
        assert not [told for told in re.findall(r"“([^”]*)”", below) if len(told.split()) > 3], (
            f"{word}: {said}"
        )


@pytest.mark.parametrize(
    ("lang", "source"),
    [
        ("vi", "Nguồn: gia đình và máy gọi ở cổng, tính đến 17 giờ 10."),
        ("vi", "Nguồn: trả lời của Sóng Biếc, tính đến 16 giờ 20."),
        ("en", "Source: call the gate, as of 17:10."),
    ],
)
def test_a_source_is_no_advice(lang: str, source: str) -> None:
    """It was read out in the middle, as what people should do."""
    assert instruction(lang, source) == ""
    assert instruction("vi", f"Bà con đun sôi nước.\n{source}") == "Bà con đun sôi nước."


def test_a_fact_goes_before_how_our_texts_stand_and_a_rumour_is_never_all_that_is_read() -> None:
    body = (
        "Việc cần làm: đừng ra cầu.\nLúc 9 giờ 45 chúng tôi thông báo là chưa rõ; nay việc này đã rõ.\n"
        "Cầu trong hình có bảy trụ.\n"
        "Vì thế, tin đang lan truyền “tàu cháy dưới Cầu Ván” là không đúng."
    )
    assert read_aloud("vi", body, "Không có tàu nào cháy") == (
        "Không có tàu nào cháy. Đừng ra cầu. Cầu trong hình có bảy trụ."
    )
    only = "Vì thế, tin đang lan truyền “tàu cháy đùng đùng dưới Cầu Ván” là không đúng."
    assert read_aloud("vi", only, "Không có tàu nào cháy") == "Không có tàu nào cháy."
    todo = "Việc cần làm: đừng ra cầu."
    assert read_aloud("vi", todo, "Về “tàu cháy đùng đùng dưới Cầu Ván”") == as_said(todo)
    named = "Trang “Bếp Ấm Giếng Mơ Hải Minh” không phải của phường"
    assert read_aloud("vi", todo, named) == f"{named}. {as_said(todo)}"
