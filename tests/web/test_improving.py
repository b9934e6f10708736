"""The plan lives in the debrief: who agrees it, who reads it, when, and what of it reaches the next drill."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from infodrill.conduct import policy
from infodrill.conduct.carrying import read_plan
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.directives import GiveDirective
from infodrill.conduct.nouns.improvements import AgreeImprovement
from infodrill.conduct.policy import rooms_of
from infodrill.kernel import container
from infodrill.kernel.i18n import LANGUAGES
from infodrill.review import planfile
from infodrill.web import live, models
from infodrill.web.joining import earlier
from infodrill.web.keeping import erasure
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, making
from infodrill.web.rooms import hotwash, planning
from infodrill.web.streams.topics import topics_of

from .house import CTRL, staff_browser
from .rehearsed import rehearsed
from .test_rooms_pages import browser

GAP, ACTION = "zqgap: báo cáo đến muộn", "zqaction: phân công trực đêm"
FORM = {
    "gap": GAP,
    "action": ACTION,
    "owner": "clinic",
    "due": "2031-10-01",
    "evidence": "zqproof: bảng phân công",
}


@pytest.fixture
def drill(base) -> LiveDrill:
    return rehearsed("clinic", 40, own=True)


def close(drill: LiveDrill) -> LiveDrill:
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    return live.of(drill.id)


def seats(drill: LiveDrill) -> dict[str, str]:
    """A seat of each kind: who ran it, who played, who watched."""
    places = drill.seats().seats
    guest = next(seat for seat, place in places.items() if place.roles == {"OBS"})
    return {"ran": CTRL, "played": "duty", "watched": guest}


def test_a_row_is_agreed_by_a_form_and_stands_on_the_page(drill: LiveDrill) -> None:
    drill.give(CTRL, GiveDirective(role="DIR", text="Ghi sổ ngay", gap="Ghi chậm", owner="clinic"), "")
    close(drill)
    control = browser(drill, CTRL, "vi")
    proposed = planning.plan_board(drill, drill.view(CTRL, "vi")).proposed
    assert proposed
    row = proposed[0].form
    sent = control.post(
        f"/d/{drill.id}/do/agree-improvement", {**FORM, "row": row.row, "client": "agreed-01"}
    )
    assert sent.status_code == 302
    board = planning.plan_board(live.of(drill.id), live.of(drill.id).view(CTRL, "vi"))
    assert [shown.action for shown in board.rows] == [ACTION] and len(board.proposed) == len(proposed) - 1
    improvement = board.rows[0].improvement
    done = {"improvement": improvement, "outcome": "done", "text": "zqclosed: đã treo", "client": "settled-1"}
    assert control.post(f"/d/{drill.id}/do/settle-improvement", done).status_code == 302
    page = control.get(f"/d/{drill.id}/report/").content.decode()
    assert 'data-status="done"' in page and "zqclosed" in page


def test_players_read_the_plan_after_the_close_and_guests_never(drill: LiveDrill) -> None:
    drill.give(CTRL, AgreeImprovement(role="DIR", **FORM), "")
    for kind, seat in seats(drill).items():
        place = drill.seats().seats[seat]
        assert policy.sees_plan(place, drill.state) == (kind == "ran")
        told = topics_of(drill.events[-1:], place, drill.state)
        assert ("plan" in told) == (kind == "ran")
    for seat in drill.seats().seats:
        for room in rooms_of(drill.seats().seats[seat]):
            assert "zqgap" not in browser(drill, seat, "vi").get(f"/d/{drill.id}/{room}/").content.decode()
    close(drill)
    for kind, seat in seats(drill).items():
        page = browser(drill, seat, "vi").get(f"/d/{drill.id}/report/").content.decode()
        assert ("zqaction" in page) == (kind != "watched"), kind
        assert ("agree-improvement" in page) == (kind == "ran"), kind
        answer = browser(drill, seat, "vi").get(f"/d/{drill.id}/report/plan/file")
        assert (answer.status_code == 200) == (kind == "ran")


@pytest.mark.parametrize(
    ("trust", "told"),
    [
        ({}, ()),
        ({"ben-lanh": -172, "elsewhere": -9}, ("thấp hơn 17 điểm", "begins 17 of 100")),
        ({"ben-lanh": -172, "bai-seu": -4}, ("thấp hơn từ 1 đến 17 điểm", "begins 1 to 17 of 100")),
    ],
    ids=["nothing lost", "one ward", "two wards"],
)
def test_what_is_carried_is_read_by_all_and_what_was_missed_by_nobody_who_plays(
    base: object, trust: dict[str, int], told: tuple[str, ...]
) -> None:
    row = {"gap": {"vi": GAP}, "action": {"vi": ACTION}, "status": "open"}
    city = {"vi": "Thành phố Hải Minh"}
    plan = {"plan": 1, "drill": {"title": {"vi": "Cuộc trước"}, "city": city}, "rows": [row], "trust": trust}
    client = staff_browser()
    given = SimpleUploadedFile("plan.json", json.dumps(plan).encode())
    made = client.post("/drills/new", {"scenario": "clinic", "accounts": "1000", "plan": given})
    assert made.status_code == 302
    drill = live.of(made["Location"].split("/")[2])
    for seat, place in drill.seats().seats.items():
        for lang in LANGUAGES:
            pages = {
                room: browser(drill, seat, lang).get(f"/d/{drill.id}/{room}/").content.decode()
                for room in rooms_of(place)
            }
            assert "zqaction" in pages["lobby"]
            assert ("còn nhớ cuộc trước" in pages["lobby"]) == bool(trust and lang == "vi")
            assert not told or told[LANGUAGES.index(lang)] in pages["lobby"]
            assert not any("zqgap" in page for page in pages.values()), seat
    # The next drill in the city begins with it again: nothing was said here that costs more.
    drill.give(CTRL, ChangeClock(role="DIR", change="halt", value=0, reason="all was practised"), "")
    models.Lease.objects.filter(pk=drill.id).update(over=True)
    made = client.post("/drills/new", {"scenario": "clinic", "accounts": "1000", "after": drill.id})
    opened = live.of(made["Location"].split("/")[2]).state.opened
    assert opened is not None and dict(opened.trust) == {
        ward: more for ward, more in trust.items() if ward != "elsewhere"
    }


def test_a_wrong_plan_makes_no_drill_and_says_so_beside_the_form(base) -> None:
    client: Client = staff_browser()
    before = models.Drill.objects.count()
    for name, content in (("plan.json", b"{}"), ("old.drill", b"not a drill"), ("x.exe", b"MZ")):
        answer = client.post("/drills/new", {"scenario": "clinic", "plan": SimpleUploadedFile(name, content)})
        assert answer.status_code == 422 and 'role="alert"' in answer.content.decode()
    assert models.Drill.objects.count() == before


def test_a_drill_of_this_range_gives_its_plan_to_the_next(drill: LiveDrill) -> None:
    close(drill)
    drill.give(CTRL, AgreeImprovement(role="DIR", **FORM), "")
    models.Lease.objects.filter(pk=drill.id).update(over=True)
    client = staff_browser()
    assert f'value="{drill.id}"' in client.get("/drills/new?scenario=clinic").content.decode()
    made = client.post("/drills/new", {"scenario": "clinic", "accounts": "1000", "after": drill.id})
    following = live.of(made["Location"].split("/")[2])
    (row,) = following.state.improvements.values()
    assert (row.action, row.owner, row.due) == (ACTION, "clinic", "2031-10-01") and row.earlier


def carried_on(drill: LiveDrill, times: int) -> list[LiveDrill]:
    """The drill, closed with a row in its plan, and those that carried it on, one after the other."""
    drills, client = [close(drill)], staff_browser()
    drill.give(CTRL, AgreeImprovement(role="DIR", **FORM), "")
    for _ in range(times):
        models.Lease.objects.filter(pk=drills[-1].id).update(over=True)
        made = client.post("/drills/new", {"scenario": "clinic", "accounts": "1000", "after": drills[-1].id})
        following = live.of(made["Location"].split("/")[2])
        following.give(CTRL, ChangeClock(role="DIR", change="start", value=0, reason=""), "")
        drills.append(close(following))
    return drills


def left(words: str) -> int:
    return models.LogText.objects.filter(text__contains=words).count()


def test_what_is_erased_of_a_plan_is_gone_from_every_drill_that_carried_it_on(
    drill: LiveDrill, monkeypatch
) -> None:
    drills = carried_on(drill, 2)
    assert all(erasure.find(each.id, ACTION) for each in drills)
    (found,) = erasure.find(drill.id, "zqaction")
    erased = erasure.erase_in
    for fails in range(3):  # ended in the first of the drills, in the next, in the last
        done: list[str] = []

        def ended(drill_id: str, *named: object, done: list[str] = done, fails: int = fails) -> int:
            count = erased(drill_id, *named)
            done.append(drill_id)
            if len(done) > fails:
                raise KeyboardInterrupt
            return count

        with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
            patched.setattr(erasure, "erase_in", ended)
            erasure.erase(drill.id, found.digest)
        assert len(set(done)) == fails + 1 and left("zqaction") == 3  # nothing at all was done
    # One of them is damaged: what somebody wrote is gone from it all the same.
    first = models.LogLine.objects.filter(drill=drills[1].id, seq=0)
    first.update(line=first.get().line[:-20])
    assert erasure.erase(drill.id, found.digest) == 3
    assert not left("zqaction")
    assert all(erasure.find(each.id, "zqgap") for each in drills)


def test_what_is_erased_while_the_next_drill_is_opened_is_not_carried_on(
    drill: LiveDrill, monkeypatch
) -> None:
    carried_on(drill, 0)
    models.Lease.objects.filter(pk=drill.id).update(over=True)
    (found,) = erasure.find(drill.id, "zqaction")
    read: list[int] = []

    def then_erased(plan: object) -> object:
        given = read_plan(plan)
        read.append(erasure.erase(drill.id, found.digest) if not read else 0)
        return given

    monkeypatch.setattr(earlier, "read_plan", then_erased)
    made = staff_browser().post("/drills/new", {"scenario": "clinic", "accounts": "1000", "after": drill.id})
    assert made.status_code == 302 and read == [1, 0]
    assert not left("zqaction")


def test_a_drill_file_that_unpacks_to_much_is_not_read_while_somebody_waits(base, tmp_path: Path) -> None:
    rows, path = b'{"minute":0,"rows":[]}\n' * (planfile.MOST_UNPACKED // 20), tmp_path / "large.drill"
    container.pack(path, {"derived/posts.jsonl": rows})
    given = SimpleUploadedFile("large.drill", path.read_bytes())
    answer = staff_browser().post("/drills/new", {"scenario": "clinic", "plan": given})
    assert answer.status_code == 422 and f"{planfile.MOST_UNPACKED >> 20} MB" in answer.content.decode()


def test_the_outcome_stays_whole_while_the_plan_grows_and_says_that_it_is_newer(
    drill: LiveDrill, tmp_path
) -> None:
    close(drill)
    keeping.want(drill.id)
    making.make(drill.id, keeping.take("m1") and "m1", tmp_path, twins=0)
    newer = "report again to have it in there"
    page = browser(drill, CTRL, "en").get(f"/d/{drill.id}/report/").content.decode()
    assert keeping.current(drill.id) and newer not in page
    drill.give(CTRL, AgreeImprovement(role="DIR", **FORM), "")
    assert keeping.current(drill.id) and keeping.take("m2") == ""
    page = browser(drill, CTRL, "en").get(f"/d/{drill.id}/report/").content.decode()
    assert newer in page and "report.en.html" in page
    keeping.want(drill.id, again=True)
    making.make(drill.id, keeping.take("m3") and "m3", tmp_path, twins=0)
    assert "zqaction" in keeping.content(drill.id, "report.en.html").decode()
    assert newer not in browser(drill, CTRL, "en").get(f"/d/{drill.id}/report/").content.decode()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_facilitator_walks_through_every_claim_with_a_form_for_the_plan(
    drill: LiveDrill, lang: str
) -> None:
    close(drill)
    client, claims = browser(drill, CTRL, lang), hotwash.wash_claims(drill)
    for n, held in enumerate(claims, 1):
        page = client.get(f"/d/{drill.id}/report/wash/?claim={n}").content.decode()
        shown = hotwash.wash_shown(drill, drill.view(CTRL, lang), n)
        assert shown.sentence == held.claim.claim.sentence.in_(lang) and len(shown.questions) == 3
        assert f'name="claim" value="{held.claim.claim.id}"' in page
        assert ('rel="next"' in page) == (n < len(claims))
        assert ('rel="prev"' in page) == (n > 1)
    first = claims[0].claim.claim
    drill.give(CTRL, AgreeImprovement(role="DIR", claim=first.id, **FORM), "")
    (row,) = planning.plan_board(drill, drill.view(CTRL, lang)).rows
    assert row.about == first.sentence.in_(lang)
    assert client.get(f"/d/{drill.id}/report/wash/?claim={len(claims) + 1}").status_code == 404
    for kind, seat in seats(drill).items():
        found = browser(drill, seat, lang).get(f"/d/{drill.id}/report/wash/").status_code
        assert found == (200 if kind == "ran" else 404)


def test_before_the_close_there_is_nothing_to_talk_over(drill: LiveDrill) -> None:
    assert browser(drill, CTRL, "vi").get(f"/d/{drill.id}/report/wash/").status_code == 404
    assert planning.plan_board(drill, drill.view(CTRL, "vi")) is None
