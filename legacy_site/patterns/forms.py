"""The parts of the form: as they open, answered, and in error."""

from django.http import QueryDict

from contact.intake.choices import checkboxes, options
from contact.intake.forms.ways import WriteForm
from legacy_site.patterns.samples import LONG_WORD, Example, Pattern, Sample, drawn
from pages.crisis import NATIONAL_LINES
from pages.snippets import PhoneLine

_TYPED = ("reach", "name", "program", "message")
_SAFE = ("voicemail_ok", "text_ok", "say_who_ok")


def form_patterns() -> list[Pattern]:
    """Return the fields, the choices and the messages of the form."""
    forms = {
        "as it opens": WriteForm(),
        "answered": _filled("reach=%28202%29+555-0123&name=Sam&about=self&voicemail_ok=on&message=After+six."),
        "in error": _filled("reach=not+a+number"),
        "with long words": _filled(f"reach={LONG_WORD}&name={LONG_WORD}&about=self&message={LONG_WORD}"),
    }
    fields = [sample for state, form in forms.items() for sample in _fields(form, state)]
    choices = [sample for state, form in forms.items() for sample in _choices(form, state)]
    return [
        Pattern(name="Field", words="A question that is answered in words.", samples=fields),
        Pattern(name="Choices", words="A question with answers to pick from.", samples=choices),
        Pattern(name="Error summary", words="What needs a change, above the form.", samples=_problems()),
        Pattern(name="Danger notice", words="For whom a form is too slow.", samples=_danger()),
    ]


def _filled(query: str) -> WriteForm:
    return WriteForm(QueryDict(query))


def _fields(form: WriteForm, state: str) -> list[Sample]:
    return drawn(
        "contact/field.html", [Example(state=f"{name}, {state}", context={"field": form[name]}) for name in _TYPED]
    )


def _choices(form: WriteForm, state: str) -> list[Sample]:
    about = form["about"]
    one = {"id": about.auto_id, "legend": about.label, "errors": about.errors, "options": list(options(about))}
    safe = {"id": "safe", "legend": "What is safe for you?", "hint": "Tick what we may do."}
    many = safe | {"options": list(checkboxes(form[name] for name in _SAFE))}
    return drawn(
        "contact/choices.html",
        [
            Example(state=f"one answer, {state}", context=one | {"radios": True}),
            Example(state=f"any number, {state}", context=many),
        ],
    )


def _problems() -> list[Sample]:
    problems = [{"target": "reach", "text": f"Enter a phone number. {end}".strip()} for end in ("", LONG_WORD)]
    states = {"one problem": ("", problems[:1]), "problems with long words": ("", problems)}
    states |= {"an old page": ("expired", []), "not sent": ("not_sent", [])}
    phone = PhoneLine.example()
    return drawn(
        "contact/problems.html",
        [
            Example(state=state, context={"notice": notice, "problems": listed, "phone": phone})
            for state, (notice, listed) in states.items()
        ],
    )


def _danger() -> list[Sample]:
    return drawn("contact/danger.html", [Example(state="all lines", context={"lines": NATIONAL_LINES})])
