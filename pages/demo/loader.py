"""Loads the demo site, all of it or nothing."""

from collections.abc import Callable

from django.db import transaction

from pages.demo.content import read_organization, read_pages
from pages.demo.facts import load_facts, load_organization
from pages.demo.tree import address_site, load_pages


@transaction.atomic
def load_demo(report: Callable[[str], None]) -> None:
    """Make what is missing and say each thing to `report`. Nothing that exists is changed.

    Raises TreeError where the site has content of its own, and ContentError where a file names what does not exist.
    """
    for line in load_facts():
        report(line)
    for line in load_pages(read_pages()):
        report(line)
    site = address_site(read_organization()["settings"]["brand"])
    report(load_organization(site))
