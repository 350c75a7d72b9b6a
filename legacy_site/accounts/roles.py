"""The roles of the house: one group each. What a group may do is written by the app that owns the thing."""

from enum import StrEnum


class Role(StrEnum):
    """Names of the groups, as staff see them."""

    EDITOR = "Editors"
    REVIEWER = "Clinical reviewers"
    ADMISSIONS = "Admissions"
    SUPERVISOR = "Admissions supervisors"
    ADMINISTRATOR = "Administrators"
