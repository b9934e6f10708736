"""The command line: thin commands over conduct and review. `infodrill --help` lists them."""

from __future__ import annotations


def main() -> None:
    """Entry point of the `infodrill` command."""
    from infodrill.cli.app import run

    run()
