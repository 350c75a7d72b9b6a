"""The words of the forms, also while the database is away."""

from contextlib import suppress
from dataclasses import dataclass, fields

from django.db import Error as DatabaseFailure

from contact.models import FormTexts


@dataclass(frozen=True, slots=True, kw_only=True)
class Texts:
    """The words that the house chose; "" where the template's own stand."""

    intro: str = ""
    privacy: str = ""
    expectation: str = ""
    hours: str = ""
    promise: str = ""

    @property
    def expectations(self) -> list[str]:
        """What happens next, one each."""
        return [line.strip() for line in self.expectation.splitlines() if line.strip()]


class _Memory:
    """The last words that this process read."""

    last_good = Texts()


def form_texts() -> Texts:
    """Return the words of the default site in one query; the last ones that were read when the database is away."""
    names = [field.name for field in fields(Texts)]
    with suppress(DatabaseFailure):
        found = FormTexts.objects.filter(site__is_default_site=True).values(*names).first()
        _Memory.last_good = Texts(**found) if found else Texts()
    return _Memory.last_good
