"""What the rules know of a figure before it is a fact."""

from collections.abc import Sequence

from msgspec import Struct

from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.parts import Part
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed
from pipeline.types import Change, FactRelation, Place, Quantity

PARTS = frozenset({"percent", "fraction"})
"""Kinds of figures that may be a part of a whole."""


class Stated(Struct, eq=False):
    """A figure where it stands: its phrase, the stretch between marks, the clause, the sentence."""

    figure: Quantity
    place: int
    phrase: Phrase
    part: Part
    clause: Clause
    sentence: Parsed
    gapped: bool
    """Whether it stands in a part that leaves the verb out."""

    @property
    def span(self) -> Place:
        """Where the figure stands in the text."""
        return (self.figure.start, self.figure.end)

    @property
    def phrases(self) -> Sequence[Phrase]:
        """The phrases around it: of its part where that leaves the verb out, else of the clause."""
        return self.part.phrases if self.gapped else self.clause.phrases

    def before(self, phrase: Phrase) -> Phrase | None:
        """The phrase that ends where ``phrase`` begins."""
        for one in self.part.phrases:
            if one.last == phrase.first:
                return one
        return None

    def behind(self) -> Phrase | None:
        """The phrase that begins where that of the figure ends."""
        last = self.phrase.last
        for one in self.part.phrases:
            if one.first == last:
                return one
        return None


class Group(Struct, eq=False):
    """The figures of one fact; ``anchor`` is the one whose place decides what it belongs to."""

    figures: list[Stated]
    relation: FactRelation | None
    anchor: Stated


class Owner(Struct):
    """Who or what a fact is said of; ``sure`` is false where the text has more than one reading."""

    entity: str | None = None
    text: str | None = None
    sure: bool = True


NOBODY = Owner()
UNSURE = Owner(sure=False)


class Link(Struct, eq=False):
    """What a rule found out about a figure."""

    rule: str
    measure: str | None = None
    noun: Phrase | None = None
    """The phrase of the measure, where it is a noun of its own."""
    subject: Phrase | None = None
    """The phrase of the subject, where the rule itself knows it."""
    object_text: str | None = None
    change: Change | None = None
    own: bool = False
    """Whether the measure is the grammatical subject or somebody else tells it: then nobody in the clause owns it."""
