"""What a loudspeaker reads of each text of the library's drills can be followed by whoever hears it once."""

from __future__ import annotations

import re

import pytest

from infodrill.automata import phrases as say
from infodrill.automata.linestotake import OF_TEXTS, as_form
from infodrill.casework.aloud import POINTS, REST, as_said, corrects, read_aloud
from infodrill.casework.craft import advice_of, instruction
from infodrill.casework.textkinds import standing_in
from infodrill.kernel.i18n import tr
from infodrill.kernel.sentences import sentences
from tests.automata.hearing import DRILLS, drill_heard
from tests.conduct.saying import Said

LANGUAGES = ("vi", "en")
# Of what is told of our texts, this tells people something.
OF_THE_MATTER = (
    say.SORRY_FOR_IT, say.LIFTED, say.LATE, say.STILL, say.NOT_SO, say.MISSED,
    *say.OUTCOMES.values(),
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
def test_of_a_bulletin_a_few_points_are_heard_whole_and_in_their_order(name: str, lang: str) -> None:
    """ "Send no money to this page": which page stood in the point that the step was taken from. Ten of them nobody keeps."""
    sheets = [both for both in spoken(name, lang) if both[0].kind == "bulletin"]
    assert sheets or name != "typhoon"
    for word, said in sheets:
        assert "•" not in said and not said.startswith(word.title(lang))
        points = [line.removeprefix("• ") for line in word.body(lang).split("\n") if line.startswith("• ")]
        plain = [re.sub(r"\s*\([^()]*\)", "", point) for point in points]
        at = [said.find(" ".join(as_said(lang, each) for each in sentences(point))) for point in plain]
        heard = [place for place in at if place >= 0]
        assert 0 < len(heard) <= POINTS + 1 and heard == sorted(heard) and heard[0] == 0, f"{word}: {said}"
        assert (REST[lang] in said) is (len(heard) < len(points)), f"{word}: {said}"
        # What is not settled, and when there is more, is among them.
        assert said.count("Chúng tôi báo tiếp lúc" if lang == "vi" else "We speak again at") == min(
            1, sum("Tin tiếp theo:" in point or "Next word:" in point for point in points)
        )


@pytest.mark.parametrize(("name", "lang"), SPOKEN)
def test_it_begins_with_whom_it_concerns_and_tells_every_step(name: str, lang: str) -> None:
    """ "Before you set out, wash the wound": who sets out, and where to, stands in the headline."""
    for word, said in spoken(name, lang):
        if word.kind == "bulletin":  # its points are heard whole, and its number is nobody's matter
            continue
        # How it is headed, be it a correction or of another place, the greeting says or a comma.
        fact = as_said(lang, re.split(r"(?:^|– )[\w ]+: ", word.title(lang).rstrip("."), maxsplit=1)[-1])
        assert fact[1:] in " ".join(sentences(said)[:2]), f"{word}: {said}"
        steps = sentences(re.sub(r"\s*\([^()]*\)", "", advice_of(word.kind, word.version, lang)))
        assert [step for step in steps if as_said(lang, step) not in said] == [], f"{word}: {said}"


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
        ahead = 1 + sentences(said)[0].startswith(("Bà con phản", "Quý phụ huynh phản", "People were"))
        below = "" if word.kind == "bulletin" else " ".join(sentences(said)[ahead:])
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
    assert read_aloud("vi", todo, "Về “tàu cháy đùng đùng dưới Cầu Ván”") == as_said("vi", todo)
    named = "Trang “Bếp Ấm Giếng Mơ Hải Minh” không phải của phường"
    assert read_aloud("vi", todo, named) == f"{named}. {as_said('vi', todo)}"


def test_whoever_was_named_before_the_text_is_not_named_again_and_a_list_keeps_what_calls_for_a_step() -> (
    None
):
    ward, title = "Ủy ban nhân dân phường Lò Muối", "Phường Lò Muối – đính chính: quà 30 GB không có thật"
    assert read_aloud("vi", "Đừng bấm liên kết.", title, (), ward).startswith("Quà 30 GB")
    assert read_aloud("vi", "Đừng bấm liên kết.", title).startswith("Phường Lò Muối: quà 30 GB")
    committee = "Hải Minh steering committee"
    assert read_aloud("en", "Stay in.", "Hải Minh City: schools are open", (), committee).startswith(
        "Schools"
    )
    assert read_aloud("en", "Stay in.", "Ga Cũ ward: schools are open", (), committee).startswith("Ga Cũ")
    body = (
        "• Loa rè từ đầu tháng.\n• Không có hợp đồng nào.\n"
        "• Kho xăng khô ráo. Đừng ra đường mua xăng.\n• Cầu đóng. Đừng qua cầu.\n"
        "Chưa có kết luận cuối cùng:\n• Hai thợ chưa gặp. Tin tiếp theo: 11 giờ.\nTheo phường, tính đến 9 giờ."
    )
    assert read_aloud("vi", body, "Bản tin số 2: những điều đã rõ") == (
        "Kho xăng khô ráo. Đừng ra đường mua xăng. Cầu đóng. Đừng qua cầu. Hai thợ chưa gặp. Chúng tôi báo tiếp lúc 11 giờ. "
        f"{REST['vi']}"
    )


@pytest.mark.parametrize(
    ("lang", "title", "body", "heard"),
    [
        (
            "vi",
            "Đính chính: tiêm bù vào Chủ nhật 23/5",
            "Chúng tôi xin đính chính thông báo của chính mình: “tiêm bù vào sáng thứ Bảy”.\nThông báo ấy sai, vì lấy nhầm mẫu.",
            "Tiêm bù vào Chủ nhật 23 tháng 5. Chúng tôi đã báo sai: tiêm bù vào sáng thứ Bảy. Thông báo ấy sai, vì lấy nhầm mẫu.",
        ),
        (
            "en",
            "Correction: the playground is open on Sunday",
            "We are correcting an announcement by the Playgrounds Centre: “it is closed in May”.\nOpen from 7:00.",
            "The playground is open on Sunday. The Playgrounds Centre announced wrongly: it is closed in May. Open from 7:00.",
        ),
        (
            "vi",
            "Ở phường Bến Trăng – cảnh báo: công văn số 88/HM-KHẨN là giả",
            "Tủ B giữ 3,9–5,1 độ.\nToàn văn có ở haiminh.invalid, ai cũng đọc được.",
            "Ở phường Bến Trăng, công văn số 88 là giả. Tủ B giữ 3,9 đến 5,1 độ. "
            "Toàn văn có ở trang mạng chính thức, ai cũng đọc được.",
        ),
        (
            "en",
            "Six lamps are out",
            "People were right. Three calls went unanswered; see the log at haiminh.invalid.",
            "People were right. Six lamps are out. Three calls went unanswered; see the log on the official website.",
        ),
        (
            "vi",
            "Cảnh báo mạo danh: “Quỹ Vòng Tay Bến Lành” – mạng lưới không có quỹ nào tên này",
            "Việc cần làm: không chuyển tiền cho trang này.",
            "Về “Quỹ Vòng Tay Bến Lành”, mạng lưới không có quỹ nào tên này. Không chuyển tiền cho trang này.",
        ),
    ],
)
def test_no_label_and_no_sign_of_the_page_is_heard_and_our_own_wrong_word_is_named_as_wrong(
    lang: str, title: str, body: str, heard: str
) -> None:
    """A parent heard that make-up doses are on Sunday, and not that Saturday had been wrong; nobody can say a slash."""
    assert read_aloud(lang, body, title) == heard
    assert corrects(title) is title.startswith(("Đính chính", "Correction"))
