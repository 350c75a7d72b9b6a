"""Fixtures that every test may use."""

import pytest
from django.core.cache import cache
from django.core.management import call_command


@pytest.fixture(autouse=True)
def empty_cache() -> None:
    """Start every test without what an earlier one left in the cache."""
    cache.clear()


@pytest.fixture
def demo_site(db: None) -> None:
    """Load the demo pages, as `make run` does."""
    call_command("load_demo", verbosity=0)
