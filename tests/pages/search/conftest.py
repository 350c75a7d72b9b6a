"""The demo site, loaded once for the list of searches."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from pytest_django import DjangoDbBlocker


@pytest.fixture(scope="module")
def demo_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the demo site in a transaction that is rolled back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
        cache.clear()
