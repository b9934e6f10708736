"""No ghost tasks, no button that is refused: every seat walked through two drills, from before the start to behind the close.

The moments come from the play: each phase, and the first minute after each kind of event that changes what may be done. At each
of them every seat opens what it is told to do and lands on the very form; and of every form that its rooms draw the
range is asked whether this seat may give it now. What a form says is not looked at: words are this test's own. What waits for
a seat is opened at each moment; in the short form the rooms where nothing waits are, each from each seat, at one of them.
"""

from __future__ import annotations

import itertools
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from django.http import QueryDict

from infodrill.casework.noun import CaseCommand
from infodrill.conduct.noun import Command
from infodrill.conduct.nouns.clock import BeginPhase, ChangeClock, StopForReal
from infodrill.conduct.policy import rooms_of
from infodrill.conduct.seats import SeatPlace
from infodrill.conduct.waiting import BESIDE, NEXT_WORD, PRESS_WORD
from infodrill.kernel.errors import ClockError, Refused
from infodrill.kernel.i18n import tr
from infodrill.kernel.log import EventLog
from infodrill.kernel.store import MemoryLogStore
from infodrill.web.api.commands import offered_now
from infodrill.web.choosing import NOTHING, as_ticked
from infodrill.web.doing import _under_a_hat
from infodrill.web.forms import verbs
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import FormError
from infodrill.web.rooms.case import BY_THE_ROWS
from infodrill.web.rooms.nextthings import NextThingShown, next_things
from tests.forms import amount, both_forms, in_turn

from .rehearsed import LONG, played, rehearsed
from .test_rooms_pages import browser
from .test_steps_drawn import ABOUT_WORDS, DRAWN_ANEW, Drawn, Forms, as_drawn, fillings, pages, refusals

PLAYS = (("clinic", 5), ("typhoon", 3))  # scenario, moments looked at
# Refusals of the range that are about what was chosen or written, by their codes.
# To whom an inject goes; how many of a list; three posts in a second, one post twice, what the leak check finds in a question.
ABOUT_WHAT_IS_SAID = ABOUT_WORDS | {"R126", "R127", "R142", "R143", "R153"}
# What waits beside cases and texts, by the form that does it and the field that names it.
DONE_BY: Mapping[str, tuple[str, str]] = {
    "press": ("answer-press-question", "question"), PRESS_WORD: ("answer-press-question", "question"),
    NEXT_WORD: ("draft-statement", ""), "own_word": ("raise-own-word", ""),
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
    ("decide", "disposition"): "what is ticked on the ladder above says it; nothing ticked goes nowhere",
    ("draft-statement", "channels"): "where the kind of text is read; its title says so beside it",
    ("draft-statement", "stance"): "what the verdict of the case says, or that none stands yet",
    ("self-correct", "stance"): "who takes back a word of our own says that it is not so, or what the newest record says",
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
            ("acknowledge", "due"), ("answer-ticket", "remedy_due"), ("assign-task", "due"),
            ("draft-statement", "next_update"),
            ("open-ticket", "due"), ("forecast-spread", "horizon"), ("record-decision", "due"),
            ("record-test", "review_at"), ("watch", "recheck_at"),
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
        for name, told in values.items():
            if name not in DRAWN_ANEW:
                sent.setlist(name, told)
        try:
            drill._fold.asking().decide(seat, _under_a_hat(drill, seat, form.verb, sent, {}), drill.clock)
        except FormError as error:
            yield "form", error.render("en"), values
        except Refused as error:
            if not {error.code, getattr(error, "rule", "")} & ABOUT_WHAT_IS_SAID:
                yield error.code, error.render("en"), values


def in_the_way(drill: LiveDrill, seat: str, form: Drawn) -> Iterator[tuple[object, ...]]:
    """Why the range would refuse what the page itself preset: nothing that is left to a person makes it pass, and another choice
    than the one that stands there does."""
    if form.files:
        return
    fill(form)
    own = {name for name, value in form.preset.items() if value}
    ticked = {name: [form.preset[name]] for name in own - set(form.values)}
    for start in (ticked | drawn for drawn in as_drawn(form)):
        if not (why := about_words(drill, seat, form, start)):
            continue
        others = [(name, {**start, name: [one]}) for name, told in form.options.items() for one in told]
        passing = {name for name, values in others if not about_words(drill, seat, form, values)}
        if passing and passing <= own:
            yield "preset", f"{why}; passes with another {sorted(passing)}", start


def about_words(drill: LiveDrill, seat: str, form: Drawn, values: dict[str, list[str]]) -> str:
    """Why the range refuses it as it would be sent, "" where it does not."""
    sent = QueryDict(mutable=True)
    for name, told in values.items():
        if name not in DRAWN_ANEW:
            sent.setlist(name, told)
    sent = as_ticked(sent) if form.verb == "decide" else sent
    try:
        drill._fold.asking().decide(seat, _under_a_hat(drill, seat, form.verb, sent, {}), drill.clock)
    except (FormError, Refused) as error:
        return error.render("en")
    return ""


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


@dataclass
class Walk:
    """What was found on the way: `lost` = tasks whose link leads to no form for them, `wrong` = drawn forms that would be
    refused, `said` = choices that stand before anybody chose, `unlisted` = drawn verbs that programs are not offered."""

    lost: list[tuple[object, ...]] = field(default_factory=list)
    wrong: list[tuple[object, ...]] = field(default_factory=list)
    said: set[tuple[str, str]] = field(default_factory=set)
    unlisted: set[tuple[object, ...]] = field(default_factory=set)
    pressed: Counter[str] = field(default_factory=Counter)
    waited: Counter[str] = field(default_factory=Counter)

    def through(
        self, drill: LiveDrill, when: object, looks: Callable[[int, int], bool] = lambda seat, room: True
    ) -> None:
        """Every seat of the drill as it stands; `looks` = at which room of which seat where nothing waits."""
        for number, seat in enumerate(alike(drill)):
            sitting = Sitting(drill, seat)
            for thing in next_things(sitting.view, drill.edition):
                self.waited[thing.step] += 1
                found = sitting.page(thing.link)
                if found is None or missing(thing, found):
                    self.lost.append((when, seat, thing.step, thing.item, thing.link))
            for place, address in enumerate(in_rooms(drill, sitting.view.seat)):
                if looks(number, place):
                    sitting.page(address)
            listed = {verb for verb, asked in verbs().items() if offered_now(sitting.view, asked)}
            tried: set[str] = set()
            for address, form in sitting.forms():
                self.pressed[form.verb] += 1
                self.said |= said_for_them(form)
                if form.verb not in listed:
                    self.unlisted.add((when, seat, form.verb))
                if form.same() in tried:
                    continue  # on every page of this seat
                tried.add(form.same())
                self.wrong += [(when, seat, address, form.verb, *why) for why in refused(drill, seat, form)]
                self.wrong += [
                    (when, seat, address, form.verb, *why) for why in in_the_way(drill, seat, form)
                ]

    def is_clean(self) -> None:
        told = {
            "lost": self.lost,
            "wrong": [each[:5] for each in self.wrong],
            "said": sorted(self.said - set(STANDS_THERE)),
            "unlisted": sorted(self.unlisted, key=repr),
        }
        assert not any(told.values()), "\n".join(
            f"{name}: {each}" for name, found in told.items() for each in dict.fromkeys(found)
        )


class Sitting:
    """One seat's pages as they stand now, each opened once."""

    def __init__(self, drill: LiveDrill, seat: str) -> None:
        self.drill, self.seat, self.view = drill, seat, drill.view(seat, "vi")
        self._client, self._opened = browser(drill, seat, "vi"), dict[str, Forms | None]()

    def page(self, address: str) -> Forms | None:
        address = address.partition("#")[0]
        if address not in self._opened:
            answer = self._client.get(f"/d/{self.drill.id}/{address}")
            self._opened[address] = Forms(answer.content.decode()) if answer.status_code == 200 else None
        return self._opened[address]

    def begins(self, address: str) -> None:
        """Open a page, and where it leads to write something."""
        found = self.page(address)
        for link in found.links if found else ():
            if "/studio/new/" in link:
                self.page(link.partition(f"/d/{self.drill.id}/")[2])

    def forms(self) -> Iterator[tuple[str, Drawn]]:
        for address, found in tuple(self._opened.items()):
            yield from ((address, form) for form in (found.found if found else ()))


@pytest.mark.parametrize(("name", "most"), PLAYS)
def test_every_seat_can_do_what_waits_for_it_and_is_refused_no_drawn_form(
    base: object, name: str, most: int
) -> None:
    walk, minutes = Walk(), moments(name, most)
    for at, minute in enumerate(minutes):
        walk.through(
            rehearsed(name, minute),
            minute,
            lambda seat, room, at=at: in_turn(at, len(minutes), seat, room),
        )
    walk.is_clean()
    assert len(walk.pressed) > 20, walk.pressed
    assert len(walk.waited) > 6 and set(DONE_BY) == set(BESIDE), walk.waited


# What takes the drill itself somewhere else: each has a walk of its own.
NOT_PRESSED = frozenset(
    {
        "change-clock",
        "begin-phase",
        "stop-for-real",
        "resume-after-stop",
        "close-drill",
        "jump",
        "leave-seat",
        "clear-seat",
    }
)


def press_each(drill: LiveDrill, done: Counter[str]) -> None:
    """People press what is drawn: by each verb one command, wherever a seat finds it first. What one brings, the next round may
    answer."""
    fresh: set[str] = set()
    for seat in alike(drill):
        sitting = Sitting(drill, seat)
        for thing in next_things(sitting.view, drill.edition):
            sitting.page(thing.link)
        for _, address in pages(drill, seat, sitting.view):
            sitting.begins(address)
        for address in in_rooms(drill, sitting.view.seat):
            sitting.page(address)
        for _, form in sitting.forms():
            if form.verb not in fresh | NOT_PRESSED and not form.files and given(drill, seat, form):
                fresh.add(form.verb)
                done[form.verb] += 1


def given(drill: LiveDrill, seat: str, form: Drawn) -> bool:
    """Whether the range has taken the form, filled in one way or another."""
    fill(form)
    # A list of boxes has nothing ticked yet; of several times the last is one that is named.
    ticked = {name: told[:1] for name, told in form.options.items() if name not in form.values}
    late = {name: told[-1:] for name, told in form.options.items() if name in ("due", "next_update")}
    plain = itertools.islice(fillings(form), 6)
    for values in (more | ticked | late for more in plain):
        sent = QueryDict(mutable=True)
        for name, told in values.items():
            if name not in DRAWN_ANEW:
                sent.setlist(name, told)
        with suppress(FormError, Refused, ClockError):
            return bool(drill.give(seat, _under_a_hat(drill, seat, form.verb, sent, {}), ""))
    return False


@pytest.mark.parametrize(("name", "minute"), both_forms([("clinic", 20), ("typhoon", 27)], [("clinic", 20)]))
def test_no_form_is_refused_after_people_have_pressed_what_they_were_shown(
    base: object, name: str, minute: int
) -> None:
    """Cells of machines send nothing half, have nothing returned by people, throw nothing away and call nothing wrong."""
    drill, walk, done = rehearsed(name, minute, own=True), Walk(), Counter[str]()
    for _ in range(amount(2, 3)):
        press_each(drill, done)
    texts = drill.state.book.statements.values()
    assert any(text.error_open for text in texts) and {text.state for text in texts} > {"PUBLISHED"}, texts
    walk.through(drill, f"{minute} pressed")
    walk.is_clean()
    assert len(done) > 40, done


# Where the drill itself stands otherwise than in play.
STANDS: Mapping[str, Command] = {
    "stopped for a real event": StopForReal("CTRL", "Cháy thật."),
    "looking back": BeginPhase("CTRL", 4),
    "closed": ChangeClock(role="CTRL", change="halt", reason="Hết giờ tập."),
}


@pytest.mark.parametrize("stands", ("in the lobby", *STANDS))
def test_no_form_is_refused_wherever_the_drill_itself_stands(base: object, stands: str) -> None:
    drill, walk = rehearsed("clinic", 0 if stands not in STANDS else 40, own=True), Walk()
    control = next(seat.seat for seat in drill.seats().with_role("CTRL"))
    if stands in STANDS:
        drill.give(control, STANDS[stands], "")
    walk.through(drill, stands)
    walk.is_clean()


@pytest.mark.parametrize(("said", "becomes"), ((BY_THE_ROWS, "leave"), ("respond", ""), ("leave", "leave")))
def test_no_action_is_refused_beside_a_chosen_answer(base: object, said: str, becomes: str) -> None:
    """“No action” was refused for the form's own preset; then a chosen answer beside it became “leave”, unsaid."""
    drill = rehearsed("clinic", 40, own=True)
    found = Sitting(drill, "coordinator").page("case/c8/").found
    form = next(form for form in found if form.verb == "decide")
    assert form.preset["disposition"] == BY_THE_ROWS
    assert not list(in_the_way(drill, "coordinator", form))
    sent = {name: told[0] for name, told in form.values.items()} | {"actions": NOTHING, "disposition": said}
    page = browser(drill, "coordinator", "vi").post(f"/d/{drill.id}/choose", sent).content.decode()
    assert drill.state.book.cases["c8"].disposition == becomes, page
    assert becomes or tr("vi", "Leaving alone and “no action” go together.") in page
