"""What the pattern page is made of: a template with a context, drawn as a page draws it."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import count
from typing import Any

from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe

#: Attributes that hold an id or lead to one. A page of samples holds each component many times, each id once.
_ID = re.compile(r'\b(id|for|name|list|popovertarget|interestfor|aria-labelledby|aria-describedby)="([^"]+)"')
_LINK = re.compile(r'href="#([^"]+)"')

#: A word that no column holds.
LONG_WORD = "Methylenedioxymethamphetamine" * 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Sample:
    """One state of a block or component. `across`: as wide as the page, not as a column of text."""

    state: str
    html: SafeString
    across: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A block or component with its states."""

    name: str
    words: str
    samples: list[Sample]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A context for a component. `inside` is the list that it is an item of, as "tag class"."""

    state: str
    context: Mapping[str, Any]
    times: int = 1
    inside: str = ""
    across: bool = False


def drawn(template: str, examples: Iterable[Example]) -> list[Sample]:
    """Draw a template once for each example."""
    return [
        Sample(state=each.state, html=_inside(each, render_to_string(template, dict(each.context))), across=each.across)
        for each in examples
    ]


def _inside(example: Example, html: str) -> SafeString:
    body = mark_safe(html * example.times)  # noqa: S308 - our own template, which has escaped what it was given
    if not example.inside:
        return body
    tag, name = example.inside.split(" ", 1)
    role = "" if tag == "dl" else mark_safe(' role="list"')
    return format_html('<{} class="{}"{}>{}</{}>', mark_safe(tag), name, role, body, mark_safe(tag))  # noqa: S308 - a tag of our own


def with_own_ids(patterns: Iterable[Pattern]) -> list[Pattern]:
    """Give the ids of each sample an ending of their own, and take away the focus that an error summary asks for."""
    number = count(1)
    return [
        Pattern(name=each.name, words=each.words, samples=[_own_ids(sample, next(number)) for sample in each.samples])
        for each in patterns
    ]


def _own_ids(sample: Sample, number: int) -> Sample:
    def ended(match: re.Match[str]) -> str:
        return f'{match[1]}="{" ".join(f"{each}-{number}" for each in match[2].split())}"'

    html = _LINK.sub(rf'href="#\1-{number}"', _ID.sub(ended, str(sample.html))).replace(" autofocus", "")
    return Sample(state=sample.state, html=mark_safe(html), across=sample.across)  # noqa: S308 - drawn by our own templates
