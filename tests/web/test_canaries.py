"""A word of its own in every hidden text of a scenario and every private text of a drill: no byte that a seat, a program, a
visitor or a guest receives holds one that policy does not show them — pages, parts, searches, API, streams, files and
refusals, in play and after it. And where the hidden words are longer, no answer is, nor is anything in another order.

The words come with signs that mean something to a browser or a spreadsheet: no page takes them for its own, and the report
is made.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from contextlib import ExitStack
from pathlib import Path

import pytest
from django.test import Client

from infodrill.casework.nouns.evidence import AddAttachment, AddEvidence, GiveOpinion
from infodrill.casework.nouns.gate import AnswerGate
from infodrill.casework.nouns.intake import LogCase, OpenCase
from infodrill.casework.nouns.questions import AskOwner
from infodrill.casework.nouns.statement import DraftStatement
from infodrill.conduct import policy
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.clock import ChangeClock
from infodrill.conduct.nouns.evaluation import PinNote
from infodrill.conduct.nouns.messages import SendMessage
from infodrill.conduct.nouns.pressquestions import AskPressQuestion
from infodrill.conduct.nouns.restraint import RecordObjection, RecordOffSystem
from infodrill.conduct.policy import rooms_of
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import LANGUAGES
from infodrill.scenario.loader import find
from infodrill.web import live
from infodrill.web.api import rates
from infodrill.web.api.documents import schema
from infodrill.web.joining.opening import open_drill
from infodrill.web.live import LiveDrill
from infodrill.web.outcome import keeping, making
from infodrill.web.rooms.debrief import OFFERED
from infodrill.web.sealing import veil
from infodrill.web.streams.hub import Hub
from tests.forms import amount

from .apihouse import asker, give, reads
from .canaries import Canary, planted
from .house import CTRL, do, seated

pytestmark = pytest.mark.usefixtures("base")
WORD = re.compile(rb"zq\d{4}kx", re.IGNORECASE)
TAIL = "yyyyyyyyyyyyyyyyyyyyyyyy"  # what makes a canary longer
RAW = "<img src=x>"
MEANING = f"\"'>{RAW}</script><!--]]>=_x0041_"  # to a browser, a spreadsheet, the format of a workbook
# What differs between two drills that are alike: a form's own numbers, cursors, and the drawn numbers of things.
DRAWN = (
    (re.compile(rb'name="csrfmiddlewaretoken" value="\w+"|X-CSRFToken[^}]*}|name="client" value="[^"]*"'), b"NONCE"),
    (re.compile(rb'"ticket": "[^"]*"'), b"TICKET"),
    (re.compile(rb"'Content-Length': '\d+'"), b"LENGTH"),  # where a canary may be seen; the rest is as long as it reads
    (re.compile(rb"gAAAA[\w-]+=*|data-cursor=\"[^\"]*\""), b"CURSOR"),
    (re.compile(rb"(?:\b|(?<=%3D))(pq|[a-z])[1-9]\d{3}\b", re.I), rb"\1NNNN"),
    (re.compile(rb"\b[0-9a-f]{12,64}\b"), b"DIGEST"),
    (re.compile(rb"zq\d{4}kxy*", re.I), b"CANARY"),
)  # fmt: skip
# What the report of a closed drill tells everybody who took part.
TOLD_AFTER = {
    "Inject.subject",
    "Claim.sentence",
    "Capability.target",
    "Capability.title",
    "CriticalTask.text",
    "Drill.plan",
    "PinNote",
    "RecordOffSystem",
}
Sees = Callable[[SeatPlace], bool]


class AtOnce:
    """The event loop of a hub whose changes are passed on in the thread that tells of them."""

    def call_soon_threadsafe(self, work: Callable[..., None], *told: object) -> None:
        work(*told)

    def is_closed(self) -> bool:
        return False


class Range:
    """A drill of the planted scenario, and who may read which canary."""

    def __init__(self, folder: Path, tail: str = "") -> None:
        self.tail, self.hub, self.streams = tail, Hub(), ExitStack()
        self.hidden = planted(Path(str(find("clinic"))), folder, tail)
        self.drill: LiveDrill = live.of(open_drill(f"{folder}/", accounts=2_000, seed=1).pk)
        # A browser of every seat listens from the beginning; what the hub writes to it.
        self.hub._loop = AtOnce()  # type: ignore[assignment]
        self.ears = {
            seat: self.streams.enter_context(self.hub.listening(self.drill.id, seat, ""))
            for seat in self.drill.seats().seats
        }
        for ear in self.ears.values():
            ear.waiting.clear()  # load everything
        self.carried = dict.fromkeys(self.ears, b"")
        self.what = {canary.word: canary.field for canary in self.hidden}
        self.sees: dict[str, Sees] = {canary.word: self._of_the_scenario(canary) for canary in self.hidden}

    def _of_the_scenario(self, canary: Canary) -> Sees:
        if canary.field in ("Known.why", "Claim.sentence", "Claim.advice", "ProtectedFact.fact"):
            return lambda seat: policy.sees_truth(seat, canary.item)
        return policy.sees_msel

    def private(self, sees: Sees) -> str:
        """A new canary for a text that somebody writes in the drill."""
        word = f"zq{len(self.sees):04d}kx"
        self.sees[word] = sees
        return f"{word}{self.tail}"

    def give(self, seat: str, command: Command) -> None:
        for word in WORD.findall(repr(command).encode()):
            self.what[word.decode()] = type(command).__name__
        self.hub.tell(self.drill, self.drill.give(seat, command, ""))
        for heard, ear in self.ears.items():
            self.carried[heard] += b"".join(change.written for change in ear.waiting)
            ear.waiting.clear()

    def alike(self, body: bytes) -> bytes:
        """An answer without what differs between two drills that are alike, canaries included."""
        body = body.replace(self.drill.id.encode(), b"DRILL")
        for pattern, instead in DRAWN:
            body = pattern.sub(instead, body)
        return body

    def played(self) -> None:
        """Everybody writes something that is not for everybody."""

        def state():
            return live.of(self.drill.id).state

        for cell, seat, role in (("clinic", "duty", "L1-DUTY"), ("network", "coordinator", "L2-DUTY"),
                                 ("adviser", "rights", "RIGHTS")):  # fmt: skip
            number = len(state().messages)

            def message(place: SeatPlace, number: int = number) -> bool:
                return list(state().messages.values())[number].seen_by(place)

            self.give(
                seat,
                SendMessage(role=role, kind="chat", to=(cell,), text=f"Tin riêng {self.private(message)}"),
            )

        def item(place: SeatPlace) -> bool:
            return policy.sees_item(place, next(iter(state().book.cases)), state())

        self.give(
            "duty",
            OpenCase(role="L1-DUTY", intake="hotline", source="", said=f"Nghe kể {self.private(item)}"),
        )
        case = next(iter(self.drill.state.book.cases))

        def drafts(place: SeatPlace) -> bool:
            return policy.sees_drafts(place, state().book.cases[case])

        def text(sees: Sees = item) -> str:
            return f"Riêng {self.private(sees)}"

        for seat, command in (
            ("duty", LogCase(role="L1-DUTY", case=case, sentence=text(), danger=True)),
            ("lookout", AddEvidence(role="VERIFY", case=case, kind="report", grade="C3", tlp="AMBER", text=text())),
            ("lookout", AddEvidence(role="VERIFY", case=case, kind="report", grade="C3", tlp="RED", text=text())),
            ("duty", AnswerGate(role="L1-DUTY", case=case, answers=("yes", *["no"] * 4, "unsure", *["no"] * 3), note=text())),
            ("lookout", AskOwner(role="VERIFY", case=case, owner="clinic", text=text())),
            ("coordinator", GiveOpinion(role="EXPERT", case=case, verdict="UNPROVEN", confidence=500, text=text())),
            ("voice", DraftStatement(role="COMMS", case=case, kind="holding", stance="unknown",
                                     channels=("press",), figures=(), next_update=1_800,
                                     **{part: text(drafts) for part in ("title_vi", "title_en", "body_vi", "body_en")})),
            (CTRL, PinNote(role="EVAL", at=0, cell="clinic", kind="improve", objective="", text=text(policy.sees_everything))),
            (CTRL, RecordOffSystem(role="CTRL", done_at=0, who="clinic", what=text(policy.sees_everything))),
            ("head", RecordObjection("L1-LEAD", case, text(item))),
            ("town", AskPressQuestion(role="SIM-PRESS", outlet="Bản tin Hải Minh 24", text=text(), conference="")),
            ("lookout", AddAttachment(role="VERIFY", case=case, evidence=f"{case}.e2",
                name=f"{self.private(item)}.txt", content=text().encode())),
        ):  # fmt: skip
            try:
                self.give(seat, command)
            except (Refused, TypeError) as refused:
                raise AssertionError((seat, command, str(refused))) from refused


@pytest.fixture
def range_(tmp_path, monkeypatch) -> Range:
    monkeypatch.setattr(rates, "BURST", 10**9)
    made = Range(tmp_path / "planted", MEANING)
    made.played()
    return made


def received(browser: Client, drill: LiveDrill, seat: SeatPlace, words: list[str]) -> dict[str, bytes]:
    """Everything that a browser of the seat can get: rooms, their parts, things by id, searches, refusals."""
    found: dict[str, bytes] = {}

    def keep(name: str, answer) -> bytes:
        body = b"".join(answer.streaming_content) if answer.streaming else answer.content
        found[name] = f"{answer.status_code} {dict(answer.headers)} ".encode() + body
        return body

    state = live.of(drill.id).state
    ids = [*state.book.cases, *state.book.statements, *state.messages, "c999"]
    files = [attachment.digest for case in state.book.cases.values() for attachment in case.attachments]
    for path in (
        *(f"files/{file}" for file in files),
        *(f"report/{one}" for one in OFFERED),
        "ticket",
        "report/",
    ):
        keep(f"/d/{drill.id}/{path}", browser.get(f"/d/{drill.id}/{path}"))
    for room in rooms_of(seat):
        path = f"/d/{drill.id}/{room}/"
        page = keep(path, browser.get(path))
        for part in sorted(set(re.findall(rb'data-part="(\w+)"', page))):
            keep(f"{path}?{part.decode()}", browser.get(f"{path}?part={part.decode()}"))
    for id_ in ids:
        for path in (
            "case/{}/",
            "studio/{}/",
            "studio/new/?case={}",
            "meeting/?with={}",
            "press/?question={}",
            "files/{}",
        ):
            told = f"/d/{drill.id}/{path.format(id_)}"
            keep(told, browser.get(told))
        for verb, fields in (("log-case", {"case": id_, "sentence": "x"}), ("confirm-receipt", {"message": id_}),
                             ("publish-statement", {"statement": id_}), ("log-case", {})):  # fmt: skip
            keep(f"{verb} {id_} {fields}", do(browser, drill, verb, **fields))
    for word in words:
        keep(f"search {word}", browser.get(f"/d/{drill.id}/network/?q={word}"))
    return found


def asked_by_a_program(range_: Range, seat: SeatPlace) -> dict[str, bytes]:
    """What a token of the seat reads, and its refusals: every address, by every id that there is. Each seat in both languages,
    in the short form in one of them."""
    drill, found = range_.drill, {}
    state = live.of(drill.id).state
    ids = {"case": [*state.book.cases, "c999"], "statement": [*state.book.statements, "s999"],
           "post": [*map(veil, state.posts), "p999"], "name": list(OFFERED)}  # fmt: skip
    for lang in amount((LANGUAGES[len(seat.seat) % 2],), LANGUAGES):
        program = asker(drill, seat.seat, "act", lang=lang)
        for path in reads(drill):
            found[f"{lang} {path}"] = program.get(path).content
        for path in schema()["paths"]:
            name = next((each_id_ for each_id_ in ids if f"{{{each_id_}}}" in path), "")
            for id_ in ids.get(name, ()):
                there = path.replace("{drill}", drill.id).replace(f"{{{name}}}", id_)
                found[f"{lang} {there}"] = program.get(there).content
        for case in ids["case"]:
            found[f"{lang} log-case {case}"] = give(
                program, drill, "log-case", case=case, sentence="x"
            ).content
    return found


def several(drill: LiveDrill, later: bool) -> list[SeatPlace]:
    """All seats; in the short form every second, and `later` the others, with control."""
    seats = [*drill.seats().seats.values()]
    return [
        seat
        for turn, seat in enumerate(seats)
        if seat.seat == CTRL or turn % 2 in amount({int(later)}, {0, 1})
    ]


def leaks(range_: Range, seat: SeatPlace, found: dict[str, bytes]) -> list[tuple[str, str, str]]:
    """(seat, address, what) of every canary that policy does not show to the seat."""
    told = []
    for path, body in found.items():
        # What the asker wrote into the address stands in the answer.
        own = path.rpartition(" ")[2] if path.startswith("search") else ""
        after = TOLD_AFTER if re.search(r"/report/report\.(vi|en)\.html$", path) else set()
        # What a drill is about may tell what was so, and stands at the head of its papers alone.
        after = after | {"Drill.subtitle"} if "/report/" in path else after
        for word in {word.decode().lower() for word in WORD.findall(body)} - {own}:
            if not range_.sees[word](seat) and range_.what[word] not in after:
                told.append((seat.seat, path, range_.what[word]))
    return told


@pytest.mark.parametrize("closed", [False, True], ids=["in play", "after close"])
def test_no_seat_receives_a_word_that_policy_does_not_show_it(range_, closed, tmp_path):
    drill = range_.drill
    if closed:
        range_.give(CTRL, ChangeClock(role="CTRL", change="start"))
        range_.give(CTRL, ChangeClock(role="CTRL", change="halt", reason="hết giờ"))
        keeping.want(drill.id)
        assert keeping.take("m1") == drill.id
        making.make(drill.id, "m1", tmp_path, twins=1)
        assert keeping.of(drill.id).state == "done"
    words = [word for word in list(range_.sees)[:: len(range_.sees) // 5]]
    found = []
    for seat in several(drill, closed):
        seen = received(seated(drill, seat.seat), drill, seat, words)
        seen |= asked_by_a_program(range_, seat)
        assert not WORD.search(range_.carried[seat.seat]), "a stream carries no text"
        found += leaks(range_, seat, seen)
        assert [path for path, body in seen.items() if b"text/html" in body and RAW.encode() in body] == []
        if seat.seat == CTRL:
            held = {word.decode() for body in seen.values() for word in WORD.findall(body)}
            assert len(held) > 40, "it could fail: control does read them"
    assert not found


def test_where_hidden_words_are_longer_no_answer_is_and_nothing_is_in_another_order(tmp_path, monkeypatch):
    monkeypatch.setattr(rates, "BURST", 10**9)
    short, long = (Range(tmp_path / name, tail) for name, tail in (("short", ""), ("long", TAIL)))
    for each_range in (short, long):
        each_range.played()
    for seat in several(short.drill, False):
        assert [*map(short.alike, cut(short, seat))] == [*map(long.alike, cut(long, seat))], seat.seat
        told, longer = (alike(one, seat) for one in (short, long))
        assert [path for path, _ in told] == [path for path, _ in longer]
        # A page that shows a canary to a seat that may see it counts its letters too.
        unlike = [
            path
            for (path, body), (_, other) in zip(told, longer, strict=True)
            if body != other and b"CANARY" not in body
        ]
        assert unlike == [] and sum(b"CANARY" not in body for _, body in told) > len(told) // 3
    # It could fail: control reads the longer words.
    assert TAIL.encode() in seated(long.drill, CTRL).get(f"/d/{long.drill.id}/control/").content


def alike(range_: Range, seat: SeatPlace) -> list[tuple[bytes, bytes]]:
    """(address, answer) of all that a browser of the seat receives, in order, without what differs by itself."""
    seen = received(seated(range_.drill, seat.seat), range_.drill, seat, [])
    return [(range_.alike(path.encode()), range_.alike(body)) for path, body in seen.items()]


def cut(range_: Range, seat: SeatPlace) -> list[bytes]:
    """The messages of a stream, cursors blotted out at their full length."""
    whole = range_.carried[seat.seat].split(b"\n\n")
    return [re.sub(rb"(?<=id: )\S+", lambda cursor: b"*" * len(cursor[0]), part) for part in whole]


def test_nobody_without_a_seat_receives_any(range_):
    drill = range_.drill
    visitor, found = Client(), {}
    for seat in drill.seats().seats.values():
        for path in (*(f"/d/{drill.id}/{room}/" for room in rooms_of(seat)), *reads(drill)):
            found[path] = visitor.get(path).content
    found |= {
        path: visitor.get(path).content
        for path in ("/", "/join", "/drills/", f"/drills/{drill.id}/cards", "/metrics")
    }
    assert not [(path, WORD.findall(body)) for path, body in found.items() if WORD.search(body)]
