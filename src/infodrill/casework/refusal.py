"""How casework says no: the rule by name, what was wrong, and the nearest things that are allowed."""

# Charter: casework refusal
from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from infodrill.casework.rights import ACTIONS
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_
from infodrill.kernel.personal import personal

CODES = {
    "role": "R201", "state": "R202", "unknown": "R203", "fields": "R204", "ceiling": "R205", "signature": "R206",
    "author≠approver": "R207", "leak": "R208", "rights-independence": "R209", "reputation-cap": "R210",
    "evidence": "R211", "priority": "R212", "stance": "R213", "approval": "R214", "appeal": "R215", "once": "R216",
    "three-part test": "R217", "clock": "R218", "gate": "R219", "forbidden": "R220", "remedy": "R221",
    "merge": "R222", "unknown-verb": "R223", "decision": "R224", "kind": "R225", "jurisdiction": "R226",
    "attachment": "R227", "undo": "R228", "hand-over": "R229", "measure": "R230",
    "two-seats": "R231",
    "I1": "R301", "I2": "R302", "I3": "R303", "I4": "R304", "I5": "R305", "I6": "R306", "I7": "R307", "I8": "R308",
    "I9": "R309",
}  # fmt: skip


def refuse(
    rule: str, message: str, allowed: Iterable[str] = (), remedy: str = "", **params: object
) -> Refused:
    """The error to raise. `message` and `remedy` are msgids; without a remedy it lists what is allowed."""
    told: Mapping[str, Any] = params
    return Refused(
        message,
        remedy=remedy or N_("Allowed here: {allowed}."),
        code=CODES[rule],
        rule=rule,
        allowed=tuple(allowed),
        **told,
    )


def refuse_personal(text: str, public_contacts: Iterable[str] = ()) -> None:
    """Refuse what no text of the range may hold (I5): numbers, accounts and addresses of people. Raises R305."""
    if found := personal(text, public_contacts):
        if all(passage.startswith("hotline:") for passage in found):
            raise refuse(
                "I5",
                N_(
                    "A number that anybody may call is nobody's personal data, but it may be a real office's: {passage}."
                ),
                (),
                N_(
                    "Name the office whose number it is. What the drill itself gives to be called may be written."
                ),
                passage=found,
            )
        raise refuse(
            "I5",
            N_("Personal data may not be written here: {passage}."),
            (),
            N_(
                "Leave it out: say whose it is, as “the family” or “the school office”, and not the number or the name itself."
            ),
            passage=found,
        )


def action_names(actions: Iterable[int]) -> tuple[str, ...]:
    """The msgids of action codes, least intrusive first."""
    return tuple(ACTIONS[action][1] for action in sorted(actions))
