"""The craft rubric, item by item, both ways, in both languages: good, bad and tricky texts."""

from __future__ import annotations

import pytest

from infodrill.casework import craft
from infodrill.casework.stating import moods
from tests.forms import both_forms
from tests.patience import grows

CLAIM = {"vi": "Đê km 3 đã vỡ hoàn toàn lúc tối", "en": "The dyke at km 3 has broken completely tonight"}

GOOD, BAD, TRICKY = "good", "bad", "tricky"
# (item, language, points, kind, title, body)
CASES: tuple[tuple[str, str, int, str, str, str], ...] = (
    ("fact_first", "vi", 2, GOOD, "Đê km 3 vẫn vững", "Đê km 3 vẫn vững lúc 22:50. Tin đồn vỡ đê là nhầm."),
    ("fact_first", "vi", 0, BAD, "", "Tin đồn đê km 3 vỡ đang lan truyền. Đê vẫn vững."),
    ("fact_first", "vi", 0, TRICKY, "", "Trước thông tin gây hoang mang, Ủy ban cho biết đê vẫn vững."),
    ("fact_first", "vi", 0, TRICKY, "", "Đê km 3 có vỡ không? Đê vẫn vững."),
    ("fact_first", "vi", 1, TRICKY, "Bác tin đồn vỡ đê", "Đê km 3 vẫn vững lúc 22:50."),
    ("fact_first", "vi", 0, TRICKY, "", "Đê km 3 đã vỡ hoàn toàn tối nay. Chúng tôi bác bỏ."),
    ("fact_first", "vi", 2, TRICKY, "", "Đê km 3 không vỡ. Nước tràn mặt đê ở km 3."),
    ("fact_first", "en", 2, GOOD, "The dyke holds", "The dyke at km 3 holds. The rumour of a breach is mistaken."),
    ("fact_first", "en", 0, BAD, "", "A rumour says the dyke broke. It holds."),
    ("fact_first", "en", 0, TRICKY, "", "In response to recent reports, the unit has looked at the dyke."),
    ("fact_first", "en", 0, TRICKY, "", "Has the dyke broken? No, it holds."),
    ("fact_first", "en", 1, TRICKY, "False claims about the dyke", "The dyke at km 3 holds."),
    ("fact_first", "en", 0, TRICKY, "", "The dyke at km 3 has broken completely. So it was told."),
    ("fact_first", "en", 2, TRICKY, "", "The dyke at km 3 has not broken completely; water runs over it."),
    ("myth_once", "vi", 1, GOOD, "", "Đê vững. Tin đồn vỡ đê là nhầm. Đê vẫn vững."),
    ("myth_once", "vi", 0, BAD, "", "Đê vững. Tin đồn nói đê vỡ. Có người viết đê vỡ hai chỗ."),
    ("myth_once", "vi", 0, TRICKY, "Bác tin đồn vỡ đê", "Đê vững. Có tin nói đê km 3 đã vỡ."),
    ("myth_once", "vi", 1, TRICKY, "", "Đê vững. Tin đồn nói đê vỡ. Tin này lấy từ clip cũ."),
    ("myth_once", "vi", 1, TRICKY, "", "Tin giả lan truyền rằng đê vỡ, tin sai sự thật ấy là nhầm. Đê vững."),
    ("myth_once", "vi", 1, TRICKY, "", "Đê km 3 vững, mời xem hình lúc 22:50."),
    ("myth_once", "vi", 0, TRICKY, "", "Nước xuống. Đê km 3 đã vỡ hoàn toàn, họ nói. Đê km 3 vỡ hoàn toàn từ tối."),
    ("myth_once", "en", 1, GOOD, "", "It holds. The rumour of a breach is mistaken. It holds still."),
    ("myth_once", "en", 0, BAD, "", "It holds. A rumour says it broke. Some posts say it broke twice."),
    ("myth_once", "en", 0, TRICKY, "Rumour of a breach", "It holds. Posts say that it broke."),
    ("myth_once", "en", 1, TRICKY, "", "It holds. A rumour says it broke. The rumour is old footage."),
    ("myth_once", "en", 1, TRICKY, "", "It holds; look at the pictures of 22:50."),
    ("why_misleads", "vi", 1, GOOD, "", "Đê vững. Tin đồn vỡ đê là nhầm vì clip quay nước tràn."),
    ("why_misleads", "vi", 0, BAD, "", "Đê vững. Tin đồn vỡ đê là sai. Bà con yên tâm."),
    ("why_misleads", "vi", 0, TRICKY, "", "Đê vững. Tin đồn vỡ đê là sai. Vì an toàn của bà con, hãy ở nhà."),
    ("why_misleads", "vi", 1, TRICKY, "", "Đê vững. Có tin nói đê vỡ. Đó là nước tràn, chứ không phải vỡ."),
    ("why_misleads", "vi", 0, TRICKY, "", "Cấm đường vì mưa to. Đê vững. Nước xuống. Tin đồn vỡ đê là sai."),
    ("why_misleads", "en", 1, GOOD, "", "It holds. The rumour is mistaken because the clip shows overtopping."),
    ("why_misleads", "en", 0, BAD, "", "It holds. The rumour is false. Stay calm."),
    ("why_misleads", "en", 0, TRICKY, "", "Roads are shut because of rain. It holds. It rains. The rumour is false."),
    ("why_misleads", "en", 1, TRICKY, "", "It holds. Posts say it broke. The clip shows water on top, not a breach."),
    ("evidence", "vi", 2, GOOD, "", "Theo trạm đo lúc 22:50, mực nước 4,12 m."),
    ("evidence", "vi", 0, BAD, "", "Đê vững, chúng tôi tin chắc như vậy."),
    ("evidence", "vi", 0, TRICKY, "", "Chúng tôi theo dõi sát. Theo nguồn tin riêng, đê vững."),
    ("evidence", "vi", 1, TRICKY, "", "Nhật ký trực ghi rõ. Có 3 người."),
    ("evidence", "en", 2, GOOD, "", "According to the gauge the level was 4.12 m."),
    ("evidence", "en", 0, BAD, "", "The dyke holds, we are sure of it."),
    ("evidence", "en", 0, TRICKY, "", "According to sources it holds. Please report anything you see."),
    ("evidence", "en", 1, TRICKY, "", "The duty log shows it. We have 3 people there."),
    ("what_to_do", "vi", 1, GOOD, "", "Bà con km 2–4 hãy ở trên tầng cao."),
    ("what_to_do", "vi", 0, BAD, "", "Đê vững lúc 22:50."),
    ("what_to_do", "vi", 0, TRICKY, "", "Chúng tôi đang theo dõi và sẽ gọi các tổ trực."),
    ("what_to_do", "vi", 1, TRICKY, "", "Người dân không cần sơ tán đêm nay."),
    ("what_to_do", "vi", 1, TRICKY, "", "Đê vững. Đừng chuyển tiếp clip."),
    ("what_to_do", "en", 1, GOOD, "", "Please stay upstairs between km 2 and 4."),
    ("what_to_do", "en", 0, BAD, "", "The dyke holds at 22:50."),
    ("what_to_do", "en", 0, TRICKY, "", "We keep checking and will call the crews."),
    ("what_to_do", "en", 1, TRICKY, "", "There is no need to leave tonight."),
    ("what_to_do", "en", 1, TRICKY, "", "It holds. Do not pass the clip on."),
    ("evidence", "vi", 0, TRICKY, "", "Lúc 8 giờ 26 chúng tôi thông báo là chưa rõ; nay việc này đã rõ. Đê vững."),
    ("evidence", "en", 0, TRICKY, "", "At 8:26 we announced that this was not known yet. It holds."),
    ("issuer_time", "vi", 1, GOOD, "", "Đê vững, tính đến 22:50."),
    ("issuer_time", "vi", 0, BAD, "", "Đê vững."),
    ("issuer_time", "vi", 0, TRICKY, "", "Đê vững ở km 3, có 14 người trực."),
    ("issuer_time", "vi", 1, TRICKY, "Thông tin lúc 22 giờ", "Đê vững."),
    ("issuer_time", "vi", 0, TRICKY, "", "Đê vững. Tổ trực đi tuần lúc 22:50 và sẽ đi lại sau."),
    ("issuer_time", "vi", 1, TRICKY, "", "Đê vững, tính đến nửa đêm."),
    ("issuer_time", "vi", 1, TRICKY, "", "De vung, cap nhat luc bay gio ruoi toi."),
    ("issuer_time", "vi", 0, TRICKY, "", "Bản tin 3 giờ một lần."),
    ("issuer_time", "en", 1, TRICKY, "", "As of September 12 it holds."),
    ("issuer_time", "en", 1, GOOD, "", "It holds as of 22:50."),
    ("issuer_time", "en", 0, BAD, "", "It holds, as of now."),
    ("issuer_time", "en", 0, TRICKY, "", "It may hold at km 3."),
    ("issuer_time", "en", 1, TRICKY, "Update of 14 August", "It holds."),
    ("plain", "vi", 1, GOOD, "", "Đê vững. Nước đang xuống."),
    ("plain", "vi", 0, BAD, "", "Đê vẫn vững. " * 70),
    ("plain", "vi", 0, TRICKY, "", "đê " * 46),
    ("plain", "vi", 1, TRICKY, "", ("đê vững " * 20 + "; ") * 2),
    ("plain", "en", 1, GOOD, "", "It holds. The water is falling."),
    ("plain", "en", 0, BAD, "", "The dyke holds. " * 70),
    ("plain", "en", 0, TRICKY, "", "dyke " * 46),
    ("plain", "en", 1, TRICKY, "", "dyke holds " * 22),
    ("no_attack", "vi", 1, GOOD, "", "Tin vỡ đê là nhầm. Cảm ơn người đã báo."),
    ("no_attack", "vi", 0, BAD, "", "Đê vững. Bọn tung tin là kẻ xấu."),
    ("no_attack", "vi", 1, TRICKY, "", "Mưa lũ lớn, lũ đang lên; bọn trẻ hãy ở trong nhà."),
    ("no_attack", "vi", 1, TRICKY, "", "Một bài viết gọi cán bộ là “lũ ngu”; chúng tôi tôn trọng mọi góp ý."),
    ("no_attack", "vi", 0, TRICKY, "Thế lực thù địch tung tin", "Đê vững."),
    ("no_attack", "en", 1, GOOD, "", "The claim is mistaken. Thanks to those who asked."),
    ("no_attack", "en", 0, BAD, "", "It holds. The liars who posted it are stupid."),
    ("no_attack", "en", 1, TRICKY, "", "A post called the crew “idiots”; we thank everyone who writes."),
    ("no_attack", "en", 0, TRICKY, "Gullible people share rumours", "It holds."),
)  # fmt: skip


@pytest.mark.parametrize(("item", "lang", "points", "kind", "title", "body"), CASES)
def test_an_item_is_read_as_a_person_would_read_it(
    item: str, lang: str, points: int, kind: str, title: str, body: str
) -> None:
    draft = craft.Draft(
        title=title,
        body=body,
        figures=(),
        sources=("dyke",),
        issuer="dyke",
        version=1,
        claim=CLAIM[lang],
        stance="deny",
        lang=lang,
    )
    found = next(craft_check for craft_check in craft.inspect(draft) if craft_check.item == item)
    assert found.points == points, (kind, found)
    assert 0 <= found.start <= found.end <= len(title if found.part == "title" else body)


def test_every_item_is_tried_both_ways_in_both_languages() -> None:
    tried = {(item, lang, kind) for item, lang, _, kind, _, _ in CASES}
    assert tried >= {
        (item, lang, kind) for item in craft.ITEMS for lang in ("vi", "en") for kind in (GOOD, BAD, TRICKY)
    }


def test_each_line_of_the_checklist_says_why_and_where() -> None:
    body = "Tin đồn nói đê vỡ. Bọn xấu tung tin."
    items = {
        craft_check.item: craft_check
        for craft_check in craft.inspect(
            craft.Draft(title="", body=body, figures=(), sources=(), issuer="dyke", version=1)
        )
    }
    assert list(items) == list(craft.ITEMS) and all(item.why for item in items.values())
    shown = items["no_attack"]
    assert body[shown.start : shown.end] == "Bọn"
    assert body[items["fact_first"].start : items["fact_first"].end] == "Tin đồn nói đê vỡ."


@pytest.mark.parametrize(
    ("body", "shown"),
    [("Đê vững. Tổ trực đi tuần lúc 22:50 và sẽ đi lại sau.", "22:50"), ("Đê vững, có người trực.", "")],
)
def test_who_gave_another_time_is_told_that_it_is_not_the_one_asked_for(body: str, shown: str) -> None:
    draft = craft.Draft(title="", body=body, figures=(), sources=(), issuer="dyke", version=1)
    found = next(line for line in craft.inspect(draft) if line.item == "issuer_time")
    assert not found.points and body[found.start : found.end] == shown
    assert ("something else" in found.why) == bool(shown)


def test_the_issuer_and_version_are_part_of_the_item() -> None:
    draft = craft.Draft(title="", body="Đê vững lúc 22:50.", figures=(), sources=(), issuer="", version=1)
    assert craft.score("vi", draft)["issuer_time"] == 0


def test_the_checklist_is_work_in_proportion_to_the_text() -> None:
    """So it is ready before the next key: benchmarks/statements.py shows the figure (well under 5 ms)."""

    def inspect(sentences: int) -> None:
        body = "Đê km 3 vẫn vững lúc 22:50, theo trạm đo. " * sentences
        craft.inspect(
            craft.Draft(title="Đê km 3 vẫn vững", body=body, figures=(), sources=(), issuer="dyke", version=1)
        )

    assert grows(inspect, 20) < 3


@pytest.mark.parametrize(
    ("lang", "told"),
    [
        (
            "vi",
            "Mong bà con: hộ sát chân đê sang nhà văn hóa bằng đường Đình. Không đi đường ven sông; các khu khác ở yên.",
        ),
        ("vi", "Việc cần làm: nước máy chỉ để rửa. Nước uống lấy ở ba xe bồn."),
        ("en", "Please remember: give to the signed list. Already paid: your bank, at once."),
    ],
)  # fmt: skip
def test_an_instruction_is_the_whole_paragraph_whatever_its_sentences_look_like(lang: str, told: str) -> None:
    assert craft.instruction(lang, f"4.12 m.\n{told}\n19:30.") == told


@pytest.mark.parametrize(
    "word", both_forms(["và", "riêng", "có", "xin", "mà", "and", "do", "to"], ["riêng", "and"])
)
def test_a_word_said_again_and_again_is_read_in_proportion(word: str) -> None:
    """One clause of a whole text: "riêng" 20,000 letters long took 24 seconds where a clause was read to its end."""

    def read(size: int) -> None:
        for lang in ("vi", "en"):
            list(moods(lang, (f"{word} " * size)[:size]))

    assert grows(read, 3_000) < 3
