"""What a journalist asks, part by part, and whether a text says it (R30); what the press is owed then, and what evades it (R16).

A question is cut at its commas and at "and". A part is told by a text that holds most of its own words, or what its form asks
for: a number that was in nobody's mouth yet, a day or an hour, a reason. Half of the parts answer the question.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tests.verdict import emptiness
from tests.verdict.duties import contradicted
from tests.verdict.exported import Event
from tests.verdict.rows import Done, Ledger, Row
from tests.verdict.service import SLIP
from tests.verdict.words import SILENT, Word
from tests.verdict.world import Claim, Due

PRESS_TIME = 30 * 60
SAYS_MUCH = frozenset({"answer", "holding"})
ASKED = re.compile(r"[^.!?\n]*\?")
CUT = re.compile(r"[,;:]\s|\s(?:and|và)\s")
HOW_MANY = re.compile(r"\bbao nhiêu\b|\bmấy (?!giờ)|\bhow (?:many|much)\b", re.IGNORECASE)
WHEN = re.compile(
    r"\bbao (?:giờ|lâu)\b|\bmấy giờ\b|\b(?:khi|lúc|ngày|hôm) nào\b|\bwhen\b|\bwhat time\b|\bhow long\b",
    re.IGNORECASE,
)
WHY = re.compile(r"\b(?:vì|tại|cớ) sao\b|\bsao lại\b|\bwhy\b", re.IGNORECASE)
AN_HOUR = re.compile(
    r"\d+\s?(?:giờ|h\b|phút|ngày|tuần|am\b|pm\b|minutes?|hours?|days?)|\d{1,2}[:/]\d{1,2}|\bhôm nay\b|\bngày mai\b|\bngày \d|"
    r"\btoday\b|\btomorrow\b|\bo'clock\b|\b\d{1,2} (?:january|february|march|april|may|june|july|august|september|october|"
    r"november|december)\b",
    re.IGNORECASE,
)
A_REASON = re.compile(r"\b(?:vì|do|bởi|nhờ|because|since|due to|as a result)\b", re.IGNORECASE)
A_PERSON = re.compile(r"\b(?:anh|chị|ông|bà|em)\b[^.?!]* tên gì\b|\b(?:his|her|their) name\b", re.IGNORECASE)
OPENLY_NOT = re.compile(
    r"\bchưa (?:rõ|biết|có|đủ|quyết|xác định|ai)\b|\bkhông (?:nói|nêu|tiết lộ|cung cấp)\b|"
    r"\bnot (?:yet )?(?:known|clear|decided)\b|\bdo(?:es)? not know\b|\b(?:will|do|can) ?not (?:say|name|give|speak)\b",
    re.IGNORECASE,
)
IN_ANY_QUESTION = frozenset(
    re.findall(
        r"\w+",
        "xin hỏi cho biết xác nhận giúp nghe nói đúng sai phải thật giả không có hay chưa vậy thế nào sao ai mấy "
        "bao nhiêu lâu tôi em anh chị chú bác ông bà họ quý vị một hai ba bốn năm câu please confirm tell say said "
        "hear heard ask asks right wrong true false yes what how many much when why where which one two three four "
        "five us me him she he could would give question questions ward city if not nếu thì is it do does did be "
        "in on of to a an or so then than that at by we you your",
    )
)


@dataclass(frozen=True)
class Part:
    """One thing that is asked: its words beyond the claim's own, and what its form asks for."""

    words: frozenset[str]
    number: bool
    moment: bool
    reason: bool

    def in_words(self, text: str) -> bool:
        """Whether a text holds most of its words."""
        return 2 * len(self.words & _words(text)) > len(self.words)

    def in_form(self, text: str, mouthed: set[str]) -> bool:
        """Whether a text holds what the form asks for; a number that was `mouthed` already is none."""
        if self.number:
            return bool({*re.findall(r"\d+", text)} - mouthed)
        if self.moment:
            return bool(AN_HOUR.search(text))
        return self.reason and bool(A_REASON.search(text))

    @property
    def formed(self) -> bool:
        return self.number or self.moment or self.reason


def pressed(ledger: Ledger, claim: Claim) -> Iterator[Row]:
    """What the press asks on a claim, from the moment at which its owner knows; every time it was told nothing then, or of
    something else (R16, R30)."""
    world, known = ledger.world, [at for at, verdict in claim.truth if verdict != "UNPROVEN"]
    knows = min(known, default=claim.truth[0][0])
    for event in world.drill.of("press.question_asked"):
        if event["claim"] != claim.id:
            continue
        since = max(event.at, knows)
        due = world.settled(claim.id, since, PRESS_TIME, min(SLIP, world.priority(claim.id, since)))
        entry = max(at for at in (0, *(at for at, _ in claim.truth)) if at <= since)
        openly = since > event.at and _told_openly(ledger, claim, event, since, due)
        answers = (
            word
            for word in ledger.public.on(claim.id)
            if ledger.public.judged(word) == "answer"
            and word.at >= entry
            and (openly or _answers(ledger, event, word))
        )
        done = None if contradicted(ledger, claim, since, due) else Done.by(next(answers, None))
        row = world.drill.injects.get(event.get("inject", 0), {"trigger": {"kind": "seat"}})
        planned = row.get("trigger", {}).get("kind", "time") == "time"
        about = event["inject"] if planned else event["question"]
        yield from ledger.owed("E18", claim.id, f"press {about}", since, due, done)
        if _strays(ledger, event, knows) and not claim.kept:
            strayed = ["on another matter"]
            yield ledger.forbidden("E18", claim.id, f"evaded {event['question']}", since, strayed, True)
    for word in ledger.public.on(claim.id):
        lawful = claim.kept or (not known and word.told) or _of_one_person(ledger, word)
        if word.press and word.kind in SILENT and word.at >= knows and not lawful:
            yield ledger.forbidden("E18", claim.id, f"evaded {word.name}", word.at, ["told nothing"], True)


def _told_openly(ledger: Ledger, claim: Claim, asked: Event, knows: int, due: Due | None) -> bool:
    """Its reporter asked too early for anybody and was told in time what is known, what is not and by when; each hour that was
    named so came with a word (R32)."""
    world, public = ledger.world, ledger.public
    told = [word for word in public.on(claim.id) if word.press and word.name == asked["question"]]
    told = [word for word in told if word.at < knows and word.kind in SAYS_MUCH and not word.empty]
    slip = world.settled(claim.id, asked.at, PRESS_TIME, min(SLIP, world.priority(claim.id, asked.at)))
    for word in told:
        hour, later = public.promised(word), public.kept(word)
        lapsed = later is None or hour is None or not world.clock.in_time(later.at, later.seq, hour)
        if word.promise and lapsed and hour is not None and due and due.at is not None and hour <= due.at:
            return False
    return any(
        word.stance == "unknown"
        and claim.known(word.at) == "UNPROVEN"
        and emptiness.says_something(word.told)
        and word.promise > 0
        and public.within(word)[0] >= word.promise - word.at
        and slip.at is not None
        and world.clock.in_time(word.at, word.seq, slip.at)
        for word in told
    )


def _of_one_person(ledger: Ledger, word: Word) -> bool:
    """Whether its reporter asked for one person alone, of whom nobody speaks."""
    put = [asked for asked in ledger.world.drill.of("press.question_asked") if asked["question"] == word.name]
    parts = [part for asked in put for part in ASKED.findall(_question(ledger, asked))]
    return bool(parts) and all(A_PERSON.search(part) for part in parts)


def _answers(ledger: Ledger, asked: Event, word: Word) -> bool:
    """Whether a word says half of what was asked, or openly what is not known; to whoever asked, what has no form is told by any
    words."""
    parts, itself = list(_parts(ledger, asked)), word.press and word.name == asked["question"]
    openly = not word.told or bool(OPENLY_NOT.search(word.told))
    if openly and (itself or not parts or any(part.in_words(word.told) for part in parts)):
        return True
    mouthed = _mouthed(ledger, asked)
    told = [
        part.in_form(word.told, mouthed) or (itself and not part.formed) or part.in_words(word.told)
        for part in parts
    ]
    return 2 * sum(told) >= len(told)


def _strays(ledger: Ledger, asked: Event, knows: int) -> bool:
    """A question that somebody who could know answered, each time on something else: under a case on another claim, in words that
    do not name the matter or leave out more than half of what was asked. A case alone, chosen in a list, makes nobody evade."""
    drill, claim = ledger.world.drill, asked["claim"]
    given = [event for event in drill.of("press.question_answered") if event["question"] == asked["question"]]
    late = [event for event in given if event["kind"] in SAYS_MUCH and event.at >= knows]
    return bool(late) and not any(_keeps_to(ledger, asked, claim, event) for event in given)


def _keeps_to(ledger: Ledger, asked: Event, claim: str, answer: Event) -> bool:
    case = ledger.world.cases.get(answer["about"])
    if case is None or case.claim in ("", claim):
        return True
    text, mouthed = ledger.world.drill.words(answer["text"]), _mouthed(ledger, asked)
    told = [part.in_words(text) or part.in_form(text, mouthed) for part in _parts(ledger, asked)]
    return emptiness.names(text, ledger.world.told_of(claim)) and 2 * sum(told) >= len(told)


def _parts(ledger: Ledger, asked: Event) -> Iterator[Part]:
    """What is asked beyond whether the claim is so; by which name a newsroom asks is asked by nobody."""
    names = [ledger.world.drill.files.get("scenario/places.yaml", {}), *ledger.world.drill.cells]
    known = {*IN_ANY_QUESTION, *_words(_sentence(ledger, asked["claim"])), *emptiness.COMMON}
    known |= _words(_newsroom(ledger, asked))
    known |= emptiness.file_words(*names)
    for question in ASKED.findall(_question(ledger, asked)):
        for piece in CUT.split(question):
            own = frozenset(word for word in _words(piece) if len(word) > 1 and word not in known)
            part = Part(own, bool(HOW_MANY.search(piece)), bool(WHEN.search(piece)), bool(WHY.search(piece)))
            if own or part.formed:
                yield part


def _newsroom(ledger: Ledger, asked: Event) -> str:
    """Who asks, by every name that the drill has for it."""
    drill = ledger.world.drill
    name = drill.injects.get(asked.get("inject", 0), {}).get("from") or drill.words(asked.get("outlet", ""))
    senders = drill.files.get("scenario/drill.yaml", {}).get("senders") or []
    held = [each for each in senders if isinstance(each, dict) and name in each.values()]
    return " ".join([name, *(str(text) for each in held for text in each.values())])


def _mouthed(ledger: Ledger, asked: Event) -> set[str]:
    """Numbers that question or claim hold."""
    return {*re.findall(r"\d+", f"{_question(ledger, asked)} {_sentence(ledger, asked['claim'])}")}


def _question(ledger: Ledger, asked: Event) -> str:
    """What was asked, in the drill's language: an inject has its words in the scenario."""
    drill = ledger.world.drill
    body = drill.injects.get(asked.get("inject", 0), {}).get("body")
    return str(body[drill.language]) if body else drill.words(asked.get("text", ""))


def _sentence(ledger: Ledger, claim: str) -> str:
    """A claim as it is told, in both languages."""
    held = ledger.world.drill.claims.get(claim, {}).get("sentence") or {}
    return " ".join(str(text) for text in held.values())


def _words(text: str) -> set[str]:
    return {*re.findall(r"\w+", text.casefold())}
