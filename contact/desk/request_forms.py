"""What a supervisor sends about a request of a person."""

from typing import Any

from django import forms
from django.utils import timezone

from contact.models import DisclosureBasis, HoldReason, Recipient, RequestChannel, RequestKind, Resolution
from contact.references import REFERENCE_MAX, is_reference
from contact.services.notes import NOTE_MAX_CHARACTERS


class _DeskForm(forms.Form):
    """A form whose fields look like the desk's, and whose ids are its own beside other forms of the page."""

    use_required_attribute = False

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("auto_id", f"id_{type(self).__name__.removesuffix('Form').lower()}_%s")
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "desk-field__input"


class ReferenceField(forms.CharField):
    """The number of a file that others keep. It stands in the clear, so whatever may be a name is refused."""

    def __init__(self, label: str) -> None:
        super().__init__(
            label=label,
            required=False,
            max_length=REFERENCE_MAX,
            help_text="A number alone. It is not sealed: never type a name, or a word of the person.",
            error_messages={"max_length": f"A reference has at most {REFERENCE_MAX} letters and digits."},
            widget=forms.TextInput(attrs={"autocomplete": "off"}),
        )

    def validate(self, value: str) -> None:
        """Refuse what may be a name."""
        super().validate(value)
        if len(value) <= REFERENCE_MAX and not is_reference(value):
            said = "This may be a name. Use digits, at most four letters in a row, and . / : - between them."
            raise forms.ValidationError(said)


class HoldForm(_DeskForm):
    """Why a record must be kept."""

    reason = forms.ChoiceField(
        label="Why it must be kept",
        choices=[("", "Choose"), *HoldReason.choices],
        error_messages={"required": "Choose why it must be kept."},
    )
    reference = ReferenceField("Number of the case or file")


class RequestForm(_DeskForm):
    """A request that came."""

    kind = forms.ChoiceField(label="They ask", choices=RequestKind.choices)
    channel = forms.ChoiceField(label="It came", choices=RequestChannel.choices)
    received_on = forms.DateField(
        label="On", initial=timezone.localdate, widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    )


class DiscloseForm(_DeskForm):
    """To whom a record is shown, and what allows it."""

    recipient = forms.ChoiceField(label="It is shown to", choices=Recipient.choices)
    basis = forms.ChoiceField(
        label="What allows it",
        choices=[("", "Choose"), *DisclosureBasis.choices],
        error_messages={"required": "Choose what allows it. Without that nothing is shown."},
    )
    detail = forms.CharField(
        label="To whom exactly, and how you knew them (sealed as a note)",
        required=False,
        max_length=NOTE_MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class RefuseForm(_DeskForm):
    """Why a request ends without being done."""

    resolution = forms.ChoiceField(
        label="Why", choices=[each for each in Resolution.choices if each[0] != Resolution.GRANTED]
    )
