"""The correction-craft rubric (E8) as a machine reads its structure: 0–10 points by item, in Vietnamese and in English.

All eight items are read from form alone: order, counts, lengths, source words, times. What needs an evaluator's judgement
is beside them, in another event: whether the fact is the one that matters, the explanation convinces, the evidence is
the primary record, the advice is right for this ward, and the tone is fair. A text in both languages gets, for each
item, the lower of the two: both publics read it.
"""

# Charter: casework craft
from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import dropwhile, takewhile

from infodrill.casework import craftsigns as signs
from infodrill.casework import textkinds
from infodrill.casework.advice import advised, tells_nothing
from infodrill.casework.craftreading import Draft, DraftSentence, ReadDraft, cut, read_draft, telling
from infodrill.casework.dating import dated, timed
from infodrill.casework.misleading import calls_wrong, gives_cause, why_misleads
from infodrill.casework.records import Version
from infodrill.casework.stating import MENTIONS, moods
from infodrill.kernel.erasable import until_erased
from infodrill.kernel.folding import as_read
from infodrill.kernel.i18n import LANGUAGES, N_

CHECKER = "craft-16"
_ADVICE_FOLLOWS = re.compile(
    r"(?:việc (?:cần|nên|phải) làm|(?:xin|mong) (?:bà con|quý)|what to do|please remember|to everyone)[^:.]{0,30}:",
    re.IGNORECASE,
)
"""How a paragraph of advice says that it is one."""
SOURCED = re.compile(
    r"\W*(?:nguồn|sources?)\s*:|\W*(?:theo|according to)\b[^.]*\b(?:tính đến|as of)\b[^.]*\d[^.]*\.?\W*$",
    re.IGNORECASE,
)
"""A source is none, whatever it is called: an answer that somebody gave, a machine that calls."""
ITEMS: Mapping[str, int] = {
    "fact_first": 2, "myth_once": 1, "why_misleads": 1, "evidence": 2, "what_to_do": 1, "issuer_time": 1, "plain": 1,
    "no_attack": 1,
}  # fmt: skip
LONGEST_WORDS = 200
LONGEST_SENTENCE = 45  # words; Vietnamese counts syllables
_SIGNS = re.compile(r"[.,;:!?…](?=\s|$)|\n")
_AT_IT = {
    "vi": re.compile(r"\b(?:đang|dang) (?!lan\b|có\b|được|bị)\w", re.IGNORECASE),
    "en": re.compile(r"\b(?:is|are|been) (?!being|going)\w+ing\b", re.IGNORECASE),
}
"""Somebody is at it."""
_TO_DO_LABEL = re.compile(
    r"\W*(?:(?:những )?(?:việc|điều) (?:bà con |mọi người )?(?:cần|nên|phải) làm(?: ngay)?|viec (?:can|nen|phai) lam|"
    r"cần làm gì|what to do(?: now)?|to do)\s*:",
    re.IGNORECASE,
)
_NOTHING_YET = re.compile(
    r"\b(?:chưa|chua) (?:phải|cần|phai|can) (?:làm|lam) (?:gì|gi)\b|\bnothing to do yet\b", re.IGNORECASE
)
"""That nothing is asked yet is no advice: whoever is at the door of a fraud waits in it."""
_SAID_BEFORE = re.compile(
    r"\b(?:chúng tôi|chung toi|phường|thành phố) (?:đã |da )?(?:thông báo|thong bao|báo|bao|đăng|dang) (?:là |rằng |la |rang )"
    r"|\bwe (?:had )?(?:said|told|announced|posted|wrote|reported)\b",
    re.IGNORECASE,
)
"""What we said ourselves some minutes ago is no record of anything."""
OPENING = 3  # sentences in which the fact of the claim is looked for


@dataclass(frozen=True, slots=True, kw_only=True)
class CraftCheck:
    """One line of the checklist: `points` of `most`, why (msgid), and the passage [start, end) of `part` that shows it.

    `part` is title | body; "" = no passage. `lang` = the language of the text that was read.
    """

    item: str
    points: int
    most: int
    why: str
    part: str = ""
    start: int = 0
    end: int = 0
    lang: str = ""


def inspect(draft: Draft) -> tuple[CraftCheck, ...]:
    """The checklist, one line an item in the order of ITEMS. Pure and fast: a studio may call it at each key."""
    read = read_draft(draft)
    return tuple(replace(_RULES[item](read), lang=draft.lang) for item in ITEMS)


def asked(kind: str) -> Mapping[str, int]:
    """The items that a text of a kind is asked for, with the points that each can have."""
    spared = textkinds.KINDS[kind].spares if kind in textkinds.KINDS else ()
    return {item: most for item, most in ITEMS.items() if item not in spared}


def score(lang: str, draft: Draft) -> dict[str, int]:
    """Points by item of ITEMS for one language's text."""
    return {craft_check.item: craft_check.points for craft_check in inspect(replace(draft, lang=lang))}


@until_erased(256)
def inspect_both(vi: Draft, en: Draft, lang: str = "vi") -> tuple[CraftCheck, ...]:
    """Item by item the line of the language that has fewer points, of the reader's, `lang`, where they have the same; of the
    one that was written when the other is empty."""
    first, second = inspect(replace(vi, lang="vi")), inspect(replace(en, lang="en"))
    if not en.body.strip():
        return first
    if not vi.body.strip():
        return second
    return tuple(
        min(both, key=lambda line: (line.points, line.lang != lang))
        for both in zip(first, second, strict=True)
    )


def score_both(vi: Draft, en: Draft) -> dict[str, int]:
    """Points by item of ITEMS for a text in two languages, as `inspect_both` reads it."""
    return {line.item: line.points for line in inspect_both(vi, en)}


def clause_around(text: str, check: CraftCheck) -> str:
    """The words of `text`, the part that `check` names, from sign to sign around its passage; "" = it has none."""
    if not check.part:
        return ""
    shown = as_read(text)
    before = max((sign.end() for sign in _SIGNS.finditer(shown, 0, check.start + 1)), default=0)
    after = _SIGNS.search(shown, max(check.start, check.end - 1))
    return shown[min(before, check.start) : after.start() if after else len(shown)].strip()


@until_erased(1024)
def instruction(lang: str, body: str, places: tuple[str, ...] = ()) -> str:
    """The paragraphs of a text that tell people what to do, each whole from the sentence that begins to; "" when none does.

    What follows is kept whatever its form: a sentence too many costs nothing, one too few may cost lives. What is not known, and
    how an older text stands, is none. `places` = in which part each line stands, () = unknown.
    """
    lines = as_read(body).split("\n")
    known = places if len(places) == len(lines) else ("",) * len(lines)
    paragraphs = [
        cut("body", line)
        for line, place in zip(lines, known, strict=True)
        if place != textkinds.UNKNOWN and not SOURCED.match(line)
    ]
    told = [_from_advice(lang, each) for each in paragraphs]
    return " ".join(sentence.text for paragraph in told for sentence in paragraph)


def advice_of(kind: str, version: Version, lang: str) -> str:
    """What a version of a text of `kind` tells its readers of `lang` to do, in the language in which they have it."""
    places = textkinds.standing_in(kind, version.lines(lang))
    return instruction(version.tongue(lang), version.said(lang)[1], places)


def _from_advice(lang: str, paragraph: tuple[DraftSentence, ...]) -> tuple[DraftSentence, ...]:
    """A paragraph from the sentence that tells what to do; the whole of one that says of itself that it does."""
    tongues = (
        lang,
        *(other for other in LANGUAGES if other != lang),
    )  # an owner's words may stand there as they came
    found = tuple(
        dropwhile(lambda sentence: not any(advised(tongue, sentence.text) for tongue in tongues), paragraph)
    )
    kept = paragraph if found and _ADVICE_FOLLOWS.match(paragraph[0].text) else found
    return tuple(sentence for sentence in kept if not tells_nothing(lang, sentence.text))


def total(points: Mapping[str, int]) -> int:
    """0–10."""
    return sum(points.values())


# ---- items --------------------------------------------------------------------------------------------------------


def _item(item: str, points: int, why: str, at: tuple[str, int, int] = ("", 0, 0)) -> CraftCheck:
    part, start, end = at
    return CraftCheck(item=item, points=points, most=ITEMS[item], why=why, part=part, start=start, end=end)


def _fact_first(read: ReadDraft) -> CraftCheck:
    first = read.body[0] if read.body else None
    if first is None:
        return _item("fact_first", 0, N_("There is no text yet."))
    fact = _first_fact(read) or _headed(read, first)
    if fact is None and (first in read.myths or first.text.endswith("?")):
        return _item("fact_first", 0, N_("The text opens with the rumour; open with the fact."), first.at())
    found = signs.puts_off(read.draft.lang, first.text)
    if found and (fact is None or fact[1] > first.start):
        return _item("fact_first", 0, N_("The opening puts off the fact; say it at once."), first.at(found))
    if fact is None:
        why = N_("No fact stands here before the rumour; say what is known or not yet known.")
        return _item("fact_first", 0, why, first.at())
    if lacking := _unfinished(read):
        return _item("fact_first", 1, lacking, _of_the_claim(read, fact))
    if read.title and read.title in read.myths:
        why = N_("The title repeats the rumour; let it say the fact.")
        return _item("fact_first", 1, why, read.title.at())
    return _item("fact_first", 2, N_("The fact comes first."), _of_the_claim(read, fact))


def _unfinished(read: ReadDraft) -> str:
    """What a text that is written in parts still lacks: a headline, or who is at it; "" = nothing."""
    draft, places = read.draft, {sentence.place for sentence in read.body}
    if not draft.places or len(draft.lines) < len(textkinds.KINDS[draft.kind].parts):
        return ""
    if read.title is None:
        return N_("The headline is still empty; let it say the fact.")
    at_it = any(_AT_IT[draft.lang].search(sentence.text) for sentence in read.body)
    if draft.kind == "holding" and textkinds.DOING not in places and not at_it:
        return N_("The part on what is being done is still empty; say who is on it, and where.")
    return ""


def _headed(read: ReadDraft, first: DraftSentence) -> tuple[str, int, int] | None:
    """The fact of a headline whose text goes on below it, and so does not say it again; None where that opens with the rumour, a
    question, or an occasion."""
    lang, title = read.draft.lang, read.title
    if title is None or {title, first} & {*read.myths} or first.text.endswith("?"):
        return None
    if signs.puts_off(lang, first.text) or signs.puts_off(lang, title.text):
        return None
    begins = title.text.find(": ") + 1  # behind whose it is, or that a report was right
    told = takewhile(lambda found: found[0] not in MENTIONS, moods(lang, title.text[begins:]))
    return next((title.at((start + begins, end + begins)) for mood, (start, end) in told if not mood), None)


def _first_fact(read: ReadDraft) -> tuple[str, int, int] | None:
    """The first clause that states a fact, if it stands before any telling of the rumour or of what people think. A text that
    says that a thing is not known yet has to name what was asked first."""
    lang, asked_of = read.draft.lang, read.draft.stance == "unknown"
    for sentence in read.body:
        if sentence.text.endswith("?"):
            return None
        told = signs.myth(lang, sentence.text) if sentence in read.myths else None
        rumour = told[0] if told else 0 if sentence in read.myths else len(sentence.text)
        for mood, (start, end) in moods(lang, sentence.text):
            if end > rumour or (mood in MENTIONS and not (asked_of and mood == "told")):
                return None
            if not mood:
                return sentence.at((start, end))
    return None


def _of_the_claim(read: ReadDraft, first: tuple[str, int, int]) -> tuple[str, int, int]:
    """Of the facts in the opening, up to the telling of the rumour, the one that speaks most of what is claimed: what leads up to
    it earned the point as well, but is not the fact that a reader looks for."""
    lang, claim = read.draft.lang, telling(read.draft.claim)
    body, found = as_read(read.draft.body), [first]
    for sentence in takewhile(lambda told: told not in read.myths, read.body[:OPENING]):
        stated = (sentence.at(span) for mood, span in moods(lang, sentence.text) if not mood)
        found += [fact for fact in stated if fact[1] > first[1]]
    own = [fact for fact in found if "“" not in body[fact[1] : fact[2]]]  # what is quoted is another's word
    opens = read.body[0].at()
    return max(own, key=lambda fact: len(claim & telling(body[fact[1] : fact[2]])), default=opens)


def _myth_once(read: ReadDraft) -> CraftCheck:
    if len(read.myths) > 1:
        return _item("myth_once", 0, N_("The rumour is told again here; once is enough."), read.myths[1].at())
    if read.myths:
        return _item("myth_once", int(bool(read.body)), N_("The rumour is told once."), read.myths[0].at())
    return _item("myth_once", int(bool(read.body)), N_("The rumour is not repeated."))


def _why_misleads(read: ReadDraft) -> CraftCheck:
    """In a sentence on the myth, in the two after it, in the one that "that" and "it" point back to; anywhere when the text does
    not speak of it; in the part that is there for it, where a cause is enough."""
    lang = read.draft.lang
    spoken = [
        at - (clause not in read.myths)
        for at, clause in enumerate(read.body)
        if clause in read.myths or signs.REFERS[lang].search(clause.text)
    ]
    near = [
        clause
        for at, clause in enumerate(read.body)
        if not spoken or clause.place == textkinds.WHY or any(0 <= at - begin <= 3 for begin in spoken)
    ]
    for sentence in near:
        found = why_misleads(lang, sentence.text)
        if found or (sentence.place == textkinds.WHY and (found := gives_cause(lang, sentence.text))):
            return _item("why_misleads", 1, N_("It says why the rumour misleads."), sentence.at(found))
    return _item("why_misleads", 0, N_("Say why the rumour misleads: old picture, half the story, a mix-up."))


def _evidence(read: ReadDraft) -> CraftCheck:
    """One point for naming where it is known from, one for a figure or a listed source that can be checked."""
    draft = read.draft
    # What is called wrong in the next breath is no record of what is so.
    taken_back = {
        told
        for told, then in zip(read.body, read.body[1:], strict=False)
        if told in read.myths and calls_wrong(draft.lang, then.text)
    }
    shown = [
        (told, found)
        for told in read.body
        if told not in taken_back
        and (found := signs.evidence(draft.lang, _SAID_BEFORE.sub(lambda hit: " " * len(hit[0]), told.text)))
    ]
    if not shown:
        return _item("evidence", 0, N_("Name the record it is known from, and who keeps it."))
    part, found = shown[0]
    listed = draft.figures or any(name != draft.issuer for name in draft.sources)
    if listed or any(re.search(r"\d", each.text) for each, _ in shown):
        return _item(
            "evidence", 2, N_("It names its record and something that can be checked."), part.at(found)
        )
    return _item(
        "evidence", 1, N_("Add the figure, date or number by which it can be checked."), part.at(found)
    )


def _what_to_do(read: ReadDraft) -> CraftCheck:
    for sentence in (said for said in read.body if said.place != textkinds.UNKNOWN):
        # The heading says that something is to be done; what, stands behind it.
        label = _TO_DO_LABEL.match(sentence.text)
        shown = " " * label.end() + sentence.text[label.end() :] if label else sentence.text
        shown = _NOTHING_YET.sub(lambda hit: " " * len(hit[0]), shown)
        if found := advised(read.draft.lang, shown):
            return _item("what_to_do", 1, N_("It says what to do."), sentence.at(found))
    return _item("what_to_do", 0, N_("Say what people should do, or that they need do nothing."))


def _issuer_time(read: ReadDraft) -> CraftCheck:
    parts = (*read.body, read.title) if read.title else read.body
    stamp = next(((part, found) for part in parts if (found := dated(read.draft.lang, part.text))), None)
    if stamp is None:
        if other := next(((part, found) for part in parts if (found := timed(part.text))), None):
            why = N_("This is the time of something else; say as of when this is known.")
            return _item("issuer_time", 0, why, other[0].at(other[1]))
        return _item("issuer_time", 0, N_("Say as of when this is known."))
    known = bool(read.draft.issuer) and read.draft.version >= 1
    why = N_("Issuer, version and time are there.") if known else N_("The issuer and version are missing.")
    return _item("issuer_time", int(known), why, stamp[0].at(stamp[1]))


def _plain(read: ReadDraft) -> CraftCheck:
    count = sum(len(clause.text.split()) for clause in read.body)
    if not count:
        return _item("plain", 0, N_("There is no text yet."))
    if count > LONGEST_WORDS:
        return _item("plain", 0, N_("Longer than 200 words; cut it."))
    for sentence in read.body:
        if any(len(part.split()) > LONGEST_SENTENCE for part in re.split(r"[;:]\s", sentence.text)):
            return _item(
                "plain", 0, N_("This sentence is longer than 45 words; cut it in two."), sentence.at()
            )
        if found := signs.officialese(read.draft.lang, sentence.text):
            return _item(
                "plain", 0, N_("This is written for offices; say it in plain words."), sentence.at(found)
            )
    return _item("plain", 1, N_("Short and plain."))


def _no_attack(read: ReadDraft) -> CraftCheck:
    if not read.body:
        return _item("no_attack", 0, N_("There is no text yet."))
    for sentence in (*([read.title] if read.title else []), *read.body):
        if found := signs.attack(read.draft.lang, sentence.text):
            return _item("no_attack", 0, N_("This attacks people; speak of the claim."), sentence.at(found))
    return _item("no_attack", 1, N_("It speaks of the claim, not of people."))


_RULES = {
    "fact_first": _fact_first,
    "myth_once": _myth_once,
    "why_misleads": _why_misleads,
    "evidence": _evidence,
    "what_to_do": _what_to_do,
    "issuer_time": _issuer_time,
    "plain": _plain,
    "no_attack": _no_attack,
}
