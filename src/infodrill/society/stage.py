"""Owns the stage of a run: which narrative has which slot and key, and what each decision does when it acts."""

# No charter: arithmetic of the simulated city; its accounts show only through the members of this package
from __future__ import annotations

from copy import copy, deepcopy

import numpy as np
from numpy.typing import NDArray

from infodrill.kernel.i18n import N_
from infodrill.society import columns as c
from infodrill.society import upkeep
from infodrill.society.city import City
from infodrill.society.draws import key_of
from infodrill.society.engine import Engine
from infodrill.society.layers import Layer
from infodrill.society.narratives import (
    CityDecision,
    Narratives,
    SpreadError,
    draw_key,
    page_account,
    statement_key,
)
from infodrill.society.strength import factor, note_threshold, statement_level

PRESS_PAGE = "\x1epress"  # no issuer can have this id


class Stage:
    """Narratives on the engine's board. Every key is made of stable ids; a slot is only a place."""

    def __init__(self, city: City, seed: int, engine: Engine, numbers: dict[str, int]) -> None:
        self.city, self.seed, self.redraw = city, seed, 0
        self.engine, self.numbers = engine, numbers
        self.told = Narratives()
        self.show_keys: NDArray[np.uint64] = np.zeros(0, np.uint64)
        self.author_keys: NDArray[np.uint64] = np.zeros(0, np.uint64)

    def copied(self, engine: Engine, redraw: int) -> Stage:
        """The same stage on a copy of its engine; `redraw` 0 = the draws stay."""
        other = copy(self)
        other.engine, other.told, other.redraw = engine, deepcopy(self.told), redraw or self.redraw
        other.key_slots()
        return other

    def claim_slot(self, claim: str) -> int:
        """Slot of a claim, new when it was never named; raises SpreadError for a statement's id."""
        if claim in self.told.slots:
            slot = self.told.slots[claim]
            if self.engine.board.col[slot, c.KIND] != c.CLAIM:
                raise SpreadError(
                    N_("{name} is a statement, not a claim"),
                    remedy=N_("name a claim"),
                    code="Y207",
                    name=claim,
                )
            return slot
        return self._enter(claim, claim, "", -1)

    def statement_slot(self, name: str, issuer: str, target: int) -> int:
        """Slot of the statements of an issuer on a claim; raises SpreadError when the id is taken."""
        stable = statement_key(issuer, self.told.names[target])
        if name in self.told.slots and self.told.slots[name] != self.told.shared.get(stable):
            raise SpreadError(
                N_("{name} already names another narrative"),
                remedy=N_("give the statement its own id"),
                code="Y208",
                name=name,
            )
        if stable not in self.told.shared:
            return self._enter(name, stable, issuer or "?", target)
        self.told.slots[name] = self.told.shared[stable]
        return self.told.shared[stable]

    def _enter(self, name: str, stable: str, issuer: str, target: int) -> int:
        if self.engine.slots > c.SLOT_MASK:
            raise SpreadError(
                N_("the city knows {most} narratives already, and a row of its log can name no more"),
                remedy=N_("end this drill and begin another; or tell new waves of known claims"),
                code="Y217",
                most=self.engine.slots,
            )
        slot = self.engine.add_slot(self.told.busy())
        self.told.enter(name, stable, issuer, slot)
        row = self.engine.board.col[slot]
        row[:] = 0
        row[c.KIND] = c.CLAIM if target < 0 else c.CORRECTION
        row[c.TARGET], row[c.INHERITS], row[c.AUTHORITY] = target, -1, c.ONE
        if target < 0:
            row[c.PULL] = 1
        self.key_slots()
        return slot

    def key_slots(self) -> None:
        """Draw keys of all narratives from their stable ids; a redraw changes them all, names and visibility stay."""
        board, told, seed = self.engine.board, self.told, self.seed
        keys = [draw_key(seed, self.redraw, stable) for stable in told.stable]
        for slot, key in enumerate(keys):
            target = int(board.col[slot, c.TARGET])
            board.key[slot] = key
            # Without the redraw: a fork keeps the natures of its threads, so that it differs from its origin by
            # what people did and not by which rumours happened to be catching.
            board.nature[slot] = key_of("thread", seed, told.stable[slot])
            board.about[slot] = keys[target] if board.col[slot, c.KIND] == c.CORRECTION else key
        self.show_keys = np.array([key_of("show", seed, claim) for claim in told.stable], np.uint64)
        self.author_keys = np.array([key_of("author", seed, claim) for claim in told.stable], np.uint64)

    def act(self, decision: CityDecision, minute: int) -> None:
        """Phase 1 of a tick for one decision, once the minds that it is about are in memory."""
        col = self.engine.board.col[decision.slot]
        about = (decision.slot, int(col[c.TARGET]), int(col[c.INHERITS]), decision.values.get("inherits", -1))
        self.engine.wake(about, self.told.busy())
        {"start": self._start, "release": self._release, "retract": self._retract, "boost": self._boost}[
            decision.verb
        ](decision, minute)

    def _start(self, decision: CityDecision, minute: int) -> None:
        col, value = self.engine.board.col[decision.slot], decision.values
        col[c.PULL], col[c.DOUBT], col[c.QUESTION] = value["pull"], value["doubt"], value["question"]
        col[c.LAYERS] |= value["layers"]
        if value["inherits"] >= 0:
            col[c.INHERITS] = value["inherits"]
        wave = self.told.waves.get(decision.name, 0)
        # Each wave has roots of its own: with the same key the same accounts would begin it again.
        self.told.waves[decision.name] = wave + 1
        starts = self.city.ward_start
        ward = value["ward"]
        base, end = (0, self.city.accounts) if ward < 0 else (int(starts[ward]), int(starts[ward + 1]))
        key = key_of("roots", self.seed, self.redraw, decision.name, wave)
        self.engine.plant_roots(
            minute,
            decision.slot,
            value["roots"],
            base=base,
            width=end - base,
            key=key,
            layer_mask=value["layers"],
        )

    def _release(self, decision: CityDecision, minute: int) -> None:
        told, value, slot = self.told, decision.values, decision.slot
        col = self.engine.board.col
        issuer = told.issuers[slot]
        told.current[slot] = decision.name
        row = col[slot]
        row[c.EFFECT], row[c.LAYERS] = value["effect"], row[c.LAYERS] | value["layers"]
        row[c.LEVEL] = statement_level(self.numbers, value["effect"], value["craft"], value["evidence"])
        row[c.PULL], row[c.DOUBT], row[c.QUESTION] = 20 + 4 * value["craft"], 10, 20
        row[c.AUTHORITY] = told.authority.get(issuer, c.ONE)
        account = page_account(self.city.accounts, issuer)
        for layer in Layer:
            if value["layers"] >> int(layer) & 1:
                self.engine.broadcast(minute, slot, account, int(layer), value["reach"])
        # Bit 0 is the feed: only there do readers see notes under posts (see `reading.read_claim`).
        if value["layers"] & 1:
            note = note_threshold(self.numbers, value["effect"], value["evidence"], value["reach"])
            target = col[row[c.TARGET]]
            # The widest note counts: two notes under a post are read as one.
            target[c.NOTE] = max(int(target[c.NOTE]), note)

    def _retract(self, decision: CityDecision, minute: int) -> None:
        told, slot, engine = self.told, decision.slot, self.engine
        row = engine.board.col[slot]
        false = told.effects[decision.name] == c.E_FALSE
        if false:
            told.effects[decision.name] = int(row[c.EFFECT])
            self._expose(slot)
        # The false one has cost its issuer trust by now, even when a true version has replaced it in the
        # meantime.
        mended = false and row[c.EFFECT] != c.E_FALSE  # a true version is already in force under the same id
        if told.current.get(slot) == decision.name and not mended:
            row[c.LEVEL] = 0
            told.effects[decision.name] = c.E_CORRECT

    def _expose(self, slot: int) -> None:
        """A false denial is known as such: its readers lose trust, its issuer authority on every claim."""
        told, board, loss = self.told, self.engine.board, self.numbers["false_denial"]
        upkeep.expose_retraction(slot, int(board.col[slot, c.TARGET]), loss, self.engine.minds)
        issuer = told.issuers[slot]
        told.authority[issuer] = told.authority.get(issuer, c.ONE) * (c.ONE - factor(loss)) >> 16
        for other, name in enumerate(told.issuers):
            if name == issuer:
                board.col[other, c.AUTHORITY] = told.authority[issuer]

    def _boost(self, decision: CityDecision, minute: int) -> None:
        account = page_account(self.city.accounts, PRESS_PAGE)
        self.engine.broadcast(
            minute, decision.slot, account, decision.values["layer"], decision.values["reach"]
        )
