"""What the template of a group of radios or checkboxes draws, the same for both."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.forms import BoundField


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One radio or checkbox with its words."""

    kind: Literal["radio", "checkbox"]
    id: str
    name: str
    value: str
    label: str
    hint: str = ""
    checked: bool = False


def options(field: BoundField) -> Iterator[Choice]:
    """Yield the radios or boxes of one field; the first has the id that the error summary points at."""
    many = getattr(field.field.widget, "allow_multiple_selected", False)
    for option in field:
        yield Choice(
            kind="checkbox" if many else "radio",
            id=option.id_for_label,
            name=field.html_name,
            value=option.data["value"],
            label=option.choice_label,
            checked=option.data["selected"],
        )


def checkboxes(fields: Iterable[BoundField]) -> Iterator[Choice]:
    """Yield one checkbox for each field."""
    for field in fields:
        yield Choice(
            kind="checkbox",
            id=field.auto_id,
            name=field.html_name,
            value="on",
            label=str(field.label),
            hint=str(field.help_text),
            checked=bool(field.value()),
        )
