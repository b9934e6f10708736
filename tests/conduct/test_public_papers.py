"""What machines read of a drill's texts says no more than the texts: not what a harmful telling calls for, nobody's home."""

from __future__ import annotations

import json
import re

import pytest

from infodrill.conduct import artefacts
from infodrill.scenario.loader import find, library, load
from tests import rehearsals

DRILLS = tuple(name for name in library() if not load(find(name)).scenario.drill.lesson)
HOME = re.compile(
    r"(?:ai|người nào) (?:biết|có) [^.;]{0,20}(?:nhà|số máy)[^.;]{0,20}(?:chỉ|cho|nhắn)|"
    r"\bwho knows where \w+ lives\b|\b(?:his|her|their) (?:home )?address\b",
    re.IGNORECASE,
)
ONE_PERSON = re.compile(
    r"\b(?:hỏi|gặp|tìm) (?:bác|anh|chị|chú|cô|ông|bà) (?!con\b|chị\b)\w+|\bask the (?:porter|guard|caretaker)\b",
    re.IGNORECASE,
)
"""People are sent to a desk or an office, never to the one person whom everybody then takes for the one who told."""


def calls(name: str) -> dict[str, tuple[str, ...]]:
    """By claim that harms whoever follows it: what it calls for, in each language."""
    claims = load(find(name)).scenario.claims
    return {
        claim.id: tuple(
            part for said in (claim.sentence.vi, claim.sentence.en) for part in said.split("; ")[1:]
        )
        for claim in claims
        if claim.meanwhile is not None
    }


@pytest.mark.parametrize("name", DRILLS)
def test_no_paper_for_machines_says_what_a_harmful_telling_calls_for(name: str) -> None:
    drill = rehearsals.played(name, "good")
    files = artefacts.artefacts(load(find(name)).scenario, drill.events)
    papers = {path: str(json.loads(text)) for path, text in files.items() if "claimreview/" in path}
    urged = [part for parts in calls(name).values() for part in parts]
    for path, text in papers.items():
        assert not [part for part in urged if part in text], path
        assert not HOME.search(text), path


@pytest.mark.parametrize("name", sorted(library()))
def test_no_text_sends_people_to_one_person(name: str) -> None:
    for claim in load(find(name)).scenario.claims:
        said = [
            claim.meanwhile,
            claim.advice,
            *(known.advice for known in claim.truth),
            *(known.why for known in claim.truth),
        ]
        sent = [both for both in said if both and (ONE_PERSON.search(both.vi) or ONE_PERSON.search(both.en))]
        assert not sent, f"{claim.id}: {sent}"


def test_what_is_to_be_found_is_found() -> None:
    assert HOME.search("ai biết nhà anh ta chỉ giúp") and HOME.search(
        "does anybody who knows where he lives help"
    )
    assert ONE_PERSON.search("hoặc hỏi bác bảo vệ") and ONE_PERSON.search("or ask the porter")
    assert not ONE_PERSON.search("hỏi bà con lối xóm") and not ONE_PERSON.search("gọi ban quản lý")
