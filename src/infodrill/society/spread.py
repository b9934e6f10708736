"""Owns a run of the city: what is started, published and read, minute by minute, with digests and snapshots."""

# Charter: society spread
from __future__ import annotations

from collections.abc import Collection, Sequence
from copy import copy
from dataclasses import dataclass, fields
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.i18n import N_
from infodrill.society import columns as c
from infodrill.society import footprint
from infodrill.society.assumptions import PRESET_TABLE, SETS, AssumptionSet, coefficients
from infodrill.society.city import City
from infodrill.society.engine import Engine, Pools
from infodrill.society.layers import MODEL_VERSION, Layer
from infodrill.society.met import Met
from infodrill.society.narratives import Narratives, SpreadError, effect_number, layer_mask, within
from infodrill.society.snapshot import Frozen, arrays_of, copied, fill, pack, unpack
from infodrill.society.stage import Stage
from infodrill.society.strength import coefficient_array
from infodrill.society.tones import tones_of
from infodrill.society.visible import rows_at, share_tree, visible_rows

FULL_DIGEST_EVERY = 60


@dataclass(frozen=True, kw_only=True)
class Counts:
    """Accounts now (exposed, believers, doubters, corrected) and acts so far (shares, questions, denials)."""

    exposed: int
    believers: int
    doubters: int
    corrected: int
    shares: int
    questions: int
    denials: int


COUNTERS = tuple(field.name for field in fields(Counts))


class Spread:
    """Claims and statements spreading through one city. Deterministic in (city, seed, calls)."""

    def __init__(
        self,
        city: City,
        seed: int = 7,
        preset: str = "mixed",
        assumptions: AssumptionSet = "base",
        *,
        day_minute: int = 480,
        trust: Sequence[int] = (),
        pools: Pools | None = None,
        proven: bool = True,
    ) -> None:
        """`day_minute`: minute of the day at minute 0 (480 = 08:00). `trust`: permille by which it begins higher or lower in
        each ward, () = nowhere. `pools` changes speed, never results.

        `proven` False keeps no digests, which nobody compares where a run is only counted; they cost a tenth of the time.
        """
        if preset not in PRESET_TABLE or assumptions not in SETS:
            raise SpreadError(
                N_("there is no preset {preset} or no set of assumptions {assumptions}"),
                remedy=N_("choose a preset of {presets} and a set of {sets}"),
                code="Y206", preset=preset, assumptions=assumptions, presets=", ".join(PRESET_TABLE), sets=", ".join(SETS),
            )  # fmt: skip
        self._city, self._seed = city, seed
        self._preset, self._assumptions, self._day_minute = preset, assumptions, day_minute
        self._trust = tuple(trust) if any(trust) else ()
        pools = pools or Pools()
        footprint.require(city.accounts, city=False, run=True, narratives=max(4, pools.narratives))
        numbers = coefficients(assumptions)
        co = coefficient_array(numbers, PRESET_TABLE[preset], day_minute % 1440)
        self._engine = Engine(city, co, pools, self._trust)
        self._stage = Stage(city, seed, self._engine, numbers)
        self._minute = 0
        self._history = np.zeros((64, 0, c.COUNTERS), np.int64)
        self._proven, self._digests = proven, list[bytes]()

    # ---- decisions

    def start(
        self,
        claim: str,
        *,
        at: int,
        ward: int | None,
        roots: int,
        layers: tuple[Layer, ...],
        pull: int,
        doubt: int = 30,
        question: int = 60,
        inherits: str | None = None,
    ) -> None:
        """Begin to tell `claim`, or a new wave of it. pull 1..100; doubt, question: permille of the exposed."""
        if ward is not None:
            within("ward", ward, 0, len(self._city.places) - 1)
        values = {
            "ward": -1 if ward is None else ward,
            "roots": within("roots", roots, 0, self._city.accounts),
            "layers": layer_mask(layers),
            "pull": within("pull", pull, 1, 100),
            "doubt": within("doubt", doubt, 0, 500),
            "question": within("question", question, 0, 500),
            "inherits": -1 if inherits is None else self._stage.claim_slot(inherits),
        }
        self._stage.told.schedule(at, "start", self._stage.claim_slot(claim), claim, **values)

    def publish(
        self,
        correction: str,
        *,
        targets: str,
        at: int,
        issuer: str,
        layers: tuple[Layer, ...],
        reach: int,
        craft: int,
        evidence: int,
        effect: str,
    ) -> None:
        """Release a statement; of one issuer on one claim it is the next release of the same narrative. Never refused.

        reach: permille of all accounts on each layer; craft 0..10; evidence 0..3.
        """
        number = effect_number(effect)
        values = {
            "layers": layer_mask(layers),
            "reach": within("reach", reach, 0, 1000),
            "craft": within("craft", craft, 0, 10),
            "evidence": within("evidence", evidence, 0, 3),
            "effect": number,
        }
        slot = self._stage.statement_slot(correction, issuer, self._stage.claim_slot(targets))
        # A false version stays false until it is exposed.
        if self._stage.told.effects.get(correction) != c.E_FALSE:
            self._stage.told.effects[correction] = number
        self._stage.told.schedule(at, "release", slot, correction, **values)

    def retract(self, correction: str, *, at: int) -> None:
        """The statement is superseded or corrected by its issuer; a false one costs trust with those who read it."""
        self._stage.told.schedule(at, "retract", self._stage.told.find(correction), correction)

    def boost(self, claim: str, *, at: int, layer: Layer, reach: int) -> None:
        """Press pick-up: `reach` permille of all accounts meet the claim on `layer`."""
        values = {"layer": int(layer), "reach": within("reach", reach, 0, 1000)}
        self._stage.told.schedule(at, "boost", self._stage.claim_slot(claim), claim, **values)

    def confirm(self, claim: str, statement: str, *, at: int, layers: tuple[Layer, ...], reach: int) -> None:
        """An authority says that a false claim is true: by the assumption `confirmed_reach` its readers meet the claim once
        more, as one of them would. Nothing is corrected; what the statement said before is taken back."""
        if statement in self._stage.told.effects:
            self.retract(statement, at=at)
        met = within("reach", reach, 0, 1000) * self._stage.numbers["confirmed_reach"] // 1000
        for layer in layers:
            self.boost(claim, at=at, layer=layer, reach=met)

    def knows(self, statement: str) -> bool:
        """True once the statement spreads as a narrative of its own."""
        return statement in self._stage.told.effects

    # ---- time

    def advance(self, until: int) -> None:
        """Simulate the minutes [now, until). The order of one tick:

        1. decisions with `at` <= now act, by (at, order of the calls): roots are planted, pages broadcast;
        2. readers read what is due now, partition by partition, in each by blocks of accounts, in a block in order of insertion;
        3. the rows they write join the log, in partition order;
        4. every new share (roots too) looks for its audience: who will see it, and when;
        5. those readings enter the calendar, from the next minute on, in order of source partition;
        6. counters and the minute's digest are kept, and the minute ends.
        """
        while self._minute < until:
            first_row = self._engine.n_rows
            for decision in self._stage.told.due(self._minute):
                self._stage.act(decision, self._minute)
            self._engine.tick(self._minute)
            self._close_minute(first_row)
            self._minute += 1

    def _close_minute(self, first_row: int) -> None:
        engine, m = self._engine, self._minute
        counts = engine.minds.tally.sum(axis=0)[: engine.slots]
        self._history = c.room(self._history, m + 1, engine.slots)
        self._history[m, : engine.slots] = counts
        if self._proven:
            self._digests.append(self._minute_sum(first_row, counts))

    def _minute_sum(self, first_row: int, counts: NDArray[np.int64]) -> bytes:
        engine, m = self._engine, self._minute
        total = blake2b(self._digests[-1] if self._digests else self._genesis(), digest_size=16)
        rows, span = engine.rows, slice(first_row, engine.n_rows)
        for column in (rows.minute, rows.account, rows.parent, rows.slot, rows.layer, rows.kind):
            total.update(column[span].tobytes())
        total.update(counts.tobytes())
        if m % FULL_DIGEST_EVERY == FULL_DIGEST_EVERY - 1:
            total.update(engine.minds_hash().to_bytes(8, "little") + engine.waiting().to_bytes(8, "little"))
        return total.digest()

    def _genesis(self) -> bytes:
        settings = (self._seed, self._preset, self._assumptions, self._day_minute, *self._trust)
        return blake2b(repr((MODEL_VERSION, self._city.digest, *settings)).encode(), digest_size=16).digest()

    # ---- reading the run

    @property
    def city(self) -> City:
        """The city that this run lives in."""
        return self._city

    @property
    def minute(self) -> int:
        """The next minute to be simulated."""
        return self._minute

    @property
    def narratives(self) -> tuple[str, ...]:
        """Ids by index: claims, and the first statement of each issuer on each claim."""
        return tuple(self._stage.told.names)

    def counts(self, name: str) -> Counts:
        """The seven counters of a narrative now."""
        tally = self._engine.minds.tally[:, self._stage.told.find(name)].sum(axis=0)
        return Counts(**dict(zip(COUNTERS, tally.tolist(), strict=True)))

    def exposed(self) -> dict[str, int]:
        """Accounts that each narrative has reached by now, all in one reading of the counters."""
        tally = self._engine.minds.tally[:, : self._engine.slots, c.EXPOSED].sum(axis=0)
        return dict(zip(self._stage.told.names, tally.tolist(), strict=True))

    def series(self, names: Collection[str] | None = None) -> dict[str, NDArray[np.int64]]:
        """Per narrative (minutes x 7), in the order of `Counts`, at the end of each simulated minute; all, or `names`."""
        width = self._history.shape[1]
        empty = np.zeros((self._minute, c.COUNTERS), np.int64)
        return {
            name: self._history[: self._minute, slot].copy() if slot < width else empty.copy()
            for slot, name in enumerate(self._stage.told.names)
            if names is None or name in names
        }

    @property
    def readings(self) -> int:
        """Readings so far, of this object's own minutes (a restored run counts from its restoration)."""
        return self._engine.readings_done

    def ward_believers(self, name: str) -> NDArray[np.int64]:
        """Believers (of a statement: accepters) per ward now."""
        total: NDArray[np.int64] = self._engine.minds.by_ward[:, self._stage.told.find(name)].sum(axis=0)
        return total

    def layer_exposed(self, name: str) -> NDArray[np.int64]:
        """Accounts by the layer through which they first met the narrative."""
        total: NDArray[np.int64] = self._engine.minds.by_layer[:, self._stage.told.find(name)].sum(axis=0)
        return total

    def met(self, name: str) -> Met:
        """Who has met a narrative so far; it only counts."""
        return Met.of(self._engine.shelf.state(self._stage.told.find(name), self._engine.minds))

    def trust_per_million(self) -> int:
        """Mean simulated trust in authorities now."""
        return 1000 * int(self._engine.minds.trust_sum.sum()) // self._city.accounts

    def ward_trust(self) -> NDArray[np.int64]:
        """Mean simulated trust in authorities by ward now, per million."""
        sums = np.add.reduceat(self._engine.minds.trust, self._city.ward_start[:-1], dtype=np.int64)
        means: NDArray[np.int64] = 1000 * sums // self._city.ward_sizes
        return means

    def shares(self) -> NDArray[Any]:
        """The exact tree (SHARE_DTYPE), for science only; accounts beyond the city's are pages."""
        return share_tree(self._engine.rows, self._engine.n_rows)

    def visible(self, since_minute: int, until_minute: int, budget_per_minute: int) -> NDArray[Any]:
        """Rows of the minutes [since, until) that the range shows (VISIBLE_DTYPE). Never an account id."""
        self._engine.count_descendants()
        rows, number, span = self._engine.rows, self._engine.n_rows, (since_minute, until_minute)
        keys = (self._stage.show_keys, self._stage.author_keys)
        return visible_rows(rows, number, span, budget_per_minute, keys, self._city.ward_start)

    def tones(self, shown: NDArray[Any]) -> NDArray[np.int8]:
        """The tone of each of these rows (VISIBLE_DTYPE), by its place in `tones.TONES`: nothing else of their authors."""
        return tones_of(shown, self._engine)

    def rows_at(self, shares: NDArray[np.int64]) -> NDArray[Any]:
        """Rows of these shares (VISIBLE_DTYPE), as `visible` gives them; pages' own shares are left out."""
        self._engine.count_descendants()
        keys = (self._stage.show_keys, self._stage.author_keys)
        return rows_at(self._engine.rows, shares, keys, self._city.ward_start)

    # ---- proofs and copies

    @property
    def digest(self) -> str:
        """The chain of minute digests so far."""
        self._must_be_proven()
        return (self._digests[-1] if self._digests else self._genesis()).hex()

    def minute_digest(self, minute: int) -> str:
        """The chain's value at the end of a simulated minute."""
        self._must_be_proven()
        if not 0 <= minute < len(self._digests):
            raise SpreadError(
                N_("minute {minute} is not simulated yet"), remedy=N_("advance the run first"), code="Y209", minute=minute
            )  # fmt: skip
        return self._digests[minute].hex()

    def _must_be_proven(self) -> None:
        if not self._proven:
            raise SpreadError(
                N_("this run keeps no digests"), remedy=N_("ask a run that was opened with proven=True"), code="Y216"
            )  # fmt: skip

    def freeze(self) -> Frozen:
        """Everything needed to go on, in memory: runs that go on from it share it."""
        engine = self._engine
        header = {
            "model": MODEL_VERSION,
            "city": self._city.digest,
            "seed": self._seed,
            "redraw": self._stage.redraw,
            "preset": self._preset,
            "assumptions": self._assumptions,
            "day_minute": self._day_minute,
            "trust": list(self._trust),
            "minute": self._minute,
            "proven": self._proven,
            "spread_from": engine.spread_from,
            "told": self._stage.told.as_record(),
        }
        arrays = arrays_of(engine, self._minute) | {
            "history": c.room(self._history, self._minute, engine.slots)[
                : self._minute, : engine.slots
            ].copy(),
            "digests": np.frombuffer(b"".join(self._digests), np.uint8),
        }
        return Frozen(header, arrays)

    @classmethod
    def thaw(
        cls, city: City, frozen: Frozen, *, pools: Pools | None = None, redraw: int = 0, proven: bool = True
    ) -> Spread:
        """The run as it was; raises SpreadError when it is of another city or model. `redraw`: see `fork`.

        A run that kept no digests before keeps none later, and with `proven` False none are kept from here on.
        """
        header = frozen.header
        if header["city"] != city.digest or header["model"] != MODEL_VERSION:
            raise SpreadError(
                N_("the snapshot belongs to another city or model version"),
                remedy=N_("delete it; the run is computed again from its log"),
                code="Y210",
            )
        run = cls(
            city,
            header["seed"],
            header["preset"],
            header["assumptions"],
            day_minute=header["day_minute"],
            trust=header.get("trust", ()),
            pools=pools,
            proven=proven and header["proven"],
        )
        run._stage.redraw, run._minute = redraw or header["redraw"], header["minute"]
        run._stage.told = Narratives.from_record(header["told"])
        arrays = frozen.arrays
        fill(run._engine, arrays, header["spread_from"])
        run._history, flat = arrays["history"].copy(), arrays["digests"].tobytes()
        run._digests = [flat[at : at + 16] for at in range(0, len(flat), 16)] if run._proven else []
        run._stage.key_slots()
        return run

    def snapshot(self) -> bytes:
        """A frozen run as bytes; equal runs give equal bytes."""
        return pack(self.freeze())

    @classmethod
    def restore(cls, city: City, data: bytes, *, pools: Pools | None = None) -> Spread:
        """The run as it was; raises SpreadError when damaged or of another city or model."""
        return cls.thaw(city, unpack(data), pools=pools)

    def fork(self, redraw: int = 0, *, pools: Pools | None = None, proven: bool = True) -> Spread:
        """A copy whose later draws use (seed, redraw); redraw 0 is the exact continuation. `proven`: see `thaw`."""
        run, pools = copy(self), pools or self._engine.pools
        footprint.require(self._city.accounts, city=False, run=True, narratives=max(4, pools.narratives))
        run._engine = copied(self._engine, pools)
        run._stage = self._stage.copied(run._engine, redraw)
        run._history, run._proven = self._history.copy(), proven and self._proven
        run._digests = list(self._digests) if run._proven else []
        return run
