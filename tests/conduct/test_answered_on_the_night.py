"""On the night of the typhoon whoever of a drill writes is answered by people within two story minutes, as an office is."""

from __future__ import annotations

from infodrill.conduct.nouns.posts import PostOnNetwork
from infodrill.media.replies import matter_of, plain_of
from infodrill.scenario.loader import find, load
from tests.conduct.living import begin

AT = (40, 100)
"""Minutes of the drill: before the worst of it, and in it."""
SOON = 2
TO_AN_OFFICE = {"office-ask", "office-doubt", "office-thank"}


def test_a_players_post_has_its_first_fitting_reply_within_two_story_minutes() -> None:
    drill = begin(load(find("typhoon")), 1_000)
    seat = drill.holder("SPOKE")
    for minute in AT:
        drill.live(minute)
        drill.give(
            seat, PostOnNetwork(role="SPOKE", room="feed", text="Đê có người tuần, thấy rò thì báo phường.")
        )
        written = [*drill.drill.state.posts.values()][-1]
        since = written.at // 60
        drill.live(since + SOON + 1)
        rows = drill.derived.rows("posts", since, since + SOON + 1)
        found = {matter_of(plain_of(str(row["grammar"]))) for row in rows if row["parent"] == written.post}
        assert found and found <= TO_AN_OFFICE, (minute, found)
