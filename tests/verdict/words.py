"""What is a word to the public: what was published, when, and whether it agrees with what its owner could know.

The table of the page stands in `TABLE`, word for word.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from tests.verdict import emptiness
from tests.verdict.emptiness import ERASED
from tests.verdict.exported import Event, seconds
from tests.verdict.world import FALSE, Claim, World

TABLE = {  # what is known: stances that answer, stances that are a false word
    "FALSE": ({"deny"}, {"confirm"}),
    "MISLEADING_CONTEXT": ({"deny", "partly"}, {"confirm"}),
    "MIXED": ({"partly"}, {"confirm", "deny"}),
    "TRUE": ({"confirm"}, {"deny"}),
    "MOSTLY_TRUE": ({"confirm", "partly"}, {"deny"}),
    "UNPROVEN": ({"unknown"}, {"deny"}),
    "NOT_A_FACT": ({"advice"}, {"deny"}),
    "SATIRE": ({"advice"}, {"deny"}),
}
ACTION = {
    "answer": 1,
    "prebunk": 1,
    "bulletin": 1,
    "acknowledgement": 3,
    "holding": 4,
    "correction": 5,
    "warning": 6,
}
TELLS_TO_DO = re.compile(
    r"đề nghị|\b(?:hãy|đừng)\b|vui lòng|cần làm|\bxin\b|\bplease\b|what to do|no need to|\bshould\b|\bdo not\b|^…$",
    re.IGNORECASE,
)
SILENT = frozenset({"no_comment"})


@dataclass(frozen=True)
class Word:
    """A published version of a statement, or an answer to the press. `claim` "" = about no claim; `promise` 0 = none."""

    name: str  # "s1@2", "pq3"
    at: int
    seq: int
    claim: str
    kind: str
    stance: str
    promise: int
    empty: (
        bool  # nothing in it; an advice that does not say what to do (R19); what stands under anything (R28)
    )
    notice: bool  # says what was done, why, and as of or until when (R17)
    press: bool
    cell: str
    case: str
    said: str = ""  # in the drill's language, in one spelling
    told: str = ""  # title and text as they were written
    blames: bool = False  # lays our own word on somebody who posed as us (R29)
    owns: bool = True  # names our own word as ours, or begs pardon (R31)
    harms: bool = (
        False  # tells people to do what the claim's advice forbids, or the contrary of its record (R31)
    )

    astray: bool = False  # on the portal or with the press alone, where nobody was told the rumour (R29)
    replaces: bool = (
        True  # says what is so in the place of a word of our own; asked where that is put right alone (R31)
    )

    @property
    def statement(self) -> str:
        return self.name.partition("@")[0]

    @property
    def beside(self) -> bool:
        """A text on no case: it passed no gate, so it is a word on no claim, unless a false one (R27)."""
        return (not self.press and not self.case) or self.astray

    @property
    def action(self) -> int:
        return 0 if self.press else ACTION[self.kind]


class Public:
    """Everything that was said in public, in order."""

    def __init__(self, world: World) -> None:
        self.world = world

    @cached_property
    def words(self) -> tuple[Word, ...]:
        return tuple(sorted([*self._statements(), *self._press()], key=lambda word: word.seq))

    def on(self, claim: str) -> list[Word]:
        return [word for word in self.words if word.claim == claim]

    def verdict_on(self, word: Word, known: str, at: int) -> str:
        """answer | false | neither, were `known` what the owner could know at second `at`."""
        claim = self.world.claims.get(word.claim)
        if claim is None:
            return "neither"
        answers, false = TABLE[known]
        if word.harms or word.stance in false:
            return "false"
        if known == "UNPROVEN" and word.stance == "confirm" and claim.in_fact(at) in FALSE:
            return "false"
        if word.empty or word.beside or (word.press and word.kind != "answer"):
            return "neither"
        if word.stance == "advice" and _advice_answers(claim):
            return "answer"
        if word.stance not in answers or (known == "UNPROVEN" and not self._will_be_kept(word)):
            return "neither"
        return "answer"

    def judged(self, word: Word) -> str:
        """answer | false | neither at the moment it was said."""
        claim = self.world.claims.get(word.claim)
        return "neither" if claim is None else self.verdict_on(word, claim.known(word.at), word.at)

    def is_first_word(self, word: Word) -> bool:
        """A holding line, advice or an answer on the claim; nothing false and nothing empty is one."""
        if word.empty or word.beside or word.kind in SILENT or self.judged(word) == "false":
            return False
        return word.kind == "holding" or word.stance == "advice" or self.judged(word) == "answer"

    def kept(self, word: Word) -> Word | None:
        """The next word on what a word promised to come back to, if it is no false one and no echo (R11); None = nobody came
        back."""
        for later in self.words:
            same = later.claim == word.claim if word.claim else later.statement == word.statement
            spoken = later.kind not in SILENT and not later.empty and not later.beside
            if later.seq > word.seq and same and spoken and self._says_more(word, later):
                return later
        return None

    def _says_more(self, word: Word, later: Word) -> bool:
        """It answers where the first did not, or comes later with other words, another stance or another time."""
        judged = self.judged(later)
        if judged == "false":
            return False
        if judged == "answer" and later.stance not in ("unknown", word.stance):
            return True
        due = self.promised(word)
        half = 2 * (later.at - word.at) >= (self.world.clock.ends if due is None else due) - word.at
        dated = half and later.promise not in (0, word.promise)
        other = later.said != word.said or word.said == ERASED
        return later.at > word.at and (dated or other or later.stance != word.stance)

    def promised(self, word: Word) -> int | None:
        """The due second of what a word promised, as far as an answer hangs on it; None = after play."""
        return self.world.dated(word.claim, word.at, word.at + self.within(word)[0])

    def within(self, word: Word) -> tuple[int, str]:
        """(seconds of the story, priority) in which a promised word is owed: its own date, at most an answer's time (R7)."""
        priority = min("P3", self.world.priority(word.claim, word.at))
        procedure = self.world.drill.steps["publish"]["due"]
        return min(word.promise - word.at, seconds(procedure[priority])), priority

    def replaced(self, word: Word) -> Word | None:
        """The version that took a word's place: the next of the statement; to the press, the next answer on the claim."""
        for later in self.words:
            if later.seq <= word.seq:
                continue
            if not word.press and later.statement == word.statement:
                return later
            same = word.claim and later.claim == word.claim and later.cell == word.cell
            if word.press and same and self.judged(later) == "answer":
                return later
        return None

    def _will_be_kept(self, word: Word) -> bool:
        """A next update is named, and it is not known that it did not come (R11)."""
        if not word.promise or self.within(word)[0] < word.promise - word.at:
            return False
        due, later = self.promised(word), self.kept(word)
        if due is None:
            return True
        if later is not None and self.world.clock.in_time(later.at, later.seq, due):
            return True
        return due > self.world.clock.reached or self.world.clock.excused(due)

    def _statements(self) -> list[Word]:
        drafts = {
            (event["statement"], event["version"]): event
            for event in self.world.drill.of("statement.drafted")
        }
        linked = {event["statement"]: event["claim"] for event in self.world.drill.of("statement.linked")}
        found = []
        for event in self.world.drill.of("statement.stepped"):
            draft = drafts.get((event["statement"], event["version"]))
            if event["to"] == "PUBLISHED" and draft is not None:
                found.append(self._statement(event, draft, linked.get(event["statement"], "")))
        return found

    def _statement(self, event: Event, draft: Event, linked: str) -> Word:
        case = self.world.cases.get(draft["case"])
        said = {lang: self.world.drill.words(draft.get(f"body_{lang}")).strip() for lang in ("vi", "en")}
        craft, claim = draft["craft"], case.claim if case else linked
        stance = emptiness.stance_in_words(draft["stance"], [self._in_both(draft, "title"), *said.values()])
        harms = self._against(claim, said)
        return Word(
            f"{event['statement']}@{event['version']}",
            event.at,
            event.seq,
            claim,
            draft["kind"],
            stance,
            draft.get("next_update", 0),
            not any(said.values())
            or self._hollow(draft, claim)
            or (self.world.drill.both and not all(said.values())),
            self._gives_notice(draft, said, craft) and stance == draft["stance"] and not harms,
            False,
            event["cell"],
            draft["case"],
            _spelt(told := said[self.world.drill.language] or said["vi"] or said["en"]),
            f"{self._in_both(draft, 'title')}\n{told}",
            any(emptiness.POSED.search(text) for text in said.values()),
            all(emptiness.OWN_UP.search(text) for text in said.values() if text),
            harms,
            bool(draft.get("channels")) and {*draft["channels"]} <= {"portal", "press"} and bool(claim),
            self._replaces(
                claim, draft["stance"], ". ".join(self._in_both(draft, part) for part in ("title", "body"))
            ),
        )

    def _against(self, claim: str, said: dict[str, str]) -> bool:
        """It bids what the claim's advice forbids, or says the contrary of its record, in any language (R31)."""
        advice = self.world.advice_of(claim)
        return any(
            emptiness.bids_the_contrary(text, advice) or self.world.contradicts(claim, lang, text)
            for lang, text in said.items()
        )

    def _hollow(self, draft: Event, claim: str) -> bool:
        """It does not name its claim, or is an answer and says nothing (R19, R28)."""
        title, body = ((self._in_both(draft, part)) for part in ("title", "body"))
        if not emptiness.names(f"{title}\n{body}", self.world.told_of(claim)):
            return True
        if draft["stance"] == "advice":
            return not draft["craft"]["what_to_do"]
        return not emptiness.says_something(body)

    def _replaces(self, claim: str, stance: str, text: str) -> bool:
        """Unless it takes back a word of our own, and not by what is so in its place (R31)."""
        held = self.world.drill.claims.get(claim, {})
        lang = self.world.drill.language
        records = [
            entry["why"][lang]
            for entry in held.get("truth", ())
            if "why" in entry and entry["verdict"] in FALSE
        ]
        ours = bool(held.get("own_error")) and bool(records)
        taken = ours and stance in ("deny", "partly")
        return not taken or emptiness.tells_the_other(held["sentence"][lang], records[0], text)

    def _in_both(self, draft: Event, part: str) -> str:
        """What the readers of the drill's language have of a part, or the other where it alone was written."""
        lang = self.world.drill.language
        other = "en" if lang == "vi" else "vi"
        own, theirs = (
            self.world.drill.words(draft.get(f"{part}_{tongue}")).strip() for tongue in (lang, other)
        )
        return own or theirs

    def _gives_notice(self, draft: Event, said: dict[str, str], craft: dict[str, int]) -> bool:
        """As the rubric of form read it when it was drafted; a promised next word is a time too."""
        lang = self.world.drill.language
        title = self.world.drill.words(draft.get(f"title_{lang}")).strip()
        done = bool(said[lang] and title) and emptiness.says_something(f"{title}\n{said[lang]}")
        reasoned = bool(craft["why_misleads"] or craft["evidence"])
        return done and reasoned and bool(craft["issuer_time"] or draft.get("next_update", 0))

    def _press(self) -> list[Word]:
        asked = {event["question"]: event for event in self.world.drill.of("press.question_asked")}
        found = []
        for event in self.world.drill.of("press.question_answered"):
            question, case = asked.get(event["question"]), self.world.cases.get(event["about"])
            claim = (question["claim"] if question else "") or (case.claim if case else "")
            text = self.world.drill.words(event["text"]).strip()
            promise, kind = event["promise_due"], event["kind"]
            stance = emptiness.stance_in_words(event["stance"], [text])
            if kind == "answer" and not emptiness.says_something(text):
                kind = "no_comment"  # in words that say nothing (R29)
            empty = not text or (stance == "advice" and not TELLS_TO_DO.search(text))
            empty = empty or not ((kind == "holding" and promise) or emptiness.says_something(text))
            name, about = event["question"], event["about"]
            found.append(
                Word(
                    name,
                    event.at,
                    event.seq,
                    claim,
                    kind,
                    stance,
                    promise,
                    empty,
                    False,
                    True,
                    event["cell"],
                    about,
                    _spelt(text),
                    text,
                    harms=self.world.contradicts(claim, self.world.drill.language, text),
                    replaces=kind != "answer" or self._replaces(claim, stance, text),
                )
            )
        return found


def _spelt(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.casefold()))


def _advice_answers(claim: Claim) -> bool:
    """Where advice answers beside NOT A FACT and SATIRE: an acknowledged service, or a right path that only warns."""
    return {"service", "acknowledge"} <= claim.steps or claim.spoken == {"warn"}
