"""The address of the database: what an operator says in it holds, and several hosts are one database."""

from typing import Any

import pytest
from environ import FileAwareEnv
from psycopg2.extensions import make_dsn, parse_dsn

from legacy_site.settings.database import database_settings


def _settings(url: str) -> dict[str, Any]:
    return database_settings(FileAwareEnv.db_url_config(url))


def test_what_the_address_asks_for_is_added_to_our_own_options() -> None:
    options = _settings("postgres://site@one/site?sslmode=verify-full&connect_timeout=5")["OPTIONS"]
    assert (options["sslmode"], options["connect_timeout"]) == ("verify-full", 5)
    assert "statement_timeout=15000" in options["options"]
    assert "target_session_attrs" not in options


def test_options_of_the_session_stand_behind_ours_and_win() -> None:
    options = _settings("postgres://site@one/site?options=-c%20lock_timeout%3D9")["OPTIONS"]
    assert options["options"].endswith("-c jit=off -c lock_timeout=9")


def test_how_long_a_connection_is_kept_may_be_said() -> None:
    assert _settings("postgres://site@one/site")["CONN_MAX_AGE"] == 60
    assert _settings("postgres://site@one/site?conn_max_age=0")["CONN_MAX_AGE"] == 0


@pytest.mark.parametrize(
    ("hosts", "named", "ports"),
    [
        ("one:5432,two:5433", "one,two", "5432,5433"),
        ("one,two", "one,two", ""),
        ("[::1]:5432,[2001:db8::2]:5433", "::1,2001:db8::2", "5432,5433"),
    ],
)
def test_of_several_hosts_the_one_that_takes_rows_is_asked(hosts: str, named: str, ports: str) -> None:
    settings = _settings(f"postgres://site@{hosts}/site")
    assert (settings["HOST"], settings["PORT"]) == (named, ports)
    assert settings["OPTIONS"]["target_session_attrs"] == "read-write"
    libpq = parse_dsn(make_dsn(host=settings["HOST"], port=settings["PORT"] or None, **settings["OPTIONS"]))
    assert (libpq["host"], libpq["target_session_attrs"]) == (named, "read-write")


def test_who_says_which_host_to_ask_is_heard() -> None:
    options = _settings("postgres://site@one,two/site?target_session_attrs=primary")["OPTIONS"]
    assert options["target_session_attrs"] == "primary"


def test_sqlite_needs_no_host() -> None:
    assert _settings("sqlite:////tmp/site.sqlite3")["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
