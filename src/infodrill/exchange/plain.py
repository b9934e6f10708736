"""Text as it may enter any file: no invisible controls, no tricks of direction, one kind of line end."""

# Charter: exchange plain
from __future__ import annotations

import re
import unicodedata
from typing import Any

import yaml

# What turns the direction of writing or takes no room: it can make a text read other than it is.
_UNSEEN = re.compile(
    r"[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff\ufff9-\ufffb\U000e0000-\U000e007f]"
)
# What XML 1.0 and JSON readers refuse, or show as nothing.
_REFUSED = re.compile(
    r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]|[\U0001fffe-\U0001ffff]"
)
_BREAK = re.compile(r"\r\n?|\x85|\u2028|\u2029")


def plain(text: str) -> str:
    """The text in NFC with `\\n` line ends; unseen characters dropped, unreadable ones shown as U+FFFD."""
    shown = _UNSEEN.sub("", _BREAK.sub("\n", text))
    return unicodedata.normalize("NFC", _REFUSED.sub("\ufffd", shown))


_MEANING = re.compile(r"([\\`*_{}\[\]<>#|!~&$])|(?m:^( {0,3})([-+=]|\d+(?=[.)])))")


def markdown(text: str) -> str:
    """`plain`, so that a reader of Markdown sees the same letters: no HTML, no link, no heading of the writer's making."""
    return _MEANING.sub(
        lambda hit: f"\\{hit[1]}" if hit[1] else f"{hit[2]}{_at_the_start(hit[3])}",
        plain(text).replace("\t", " "),
    )


def _at_the_start(sign: str) -> str:
    return f"&#{ord(sign[0])};{sign[1:]}" if sign.isdigit() else f"\\{sign}"


def line(text: str, limit: int = 0) -> str:
    """The text on one line; with a limit at most that many characters, the last an ellipsis where it was cut."""
    flat = " ".join(plain(text).split())
    return flat if not limit or len(flat) <= limit else flat[: limit - 1].rstrip() + "…"


# Writes plain values as YAML that the strict reader takes back exactly, for files that people go on to edit.
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
