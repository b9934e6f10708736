"""What somebody proposes for a case stands where it is decided and in the log of the case."""

from __future__ import annotations

import re

from .rehearsed import rehearsed
from .test_rooms_pages import browser


def test_a_proposal_stands_beside_the_list_and_in_the_log(base) -> None:
    clinic = rehearsed("clinic", 40, own=True)
    case = clinic.view("head", "vi").open_cases[0]
    form = {"case": case.case, "actions": ["1", "5"], "client": "a-proposal-of-the-head"}
    answer = browser(clinic, "head", "vi").post(
        f"/d/{clinic.id}/choose", form, headers={"HX-Request": "true"}
    )
    assert answer.status_code == 200, answer.content.decode()
    words = list(clinic.state.messages.values())[-1].text
    for seat in ("head", "duty"):
        page = browser(clinic, seat, "vi").get(f"/d/{clinic.id}/case/{case.case}/").content.decode()
        for part in (r'<ul class="list proposals">.*?</ul>', r'<ol class="past">.*?</ol>'):
            found = re.search(part, page, re.DOTALL)
            assert found and words in found[0], (seat, part)
