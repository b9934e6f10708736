"""What a command says and how it ends: the language, the two streams, errors in plain words, exit codes, the guard."""

# Charter: cli screen
from __future__ import annotations

import errno
import functools
import json
import os
import sys
from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Annotated, Any, ParamSpec

import typer
from typer.core import TyperGroup

from infodrill.cli.exits import Exit
from infodrill.kernel.errors import DrillError, Place
from infodrill.kernel.i18n import LANGUAGES, N_, tr
from infodrill.kernel.mark import MARK

P = ParamSpec("P")
_FULL_OR_CLOSED = (errno.ENOSPC, errno.EACCES, errno.EPERM, errno.EROFS, errno.EDQUOT, errno.EFBIG,
                   errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG)  # fmt: skip


class Lang(StrEnum):
    vi = "vi"
    en = "en"


def spoken() -> str:
    """The language of help and of errors met before `--lang` is read: INFODRILL_LANG, or Vietnamese."""
    return "en" if os.environ.get("INFODRILL_LANG") == "en" else "vi"


def said(msgid: str) -> str:
    """A help text in the reader's language."""
    return tr(spoken(), msgid)


LangOption = Annotated[
    Lang, typer.Option("--lang", envvar="INFODRILL_LANG", help=said(N_("Language of messages: vi or en.")))
]
JsonOption = Annotated[
    bool, typer.Option("--json", help=said(N_("Print one JSON object on standard output, for programs.")))
]


class Commands(TyperGroup):
    """A group of commands that says in the reader's language which it does not have, and where one of that name is."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args and args[0] not in self.commands:
            note(self._no_such(ctx.find_root(), args))
            raise typer.Exit(int(Exit.USAGE))
        return super().resolve_command(ctx, args)

    def _no_such(self, root: Any, args: list[str]) -> str:
        asked = dict(pairwise(args)).get("--lang", "")
        lang = asked if asked in LANGUAGES else spoken()
        paths = {path.rpartition(" ")[2]: path for path in _paths(root.command, root.command_path)}
        near = get_close_matches(args[0], paths, n=1)
        said = tr(lang, N_("There is no command `{name}`."), name=args[0])
        if near:
            from infodrill.scenario.meant import in_code  # the machinery, which no help waits for

            return f"{said} {tr(lang, N_('Did you mean {near}?'), near=in_code(paths[near[0]]))}"
        return (
            f"{said} {tr(lang, N_('`{command} -h` lists those that there are.'), command=root.command_path)}"
        )


def _paths(command: Any, called: str) -> Iterator[str]:
    """How each command of a group is called, those of its groups too."""
    for name, each in getattr(command, "commands", {}).items():
        yield from (*_paths(each, f"{called} {name}"), f"{called} {name}")


class OutputRefused(DrillError):
    """An output folder or file cannot be written."""

    code = "O100"


def say(text: str = "") -> None:
    """A line for people, on standard output."""
    typer.echo(text)


def note(text: str) -> None:
    """A line for people, on standard error: progress, warnings and errors."""
    typer.echo(text, err=True)


def give(value: Mapping[str, Any]) -> None:
    """The one JSON object of a `--json` run, marked as exercise."""
    typer.echo(json.dumps({"mark": MARK, **value}, ensure_ascii=False, sort_keys=True))


def guard_egress() -> None:
    """Close the range before anything else happens; refuse to go on when that failed."""
    from infodrill.kernel import egress

    egress.install()
    egress.assert_installed()


def guarded(command: Callable[P, int | None]) -> Callable[P, None]:
    """Run a command inside the range; turn what goes wrong into one message and the documented exit code."""
    return _told(command, lambda: guard_egress())  # looked up when run: tests leave the range open


def guarded_by_itself(command: Callable[P, int | None]) -> Callable[P, None]:
    """The same for a command that must widen the range by its own listening address, and so closes it itself."""
    return _told(command, lambda: None)


def _told(command: Callable[P, int | None], close: Callable[[], None]) -> Callable[P, None]:

    @functools.wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        lang = str(kwargs.get("lang") or spoken())
        try:
            close()
            code = command(*args, **kwargs) or Exit.OK
        except DrillError as error:
            note(error.render(lang))
            code = Exit.NOT_WRITABLE if isinstance(error, OutputRefused) else Exit.REFUSED
        except KeyboardInterrupt:
            note(tr(lang, N_("Interrupted. The same command goes on from the last whole minute.")))
            code = Exit.INTERRUPTED
        except BrokenPipeError:
            code = _unread()
        except OSError as error:
            code = _not_written(error, lang) if error.errno in _FULL_OR_CLOSED else _internal(error, lang)
        except Exception as error:
            code = _faulty(error, lang) or _internal(error, lang)
        raise typer.Exit(int(code))

    return run


def _unread() -> Exit:
    """Whoever read us has gone (`… | head`): nothing more is said, and nothing was wrong."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is still in the buffer goes nowhere
    return Exit.OK


def unwritable(path: Path, error: OSError) -> OutputRefused:
    """The error for a file that the system would not let us write."""
    return OutputRefused(
        N_("this cannot be written: {why}"),
        remedy=N_("Choose another place with --out, or make room and check the permissions."),
        place=Place(str(path)),
        why=error.strerror or type(error).__name__,
    )


def _not_written(error: OSError, lang: str) -> Exit:
    note(unwritable(Path(error.filename or "."), error).render(lang))
    return Exit.NOT_WRITABLE


def _faulty(error: Exception, lang: str) -> Exit | None:
    """A fault of the machine or the database that a command of the range met, by its name; None for one of ours."""
    if not isinstance(error, MemoryError) and "django.db" not in sys.modules:
        return None  # no database was asked
    from infodrill.web.faults import AWAY, MachineFault, named

    fault = named(error)
    if fault is None:
        return None
    if fault.code == AWAY:  # the range would try again by itself; a command has ended
        fault = MachineFault(
            fault.message,
            remedy=N_("Start the database, or check INFODRILL_DATABASE_URL; then give the command again."),
            code=AWAY,
        )
    note(fault.render(lang))
    return Exit.REFUSED


def _internal(error: Exception, lang: str) -> Exit:
    if os.environ.get("INFODRILL_DEBUG"):
        raise error
    where = error.__traceback__
    while where and where.tb_next:
        where = where.tb_next
    place = f"{Path(where.tb_frame.f_code.co_filename).name}:{where.tb_lineno}" if where else ""
    message = N_(
        "Internal error: {kind}: {what} ({place}) [X999]. Please report it with the command you gave."
    )
    note(tr(lang, message, kind=type(error).__name__, what=str(error), place=place))
    return Exit.INTERNAL


def interactive() -> bool:
    """Whether standard error is a terminal where a progress bar can move."""
    return sys.stderr.isatty()
