"""What is refused is said of its field: of every form of every room, every field that must hold something or holds too much."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import count

from django.http import QueryDict

from infodrill.kernel.errors import Refused
from infodrill.kernel.fields import Number, Words
from infodrill.web import asking
from infodrill.web.refusals import field_of

from .rehearsed import rehearsed
from .test_forms_declared import BESIDE, Control, Forms, Sent
from .test_rooms_pages import browser, pages

SAID = re.compile(r'class="refused"[^>]*? data-field="([\w-]+)"')
PLAIN = "Việc này đã rõ."
FRESH = count(1)


def drawn(drill) -> Iterator[tuple[str, Sent]]:
    """(seat, form) for the first form of each verb."""
    met: set[str] = set()
    for seat in drill.seats().seats:
        for address in pages(drill, seat):
            for form in Forms(browser(drill, seat, "vi").get(address).content.decode()).found:
                if form.verb not in met and "enctype" not in form.attributes:
                    met.add(form.verb)
                    yield seat, form


def filled(form: Sent) -> dict[str, list[str]]:
    """What a browser would send when everything that must be written is written."""
    sent: dict[str, list[str]] = {}
    for control in form.controls:
        name, held = control.attributes["name"] or "", control.attributes
        if held.get("type") in ("radio", "checkbox") and "checked" not in held and name in sent:
            continue
        if BESIDE.fullmatch(name) or (control.tag == "button" and name in sent):  # one of them is pressed
            continue
        if held.get("type") == "checkbox" and "checked" not in held:
            continue
        sent.setdefault(name, []).append(value(form, control))
    sent["client"] = [f"field-by-field-{next(FRESH)}"]
    return sent


def value(form: Sent, control: Control) -> str:
    if control.tag == "select":
        return next((option for option in reversed(control.options) if option), "")
    given = control.attributes.get("value") or control.attributes.get("min") or ""
    return given or (PLAIN if control.tag == "textarea" or "maxlength" in control.attributes else "")


def wrongs(form: Sent) -> Iterator[tuple[str, str]]:
    """(field, a value that it may not have) of what people write into the form."""
    known = asking.declared
    for control in form.controls:
        name = control.attributes["name"] or ""
        if control.tag == "button" or control.attributes.get("type") in (
            "hidden",
            "radio",
            "checkbox",
            "file",
        ):
            continue
        of = {field: asking.field(form.verb, field) for field in known(asking.verbs()[form.verb])}.get(name)
        if of is None:
            continue
        if isinstance(of.kind, Words):
            yield name, "a" * (of.kind.most + 1)
            if of.needed and not of.many:
                yield name, "  "
        elif isinstance(of.kind, Number):
            yield name, str(of.kind.most + 1)


def test_what_is_refused_is_said_of_the_field_that_it_is_about(base) -> None:
    tried, elsewhere = set(), []
    for minute in (0, 40):
        drill = rehearsed("clinic", minute)
        for seat, form in drawn(drill):
            for name, bad in wrongs(form):
                sent = {**filled(form), name: [bad]}
                if ["?"] in sent.values():  # a list whose words are its values
                    continue
                answer = browser(drill, seat, "vi").post(
                    f"/d/{drill.id}/do/{form.verb}", sent, headers={"HX-Request": "true"}
                )
                said = SAID.search(answer.content.decode())
                tried.add((form.verb, name))
                if answer.status_code == 200 or said is None or said[1] != name:
                    elsewhere.append(
                        (form.verb, name, bad[:3], answer.status_code, answer.content.decode()[-400:])
                    )
    assert elsewhere == [], f"{len(elsewhere)} of {len(tried)}"
    assert len(tried) > 30, sorted(tried)


def test_words_that_may_not_be_written_are_found_in_their_field() -> None:
    form = QueryDict("role=COMMS&title=Tin&text=G%E1%BB%8Di+0912345678&kind=answer")
    for told in (
        {"passage": "phone: 0912345678"},
        {"found": "0912345678"},
        {"passage": "“0912345678”"},
        {"field": "text"},
    ):
        assert field_of(form, Refused("No.", **told)) == "text", told
    assert field_of(form, Refused("No.", kind="answer")) == "kind"
    assert field_of(form, Refused("No.", seat="duty")) == ""
