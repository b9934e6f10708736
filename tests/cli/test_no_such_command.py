"""A command that there is not, or that is not told what to do: what is said, in which language, and which one is meant."""

from __future__ import annotations

import pytest

from infodrill.cli.exits import Exit


@pytest.mark.parametrize(
    ("asked", "spoken", "words"),
    [
        (("msel",), "vi", ("Không có lệnh `msel`.", "`infodrill scenarios msel`")),
        (("msel", "--lang", "en"), "vi", ("There is no command `msel`.", "`infodrill scenarios msel`")),
        (
            ("scenarios", "exprot"),
            "en",
            ("There is no command `exprot`.", "`infodrill scenarios msel export`"),
        ),
        (("xyzzy",), "vi", ("Không có lệnh `xyzzy`.", "`infodrill -h`")),
    ],
)
def test_a_command_that_there_is_not_is_told_in_the_reader_s_language_with_the_one_that_there_is(
    infodrill, monkeypatch, asked, spoken, words
):
    monkeypatch.setenv("INFODRILL_LANG", spoken)
    done = infodrill(*asked)
    assert done.exit_code == Exit.USAGE and all(each in done.stderr for each in words), done.stderr


@pytest.mark.parametrize("words", [(), ("--find", ""), ("--find", " ")])
def test_an_erasure_that_names_nothing_is_no_erasure(infodrill, words):
    """A script with an empty word looked like one that had erased."""
    done = infodrill("erase", "k2m4p6r8t2", *words, "--lang", "en")
    assert done.exit_code == Exit.USAGE and "--find WORDS" in done.stderr and not done.stdout
