"""`infodrill scenarios`: the library, and the JSON Schema files that editors use for completion."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from infodrill.cli.commands import msel
from infodrill.cli.exits import Exit
from infodrill.cli.inputs import output_folder
from infodrill.cli.screen import (
    Commands,
    JsonOption,
    Lang,
    LangOption,
    give,
    guarded,
    note,
    said,
    say,
    spoken,
)
from infodrill.kernel.i18n import N_, tr

LIST_HELP = N_(
    "List the scenarios that ship with infodrill.\n\nExample: `infodrill scenarios list --lang en`"
)
SCHEMA_HELP = N_(
    "Write the JSON Schema of every scenario file, for completion in an editor.\n\n"
    "Example: `infodrill scenarios schema --out ./schema`"
)

FIELDS_HELP = N_(
    "Describe every field of a scenario's files: what it means, what may be written, what holds when it is left out.\n\n"
    "Example: `infodrill scenarios fields --lang en`"
)


def add_to(app: typer.Typer) -> None:
    group = typer.Typer(
        help=said(N_("The library of scenarios, and their format; alone it lists them.")),
        invoke_without_command=True,
        cls=Commands,
        callback=_alone,
    )
    group.command("list", help=said(LIST_HELP))(list_scenarios)
    group.command("schema", help=said(SCHEMA_HELP))(schema)
    group.command("fields", help=said(FIELDS_HELP))(fields)
    msel.add_to(group)
    app.add_typer(group, name="scenarios")


def _alone(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        list_scenarios(lang=Lang(spoken()))


@guarded
def list_scenarios(as_json: JsonOption = False, lang: LangOption = Lang.vi) -> int:
    from infodrill.scenario.faults import ScenarioErrors
    from infodrill.scenario.loader import find, library, load

    found, broken = [], False
    for name in library():
        try:
            drill = load(find(name)).scenario.drill
        except ScenarioErrors as refused:
            note(refused.render(lang))
            broken = True
            continue
        minutes = sum(phase.minutes for phase in drill.phases)
        found.append(
            {"id": name, "title": drill.title.in_(lang), "minutes": minutes, "accounts": drill.accounts}
        )
    if as_json:
        give({"scenarios": found})
    for entry in [] if as_json else found:
        say(tr(lang, N_("{id}: {title} ({minutes} minutes, {accounts} simulated accounts)"), **entry))
    return Exit.FINDINGS if broken else Exit.OK


@guarded
def schema(
    out: Annotated[
        Path | None,
        typer.Option("--out", help=said(N_("Folder to write to; without it, all go to the screen."))),
    ] = None,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.scenario.schema_json import published

    if out is None:
        give(published(lang.value))
        return
    folder = output_folder(out)
    for name, text in published(lang.value, as_text=True).items():
        (folder / name).write_text(str(text), encoding="utf-8")
        say(tr(lang, N_("wrote {file}"), file=name))


@guarded
def fields(as_json: JsonOption = False, lang: LangOption = Lang.vi) -> None:
    from infodrill.scenario.fields import listed, reference

    if as_json:
        give({"files": listed(lang.value)})
    else:
        say(reference(lang.value).rstrip())
