"""What the craft rubric reads in single sentences, beside what a reader would grant them (`craftset`)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path

import pytest
import yaml

from infodrill.casework import craft
from infodrill.casework import craftsigns as signs
from infodrill.casework.advice import advised
from infodrill.casework.aloud import read_aloud
from infodrill.casework.craftreading import cut
from infodrill.casework.dating import dated
from infodrill.casework.misleading import why_misleads
from infodrill.casework.stating import MOODS, moods
from infodrill.kernel.folding import as_read
from infodrill.kernel.letters import bare, words

FOLDER = Path(__file__).parent / "craftset"
SENTENCES = yaml.load((FOLDER / "sentences.yaml").read_bytes(), Loader=yaml.CSafeLoader)
LABELS = yaml.load((FOLDER / "labels.yaml").read_bytes(), Loader=yaml.CSafeLoader)
POINTS = words("what_to_do evidence why_misleads time myth puts_off attack")
BLIND = yaml.load((FOLDER / "blind-sentences.yaml").read_bytes(), Loader=yaml.CSafeLoader)
SECOND = yaml.load((FOLDER / "blind-labels.yaml").read_bytes(), Loader=yaml.CSafeLoader)
FRESH = yaml.load((FOLDER / "fresh-sentences.yaml").read_bytes(), Loader=yaml.CSafeLoader)
FRESH_LABELS = yaml.load((FOLDER / "fresh-labels.yaml").read_bytes(), Loader=yaml.CSafeLoader)
THIRD = yaml.load((FOLDER / "third-sentences.yaml").read_bytes(), Loader=yaml.CSafeLoader)
THIRD_LABELS = yaml.load((FOLDER / "third-labels.yaml").read_bytes(), Loader=yaml.CSafeLoader)
FOURTH = yaml.load((FOLDER / "fourth-sentences.yaml").read_bytes(), Loader=yaml.CSafeLoader)
FOURTH_LABELS = yaml.load((FOLDER / "fourth-labels.yaml").read_bytes(), Loader=yaml.CSafeLoader)
RIGHT = {  # point of the second reader: per cent of texts read as they were labelled, odd ids (dev), even ids (held)
    "what_to_do": (100, 94), "why_misleads": (100, 90), "primary_evidence": (100, 93), "no_attack": (100, 100),
    "issue_time": (100, 97), "fact_first": (99, 89), "plain": (100, 96),
}  # fmt: skip
FRESHLY = {  # the same of the fresh texts: odd ids (dev), even ids (held), those written after the rules (q)
    "what_to_do": (100, 93, 98), "why_misleads": (100, 97, 98), "primary_evidence": (100, 97, 99), "no_attack": (100, 97, 100),
    "issue_time": (100, 97, 100), "fact_first": (98, 95, 97), "plain": (100, 99, 100),
}  # fmt: skip
THIRDLY = {  # the same of the third reader's hundred texts that were looked at
    "what_to_do": (97,), "why_misleads": (96,), "primary_evidence": (100,), "no_attack": (100,), "issue_time": (100,),
    "fact_first": (100,), "plain": (100,),
}  # fmt: skip

FOURTHLY = {  # the same of the fourth reader's texts: the two hundred, the hundred, the sixty, those without accents
    "what_to_do": (99, 98, 100, 97), "why_misleads": (100, 99, 96, 97), "primary_evidence": (100, 100, 98, 100),
    "no_attack": (100, 100, 100, 100), "issue_time": (100, 100, 98, 100), "plain": (100, 100, 100, 100),
    "fact_first": (100, 98, 100, 100),
}  # fmt: skip
FOURTH_GROUPS = ("rs", "tu", "xy", "")


def seen_in(lang: str, text: str) -> frozenset[str]:
    """What the sentences of a text are read as, by the readers that the rubric asks."""
    sentences = cut("body", as_read(text))
    readers: Mapping[str, Callable[[str, str], object]] = {
        "what_to_do": advised, "evidence": signs.evidence, "why_misleads": why_misleads, "time": dated,
        "myth": signs.myth, "attack": signs.attack,
        "puts_off": signs.puts_off,
    }  # fmt: skip
    return frozenset(
        name for name, reader in readers.items() if any(reader(lang, sentence.text) for sentence in sentences)
    )


LEAST = 950  # per mille of sentences of which every point is right


def test_every_sentence_is_labelled_and_the_set_is_large_and_mostly_vietnamese() -> None:
    assert SENTENCES.keys() == LABELS.keys() and len(SENTENCES) >= 200
    assert {point for told in LABELS.values() for point in told} == POINTS
    assert 1000 * sum(name.startswith("vi") for name in SENTENCES) // len(SENTENCES) >= 700
    texts = [sentence["text"] for sentence in SENTENCES.values()]
    assert len(texts) == len(set(texts))


def test_each_point_has_sentences_that_have_it_and_as_many_that_do_not_in_both_languages() -> None:
    tally = Counter((name[:2], point) for name, told in LABELS.items() for point in told)
    assert all(tally[lang, point] >= 2 for lang in ("vi", "en") for point in POINTS)
    assert sum(not told for told in LABELS.values()) >= len(LABELS) // 4


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_craft_is_right_on_nineteen_sentences_of_twenty(lang: str) -> None:
    asked = {name: sentence["text"] for name, sentence in SENTENCES.items() if name.startswith(lang)}
    wrong = {
        text: sorted(seen_in(lang, text) ^ set(LABELS[name]))
        for name, text in asked.items()
        if seen_in(lang, text) != set(LABELS[name])
    }
    assert 1000 * (len(asked) - len(wrong)) // len(asked) >= LEAST, wrong


@pytest.mark.parametrize(
    ("lang", "body", "first"),
    [
        (
            "vi",
            "Tủ lạnh A hỏng.\nKhông cho trẻ uống nước lá và gọi phòng khám nếu sốt.\nNguồn: sổ tủ.",
            "Không cho trẻ",
        ),
        ("vi", "Không cho trẻ uống nước lá.\nTủ lạnh A hỏng.", "Không cho trẻ"),
        ("vi", "Nước đục.\nỐng vỡ.\nĐã thay.\nSổ ghi 11,6.\nBà con đun sôi nước.", "Bà con đun sôi"),
        ("en", "The fridge failed.\nDo not give leaf water; call the clinic.", "Do not give"),
    ],
)
def test_a_loudspeaker_says_first_what_to_do_wherever_it_was_written(
    lang: str, body: str, first: str
) -> None:
    said = read_aloud(lang, body)
    assert said.startswith(first) and body.split("\n")[0] in said


def test_a_text_without_advice_is_read_aloud_from_its_first_part_to_its_last() -> None:
    assert (
        read_aloud("vi", "Đê vững.\nNước rút.\nTin sau lúc 7 giờ.") == "Đê vững. Nước rút. Tin sau lúc 7 giờ."
    )


@pytest.mark.parametrize("lang", ["vi", "en"])
def test_each_line_quotes_the_clause_that_earned_it(lang: str) -> None:
    title, body = {
        "vi": ("Nước sạch", "Nước sạch, theo sổ đo của Sở Y tế lúc 9:00. Không cho trẻ uống nước lá và gọi phòng khám nếu sốt."),
        "en": ("The water is clean", "The water is clean, by the gauge record at 9:00. Give no leaf water and call the clinic."),
    }[lang]  # fmt: skip
    draft = craft.Draft(
        title=title, body=body, figures=(), sources=("x",), issuer="ward", version=1, lang=lang
    )
    lines = {line.item: line for line in craft.inspect(draft)}
    told = craft.clause_around(draft.body, lines["what_to_do"])
    assert lines["what_to_do"].points == 1 and told == draft.body.split(". ")[1].rstrip(".")
    assert all(
        craft.clause_around(draft.body, line) in draft.body for line in lines.values() if line.part == "body"
    )
    assert all(line.lang == lang and line.why for line in lines.values())


def granted_by(lang: str, text: str) -> dict[str, bool]:
    """The second reader's points as craft gives them to a text."""
    seen = seen_in(lang, text)
    draft = craft.Draft(title="", body=text, figures=(), sources=(), issuer="x", version=1, lang=lang)
    points = craft.score(lang, draft)
    return {
        "what_to_do": "what_to_do" in seen, "why_misleads": "why_misleads" in seen, "primary_evidence": "evidence" in seen,
        "no_attack": "attack" not in seen, "issue_time": "time" in seen, "fact_first": points["fact_first"] == 2,
        "plain": points["plain"] == 1,
    }  # fmt: skip


def _asked(
    told: Mapping[str, str], labels: Mapping[str, Sequence[str]]
) -> tuple[str, str, Mapping[str, bool]]:
    """The (language, text, what its reader granted) of a text; a point that is unclear is not asked."""
    points = {point: point in labels["granted"] for point in FRESHLY if point not in labels["unclear"]}
    return told["lang"], told["text"], points


def _per_cent(asked: Iterable[tuple[str, str, Mapping[str, bool]]]) -> dict[str, int]:
    """Point → per cent of the (language, text, what a reader granted) that craft reads as the reader did."""
    right: Counter[str] = Counter()
    total: Counter[str] = Counter()
    for lang, text, told in asked:
        granted = granted_by(lang, text)
        total.update(told.keys())  # a mapping would be added by its values, and no share could fall
        right.update(point for point in told if granted[point] == told[point])
    assert right <= total
    return {point: 100 * right[point] // total[point] for point in total}


def _falling(least: Mapping[str, tuple[int, ...]], half: int, seen: Mapping[str, int]) -> dict[str, int]:
    return {point: seen[point] for point in least if seen[point] < least[point][half]}


@pytest.mark.parametrize("half", [0, 1], ids=["dev", "held"])
def test_craft_agrees_with_a_second_reader_who_saw_no_rule_as_often_as_is_written(half: int) -> None:
    asked = [
        (
            told["lang"],
            told["text"],
            {p: SECOND[told["id"]][p] for p in RIGHT},
        )
        for told in BLIND
        if int(told["id"][1:]) % 2 == 1 - half
    ]
    assert len(asked) == 100
    assert _falling(RIGHT, half, _per_cent(asked)) == {}


@pytest.mark.parametrize("half", [0, 1, 2], ids=["dev", "held", "after"])
def test_craft_agrees_with_the_reader_of_the_fresh_texts_as_often_as_is_written(half: int) -> None:
    asked = [
        _asked(told, FRESH_LABELS[name])
        for name, told in FRESH.items()
        if (2 if name[0] == "q" else 1 - int(name[1:]) % 2) == half
    ]
    assert len(asked) >= 150
    assert _falling(FRESHLY, half, _per_cent(asked)) == {}


def test_craft_agrees_with_a_third_reader_who_saw_no_rule_as_often_as_is_written() -> None:
    asked = [_asked(told, THIRD_LABELS[name]) for name, told in THIRD.items()]
    assert len(asked) == 100 and THIRD.keys() == THIRD_LABELS.keys()
    assert _falling(THIRDLY, 0, _per_cent(asked)) == {}


@pytest.mark.parametrize("group", range(4), ids=["first", "second", "hard", "unaccented"])
def test_craft_agrees_with_a_fourth_reader_with_and_without_accents_as_often_as_is_written(
    group: int,
) -> None:
    names = [
        name
        for name, told in FOURTH.items()
        if (name[0] in FOURTH_GROUPS[group] if group < 3 else told["lang"] == "vi" and told["text"].isascii())
    ]
    assert len(names) == (200, 100, 60, 38)[group] and FOURTH.keys() == FOURTH_LABELS.keys()
    asked = [_asked(FOURTH[name], FOURTH_LABELS[name]) for name in names]
    assert _falling(FOURTHLY, group, _per_cent(asked)) == {}


UNMARKED = {  # point: per cent of the Vietnamese texts that are read alike when somebody types them without accents
    "what_to_do": 88, "why_misleads": 94, "primary_evidence": 99, "no_attack": 97, "issue_time": 100, "fact_first": 83,
    "plain": 100,
}  # fmt: skip


def test_a_text_typed_without_accents_is_read_as_the_same_text_with_them_as_often_as_is_written() -> None:
    told = [text["text"] for held in (FRESH, THIRD, FOURTH) for text in held.values() if text["lang"] == "vi"]
    marked = [text for text in told if not text.isascii() and bare(as_read(text)).isascii()]
    assert len(marked) > 500
    asked = [("vi", bare(as_read(text)), granted_by("vi", text)) for text in marked]
    seen = _per_cent(asked)
    assert {point: seen[point] for point in UNMARKED if seen[point] < UNMARKED[point]} == {}


def test_every_fresh_text_is_labelled_once_and_stands_in_no_other_set() -> None:
    texts = [told["text"] for told in FRESH.values()]
    others = {told["text"] for told in BLIND} | {sentence["text"] for sentence in SENTENCES.values()}
    assert FRESH.keys() == FRESH_LABELS.keys()
    assert len(texts) == len(set(texts)) and not others & set(texts)
    third = {told["text"] for told in THIRD.values()}
    assert len(third) == len(THIRD) and not third & (others | set(texts))
    fourth = {told["text"] for told in FOURTH.values()}
    assert len(fourth) == len(FOURTH) and not fourth & (others | set(texts) | third)


@pytest.mark.parametrize(
    ("lang", "mood", "clauses"),
    [
        ("vi", "verdict", ("Không có chuyện đê vỡ", "Tin ấy là bịa đặt", "Chuyện thu phí là không có thật")),
        ("vi", "hearsay", ("Theo nguồn tin riêng thì nước đã sạch", "Nghe đâu cầu đã gãy", "Người giấu tên nói có 9 ca")),
        ("vi", "told", ("Phụ huynh lo con bị ốm", "Bức ảnh ấy gây bão mạng", "Dư luận đang xôn xao")),
        ("vi", "comfort", ("Mọi việc đều trong tầm kiểm soát", "Chính quyền luôn đồng hành cùng bà con")),
        ("vi", "thanks", ("Phường xin lỗi vì sự bất tiện này", "Trường đã gửi lời cảm ơn thầy cô")),
        ("vi", "promise", ("Xã sẽ thông báo khi có kết quả", "Chúng tôi sẽ trả lời sớm nhất")),
        ("vi", "handling", ("Trạm đang xác minh vụ việc", "Trường đã tiếp nhận đơn")),
        ("vi", "appeal", ("Đề nghị các hộ dọn cống", "Mong mọi người thông hiểu")),
        ("vi", "name", ("Vụ cháy ở kho giấy", "UBND phường Bến Lành")),
        ("vi", "pointer", ("Cập nhật 9 giờ 5/8", "Phường trả lời như sau")),
        ("vi", "", ("Đê không vỡ", "Có 5 em đau bụng", "Chưa rõ vì sao cá chết", "Cầu vẫn thông xe", "Nuoc van sach")),
        ("en", "verdict", ("There is no truth in the claim", "That letter is a forgery")),
        ("en", "hearsay", ("Sources close to the mayor say it is shut", "It has been suggested that a child died")),
        ("en", "told", ("Parents are anxious", "The video went viral", "A post says that it broke")),
        ("en", "comfort", ("Everything is under control", "Together we are stronger")),
        ("en", "promise", ("We will report back", "The council will answer in due course")),
        ("en", "handling", ("We are looking into it", "Crews worked through the night")),
        ("en", "appeal", ("Customers are asked to wait", "Don't believe it")),
        ("en", "name", ("Harrow Fen Council", "At the old mill")),
        ("en", "pointer", ("The truth about the dam", "Last updated at noon")),
        ("en", "", ("The bridge stands", "We do not know the cause", "Six pupils felt sick", "The road is closed to lorries")),
    ],
)  # fmt: skip
def test_a_clause_states_a_fact_only_in_the_mood_of_one(
    lang: str, mood: str, clauses: tuple[str, ...]
) -> None:
    assert mood in MOODS | {""}
    assert {clause: [told for told, _ in moods(lang, clause)] for clause in clauses} == {
        clause: [mood] for clause in clauses
    }


@pytest.mark.parametrize(
    ("lang", "text", "first"),
    [
        ("vi", "Kính gửi phụ huynh: mai trường học bình thường. Có tin trường nghỉ là sai.", "mai trường học"),
        ("vi", "Đừng đốt rác, gió đang đổi chiều.", "gió đang"),
        ("vi", "Bệnh viện còn 42 giường, tin nói hết giường là sai.", "Bệnh viện còn"),
        ("vi", "Phụ huynh lo trường nghỉ. Trường vẫn học.", None),
        ("vi", "Không có chuyện trường nghỉ. Trường vẫn học.", None),
        ("vi", "Chúng tôi đang kiểm tra. Sẽ có thông báo.", None),
        ("en", "Dear parents, school closes at noon today.", "school closes"),
        ("en", "The bridge is open, whatever a post says about it.", "The bridge is open"),
        ("en", "You may have seen posts about the dam. The dam holds.", None),
        ("en", "Nobody has died, the hospital says so.", "Nobody has died"),
    ],
)  # fmt: skip
def test_the_passage_that_earned_fact_first_is_the_clause_that_states(
    lang: str, text: str, first: str | None
) -> None:
    draft = craft.Draft(title="", body=text, figures=(), sources=(), issuer="x", version=1, lang=lang)
    line = next(check for check in craft.inspect(draft) if check.item == "fact_first")
    assert line.points == (0 if first is None else 2)
    assert first is None or text[line.start : line.end].strip().startswith(first)
    assert first is not None or line.why


@pytest.mark.parametrize(
    ("lang", "text", "point", "granted"),
    [
        ("vi", "Mực nước 4,12 m (nguồn: sổ trực trạm bơm).", "primary_evidence", True),
        ("vi", "Nguồn: mạng xã hội.", "primary_evidence", False),
        ("en", "The level is 4.12 m (source: pump log).", "primary_evidence", True),
        ("en", "Source: the internet.", "primary_evidence", False),
        ("en", "According to well-placed sources it sank.", "primary_evidence", False),
        ("vi", "Chữ in nhỏ, rất dễ đọc nhầm.", "why_misleads", False),
        ("en", "The table is easy to misread.", "why_misleads", False),
        ("en", "The table is easy to misread.", "no_attack", True),
        ("vi", "Vụ cháy tắt hẳn lúc 3 giờ sáng.", "issue_time", False),
        ("vi", "Quyết định số 5 ngày 3/6 dán ở cửa.", "issue_time", False),
        ("vi", "Bản tin sau: 19 giờ.", "issue_time", False),
        ("vi", "Đến 16h ngày 2/9 chưa ai bị nạn.", "issue_time", True),
        ("en", "See the inspection sheet of 4 June.", "issue_time", False),
        ("en", "As at noon today forty homes have power.", "issue_time", True),
        ("vi", "Chúng tôi đọc nhầm giờ, xin lỗi.", "why_misleads", False),
        ("vi", "Con số ấy tính cả người đến khám chứ đâu phải người nhập viện.", "why_misleads", True),
    ],
)  # fmt: skip
def test_a_source_is_a_source_and_what_is_easy_to_misread_is_neither_reason_nor_attack(
    lang: str, text: str, point: str, granted: bool
) -> None:
    assert granted_by(lang, text)[point] is granted


@pytest.mark.parametrize(
    ("lang", "point", "granted", "texts"),
    [
        # a reason after the verdict, by a word of reason or by what the office never does
        ("vi", "why_misleads", True, ("Giấy mời này là giả, vì số điện thoại ghi trên đó chưa từng có.",
            "Tin nhắn đòi phí là lừa đảo: điện lực không bao giờ thu tiền qua đường dẫn.")),
        ("en", "why_misleads", True, ("The text is a scam, because the bank never asks for a code.",
            "That order is forged, since nobody of that name signs for the council.")),
        # where a tale comes from
        ("vi", "why_misleads", True, ("Chuyện \"ma sông\" bắt đầu từ một vở kịch của trường.",
            "Con số 900 nảy ra từ bảng tính kéo nhầm một ô.", "Câu hỏi ấy bị chép thành lời khẳng định.")),
        ("en", "why_misleads", True, ("The rumour of a fee began with a form that was never used.",
            "The list going round was copied from another town.", "The figure counts each of the pupils twice.")),
        # another cause than the one that is told
        ("vi", "why_misleads", True, ("Nước đỏ là do phèn, không liên quan đến xưởng nhuộm.",)),
        ("en", "why_misleads", True, ("The rash was caused by heat and has nothing to do with the jab.",)),
        # sent on with something changed by somebody
        ("vi", "why_misleads", True, ("Biên bản họp bị ai đó sửa ngày.", "Tờ thông báo cắt nước bị kẻ xấu ghép tên phường.")),
        # somebody, or what is told, mixes one thing with another
        ("vi", "why_misleads", True, ("Có người lẫn hai tủ lạnh: tủ A hỏng, thuốc tiêm lấy từ tủ B.",
            "Tin ấy lẫn trường cũ với trường mới.", "Bài đăng trên mạng lẫn ngày họp sang ngày thi.")),
        ("vi", "why_misleads", False, ("Cả người lớn lẫn trẻ em đều được khám.", "Trạm mở cả ngày lẫn đêm.",
            "Người dân cả phường lẫn xã đều nhận được tin nhắn.")),
        # a cause with what it led to, and a like sentence that names none
        ("en", "why_misleads", True, ("The injections came from fridge B, so it was easy to take one for the other.",
            "Both notices are blue, which made it easy to mix up the two.", "The two lists have one heading, making it easy to"
            " confuse them.")),
        ("en", "why_misleads", False, ("The map is easy to confuse with nothing.", "So it was easy to take the dose at home.",
            "That makes it easy to take it for a week.", "Parking is free, so it is easy to come by car.")),
        ("vi", "why_misleads", True, ("Có người ghép ảnh tủ hỏng với mũi tiêm nên nhiều nhà lo.",
            "Ai đó gộp chuyện cái cống với chuyện con đê nên bà con hoang mang.",
            "Có người nối tin cúp điện với tin xả lũ, khiến nhiều nhà sợ.")),
        ("vi", "why_misleads", False, ("Có người nối dây điện giúp nên nhà nào cũng có đèn.", "Nhiều nhà lo nên gọi điện.",
            "Có người gộp hai lớp học với nhau.")),
        # what is awaited, what stops, and what we got wrong ourselves
        ("en", "why_misleads", False, ("Do not share the clip before we know who filmed it.", "The tram stops short of the lake.",
            "Our own notice mixed up the streets.")),
        ("vi", "why_misleads", False, ("Phường xin lỗi: thông báo lúc 8 giờ ghi nhầm số nhà.",)),
        # who tells it, and what people took it for
        ("vi", "fact_first", False, ("Ai đó bảo cầu sắp sập.", "Nhiều người tưởng còi thử là báo lũ.",
            "Con số \"ba trăm\" là do cộng lộn hai bảng.", "Lá thư ấy là đồ giả.")),
        ("en", "fact_first", False, ("People heard the test and took it for a real alarm.", "That footage is from abroad.",
            "The message is a scam.", "We cannot comment on single cases.")),
        ("vi", "fact_first", True, ("Sáng nay có 12 người đến khám, không ai nhập viện.",)),
        ("en", "fact_first", True, ("The notice of 9 a.m. stands.", "People in Mill Lane have water again.")),
        # readers named by what they do or drive; what is said of them is no order
        ("vi", "what_to_do", True, ("Người đi chợ để xe ở bãi số 2.", "Xe nhỏ cứ đi, nhường đường cho xe cứu thương.",
            "Hộ nghèo nộp đơn tại tổ dân phố trước ngày 5.")),
        ("vi", "what_to_do", False, ("Các em chưa uống thuốc cũng ngứa như vậy.",)),
        ("en", "what_to_do", False, ("It is an old map, which you can see from its border.",
            "The bulletin of 9 a.m. gave the wrong hall.")),
    ],
)  # fmt: skip
def test_reasons_tellers_and_readers_are_known_by_their_grammar(
    lang: str, point: str, granted: bool, texts: tuple[str, ...]
) -> None:
    assert [text for text in texts if granted_by(lang, text)[point] is not granted] == []


def test_a_reason_may_stand_in_the_sentence_that_the_next_one_points_back_to() -> None:
    told = "Nhiều người tưởng còi hôm qua là báo vỡ đập. Đó là buổi thử, quý nào cũng có."
    line = {check.item: check for check in craft.inspect(craft.Draft(title="", body=told, figures=(), sources=(), issuer="x",
        version=1, lang="vi"))}["why_misleads"]  # fmt: skip
    assert line.points == 1 and line.start == told.index("tưởng")
