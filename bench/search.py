"""Times the search with many pages: a word that stands on every page, beside one that stands on a few.

Only the ratio means anything on another machine. Run it as bench/README.md says.
"""

import os
import statistics
import sys
from pathlib import Path
from time import perf_counter

import django

ROOT = Path(__file__).resolve().parents[1]
PAGES = 10_000
ROUNDS = 30
BUDGET_MS = 200
#: On every page; on a few; on none, so that it is looked up among the words that the site knows.
SEARCHES = {"common": "shelter", "plain": "mitragynine", "two words": "shelter mitragynine", "unknown": "qwxyzzy"}


def _grow() -> None:
    """Add pages that hold the common word, without treebeard's twenty a second, and put them into the index."""
    from wagtail.models import Page
    from wagtail.search.backends import get_search_backend

    from pages.models import StandardPage
    from tests.pages.test_queries import grow

    about = Page.objects.get(slug="about")
    grow(about, StandardPage, PAGES)
    added = StandardPage.objects.child_of(about).filter(slug__startswith="light-")
    added.update(lede="A quiet shelter for those who need one.")
    index = get_search_backend().get_index_for_model(StandardPage)
    rows = list(added)
    for start in range(0, len(rows), 1000):
        index.add_items(StandardPage, rows[start : start + 1000])


def _seconds(words: str) -> list[float]:
    """Return how long each answer took, from the sealed address to the last byte, without a network."""
    from django.test import Client

    client, times = Client(), []
    address = client.post("/search/", {"q": words}).headers["Location"]
    if address is None:
        raise RuntimeError("the search took nothing in")
    for _ in range(ROUNDS):
        start = perf_counter()
        client.get(address)
        times.append(perf_counter() - start)
    return times


def _measure() -> int:
    results = {name: sorted(_seconds(words)) for name, words in SEARCHES.items()}
    for name, times in results.items():
        p95 = times[int(len(times) * 0.95)]
        print(f"{name:>10}: median {statistics.median(times) * 1000:6.1f} ms, p95 {p95 * 1000:6.1f} ms")
    ratio = statistics.median(results["common"]) / statistics.median(results["plain"])
    print(f"a word on all of {PAGES:,} pages takes {ratio:.1f} times as long as one on a few")
    return int(max(times[int(len(times) * 0.95)] for times in results.values()) * 1000 > BUDGET_MS)


def main() -> int:
    """Fill a scratch database, measure, and drop it. Return 1 when a search is over the budget."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "legacy_site.settings.test")
    sys.path.insert(0, str(ROOT))
    django.setup()
    from django.conf import settings
    from django.core.management import call_command
    from django.db import connection

    settings.ALLOWED_HOSTS = ["testserver"]
    before = connection.settings_dict["NAME"]
    connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
    try:
        call_command("load_demo", verbosity=0)
        _grow()
        print(f"{connection.vendor}, {PAGES:,} pages, {ROUNDS} rounds")
        return _measure()
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)


if __name__ == "__main__":
    sys.exit(main())
