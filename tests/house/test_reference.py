"""The reference of the drill file keeps up with the source; tests/cli looks at the codes."""

from __future__ import annotations

from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_the_reference_of_the_drill_file_names_every_member_and_limit():
    text = (ROOT / "docs" / "reference" / "drill-file.md").read_text()
    from infodrill.kernel import archive, container
    from infodrill.kernel.chain import TEXT_KEY

    for named in (archive.MANIFEST, archive.LOG, archive.TEXTS, archive.FILES, archive.DERIVED, TEXT_KEY):
        assert named in text
    for limit in (container.MAX_FILE // 2**20, container.MAX_MEMBERS, container.MAX_TOTAL // 2**20):
        assert str(limit) in text
    assert f"Format {archive.FORMAT}." in text


def test_every_verb_and_event_says_what_it_is():
    """Whoever joins greps these first. A dataclass without words gets its own signature for some."""
    import infodrill.casework.noun as casework
    import infodrill.conduct.noun as conduct
    from infodrill.kernel.events import event_types

    kinds = [*casework.commands(), *conduct.commands(), *event_types().values()]
    kinds = [
        kind for kind in kinds if kind.__module__.startswith("infodrill.")
    ]  # tests have some of their own
    wordless = {
        kind.__name__
        for kind in kinds
        if (kind.__doc__ or f"{kind.__name__}(").startswith(f"{kind.__name__}(")
    }
    assert len(kinds) > 200 and wordless == set()
