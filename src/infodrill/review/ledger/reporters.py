"""Which words answer a question of the press: what that reporter was told, and what anybody could read that says what was asked.

Reporters ask on a claim about more than the claim says: an illness, a name, a day. A text on the same claim that tells nothing of
it is no answer to them, however right it is; one thing said of three that were asked leaves the question open. Who asked before
anybody could know, and was told so openly with an hour that was kept, is answered by what then answers the claim.
"""

# Charter: review ledger reporters
from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from infodrill.casework import content
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.misleading import gives_cause
from infodrill.casework.nouns.intake import CaseLogged
from infodrill.casework.tongues import read_in
from infodrill.conduct.nouns.pressquestions import WRITTEN, PressQuestionAnswered, PressQuestionAsked
from infodrill.conduct.substance import matters_of
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_
from infodrill.kernel.letters import words
from infodrill.kernel.patterns import later
from infodrill.kernel.saidtimes import moments
from infodrill.kernel.sentences import sentences
from infodrill.review import truth
from infodrill.review.ledger.course import Course
from infodrill.review.ledger.publicwords import broken, promised_too_late
from infodrill.review.ledger.row import LedgerRow, Owed
from infodrill.review.said import Said
from infodrill.review.timeline import ReportTimeline
from infodrill.review.words import BothClocks, ReportLine, line
from infodrill.scenario.schema import Bi, Inject

OUT_BEFORE = N_(
    "what answers it had been out since {at}, before it was asked; the question itself was answered at {answered}"
)
# What stands in any question and names nothing that is asked about.
_ASKING = words(
    "xin hoi cho biet xac nhan giup nghe noi dung sai phai that gia khong co hay chua vay the nao sao ai may bao nhieu lau toi",
    "em anh chi chu bac ong ba ho chung quy vi mot hai ba bon nam cau phuong thanh pho",
    "please confirm tell say said hear heard ask asks right wrong true false yes what how many much when why where which one",
    "two three four five us me him she he could would give question questions ward city",
)
_FORMS = {
    "number": later(r"\b(?:bao nhiêu|mấy (?!giờ)|how (?:many|much))\b"),
    "time": later(r"\b(?:bao giờ|bao lâu|mấy giờ|(?:khi|lúc|ngày|hôm) nào|when|what time|how long)\b"),
    "cause": later(r"\b(?:vì|tại|cớ) sao\b|\bsao lại\b|\bwhy\b"),
}
"""What a question of this form can be seen to have got: a number, a day or an hour, a cause."""
_NOT_TOLD = later(
    r"\b(?:chưa (?:rõ|biết|có|đủ|quyết|xác định|ai)|không (?:nói|nêu|tiết lộ|cung cấp)|"
    r"not (?:yet )?(?:known|clear|decided)|(?:do|does) not know|(?:will|do|can) ?not (?:say|name|give|speak))\b"
)
"""Said openly not to be known, or not to be told: an answer too."""
_PIECES = re.compile(r"[,;:.?!…]\s|\s(?:và|and)\s|$")


@dataclass(frozen=True, slots=True)
class _Piece:
    """One thing that is asked: its telling words, beyond those of the claim, and its form (of `_FORMS`, "" = none)."""

    words: frozenset[str]
    form: str


def answers_it(log: ReportTimeline, question: str, word: Said) -> bool:
    """Whether a word answers the question of that id, "" = one that was never put: of all that is asked it says half at least.

    To the reporter itself anything that says something answers what has no form."""
    text = read(log, word)
    lang = read_in(text, log.opened.language)
    pieces = list(_asked(log, question, lang))
    if not word.text or _NOT_TOLD.search(text):
        return word.item == question or not pieces or any(_in_words(piece, text) for piece in pieces)
    known = set(re.findall(r"\d+", f"{as_put(log, question, lang)} {_sentence(log, word, lang)}"))
    told = [_formed(piece, text, known, lang) or _in_words(piece, text) for piece in pieces if piece.form]
    told += [word.item == question or _in_words(piece, text) for piece in pieces if not piece.form]
    return 2 * sum(told) >= len(told)


def told_openly(log: ReportTimeline, course: Course, owed: Owed, question: str) -> bool:
    """Whether a reporter who asked before the owner knew was told in time what is known and what is not, and when the next word
    comes, and each hour that was named to that reporter by then was kept. Which kind of answer somebody chose in a form makes
    such words no holding line; that it is looked into says nothing, with an hour or without."""
    came = next((event.at for event, body in log.bodies(PressQuestionAsked) if body.question == question), -1)
    if not 0 <= came < owed.since:
        return False
    claim = log.scenario.claim(owed.claim)
    by, _ = course.due(came, WRITTEN, priority=owed.priority, claim=claim, cell=owed.cell)
    told = [word for word in log.said if word.item == question and word.at < owed.since and word.speaks]
    honest = (
        course.comes_by(by, word.at, word.seq)
        and truth.known(claim, course.known_second(claim, word.at)) == "UNPROVEN"
        and (word.stance, word.says) == ("unknown", True)
        and word.next_update > 0
        and not promised_too_late(course, word)
        for word in told
    )
    return any(honest) and not any(word.next_update and broken(log, course, word, owed.due) for word in told)


def answered_before(log: ReportTimeline, row: LedgerRow) -> ReportLine | None:
    """Of a question that was answered before anybody asked it: that what answers it was out already, and when the question
    itself was answered; None for others."""
    if not row.owed.duty or row.outcome not in ("met", "not_due") or not 0 <= row.at < row.owed.since:
        return None
    number = whole(row.owed.about)
    question = row.owed.about if number is None else put_by(log, number)
    to_it = next(
        (event.at for event, body in log.bodies(PressQuestionAnswered) if body.question == question), -1
    )
    if not question or to_it < 0:
        return None
    return line(OUT_BEFORE, at=BothClocks(row.at), answered=BothClocks(to_it))


def numbers_asked(log: ReportTimeline, question: str) -> frozenset[str]:
    """The telling words of the first number that a question asks for; none where it asks for none."""
    return next((piece.words for piece in _asked(log, question) if piece.form == "number"), frozenset())


def keeps_to_it(log: ReportTimeline, body: PressQuestionAnswered) -> bool:
    """Whether an answer is on what was asked: by a case that it was given under, or by its own words, where these name the
    matter and say half of what was asked. Which case somebody chose in a list makes no answer an evasion."""
    asked = log.asked.get(body.question, "")
    if (
        not asked
        or log.links.get(body.about, "") == ""
        or asked in (log.links.get(case) for case, _ in body.parts)
    ):
        return True
    text = str(body.text)
    lang = read_in(text, log.opened.language)
    if not content.names(lang, text, matters_of(log.scenario)[asked]):
        return False
    known = set(
        re.findall(
            r"\d+", f"{as_put(log, body.question, lang)} {log.scenario.claim(asked).sentence.in_(lang)}"
        )
    )
    told = [
        _in_words(piece, text) or (bool(piece.form) and _formed(piece, text, known, lang))
        for piece in _asked(log, body.question, lang)
    ]
    return 2 * sum(told) >= len(told)


def _in_words(piece: _Piece, text: str) -> bool:
    return 2 * len(piece.words & set(words_of(text).words)) > len(piece.words)


def _formed(piece: _Piece, text: str, known: set[str], lang: str) -> bool:
    """Whether a text holds what a question of this form asks for; a number that question or claim holds is none."""
    if piece.form == "number":
        return bool(set(re.findall(r"\d+", text)) - known)
    if piece.form == "time":
        return any(True for _ in moments(text))
    return any(gives_cause(lang, sentence) for sentence in sentences(text))


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


def as_put(log: ReportTimeline, question: str, lang: str = "") -> str:
    """What was asked, in a language, "" = the drill's; what somebody typed stands as it was typed."""
    body, row = _put(log, question)
    return row.body.in_(lang or log.opened.language) if row else str(body.text) if body else ""


def _asker(log: ReportTimeline, question: str) -> Bi | None:
    body, row = _put(log, question)
    return log.scenario.speaker(row.from_ if row else str(body.outlet)) if body else None


def _put(log: ReportTimeline, question: str) -> tuple[PressQuestionAsked | None, Inject | None]:
    body = next((body for _, body in log.bodies(PressQuestionAsked) if body.question == question), None)
    return body, log.scenario.by_number.get(body.inject) if body else None


def _sentence(log: ReportTimeline, word: Said, lang: str) -> str:
    return log.scenario.claim(word.claim).sentence.in_(lang) if word.claim else ""


def _asked(log: ReportTimeline, question: str, lang: str = "") -> Iterator[_Piece]:
    """What is asked, piece by piece, of sentences that end as questions; whether the claim is so is no piece, nor who asks."""
    about = log.asked.get(question, "")
    told = log.scenario.claim(about).sentence if about else None
    places = log.scenario.places
    names = [
        told,
        _asker(log, question),
        places.city,
        *(ward.name for ward in places.wards),
        *(cell.name for cell in log.scenario.cells.cells),
    ]
    known = STOP | _ASKING | set(words_of(" ".join(f"{name.vi} {name.en}" for name in names if name)).words)
    for sentence in sentences(as_put(log, question, lang)):
        for piece in _PIECES.split(sentence) if sentence.rstrip(" \"'”’»").endswith("?") else ():
            own = frozenset(word for word in words_of(piece).words if len(word) > 1 and word not in known)
            form = next((form for form, sign in _FORMS.items() if sign.search(piece)), "")
            if own or form:
                yield _Piece(own, form)


def read(log: ReportTimeline, word: Said) -> str:
    """All that a reader of it has before him, as it was written: what a heading says is left out below it."""
    shown = (text.version.said(log.opened.language) for text in log.published if text.seq == word.seq)
    body = log.events[word.seq].body
    return "\n".join(next(shown, (str(body.text) if isinstance(body, PressQuestionAnswered) else "",)))
