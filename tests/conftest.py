"""Fixtures that every test may use."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Start every test without what an earlier one left in the cache."""
    cache.clear()


@pytest.fixture
def demo_site(db: None) -> None:
    """Load the demo pages, as `make run` does."""
    call_command("load_demo", verbosity=0)


@pytest.fixture(scope="module")
def demo_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the demo pages once for a module that only reads them, in a transaction that is rolled back at its end."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
        cache.clear()
