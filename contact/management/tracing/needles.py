"""The forms in which a word can lie somewhere: as typed, and as programs rewrite it on its way into a file."""

import html
import json
import re
from base64 import b64encode, urlsafe_b64encode
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import quote, quote_plus

#: Characters. A shorter word stands somewhere by chance.
SHORTEST = 6


@dataclass(frozen=True, slots=True)
class Needles:
    """What to look for: in the bytes as they are, and in the bytes without line ends, where base64 is broken."""

    plain: tuple[bytes, ...]
    unbroken: tuple[bytes, ...]


def needles_of(words: Iterable[str]) -> Needles:
    """Return every form of the words, also in small and in large letters, as an index or a header would have them."""
    cases = [each for word in words for each in (word, word.lower(), word.upper())]
    plain = [form for word in cases for form in _plain(word)]
    unbroken = [form for word in cases for form in _base64(word.encode())]
    return Needles(tuple(dict.fromkeys(plain)), tuple(dict.fromkeys(unbroken)))


def _plain(word: str) -> Iterator[bytes]:
    yield from (word.encode(coding) for coding in ("utf-8", "utf-16-le", "utf-16-be"))
    yield from (form.encode() for form in (*_percent(word), *_html(word), json.dumps(word)[1:-1]))
    raw = word.encode().hex()  # as databases print binary columns
    yield from (raw.encode(), raw.upper().encode())


def _percent(word: str) -> Iterator[str]:
    every = "".join(f"%{byte:02X}" for byte in word.encode())
    for form in (quote(word, safe=""), quote_plus(word), every):
        yield form
        yield re.sub("%..", lambda found: found[0].lower(), form)


def _html(word: str) -> Iterator[str]:
    yield html.escape(word)
    yield "".join(f"&#{ord(letter)};" for letter in word)
    yield "".join(f"&#x{ord(letter):x};" for letter in word)


def _base64(raw: bytes) -> Iterator[bytes]:
    """Yield the part of the base64 text that is the same whatever stands around the bytes, for its three alignments."""
    for before in range(3):
        first, end = -(-before * 8 // 6), (before + len(raw)) * 8 // 6
        for encode in (b64encode, urlsafe_b64encode):
            yield encode(bytes(before) + raw)[first:end]
