"""The demo site, visited once for all the invariants of a module."""

from collections.abc import Iterator
from typing import Any

import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import transaction
from django.test import Client
from pytest_django import DjangoDbBlocker

from tests.invariants.public_pages import Visit, responses


@pytest.fixture(scope="module")
def demo_pages(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """Load the demo site in a transaction that is rolled back when the module is done."""
    with django_db_blocker.unblock(), transaction.atomic():
        cache.clear()
        call_command("load_demo", verbosity=0)
        yield
        transaction.set_rollback(True)
        cache.clear()


@pytest.fixture(scope="module")
def visited(demo_pages: None) -> list[Visit]:
    """Return what a visitor gets at every address."""
    return list(responses(Client()))


@pytest.fixture
def client(demo_pages: None) -> Any:
    """Return a new visitor of the loaded site."""
    return Client()
