"""What an office published is no talk of the public, however it is passed on: as its own post, relayed, shared or reposted."""

from __future__ import annotations

import pytest

from infodrill.media.refs import PostRef


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
