"""The date that a paragraph goes on with: ``Am 23. Februar kam A auf 5 Prozent. B erreichte 4 Prozent.``"""

from collections.abc import Sequence

from msgspec.structs import replace

from pipeline.lexicon import load
from pipeline.normalize.facts.document import Text
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.tense import tense
from pipeline.normalize.facts.times import place_of, usable
from pipeline.types import Fact, Place

_VICTIMS = frozenset(load("fact_sources")["victims"])
_MAGNITUDE = ("level:subject", "change:")
_LASTING = ("level:adjective", "level:thing")
_TAIL = 4
"""Letters of the shortest measure that a longer one may end in: Auto, Elektroauto."""


class Series:
    """The date of the figures of a line, while they go on in the past with shares, the same magnitude or another one.

    Of an event (``Am 6. Februar 2023 bebte die Erde.``) it holds for those that it killed or hurt, in the next sentence.
    """

    def __init__(self, document: Text) -> None:
        self._document = document
        self._last = -1
        self._begun: tuple[Parsed, Sequence[Fact]] | None = None
        self._date: Place | None = None
        self._shares = self._magnitudes = False
        self._measures: set[str] = set()

    def dated(self, number: int, facts: Sequence[Fact]) -> list[Fact]:
        """The facts of a sentence with the date carried over from an earlier one of its line, where it holds for them."""
        sentence = self._document.parsed(number)
        if (self._date is not None or self._begun is not None) and self._is_interrupted(number):
            self._date = self._begun = None
        self._last = number
        own = {fact.date for fact in facts}
        if own - {None} or (sentence.has_times and (not facts or self._carried() is not None) and _dates(sentence)):
            self._date = None
            self._begun = (sentence, facts) if len(own) <= 1 and None not in own else None
            return list(facts)
        date = self._carried() if facts else None
        if not facts or not (date is not None or self._may_be_event(number, sentence)) or not _is_past(sentence):
            return list(facts)
        event = self._event(number) if self._may_be_event(number, sentence) else None
        shares = "percent" in sentence.kinds
        held = [(fact, self._holding(fact, shares, event)) for fact in facts]
        return [fact if date is None else replace(fact, date=date) for fact, date in held]

    def _carried(self) -> Place | None:
        """The date to go on with: of a sentence that has it alone, and all whose facts hold then."""
        if self._begun is not None:
            sentence, facts = self._begun
            self._begun, dates = None, _dates(sentence)
            if len(dates) == 1 and {fact.date for fact in facts} <= dates:
                self._date = dates.pop()
                self._shares = "percent" in sentence.kinds
                self._magnitudes = any(fact.rule.startswith(_MAGNITUDE) for fact in facts)
                self._measures = {fact.measure for fact in facts if fact.measure is not None}
        return self._date

    def _is_interrupted(self, number: int) -> bool:
        """Whether a line begins, or a sentence without figures has a time of its own in between."""
        return self._document.opens_line(number) or any(self._breaks(one) for one in range(self._last + 1, number))

    def _breaks(self, number: int) -> bool:
        """Whether a sentence without figures ends the series."""
        return self._document.has_times(number) or self._document.opens_line(number)

    def _holding(self, fact: Fact, shares: bool, event: Place | None) -> Place | None:
        """The date that holds for a fact."""
        if event is not None and fact.rule.startswith("count"):
            return event
        if fact.rule.startswith(_LASTING):
            return None
        akin = (self._shares and shares) or (self._magnitudes and fact.rule.startswith(_MAGNITUDE))
        same = fact.measure is not None and any(_is_akin(fact.measure, measure) for measure in self._measures)
        return self._date if akin or same else None

    def _event(self, number: int) -> Place | None:
        """The date of the sentence before, of an event in the past."""
        before = self._document.parsed(number - 1)
        dates = _dates(before) if _is_past(before) else set()
        return dates.pop() if len(dates) == 1 else None

    def _may_be_event(self, number: int, sentence: Parsed) -> bool:
        """Whether a sentence tells whom something killed or hurt, and the one before may say when."""
        if not any(clause.verb in _VICTIMS and clause.kind == "main" for clause in sentence.clauses):
            return False
        return not self._document.opens_line(number) and self._document.has_times(number - 1)


def _is_akin(one: str, other: str) -> bool:
    """Whether two measures are the same, or one a kind of the other: ``Elektroauto``, ``Auto``."""
    short, long = sorted((one.lower(), other.lower()), key=len)
    return short == long or (len(short) >= _TAIL and long.endswith(short))


def _dates(sentence: Parsed) -> set[Place]:
    """The places of the dates of a sentence; none where it has a clock time or a length beside them."""
    if not sentence.has_times:
        return set()
    chunks = sentence.chunks
    found = [one for one in sentence.all_phrases() if one.kind == "time" and usable(chunks, one)]
    times = [chunks[one.head].time for one in found]
    if any(time is None or time.expression.type != "DATE" for time in times):
        return set()
    return {place_of(chunks, one) for one in found}


def _is_past(sentence: Parsed) -> bool:
    clauses = [clause for clause in sentence.clauses if clause.finite is not None and clause.kind == "main"]
    return bool(clauses) and all(tense(sentence, clause) == "past" for clause in clauses)
