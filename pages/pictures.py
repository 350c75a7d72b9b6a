"""Photos on public pages: made when an editor saves or publishes, and only looked up when a visitor reads."""

import logging
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import PurePath
from typing import Any

from django.db import transaction
from django.db.models import FilteredRelation, Model, Q
from django.db.models.signals import post_save
from wagtail.images import get_image_model
from wagtail.images.image_operations import FilterOperation
from wagtail.images.models import Rendition
from wagtail.signals import page_published

from pages.kept import kept

logger = logging.getLogger(__name__)

#: A square for a person, a wide one for a place: pixels for a dense screen. The last is for a browser that does not
#: know the first.
PORTRAIT = ("fill-480x480|format-webp|webpquality-80", "fill-480x480|bare|format-jpeg|jpegquality-80")
PLACE = ("fill-1280x720|format-webp|webpquality-76", "fill-1280x720|bare|format-jpeg|jpegquality-76")

#: In the running text: widths for a phone, a dense phone and a wide screen; best format first. A high picture is
#: bounded too, so that it does not push the words away.
_WIDTHS = (480, 800, 1280)
_FORMATS = ("avif", "webp")
#: For a browser that knows neither format: JPEG stays JPEG and PNG stays PNG.
_FALLBACK = "max-800x1066|bare"
FIGURE = (*(f"max-{width}x{width * 4 // 3}|bare|format-{kind}" for kind in _FORMATS for width in _WIDTHS), _FALLBACK)


#: What a browser is told of a file before it asks for it.
_TYPES = {".avif": "image/avif", ".webp": "image/webp", ".jpg": "image/jpeg", ".png": "image/png"}

#: What of a finished photo a page needs.
_PLAIN = ("filter_spec", "file", "width", "height")


class BareOperation(FilterOperation):
    """Leaves out what a camera or a program wrote beside the picture: the place it was taken, the time, a name."""

    #: What the colors and the edges need.
    _KEPT = frozenset({"icc_profile", "transparency"})

    def construct(self) -> None:
        """Take no settings."""

    def run(self, willow: Any, image: Any, env: Any) -> None:
        """Empty the notes of the open picture, so that no format can save them."""
        info = willow.image.info
        for name in info.keys() - self._KEPT:
            del info[name]


@dataclass(frozen=True, slots=True)
class Source:
    """One format of a picture, in every width that was made: what a `source` element needs."""

    type: str
    srcset: str


@dataclass(frozen=True, slots=True)
class Picture:
    """A finished picture: `img` for every browser, and better formats for those that know them."""

    img: Rendition
    sources: list[Source]


def ready(specs: Sequence[str], image_ids: Iterable[int | None]) -> Mapping[int | None, Picture]:
    """Return the finished photos by image, in one query; none when no page has one. One not made yet is left out."""
    wanted = {pk for pk in image_ids if pk is not None}
    if not wanted:
        return {}
    made: dict[int, dict[str, Rendition]] = {}
    for rendition in Rendition.objects.filter(image__in=wanted, filter_spec__in=specs):
        made.setdefault(rendition.image_id, {})[rendition.filter_spec] = rendition
    return {pk: _photo([by_spec[spec] for spec in specs if spec in by_spec]) for pk, by_spec in made.items()}


def _photo(best_first: list[Rendition]) -> Picture:
    *better, img = best_first
    return Picture(img, [Source(_TYPES[PurePath(each.file.name).suffix], each.url) for each in better])


def images_by_id(ids: set[int]) -> Mapping[int, Model]:
    """Return images by id with what is finished of each in `finished`. One query, none when warm."""
    rows = kept(f"pictures.{'-'.join(map(str, sorted(ids)))}", lambda: _rows(ids), Rendition)
    # Given no collection, an image asks the database for the first one.
    found = {pk: get_image_model()(pk=pk, collection_id=None) for pk in {row["pk"] for row in rows}}
    for image in found.values():
        mine = (row["made"] for row in rows if row["pk"] == image.pk)
        image.finished = [Rendition(image_id=image.pk, **made) for made in mine if made["filter_spec"]]
    return found


def _rows(ids: set[int]) -> list[dict[str, Any]]:
    """Return a row for each finished photo of the images, and one with nothing for an image that has none."""
    for_text = FilteredRelation("renditions", condition=Q(renditions__filter_spec__in=FIGURE))
    images = get_image_model().objects.filter(pk__in=ids).annotate(made=for_text)
    rows = images.values_list("pk", *(f"made__{name}" for name in _PLAIN))
    return [{"pk": pk, "made": dict(zip(_PLAIN, values, strict=True))} for pk, *values in rows]


def picture_of(image: Any) -> Picture | None:
    """Return what is finished of an image for the running text; None when nothing is. Nothing is made here."""
    made = getattr(image, "finished", None)
    if made is None:  # outside of a page, as in a block's preview
        made = image.renditions.filter(filter_spec__in=FIGURE)
    by_spec = {rendition.filter_spec: rendition for rendition in made}
    rows = [(kind, [by_spec[spec] for spec in FIGURE if spec in by_spec and spec.endswith(kind)]) for kind in _FORMATS]
    img = by_spec.get(_FALLBACK) or next((row[-1] for _kind, row in reversed(rows) if row), None)
    return Picture(img, [Source(f"image/{kind}", _srcset(row)) for kind, row in rows if row]) if img else None


def _srcset(row: list[Rendition]) -> str:
    """Return the addresses with their widths; a small original has the same width more than once, and is named once."""
    by_width = {rendition.width: rendition.url for rendition in row}
    return ", ".join(f"{url} {width}w" for width, url in by_width.items())


def make(image_id: int | None, *specs: str) -> None:
    """Make the photos that are not there yet. It takes a second or so, which a visitor shall not wait for.

    A file that cannot be read is left alone: the page shows the words for the picture in its place.
    """
    image = get_image_model().objects.filter(pk=image_id).first()
    for spec in specs if image else ():
        try:
            image.get_rendition(spec)
        except (OSError, ValueError, SyntaxError) as error:  # what Pillow raises for a file that it cannot read
            logger.warning("picture_not_made", extra={"event": "picture_not_made", "error": type(error).__name__})


def _published(instance: Any, **kwargs: Any) -> None:
    for field, specs in getattr(instance, "photos_to_make", {}).items():
        make(getattr(instance, f"{field}_id"), *specs)
    for image_id in getattr(instance, "figure_ids", ()):
        make(image_id, *FIGURE)


def _saved(instance: Any, raw: bool = False, **kwargs: Any) -> None:
    if not raw:  # after the commit, so that no lock is held while a picture is being made
        transaction.on_commit(partial(make, instance.pk, *FIGURE), robust=True)


def connect() -> None:
    """Make the photos of a page that is published, and those of an image that is saved.

    A page names fields in `photos_to_make` (field to specs), and the images of its text in `figure_ids`.
    """
    page_published.connect(_published, dispatch_uid="pages.pictures.published")
    post_save.connect(_saved, sender=get_image_model(), dispatch_uid="pages.pictures.saved")
