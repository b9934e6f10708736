"""What an office published is no talk of the public, however it is passed on; what is told most is answered in own words."""

from __future__ import annotations

import pytest

from infodrill.media.fresh import core
from infodrill.media.grammar import compile_grammar, expansions
from infodrill.media.refs import PostRef
from infodrill.scenario.loader import find, load


@pytest.mark.parametrize(
    ("grammar", "form", "own"),
    [
        ("statement:s1:1", "official", False),
        ("statement:s1:1", "relay", False),
        ("statement:s1:1", "post", False),  # shared where the issuer's post is not seen
        ("repost:os1.1.feed", "repost", False),
        ("repost:x1.feed", "repost", False),
        ("repost:p0123456789ab", "repost", True),
        ("rumour.tell:3", "post", True),
        ("", "written", True),
    ],
)
def test_only_what_says_something_of_its_own_is_talked_about(grammar: str, form: str, own: bool) -> None:
    ref = PostRef(
        id="p1",
        minute=0,
        ward="",
        channel="feed",
        grammar=grammar,
        narrative="n",
        thread="p1",
        parent="",
        author_key=0,
        kind="share",
        form=form,
    )
    assert ref.own_words is own


@pytest.mark.parametrize(
    ("drill", "claim", "stance", "least"),
    [
        ("forged-order", "f1-order", "question", 180),
        ("forged-order", "f1-order", "deny", 180),
        ("free-data", "d1-gift", "question", 180),
        ("port-voice", "v1-voice", "question", 180),
        ("port-voice", "v6-windows", "question", 100),
        ("pump-log", "l1-page", "question", 150),
        ("pump-log", "l7-claims", "question", 150),
        ("ward-desk", "w1-list", "question", 180),
        ("ward-desk", "w6-jab", "question", 90),
    ],
)
def test_hundreds_who_answer_what_is_told_most_need_not_all_say_what_fits_any_story(
    drill: str, claim: str, stance: str, least: int
) -> None:
    grammars = (
        each
        for each in load(find(drill)).scenario.texts.grammars
        if (each.language, each.stance, each.claim) == ("vi", stance, claim) and not each.answers
    )
    said = {core(text) for each in grammars for text in expansions(compile_grammar(each), 3_000)}
    assert len(said) >= least
