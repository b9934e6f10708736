"""Which everyday things a text mentions is found whatever it does with them, and no more is said than that it speaks of them."""

from __future__ import annotations

from collections import Counter

import pytest

from infodrill.conduct.mentioned import LINES, mentioned, mentioned_beside
from infodrill.conduct.passages import _passages
from infodrill.conduct.subject import NOTHING
from infodrill.kernel.letters import bare
from infodrill.media.matters import ECHOED
from infodrill.media.namedby import _named_order
from infodrill.media.relations import DETAIL, MENTIONED, SEVERAL
from infodrill.media.replies import conditions_of, lines_in, lines_of, reply_id, taken_up

ROWS = [
    # (language, title, body, kind, things of it)
    ("vi", "", "Đêm qua con mèo nhảy lên bàn làm rơi micro.", "animal", "con mèo"),
    ("vi", "", "Xem hàng tại nhà đa năng, ai mua tự chở bàn ghế cũ.", "locale", "nhà đa năng"),
    ("vi", "", "Xem hàng tại nhà đa năng, ai mua tự chở bàn ghế cũ.", DETAIL, "nhà đa năng|bàn ghế cũ"),
    ("vi", "", "Chúng tôi cảm ơn thư viện.", "locale", ""),  # that is only spoken of: nobody is near it by that
    ("vi", "", "Bến Chợ Cá đông. Xe bỏ bến Chợ Cá bốn chuyến.", DETAIL, ""),  # a name is no thing
    ("vi", "", "Phát 500 phiếu, thu về 431.", DETAIL, ""),  # across a comma nothing is one thing
    ("vi", "", "Bài nói “con mèo ở bến xe” là của người khác.", DETAIL, ""),  # nor what others said
    ("vi", "", "Không mang theo bao cát.", "sheet", ""),
    ("vi", "", "Không mang theo bao cát.", DETAIL, "bao cát"),
    ("en", "", "The bus waits at the old bakery and the bicycle stand.", "locale", "old bakery"),
    ("en", "", "Please walk the dog and fish for compliments.", DETAIL, "dog"),
    ("en", "", "We found a bunch of keys and a brown dog.", "animal", "brown dog"),
    ("en", "", "The nurse sees people in the tent.", "worker", "nurse"),
    ("vi", "", "Danh sách ấy là của năm ngoái.", DETAIL, ""),  # a longer word that only holds a thing
    ("vi", "", "Xem kỹ Danh sách ở bảng.", DETAIL, ""),
    ("vi", "", "Gọi trực ban công an phường.", DETAIL, ""),
    ("vi", "", "Sổ đón để trống, xin đối chiếu lại.", DETAIL, ""),
    ("vi", "", "Sách và tranh để ở thư viện.", DETAIL, "sách|tranh|thư viện"),
    ("vi", "", "Mai học như thường. Nguồn: hồ sơ, sổ sách của chúng tôi, tính đến 17 giờ 02.", DETAIL, ""),
    ("en", "", "School as usual. According to the log, the books and the papers, as of 17:02.", DETAIL, ""),
    ("vi", "", "Theo lịch tiêm, chó con tiêm trước.", "animal", "chó con"),
    ("vi", "", "Con chó vàng cắn người ở tổ 7.", "animal", ""),  # nobody asks to see what hurt somebody
    ("vi", "", "Bán hai bao gạo, xem hàng cạnh cây xăng.", DETAIL, "gạo"),  # scenery is no matter
    ("vi", "", "Cụ bà ngồi dưới gốc đa.", DETAIL, ""),
    ("en", "", "Selling a bicycle, behind the old bakery.", DETAIL, "bicycle"),
    ("en", "", "We stopped because of the dog.", DETAIL, ""),
]  # fmt: skip


@pytest.mark.parametrize(("lang", "title", "body", "kind", "things"), ROWS)
def test_what_is_mentioned_is_found(lang: str, title: str, body: str, kind: str, things: str) -> None:
    assert dict(mentioned(title, body, lang)).get(kind, "") == things


def test_what_a_text_begins_with_is_taken_up_before_what_it_says_beside() -> None:
    body = "Mở thư viện từ mai. Mang ô. Bếp ga để ngoài. Ai có đèn pin thì mang. Thư viện có bàn ghế mới và con mèo."
    found = dict(mentioned("Thư viện, xe đạp và chìa khóa", body, "vi"))[DETAIL].split(SEVERAL)
    assert found[:3] == ["thư viện", "xe đạp", "chìa khóa"] and "đèn pin" not in found


def test_typed_without_accents_things_of_several_words_are_found() -> None:
    assert dict(mentioned("", bare("Đón con ở cổng sau vì cây phượng đổ."), "vi"))["tree"] == "cay phuong"


@pytest.mark.parametrize(
    "mark",
    ["grief", "exposed", "wild", "robs", "flee", "harsh", "shamed", "lost", "glad", "secondhand", "farewell"],
)
def test_nobody_chats_beside_what_hurts(mark: str) -> None:
    body = "Xem hàng tại nhà đa năng."
    assert mentioned_beside("", body, "vi", "advice", set()) and not mentioned_beside(
        "", body, "vi", "advice", {mark}
    )
    assert "locale" not in mentioned_beside("", body, "vi", "deny", set())


def test_every_kind_has_lines_of_every_sense_that_presume_nothing_else() -> None:
    for lang in ("vi", "en"):
        for matter in ECHOED.values():
            of_it = [line for line in lines_of(matter, "", lang) if taken_up(line) & {*MENTIONED}]
            found = Counter(name for line in of_it for name in taken_up(line))
            assert {*found} == {*MENTIONED} and found[DETAIL] >= 5, (lang, matter, found)
            for line in of_it:
                assert taken_up(line) <= conditions_of(line) <= taken_up(line) | {"slight"}, line


def test_the_list_is_read_as_it_is_written() -> None:
    rows = [line.split("\t") for line in LINES.read_text(encoding="utf-8").splitlines()[1:]]
    assert {lang for lang, _, _ in rows} == {"vi", "en"} and {kind for _, kind, _ in rows} == {
        *MENTIONED,
        "-",
    }
    for lang in ("vi", "en"):
        things = [thing for tongue, _, row in rows if tongue == lang for thing in row.split(", ")]
        assert len(things) == len({*things}), [thing for thing, times in Counter(things).items() if times > 1]
        assert all(thing == thing.strip() and thing for thing in things)


TALKED = [
    (
        "vi",
        "",
        "Có 2 con lợn giống, 1 máy nổ còn chạy tốt, 40 viên ngói. Ai mua gặp tôi ở nhà xe giờ nghỉ trưa.",
    ),
    ("vi", "Tổ trưởng xin thông cảm", "Con mèo nhảy lên bàn làm rơi micro, cả phường nghe nó kêu ba phút."),
    (
        "en",
        "",
        "The storm comes on the 31st of September at 25:00. Tape the windows and leave the door open for the water.",
    ),
]


@pytest.mark.parametrize(("lang", "title", "body"), TALKED)
def test_a_text_of_no_sure_sort_is_not_left_without_a_word(lang: str, title: str, body: str) -> None:
    seen = _passages(title, body, "advice", lang, NOTHING)
    for matter in ECHOED.values():
        grammar = reply_id(matter, "", lang)
        said = _named_order(grammar, lang, frozenset(seen.items()), 1, "s1")
        about = [each[1:] for each in said if taken_up(lines_in(grammar)[each[0]]) & {*MENTIONED}]
        assert len({*about}) == len(about) >= 2, (matter, said)
