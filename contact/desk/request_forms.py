"""What a supervisor sends about a hold, a request of a person, or a disclosure."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django import forms
from django.utils import timezone

from contact.models import (
    DisclosureBasis,
    DisclosurePurpose,
    HoldReason,
    IdentityCheck,
    Recipient,
    RequestChannel,
    RequestKind,
    Resolution,
)
from contact.references import REFERENCE_MAX, is_reference
from contact.selectors.inquiries import inquiries_starting
from contact.services.notes import NOTE_MAX_CHARACTERS
from legacy_site.accounts.models import User

#: What can allow giving a person what is kept of them; the other bases are for others.
OWN_BASES = (DisclosureBasis.OWN_REQUEST, DisclosureBasis.WRITTEN_CONSENT, DisclosureBasis.LEGAL_AUTHORITY)


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
        label="On",
        initial=timezone.localdate,
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
        error_messages={"required": "Enter the day on which it came."},
    )
    identity = forms.ChoiceField(
        label="How we know that it is them", choices=IdentityCheck.choices, initial=IdentityCheck.NOT_YET
    )
    reference = ReferenceField("Number of their letter or of your file")

    def clean_received_on(self) -> date:
        """Refuse a day to come."""
        day: date = self.cleaned_data["received_on"]
        if day > timezone.localdate():
            raise forms.ValidationError("This day is still to come.")
        return day


class IdentifyForm(_DeskForm):
    """How the desk knows that the request comes from the person."""

    identity = forms.ChoiceField(
        label="How we know that it is them",
        choices=[("", "Choose"), *(each for each in IdentityCheck.choices if each[0] != IdentityCheck.NOT_YET)],
        error_messages={"required": "Choose how you know."},
    )


class AttachForm(_DeskForm):
    """Which inquiry a request is about. `cleaned_data["number"]` is the inquiry's id."""

    number = forms.CharField(
        label="Number of the inquiry",
        max_length=36,
        help_text="As the list shows it: eight letters and digits.",
        error_messages={"required": "Enter the number of the inquiry."},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._user = user

    def clean_number(self) -> UUID:
        """Return the id of the one inquiry whose id starts so."""
        found = inquiries_starting(user=self._user, digits=self.cleaned_data["number"])
        if len(found) != 1:
            raise forms.ValidationError("No inquiry has this number." if not found else "Enter the whole id.")
        return found[0]


class DiscloseForm(_DeskForm):
    """To whom what is kept is given, and what allows it. Only the person, or who acts for them, may ask."""

    recipient = forms.ChoiceField(
        label="It is given to",
        choices=[(each.value, each.label) for each in (Recipient.PERSON, Recipient.REPRESENTATIVE)],
    )
    basis = forms.ChoiceField(
        label="What allows it",
        choices=[
            ("", "Choose"),
            *((each.value, each.label) for each in DisclosureBasis if each in OWN_BASES),
        ],
        error_messages={"required": "Choose what allows it. Without that nothing is shown."},
    )
    detail = forms.CharField(
        label="To whom exactly (sealed as a note)",
        required=False,
        max_length=NOTE_MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 3, "autocomplete": "off"}),
    )


class LedgerForm(_DeskForm):
    """A disclosure to anyone, that was made or is about to be."""

    recipient = forms.ChoiceField(label="Given to", choices=[("", "Choose"), *Recipient.choices])
    purpose = forms.ChoiceField(label="What for", choices=[("", "Choose"), *DisclosurePurpose.choices])
    basis = forms.ChoiceField(label="What allows it", choices=[("", "Choose"), *DisclosureBasis.choices])
    detail = forms.CharField(
        label="To whom exactly, and what (sealed as a note)",
        required=False,
        max_length=NOTE_MAX_CHARACTERS,
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class CorrectForm(_DeskForm):
    """What is right in place of what was written."""

    text = forms.CharField(
        label="What is right, in the person's words",
        max_length=NOTE_MAX_CHARACTERS,
        help_text="Sealed like the inquiry, and shown beside what was written first. Nothing is overwritten.",
        error_messages={
            "required": "Write what is right.",
            "max_length": "This is longer than %(limit_value)d characters (it has %(show_value)d).",
        },
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


class RefuseForm(_DeskForm):
    """Why a request ends without being done; only what is true of it is offered."""

    resolution = forms.ChoiceField(label="Why")

    def __init__(self, *args: Any, ends: Iterable[Resolution], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["resolution"].choices = [(each.value, each.label) for each in ends]  # type: ignore[attr-defined] # a ChoiceField
