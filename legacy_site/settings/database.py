"""How the site talks to its database, from the one address of DATABASE_URL."""

from typing import Any

#: Compiling a query takes longer than any of ours runs: on 10,000 pages, a sitemap of 80 ms took 640.
_SESSION = "-c statement_timeout=15000 -c lock_timeout=5000 -c jit=off"


def database_settings(given: dict[str, Any]) -> dict[str, Any]:
    """Return Django's settings of a database, with our options below what DATABASE_URL says after its question mark.

    `given` is what django-environ made of the address. With several hosts, the first that takes rows is asked: a
    standby that was promoted is found, and one that was not is passed over.
    """
    if given["ENGINE"].endswith("sqlite3"):
        return given | {"OPTIONS": _of_sqlite()}
    asked = given.get("OPTIONS", {})
    options = {"connect_timeout": 2} | asked | {"options": f"{_SESSION} {asked.get('options', '')}".strip()}
    host = str(given["HOST"])
    if "," in host:
        # libpq knows an address of IPv6 without the brackets that a URL needs.
        host = host.replace("[", "").replace("]", "")
        options.setdefault("target_session_attrs", "read-write")
    return {"CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True} | given | {"HOST": host, "OPTIONS": options}


def _of_sqlite() -> dict[str, Any]:
    # IMMEDIATE takes the write lock at the start, so a read-then-write transaction waits in place of failing.
    return {
        "transaction_mode": "IMMEDIATE",
        "timeout": 20,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
    }
