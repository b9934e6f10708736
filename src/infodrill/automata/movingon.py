"""When a newer record overtakes a text: whether that was right when it went out, which makes the next one news, or wrong."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from infodrill.automata.pairs import Both, joined, pairs
from infodrill.automata.proposal import ASKED
from infodrill.casework import lifting
from infodrill.casework.book import Case, Statement, Version
from infodrill.casework.stances import contradicts
from infodrill.conduct.view import SeatView
from infodrill.scenario.schema import REPORTS, Bi

TELLING = 4 * 60  # seconds in which whoever keeps the record puts on record what has just come in


def overtaken_by(said: Version, case: Case) -> str:
    """The verdict of what is known now, where a published text contradicts it; "" where it stands: the owner's newer answer, or
    a newer verdict."""
    known = [(asked.answered_at, asked.verdict) for asked in case.questions if asked.verdict]
    if case.found:
        known.append((case.verdict_at, case.found))
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


def news_since(view: SeatView, case: Case, at: int) -> bool:
    """Whether word of the same matter has come in since second `at` and is not on record yet: what was written before it is
    neither published nor handed on in those minutes."""
    if max((asked.answered_at for asked in case.questions if asked.verdict), default=-1) < 0:
        return False
    likeness = view.read(case).likeness
    for delivery, row in view.inbox:
        new = max(at, view.now - TELLING) < delivery.at and row.method in REPORTS
        told = any(asked.answered_at > delivery.at for asked in case.questions if asked.verdict)
        reading = view.read_source(f"inject:{row.number}") if new and not told else None
        if reading and reading.likeness == likeness:
            return True
    return False


def still_advised(view: SeatView, advice: Both) -> Both:
    """What an owner advises, without the steps that another owner's newer answer, or a newer version of a text of ours, has
    lifted: where one office opens the windows, nobody goes on shutting them."""
    # An owner that answers anew has no earlier answer any more: what people were told stands in the texts.
    lifted = {
        step
        for text in view.statements
        if text.standing
        for lang in view.written_in
        for step in lifting.lifted(text, text.standing, lang)
    }
    for case in view.cases:
        told = sorted(
            (asked for asked in case.questions if asked.verdict), key=lambda asked: asked.answered_at
        )
        steps = [_parts(view.both_languages(case, asked.advice)) for asked in told if asked.advice]
        lifted |= lifting.left_out(set[str]().union(*steps[:-1]), steps[-1]) if steps else set()
    if not lifted:
        return advice
    return joined(tuple(pair for pair in pairs(advice) if not lifting.tells(_parts(pair), lifted)))


def _parts(said: Both | Bi) -> set[str]:
    return {*lifting.single(said.vi), *lifting.single(said.en)}


def told_otherwise(view: SeatView, statement: Statement, version: Version) -> bool:
    """Whether what a text tells people to do was told in another one, too, whose newer version tells it no more, or whose owner
    has answered since and advises it no more: whoever hears that is not handed this one behind it."""
    todo = lifting.steps(statement, version, view.lang)
    return any(
        lifting.tells(todo, lifting.lifted(text, text.standing, view.lang))
        for text in view.statements
        if text.standing and text.standing.published_at > version.published_at
    ) or any(lifting.tells(todo, _left_by_its_owner(view, case, version.at)) for case in view.cases)


def _left_by_its_owner(view: SeatView, case: Case, since: int) -> frozenset[str]:
    """The steps that our texts on a case tell, and that what its owner answered after second `since` advises no more."""
    told = [asked for asked in case.questions if asked.verdict and asked.answered_at > since]
    newest = max(told, key=lambda asked: asked.answered_at, default=None)
    if newest is None or not newest.advice:
        return frozenset()
    before = (
        lifting.steps(text, text.standing, view.lang)
        for text in view.statements
        if text.case == case.case and text.standing
    )
    return lifting.left_out(frozenset().union(*before), _parts(view.both_languages(case, newest.advice)))
