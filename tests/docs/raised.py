"""What is asked of a house with the verb of docs/how-to/add-a-verb.md, in a copy of it; `test_add_a_verb.py` says where."""

from __future__ import annotations

from pathlib import Path

import pytest

from infodrill.conduct.nouns.meetings import OpenMeeting
from infodrill.kernel.errors import Refused
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from tests.corpus import keeping, making
from tests.web.house import CTRL, clinic, do, seated
from tests.web.test_api_tokens import asker, get, give

ON = "Hàng chờ trước quầy thuốc"
pytestmark = pytest.mark.usefixtures("base")


@pytest.fixture
def drill(base) -> LiveDrill:
    """A drill with an open meeting of the clinic that control called."""
    made = clinic()
    made.give(CTRL, OpenMeeting(role="CTRL", title="Giao ban", agenda=("Tình hình",), cells=("clinic",)), "")
    return made


def meeting_of(drill: LiveDrill) -> str:
    return next(iter(drill.state.meetings))


def test_the_command_comes_to_an_event_that_folds_and_stirs_the_pages_of_those_who_see_it(drill):
    command = verbs()["raise-hand"](role="L1-DUTY", meeting=meeting_of(drill), text=ON)
    (raised,) = drill.give("duty", command, "")
    assert raised.body.TYPE == "meeting.hand_raised"
    assert drill.state.meetings[meeting_of(drill)].hands == (("clinic", ON),)
    assert drill.give("duty", command, "") == ()
    seats = drill.seats().seats
    inside, outside = seats["duty"], seats["lookout"]
    assert raised.body.seen_by(inside, drill.state) and not raised.body.seen_by(outside, drill.state)
    assert raised.body.topics(inside, drill.state) == {"meeting"}
    with pytest.raises(Refused) as refusal:
        drill.give("duty", verbs()["raise-hand"](role="L1-DUTY", meeting="h0", text=ON), "")
    assert refusal.value.code == "R133"


def test_the_button_is_drawn_posts_the_form_and_is_gone(drill):
    browser, address = seated(drill, "duty"), f"/d/{drill.id}/meeting/"
    page = browser.get(address).content.decode()
    assert f'action="/d/{drill.id}/do/raise-hand"' in page and "Xin phát biểu" in page
    assert (
        do(browser, drill, "raise-hand", client="a" * 16, meeting=meeting_of(drill), text=ON).status_code
        == 200
    )
    page = browser.get(address).content.decode()
    assert "do/raise-hand" not in page and "Đang xin phát biểu" in page and ON in page
    assert "Xin phát biểu" in browser.get(f"/d/{drill.id}/help/").content.decode()
    assert "do/raise-hand" not in seated(drill, CTRL).get(address).content.decode()


def test_programs_read_of_it_and_may_not_give_it(drill):
    page = seated(drill, "duty")
    fields = {one["verb"]: one["fields"] for one in get(page, drill, "/commands").json()["verbs"]}
    assert [field["name"] for field in fields["raise-hand"]] == ["meeting", "text"]
    assert "raise-hand" in page.get("/api/v1/openapi.json").content.decode()
    refusal = give(asker(drill, "duty", "act"), drill, "raise-hand", meeting=meeting_of(drill), text=ON)
    assert refusal.status_code == 403
    assert give(page, drill, "raise-hand", meeting=meeting_of(drill), text=ON).status_code == 200


def test_the_play_keeps_an_example_of_it(tmp_path: Path):
    path = tmp_path / "made.drill"
    making.make("control", path)
    found = [keeping.held(kept) for kept in keeping.kept()]
    assert len(keeping.lacking(found)) == 2  # the verb and its event
    assert keeping.lacking([*found, keeping.held(path)]) == ()
