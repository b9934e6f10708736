"""What of a drill that somebody began from a template is still the template's: texts that nobody has made their own yet."""

# Charter: scenario borrowed
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from infodrill.kernel.i18n import N_
from infodrill.scenario.checks.places import folded_words
from infodrill.scenario.light.values import fields, rows
from infodrill.scenario.loader import Loaded
from infodrill.scenario.starting import shipped_texts
from infodrill.scenario.yamltext import Node, read_yaml

TOLD = N_(
    "Still the template's: texts of injects {injects} of {of_injects}, sentences of claims {claims} of {of_claims}. "
    "Make them your own."
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Borrowed:
    """How many of the injects' texts and of the claims' sentences stand so in a template."""

    injects: int
    of_injects: int
    claims: int
    of_claims: int

    @property
    def any(self) -> bool:
        return bool(self.injects or self.claims)

    @property
    def told(self) -> Mapping[str, int]:
        """What `TOLD` says of it."""
        return {
            "injects": self.injects, "of_injects": self.of_injects, "claims": self.claims, "of_claims": self.of_claims
        }  # fmt: skip


def borrowed(loaded: Loaded) -> Borrowed:
    """Of what its files say: tokens stand in them as in the template's."""
    known, own = _known(), loaded.written
    bodies = [_text(row.get("body")) in known for row in rows(fields(own["msel.yaml"].data).get("injects"))]
    claims = [fields(own[name].data) for name in sorted(own) if name.startswith("claims/")]
    sentences = [_text(claim.get("sentence")) in known for claim in claims]
    return Borrowed(
        injects=sum(bodies), of_injects=len(bodies), claims=sum(sentences), of_claims=len(sentences)
    )


def _text(node: Node) -> str:
    """A text that stands for both languages, folded; "" where it is written in each."""
    return folded_words(node) if isinstance(node, str) else ""


@cache
def _known() -> frozenset[str]:
    """Folded bodies and sentences of all templates in all their languages."""
    return frozenset(map(folded_words, _texts()))


def _texts() -> Iterator[str]:
    for name, text in shipped_texts():
        data = read_yaml(text, name).data
        told = data.get("injects", ()) if name == "msel.yaml" else (data,)
        yield from (
            row[field] for row in told for field in ("body", "sentence") if isinstance(row.get(field), str)
        )
