"""What the page of a code asks: the code, a line, and what is safe from now on."""

from typing import Any, ClassVar, Final

from django import forms
from django.core.exceptions import ValidationError

from contact.answers import Added, ChangedRules
from contact.consents import agreement_to
from contact.intake.codes.code import CodeError, read_code
from contact.intake.fields import ConsentField, TypedField
from contact.intake.forms.details import DetailsFields
from contact.intake.forms.layout import Part, Pick, Section, Ticks
from contact.intake.forms.you import MESSAGE_LENGTH, YouFields

CODE_FIELD_LENGTH: Final = 60
CHECK_IT: Final = "Check the code: a letter or a digit is wrong or missing."


class CodeForm(forms.Form):
    """Asks for the code."""

    use_required_attribute = False
    code = TypedField(
        label="Your code",
        help_text="Twenty letters and digits, in groups of five. Capital or small letters, both are fine.",
        max_length=CODE_FIELD_LENGTH,
        too_long=CHECK_IT,
        error_messages={"required": "Enter your code."},
        attrs={"autocapitalize": "characters"},
        purpose="So that we find your message, and nobody else does.",
    )

    def clean_code(self) -> str:
        """Return the code without its dashes."""
        try:
            return read_code(self.cleaned_data["code"])
        except CodeError:
            raise ValidationError(CHECK_IT, code="code") from None


class WishForm(forms.Form):
    """A wish of somebody who proved their code. `said()` gives what to seal, once it is valid."""

    use_required_attribute = False
    section: ClassVar[Section]

    def said(self) -> Added:
        """Return what was said; nothing, for a wish without words."""
        return Added()


class LineForm(WishForm):
    """A line of text. It is put beside what was written before, which nobody can change."""

    section = Section(
        key="line",
        title="Add a line",
        intro="It is locked like your message. Whoever opens your message reads it.",
        parts=("line",),
    )
    line = TypedField(
        label="What do you want to add?",
        lines=True,
        max_length=MESSAGE_LENGTH,
        too_long=f"This is too long. Make it {MESSAGE_LENGTH:,} characters or less.",
        error_messages={"required": "Write what you want to add."},
        attrs={"rows": 4},
        purpose="So that you can tell more, or correct something.",
    )

    def said(self) -> Added:
        """Return the line."""
        return Added(text=self.cleaned_data["line"])


class RulesForm(WishForm):
    """What is safe from now on, with the questions of the first form. All of it starts at "no"."""

    _rules: ClassVar[tuple[str, ...]] = ("voicemail_ok", "text_ok", "say_who_ok", "only_by", "time_zone")
    parts: ClassVar[tuple[Part, ...]] = (
        Ticks(
            "safe",
            "What is safe for you from now on?",
            "Tick all that we may do. If a box is empty, we will not do it.",
            ("voicemail_ok", "text_ok", "say_who_ok", "call"),
        ),
        Pick("only_by"),
        Pick("times"),
        "time_zone",
    )
    section = Section(
        key="rules",
        title="Change what is safe",
        intro="We cannot show what you chose before: it is locked. What you send here takes the place of all of it.",
        parts=parts,
    )
    voicemail_ok = YouFields.base_fields["voicemail_ok"]
    text_ok = YouFields.base_fields["text_ok"]
    say_who_ok = YouFields.base_fields["say_who_ok"]
    call = YouFields.base_fields["call"]
    only_by = DetailsFields.base_fields["only_by"]
    times = DetailsFields.base_fields["times"]
    time_zone = DetailsFields.base_fields["time_zone"]

    def clean(self) -> None:
        """Refuse text messages as the only way when they are not allowed."""
        super().clean()
        if self.cleaned_data.get("only_by") == "text" and not self.cleaned_data.get("text_ok"):
            self.add_error("only_by", "Tick that we may text you as well, or choose another answer here.")

    def said(self) -> Added:
        """Return the rules, with the consents that were given with them."""
        given = self.cleaned_data
        rules: dict[str, Any] = {name: given[name] for name in self._rules}
        asked = {name: field.kind for name, field in self.fields.items() if isinstance(field, ConsentField)}
        return Added(
            rules=ChangedRules(times=tuple(given["times"]), **rules),
            agreements=tuple(agreement_to(kind) for name, kind in asked.items() if given.get(name)),
        )
