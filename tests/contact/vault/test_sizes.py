"""The size of a body does not tell how much was typed."""

import pytest

from contact.answers import InquiryAnswers
from contact.vault.errors import UnreadableError
from contact.vault.padding import BUCKET_BYTES, MIN_BUCKETS, pad, unpad
from contact.vault.sealing import NONCE_BYTES, OVERHEAD_BYTES, seal
from contact.vault.suites import ALGS, P256, WRAP_BYTES, X25519, XWING
from tests.contact.vault.helpers import House, binding

SCRIPTS = {"ASCII": "x", "Arabic": "م", "emoji": "🙂"}
LENGTHS = (0, 1, 2, 3, 10, *range(25, 900, 25), 899, 900)


@pytest.mark.parametrize("alg", [P256, X25519, XWING], ids=["P-256", "X25519", "X-Wing"])
def test_messages_of_0_to_900_characters_of_any_script_make_one_size(alg: int) -> None:
    house = House(alg)
    sizes = {
        (len(sealed.body), len(sealed.staff.data), len(sealed.escrow.data))
        for character in SCRIPTS.values()
        for length in LENGTHS
        for sealed in [seal(_payload(character * length), binding=binding(), recipients=house.recipients)]
    }
    assert len(sizes) == 1
    assert sizes.pop()[0] == MIN_BUCKETS * BUCKET_BYTES + OVERHEAD_BYTES


def _payload(message: str) -> dict[str, object]:
    """Return the longest answers that the form takes beside the message."""
    answers = InquiryAnswers(
        reach="r" * 254,
        reach_kind="email",
        name="🙂" * 80,
        about="loved_one",
        program="partial-hospitalization",
        message=message,
    )
    return {"answers": answers.to_payload(), "received_at": "2026-11-23T15:20:30.123456+00:00"}


@pytest.mark.parametrize("length", [0, 1, 4091, 4092, 4093, 8188, 8189])
def test_padding_is_taken_off_again(length: int) -> None:
    plain = b"\0" * length
    assert unpad(pad(plain)) == plain
    assert len(pad(plain)) == BUCKET_BYTES * (2 if length <= 8188 else 3)


@pytest.mark.parametrize(
    "padded",
    [
        b"",
        b"\0" * (BUCKET_BYTES - 1),
        b"\xff\xff\xff\xff" + b"\0" * (BUCKET_BYTES - 4),
        b"\0\0\0\0" + b"x" * (BUCKET_BYTES - 4),
    ],
    ids=["empty", "not a bucket", "a length beyond the end", "a filling that is not zeros"],
)
def test_padding_that_is_not_ours_is_refused(padded: bytes) -> None:
    with pytest.raises(UnreadableError):
        unpad(padded)


@pytest.mark.parametrize("alg", ALGS)
def test_a_wrapped_key_has_the_length_of_its_suite(alg: int) -> None:
    sealed = seal({}, binding=binding(), recipients=House(alg).recipients)
    assert len(sealed.staff.data) == len(sealed.escrow.data) == WRAP_BYTES[alg]


def test_no_nonce_and_no_record_key_comes_twice() -> None:
    house, bound, count = House(X25519), binding(), 10_000
    sealed = [seal({}, binding=bound, recipients=house.recipients) for _ in range(count)]
    keys = {house.opens_as_staff.unwrap(one.staff, binding=bound, alg=X25519) for one in sealed}
    nonces = {one.body[5 : 5 + NONCE_BYTES] for one in sealed}
    assert (len(keys), len(nonces)) == (count, count)
