"""The city's portal: what was officially published, every version kept, with its sources and the way to appeal."""

# Charter: media portal
from __future__ import annotations

from dataclasses import dataclass, replace

from infodrill.kernel.errors import DrillError
from infodrill.kernel.i18n import N_
from infodrill.kernel.mark import mark_copied
from infodrill.scenario.schema import Bi


class PortalError(DrillError):
    """A notice that the portal does not have, or a version out of turn."""

    code = "M100"


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One version of a published statement. `version` counts drafts, too; `edition` is the number by which the public knows
    it. `status` standing | superseded | retracted."""

    statement: str
    version: int
    minute: int
    kind: str
    issuer: Bi
    title: Bi
    body: Bi
    sources: tuple[str, ...] = ()
    claim: str = ""
    status: str = "standing"
    edition: int = 1

    @property
    def appeal(self) -> str:
        """Where a person may contest it: an address that leads nowhere outside the range."""
        return f"https://hoi-dap.invalid/{self.statement}/{self.version}"

    def copied(self, lang: str) -> str:
        """The notice as text under the mark."""
        lines = [
            self.title.in_(lang),
            self.body.in_(lang),
            *self.sources,
            f"{self.issuer.in_(lang)} · v{self.edition}",
            self.appeal,
        ]
        return mark_copied("\n".join(lines))


class PortalSite:
    """Published notices in order; nothing is ever removed."""

    def __init__(self) -> None:
        self._history: dict[str, list[Notice]] = {}
        self._passed_on: dict[tuple[str, int], Notice] = {}  # what people have passed on and never stood here

    def publish(self, notice: Notice) -> None:
        """Add a version; the one before is shown as superseded. Raises PortalError when the version is not newer."""
        versions = self._history.setdefault(notice.statement, [])
        if versions and notice.version <= versions[-1].version:
            raise PortalError(
                N_("statement {id} already has version {v}"),
                remedy=N_("Publish a later version."),
                id=notice.statement,
                v=versions[-1].version,
            )
        if versions:
            versions[-1] = replace(versions[-1], status="superseded")
        versions.append(notice)

    def retract(self, statement: str) -> None:
        """Mark the standing version as retracted: it stays to be read, struck through."""
        versions = self._of(statement)
        versions[-1] = replace(versions[-1], status="retracted")

    def pass_on(self, notice: Notice) -> None:
        """Remember the words of what is passed on: it need never have stood here, as what two versions in one minute say, or
        what went out beside the studio."""
        self._passed_on[notice.statement, notice.version] = notice

    def said(self, statement: str, version: int, lang: str) -> str:
        """Title, body and issuer of a version as one text, "" of one that nobody has published or passed on."""
        stood = {told.version: told for told in self._history.get(statement, ())}
        told = stood.get(version) or self._passed_on.get((statement, version))
        return f"{told.title.in_(lang)}. {told.body.in_(lang)} ({told.issuer.in_(lang)})" if told else ""

    def current(self, statement: str) -> Notice:
        """The latest version. Raises PortalError when nothing was published under that id."""
        return self._of(statement)[-1]

    def history(self, statement: str) -> tuple[Notice, ...]:
        """All versions, oldest first."""
        return tuple(self._of(statement))

    def front(self) -> tuple[Notice, ...]:
        """The latest version of each statement, newest first."""
        latest = [versions[-1] for versions in self._history.values()]
        return tuple(sorted(latest, key=lambda notice: (-notice.minute, notice.statement)))

    def has(self, statement: str) -> bool:
        return statement in self._history

    def _of(self, statement: str) -> list[Notice]:
        if statement not in self._history:
            raise PortalError(
                N_("nothing is published under {id}"),
                remedy=N_("Look at the portal's front page."),
                id=statement,
            )
        return self._history[statement]
