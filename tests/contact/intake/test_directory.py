"""The list of programs that the form reads without knowing who keeps it."""

from collections.abc import Iterator

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError
from redis.exceptions import RedisError

from legacy_site.lib.directory import Directory, Programs

KNOWN: Programs = [("detox", "Detox"), ("outpatient", "Outpatient care")]


def test_nobody_has_registered() -> None:
    assert Directory().read() == []


@pytest.mark.parametrize("error", [DatabaseError, InterfaceError, OperationalError, RedisError, ConnectionRefusedError])
def test_the_last_good_answer_stands_while_database_or_cache_is_away(error: type[Exception]) -> None:
    state: Iterator[Programs | None] = iter([KNOWN, None, [("detox", "Detox")]])

    def provider() -> Programs:
        answer = next(state)
        if answer is None:
            raise error
        return answer

    directory = Directory()
    directory.register(provider)

    assert directory.read() == KNOWN
    assert directory.read() == KNOWN
    assert directory.read() == [("detox", "Detox")]


def test_a_database_that_was_never_there_gives_an_empty_list() -> None:
    def provider() -> Programs:
        raise OperationalError

    directory = Directory()
    directory.register(provider)
    assert directory.read() == []


def test_a_lazy_answer_that_fails_half_way_does_not_become_the_last_good_one() -> None:
    fail = False

    def provider() -> Iterator[tuple[str, str]]:
        yield KNOWN[0]
        if fail:
            raise OperationalError
        yield KNOWN[1]

    directory = Directory()
    directory.register(provider)
    directory.read()
    fail = True
    assert directory.read() == KNOWN


def test_a_mistake_that_is_not_the_databases_is_heard() -> None:
    def provider() -> Programs:
        raise KeyError

    directory = Directory()
    directory.register(provider)
    with pytest.raises(KeyError):
        directory.read()


def away() -> Programs:
    raise OperationalError


def test_a_reader_cannot_spoil_the_last_good_answer() -> None:
    answers: Iterator[Programs] = iter([list(KNOWN)])

    def provider() -> Programs:
        return next(answers, None) or away()

    directory = Directory()
    directory.register(provider)
    directory.read().clear()
    assert directory.read() == KNOWN


def test_a_new_provider_does_not_answer_with_the_words_of_the_old() -> None:
    directory = Directory()
    directory.register(lambda: KNOWN)
    directory.read()
    directory.register(away)
    assert directory.read() == []
