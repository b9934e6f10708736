"""What a desk invites to write gets out: after its approvals nothing more is needed, or what is needed lies on somebody's desk,
or the page says what comes in its place. And no page of a case puts a seat off by naming that seat."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

import pytest

from infodrill.casework.book import Case, Statement
from infodrill.casework.edition import Edition
from infodrill.casework.records import Asked, CaseBook, Evidence, Version
from infodrill.casework.rights import STATEMENT_ACTION, allowed_actions
from infodrill.casework.stances import barred
from infodrill.casework.textkinds import EARLY, KINDS, OF_ACTION
from infodrill.conduct.ranking import things
from infodrill.conduct.shipped import load_shipped
from infodrill.conduct.turns import WRITING
from infodrill.conduct.view import SeatView
from infodrill.conduct.waiting import NEXT_WORD
from infodrill.kernel.events import Text
from infodrill.kernel.i18n import LANGUAGES, tr
from infodrill.scenario.loader import find, load
from infodrill.web.rooms.case import sheet
from infodrill.web.rooms.caseparts import writable
from infodrill.web.rooms.heldback import SHUT, held_back, instead
from infodrill.web.rooms.nextthings import next_things
from infodrill.web.rooms.statement import studio
from infodrill.web.rooms.wordahead import words_ahead
from tests.conduct.drilling import Range

DRILLS = ("port-voice", "clinic", "market-rumour")
NOW, OPENED = 1_800, 600
CARRIES = {
    "submit",
    "complete",
    "approve",
    "publish",
    "decide",
    "triage",
    "verdict",
    "recode",
    "act",
    "self_correct",
    *WRITING,
}
"""Steps by which a case or its text comes further towards the public."""
BACK = tr("vi", SHUT).rpartition(". ")[2]
DECISIONS = ((5,), (6,), (4,), (1,), (4, 5), (0,))


@cache
def ground(name: str) -> Range:
    made = Range(load(find(name)).scenario)
    made.at(NOW)
    return made


def edition_of(name: str) -> Edition:
    return load_shipped(ground(name).scenario.drill.edition)


def owner(name: str) -> str:
    return ground(name).drill.seats.with_role("FACT-OWNER")[0].cell


def stands(name: str, priority: str) -> Iterator[Case]:
    """A case as it stands from the check of facts on, with each verdict and decision that may be."""
    place = ground(name).drill.seats.with_role("VERIFY" if priority == "P1" else "L1-LEAD")[0]
    asked = Asked(
        question="c1.q1", owner=owner(name), at=OPENED + 200, text=Text("Có đúng không?"), answer=Text("Không phải vậy."),
        answered_at=OPENED + 400, verdict="FALSE", record="primary",
    )  # fmt: skip
    proof = Evidence(
        evidence="c1.e1",
        kind="primary",
        grade="A1",
        tlp="GREEN",
        text=Text("Không phải vậy."),
        at=OPENED + 500,
    )
    begun = Case(
        case="c1", state="VERIFYING", opened_at=OPENED, round_at=OPENED, ward="", level=2, sentence="Có lệnh bỏ nhà đi",
        intake="hotline", source="free", cell=place.cell, priority=priority, gate_code="G0", gate_passes=1,
        gate_answers=("yes", *["no"] * 8), questions=(replace(asked, answered_at=-1, answer="", verdict=""),), h="H4", s=2,
        danger=priority == "P1",
    )  # fmt: skip
    yield begun
    known = replace(
        begun, questions=(asked,), evidence=(proof,), gate_passes=2, gate_confirmed_by_rights=True
    )
    for verdict in ("FALSE", "UNPROVEN"):
        found = replace(
            known,
            verdict=verdict,
            verdict_at=OPENED + 500,
            verdict_evidence=("c1.e1",),
            verdict_confidence=900,
        )
        yield found
        triaged = replace(found, state="TRIAGED", priority_final=True)
        yield triaged
        allowed = allowed_actions("G0", begun.gate_answers, verdict)
        for actions in (each for each in DECISIONS if allowed.issuperset(each)):
            how = "leave" if actions == (0,) else "respond"
            decided = replace(
                triaged,
                state="DECIDED",
                actions=actions,
                disposition=how,
                decided_at=OPENED + 900,
                decided_by=place.cell,
            )
            yield decided
            yield replace(decided, state="ACTING", acting_at=OPENED + 950)
    yield replace(begun, state="CLOSED", closed_at=NOW - 60, disposition="leave")


def text_of(name: str, case: Case, kind: str, state: str, given: bool, stance: str = "") -> Statement:
    seats = ground(name).drill.seats
    stance = (
        stance or KINDS[kind].stance if kind in EARLY else "deny" if case.verdict == "FALSE" else "unknown"
    )
    cell, rights = seats.with_role("SPOKE")[0].cell, seats.with_role("RIGHTS")[0]
    version = Version(
        version=1, stance=stance, figures=(), craft={}, leaks=(), title_vi="Không có lệnh nào", title_en="No order",
        body_vi="Không có lệnh nào. Bà con ở trong nhà.", body_en="There is no order. Stay indoors.", author=("COMMS", cell),
        author_seat="nobody", at=NOW - 300, state=state, sources=("c1.e1",), next_update=NOW + 1_200,
    )  # fmt: skip
    approvals = (("FACT-OWNER", owner(name), "x1"), ("RIGHTS", rights.cell, "x2")) if given else ()
    return Statement(
        statement="s1", case="c1", kind=kind, issuer=cell, state=state, channels=("feed",), versions=(version,),
        approvals=approvals,
    )  # fmt: skip


def look(name: str, seat: str, case: Case, text: Statement | None, lang: str = "vi") -> SeatView:
    made = ground(name)
    case = replace(case, statements=("s1",) if text else ())
    book = CaseBook(cases={"c1": case}, statements={"s1": text} if text else {})
    state = replace(made.state, book=book, at=NOW, minute=NOW // 60)
    return SeatView(made.drill.seats.seats[seat], state, made.scenario, seats=made.drill.seats, lang=lang)


def players(name: str) -> list[str]:
    return [seat.seat for seat in ground(name).drill.seats.seats.values() if not seat.control and seat.level]


def invited(name: str, case: Case) -> set[str]:
    """The kinds of text that any desk, or the page of the case behind it, invites to write."""
    edition, kinds = edition_of(name), set()
    for seat in players(name):
        view = look(name, seat, case, None)
        kinds |= {kind for kind, _ in writable(view, case)}
        waiting = next_things(view, edition)
        links = [thing.link for thing in waiting if thing.step in WRITING]
        kinds |= {link.partition("kind=")[2].partition("#")[0] for link in links if "kind=" in link}
        kinds |= {"holding" for word in words_ahead(view, edition, waiting) if word.first}
    return kinds - {"prebunk", "bulletin"}


def on_desks(name: str, case: Case, text: Statement) -> set[str]:
    """What lies on any desk about the case or its text."""
    found = (thing for seat in players(name) for thing in things(look(name, seat, case, text)))
    return {thing.step for thing in found if thing.item in ("c1", "s1")}


def becomes(name: str, case: Case, text: Statement) -> str:
    """What becomes of a text on its way: who is asked, or what the page says."""
    edition, asked = edition_of(name), on_desks(name, case, text) & CARRIES
    speaker = ground(name).drill.seats.with_role("SPOKE")[0].seat
    at = (text.kind, case.state, case.actions, case.verdict, text.state, text.approvals)
    if not barred(case, text):
        if not asked:  # its stance is borne no more: whoever publishes is told to send it back
            view = look(name, speaker, case, text)
            assert held_back(view, edition, text, case).endswith(BACK), at
            assert any(word.statement for word in words_ahead(view, edition, ())), at
        return "asked" if asked else "sent back"
    for lang in LANGUAGES:
        view = look(name, speaker, case, text, lang)
        told = held_back(view, edition, text, case)
        assert told and "{" not in told, at
        page = studio(view, edition, text, case, text.kind)
        assert told in (page.heading.clash, page.heading.onward.became if page.heading.onward else ""), at
    _, far = instead(view, edition, text, case)
    owed = any(action in case.actions for action in OF_ACTION) and case.state != "CLOSED"
    assert far == ("owed" if owed else "none"), at
    assert far == "none" or asked & set(WRITING), (at, asked)
    assert not asked & {"submit", "approve", "publish"}, (at, asked)
    return far


@pytest.mark.parametrize("priority", ["P1", "P3"])
@pytest.mark.parametrize("name", DRILLS)
def test_what_a_desk_invites_to_write_gets_out_or_somebody_is_asked_or_the_page_says_what_comes_instead(
    name: str, priority: str
) -> None:
    """A holding line that the desk asked for lay approved for 39 minutes of play: nothing on the page took its place."""
    cases, met = tuple(stands(name, priority)), Counter[str]()
    begun: set[tuple[str, str]] = set()  # kind and stance of what some desk has invited to write so far
    for case in cases:
        for kind, stance in begun:
            for state, given in (("REVIEW", True), ("REVIEW", False), ("DRAFTING", False)):
                met[becomes(name, case, text_of(name, case, kind, state, given, stance))] += 1
        for kind in invited(name, case):
            text = text_of(name, case, kind, "REVIEW", True)
            now = on_desks(name, case, text)
            assert "publish" in now, (case.state, case.verdict, case.actions, kind, now)
            met["goes out"] += 1
            begun.add((kind, text.newest.stance))
    if priority == "P1":
        assert min(met[key] for key in ("goes out", "asked", "owed", "none")) > 3, met


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRILLS)
def test_no_case_puts_a_seat_off_by_naming_it(name: str, lang: str) -> None:
    """ "What is yours here cannot be done yet. It waits for the spokesperson: publish", to the spokesperson."""
    edition, put_off = edition_of(name), 0
    seats = ground(name).drill.seats.seats
    for priority in ("P1", "P2"):
        for case in (each for each in stands(name, priority) if each.actions in ((), (5,), (4, 5))):
            texts: list[Statement | None] = [None]
            kinds = [
                kind
                for kind, action in STATEMENT_ACTION.items()
                if action in case.actions and not KINDS[kind].free
            ]
            for kind in kinds or ["holding"]:
                texts += [
                    text_of(name, case, kind, *how)
                    for how in (("REVIEW", True), ("REVIEW", False), ("DRAFTING", False))
                ]
            for text in texts:
                for seat in players(name):
                    view = look(name, seat, case, text, lang)
                    page = sheet(view, edition, view.cases[0]) if view.cases else None
                    if page is None or not page.work.nothing or page.work.thing:
                        continue
                    waits = next_things(view, edition)
                    assert not [thing for thing in waits if thing.case == "c1" and thing.own], (
                        seat,
                        case.state,
                        waits,
                    )
                    put_off += 1
                    assert page.work.whose or not page.work.own_later, (
                        case.state,
                        case.actions,
                        text and text.state,
                    )
                    me = seats[seat]
                    named = page.work.whose.partition(":")[0]
                    assert me.called not in named and me.name not in named, (
                        case.state,
                        case.actions,
                        page.work.whose,
                    )
    assert put_off > 50


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", DRILLS)
def test_a_word_promised_to_the_public_stands_on_the_desk_until_it_came(name: str, lang: str) -> None:
    """It left the desk in the minute in which its case was judged, and its hour passed with the seat looking."""
    edition, speaker = edition_of(name), ground(name).drill.seats.with_role("SPOKE")[0]
    met = Counter[str]()
    for case in stands(name, "P1"):
        out = text_of(name, case, "holding", "PUBLISHED", True)
        # Where nothing new is known, its hour has to be near before it is written.
        newest = replace(out.newest, published_at=NOW - 240, author_seat=speaker.seat, next_update=NOW + 540)
        out = replace(out, versions=(newest,))
        others = [text_of(name, case, kind, "REVIEW", False) for kind in ("correction", "answer", "warning")]
        for other in (None, *others):
            texts = (out, *([replace(other, statement="s2")] if other else ()))
            view = look(name, speaker.seat, case, out, lang)
            book = replace(view._state.book, statements={text.statement: text for text in texts})
            state = replace(view._state, book=book)
            view = SeatView(speaker, state, ground(name).scenario, seats=ground(name).drill.seats, lang=lang)
            waiting = next_things(view, edition)
            clock = view.moment(newest.next_update)
            done = [thing for thing in waiting if thing.step in (NEXT_WORD, *WRITING) and thing.case == "c1"]
            told = [word for word in words_ahead(view, edition, waiting) if clock in word.words]
            if case.state == "CLOSED":
                continue
            assert done or told, (case.state, case.actions, other and other.kind)
            assert len(told) <= 1 and "{" not in "".join(word.words for word in told)
            met["done" if done else "told"] += 1
    assert min(met["done"], met["told"]) > 2, met


@pytest.mark.parametrize("name", DRILLS)
def test_a_first_word_is_asked_to_say_what_is_not_known_only_while_it_is_not(name: str) -> None:
    """The operator had answered "there is no such gift"; the desk still asked for what is not clear yet."""
    begun = next(stands(name, "P1"))
    answered = replace(
        begun,
        questions=tuple(
            replace(asked, answered_at=OPENED + 400, verdict="FALSE") for asked in begun.questions
        ),
    )
    edition, met = edition_of(name), Counter[str]()
    for case in (begun, answered):
        for seat in players(name):
            view = look(name, seat, case, None)
            waiting = next_things(view, edition)
            told = [thing.words for thing in waiting if thing.step == "holding"]
            told += [word.words for word in words_ahead(view, edition, waiting) if word.first]
            of_owner = [words for words in told if "đã cho biết gì" in words]
            assert len(of_owner) == (len(told) if case is answered else 0), told
            met["told" if case is answered else "open"] += len(told)
    assert met["told"] and met["open"], met
