"""What the form of an insurer refuses beyond what each contract refuses by itself."""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from django.db import transaction
from wagtail.admin.forms import WagtailAdminModelForm

#: By this name the database says that it refused two contracts that run on the same day.
APART = "pages_insurercontract_apart"
#: The days of a contract.
_DAYS = ("starts_on", "ends_on")


class InsurerForm(WagtailAdminModelForm):
    """Refuses two contracts that run on the same day: a reader could be told of either.

    The database refuses them as well. Asked first, the form can say so beside the field.
    """

    def clean(self) -> dict[str, Any] | None:
        """Look at the contracts as they were typed, without those that are to be deleted."""
        cleaned: dict[str, Any] | None = super().clean()
        rows = sorted(self._rows(), key=lambda row: [row.cleaned_data[name] for name in _DAYS])
        for before, after in pairwise(rows):
            day = after.cleaned_data["starts_on"]
            if day <= before.cleaned_data["ends_on"]:
                after.add_error("starts_on", f"Two contracts run on {day:%B} {day.day}, {day.year}. End one first.")
        return cleaned

    def save(self, commit: bool = True) -> Any:
        """Save, and make room first: contracts that exchange their days would meet while one is saved after the other.

        A row that is gone when its contract is saved is made again with its number.
        """
        if not commit:
            return super().save(commit=False)
        moved = [row.instance.pk for row in self.formsets["contracts"].forms if {*_DAYS} & {*row.changed_data}]
        with transaction.atomic():
            self.formsets["contracts"].model._default_manager.filter(pk__in=moved).delete()
            return super().save()

    def refused_by_the_database(self) -> None:
        """Say beside the field which contract stands in the way, after the database refused to save."""
        contracts = self.formsets["contracts"].model._default_manager.filter(insurer=self.instance.pk)
        typed = list(self._rows())
        others = contracts.exclude(pk__in=[row.instance.pk for row in typed if row.instance.pk])
        for row in typed:
            first, last = (row.cleaned_data[name] for name in _DAYS)
            for other in others.filter(starts_on__lte=last, ends_on__gte=first)[:1]:
                row.add_error(
                    "starts_on",
                    f"Somebody saved a contract from {other} meanwhile, and two cannot run on the same day. "
                    "Open this page again to see it.",
                )
        if self.is_valid():
            self.add_error(None, "Somebody changed the contracts meanwhile. Open this page again to see them.")

    def _rows(self) -> Iterator[Any]:
        """Yield the rows of contracts whose days can be read and that are not to be deleted."""
        for row in self.formsets["contracts"].forms:
            if row.is_valid() and row.cleaned_data.get("ends_on") and not row.cleaned_data.get("DELETE"):
                yield row
