"""What a health plan asks for before it says what it covers."""

from typing import Final

from django import forms
from django.core.exceptions import ValidationError

from contact.answers import Insurance
from contact.answers.vocabulary import HOLDERS
from contact.consents import Consent
from contact.intake.fields import BornField, ConsentField, ListField, TypedField
from contact.intake.forms.layout import Section, Ticks
from contact.intake.forms.you import NAME_LENGTH, NAME_TOO_LONG, REACH_LENGTH
from contact.intake.reach import read_reach

#: Numbers of plans are shorter; the room is for blanks and for what stands around them on a card.
NUMBER_LENGTH: Final = 40

PLAN = Section(
    key="plan",
    title="The plan",
    intro="Most of it stands on the insurance card.",
    parts=(
        "patient",
        "born",
        "payer",
        "member_id",
        "group",
        "payer_phone",
        "relation",
        "subscriber",
        Ticks("benefits-title", "Do you agree?", "", ("benefits",)),
    ),
)


class InsuranceFields(forms.Form):
    """A plan, and the person whom it is to cover."""

    patient = TypedField(
        label="Whose care is it about?",
        help_text="The name as the plan has it.",
        max_length=NAME_LENGTH,
        too_long=NAME_TOO_LONG,
        error_messages={"required": "Enter the name of the person whose care it is about."},
        purpose="The plan asks us for it.",
    )
    born = BornField(
        label="When were they born?",
        help_text="Month, day and year, like 3/31/1990. The plan asks us for it.",
        max_length=NUMBER_LENGTH,
        too_long="Enter the date as month, day and year, like 3/31/1990.",
        error_messages={"required": "Enter the date of birth. The plan will not answer without it."},
        purpose="The plan asks us for it.",
    )
    payer = TypedField(
        label="What is the name of the insurance?",
        max_length=NAME_LENGTH,
        too_long=NAME_TOO_LONG,
        error_messages={"required": "Enter the name of the insurance."},
        purpose="So that we know whom to ask.",
    )
    member_id = TypedField(
        label="What is the member ID?",
        help_text="The longest number on the card, often with letters.",
        max_length=NUMBER_LENGTH,
        too_long=f"Enter {NUMBER_LENGTH} characters or less.",
        error_messages={"required": "Enter the member ID from the card."},
        attrs={"autocapitalize": "characters"},
        purpose="The plan asks us for it.",
    )
    group = TypedField(
        label="What is the group number? (optional)",
        required=False,
        max_length=NUMBER_LENGTH,
        too_long=f"Enter {NUMBER_LENGTH} characters or less.",
        purpose="The plan asks us for it.",
    )
    payer_phone = TypedField(
        label="Which number on the card is for providers? (optional)",
        required=False,
        max_length=REACH_LENGTH,
        too_long="This is too long for a phone number.",
        purpose="So that we ask the right people.",
    )
    relation = ListField(
        label="Who holds the plan? (optional)",
        nothing="I am not sure",
        choices=list(HOLDERS.items()),
        purpose="The plan asks us for it.",
    )
    subscriber = TypedField(
        label="What is the name on the card, if it is another one? (optional)",
        required=False,
        max_length=NAME_LENGTH,
        too_long=NAME_TOO_LONG,
        purpose="The plan asks us for it.",
    )
    benefits = ConsentField(
        Consent.BENEFITS,
        required="Tick this if we may ask the plan. We cannot check it without asking.",
        purpose="We may not ask the plan without it.",
    )

    def clean_payer_phone(self) -> str:
        """Return the number of the plan, "" for none."""
        text = self.cleaned_data["payer_phone"]
        if not text:
            return ""
        found = read_reach(text)
        if found.kind != "phone":
            raise ValidationError("Enter a phone number with its area code.", code="reach")
        return found.value

    def insurance(self) -> Insurance:
        """Return the plan; only for a form that is valid."""
        given = self.cleaned_data
        names = ("patient", "born", "payer", "member_id", "group", "payer_phone", "relation", "subscriber")
        return Insurance(**{name: given[name] for name in names})
