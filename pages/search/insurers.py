"""The names of insurers, which editors keep: whoever types one is led to the page that lists them.

It claims nothing, so no contract is asked for: that page says who we are in network with today, and who we can ask.
"""

from typing import Any

from django.db.models import F, TextField
from django.db.models.functions import Cast, Coalesce
from wagtail.models import Page

from pages.kept import kept
from pages.models.base import BasePage
from pages.search.topics import Topic
from pages.search.words import Term, Tokens, phrase, the_words
from pages.snippets import Insurer

#: How the block stands in a body as the database holds it.
_BLOCK = '"type": "insurers"'
#: What our pages say of any insurer.
_SEARCH = ("insurance",)
#: As for a word that can mean little else, see words.toml.
_WEIGHT = 2


def insurer_terms(listed: list[Topic]) -> dict[Tokens, Term]:
    """Return what people type for an insurer and the term for it; {} while no listed page lists them.

    Two queries, none when warm. What words.toml explains keeps its meaning, and so does a word that says nothing.
    """
    plain = kept("search.insurers", _read, Insurer)
    pages = [topic.path for topic in listed if topic.pk in plain["pages"]]
    words = the_words()
    return {
        said: Term(label=names[0], said=names, search=list(_SEARCH), pages=pages, weight=_WEIGHT)
        for names in (plain["names"] if pages else [])
        for said in map(phrase, names)
        if said not in words.phrases and said not in words.crisis and not words.skip.issuperset(said)
    }


def _read() -> dict[str, Any]:
    names = [[insurer.name, *insurer.also_called] for insurer in Insurer.objects.all()]
    return {"names": names, "pages": _pages_with_the_block() if names else []}


def _pages_with_the_block() -> list[int]:
    kinds = sorted(model._meta.model_name or "" for model in BasePage.__subclasses__())
    body = Coalesce(*(Cast(F(f"{kind}__body"), TextField()) for kind in kinds), output_field=TextField())
    holding = Page.objects.annotate(held=body).filter(held__contains=_BLOCK)
    return list(holding.values_list("pk", flat=True))
