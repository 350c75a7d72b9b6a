"""A program's hours: what the form says, what the database refuses, and how a page words them."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from legacy_site.lib.directory import programs
from pages.models import ProgramPage
from pages.programs import program_names, programs_by_support
from tests.factories.pages import ProgramIndexPageFactory, ProgramPageFactory, site_home
from tests.pages.conftest import House, database_down


@pytest.mark.parametrize(
    ("hours", "field", "words"),
    [
        ({"hours_min": 19, "hours_max": 9}, "hours_max", "Give 19 or more here"),
        ({"around_the_clock": True}, "around_the_clock", "has no hours a week"),
        ({"hours_max": 200}, "hours_max", "less than or equal to 168"),
        ({"hours_min": 0}, "hours_min", "greater than or equal to 1"),
        ({"support_rank": 0}, "support_rank", "greater than or equal to 1"),
    ],
)
def test_wrong_hours_are_told_beside_the_field(house: House, hours: dict[str, int], field: str, words: str) -> None:
    page = house.program
    for name, value in hours.items():
        setattr(page, name, value)
    with pytest.raises(ValidationError) as error:
        page.full_clean()
    assert list(error.value.message_dict) == [field]
    assert words in error.value.message_dict[field][0]


@pytest.mark.parametrize(
    "hours",
    [
        {"hours_min": 19, "hours_max": 9},
        {"hours_min": 9, "hours_max": None, "around_the_clock": True},
        {"support_rank": 0},
    ],
)
def test_the_database_refuses_them_too(house: House, hours: dict[str, int]) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        ProgramPage.objects.filter(pk=house.program.pk).update(**hours)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("hours", "words"),
    [
        ({"hours_min": 9, "hours_max": 19}, "9 to 19 hours a week"),
        ({"hours_min": 20}, "20 hours a week or more"),
        ({"hours_max": 8}, "Up to 8 hours a week"),
        ({"hours_min": 5, "hours_max": 5}, "5 hours a week"),
        ({"around_the_clock": True}, "24 hours a day"),
        ({}, ""),
    ],
)
def test_hours_in_words(hours: dict[str, int], words: str) -> None:
    assert ProgramPage(**hours).hours_label == words


def test_programs_come_from_most_support_to_least(house: House) -> None:
    ProgramPageFactory(parent=house.programs, title="Outpatient", support_rank=99)
    ProgramPageFactory(parent=house.programs, title="Detox", support_rank=1)
    assert programs_by_support()[0].title == "Detox"
    assert program_names()[-1] == ("outpatient", "Outpatient")


def test_a_draft_a_deleted_and_a_changed_program_show_at_once(house: House) -> None:
    before = {program.title for program in programs_by_support()}
    house.program.title = "Evening program"
    house.program.save_revision().publish()
    draft = ProgramPageFactory(parent=house.programs, title="A draft", live=False)
    assert {program.title for program in programs_by_support()} == before - {"Intensive outpatient"} | {
        "Evening program"
    }
    house.program.unpublish()
    draft.delete()
    assert [program.title for program in programs_by_support()] == ["Residential"]


def test_the_form_learns_of_the_programs_and_remembers_them(house: House) -> None:
    assert ("intensive-outpatient", "Intensive outpatient") in programs()
    with database_down():
        assert ("intensive-outpatient", "Intensive outpatient") in programs()


def test_each_item_is_a_line_of_its_own(db: None) -> None:
    program = ProgramPageFactory(parent=ProgramIndexPageFactory(parent=site_home()), who_for=" One \n\n Two\n")
    assert program.who_for_items == ["One", "Two"]
    assert program.who_not_for_items == ["You need a nurse at night"]
