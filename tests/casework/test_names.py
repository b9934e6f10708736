"""Names of persons in public texts: found as they are written, and never in what is called after somebody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

import infodrill.scenario
from infodrill.casework.leak import Artefact, leaks
from infodrill.casework.names import FAMILIES, named, spoken_of
from infodrill.conduct.beside import stage_of
from infodrill.kernel.archive import read_drill
from infodrill.kernel.letters import words
from infodrill.scenario.loader import find, load
from tests.corpus.keeping import kept
from tests.patience import grows

LIBRARY = Path(infodrill.scenario.__file__).parent / "library"
SPOKEN = words(
    "kernel advice meanwhile why truth answer harm_why briefing synopsis note lines facts body subject text"
)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Chị Lê Thị Hoa, ở tổ 5, bán thuốc giả.", "Lê Thị Hoa"),
        ("Theo lời Trần Văn An thì nước trong.", "Trần Văn An"),
        ("Ms Lê Thị Hoa sold it.", "Lê Thị Hoa"),
        ("A neighbour, Le Thi Hoa, saw it.", "Le Thi Hoa"),
        ("BS. Phạm Minh Tuấn nói vậy.", "Phạm Minh Tuấn"),
        ("Bé Na lạc mẹ đêm qua.", "Na"),
        ("LÊ THỊ HOA bán thuốc giả.", "LÊ THỊ HOA"),
        ("lê thị hoa bán thuốc giả.", "lê thị hoa"),
        ("Ông Đỗ Quốc Việt đứng đó.", "Đỗ Quốc Việt"),
        ("Cháu Vương Gia Bảo đã về.", "Vương Gia Bảo"),
        ("Mr Tran Van Nam drove off.", "Tran Van Nam"),
        ("chi Le Thi Hoa ban thuoc gia.", "Le Thi Hoa"),
        ("Chi Le Thi Hoa ban thuoc gia.", "Le Thi Hoa"),
        ("Theo ba Pham Thi Ngoc thi nuoc trong.", "Pham Thi Ngoc"),
        ("N.g.u.y.ễ.n T.h.ị H.o.a bán thuốc giả.", "N.g.u.y.ễ.n T.h.ị H.o.a"),
        ("N.g.u.y.ễ.n T.h.ị H.o.a bán thuốc giả.", "N.g.u.y.ễ.n T.h.ị H.o.a"),
    ],
)
def test_a_name_is_found_however_it_is_written(text: str, name: str) -> None:
    assert name in {text[hit.start : hit.end] for hit in leaks({"body_vi": text})}


POSTS = [
    "Trưởng phòng", "Bí thư", "Phó bí thư", "Bí thư chi bộ", "Cán bộ", "Phóng viên", "Trưởng thôn", "Trưởng ấp", "Tổ trưởng",
    "Thủ kho", "Thủ quỹ", "Nhân viên", "Chủ tiệm", "Chủ quán", "Công an viên", "Ủy viên", "Nhà báo", "Trưởng ban",
    "Trưởng công an", "Chủ tịch", "Giám đốc", "Hiệu trưởng", "Kế toán", "Tài xế", "Cụ",
]  # fmt: skip
PERSONS = [
    "Nguyễn Văn An", "Lê Trung Nam", "Hồ Quang Cường", "Lê Hải", "Vi Thị Lan", "Y Moan", "A Dơi", "Lò Văn Pó",
]  # fmt: skip


@pytest.mark.parametrize("post", POSTS)
def test_a_name_behind_an_office_or_a_trade_is_a_person_s(post: str) -> None:
    """Written small, with capitals or within a sentence: the last word of a title is no place."""
    for name in PERSONS:
        for title in (post, post.title(), f"Theo lời {post.lower()}"):
            told = f"{title} {name} nhận hối lộ của dân."
            assert any(name in told[slice(*span)] or told[slice(*span)] in name for span in named(told)), told


@pytest.mark.parametrize(
    "text",
    [
        "Công viên Lê Văn Tám mở cửa.", "Trung tâm Y Tế Hải Minh, trường Đại học Y Dược.", "A Lane is closed; A Ward meets.",
        "A Mây Xanh cook was asked.",
        "Trưởng thôn Đông Hải báo lại.", "Chi bộ khu Lê Lợi họp.", "Ủy ban phường Trần Phú và thư viện Lê Lợi đóng cửa.",
    ],
)  # fmt: skip
def test_an_office_before_a_place_is_no_person(text: str) -> None:
    assert [text[slice(*span)] for span in named(text)] == []


@pytest.mark.parametrize(
    ("text", "person"),
    [
        ("đừng nhận gạo của Sáu Lượm", True), ("không mua rượu của Ba Tèo", True), ("tạp hóa Hoa Mười bán gạo giả", True),
        ("do not buy rice from John Carter", True), ("bà Hoa bán gạo giả", True), ("bí thư Lê Trung Nam nhận hối lộ", True),
        ("nước ở khu Ba sạch từ thứ Hai", False), ("chợ Năm Căn mở lại", False), ("Bến Lành ward has water", False),
        ("bà con chuyển lên trường Lá Me", False), ("Tháng Tư phường Cồn Vạc khô", False),
    ],
)  # fmt: skip
def test_what_neighbours_call_a_person_is_known_where_machines_would_say_it_again(
    text: str, person: bool
) -> None:
    assert spoken_of(text) is person


@pytest.mark.parametrize(
    "text",
    [
        "Đường Trần Phú ngập; phường Lê Lợi và phố Phan Bội Châu khô.", "Trường Nguyễn Trãi, chợ Lê Hồng Phong đóng cửa.",
        "Bệnh viện Hoàng Văn Thụ và công viên Lê Văn Tám mở cửa.", "Le Loi Street and Lê Lợi ward are dry.",
        "Cầu Trần Thị Lý thông xe.",
        "Công ty Cấp nước Sao Mai xác nhận.", "Sao Mai Water Company confirms.", "Anh Công an phường và bà con khu 4.",
        "Trung tâm Y tế Hải Minh, Ủy ban nhân dân Bến Lành.", "40 cháu Ga Cũ đã về; các cụ Đồng Rươi cũng vậy.",
        "Hồ Gươm, Cao Minh, Hà Nội.",
        "Anh Nguyễn ở tổ 3.", "Lê thị trường rau quả ra chợ.", "THÔNG BÁO KHẨN CẤP SỐ HAI", "Bà Ba, ông Sáu và cô Tư.",
    ],
)  # fmt: skip
def test_what_is_called_after_somebody_is_no_name(text: str) -> None:
    assert [text[slice(*span)] for span in named(text)] == []


@pytest.mark.parametrize("name", ["Trần Phú", "Lê Lợi", "Nguyễn Trãi", "Phan Bội Châu"])
def test_a_name_that_streets_bear_is_somebody_s_page_beside_a_network_until_its_noun_says_street(
    name: str,
) -> None:
    """The charter protects whoever is named, and a writer who means the street loses nothing by saying so."""
    street = Artefact(source="", marking="CLEAR", text=f"Điểm ngập: {name}, Bờ Hồ Cạn")
    for page in (
        f"{name} trên Facebook viết rằng đê vỡ.",
        f"Theo {name} trên Zalo, đê vỡ.",
        f"Trang Facebook {name} nói vậy.",
    ):
        found = [
            page[hit.start : hit.end] for hit in leaks({"body_vi": page}) if hit.kind in ("handle", "person")
        ]
        assert any(name in told for told in found), page
    for called in (
        f"Đường {name} ngập, theo ảnh trên Facebook.",
        f"Ảnh phố {name} trên Facebook là ảnh cũ.",
        f"Ngã tư {name}, theo Zalo.",
    ):
        assert not leaks({"body_vi": called}), called
    assert not leaks({"body_vi": f"Nước ngập ở {name}."}, (), (street,))


def test_whom_the_scenario_names_openly_is_no_finding_and_a_claim_frees_nobody() -> None:
    text = {"body_vi": "Bà Lê Thị Hoa phát ngôn."}
    assert not leaks(
        text, (), (Artefact(source="", marking="CLEAR", text="Le Thi Hoa, spokesperson of the range"),)
    )
    assert leaks(text, (), (Artefact(source="c1", marking="GREEN", text="Lê Thị Hoa bán thuốc giả"),))


def _texts(value: object, said: bool = False) -> Iterator[str]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield from _texts(inner, said or key in SPOKEN)
    elif isinstance(value, list):
        for inner in value:
            yield from _texts(inner, said)
    elif isinstance(value, str) and said:
        yield value


def statements() -> Iterator[tuple[str, str]]:
    """(drill, text): what the library has to say, expects or shows as right, and what automated cells wrote in kept drills."""
    for drill in sorted(folder for folder in LIBRARY.iterdir() if folder.is_dir()):
        for path in (
            *sorted((drill / "claims").glob("*.yaml")),
            drill / "msel.yaml",
            drill / "evaluation.yaml",
        ):
            for text in _texts(yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)):
                yield drill.name, text
    for path in kept():
        for event in read_drill(path).events:
            for name in ("title_vi", "title_en", "body_vi", "body_en"):
                if text := str(getattr(event.body, name, "") or ""):
                    yield "clinic", text


def test_the_library_s_own_statements_raise_at_most_one_false_alarm_in_a_hundred() -> None:
    stages = {
        folder.name: stage_of(load(find(folder.name)).scenario)
        for folder in LIBRARY.iterdir()
        if folder.is_dir()
    }
    told = list(statements())
    wrong = [
        (drill, text[hit.start : hit.end], text[:80])
        for drill, text in told
        for hit in leaks({"body_vi": text}, (), (stages[drill],))
        if hit.kind == "person"
    ]
    assert len(told) > 800
    assert 100 * len(wrong) <= len(told), wrong


def test_a_hundred_families_are_known_and_the_reading_is_work_in_proportion_to_the_text() -> None:
    assert len(FAMILIES) >= 100
    assert grows(lambda times: named("Theo Lê Thị Hoa ở đường Trần Phú, bà Ba Na. " * times), 20) < 12
