"""The desk: groups form around what is said, denials stand apart, questions are shared out, no author is read."""

from __future__ import annotations

import inspect

import pytest
from hypothesis import given
from hypothesis import strategies as st

from infodrill.kernel.posts import Post
from infodrill.watch import WatchDesk, WatchError, desk, groups, normalise
from infodrill.watch.cues import asks, denies
from infodrill.watch.desk import spread_level
from infodrill.watch.groups import Grouping, log2_16
from infodrill.watch.normalise import clean, views
from infodrill.watch.volumes import Volume

DYKE = (
    "Đê bối phường Cửa Sông vỡ rồi bà con ơi",
    "de boi phuong cua song vo roi",
    "Nghe nói đê bối Cửa Sông vỡ, nước tràn vào xóm",
    "Vỡ đê bối ở phường Cửa Sông, chạy thôi",
)
RELIEF = (
    "Quỹ cứu trợ bão Hải Minh nhận chuyển khoản ủng hộ bà con",
    "Mọi người chuyển khoản ủng hộ quỹ cứu trợ bão Hải Minh nhé",
    "quỹ cứu trợ bão hải minh vừa mở, ck ủng hộ bà con nha",
)


def post(number: int, text: str, *, minute: int = 0, place: str = "w1", channel: str = "feed") -> Post:
    return Post(id=f"p{number}", minute=minute, text=text, place=place, channel=channel)


def a_desk(*texts: str) -> WatchDesk:
    made = WatchDesk()
    made.read(post(number, text, minute=number) for number, text in enumerate(texts))
    return made


def test_two_stories_make_two_groups() -> None:
    made = a_desk(*DYKE, *RELIEF)
    assert sorted(group.volume for group in made.groups()) == [3, 4]


def test_unaccented_and_slang_posts_join_the_accented_ones() -> None:
    made = a_desk(*DYKE, *RELIEF)
    assert made.group_of("p1") == made.group_of("p0")
    assert made.group_of("p6") == made.group_of("p4")


def test_a_denial_joins_the_group_and_never_its_volume() -> None:
    made = a_desk(
        *DYKE,
        "Đê bối Cửa Sông vỡ là tin giả, đừng chia sẻ nữa",
        "Đê bối phường Cửa Sông không vỡ, nước đang rút",
    )
    (group,) = made.groups()
    assert (group.volume, group.denials) == (4, 2)


def test_a_denial_does_not_shape_its_group() -> None:
    grouping = Grouping()
    for name, text in enumerate(DYKE):
        grouping.place(str(name), views(text).words, asks=False, denies=False)
    before = dict(grouping.centroids[0].counts)
    assert grouping.place("d", views(f"{DYKE[0]} là tin giả").words, asks=False, denies=True) == (0, True)
    assert grouping.centroids[0].counts == before


def test_a_grown_group_is_easier_to_join() -> None:
    told = [f"{text} {word}" for text in DYKE for word in ("khẩn", "thật", "cứu", "mau", "gấp")]
    stray = "nước tràn qua đê rồi, nhà tôi ở cuối xóm đang dọn đồ lên gác"

    def joins(posts: list[str]) -> bool:
        grouping = Grouping(110)
        for name, text in enumerate(posts):
            grouping.place(str(name), views(text).words, asks=False, denies=False)
        return grouping.place("stray", views(stray).words, asks=False, denies=False)[0] == 0

    assert [joins(told[:15]), joins(told[:16])] == [False, True]


def test_a_negation_about_something_else_is_no_denial() -> None:
    made = a_desk(*DYKE, "Đê bối phường Cửa Sông vỡ rồi mà không thấy ai gọi")
    (group,) = made.groups()
    assert (group.volume, group.denials) == (5, 0)


def test_denials_alone_have_no_volume() -> None:
    (group,) = a_desk("Không có chuyện đê bối vỡ, đừng chia sẻ").groups()
    assert (group.volume, group.denials, group.level) == (0, 1, 0)


def test_question_share_is_per_mille_of_the_volume() -> None:
    made = a_desk(*DYKE[:3], "Đê bối Cửa Sông vỡ thật không mọi người?")
    (group,) = made.groups()
    assert group.question_permille == 250


@pytest.mark.parametrize(
    ("text", "asking", "denying"),
    [
        ("Có ai biết đê vỡ thật không", True, False),
        ("de vo dung k mn", True, False),
        ("Tin này sai sự thật", False, True),
        ("Is this true about the dyke", True, False),
        ("That is fake, stop sharing", False, True),
        ("Không phải danh sách năm nay đâu, xem kỹ đã", False, True),
        ("Tôi hỏi trạm trực rồi, chờ kết quả đi", False, True),
        ("40 ca đâu ra, vừa qua đó xong", False, True),
        ("Nhà khó thì lấy đâu ra tiền", False, False),
        ("Thế mà ai bảo chưa vỡ", False, False),
        ("Cần một bộ cờ, con không dùng thì cho xin", False, False),
        ("Hang on, let's wait until they answer", False, True),
        ("The page is posing, don't send anything", False, True),
        ("No word of a lie: the hen slept on the wardrobe", False, False),
        ("Nước lên tới sân rồi", False, False),
        ("Water is up to the yard", False, False),
    ],
)
def test_cues_tell_asking_and_denying(text: str, asking: bool, denying: bool) -> None:
    seen = views(text)
    assert (asks(seen.original, seen.words), denies(seen.words)) == (asking, denying)


def test_mentions_links_and_stretched_letters_are_gone_before_anything_looks() -> None:
    assert clean("@ai_do xem https://x.invalid/a nguyyyy hiểm quááá #bao a@b.c") == "xem nguy hiểm quá"
    assert "@" not in " ".join(views("hỏi @chi_ha và a@b.c").words)


def test_folded_words_are_de_slanged() -> None:
    assert views("ko dc vào nc lũ, Đê vỡ 😱").words == ("khong", "duoc", "vao", "nuoc", "lu", "de", "vo")


def test_dialect_is_read_while_it_bears_its_marks() -> None:
    assert "dau" in views("đi mô rứa").words and "mo" in views("cửa mở").words


@given(st.text(max_size=120))
def test_any_text_has_views(text: str) -> None:
    seen = views(text)
    assert all(word and word == word.lower() for word in seen.words)
    assert views(seen.original).words == seen.words or seen.original != clean(seen.original)


@pytest.mark.parametrize(
    ("wards", "channels", "offline", "level"),
    [
        ({"a": 1}, {"feed": 1}, 0, 0),
        ({"a": 5}, {"group": 5}, 0, 1),
        ({"a": 3, "b": 2}, {"group": 5}, 0, 2),
        ({"a": 5}, {"group": 3, "feed": 2}, 0, 2),
        ({"a": 3, "b": 2}, {"group": 3, "feed": 2}, 0, 3),
        ({"a": 1}, {"press": 1}, 0, 4),
        ({"a": 1}, {"feed": 1, "field": 1}, 1, 5),
        ({}, {}, 0, 0),
    ],
)
def test_spread_levels(wards: dict[str, int], channels: dict[str, int], offline: int, level: int) -> None:
    assert spread_level(wards, channels, offline) == level


def test_action_in_the_street_counts_only_from_the_field() -> None:
    told = "Cây xăng Cửa Sông người xếp hàng dài vì tin vỡ đê"
    made = WatchDesk()
    made.read([post(1, told)])
    assert made.groups()[0].level == 0
    made.read([post(2, told, channel="field")])
    assert made.groups()[0].level == 5


def test_velocity_looks_fifteen_minutes_back() -> None:
    volume = Volume()
    for minute in (0, 10, 11, 25):
        volume.add(minute, "w1", "feed", asks=False, denies=False, acts=False)
    assert volume.velocity(25) == 8
    assert volume.series(25) == (1, 0, 2, 0, 0, 1)


def test_the_desk_sees_posts_after_its_delay() -> None:
    made = WatchDesk(delay=5)
    assert made.read([post(0, DYKE[0], minute=10)]) == 0
    assert made.read([], now=14) == 0
    assert made.read([], now=15) == 1


def test_a_post_is_counted_once_and_official_ones_never() -> None:
    made = WatchDesk()
    made.read([post(0, DYKE[0]), post(0, DYKE[0]), post(1, DYKE[0], channel="portal")])
    assert [group.volume for group in made.groups()] == [1]
    with pytest.raises(WatchError):
        made.group_of("p1")
    with pytest.raises(WatchError):
        made.group("w9")


def test_a_lone_old_post_no_longer_gathers_company() -> None:
    made = WatchDesk()
    made.read([post(0, DYKE[0], minute=0)])
    made.read([post(1, RELIEF[0], minute=130)])
    made.read([post(2, DYKE[0], minute=131)])
    assert made.group_of("p2") != made.group_of("p0")


def test_the_medoid_is_one_of_the_posts_and_speaks_for_the_group() -> None:
    (group,) = a_desk(*DYKE).groups()
    assert group.text in {clean(text) for text in DYKE}
    assert group.post_ids[0] in {"p0", "p1", "p2", "p3"}


@given(
    st.lists(st.sampled_from([*DYKE, *RELIEF, "mưa to quá", "ai bán cua không"]), max_size=25),
    st.integers(1, 5),
)
def test_reading_in_pieces_is_reading_at_once(texts: list[str], size: int) -> None:
    posts = [post(number, text, minute=number) for number, text in enumerate(texts)]
    whole, pieces = WatchDesk(), WatchDesk()
    whole.read(posts)
    for start in range(0, len(posts), size):
        pieces.read(posts[start : start + size])
    assert whole.groups() == pieces.groups()
    assert sum(group.volume + group.denials for group in whole.groups()) == len(texts)


@given(st.integers(1, 2**40))
def test_integer_logarithm_never_falls(number: int) -> None:
    assert 0 <= log2_16(number) <= log2_16(number + 1)


def test_a_merge_is_proposed_and_done_only_when_somebody_decides() -> None:
    made = a_desk(*DYKE, *RELIEF)
    first, second = sorted((group.id for group in made.groups()), key=lambda each_id: int(each_id[1:]))
    assert made.alike() == () and len(made.alike(permille=0)) == 0  # fewer than four posts in the second
    assert [
        (group_likeness.one, group_likeness.other) for group_likeness in made.alike(permille=0, at_least=1)
    ] == [(first, second)]
    merged = made.merge(first, second)
    assert merged.volume == 7 and made.groups() == (merged,)
    assert made.group_of("p4") == first
    made.read([post(9, RELIEF[0], minute=9)])
    assert made.group(first).volume == 8
    with pytest.raises(WatchError):
        made.merge(first, second)
    with pytest.raises(WatchError):
        made.merge(first, first)


def test_likeness_is_whole_for_a_group_and_itself() -> None:
    grouping = Grouping()
    for name, text in enumerate(DYKE):
        grouping.place(str(name), views(text).words, asks=False, denies=False)
    assert grouping.likeness(0, 0) in (999, 1_000)


def test_threshold_decides_how_near_is_near() -> None:
    for threshold, number in ((1, 1), (999, 2)):
        grouping = Grouping(threshold)
        for name, text in (("a", DYKE[0]), ("b", DYKE[2])):
            grouping.place(name, views(text).words, asks=False, denies=False)
        assert len(grouping.centroids) == number


def test_no_step_of_watch_knows_an_author() -> None:
    for module in (desk, groups, normalise):
        assert "author_key" not in inspect.getsource(module) and "account" not in inspect.getsource(module)
