"""What a story denies of itself, what it calls its own error, grounds, senders and expected actions that their words do not fit:
told in a drill of the library when it is written so, and of none as it is. And translations that say otherwise."""

from __future__ import annotations

from functools import cache

import pytest

from infodrill.conduct.check import check
from infodrill.scenario.checks.denials import _OF_SOMEBODY
from infodrill.scenario.checks.translations import difference
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Bi
from tests.scenario.test_both_cannot_be_right import rewritten

VERDICT = '{who: VERIFY, what: {vi: "Kết luận: tờ danh sách'
FALSE_LIST = 'en: "Verdict: the list is false"}, deadline: +15:00, evidence: '
CLINIC, PORT, WARD, RICE = "clinic", "port-voice", "ward-desk", "wet-rice"
FRIDGE, SHELTER, HOURS, PORRIDGE = (
    f"claims/{name}.yaml" for name in ("b2-fridge", "v3-shelter", "b6-hours", "b4-porridge")
)
WRONG: dict[str, tuple[str, str, tuple[tuple[str, str], ...], str]] = {
    "a record denies what a report says": (
        PORT, SHELTER, (
            ("Lò Muối đang khóa", "Lò Muối không khóa"), ("community hall is locked", "community hall is not locked"),
        ),
        "truth[0].why.vi",
    ),
    "a question is called none by its record": (
        RICE, "claims/r7-next.yaml", (("Đây là câu hỏi.", "Đây không phải là câu hỏi."),), "truth[0].why.vi",
    ),
    "a record owns up, and no error is ours": (WARD, "claims/w4-day.yaml", (("own_error: true\n", ""),), "own_error"),
    "the harm is our own doing, and no error is ours": (PORT, SHELTER, (("own_error: true\n", ""),), "own_error"),
    "whoever poses tells the truth": (
        RICE, "claims/r2-page.yaml", (('verdict: "FALSE"', 'verdict: "TRUE"'),), "poses_as",
    ),
    "no harm, and yet it is put right": (WARD, "claims/w4-day.yaml", (("harm: H3", "harm: H0"),), "harm"),
    "an illness is lawfully secret": (
        WARD, "claims/w1-list.yaml", (("ground: personal", "ground: secret"),), "protects[0].ground",
    ),
    "who told it is personal": (
        WARD, "claims/w3-rubbish.yaml", (
            ("vi: Em đang phụ xe", "vi: Người báo đang phụ xe"), ("ground: source", "ground: personal"),
        ),
        "protects[0].ground",
    ),
    "control tells a claim": (
        PORT, "msel.yaml", (("    from: Vợ một công nhân bến số 2\n", "    from: Ban đạo diễn\n"),), "injects[14].from",
    ),
    "the press that asks nothing and is none": (
        WARD, "msel.yaml", (("    from: Người gửi ảnh đống rác\n    to: [CITIZEN-DESK, VERIFY]\n    method: phone_note",
                             "    from: Người gửi ảnh đống rác\n    to: [CITIZEN-DESK, VERIFY]\n    method: press"),), ".method",
    ),
    "a verdict of whoever speaks": (
        WARD, "msel.yaml", ((VERDICT, VERDICT.replace("VERIFY", "SPOKE")),
                            (f"{FALSE_LIST}verdict", f"{FALSE_LIST}message")),
        ".who",
    ),
    "a verdict that leaves a statement": (
        WARD, "msel.yaml", ((f"{FALSE_LIST}verdict", f"{FALSE_LIST}case_opened"),),
        ".evidence",
    ),
    "control owns the facts": (WARD, "claims/w3-rubbish.yaml", (("owner: ward", "owner: control"),), "owner"),
    "a gate that is none": (
        "market-rumour", "claims/m3-tomorrow.yaml", (("tạm ở sân cổng A", "tạm ở sân cổng D"),), "advice.vi",
    ),
    "one desk in two stories": (
        "free-data", "msel.yaml", (("Lò Muối mở đến 21:00", "Lò Muối mở đến 20:00"),), "body.vi",
    ),
    "two counts of one thing": (
        PORT, "msel.yaml", (("Bốn công nhân vào lúc", "Sáu công nhân vào lúc"), ("Four workers came in", "Six workers came in")),
        "body.vi",
    ),
}  # fmt: skip


@cache
def usual(drill: str) -> set[str]:
    return fields(load(find(drill)))


def fields(loaded) -> set[str]:
    return {f"{each.place.file} {each.place.field}" for each in check(loaded).problems}


@pytest.mark.parametrize("wrong", WRONG)
def test_what_a_story_says_against_itself_is_told_where_it_stands(wrong: str) -> None:
    drill, file, changes, place = WRONG[wrong]
    said = fields(rewritten(drill, file, *changes)) - usual(drill)
    assert any(each.startswith(file) and each.endswith(place) for each in said), said


OTHERWISE: dict[str, tuple[str, str, str, str]] = {
    # what Vietnamese says, English as it should be, English as it is, what is told
    "names the other way round": (
        "Phường Lò Muối đã xem, quà của Sóng Biếc là thật.",
        "Lò Muối ward has looked, the gift of Sóng Biếc is real.",
        "Sóng Biếc ward has looked, the gift of Lò Muối is real.",
        "Song Biec, Lo Muoi",
    ),
    "names in each other's sentence": (
        "Chỗ tạm lánh là trạm y tế Cồn Vạc. Nhà văn hóa Lò Muối đang khóa.",
        "The shelter is the Cồn Vạc health station. The Lò Muối hall is locked.",
        "The shelter is the Lò Muối health station. The Cồn Vạc hall is locked.",
        "Lo Muoi",
    ),
    "figures the other way round": (
        "Xe buýt dừng cách 3 km; trong tuần có 57 người đi, 12 lượt.",
        "The bus stops 3 km short; in the week 57 people came, 12 times.",
        "The bus stops 3 km short; in the week 12 people came, 57 times.",
        "12, 57",
    ),
    "a thing that Vietnamese does not name": (
        "Người bị cắn rửa xà phòng rồi ra trạm y tế.",
        "Whoever was bitten washes with soap and comes to the health station.",
        "Whoever was bitten by a cat washes with soap and comes to the health station.",
        "cat",
    ),
    "a person that English does not name": (
        "Vợ tôi đã báo công an rồi.", "My wife has told the police.", "My wife has told everybody.", "công an",
    ),
    "a day that English alone names": (
        "Quỹ đang dò, có tin lúc 20 giờ.",
        "The fund is looking, next word at 20:00.",
        "The fund is looking, next word tomorrow at 20:00.",
        "tomorrow",
    ),
    "seconds for minutes": ("Chờ trung bình 27 phút.", "The wait is 27 minutes.", "The wait is 27 seconds.", "27 seconds"),
    "the last sentence no longer denies": (
        "Chưa dám nói. Đang đọc sổ, tối mới xong. Xin các anh chị đừng phủ nhận hộ chúng tôi.",
        "I will not say yet. We are reading the book; it takes until the evening. Please do not deny it for our sake.",
        "I will not say yet. We are reading the book; it takes until the evening. Please deny it all for our sake.",
        "deny",
    ),
    "what English alone denies in a long sentence": (
        "Chưa ai trèo qua rào, ai cần sang gấp thì đi vòng cầu Gác Chuông ở phía trên.",
        "Nobody is to climb the fence, whoever must cross at once goes round by the Gác Chuông bridge above.",
        "Nobody is to climb the fence, whoever must not cross at once does not go round by the Gác Chuông bridge above.",
        "not",
    ),
}  # fmt: skip


@pytest.mark.parametrize("wrong", OTHERWISE)
def test_a_translation_that_says_otherwise_is_told_and_the_one_that_does_not_is_none(wrong: str) -> None:
    vi, right, other, shown = OTHERWISE[wrong]
    assert difference(Bi(vi=vi, en=right), of_facts=True) is None
    found = difference(Bi(vi=vi, en=other), of_facts=True)
    assert found is not None and any(shown in text for text in found.params.values()), found


@pytest.mark.parametrize(
    ("fact", "private"),
    [
        ("She had an operation in May.", True), ("Operation of the pumps at night", False),
        ("Bà ấy đang điều trị ở tỉnh", True), ("Lịch điều trị tại bệnh viện dã chiến", False),
    ],
)  # fmt: skip
def test_what_a_house_does_is_nobody_s_illness(fact: str, private: bool) -> None:
    assert bool(_OF_SOMEBODY.search(fact)) == private
