"""Classes of sentences that readers found misread: each is right by its grammar, not by one word."""

from __future__ import annotations

import re

import pytest

from infodrill.casework import craft
from infodrill.casework.aloud import as_said, read_aloud
from infodrill.casework.craftreading import Draft
from infodrill.kernel.sentences import sentences
from tests.casework.test_names import statements

from .test_craftset import BLIND, FRESH, FRESH_LABELS, SECOND, granted_by, seen_in

PRONOUN = re.compile(r"\b(?:nó|họ|chúng|it|they|them)\b", re.I)
LEANS = re.compile(  # on what stands on a page: a listener asks which paper, and who sets out
    r"\b(?:trong (?:tin|tờ|bài|ảnh|clip|đó)|theo (?:bài|tờ)|trước khi đi|(?:xóa|bỏ|giữ) tờ|before you (?:set out|go)|"
    r"(?:tin|bài|tờ|số|trang|thẻ|giọng|đoạn|chuyện|việc) (?:ấy|đó)|(?:that|this|the) (?:message|post|paper|page|number|call|"
    r"sheet|clip|card|picture))\b",
    re.IGNORECASE,
)


def test_a_loudspeaker_says_the_advice_first_of_every_statement_and_of_all_but_a_few_labelled_ones() -> None:
    for _, body in statements():
        for lang in ("vi", "en"):
            told, said = craft.instruction(lang, body), read_aloud(lang, body)
            plain = " ".join(as_said(lang, each) for each in sentences(re.sub(r"\s*\([^()]*\)", "", told)))
            leans = PRONOUN.search(plain) or LEANS.search(plain)
            assert said.startswith(plain) or (leans and plain.split(". ")[0] in said), body
    before = {"vi": "Tủ lạnh của trạm đã hỏng.", "en": "The clinic's fridge has failed."}
    advice = [FRESH[name] for name, told in FRESH_LABELS.items() if "what_to_do" in told["granted"]]
    advice += [told for told in BLIND if SECOND[told["id"]]["what_to_do"]]
    late = [
        told["text"]
        for told in advice
        if read_aloud(told["lang"], f"{before[told['lang']]}\n{told['text']}").startswith(
            before[told["lang"]]
        )
    ]
    late = [
        text for text in late if not (PRONOUN.search(text) or LEANS.search(text))
    ]  # what it stands for is named before it
    assert len(advice) > 150 and 1000 * len(late) <= 50 * len(advice)


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
    assert ("what_to_do" in seen_in(lang, text)) is tells


@pytest.mark.parametrize(
    ("lang", "dates", "texts"),
    [
        ("vi", True, ("UBND xã Mường Lay – 7h30 ngày 2/10. Ngầm đã thông.", "Cập nhật tình hình lũ đến 5 giờ sáng 3/9: nước rút.",
            "Tin phát 19h30 ngày 2/2: mất nước.", "Đính chính (11:20 ngày 6/6): số đúng là 42.",
            "Lúc 21 giờ, cầu Rạch Chanh còn đóng.",
            "Tới 9 giờ sáng nay, bệnh viện đã nhận 14 ca.", "Chúng tôi viết thông báo này lúc 8 giờ sáng thứ ba, 4/6.")),
        ("vi", False, ("Cuộc họp bắt đầu lúc 14 giờ ngày 3/5.", "Lúc 3 giờ sáng 4/5, một xe tải lật ở dốc Mây.",
            "Chợ mở lại từ ngày 5/5.",
            "Mực nước đo lúc 6 giờ tại trạm Cống Đá là 3,1 m.", "Hạn nộp đơn: 30/6.", "Đến 18 giờ, bà con phải rời bãi sông.",
            "Công ty thông báo cắt nước lúc 22 giờ đêm nay.", "Bản tin kế tiếp phát lúc 17 giờ.", "Buổi khám: 8 giờ, 12/6.")),
        ("en", True, ("Posted 8:15 am, 3 June, by Hollin Water.", "At 15:00 the lower ford is still closed.",
            "Marsh End Clinic, 3 June, 09:40.",
            "By 6 pm on 3 June all but four homes had water.", "Figures correct to noon on Tuesday 3 June.")),
        ("en", False, ("The gauge read 3.1 m at 06:00.", "At 04:10 a lorry hit the bridge.", "The school reopens on 4 September.",
            "By 6 pm, move your car off the quay.", "Doors open 09:00, 3 June.", "The letter dated 3 May is forged.")),
    ],
)  # fmt: skip
def test_only_a_time_as_of_which_a_text_is_said_dates_it(
    lang: str, dates: bool, texts: tuple[str, ...]
) -> None:
    assert {text: "time" in seen_in(lang, text) for text in texts} == dict.fromkeys(texts, dates)


@pytest.mark.parametrize(
    ("lang", "point", "granted", "texts"),
    [
        ("vi", "what_to_do", True, ("Xe ba gác không được lên cầu tạm.", "Mong các bậc cha mẹ đừng cho con nhỏ ra sông.",
            "Thí sinh mang hai bút.")),
        ("vi", "what_to_do", False, ("Học sinh khối 9 vẫn học cả tuần.", "Chủ nhật trạm làm việc cả ngày.",
            "Nói rằng trường thu thêm là sai.",
            "Đừng vì vài lời đồn mà hoang mang.", "Nghe đâu vắc-xin làm trẻ sốt.", "Trạm xin trả lời là không phải.",
            "Học bổng năm nay không cắt.", "Gửi các em: thi lại vào 20/5.")),
        ("en", "what_to_do", True, ("Cyclists mustn't use the towpath this week.",)),
        ("en", "what_to_do", False, ("As everyone can hear, the siren works.", "Mrs Pell, who runs the shop, has closed it.")),
        ("vi", "fact_first", True, ("CẦU TẠM ĐÃ SẬP MỘT NHỊP.", "Quầy số 3 nghỉ làm việc chiều nay.")),
        ("vi", "fact_first", False, ("Báo Sông Hạ đưa tin 40 giường đã đóng. Thực tế là 14.",
            "Trạm đã báo sai giờ tiêm. Giờ đúng là 8 giờ.",
            "Tình hình an ninh cơ bản ổn định.", "Cô Hạnh là người đàng hoàng.",
            "Bà Ngọ bán xôi nói trạm hết thuốc. Trạm còn 300 hộp.",
            "Tin vỡ đập là do người ta nghe tiếng xả tràn.")),
        ("en", "fact_first", False, ("The Fen Gazette wrote that the pier had gone. It stands.",
            "We gave the wrong date. The right one is 5 May.",
            "We've looked at the claim that wells are poisoned. They are not.", "The mayor has no further comment.")),
        ("vi", "no_attack", False, ("Ông ta vu khống cán bộ.", "Mấy người này trình độ thấp.", "Toàn lũ ăn không nói có.")),
        ("vi", "no_attack", True, ("Người đăng đã nhầm ảnh năm ngoái.", "Có đối tượng giả danh điện lực thu tiền.",
            "Bà Tám bán xôi mở hàng lúc 5 giờ.")),
        ("en", "no_attack", False, ("He has no clue about dams.", "The usual moaners are at it again.")),
        ("vi", "primary_evidence", True, ("Theo Quyết định 41 của thành phố, phí giữ nguyên.", "Đồng hồ áp lực chỉ 2,4 bar.")),
        ("vi", "primary_evidence", False, ("Phường đã ghi nhận.", "Xe tải quay lại theo đường cũ.",
            "Thông báo hôm qua ghi sai ngày.")),
        ("en", "primary_evidence", True, ("The tide gauge at Moor Point logged 5.2 m.", "Both nurses signed the drug chart.")),
        ("vi", "why_misleads", True, ("Bảng giá bà con đang truyền tay là của chợ khác.",
            "Tiếng nổ đêm qua là pháo của đám cưới.")),
        # The cause within a rumour that is denied is the rumour's own.
        ("vi", "why_misleads", False, ("Tin nói chợ sắp nổ vì bình ga rò là không đúng.", "Tin trường nghỉ do có dịch là sai.")),
        ("en", "why_misleads", False, ("It is not true that the school closed because the roof fell.",
            "The claim that the bridge is shut because it cracked is false.")),
        ("vi", "why_misleads", False, ("Bà con tin tưởng vào đội cứu hộ.", "Giấy phép số 12 do tỉnh cấp.",
            "Xe giao nhầm hàng sang xã bên.")),
        ("en", "why_misleads", True, ("The queue you saw was for concert tickets.",
            "People heard a quarry blast and took it for an explosion.")),
    ],
)  # fmt: skip
def test_what_the_third_reader_found_wrong_is_right_by_class(
    lang: str, point: str, granted: bool, texts: tuple[str, ...]
) -> None:
    assert {text: granted_by(lang, text)[point] for text in texts} == dict.fromkeys(texts, granted)


@pytest.mark.parametrize(
    ("lang", "claim", "text", "fact"),
    [
        (
            "vi",
            "Ba mươi trẻ bị tiêm thuốc hỏng",
            "Tủ lạnh A hỏng, không trẻ nào bị tiêm thuốc hỏng.",
            "không trẻ nào",
        ),
        ("vi", "Cầu Gỗ sắp sập trong đêm nay", "Nước đang rút. Cầu Gỗ vẫn đi lại bình thường.", "Cầu Gỗ"),
        (
            "en",
            "Thirty children got spoiled vaccine",
            "Fridge A failed. No child got spoiled vaccine.",
            "No child",
        ),
        ("en", "", "Fridge A failed. No child got spoiled vaccine.", "Fridge A"),
    ],
)
def test_fact_first_quotes_the_fact_of_what_is_claimed(lang: str, claim: str, text: str, fact: str) -> None:
    draft = craft.Draft(
        title="", body=text, claim=claim, figures=(), sources=(), issuer="x", version=1, lang=lang
    )
    line = next(check for check in craft.inspect(draft) if check.item == "fact_first")
    assert line.points == 2 and text[line.start : line.end].strip().startswith(fact)


HARM = {
    "vi": "Hậu quả có thể xảy ra: người lạ đi ngang bị vây đánh, học trò không dám đến trường.",
    "en": "What it can lead to: passers-by are set upon, pupils are afraid to come to school.",
}
RUNS = {
    "vi": "Vào những ngày như thế này tin đi nhanh hơn người kiểm tra.",
    "en": "On such days reports travel faster than anyone can check them.",
}
LABEL = {"vi": "Điều đã biết:", "en": "What we know:"}
ORDER = {
    "vi": "Việc cần làm: anh chị đón con như mọi ngày.",
    "en": "What to do: fetch your children as on any day.",
}
TOLD = {
    "vi": "Có tin đang lan truyền: “một em bị bắt ở cổng trường”.",
    "en": "Some people say: “a pupil was taken at the gate”.",
}
FACT = {"vi": "Cả 31 em đã về nhà, sổ điểm danh còn đây.", "en": "All 31 pupils are home."}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("opening", [HARM, RUNS, LABEL, ORDER], ids=["harm", "commonplace", "label", "order"])
def test_no_harm_commonplace_label_or_order_is_the_fact_that_comes_first(
    lang: str, opening: dict[str, str]
) -> None:
    def first(*lines: str) -> craft.CraftCheck:
        draft = craft.Draft(
            title="",
            body="\n".join(lines),
            figures=(),
            sources=(),
            issuer="u",
            version=1,
            claim=TOLD[lang],
            lang=lang,
        )
        return next(line for line in craft.inspect(draft) if line.item == "fact_first")

    late, early = first(opening[lang], TOLD[lang], FACT[lang]), first(opening[lang], FACT[lang], TOLD[lang])
    assert (late.points, early.points) == (0, 2)
    at = f"{opening[lang]}\n".__len__()
    assert early.start >= at  # the passage that is shown is the fact's own


def test_who_gives_another_day_in_place_of_the_rumours_repeats_none_of_it() -> None:
    claim = "Trợ cấp tháng này ở Gò Mận trả vào sáng thứ Sáu 12/11 (theo chính loa của phường)"
    body = (
        "Trợ cấp tháng 11 trả sáng thứ Tư 10/11, từ 7 giờ 30 tại nhà văn hóa. Theo lịch trợ cấp của phường."
    )
    right = "Phường Gò Mận xin đọc lại: trợ cấp tháng 11 trả sáng thứ Tư 10/11"
    points = {title: _first_fact(title, body, claim, "deny") for title in (right, claim)}
    assert points[right] == (2, "Trợ cấp tháng 11 trả sáng thứ Tư 10/11") and points[claim][0] == 1


def test_what_is_quoted_is_shown_to_nobody_as_the_fact_that_comes_first() -> None:
    claim = "Trợ cấp tháng này ở Gò Mận trả vào sáng thứ Sáu 12/11"
    body = (
        "Điều chưa biết: có đúng là “trợ cấp tháng này ở Gò Mận trả vào sáng thứ Sáu 12/11” hay không.\n"
        "Việc đang làm: quầy một cửa đang mở lịch chi trả."
    )
    assert "“" not in _first_fact("Về ngày trả trợ cấp", body, claim, "unknown")[1]


def _first_fact(title: str, body: str, claim: str, stance: str) -> tuple[int, str]:
    draft = craft.Draft(
        title=title, body=body, figures=(), sources=(), issuer="ward", version=1, claim=claim, stance=stance
    )
    item = next(item for item in craft.inspect(draft) if item.item == "fact_first")
    return item.points, (title if item.part == "title" else body)[item.start : item.end].strip()


def test_a_loudspeaker_names_what_a_pronoun_stands_for_and_keeps_the_next_hour_and_reads_out_no_brackets() -> (
    None
):
    body = (
        "Điều đã biết: con chó đã cắn người nay được nhốt riêng (theo sổ trạm).\nViệc đang làm: trạm đang theo dõi.\n"
        "Việc cần làm: ai bị nó cắn thì đi tiêm ngay tối nay.\nTin tiếp theo: 18 giờ 30, kể cả khi chưa có gì mới.\n"
        "Theo trạm y tế, tính đến 17 giờ 10."
    )
    assert read_aloud("vi", body) == (
        "Con chó đã cắn người nay được nhốt riêng. Ai bị nó cắn thì đi tiêm ngay tối nay. "
        "Trạm đang theo dõi. Chúng tôi báo tiếp lúc 18 giờ 30, kể cả khi chưa có gì mới."
    )


def test_a_loudspeaker_says_all_of_an_advice_that_calls_itself_one_and_no_sentence_twice() -> None:
    advice = "Xin bà con lưu ý: sáng thứ Tư mang sổ ra nhà văn hóa từ 7 giờ 30. Ai không đi được thì báo tổ trưởng."
    assert (
        read_aloud("vi", f"Trợ cấp trả ngày 10/11. Trợ cấp trả ngày 10/11.\n{advice}")
        == f"{advice} Trợ cấp trả ngày 10 tháng 11."
    )


def test_a_loudspeaker_says_the_fact_of_the_headline_that_the_text_does_not_say_again() -> None:
    body = "Việc cần làm: đừng thả chó ra đồng.\nTờ trong ảnh bị sửa đầu đề.\nTheo trạm y tế, tính đến 17 giờ 10."
    title = "Không có danh sách tiêu hủy nào"
    assert read_aloud("vi", body, title) == (
        "Không có danh sách tiêu hủy nào. Đừng thả chó ra đồng. Tờ trong ảnh bị sửa đầu đề."
    )
    again = read_aloud("vi", f"{title}.\n{body}", title)
    assert again.count(title) == 1


@pytest.mark.parametrize(
    ("title", "body", "points"),
    [
        (
            "Không có danh sách tiêu hủy nào",
            "Tờ trong ảnh bị sửa đầu đề.\nTheo trạm y tế, tính đến 17 giờ 10.",
            2,
        ),
        ("Phản ánh là đúng: thẻ đón không được soát", "Sổ góp ý ghi ba lần nhắc.\nTheo trường.", 2),
        ("Nước tràn qua mặt đê ở km 3", "Việc cần làm: lên tầng hai.\nTheo đơn vị quản lý đê.", 2),
        (
            "Thông báo về việc chó mèo",
            "Việc cần làm: giữ chó trong nhà.\nTheo trạm y tế.",
            0,
        ),  # tells no fact
        (
            "Không có danh sách nào",
            "Có tin đồn phường đi bắt chó.\nTheo trạm y tế.",
            0,
        ),  # opens with the rumour
    ],
)
def test_the_fact_of_a_headline_comes_first_where_the_text_goes_on_below_it(
    title: str, body: str, points: int
) -> None:
    draft = craft.Draft(
        title=title,
        body=body,
        figures=(),
        sources=(),
        issuer="ward",
        version=1,
        claim="phường đi bắt chó mèo",
    )
    assert {line.item: line.points for line in craft.inspect(draft)}["fact_first"] == points


@pytest.mark.parametrize(
    ("lang", "body", "points"),
    [
        ("vi", "Tờ trong ảnh bị sửa đầu đề. Vì thế, tin đang lan truyền “phường bắt chó” là không đúng.", 1),
        ("en", "The account is not ours. So what is going round, “give here”, is not so.", 1),
        ("vi", "Nước đã rút. Tin đang lan truyền “đê vỡ” là không đúng.", 0),
    ],
)
def test_a_reason_may_stand_before_what_it_refutes(lang: str, body: str, points: int) -> None:
    draft = craft.Draft(title="", body=body, figures=(), sources=(), issuer="ward", version=1, lang=lang)
    assert {line.item: line.points for line in craft.inspect(draft)}["why_misleads"] == points


@pytest.mark.parametrize(
    ("lang", "body"),
    [
        (
            "vi",
            "Tính đến 16:58, phụ huynh hỏi trường về một em ở cổng. Chúng tôi chưa xác nhận được tin này.",
        ),
        ("vi", "Trường chưa xác nhận được và cũng chưa bác bỏ được tin về một em bị đón nhầm."),
        ("en", "We have not confirmed this and cannot deny it yet."),
        ("en", "Parents have complained to us about the gate. We can neither confirm nor deny it."),
    ],
)
def test_a_first_word_names_what_was_asked_and_its_fact_is_that_nothing_is_known_yet(
    lang: str, body: str
) -> None:
    """A spokesperson who said so got no point for it, and a program's text that only looked into it got both."""

    def points(stance: str, text: str = body) -> int:
        draft = Draft(
            title="Cổng trường" if lang == "vi" else "The gate", body=text, figures=(), sources=(), issuer="school",
            version=1, lang=lang, stance=stance,
        )  # fmt: skip
        return next(line.points for line in craft.inspect(draft) if line.item == "fact_first")

    assert points("unknown") == 2
    looked = {"vi": "Trường đang đối chiếu sổ đón.", "en": "We are looking into it."}[lang]
    assert points("unknown", looked) == 0 and points("deny", f"{body.partition('.')[0]}?") == 0
