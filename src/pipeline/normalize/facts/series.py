"""The date that a paragraph goes on with: ``Am 23. Februar kam A auf 5 Prozent. B erreichte 4 Prozent.``"""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.lexicon import load
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.when import usable
from pipeline.types import Fact, Place

_PAST = frozenset(load("tense_cues")["past"])
_PERFECT = frozenset({"hat", "haben"})


class Series:
    """The date of the figures of a line, while they are shares of one thing or measure the same, in the past."""

    def __init__(self) -> None:
        self._date: Place | None = None
        self._shares = False
        self._measures: set[str | None] = set()

    def dated(self, sentence: Parsed, facts: Sequence[Fact]) -> list[Fact]:
        """The facts of the next sentence of the line with the date carried over, where it holds for them."""
        shares = "percent" in sentence.kinds
        if self._date is None and not facts and not shares:
            return []
        dates = _dates(sentence)
        if dates or any(fact.date is not None for fact in facts):
            self._date = dates.pop() if len(dates) == 1 else None
            self._shares, self._measures = shares, {fact.measure for fact in facts}
            return list(facts)
        if self._date is None or not _is_past(sentence):
            return list(facts)
        if self._shares and shares:
            return [replace(fact, date=self._date) for fact in facts]
        return [replace(fact, date=self._date) if fact.measure in self._measures else fact for fact in facts]


def _dates(sentence: Parsed) -> set[Place]:
    if not sentence.has_times:
        return set()
    heads = [sentence.chunks[phrase.head] for phrase in sentence.all_phrases() if usable(sentence.chunks, phrase)]
    dates = {(chunk.start, chunk.end): chunk.time for chunk in heads}
    if any(time is None or time.expression.type != "DATE" for time in dates.values()):
        return set()
    return set(dates)


def _is_past(sentence: Parsed) -> bool:
    clauses = [clause for clause in sentence.clauses if clause.finite is not None and clause.kind == "main"]
    finites = [sentence.chunks[clause.finite or 0].lower for clause in clauses]
    return bool(finites) and all(word in _PAST or word in _PERFECT or word.endswith(("te", "ten")) for word in finites)
