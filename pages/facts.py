"""Where a page takes the shared facts from that its blocks refer to."""

from collections.abc import Mapping
from typing import TypeVar

from django.db.models import Model
from wagtail.images import get_image_model

from pages.blocks.loading import from_database
from pages.kept import kept
from pages.pictures import images_by_id
from pages.snippets import CrisisLine, PhoneLine

M = TypeVar("M", bound=Model)

#: So few rows, on so many pages, that they are kept whole.
_KEPT: tuple[type[Model], ...] = (CrisisLine, PhoneLine)


def facts_by_id(model: type[Model], ids: set[int]) -> Mapping[int, Model]:
    """Return rows by id: phone and crisis lines from what is kept, anything else in one query."""
    if model is get_image_model():
        return images_by_id(ids)
    if model not in _KEPT:
        return from_database(model, ids)
    return {row.pk: row for row in kept_rows(model) if row.pk in ids}


def kept_rows(model: type[M]) -> list[M]:
    """Return every row of a small model, in its own order; no query when warm."""
    rows = kept(f"facts.{model.__name__}", lambda: list(model._default_manager.values()), model)
    return [model(**row) for row in rows]
