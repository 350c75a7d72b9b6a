"""What a visitor answered, as the public side writes it and the desk reads it. Pure Python: no Django, no database."""

from contact.answers.changes import Added, ChangedRules
from contact.answers.core import SCHEMA_VERSION, About, InquiryAnswers, ReachKind
from contact.answers.parts import Agreement, Insurance, LovedOne, PayloadError, Referrer, Wishes

__all__ = [
    "SCHEMA_VERSION",
    "About",
    "Added",
    "Agreement",
    "ChangedRules",
    "InquiryAnswers",
    "Insurance",
    "LovedOne",
    "PayloadError",
    "ReachKind",
    "Referrer",
    "Wishes",
]
