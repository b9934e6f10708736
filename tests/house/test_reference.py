"""The reference keeps up with the source: an undocumented code is a fault."""

from __future__ import annotations

import re
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path.insert(0, str(ROOT / "tools"))

import make_errors_page  # noqa: E402


def test_every_error_code_is_in_the_reference():
    assert len(list(make_errors_page.codes())) > 50
    assert make_errors_page.undocumented() == set(), "run: python tools/make_errors_page.py"


def test_every_exit_code_is_in_the_reference():
    table = make_errors_page.PAGE.read_text().split("## Exit codes")[1]
    assert set(re.findall(r"^\| (\d+) \|", table, re.MULTILINE)) == {
        number for number, _ in make_errors_page.exit_codes()
    }


def test_the_reference_of_the_drill_file_names_every_member_and_limit():
    text = (ROOT / "docs" / "reference" / "drill-file.md").read_text()
    from infodrill.kernel import archive, container
    from infodrill.kernel.chain import TEXT_KEY

    for named in (archive.MANIFEST, archive.LOG, archive.TEXTS, archive.FILES, archive.DERIVED, TEXT_KEY):
        assert named in text
    for limit in (container.MAX_FILE // 2**20, container.MAX_MEMBERS, container.MAX_TOTAL // 2**20):
        assert str(limit) in text
    assert f"Format {archive.FORMAT}." in text
