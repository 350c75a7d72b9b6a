"""The demo site, visited once for all the invariants of a module."""

from typing import Any

import pytest
from django.test import Client

from tests.invariants.public_pages import Visit, responses


@pytest.fixture(scope="module")
def visited(demo_pages: None) -> list[Visit]:
    """Return what a visitor gets at every address."""
    return list(responses(Client()))


@pytest.fixture
def client(demo_pages: None) -> Any:
    """Return a new visitor of the loaded site."""
    return Client()
