"""What a reader of the demo reads, without its markup, and how hard it is to read."""

import re
from collections.abc import Iterator
from typing import Any

import textstat
from bs4 import BeautifulSoup
from django.apps import apps
from django.db.models import CharField, TextField
from wagtail.blocks import Block, CharBlock, ListBlock, RichTextBlock, StructBlock, TextBlock

from pages.demo.content import PageContent

#: Fields of a page that hold a key and no words.
KEYS = {"illustration", "kind", "certainty", "license_look_up_url", "price_unit", "topic"}

#: An ending that is written but not spoken: “make”, “asked”, “times”, but not “little”, “wanted”, “boxes”.
SILENT_END = re.compile(r"([^l]e|[^td]ed|[^cghsxz]es)$")

#: Where a sentence ends, also inside closing quotation marks and brackets.
END = r"[.?:][\u201d\u2019)]*$"
APOSTROPHE = r"[\u2019']"


def page_prose(content: PageContent) -> list[str]:
    """Return each text of a page: title, opening, what the search shows, the fields, and the body block by block."""
    model = apps.get_model("pages", content.model)
    texts = [content.title, content.seo_title, content.search_description]
    for name, value in content.fields.items():
        if name not in KEYS and isinstance(model._meta.get_field(name), (CharField, TextField)):
            texts += str(value).splitlines()
    stream = model._meta.get_field("body").stream_block
    for item in content.body:
        texts += _block_prose(stream.child_blocks[item["type"]], {k: v for k, v in item.items() if k != "type"})
    return [text for text in texts if text.strip()]


def _block_prose(block: Block, raw: Any) -> Iterator[str]:
    if isinstance(block, StructBlock):
        for name, value in raw.items():
            yield from _block_prose(block.child_blocks[name], value)
    elif isinstance(block, ListBlock):
        for item in raw:
            yield from _block_prose(block.child_block, item)
    elif isinstance(block, RichTextBlock):
        for part in BeautifulSoup(raw, "html.parser").find_all(["p", "li", "h3"]):
            yield part.get_text(" ", strip=True)
    elif isinstance(block, (CharBlock, TextBlock)):
        yield raw


def syllables(word: str) -> int:
    """Estimate the syllables of an English word by its groups of vowels. Letters such as FDA are read one by one.

    On the demo's own words it finds as many as a pronouncing dictionary does, give or take one in a hundred.
    """
    if word.isupper():
        return len(word)
    groups = re.findall(r"i(?=[ao])(?!on)|[aeiouy]+", word.lower())
    return max(1, len(groups) - bool(SILENT_END.search(word.lower())))


def reading_grade(texts: list[str]) -> float:
    """Return the Flesch-Kincaid grade. Sentences and words are textstat's; each text ends at least one sentence.

    The syllables are counted here, as textstat would download a dictionary for them.
    """
    whole = " ".join(text if re.search(END, text) else f"{text}." for text in texts)
    words: int = textstat.lexicon_count(whole)
    sentences: int = textstat.sentence_count(whole)
    sounds = sum(syllables(word) for word in re.findall(r"[A-Za-z]+", re.sub(APOSTROPHE, "", whole)))
    return 0.39 * words / sentences + 11.8 * sounds / words - 15.59
