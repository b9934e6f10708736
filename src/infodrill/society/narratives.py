"""Owns the narratives of a drill: their stable ids, releases, issuers, and the decisions still to act.

A claim is a narrative. All statements of one issuer on one claim are one narrative with dated releases; every id of
them finds it. Draw keys come from stable ids (claim id; issuer and target), never from slots.
"""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import asdict, dataclass, field
from typing import Any

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.society import columns as c
from infodrill.society.draws import key_of
from infodrill.society.layers import Layer


class SpreadError(DrillError):
    """A narrative that is not known, or a value outside its range."""

    code = "Y200"


@dataclass(frozen=True, kw_only=True)
class CityDecision:
    """Something that acts on the city at a minute; `order` is the order of the calls."""

    at: int
    order: int
    verb: str  # start | release | retract | boost
    slot: int
    name: str
    values: dict[str, int]


@dataclass(kw_only=True)
class Narratives:
    """Slots by id, issuers' authority, and decisions to come."""

    names: list[str] = field(default_factory=list)
    stable: list[str] = field(default_factory=list)  # what the draw keys are made of
    slots: dict[str, int] = field(default_factory=dict)  # every claim and statement id
    shared: dict[str, int] = field(default_factory=dict)  # issuer and target -> slot
    issuers: list[str] = field(default_factory=list)  # by slot; "" for a claim
    current: dict[int, str] = field(default_factory=dict)  # slot -> the release in force
    effects: dict[str, int] = field(default_factory=dict)  # statement id -> effect
    authority: dict[str, int] = field(default_factory=dict)  # issuer -> 1/65536
    waves: dict[str, int] = field(default_factory=dict)
    waiting: list[CityDecision] = field(default_factory=list)
    calls: int = 0

    def find(self, name: str) -> int:
        """Slot of a claim or statement; raises SpreadError."""
        if name not in self.slots:
            raise SpreadError(
                N_("the city does not know the narrative {name}"),
                remedy=N_("start the claim or publish the statement first"),
                code="Y201",
                name=name,
            )
        return self.slots[name]

    def enter(self, name: str, stable: str, issuer: str, slot: int) -> None:
        """Give a new narrative its slot."""
        self.names.append(name)
        self.stable.append(stable)
        self.issuers.append(issuer)
        self.slots[name] = slot
        if issuer:
            self.shared[stable] = slot

    def schedule(self, at: int, verb: str, slot: int, name: str, **values: int) -> None:
        """Keep a decision until its minute; ties act in the order of the calls."""
        self.calls += 1
        self.waiting.append(
            CityDecision(at=at, order=self.calls, verb=verb, slot=slot, name=name, values=values)
        )
        self.waiting.sort(key=lambda decision: (decision.at, decision.order))

    def due(self, minute: int) -> Iterable[CityDecision]:
        """Take out, in order, what acts at or before `minute`."""
        while self.waiting and self.waiting[0].at <= minute:
            yield self.waiting.pop(0)

    def busy(self) -> set[int]:
        """Slots that a decision still waits for."""
        return {decision.slot for decision in self.waiting} | {
            decision.values.get("inherits", -1) for decision in self.waiting
        }

    def as_record(self) -> dict[str, Any]:
        """For a snapshot."""
        return asdict(self)

    @classmethod
    def from_record(cls, record: Mapping[str, Any]) -> Narratives:
        """The inverse of `as_record`, after JSON or not; the record stays as it is."""
        own = deepcopy(dict(record))
        # JSON turns numbers into texts where they are keys.
        own["current"] = {int(slot): name for slot, name in own["current"].items()}
        own["waiting"] = [CityDecision(**decision) for decision in own["waiting"]]
        return cls(**own)


def statement_key(issuer: str, target: str) -> str:
    """The stable id of all statements of one issuer on one claim."""
    return f"{issuer}\x1e{target}"


def draw_key(seed: int, redraw: int, stable: str) -> int:
    """The 64-bit key of a narrative's draws."""
    return key_of("narrative", seed, redraw, stable)


def page_account(accounts: int, issuer: str) -> int:
    """A page's pseudo-account, beyond the city's accounts and stable for the issuer."""
    # Beyond every account, so that one comparison tells pages from people; below 2^31, since rows keep accounts
    # in 32 bits.
    return accounts + key_of("page", issuer) % (2**31 - 1 - accounts)


def layer_mask(layers: tuple[Layer, ...]) -> int:
    """Bits of the layers; raises SpreadError when there is none."""
    if not layers:
        raise SpreadError(N_("a narrative needs at least one layer"), remedy=N_("name a layer"), code="Y202")
    mask = 0
    for layer in layers:
        mask |= 1 << int(layer)
    return mask


def within(what: str, value: int, least: int, most: int) -> int:
    """The value, or SpreadError naming the range."""
    if not least <= value <= most:
        raise SpreadError(
            N_("{what} is {value}, outside {least}..{most}"),
            remedy=N_("give a value inside the range"),
            code="Y203",
            what=what,
            value=value,
            least=least,
            most=most,
        )
    return int(value)


def effect_number(effect: str) -> int:
    """The effect's number; raises SpreadError."""
    if effect not in c.EFFECTS:
        raise SpreadError(
            N_("{effect} is not an effect of a statement"),
            remedy=N_("choose one of: {known}"),
            code="Y204",
            effect=effect,
            known=", ".join(c.EFFECTS),
        )
    return c.EFFECTS.index(effect)
