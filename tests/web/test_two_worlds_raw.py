"""Two ranges of one seed on a real server, that differ by one secret each time: what the wires of a seat carry is equal.

Compared are the raw bytes of every stream (messages, their number and length; cursors only by their length), the pages,
parts, searches and API answers. Numbers of things are drawn in a live drill: they are masked, and must be equally long.
"""

from __future__ import annotations

import json
import re
import sys

import pytest

from tests import leash

from .serving import Browser, Ear, Server, until

HIDDEN = "LỜI GIẤU KÍN"
BEAT = ("event: alive\ndata: .", "event: still\ndata: .")  # every few seconds, whatever happens
BLIND = ("rights", "head")  # the adviser, and a player of the cell that works
SEATS = ("duty", "voice", "lookout", "coordinator", "direction", *BLIND)
MADE = """
import json, os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "infodrill.web.conf.settings")
from infodrill.web.keeping.opening import open_range
open_range(new=True)
from infodrill.web.joining.codes import issue
from infodrill.web.joining.opening import open_drill
made = [open_drill("clinic", accounts=2000, seed=1).pk for _ in range(2)]
print(json.dumps([[one, {seat: issue(one, seat) for seat in %r}] for one in made]))
"""
MASKS = (
    (re.compile(r'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]*}|name="client" value="[^"]*"'), "NONCE"),
    (re.compile(r"gAAAA[\w-]+=*"), "CURSOR"),
    (re.compile(r"(?<![\w-])(?:[\w-]{54}|[\w-]{86})(?![\w-])"), "POST"),  # of a name that holds a number of the drill's own
    (re.compile(r"\b(pq|[a-z])[1-9]\d{3}\b", re.I), r"\1NNNN"),
)  # fmt: skip
API = ("inbox", "messages", "cases", "statements", "guidance", "network/rooms", "network/threads?limit=1",
       "network/search?q=giau", "watch/groups", "press-room", "news", "deadlines")  # fmt: skip


class World:
    """One of the two drills: its people, and what the streams of the blind seats have carried."""

    def __init__(self, server: Server, drill: str, codes: dict[str, str]) -> None:
        self.drill = drill
        self.people = {seat: Browser(server).join(code) for seat, code in codes.items()}
        self.ears = {seat: Ear(self.people[seat], drill) for seat in BLIND}
        self.begin()

    def do(self, seat: str, verb: str, **fields: object) -> None:
        assert self.people[seat].do(self.drill, verb, **fields) == 200, (seat, verb)

    def frames(self, seat: str) -> list[str]:
        """The whole messages of a stream since `begin`, cursors blotted out at their full length. Whoever was connected again is
        told in one message what came meanwhile: their number says nothing then, and the test says so."""
        assert self.ears[seat].lines == 1, f"the line of {seat} broke, {self.ears[seat].lines} connections"
        whole = [frame for frame in self.ears[seat].raw.decode().split("\n\n")[:-1] if frame not in BEAT]
        return [re.sub(r"(?<=id: )\S+", lambda cursor: "*" * len(cursor[0]), frame) for frame in whole][
            self.begun[seat] :
        ]

    def begin(self) -> None:
        """Compare what is carried from now on."""
        self.begun = {seat: 0 for seat in self.ears}
        self.begun = {seat: len(self.frames(seat)) for seat in self.ears}

    def captions(self, seat: str) -> int:
        """How many captions of the screen the seat has heard of: nothing else stirs the screen while the clock stands."""
        return sum("screen" in data.split() for _, _, data in self.ears[seat].heard)

    def seen(self, seat: str, page: str) -> str:
        status, body = self.people[seat].get(page.format(drill=self.drill))
        for pattern, mask in MASKS:
            body = pattern.sub(mask, body)
        return f"{status} {body.replace(self.drill, 'DRILL')}"


@pytest.fixture
def worlds(tmp_path, monkeypatch):
    server = Server(tmp_path)
    done = leash.run(
        [sys.executable, "-c", MADE % (SEATS,)], env=server.environ, capture_output=True, text=True
    )
    assert done.returncode == 0, done.stderr
    server.start()
    found = [World(server, *load) for load in json.loads(done.stdout.splitlines()[-1])]
    yield found
    for world in found:
        for ear in world.ears.values():
            ear.over = True
    server.stop()


def a_message_to_another_cell(world: World) -> None:
    world.do("coordinator", "send-message", kind="chat", to="network", text=HIDDEN)


def an_inject_to_another_seat(world: World) -> None:
    world.do("direction", "deliver-inject", inject=2, role="CTRL")


def one_that_control_wrote(world: World) -> None:
    world.do("direction", "ad-hoc-inject", role="CTRL", sender="Nhóm lớp Chồi", method="chat", subject=HIDDEN, body=HIDDEN,
             cells="network")  # fmt: skip


def a_post_in_a_group_of_others(world: World) -> None:
    world.do("direction", "speak-as-persona", role="CTRL", persona="Nhóm lớp Chồi", room="go-nhan.g1", ward="go-nhan",
             text=HIDDEN)  # fmt: skip


def a_claim_linked_to_a_case(world: World) -> None:
    board = world.people["direction"].get(f"/api/v1/drills/{world.drill}/cases")[1]
    case = json.loads(board)["cases"][0]["case"]
    world.do("direction", "link-case", role="CTRL", case=case, claim="b2-fridge")


def a_note_of_an_evaluator(world: World) -> None:
    world.do(
        "direction", "pin-note", role="EVAL", at=0, cell="clinic", kind="improve", objective="", text=HIDDEN
    )


def a_receipt_of_another_cell(world: World) -> None:
    told = json.loads(world.people["coordinator"].get(f"/api/v1/drills/{world.drill}/messages")[1])
    world.do("coordinator", "confirm-receipt", message=told["messages"][0]["message"])


SECRETS = (a_claim_linked_to_a_case, a_message_to_another_cell, a_receipt_of_another_cell, an_inject_to_another_seat,
           one_that_control_wrote, a_post_in_a_group_of_others, a_note_of_an_evaluator)  # fmt: skip


def visible(world: World, number: int) -> None:
    """A message and a caption that everybody hears of. Ends when every blind seat has heard the caption: a stream keeps
    the order of the log, so that it has then heard all that came before."""
    before = {seat: world.captions(seat) for seat in BLIND}
    world.do("duty", "send-message", kind="chat", text=f"mọi người nghe rõ {number}")
    world.do("direction", "show-caption", role="CTRL", text=f"Dòng {number}", seconds=60)
    until(lambda: all(world.captions(seat) > before[seat] for seat in BLIND))


def test_no_wire_of_a_seat_tells_that_anything_hidden_happened(worlds):
    plain, secret = worlds
    for world in worlds:
        world.do("duty", "open-case", intake="hotline", source="", said="Tủ lạnh hỏng")
        # A post of one's own that is there to be paged over and found.
        world.do("duty", "post-on-network", room="feed", text="Điều giấu giếm thì không có")
        visible(world, 0)
        world.begin()
    for number, hide in enumerate(SECRETS, 1):
        hide(secret)
        for world in worlds:
            visible(world, number)
        for seat in BLIND:
            assert plain.frames(seat) == secret.frames(seat), (hide.__name__, seat)
            assert HIDDEN.encode() not in secret.ears[seat].raw
    for seat in BLIND:
        assert len(plain.frames(seat)) == 2 * len(SECRETS), "what everybody hears, and nothing else"
        for page in (*(f"/d/{{drill}}/{room}/" for room in ("desk", "case", "studio", "meeting", "network", "lobby", "screen")),
                     "/d/{drill}/network/?q=giau", "/d/{drill}/network/?room=go-nhan.g1", "/d/{drill}/meeting/?part=talk",
                     *(f"/api/v1/drills/{{drill}}/{one}" for one in API)):  # fmt: skip
            told = plain.seen(seat, page), secret.seen(seat, page)
            assert told[0] == told[1], (seat, page)
            assert HIDDEN not in told[1]
    # It could fail: control hears and reads of all of it.
    assert HIDDEN in secret.seen("direction", "/d/{drill}/control/") + secret.seen(
        "direction", "/api/v1/drills/{drill}/messages"
    )


def test_numbers_of_what_a_seat_sees_tell_neither_how_many_there_are_nor_their_order(worlds):
    from itertools import pairwise

    world, _ = worlds
    for number in range(8):
        world.do("duty", "send-message", kind="chat", text=f"tin {number}")
    told = json.loads(world.people["rights"].get(f"/api/v1/drills/{world.drill}/messages")[1])["messages"]
    numbers = [int(one["message"][1:]) for one in told]
    assert len(set(numbers)) == 8 and {len(str(number)) for number in numbers} == {4}
    steps = [later - earlier for earlier, later in pairwise(numbers)]
    assert min(steps) < 0 < max(steps)
