"""Whatever is typed: no error of ours, and what is kept is what was typed, in one form and without controls."""

import unicodedata
from time import perf_counter
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given
from hypothesis import settings as examples
from hypothesis import strategies as st

from contact.models import Inquiry
from tests.contact.conftest import VaultKeys
from tests.contact.intake.conftest import Send, answers, opened

pytestmark = pytest.mark.django_db

ROUNDS = examples(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

#: Every character but surrogates, which no form can carry; they have a test of their own below.
ANYTHING = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)

#: As in `contact.intake.normalise`, written a second time on purpose.
CONTROLS = {*range(9), *range(11, 32), *range(127, 160), 0x61C, 0x200E, 0x200F} | {
    *range(0x202A, 0x202F),
    *range(0x2066, 0x206A),
}


def kept(typed: str) -> str:
    plain = typed.replace("\r\n", "\n").replace("\r", "\n")
    return unicodedata.normalize("NFC", "".join(each for each in plain if ord(each) not in CONTROLS)).strip()


@ROUNDS
@given(message=ANYTHING.filter(lambda text: "\0" not in text))
def test_what_is_kept_is_what_was_typed(send: Send, vault_keys: VaultKeys, message: str) -> None:
    before = set(Inquiry.objects.values_list("pk", flat=True))
    assert send(answers(message=message)).status_code == 303
    (inquiry,) = Inquiry.objects.exclude(pk__in=before)
    assert opened(inquiry)["message"] == kept(message)


@ROUNDS
@given(fields=st.dictionaries(st.sampled_from(["reach", "name", "about", "program", "token", "text_ok"]), ANYTHING))
def test_nothing_that_is_typed_breaks_the_form(send: Send, vault_keys: VaultKeys, fields: dict[str, str]) -> None:
    assert send(answers(**fields)).status_code in {200, 303}


@ROUNDS
@given(body=st.binary(min_size=1, max_size=400))
def test_no_bytes_break_the_form(send: Send, vault_keys: VaultKeys, body: bytes) -> None:
    assert send(body).status_code in {200, 400}


@pytest.mark.parametrize(
    "body",
    [
        b"name=\xed\xa0\x80",  # a lone surrogate
        b"name=%ED%A0%80",
        b"name=%FF%FE",
        b"name=%C0%80",  # NUL, written too long
        b"&".join([b"a=1"] * 10_000),
    ],
)
def test_what_is_no_text_is_refused_and_not_guessed(send: Send, vault_keys: VaultKeys, body: bytes) -> None:
    assert send(body).status_code == 400
    assert not Inquiry.objects.exists()


@pytest.mark.parametrize("charset", ["utf-7", "utf-16", "utf-32", "latin-1"])
def test_another_charset_changes_nothing(send: Send, vault_keys: VaultKeys, charset: str) -> None:
    fields = urlencode(answers(message="caf\N{LATIN SMALL LETTER E WITH ACUTE}")).encode()
    sent = send(fields, content_type=f"application/x-www-form-urlencoded; charset={charset}")
    assert sent.status_code in {303, 400}
    assert [opened(each)["message"] for each in Inquiry.objects.all()] in (
        [],
        ["caf\N{LATIN SMALL LETTER E WITH ACUTE}"],
    )


@pytest.mark.parametrize("hostile", ["9" * 60_000, "+" * 60_000, "a@" * 30_000, "(" * 60_000, "x" * 59_000 + "@x.org"])
def test_a_text_made_to_keep_a_pattern_busy_is_answered_at_once(
    send: Send, vault_keys: VaultKeys, hostile: str
) -> None:
    send(answers())
    start = perf_counter()
    assert send(answers(reach=hostile)).status_code in {200, 413}
    assert perf_counter() - start < 2
