"""Whoever began from a template is told what of it nobody has made their own yet."""

from __future__ import annotations

import pytest

from infodrill.scenario.borrowed import borrowed
from infodrill.scenario.loader import find, library, load, load_files
from infodrill.scenario.starting import started, templates


@pytest.mark.parametrize("lang", ["vi", "en"])
@pytest.mark.parametrize("kind", [each.kind for each in templates()])
def test_a_drill_just_begun_is_the_template_s_whatever_its_length(kind, lang):
    for minutes in (30, 90):
        texts = started(kind, lang, name="mine", minutes=minutes, cells=4)
        left = borrowed(load_files({name: text.encode() for name, text in texts.items()}))
        assert (left.injects, left.claims) == (left.of_injects, left.of_claims) != (0, 0)


def test_what_was_written_anew_counts_no_more():
    texts = started("ward", "vi", name="mine", minutes=60, cells=4)
    first = texts["msel.yaml"].index('body: "') + 7
    texts["msel.yaml"] = f"{texts['msel.yaml'][:first]}Tổ 9: {texts['msel.yaml'][first:]}"
    left = borrowed(load_files({name: text.encode() for name, text in texts.items()}))
    assert (left.injects, left.claims) == (left.of_injects - 1, left.of_claims)


@pytest.mark.parametrize("name", library())
def test_no_drill_of_the_library_is_a_template_s(name):
    assert not borrowed(load(find(name))).any
