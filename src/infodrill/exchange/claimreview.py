"""A published statement about a claim as schema.org ClaimReview (JSON-LD), one node a language.

schema.org has no field that holds a text in two languages; it links translations instead: two nodes with `inLanguage`,
the English one the `translationOfWork` of the Vietnamese. The claim has no author, ever: the unit is a claim, never a
person. Source: https://schema.org/ClaimReview.
"""

# Charter: exchange claimreview
from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from infodrill.exchange.address import home, page, reserved
from infodrill.exchange.plain import line, plain
from infodrill.exchange.records import Published, Reviewed
from infodrill.kernel.i18n import N_, tr

CONTEXT = "https://schema.org"
KINDS = frozenset({"correction", "answer"})
RATINGS: Mapping[str, int] = {"TRUE": 5, "MOSTLY_TRUE": 4, "MIXED": 3, "MISLEADING_CONTEXT": 2, "FALSE": 1}
"""The five verdicts on a fact, best 5, worst 1. UNPROVEN says nothing yet; what is no fact or satire is not rated."""
WORDS: Mapping[str, str] = {
    "TRUE": N_("true"), "MOSTLY_TRUE": N_("mostly true"), "MIXED": N_("partly true"),
    "MISLEADING_CONTEXT": N_("misleading context"), "FALSE": N_("false"),
}  # fmt: skip
APPEAL = N_("ask for another look")
MADE_UP = N_("An exercise: everything in it is invented.")
REAL_PLACES = N_("An exercise: only the place names are real, all that is told of them is invented.")


def is_due(reviewed: Reviewed) -> bool:
    """True for a correction or answer whose verdict rates a fact, and whose case is not coded as not yet known."""
    return reviewed.published.kind in KINDS and reviewed.verdict in RATINGS and reviewed.gate != "GU"


def claim_review(reviewed: Reviewed) -> dict[str, Any]:
    """The JSON-LD document. Raises ExchangeError for an appeal address outside the range.

    Give it only what `is_due`; a verdict without a rating raises KeyError.
    """
    return {"@context": CONTEXT, "@graph": [_node(reviewed, lang) for lang in ("vi", "en")]}


def as_text(reviewed: Reviewed) -> str:
    """The document as the text of a file."""
    return json.dumps(claim_review(reviewed), ensure_ascii=False, indent=1) + "\n"


def _node(reviewed: Reviewed, lang: str) -> dict[str, Any]:
    said = reviewed.published
    address = page(said.issuer, said.drill, said.statement, said.version)
    node: dict[str, Any] = {
        "@type": "ClaimReview",
        "@id": f"{address}#{lang}",
        "url": address,
        "inLanguage": lang,
        "disambiguatingDescription": f"{said.mark}. {tr(lang, REAL_PLACES if said.real_places else MADE_UP)}",
        "headline": line(said.title.in_(lang)),
        "reviewBody": plain(said.body.in_(lang)),
        "claimReviewed": line(reviewed.claim.in_(lang)),
        "itemReviewed": {"@type": "Claim", "text": line(reviewed.claim.in_(lang))},
        "reviewRating": _rating(reviewed.verdict, lang),
        "author": _issuer(said, lang),
        "datePublished": said.at.isoformat(),
        "version": said.version,
        "creativeWorkStatus": said.state,
        "citation": [line(source.in_(lang)) for source in said.sources],
    }
    if lang == "en":
        node["translationOfWork"] = {"@id": f"{address}#vi"}
    return node


def _rating(verdict: str, lang: str) -> dict[str, Any]:
    return {
        "@type": "Rating",
        "ratingValue": RATINGS[verdict],
        "bestRating": 5,
        "worstRating": 1,
        "alternateName": tr(lang, WORDS[verdict]),
    }


def _issuer(said: Published, lang: str) -> dict[str, Any]:
    return {
        "@type": "Organization",
        "name": line(said.issuer_name.in_(lang)),
        "url": home(said.issuer, said.drill),
        "contactPoint": {
            "@type": "ContactPoint",
            "contactType": tr(lang, APPEAL),
            "url": reserved(said.appeal),
        },
    }
