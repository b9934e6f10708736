"""Which words answer a question of the press: what that reporter was told, and what anybody could read that says what was asked.

Reporters ask on a claim about more than the claim says: an illness, a name, a day. A text on the same claim that tells nothing of
it is no answer to them, however right it is.
"""

# Charter: review ledger reporters
from __future__ import annotations

import re
from collections.abc import Iterator

from infodrill.casework.letters import words
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.conduct.beside import stage_of
from infodrill.conduct.nouns.pressquestions import PressQuestionAsked
from infodrill.kernel.digits import whole
from infodrill.kernel.sentences import sentences
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline

# What stands in any question and names nothing that is asked about.
_ASKING = words(
    "xin hoi cho biet xac nhan giup nghe noi dung sai phai that gia khong co hay chua vay the nao sao ai may bao nhieu lau toi",
    "em anh chi chu bac ong ba ho chung quy vi mot hai ba bon nam cau phuong thanh pho",
    "please confirm tell say said hear heard ask asks right wrong true false yes what how many much when why where which one",
    "two three four five us me him she he could would give question questions ward city",
)
_PIECES = re.compile(r"[,;:.?!…]\s|\s(?:và|and)\s|$")


def answers_it(log: ReportTimeline, question: str, word: Said) -> bool:
    """Whether a word answers the question of that id, "" = one that was never put: it went to that reporter, or it says what is
    asked."""
    if word.item == question:
        return True
    pieces = [piece for piece in _asked(log, question) if piece]
    said = set(words_of(_read(log, word)).words)
    return not pieces or any(2 * len(piece & said) > len(piece) for piece in pieces)


def put_by(log: ReportTimeline, inject: int) -> str:
    """The id of the question that a planned inject put, "" while it has not come."""
    return next((body.question for _, body in log.bodies(PressQuestionAsked) if body.inject == inject), "")


def told(log: ReportTimeline, case: str) -> Said | None:
    """The first word that its reporter was told on a case which a question of the press opened; None for any other case."""
    opened = log.book.cases.get(case)
    kind, _, inject = opened.source.partition(":") if opened else ("", "", "")
    number = whole(inject) if kind == "inject" else None
    question = "" if number is None else put_by(log, number)
    return next((word for word in log.said if question and word.item == question and word.tells), None)


def only_told(log: ReportTimeline, case: str) -> bool:
    """Whether its reporter was told something, and the case itself was never entered in the book."""
    return bool(told(log, case)) and not log.on_case(case, CaseLogged)


def _asked(log: ReportTimeline, question: str) -> Iterator[frozenset[str]]:
    """What is asked, piece by piece, by its telling words; of sentences that end as questions."""
    body = next((body for _, body in log.bodies(PressQuestionAsked) if body.question == question), None)
    row = next((row for row in log.scenario.msel.injects if body and row.number == body.inject), None)
    text = row.body.in_(log.opened.language) if row else str(body.text) if body else ""
    known = STOP | _ASKING | set(words_of(stage_of(log.scenario).text).words)
    for sentence in sentences(text):
        for piece in _PIECES.split(sentence) if sentence.rstrip(" \"'”’»").endswith("?") else ():
            yield frozenset(word for word in words_of(piece).words if len(word) > 1 and word not in known)


def _read(log: ReportTimeline, word: Said) -> str:
    """All that a reader of it has before him: what a heading says is left out below it."""
    shown = (text.version.said(log.opened.language) for text in log.published if text.seq == word.seq)
    return " ".join((word.text, *next(shown, ())))
