"""The inquiry form: three questions, what is safe, and two more for those who want them."""

from typing import Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug
from django.http import QueryDict

from contact.answers import About, InquiryAnswers
from contact.intake.fields import PRIVATE, PickField, TickField, TypedField
from contact.intake.reach import Reach, read_reach
from legacy_site.lib.directory import Programs, programs

NAME_LENGTH: Final = 80
#: RFC 5321 allows an address of 254 characters.
REACH_LENGTH: Final = 254
MESSAGE_LENGTH: Final = 4000
#: The longest slug that a page can have.
SLUG_LENGTH: Final = 255

ABOUT_LABELS: dict[About, str] = {
    "self": "Me",
    "loved_one": "Someone I care about",
    "patient": "A patient or client of mine",
}


class InquiryForm(forms.Form):
    """What a visitor answers. `answers()` gives it once it is valid."""

    use_required_attribute = False  # the page says which questions are optional; the server says what is missing

    reach = TypedField(
        label="How can we reach you?",
        help_text="A phone number or an email address. For a number outside of the US, start with + and the "
        "country code.",
        max_length=REACH_LENGTH,
        too_long="This is too long for a phone number or an email address.",
        error_messages={"required": "Enter a phone number or an email address."},
        attrs={"autocapitalize": "none"},
    )
    name = TypedField(
        label="What name should we call you?",
        help_text="Any name will do. It does not have to be your real one.",
        max_length=NAME_LENGTH,
        too_long=f"Enter a name of {NAME_LENGTH} characters or less.",
        error_messages={"required": "Enter a name to call you."},
    )
    about = PickField(
        label="Who is this for?",
        choices=list(ABOUT_LABELS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": "Choose who this is for."},
    )
    voicemail_ok = TickField(label="You may leave a voicemail")
    text_ok = TickField(label="You may send a text message")
    say_who_ok = TickField(
        label="You may say who we are",
        help_text="Someone else may pick up, or read a message.",
    )
    program = PickField(
        label="Is there a program you want to ask about? (optional)",
        required=False,
        widget=forms.Select(attrs=PRIVATE | {"class": "field__input"}),
    )
    message = TypedField(
        label="Is there more you want to tell us? (optional)",
        help_text="Share as much or as little as you like.",
        required=False,
        lines=True,
        max_length=MESSAGE_LENGTH,
        too_long=f"Your message is too long. Make it {MESSAGE_LENGTH:,} characters or less.",
        attrs={"rows": 6},
    )
    # A trap for programs that fill in forms. What stands in it is never read, and it never drops an inquiry: a person
    # whose software fills in every field must not be lost.
    website = TypedField(label="Leave this empty", required=False, attrs={"tabindex": "-1"})

    def __init__(self, data: QueryDict | None = None, *, too_long: bool = False) -> None:
        super().__init__(data)
        self._too_long = too_long
        program = cast("PickField", self.fields["program"])
        program.choices = [("", "Not sure yet"), *self._programs()]

    def _programs(self) -> Programs:
        """Return the programs, and the one that was picked though it has left the list since."""
        listed = programs()
        picked = self.data.get("program", "")
        if picked in ("", *(slug for slug, _ in listed)) or not _is_slug(picked):
            return listed
        return [*listed, (picked, picked.replace("-", " ").capitalize())]

    def clean_reach(self) -> Reach:
        """Return where the visitor can be reached."""
        return read_reach(self.cleaned_data["reach"])

    def clean(self) -> None:
        """Refuse a form that took more bytes than we take in; letters beyond English take several each."""
        if self._too_long and "message" not in self.errors:
            self.add_error("message", "Your message is too long to be sent. Make it shorter and send it again.")

    def answers(self) -> InquiryAnswers:
        """Return what was answered; only for a form that is valid."""
        given = self.cleaned_data
        return InquiryAnswers(
            reach=given["reach"].value,
            reach_kind=given["reach"].kind,
            **{
                name: given[name]
                for name in ("name", "about", "voicemail_ok", "text_ok", "say_who_ok", "program", "message")
            },
        )


def _is_slug(text: str) -> bool:
    try:
        validate_unicode_slug(text)
    except ValidationError:
        return False
    return len(text) <= SLUG_LENGTH
