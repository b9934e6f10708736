"""What machines read of a drill's texts says no more than the texts: not what a harmful telling calls for, nobody's home."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator

import pytest
from lxml import etree

from infodrill.casework.lifting import lifted, single, tells
from infodrill.casework.strangers import about_one_person
from infodrill.conduct import artefacts
from infodrill.conduct.jumps import WIDE
from infodrill.conduct.premises import own_name
from infodrill.conduct.state import DrillState
from infodrill.exchange import cap
from infodrill.scenario.loader import find, library, load
from infodrill.scenario.schema.base import GRAVE
from tests import rehearsals
from tests.conduct.saying import Heard, hear

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


OF_ONE = frozenset({"r6-driver", "g6-fence", "g1-taken", "p5-shove", "l2-death"})
"""Claims of the library that point at one person."""


def test_claims_about_one_person_are_told_from_those_about_many() -> None:
    claims = [claim for name in library() for claim in load(find(name)).scenario.claims]
    for claim in claims:
        said = {lang: about_one_person(lang, claim.sentence.in_(lang)) for lang in ("vi", "en")}
        if claim.harm in GRAVE:  # of what harms nobody gravely no telephone rings
            assert said["vi"] == said["en"] == (claim.id in OF_ONE), f"{claim.id}: {said}"


@pytest.mark.parametrize("name", DRILLS)
def test_alerts_are_as_grave_as_their_matter_name_its_place_and_end_with_it(name: str) -> None:
    scenario, drill = load(find(name)).scenario, rehearsals.played(name, "good")
    files = artefacts.artefacts(scenario, drill.events)
    alerts = [etree.fromstring(text) for path, text in files.items() if path.startswith("cap/")]
    heard = hear(scenario, drill.events)
    state = heard.state
    for alert in alerts:
        item = told(alert, "identifier").partition("-v")[0]
        claim = scenario.claim(state.links[state.book.statements[item].case])
        if told(alert, "msgType") == "Cancel":
            continue
        said = f"{item}, {claim.id}"
        assert claim.id not in OF_ONE, f"{said}: an alarm about one person"
        assert told(alert, "info/severity") == cap.SEVERITY[claim.harm], said
        assert told(alert, "info/urgency") != "Immediate" or claim.harm == "H4" or wide(state, claim.id), said
        wards = [own_name(ward.name) for ward in scenario.places.wards]
        named = [ward for ward in wards if ward in claim.sentence.vi]
        whole = re.search(r"thành phố|toàn|cả Hải Minh", claim.sentence.vi)
        area = told(alert, "info/area/areaDesc")
        assert whole or not named or all(ward in area for ward in named), f"{said}: {area}"
    for gone, at in lifted_steps(heard):
        for alert in alerts:
            if told(alert, "msgType") == "Cancel" or told(alert, "sent") >= at:
                continue
            ended = told(alert, "info/expires") <= at or any(
                told(alert, "identifier") in told(other, "references") for other in alerts
            )
            steps = single(told(alert, "info/instruction"))
            assert ended or not tells(steps, gone), f"{told(alert, 'identifier')} still asks for {gone}"


def told(alert: etree._Element, path: str) -> str:
    return alert.findtext("/".join(f"c:{part}" for part in path.split("/")), "", {"c": cap.NAMESPACE})


def wide(state: DrillState, claim: str) -> bool:
    return claim in state.standings and state.standings[claim].level >= WIDE


def lifted_steps(heard: Heard) -> Iterator[tuple[frozenset[str], str]]:
    """What a later version of any text tells people to do no more, and the story's moment of that, as alerts stamp it."""
    texts = heard.state.book.statements
    for word in heard.said:
        if gone := lifted(texts[word.statement], word.version, "vi"):
            yield gone, word.when.isoformat(timespec="seconds")


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
