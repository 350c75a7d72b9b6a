"""Keeps what a visitor looks for out of the address: it can tell on them in a browser's history, and in logs.

A POST alone hides it, and then the back button shows an error in place of the results. So the answer to a POST sends
the browser on to an address that holds the words sealed; its further pages are plain links. Nothing is kept here.
"""

from legacy_site.lib.sealed_address import SealedAddress

#: Seconds for which the address of a search works.
WORKS_FOR = 30 * 60


def search_address() -> SealedAddress:
    """Return what seals the words of a search, under the secret of now."""
    return SealedAddress(purpose="pages.search.sealing", works_for=WORKS_FOR)
