"""Files that no camera would send, and names that no camera would give: refused, or drawn anew and clean.

Every fifth of the two hundred is tried here; `make chaos ONLY=pictures` sends them all through the front door.
"""

from contextlib import suppress

import pytest
from django.test import Client

from contact.intake.pictures import PictureError, redrawn
from contact.models import Attachment, Inquiry
from tests.contact.pictures.clean import is_clean
from tests.contact.pictures.conftest import Add, opened, words_of
from tests.contact.pictures.hostile import CANARY, COUNT, DRAWN, EITHER, REFUSED, SCRIPT, Hostile, hostile, photo

ALL = hostile()
NAMES = (
    *(b"../../../../etc/passwd", b"..", b"/dev/stdin", b"C:\\windows\\card.jpg", b"card\0.jpg", b"card\r\nX-Evil: 1"),
    *(
        b"a" * 250,
        b"card.php.jpg",
        b"card.svg",
        "\u202egpj.exe".encode(),
        b"%2e%2e%2fcard",
        b"<script>alert(1)</script>",
    ),
)


def test_there_are_two_hundred_and_no_two_have_one_name() -> None:
    assert len({each.name for each in ALL}) == len(ALL) == COUNT


@pytest.mark.parametrize("case", ALL[::5], ids=lambda case: case.name)
def test_a_hostile_file_is_refused_or_drawn_anew(case: Hostile) -> None:
    drawn = b""
    with suppress(PictureError):
        drawn = redrawn(case.data)
    assert case.fate in (DRAWN if drawn else REFUSED, EITHER)
    assert not drawn or is_clean(drawn)
    assert CANARY not in drawn


def test_a_refusal_tells_nothing_of_the_picture() -> None:
    with pytest.raises(PictureError) as refusal:
        redrawn(SCRIPT)
    assert (refusal.value.args, refusal.value.__cause__, refusal.value.__context__) == ((), None, None)


@pytest.mark.parametrize("name", NAMES, ids=lambda name: repr(name[:20]))
def test_the_name_of_a_file_goes_nowhere(add: Add, client: Client, inquiry: Inquiry, name: bytes) -> None:
    page = add(files=[("front", name, photo())])
    kept = Attachment.objects.filter(inquiry=inquiry)
    # A name that is only dots is how Django tells that no file was chosen.
    assert page.status_code == (200 if name == b".." else 303)
    assert kept.count() == (0 if name == b".." else 1)
    for attachment in kept:
        assert name not in opened(attachment)
        assert name.decode() not in f"{page.headers} {attachment.__dict__}"


def test_a_hostile_file_beside_a_good_one_costs_neither_it_nor_the_text(add: Add, inquiry: Inquiry) -> None:
    page = add(front=b"<svg onload='alert(1)'>" + CANARY, back=photo())
    assert page.status_code == 200
    assert "We could not read this picture of the front" in words_of(page)
    assert "The back: we locked it and kept it" in words_of(page)
    assert CANARY not in page.content
    assert [each.kind for each in Attachment.objects.all()] == ["insurance_card_back"]
    before = bytes(inquiry.body)
    inquiry.refresh_from_db()
    assert bytes(inquiry.body) == before
