"""Photos on public pages: made when an editor publishes, and only looked up when a visitor reads."""

from collections.abc import Iterable, Mapping
from typing import Any

from wagtail.images import get_image_model
from wagtail.images.models import Rendition
from wagtail.signals import page_published

#: A square for a person, a wide one for a place: pixels for a dense screen, in the format that every browser reads.
PORTRAIT = "fill-480x480|format-webp|webpquality-80"
PLACE = "fill-1280x720|format-webp|webpquality-76"


def ready(spec: str, image_ids: Iterable[int | None]) -> Mapping[int | None, Rendition]:
    """Return the finished photos by image, in one query; none when no page has one. One not made yet is left out."""
    wanted = {pk for pk in image_ids if pk is not None}
    if not wanted:
        return {}
    return {made.image_id: made for made in Rendition.objects.filter(image__in=wanted, filter_spec=spec)}


def make(spec: str, image_id: int | None) -> None:
    """Make the photo unless it is there. It takes a second or so, which a visitor shall not wait for."""
    image = get_image_model().objects.filter(pk=image_id).first()
    if image is not None:
        image.get_rendition(spec)


def _published(instance: Any, **kwargs: Any) -> None:
    for field, spec in getattr(instance, "photos_to_make", {}).items():
        make(spec, getattr(instance, f"{field}_id"))


def connect() -> None:
    """Make the photos of each page that is published and names them in `photos_to_make` (field to spec)."""
    page_published.connect(_published, dispatch_uid="pages.pictures.published")
