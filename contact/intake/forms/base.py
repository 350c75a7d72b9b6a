"""What every form of the public side has."""

from typing import Any, ClassVar, Final

from django import forms
from django.http import QueryDict

from contact.answers import About, Agreement, InquiryAnswers
from contact.consents import Consent, agreement_to
from contact.intake.fields import ConsentField, TypedField
from contact.intake.forms.layout import Section

#: Name of the field that a person never sees. Whether something stands in it is a clue; what, is never kept.
TRAP: Final = "website"


class IntakeForm(forms.Form):
    """A form of the public side. `answers()` gives what was answered, once it is valid."""

    use_required_attribute = False  # the page says which questions are optional; the server says what is missing

    #: The steps of the form, in order.
    sections: ClassVar[tuple[Section, ...]] = ()
    #: Who it is for, where the form does not ask.
    always_about: ClassVar[About] = "self"
    #: Where a text that is too long as a whole is said to be so.
    longest: ClassVar[str] = "message"

    # A trap for programs that fill in forms. It never drops an inquiry: a person whose software fills in every field
    # must not be lost.
    website = TypedField(label="Leave this empty", required=False, attrs={"tabindex": "-1"})

    def __init__(self, data: QueryDict | None = None, *, too_long: bool = False) -> None:
        super().__init__(data)
        self._too_long = too_long

    def clean(self) -> None:
        """Refuse a form that took more bytes than we take in; letters beyond English take several each."""
        super().clean()
        if self._too_long and self.longest not in self.errors:
            self.add_error(self.longest, "Your message is too long to be sent. Make it shorter and send it again.")

    def answers(self) -> InquiryAnswers:
        """Return what was answered; only for a form that is valid."""
        given = self.cleaned_data
        plain = ("name", "voicemail_ok", "text_ok", "say_who_ok", "danger_now", "age", "program", "message")
        return InquiryAnswers(
            reach=given["reach"].value,
            reach_kind=given["reach"].kind,
            about=given.get("about") or self.always_about,
            agreements=self._agreements(),
            **{name: given[name] for name in plain if name in given},
            **self.parts(),
        )

    def typed(self) -> list[tuple[str, str]]:
        """Return the label and the text of each field that was written in; only for a form that is valid."""
        written = ((bound, bound.value()) for bound in self if isinstance(bound.field, TypedField))
        return [(str(bound.label), str(text)) for bound, text in written if text and bound.name != TRAP]

    def parts(self) -> dict[str, Any]:
        """Return the parts of the answers that this form asks for, by the name of their field in the answers."""
        return {}

    def _agreements(self) -> tuple[Agreement, ...]:
        asked = {name: field.kind for name, field in self.fields.items() if isinstance(field, ConsentField)}
        ticked: list[Consent] = [kind for name, kind in asked.items() if self.cleaned_data.get(name)]
        return tuple(agreement_to(kind) for kind in ticked)
