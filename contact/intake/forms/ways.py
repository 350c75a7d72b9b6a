"""The ways to write to us: each form, with what its page says."""

from dataclasses import dataclass
from typing import Any, ClassVar, Final

from contact.answers import About
from contact.intake.forms.base import IntakeForm
from contact.intake.forms.benefits import PLAN, InsuranceFields
from contact.intake.forms.details import DETAILS, DetailsFields
from contact.intake.forms.layout import Section
from contact.intake.forms.others import PATIENT, THEM, LovedOneFields, ReferrerFields
from contact.intake.forms.you import AGREE, DANGER, FOR_WHOM, SAFE, AboutField, MessageField, YouFields

YOU: Final = ("reach", "name")


class WriteForm(MessageField, DetailsFields, AboutField, YouFields, IntakeForm):
    """Four questions, a message, and more for those who want."""

    sections: ClassVar[tuple[Section, ...]] = (
        Section(key="you", title="Four short questions", parts=(*YOU, FOR_WHOM, SAFE, "message", DANGER, AGREE)),
        DETAILS,
    )

    def parts(self) -> dict[str, Any]:
        """Return the wishes."""
        return {"wishes": self.wishes()}


class CallForm(DetailsFields, AboutField, YouFields, IntakeForm):
    """Four questions, for somebody who would rather talk."""

    longest: ClassVar[str] = "access"
    sections: ClassVar[tuple[Section, ...]] = (
        Section(key="you", title="Four short questions", parts=(*YOU, FOR_WHOM, SAFE, DANGER, AGREE)),
        DETAILS,
    )

    def parts(self) -> dict[str, Any]:
        """Return the wishes."""
        return {"wishes": self.wishes()}


class FamilyForm(MessageField, LovedOneFields, DetailsFields, YouFields, IntakeForm):
    """For somebody who worries about somebody. The one who writes is reached, and nobody else."""

    always_about: ClassVar[About] = "loved_one"
    sections: ClassVar[tuple[Section, ...]] = (
        Section(
            key="you",
            title="You",
            intro="We talk with you. We do not contact the person you worry about.",
            parts=(*YOU, SAFE, DANGER, AGREE),
        ),
        THEM,
        DETAILS,
    )

    def parts(self) -> dict[str, Any]:
        """Return the wishes of the one who writes, and what they said of the other."""
        return {"wishes": self.wishes(), "loved_one": self.loved_one()}


class InsuranceForm(InsuranceFields, YouFields, IntakeForm):
    """What a plan asks for before it says what it covers."""

    longest: ClassVar[str] = "payer"
    sections: ClassVar[tuple[Section, ...]] = (
        Section(key="you", title="You", intro="So that we can tell you what the plan says.", parts=(*YOU, SAFE, AGREE)),
        PLAN,
    )

    def parts(self) -> dict[str, Any]:
        """Return the plan."""
        return {"insurance": self.insurance()}


class ReferralForm(MessageField, ReferrerFields, YouFields, IntakeForm):
    """For somebody who wants to send us a patient. No field asks for the name of the patient, and none for money."""

    always_about: ClassVar[About] = "patient"
    sections: ClassVar[tuple[Section, ...]] = (
        Section(key="you", title="You", parts=(*YOU, "organization", "role", SAFE, AGREE)),
        PATIENT,
    )

    def parts(self) -> dict[str, Any]:
        """Return who refers."""
        return {"referrer": self.referrer()}


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """A form of the public side, and what its page says above it."""

    name: str
    """What the clear column `form` of an inquiry holds, and the name of its address."""
    title: str
    lede: str
    short: str
    """How other pages name it."""
    tab: str
    """What stands in the browser's tab: it tells nobody who looks over a shoulder what the page is about."""
    form: type[IntakeForm]
    takes_card: bool = False
    """Whether photos of an insurance card may follow it."""


_ALL = (
    Way(
        name="contact",
        title="Write to us",
        lede="Four short questions. Add more only if you want to.",
        short="Write to us",
        tab="Write to us",
        form=WriteForm,
    ),
    Way(
        name="call",
        title="Ask for a call",
        lede="Four short questions. Then a person calls you, when it is safe.",
        short="Ask for a call",
        tab="Ask for a call",
        form=CallForm,
    ),
    Way(
        name="family",
        title="For someone I love",
        lede="You can ask, even if they are not ready. What you tell us stays with us.",
        short="Write about someone I love",
        tab="Write about someone",
        form=FamilyForm,
    ),
    Way(
        name="insurance",
        title="Ask what a plan covers",
        lede="We ask the plan for you, and tell you what it says. It does not commit you to anything.",
        short="Ask what my plan covers",
        tab="Ask about a plan",
        form=InsuranceForm,
        takes_card=True,
    ),
    Way(
        name="referral",
        title="For professionals",
        lede="Tell us how to reach you. Please do not name your patient here: we talk about that on a call.",
        short="Refer a patient",
        tab="For professionals",
        form=ReferralForm,
    ),
)
WAYS: Final[dict[str, Way]] = {way.name: way for way in _ALL}
