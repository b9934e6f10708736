"""The replay shows what the pages showed: a page at an older moment is the live page as it was drawn then, made still."""

from __future__ import annotations

import json
import random
import re
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict, replace
from difflib import unified_diff
from threading import Event

import pytest
from django.db import transaction

from infodrill.conduct import policy
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.restraint import PressTrap, TrapPressed
from infodrill.kernel.clock import RUNNING, ExerciseClock
from infodrill.web import asof, live, models
from infodrill.web.keeping import erasure
from infodrill.web.live import LiveDrill
from infodrill.web.pacing import Pace
from infodrill.web.rooms import replay
from infodrill.web.rooms.replaying import still
from infodrill.web.stores.derived import DatabaseDerivedStore
from tests.patience import PATIENCE

from .house import WORDS
from .rehearsed import LONG, played, rehearsed
from .test_rooms_pages import browser

# Cursors are sealed anew each time that the same is drawn.
DRAWN_ANEW = re.compile(r"(?<=[?&;]before=)[\w%-]+")
SEATS = ("direction", "duty", "voice")
MINUTES = 40
BAR = re.compile(r'<section class="rp".*?</section>\s*(?=<main )', re.DOTALL)
PRESSED = "ask_removal"
END = ChangeClock(role="DIR", change="halt", value=0, reason="all was practised")


class Growing:
    """A drill that grows in the database as the runner would let it, without a runner."""

    def __init__(self) -> None:
        _, self.log, self.derived, self.groups = played("clinic", LONG["clinic"])
        drill = rehearsed("clinic", 0, own=True)
        self.id, self.length, self.minute = drill.id, len(drill.events), 0
        self.rows = DatabaseDerivedStore(self.id)
        models.DerivedRow.objects.filter(drill=self.id).delete()

    def grow(self, seq: int) -> LiveDrill:
        """Up to event `seq`, the rows of the minutes that are closed by then, and the clock as the log has it."""
        with transaction.atomic():
            for at in range(self.length, seq + 1):
                line = self.log.lines[at]
                models.LogLine.objects.create(drill_id=self.id, seq=at, line=line)
                for digest, text in self.log.texts.items():
                    if digest in line and not models.LogText.objects.filter(drill=self.id, digest=digest):
                        told = {"salt": text.salt, "text": text.text, "digest": digest, "seq": at}
                        models.LogText.objects.create(drill_id=self.id, **told)
        self.length = seq + 1
        state = live.of(self.id).state
        for minute in range(self.minute, state.minute):
            for kind in self.derived.kinds():
                if minute in self.derived.minutes(kind):
                    self.rows.put(minute, kind, list(self.derived.rows(kind, minute, minute + 1)))
            self.rows.put(minute, "groups", self.groups[minute])
            self.rows.put(minute, "closed", [])
        self.minute = state.minute
        clock = ExerciseClock(
            state=RUNNING if state.running else "paused", speed=state.speed, granted=state.at * 1_000,
            micros=state.at * 1_000_000,
        )  # fmt: skip
        told = {**asdict(clock), "turn": seq}
        del told["since"]
        models.Lease.objects.filter(pk=self.id).update(clock=json.dumps(told))
        return live.of(self.id)


def addresses(drill: LiveDrill, seat: str) -> list[str]:
    """What can be opened from a seat's rooms, as far as it can be replayed."""
    view = drill.view(seat, "vi")
    group = next((found.id for found in drill.reader(view).groups()), "")
    found = [place.where for place in replay.places(view.seat, "", "vi", group)]
    found += [f"case/{case.case}/" for case in view.cases[-2:] if not case.merged_into]
    return found + [f"studio/{text.statement}/" for text in view.statements[-1:] if "studio/" in found]


def test_a_replayed_page_is_the_page_as_it_was_live(base) -> None:
    chance = random.Random(16)
    growing = Growing()
    last = len(growing.log.lines) - 1
    moments = sorted(chance.sample(range(growing.length, last), 10))
    shown: dict[tuple[int, str, str], str] = {}
    for seq in moments:
        drill = growing.grow(seq)
        for seat in SEATS:
            found = addresses(drill, seat)
            for where in chance.sample(found, min(4, len(found))):
                answer = browser(drill, seat, "vi").get(f"/d/{drill.id}/{where}")
                assert answer.status_code == 200, (seat, where)
                place = drill.seats().seats[seat]
                shown[seq, seat, where] = still(answer.content.decode(), drill.id, place, where, seq)
    drill = growing.grow(last)
    drill.give("direction", END, "")
    for (seq, seat, where), page in shown.items():
        address = f"/d/{drill.id}/replay/{where}{'&' if '?' in where else '?'}at={seq}"
        answer = browser(drill, seat, "vi").get(address)
        assert answer.status_code == 200, address
        again, before = (
            DRAWN_ANEW.sub("", told) for told in (without_scrubber(answer.content.decode()), page)
        )
        differ = list(unified_diff(lines(before), lines(again), "live", "replayed", lineterm="", n=1))
        assert not differ, "\n".join([f"{seat} {where} after {seq}", *differ])
    assert len(shown) >= 100


@pytest.fixture
def closed(base) -> LiveDrill:
    """The clinic, in which the head has pressed a trap, ended."""
    drill = rehearsed("clinic", MINUTES)
    case = drill.view("head", "vi").cases[0].case
    drill.give("head", PressTrap(role="L1-LEAD", kind=PRESSED, case=case), "")
    drill.give("direction", END, "")
    return drill


def opened(drill: LiveDrill, seat: str, where: str, lang: str = "en") -> str:
    answer = browser(drill, seat, lang).get(f"/d/{drill.id}/replay/{where}", follow=True)
    assert answer.status_code == 200, (seat, where)
    return answer.content.decode()


def eyes(page: str) -> tuple[str, int]:
    """Through whose eyes a page is seen, and after which event."""
    seq, seat = re.search(r'data-seq="(\d+)"\s+data-eyes="([^"]*)"', page).groups()
    return seat, int(seq)


def test_nobody_replays_what_is_being_played(base) -> None:
    drill = rehearsed("clinic", MINUTES)
    assert drill.state.running
    for seat in drill.seats().seats:
        for where in ("", "desk/?at=5", "screen/?at=5"):
            assert "The replay opens when the drill is over" in opened(drill, seat, where), seat
        assert browser(drill, seat, "en").get(f"/d/{drill.id}/replay/steps").status_code == 404


def test_a_seat_looks_through_its_own_eyes_and_control_through_those_of_any_that_played(closed) -> None:
    assert eyes(opened(closed, "duty", "desk/?at=90&as=voice")) == ("duty", 90)
    assert eyes(opened(closed, "direction", "desk/?at=90&as=duty")) == ("duty", 90)
    # What its opener's seat may not enter is no way round: the link leads to a room of its own, at that moment.
    assert eyes(opened(closed, "duty", "control/?at=90&as=direction")) == ("duty", 90)
    assert 'data-part="lanes"' not in opened(closed, "duty", "control/?at=90&as=direction")
    steps = browser(closed, "duty", "en").get(f"/d/{closed.id}/replay/steps?as=voice")
    assert steps.status_code == 404


def test_a_case_that_is_not_there_yet_is_said_to_be_so(closed) -> None:
    case = closed.view("duty", "en").cases[-1].case
    assert "was not there yet" in opened(closed, "duty", f"case/{case}/?at=3")
    assert "was not there yet" not in opened(closed, "duty", f"case/{case}/")


def test_a_replayed_page_can_do_nothing(closed) -> None:
    for seat in SEATS:
        for where in addresses(closed, seat):
            page = without_scrubber(opened(closed, seat, f"{where}{'&' if '?' in where else '?'}at=200"))
            found = re.findall(
                r"<(?:form|button|input|script|select)|\shx-|data-topics|data-cursor|csrf", page
            )
            # Theme and stream stand in the head of the room, which is taken out with the scrubber.
            assert not found, (seat, where, found)
            assert not re.search(r"<li>\s*</li>", page), "a pane of nothing but its head stood there"


def test_who_pressed_a_trap_and_control_see_it_marked_and_no_wall_does(closed) -> None:
    words = "rm-over"
    last = f"at={closed.state.seq}"
    shows = {
        seat: words in opened(closed, seat, f"network/?room=feed&{last}") for seat in closed.seats().seats
    }
    assert {seat for seat, shown in shows.items() if shown} == {"head", "direction"}
    assert words not in opened(closed, "direction", f"screen/?{last}")
    pressed = next(event.seq for event in closed.events if isinstance(event.body, TrapPressed))
    for seat in ("duty", "voice"):
        steps = browser(closed, seat, "en").get(f"/d/{closed.id}/replay/steps").json()
        assert pressed not in steps["seqs"] and len(steps["seqs"]) == len(steps["seconds"]) > MINUTES


def test_control_leads_the_hall_and_the_log_knows_nothing_of_it(closed) -> None:
    told: list[str] = []
    live.listen_led(lambda drill: told.append(drill.id))
    before, address = closed.state.seq, f"/d/{closed.id}/replay"
    control, player = browser(closed, "direction", "en"), browser(closed, "duty", "en")
    assert player.post(f"{address}/lead", {"at": 5}).status_code == 404
    assert player.get(f"{address}/led").json()["at"] == -1
    assert control.post(f"{address}/lead", {"at": 150}).status_code == 204
    assert player.get(f"{address}/led").json()["at"] == 150
    assert eyes(opened(closed, "duty", "")) == ("duty", 150)
    then = closed.view("direction", "en").clock(closed.events[150].at)
    screen = control.get(f"/d/{closed.id}/screen/").content.decode()
    assert "hall-over" not in screen and "<b>Replay</b>" in screen and then in screen
    assert control.post(f"{address}/lead", {"at": "-5"}).status_code == 404
    assert asof.presented(closed) == 150 and control.post(f"{address}/lead", {"at": ""}).status_code == 204
    assert "<b>Replay</b>" not in control.get(f"/d/{closed.id}/screen/").content.decode()
    assert told == [closed.id] * 2 and closed.state.seq == before


def test_whoever_led_the_hall_leads_it_no_longer_when_the_clock_goes_on_or_the_drill_ends(base) -> None:
    drill = rehearsed("clinic", MINUTES, own=True)
    Pace(drill.id).present(20)
    drill.give("direction", END, "")
    screen = browser(drill, "direction", "en").get(f"/d/{drill.id}/screen/").content.decode()
    assert asof.presented(drill) == -1 and "hall-over" in screen and "<b>Replay</b>" not in screen


def test_a_process_that_records_something_still_tells_where_another_leads_the_hall(base) -> None:
    drill = rehearsed("clinic", MINUTES, own=True)
    told: list[int] = []
    live.listen_led(lambda led: told.append(led.pace.presented))
    Pace(drill.id).present(7)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
    drill.catch_up()
    assert told == [7]


def test_what_is_recorded_while_the_ruler_is_drawn_comes_with_the_next_ruler(base) -> None:
    drill = rehearsed("clinic", MINUTES, own=True)
    scale = replay.ruler(drill, drill.view("direction", "en"))
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
    assert replay.moments(drill, scale)["duty"].seqs[-1] == len(scale.ats) - 1


def test_the_address_of_a_part_shows_its_page(closed) -> None:
    assert "<main " in opened(closed, "duty", "desk/?at=90&part=next")


@pytest.mark.parametrize("lives_on", [True, False])
def test_nobody_replays_while_the_city_lives_on(closed, lives_on: bool) -> None:
    paused = replace(closed.state, closed=False, running=False, jump=None, run_on=lives_on)
    assert policy.stands(paused) is not lives_on


def test_threads_that_ask_at_once_wait_for_the_one_that_makes_it(closed) -> None:
    made, begun, go = [], Event(), Event()

    def make() -> int:
        made.append(1)
        begun.set()
        assert go.wait(PATIENCE)
        return 5

    with ThreadPoolExecutor(2) as pool:
        first = pool.submit(closed.once, "slow", 1, make)
        assert begun.wait(PATIENCE)
        second = pool.submit(closed.once, "slow", 1, make)
        go.set()
        assert (first.result(), second.result(), made) == (5, 5, [1])


def test_a_page_drawn_between_an_erasure_and_its_fold_keeps_no_erased_words(base) -> None:
    drill = rehearsed("clinic", MINUTES, own=True)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
    drill.give("direction", END, "")
    seq = drill.state.seq
    erasure.erase(drill.id, erasure.find(drill.id, WORDS)[0].digest)
    drill._look(drill.pace)  # the first half of another thread's look
    asof.past(drill, seq)
    drill.catch_up()
    assert asof.past(drill, seq).state.messages and WORDS not in repr(asof.past(drill, seq).state.messages)
    assert WORDS not in repr(asof.past(drill, seq - 1).state.messages)


def test_what_is_erased_is_in_no_moment_that_a_process_keeps(base) -> None:
    drill = rehearsed("clinic", MINUTES, own=True)
    drill.give("duty", SendMessage(role="L1-DUTY", kind="chat", to=("clinic",), text=WORDS), "")
    drill.give("direction", END, "")
    seq = drill.state.seq
    assert WORDS in repr(asof.past(drill, seq).state.messages)
    erasure.erase(drill.id, erasure.find(drill.id, WORDS)[0].digest)
    drill.catch_up()  # as a process would that did not erase it
    assert asof.past(drill, seq).state.messages and WORDS not in repr(asof.past(drill, seq).state.messages)


def without_scrubber(page: str) -> str:
    """What the room puts into the page that it shows, taken out of it again."""
    head, rest = page.split("</head>", 1)
    head = re.sub(r"<script.*?</script>", "", head)
    return BAR.sub(
        "", head + "</head>" + re.sub(r'<body data-room="replay"[^>]*?"\s+class', "<body\n    class", rest)
    )


def lines(page: str) -> list[str]:
    return [line.strip() for line in page.splitlines() if line.strip()]
