"""What the page may ask of our own words: each with its hour, who signed it, whether somebody has read it, what they found."""

# Charter: review report wordspage
from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from infodrill.casework.leak import CLOSED_MARKINGS
from infodrill.casework.reach import KINDS, PRESS
from infodrill.casework.timeline import WORDS
from infodrill.conduct.artefacts import sourced
from infodrill.conduct.nouns.wordmarks import HARMS, OTHERWISE, SO
from infodrill.kernel.i18n import N_
from infodrill.kernel.quoting import cut
from infodrill.review import asread
from infodrill.review.assess import Assessment
from infodrill.review.ledger import reporters
from infodrill.review.record import Record
from infodrill.review.said import PublishedVersion
from infodrill.review.words import Voice

FOUND = {
    SO: N_("read by an evaluator: it says what the record says"),
    OTHERWISE: N_("read by an evaluator: it says otherwise than the record"),
    HARMS: N_("read by an evaluator: it leads people to harm"),
    "": N_("read by evaluators, who differ"),
}  # fmt: skip
WELL_WRITTEN = N_("read by an evaluator, who judged how it is written")
UNREAD = N_("read by nobody")
HELD = 120  # letters of a piece of evidence that are told beside a source
ON_CLAIMS, BESIDE = N_("texts on a claim"), N_("texts on no single claim")


@dataclass(frozen=True, slots=True, kw_only=True)
class ShownWords:
    """Words of ours as the annex prints them; `asked` = what the press had asked, `about` = the sentence of the claim that they
    are on, "" = none; `read` = whether anybody did and what they found, `bad` where they found it wrong."""

    seq: int
    at: int
    kind: str
    issuer: str
    title: str
    body: str
    asked: str
    about: str
    signed: str
    read: str
    bad: bool


@dataclass(frozen=True)
class WordsPage:
    """Answers in the page's language."""

    assessment: Assessment
    record: Record
    voice: Voice

    @cached_property
    def _found(self) -> dict[int, asread.EvaluatorsReading]:
        return dict(asread.by_event(self.assessment.log.events))

    @cached_property
    def _read(self) -> frozenset[int]:
        return asread.read(self.assessment.log.events)

    def source(self, said: PublishedVersion, name: str) -> str:
        """A source as it went out, and beside it what it was in the file, where its marking lets that be told."""
        case = self.assessment.log.book.cases.get(said.case)
        told = sourced(self.assessment.log.scenario, case, name)
        out = told.vi if self.voice.lang == "vi" else told.en
        held = next((item for item in case.evidence if item.evidence == name), None) if case else None
        if held is None or held.tlp in CLOSED_MARKINGS or not str(held.text):
            return out
        return self.voice(
            N_("{out} (in the file: “{text}”)"), out=out, text=self.voice.plain(cut(str(held.text), HELD))
        )

    def read(self, seq: int) -> str:
        """Whether somebody has read the words of an event, and what they found."""
        if seq not in self._found:
            return self.voice(WELL_WRITTEN if seq in self._read else UNREAD)
        found = self._found[seq]
        return ": ".join((self.voice(FOUND[found.says]), *map(self.voice.typed, found.texts)))

    def bad(self, seq: int) -> bool:
        """Whether they found it wrong; what nobody has read is neither."""
        return seq in self._found and self._found[seq].says in (OTHERWISE, HARMS)

    def signed(self, text: PublishedVersion) -> str:
        """Who signed a published version, each as what; "" = nobody."""
        name, version = text.statement.statement, text.version.version
        return ", ".join(
            f"{self._cell(cell)} ({self.record.procedure.role_name(role, self.voice.lang)})"
            for cell, role in asread.signed(self.assessment.log.events, name, version)
        )

    @cached_property
    def elsewhere(self) -> list[ShownWords]:
        """What stands with no claim one by one: texts beside the cases, answers to the press and on tickets, guidance."""
        told = {text.seq for story in self.assessment.claims for text in story.statements}
        texts = [self._text(text) for text in self.assessment.log.published if text.seq not in told]
        return sorted((*texts, *self._spoken()), key=lambda words: words.seq)

    @property
    def by_kind(self) -> str:
        """All that we told people, which is what page one says how much of it was read, by what each was."""
        log = self.assessment.log
        kinds = Counter(ON_CLAIMS if self._claim(text.seq, text.claim) else BESIDE for text in log.published)
        kinds.update(KINDS[words.kind] for _, words in log.uttered)
        return "; ".join(f"{self.voice(kind)} {self.voice.number(n)}" for kind, n in kinds.items())

    def _text(self, text: PublishedVersion) -> ShownWords:
        title, body = text.version.said(self.voice.lang)
        return self._shown(
            text.seq, text.at, WORDS.get(text.kind, text.kind), text.statement.issuer,
            title=title, body=body, claim=self._claim(text.seq, text.claim), signed=self.signed(text),
        )  # fmt: skip

    def _spoken(self) -> Iterator[ShownWords]:
        log = self.assessment.log
        for event, words in log.uttered:
            put = words.kind == PRESS
            yield self._shown(
                event.seq, event.at, KINDS[words.kind], words.cell, title=words.title, body=words.body,
                asked=reporters.as_put(log, words.item) if put else "",
                claim=log.links.get(words.about) or (log.asked.get(words.item, "") if put else ""),
            )  # fmt: skip

    def _shown(
        self,
        seq: int,
        at: int,
        kind: str,
        cell: str,
        *,
        title: str = "",
        body: str,
        asked: str = "",
        claim: str,
        signed: str = "",
    ) -> ShownWords:
        sentence = self.assessment.log.scenario.claim(claim).sentence if claim else None
        return ShownWords(
            seq=seq, at=at, kind=kind, issuer=self._cell(cell), title=title, body=body, asked=asked,
            about=self.voice.value(sentence) if sentence else "", signed=signed or self._cell(cell),
            read=self.read(seq), bad=self.bad(seq),
        )  # fmt: skip

    def _claim(self, seq: int, claim: str) -> str:
        return claim or next((word.claim for word in self.assessment.log.said if word.seq == seq), "")

    def _cell(self, cell: str) -> str:
        names = self.assessment.log.scenario.cells.names
        return names[cell].in_(self.voice.lang) if cell in names else cell
