"""How casework says no: the rule by name, what was wrong, and the nearest things that are allowed."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from infodrill.casework.rights import ACTIONS
from infodrill.kernel.errors import Refused
from infodrill.kernel.i18n import N_, tr

CODES = {
    "role": "R201", "state": "R202", "unknown": "R203", "fields": "R204", "ceiling": "R205", "signature": "R206",
    "author≠approver": "R207", "leak": "R208", "rights-independence": "R209", "reputation-cap": "R210",
    "evidence": "R211", "priority": "R212", "stance": "R213", "approval": "R214", "appeal": "R215", "once": "R216",
    "three-part test": "R217", "clock": "R218", "gate": "R219", "forbidden": "R220", "remedy": "R221",
    "merge": "R222", "unknown-verb": "R223", "decision": "R224", "kind": "R225",
    "I1": "R301", "I2": "R302", "I3": "R303", "I4": "R304", "I5": "R305", "I6": "R306", "I7": "R307", "I8": "R308",
    "I9": "R309",
}  # fmt: skip


class RuleRefused(Refused):
    """A refusal that names its rule. `allowed` = the nearest allowed actions, steps or values, as words."""

    def __init__(
        self, rule: str, message: str, remedy: str, allowed: tuple[str, ...], **params: object
    ) -> None:
        self.rule, self.allowed = rule, allowed
        known: dict[str, Any] = {**params, "rule": rule, "allowed": ", ".join(allowed) or "–"}
        super().__init__(message, remedy=remedy, code=CODES[rule], **known)

    def render(self, lang: str) -> str:
        """The rule first, then the sentence, in the reader's language."""
        words = ", ".join(tr(lang, one) for one in self.allowed) or "–"
        params = {**self.params, "allowed": words}
        return (
            f"{self.rule}: {tr(lang, self.message, **params)} [{self.code}] {tr(lang, self.remedy, **params)}"
        )


def refuse(
    rule: str, message: str, allowed: Iterable[str] = (), remedy: str = "", **params: object
) -> RuleRefused:
    """The error to raise. `message` and `remedy` are msgids; without a remedy it lists what is allowed."""
    return RuleRefused(rule, message, remedy or N_("Allowed here: {allowed}."), tuple(allowed), **params)


def action_names(actions: Iterable[int]) -> tuple[str, ...]:
    """The msgids of action codes, least intrusive first."""
    return tuple(ACTIONS[one][1] for one in sorted(actions))
