"""What a new text begins with: what its case holds already, for its author to check and to change. Never the rumour."""

# No charter: words that the seat sees anyway, without what the leak check would stop; whatever is sent is checked again
from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from infodrill.casework.book import Case
from infodrill.casework.dating import dated
from infodrill.casework.leak import leaks
from infodrill.casework.likeness import STOP, words_of
from infodrill.casework.nouns.marking import artefacts
from infodrill.casework.stances import newest_record
from infodrill.casework.tongues import told_in, tongues_of
from infodrill.conduct.view import SeatView
from infodrill.kernel.folding import fold
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.quoting import quoted, without_aside
from infodrill.kernel.saidtimes import hours_named
from infodrill.kernel.sentences import asking, sentences

QUESTION = "G3"  # what the rights check takes for a question is no rumour, and may be said again
_WORD_BY = re.compile(
    r"\bnext (?:word|news|update)|\b(?:word|news|results?|answers?)(?: comes?| is due| follows?)? (?:at|by|from)\b|"
    r"\b(?:tin|cập nhật) (?:tiếp|kế|mới)|\bcó (?:tin|kết quả|câu trả lời)\b|\b(?:báo|nói) lại\b",
    re.IGNORECASE,
)
"""Says from when more is known."""


def filled(view: SeatView, case: Case, kind: str, next_at: int) -> Mapping[str, Sequence[str]]:
    """The five parts by language, "" where the case holds nothing; `next_at` = second of the next word, 0 = none.

    The version of the author's own language is begun always. What people wrote goes, word for word, into that of the language in
    which they wrote it; where the drill asks for one language alone, nothing of another stands in it: `untold` has that. What
    the machine adds is said in the language of its version.
    """
    answered = [asked for asked in case.questions if asked.answered_at >= 0]
    known = (*(asked.answer for asked in answered), *_evidence(case))
    begun = {view.lang}
    if view.casework.both:
        begun |= set().union(*map(tongues_of, (*known, *(asked.advice for asked in answered))))
    return {
        lang: tuple(
            "\n".join(_clean(view, case, part))
            for part in _parts(
                view,
                case,
                kind,
                next_at,
                lang,
                lambda text, lang=lang: told_in(text, lang, view.lang),  # type: ignore[misc]
            )
        )
        for lang in begun
    }


def word_by(view: SeatView, case: Case) -> int:
    """The second of the next word that whoever holds the facts has given, the newest answer first; 0 = none that is to come."""
    told = view.story(view.now)
    for asked in sorted(case.questions, key=lambda question: -question.answered_at):
        said = [line for text in (asked.answer, asked.advice) for line in sentences(text)]
        for line in filter(_WORD_BY.search, said):
            seconds = (view.second(hour) for hour in hours_named(line, told, ahead=True) if hour > told)
            if found := next(filter(None, seconds), None):
                return found
    return 0


def untold(view: SeatView, case: Case) -> tuple[str, ...]:
    """What the case holds in the other language, where the drill asks for the author's alone: the author says it in their own."""
    if view.casework.both:
        return ()
    answers = [
        part for asked in case.questions if asked.answered_at >= 0 for part in (asked.answer, asked.advice)
    ]
    told = (without_aside(text) for text in (*answers, *_evidence(case)))
    alone = (
        text for text in told if not told_in(text, view.lang, view.lang)
    )  # in both, it is filled in already
    return tuple(_clean(view, case, alone))


def _parts(
    view: SeatView, case: Case, kind: str, next_at: int, lang: str, own: Callable[[str], str]
) -> tuple[Iterable[str], ...]:
    """The lines of each part in `lang`; `own` = of people's words those that belong there, "" for none."""
    known = [*_answers(view, case, lang, own), *filter(None, map(own, _evidence(case)))]
    known = [*_question(case, lang, known, own), *known]
    advised = (own(asked.advice) for asked in case.questions if asked.answered_at >= 0)
    advice = list(filter(None, advised))
    later = next_word(view, next_at, lang)
    if kind == "holding":
        # Until its owner has advised something: what any careful reader of the telling would say.
        careful = (
            view.read(case).meanwhile if not advice and newest_record(case) in ("", "UNPROVEN") else None
        )
        advice = advice or list(filter(None, [own(careful.in_(lang))] if careful else ()))
        return (
            known if _found(case) else [*_so_far(view, case, lang)],
            [] if newest_record(case) not in ("", "UNPROVEN") else [tr(lang, _open_yet(case))],
            _asked(view, case, lang),
            advice,
            [later],
        )
    return known, [], [], [], [*advice, later]


def _found(case: Case) -> bool:
    """Whether anything is known, in whatever language it was told."""
    return any(_evidence(case)) or any(
        asked.answered_at >= 0 and asked.answer.strip() for asked in case.questions
    )


def _open_yet(case: Case) -> str:
    """What somebody reported of themselves goes round nowhere: only what was met on the network is called so."""
    if case.intake == "monitoring":
        return N_("What is told is neither confirmed nor denied yet.")
    return N_("What was reported is neither confirmed nor denied yet.")


def _so_far(view: SeatView, case: Case, lang: str) -> Iterator[str]:
    """Where nothing is known: who is at it, as of now. How is not said: one looks into a file, another measures."""
    asked = [asked.owner for asked in case.questions if asked.answered_at < 0 and asked.owner]
    now = view.moment(view.now, short=True, lang=lang)
    yield tr(
        lang,
        "As of {time} {unit} is checking this; the result is not known yet.",
        time=now,
        unit=_cell(view, asked[0] if asked else view.seat.cell, lang),
    )


def next_word(view: SeatView, at: int, lang: str) -> str:
    """The sentence that promises the next word for second `at`, "" for 0."""
    return tr(lang, "Next word at {time}.", time=view.moment(at, short=True, lang=lang)) if at else ""


def _answers(view: SeatView, case: Case, lang: str, own: Callable[[str], str]) -> Iterator[str]:
    for asked in case.questions:
        if asked.answered_at >= 0 and (answer := own(asked.answer).strip()):
            at = view.moment(asked.answered_at, short=True, lang=lang)
            unit = _cell(view, asked.owner, lang)
            # Who reads it may look the record up; where there is none yet, only who says so.
            known = asked.record == "primary" and asked.verdict not in ("", "UNPROVEN")
            if dated(lang, answer):  # its own hour is the one that counts: a second one would change it
                source = tr(lang, N_("by the records of {unit}"), unit=unit) if known else unit
            else:
                by_record = known and N_("by the records of {unit}, as of {time}")
                source = tr(lang, by_record or N_("{unit}, as of {time}"), unit=unit, time=at)
            told, stop = without_aside(answer), "." if without_aside(answer).endswith(".") else ""
            yield f"{told.removesuffix('.')} ({source}){stop}"  # whose word it is belongs to its last sentence


def _question(case: Case, lang: str, known: Iterable[str], own: Callable[[str], str]) -> Iterator[str]:
    """What was asked, where the answers name none of it: an owner answers whoever asked them, and readers do not know what."""
    asked, told = asking(case.sentence) if case.gate_code == QUESTION else "", list(known)
    if not (asked and told and own(asked)):
        return
    said = (line for text in told for line in sentences(text) if not _WORD_BY.search(line))
    if not ({*words_of(asked).words} - STOP) & {*words_of(" ".join(said)).words}:
        yield tr(lang, "Asked was: {question}", question=quoted(asked))


def _evidence(case: Case) -> Iterator[str]:
    """What was found: an adviser's opinion is an inner note, and a report only what somebody was told."""
    answers = {asked.answer.strip() for asked in case.questions}
    facts = (item for item in case.evidence if item.kind != "report" and not item.by)
    found = (item.text.strip() for item in facts if item.tlp != "RED")
    return (without_aside(text) for text in found if text not in answers)


def _asked(view: SeatView, case: Case, lang: str) -> Iterator[str]:
    for asked in case.questions:
        if asked.answered_at < 0:
            at = view.moment(asked.at, short=True, lang=lang)
            yield tr(
                lang, "{cell} has been checking since {time}.", cell=_cell(view, asked.owner, lang), time=at
            )


def _cell(view: SeatView, cell: str, lang: str) -> str:
    found = view.seats.cells.get(cell)
    return found.organisation.in_(lang) if found else "–"


def _clean(view: SeatView, case: Case, lines: Iterable[str]) -> Iterator[str]:
    """The lines that tell the rumour nowhere and in which the leak check finds nothing, each once."""
    held, rumour = tuple(artefacts(case)), fold(case.sentence)
    for line in dict.fromkeys(filter(None, lines)):
        retold = rumour and case.gate_code != QUESTION and rumour in fold(line)
        if not retold and not leaks({"body_vi": line, "body_en": line}, held, (), view.premises.contacts):
            yield line
