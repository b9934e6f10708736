"""What may be done and what is drawn are the same: every possible step has its form, and no drawn form would be refused."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

import pytest
from django.http import QueryDict
from django.utils.datastructures import MultiValueDict

from infodrill.casework import rights
from infodrill.casework.book import Case, Statement
from infodrill.casework.noun import CaseCommand
from infodrill.conduct.policy import rooms_of
from infodrill.conduct.view import SeatView
from infodrill.kernel.errors import Refused
from infodrill.web.forms import build, verbs
from infodrill.web.live import LiveDrill
from infodrill.web.refusals import FormError
from tests.forms import both_forms

from .rehearsed import rehearsed
from .test_rooms_pages import browser

DRILLS = (("clinic", 20), ("clinic", 40), ("clinic", 65), ("typhoon", 50))
# Rules about what was said or chosen, not about who may do it when: what this test fills in need not satisfy them.
ABOUT_WORDS = frozenset(
    {
        "fields",
        "ceiling",
        "reputation-cap",
        "evidence",
        "priority",
        "stance",
        "three-part test",
        "clock",
        "decision",
    }
    | {"measure", "leak", "I1", "I2", "I3", "I4", "I5"}
)
# A choice of two fields together that is on record already.
SAID_ALREADY = {("mark-artefact", "once"), ("record-conflict", "once")}
WORDS = "Lời thử của bài kiểm tra"
DRAWN_ANEW = ("csrfmiddlewaretoken", "client")
VOID = ("input", "img", "br", "meta", "link", "hr", "wbr")


@dataclass
class Drawn:
    """A form as a browser would send it: what stands in it, and what may be chosen instead."""

    verb: str
    values: dict[str, list[str]] = field(default_factory=dict)
    options: dict[str, list[str]] = field(default_factory=dict)
    files: set[str] = field(default_factory=set)
    buttons: list[tuple[str, str]] = field(default_factory=list)
    numbers: set[str] = field(default_factory=set)
    preset: dict[str, str] = field(default_factory=dict)  # what a choice stands on before anybody chose
    within: tuple[str, ...] = ()  # ids of the form and of what it stands in

    def same(self) -> str:
        """Equal for forms that ask for the same, on whatever page they stand."""
        values = {name: given for name, given in self.values.items() if name not in DRAWN_ANEW}
        return repr((self.verb, values, self.options, self.buttons, sorted(self.files), sorted(self.numbers)))


class Forms(HTMLParser):
    """All forms that send a command, and the addresses of all links."""

    def __init__(self, body: str) -> None:
        super().__init__()
        self.found: list[Drawn] = []
        self.links: list[str] = []
        self._open: Drawn | None = None
        self._choice = ""
        self._worded = False  # an option that says its value as words
        self._called: dict[str, Drawn] = {}
        self._outside: list[tuple[str, str, str]] = []  # buttons of a form that they stand outside of
        self._around: list[tuple[str, str]] = []  # (tag, id) of what is open
        self.feed(body)
        for called, name, value in self._outside:
            if name and called in self._called:
                self._called[called].buttons.append((name, value))

    def handle_starttag(self, tag: str, given: list[tuple[str, str | None]]) -> None:
        told = {name: value or "" for name, value in given}
        name, value, form = told.get("name", ""), told.get("value", ""), self._open
        if tag not in VOID:
            self._around.append((tag, told.get("id", "")))
        if tag == "a":
            self.links.append(told.get("href", ""))
        if tag == "form" and "/do/" in told.get("action", ""):
            self._open = Drawn(told["action"].rstrip("/").rpartition("/")[2])
            self._open.within = tuple(near for _, near in self._around)
            self.found.append(self._open)
            self._called[told.get("id", "")] = self._open
        elif tag == "form" and told.get("action", "").endswith("/choose"):
            self._open = Drawn("decide")  # what decides and what proposes looks the same
            self._open.within = tuple(near for _, near in self._around)
        elif tag == "button" and "form" in told:
            self._outside.append((told["form"], name, value))
        elif form is None:
            return
        elif tag == "select":
            if form.verb == "decide" and name == "disposition":
                self.found.append(form)
            self._choice = name
            form.options[name] = []
            form.values.setdefault(name, [])
        elif tag == "option" and "disabled" in told:  # "Choose…": cannot be sent, and so nobody has chosen
            self._worded = False
            if "selected" in told:
                form.preset[self._choice] = ""
        elif tag == "option":
            self._worded = "value" not in told
            form.options[self._choice].append(value)
            if "selected" in told or not form.values[self._choice]:
                form.values[self._choice] = [value]
            if "selected" in told or self._choice not in form.preset:
                form.preset[self._choice] = told.get("value", "as it says")
        elif tag == "textarea":
            form.values[name] = [WORDS]
        elif tag == "button" and name and "form" not in told:
            form.buttons.append((name, value))
        elif tag == "input" and name and "disabled" not in told:
            self._input(form, told.get("type", "text"), name, value)
            if "checked" in told and value not in rights.TRAPS:
                form.preset[name] = value

    def handle_data(self, data: str) -> None:
        if self._worded and self._open is not None and data.strip():
            form, said, self._worded = self._open, data.strip(), False
            form.options[self._choice][-1] = said
            if form.values[self._choice] == [""]:
                form.values[self._choice] = [said]

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._open = None
        while self._around and self._around.pop()[0] != tag:
            pass

    @staticmethod
    def _input(form: Drawn, kind: str, name: str, value: str) -> None:
        if kind == "file":
            form.files.add(name)
        elif kind in ("radio", "checkbox"):
            if value in rights.TRAPS:
                return
            form.options.setdefault(name, []).append(value)
            if kind == "radio":
                form.values.setdefault(name, [value])
        elif kind in ("hidden", "number"):
            form.numbers |= {name} if kind == "number" else set()
            form.values.setdefault(name, []).append(value or "")
        else:
            form.values[name] = [value or WORDS]


def fillings(form: Drawn) -> Iterator[dict[str, list[str]]]:
    """The form as it stands, and with each other choice of each list."""
    for start in as_drawn(form):
        yield start
        for name, options in form.options.items():
            for option in options:
                if not name.startswith("answers-") and start.get(name) != [option]:
                    yield start | {name: [option]}


def as_drawn(form: Drawn) -> list[dict[str, list[str]]]:
    """The form as it stands, by each of its buttons; a page's script fills what it alone fills."""
    plain = {
        name: values for name, values in form.values.items() if not name.startswith(("answers-", "part-"))
    }
    if form.verb == "answer-gate":
        plain["answers"] = [one or "no" for one in plain["answers"]]
    for name in ("body_vi", "body_en"):
        if plain.get(name) == [""]:
            plain[name] = [WORDS]
    if form.verb == "decide":
        plain["actions"] = form.options["actions"][:1]
    return [plain | {name: [value]} for name, value in form.buttons] or [plain]


def command(form: Drawn, values: dict[str, list[str]]) -> CaseCommand:
    sent = QueryDict(mutable=True)
    for name, given in values.items():
        if name not in DRAWN_ANEW:
            sent.setlist(name, given)
    role = sent.get("role", "")
    made = build(form.verb, sent, role, MultiValueDict())
    assert isinstance(made, CaseCommand)
    return made


def pages(drill: LiveDrill, seat: str, view: SeatView) -> Iterator[tuple[Case | Statement | None, str]]:
    """Every case and text of a seat with its page; the rooms where something begins anew."""
    rooms = rooms_of(view.seat)
    if "case" in rooms:
        yield from ((case, f"case/{case.case}/") for case in view.cases if not case.merged_into)
    if "studio" in rooms:
        yield from ((statement, f"studio/{statement.statement}/") for statement in view.statements)
        yield None, "studio/"
    if "desk" in rooms:
        yield None, "desk/"


@pytest.mark.parametrize(("name", "minute"), both_forms(DRILLS, [("clinic", 20), ("clinic", 65)]))
def test_every_possible_step_is_drawn_and_no_drawn_step_is_refused(
    base: object, name: str, minute: int
) -> None:
    drill = rehearsed(name, minute)
    lost, refused, pressed = [], [], Counter[str]()
    for seat in drill.seats().seats:
        view, client = drill.view(seat, "vi"), browser(drill, seat, "vi")
        for item, address in pages(drill, seat, view):
            page = Forms(client.get(f"/d/{drill.id}/{address}").content.decode())
            lost += [(seat, address, step) for step in missing(view, item, page)]
            for form in page.found:
                pressed[form.verb] += 1
                refused += [(seat, address, form.verb, *why) for why in refusals(drill, seat, form)]
    assert lost == []
    assert refused == []
    assert len(pressed) > 8, pressed


def missing(view: SeatView, item: Case | Statement | None, page: Forms) -> Iterator[str]:
    """Steps that are possible and that no form of the page takes, nor a link to where it is taken."""
    if item is None:
        return
    about = item.statement if isinstance(item, Statement) else item.case
    drawn = {
        step
        for form in page.found
        if issubclass(verbs()[form.verb], CaseCommand)
        for step in verbs()[form.verb].STEPS
    }
    for step, _ in view.casework.possible(about):
        written = step in ("holding", "draft") and any("/studio/" in link for link in page.links)
        if step not in drawn and not written:
            yield step


def refusals(drill: LiveDrill, seat: str, form: Drawn) -> Iterator[tuple[object, ...]]:
    """Why the range would refuse the form as it is drawn, for who asks or when; its words are not looked at."""
    if not issubclass(verbs()[form.verb], CaseCommand) or form.files:
        return
    for values in fillings(form):
        try:
            made = command(form, values)
            drill._fold.asking().decide(seat, made, drill.clock)
        except FormError as error:
            yield "form", error.render("en"), values
        except Refused as error:
            rule = getattr(error, "rule", error.code)
            if rule not in ABOUT_WORDS and (form.verb, rule) not in SAID_ALREADY:
                yield rule, error.render("en"), made
