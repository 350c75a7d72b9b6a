"""The pattern page."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import render
from django.views.decorators.http import require_safe

from legacy_site.patterns.blocks import block_patterns
from legacy_site.patterns.components import component_patterns
from legacy_site.patterns.forms import form_patterns
from legacy_site.patterns.samples import with_own_ids

#: How the page can be looked at: each name of the query with its values; the first stands for what the reader has.
VIEWS = {"scheme": ("as set", "light", "dark"), "dir": ("ltr", "rtl"), "width": ("full", "narrow")}


@dataclass(frozen=True, slots=True)
class Look:
    """One way to look at the page, and whether it is the one that is looked at."""

    label: str
    url: str
    current: bool


@require_safe
def patterns(request: HttpRequest) -> HttpResponse:
    """Show every block, component and form part in its states."""
    chosen = {name: _chosen(request.GET.get(name), values) for name, values in VIEWS.items()}
    groups = [
        ("Blocks", with_own_ids(block_patterns())),
        ("Components", with_own_ids(component_patterns())),
        ("Parts of a form", with_own_ids(form_patterns())),
    ]
    context: dict[str, Any] = {**chosen, "looks": _looks(chosen), "groups": groups}
    response = render(request, "patterns/page.html", context)
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _chosen(asked: str | None, values: tuple[str, ...]) -> str:
    return asked if asked in values else values[0]


def _looks(chosen: dict[str, str]) -> list[tuple[str, list[Look]]]:
    return [
        (name, [Look(value, _query({**chosen, name: value}), chosen[name] == value) for value in values])
        for name, values in VIEWS.items()
    ]


def _query(chosen: dict[str, str]) -> str:
    query = QueryDict(mutable=True)
    query.update({name: value for name, value in chosen.items() if value != VIEWS[name][0]})
    return f"?{query.urlencode()}"
