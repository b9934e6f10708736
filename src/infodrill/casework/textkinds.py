"""Owns the kinds of statements: what each is called, what it may do, need not have, and does in the city. Told here once.

Which action of the ladder a kind is stands in the rights core (`rights.STATEMENT_ACTION`); how people answer it is the media's
(`media.matters`), what its paragraphs are called the studio's (`web.rooms.parts`). Importing fails where these disagree.
"""

# Charter: casework textkinds
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import get_args

from infodrill.casework import rights
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema.base import TextKindOrAny


@dataclass(frozen=True, slots=True, kw_only=True)
class TextKind:
    """One kind of statement.

    `parts` = what stands in each of its five parts, () = it has none.
    `name` on a button, `noun` within a sentence, `told` with its article. `effect` = what a release of it does in the city
    (docs/model.md). `stance` = what the kind itself says of a claim; `of_itself` when it says that and nothing else, whatever
    the verdict is. `spares` = items of the craft check that it need not have. `free` = names no open claim and needs no case;
    `early` = may be published while the case is being verified.
    """

    name: str
    noun: str
    told: str
    effect: str
    parts: tuple[str, ...] = ()
    stance: str = ""
    of_itself: bool = False
    spares: frozenset[str] = frozenset()
    free: bool = False
    early: bool = False


UNKNOWN, DOING, WHY = "unknown", "doing", "why"
_CORRECTING = ("fact", "myth", WHY, "fact", "to_do")
KINDS: Mapping[str, TextKind] = {
    # It knows no record and no reason yet.
    "holding": TextKind(
        name=N_("Holding line"), noun=N_("holding line"), told=N_("a holding line"), effect="hold",
        parts=("fact", UNKNOWN, DOING, "to_do", "next"),
        stance="unknown", of_itself=True, early=True, spares=frozenset({"why_misleads", "evidence"}),
    ),
    # It puts no rumour right, and neither does an acknowledgement.
    "answer": TextKind(
        name=N_("Answer"), noun=N_("answer"), told=N_("a public answer"), effect="answer",
        parts=("fact", "record", UNKNOWN, DOING, "to_do"),
        spares=frozenset({"why_misleads"}),
    ),
    "correction": TextKind(
        name=N_("Correction"), noun=N_("correction"), told=N_("a correction"), effect="correct", stance="deny",
        parts=_CORRECTING,
    ),
    "warning": TextKind(
        name=N_("Warning"), noun=N_("warning"), told=N_("a warning"), effect="warn",
        parts=_CORRECTING,
        stance="advice", of_itself=True, early=True,
    ),
    "acknowledgement": TextKind(
        name=N_("Acknowledgement"), noun=N_("acknowledgement"), told=N_("an acknowledgement"), effect="acknowledge",
        parts=("fact", "cause", "sorry", "remedy", "to_do"),
        stance="confirm", of_itself=True, spares=frozenset({"why_misleads"}),
    ),
    # A word in advance and a bulletin tell no rumour.
    "prebunk": TextKind(
        name=N_("Word in advance"), noun=N_("word in advance"), told=N_("a word in advance"), effect="prebunk",
        parts=("expect", "signs", "to_do", "promise", "record"),
        free=True, spares=frozenset({"myth_once", "why_misleads", "evidence"}),
    ),
    "bulletin": TextKind(
        name=N_("Bulletin"), noun=N_("bulletin"), told=N_("a bulletin"), effect="answer",
        free=True, spares=frozenset({"myth_once", "why_misleads"}),
    ),
}  # fmt: skip
assert set(KINDS) == set(rights.STATEMENT_ACTION) == set(get_args(TextKindOrAny)) - {"any"}
FREE = frozenset(kind for kind, text in KINDS.items() if text.free)
EARLY = frozenset(kind for kind, text in KINDS.items() if text.early)
# What a decided action (1–8) is put into words as; what needs no case is no answer to one.
OF_ACTION: Mapping[int, str] = {
    action: kind for kind, action in rights.STATEMENT_ACTION.items() if not KINDS[kind].free
}
# What a right path calls the text that does it: `hold`, `correct`, …
OF_EFFECT: Mapping[str, str] = {text.effect: kind for kind, text in KINDS.items() if not text.free}
SAID_BY_ITS_KIND = frozenset((kind, text.stance) for kind, text in KINDS.items() if text.stance)


def standing_in(kind: str, lines: tuple[int, ...]) -> tuple[str, ...]:
    """For each line of a text of a kind in which part it stands; `lines` = how many each part has, () = nobody can say."""
    parts = KINDS[kind].parts if kind in KINDS else ()
    return tuple(part for part, many in zip(parts, lines, strict=False) for _ in range(many))
