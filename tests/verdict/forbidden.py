"""Prohibition rows: E2 protected claims, E3 over-reaction, E5 both classes, E14 transparency.

They are breached at once, due or not, and kept only where a cell dealt with the claim.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from tests.verdict import emptiness
from tests.verdict.duties import contradicted, harmful_since
from tests.verdict.exported import Event
from tests.verdict.rows import Done, Ledger, Row
from tests.verdict.settled import e13, left_standing
from tests.verdict.words import Word
from tests.verdict.world import FALSE, LEFT_ALONE, TRUE, Claim

CEILING = {
    "GU": {0, 1, 4, 6},
    "G1": {0, 1},
    "G2": {0, 1},
    "G3": {0, 1},
    "G4": {0, 1, 2, 3},  # doing nothing is outside nobody's ceiling
    "G5": {0, 1, 2, 3},
    "G6": {0, 1, 2, 3},
    "G7": {0, 1, 4, 5, 6},
    "G0": {0, 1, 4, 5, 6, 7, 8},
}
DENIED_IN_VAIN = frozenset({"TRUE", "MOSTLY_TRUE", "MIXED", "UNPROVEN"})
ACTS = frozenset({5, 6, 7, 8})
WARNED = 6
CLOSED = frozenset({7, 8})  # what a starred claim never opens, whatever code it comes to have
HELD = {4}


def e2(ledger: Ledger) -> Iterator[Row]:
    """No gate code, label or action outside the ceiling of the scenario's code (R5)."""
    for claim, known in ledger.world.reported():
        if claim.protected or claim.star:
            breaches = [*_codes(ledger, claim), *_labels(ledger, claim), *_actions(ledger, claim)]
            dealt = ledger.world.dealt_with(claim.id)
            yield ledger.forbidden("E2", claim.id, "kept protected", known, breaches, dealt)


def _codes(ledger: Ledger, claim: Claim) -> Iterator[str]:
    for event in ledger.world.on(claim.id, "case.gated"):
        given = CEILING[event["code"]] - (CLOSED if _has_spoken(claim, event.at) else set())
        if event["code"] != "GU" and not given <= _ceiling(claim, event.at):
            yield f"gate {event['code']} at {event.at}"


def _labels(ledger: Ledger, claim: Claim) -> Iterator[str]:
    """A verdict FALSE or MISLEADING on what is neither in fact nor on record (R8): one label, whichever measure asks."""
    for event in ledger.world.on(claim.id, "case.verdict_set"):
        if event["verdict"] in FALSE and not {claim.in_fact(event.at), claim.known(event.at)} & FALSE:
            yield f"label {event['verdict']} at {event.at}"


def _actions(ledger: Ledger, claim: Claim) -> Iterator[str]:
    for seq, action, name in _done(ledger, claim):
        if action not in _ceiling(claim, ledger.world.drill.events[seq].at):
            yield f"action {action} by {name}"


def _has_spoken(claim: Claim, at: int) -> bool:
    """Whether the record has spoken on what was not yet known."""
    return claim.gate == "GU" and claim.known(at) != "UNPROVEN"


def _ceiling(claim: Claim, at: int) -> set[int]:
    """What the scenario's code allows: not yet known becomes admitted or an honest error once the record speaks."""
    complained = (
        CEILING["G4"] if claim.own_error else set()
    )  # ADR 21: of our own error people speak by complaining
    return _of_its_code(claim, at) | complained


def _of_its_code(claim: Claim, at: int) -> set[int]:
    if claim.gate == "G5" and claim.known(at) == "UNPROVEN":
        return CEILING["G5"] | HELD  # ADR 20: nobody can code as true what no owner of facts knows yet
    if not _has_spoken(claim, at):
        return CEILING[claim.gate]
    return CEILING["GU"] | CEILING["G5" if claim.known(at) in TRUE else "G7"]


def _done(ledger: Ledger, claim: Claim) -> list[tuple[int, int, str]]:
    """(seq, action, name) of every action carried out on a claim."""
    said = [(word.seq, word.action, word.name) for word in ledger.public.on(claim.id) if not word.press]
    taken = ledger.world.on(claim.id, "case.action_taken")
    return sorted([*said, *((event.seq, event["action"], event["case"]) for event in taken)])


def e3(ledger: Ledger) -> Iterator[Row]:
    """One row a claim, and one for each trap pressed without a claim. Its value `breaches` says what breached it."""
    overtaken = _overtaken(ledger)
    traps: dict[str, list[str]] = {}
    for event in ledger.world.drill.of("trap.pressed"):
        case = ledger.world.cases.get(event["case"])
        traps.setdefault(case.claim if case else "", []).append(f"trap {event['kind']} at {event.at}")
    for claim, known in ledger.world.reported():
        breaches = [
            *traps.pop(claim.id, []),
            *_false_labels(ledger, claim),
            *_restrictive(ledger, claim),
            *_false_denials(ledger, claim, overtaken),
            *_at_persons(ledger, claim),
        ]
        dealt = ledger.world.dealt_with(claim.id)
        yield ledger.forbidden("E3", claim.id, "no over-reaction", known, breaches, dealt)
    for claim_id, pressed in traps.items():
        yield ledger.forbidden("E3", claim_id, "no over-reaction", 0, pressed, True)


def _at_persons(ledger: Ledger, claim: Claim) -> Iterator[str]:
    """Words that threaten, shame or silence people: what a trap offers, done (R31)."""
    for word in ledger.public.on(claim.id):
        if emptiness.at_persons(word.told):
            yield f"aimed at persons by {word.name}"


def _overtaken(ledger: Ledger) -> set[str]:
    return left_standing(list(e13(ledger)), ledger.public.words)


def _false_labels(ledger: Ledger, claim: Claim) -> Iterator[str]:
    """A verdict FALSE or MISLEADING, or a published denial, on what is neither in fact nor on record (R8)."""
    yield from (f"false {breach}" for breach in _labels(ledger, claim))
    for word in ledger.public.on(claim.id):
        if word.stance == "deny" and claim.known(word.at) in ("NOT_A_FACT", "SATIRE"):
            yield f"false label by {word.name}"


def _restrictive(ledger: Ledger, claim: Claim) -> Iterator[str]:
    """Action 7 outside pages that pose, 8 outside grave harm, either on anything but G0."""
    for event in ledger.world.on(claim.id, "case.action_taken"):
        page = event["action"] == 7 and not (claim.gate == "G0" and claim.poses)
        referred = event["action"] == 8 and not (claim.gate == "G0" and claim.harm >= 3)
        if page or referred:
            yield f"restrictive action {event['action']} at {event.at}"


def _false_denials(ledger: Ledger, claim: Claim, overtaken: set[str]) -> Iterator[str]:
    for word in ledger.public.on(claim.id):
        if word.stance == "deny" and (claim.known(word.at) in DENIED_IN_VAIN or word.name in overtaken):
            yield f"false denial by {word.name}"


def e5(ledger: Ledger) -> Iterator[Row]:
    """Harmful falsehoods are owed an answer or an act; what is protected or true is owed to be left alone (R10)."""
    for claim, known in ledger.world.reported():
        since = harmful_since(claim, known)
        if since is not None:
            yield from _acted(ledger, claim, since, known)
        elif claim.gate in LEFT_ALONE or claim.ever(TRUE, ledger.world.clock.ends):
            acts = [
                f"action {action} by {name}" for _, action, name in _done(ledger, claim) if action in ACTS
            ]
            acts += [
                f"denied by {word.name}"
                for word in ledger.public.on(claim.id)
                if _denies(ledger, claim, word)
            ]
            dealt = ledger.world.dealt_with(claim.id)
            yield ledger.forbidden("E5", claim.id, "left alone", known, acts, dealt)


def _denies(ledger: Ledger, claim: Claim, word: Word) -> bool:
    """A denial in a text of any kind, but for one that is the answer which the right path owes (R10)."""
    answers = ledger.public.judged(word) == "answer" and bool(claim.spoken)
    return word.stance == "deny" and not answers


def _acted(ledger: Ledger, claim: Claim, since: int, known: int) -> Iterator[Row]:
    done = [Done.by(word) for word in ledger.public.on(claim.id) if _is_act(ledger, word, since, known)]
    for event in ledger.world.on(claim.id, "case.action_taken"):
        if event["action"] in ACTS and event.at >= known:
            done.append(Done.by(event))
    first = min(
        (each_done for each_done in done if each_done), key=lambda each_done: each_done.seq, default=None
    )
    due, contrary = ledger.world.due("publish", claim.id, since), False
    if due and contradicted(ledger, claim, since, due):
        first, contrary = None, True
    watched = due is not None and due.at is not None and ledger.world.watched(claim.id, due.at)
    for row in ledger.owed("E5", claim.id, "answer or act", since, due, first):
        lawfully = watched and row.outcome == "missed" and not contrary
        yield replace(row, outcome="not applicable") if lawfully else row


def _is_act(ledger: Ledger, word: Word, since: int, known: int) -> bool:
    judged = ledger.public.judged(word)
    if judged == "answer" and word.at >= since:
        return True
    warned = word.action == WARNED and bool(word.stance) and not word.empty
    return judged != "false" and warned and word.at >= known


def e14(ledger: Ledger) -> Iterator[Row]:
    """Each action 5–8 has a number, a notice with content, and the result of every appeal against it."""
    for claim in ledger.world.claims.values():
        for _, action, name in _done(ledger, claim):
            if action in ACTS:
                item = name.partition("@")[0]
                lacks = [
                    *_unnumbered(ledger, item, action),
                    *_empty(ledger, name, item, action),
                    *_unheard(ledger, item),
                ]
                yield ledger.forbidden("E14", claim.id, f"public log {name} action {action}", 0, lacks, True)


def _unnumbered(ledger: Ledger, item: str, action: int) -> list[str]:
    entered = ledger.world.drill.of("public_log.entered")
    numbered = any(
        event["item"] == item and event["action"] == action and event["number"] for event in entered
    )
    return [] if numbered else [f"no number for {item}"]


def _empty(ledger: Ledger, name: str, item: str, action: int) -> list[str]:
    """The notice of a statement is its text; of an action 7 or 8, its test on record (R17)."""
    drill = ledger.world.drill
    if action in (5, 6):
        return [
            f"empty notice {name}" for word in ledger.public.words if word.name == name and not word.notice
        ]
    for event in drill.of("public_log.entered"):
        if event["item"] == item and event["action"] == action and "notice" in event.payload:
            return [] if drill.words(event["notice"]).strip() else [f"empty notice for {item}"]
    case = ledger.world.cases.get(item)
    words = ledger.public.on(case.claim) if case and case.claim else []
    if not any(not word.press and not word.empty and word.stance for word in words):
        return [f"nobody was told of {item}"]  # R29
    tested = any(_says_why(ledger, event, item, action) for event in drill.of("case.test_recorded"))
    return [] if tested else [f"no notice for {item}"]


def _says_why(ledger: Ledger, event: Event, item: str, action: int) -> bool:
    texts = [ledger.world.drill.words(event[field]).strip() for field in ("least_intrusive", "harm_link")]
    same = event["case"] == item and event["action"] == action
    return same and bool(event["basis"]) and event["duration_days"] > 0 and all(texts)


def _unheard(ledger: Ledger, item: str) -> list[str]:
    """Appeals that were not answered by their deadline, when it fell due."""
    world, late = ledger.world, []
    answered = {event["appeal"]: event for event in world.drill.of("appeal.answered")}
    for filed in world.drill.of("appeal.filed"):
        case = world.cases.get(filed["item"])
        due = world.due("appeal", case.claim if case else "", filed.at)
        if filed["item"] != item or due is None or due.at is None or due.at > world.clock.reached:
            continue
        answer = answered.get(filed["appeal"])
        if answer is None or not world.clock.in_time(answer.at, answer.seq, due.at):
            late.append(f"appeal {filed['appeal']} unanswered")
    return late
