"""The kept drills: what each holds, what is expected of it for ever, and what of the house has no example among them.

Beside `NAME.drill` stands `NAME.json`: the file's own digest, the level to which it is proved, a digest of each part of the state
it folds to, and its verdict with the versions of the measures that gave it.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from pathlib import Path
from typing import Any

from infodrill.conduct.city import MODEL_VERSION
from infodrill.conduct.fold import fold
from infodrill.conduct.proof import prove
from infodrill.kernel.archive import read_drill
from infodrill.kernel.canonical import canonical, digest_of, encode
from infodrill.kernel.container import unpack
from infodrill.kernel.events import EventBody, event_types
from infodrill.kernel.store import LOG
from infodrill.review.assess import judge
from infodrill.review.ledger.canonical import digest as rows_digest
from infodrill.review.measures import versions
from infodrill.review.record import load_record
from tests.corpus.verbs import every_verb

KEPT = Path(__file__).parent / "kept"
REMEDY, RENEW = "python tools/corpus.py --add", "python tools/corpus.py --renew"
NONE = {"version": 0}  # of a measure that there was not, or is no more
_GIVEN = re.compile(r"([A-Z]\w*):\d+")  # the client id under which a play gives a verb
Version = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Held:
    """What a drill file holds: verbs that were given, (type, version) of its events as they lie in the file, its model."""

    verbs: frozenset[str]
    events: frozenset[Version]
    model: str = ""


def kept(folder: Path = KEPT) -> tuple[Path, ...]:
    return tuple(sorted(folder.glob("*.drill")))


def of_today(play: str, folder: Path = KEPT) -> tuple[Path, ...]:
    """The kept drills of a play, "" = of any, that lived the model of today."""
    return tuple(
        path
        for path in kept(folder)
        if path.stem.startswith(f"{MODEL_VERSION}-") and path.stem.endswith(f"-{play}" if play else "")
    )


def held(path: Path) -> Held:
    """Read from the lines of the log, before any step lifts them."""
    lines = unpack(path).members[LOG].decode().splitlines()
    facts = [json.loads(line)["fact"] for line in lines]
    given = (_GIVEN.fullmatch(fact["command"]) for fact in facts)
    return Held(
        frozenset(match[1] for match in given if match),
        frozenset((fact["type"], fact["version"]) for fact in facts),
        facts[0]["payload"]["model_version"],
    )


def every_event() -> dict[str, type[EventBody]]:
    """The payload classes that the house itself declares, by type."""
    return {name: body for name, body in event_types().items() if body.__module__.startswith("infodrill.")}


def every_model() -> tuple[str, ...]:
    """The versions of the city's model, the first to today's."""
    city, _, newest = MODEL_VERSION.rpartition("-")
    return tuple(f"{city}-{number}" for number in range(1, int(newest) + 1))


def lacking(
    found: Iterable[Held],
    verbs: Mapping[str, type[Any]] | None = None,
    events: Mapping[str, type[EventBody]] | None = None,
    models: Iterable[str] | None = None,
) -> tuple[str, ...]:
    """A line for each verb, version of an event and version of the model without an example; it says by what one is made."""
    all_held = tuple(found)
    given = {verb for each_held in all_held for verb in each_held.verbs}
    recorded = {event for each_held in all_held for event in each_held.events}
    missing = [
        f"no kept drill gives the verb {verb}: give it in a play of tests/corpus/plays, then {REMEDY}"
        for verb in sorted(verbs or every_verb())
        if verb not in given
    ]
    for name, cls in sorted((events or every_event()).items()):
        for version in range(1, cls.VERSION + 1):
            if (name, version) not in recorded:
                missing.append(_without_event(name, version, cls.VERSION))
    played = {each_held.model for each_held in all_held}
    missing += [
        f"no kept drill was played by model {model}: {REMEDY}"
        for model in models or every_model()
        if model not in played
    ]
    return tuple(missing)


def _without_event(name: str, version: int, newest: int) -> str:
    what = f"no kept drill holds {name} of version {version}"
    if version < newest:
        return f"{what}: write one in a worktree of the commit before version {version + 1}, then --keep it"
    return f"{what}: let a play of tests/corpus/plays lead to it, then {REMEDY}"


def expected(path: Path) -> dict[str, Any]:
    """What the program of today says of a drill file, as `NAME.json` keeps it."""
    drill, record = read_drill(path), load_record(path)
    verdict = judge(record)
    return {
        "file": digest_of(path.read_bytes()),
        "content": drill.content,
        "level": prove(path).level,
        "model": record.opened.model_version,
        "state": parts(fold(drill.events)),
        "overall": verdict.letter,
        "measures": {
            code: {"version": versions()[code], "letter": measure.letter, "rows": rows_digest(measure.rows)}
            for code, measure in verdict.measures.items()
        },
    }


def recorded(path: Path) -> dict[str, Any]:
    """What was expected when the file was kept, or when the expectation was last renewed."""
    found: dict[str, Any] = json.loads(beside(path).read_text("utf-8"))
    return found


def record(path: Path) -> None:
    """Write what is expected of a file beside it."""
    told = json.dumps(expected(path), indent=1, sort_keys=True, ensure_ascii=False)
    beside(path).write_text(f"{told}\n", "utf-8")


def beside(path: Path) -> Path:
    return path.with_suffix(".json")


def differing(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """What of the recorded expectation does not hold now, a line each.

    Level 3 is asked for only while the model is the drill's own. Letter and rows of a measure are compared under the version
    that gave them, the whole result under all of them.
    """
    level = before["level"] if before["model"] == MODEL_VERSION else min(before["level"], 2)
    found = [
        f"{key}: {before[key]}, now {now[key]}"
        for key in ("file", "content", "model")
        if before[key] != now[key]
    ]
    if now["level"] < level:
        found.append(f"proved to level {now['level']}, not {level}")
    parted = before["state"].keys() | now["state"].keys()
    found += [
        f"the state folds to another “{part}”"
        for part in sorted(parted)
        if before["state"].get(part) != now["state"].get(part)
    ]
    return (*found, *_measured_otherwise(before, now))


def _measured_otherwise(before: Mapping[str, Any], now: Mapping[str, Any]) -> Iterator[str]:
    """Another version may say something else, and then says it for ever: it is written down, or nothing would be compared."""
    every = sorted(before["measures"].keys() | now["measures"].keys())
    pairs = {code: (before["measures"].get(code, NONE), now["measures"].get(code, NONE)) for code in every}
    for code, (then, today) in pairs.items():
        if then["version"] != today["version"]:
            yield f"{code} is of version {today['version']}, not {then['version']}: {RENEW} writes down what it says"
        elif then != today:
            yield f"{code} is measured otherwise: {then}, now {today}"
    same = all(then["version"] == today["version"] for then, today in pairs.values())
    if same and before["overall"] != now["overall"]:
        yield f"rated “{now['overall']}”, not “{before['overall']}”"


def unversioned(before: Mapping[str, Any], now: Mapping[str, Any]) -> tuple[str, ...]:
    """Codes of the measures that say something else under the version that is recorded: no expectation is renewed for them."""
    told = before["measures"].items()
    return tuple(
        code
        for code, one in told
        if one != (today := now["measures"].get(code, NONE)) and one["version"] == today["version"]
    )


def parts(state: Any) -> dict[str, str]:
    """A digest for each field of a state. Fields that hold their default count for nothing, at any depth: what a later version
    adds and an old log does not use changes no digest."""
    return {name: digest_of(encode(canonical(told))) for name, told in _plain(state).items()}


def _plain(value: Any) -> Any:
    if is_dataclass(value) and not isinstance(value, type):
        told = {field.name: getattr(value, field.name) for field in fields(value)}
        return {
            field.name: _plain(told[field.name])
            for field in fields(value)
            if told[field.name] != _default(field)
        }
    if isinstance(value, Mapping):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (set, frozenset)):
        return sorted((_plain(item) for item in value), key=canonical)
    if isinstance(value, (tuple, list)):
        return [_plain(item) for item in value]
    if value is None or isinstance(value, (bool, int, str)):
        return value
    raise TypeError(f"a state holds {value!r}")


def _default(field: Field[Any]) -> Any:
    return field.default_factory() if field.default_factory is not MISSING else field.default
