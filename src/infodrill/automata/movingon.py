"""When a newer record overtakes a text: whether that was right when it went out, which makes the next one news, or wrong."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from infodrill.automata.proposal import ASKED
from infodrill.casework.book import Case, Version
from infodrill.casework.stances import contradicts


def overtaken_by(said: Version, case: Case) -> str:
    """The verdict of what is known now, where a published text contradicts it; "" where it stands: the owner's newer answer, or
    a newer verdict."""
    known = [(asked.answered_at, asked.verdict) for asked in case.questions if asked.verdict]
    if case.verdict_at >= 0:
        known.append((case.verdict_at, case.verdict))
    at, verdict = max(known, default=(-1, ""))
    return verdict if at > said.published_at and contradicts(said.stance, verdict) else ""


def told_anew(said: Version, case: Case) -> bool:
    """Whether whoever answers a question has told something newer than the text that answered it: of a question nothing is so or
    not so, and no verdict shows it."""
    told = [asked.answered_at for asked in case.questions if asked.verdict]
    return case.gate_code == ASKED and said.stance == "advice" and max(told, default=-1) > said.at


def borne_out(said: Version, case: Case) -> bool:
    """Whether a text was right when it went out: its verdict of then fits it, and rested on a primary record. What has changed
    since is news, and nobody's error."""
    records = {str(evidence.evidence) for evidence in case.evidence if evidence.kind == "primary"}
    fits = said.verdict_then not in ("", "UNPROVEN") and not contradicts(said.stance, said.verdict_then)
    return fits and any(str(source) in records for source in said.sources)
