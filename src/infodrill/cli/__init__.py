"""The command line: thin commands over conduct and review. `infodrill --help` lists them."""

# No charter: asks and prints; whatever is done goes through the packages that are ground
from __future__ import annotations

from infodrill.web.interpreter import begin


def main() -> None:
    """Entry point of the `infodrill` command."""
    begin()
    from infodrill.cli.app import run

    run()
