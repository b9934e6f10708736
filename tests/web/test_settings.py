"""Settings: typed, documented, without a default secret; Django's own deployment check is clean behind HTTPS."""

from __future__ import annotations

import os
import re
import shutil
import stat
import subprocess
import sys
from dataclasses import fields
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from infodrill.web.conf.database import database
from infodrill.web.conf.options import PREFIX, Options, SettingError, read
from infodrill.web.conf.signing import put_secret, secret
from tests import leash
from tests.patience import PATIENCE
from tests.web.serving import tables

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")


def test_every_setting_is_documented_with_its_meaning_and_nothing_else_is():
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \|$", PAGE, re.M))
    assert rows == {PREFIX + field.name.upper(): field.metadata["what"] for field in fields(Options)}


def test_settings_are_read_by_their_type():
    chosen = read(
        {"INFODRILL_HTTPS": "yes", "INFODRILL_GUESSES": "3", "INFODRILL_DATA": " /srv/range ", "HOME": "/x"}
    )
    assert (chosen.https, chosen.guesses, chosen.data) == (True, 3, "/srv/range")


@pytest.mark.parametrize(
    ("name", "value"), [("HTTPS", "perhaps"), ("GUESSES", "0"), ("QUEUE", "-3"), ("RING", "1e3")]
)
def test_a_value_of_the_wrong_kind_is_refused_by_name(name, value):
    with pytest.raises(SettingError, match=f"INFODRILL_{name}"):
        read({f"INFODRILL_{name}": value})


def test_there_is_no_default_secret_and_a_short_one_is_refused(tmp_path):
    first = secret(Options(data=str(tmp_path / "a")))
    assert len(first) >= 48 and secret(Options(data=str(tmp_path / "a"))) == first
    assert secret(Options(data=str(tmp_path / "b"))) != first
    with pytest.raises(SettingError):
        secret(Options(secret="short"))


ASK = """
import sys, time
from infodrill.web.conf.options import Options
from infodrill.web.conf.signing import secret
sys.stdin.readline()
print(secret(Options(data=sys.argv[1])))
"""


def test_processes_that_start_together_have_one_key_and_leave_nothing_beside_it(tmp_path):
    asking = [
        leash.start(
            [sys.executable, "-c", ASK, str(tmp_path / "range")],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )
        for _ in range(4)
    ]  # fmt: skip
    for process in asking:
        process.stdin.write("\n")
        process.stdin.flush()
    told = {process.communicate(timeout=PATIENCE)[0] for process in asking}
    assert len(told) == 1 and len(told.pop().strip()) >= 48
    assert [path.name for path in (tmp_path / "range").iterdir()] == ["secret"]
    assert stat.S_IMODE((tmp_path / "range" / "secret").stat().st_mode) == 0o600


@settings(
    max_examples=40,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(
    st.one_of(
        st.binary(max_size=31), st.just(b"\0" * 64), st.binary(max_size=80).map(lambda raw: b"\xff" + raw)
    )
)
def test_a_file_that_holds_no_whole_key_is_named_with_its_remedy_and_left_alone(tmp_path, raw):
    (tmp_path / "secret").write_bytes(raw)
    with pytest.raises(SettingError) as refusal:
        secret(Options(data=str(tmp_path)))
    assert (refusal.value.code, refusal.value.place.file) == ("H101", str(tmp_path / "secret"))
    assert refusal.value.remedy and (tmp_path / "secret").read_bytes() == raw


def test_a_key_that_cannot_be_read_or_written_is_named_with_its_remedy(tmp_path):
    (tmp_path / "secret").mkdir()
    with pytest.raises(SettingError) as refusal:
        secret(Options(data=str(tmp_path)))
    assert refusal.value.code == "H102"
    (tmp_path / "file").write_text("")
    with pytest.raises(SettingError) as refusal:
        secret(Options(data=str(tmp_path / "file")))
    assert refusal.value.code == "H103"


FULL = """
import resource, sys
sys.dont_write_bytecode = True  # the limit would cut what is compiled here, for everybody who comes after
from infodrill.web.conf.options import Options
from infodrill.web.conf.signing import secret
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
secret(Options(data=sys.argv[1]))
"""


def test_a_key_that_was_half_written_is_not_there(tmp_path):
    """The file system takes ten bytes of it: the start fails by name, and the next one makes a whole key."""
    done = leash.run(
        [sys.executable, "-c", FULL, str(tmp_path)],
        env={**os.environ, "PYTHONPATH": str(ROOT / "src")},
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert "SettingError" in done.stderr and "[H102]" in done.stderr, done.stderr
    assert list(tmp_path.iterdir()) == []
    assert len(secret(Options(data=str(tmp_path)))) >= 48


def test_a_key_that_others_could_read_becomes_its_owner_s_alone(tmp_path):
    first = secret(Options(data=str(tmp_path)))
    (tmp_path / "secret").chmod(0o644)
    assert secret(Options(data=str(tmp_path))) == first
    assert stat.S_IMODE((tmp_path / "secret").stat().st_mode) == 0o600
    put_secret(tmp_path / "secret", b"k" * 40, replace=True)
    assert secret(Options(data=str(tmp_path))) == "k" * 40


def test_the_command_line_says_what_is_wrong_with_the_key(tmp_path):
    shutil.copy(tables(), tmp_path)
    (tmp_path / "secret").write_bytes(b"")
    for words in (("serve",), ("purge",), ("backup", str(tmp_path / "a.zip"))):
        done = leash.run(
            [sys.executable, "-m", "infodrill.cli", *words, "--lang", "en"],
            env={**os.environ, "PYTHONPATH": str(ROOT / "src"), "INFODRILL_DATA": str(tmp_path)},
            capture_output=True, text=True, timeout=120, check=False,
        )  # fmt: skip
        assert done.returncode == 3 and "[H101]" in done.stderr and "X999" not in done.stderr, done.stderr


@pytest.mark.parametrize("address", ["mysql://a/b", "postgresql://host", "sqlite:///x", "nonsense"])
def test_a_database_that_is_not_postgresql_is_refused(address):
    with pytest.raises(SettingError):
        database(Options(database_url=address))


def test_djangos_deployment_check_is_clean_behind_https(tmp_path):
    done = leash.run(
        [sys.executable, "-m", "django", "check", "--deploy", "--fail-level", "WARNING"],
        env={
            **os.environ, "PYTHONPATH": str(ROOT / "src"), "INFODRILL_DATA": str(tmp_path), "INFODRILL_HTTPS": "1",
            "INFODRILL_HOSTS": "range.internal", "DJANGO_SETTINGS_MODULE": "infodrill.web.conf.settings",
        },
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
