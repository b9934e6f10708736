"""What is being talked about: subjects that stand out of any other day, each once, whole, no small talk and never a person."""

from __future__ import annotations

from infodrill.media.talkedabout import Overheard, TalkedAbout
from infodrill.media.trends import WINDOW

USUAL = (
    "Nay chợ có cá rô ngon",
    "Trời oi quá cả nhà",
    "Quán chè đầu ngõ mở lại rồi",
    "Ai bán quạt cũ không?",
) * 50
FLOOD = (
    "Đê Hà Sú vỡ rồi, chạy đi bà con", "nghe nói đê Hà Sú vỡ lúc sáng", "Có ai ở gần đê Hà Sú không?",
    "de ha su vo that a", "Chỗ tôi thấy đê Hà Sú còn nguyên mà",
)  # fmt: skip


def talk(
    *texts: str, lang: str = "vi", times: int = 4, stock: tuple[str, ...] = (), answers: bool = False
) -> TalkedAbout:
    made = TalkedAbout(lang, ("Phường Bến Sậy", "Phường Gò Nhạn"), USUAL, stock)
    made.read([Overheard(text, answers) for text in texts for _ in range(times)], 0)
    return made


def terms(made: TalkedAbout, minute: int = 0) -> list[str]:
    return [topic.term for topic in made.top(minute)]


def test_a_subject_is_what_different_sentences_share_whole_and_with_its_marks() -> None:
    (top, *_) = talk(*FLOOD).top(0)
    assert (top.term, top.posts, top.question_permille) == ("đê Hà Sú", 20, 200)


def test_a_run_that_another_word_always_goes_on_is_a_piece_and_none_is_shown() -> None:
    # Longer than any subject, so every run of it is a piece.
    assert terms(talk("Xưởng mộc phố cổ thanh lý bàn ghế gỗ lim nguyên khối", times=9)) == []
    shared = "cầu phao chợ nổi"
    said = (
        f"Sao {shared} đóng rồi",
        f"{shared} gãy nhịp",
        f"Ai qua {shared} chưa?",
        f"nghe nói {shared} trôi",
        f"ở {shared} ấy",
    )
    assert terms(talk(*said, times=1)) == [shared]


def test_small_talk_of_any_day_is_no_subject_however_much_of_it_there_is() -> None:
    assert terms(talk(*USUAL[:4], times=20)) == []
    mixed = talk(*USUAL[:4], *USUAL[:4], *USUAL[:4], *FLOOD)
    assert terms(mixed) == ["đê Hà Sú"]


def test_what_fits_any_news_is_no_subject() -> None:
    phrases = ("Cho xin đường dẫn chính thức ở nơi ra tin", "Sao chưa cử người tới tận nơi?")
    assert terms(talk(*FLOOD, *phrases, times=4, stock=phrases)) == ["đê Hà Sú"]
    asked = TalkedAbout("vi", (), USUAL)
    asked.read([Overheard(text, answers=True) for text in phrases for _ in range(30)], 0)
    assert asked.top(0) == ()


def test_a_place_stands_by_itself_and_once() -> None:
    said = (
        "Nước máy Bến Sậy đục quá", "Bến Sậy mất nước máy từ sáng", "nuoc may ben say co mui gi", "Ở Bến Sậy nước máy hôi",
        "Bến Sậy vẫn có nước máy mà", "Nước máy Bến Sậy uống được không?",
    )  # fmt: skip
    assert sorted(terms(talk(*said, times=1))) == ["Bến Sậy", "nước máy"]


def test_no_subject_speaks_to_or_of_a_person() -> None:
    said = (
        "Chủ tịch Lê Vân hứa suông",
        "nghe cô Vân Lạc nói đê vỡ",
        "Hôm qua cô Vân Lạc bán hàng giả",
        "Vân Lạc là kẻ lừa đảo",
    )
    for wrong in ("lê vân", "vân lạc", "lạc"):
        assert not any(wrong in term.lower() for term in terms(talk(*said)))


def test_a_subject_ends_with_its_window() -> None:
    made = talk(*FLOOD)
    made.read([], WINDOW - 1)
    assert terms(made, WINDOW - 1)
    made.read([], WINDOW)
    assert made.top(WINDOW) == ()


def test_english_has_its_own_small_words() -> None:
    said = (
        "The tap water is brown again",
        "my tap water smells",
        "is the tap water safe to drink?",
        "no tap water here",
    )
    assert terms(talk(*said, lang="en")) == ["tap water"]


def test_what_is_told_of_a_post_is_what_every_reader_sees() -> None:
    assert set(Overheard.__dataclass_fields__) == {"text", "answers"}


def test_what_many_speak_of_leaves_room_for_what_is_said_within_it() -> None:
    within = (
        "đê Hà Sú sạt thì cửa cống sao?",
        "chỗ cửa cống nứt, đê Hà Sú đấy",
        "cửa cống ai gác, đê Hà Sú à?",
    )
    assert "cửa cống" in terms(talk(*FLOOD, *FLOOD, *within))
    assert "cửa cống" not in terms(talk(*FLOOD[:2], *within)), "who speaks of one speaks of the other"


def test_what_is_said_on_other_days_too_takes_more_posts_to_be_a_subject() -> None:
    few = ("Cầu phao sập rồi", "nghe nói cầu phao trôi", "ai qua cầu phao chưa?", "cầu phao sao thế")
    made = TalkedAbout("vi", (), ("Hôm nay cầu phao vắng", *USUAL))
    made.read([Overheard(text) for text in few], 0)
    assert terms(made) == []
    made.read([Overheard(text) for text in few * 2], 0)
    assert terms(made) == ["cầu phao"]


def test_a_third_more_than_on_any_other_day_is_no_news_however_many_speak() -> None:
    usual = ("Hôm nay cầu phao vắng", "Trời oi quá cả nhà", "Quán chè đầu ngõ mở lại rồi")
    made = TalkedAbout("vi", (), usual * 50)
    said = (
        "ai qua cầu phao chưa?",
        "cầu phao sao thế",
        "Cầu phao vui ghê",
        "Ai bán ghế cũ không?",
        "đói quá",
        "Mệt ghê",
        "ngủ đây",
    )
    made.read([Overheard(text) for text in said for _ in range(90)], 0)
    assert "cầu phao" not in terms(made)


def test_a_spelling_with_marks_stands_for_the_bare_one_also_where_fewer_write_it() -> None:
    bare = ("de ha su vo that a", "nghe noi de ha su vo", "ai o gan de ha su khong", "de ha su con nguyen ma")
    (top, *_) = talk(*FLOOD[:2], *bare, times=3).top(0)
    assert top.term == "đê Hà Sú"


def test_words_that_paint_name_nothing() -> None:
    said = ("Nước ầm ầm đổ về", "ầm ầm thế này ai ngủ", "Nghe ầm ầm ngoài đê", "Sao ầm ầm mãi", "Máy ầm ầm")
    assert not any("ầm" in term for term in terms(talk(*said)))


def test_one_line_that_many_send_on_is_no_subject() -> None:
    sent_on = [
        f"Nghe mà bủn rủn chân tay, con tôi học ngay lớp ấy, ai biết gì thêm không{mark}"
        for mark in ("?", "!", "", ".", "?!")
    ]
    others = [
        "Cổng trường bắt cóc thật à",
        "Chị tôi kể vụ bắt cóc trưa nay",
        "Bắt cóc ngay giữa phố, ghê quá",
        "Sao bắt cóc mà không ai la",
    ]
    found = terms(talk(*sent_on, *others, times=1))
    assert "bắt cóc" in found and not any("bủn rủn" in term for term in found)
