"""Questions about a person who is not the one that writes."""

from django import forms

from contact.answers import LovedOne, Referrer
from contact.answers.vocabulary import KNOWS, RELATIONS, URGENCY
from contact.intake.fields import ListField, PickField, TypedField
from contact.intake.forms.layout import Pick, Section
from contact.intake.forms.you import NAME_LENGTH

THEM = Section(
    key="them",
    title="The person you worry about",
    intro="All of it is optional. We keep it apart from what you told us about you.",
    parts=("their_name", "relation", Pick("knows"), "message"),
)
PATIENT = Section(
    key="patient",
    title="What you need",
    intro="No names, and nothing by which we could tell who it is. We ask on the call what the patient agreed to.",
    parts=(Pick("urgency"), Pick("knows"), "message"),
)


def _name(label: str, *, purpose: str) -> TypedField:
    return TypedField(
        label=label,
        purpose=purpose,
        required=False,
        max_length=NAME_LENGTH,
        too_long=f"Enter {NAME_LENGTH} characters or less.",
    )


def _knows(label: str) -> PickField:
    return PickField(
        label=label,
        purpose="So that we do not give it away.",
        required=False,
        choices=[("", "I would rather not say"), *KNOWS.items()],
        widget=forms.RadioSelect,
    )


class LovedOneFields(forms.Form):
    """Somebody whom the visitor worries about."""

    their_name = _name("What should we call them? (optional)", purpose="So that we know whom you mean.")
    relation = ListField(
        label="Who are they to you? (optional)",
        nothing="Not said",
        choices=list(RELATIONS.items()),
        purpose="So that we can tell you what may help.",
    )
    knows = _knows("Do they know that you write to us? (optional)")

    def loved_one(self) -> LovedOne:
        """Return what was said of them; only for a form that is valid."""
        given = self.cleaned_data
        return LovedOne(name=given["their_name"], relation=given["relation"], knows=given["knows"])


class ReferrerFields(forms.Form):
    """A professional, and what they need for a patient."""

    organization = _name("Where do you work? (optional)", purpose="So that we know who calls.")
    role = _name("What do you do there? (optional)", purpose="So that we know who calls.")
    urgency = PickField(
        label="When does the patient need care? (optional)",
        required=False,
        choices=[("", "Not sure yet"), *URGENCY.items()],
        widget=forms.RadioSelect,
        purpose="So that we call in time.",
    )
    knows = _knows("Does the patient know that you write to us? (optional)")

    def referrer(self) -> Referrer:
        """Return who refers; only for a form that is valid."""
        given = self.cleaned_data
        return Referrer(**{name: given[name] for name in ("organization", "role", "urgency", "knows")})
