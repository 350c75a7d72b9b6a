"""What the form of an insurer refuses beyond what each contract refuses by itself."""

from collections.abc import Iterator
from datetime import date
from itertools import pairwise
from typing import Any

from wagtail.admin.forms import WagtailAdminModelForm


class InsurerForm(WagtailAdminModelForm):
    """Refuses two contracts that run on the same day: a reader could be told of either.

    It stands here, as SQLite has no constraint over two rows, and a model does not yet see the rows of its form.
    """

    def clean(self) -> dict[str, Any] | None:
        """Look at the contracts as they were typed, without those that are to be deleted."""
        cleaned: dict[str, Any] | None = super().clean()
        for (_, before_ends), (after_starts, _) in pairwise(sorted(self._spans())):
            if after_starts <= before_ends:
                self.add_error(
                    None,
                    f"Two contracts run on {after_starts:%B} {after_starts.day}, {after_starts.year}. End one first.",
                )
        return cleaned

    def _spans(self) -> Iterator[tuple[date, date]]:
        for row in self.formsets["contracts"].forms:
            if row.is_valid() and row.cleaned_data.get("ends_on") and not row.cleaned_data.get("DELETE"):
                yield row.cleaned_data["starts_on"], row.cleaned_data["ends_on"]
