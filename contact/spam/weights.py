"""What each clue weighs, and why. From `THRESHOLD` on a submission begins in the folder for probable spam.

The rule behind the numbers: two clues that have nothing to do with each other, or one that no person gives. A single
clue that a person in distress, in another language, at a shared computer or with odd software gives as well stays
below. To hide a cry for help costs more than to read ten advertisements. Set with tests/contact/spam/corpus.py.
"""

from typing import Final

THRESHOLD: Final = 10

#: Nobody sees the field. Software that fills in everything does, so a letter that asks for help outweighs it.
TRAP: Final = 10
#: Nobody reads four questions and answers them in so short a time; an impatient tester might.
INSTANT_SECONDS: Final = 3.0
INSTANT: Final = 6

#: People link to their plan or their court; from three links on it is mostly a seller's list.
LINKS: Final = {0: 0, 1: 4, 2: 6}
MANY_LINKS: Final = 9
#: A name or a place of work is no address, but for who wants it clicked.
LINK_IN_SHORT_FIELD: Final = 10
#: No form of ours takes markup, and no person types it.
MARKUP: Final = 10

#: A seller's phrase, such as "first page of google". One may be quoted; two, or one with a link, are an offer.
PITCH: Final = 6
#: A word of a trade that patients talk of as well: casino, bitcoin, Viagra. Counted up to three different ones.
TRADE_WORD: Final = 2
MOST_TRADE_WORDS: Final = 3

#: Letters that no language puts together, in the name and in the message.
RANDOM_NAME: Final = 5
RANDOM_MESSAGE: Final = 6
#: The same text in both, of more than a few words; one word twice is haste.
NAME_IS_MESSAGE: Final = 5
#: One word with letters of two alphabets that look alike hides a word from filters.
LOOK_ALIKES: Final = 5
#: A name in another script than the message. Many people write so, so it can only tip a scale that is nearly full.
OTHER_SCRIPT: Final = 1

#: A hospital, a shelter and a phone company each share one address, so a rate alone never decides.
MANY_FROM_NETWORK: Final = 40
FROM_NETWORK: Final = 4
#: Who has scripts off sends without the work that a browser does in a flood. That is their right.
STEP_SKIPPED: Final = 3

#: Words of somebody who asks for help, for themselves or for somebody of theirs.
PLEA: Final = -4
