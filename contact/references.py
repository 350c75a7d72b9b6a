"""The numbers of files that others keep: what a reference may look like, so that hardly a name fits into it."""

import re
from typing import Final

REFERENCE_MAX: Final = 32
#: Numbers have digits and short marks (`2:24-cv-00113`, `L-2026/14`); names have none, and longer runs of letters.
_REFERENCE: Final = re.compile(r"(?=.*\d)(?!.*[A-Za-z]{5})[A-Za-z0-9][A-Za-z0-9./:-]*", re.ASCII)


def is_reference(text: str) -> bool:
    """Say whether a text may be kept in the clear as a reference; none at all may."""
    return not text or (len(text) <= REFERENCE_MAX and _REFERENCE.fullmatch(text) is not None)
