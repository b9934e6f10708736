"""All English msgids that review shows: `N_`, `line`, `voice` and `tr` calls in its code, `t(...)` in its templates."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import infodrill.review
from infodrill.kernel.i18n import LANGUAGES
from tests.sources import parsed

FOLDER = Path(infodrill.review.__file__).parent
CALLS = {"N_", "tr", "line", "voice"}
IN_TEMPLATE = re.compile(r"""(?<![\w.])t\(\s*(['"])(.*?)\1\s*[,)]""")


def code_msgids() -> set[str]:
    """String constants given to the calls that translate."""
    found: set[str] = set()
    for path in sorted(FOLDER.rglob("*.py")):
        for node in ast.walk(parsed(path)):
            if isinstance(node, ast.Call) and _name(node.func) in CALLS:
                found |= {
                    each_node.value
                    for each_node in node.args
                    if isinstance(each_node, ast.Constant) and isinstance(each_node.value, str)
                }
    found -= set(LANGUAGES)  # `tr` takes the language first
    return {one for one in found if re.search(r"[A-Za-z]{2}", re.sub(r"\{\w+\}", "", one))}


def template_msgids() -> set[str]:
    """First arguments of `t('…')`."""
    texts = [file.read_text(encoding="utf-8") for file in sorted(FOLDER.rglob("*.j2"))]
    return {found for text in texts for _, found in IN_TEMPLATE.findall(text)}


def _name(func: ast.expr) -> str:
    return func.id if isinstance(func, ast.Name) else func.attr if isinstance(func, ast.Attribute) else ""
