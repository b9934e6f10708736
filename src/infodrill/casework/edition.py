"""An edition of the procedure: names, roles, deadlines and levels as data, read once and checked strictly."""

# Charter: casework edition
from __future__ import annotations

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from hashlib import sha256
from importlib.resources import files
from pathlib import Path
from typing import Any

from infodrill.casework import rights
from infodrill.casework.editionrights import EditionError, EditionErrors, EditionRights
from infodrill.casework.steps import CORE
from infodrill.kernel.errors import Place, ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario.schema import EditionText, StepText
from infodrill.scenario.schema.edition import Label
from infodrill.scenario.shape import shaped
from infodrill.scenario.yamltext import Document, decode, read_yaml

DEFAULT = "vn-2025"
SHIPPED = ("vn-2025", "vn-2024", "generic")
MAX_BYTES = 1_000_000
Names = Mapping[str, str]  # "vi", "en"


@dataclass(frozen=True, kw_only=True)
class Step:
    """One step as this edition has it. `who` by priority; `due` seconds by priority, empty = no clock."""

    step: str
    name: Names
    artefact: Names
    frm: tuple[str, ...]
    to: str
    who: Mapping[str, tuple[str, ...]]  # as the edition lists them: whose step it is first, first
    due: Mapping[str, int]
    approvals: tuple[str, ...] = ()
    signatures: int = 1

    def taken_in(self, state: str) -> bool:
        """Whether it is taken while a case stands there: it begins there, or is said anew."""
        return state in self.frm or state in CORE[self.step].anew

    def roles(self, priority: str = "") -> frozenset[str]:
        """Who may take the step at a priority; of any priority when none is given."""
        return frozenset(self.who[priority]) if priority in self.who else self._anyone

    def in_turn(self, priority: str = "") -> tuple[str, ...]:
        """The same in the edition's order: whose step it is first, and who else may take it."""
        if priority in self.who:
            return self.who[priority]
        return tuple(dict.fromkeys(role for roles in self.who.values() for role in roles))

    @cached_property
    def _anyone(self) -> frozenset[str]:
        return frozenset(self.in_turn())


@dataclass(frozen=True, kw_only=True)
class Edition:
    """A checked edition. `digest` = SHA-256 of its text (newlines and NFC normalised)."""

    id: str
    title: Names
    levels: tuple[tuple[int, Names], ...]
    states: Mapping[str, Names]
    statement_states: Mapping[str, Names]
    groups: Mapping[str, Names]
    dispositions: Mapping[str, Names]
    roles: Mapping[str, Names]
    steps: Mapping[str, Step]
    forbidden: frozenset[int]
    ceilings: Mapping[str, frozenset[int]]
    service_seconds: int
    recheck_seconds: int
    digest: str

    def allowed(self, code: str, answers: tuple[str, ...] = (), verdict: str = "") -> frozenset[int]:
        """The rights core's ceiling, narrowed by this edition."""
        core = rights.allowed_actions(code, answers, verdict)
        return (core & self.ceilings.get(code, core)) - self.forbidden

    @cached_property
    def asked(self) -> dict[Hashable, Any]:
        """What was worked out of this edition alone, by what was asked: pages and cells ask the same again and again."""
        return {}

    def has(self, step: str) -> bool:
        return step in self.steps

    def due(self, step: str, priority: str) -> int | None:
        """Seconds allowed for a step at a priority ("" = not logged yet: P1's), None without a clock."""
        found = self.steps.get(step)
        return found.due.get(priority or "P1") if found else None

    @property
    def top_level(self) -> int:
        return max(level for level, _ in self.levels)

    def state_name(self, state: str, lang: str) -> str:
        return (self.states.get(state) or self.statement_states[state])[lang]

    def step_name(self, step: str, lang: str) -> str:
        return self.steps[step].name[lang]

    def role_name(self, role: str, lang: str) -> str:
        return self.roles[role][lang] if role in self.roles else role


def load_edition(source: str | Path = DEFAULT) -> Edition:
    """A shipped edition by its id, or one from a file. Raises EditionError with file, line, field and remedy."""
    if isinstance(source, str) and source in SHIPPED:
        name = f"editions/{source}.yaml"
        return read_edition(files("infodrill.casework").joinpath(name).read_bytes(), name)
    path = Path(source)
    if not path.is_file():
        raise EditionError(
            N_("there is no edition {name}"),
            remedy=N_("Give a file, or one of: {shipped}."),
            place=Place(str(source)),
            code="S301",
            name=str(source),
            shipped=", ".join(SHIPPED),
        )
    with path.open("rb") as stream:
        return read_edition(stream.read(MAX_BYTES + 1), path.name)


@lru_cache(maxsize=8)
def read_edition(content: bytes, name: str) -> Edition:
    """The edition written in `content`; `name` is what errors call the file. Raises EditionError."""
    if len(content) > MAX_BYTES:
        raise EditionError(
            N_("the file is too large: more than {limit} bytes"),
            remedy=N_("An edition is a few pages of text: remove what does not belong to it."),
            place=Place(name),
            code="S302",
            limit=MAX_BYTES,
        )
    try:
        document = read_yaml(content, name)
    except ScenarioError as error:
        raise _of_an_edition(error) from None
    text = decode(content, name).replace("\r\n", "\n")
    return _edition(_checked(document), sha256(text.encode()).hexdigest())


def _checked(document: Document) -> EditionText:
    held = EditionRights(document)
    held.known_steps()
    text, faults = shaped(document, EditionText)
    if text is None:
        raise EditionErrors([_of_an_edition(fault) for fault in faults])
    held.kept(text)
    return text


def _of_an_edition(error: ScenarioError) -> EditionError:
    return EditionError(
        error.message, remedy=error.remedy, place=error.place, code=error.code, **error.params
    )


def _edition(text: EditionText, digest: str) -> Edition:
    return Edition(
        id=text.edition,
        title=text.title.by_language,
        levels=tuple((level.level, level.by_language) for level in text.levels),
        states=_table(text.states),
        statement_states=_table(text.statement_states),
        groups=_table(text.groups),
        dispositions=_table(text.dispositions),
        roles=dict(sorted(_table(text.roles).items())),
        steps={step: _step(step, step_text) for step, step_text in text.steps.items()},
        forbidden=frozenset(text.forbidden_actions),
        ceilings={code: frozenset(actions) for code, actions in text.ceilings.items()},
        service_seconds=text.service_days * 86_400,
        recheck_seconds=text.recheck_hours * 3600,
        digest=digest,
    )


def _step(step: str, text: StepText) -> Step:
    return Step(
        step=step,
        name=text.name.by_language,
        artefact=text.artefact.by_language,
        frm=tuple(text.frm),
        to=text.to or "",
        who={} if CORE[step].system else {priority: tuple(roles) for priority, roles in text.who.items()},
        due={priority: seconds for priority, seconds in text.due.items()},
        approvals=tuple(text.approvals),
        signatures=text.signatures,
    )


def _table(names: Mapping[Any, Label]) -> Mapping[str, Names]:
    return {code: name.by_language for code, name in names.items()}
