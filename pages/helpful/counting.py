"""Counts an answer in one statement, which also sees that there is such a page."""

from typing import Literal

from django.db import connection
from django.utils import timezone

from pages.models.helpful import MAX_A_DAY

Answer = Literal["yes", "no"]

#: Both databases take this. A page that asks nobody, a draft and a number that is no page give no row to insert.
_COUNT = """
    INSERT INTO pages_helpfulcount ("page_id", "day", "yes", "no")
    SELECT page.id, %s, %s, %s
    FROM wagtailcore_page page JOIN pages_educationpage asking ON asking.page_ptr_id = page.id
    WHERE page.id = %s AND page.live
    ON CONFLICT ("page_id", "day") DO UPDATE SET
        "yes" = CASE WHEN pages_helpfulcount."yes" < %s
                THEN pages_helpfulcount."yes" + excluded."yes" ELSE pages_helpfulcount."yes" END,
        "no" = CASE WHEN pages_helpfulcount."no" < %s
               THEN pages_helpfulcount."no" + excluded."no" ELSE pages_helpfulcount."no" END
"""


def answer_counted(*, page_id: int, answer: Answer) -> None:
    """Add one to the answers of today, up to the most that a day takes. Does nothing for what asks no reader."""
    today = connection.ops.adapt_datefield_value(timezone.localdate())
    with connection.cursor() as cursor:
        cursor.execute(_COUNT, [today, int(answer == "yes"), int(answer == "no"), page_id, MAX_A_DAY, MAX_A_DAY])
