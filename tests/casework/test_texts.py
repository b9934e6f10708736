"""Craft, leaks and personal data: what the machine reads in a draft, in both languages."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.casework import craft
from infodrill.casework.figures import figures
from infodrill.casework.leak import Artefact, hits_of, leaks, passage, read_hit
from infodrill.casework.records import Version
from infodrill.kernel.folding import as_read
from infodrill.kernel.personal import personal

GOOD = {
    "vi": craft.Draft(
        title="Đê km 3 vẫn vững",
        body="Đê km 3 vẫn vững. Tin đồn đê vỡ là nhầm, vì đoạn phim quay nước tràn qua mặt đê. Tính đến 22:50, theo trạm đo, "
        "mực nước 4,12 m và đang xuống. Bà con km 2–4 hãy ở trên tầng cao và gọi tổ trực khi thấy nước đục.",
        figures=("4,12 m",), sources=("c1.q1",), issuer="dyke", version=1,
    ),
    "en": craft.Draft(
        title="The dyke at km 3 holds",
        body="The dyke at km 3 holds. The rumour of a breach is mistaken, because the clip shows water running over the top. "
        "As of 22:50, according to the gauge, the level was 4.12 m and falling. Please stay upstairs between km 2 and 4.",
        figures=("4.12 m",), sources=("c1.q1",), issuer="dyke", version=1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_a_well_made_correction_gets_all_ten_points(lang: str) -> None:
    assert craft.score(lang, GOOD[lang]) == dict(craft.ITEMS)
    assert craft.total(craft.score(lang, GOOD[lang])) == 10


@pytest.mark.parametrize(
    ("item", "vi", "en"),
    [
        ("fact_first", "Tin đồn đê vỡ lan truyền. Đê vẫn vững.", "A rumour says the dyke broke. It holds."),
        ("myth_once", "Tin đồn vỡ đê. Có tin nói đê vỡ.", "A rumour says it broke. Posts say it broke."),
        ("why_misleads", "Đê vẫn vững lúc 22:50.", "The dyke holds at 22:50."),
        ("evidence", "Đê vẫn vững, chúng tôi tin thế.", "The dyke holds, we believe."),
        ("what_to_do", "Đê vẫn vững lúc 22:50.", "The dyke holds at 22:50."),
        ("issuer_time", "Đê vẫn vững.", "The dyke holds."),
        ("plain", "Đê " * 201, "Dyke " * 201),
        ("no_attack", "Đê vững. Bọn tung tin là kẻ xấu.", "It holds. The liars who posted it are stupid."),
    ],
)
def test_each_fault_costs_its_item(item: str, vi: str, en: str) -> None:
    for lang, body in (("vi", vi), ("en", en)):
        draft = craft.Draft(title="", body=body, figures=(), sources=(), issuer="dyke", version=1)
        assert craft.score(lang, draft)[item] < craft.ITEMS[item]


def test_two_languages_get_the_lower_of_the_two() -> None:
    poor = craft.Draft(title="", body="Bọn xấu tung tin.", figures=(), sources=(), issuer="dyke", version=1)
    assert craft.total(craft.score_both(poor, GOOD["en"])) == craft.total(craft.score("vi", poor))
    assert craft.score_both(GOOD["vi"], GOOD["en"]) == dict(craft.ITEMS)


@given(st.text(max_size=300))
def test_craft_stays_between_nothing_and_ten(text: str) -> None:
    for lang in ("vi", "en"):
        points = craft.score(
            lang, craft.Draft(title=text, body=text, figures=(), sources=(), issuer="x", version=1)
        )
        assert set(points) == set(craft.ITEMS)
        assert all(0 <= points[item] <= most for item, most in craft.ITEMS.items())


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("phone", "Gọi 0912345678 ngay"), ("phone", "gọi 0912 345 678"), ("phone", "call +84 912-345-678"),
        ("phone", "số 024.3825.1234"), ("hotline", "tổng đài 1900 6868"), ("identity", "CCCD 001099012345"),
        ("account", "STK 19034567890123"), ("account", "tài khoản ngân hàng: 0451000123456"), ("plate", "xe 30A-123.45"),
        ("mail", "gửi an.nguyen@haiminh.gov.example.vn"),
    ],
)  # fmt: skip
def test_personal_data_is_found(kind: str, text: str) -> None:
    assert any(one.startswith(kind) for one in personal(text)), personal(text)


@pytest.mark.parametrize(
    "text",
    [
        "Mực nước 4,12 m lúc 22:50 ngày 12/9", "km 2–4, 3 trong 8 máy bơm, 3.000 lượt", "Gọi {phone:a} hoặc {account:b}",
        "góp ý tại hoi-dap@dien-tap.invalid", "Dân số 1 240 500 người, 07:30 ngày 10/09/2024", "Quyết định số 12/2025/QĐ",
    ],
)  # fmt: skip
def test_plain_figures_and_tokens_are_no_personal_data(text: str) -> None:
    assert personal(text) == ()


def test_public_contacts_of_the_scenario_may_be_written() -> None:
    assert personal("Gọi 1900 0000 để hỏi") != ()
    assert personal("Gọi 1900 0000 để hỏi", ("1900 0000",)) == ()


def test_a_clean_text_costs_the_same_however_many_contacts_may_be_named() -> None:
    def work(contacts: int) -> int:
        made = 0

        def told() -> Iterator[str]:
            nonlocal made
            for number in range(contacts):
                made += 1
                yield f"1900 {number:04}"

        assert personal("Trạm bơm chạy bình thường.", told()) == ()
        return made

    assert work(1_000) == work(10)


LIST = "The list names six pupils of class two B with the ward and bed of each of them"


def found(draft: str, marking: str, text: str, *public: str) -> list[tuple[str, str]]:
    """(kind, passage) of what a draft shows of one artefact."""
    said = [Artefact(f"c1.g{n}", "GREEN", one) for n, one in enumerate(public)]
    hits = leaks({"body_en": draft}, [Artefact("c1.e1", marking, text)], said)
    assert all((hit.source, hit.marking) in {("c1.e1", marking), ("", "")} for hit in hits)
    return [(hit.kind, passage(hit, {"body_en": draft})) for hit in hits]


def test_a_passage_of_closed_evidence_is_found_exactly_and_nearly() -> None:
    near = "Of each of the pupils, six in class two B, the bed and the ward are on that list by names"
    for tlp in ("AMBER", "RED"):
        assert found(f"We publish: {LIST}.", tlp, LIST) == [("exact", LIST)]
        assert [kind for kind, _ in found(near, tlp, LIST)] == ["near"]
    for tlp in ("GREEN", "CLEAR"):
        assert found(f"We publish: {LIST}.", tlp, LIST) == []


def test_accents_do_not_hide_a_passage() -> None:
    closed = "chỉ để lại một tổ canh gác ở đầu cầu phía đông"
    assert found("Chi de lai mot to canh gac o dau cau phia dong.", "RED", closed)[0][0] == "exact"


def test_words_in_common_are_no_leak() -> None:
    assert found("Six pupils are observed; the cause is not yet known.", "RED", LIST) == []
    assert found("the dyke holds tonight", "RED", "dyke holds") == []


def test_what_public_material_holds_already_is_no_leak() -> None:
    secret = "Lorries leave Bãi Sậy at 02:40 with 37 crates."
    told = "We saw 37 crates. It rained all week and many roads are shut in the valley. Bãi Sậy had called by 2:40."
    assert [kind for kind, _ in found(told, "RED", secret)] == ["number", "name", "number"]
    assert found(told, "RED", secret, "From Bãi Sậy at 02:40, 37 crates.") == []


@pytest.mark.parametrize(
    ("draft", "closed"),
    [
        ("Trị giá 350.000.000 đồng.", "tổng trị giá 350 triệu đồng"),
        ("The level was 4.12 metres.", "mực nước 4,12 m"),
        ("There are fourteen officers.", "14 cán bộ canh gác"),
        ("Ba mươi bảy thùng đã tới.", "37 crates"),
        ("On 3 August it failed.", "hỏng từ ngày 3/8"),
        ("Quỹ còn 1,275 tỷ.", "the fund holds 1,275 million dong"),
    ],
)
def test_figures_are_the_same_however_they_are_written(draft: str, closed: str) -> None:
    assert {figure.key for figure in figures(draft)} & {figure.key for figure in figures(closed)}
    assert found(draft, "RED", closed)


def test_a_small_number_tells_nothing_alone_but_two_do() -> None:
    closed = "Guard posts: 3 towers and 5 dogs by the north fence."
    assert found("We checked 3 towers.", "RED", closed) == []
    assert len(found("There are 3 towers and 5 dogs.", "RED", closed)) == 2


def test_a_hit_is_recorded_without_a_word_of_text() -> None:
    hit = leaks({"body_vi": "Gọi 0912 345 678"})[0]
    assert hit.code() == "phone body_vi 4-16 - -"
    assert read_hit(hit.code()) == hit


def test_hits_are_read_from_a_version_with_the_drafts_own_words() -> None:
    said = "Gọi 0912 345 678"
    version = Version(
        version=1,
        stance="unknown",
        figures=(),
        title_vi="",
        title_en="",
        body_vi=said,
        body_en="",
        craft={},
        leaks=("phone body_vi 4-16 - -",),
        author=("COMMS", "c"),
        author_seat="s",
        at=0,
    )
    assert [(hit.kind, words) for hit, words in hits_of(version)] == [("phone", "0912 345 678")]


@given(st.text(max_size=200), st.text(max_size=200))
def test_every_hit_lies_within_its_part_and_apart_from_the_others(draft: str, closed: str) -> None:
    plain, end = as_read(draft), 0
    for leak in leaks({"body_vi": draft}, [Artefact("c1.e1", "RED", closed)]):
        assert end <= leak.start < leak.end <= len(plain)
        end = leak.end
