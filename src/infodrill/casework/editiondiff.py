"""What differs between two editions: names, levels, roles, deadlines, forbidden actions, artefacts; readable by people."""

# Charter: casework editiondiff
from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from infodrill.casework import rights
from infodrill.casework.drawing import span
from infodrill.casework.edition import Edition, Names, Step
from infodrill.casework.steps import CORE, PRIORITIES
from infodrill.kernel.i18n import N_, Lang, tr
from infodrill.kernel.mark import MARK

PARTS: Mapping[str, str] = {
    "title": N_("title"), "levels": N_("levels"), "states": N_("states of a case"),
    "statement_states": N_("states of a statement"), "groups": N_("groups of states"),
    "dispositions": N_("dispositions"), "roles": N_("roles"), "times": N_("times of their own"),
    "forbidden": N_("forbidden actions"), "ceilings": N_("ceilings"), "steps": N_("steps"), "name": N_("name"),
    "from": N_("begins from"), "who": N_("who may"), "due": N_("deadline"), "artefact": N_("artefact"),
    "approvals": N_("approvals"), "signatures": N_("signatures"),
}  # fmt: skip
ABSENT = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """One thing that differs. `part` a key of PARTS; `key` what it is about ("" = the part itself); `what` inside a step."""

    part: str
    key: str
    what: str
    before: str
    after: str

    def render(self, lang: Lang) -> str:
        words = (tr(lang, PARTS[self.part]), self.key, tr(lang, PARTS[self.what]) if self.what else "")
        return f"{' · '.join(word for word in words if word)}: {self.before} → {self.after}"


def differences(old: Edition, new: Edition, lang: Lang) -> tuple[Difference, ...]:
    """Everything in which `new` differs from `old`, part by part in the order of an edition's file; names in `lang`."""
    found = [*_table("title", {"": old.title}, {"": new.title}, lang)]
    before, after = ({str(key): name for key, name in edition.levels} for edition in (old, new))
    found += _table("levels", before, after, lang)
    for part in ("states", "statement_states", "groups", "dispositions", "roles"):
        found += _table(part, getattr(old, part), getattr(new, part), lang)
    found += _plain("times", "service", span(old.service_seconds), span(new.service_seconds))
    found += _plain("times", "recheck", span(old.recheck_seconds), span(new.recheck_seconds))
    found += _plain("forbidden", "", _actions(old.forbidden), _actions(new.forbidden))
    for code in sorted(rights.GATES):
        found += _plain("ceilings", code, _actions(old.allowed(code)), _actions(new.allowed(code)))
    for step in CORE:
        found += _step(step, old.steps.get(step), new.steps.get(step), lang)
    return tuple(found)


def text(old: Edition, new: Edition, lang: Lang) -> str:
    """The differences as lines for a terminal, under the mark; one line says so when there is none."""
    rows = [difference.render(lang) for difference in differences(old, new, lang)]
    none = tr(lang, N_("The two editions differ in nothing."))
    return "\n".join([f"[{MARK}]", f"{old.id} → {new.id}", "", *(rows or [none]), f"[{MARK}]", ""])


def _table(part: str, old: Mapping[str, Names], new: Mapping[str, Names], lang: Lang) -> Iterator[Difference]:
    for key in dict.fromkeys((*old, *new)):
        before, after = (entry[key][lang] if key in entry else ABSENT for entry in (old, new))
        yield from _plain(part, key, before, after)


def _step(step: str, old: Step | None, new: Step | None, lang: Lang) -> Iterator[Difference]:
    if old is None or new is None:
        before, after = (each_step.name[lang] if each_step else ABSENT for each_step in (old, new))
        yield from _plain("steps", step, before, after)
        return
    for what, before, after in (
        ("name", old.name[lang], new.name[lang]),
        ("artefact", old.artefact[lang], new.artefact[lang]),
        ("from", ", ".join(old.frm) or ABSENT, ", ".join(new.frm) or ABSENT),
        ("who", _who(old), _who(new)),
        ("due", _due(old), _due(new)),
        ("approvals", ", ".join(old.approvals) or ABSENT, ", ".join(new.approvals) or ABSENT),
        ("signatures", str(old.signatures), str(new.signatures)),
    ):
        yield from _plain("steps", step, before, after, what)


def _plain(part: str, key: str, before: str, after: str, what: str = "") -> Iterator[Difference]:
    if before != after:
        yield Difference(part=part, key=key, what=what, before=before, after=after)


def _who(step: Step) -> str:
    sets = {key: ", ".join(sorted(roles)) for key, roles in step.who.items()}
    if len(set(sets.values())) <= 1:
        return next(iter(sets.values()), ABSENT)
    return "; ".join(f"{key}: {roles}" for key, roles in sets.items())


def _due(step: Step) -> str:
    return (
        ", ".join(f"{priority} {span(step.due[priority])}" for priority in PRIORITIES if priority in step.due)
        or ABSENT
    )


def _actions(actions: frozenset[int]) -> str:
    return ", ".join(map(str, sorted(actions))) or ABSENT
