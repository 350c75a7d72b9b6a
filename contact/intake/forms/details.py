"""Questions that nobody has to answer: when and how to be in touch, and what makes it easier."""

from typing import Any, Final, cast

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import validate_unicode_slug

from contact.answers import Wishes
from contact.answers.vocabulary import AGES, ONLY_BY, TIMES, ZONES
from contact.intake.fields import ListField, PickField, SomeField, TickField, TypedField
from contact.intake.forms.layout import Pick, Section, Ticks
from contact.intake.reach import Reach
from legacy_site.lib.directory import Programs, programs
from legacy_site.lib.regions import REGIONS

LANGUAGE_LENGTH: Final = 60
ACCESS_LENGTH: Final = 300
#: The longest slug that a page can have.
SLUG_LENGTH: Final = 255


DETAILS = Section(
    key="details",
    title="More, if you like",
    intro="You can leave all of this empty. A person can ask you later.",
    parts=(
        "program",
        Pick("only_by"),
        Pick("times"),
        "time_zone",
        Pick("age"),
        "state",
        "language",
        Ticks("interpreter-title", "Would an interpreter help? (optional)", "It is free.", ("interpreter",)),
        "access",
    ),
)


class DetailsFields(forms.Form):
    """What makes it easier to help; all of it optional."""

    program = ListField(
        label="Is there a program you want to ask about? (optional)",
        nothing="Not sure yet",
        choices=[],
        purpose="So that the right person answers.",
    )
    only_by = PickField(
        label="Is there only one safe way to reach you? (optional)",
        required=False,
        choices=[("", "No, any way that I allowed"), *ONLY_BY.items()],
        widget=forms.RadioSelect,
        purpose="So that we use no other way.",
    )
    times = SomeField(
        label="When is a safe time? (optional)",
        help_text="Tick all that are good. If you tick none, any time of our day is.",
        choices=list(TIMES.items()),
        purpose="So that we call when it is safe.",
    )
    time_zone = ListField(
        label="Which time is that? (optional)",
        nothing="The time where you are",
        choices=list(ZONES.items()),
        purpose="So that we read your times right.",
    )
    age = PickField(
        label="How old is the person who needs help? (optional)",
        required=False,
        choices=[("", "I would rather not say"), *AGES.items()],
        widget=forms.RadioSelect,
        purpose="Our programs are for adults. For others we know where to turn.",
    )
    state = ListField(
        label="Which state is it about? (optional)",
        nothing="I would rather not say",
        choices=REGIONS,
        purpose="What we may offer depends on the state.",
    )
    language = TypedField(
        label="Which language is best for you? (optional)",
        required=False,
        max_length=LANGUAGE_LENGTH,
        too_long=f"Enter {LANGUAGE_LENGTH} characters or less.",
        purpose="So that we can talk with you.",
    )
    interpreter = TickField(label="I would like an interpreter", purpose="So that one is there when we call.")
    access = TypedField(
        label="What would make a call or a visit easier? (optional)",
        help_text="For example large print, a relay call, or a room without stairs.",
        required=False,
        lines=True,
        max_length=ACCESS_LENGTH,
        too_long=f"Enter {ACCESS_LENGTH} characters or less.",
        attrs={"rows": 2},
        purpose="So that a call or a visit works for you.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        cast("ListField", self.fields["program"]).choices = [("", "Not sure yet"), *self._programs()]

    def _programs(self) -> Programs:
        """Return the programs, and the one that was picked though it has left the list since."""
        listed = programs()
        picked = self.data.get("program", "")
        if picked in ("", *(slug for slug, _ in listed)) or not _is_slug(picked):
            return listed
        return [*listed, (picked, picked.replace("-", " ").capitalize())]

    def clean(self) -> None:
        """Refuse an only way that the other answers do not allow, beside the question, with what would mend it."""
        super().clean()
        given = self.cleaned_data
        reach: Reach | None = given.get("reach")
        only_by = given.get("only_by")
        if reach is None or not only_by:
            return
        if only_by == "email" and reach.kind != "email":
            self.add_error("only_by", "Give an email address as the way to reach you, or choose another answer here.")
        elif only_by != "email" and reach.kind != "phone":
            self.add_error("only_by", "Give a phone number as the way to reach you, or choose another answer here.")
        elif only_by == "text" and not given.get("text_ok"):
            self.add_error("only_by", "Tick that we may text you as well, or choose another answer here.")

    def wishes(self) -> Wishes:
        """Return what was wished for; only for a form that is valid."""
        given = self.cleaned_data
        return Wishes(
            times=tuple(given["times"]),
            **{name: given[name] for name in ("only_by", "time_zone", "language", "interpreter", "access", "state")},
        )


def _is_slug(text: str) -> bool:
    try:
        validate_unicode_slug(text)
    except ValidationError:
        return False
    return len(text) <= SLUG_LENGTH
