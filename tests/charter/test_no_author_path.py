"""The charter: nothing that leaves the simulator names an author, an account or a follower."""

from __future__ import annotations

import ast
import re
from dataclasses import fields, replace
from pathlib import Path
from typing import Any

from tests.sources import parsed

import infodrill
from infodrill.kernel.events import event_types
from infodrill.kernel.posts import Post
from infodrill.scenario.checks import invented
from infodrill.scenario.loader import find, load
from infodrill.scenario.yamltext import dotted

SOURCE = Path(infodrill.__file__).parent
PERSON = re.compile(
    r"(^|_)(author|authors|account|accounts|user|users|username|follower|followers|handle|profile|poster)(_|$)"
)
# Counts of simulated accounts, and the (role, cell) of a draft: neither leads to anybody.
COUNTS = {("drill.opened", "accounts"), ("city.built", "accounts")}
OUTWARD = ("media", "watch", "casework", "conduct", "automata", "review", "exchange", "web", "cli")
ALLOWED_FIELDS = {
    ("casework", "Version", "author"),
    ("casework", "Version", "author_seat"),
    (
        "media",
        "PostRef",
        "author_key",
    ),  # a key that differs from thread to thread; the charter grants media just this
}


def registered_events() -> dict[str, type]:
    return {name: cls for name, cls in event_types().items() if cls.__module__.startswith("infodrill.")}


def test_a_post_has_no_author():
    assert [field.name for field in fields(Post)] == ["id", "minute", "text", "place", "channel"]


def test_no_event_carries_a_person_or_an_account():
    events = registered_events()
    assert len(events) > 20
    named = {
        (name, field.name)
        for name, cls in events.items()
        for field in fields(cls)
        if PERSON.search(field.name)
    }
    assert named - COUNTS == set()


def person_fields(package: str) -> set[tuple[str, str, str]]:
    """(package, class, field) of every annotated class field whose name leads to a person."""
    return {
        (package, cls.name, item.target.id)
        for path in (SOURCE / package).rglob("*.py")
        for cls in ast.walk(parsed(path))
        if isinstance(cls, ast.ClassDef)
        for item in cls.body
        if isinstance(item, ast.AnnAssign)
        and isinstance(item.target, ast.Name)
        and PERSON.search(item.target.id)
    }


def test_no_class_outside_the_simulator_has_a_field_for_an_author():
    found = {person_field for package in OUTWARD for person_field in person_fields(package)}
    counts = {person_field for person_field in found if person_field[2] == "accounts"}
    assert found - counts - ALLOWED_FIELDS == set()


def test_nothing_outside_the_simulator_offers_a_look_up_of_people():
    verb = re.compile(
        r"^(find|look_up|lookup|list|rank|score|profile|identify|de_?anonymi[sz]e)_?(author|account|user|poster|person|people)"
    )
    found = [
        (path.name, node.name)
        for path in SOURCE.rglob("*.py")
        for node in ast.walk(parsed(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and verb.match(node.name)
    ]
    assert found == []


def test_no_text_of_a_scenario_names_an_account_or_leads_to_one():
    """Every field that holds words, the public contacts too: none is left out of the check."""
    loaded = load(find("clinic"))
    for lead in ("@nguyenvanan85", "facebook.com/nguyen.van.an.1985"):
        documents = {
            name: replace(document, data=_said_everywhere(document.data, lead))
            for name, document in loaded.where.documents.items()
        }
        documents["drill.yaml"].data["public_contacts"] = [lead]
        where = replace(loaded.where, documents=documents)
        found = {
            (problem.place.file, problem.place.field, problem.code)
            for problem in invented.problems(replace(loaded, where=where))
        }
        fields_of = {
            (name, dotted(path), "S180")
            for name, document in documents.items()
            for path, _ in invented.leaves(document.data)
        }
        assert ("drill.yaml", "public_contacts[0]", "S180") in fields_of and fields_of <= found


def _said_everywhere(node: Any, lead: str) -> Any:
    if isinstance(node, dict):
        return {key: _said_everywhere(child, lead) for key, child in node.items()}
    if isinstance(node, list):
        return [_said_everywhere(child, lead) for child in node]
    return f"{node} {lead}" if isinstance(node, str) else node


def test_watch_cannot_see_society():
    assert not [path for path in (SOURCE / "watch").rglob("*.py") if "infodrill.society" in path.read_text()]
