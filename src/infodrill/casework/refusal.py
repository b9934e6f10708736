"""How casework says no: the rule by name, what was wrong, and the nearest things that are allowed."""

# Charter: casework refusal
from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cached_property
from typing import Any

from infodrill.casework.personal import personal
from infodrill.casework.rights import ACTIONS
from infodrill.kernel.errors import Refused, Say
from infodrill.kernel.i18n import N_, tr

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


class RuleRefused(Refused):
    """A refusal that names its rule. `allowed` = the nearest allowed actions (msgids), steps, roles or values (codes).

    `nearest` = the steps that this seat may really take now on the same item, with their names by language; each is
    tried when it is asked for. The desk says how.
    """

    def __init__(
        self, rule: str, message: str, remedy: str, allowed: tuple[str, ...], **params: object
    ) -> None:
        self.rule, self.allowed = rule, allowed
        self._find: Callable[[], Mapping[str, Mapping[str, str]]] = dict
        known: dict[str, Any] = {**params, "rule": rule, "allowed": allowed}
        super().__init__(message, remedy=remedy, code=CODES[rule], **known)

    @cached_property
    def nearest(self) -> Mapping[str, Mapping[str, str]]:
        """Step → its names; empty when the seat may do nothing there."""
        return self._find()

    def offer(self, find: Callable[[], Mapping[str, Mapping[str, str]]]) -> None:
        """How the nearest steps are found, once it is known where the refusal happened."""
        self._find = find
        self.__dict__.pop("nearest", None)

    def said(self, lang: str, say: Say | None = None) -> tuple[str, str]:
        """As of any error; what is allowed may be msgids."""
        return super().said(
            lang, say or (lambda name, value: tr(lang, str(value)) if name == "allowed" else str(value))
        )

    def render(self, lang: str) -> str:
        """The rule first, then the sentence and what may be done instead; for logs and tests, so codes stay codes."""
        message, remedy = self.said(lang)
        said = f"{self.rule}: {message} [{self.code}] {remedy}"
        if not self.nearest:
            return said
        steps = ", ".join(names[lang] for names in self.nearest.values())
        return f"{said} {tr(lang, N_('You may now: {steps}.'), steps=steps)}"


def refuse(
    rule: str, message: str, allowed: Iterable[str] = (), remedy: str = "", **params: object
) -> RuleRefused:
    """The error to raise. `message` and `remedy` are msgids; without a remedy it lists what is allowed."""
    return RuleRefused(rule, message, remedy or N_("Allowed here: {allowed}."), tuple(allowed), **params)


def refuse_personal(text: str, public_contacts: Iterable[str] = ()) -> None:
    """Refuse what no text of the range may hold (I5): numbers, accounts and addresses of people. Raises R305."""
    if found := personal(text, public_contacts):
        raise refuse(
            "I5",
            N_("Personal data may not be written here: {passage}."),
            (),
            N_("Leave it out, or use a placeholder such as {{phone:a}}."),
            passage=found,
        )


def action_names(actions: Iterable[int]) -> tuple[str, ...]:
    """The msgids of action codes, least intrusive first."""
    return tuple(ACTIONS[one][1] for one in sorted(actions))
