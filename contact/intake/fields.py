"""Form fields for what a visitor types: cleaned first, never echoed in an error, safe when in doubt."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from contact.intake.normalise import clean_line, clean_text

NUL = "This holds a character that cannot be kept. Please type it again."

#: Off for every field. People write from phones and computers that others use too: a browser must not offer this
#: visitor's number or name to the next person. The name may be any name and the first field takes a number or an
#: address, so neither is a field whose purpose WCAG 1.3.5 asks to be named. Some browsers send what they spell-check
#: to their maker; that is off as well.
PRIVATE = {"autocomplete": "off", "spellcheck": "false"}


class TypedField(forms.CharField):
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


class PickField(forms.ChoiceField):
    """One of some choices. Its error never repeats the value that was sent."""

    default_error_messages = {"invalid_choice": "Choose one of the answers in the list."}


class TickWidget(forms.CheckboxInput):
    """Ticked only by the one value that our own box sends."""

    def value_from_datadict(self, data: Any, files: Any, name: str) -> bool:
        """Return whether the box was ticked; anything unexpected is a no."""
        return bool(data.get(name) == "on")


class TickField(forms.BooleanField):
    """A permission. It is no unless the visitor says yes."""

    widget = TickWidget

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(required=False, initial=False, **kwargs)
