"""A measure declares the same as long as its version is the same; what each version declared stays on record."""

from __future__ import annotations

from dataclasses import replace
from types import ModuleType

import pytest

from infodrill.review.measures import MODULES, base, escalation, versions
from infodrill.review.words import line
from tests.corpus.declaring import declared, otherwise, recorded, together

CHANGES = {
    "target": line("another"), "horizon": line("another"), "always": True, "duties": frozenset({"another"}),
    "forbids": frozenset({"another"}),
}  # fmt: skip


def test_every_measure_declares_what_its_version_declared() -> None:
    """Where this fails: raise the version of the measure, then `python tools/corpus.py --renew`."""
    assert otherwise(recorded(), declared()) == ()
    known = {code: {int(version) for version in of} for code, of in recorded().items()}
    assert {
        code: version for code, version in versions().items() if version not in known.get(code, set())
    } == {}


@pytest.mark.parametrize("key", sorted(base.P_S_M))
@pytest.mark.parametrize("place", range(3))
def test_no_threshold_changes_under_the_same_version(
    key: str, place: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = [*base.P_S_M[key]]
    other[place] += 1
    monkeypatch.setattr(base, "P_S_M", {**base.P_S_M, key: tuple(other)})
    assert [told.partition(" ")[0] for told in otherwise(recorded(), declared())] == [key.partition(".")[0]]


@pytest.mark.parametrize("module", MODULES, ids=lambda module: module.SPEC.code)
@pytest.mark.parametrize("name", sorted(CHANGES))
def test_no_declaration_changes_under_the_same_version(
    name: str, module: ModuleType, monkeypatch: pytest.MonkeyPatch
) -> None:
    spec = replace(module.SPEC, **{name: CHANGES[name] if name != "always" else not module.SPEC.always})
    monkeypatch.setattr(module, "SPEC", spec)
    (told,) = otherwise(recorded(), declared())
    with pytest.raises(ValueError, match=f"{spec.code} of version {spec.version}: another declaration"):
        together(recorded(), declared())
    monkeypatch.setattr(module, "SPEC", replace(spec, version=spec.version + 1))
    kept = together(recorded(), declared())
    assert told and kept[spec.code].items() > recorded()[spec.code].items()


def test_no_number_of_a_module_changes_under_the_same_version(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(escalation, "PRESS", escalation.PRESS + 1)
    assert [told.partition(" ")[0] for told in otherwise(recorded(), declared())] == ["E11"]
    monkeypatch.setattr(base, "ENOUGH", base.ENOUGH + 1)
    assert len(otherwise(recorded(), declared())) == len(MODULES)
