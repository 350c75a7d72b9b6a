"""Times each kind of public page, cold and warm, with the demo's pages and with ten thousand more.

A view that returns a string, asked through the same middleware in the same rounds, is the measure: only the ratios mean
anything on another machine. Run it as bench/README.md says.
"""

import os
import statistics
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter

import django

ROOT = Path(__file__).resolve().parents[1]
ADDED = 10_000
ROUNDS = int(os.environ.get("ROUNDS", "20"))
#: Budgets of the design: how many times longer a page may take with all the pages more, and the sitemap's milliseconds.
MOST_GROWTH, SITEMAP_MS = 1.5, 150
SITEMAP = "/sitemap.xml"
#: Pages that are not in the tree.
BESIDE = ("/a-z/", "/privacy/proof/", "/contact/", SITEMAP)

Medians = dict[str, float]


def _addresses() -> dict[str, str]:
    """Return an address for each kind of page that the demo has."""
    from wagtail.models import Page

    found: dict[str, str] = {}
    for page in Page.objects.live().filter(depth__gt=1).order_by("path").specific():
        found.setdefault(type(page).__name__, page.url)
    return found | {path: path for path in BESIDE}


@contextmanager
def _bare_view() -> Iterator[str]:
    """Serve a string at an address of its own, beside all others."""
    from django.http import HttpResponse
    from django.test import override_settings
    from django.urls import include, path

    here = sys.modules[__name__]
    urls = [path("bare/", lambda _request: HttpResponse("hello")), path("", include("legacy_site.urls.everything"))]
    here.urlpatterns = urls  # type: ignore[attr-defined] # Django asks a module for it
    with override_settings(ROOT_URLCONF=__name__):
        yield "/bare/"


def _forget() -> None:
    """Make the next request the first of a new process with an empty cache."""
    from django.contrib.contenttypes.models import ContentType
    from django.core.cache import cache

    cache.clear()
    ContentType.objects.clear_cache()


def _milliseconds(addresses: dict[str, str], before: Callable[[], None]) -> Medians:
    """Return the median of each address; the rounds go through all of them in turn."""
    from django.test import Client

    client = Client()
    times: dict[str, list[float]] = {name: [] for name in addresses}
    for _ in range(ROUNDS):
        for name, address in addresses.items():
            before()
            start = perf_counter()
            answer = client.get(address)
            times[name].append((perf_counter() - start) * 1000)
            if answer.status_code != 200:
                raise RuntimeError(f"{address} answers {answer.status_code}")
    return {name: statistics.median(each) for name, each in times.items()}


def _measure(addresses: dict[str, str]) -> tuple[Medians, Medians]:
    cold = _milliseconds(addresses, _forget)
    return cold, _milliseconds(addresses, lambda: None)


def _report(few: tuple[Medians, Medians], many: tuple[Medians, Medians]) -> int:
    print(f"{'':24}{'cold, ms':>10}{'warm, ms':>10}{'warm / bare':>13}{'cold grows':>12}{'warm grows':>12}")
    slow = []
    for name in few[0]:
        cold, warm = few[0][name], few[1][name]
        grows = [after[name] / before[name] for before, after in zip(few, many, strict=True)]
        print(f"{name:24}{cold:10.1f}{warm:10.1f}{warm / few[1]['bare']:13.1f}{grows[0]:12.2f}{grows[1]:12.2f}")
        if name not in ("bare", SITEMAP) and max(grows) > MOST_GROWTH:
            slow.append(f"{name} grows {max(grows):.2f} times, not {MOST_GROWTH}")
    if many[0][SITEMAP] > SITEMAP_MS:
        slow.append(f"the sitemap takes {many[0][SITEMAP]:.0f} ms, not {SITEMAP_MS}")
    print("\n".join(slow) or f"no page grows more than {MOST_GROWTH} times with {ADDED:,} pages more")
    return int(bool(slow))


def main() -> int:
    """Fill a scratch database, measure, and drop it. Return 1 when a page is over its budget."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legacy_site.settings.test")
    sys.path.insert(0, str(ROOT))
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection
    from wagtail.models import Page

    from pages.models import StandardPage
    from tests.pages.test_queries import grow

    settings.ALLOWED_HOSTS = ["testserver"]
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("load_demo", verbosity=0)
        with _bare_view() as bare:
            addresses = {"bare": bare} | _addresses()
            few = _measure(addresses)
            grow(Page.objects.get(slug="about"), StandardPage, ADDED)
            print(f"{connection.vendor}, {ROUNDS} rounds; then with {ADDED:,} pages more")
            return _report(few, _measure(addresses))
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
