"""Counting tries by network: who cannot lie about it, what is kept, and that a cache which is away stops nobody."""

import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.http import HttpRequest
from django.test import RequestFactory
from pytest_django import Settings
from redis.exceptions import RedisError

from contact.intake.network import HOUR, network_of, note_anywhere, note_try, tries

Ask = Callable[..., HttpRequest]
NOON = datetime(2026, 11, 23, 12, 10, tzinfo=UTC)


def redis_at(port: int) -> dict[str, dict[str, str]]:
    """Return the setting of a shared cache that listens on a port of this machine."""
    location = f"redis://127.0.0.1:{port}/0"
    return {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": location}}


AWAY = redis_at(1)


@pytest.fixture
def redis_port() -> Iterator[int]:
    """Run a Redis of the test's own that writes nothing to the disk."""
    program = shutil.which("redis-server")
    if program is None:
        pytest.skip("no redis-server on this machine")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = int(probe.getsockname()[1])
    with subprocess.Popen(
        [program, "--port", str(port), "--save", "", "--appendonly", "no", "--bind", "127.0.0.1"],
        stdout=subprocess.DEVNULL,
    ) as server:
        yield port
        server.terminate()


@pytest.fixture
def ask(rf: RequestFactory) -> Ask:
    """Return how to make a request from an address, with what a proxy or a liar wrote about it."""

    def ask(address: str = "203.0.113.7", forwarded: str | None = None) -> HttpRequest:
        headers = {} if forwarded is None else {"X-Forwarded-For": forwarded}
        return rf.post("/contact/", headers=headers, REMOTE_ADDR=address)

    return ask


@pytest.mark.parametrize("forged", ["198.51.100.1", "198.51.100.1, 198.51.100.2", "", ",,,", "x" * 9000])
def test_without_a_proxy_a_forged_header_changes_nothing(ask: Ask, forged: str) -> None:
    assert network_of(ask(forwarded=forged)) == "203.0.113.7"


@pytest.mark.parametrize("forged", ["198.51.100.1, ", "198.51.100.1, 10.0.0.9, ", "<script>, ", ", , "])
def test_behind_one_proxy_only_what_it_wrote_itself_counts(ask: Ask, settings: Settings, forged: str) -> None:
    settings.CONTACT_PROXY_HOPS = 1
    assert network_of(ask("10.0.0.2", f"{forged}203.0.113.7")) == "203.0.113.7"


def test_behind_two_proxies_the_outer_one_is_believed(ask: Ask, settings: Settings) -> None:
    settings.CONTACT_PROXY_HOPS = 2
    assert network_of(ask("10.0.0.2", "198.51.100.1, 203.0.113.7, 10.0.0.3")) == "203.0.113.7"


def test_who_goes_around_the_proxies_counts_under_the_address_of_the_connection(ask: Ask, settings: Settings) -> None:
    settings.CONTACT_PROXY_HOPS = 2
    assert network_of(ask("203.0.113.9", "198.51.100.1")) == "203.0.113.9"


@pytest.mark.parametrize(
    ("address", "network"),
    [
        ("2001:db8:1:2:aaaa::1", "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff:1:2:3", "2001:db8:1:2::/64"),
        ("2001:db8:1:3::1", "2001:db8:1:3::/64"),
        ("::ffff:203.0.113.7", "203.0.113.7"),
        ("203.0.113.7:50123", "203.0.113.7"),
        ("[2001:db8:1:2::5]:443", "2001:db8:1:2::/64"),
        ("", ""),
        ("unix:", ""),
        ("999.1.1.1", ""),
    ],
)
def test_what_counts_as_one_network(ask: Ask, address: str, network: str) -> None:
    assert network_of(ask(address)) == network


def test_tries_are_counted_by_network_and_purpose_and_window(ask: Ask) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        assert [note_try(ask(), "code") for _ in range(3)] == [1, 2, 3]
        assert tries(ask(), "code") == 3
        assert tries(ask("203.0.113.8"), "code") == 0
        assert tries(ask(), "form") == 0
        clock.shift(HOUR)
        assert tries(ask(), "code") == 0
        assert note_try(ask(), "code") == 1


def test_the_whole_site_is_counted_without_a_network() -> None:
    with time_machine.travel(NOON, tick=False):
        assert [note_anywhere("form", window=timedelta(minutes=1)) for _ in range(2)] == [1, 2]


def test_the_cache_holds_no_network_and_the_key_is_gone_with_the_day(ask: Ask) -> None:
    with time_machine.travel(NOON, tick=False) as clock:
        note_try(ask(), "code")
        store = cache._cache  # type: ignore[attr-defined] # the store of the local cache, to look for traces
        kept = b"".join([key.encode() + value for key, value in store.items()])
        assert b"203.0.113" not in kept
        assert bytes([203, 0, 113, 7]) not in kept
        salts = [key for key in store if "salt" in key]
        assert len(salts) == 1
        assert cache._expire_info[salts[0]] <= NOON.timestamp() + timedelta(hours=12).total_seconds()  # type: ignore[attr-defined] # as above
        clock.shift(timedelta(hours=12))
        assert cache.get(salts[0].split(":", 2)[2]) is None


def test_two_days_and_two_sites_have_keys_that_nothing_derives(ask: Ask) -> None:
    seen = set()
    for day in range(3):
        cache.clear()
        with time_machine.travel(NOON + timedelta(days=day // 2), tick=False):
            note_try(ask(), "code", window=timedelta(days=10_000))
            seen |= {key for key in cache._cache if "salt" not in key}  # type: ignore[attr-defined] # the store
    assert len(seen) == 3


@pytest.mark.parametrize("window", [HOUR, timedelta(minutes=1)])
def test_with_the_cache_away_nothing_is_counted_and_nothing_breaks(
    ask: Ask, settings: Settings, window: timedelta
) -> None:
    settings.CACHES = AWAY
    assert note_try(ask(), "code", window=window) == 0
    assert tries(ask(), "code", window=window) == 0
    assert note_anywhere("form", window=window) == 0


def test_a_shared_cache_counts_as_the_local_one_and_may_go_away_in_between(
    ask: Ask, settings: Settings, redis_port: int
) -> None:
    settings.CACHES = redis_at(redis_port)
    _wait_for_the_cache()
    assert [note_try(ask(), "code") for _ in range(3)] == [1, 2, 3]
    assert tries(ask(), "code") == 3
    assert tries(ask("203.0.113.8"), "code") == 0
    settings.CACHES = AWAY
    assert tries(ask(), "code") == 0


def _wait_for_the_cache() -> None:
    for _ in range(100):
        try:
            cache.get("anything")
        except RedisError:
            time.sleep(0.05)
        else:
            return
    pytest.fail("the Redis of the test did not start")
