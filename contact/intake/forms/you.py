"""The questions of every form: how to reach the person who writes, what to call them, and what is safe."""

from typing import Final

from django import forms

from contact.answers import About
from contact.consents import Consent
from contact.intake.fields import ConsentField, PickField, TickField, TypedField
from contact.intake.forms.layout import Pick, Ticks
from contact.intake.reach import Reach, read_reach

NAME_LENGTH: Final = 80
NAME_TOO_LONG: Final = f"Enter a name of {NAME_LENGTH} characters or less."
#: RFC 5321 allows an address of 254 characters.
REACH_LENGTH: Final = 254
MESSAGE_LENGTH: Final = 4000

ABOUT_LABELS: dict[About, str] = {
    "self": "Me",
    "loved_one": "Someone I care about",
    "patient": "A patient or client of mine",
}

DANGER = Ticks("danger", "Is anyone in danger now?", "", ("danger_now",))
FOR_WHOM = Pick("about")
SAFE = Ticks(
    "safe",
    "What is safe for you?",
    "Tick what we may do. If a box is empty, we will not do it.",
    ("voicemail_ok", "text_ok", "say_who_ok"),
)
AGREE = Ticks("agree", "Do you agree?", "Each one is up to you. You can take it back at any time.", ("call", "privacy"))


class YouFields(forms.Form):
    """Who writes, and what is safe for them."""

    reach = TypedField(
        label="How can we reach you?",
        help_text="A phone number or an email address. For a number outside of the US, start with + and the "
        "country code.",
        max_length=REACH_LENGTH,
        too_long="This is too long for a phone number or an email address.",
        error_messages={"required": "Enter a phone number or an email address."},
        attrs={"autocapitalize": "none"},
        purpose="So that we can call or write back.",
    )
    name = TypedField(
        label="What name should we call you?",
        help_text="Any name will do. It does not have to be your real one.",
        max_length=NAME_LENGTH,
        too_long=NAME_TOO_LONG,
        error_messages={"required": "Enter a name to call you."},
        purpose="So that we know whom to ask for.",
    )
    danger_now = TickField(
        label="Yes, someone is in danger now",
        help_text="Call first, at the number above. You can still send this: then we read it before others.",
        purpose="So that we read it before others.",
    )
    voicemail_ok = TickField(label="You may leave a voicemail", purpose="If it is not ticked, we leave none.")
    text_ok = ConsentField(Consent.TEXT, purpose="If it is not ticked, we send none.")
    say_who_ok = TickField(
        label="You may say who we are",
        help_text="Someone else may pick up, or read a message.",
        purpose="If it is not ticked, we do not say it.",
    )
    call = ConsentField(Consent.CALL, purpose="If it is not ticked, we call once, and ask.")
    privacy = ConsentField(Consent.PRIVACY, purpose="So that we know what you have seen.")

    def clean_reach(self) -> Reach:
        """Return where the visitor can be reached."""
        return read_reach(self.cleaned_data["reach"])


class AboutField(forms.Form):
    """Who it is for."""

    about = PickField(
        label="Who is this for?",
        choices=list(ABOUT_LABELS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who this is for."},
        purpose="So that we ask the right questions.",
    )


class MessageField(forms.Form):
    """A text of their own."""

    message = TypedField(
        label="Is there more you want to tell us? (optional)",
        help_text="Share as much or as little as you like.",
        required=False,
        lines=True,
        max_length=MESSAGE_LENGTH,
        too_long=f"Your message is too long. Make it {MESSAGE_LENGTH:,} characters or less.",
        attrs={"rows": 6},
        purpose="So that you need not say it twice.",
    )
