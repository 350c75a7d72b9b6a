"""How a form came: what the scoring is told, and whether a flood asks for one more step first."""

from datetime import timedelta
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, QueryDict

from contact.intake.challenge import step_taken
from contact.intake.forms.base import TRAP
from contact.intake.network import note_anywhere, note_try, tries
from contact.intake.token import seconds_open
from contact.spam import Circumstances

#: What tries of sending a form are counted as.
PURPOSE = "form"
MINUTE = timedelta(minutes=1)


def screen(
    request: HttpRequest, fields: QueryDict, *, token: str, form_id: UUID, submission_id: UUID
) -> Circumstances | None:
    """Return how a valid form came, and count it; None when it is to be looked over and sent once more.

    `token` is one that was read. A form that took the step was counted before.
    """
    step = step_taken(fields, form_id=form_id, submission_id=submission_id)
    from_network = tries(request, PURPOSE) if step else note_try(request, PURPOSE)
    if not step and _is_flood(from_network):
        return None
    return Circumstances(
        trap_filled=bool(fields.get(TRAP)),
        seconds=seconds_open(token),
        from_network=from_network,
        step_skipped=step == "looked",
    )


def _is_flood(from_network: int) -> bool:
    everywhere = note_anywhere(PURPOSE, window=MINUTE)
    return bool(from_network > settings.CONTACT_NETWORK_FLOOD or everywhere > settings.CONTACT_SITE_FLOOD)
