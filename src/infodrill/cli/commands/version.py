"""`infodrill version`."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from infodrill import __version__
from infodrill.cli.screen import JsonOption, give, guarded, say
from infodrill.kernel.i18n import N_

HELP = N_("Print the version.")


@guarded
def version(as_json: JsonOption = False) -> None:
    if as_json:
        give({"infodrill": __version__})
    else:
        say(f"infodrill {__version__}")
