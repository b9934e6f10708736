"""`infodrill places`: the administrative list as a `places.yaml`, for a drill that stays in the house."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli import inputs
from infodrill.cli.exits import Exit
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr
from infodrill.kernel.mark import LOCAL_USE, stamped

if TYPE_CHECKING:
    from infodrill.exchange.address import ExchangeError
    from infodrill.exchange.divisions import Province
    from infodrill.exchange.populations import Populations

HELP = N_(
    "Write places.yaml with the real wards of one province or central city; without --province, list all 34.\n\n"
    "For local use only: a drill with real place names is stamped on every page and file. Populations are yours: a "
    "total, spread by weights (an assumption), or a table.\n\n"
    "Examples: `infodrill places` · `infodrill places --province 48 --total-population 3000000 --out places.yaml`"
)


@guarded
def places(
    province: Annotated[
        str, typer.Option("--province", help=said(N_("Code or name of the province or central city.")))
    ] = "",
    total_population: Annotated[
        int | None,
        typer.Option(
            "--total-population", min=1, help=said(N_("People to spread over its units by weight."))
        ),
    ] = None,
    populations: Annotated[
        Path | None,
        typer.Option("--populations", help=said(N_("CSV with the columns code or name, and population."))),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("--out", help=said(N_("The file to write, such as my-drill/places.yaml.")))
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.exchange import divisions, placesfile

    if not province and total_population is None and populations is None and out is None:
        _list(divisions.provinces(), as_json, lang)
        return Exit.OK
    if not province or (total_population is None) == (populations is None) or out is None:
        note(_unclear(bool(province)).render(lang))
        return Exit.USAGE
    found = divisions.province(province)
    people = _people(found, total_population, populations)
    _write(out, placesfile.as_text(found, people, divisions.edition(), total_population))
    told = {"file": str(out), "wards": len(people), "left_out": len(found.units) - len(people)}
    if as_json:
        give({**told, "population": sum(people.values()), **stamped(True)})
    else:
        say(tr(lang, N_("{file}: {wards} wards, {left_out} left out"), **told))
        note(LOCAL_USE)
    return Exit.OK


def _write(out: Path, text: str) -> None:
    _keep_first(out)
    inputs.output_folder(out.parent)
    inputs.write_bytes(out, text.encode())


def _unclear(province: bool) -> ExchangeError:
    """The refusal of options that do not say whole what to write."""
    from infodrill.exchange.address import ExchangeError

    if not province:
        return ExchangeError(
            N_("--total-population, --populations and --out belong to a province or central city"),
            remedy=N_("Name one with --province; `infodrill places` alone lists them."),
            code="Q136",
        )
    return ExchangeError(
        N_("it is not clear where the populations come from, or which file to write"),
        remedy=N_("Give either --total-population or --populations, and --out."),
        code="Q136",
    )


def _keep_first(out: Path) -> None:
    """Keep the file that is there, unless one was kept before: a second run would keep what the first one wrote."""
    kept = out.with_name(f".{out.name}.old")
    if out.exists() and not kept.exists():
        inputs.write_bytes(kept, out.read_bytes())


def _people(province: Province, total: int | None, table: Path | None) -> Populations:
    from infodrill.exchange.populations import MAX_BYTES, from_csv, spread

    if table is not None:
        return from_csv(inputs.read_bytes(table, MAX_BYTES), table.name, province.units)
    return spread(province.units, total or 0)


def _list(every: tuple[Province, ...], as_json: bool, lang: str) -> None:
    if as_json:
        rows = [
            {"code": each_province.code, "name": each_province.name, "wards": len(each_province.units)}
            for each_province in every
        ]
        give({"provinces": rows, **stamped(True)})
        return
    for province in every:
        say(
            tr(
                lang,
                N_("{code}  {name} ({n} units)"),
                code=f"{province.code:02d}",
                name=province.name,
                n=len(province.units),
            )
        )
    note(LOCAL_USE)
