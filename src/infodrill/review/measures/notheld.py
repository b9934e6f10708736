"""Sentences of ours that stand in nothing which a drill's own side tells, and that no evaluator has read yet: one row beside each
measure whose words they are, with the first of them. It belies nothing: a person sees whether it is so.
"""

# Charter: review measures not held
from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from infodrill.casework import reach
from infodrill.casework.rights import FALSE_VERDICTS
from infodrill.casework.tongues import read_in
from infodrill.conduct.nouns.pressquestions import PressQuestionAnswered
from infodrill.conduct.pressparts import SILENT
from infodrill.conduct.substance import Texts
from infodrill.kernel.events import Event, EventBody
from infodrill.kernel.i18n import N_, catalogue
from infodrill.kernel.i18n import words_of as msgids_of
from infodrill.kernel.quoting import cut
from infodrill.review import asread, gainsaid, nowhere, unheld
from infodrill.review.ledger import Course, LedgerRow
from infodrill.review.ledger.lay import SHORT
from infodrill.review.measures import firstword, passedby, questions, service, unasked
from infodrill.review.measures.unasked import LoggedDeed
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import Amount, BothClocks, Own, line
from infodrill.scenario.schema import Scenario

SEE = N_(
    "{n} of our words say what no record of the drill has; the first says “{said}” at {at}: whether it is so, an evaluator sees"
)
SEE_TOLD = N_(
    "our words of {at} say “{said}”, which no record of the drill has: whether it is so, an evaluator sees"
)
UNBORNE = N_(
    "our words of {at} were filed as a denial or as not yet known and nowhere say so; they begin “{said}”: an evaluator sees"
)
NOT_HELD, NOT_BORNE = "-not-held", "-not-borne"  # what such a row is about
WHAT: Mapping[str, str] = {NOT_HELD: passedby.UNRECORDED, NOT_BORNE: passedby.UNBORNE}
CODES: Mapping[str, str] = {
    "": firstword.CODE, reach.GUIDANCE: firstword.CODE, reach.PRESS: questions.CODE, reach.TICKET: service.CODE,
}  # fmt: skip


def not_held(log: ReportTimeline, course: Course) -> Iterator[LedgerRow]:
    """One row a measure, where there is any such sentence, and one of words that nowhere say what they were filed as."""
    held = {lang: held_in(log.scenario, lang) for lang in ("vi", "en")}

    def untold(stance: str, texts: Texts) -> str:
        denies = stance == "deny"
        said = (
            unheld.unheld(held[lang], lang, f"{title}.\n{body}", denies=denies) for lang, title, body in texts
        )
        return next(filter(None, said), "")

    read = asread.read(log.events)
    ours = [words for words in sorted(_ours(log), key=lambda each: each[0]) if words[0] not in read]
    for about, looked, alone in ((NOT_HELD, untold, SEE_TOLD), (NOT_BORNE, gainsaid.unborne, UNBORNE)):
        found: dict[str, list[tuple[int, int, str, str]]] = defaultdict(list)
        for seq, at, kind, cell, stance, texts in ours:
            if said := looked(stance, texts):
                found[CODES[kind]].append((seq, at, cell, said))
        for code, each in found.items():
            seq, at, cell, said = each[0]
            words = cut(" ".join(said.split()), SHORT)
            many, first, when = len(each), Own(words, words), BothClocks(at)
            why = line(alone, said=first, at=when)
            why = line(SEE, n=Amount(many), said=first, at=when) if many > 1 and alone == SEE_TOLD else why
            seqs = tuple(entry[0] for entry in each)
            deed = LoggedDeed(what=WHAT[about], cell=cell, about=f"{code}{about}", at=at, seqs=seqs, why=why)
            yield unasked.row_of(course, code, None, deed)


def _ours(log: ReportTimeline) -> Iterator[tuple[int, int, str, str, str, Texts]]:
    """(event, second, kind, cell, stance, texts) of each of our words."""
    for text in log.published:
        version = text.version
        both = (
            ("vi", str(version.title_vi), str(version.body_vi)), ("en", str(version.title_en), str(version.body_en)),
        )  # fmt: skip
        yield text.seq, text.at, "", text.statement.issuer, version.stance, both
    for event, said in log.uttered:
        stance = _taken(event.body)
        words = ((read_in(said.body, log.opened.language), said.title, said.body),)
        yield event.seq, event.at, said.kind, said.cell or _unit(log, event), stance, words


def _taken(body: EventBody) -> str:
    """The stance that whoever spoke took: silence is filed as not known by the program, and takes none."""
    return body.stance if isinstance(body, PressQuestionAnswered) and body.kind != SILENT else ""


def _unit(log: ReportTimeline, event: Event) -> str:
    """The cell of the seat that spoke, where its words name none."""
    seats = {seat.id: cell.id for cell in log.scenario.cells.cells for seat in cell.seats}
    return seats.get(event.actor, "")


def held_in(scenario: Scenario, lang: str) -> unheld.HeldWords:
    """All that a drill's own side tells, and the sentences in which the program frames it when it writes for a cell."""
    frames = msgids_of("automata")
    spoken = catalogue("vi")
    framed = [spoken[each] if lang == "vi" else each for each in frames]
    told = [
        (
            claim.topic,
            claim.kernel,
            claim.advice,
            claim.meanwhile,
            *(text for known in claim.truth for text in (known.why, known.advice)),
        )
        for claim in scenario.claims
    ]
    records = tuple(tuple(both.in_(lang) for both in each if both) for each in told)
    denied = tuple(
        (claim.sentence.in_(lang), *record)
        for claim, record in zip(scenario.claims, records, strict=True)
        if claim.truth[-1].verdict in FALSE_VERDICTS
    )
    return unheld.held_words((*nowhere.told_by(scenario), *framed), records, denied)
