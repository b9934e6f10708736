"""The six characters an automated cell can have: pace, error rate, and how it fails. Told apart by what they do, nothing else."""

# No charter: an automated cell asks for what a person of its cell may ask; policy and desk answer both alike
from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.kernel.streams import chance

PRACTISED = 1000  # per mille of the time that a practised cell takes


@dataclass(frozen=True, slots=True, kw_only=True)
class Character:
    """How an automated cell works. `pace` and `error` per mille: 1000 = a practised cell's time; error per judgement."""

    name: str
    pace: int
    error: int
    acts: bool = True
    heavy_hand: bool = False  # treats what is unwelcome as false, denies before it knows, reaches for traps
    offhand: bool = (
        False  # asks no owner, is sure of a guess, forgets what to do, the source and the next word
    )
    speaks: bool = True  # a cell that does not checks and decides, and tells the public nothing

    @property
    def reads_again(self) -> bool:
        """Whether a colleague has the time, and the mind, to look at what another one did."""
        return self.acts and not (self.heavy_hand or self.offhand) and self.pace <= PRACTISED

    def errs(self, seed: int, seat: str, case: str, step: str) -> bool:
        """Whether this seat misjudges this step of this case: fixed by seed, seat, case and step alone."""
        return chance(self.error, seed, "skill", seat, case, step)


CHARACTERS = {
    "good": Character(name="good", pace=1000, error=20),
    "slow": Character(name="slow", pace=5000, error=90),
    "overreacting": Character(name="overreacting", pace=900, error=20, heavy_hand=True),
    "careless": Character(name="careless", pace=700, error=250, offhand=True),
    "silent": Character(name="silent", pace=1000, error=20, speaks=False),
    "absent": Character(name="absent", pace=1000, error=0, acts=False),
}
WORDS: Mapping[str, str] = {
    "good": N_("good"), "slow": N_("slow"), "overreacting": N_("over-reacting"), "careless": N_("careless"),
    "silent": N_("silent"), "absent": N_("absent"),
}  # fmt: skip
"""What a reader calls them."""


def character(name: str) -> Character:
    """The character of that name."""
    if name not in CHARACTERS:
        raise ScenarioError(
            "there is no character {name}",
            remedy="Choose one of {known}.",
            code="S140",
            name=name,
            known=", ".join(CHARACTERS),
        )
    return CHARACTERS[name]
