"""An inquiry through the public door: sealed, without sealing, with a quick hash of its code, and a stock form page.

`python -m bench.inquiry`. Each is served by gunicorn with two workers on PostgreSQL; the rounds are interleaved, so
that whatever else the machine does hits all four alike. Only the ratios mean anything elsewhere.
"""

import os
import random
import re
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from itertools import count
from pathlib import Path
from statistics import mean, median, quantiles
from urllib.parse import urlencode

from bench.serving import Sender, Server, Times, ask, rate_of, served
from bench.stock import NAME, make_stock
from chaos.house import ROOT, House

ROUNDS = int(os.environ.get("ROUNDS", "9"))
ALONE, TOGETHER, CLIENTS = 40, 120, 8
#: The budgets: what sealing may add to a request, and how much faster than stock we must be.
SEALING_MS, AT_LEAST = 2.0, 2.0
SEALED, PLAIN, QUICK, STOCK = "sealed", "plain insert", "sealed, quick hash of the code", "stock form page"

_FORM = "application/x-www-form-urlencoded"


class FormSender(Sender):
    """Sends a form that holds a token, with the cookie that came with it, if one did."""

    def __init__(self, server: Server, path: str, *, field: str, taken: int) -> None:
        self.server, self._port, self._path, self._taken = server, server.port, path, taken
        page = ask(server.port, "GET", path)
        found = re.search(rf'name="{field}" value="([^"]+)"'.encode(), page.text)
        if not found:
            raise SystemExit(f"no form at {path}: {page.status} {page.text[:300]!r}")
        self._fields = {field: found[1].decode(), "reach": "202-555-0123", "name": "A name", "about": "self"}
        self._headers = {"Content-Type": _FORM, "Sec-Fetch-Site": "same-origin"}
        if page.cookies:
            self._headers["Cookie"] = page.cookies
        self._numbers = count()

    def once(self) -> float:
        """Send a form with a message of its own and return the seconds."""
        fields = {**self._fields, "message": f"{next(self._numbers)} " + "Evenings are best. " * 20}
        reply = ask(self._port, "POST", self._path, urlencode(fields).encode(), self._headers)
        if reply.status != self._taken or (b'name="message"' in reply.text):
            raise AssertionError(f"{self._path} was not taken: {reply.status}")
        return reply.seconds


@contextmanager
def _senders(folder: Path) -> Iterator[tuple[House, dict[str, FormSender]]]:
    house = House(folder)
    with ExitStack() as stack:
        stack.callback(house.close)
        for name in ("plain", "quick"):
            house.ask_alone(f"CREATE DATABASE {name} TEMPLATE postgres")
        house.ask_alone("CREATE DATABASE stock")
        stock = make_stock(folder / "stock", port=house.cluster.port, name="stock", environment=house.environment)

        def up(wsgi: str, environment: dict[str, str], where: Path) -> Server:
            log = folder / f"{wsgi.partition(':')[0]}.log"
            return stack.enter_context(served(wsgi, environment=environment, folder=where, log=log))

        def ours(package: str, database: str) -> FormSender:
            environment = house.environment | {
                "SITE_ROLE": "web",
                "DJANGO_SETTINGS_MODULE": "bench.settings",
                "DATABASE_URL": house.cluster.url.rsplit("/", 1)[0] + f"/{database}",
            }
            return FormSender(up(f"{package}:application", environment, ROOT), "/contact/", field="token", taken=303)

        senders = {
            SEALED: ours("legacy_site.wsgi", "postgres"),
            PLAIN: ours("bench.plain_wsgi", "plain"),
            QUICK: ours("bench.quick_code_wsgi", "quick"),
            STOCK: FormSender(
                up(f"{NAME}.wsgi:application", stock, folder / "stock"),
                "/write/",
                field="csrfmiddlewaretoken",
                taken=200,
            ),
        }
        yield house, senders


def _measure(senders: dict[str, FormSender]) -> dict[str, Times]:
    times = {name: Times() for name in senders}
    for sender in senders.values():
        for _ in range(20):
            sender.once()
    for _ in range(ROUNDS):
        order = random.sample(list(senders), k=len(senders))
        for name in order:
            before = senders[name].server.cpu_seconds()
            times[name].rounds.append([senders[name].once() for _ in range(ALONE)])
            times[name].cpu.append((senders[name].server.cpu_seconds() - before) / ALONE)
        for name in order:
            times[name].rates.append(rate_of(senders[name], CLIENTS, TOGETHER))
    return times


def _p(seconds: list[float], percent: int) -> float:
    return quantiles(seconds, n=100)[percent - 1]


def _report(times: dict[str, Times]) -> bool:
    """Print the table, each row as a ratio to ours, round by round; return whether the budgets hold."""
    ours, plain, stock = times[SEALED], times[PLAIN], times[STOCK]
    print(f"{'ratio to ours, median of rounds':<32}{'requests/s':>12}{'p50':>8}{'p95':>8}{'processor':>11}")
    for name, each in times.items():
        p50, p95 = (
            median(_p(a, at) / _p(b, at) for a, b in zip(each.rounds, ours.rounds, strict=True)) for at in (50, 95)
        )
        rate, cpu = _ratio(each.rates, ours.rates), _ratio(each.cpu, ours.cpu)
        print(f"{name:<32}{rate:>12.2f}{p50:>8.2f}{p95:>8.2f}{cpu:>11.2f}")
    waited = 1000 * median(median(a) - median(b) for a, b in zip(ours.rounds, plain.rounds, strict=True))
    # Sealing computes and waits for nothing, so its processor time is what it adds; a loaded machine blurs the clock.
    added, faster = 1000 * (mean(ours.cpu) - mean(plain.cpu)), _ratio(ours.rates, stock.rates)
    sealing = f"sealing adds {added:.2f} ms of processor ({waited:.2f} ms by the clock) to a request; the budget is"
    quick = _ratio(times[QUICK].rates, stock.rates)
    print(f"{quick:.2f} times the rate of a stock form page, if the code had a quick hash")
    lines = (
        (f"{sealing} {SEALING_MS:g} ms", added <= SEALING_MS),
        (f"{faster:.2f} times the rate of a stock form page; the budget is {AT_LEAST:g}", faster >= AT_LEAST),
    )
    for words, holds in lines:
        print(f"{'ok  ' if holds else 'MISS'} {words}")
    return all(holds for _, holds in lines)


def _ratio(these: list[float], those: list[float]) -> float:
    return median(a / b for a, b in zip(these, those, strict=True))


def main() -> int:
    """Make the four, measure, print, and remove them. Return 1 when a budget is missed."""
    folder = Path(tempfile.mkdtemp(prefix="bench-inquiry-"))
    try:
        with _senders(folder) as (house, senders):
            print(f"load {os.getloadavg()[0]:.1f} before, {ROUNDS} rounds of {ALONE} alone and {TOGETHER} by {CLIENTS}")
            holds = _report(_measure(senders))
            print(
                f"load {os.getloadavg()[0]:.1f} after, {house.count()} inquiries kept, {house.spooled()} in the spool"
            )
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    return int(not holds)


if __name__ == "__main__":
    sys.exit(main())
