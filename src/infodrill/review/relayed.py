"""Published texts that a cell passed on word for word, as the course tells them: by whom, where, and which by its heading."""

# Charter: review relayed
from __future__ import annotations

from collections.abc import Mapping

from infodrill.casework.book import Version
from infodrill.conduct.nouns.relays import ALOUD, StatementRelayed
from infodrill.kernel.i18n import LANGUAGES, N_
from infodrill.kernel.quoting import closed, cut
from infodrill.review.ledger.lay import SHORT
from infodrill.review.said import Passage, PublishedVersion, Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, Lasting, Own, ReportLine, line

RELAYED: Mapping[str, str] = {
    "field": N_("{cell} read it out on the spot: “{text}”"),
    "group": N_("{cell} passed it on in the groups: “{text}”"),
    "feed": N_("{cell} passed it on on the public feed: “{text}”"),
}  # fmt: skip
IN_PASSING = N_("{gap}, but for “{text}” of {told}, which is on several matters and says of it: “{said}”")
PASSAGE = 150  # letters of such a passage that are quoted


def relayed(log: ReportTimeline, body: StatementRelayed) -> ReportLine:
    """A relay in words."""
    versions = log.book.statements[body.statement].versions
    version = next(each for each in versions if each.version == body.version)
    cell = next((cell.name for cell in log.scenario.cells.cells if cell.id == body.cell), body.cell)
    return line(RELAYED[body.channel], cell=cell, text=titled(version))


def titled(version: Version) -> Own:
    """The heading by which a text is named."""
    vi, en = (closed(cut(version.said(lang)[0], SHORT).rstrip(".")) for lang in LANGUAGES)
    return Own(vi, en)


def only_in_passing(log: ReportTimeline, claim: str, gap: ReportLine) -> ReportLine:
    """A gap of words on a claim, with the first that a text on several matters had for it in play."""
    first = next((each for each in log.in_passing[claim] if each.text.at <= log.live_until), None)
    if first is None:
        return gap
    said = Own(*(cut(first.part.in_(lang), PASSAGE) for lang in LANGUAGES))
    return line(
        IN_PASSING, gap=gap, text=titled(first.text.version), told=BothClocks(first.text.at), said=said
    )


def passing(passage: Passage) -> ReportLine:
    """What a text on several matters says of one, as a step of what was done on that."""
    words = N_("published on several matters: “{text}”; it says of this one: “{said}”")
    said = Own(*(cut(passage.part.in_(lang), PASSAGE) for lang in LANGUAGES))
    return line(words, text=titled(passage.text.version), said=said)


def word_of(log: ReportTimeline, body: StatementRelayed) -> Said | None:
    """The word that a relay passed on, None where it is no published one."""
    return next(
        (word for word in log.said if (word.item, word.version) == (body.statement, body.version)), None
    )


def read_aloud(log: ReportTimeline, text: PublishedVersion) -> ReportLine | None:
    """How soon after it came out a version was first read out on the spot, and by whom; None where it was not."""
    for event, body in log.bodies(StatementRelayed):
        said = (body.statement, body.version)
        if body.channel == ALOUD and said == (text.statement.statement, text.version.version):
            names = log.scenario.cells.names
            time = Lasting(log.clocks.story(event.at) - log.clocks.story(text.at))
            return line(
                N_("read out {time} later by {cell}"), time=time, cell=names.get(body.cell, body.cell)
            )
    return None
