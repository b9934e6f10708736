"""What the parts of a text are called, by what kind of text it is: an acknowledgement tells no myth, a bulletin is a list."""

# No charter: names what stands in a text; nothing is added or left out
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework.book import Case, Statement
from infodrill.casework.nouns.statement import PARTS
from infodrill.casework.parting import parted
from infodrill.casework.textkinds import KINDS
from infodrill.conduct.view import SeatView
from infodrill.kernel.i18n import N_, tr
from infodrill.web.rooms.filled import filled

Named = tuple[tuple[str, str], ...]  # (name, what to write)
_FACT = (N_("The fact"), N_("What is known, with figure, time and source. No myth yet."))
_TO_DO = (
    N_("What to do"),
    N_("Who, where, what. One sentence a thing. The time of the next word becomes a deadline."),
)
CORRECTING: Named = (
    _FACT,
    (N_("The myth, once"), N_("What goes round, told once, and that it is not so.")),
    (N_("Why it misled"), N_("What people saw, and why it looked like that. Nobody is blamed.")),
    (N_("The fact again"), N_("The fact in other words, so that it is what stays.")),
    _TO_DO,
)
NAMED: Mapping[str, Named] = {
    "correction": CORRECTING,
    "warning": CORRECTING,
    "holding": (
        (N_("What we know"), N_("Only what is certain now.")),
        (N_("What we do not know"), N_("Say it plainly: neither confirmed nor denied.")),
        (N_("What we are doing"), N_("Who is on it, and where.")),
        (N_("What to do meanwhile"), N_("Advice that is right either way.")),
        (N_("Next word"), N_("At hh:mm; it becomes a deadline.")),
    ),
    "answer": (
        (N_("The answer"), N_("What was asked is answered first, with figure, time and source.")),
        (N_("What it rests on"), N_("Which record, and who keeps it.")),
        (N_("What we do not know"), N_("Say it plainly: neither confirmed nor denied.")),
        (N_("What happens next"), N_("Who is on it, and where.")),
        _TO_DO,
    ),
    "acknowledgement": (
        (N_("What was right"), N_("What was reported is so, with figure, time and source.")),
        (N_("How it came about"), N_("What happened on our side. Nobody is blamed.")),
        (N_("We are sorry"), N_("To whom, and for what.")),
        (N_("What is put right"), N_("What, by whom, by which day.")),
        _TO_DO,
    ),
    "prebunk": (
        (N_("What to expect"), N_("On what days or matters rumours come. No rumour is told.")),
        (N_("How to tell"), N_("By what a genuine notice is known.")),
        (N_("What to do"), N_("Whom to ask before passing anything on.")),
        (N_("What we promise"), N_("That we say so when we do not know, and when we shall.")),
        (N_("Source and time"), N_("Who says it, and as of when.")),
    ),
}
for _kind, _text in KINDS.items():  # what is read in a part is what its name asks for
    assert len(_text.parts) == len(NAMED.get(_kind, ())), _kind


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    number: int
    name: str
    name_en: str
    hint: str
    vi: str
    en: str


def in_paragraphs(kind: str, begun: Statement | None) -> bool:
    """Whether nobody can say which part of a text is what: a kind that has none, or one that was begun as plain lines."""
    return kind not in NAMED or any(
        not version.lines_vi and not version.lines_en for version in (begun.versions if begun else ())
    )


def parts_of(
    view: SeatView, case: Case | None, kind: str, begun: Statement | None, next_at: int
) -> Iterator[Part]:
    """A text in its parts; a new one on a case is filled in from it. `next_at` = when it promises the next word, -1 = the seat
    writes none."""
    told = {"vi": [""] * PARTS, "en": [""] * PARTS}
    if begun:
        version = begun.newest
        told["vi"] = parted(version.body_vi, version.lines_vi, PARTS)
        told["en"] = parted(version.body_en, version.lines_en, PARTS)
    elif case and next_at >= 0:
        told |= {lang: [*lines] for lang, lines in filled(view, case, kind, next_at).items()}
    plain = in_paragraphs(kind, begun)
    for place, (name, hint) in enumerate([(N_("Paragraph {n}"), "")] * PARTS if plain else NAMED[kind]):
        yield Part(
            number=place + 1, name=tr(view.lang, name, n=place + 1), name_en=tr("en", name, n=place + 1),
            hint=hint and tr(view.lang, hint), vi=told["vi"][place], en=told["en"][place],
        )  # fmt: skip
