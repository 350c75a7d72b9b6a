"""How a form is laid out: in sections that can be gone through one by one, each made of questions."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from django.forms import BaseForm, BoundField

from contact.intake.choices import Choice, checkboxes, options
from contact.intake.fields import ListField


class Ticks(NamedTuple):
    """Some boxes under one heading; each is a field of its own."""

    id: str
    legend: str
    hint: str
    names: tuple[str, ...]


class Pick(NamedTuple):
    """One field whose answers all stand on the page, as radios or as boxes."""

    name: str


Part = str | Ticks | Pick


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A step of a form: the questions that stand together."""

    key: str
    title: str
    intro: str = ""
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnPart:
    """A part as the template draws it: one field with an input, or a group of radios or boxes."""

    kind: Literal["field", "choices"]
    bound: BoundField | None = None
    id: str = ""
    legend: str = ""
    hint: str = ""
    errors: list[str] = field(default_factory=list)
    options: list[Choice] = field(default_factory=list)
    one_only: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class DrawnSection:
    """A section as the template draws it; `before` and `after` are the keys of its neighbors, or ""."""

    key: str
    title: str
    intro: str
    number: int
    before: str
    after: str
    after_title: str
    parts: list[DrawnPart]


def drawn(form: BaseForm, sections: tuple[Section, ...]) -> list[DrawnSection]:
    """Return the sections of a form, ready to be drawn."""
    keys = ["", *(section.key for section in sections), ""]
    titles = [*(section.title for section in sections[1:]), ""]
    return [
        DrawnSection(
            key=section.key,
            title=section.title,
            intro=section.intro,
            number=number,
            before=keys[number - 1],
            after=keys[number + 1],
            after_title=titles[number - 1],
            parts=list(_drawn_parts(form, section.parts)),
        )
        for number, section in enumerate(sections, start=1)
    ]


def _drawn_parts(form: BaseForm, parts: tuple[Part, ...]) -> Iterator[DrawnPart]:
    for part in parts:
        if isinstance(part, Ticks):
            bounds = [form[name] for name in part.names]
            yield DrawnPart(
                kind="choices",
                id=part.id,
                legend=part.legend,
                hint=part.hint,
                errors=[str(error) for bound in bounds for error in bound.errors],
                options=list(checkboxes(bounds)),
            )
        elif isinstance(part, Pick):
            yield _drawn_pick(form[part.name])
        elif not _has_no_choice(form[part]):
            yield DrawnPart(kind="field", bound=form[part])


def _has_no_choice(bound: BoundField) -> bool:
    """Say whether the field is a list with nothing on it but "none", and nothing is wrong with it."""
    return isinstance(bound.field, ListField) and len(bound.subwidgets) < 2 and not bound.errors


def _drawn_pick(bound: BoundField) -> DrawnPart:
    return DrawnPart(
        kind="choices",
        bound=bound,
        id=bound.auto_id,
        legend=str(bound.label),
        hint=str(bound.help_text),
        errors=[str(error) for error in bound.errors],
        options=list(options(bound)),
        one_only=not getattr(bound.field.widget, "allow_multiple_selected", False),
    )


def needs_every_step(form: BaseForm, sections: tuple[Section, ...]) -> bool:
    """Say whether a step after the first asks for something that must be answered."""
    names = (name for section in sections[1:] for part in section.parts for name in _names(part))
    return any(
        form.fields[name].required or getattr(form.fields[name], "is_needed", False)
        for name in names
        if name in form.fields
    )


def _names(part: Part) -> tuple[str, ...]:
    if isinstance(part, Ticks):
        return part.names
    return (part.name,) if isinstance(part, Pick) else (part,)
