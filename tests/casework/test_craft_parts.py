"""What is not known is no advice, and the part in which a sentence stands says what it is there for."""

from __future__ import annotations

import pytest

from infodrill.casework import craft
from infodrill.casework.advice import advised
from infodrill.casework.aloud import read_aloud
from infodrill.casework.craftreading import Draft
from infodrill.casework.textkinds import standing_in

from .table import Table
from .test_craftset import granted_by

OPEN = {
    "vi": (
        "Ai làm bản ghi giọng: chưa biết.", "Ai đăng bài đầu tiên thì chưa rõ.", "Người nào gọi điện vẫn chưa xác định được.",
        "Bà con có phải sơ tán hay không: chưa biết.", "Điều chưa biết: bà con phải đi khỏi bến hay không.",
        "Điều chưa biết: ai cần đi khám, khám ở đâu.", "Ai gui tin nhan: chua biet.",
    ),
    "en": (
        "Who should stay at home: not known yet.", "Whether residents must leave is not yet known.",
        "What we do not know: whether you should leave.",
    ),
}  # fmt: skip
STANDS = {
    "vi": (
        "Bài cũ vẫn để nguyên cho bà con đối chiếu.", "Bài cũ vẫn giữ nguyên, bà con đối chiếu.",
        "Bản trước vẫn treo trên trang, bà con đọc lại được.", "Tin lúc 20:34 được giữ lại; bà con so lại.",
        "Thông báo sai vẫn để đó, mọi người xem lại nhé.", "Bai cu van giu nguyen, ba con doi chieu.",
    ),
    "en": ("The old post stays up so you can compare.", "Our first notice remains on the page so that people can check it."),
}  # fmt: skip
TELLS = {
    "vi": (
        "Ai làm bản ghi: chưa biết; bà con đừng chuyển tiếp.", "Chưa rõ nguồn nước thì đừng uống.",
        "Khi chưa rõ, bà con gọi 114.",
        "Ai chưa biết đường thì hỏi tổ trưởng.", "Ai chưa rõ: gọi tổ trưởng.", "Bà con hãy đối chiếu bài cũ với bài này.",
        "Bài cũ còn trên mạng, bà con đừng chia sẻ.", "Tin này để nguyên, xin bà con đừng sửa rồi gửi đi.",
    ),
    "en": (
        "Who did it is not known; please do not share it.", "If you do not know the way, ask the warden.",
        "The old post is still online: please do not share it.", "Until we know, stay indoors.",
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_what_is_not_known_and_how_an_older_text_stands_tells_nobody_what_to_do(lang: str) -> None:
    assert [text for text in (*OPEN[lang], *STANDS[lang]) if advised(lang, text)] == []
    assert [text for text in TELLS[lang] if not advised(lang, text)] == []


def test_a_loudspeaker_says_first_what_to_do_and_not_what_is_open_beside_it() -> None:
    order = "Vào nhà, đóng cửa."
    body = f"Cảng không ra lệnh sơ tán. {OPEN['vi'][0]}\n{order} {STANDS['vi'][0]}"
    assert craft.instruction("vi", body) == order
    assert read_aloud("vi", body).startswith(order)


def _lines(kind: str, parts: tuple[str, ...], title: str = "Cảng chưa ra lệnh nào") -> dict[str, int]:
    draft = Draft(
        title=title, body="\n".join(filter(None, parts)), figures=(), sources=(), issuer="port", version=1, kind=kind,
        lines=tuple(int(bool(part)) for part in parts),
    )  # fmt: skip
    return {line.item: line.points for line in craft.inspect(draft)}


HOLDING = (
    "Lúc 20:30 cảng không ra lệnh nào.", "Tin đang lan truyền chưa được xác nhận.", "Tổ trực đang nghe lại bản ghi.",
    "Bà con ở trong nhà.", "Tin tiếp theo lúc 21:00.",
)  # fmt: skip


def test_advice_is_not_looked_for_in_the_part_on_what_is_not_known() -> None:
    open_too = "Bà con nên ra khỏi bến lúc nào."
    parts = (HOLDING[0], open_too, HOLDING[2], "", HOLDING[4])
    assert _lines("holding", parts)["what_to_do"] == 0
    assert _lines("holding", (*parts[:3], HOLDING[3], parts[4]))["what_to_do"] == 1
    places = standing_in("holding", (1, 1, 1, 0, 1))
    assert craft.instruction("vi", "\n".join(filter(None, parts)), places) == ""


@pytest.mark.parametrize(
    ("why", "points"),
    [
        (
            "Giọng trong bản ghi được ghép cho giống người quen, lại đến đúng lúc ngoài bến có mùi thật, nên ai nghe cũng lo.",
            1,
        ),
        ("Hôm qua còi thử kêu hai hồi, làm nhiều nhà tưởng là còi báo thật.", 1),
        ("Hai tờ cùng màu, cùng khổ, nên nhìn qua thì như nhau.", 1),
        ("Tin này hoàn toàn sai sự thật.", 0),
        ("Chưa rõ vì sao bản ghi lan nhanh.", 0),
        ("Vì an toàn, bà con ở trong nhà.", 0),
    ],
)
def test_the_part_on_why_it_misled_is_the_place_for_a_cause(why: str, points: int) -> None:
    parts = (
        "Cảng không ra lệnh nào.",
        "Có tin nói cảng ra lệnh sơ tán. Điều ấy không đúng.",
        why,
        "",
        "Bà con ở trong nhà.",
    )
    assert _lines("correction", parts)["why_misleads"] == points


@pytest.mark.parametrize(
    ("lang", "text", "point", "granted"),
    [
        ("vi", "Sổ ca đêm của cảng, đến 20:30, không ghi lệnh nào.", "primary_evidence", True),
        ("vi", "Nhật ký bơm, tính đến 6 giờ sáng nay, ghi ba lần chạy.", "primary_evidence", True),
        ("en", "The port's night log, up to 20:30, shows no order.", "primary_evidence", True),
        ("vi", "Xe của cảng, đến 20:30, không ra khỏi bến.", "primary_evidence", False),
        ("vi", "Nguồn: danh sách của đội ứng cứu và đo khí, lúc 20:54", "issue_time", True),
        ("vi", "Nguồn: sổ trực ở trạm đo của cảng và sổ của đội ứng cứu, 20:54.", "issue_time", True),
        ("en", "Source: the list kept by the response team and by the people who measure gas, at 20:54.", "issue_time", True),
        ("vi", "Nguồn: lịch họp tổ dân phố từ 14 giờ đến 16 giờ.", "issue_time", False),
        ("vi", "Người của đội ứng cứu và đo khí của cảng đã ra đến bến, lúc 20:54", "issue_time", False),
    ],
)  # fmt: skip
def test_a_record_with_a_time_is_a_source_and_an_hour(
    lang: str, text: str, point: str, granted: bool
) -> None:
    assert granted_by(lang, text)[point] is granted


def test_a_text_without_a_headline_or_with_nobody_at_it_has_not_all_its_points() -> None:
    idle = (*HOLDING[:2], "", *HOLDING[3:])
    whole, untitled, nobody = (
        _lines("holding", HOLDING),
        _lines("holding", HOLDING, ""),
        _lines("holding", idle),
    )
    assert (whole["fact_first"], untitled["fact_first"], nobody["fact_first"]) == (2, 1, 1)
    assert sum(points for item, points in whole.items() if item in craft.asked("holding")) == 7
    told = ("Tính đến 20:17 cảng đang kiểm tra việc này, chưa có kết quả.", *idle[1:])
    assert _lines("holding", told)["fact_first"] == _lines("holding", (told[0], *HOLDING[1:]))["fact_first"]


def test_a_draft_is_kept_with_the_points_that_its_parts_have() -> None:
    why = "Giọng được ghép cho giống người quen, nên ai nghe cũng lo."
    body = "\n".join(("Đê km 3 không vỡ.", "Có tin nói đê vỡ.", why, "Bà con ở trong nhà."))
    table = Table()
    case, points = table.decided(), {}
    for lines in ((1, 1, 1, 0, 1), (1, 2, 0, 0, 1), ()):
        table.draft(case, body_vi=body, body_en="", title_en="", lines_vi=lines)
        points[lines] = list(table.book.statements.values())[-1].newest.craft["why_misleads"]
    assert list(points.values()) == [1, 0, 0]


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize(
    "told",
    [
        "Stay indoors and close windows. Do not run towards the hill.",
        "Ở trong nhà và đóng cửa sổ. Đừng chạy về phía đồi.",
        "Boil the water first. Do not drink from the tap.",
    ],
)
def test_the_loudspeaker_leaves_out_no_first_advice_whatever_language_it_stands_in(
    told: str, lang: str
) -> None:
    body = f"Cảng không ra lệnh nào.\n{told}" if lang == "vi" else f"The port gave no order.\n{told}"
    assert read_aloud(lang, body).startswith(told)


@pytest.mark.parametrize(
    ("title", "body", "first", "never", "too"),
    [
        (
            "Ai bị chó cắn, mèo cào thì ra trạm y tế",
            "Trạm trực cả đêm.\nViệc cần làm: trước khi đi, rửa vết thương bằng xà phòng.\nNguồn: trả lời của trạm, 16 giờ.",
            "Ai bị chó cắn",
            "Nguồn",
            "rửa vết thương",
        ),
        (
            "Quỹ không có tổ hoàn tiền nào",
            "“Tổ hoàn tiền” là lừa đảo, xin đừng tin.\nSố máy ấy không phải của quỹ.\nViệc cần làm: không gọi số trong tin.",
            "Quỹ không có",
            "“Tổ",
            "Không gọi số trong tin",
        ),
        (
            "Không có 40 ca nhập viện",
            "Lúc 12 giờ 54 chúng tôi thông báo là chưa rõ; nay việc này đã rõ.\nSáu em đã khám, chín em khác đã về nhà.\n"
            "Việc cần làm: đừng kéo đến viện.",
            "Không có 40 ca",
            "thông báo là chưa rõ",
            "chín em khác đã về nhà",
        ),
        (
            "Correction: the market is open",
            "The market is open until six.\nWe apologise: the mistake was our own.\nWhat to do: do not come in the rain.\n"
            "According to the market office, as of 16:20.",
            "The market is open",
            "According to",
            "We apologise",
        ),
    ],
)
def test_a_loudspeaker_begins_with_what_a_listener_can_place_begs_pardon_and_reads_no_source(
    title: str, body: str, first: str, never: str, too: str
) -> None:
    lang = "en" if body.isascii() else "vi"
    said = read_aloud(lang, body, title)
    assert said.startswith(first)
    assert never not in said
    assert too in said


@pytest.mark.parametrize(
    ("item", "body", "points"),
    [
        ("what_to_do", "Việc cần làm: chưa phải làm gì.", 0),
        ("what_to_do", "Việc cần làm: đừng bấm vào liên kết, gọi ngay cho nhà mạng.", 1),
        ("what_to_do", "What to do: nothing to do yet.", 0),
        ("what_to_do", "What to do: do not tap the link.", 1),
        ("why_misleads", "Tin ấy gây nhầm vì lấy ảnh cũ từ năm ngoái.", 1),
        ("evidence", "Lúc 16 giờ 12 bảng tin phường báo quà 30 GB là thật. Điều đó sai.", 0),
        ("evidence", "Theo sổ của nhà mạng lúc 16 giờ, không có quà 30 GB nào.", 2),
    ],
)
def test_no_point_is_earned_by_a_heading_or_the_false_word_itself(item: str, body: str, points: int) -> None:
    """“What to do” before "nothing yet", and our own false post as the record of what is so."""
    lang = "en" if body.isascii() else "vi"
    draft = Draft(
        title="", body=body, figures=(), sources=("e1",), issuer="Phường", version=1, lang=lang, stance="deny",
        claim="Bảng tin phường báo quà 30 GB là thật", kind="correction",
    )  # fmt: skip
    (line,) = (each for each in craft.inspect(draft) if each.item == item)
    assert line.points == points, line
