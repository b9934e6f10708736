"""`infodrill backup`, `restore`, `prove`, `purge`, `erase`: keeping the range of `infodrill serve`."""

# Charter: cli commands keeping
from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from infodrill.cli.exits import Exit
from infodrill.cli.screen import Lang, LangOption, guarded_by_itself, note, said, say
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.web.keeping.contents import Kept

BACKUP = N_(
    "Write the whole range to one file, at one instant, while it runs, and prove it by restoring it aside.\n\n"
    "Without --secrets the file opens nothing: it holds no accounts, codes, tokens, sessions and no signing key.\n\n"
    "Example: `infodrill backup range-monday.zip`"
)
RESTORE = N_(
    "Put a backup back, everything or nothing; every log is proved before it is kept.\n\n"
    "Example: `infodrill restore range-monday.zip`"
)
PURGE = N_(
    "Delete what people wrote in drills that are over for long: texts, attachments, codes, all derived rows.\n\n"
    "The chain of the log stays and still verifies. Examples: `infodrill purge` · `infodrill purge --drill k2m4p6r8t2`"
)
PROVE = N_(
    "Prove drills of the range as they stand, in play too: the chain, every event by the rules, the city lived again.\n\n"
    "Examples: `infodrill prove` · `infodrill prove k2m4p6r8t2 --quick`"
)
ERASE = N_(
    "Erase texts of a drill for good, because somebody asked for it. The chain still verifies.\n\n"
    "Examples: `infodrill erase k2m4p6r8t2 --find Hoa` · `infodrill erase k2m4p6r8t2 --seat duty` · "
    "`infodrill erase k2m4p6r8t2 3f9a01c2`"
)
STILL_HELD = N_("Backups and drill files written before still hold them: delete those, and write new ones.")
DrillArgument = Annotated[
    str, typer.Argument(metavar="DRILL", help=said(N_("The drill's id, as in /d/ID/.")))
]


@guarded_by_itself
def backup(
    out: Annotated[
        Path, typer.Argument(metavar="OUT", help=said(N_("The file to write; it must not be there.")))
    ],
    secrets: Annotated[
        bool,
        typer.Option(
            "--secrets", help=said(N_("Accounts, codes, tokens, sessions and the signing key too."))
        ),
    ] = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.web.keeping.opening import open_range

    open_range()
    from infodrill.web.keeping.backup import backup as write

    drills = write(out, secrets=secrets)
    for drill in drills:
        _tell_kept(drill, lang)
        if drill.fault:
            note(tr(lang, N_("Drill {drill} is kept as it is, but its log does not verify: {fault}"),
                    drill=drill.id, fault=drill.fault))  # fmt: skip
    told = N_("{file}: {drills} drills, {events} events, proved by restoring it aside")
    say(tr(lang, told, file=out.name, drills=len(drills), events=sum(kept.events for kept in drills)))
    if not drills:
        note(
            tr(
                lang,
                N_(
                    "The range holds no drill: see that INFODRILL_DATA and INFODRILL_DATABASE_URL name the right one."
                ),
            )
        )


def _tell_kept(kept: Kept, lang: Lang) -> None:
    say(
        tr(
            lang,
            N_("{drill}: {events} events, chain {chain}"),
            drill=kept.id,
            events=kept.events,
            chain=kept.chain[:16],
        )
    )


@guarded_by_itself
def restore(
    file: Annotated[Path, typer.Argument(metavar="FILE", help=said(N_("The backup.")))],
    replace: Annotated[
        bool, typer.Option("--replace", help=said(N_("Delete the drills that the range holds now.")))
    ] = False,
    lang: LangOption = Lang.vi,
) -> None:
    from infodrill.web.keeping.opening import open_range

    def is_whole() -> None:
        from infodrill.web.keeping.restore import opened

        with opened(file):
            pass

    open_range(new=True, first=is_whole)
    from infodrill.web.keeping.restore import restore as put_back

    found = put_back(file, replace=replace)
    for kept in found.drills:
        _tell_kept(kept, lang)
    if found.erased:
        told = N_("{n} texts and pictures that were erased here since stay erased")
        say(tr(lang, told, n=found.erased))
    for purged in found.purged:
        say(tr(lang, N_("{drill}: purged here since, and stays purged"), drill=purged))


@guarded_by_itself
def purge(
    older_than: Annotated[
        int,
        typer.Option("--older-than", metavar="DAYS", min=0, help=said(N_("Days without anything recorded."))),
    ] = 90,
    drill: Annotated[
        str, typer.Option("--drill", metavar="ID", help=said(N_("This drill alone, however old it is.")))
    ] = "",
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.web.keeping.opening import KeepingError, open_range

    open_range()
    from infodrill.web.keeping import purge as purging

    code = Exit.OK
    wanted = (drill,) if drill else purging.due(older_than)
    if not wanted:
        say(tr(lang, N_("Nothing is deleted: no drill has lain untouched for {n} days."), n=older_than))
    for each_drill in wanted:
        try:
            done = purging.purge(each_drill)
        except KeepingError as refused:  # one that is being played keeps no other
            note(refused.render(lang))
            code = Exit.REFUSED
            continue
        told = N_("{drill}: {texts} texts and {attachments} attachments deleted")
        say(tr(lang, told, drill=done.drill, texts=done.texts, attachments=done.attachments))
    purging.sweep()
    return code


@guarded_by_itself
def prove(
    drills: Annotated[
        list[str] | None,
        typer.Argument(metavar="DRILL…", help=said(N_("Ids of drills, as in /d/ID/; without any: all."))),
    ] = None,
    quick: Annotated[
        bool, typer.Option("--quick", help=said(N_("Stop after L2: do not live the city again.")))
    ] = False,
    lang: LangOption = Lang.vi,
) -> int:
    from infodrill.web.keeping.opening import open_range

    open_range()
    from infodrill.cli.commands.verify import in_words
    from infodrill.cli.progress import Bar
    from infodrill.web.keeping import proving

    code = Exit.OK
    for drill in drills or proving.every():
        with Bar(lang) as bar:
            found = proving.proved(drill, simulate=not quick, progress=partial(bar.advance, "prove"))
        for fault in found.faults:
            note(fault.render(lang))
            code = Exit.FINDINGS
        for line in in_words(drill, found, lang):
            say(line)
    return code


@guarded_by_itself
def erase(
    drill: DrillArgument,
    digests: Annotated[
        list[str] | None,
        typer.Argument(metavar="DIGEST…", help=said(N_("Digests of texts, or how they begin."))),
    ] = None,
    find: Annotated[
        str, typer.Option("--find", metavar="WORDS", help=said(N_("List the texts that hold these words.")))
    ] = "",
    seat: Annotated[
        str, typer.Option("--seat", metavar="SEAT", help=said(N_("List the texts that this seat wrote.")))
    ] = "",
    lang: LangOption = Lang.vi,
) -> int:
    if not digests and not find.strip() and not seat.strip():
        note(
            tr(
                lang,
                N_(
                    "Say what to erase: look texts up by --find WORDS or --seat SEAT, then give the digests in front of them."
                ),
            )
        )
        return Exit.USAGE
    from infodrill.web.keeping.opening import open_range

    open_range()
    from infodrill.web.keeping import erasure

    found = erasure.find(drill, find.strip(), seat.strip()) if find.strip() or seat.strip() else ()
    for text in found:
        by = tr(lang, N_("{seat}, minute {minute}"), seat=text.seat or "?", minute=text.minute)
        say(f"{text.digest[:16]}  seq {text.seq}  {by}  {text.words}")
    if not digests and not found:
        say(tr(lang, N_("No text of the drill matches.")))
    if digests:
        count = erasure.erase(drill, *digests)
        say(tr(lang, N_("{n} texts erased"), n=count))
        say(tr(lang, STILL_HELD))
    return Exit.OK
