"""Turns what a demo page says of other rows into these rows: shared facts by their key, pages by their path."""

from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import DateField, ForeignKey, Model
from wagtail.models import Page

from pages.dated import today
from pages.demo.content import TODAY
from pages.demo.streams import ContentError, FindPage, fact_with_key


def field_values(model: type[Model], raw: dict[str, Any], find_page: FindPage) -> dict[str, Any]:
    """Return the values as the model takes them. Raises ContentError for a wrong name, key or path."""
    return {name: _value(model, name, value, find_page) for name, value in raw.items()}


def page_rows(model: type[Page], relation: str, rows: list[dict[str, Any]], find_page: FindPage) -> list[Model]:
    """Return unsaved rows of a table that belongs to a page, in order; one that names a removed page is left out."""
    try:
        child = model._meta.get_field(relation).related_model
    except FieldDoesNotExist:
        raise ContentError(f"{model.__name__} has no “{relation}”") from None
    made = [field_values(child, row, find_page) for row in rows]
    return [child(**values) for values in made if None not in values.values()]


def _value(model: type[Model], name: str, raw: Any, find_page: FindPage) -> Any:
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        raise ContentError(f"{model.__name__} has no “{name}”") from None
    target: Any = field.related_model
    if not isinstance(field, ForeignKey):
        return today() if raw == TODAY and isinstance(field, DateField) else raw
    if issubclass(target, Page):
        found = find_page(raw)
        return found.specific if found else None
    return fact_with_key(target, raw)
