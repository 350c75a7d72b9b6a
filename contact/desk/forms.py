"""What the desk sends: a note, a step, an ending."""

from dataclasses import dataclass
from typing import Any

from django import forms

from contact.models import Disposition, Inquiry, Status
from contact.services.notes import NOTE_MAX_CHARACTERS
from contact.services.statuses import next_statuses


class NoteForm(forms.Form):
    """A note about an inquiry."""

    text = forms.CharField(
        label="Add a note",
        max_length=NOTE_MAX_CHARACTERS,
        error_messages={
            "required": "Write the note before you add it.",
            "max_length": "This note is longer than %(limit_value)d characters (it has %(show_value)d). Shorten it, "
            "or add it as two notes.",
        },
        widget=forms.Textarea(attrs={"rows": 4, "autocomplete": "off"}),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Overtaken:
    """What changed while the page was open: where the inquiry stood then ("" when unknown), and where it stands."""

    before: str
    now: str


class StatusForm(forms.Form):
    """A step of an inquiry. A closing says how it ended; `seen` and `version` are what the page showed."""

    status = forms.ChoiceField(label="Where it stands", error_messages={"required": "Choose where it stands."})
    disposition = forms.ChoiceField(label="How it ended", required=False, widget=forms.RadioSelect)
    seen = forms.ChoiceField(choices=Status.choices, required=False, widget=forms.HiddenInput)
    version = forms.IntegerField(min_value=0, widget=forms.HiddenInput)

    overtaken: Overtaken | None = None

    def __init__(self, *args: Any, inquiry: Inquiry, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.inquiry = inquiry
        self.fields["status"].choices = [(each.value, each.label) for each in next_statuses(inquiry.status)]  # type: ignore[attr-defined] # a ChoiceField
        self.fields["disposition"].choices = Disposition.choices  # type: ignore[attr-defined] # a ChoiceField

    def clean(self) -> dict[str, Any]:
        """Ask for an ending exactly when it closes."""
        cleaned = super().clean() or {}
        if cleaned.get("status") == Status.CLOSED and not cleaned.get("disposition"):
            self.add_error("disposition", "Choose how it ended. Each ending is worth recording.")
        elif cleaned.get("status") != Status.CLOSED:
            cleaned["disposition"] = ""
        return cleaned

    @property
    def step(self) -> dict[str, Any]:
        """Return what the service takes, of a valid form."""
        return {name: self.cleaned_data[name] for name in ("status", "version", "disposition")}

    @property
    def nothing_to_change(self) -> tuple[str, str]:
        """Return the field and the words for a step that would change nothing."""
        if self.cleaned_data["status"] == Status.CLOSED:
            return "disposition", "It ended so already. Choose another ending, or leave it."
        return "status", "It stands there already. Choose another step."

    @property
    def is_overtaken(self) -> bool:
        """Say whether the inquiry was changed since the page was shown."""
        return self.data.get("version") != str(self.inquiry.version)

    def renewed(self) -> "StatusForm":
        """Return the form with what was chosen and the version of now, and with the words of what changed."""
        chosen = {name: self.data.get(name, "") for name in ("status", "disposition")}
        data = {**chosen, "version": self.inquiry.version, "seen": self.inquiry.status}
        form = StatusForm(initial=data, inquiry=self.inquiry)
        seen = Status(self.data["seen"]).label if self.data.get("seen") in Status.values else ""
        form.overtaken = Overtaken(before=seen, now=Status(self.inquiry.status).label)
        return form

    @property
    def step_choices(self) -> list[tuple[str, str]]:
        """Return the open steps, for the form that moves an inquiry along."""
        choices = self.fields["status"].choices  # type: ignore[attr-defined] # a ChoiceField
        return [choice for choice in choices if choice[0] != Status.CLOSED]
