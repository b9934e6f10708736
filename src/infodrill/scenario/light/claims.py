"""Claims: the gate code, the disposition, the right path and the first wave, from the nine answers and the truth."""

# Charter: scenario light claims
from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from infodrill.scenario.light import words
from infodrill.scenario.light.names import bare_names, vietnamese
from infodrill.scenario.light.values import Fields, rows, whole
from infodrill.scenario.light.values import words as texts
from infodrill.scenario.schema.base import GRAVE
from infodrill.scenario.yamltext import Node

DISPOSITION: Mapping[str, str] = {
    "G0": "respond", "G7": "respond", "GU": "respond", "G3": "respond", "G4": "service", "G5": "acknowledge",
    "G6": "acknowledge", "G1": "leave", "G2": "leave",
}  # fmt: skip
PULL: Mapping[str, int] = {"H0": 25, "H1": 35, "H2": 35, "H3": 48, "H4": 58}
"""How much a sentence draws people on, where an author gives none: the middle of the library's claims of that harm."""
LAYERS: Mapping[str, list[str]] = {
    "public_feed": ["feed", "group"], "closed_group": ["group"], "press": ["press", "feed"], "field_report": ["field", "group"],
}  # fmt: skip
NONE = "S1"  # where the list of situations is none
FIRST_WAVE = 6  # accounts
TO_HOLD = 300  # seconds after its first wave by which a good cell has said a first word
TO_LEAVE = 600  # seconds after its first wave by which it has let it be
# Who takes a step of the right path, first choice first.
BY: Mapping[str, tuple[str, ...]] = {
    "leave": ("L1-LEAD", "L1-DUTY", "L2-LEAD"), "service": ("L1-LEAD", "CITIZEN-DESK", "L2-LEAD"),
    "acknowledge": ("L2-LEAD", "AGENCY-HEAD", "L1-LEAD"), "hold": ("SPOKE", "COMMS", "L2-LEAD"),
    "warn": ("SPOKE", "COMMS", "L2-LEAD"), "correct": ("SPOKE", "COMMS", "L2-LEAD"), "answer": ("SPOKE", "COMMS", "L2-LEAD"),
}  # fmt: skip


def fill_claims(
    claims: Mapping[str, Node],
    injects: Sequence[Mapping[str, Node]],
    *,
    drill: Mapping[str, Node],
    places: Mapping[str, Node],
    cells: Mapping[str, Node],
) -> None:
    """In place; `claims` by the name of their file."""
    ids = [each.get("id") for each in rows(drill.get("situations"))]
    situations = [each for n, each in enumerate(ids) if each not in ids[:n]]
    in_play = sum(whole(phase.get("minutes")) * 60 for phase in rows(drill.get("phases"))[:2])
    roles, names = _roles(cells), list(dict.fromkeys(bare_names(places)))
    told: dict[str, list[Mapping[str, Node]]] = {}
    for each in injects:
        told.setdefault(str(each.get("claim")), []).append(each)
    for file, claim in claims.items():
        if not isinstance(claim, dict):
            continue
        claim.setdefault("id", file.removeprefix("claims/").removesuffix(".yaml"))
        if (found := _situation(str(claim["id"]), situations)) is not None:
            claim.setdefault("situation", found)
        _judge(claim)
        first = min(
            told.get(str(claim["id"]), ()), key=lambda each: whole(each.get("at")), default={"at": in_play}
        )
        claim.setdefault("waves", [_wave(first)])
        _know(claim)
        owner = next((each for each in rows(cells.get("cells")) if each.get("id") == claim.get("owner")), {})
        claim.setdefault("advice", _advice(claim, owner))
        claim.setdefault("right_path", list(_path(claim, roles)))
        claim.setdefault("anchors", names)


def gate_code(answers: Node) -> str:
    """The first code that nine answers call for, "" when they are none; `conduct.check` holds it against the rights core."""
    if len(texts(answers)) != 9 or not set(texts(answers)) <= {"yes", "no", "unsure"}:
        return ""
    fact, opinion, satire, question, complaint, true, press, mistake, _ = answers
    held = [answer != "no" for answer in (complaint, press, satire, opinion, question, mistake)]
    kinds = {
        "G4": held[0], "G5": true == "yes", "G6": held[1], "G2": held[2],
        "G1": held[3] or (fact == "no" and true != "yes" and not any(held)), "G3": held[4], "GU": true == "unsure",
        "G7": held[5], "G0": True,
    }  # fmt: skip
    return next(code for code, holds in kinds.items() if holds)


def _situation(claim: str, situations: Sequence[Node]) -> Node:
    """The one there is, or the one that the claim's id begins with: `b2-fridge` belongs to B2."""
    if len(situations) < 2:
        return situations[0] if situations else NONE
    return next((each for each in situations if claim.partition("-")[0].upper() == each), None)


def _judge(claim: Fields) -> None:
    # Answers and a harm that are none are named by themselves; what follows from them needs no second word.
    claim.setdefault("gate_code", gate_code(claim.get("gate_answers")) or "G0")
    claim.setdefault("disposition", DISPOSITION.get(str(claim["gate_code"]), "respond"))
    harm = str(claim.get("harm"))
    claim.setdefault("harm_why", words.HARMS.get(harm, words.HARMS["H0"]))
    claim.setdefault("pull", PULL.get(harm, PULL["H0"]))
    left = claim.get("disposition") == "leave"
    claim.setdefault("void", "V2" if claim.get("owner") else "V0" if left else "V1")


def _know(claim: Fields) -> None:
    """An entry of the truth holds from the beginning and is on the record from its second on, unless it says otherwise."""
    for known in rows(claim.get("truth")):
        known.setdefault("at", 0)
        known.setdefault("known_from", known["at"])
        known.setdefault("record", "primary" if claim.get("owner") else "none")


def _wave(first: Mapping[str, Node]) -> Fields:
    return {
        "at": whole(first.get("at")), "roots": FIRST_WAVE, "layers": LAYERS.get(str(first.get("method")), LAYERS["public_feed"]),
    }  # fmt: skip


def _advice(claim: Mapping[str, Node], owner: Mapping[str, Node]) -> Node:
    if claim.get("disposition") == "leave":
        return words.NOTHING_TO_DO
    named = owner.get("organisation") or owner.get("name")
    both = named if isinstance(named, dict) else {"vi": vietnamese(named), "en": vietnamese(named)}
    kind = "question" if claim.get("gate_code") == "G3" else str(claim.get("disposition"))
    said = words.ADVICE.get(kind, words.ADVICE["respond"])
    return {lang: text.format(owner=_who(both, lang)) for lang, text in said.items()}


def _who(named: Mapping[str, Node], lang: str) -> str:
    return str(named.get(lang) or {"vi": "cơ quan có trách nhiệm", "en": "whoever is responsible"}[lang])


def _path(claim: Mapping[str, Node], roles: frozenset[str]) -> Iterator[Fields]:
    begin = min((whole(wave.get("at")) for wave in rows(claim.get("waves"))), default=0)
    for what, after in _steps(claim, begin):
        by = next((role for role in BY[what] if role in roles), None)
        if by is not None:
            yield {"what": what, "by": by, "after": after, "note": words.STEPS[what]}


def _steps(claim: Mapping[str, Node], begin: int) -> Iterator[tuple[str, int]]:
    """What the best play does, and the earliest second at which the record allows it."""
    disposition, code = claim.get("disposition"), claim.get("gate_code")
    known = [
        (each.get("verdict"), max(begin, whole(each.get("known_from")))) for each in rows(claim.get("truth"))
    ]
    settled = [(verdict, at) for verdict, at in known if verdict != "UNPROVEN"]
    if disposition in ("leave", "service", "acknowledge"):
        first = settled[0][1] if settled else begin
        yield str(disposition), max(first, begin + (TO_LEAVE if disposition == "leave" else 0))
        return
    if disposition != "respond":
        return
    if code == "G3":
        yield "answer", begin + TO_HOLD
        return
    late = not settled or settled[0][1] > begin + TO_HOLD
    if late and code in ("G0", "G7", "GU"):
        yield "hold", begin + TO_HOLD
    if claim.get("harm") in GRAVE and code in ("G0", "G7") and settled:
        yield "warn", settled[0][1]
    for _, at in settled:
        yield ("answer" if code == "GU" else "correct"), at


def _roles(cells: Mapping[str, Node]) -> frozenset[str]:
    seats = [seat for cell in rows(cells.get("cells")) for seat in rows(cell.get("seats"))]
    return frozenset(role for seat in seats for role in texts(seat.get("roles")))
