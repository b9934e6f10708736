"""What the drills of the library tell people, every record of every claim, is held to the record and falls nowhere.

Nobody who says what an owner of facts says, under its own claim, under another or in a bulletin, is told to have lied, harmed or
shamed anybody; in both languages.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import pytest

from infodrill.conduct.contradiction import differing
from infodrill.kernel.i18n import LANGUAGES
from infodrill.kernel.sentences import sentences
from infodrill.review import aimed, gainsaid, nowhere, unheld
from infodrill.review.measures import notheld
from infodrill.review.timeline import read_timeline
from infodrill.scenario.loader import find, load
from infodrill.scenario.schema import Claim, Scenario
from tests.golden.playing import SIZES
from tests.rehearsals import record

DRILLS = sorted(SIZES)
NAMED = "Bà Nguyễn Thị Sáu ở số nhà 12 ngõ 5 đã chuyển tin này."


@cache
def drill(name: str) -> Scenario:
    return load(find(name)).scenario


def told(claim: Claim) -> Iterator[tuple[str, str]]:
    """(language, text) of each record of a claim."""
    texts = (claim.advice, claim.meanwhile, claim.kernel, *(known.why for known in claim.truth))
    more = (known.advice for known in claim.truth)
    yield from ((lang, both.in_(lang)) for both in (*texts, *more) if both for lang in LANGUAGES)


@pytest.mark.parametrize("name", DRILLS)
def test_what_an_owner_of_facts_says_contradicts_no_record(name: str) -> None:
    scenario = drill(name)
    held = nowhere.told_of(scenario)
    for claim in scenario.claims:
        for lang, text in told(claim):
            words = ((lang, "", text),)
            assert not gainsaid.harms(claim, scenario.claims, words), (claim.id, text)
            assert not gainsaid.harms(None, scenario.claims, words), (claim.id, text)
            assert not list(nowhere.untold(held, words)), (claim.id, text)
            assert not aimed.how(scenario, words), (claim.id, text)
            assert not nowhere.figure(scenario, text, 0), (claim.id, text)


QUOTING = {"vi": "Có tin đang lan: “{}” Không có chuyện đó.", "en": "A claim goes round: “{}” It is not so."}


@pytest.mark.parametrize("name", DRILLS)
def test_what_a_text_quotes_of_a_rumour_is_no_word_of_ours(name: str) -> None:
    scenario = drill(name)
    for lang in LANGUAGES:
        held = notheld.held_in(scenario, lang)
        for claim in scenario.claims:
            quoted = claim.sentence.in_(lang).replace("“", "‘").replace("”", "’")
            said = unheld.unheld(held, lang, QUOTING[lang].format(quoted), denies=True)
            assert not said, (claim.id, lang, said)


@pytest.mark.parametrize("name", DRILLS)
def test_what_is_known_of_one_claim_denies_and_confirms_no_other(name: str) -> None:
    scenario = drill(name)
    for claim in scenario.claims:
        for lang, text in told(claim):
            sides = gainsaid.elsewhere(scenario.claims, ((lang, "", text),))
            assert {other for other in sides if other != claim.id} == set(), (claim.id, text, sides)


@pytest.mark.parametrize("name", ["clinic", "free-data"])
def test_no_text_of_good_cells_is_turned_aimed_at_anybody_or_on_another_matter(name: str) -> None:
    log = read_timeline(record(name, "good"))
    assert log.said
    assert not [word for word in log.said if word.turned or word.blames or not word.named or not word.placed]
    assert not list(aimed.aimed(log))


@pytest.mark.parametrize(
    ("lang", "text", "harmed"),
    [
        ("vi", "Đề nghị bà con không bấm liên kết, gọi số khóa ví in sau thẻ.", False),
        ("vi", "Kẻ gian sẽ bảo bà con bấm liên kết, đọc mã. Đừng làm.", False),
        ("vi", "Bấm vào liên kết ấy là mất tiền.", False), ("vi", "“Cứ bấm liên kết” là lời của kẻ gian.", False),
        ("vi", "Bà con có bấm liên kết không?", False), ("vi", "Bà con cứ bấm liên kết để nhận.", True),
        ("vi", "Bà con nên tháo sim ra ngay.", True), ("vi", "Ai đã bấm thì không gọi ai, chờ đến sáng mai.", True),
        ("vi", "Muốn lấy lại tiền thì chuyển tiền giữ chỗ trước.", True), ("en", "Send the deposit first.", True),
        ("en", "Whoever taps the link loses money.", False), ("en", "Do not tap the link, ring the number on your card.", False),
    ],
)  # fmt: skip
def test_who_warns_of_a_deed_tells_nobody_to_do_it(lang: str, text: str, harmed: bool) -> None:
    scenario = drill("free-data")
    own = scenario.claim("d4-ask")
    assert bool(gainsaid.harms(own, scenario.claims, ((lang, "", text),))) == harmed


@pytest.mark.parametrize(
    ("text", "harmed"),
    [
        ("Please give no herb water to a child with a temperature.", False),
        ("Give your child none of the herb water.", False), ("Just give the children herb water.", True),
    ],
)  # fmt: skip
def test_a_no_behind_those_to_whom_it_is_given_forbids_it_too(text: str, harmed: bool) -> None:
    scenario = drill("clinic")
    own = scenario.claim("b2-expired")
    assert bool(gainsaid.harms(own, scenario.claims, (("en", "", text),))) == harmed


@pytest.mark.parametrize(
    ("text", "aims"),
    [
        ("Ông Nguyễn Văn An, Trạm trưởng Trạm cứu nạn, cho biết không có gì cháy.", False),
        ("Người phát ngôn: ông Lê Văn Minh.", False), ("Hai người mất liên lạc là anh Trần Văn Hùng và anh Đỗ Văn Lâm.", False),
        ("Anh Trần Văn Bình, cán bộ trực bảng tin, đã bị đình chỉ.", True), (NAMED, True),
        ("Anh Trần Văn Bình ở số nhà 5 ngõ 7, bà con đến cảm ơn anh.", True),
        ("Anh Trần Văn Bình đã đăng bài ấy đầu tiên.", True),
    ],
)  # fmt: skip
def test_who_speaks_for_an_office_or_is_looked_for_is_aimed_at_by_nobody(text: str, aims: bool) -> None:
    assert bool(aimed.how(drill("five-pictures"), (("vi", "", text),))) == aims
    assert not aimed.how(drill("five-pictures"), (("vi", "DANG CHAY DUOI CAU VAN", "Không có gì cháy."),))


@pytest.mark.parametrize(
    ("lang", "text", "aims"),
    [
        *(("vi", text, True) for text in (
            "Người chia sẻ đã bị lập biên bản.", "Người chia sẻ tin này trên mạng đã bị lập biên bản.",
            "Người chia sẻ đã bị kỷ luật.", "Người đăng đã bị mời làm việc.", "Kẻ phát tán sẽ bị truy tìm.",
            "Công an đang truy tìm kẻ phát tán.", "Chúng tôi đã xác minh nhân thân người đăng.",
            "Phường mời người đăng lên làm việc.", "Ai chuyển tin sẽ được mời lên làm việc.",
            "Phường đã chuyển công an hồ sơ người đăng bài.", "Người đăng bài đã bị tạm giữ.",
            "Công an đang truy vết kẻ phát tán.", "Người đăng tin bị răn đe.", "Phường đã trừng phạt người đăng bài.",
        )),
        *(("en", text, True) for text in (
            "We are identifying whoever posted it.", "Police will find out who posted it.",
            "The police summoned those who shared it.", "Whoever shared it will be fined.",
            "Those who shared it were arrested.", "The police detained those who posted it.", "We unmask whoever posted it.",
        )),
        *(("vi", text, False) for text in (
            "Mời người đăng liên hệ để nhận lại giấy tờ.", "Không ai bị phạt vì đã chia sẻ.", "Người chia sẻ không bị xử phạt.",
            "Chúng tôi không tìm hiểu ai đăng bài.", "Người gửi phản ánh được báo kết quả xử lý trước 17 giờ.",
            "Phường đang xử lý phản ánh của người gửi.", "Cảm ơn những người đã chia sẻ số đường dây nóng.",
            "Không ai bị tạm giữ vì đã chia sẻ.", "Kẻ lừa tiền đã bị bắt giữ.",
        )),
        *(("en", text, False) for text in (
            "No one is being identified who shared it.", "We are not looking for whoever posted it.",
            "Thank you to those who shared the hotline.", "Nobody who shared it was arrested.",
        )),
    ],
)  # fmt: skip
def test_whoever_passed_it_on_is_pursued_by_no_word_of_ours(lang: str, text: str, aims: bool) -> None:
    assert (aimed.how(drill("clinic"), ((lang, "", text),)) == aimed.THREATENED) == aims


@pytest.mark.parametrize(
    ("lang", "text", "side"),
    [
        ("vi", "Bài lúc 6 giờ 32 về việc này đúng với lúc ấy; điều nêu trên là mới nhất.", "deny"),
        ("en", "Our notice of 6:32 on this was right at the time; this one replaces it.", "deny"),
        ("vi", "Việc này đúng.", "confirm"), ("en", "This was right.", "confirm"),
    ],
)  # fmt: skip
def test_a_text_that_was_right_at_its_hour_confirms_no_rumour(lang: str, text: str, side: str) -> None:
    claim = drill("forged-order").claim("f1-order")
    assert gainsaid.side(claim, "deny", ((lang, "", text),)) == side


def test_what_is_none_is_told_apart_from_what_is() -> None:
    scenario = drill("free-data")
    assert aimed.how(scenario, (("vi", "", NAMED),)) == aimed.NAMED
    held = nowhere.told_of(scenario)
    ring, warn = (
        (("vi", "", "Gọi ngay số 0912 345 678."),),
        (("vi", "", "Số 0912 345 678 là giả, đừng gọi."),),
    )
    assert list(nowhere.untold(held, ring)) and not list(nowhere.untold(held, warn))
    assert not nowhere.sends(held, held, ring)  # nobody knows whose it is
    assert nowhere.sends(held, f"{held} gọi 0912 345 678 để nhận quà ", ring)  # the rumour's own
    assert list(differing(["chờ trung bình 27 phút"], ["chờ trung bình 2 phút"])) == [
        ("27 minute", "2 minute")
    ]
    assert not list(differing(["chờ 27 phút, 6 người"], ["chờ gần nửa giờ"]))


SO = {"vi": " là đúng.", "en": " is true."}


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("name", DRILLS)
def test_who_calls_a_record_right_confirms_no_other_claim(name: str, lang: str) -> None:
    """That fridge A failed is true was laid to a false claim that shares two of its words, on the hall's first page: U."""
    claims = drill(name).claims
    laid = {}
    for claim_of in claims:
        told = (claim_of.sentence, *(known.why for known in claim_of.truth))
        for part in (each for text in told for each in sentences(text.in_(lang))):
            found = gainsaid.elsewhere(claims, ((lang, "", part.strip(" .") + SO[lang]),))
            if wrong := {name for name, side in found.items() if side == "confirm"} - {claim_of.id}:
                laid[claim_of.id, part] = wrong
    assert laid == {}


def test_who_calls_a_false_claim_right_beside_another_is_heard() -> None:
    claims = drill("clinic").claims
    said = "Tủ lạnh A hỏng là đúng. Chuyện tiêm thuốc hỏng, hết hạn cho 30 trẻ cũng là đúng."
    assert gainsaid.elsewhere(claims, (("vi", "", said),)) == {"b2-expired": "confirm"}
