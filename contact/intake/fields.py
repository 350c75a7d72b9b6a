"""Form fields for what a visitor types: cleaned first, never echoed in an error, safe when in doubt."""

from contextlib import suppress
from datetime import date, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from contact.consents import Consent, words_of
from contact.intake.normalise import clean_line, clean_text

NUL = "This holds a character that cannot be kept. Please type it again."

#: Off for every field. People write from phones and computers that others use too: a browser must not offer this
#: visitor's number or name to the next person. The name may be any name and the first field takes a number or an
#: address, so neither is a field whose purpose WCAG 1.3.5 asks to be named. Some browsers send what they spell-check
#: to their maker; that is off as well.
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


class PurposeMixin(forms.Field):
    """Says, in words for the visitor, what an answer is for. The page that tells what is kept shows it."""

    def __init__(self, *args: Any, purpose: str = "", **kwargs: Any) -> None:
        self.purpose = purpose
        super().__init__(*args, **kwargs)


class TypedField(PurposeMixin, forms.CharField):
    """Text in NFC without controls; refuses NUL. `lines` says whether it may have more than one line."""

    def __init__(self, *, lines: bool = False, too_long: str = "", **kwargs: Any) -> None:
        self._clean_typed = clean_text if lines else clean_line
        attrs = PRIVATE | {"class": "field__input"} | kwargs.pop("attrs", {})
        widget: type[forms.Widget] = forms.Textarea if lines else forms.TextInput
        super().__init__(widget=widget(attrs=attrs), **kwargs)
        self.error_messages["max_length"] = too_long
        self._max_length = self.max_length

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        """Return no maxlength: a browser would cut off what is pasted without a word."""
        return {}

    def to_python(self, value: Any) -> str:
        """Return the cleaned text."""
        if "\0" in str(value or ""):
            raise ValidationError(NUL, code="nul")
        return self._clean_typed(super().to_python(value) or "")


class PickField(PurposeMixin, forms.ChoiceField):
    """One of some choices. Its error never repeats the value that was sent."""

    default_error_messages = {"invalid_choice": "Choose one of the answers in the list."}


class TickWidget(forms.CheckboxInput):
    """Ticked only by the one value that our own box sends."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        """Return whether the box was ticked; anything unexpected is a no."""
        return bool(data.get(name) == "on")


class TickField(PurposeMixin, forms.BooleanField):
    """A permission. It is no unless the visitor says yes."""

    widget = TickWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, initial=False, **kwargs)


class ConsentField(TickField):
    """A box whose words are those of a consent; `required` is why the thing asked for cannot be done without it."""

    def __init__(self, kind: Consent, *, required: str = "", **kwargs: Any) -> None:
        super().__init__(label=words_of(kind), **kwargs)
        self.kind = kind
        self.is_needed = bool(required)
        self._why_needed = required

    def validate(self, value: Any) -> None:
        """Refuse a box that was left empty when nothing can be done without it."""
        if self.is_needed and not value:
            raise ValidationError(self._why_needed, code="required")


class SomeField(PurposeMixin, forms.MultipleChoiceField):
    """Any number of some choices, none as well. Its error never repeats the value that was sent."""

    default_error_messages = {
        "invalid_choice": "Choose among the answers in the list.",
        "invalid_list": "Choose among the answers in the list.",
    }

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, widget=forms.CheckboxSelectMultiple, **kwargs)


class ListField(PickField):
    """One of a longer list, none at first."""

    def __init__(self, *, nothing: str, choices: list[tuple[str, str]], **kwargs: Any) -> None:
        widget = forms.Select(attrs=PRIVATE | {"class": "field__input"})
        super().__init__(required=False, choices=[("", nothing), *choices], widget=widget, **kwargs)


class BornField(TypedField):
    """A date of birth in one field, written as people here write it; it is kept as YYYY-MM-DD."""

    #: Month first, as on the cards of American plans; then the one order that no country reads otherwise.
    FORMATS = ("%m/%d/%Y", "%m-%d-%Y", "%m.%d.%Y", "%B %d %Y", "%b %d %Y", "%Y-%m-%d")
    #: Nobody is older, and no plan covers who is not born yet.
    OLDEST_YEARS = 120

    def clean(self, value: Any) -> str:
        """Return the date; raises ValidationError with words for the visitor."""
        text = super().clean(value)
        return self._date(text).isoformat() if text else ""

    def _date(self, text: str) -> date:
        written = " ".join(text.replace(",", " ").split())
        for pattern in self.FORMATS:
            with suppress(ValueError):
                found = datetime.strptime(written, pattern).date()  # noqa: DTZ007 - a birthday has no zone
                return self._likely(found)
        raise ValidationError("Enter the date as month, day and year, like 3/31/1990.", code="date")

    def _likely(self, found: date) -> date:
        today = timezone.localdate()
        if not today.year - self.OLDEST_YEARS <= found.year or found > today:
            raise ValidationError("Check the year. The date must be in the past.", code="date")
        return found
