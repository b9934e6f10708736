"""Versions of own scenarios as they are kept: each content once, counted on within its name, never changed."""

# Charter: web scenarios versions
from __future__ import annotations

from typing import Any

from django.db import IntegrityError, transaction

from infodrill.kernel.container import zipped
from infodrill.kernel.errors import ScenarioError
from infodrill.kernel.i18n import N_
from infodrill.scenario import packed
from infodrill.scenario.faults import ScenarioErrors
from infodrill.scenario.loader import Loaded, load_files
from infodrill.web.models import ScenarioVersion
from infodrill.web.scenarios.cards import card, written
from infodrill.web.scenarios.sound import must_be_sound

MOST_NAMES = 200
MOST_VERSIONS = 50  # of one name
MOST_BYTES = 5_000_000  # of a .zip that a browser sends; a folder of this machine may hold more
TRIES = 5


def received(content: bytes) -> Loaded:
    """What a .zip holds, sound in every respect. Raises ScenarioErrors with everything that is wrong in it."""
    if len(content) > MOST_BYTES:
        raise ScenarioErrors(
            [
                ScenarioError(
                    N_("the archive is larger than {n} MB"),
                    remedy=N_(
                        "Make its pictures smaller, or give the folder to `infodrill serve --scenarios`."
                    ),
                    code="S127",
                    n=MOST_BYTES // 1_000_000,
                )
            ]
        )
    loaded = load_files(*packed.opened(content))
    must_be_sound(loaded)
    return loaded


def take_in(loaded: Loaded) -> ScenarioVersion:
    """Keep a sound scenario, and offer it; the version that is there already when it says the same. Raises ScenarioErrors when it
    is full."""
    kept = _kept(loaded)
    put_away(kept.name, away=False)
    return kept


def is_kept(loaded: Loaded) -> bool:
    """Whether a version says the same already."""
    name = loaded.scenario.drill.id
    return bool(ScenarioVersion.objects.filter(name=name, digest=loaded.digest).exists())


def put_away(name: str, *, away: bool) -> None:
    """Whether a scenario is offered: all of its versions say the same."""
    ScenarioVersion.objects.filter(name=name).update(away=away)


def _kept(loaded: Loaded) -> ScenarioVersion:
    name = loaded.scenario.drill.id
    for _ in range(TRIES):
        same: ScenarioVersion | None = ScenarioVersion.objects.filter(name=name, digest=loaded.digest).first()
        if same is not None:
            return same
        kept = ScenarioVersion.objects.filter(name=name)
        _room(name, kept.count())
        last = kept.order_by("-number").values_list("number", flat=True).first() or 0
        try:
            with transaction.atomic():
                made: ScenarioVersion = ScenarioVersion.objects.create(
                    name=name, number=last + 1, digest=loaded.digest, packed=zipped(loaded.files),
                    real=loaded.scenario.places.real, card=written(card(loaded.scenario)),
                )  # fmt: skip
                return made
        except IntegrityError:  # another process was first with this number or content
            continue
    raise _full(N_("others are taking in the same scenario at this moment"), N_("Send it again."))


def loaded_of(version: ScenarioVersion) -> Loaded:
    """The scenario of a version, as it was taken in."""
    return load_files(*packed.opened(bytes(version.packed)))


def _room(name: str, versions: int) -> None:
    if versions >= MOST_VERSIONS:
        raise _full(
            N_("{n} versions of this scenario are kept already"),
            N_("Give the next one another id in drill.yaml."),
            n=MOST_VERSIONS,
        )
    if not versions and ScenarioVersion.objects.values("name").distinct().count() >= MOST_NAMES:
        raise _full(
            N_("{n} scenarios are kept already"),
            N_("Give the folder to `infodrill serve --scenarios`, or ask for another range."),
            n=MOST_NAMES,
        )


def _full(message: str, remedy: str, **told: Any) -> ScenarioErrors:
    return ScenarioErrors([ScenarioError(message, remedy=remedy, code="S128", **told)])
