"""A notice of ours that stood, or was read out, after the record had changed is named with its minutes; who never says what is
new has no P in first words, however much else came in time."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.relays import StatementRelayed
from infodrill.review import rowtext
from infodrill.review.assess import Verdict, judge
from infodrill.review.measures import firstword, overtaken
from infodrill.review.remedies import remedy
from infodrill.review.story import claim_stories
from infodrill.scenario import schema
from tests.review.scene import Pen, claim, known, scenario

OLD = "Cầu đóng với mọi người để đo trụ. Bà con đi vòng cầu Gác, chờ tin sau khi đo."
NEW = "Từ 23 giờ 05 người đi bộ qua được cầu, đi bên trái. Xe vẫn đi vòng cầu Gác, không đi qua cầu này."


def crossing(minute: int = 25) -> schema.Claim:
    """A question whose right answer changes."""
    return claim(
        "cross", "G3", "NOT_A_FACT", "H3", truth=(known(0, "NOT_A_FACT"), known(60 * minute, "NOT_A_FACT")),
        right_path=({"what": "answer", "by": "SPOKE", "after": 0, "note": {"vi": "nói", "en": "say"}},),
    )  # fmt: skip


def played(*, updated: float = 0, read: float = 0, others: int = 12) -> Verdict:
    """The bridge told at minute 15, its record changed at 25; `others` answered at once: one miss is less than a tenth."""
    more = [claim(f"k{n}", "G0", "FALSE", "H2") for n in range(others)]
    pen = Pen(scenario(crossing(), *more))
    for n, each in enumerate(pen.scenario.claims):
        pen.open(10, f"c{n}", each.id)
    pen.publish(15, "c0", "answer", "advice", body=OLD)
    for n in range(others):
        pen.publish(
            16, f"c{n + 1}", body="Không có việc ấy, theo sổ trực lúc 22 giờ. Đề nghị bà con hỏi trạm."
        )
    deeds = [
        (updated, lambda at: pen.publish(at, "c0", "answer", "advice", body=NEW)),
        (read, lambda at: _read(pen, at)),
    ]
    for at, deed in sorted(deeds, key=lambda pair: pair[0]):
        if at:
            deed(at)
    return judge(pen.end(180))


def _read(pen: Pen, at: float) -> None:
    pen.write(at, StatementRelayed(statement="s1", version=1, channel="field", cell="ward-a"))


def gaps(found: Verdict) -> dict[str, str]:
    voice = found.log.voice("vi")
    rows = [row for row in found.measures[firstword.CODE].beside if row.owed.what in overtaken.UNCOUNTED]
    assert all(remedy(found.log, row) for row in rows)
    return {row.owed.what: voice.say(rowtext.gap(found.log, row)) for row in rows}


def test_an_update_that_never_came_is_a_gap_with_its_minutes_and_no_p_in_first_words() -> None:
    found = played(read=33)
    told = gaps(found)[overtaken.STOOD]
    assert "để nguyên đến hết buổi" in told and "23:05" in told and "ward-a" in told and "23:13" in told
    e7 = found.measures[firstword.CODE]
    assert (e7.letter, e7.values["due"] - e7.values["in_time"]) == ("S", 1)
    assert "hồ sơ đổi lúc" in " ".join(map(found.log.voice("vi").say, found.why)) or found.letter < "S"
    assert played(updated=30).measures[firstword.CODE].letter == "P"


def test_one_that_came_late_is_named_by_how_long_the_old_stood() -> None:
    assert "còn để nguyên 20 phút" in gaps(played(updated=45))[overtaken.STOOD]
    told = played(updated=34)
    claims = claim_stories(told.log, told.course, told.ledger)
    assert "sau 5 phút" in told.log.voice("vi").say(
        claims[0].outcome
    )  # from the first report to the first answer
    assert "hồ sơ đổi lúc 23:05" in told.log.voice("vi").say(claims[0].outcome)
    assert "đọc bài cũ: 23:13" in gaps(played(updated=34, read=33))[overtaken.STOOD]


@pytest.mark.parametrize("more", [{"updated": 28.0}, {"updated": 28.0, "read": 24.0}])
def test_one_that_came_soon_and_was_read_by_nobody_is_no_gap(more: dict[str, float]) -> None:
    assert not gaps(played(**more))


def test_what_is_read_out_after_a_newer_text_is_named() -> None:
    told = gaps(played(updated=28, read=31))
    assert "23:11" in told[overtaken.REPLACED] and "23:08" in told[overtaken.REPLACED]
