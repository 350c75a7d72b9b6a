"""The pages of a withdrawal code, as responses. None of them says which form it was, or a word that was typed in it."""

from dataclasses import dataclass
from enum import StrEnum
from http import HTTPStatus
from typing import Any, Final

from django.conf import settings
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from contact.intake.codes.forms import CodeForm, LineForm, RulesForm, WishForm
from contact.intake.forms.layout import drawn
from contact.intake.pages import RETRY_AFTER, Problem, target_of
from contact.models import Erasure
from contact.services.withdrawing import Found, Step

STEPS: Final = {
    Step.WAITING: "We have your message and have not opened it yet.",
    Step.READ: "Someone here has read it.",
    Step.TRIED: "We tried to reach you.",
    Step.IN_TOUCH: "We have been in touch with you.",
    Step.CLOSED: "It is closed.",
}


class Wish(StrEnum):
    """What a form of these pages asks for."""

    OPEN = "open"
    LINE = "line"
    RULES = "rules"
    STOP = "stop"
    ASK = "ask"
    """Show what erasing means."""
    ERASE = "erase"


class Notice(StrEnum):
    """What stands above a page."""

    NOTHING = ""
    EXPIRED = "expired"
    WRONG = "wrong"
    """The code leads to nothing: it is wrong, or what it led to was erased."""
    MANY = "many"
    DOWN = "down"
    FULL = "full"
    ADDED = "added"
    STOPPED = "stopped"
    HELD = "held"


_FORMS: Final[tuple[type[WishForm], ...]] = (LineForm, RulesForm)
#: The notices that tell of something that was done.
_DONE = (Notice.ADDED, Notice.STOPPED)
_STATUS = {
    Notice.MANY: HTTPStatus.TOO_MANY_REQUESTS,
    Notice.DOWN: HTTPStatus.SERVICE_UNAVAILABLE,
    Notice.HELD: HTTPStatus.CONFLICT,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """What the hidden fields of the forms hold."""

    token: str
    proof: str


def code_page(request: HttpRequest, form: CodeForm, *, token: str, notice: Notice = Notice.NOTHING) -> HttpResponse:
    """Return the page that asks for the code."""
    problems = problems_of(form)
    if notice is Notice.WRONG:
        problems = [Problem(form["code"].auto_id, "Check the code. Nothing is found with this one.")]
    context = {
        "form": form,
        "token": token,
        "notice": notice,
        "problems": problems,
    }
    return _page(request, "contact/code/ask.html", context, notice)


def message_page(
    request: HttpRequest,
    keys: Keys,
    *,
    found: Found | None,
    sent: WishForm | None = None,
    notice: Notice = Notice.NOTHING,
) -> HttpResponse:
    """Return how far the message is and what can be done; `sent` is a form that has to be shown again.

    Without `found`, when the database does not answer, it says nothing of how far the message is.
    """
    forms: list[WishForm] = [sent if isinstance(sent, kind) else kind() for kind in _FORMS]
    context = {
        "keys": keys,
        "step": STEPS[found.step] if found else "",
        "stopped": found is not None and found.stopped,
        "closed": found is not None and found.step is Step.CLOSED,
        **{form.section.key: drawn(form, (form.section,))[0] for form in forms},
        "problems": problems_of(sent) if sent else [],
        "notice": notice,
        "is_done": notice in _DONE,
    }
    return _page(request, "contact/code/message.html", context, notice)


def question_page(request: HttpRequest, keys: Keys) -> HttpResponse:
    """Return what erasing takes away and what stays, with the button that does it."""
    return _page(request, "contact/code/erase.html", {"keys": keys, "days": settings.CONTACT_KEY_BACKUP_DAYS})


def certificate_page(request: HttpRequest, row: Erasure) -> HttpResponse:
    """Return the certificate of an erasure. It names no person."""
    hour = timezone.localtime(row.at).replace(minute=0, second=0, microsecond=0)
    context = {"row": row, "hour": hour, "hash": bytes(row.hash).hex(), "days": settings.CONTACT_KEY_BACKUP_DAYS}
    return _page(request, "contact/code/erased.html", context)


def problems_of(form: BaseForm) -> list[Problem]:
    """Return what is wrong in a form, each with the id of its field."""
    if not form.is_bound:
        return []
    return [Problem(target_of(field), str(error)) for field in form for error in field.errors]


def _page(
    request: HttpRequest, template: str, context: dict[str, Any], notice: Notice = Notice.NOTHING
) -> HttpResponse:
    response = render(request, template, context, status=_STATUS.get(notice, HTTPStatus.OK))
    if notice is Notice.DOWN:
        response["Retry-After"] = RETRY_AFTER
    return response
