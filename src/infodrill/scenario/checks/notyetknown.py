"""Reasons of what is not known yet, which have to say that; and who speaks of it in another's place."""

# Charter: scenario checks not yet known
from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from infodrill.kernel.i18n import N_
from infodrill.kernel.sentences import sentences
from infodrill.scenario.checks.claimclash import denied_and_never_known
from infodrill.scenario.checks.saidhours import hours
from infodrill.scenario.faults import ScenarioProblem, warning
from infodrill.scenario.loader import Loaded
from infodrill.scenario.meant import in_code
from infodrill.scenario.schema import Bi, Claim, Inject
from infodrill.scenario.schema.msel import REPORTS
from infodrill.scenario.yamltext import Path_

_OPEN = re.compile(
    r"(?i)(?<!\w)(?:chưa|không (?:rõ|biết|thấy|có|ai)|đang|còn|chờ|đợi|mới|có thể|hẹn|hay|có lẽ|nghi|lúc này|tạm"
    r"|not|no|nobody|nothing|unknown|unclear|un\w+ed|pending|await\w*|wait\w*|being|until|whether|may|might|could|cannot|yet|still"
    r"|only|open|\w+ing|later|if|to be|will)(?!\w)|n['’]t\b|\?"
)
"""Words of which one stands in every sentence on what is not known yet."""
_WORD = re.compile(
    r"(?i)(?<!\w)(?:có (?:tin|kết quả)|tin tiếp|cập nhật|next word|word (?:at|by)|update|result (?:at|by))(?!\w)"
)
"""What promises news."""
_ONE_HOUR = N_("Correct one of the two, or leave it if they speak of two things.")


def problems(loaded: Loaded) -> Iterator[ScenarioProblem]:
    for n, claim in enumerate(loaded.scenario.claims):
        # Where an answer of the gate denies it the verdict is the slip, and told there.
        for m, known in enumerate(() if denied_and_never_known(claim) else claim.truth):
            for lang in dict.fromkeys(loaded.scenario.drill.languages):
                if known.verdict == "UNPROVEN" and not _OPEN.search(known.why.in_(lang)):
                    message = N_(
                        "the truth says `UNPROVEN`, and its reason says nothing of what is not known yet"
                    )
                    remedy = N_("Write what is still looked into, or the verdict that this reason gives.")
                    yield warning("S163", loaded.where("claims", n, "truth", m, "why", lang), message, remedy)
                    break
        yield from _another_word(loaded, n, claim)
    yield from _in_anothers_place(loaded)


def _another_word(loaded: Loaded, n: int, claim: Claim) -> Iterator[ScenarioProblem]:
    """The record says at what hour there is word, and a text of its story says another."""
    if claim.truth[0].verdict != "UNPROVEN":
        return
    for lang in dict.fromkeys(loaded.scenario.drill.languages):
        due = _word_at(claim.truth[0].why.in_(lang))
        if not due:
            continue
        texts = [*_of_its_story(loaded, n, claim)]
        unsaid = not any(due & {*hours(text.in_(lang))} for _, text in texts)
        for path, text in texts:
            promised = _word_at(text.in_(lang))
            if unsaid and not promised and _holds(claim, path):
                promised = frozenset(hours(text.in_(lang)))
            if promised and not promised & due and loaded.where.written(*path):
                record = loaded.where("claims", n, "truth", 0, "why", lang)
                message = N_("it says that there is word at {here}, and the record ({where}) at {there}")
                said = {
                    "here": _shown(promised),
                    "there": _shown(due),
                    "where": f"{record.file}:{record.line}",
                }
                yield warning("S164", loaded.where(*path, lang), message, _ONE_HOUR, **said)


def _of_its_story(loaded: Loaded, n: int, claim: Claim) -> Iterator[tuple[Path_, Bi]]:
    """Texts by which players and directors learn when there is word."""
    for name in ("kernel", "advice", "meanwhile"):
        if text := getattr(claim, name):
            yield ("claims", n, name), text
    for m, step in enumerate(claim.right_path):
        if step.note:
            yield ("claims", n, "right_path", m, "note"), step.note
    for m, inject in loaded.scenario.told_at(claim.id):
        if inject.kind == "information":
            yield ("msel", "injects", m, "subject"), inject.subject
            yield ("msel", "injects", m, "body"), inject.body
        for k, action in enumerate(inject.expected_actions):
            yield ("msel", "injects", m, "expected_actions", k, "what"), action.what


def _holds(claim: Claim, path: Path_) -> bool:
    """Whether it is the note of a step that holds: the one hour there is that of the next word, however it is put."""
    return path[2] == "right_path" and claim.right_path[int(path[3])].what == "hold"


def _word_at(text: str) -> frozenset[tuple[int, int]]:
    """Hours that stand in a clause beside a word that promises news."""
    clauses = (clause for part in sentences(text, also=";") for clause in part.split(", "))
    return frozenset(hour for clause in clauses if _WORD.search(clause) for hour in hours(clause))


def _shown(said: frozenset[tuple[int, int]]) -> str:
    return ", ".join(f"{hour}:{minute:02}" for hour, minute in sorted(said))


def _in_anothers_place(loaded: Loaded) -> Iterator[ScenarioProblem]:
    """A report from somebody who otherwise speaks of another matter, while a declared sender never speaks at all."""
    if not loaded.where.written("drill", "senders"):
        return
    injects, lang = loaded.scenario.msel.injects, loaded.lang
    used = {inject.from_ for inject in (*injects, *loaded.drafts)}
    silent = [
        each.in_(lang) for each in loaded.scenario.drill.speakers if used.isdisjoint((each.vi, each.en))
    ]
    cells = {name for cell in loaded.scenario.cells.cells for name in (cell.id, cell.name.vi, cell.name.en)}
    matters: dict[str, set[str]] = defaultdict(set)
    for inject in injects:
        if inject.claim:
            matters[inject.from_].add(inject.claim)
    found = [
        (n, inject)
        for n, inject in enumerate(injects)
        if _knows(inject)
        and inject.from_ not in cells
        and len(matters[inject.from_]) > 1
        and _alone(injects, inject)
    ]
    if len(silent) != 1 or len({inject.from_ for _, inject in found}) != 1:
        return
    n, inject = found[0]
    message = N_(
        "who reports in {numbers} as somebody who knows is {name}, who speaks of several matters: {claims}"
    )
    remedy = N_("Let one come `from` {near}, who never speaks, or leave it if that is meant.")
    numbers = ", ".join(str(each.number) for _, each in found)
    claims = ", ".join(in_code(claim) for claim in sorted(matters[inject.from_]))
    said = {"numbers": numbers, "name": inject.from_, "claims": claims, "near": silent[0]}
    yield warning("S163", loaded.where("msel", "injects", n, "from"), message, remedy, **said)


def _knows(inject: Inject) -> bool:
    return inject.claim is not None and (inject.method in REPORTS or inject.kind == "information")


def _alone(injects: tuple[Inject, ...], inject: Inject) -> bool:
    """Whether it is all that its sender says of its claim."""
    return sum(each.from_ == inject.from_ and each.claim == inject.claim for each in injects) == 1
