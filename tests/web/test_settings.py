"""Settings: typed, documented, without a default secret; Django's own deployment check is clean behind HTTPS."""

from __future__ import annotations

import os
import re
import sys
from dataclasses import fields
from pathlib import Path

import pytest

from infodrill.web.conf.database import database
from infodrill.web.conf.options import PREFIX, Options, SettingError, read, secret
from tests import leash

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "settings.md").read_text("utf-8")


def test_every_setting_is_documented_with_its_meaning_and_nothing_else_is():
    rows = dict(re.findall(r"^\| `(\w+)` \| [^|]* \| ([^|]*) \|$", PAGE, re.M))
    assert rows == {PREFIX + one.name.upper(): one.metadata["what"] for one in fields(Options)}


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
