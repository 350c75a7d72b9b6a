"""Words that tell of a picture which may harm: tools of use, drugs in view, a person in danger. Knows no database.

Such pictures can set off a craving. Guides for safe messages ask to leave them out (content standards, section 4.5).
An editor is warned and may still decide: a photo of a sharps bin on a page about safety can be right.
"""

import re
from collections.abc import Iterable

_WORDS = ("needle", "syringe", "injection", "injecting", "spoon", "pill", "tablet", "powder", "unconscious", "overdose")
#: A file name joins words with dashes, underscores and figures, so only a letter before or after makes another word.
_FOUND = re.compile(rf"(?<![a-z])({'|'.join(_WORDS)})s?(?![a-z])", re.IGNORECASE)


def harmful_words(texts: Iterable[str]) -> list[str]:
    """Return the words that were found, each once and in lower case, in the order of first use."""
    return list(dict.fromkeys(match[1].lower() for text in texts for match in _FOUND.finditer(text)))
