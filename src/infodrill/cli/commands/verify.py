"""`infodrill verify FILE`: prove a drill file, or name the first place where it was changed."""

# Charter: cli commands verify
from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.inputs import DrillArgument, drill_file
from infodrill.cli.progress import Bar
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, note, said, say
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.conduct.proof import Proof
    from infodrill.review.words import ReportLine

HELP = N_(
    "Prove a drill file: L1 container, members and chain; L2 the state folded again; L3 the city lived again.\n\n"
    "Names the first place where a byte was changed, cut or reordered.\n\n"
    "Example: `infodrill verify out/clinic-1/clinic.drill`"
)


@guarded
def verify(
    file: DrillArgument,
    quick: Annotated[
        bool, typer.Option("--quick", help=said(N_("Stop after L2: do not live the city again.")))
    ] = False,
    parent: Annotated[
        Path | None,
        typer.Option(
            "--parent", help=said(N_("The drill that a branch goes on from: what both share is compared."))
        ),
    ] = None,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.conduct.proof import prove

    with Bar(lang) as bar:
        found = prove(
            drill_file(file),
            simulate=not quick,
            progress=lambda done, total: bar.advance("prove", done, total),
            parent=drill_file(parent) if parent else None,
        )
    told = proved_in_words(file, found, lang)
    if as_json:
        give(_as_json(file.name, found, lang) | {"proved": told})
    else:
        for fault in found.faults:
            note(fault.render(lang))
        for line in (*in_words(file.name, found, lang), *told):
            say(line)
    return Exit.FINDINGS if found.faults else Exit.OK


def proved_in_words(path: Path, found: Proof, lang: str) -> tuple[str, ...]:
    """What was proved of the file, and what a reader must not take for proved."""
    from infodrill.review.assess import judge
    from infodrill.review.proved import proved_of_file, rows_at_close
    from infodrill.review.record import load_record

    def rows() -> tuple[ReportLine, bool]:
        record = load_record(path)
        return rows_at_close(record, judge(record), judge)

    return proved_of_file(found, rows).say(lang)


def in_words(name: str, found: Proof, lang: str) -> Iterator[str]:
    """What was proved of the file of that name, what it is a branch of, and what the build is that opened the drill."""
    message = N_("{file}: {events} events, level L{level}; chain {chain}")
    yield tr(lang, message, file=name, events=found.events, level=found.level, chain=found.chain[:16])
    if branch := found.branch:
        told = N_(
            "A branch of {parent}, from minute {minute} on (event {seq}); the parent's digest there: {chain}"
        )
        words = {"parent": branch.parent, "minute": branch.cut_minute, "seq": branch.cut}
        yield tr(lang, told, **words, chain=branch.parent_chain[:16])
    yield tr(lang, N_("Opened by a build that is {build}"), build=found.charter.in_words(lang))


def _as_json(name: str, found: Proof, lang: str) -> dict[str, object]:
    return {
        "file": name,
        "level": found.level,
        "events": found.events,
        "chain_digest": found.chain,
        "content_digest": found.content,
        "erased": found.erased,
        "charter": {
            "state": found.charter.state,
            "release": found.charter.release,
            "digest": found.charter.digest,
            "program": found.charter.program,
        },
        "branch": found.branch.branch() if found.branch else None,
        "faults": [{"place": str(fault.place), "message": fault.render(lang)} for fault in found.faults],
    }
