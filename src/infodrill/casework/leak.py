"""The leak check on statement drafts: personal data, and what stands in AMBER or RED artefacts of the case and in nothing public.

Hits are recorded as codes without a word of text: "near body_vi 12-80 RED c1.e2" (kind, part of the draft, span, marking,
artefact; "-" = none). What a reader sees is the draft's own passage, never the artefact. RIGHTS or SAFE clears with a reason.
"""

# Charter: casework leak
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace

from infodrill.casework.disguise import skeleton, together
from infodrill.casework.figures import Figure, figures
from infodrill.casework.likeness import RUN, PlainWords, exact, near, rows, where, words_of
from infodrill.casework.privacy import private
from infodrill.casework.records import VersionText
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_
from infodrill.kernel.spans import Taken

CHECKER = "leak-9"
CLOSED_MARKINGS = frozenset({"AMBER", "RED"})
PARTS = ("title_vi", "title_en", "body_vi", "body_en", "figures", "sources")
LEAST_BONE = 6  # letters of a name that is looked for without its blanks
TOGETHER = 80  # characters within which two figures, weak alone, are one passage
KINDS: Mapping[str, str] = {
    "exact": N_("word for word in a protected artefact"),
    "near": N_("nearly in a protected artefact"),
    "number": N_("a figure of a protected artefact"),
    "name": N_("a name of a protected artefact"),
    "phone": N_("a telephone number"),
    "hotline": N_("a hotline number"),
    "identity": N_("an identity number"),
    "account": N_("a bank account or card number"),
    "birth": N_("a date of birth"),
    "plate": N_("a vehicle plate"),
    "mail": N_("an e-mail address"),
    "handle": N_("an account's name"),
    "link": N_("an address that leads out of the range"),
    "address": N_("a home address"),
    "minor": N_("a named child"),
    "medical": N_("a medical record"),
    "person": N_("a person's name"),
}


@dataclass(frozen=True, slots=True)
class Artefact:
    """A text of the case with its marking RED | AMBER | GREEN | CLEAR; `source` = the id it is known by, e.g. "c1.e2"."""

    source: str
    marking: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A finding in `part` of a draft at [start, end). `source` and `marking` are "" for a pattern of personal data."""

    kind: str
    part: str
    start: int
    end: int
    marking: str = ""
    source: str = ""

    def code(self) -> str:
        return f"{self.kind} {self.part} {self.start}-{self.end} {self.marking or '-'} {self.source or '-'}"


def read_hit(code: str) -> Hit:
    """The hit behind its code."""
    kind, part, span, marking, source = code.split(" ", 4)
    start, end = span.split("-")
    return Hit(
        kind=kind,
        part=part,
        start=int(start),
        end=int(end),
        marking=marking.strip("-"),
        source="" if source == "-" else source,
    )


def veiled(code: str, seen: Callable[[str], bool]) -> str:
    """The code for a reader who may not see its artefact: "a protected artefact of this case", without its id."""
    hit = read_hit(code)
    return code if not hit.source or seen(hit.source) else replace(hit, source="").code()


def leaks(
    parts: Mapping[str, str],
    protected: Iterable[Artefact] = (),
    public: Iterable[Artefact] = (),
    public_contacts: Iterable[str] = (),
) -> tuple[Hit, ...]:
    """All hits in the parts of a draft, in order of part and place; () when clean. At most one hit covers a passage.

    Pure, and remembered for a while: a command is read before it waits for its drill, and under the lock only compared.
    """
    closed = tuple(paper for paper in protected if paper.marking in CLOSED_MARKINGS and paper.text)
    told = tuple(paper for paper in public if paper.text)
    # What is public excuses only what is closed too. With nothing closed it is left out, so that a draft whose
    # surroundings grew is still found in the cache.
    open_texts = tuple(paper.text for paper in told) if closed else ()
    named_openly = tuple(paper.text for paper in told if paper.marking == "CLEAR")
    return _leaks(tuple(parts.items()), closed, open_texts, tuple(public_contacts), named_openly)


@until_erased(256)
def _leaks(
    parts: tuple[tuple[str, str], ...],
    closed: tuple[Artefact, ...],
    open_texts: tuple[str, ...],
    contacts: tuple[str, ...],
    named_openly: tuple[str, ...],
) -> tuple[Hit, ...]:
    said = _public(open_texts) if closed else _NOTHING
    found: list[Hit] = []
    for part, text in parts:
        plain = as_read(text)
        hits = _hits(part, plain, closed, said, contacts, named_openly)
        # Read twice: as it stands, and with letters that were held apart drawn together. Places are those of
        # the draft each time.
        drawn = together(plain)
        if drawn.text != plain:
            shown = _hits(part, drawn.text, closed, said, contacts, named_openly)
            hits += [replace(hit, start=drawn.start(hit.start), end=drawn.end(hit.end)) for hit in shown]
        found += _apart(hits)
    return tuple(found)


def _hits(
    part: str,
    plain: str,
    closed: tuple[Artefact, ...],
    said: _Said,
    contacts: tuple[str, ...],
    named_openly: tuple[str, ...],
) -> list[Hit]:
    hits = [
        Hit(kind=finding.kind, part=part, start=finding.start, end=finding.end)
        for finding in private(plain, contacts, named_openly)
    ]
    if closed:
        hits += _passages(part, plain, closed, said)
        hits += _figures(part, plain, closed, said)
        hits += _broken_names(part, plain, closed, said)
    return hits


def apart(hits: Iterable[Hit]) -> tuple[Hit, ...]:
    """The hits of several readings of the same parts as one: at most one covers a passage."""
    by_part: dict[str, list[Hit]] = {}
    for hit in hits:
        by_part.setdefault(hit.part, []).append(hit)
    return tuple(leak for each in by_part.values() for leak in _apart(each))


def parts_of(version: VersionText) -> dict[str, str]:
    """The texts of a version, drafted or kept, by the names that hits use."""
    texts = (version.title_vi, version.title_en, version.body_vi, version.body_en, "\n".join(version.figures))
    return dict(zip(PARTS, (*texts, "\n".join(version.sources)), strict=True))


def hits_of(version: VersionText) -> tuple[tuple[Hit, str], ...]:
    """The findings of a version, each with the draft's own words that it marks."""
    parts = parts_of(version)
    found = [read_hit(code) for code in version.leaks]
    return tuple((hit, passage(hit, parts)) for hit in found)


def passage(hit: Hit, parts: Mapping[str, str]) -> str:
    """The draft's own words at the hit."""
    return as_read(parts.get(hit.part, ""))[hit.start : hit.end]


# ---- what public material already says ----------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Said:
    words: frozenset[str]
    rows: frozenset[tuple[str, ...]]
    keys: frozenset[str]


_NOTHING = _Said(frozenset(), frozenset(), frozenset())


@until_erased(64)
def _public(texts: tuple[str, ...]) -> _Said:
    read = [words_of(text) for text in texts]
    words = frozenset(word for plain_words in read for word in plain_words.words)
    said = frozenset(row for plain_words in read for row in rows(plain_words.words, RUN))
    return _Said(words, said, frozenset(key for text in texts for key in _figures_of(text)))


@until_erased(1024)
def _figures_of(text: str) -> Mapping[str, Figure]:
    return {figure.key: figure for figure in figures(as_read(text))}


# ---- hits in one part ---------------------------------------------------------------------------------------------


def _passages(part: str, text: str, closed: tuple[Artefact, ...], said: _Said) -> list[Hit]:
    draft = words_of(text)
    held, places = rows(draft.words, RUN), where(draft.words)
    found: list[Hit] = []
    for artefact in closed:
        source = words_of(artefact.text)
        found += [
            _hit("exact", part, draft, span, artefact) for span in exact(source, draft, held, said.rows)
        ]
        found += [_hit("near", part, draft, span, artefact) for span in near(source, places, said.words)]
    return found


def _hit(kind: str, part: str, draft: PlainWords, span: tuple[int, int], artefact: Artefact) -> Hit:
    return Hit(
        kind=kind,
        part=part,
        start=draft.spans[span[0]][0],
        end=draft.spans[span[1] - 1][1],
        marking=artefact.marking,
        source=artefact.source,
    )


def _figures(part: str, text: str, closed: tuple[Artefact, ...], said: _Said) -> list[Hit]:
    """Figures and names of closed artefacts: one that tells alone, or two weak ones of one artefact close together."""
    # A figure that the public knows already tells nothing, in whatever artefact it stands too.
    mine = [each_figure for each_figure in figures(text) if each_figure.key not in said.keys]
    found: list[Hit] = []
    for artefact in closed:
        theirs = _figures_of(artefact.text)
        same = sorted(
            (each_figure for each_figure in mine if each_figure.key in theirs),
            key=lambda each_figure: each_figure.start,
        )
        # The nearest other one on either side is enough: if that is too far away, all others are.
        other_before, other_after = _others(same), _others(same[::-1])[::-1]
        for at, figure in enumerate(same):
            near_by = any(
                other >= 0 and abs(other - figure.start) <= TOGETHER
                for other in (other_before[at], other_after[at])
            )
            if figure.alone or near_by:
                found.append(
                    Hit(
                        kind=figure.kind,
                        part=part,
                        start=figure.start,
                        end=figure.end,
                        marking=artefact.marking,
                        source=artefact.source,
                    )
                )
    return found


def _others(figures_in_order: list[Figure]) -> list[int]:
    """For each figure the place of the nearest one before it that has another key, -1 = none."""
    places: list[int] = []
    for at, figure in enumerate(figures_in_order):
        before = figures_in_order[at - 1] if at else None
        # The same figure twice is one thing said twice: behind it counts what stood before the first of them.
        places.append(-1 if before is None else before.start if before.key != figure.key else places[at - 1])
    return places


def _broken_names(part: str, text: str, closed: tuple[Artefact, ...], said: _Said) -> list[Hit]:
    """Names of closed artefacts that were drawn apart, joined, numbered or set in lines: "N g u y ễ n", "SaoBắc"."""
    # Numbers may be put between the letters to break a name up; a name that has figures of its own needs them.
    bones, letters = skeleton(text), skeleton(text, figures=False)
    found: list[Hit] = []
    for artefact in closed:
        for key, name in _figures_of(artefact.text).items():
            if name.kind == "name" and key not in said.keys and len(bone := skeleton(key).text) >= LEAST_BONE:
                told = letters if bone.isalpha() else bones
                for start, end in told.broken(bone, len(key.split())):
                    found.append(
                        Hit(
                            kind="name",
                            part=part,
                            start=start,
                            end=end,
                            marking=artefact.marking,
                            source=artefact.source,
                        )
                    )
    return found


def _apart(hits: list[Hit]) -> list[Hit]:
    """One hit a passage: patterns and exact passages go before near ones, a person's name comes last, longer before
    shorter; in order of place."""
    rank = {"near": 1, "number": 2, "name": 2, "person": 3}
    kept, taken = [], Taken()
    for hit in sorted(hits, key=lambda leak: (rank.get(leak.kind, 0), leak.start - leak.end)):
        if hit.start < hit.end and not taken.meets(hit.start, hit.end):
            taken.take(hit.start, hit.end)
            kept.append(hit)
    return sorted(kept, key=lambda leak: leak.start)
