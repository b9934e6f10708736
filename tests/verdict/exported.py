"""Opens a `.drill` file with the standard library and a YAML parser, and hands out what is in it, uninterpreted.

The container is described in docs/reference/drill-file.md. Nothing of the product is imported here or in the other modules
of the second reading: what they know, they know from the page, the log and the scenario's own files.
"""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

import yaml


@dataclass(frozen=True, slots=True)
class Event:
    """A line of the log. `seq` is the order of truth, `at` exercise seconds; times of day are nowhere."""

    seq: int
    at: int
    type: str
    actor: str
    payload: Mapping[str, Any]

    def __getitem__(self, field: str) -> Any:
        return self.payload[field]

    def get(self, field: str, default: Any = None) -> Any:
        return self.payload.get(field, default)


@dataclass(frozen=True)
class Exported:
    """A drill as its file tells it: events in order, texts by digest, the scenario's and the procedure's YAML."""

    events: tuple[Event, ...]
    texts: Mapping[str, str | None]
    files: Mapping[str, Any]

    @cached_property
    def _by_type(self) -> dict[str, list[Event]]:
        sorted_out: dict[str, list[Event]] = {}
        for event in self.events:
            sorted_out.setdefault(event.type, []).append(event)
        return sorted_out

    def of(self, *types: str) -> list[Event]:
        """The events of these types, in order of `seq`."""
        found = [event for kind in types for event in self._by_type.get(kind, ())]
        return sorted(found, key=lambda event: event.seq)

    @property
    def opened(self) -> Event:
        return self.events[0]

    @property
    def drill(self) -> Mapping[str, Any]:
        return self.files["scenario/drill.yaml"]

    @cached_property
    def cells(self) -> list[Mapping[str, Any]]:
        return self.files["scenario/cells.yaml"]["cells"]

    @cached_property
    def injects(self) -> dict[int, Mapping[str, Any]]:
        return {row["number"]: row for row in self.files["scenario/msel.yaml"]["injects"]}

    def sent(self, source: str) -> str:
        """The claim of the inject that a case's source is, where the scenario sends it at a time of its own, on no condition."""
        number = source.removeprefix("inject:")
        row = self.injects.get(int(number)) if number.isdecimal() else None
        timed = row is not None and row.get("trigger", {}).get("kind", "time") == "time"
        return (row.get("claim") or "") if row is not None and timed else ""

    @cached_property
    def claims(self) -> dict[str, Mapping[str, Any]]:
        """Claims as the scenario has them, by id, in order of id."""
        found = [held for name, held in self.files.items() if name.startswith("scenario/claims/")]
        return {claim["id"]: claim for claim in sorted(found, key=lambda claim: claim["id"])}

    @cached_property
    def steps(self) -> Mapping[str, Mapping[str, Any]]:
        """The steps of the edition the drill was played by."""
        return self._edition["steps"]

    @property
    def language(self) -> str:
        """The language that the drill was played in."""
        return next(
            event.payload.get("language", "vi") for event in self.events if event.type == "drill.opened"
        )

    @property
    def both(self) -> bool:
        """Whether every text was asked for in both languages."""
        opened = next(event for event in self.events if event.type == "drill.opened")
        return bool(opened.payload.get("both_languages", False))

    @property
    def service(self) -> int:
        """Seconds of the story in which the edition has a complaint answered."""
        return 86_400 * int(self._edition["service_days"])

    @property
    def _edition(self) -> Mapping[str, Any]:
        return next(held for name, held in self.files.items() if name.startswith("procedure/"))

    def words(self, field: Any) -> str:
        """A free text of a payload; "" where nothing was written, an ellipsis where it was erased since."""
        if isinstance(field, Mapping):
            text = self.texts.get(field["$text"])
            return "…" if text is None else text
        return field or ""


def open_drill(source: str | Path | bytes) -> Exported:
    """The drill in a file or in a file's bytes. Raises `zipfile.BadZipFile` or KeyError for what is no drill file."""
    held = source if isinstance(source, bytes) else Path(source).read_bytes()
    with zipfile.ZipFile(io.BytesIO(held)) as container:
        members = {name: container.read(name).decode() for name in container.namelist() if _is_text(name)}
    facts = [json.loads(line)["fact"] for line in members["log.jsonl"].splitlines() if line]
    events = [Event(fact["seq"], fact["at"], fact["type"], fact["actor"], fact["payload"]) for fact in facts]
    texts = [json.loads(line) for line in members.get("texts.jsonl", "").splitlines() if line]
    return Exported(
        tuple(sorted(events, key=lambda event: event.seq)),
        {text["digest"]: text["text"] for text in texts},
        {
            name.removeprefix("files/"): yaml.load(held, Loader=yaml.CSafeLoader)
            for name, held in members.items()
            if name.endswith(".yaml")
        },
    )


def _is_text(name: str) -> bool:
    return name.endswith((".jsonl", ".yaml")) and not name.startswith(("attachments/", "derived/"))


def seconds(span: str | int) -> int:
    """A deadline of an edition in seconds: "10 min", "4 h", "5 d"."""
    if isinstance(span, int):
        return span
    number, unit = span.split()
    return int(number) * {"s": 1, "min": 60, "h": 3_600, "d": 86_400}[unit]
