"""A difference is told by its size and one word for its sign, and guests read what was let out and what people wait for."""

from __future__ import annotations

import pytest

from infodrill.conduct.nouns.weighing import ArtefactWeighed
from infodrill.review.assess import assess
from infodrill.review.estimate import Estimate
from infodrill.review.labels import LEAKS
from infodrill.review.report.ledgerpage import LedgerPage
from infodrill.review.report.takeaway import take_away_page
from infodrill.review.words import Voice
from tests.review.reports import told
from tests.review.scene import claim

UNCLEAR = Estimate(mean=130, low=-20, high=280, n=8)
MORE, FEWER = (
    Estimate(mean=-2_100, low=-2_600, high=-1_500, n=8),
    Estimate(mean=2_100, low=1_500, high=2_600, n=8),
)


@pytest.mark.parametrize(("lang", "fewer", "more"), [("vi", "ít hơn", "nhiều hơn"), ("en", "fewer", "more")])
def test_a_size_has_no_sign_and_the_word_beside_it_tells_which_way(lang: str, fewer: str, more: str) -> None:
    voice = Voice(lang=lang, story=lambda at: None)  # type: ignore[arg-type, return-value]
    for found, word, other in ((MORE, more, fewer), (FEWER, fewer, more)):
        text = voice.spared(found)
        assert word in text and other not in text and "−" not in text and "-2" not in text
    assert word not in voice.spared(UNCLEAR) and "130" not in voice.spared(UNCLEAR)
    assert "−" not in voice.less(MORE) and voice.less(MORE) != voice.less(FEWER)
    size = voice.rounded(FEWER.mean, FEWER.step)
    assert size in voice.less(FEWER) and size in voice.less(MORE) and MORE.magnitude == FEWER


def test_guests_read_everything_that_people_still_wait_for_each_matter_once() -> None:
    names = ("asked", "wrong", "quiet")
    pen = told(
        claim("asked", "G0", "FALSE", "H4"),
        claim("wrong", "G0", "FALSE", "H4"),
        claim("quiet", "G5", "TRUE", "H3"),
    )
    pen.publish(20, "c1", "answer", "confirm")
    record = pen.end(180)
    made = assess(record, replicas=0)
    waits = LedgerPage(made, made.log.voice("en")).waited_for
    for name in names:
        assert sum(f"claim {name}" in text for text in waits) == 1, waits
    html = take_away_page(made, record, "en")
    assert all(text.partition("“")[0] in html for text in waits)


def test_guests_read_that_something_protected_was_let_out() -> None:
    pen = told(claim("asked", "G0", "FALSE", "H4"))
    pen.write(
        21, ArtefactWeighed(artefact="s1@1", case="c0", tlp="CLEAR", grounds=("personal",), left_open=False)
    )
    record = pen.end(180)
    made = assess(record, replicas=0)
    assert [row for row in made.missed if row.owed.what in LEAKS]
    for lang, head in (("en", "What was let out"), ("vi", "Điều đã để lộ")):
        shown = take_away_page(made, record, lang).split('id="h-let-out"')
        assert len(shown) == 2 and head in shown[1]
