"""Finds and weighs pages on PostgreSQL without weighing all of them.

The backend's own way joins pages with their index entries by a number written as text, filters by two columns put
together, for which there is no index, and weighs all that it finds. For a word that stands on each of 10,000 pages the
planner expects 50 rows, joins them in a loop, and that takes ten seconds. Here the two indexed columns are asked
first, a bounded number of entries is weighed, and pages are looked up by their number at the end. What counts as found
and how it is weighed stays the backend's.
"""

from collections.abc import Iterable
from functools import reduce
from operator import and_
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import F, Q, QuerySet
from django.db.models.expressions import CombinedExpression
from wagtail.models import Page, get_page_models
from wagtail.search.backends import get_search_backend
from wagtail.search.models import IndexEntry
from wagtail.search.query import Or, PlainText, SearchQuery

#: Entries that are weighed: those with a word in the title, and any others.
_IN_TITLE, _ANYWHERE = 500, 500


def weighed(joint: SearchQuery, parts: Iterable[list[str]]) -> list[int]:
    """Return the pages, the heaviest first; `parts` are the words of each part that `joint` asks for at all times.

    Of a search that finds more entries than are weighed, those with a word in the title are weighed first.
    """
    compiler = get_search_backend().query_compiler_class(Page.objects.all(), joint)
    words = list(parts)
    in_part = [compiler.build_tsquery(_any_of(some)) for some in words]
    in_any = compiler.build_tsquery(_any_of([word for some in words for word in some]))
    whole = CombinedExpression(F("title"), "||", F("body"))
    types = ContentType.objects.get_for_models(*get_page_models(), for_concrete_models=False).values()
    entries: QuerySet[Any] = IndexEntry.objects.filter(
        reduce(and_, (Q(title=query) | Q(body=query) for query in in_part)),
        content_type__in=[each.pk for each in types],
    )
    found = entries.annotate(whole=whole).filter(whole=compiler.build_tsquery(joint))
    keys = _some(found.filter(title=in_any), _IN_TITLE).union(_some(found, _ANYWHERE))
    weight = compiler.build_tsrank(F("title"), joint) * F("title_norm") + compiler.build_tsrank(F("body"), joint)
    ranked = IndexEntry.objects.filter(pk__in=list(keys)).order_by(weight.desc(), "-pk")
    return [int(key) for key in ranked.values_list("object_id", flat=True)]


def _some(entries: "QuerySet[Any]", most: int) -> "QuerySet[Any]":
    return entries.order_by().values_list("pk", flat=True)[:most]


def _any_of(words: list[str]) -> SearchQuery:
    texts = [PlainText(word) for word in words]
    return Or(texts) if len(texts) > 1 else texts[0]
