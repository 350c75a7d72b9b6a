"""The letters of a code: read as people write them, and a slip is noticed before anything is looked up."""

from uuid import UUID, uuid4

import pytest
from pytest_django import Settings

from contact.intake.codes.code import ALPHABET, LENGTH, CodeError, code_for, in_groups, read_code
from contact.services.codes import code_hash
from tests.contact.conftest import some_answers

FORM = UUID(int=7)


@pytest.fixture
def code() -> str:
    return code_for(FORM, some_answers())


def test_every_wrong_letter_is_noticed(code: str) -> None:
    for place in range(LENGTH):
        for letter in set(ALPHABET) - {code[place]}:
            with pytest.raises(CodeError):
                read_code(code[:place] + letter + code[place + 1 :])


def test_nearly_every_swap_of_neighbors_is_noticed() -> None:
    missed = swaps = 0
    for _ in range(100):
        code = code_for(uuid4(), some_answers())
        for place in range(LENGTH - 1):
            swapped = code[:place] + code[place + 1] + code[place] + code[place + 2 :]
            if swapped != code:
                swaps += 1
                missed += _is_read(swapped)
    assert missed / swaps < 0.01


@pytest.mark.parametrize("text", ["", "-", "0" * 19, "0" * 21, "U" * 20, "\u0660" * 20, "0" * 5000])
def test_what_is_no_code_is_refused(text: str) -> None:
    with pytest.raises(CodeError) as refused:
        read_code(text)
    assert not refused.value.args


def test_it_is_read_in_any_case_and_grouping_and_with_letters_that_look_alike(code: str) -> None:
    shown = in_groups(code)
    assert [len(group) for group in shown.split("-")] == [5, 5, 5, 5]
    for written in (shown, shown.lower(), code, shown.replace("-", " "), shown.replace("-", "\u2013"), f" {code} "):
        assert read_code(written) == code
    assert read_code(shown.replace("0", "O").replace("1", "l")) == code


def test_the_same_form_and_answers_make_the_same_code_and_nothing_else_does(settings: Settings) -> None:
    code = code_for(FORM, some_answers())
    assert code_for(FORM, some_answers()) == code
    others = {code_for(uuid4(), some_answers()), code_for(FORM, some_answers(name="Alex"))}
    settings.CONTACT_TOKEN_SECRET = "another secret of the forms, as long as it must be for this test"
    assert len(others | {code, code_for(FORM, some_answers())}) == 4


def test_the_hash_needs_the_secret(code: str, settings: Settings) -> None:
    hashed = code_hash(code)
    assert code_hash(code) == hashed
    settings.CONTACT_TOKEN_SECRET = "another secret of the forms, as long as it must be for this test"
    assert code_hash(code) != hashed


def _is_read(text: str) -> bool:
    try:
        return bool(read_code(text))
    except CodeError:
        return False
