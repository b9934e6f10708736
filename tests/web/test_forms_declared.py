"""Every control of every form that sends a command takes its limits and choices from the command's declaration."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest
from django.template.base import Lexer, TokenType

import infodrill.web
from infodrill.conduct.noun import commands
from infodrill.kernel.fields import LONGEST, Choice, Key, Number, Words, declared
from infodrill.web import asking
from infodrill.web.forms import FRAME, kebab, verbs
from infodrill.web.live import LiveDrill

from .rehearsed import rehearsed
from .test_rooms_pages import browser, pages

TEMPLATES = Path(infodrill.web.__file__).parent / "templates"
FORM = re.compile(r"<form\b.*?</form>", re.DOTALL)
CONTROL = re.compile(r"<(?:input|textarea)\b(?:\{%.*?%\}|\{\{.*?\}\}|[^<>])*>", re.DOTALL)
CHOSEN = re.compile(r'type="(?:hidden|checkbox|radio)"')
# What the page's own script takes apart or puts together before it sends.
BESIDE = re.compile(r"answers-\d")
# Asked for by the page, though the command may do without.
MORE = {
    ("answer-question", "text"),
    ("answer-escalation", "text"),
    ("add-attachment", "name"),
}

# Given in joining, by the link that leaves, by voting, and by a row of the ladder, each with a form of its own.
OTHERWISE = {"join-seat", "leave-seat", "cast-vote", "press-trap"}


@dataclass
class Control:
    tag: str
    attributes: dict[str, str | None]
    options: list[str] = field(default_factory=list)


@dataclass
class Sent:
    verb: str
    attributes: dict[str, str | None]
    controls: list[Control] = field(default_factory=list)


class Forms(HTMLParser):
    """The forms of a page that send a command, with their named controls."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[Sent] = []
        self._form: Sent | None = None
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        held = dict(attrs)
        if tag == "form":
            verb = re.fullmatch(r"/d/[^/]+/do/([\w-]+)", held.get("action") or "")
            self._form = Sent(verb[1], held) if verb else None
            self.found += [self._form] if self._form else []
        elif self._form and tag == "option" and "disabled" not in held:
            self._form.controls[-1].options.append(held["value"] or "" if "value" in held else "?")
        elif self._form and held.get("name") and tag in ("input", "textarea", "select", "button"):
            self._form.controls.append(Control(tag, held))

    def handle_endtag(self, tag: str) -> None:
        if tag == "form":
            self._form = None


def wrong(form: Sent) -> list[str]:
    """What of the form is not as its command declares."""
    found: list[str] = []
    declared = {name: asking.field(form.verb, name) for name in asking.declared(verbs()[form.verb])}
    lists: dict[str, int] = {}
    for control in form.controls:
        name, held = control.attributes["name"] or "", control.attributes
        if name in FRAME or BESIDE.fullmatch(name):
            continue
        if name not in declared:
            found.append(f"{form.verb}: no field {name}")
            continue
        of, kind = declared[name], declared[name].kind
        place = f"{form.verb}.{name}"
        said = [held.get("value") or ""] if control.tag in ("input", "button") else control.options
        fixed = control.tag in ("select", "button") or held.get("type") in ("hidden", "checkbox", "radio")
        if fixed and isinstance(kind, Choice) and form.verb != "answer-gate":
            found += [
                f"{place}: {option} is not offered" for option in set(said) - set(map(str, kind.of)) - {"?"}
            ]
        if control.tag == "select" and of.needed and isinstance(kind, Key) and "" in said:
            found.append(f"{place}: none can be chosen")
        if not fixed:
            lists[name] = lists.get(name, 0) + 1
            told = isinstance(kind, Words) and kind.told
            found += [f"{place}: read along"] if ("data-told" in held) != told else []
            found += [
                f"{place}: {limit}"
                for limit in _limits(of, kind, held, lists[name], (form.verb, name) in MORE)
            ]
    return found


def _limits(of, kind, held, nth, more) -> list[str]:
    needed = more or (nth <= of.many.least if of.many else of.needed)
    want = {
        "maxlength": str(kind.most) if isinstance(kind, Words) else None,
        "min": str(kind.least) if isinstance(kind, Number) else None,
        "max": str(kind.most) if isinstance(kind, Number) else None,
    }
    found = [
        f"{name} {held.get(name)}, not {value}" for name, value in want.items() if held.get(name) != value
    ]
    return found + ([f"required: {needed}"] if ("required" in held) != needed else [])


def forms_of(drill: LiveDrill) -> list[Sent]:
    found: list[Sent] = []
    for seat in drill.seats().seats:
        for address in pages(drill, seat):
            found += Forms(browser(drill, seat, "vi").get(address).content.decode()).found
    return found


def test_every_form_of_every_room_is_as_its_command_declares(base) -> None:
    forms = [form for minute in (0, 40) for form in forms_of(rehearsed("clinic", minute))]
    assert sorted({one for form in forms for one in wrong(form)}) == []
    met = {form.verb for form in forms}
    assert len(met) > 40, sorted(met)
    for form in forms:
        typed = [
            control
            for control in form.controls
            if control.tag == "textarea" and "required" in control.attributes
        ]
        assert not typed or "data-draft" in form.attributes, f"{form.verb} does not keep what was typed"


def test_no_template_says_a_limit_of_its_own_in_such_a_form() -> None:
    strange = []
    for path in TEMPLATES.rglob("*.html"):
        for form in FORM.findall(path.read_text()):
            verb = re.search(r"\{% sends ('[\w-]+'|[\w.]+)", form)
            for control in CONTROL.findall(form) if verb else ():
                own = re.search(r"\b(?:maxlength|min|max)=|\brequired\b", control)
                named = re.search(r"\bname=\"(?!part-)", control) and not CHOSEN.search(control)
                if (
                    (own and not CHOSEN.search(control))
                    or named
                    or ("{% asks" in control and verb[1] not in control)
                ):
                    strange.append((path.name, control))
    assert strange == []


def test_no_tag_of_a_template_is_shown_to_people_as_it_is_written() -> None:
    """Django takes a tag that runs over a line's end for words of the page."""
    for path in TEMPLATES.rglob("*.html"):
        words = [
            token for token in Lexer(path.read_text("utf-8")).tokenize() if token.token_type == TokenType.TEXT
        ]
        shown = [token.lineno for token in words if re.search(r"\{[%{#]|[%#}]\}", token.contents)]
        assert not shown, f"{path.name}, line {shown}"


def test_where_a_command_is_sent_and_that_once_is_said_by_two_tags_alone() -> None:
    """Seventy-four forms said it in three lines each, and some that stand in a part drawn whole took over its way of swapping."""
    by_hand, unproven = [], []
    for path in TEMPLATES.rglob("*.html"):
        for form in FORM.findall(path.read_text("utf-8")):
            by_hand += [path.name] if re.search(r"/do/|name=\"client\"", form) else []
            sent, once = "{% sends " in form, "{% sent_once %}" in form
            unproven += [path.name] if sent and not once else []
    assert (by_hand, unproven) == ([], [])


def test_a_field_has_its_limits_in_one_place_only() -> None:
    told = (
        asking.attributes("open-poll", "options", 1, False),
        asking.attributes("open-poll", "options", 3, False),
    )
    assert told == ('name="options" maxlength="200" required', 'name="options" maxlength="200"')
    assert (
        asking.attributes("rate-statement", "points", 1, False) == 'name="points" min="0" max="10" required'
    )


def test_a_page_offers_every_verb_of_the_range() -> None:
    templates = "".join(path.read_text("utf-8") for path in TEMPLATES.rglob("*.html"))
    offered = set(re.findall(r"""(?:\{% sends '|verb=")([\w-]+)""", templates)) | OTHERWISE
    assert {kebab(verb.__name__) for verb in commands()} - offered == set(), "no template has a form for it"


def test_every_text_says_how_long_it_may_be_and_a_title_is_a_line() -> None:
    """The bodies of a statement alone may be as long as any text."""
    longest = {
        (verb, field.name)
        for verb, command in verbs().items()
        for field in declared(command).values()
        if isinstance(field.kind, Words) and field.kind.most >= LONGEST
    }
    assert {name for _, name in longest} <= {"body_vi", "body_en"}, longest
    with pytest.raises(TypeError):
        Words()  # type: ignore[call-arg]


def test_what_a_part_says_aloud_is_words_of_the_catalogue():
    said = [
        (page.name, words)
        for page in TEMPLATES.rglob("*.html")
        for words in re.findall(r'data-say="([^"]*)"', page.read_text())
    ]
    assert said and [(name, words) for name, words in said if not words.startswith("{% tr ")] == []
