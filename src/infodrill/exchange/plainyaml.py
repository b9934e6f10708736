"""Writes plain values as YAML that the strict reader takes back exactly, for files that people go on to edit."""

# Charter: exchange plainyaml
from __future__ import annotations

from typing import Any

import yaml

WIDTH = 110


class _Plain(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


def as_yaml(value: Any) -> str:
    """The values of a file, in their own order: block style, no aliases, no tags."""
    return yaml.dump(value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=WIDTH)


def as_line(value: Any) -> str:
    """The values on one line: `{all: [{after: 60}]}`."""
    text = yaml.dump(
        value, Dumper=_Plain, allow_unicode=True, sort_keys=False, width=2**20, default_flow_style=True
    )
    return text.removesuffix("\n").removesuffix("\n...")
