"""Keeps each published version of a legal page."""

from typing import Any

from django.db import transaction
from django.utils import timezone

from pages.models import LegalPage, LegalVersion


@transaction.atomic
def version_recorded(*, page: LegalPage) -> LegalVersion | None:
    """Keep the page as it was published; None when its words and its date are those of the newest version.

    An alias has no versions of its own: it shows those of its source.
    """
    if page.alias_of_id:
        return None
    LegalPage.objects.select_for_update().get(pk=page.pk)  # one publication of a page at a time
    newest = LegalVersion.objects.filter(page=page).order_by("-number").first()
    content = page.body.get_prep_value()
    if newest is not None and _words(page, content) == _words(newest, newest.content):
        return None
    return LegalVersion.objects.create(
        page=page,
        number=newest.number + 1 if newest else 1,
        title=page.title,
        lede=page.lede,
        effective_date=page.effective_date,
        summary=page.summary_of_changes,
        published_at=timezone.now(),
        content=content,
    )


def _words(of: LegalPage | LegalVersion, content: Any) -> Any:
    return of.title, of.lede, of.effective_date, _without_ids(content)


def _without_ids(raw: Any) -> Any:
    """Return raw blocks without their ids: a block that was made again with the same words says the same."""
    if isinstance(raw, dict):
        return {name: _without_ids(value) for name, value in raw.items() if not (name == "id" and "type" in raw)}
    return [_without_ids(item) for item in raw] if isinstance(raw, list) else raw
