"""The sentences of a document as the rules see them: read when they are needed, in lines, with what they are about."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from pipeline.normalize.facts.chunks import Mention, split
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed
from pipeline.types import Entity, Quantity, Sentence, Timex

_FAR = 2
"""Sentences that a pronoun may reach back over."""

_LONGEST = 2_000
"""Characters of the longest sentence that is read; what is longer is a table or no sentence."""


class Text:
    """A document, and its sentences on demand."""

    def __init__(
        self,
        text: str,
        sentences: Sequence[Sentence],
        mentions: Sequence[tuple[int, int, Mention]],
        quantities: Sequence[Quantity],
        subjects: Sequence[int] | None = None,
    ):
        self._text = text
        self._subjects = subjects
        self._sentences = sentences
        self._mentions = mentions
        self._starts = [mention[0] for mention in mentions]
        self.with_figures = _with_figures(sentences, quantities)
        """The sentences with figures, in order."""
        self._parsed: dict[int, Parsed] = {}

    def _inside(self, number: int) -> list[tuple[int, int, Mention]]:
        """The mentions of a sentence; one that goes beyond its end belongs to none."""
        start, end = self._sentences[number].start, self._sentences[number].end
        first, last = bisect_left(self._starts, start), bisect_left(self._starts, end)
        return [mention for mention in self._mentions[first:last] if mention[1] <= end]

    def has_names(self, number: int) -> bool:
        """Whether a sentence has a name."""
        return any(isinstance(one[2], Entity) for one in self._inside(number))

    def names(self, number: int) -> list[Entity]:
        """The names of a sentence."""
        return [one[2] for one in self._inside(number) if isinstance(one[2], Entity)]

    def has_times(self, number: int) -> bool:
        """Whether a sentence has a time expression."""
        return any(isinstance(one[2], Timex) for one in self._inside(number))

    def parsed(self, number: int) -> Parsed:
        """The sentence, read."""
        if number not in self._parsed:
            sentence = self._sentences[number]
            chunks = split(self._text, sentence.start, sentence.end, self._inside(number))
            self._parsed[number] = Parsed(self._text, chunks, self._subjects_of(sentence))
        return self._parsed[number]

    def _subjects_of(self, sentence: Sentence) -> Sequence[int] | None:
        if self._subjects is None:
            return None
        return self._subjects[bisect_left(self._subjects, sentence.start) : bisect_left(self._subjects, sentence.end)]

    def opens_line(self, number: int) -> bool:
        """Whether a line (a paragraph, a heading, a list item) begins with the sentence."""
        if number == 0:
            return True
        return "\n" in self._text[self._sentences[number - 1].end : self._sentences[number].start]

    def before(self, number: int) -> range:
        """The sentences before this one in its line, the nearest first."""
        first = number
        while first > 0 and number - first < _FAR and not self.opens_line(first):
            first -= 1
        return range(number - 1, first - 1, -1)

    def topic(self, number: int) -> Entity | None:
        """The name that the line of a sentence opens with, before a colon: ``BMW: Der Überschuss sank …``."""
        first, steps = number, 0
        while not self.opens_line(first) and steps < 12:
            first, steps = first - 1, steps + 1
        mentions = [(start, end, one) for start, end, one in self._inside(first) if isinstance(one, Entity)]
        if not mentions:
            return None
        start, end, entity = mentions[0]
        opening = self._text[self._sentences[first].start : start].strip(" -*•\t#")
        follows = self._text[end : end + 4].strip(" *")
        return entity if not opening and follows.startswith(":") else None

    def center(self, number: int) -> tuple[Phrase, Clause, Parsed] | None:
        """What a sentence says something of: the subject of its last main clause that has one."""
        parsed = self.parsed(number)
        for clause in reversed(parsed.clauses):
            if clause.kind == "main" and clause.finite is not None and (subject := parsed.subject(clause)) is not None:
                return subject, clause, parsed
        return None


def _with_figures(sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> list[int]:
    """The numbers of the sentences that hold a figure and are not too long to be read."""
    ends = [sentence.end for sentence in sentences]
    numbers = {
        number
        for figure in quantities
        if (number := bisect_right(ends, figure.start)) < len(ends)
        and sentences[number].start <= figure.start
        and figure.end <= ends[number] <= sentences[number].start + _LONGEST
    }
    return sorted(numbers)
