"""Texts in two languages: what one of them lacks or says otherwise is told, and a free translation is left alone."""

from __future__ import annotations

import json

import pytest

from infodrill.kernel.saidnumbers import said_numbers
from infodrill.scenario.checks import languages
from infodrill.scenario.checks.translations import difference, problems
from infodrill.scenario.loader import Loaded, find, load, load_files
from infodrill.scenario.schema import Bi
from infodrill.scenario.yamltext import read_yaml

BOTH = "wet-rice"
OTHERWISE: dict[str, tuple[str, str]] = {
    "a scale in words": ("Nộp trước hai trăm nghìn phí hồ sơ.", "Pay two million first for the papers."),
    "figures for words": ("Kho còn 180 thùng mì và ba xe.", "The store has eighty boxes of noodles and three lorries."),
    "an ordinal": ("Hàng nằm kho từ hôm mười bốn.", "The goods have stood here since the fourth."),
    "a small number": ("Bảy hộ bị sót, hai hộ nhận trùng.", "Seven households left out, three served twice."),
    "a small number beside twice": (
        "Tám bình thì năm cái rỗng. Tôi báo hai lần.", "Three of the eight bottles are empty. I said so twice."
    ),
    "one small number": ("Chỉ còn hai lọ huyết thanh.", "Only five phials of serum are left."),
    "an hour": ("Phát nước lúc 14 giờ ở sân trường.", "Water is given at 16:00 in the school yard."),
    "a date": ("Báo cáo ra ngày 17/10, ai cũng đọc được.", "The report is out on 19 October, for all to read."),
    "another day": ("Ngày mai quầy mở cửa như thường.", "The counter is open as usual today."),
    "another part of the day": ("Sáng thứ Ba mời bà con ra nhận.", "Please come for it on Tuesday evening."),
    "another weekday": ("Thứ Sáu này nghỉ một buổi.", "There is a break this Thursday."),
    "another span": ("Máy hỏng ba tuần rồi.", "The machine has been out for three months."),
    "another measure": ("Phải chở đi bốn mươi cây số.", "They must be driven forty metres."),
    "another place": ("Nước phát ở bến đò chiều nay.", "Water is handed out at the school this afternoon."),
    "another town": ("Thành phố Bến Rươi", "Nậm Sương City"),
    "half": (
        "Kho vẫn mở cửa như mọi hôm cho bà con tới xem. Ai cần đổi bao gạo ẩm thì mang tới gặp thủ kho.",
        "The store is open as on other days.",
    ),
    "half the other way": (
        "Kho vẫn mở cửa như mọi hôm.",
        "The store is open as on other days. Whoever needs a damp sack exchanged brings it to the keeper.",
    ),
    "open for closed": ("Quầy vẫn đóng cửa cả tuần.", "The counter is still open all week."),
}  # fmt: skip
DENIED: dict[str, tuple[str, str]] = {
    "charges": ("Quỹ không thu phí, không hỏi mã.", "The fund charges a fee and asks for a code."),
    "books": ("Sổ không có khoản ấy; gạo vẫn đủ.", "The books have such an item; the rice is enough."),
    "to people": ("Đừng ra bến lúc này.", "Go to the landing at this hour."),
    "the other way": ("Chờ tin tiếp theo ở đây.", "You need not wait for the next word here."),
}
FREE: tuple[tuple[str, str], ...] = (
    ("Cả hai chị em đều ở nhà.", "Both sisters are at home."),
    ("Tôi gọi mười mấy lần mà máy bận.", "I rang a dozen times and the line was busy."),
    ("Tàu chợ chiều vẫn chạy.", "The evening train still runs."),
    ("Bản tin 14 giờ để trống một phút.", "Our two o'clock bulletin keeps a minute."),
    ("Máy thuê về lại trước 17 giờ hôm nay.", "The hired pump is back by 5 pm today."),
    ("Hai chục người ngoài cổng.", "Twenty people at the gate."),
    ("Năm 2027 mất bốn triệu hai.", "In 2027 four million two hundred were gone."),
    ("Gác đèn bốn mươi năm tôi chưa để tàu nào mắc cạn.", "In forty years I never let a ship run aground."),
    ("Mười lăm phút nữa nước tới.", "The water will be there in a quarter of an hour."),
    ("Bờ kè Bến Trăng vừa bị nước tràn qua.", "The water has just come over the Bến Trăng wall."),
    ("Chị Tư nhắn: thứ Tư họp.", "Tư writes that the meeting is on Wednesday."),
    ("Nhà em ca ba, không ai trông cháu.", "I am on the night shift with nobody to mind the child."),
    ("Sổ ghi 200.000 đồng một hộ.", "The book has two hundred thousand a household."),
    ("Xin đừng chuyển tiền cho ai.", "Please keep your money."),
)
DENIES_FREELY: tuple[tuple[str, str], ...] = (
    ("Bà con khoan qua đập tràn.", "Please do not cross the spillway yet."),
    ("Không tự rút dây truyền.", "Leave the drip alone."),
    ("Sổ chưa ghi gì về máy ấy.", "The book is empty as to that pump."),
    ("Chưa rõ vì sao.", "Why is still unknown."),
    ("Còi thử theo lịch, quên báo trước.", "A test by the plan, which nobody had announced."),
    ("Phường không từ chối ai.", "The ward serves whoever comes."),
    ("Mai còn phát chăn nữa không?", "Are there blankets tomorrow?"),
    ("Nước không có mùi.", "The water is odourless."),
    ("Không xe nào qua được.", "The road is closed to cars."),
    ("Đừng tin số lạ gọi tới.", "Refuse calls of strangers."),
    ("Số 62 ra lúc 6 giờ 50.", "No. 62 was issued at 06:50."),
)


@pytest.mark.parametrize("kind", OTHERWISE)
def test_what_is_said_otherwise_in_one_language_is_told(kind: str) -> None:
    vi, en = OTHERWISE[kind]
    found = difference(Bi(vi=vi, en=en), of_facts=False)
    assert found is not None and found.params, (vi, en)


@pytest.mark.parametrize("kind", DENIED)
def test_a_denial_that_one_language_lost_is_told_of_facts(kind: str) -> None:
    vi, en = DENIED[kind]
    found = difference(Bi(vi=vi, en=en), of_facts=True)
    assert found is not None and found.params.keys() == {"vi", "en"}
    # People put it more freely; that nobody is to do something is said by everybody.
    assert (difference(Bi(vi=vi, en=en), of_facts=False) is None) == (kind != "to people")


@pytest.mark.parametrize("text", [*FREE, *DENIES_FREELY])
def test_a_free_translation_is_left_alone(text: tuple[str, str]) -> None:
    vi, en = text
    assert difference(Bi(vi=vi, en=en), of_facts=True) is None


NUMBERS: dict[str, dict[str, list[int]]] = {
    "vi": {
        "hai trăm nghìn": [200_000], "mười bốn": [14], "hai mươi mốt": [21], "hai trăm linh năm": [205],
        "bốn triệu hai": [4_200_000],
        "đợt hai năm triệu một hộ": [2, 5_000_000, 1], "200.000 đồng": [200_000], "5 triệu": [5_000_000], "hai chục": [20],
        "hai nghìn ba trăm sáu mươi lăm": [2_365], "thứ ba": [], "sáu tạ gạo": [], "{account:a}": [], "15/10": [15, 10],
    },
    "en": {
        "two hundred thousand first": [200_000], "the fourteenth": [14], "twenty-one": [21], "two hundred and five": [205],
        "four million two hundred": [4_200_000], "at 5:40 four sacks": [5, 40, 4], "5 million": [5_000_000],
        "17 October": [17, 10],
        "two thousand three hundred sixty-five": [2_365], "one of us": [1], "they may come": [], "{phone:1}": [],
    },
}  # fmt: skip


@pytest.mark.parametrize("lang", NUMBERS)
def test_numbers_are_read_in_words_and_in_figures(lang: str) -> None:
    assert {text: [each.value for each in said_numbers(text, lang)] for text in NUMBERS[lang]} == NUMBERS[
        lang
    ]


def changed(bodies: list[dict[str, str]]) -> Loaded:
    """The drill with these texts of its first injects."""
    whole = load(find(BOTH)).files
    files = {name: read_yaml(file, name).data for name, file in whole.items() if name.endswith(".yaml")}
    for row, body in zip(files["msel.yaml"]["injects"], bodies, strict=False):
        row["body"] = body
    written = {name: json.dumps(node).encode() for name, node in files.items()}
    return load_files({**whole, **written})


def test_a_drill_in_two_languages_tells_it_of_the_texts_that_its_author_wrote() -> None:
    lost = {"vi": "Chuyển vào {account:a} trước giờ nghỉ.", "en": "Send it to {account:b} before the break."}
    wrong = [lost, *({"vi": vi, "en": en} for vi, en in OTHERWISE.values())]
    loaded = changed(wrong)
    told = [each.place.field for each in problems(loaded)]
    assert told == [
        f"injects[{n}].body.en" for n in range(min(len(loaded.scenario.msel.injects), len(wrong)))
    ]


def test_vietnamese_without_its_marks_is_no_english() -> None:
    vi = "Quỹ không thu phí, không hỏi mã ngân hàng, ai lỡ chuyển thì báo ngay."
    en = "Quy khong thu phi, khong hoi ma ngan hang, ai lo chuyen thi bao ngay."
    told = {each.place.field for each in languages.problems(changed([{"vi": vi, "en": en}]))}
    assert "injects[0].body.en" in told
