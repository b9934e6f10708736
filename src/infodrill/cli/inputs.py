"""What a command is given: scenarios, drill files and output folders, refused in plain words when they are wrong."""

# Charter: cli inputs
from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli.screen import OutputRefused, said, unwritable
from infodrill.kernel.errors import LogError, Place
from infodrill.kernel.i18n import N_
from infodrill.kernel.store import replace_file

if TYPE_CHECKING:
    from infodrill.conduct.carrying import EarlierPlan
    from infodrill.scenario.loader import Loaded

DrillArgument = Annotated[Path, typer.Argument(help=said(N_("The .drill file.")))]
ReplicasOption = Annotated[
    int, typer.Option("--replicas", metavar="N", min=2, max=1_000, help=said(N_("Lives of each world.")))
]


def drill_file(path: Path) -> Path:
    """The path of an existing file. Raises LogError when there is none."""
    if not path.is_file():
        raise LogError(
            N_("there is no such file"),
            remedy=N_("Give the .drill file that `infodrill rehearse` wrote."),
            place=Place(str(path)),
            code="F100",
        )
    return path


def scenario(name_or_path: str) -> Loaded:
    """Load a scenario by name or folder. Raises ScenarioErrors with every fault."""
    from infodrill.scenario.loader import find, load

    return load(find(name_or_path))


def plan(path: Path) -> EarlierPlan:
    """What a drill file or a plan file leaves open. Raises LogError when there is none, PlanError when it is neither."""
    from infodrill.review.planfile import earlier_plan

    return earlier_plan(drill_file(path))


def read_bytes(path: Path, most: int) -> bytes:
    """At most a byte more than `most`, so that a huge file is not read whole. Raises ExchangeError."""
    from infodrill.exchange.address import ExchangeError

    try:
        with path.open("rb") as stream:
            return stream.read(most + 1)
    except OSError as error:
        raise ExchangeError(
            N_("{path} cannot be read ({why})"),
            remedy=N_("Check the name and the permissions."),
            place=Place(str(path)),
            path=path.name,
            why=error.strerror or type(error).__name__,
            code="Q109",
        ) from None


def own_template(path: Path | None) -> bytes | None:
    """The .docx that the report's places are filled in, None where none was named. Raises ExchangeError for what is no such."""
    from infodrill.review.report.office import check_template
    from infodrill.review.report.officeguard import MOST_BYTES

    if path is None:
        return None
    content = read_bytes(path, MOST_BYTES)
    check_template(content)
    return content


def write_bytes(path: Path, content: bytes) -> None:
    """Write a file whole or not at all. Raises OutputRefused."""
    try:
        replace_file(path, content)
    except OSError as error:
        raise unwritable(path, error) from None


def output_folder(folder: Path) -> Path:
    """Make the folder and see that it can be written. Raises OutputRefused."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise unwritable(folder, error) from None
    if not os.access(folder, os.W_OK | os.X_OK):
        raise OutputRefused(
            N_("this cannot be written: {why}"),
            remedy=N_("Choose another place with --out, or make room and check the permissions."),
            place=Place(str(folder)),
            why="permission denied",
        )
    return folder
