"""Owns a run of the city: what is started, published and read, minute by minute, with digests and snapshots."""

from __future__ import annotations

from dataclasses import dataclass, replace
from hashlib import blake2b
from typing import Any

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.i18n import N_
from infodrill.society import columns as c
from infodrill.society import snapshot as frozen_form
from infodrill.society import upkeep
from infodrill.society.assumptions import PRESET_TABLE, SETS, AssumptionSet, coefficients
from infodrill.society.city import City, Layer
from infodrill.society.draws import key_of
from infodrill.society.engine import Engine, Pools
from infodrill.society.narratives import (
    Decision,
    Narratives,
    SpreadError,
    draw_key,
    effect_number,
    layer_mask,
    page_account,
    statement_key,
    within,
)
from infodrill.society.strength import coefficient_array, factor, note_factor, statement_level
from infodrill.society.visible import share_tree, visible_rows

FULL_DIGEST_EVERY = 60
MODEL_VERSION = 1


@dataclass(frozen=True)
class Counts:
    """Accounts now (exposed, believers, doubters, corrected) and acts so far (shares, questions, denials)."""

    exposed: int
    believers: int
    doubters: int
    corrected: int
    shares: int
    questions: int
    denials: int


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
        pools: Pools | None = None,
    ) -> None:
        """`day_minute`: minute of the day at minute 0 (480 = 08:00). `pools` changes speed, never results."""
        if preset not in PRESET_TABLE or assumptions not in SETS:
            raise SpreadError(
                N_("there is no preset {preset} or no set of assumptions {assumptions}"),
                remedy=N_("choose a preset of {presets} and a set of {sets}"), code="Y206",
                preset=preset, assumptions=assumptions, presets=", ".join(PRESET_TABLE), sets=", ".join(SETS),
            )
        self._city, self._seed, self._redraw = city, seed, 0
        self._preset, self._assumptions, self._day_minute = preset, assumptions, day_minute
        self._numbers = coefficients(assumptions)
        co = coefficient_array(self._numbers, PRESET_TABLE[preset], day_minute % 1440)
        self._engine = Engine(city, co, pools or Pools())
        self._told = Narratives()
        self._minute = 0
        self._history = np.zeros((64, 0, c.COUNTERS), np.int64)
        self._digests: list[bytes] = []
        self._show_keys = np.zeros(0, np.uint64)
        self._author_keys = np.zeros(0, np.uint64)

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
            "inherits": -1 if inherits is None else self._claim_slot(inherits),
        }
        self._told.schedule(at, "start", self._claim_slot(claim), claim, **values)

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
        slot = self._statement_slot(correction, issuer, self._claim_slot(targets))
        self._told.effects[correction] = number
        self._told.schedule(at, "release", slot, correction, **values)

    def retract(self, correction: str, *, at: int) -> None:
        """The statement is superseded or corrected by its issuer; a false one costs trust with those who read it."""
        self._told.schedule(at, "retract", self._told.find(correction), correction)

    def boost(self, claim: str, *, at: int, layer: Layer, reach: int) -> None:
        """Press pick-up: `reach` permille of all accounts meet the claim on `layer`."""
        values = {"layer": int(layer), "reach": within("reach", reach, 0, 1000)}
        self._told.schedule(at, "boost", self._claim_slot(claim), claim, **values)

    # ---- time

    def advance(self, until: int) -> None:
        """Simulate the minutes [now, until). The order of one tick:

        1. decisions with `at` <= now act, by (at, order of the calls): roots are planted, pages broadcast;
        2. readers read what is due now, partition by partition, each in order of insertion;
        3. the rows they write join the log, in partition order;
        4. every new share (roots too) looks for its audience: who will see it, and when;
        5. those readings enter the calendar, from the next minute on, in order of source partition;
        6. counters and the minute's digest are kept, and the minute ends.
        """
        while self._minute < until:
            first_row = self._engine.n_rows
            for decision in self._told.due(self._minute):
                _ACTS[decision.verb](self, decision)
            self._engine.tick(self._minute)
            self._close_minute(first_row)
            self._minute += 1

    def _close_minute(self, first_row: int) -> None:
        engine, m = self._engine, self._minute
        counts = engine.minds.count.sum(axis=0)[: engine.slots]
        self._history = _room(self._history, m + 1, engine.slots)
        self._history[m, : engine.slots] = counts
        total = blake2b(self._digests[-1] if self._digests else self._genesis(), digest_size=16)
        rows, span = engine.rows, slice(first_row, engine.n_rows)
        for column in (rows.minute, rows.account, rows.parent, rows.slot, rows.layer, rows.kind):
            total.update(column[span].tobytes())
        total.update(counts.tobytes())
        if m % FULL_DIGEST_EVERY == FULL_DIGEST_EVERY - 1:
            whole = int(upkeep.state_hash(engine.minds.state, engine.minds.trust, engine.slots))
            total.update(whole.to_bytes(8, "little") + int(engine.calendar.count.sum()).to_bytes(8, "little"))
        self._digests.append(total.digest())

    def _genesis(self) -> bytes:
        text = (MODEL_VERSION, self._city.digest, self._seed, self._preset, self._assumptions, self._day_minute)
        return blake2b(repr(text).encode(), digest_size=16).digest()

    # ---- acts

    def _act_start(self, decision: Decision) -> None:
        col, value = self._engine.board.col[decision.slot], decision.values
        col[c.PULL], col[c.DOUBT], col[c.QUESTION] = value["pull"], value["doubt"], value["question"]
        col[c.LAYERS] |= value["layers"]
        if value["inherits"] >= 0:
            col[c.INHERITS] = value["inherits"]
        wave = self._told.waves.get(decision.name, 0)
        self._told.waves[decision.name] = wave + 1
        starts = self._city.ward_start
        ward = value["ward"]
        base, end = (0, self._city.accounts) if ward < 0 else (int(starts[ward]), int(starts[ward + 1]))
        key = key_of("roots", self._seed, self._redraw, decision.name, wave)
        self._engine.plant_roots(
            self._minute, decision.slot, value["roots"], base, end - base, key, value["layers"]
        )

    def _act_release(self, decision: Decision) -> None:
        told, value, slot = self._told, decision.values, decision.slot
        col = self._engine.board.col
        issuer = told.issuers[slot]
        told.current[slot] = decision.name
        row = col[slot]
        row[c.EFFECT], row[c.LAYERS] = value["effect"], row[c.LAYERS] | value["layers"]
        row[c.LEVEL] = statement_level(self._numbers, value["effect"], value["craft"], value["evidence"])
        row[c.PULL], row[c.DOUBT], row[c.QUESTION] = 20 + 4 * value["craft"], 10, 20
        row[c.AUTHORITY] = told.authority.get(issuer, c.ONE)
        account = page_account(self._city.accounts, issuer)
        for layer in Layer:
            if value["layers"] >> int(layer) & 1:
                self._engine.broadcast(self._minute, slot, account, int(layer), value["reach"])
        if value["layers"] & 1:
            note = note_factor(self._numbers, value["effect"], value["evidence"], value["reach"])
            target = col[row[c.TARGET]]
            target[c.NOTE] = max(int(target[c.NOTE]), note)

    def _act_retract(self, decision: Decision) -> None:
        told, slot, engine = self._told, decision.slot, self._engine
        row = engine.board.col[slot]
        if told.effects[decision.name] == c.E_FALSE:
            loss = self._numbers["false_denial"]
            upkeep.expose_retraction(slot, int(row[c.TARGET]), loss, engine.minds)
            issuer = told.issuers[slot]
            told.authority[issuer] = told.authority.get(issuer, c.ONE) * (c.ONE - factor(loss)) >> 16
            for other, name in enumerate(told.issuers):
                if name == issuer:
                    engine.board.col[other, c.AUTHORITY] = told.authority[issuer]
        if told.current.get(slot) == decision.name:
            row[c.LEVEL] = 0

    def _act_boost(self, decision: Decision) -> None:
        account = page_account(self._city.accounts, "\x1epress")
        self._engine.broadcast(
            self._minute, decision.slot, account, decision.values["layer"], decision.values["reach"]
        )

    # ---- slots

    def _claim_slot(self, claim: str) -> int:
        if claim in self._told.slots:
            slot = self._told.slots[claim]
            if self._engine.board.col[slot, c.KIND] != c.CLAIM:
                raise SpreadError(
                    N_("{name} is a statement, not a claim"), remedy=N_("name a claim"), code="Y207", name=claim
                )
            return slot
        return self._enter(claim, claim, "", -1)

    def _statement_slot(self, name: str, issuer: str, target: int) -> int:
        stable = statement_key(issuer, self._told.names[target])
        if name in self._told.slots and self._told.slots[name] != self._told.shared.get(stable):
            raise SpreadError(
                N_("{name} already names another narrative"), remedy=N_("give the statement its own id"),
                code="Y208", name=name,
            )
        if stable not in self._told.shared:
            return self._enter(name, stable, issuer or "?", target)
        self._told.slots[name] = self._told.shared[stable]
        return self._told.shared[stable]

    def _enter(self, name: str, stable: str, issuer: str, target: int) -> int:
        slot = self._engine.add_slot()
        self._told.enter(name, stable, issuer, slot)
        row = self._engine.board.col[slot]
        row[:] = 0
        row[c.KIND] = c.CLAIM if target < 0 else c.CORRECTION
        row[c.TARGET], row[c.INHERITS], row[c.AUTHORITY] = target, -1, c.ONE
        if target < 0:
            row[c.PULL] = 1
        self._key_slots()
        return slot

    def _key_slots(self) -> None:
        """Draw keys of all narratives from their stable ids; a redraw changes them all, names and visibility stay."""
        board, told, seed = self._engine.board, self._told, self._seed
        keys = [draw_key(seed, self._redraw, stable) for stable in told.stable]
        for slot, key in enumerate(keys):
            target = int(board.col[slot, c.TARGET])
            board.key[slot] = key
            board.about[slot] = keys[target] if board.col[slot, c.KIND] == c.CORRECTION else key
        self._show_keys = np.array([key_of("show", seed, one) for one in told.stable], np.uint64)
        self._author_keys = np.array([key_of("author", seed, one) for one in told.stable], np.uint64)

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
        return tuple(self._told.names)

    def index_of(self, name: str) -> int:
        """Index in `narratives` of a claim or of any statement."""
        return self._told.find(name)

    def counts(self, name: str) -> Counts:
        """The seven counters of a narrative now."""
        return Counts(*(int(one) for one in self._engine.minds.count[:, self._told.find(name)].sum(axis=0)))

    def series(self) -> dict[str, NDArray[np.int64]]:
        """Per narrative (minutes x 7), in the order of `Counts`, at the end of each simulated minute."""
        width = self._history.shape[1]
        empty = np.zeros((self._minute, c.COUNTERS), np.int64)
        return {
            name: self._history[: self._minute, slot].copy() if slot < width else empty.copy()
            for slot, name in enumerate(self._told.names)
        }

    def ward_believers(self, name: str) -> NDArray[np.int64]:
        """Believers (of a statement: accepters) per ward now."""
        total: NDArray[np.int64] = self._engine.minds.by_ward[:, self._told.find(name)].sum(axis=0)
        return total

    def layer_exposed(self, name: str) -> NDArray[np.int64]:
        """Accounts by the layer through which they first met the narrative."""
        total: NDArray[np.int64] = self._engine.minds.by_layer[:, self._told.find(name)].sum(axis=0)
        return total

    def trust_permille(self) -> int:
        """Mean simulated trust in authorities now."""
        return int(self._engine.minds.trust_sum.sum()) // self._city.accounts

    def shares(self) -> NDArray[Any]:
        """The exact tree (SHARE_DTYPE), for science only; accounts beyond the city's are pages."""
        return share_tree(self._engine.rows, self._engine.n_rows)

    def visible(self, since_minute: int, until_minute: int, budget_per_minute: int) -> NDArray[Any]:
        """Rows of the minutes [since, until) that the range shows (VISIBLE_DTYPE). Never an account id."""
        return visible_rows(
            self._engine.rows, self._engine.n_rows, (since_minute, until_minute), budget_per_minute,
            (self._show_keys, self._author_keys), self._city.record,
        )

    # ---- proofs and copies

    @property
    def digest(self) -> str:
        """The chain of minute digests so far."""
        return (self._digests[-1] if self._digests else self._genesis()).hex()

    def minute_digest(self, minute: int) -> str:
        """The chain's value at the end of a simulated minute."""
        if not 0 <= minute < len(self._digests):
            raise SpreadError(
                N_("minute {minute} is not simulated yet"), remedy=N_("advance the run first"),
                code="Y209", minute=minute,
            )
        return self._digests[minute].hex()

    def snapshot(self) -> bytes:
        """Everything needed to go on; equal runs give equal bytes."""
        engine, n = self._engine, self._engine.n_rows
        header = {
            "model": MODEL_VERSION, "city": self._city.digest, "seed": self._seed, "redraw": self._redraw,
            "preset": self._preset, "assumptions": self._assumptions, "day_minute": self._day_minute,
            "minute": self._minute, "spread_from": engine.spread_from, "slots": engine.slots,
            "told": self._told.as_record(),
        }
        s, minds = engine.slots, engine.minds
        arrays = {f"rows.{name}": getattr(engine.rows, name)[:n] for name in c.Rows._fields}
        arrays |= dict(zip(("word", "parent", "due"), engine.readings(self._minute), strict=True))
        arrays |= {
            "state": minds.state[:, :s], "trust": minds.trust, "count": minds.count[:, :s],
            "by_layer": minds.by_layer[:, :s], "by_ward": minds.by_ward[:, :s], "trust_sum": minds.trust_sum,
            "col": engine.board.col[:s], "history": _room(self._history, self._minute, s)[: self._minute, :s],
            "digests": np.frombuffer(b"".join(self._digests), np.uint8),
        }
        return frozen_form.pack(header, arrays)

    @classmethod
    def restore(cls, city: City, data: bytes, *, pools: Pools | None = None) -> Spread:
        """The run as it was; raises SpreadError when damaged or of another city or model."""
        header, arrays = frozen_form.unpack(data)
        if header["city"] != city.digest or header["model"] != MODEL_VERSION:
            raise SpreadError(
                N_("the snapshot belongs to another city or model version"),
                remedy=N_("delete it; the run is computed again from its log"), code="Y210",
            )
        run = cls(
            city, header["seed"], header["preset"], header["assumptions"],
            day_minute=header["day_minute"], pools=pools,
        )
        run._redraw, run._minute = header["redraw"], header["minute"]
        run._told = Narratives.from_record(header["told"])
        run._thaw(header, arrays)
        return run

    def _thaw(self, header: dict[str, Any], arrays: dict[str, NDArray[Any]]) -> None:
        engine = self._engine
        for _ in range(header["slots"]):
            engine.add_slot()
        s = engine.slots
        engine.board.col[:s] = arrays["col"]
        for name in ("state", "count", "by_layer", "by_ward"):
            getattr(engine.minds, name)[:, :s] = arrays[name]
        engine.minds.trust[:] = arrays["trust"]
        engine.minds.trust_sum[:] = arrays["trust_sum"]
        engine.rows = c.Rows(*(arrays[f"rows.{name}"] for name in c.Rows._fields))
        engine.n_rows, engine.spread_from = engine.rows.minute.size, header["spread_from"]
        engine.load_readings(arrays["word"], arrays["parent"], arrays["due"])
        self._history = arrays["history"]
        flat = arrays["digests"].tobytes()
        self._digests = [flat[at : at + 16] for at in range(0, len(flat), 16)]
        self._key_slots()

    def fork(self, redraw: int) -> Spread:
        """A copy whose later draws use (seed, redraw); redraw 0 is the exact continuation of a run never redrawn."""
        twin = Spread.restore(self._city, self.snapshot(), pools=replace(self._engine.pools))
        twin._redraw = redraw or self._redraw
        twin._key_slots()
        return twin


_ACTS = {
    "start": Spread._act_start,
    "release": Spread._act_release,
    "retract": Spread._act_retract,
    "boost": Spread._act_boost,
}


def _room(history: NDArray[np.int64], minutes: int, slots: int) -> NDArray[np.int64]:
    """The history with room for so many minutes and narratives."""
    tall, wide = max(history.shape[0], 1), history.shape[1]
    if minutes <= history.shape[0] and slots <= wide:
        return history
    while tall < minutes:
        tall *= 2
    grown = np.zeros((tall, max(wide, slots), c.COUNTERS), np.int64)
    grown[: history.shape[0], :wide] = history
    return grown
