"""Nothing opens but what was sealed, for the row and the role that it was sealed for."""

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from contact.vault.binding import DRILL, NOTE, Binding
from contact.vault.errors import NoPrivateKeyError, RecipientsError, TooLargeError, UnreadableError, VaultError
from contact.vault.opening import Opener
from contact.vault.sealing import Recipients, Sealed, Wrap, seal
from contact.vault.suites import P256, X25519, XWING
from tests.contact.vault.helpers import NOON, House, binding

HOUSES = {alg: House(alg) for alg in (P256, X25519, XWING)}

texts = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
values = st.none() | st.booleans() | st.integers() | texts
payloads = st.dictionaries(texts, values | st.lists(values, max_size=3), max_size=5)


def _flipped(data: bytes, draw: st.DataObject) -> bytes:
    position = draw.draw(st.integers(0, len(data) - 1), label="position")
    bit = 1 << draw.draw(st.integers(0, 7), label="bit")
    return data[:position] + bytes([data[position] ^ bit]) + data[position + 1 :]


def _cut(data: bytes, draw: st.DataObject) -> bytes:
    return data[: draw.draw(st.integers(0, len(data) - 1), label="length")]


def _mutations(sealed: Sealed, bound: Binding, draw: st.DataObject) -> dict[str, tuple[bytes, Wrap, Binding]]:
    other = draw.draw(st.uuids().filter(lambda uuid: uuid != bound.record_id), label="other row")
    wrap = sealed.staff
    return {
        "a bit of the body": (_flipped(sealed.body, draw), wrap, bound),
        "a bit of the wrapped key": (sealed.body, replace(wrap, data=_flipped(wrap.data, draw)), bound),
        "another row": (sealed.body, wrap, binding(record_id=other)),
        "the other role's key": (sealed.body, sealed.escrow, bound),
        "the other role's key under this role's id": (sealed.body, replace(wrap, data=sealed.escrow.data), bound),
        "a cut body": (_cut(sealed.body, draw), wrap, bound),
        "a cut wrapped key": (sealed.body, replace(wrap, data=_cut(wrap.data, draw)), bound),
    }


@settings(max_examples=2000, deadline=None, database=None)
@given(payload=payloads, record_id=st.uuids(), alg=st.sampled_from([P256, X25519, XWING]), draw=st.data())
def test_a_mutation_never_opens(payload: dict[str, Any], record_id: Any, alg: int, draw: st.DataObject) -> None:
    house, bound = HOUSES[alg], binding(record_id=record_id)
    sealed = seal(payload, binding=bound, recipients=house.recipients)
    for name, (body, wrap, claimed) in _mutations(sealed, bound, draw).items():
        try:
            house.opens_as_staff.open(body, wrap, binding=claimed)
        except VaultError:
            continue
        pytest.fail(f"{name}: it opened")
    assert house.opens_as_staff.open(sealed.body, sealed.staff, binding=bound) == payload
    assert house.opens_as_escrow.open(sealed.body, sealed.escrow, binding=bound) == payload


@pytest.mark.parametrize(
    "changed",
    [
        {"kind": NOTE},
        {"kind": DRILL},
        {"record_id": UUID(int=1)},
        {"inquiry_id": UUID(int=1)},
        {"schema_version": 2},
        {"made_at": NOON + timedelta(hours=1)},
    ],
    ids=str,
)
def test_each_fact_of_the_row_is_bound(changed: dict[str, Any]) -> None:
    house, bound = HOUSES[P256], binding()
    sealed = seal({"name": "Sam"}, binding=bound, recipients=house.recipients)
    with pytest.raises(UnreadableError):
        house.opens_as_staff.open(sealed.body, sealed.staff, binding=replace(bound, **changed))


def test_the_bodies_of_two_rows_swapped_do_not_open() -> None:
    house, first, second = HOUSES[P256], binding(), binding()
    one = seal({"name": "One"}, binding=first, recipients=house.recipients)
    two = seal({"name": "Two"}, binding=second, recipients=house.recipients)
    for body, wrap, bound in ((two.body, one.staff, first), (two.body, two.staff, first), (one.body, two.staff, first)):
        with pytest.raises(UnreadableError):
            house.opens_as_staff.open(body, wrap, binding=bound)


def test_the_key_of_one_role_does_not_open_for_the_other() -> None:
    house, bound = HOUSES[P256], binding()
    sealed = seal({}, binding=bound, recipients=house.recipients)
    with pytest.raises(UnreadableError):
        Opener("escrow", [house.staff]).open(sealed.body, sealed.staff, binding=bound)


def test_a_key_that_is_not_at_hand_is_said_so() -> None:
    sealed = seal({}, binding=binding(), recipients=HOUSES[P256].recipients)
    with pytest.raises(NoPrivateKeyError):
        House().opens_as_staff.open(sealed.body, sealed.staff, binding=binding())


def test_a_body_that_claims_another_suite_does_not_open() -> None:
    house, bound = HOUSES[P256], binding()
    sealed = seal({}, binding=bound, recipients=house.recipients)
    claimed = sealed.body[:4] + bytes([X25519]) + sealed.body[5:]
    with pytest.raises(UnreadableError):
        house.opens_as_staff.open(claimed, sealed.staff, binding=bound)


def test_recipients_are_two_keys_of_one_suite() -> None:
    staff = HOUSES[P256].staff.public
    for escrow in (staff, HOUSES[X25519].escrow.public):
        with pytest.raises(RecipientsError):
            Recipients(staff=staff, escrow=escrow)


def test_the_same_payload_never_makes_the_same_body() -> None:
    bound, recipients = binding(), HOUSES[P256].recipients
    bodies = {seal({"name": "Sam"}, binding=bound, recipients=recipients).body for _ in range(50)}
    assert len(bodies) == 50


def test_what_is_too_large_is_refused_without_its_text() -> None:
    with pytest.raises(TooLargeError) as refused:
        seal({"message": "canary" * 20_000}, binding=binding(), recipients=HOUSES[P256].recipients)
    assert "canary" not in str(refused.value)


@given(draw=st.data())
@settings(max_examples=50, deadline=None, database=None)
def test_no_error_carries_what_was_sealed(draw: st.DataObject) -> None:
    house, bound = HOUSES[P256], binding()
    sealed = seal({"name": "canary"}, binding=bound, recipients=house.recipients)
    flipped = _flipped(sealed.body, draw)
    with pytest.raises(VaultError) as refused:
        house.opens_as_staff.open(flipped, sealed.staff, binding=bound)
    assert refused.value.__cause__ is None
    assert "canary" not in repr(refused.value)
