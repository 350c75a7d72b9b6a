"""What a page looks like when somebody shares it: a title, a sentence, and a picture of ours."""

from dataclasses import dataclass
from urllib.parse import urljoin

from django.templatetags.static import static

from pages.models import ArticlePage, EducationPage
from pages.models.base import BasePage
from pages.models.mixins import Scene

#: The measures of each picture in static/img/social.
WIDTH, HEIGHT = 1200, 630


@dataclass(frozen=True, slots=True, kw_only=True)
class SocialPreview:
    """What stands in the head of a page for those who draw a preview of it. `image` is a full address."""

    title: str
    description: str
    kind: str
    url: str
    image: str
    image_alt: str
    width: int = WIDTH
    height: int = HEIGHT


def social_preview(page: BasePage) -> SocialPreview | None:
    """Return the preview of a page, None while it has no address. The picture is the page's own scene, at its hour."""
    if not page.canonical_url:
        return None
    scene = Scene(page.illustration) if page.illustration else Scene.DAWN
    return SocialPreview(
        title=page.head_title,
        description=page.meta_description,
        kind="article" if isinstance(page, (ArticlePage, EducationPage)) else "website",
        url=page.canonical_url,
        image=urljoin(page.canonical_url, static(f"img/social/{scene.value}.png")),
        image_alt=f"A drawing of a quiet valley through an arched window. {scene.label}.",
    )
