"""How editors find and change the shared facts."""

from wagtail.admin.ui.tables import BooleanColumn, Column
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from pages.snippets.accreditation import Accreditation
from pages.snippets.alternative_resource import AlternativeResource
from pages.snippets.crisis_line import CrisisLine
from pages.snippets.glossary_term import GlossaryTerm
from pages.snippets.insurer import Insurer
from pages.snippets.insurer_views import InsurerCreateView, InsurerEditView
from pages.snippets.phone_line import PhoneLine
from pages.snippets.source import Source
from pages.snippets.story_consent import StoryConsent


class SourceViewSet(SnippetViewSet):
    """Sources, by title."""

    model = Source
    icon = "openquote"
    menu_label = "Sources"
    list_display = ["title", "publisher", "year", "accessed_on"]
    list_filter = ["publisher", "year"]
    inspect_view_enabled = True


class PhoneLineViewSet(SnippetViewSet):
    """The center's own numbers."""

    model = PhoneLine
    icon = "mobile-alt"
    menu_label = "Phone lines"
    list_display = ["label", Column("display", label="Number"), "owner", "hours", "verified_on"]
    inspect_view_enabled = True
    inspect_view_fields_exclude = ["id"]


class CrisisLineViewSet(SnippetViewSet):
    """The lines for someone in danger, in the order readers see them."""

    model = CrisisLine
    icon = "warning"
    menu_label = "Crisis lines"
    list_display = [
        "name",
        "call_number",
        "text_number",
        BooleanColumn("is_emergency", label="Emergency"),
        "sort_order",
        "verified_on",
    ]
    ordering = ["sort_order", "name"]
    inspect_view_enabled = True


class AccreditationViewSet(SnippetViewSet):
    """Licenses and accreditations, with whether each may still be shown."""

    model = Accreditation
    icon = "key"
    menu_label = "Licenses and accreditations"
    list_display = [
        "name",
        "kind",
        "number",
        "authority",
        "expires_on",
        BooleanColumn("is_current", label="Holds today"),
    ]
    list_filter = ["kind", "authority"]
    inspect_view_enabled = True


class AlternativeResourceViewSet(SnippetViewSet):
    """Places that are not ours, in the order readers see them."""

    model = AlternativeResource
    icon = "link-external"
    menu_label = "Places that are not ours"
    list_display = [
        "name",
        Column("need_names", label="Whom it helps"),
        "region",
        BooleanColumn("is_published", label="Shown"),
        "verified_on",
    ]
    list_filter = ["region", "is_published"]
    ordering = ["sort_order", "name"]
    inspect_view_enabled = True


class GlossaryTermViewSet(SnippetViewSet):
    """Terms, A to Z."""

    model = GlossaryTerm
    icon = "help"
    menu_label = "Glossary"
    list_display = ["term", "explanation", "also_called", "source"]
    inspect_view_enabled = True


class InsurerViewSet(SnippetViewSet):
    """Insurers by name, with whether a page may call us in network with each today."""

    model = Insurer
    icon = "doc-full-inverse"
    menu_label = "Insurers"
    list_display = ["name", "other_names", BooleanColumn("is_in_network", label="In network today"), "otherwise"]
    inspect_view_enabled = True
    add_view_class = InsurerCreateView
    edit_view_class = InsurerEditView


class StoryConsentViewSet(SnippetViewSet):
    """Consents to stories, with whether each holds today. It lists no name, for the record holds none."""

    model = StoryConsent
    icon = "openquote"
    menu_label = "Consents to stories"
    list_display = ["key", "given_on", "expires_on", "withdrawn_on", "held_by", Column("state", label="Today")]
    inspect_view_enabled = True


class FactsGroup(SnippetViewSetGroup):
    """One menu for what is typed once and shown on many pages."""

    items = (
        PhoneLineViewSet,
        CrisisLineViewSet,
        AlternativeResourceViewSet,
        InsurerViewSet,
        SourceViewSet,
        GlossaryTermViewSet,
        AccreditationViewSet,
        StoryConsentViewSet,
    )
    menu_label = "Shared facts"
    menu_icon = "clipboard-list"
    menu_order = 150
