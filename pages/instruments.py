"""The questionnaires of the self-check: their items, points, lines and sources, in one place.

The items are those of the studies, word for word: another wording would be another questionnaire, and the lines would
not hold for it. So an editor writes around them and never in them. What a sum may mean stands here as well, in words
that name no diagnosis, and is the same on paper and on the screen.

Sources: Bush K and others 1998 (AUDIT-C); Bradley KA and others 2007 (the lines of 4 and 3); Babor TF and others 2001
(the AUDIT and its terms of use); Smith PC and others 2010 (the question on drugs).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """One answer and its points. With `ends`, the questions after it need no answer and count nothing."""

    text: str
    points: int
    ends: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One item, as its authors wrote it. `hint` is ours. The key is the name of the radio buttons."""

    key: str
    text: str
    answers: tuple[Answer, ...]
    hint: str = ""

    @property
    def most(self) -> int:
        """The points of the highest answer."""
        return max(answer.points for answer in self.answers)


@dataclass(frozen=True, slots=True, kw_only=True)
class Band:
    """What a sum from `least` to `most` may mean."""

    least: int
    most: int
    title: str
    text: str

    @property
    def label(self) -> str:
        """The sums in words: "0 to 2", or "3"."""
        return f"{self.least} to {self.most}" if self.least != self.most else str(self.least)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """Where a statement comes from: what a reader sees, and the address of it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Caution:
    """What somebody must know before they act on any sum, whatever it is."""

    title: str
    text: str
    reference: Reference


@dataclass(frozen=True, slots=True, kw_only=True)
class Instrument:
    """A questionnaire. `terms` says who owns it and how it may be used."""

    key: str
    title: str
    intro: str
    questions: tuple[Question, ...]
    bands: tuple[Band, ...]
    limits: str
    caution: Caution
    references: tuple[Reference, ...]
    terms: str

    @property
    def most(self) -> int:
        """The highest sum."""
        return sum(question.most for question in self.questions)


def _answers(*texts: str) -> tuple[Answer, ...]:
    """Return answers worth 0, 1, 2 and so on."""
    return tuple(Answer(text=text, points=points) for points, text in enumerate(texts))


ALCOHOL = Instrument(
    key="alcohol",
    title="Alcohol: three questions",
    intro=(
        "Think of the past year. One drink is 12 ounces of regular beer, 5 ounces of wine, or 1.5 ounces of liquor. "
        "If you never drink, you can stop after the first question."
    ),
    questions=(
        Question(
            key="alcohol-1",
            text="How often do you have a drink containing alcohol?",
            answers=(
                Answer(text="Never", points=0, ends=True),
                Answer(text="Monthly or less", points=1),
                Answer(text="2 to 4 times a month", points=2),
                Answer(text="2 to 3 times a week", points=3),
                Answer(text="4 or more times a week", points=4),
            ),
        ),
        Question(
            key="alcohol-2",
            text="How many drinks containing alcohol do you have on a typical day when you are drinking?",
            answers=_answers("1 or 2", "3 or 4", "5 or 6", "7 to 9", "10 or more"),
        ),
        Question(
            key="alcohol-3",
            text="How often do you have six or more drinks on one occasion?",
            answers=_answers("Never", "Less than monthly", "Monthly", "Weekly", "Daily or almost daily"),
        ),
    ),
    bands=(
        Band(
            least=0,
            most=2,
            title="Below both lines",
            text=(
                "The studies drew a line at 3 or more for women and at 4 or more for men. This sum is below both. "
                "If drinking worries you all the same, that is reason enough to talk with someone."
            ),
        ),
        Band(
            least=3,
            most=3,
            title="At the line for women, below the line for men",
            text=(
                "The studies drew a line at 3 or more for women and at 4 or more for men. If you are not sure which "
                "one fits you, use the lower one. From the line on, it is worth a talk with a doctor or nurse."
            ),
        ),
        Band(
            least=4,
            most=12,
            title="At or above both lines",
            text=(
                "The studies drew a line at 3 or more for women and at 4 or more for men. From the line on, it is "
                "worth a talk with a doctor or nurse. The higher the sum, the more there is to talk about."
            ),
        ),
    ),
    limits=(
        "A sum cannot tell if you have a disorder. It says how much you drink, not what drinking does to your life. "
        "The studies asked adults."
    ),
    caution=Caution(
        title="If you drink every day, do not stop all at once on your own",
        text=(
            "When the body is used to alcohol, a sudden stop can bring on seizures and confusion. It can be deadly. "
            "Talk with a doctor first. If you have stopped and you shake, sweat or vomit, get medical help today."
        ),
        reference=Reference(
            text="American Society of Addiction Medicine, guideline on alcohol withdrawal, 2020",
            url="https://doi.org/10.1097/ADM.0000000000000668",
        ),
    ),
    references=(
        Reference(
            text="AUDIT-C: Bush K and others, Archives of Internal Medicine, volume 158, page 1789, 1998",
            url="https://doi.org/10.1001/archinte.158.16.1789",
        ),
        Reference(
            text="The lines: Bradley KA and others, Alcohol Clin Exp Res, volume 31, page 1208, 2007",
            url="https://doi.org/10.1111/j.1530-0277.2007.00403.x",
        ),
    ),
    terms=(
        "The questions are the first three of the AUDIT, © World Health Organization. They may be copied with the "
        "source named, but not sold or used for trade."
    ),
)

DRUGS = Instrument(
    key="drugs",
    title="Other drugs: one question",
    intro="Think of the past year. Medicine that you take the way it was prescribed for you does not count.",
    questions=(
        Question(
            key="drugs-1",
            text=(
                "How many times in the past year have you used an illegal drug or used a prescription medication for "
                "nonmedical reasons?"
            ),
            hint="“Nonmedical reasons” means, for instance, for the feeling that it gave you.",
            answers=(Answer(text="Not once", points=0), Answer(text="Once or more", points=1)),
        ),
    ),
    bands=(
        Band(
            least=0,
            most=0,
            title="Below the line",
            text=(
                "The study drew the line at once or more. If something worries you all the same, that is reason enough "
                "to talk with someone."
            ),
        ),
        Band(
            least=1,
            most=1,
            title="At the line",
            text=(
                "The study drew the line at once or more. From there on, it is worth a talk with a doctor or nurse. In "
                "the study, about 1 in 4 of the people without a drug use disorder gave this answer too."
            ),
        ),
    ),
    limits=(
        "One answer cannot tell if you have a disorder. The question leaves out what is legal to buy where you live, "
        "such as kratom or cannabis in some states. The study asked adults."
    ),
    caution=Caution(
        title="If you take benzodiazepines every day, do not stop all at once on your own",
        text=(
            "These are medicines such as Xanax, Valium or Klonopin. A sudden stop can bring on seizures. A doctor can "
            "lower the dose with you, step by step."
        ),
        reference=Reference(
            text="American Society of Addiction Medicine and others, guideline on benzodiazepine tapering, 2025",
            url="https://doi.org/10.1007/s11606-025-09499-2",
        ),
    ),
    references=(
        Reference(
            text="Smith PC and others, Archives of Internal Medicine, volume 170, page 1155, 2010",
            url="https://doi.org/10.1001/archinternmed.2010.140",
        ),
    ),
    terms="The study was paid for by the National Institutes of Health. The question is free to use.",
)
