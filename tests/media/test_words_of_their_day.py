"""What is so on the day of its telling alone is not said a day later, as long as the claim has other words."""

from __future__ import annotations

import re

import pytest

from infodrill.media.fresh import Fresh
from infodrill.media.refs import PostRef
from infodrill.media.texts import TextLibrary
from infodrill.media.unsaid import Unsaid
from infodrill.scenario.loader import find, load

NEAR = {
    "vi": re.compile(r"\b(?:tối nay|toi nay|chiều nay|chieu nay|mai(?! ch)|vừa báo|vua bao|tối mai|hôm nay)\b", re.I),
    "en": re.compile(r"\b(?:tonight|tomorrow|today|this evening|only now)\b", re.I),
}  # fmt: skip
DAY, POSTS = 24 * 60, 12


def said(drill: str, lang: str, minute: int) -> dict[str, int]:
    """By claim how many of its `POSTS` posts of that minute speak of that very day."""
    scenario = load(find(drill)).scenario
    texts = TextLibrary(scenario, 1)
    unsaid = Unsaid(scenario.drill, texts, Fresh(), lang, scenario.claims)
    near: dict[str, int] = {}
    for claim in (each for each in scenario.claims if each.waves):
        for number in range(POSTS):
            own = f"{claim.id}:{number}"
            grammar = texts.pick("tell", claim.id, "group", lang, own)
            if not grammar or not texts.is_own(grammar):
                continue
            post = PostRef(
                id=own, minute=minute, ward="", channel="group", grammar=grammar, narrative=claim.id, thread=own, parent="",
                author_key=number, kind="own",
            )  # fmt: skip
            told = texts.bare(post, unsaid.worded(post).grammar, lang)
            near[claim.id] = near.get(claim.id, 0) + bool(NEAR[lang].search(told))
    return near


@pytest.mark.parametrize(
    ("drill", "lang"), [("port-voice", "vi"), ("school-gate", "vi"), ("school-gate", "en")]
)
def test_nobody_speaks_of_tonight_a_day_later(drill: str, lang: str) -> None:
    then, later = said(drill, lang, 50), said(drill, lang, 50 + DAY)
    others = {claim for claim, near in then.items() if near < POSTS * 3 // 4}  # who have other words
    assert any(then[claim] for claim in others), "they speak of their day, or there is nothing to see"
    assert not (found := {claim: later[claim] for claim in others if later[claim]}), found
