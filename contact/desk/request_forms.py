"""What a supervisor sends about a request of a person."""

from typing import Any

from django import forms
from django.utils import timezone

from contact.models import DisclosureBasis, Recipient, RequestChannel, RequestKind, Resolution
from contact.services.notes import NOTE_MAX_CHARACTERS


class _DeskForm(forms.Form):
    """A form whose fields look like the desk's."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs["class"] = "desk-field__input"


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
