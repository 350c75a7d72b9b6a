"""Whether a submission looks like advertising. Pure Python, in memory: the words are looked at and not kept.

It never refuses: the result only says in which folder of the desk the inquiry begins. A person can read it there.
"""

from contact.spam.circumstances import Circumstances
from contact.spam.score import is_probably_spam, score_of

__all__ = ["Circumstances", "is_probably_spam", "score_of"]
