"""No ghost tasks, no button that is refused: every seat walked through two drills, from before the start to behind the close.

The moments come from the play: each phase, and the first minute after each kind of event that changes what may be done. At each
of them every seat opens what it is told to do and lands on the very form; and of every form that its rooms draw the
range is asked whether this seat may give it now. What a form says is not looked at: words are this test's own. What waits for
a seat is opened at each moment; in the short form the rooms where nothing waits are, each from each seat, at one of them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping

import pytest
from django.http import QueryDict

from infodrill.casework.noun import CaseCommand
from infodrill.conduct.policy import rooms_of
from infodrill.conduct.ranking import BESIDE
from infodrill.conduct.seats import SeatPlace
from infodrill.kernel.errors import Refused
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.web.doing import _under_a_hat
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import FormError
from infodrill.web.rooms.nextthings import NextThingShown, next_things
from tests.forms import in_turn

from .rehearsed import LONG, played, rehearsed
from .test_rooms_pages import browser
from .test_steps_drawn import ABOUT_WORDS, DRAWN_ANEW, Drawn, Forms, fillings, refusals

PLAYS = (("clinic", 5), ("typhoon", 3))  # scenario, moments looked at
# Refusals of the range that are about what was chosen or written, by their codes.
ABOUT_WHAT_IS_SAID = ABOUT_WORDS | {"R126", "R127"}  # to whom an inject goes; how many of a list
# What waits beside cases and texts, by the form that does it and the field that names it.
DONE_BY: Mapping[str, tuple[str, str]] = {
    "press": ("answer-press-question", "question"), "promise": ("answer-press-question", "question"),
    "update": ("draft-statement", ""), "own_word": ("raise-own-word", ""),
    "guidance": ("confirm-guidance", "guidance"),
    "read": ("acknowledge-inject", "inject"), "receipt": ("confirm-receipt", "message"),
    "proposal": ("confirm-receipt", "message"),
    "sheet": ("file-forecast-sheet", ""), "questions": ("answer-questions", ""), "roll": ("answer-roll", "roll"),
    "link": ("link-case", ""), "complete": ("draft-statement", "statement"),
}  # fmt: skip

# What stands chosen before anybody chose, and why it says nothing that the person did not.
STANDS_THERE: Mapping[tuple[str, str], str] = {
    ("ad-hoc-inject", "cells"): "every cell, so that an inject of the moment goes out as its form stands",
    ("ad-hoc-inject", "method"): "how it comes is seen by all who get it",
    ("add-evidence", "tlp"): "the mark that everything carries until somebody narrows it",
    ("answer-press-question", "case"): "the case on which the same reporter was answered before",
    ("answer-press-question", "kind"): "a reporter asks for an answer; the two others say in words that they are none",
    ("answer-question", "record"): "what the owner's own record says, where it holds one",
    ("decide", "disposition"): "what is ticked on the ladder below is a response; nothing ticked goes nowhere",
    ("draft-statement", "channels"): "where the kind of text is read; its title says so beside it",
    ("draft-statement", "stance"): "what the verdict of the case says, or that none stands yet",
    ("issue-guidance", "to"): "to all, each of them named",
    ("log-fault", "ago"): "now",
    ("pin-note", "at"): "now",
    ("pin-note", "cell"): "the cell whose sheet is open",
    ("pin-note", "kind"): "read off the clock, where a note is begun from an expected action",
    ("set-verdict", "evidence"): "all that proves something; each is read there and can be left out",
    ("triage", "question_share"): "what the watch counted",
    ("triage", "s"): "the level that the watch counted, or that this case was given before",
    ("triage", "v"): "follows from the rights check and from what was asked and answered",
    **{("answer-gate", f"answers-{n}"): "what the check of before was answered" for n in range(1, 10)},
    **dict.fromkeys(
        (
            ("answer-ticket", "remedy_due"), ("assign-task", "due"), ("draft-statement", "next_update"), ("open-ticket", "due"),
            ("forecast-spread", "horizon"), ("record-decision", "due"), ("record-test", "review_at"), ("watch", "recheck_at"),
        ),
        "a time of several, the first of them, in words and with its hour on the button's own line",
    ),
}  # fmt: skip


def moments(name: str, most: int) -> tuple[int, ...]:
    """Minutes at whose end something is there for the first time, or a phase has begun: at most so many, spread over all."""
    minutes = LONG[name]
    stored = played(name, minutes)[1]
    log = EventLog(MemoryLogStore(stored.lines, stored.texts))
    seen: set[str] = set()
    found: list[int] = []
    for event in log.events:
        kind = f"{event.body.TYPE}{getattr(event.body, 'phase', '')}"
        if kind not in seen and event.at >= 0:
            seen.add(kind)
            found.append(event.at // 60 + 1)
    told = sorted({min(minute, minutes) for minute in found})
    step = max(1, -(-len(told) // (most - 1)))
    return tuple(sorted({*told[::step], minutes}))


def alike(drill: LiveDrill) -> tuple[str, ...]:
    """The first seat of those that hold the same roles at the same level: pages tell the others apart by their ward alone."""
    first: dict[object, str] = {}
    for seat, place in drill.seats().seats.items():
        first.setdefault((place.roles, place.level), seat)
    return tuple(first.values())


def in_rooms(drill: LiveDrill, place: SeatPlace) -> Iterator[str]:
    yield from (f"{room}/" for room in rooms_of(place) if room not in ("report",))


def said_for_them(form: Drawn) -> set[tuple[str, str]]:
    """(verb, field) of each choice that has a meaning and stands on one of several before anybody chose."""
    return {
        (form.verb, name)
        for name, value in form.preset.items()
        if value and (len(form.options[name]) > 1 or name not in form.values)
    }


def fill(form: Drawn) -> None:
    """Choose where nothing stands yet: a person has to, before the form can go."""
    for name, values in form.values.items():
        if values == [""] and (offered := [one for one in form.options.get(name, ()) if one]):
            form.values[name] = offered[:1]
            form.options[name] = offered
        elif values == [""] and name in form.numbers:
            form.values[name] = ["1"]


def refused(drill: LiveDrill, seat: str, form: Drawn) -> Iterator[tuple[object, ...]]:
    """Why the range would not take a form from this seat now, whatever it says."""
    asked = verbs()[form.verb]
    if issubclass(asked, CaseCommand):
        yield from refusals(drill, seat, form)
        return
    if form.files:
        return
    fill(form)
    for values in fillings(form):
        sent = QueryDict(mutable=True)
        for field, given in values.items():
            if field not in DRAWN_ANEW:
                sent.setlist(field, given)
        try:
            drill._fold.asking().decide(seat, _under_a_hat(drill, seat, form.verb, sent, {}), drill.clock)
        except FormError as error:
            yield "form", error.render("en"), values
        except Refused as error:
            if not {error.code, getattr(error, "rule", "")} & ABOUT_WHAT_IS_SAID:
                yield error.code, error.render("en"), values


def missing(thing: NextThingShown, page: Forms) -> bool:
    """Whether what the link leads to on its page is not the form for what waits, nor holds it."""
    forms = [form for form in page.found if thing.link.partition("#")[2] in form.within]
    if thing.step in DONE_BY:
        verb, field = DONE_BY[thing.step]
        return not any(
            form.verb == verb and (not field or thing.item in _named(form, field)) for form in forms
        )
    asked = [verbs()[form.verb] for form in forms]
    return not any(issubclass(verb, CaseCommand) and thing.step in verb.STEPS for verb in asked)


def _named(form: Drawn, field: str) -> list[str]:
    return [*form.values.get(field, ()), *(value for name, value in form.buttons if name == field)]


@pytest.mark.parametrize(("name", "most"), PLAYS)
def test_every_seat_can_do_what_waits_for_it_and_is_refused_no_drawn_form(
    base: object, name: str, most: int
) -> None:
    lost, wrong, said = [], [], set[tuple[str, str]]()
    pressed, waited = Counter[str](), Counter[str]()
    minutes = moments(name, most)
    for at, minute in enumerate(minutes):
        drill = rehearsed(name, minute)
        for number, seat in enumerate(alike(drill)):
            view, client = drill.view(seat, "vi"), browser(drill, seat, "vi")
            opened: dict[str, Forms | None] = {}

            def page(address: str, client=client, drill=drill, opened=opened) -> Forms | None:
                address = address.partition("#")[0]
                if address not in opened:
                    answer = client.get(f"/d/{drill.id}/{address}")
                    opened[address] = Forms(answer.content.decode()) if answer.status_code == 200 else None
                return opened[address]

            for thing in next_things(view, drill.edition):
                waited[thing.step] += 1
                found = page(thing.link)
                if found is None or missing(thing, found):
                    lost.append((minute, seat, thing.step, thing.item, thing.link))
            for place, address in enumerate(in_rooms(drill, view.seat)):
                if in_turn(at, len(minutes), number, place):
                    page(address)
            tried: set[str] = set()
            for address, found in opened.items():
                for form in found.found if found else ():
                    pressed[form.verb] += 1
                    said |= said_for_them(form)
                    if form.same() in tried:
                        continue  # on every page of this seat
                    tried.add(form.same())
                    wrong += [(minute, seat, address, form.verb, *why) for why in refused(drill, seat, form)]
    assert lost == []
    assert said <= set(STANDS_THERE), "\n".join(map(str, sorted(said - set(STANDS_THERE))))
    assert wrong == [], "\n".join(map(str, dict.fromkeys((one[2:5]) for one in wrong)))
    assert len(pressed) > 20, pressed
    assert len(waited) > 6 and set(DONE_BY) == set(BESIDE), waited
