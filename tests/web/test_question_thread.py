"""What the public asks leads to a thread about that very thing, whatever else people talk of more."""

from __future__ import annotations

from itertools import product

import pytest

from infodrill.conduct.derive import search_words
from infodrill.web.rooms.elsewhere import ELSEWHERE
from infodrill.web.rooms.network import network, thread_of
from infodrill.web.sealing import veil
from tests.forms import both_forms

from .rehearsed import rehearsed
from .test_rooms_pages import browser

pytestmark = pytest.mark.usefixtures("base")


@pytest.mark.parametrize(
    ("name", "lang"),
    both_forms(
        product(["market-rumour", "clinic"], ["vi", "en"]), [("market-rumour", "en"), ("clinic", "vi")]
    ),
)
def test_each_question_of_the_queue_opens_a_thread_about_its_own_words(name: str, lang: str) -> None:
    drill = rehearsed(name, 30)
    shown = 0
    for seat in drill.seats().seats:
        view = drill.view(seat, lang)
        for asked in view.public_questions:
            feed = drill.reader(view)
            room, post = thread_of(view, feed, asked.question)
            if not post:
                continue
            shown += 1
            told = feed.thread(post)
            words = set(search_words(asked.about, lang))
            assert told and len(words & set(search_words(told.root.text, lang))) * 3 >= len(words)
            link = ELSEWHERE["questions"].link.format(item=asked.question, room="")
            page = browser(drill, seat, lang).get(f"/d/{drill.id}/{link}")
            net = network(view, feed, room=room, post=post, asking=True)
            assert net.thread_root and net.thread_root.id == post and net.room == room
            assert page.status_code == 200 and veil(post) in page.content.decode()
            break
    assert shown
