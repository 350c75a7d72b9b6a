"""Questions that a visitor answers for themselves alone."""

from typing import Any

from csp.constants import NONE
from csp.decorators import csp_replace
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.utils.decorators import method_decorator
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from pages.alternatives import place_by_key
from pages.chrome import site_chrome
from pages.crisis import CrisisFacts
from pages.discreet import telling_words
from pages.instruments import ALCOHOL, DRUGS, Instrument
from pages.models.base import BasePage

#: What the browser's tab says while an editor gives no title of their own for it.
NEUTRAL_TITLE = "A few questions"
#: The national lines to talk to, in this order; the emergency line stands with the caution.
_TALK = ("988", "samhsa")
#: The public list of places for treatment, by its key among the places that are not ours.
_PUBLIC_LIST = "findtreatment"


class SelfCheckPage(BasePage):
    """A few questions, scored in the browser or on paper. Nothing is sent and nothing is kept.

    That does not rest on the script alone: the page holds no form, and its policy lets the browser send nothing.
    """

    #: The header then links to the search, whose form the policy of this page would not let go.
    sends_nothing = True
    #: The titles of the parts are the page's own; a term in the items would be a changed item.
    explains_terms = False

    asks_alcohol = models.BooleanField(
        "three questions on alcohol",
        default=True,
        help_text="AUDIT-C, © World Health Organization: not for trade. See that its terms fit your center.",
    )
    asks_drugs = models.BooleanField("one question on other drugs", default=True)

    content_panels = [
        *BasePage.content_panels[:2],
        MultiFieldPanel([FieldPanel("asks_alcohol"), FieldPanel("asks_drugs")], heading="Questions"),
        *BasePage.content_panels[2:],
    ]
    parent_page_types = ["pages.HomePage"]
    subpage_types: list[str] = []

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="self_check_asks_something",
                condition=Q(asks_alcohol=True) | Q(asks_drugs=True),
                violation_error_message="Choose at least one set of questions.",
            )
        ]

    def clean(self) -> None:
        """Refuse a title for the tab that tells an onlooker what the page is about."""
        super().clean()
        if telling := telling_words(self.seo_title):
            error = f"Others may see the tab of the browser. Leave out: {', '.join(telling)}."
            raise ValidationError({"seo_title": error})

    @property
    def head_title(self) -> str:
        """The title of the tab: a neutral one, and never the page's own."""
        return str(self.seo_title or NEUTRAL_TITLE)

    @property
    def instruments(self) -> list[Instrument]:
        """The questionnaires that the page holds, in order."""
        chosen = ((self.asks_alcohol, ALCOHOL), (self.asks_drugs, DRUGS))
        return [instrument for asked, instrument in chosen if asked]

    @method_decorator(csp_replace({"connect-src": [NONE], "form-action": [NONE]}))
    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Answer with a policy that lets the page send nothing, and leave no copy of it in a cache."""
        response: HttpResponse = super().serve(request, *args, **kwargs)
        response["Cache-Control"] = "no-store, private"
        return response

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add whom to call in an `emergency`, the lines to `talk` to, and the `public_list` of other places or None."""
        lines = site_chrome().crisis_lines
        return {
            **super().get_context(request, *args, **kwargs),
            "emergency": next((line for line in lines if line.is_emergency), None),
            "talk": _with_keys(lines, _TALK),
            "public_list": place_by_key(_PUBLIC_LIST),
        }


def _with_keys(lines: list[CrisisFacts], keys: tuple[str, ...]) -> list[CrisisFacts]:
    """Return the lines with these keys, in the order of the keys."""
    by_key = {line.key: line for line in lines}
    return [by_key[key] for key in keys if key in by_key]
