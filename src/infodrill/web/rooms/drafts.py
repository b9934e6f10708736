"""What the machine reads in a draft for the studio: craft with its reasons and passages, leaks, and what a loudspeaker says."""

# No charter: draws what policy lets through; nothing is kept
from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from textwrap import shorten

from infodrill.casework import craft
from infodrill.casework.aloud import corrects, read_aloud
from infodrill.casework.book import Case, Statement
from infodrill.casework.craftreading import Draft
from infodrill.casework.figures import hours, unmatched
from infodrill.casework.leak import leaks, passage
from infodrill.casework.nouns.marking import artefacts
from infodrill.casework.nouns.statement import PARTS, craft_drafts, sources_of
from infodrill.casework.records import Version
from infodrill.casework.textkinds import standing_in
from infodrill.casework.tongues import Worded, alone, strangers
from infodrill.conduct import naming
from infodrill.conduct.view import SeatView
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import cut
from infodrill.web.rooms.saidotherwise import given_away, unheard_while_typed

PASSAGE = 240  # letters of a passage that the checklist quotes: one of a paragraph without a full stop filled the column
WORDS_A_MINUTE = 190  # a loudspeaker read aloud
# A loudspeaker's first words: who speaks, and whether it puts a word of its own right.
SPEAKING, CORRECTING = N_("This is {unit}:"), N_("This is {unit}, with a correction:")
MOST_NOTES, SHOWN = 4, 60  # lines or figures at once; characters of a line
_NEXT = re.compile(
    r"\bnext (?:word|news|update)|\b(?:tin|cập nhật) (?:tiếp|kế|mới)|\b(?:báo|nói) lại\b", re.IGNORECASE
)
_AS_OF = re.compile(r"\b(?:tính (?:đến|tới)|cập nhật lúc|as of)\b", re.IGNORECASE)
"""Says of which hour the news is, and promises none."""
STRANGE = {
    "vi": N_("This is English text in the Vietnamese version: “{line}”"),
    "en": N_("This is Vietnamese text in the English version: “{line}”"),
}
ALONE = {
    "vi": N_("Only the Vietnamese version says {told}. Both should say the same."),
    "en": N_("Only the English version says {told}. Both should say the same."),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Craft:
    """An item of the checklist. `read` = something is written of which it says anything."""

    item: str
    words: str
    points: int
    of: int
    read: bool = True
    why: str = ""  # in the reader's language: what is missing, or why it is met
    said: str = ""  # the text's own words that show it, in `lang`
    lang: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Typed:
    """The words of a draft as they stand in the studio's fields."""

    title_vi: str
    title_en: str
    body_vi: str
    body_en: str
    stance: str
    figures: tuple[str, ...]
    kind: str
    lines_vi: tuple[int, ...]  # of each part of the body, as it is kept
    lines_en: tuple[int, ...]
    parts: tuple[tuple[str, ...], ...]  # of the body, in Vietnamese and in English
    next_update: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Aloud:
    """What a loudspeaker says of a text, in `lang`, within so many `seconds`; and how many words each language has."""

    lang: str
    greeting: str
    words: str
    seconds: int
    words_vi: int
    words_en: int

    @property
    def alone(self) -> bool:
        """Whether at most one language is written."""
        return not (self.words_vi and self.words_en)

    @property
    def count(self) -> int:
        return self.words_vi + self.words_en


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What the machine sees in a draft while it is written."""

    statement: str
    case: str
    craft: tuple[Craft, ...]
    points: str
    leaks: tuple[str, ...]
    tongues: tuple[str, ...]
    aloud: Aloud
    differs: str
    unheard: str


def check(view: SeatView, case: Case | None, begun: Statement | None, typed: Typed) -> Check:
    """Craft, leaks and what a loudspeaker says of a draft as it stands; `begun` None = of a new text. Nothing is kept."""
    kind, kept = begun.kind if begun else typed.kind, (typed.lines_vi, typed.lines_en)
    lines = tuple(craft_lines(view.lang, kind, drafts_of(view, case, typed, begun, kind), None))
    words = {name: getattr(typed, name) for name in ("title_vi", "title_en", "body_vi", "body_en")}
    parts = {**words, "figures": "\n".join(typed.figures)}
    told = tuple(zip((typed.body_vi, typed.body_en), kept, strict=True))
    issuer = begun.issuer if begun else view.seat.cell
    protected = tuple(artefacts(case)) if case else ()
    hits = leaks(parts, protected, (view.premises.stage,), view.premises.contacts)
    found = tuple(passage(hit, parts) for hit in hits)
    unheard = unheard_while_typed(view, typed, begun, case, typed.next_update)
    return Check(
        statement=begun.statement if begun else "",
        case=case.case if case else "",
        craft=lines,
        points=points_of(lines),
        leaks=found,
        tongues=tuple(tongue_notes(view, typed)),
        aloud=aloud(view, (words["title_vi"], words["title_en"]), told, kind, issuer),
        differs=next_differs(view, typed.kind, typed.parts, typed.next_update),
        unheard=" ".join(filter(None, (given_away(view, parts, found), unheard))),
    )


def next_differs(view: SeatView, kind: str, bodies: Iterable[Sequence[str]], at: int) -> str:
    """What text and field say otherwise of the next word, in the reader's language; "" where the text names no hour for it.
    `bodies` = the parts by language, `at` = the field's second, 0 = none. Nothing is prevented."""
    clock = f"{view.story(at):%H:%M}" if at else ""
    told = (
        line
        for parts in bodies
        for number, part in enumerate(parts, 1)
        for line in as_read(part).splitlines()
        if (kind == "holding" and number == PARTS and not _AS_OF.search(line)) or _NEXT.search(line)
    )
    named = dict.fromkeys(hour for line in told if not at or unmatched(clock, line) for hour in hours(line))
    if not named:
        return ""
    words = (
        N_("The text names {hours} for the next word, and the field {clock}: the deadline follows the field.")
        if at
        else N_("The text names {hours} for the next word, and the field promises none.")
    )
    return tr(view.lang, words, hours=" · ".join(named), clock=clock)


def tongue_notes(view: SeatView, words: Worded) -> Iterator[str]:
    """What does not fit between the two versions of a text, in the reader's language; nothing of it is prevented."""
    lang, strange = view.lang, strangers(words)
    for tongue, line in strange[:MOST_NOTES]:
        shown = shorten(line, SHOWN, placeholder=" …")
        yield tr(lang, STRANGE[tongue], line=shown)
    if strange:  # one text in two languages of which one is wanting: its figures agree with themselves
        return
    for tongue, note in ALONE.items():
        if told := [shown for version, shown in alone(words, view.premises.places) if version == tongue]:
            yield tr(lang, note, told=" · ".join(told[:MOST_NOTES]))


def drafts_of(
    view: SeatView, case: Case | None, words: Typed | Version | None, begun: Statement | None, kind: str
) -> tuple[Draft, Draft] | None:
    """What the rubric reads, as it does when the text is kept; None = nothing is written yet."""
    if words is None or not (words.body_vi.strip() or words.body_en.strip()):
        return None
    issuer = begun.issuer if begun else view.seat.cell
    lines, sources = (words.lines_vi, words.lines_en), sources_of(case, issuer)
    return craft_drafts(case, words, kind=kind, lines=lines, sources=sources, issuer=issuer, version=1)


def craft_lines(
    lang: str, kind: str, drafts: tuple[Draft, Draft] | None, kept: Mapping[str, int] | None
) -> Iterator[Craft]:
    """The checklist of a text of `kind` with its reasons and passages. `kept` = the points on record, None = none yet: where an
    older checker counted otherwise, they stand alone."""
    lines = {line.item: line for line in craft.inspect_both(*drafts, lang)} if drafts else {}
    by_lang = dict(zip(("vi", "en"), drafts, strict=True)) if drafts else {}
    for item, most in craft.asked(kind).items():
        name, line = tr(lang, naming.CRAFT.get(item, item)), lines.get(item)
        points = line.points if line and kept is None else (kept or {}).get(item, 0)
        if line is None or line.points != points:
            yield Craft(item=item, words=name, points=points, of=most, read=bool(drafts or kept))
            continue
        read = by_lang[line.lang]
        said = craft.clause_around(read.title if line.part == "title" else read.body, line)
        why = tr(lang, line.why)
        yield Craft(
            item=item, words=name, points=points, of=most, why=why, said=cut(said, PASSAGE), lang=line.lang
        )


def points_of(lines: Iterable[Craft]) -> str:
    """The points of a checklist out of those that can be had: "7 / 10", "– / 10" before anything is written."""
    told = tuple(lines)
    got = f"{sum(line.points for line in told)}" if any(line.read for line in told) else "–"
    return f"{got} / {sum(line.of for line in told)}"


def aloud(
    view: SeatView,
    titles: tuple[str, str],
    told: Sequence[tuple[str, tuple[int, ...]]],
    kind: str,
    issuer: str,
) -> Aloud:
    """A loudspeaker says a text of the cell `issuer`, given in Vietnamese and English, in Vietnamese, unless only English is
    written. `told` = in either its words, and how many lines each of its parts has."""
    (vi, _), (en, _) = told
    english = bool(en.strip()) and not vi.strip()
    lang, (body, lines) = ("en", told[1]) if english else ("vi", told[0])
    sender = (view.organisation(issuer) or view.premises.place("")).in_(lang)
    words = read_aloud(lang, body, titles[english], standing_in(kind, lines), sender)
    return Aloud(
        lang=lang,
        greeting=view.premises.say(lang, CORRECTING if corrects(titles[english]) else SPEAKING, unit=sender),
        words=words,
        seconds=-(-len(words.split()) * 60 // WORDS_A_MINUTE),
        words_vi=len(vi.split()),
        words_en=len(en.split()),
    )
