"""Whose word about an address is believed: of proxies that the settings name, of nobody else, over loopback neither."""

from __future__ import annotations

import pytest

from infodrill.web import proxies
from infodrill.web.conf.options import Options, SettingError
from infodrill.web.serving import ListenAt, _config


@pytest.fixture
def named(monkeypatch):
    def settings(told: str) -> None:
        monkeypatch.setattr(proxies, "options", lambda: Options(proxies=told))
        proxies.proxies.cache_clear()

    yield settings
    proxies.proxies.cache_clear()


def seen(peer: str, *told: str) -> str:
    scope = {
        "type": "http",
        "client": (peer, 1),
        "headers": [(b"x-forwarded-for", one.encode()) for one in told],
    }
    client = proxies.seen_from(scope)["client"]
    return client[0] if client else ""


def test_nobody_is_believed_to_be_a_proxy_by_himself(named):
    named("")
    assert seen("127.0.0.1", "10.9.9.9") == "127.0.0.1"
    assert seen("10.0.0.5", "127.0.0.1") == "10.0.0.5"
    assert (
        _config(ListenAt("127.0.0.1", 8000), "127.0.0.1", 1).proxy_headers is False
    )  # uvicorn's own rule believes loopback


def test_the_last_address_that_no_named_proxy_wrote_of_itself_counts(named):
    named("127.0.0.1, 10.1.0.0/24")
    assert seen("127.0.0.1", "10.7.7.7") == "10.7.7.7"
    assert seen("127.0.0.1", "6.6.6.6, 10.7.7.7, 10.1.0.9") == "10.7.7.7"
    assert seen("127.0.0.1", "6.6.6.6", "10.7.7.7") == "10.7.7.7"
    assert seen("10.7.7.7", "6.6.6.6") == "10.7.7.7"  # not a proxy: its own word


@pytest.mark.parametrize("told", [(), ("",), ("nonsense",), ("127.0.0.1",), (", ,",), ("a" * 5_000,)])
def test_a_named_proxy_that_tells_nothing_of_use_leaves_the_address_unknown(named, told):
    named("127.0.0.1")
    assert seen("127.0.0.1", *told) == ""


def test_an_address_of_ipv6_counts_by_its_network_and_a_mapped_one_as_ipv4(named):
    named("")
    assert (
        proxies.network_of("fd00:1:2:3:4:5:6:7")
        == proxies.network_of("fd00:1:2:3::9")
        != proxies.network_of("fd00:1:2:4::9")
    )
    assert proxies.network_of("::ffff:10.0.0.1") == "10.0.0.1"


def test_a_setting_that_is_no_address_stops_the_start(named):
    named("proxy.internal")
    with pytest.raises(SettingError, match="INFODRILL_PROXIES"):
        proxies.proxies()
