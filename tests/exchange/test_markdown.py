"""What a writer puts into a text stays text in Markdown: a parser finds no HTML, no link and no list in it."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from infodrill.exchange.plain import markdown

PLANTED = [
    "<script>alert(1)</script>", "<b>đậm</b>", "![a](http://x.invalid)", "[a](javascript:alert(1))", "<!-- ẩn -->", "&lt;b&gt;",
    "# tiêu đề", "- mục", "1. mục", "> trích", "```mã```", "a\n===", "<https://x.invalid>", "\t<div>", "a\u202eb\u200bc\x07",
    "    <i>thụt</i>", "* * *", "| a | b |",
]  # fmt: skip


@pytest.mark.parametrize("planted", PLANTED)
def test_a_parser_finds_plain_text_alone(planted: str) -> None:
    tokens = MarkdownIt("commonmark").parse(f"Lời.\n{markdown(planted)}")
    kinds = {token.type for token in tokens} | {
        child.type for token in tokens for child in token.children or ()
    }
    assert kinds <= {"paragraph_open", "inline", "paragraph_close", "text", "text_special", "softbreak"}, (
        kinds
    )
    assert not set(markdown(planted)) & set("\u202e\u200b\x07")
