"""`infodrill branch FILE --at …`: play a drill again from a moment, and say what lies between the two."""

# Charter: cli commands branch
from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import datetime, timedelta
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from infodrill.cli.commands.rehearse import CharacterName
from infodrill.cli.exits import Exit
from infodrill.cli.inputs import DrillArgument, ReplicasOption, drill_file, output_folder
from infodrill.cli.progress import Bar, warm
from infodrill.cli.screen import JsonOption, Lang, LangOption, give, guarded, note, said, say
from infodrill.kernel.digits import whole
from infodrill.kernel.i18n import N_, tr

if TYPE_CHECKING:
    from infodrill.automata.playagain import Parent
    from infodrill.automata.rehearse import Rehearsal
    from infodrill.review.record import Record

HELP = N_(
    "Play a drill again from a moment, as a new drill that names its parent and the parent's digest there; then both side by "
    "side, and what the difference is.\n\n"
    "Automated cells play on: those that worked by themselves as they did, good ones where people sat, or all of them as "
    "--cells says. --same repeats what was done: but for event 0 the digest is the parent's.\n\n"
    "Examples: `infodrill branch out/clinic-1/clinic.drill --at 08:15` · `infodrill branch clinic.drill --at +35:00 "
    "--cells slow` · `infodrill branch clinic.drill --at '#412' --same`"
)
COMPARE = N_(
    "Drills of one scenario side by side, measure by measure: letters, how many rows each rests on, what became of those that "
    "were due in all, and what may not be compared. Of two also how many believed something false when, and what the "
    "difference is where both were played in one city with the same draws.\n\n"
    "Examples: `infodrill compare out/clinic-1/clinic.drill out/clinic-1/branch.drill` · "
    "`infodrill compare spring.drill autumn.drill next-spring.drill`"
)
CLOCK = re.compile(r"(\d{1,2}):(\d{2})")
LATER = re.compile(r"\+(\d{1,5}):(\d{2})")
AtOption = Annotated[
    str,
    typer.Option(
        "--at",
        metavar="MOMENT",
        help=said(
            N_("From when: 08:35 by the story's clock, +35:00 after the start, or #412 after event 412.")
        ),
    ),
]
CellsOption = Annotated[
    CharacterName | None, typer.Option("--cells", help=said(N_("How all cells work from then on.")))
]
SameOption = Annotated[bool, typer.Option("--same", help=said(N_("Repeat what was done.")))]
OutOption = Annotated[
    Path | None,
    typer.Option("--out", help=said(N_("The branch's file; FILE with -branch-EVENT without it."))),
]


@guarded
def branch(
    file: DrillArgument,
    at: AtOption,
    cells: CellsOption = None,
    same: SameOption = False,
    out: OutOption = None,
    replicas: ReplicasOption = 20,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    path = drill_file(file)
    from infodrill.automata.playagain import parent_of, play_again
    from infodrill.conduct.branching import content_played
    from infodrill.kernel.archive import read_drill
    from infodrill.review.assess import closing

    if same and cells is not None:
        note(tr(lang.value, N_("--same repeats what was done; leave out --cells.")))
        return Exit.USAGE
    parent = parent_of(read_drill(path))
    seq = _event(parent, at)
    target = out or path.with_name(f"{path.stem}-branch-{seq}.drill")
    output_folder(target.parent)
    warm(lang.value)
    chosen = dict.fromkeys(parent.cells("good"), cells.value) if cells else None
    with Bar(lang) as bar:
        made = play_again(
            parent, seq, target=target, cells=chosen, same=same, score=closing, progress=bar.advance
        )
    if same:
        again = read_drill(target)
        alike = content_played(parent.file.stored, parent.file.events) == content_played(
            again.stored, again.events
        )
        return _same(made, alike=alike, as_json=as_json, lang=lang)
    return _compared([path, target], replicas, as_json=as_json, lang=lang, made=made)


@guarded
def compare(
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE FILE…",
            help=said(N_("The drill that is compared with, then the others, or its branch.")),
        ),
    ],
    replicas: ReplicasOption = 20,
    as_json: JsonOption = False,
    lang: LangOption = Lang.vi,
) -> int:
    if len(files) < 2:
        note(tr(lang.value, N_("Name two drills or more.")))
        return Exit.USAGE
    warm(lang.value)
    return _compared([drill_file(file) for file in files], replicas, as_json=as_json, lang=lang)


def _event(parent: Parent, at: str) -> int:
    """The event after which the branch begins. Raises BranchError for what is no moment of the drill."""
    from infodrill.conduct.branching import BranchError, before
    from infodrill.review.record import Record

    events = parent.file.events
    if at.startswith("#") and (seq := whole(at[1:])) is not None:
        return seq
    if found := LATER.fullmatch(at):
        return before(events, 60 * int(found[1]) + int(found[2]))
    record = Record(scenario=parent.loaded.scenario, events=tuple(events))
    found = CLOCK.fullmatch(at)
    minutes = by_the_clock(record, int(found[1]), int(found[2])) if found else []
    if len(minutes) == 1:
        return before(events, minutes[0] * 60)
    if minutes:
        raise BranchError(
            N_("The story comes to {at} {n} times."),
            remedy=N_("Say which, after the start: {minutes}."),
            code="Y234",
            at=at,
            n=len(minutes),
            minutes=", ".join(f"+{minute}:00" for minute in minutes),
        )
    if found and int(found[1]) < 24 and int(found[2]) < 60:
        first, last = passed_over(record, int(found[1]), int(found[2]))
        raise BranchError(
            N_("Nobody played at {at}: the story passed over that hour, or play had ended."),
            remedy=N_("Minutes of play beside it, after the start: {minutes}."),
            code="Y234",
            at=at,
            minutes=", ".join(f"+{minute}:00" for minute in (first, last)),
        )
    raise BranchError(
        N_("“{at}” is no moment of this drill."),
        remedy=N_("Write 08:35 by the story's clock, +35:00 after the start, or #412 after event 412."),
        code="Y234",
        at=at,
    )


def by_the_clock(record: Record, hour: int, minute: int) -> list[int]:
    """The minutes of play at which the story's clock comes to an hour: more than one where it goes over days, or goes back. When
    the city lives on by itself nobody plays, and nothing can be played again."""
    return [played for played, at in _clock_of_play(record) if (at.hour, at.minute) == (hour, minute)]


def passed_over(record: Record, hour: int, minute: int) -> tuple[int, int]:
    """The last minute of play before an hour that nobody played, and the first behind it; of one that lies outside of play, its
    first minute and its last. Where several moves pass over it, by the first."""
    told = _clock_of_play(record)
    for (played, at), (then, later) in pairwise(told):
        asked = at.replace(hour=hour, minute=minute)
        if asked < at:
            asked += timedelta(days=1)
        if at < asked < later:
            return played, then
    return told[0][0], told[-1][0]


def _clock_of_play(record: Record) -> list[tuple[int, datetime]]:
    """Each minute of play with the story's clock."""
    from infodrill.review.timeline import read_timeline

    log = read_timeline(record)
    return [(played, log.story(played * 60)) for played in range(-(-log.live_until // 60))]


def _same(made: Rehearsal, *, alike: bool, as_json: bool, lang: Lang) -> int:
    if as_json:
        give({"file": str(made.drill_file), "same": alike, "content_digest": made.content_digest})
    else:
        words = N_("The same was done again, and the digest is the parent's but for event 0.")
        say(tr(lang.value, words if alike else N_("It came out otherwise: the digest is another one.")))
        say(str(made.drill_file))
    return Exit.OK if alike else Exit.FINDINGS


def _compared(
    files: Sequence[Path], replicas: int, *, as_json: bool, lang: Lang, made: Rehearsal | None = None
) -> int:
    from infodrill.kernel.mark import MARK, stamped
    from infodrill.review.comparing import compare as set_beside
    from infodrill.review.record import load_record
    from infodrill.review.report.comparepage import compared_as_data, compared_as_markdown, names_of

    records = [load_record(file) for file in files]
    if len({record.opened.scenario for record in records}) > 1:
        note(tr(lang.value, N_("These are drills of two scenarios: nothing can be compared.")))
        return Exit.REFUSED
    found = set_beside(records)
    names = names_of(len(records), found.verdicts[0].log.voice(lang.value))
    data, parts = compared_as_data(found, lang.value), [compared_as_markdown(found, names, lang.value)]
    if len(records) == 2:
        told, words = _two(records[0], records[1], replicas, lang)
        data, parts = {**told, **data}, [words, *parts]
    if as_json:
        mark = {"mark": MARK, **stamped(any(record.opened.real_places for record in records))}
        own = {"file": str(made.drill_file), "content_digest": made.content_digest} if made else {}
        give({**mark, **data, **own})
        return Exit.OK
    say("\n\n".join((MARK, *parts, MARK)))
    if made:
        say(str(made.drill_file))
    return Exit.OK


def _two(first: Record, second: Record, replicas: int, lang: Lang) -> tuple[dict[str, Any], str]:
    """What two drills have beside their measures: beliefs over time, and what lies between them; as data and in words."""
    from infodrill.review.beside import Beside
    from infodrill.review.report.besidepage import as_data, as_markdown, beside_page

    beside = Beside(first, second)
    with Bar(lang) as bar:
        answer = beside.answer(replicas, tick=lambda done, total: bar.advance("ask", done, total))
    page = beside_page(beside, answer, lang.value)
    return as_data(beside, answer, page), as_markdown(page, beside.logs[1].voice(lang.value))
