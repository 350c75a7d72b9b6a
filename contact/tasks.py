"""What the worker does for others. A task is a row, written in the transaction of what it follows from."""

from uuid import UUID

from contact.services.notices import addition_notices_make, notices_make
from legacy_site.lib.tasks import worker_task


@worker_task
def inquiry_announce(inquiry_id: str) -> None:
    """Make the notices that an inquiry waits, one for each address on call; safe to run again."""
    notices_make(inquiry_id=UUID(inquiry_id))


@worker_task
def addition_announce(addition_id: str) -> None:
    """Make the notices that a person added something with their code; safe to run again."""
    addition_notices_make(addition_id=UUID(addition_id))
