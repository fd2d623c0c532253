"""When a fact holds: the time expression that belongs to a figure."""

from collections.abc import Sequence

from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import Stated
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed
from pipeline.types import Place, Timex

_COMPARED = frozenset({"als", "wie", "gegenüber", "vergleich", "mal"})
_SPANS = frozenset({"vor", "binnen", "in", "innerhalb", "seit", "über", "auf", "an", "für"})
_PREVIOUS = ("vorjahr", "vorquartal", "vormonat")
_VAGUE = ("PAST_REF", "PRESENT_REF", "FUTURE_REF")
_TELLERS = frozenset(load("fact_sources")["tellers"])


def usable(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a time expression can be the date of a fact: not the past that is compared with, not a mere length."""
    time = chunks[phrase.head].time
    if phrase.kind != "time" or time is None:
        return False
    before = chunks[phrase.first - 1] if phrase.first else None
    compared = before is not None and before.lower in _COMPARED
    if compared or phrase.prep in _COMPARED or any(word in chunks[phrase.head].lower for word in _PREVIOUS):
        return False
    if phrase.prep == "seit" and any(chunk.tag == "neg" for chunk in chunks[phrase.last : phrase.last + 2]):
        return False  # so hoch wie seit 1987 nicht
    if (
        phrase.prep == "seit"
        and time.expression.type == "DURATION"
        and (before is None or before.tag in {"noun", "name"})
    ):
        return False  # der niedrigste Stand seit sieben Jahren
    if phrase.prep == "von" and before is not None and before.tag in {"noun", "name"} and not _goes_on(chunks, phrase):
        return False  # im Koalitionsvertrag vom 9. April
    return _holds(time, phrase)


def _goes_on(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """``vom 1. Januar an``."""
    return phrase.last < len(chunks) and chunks[phrase.last].lower in {"an", "bis"}


def _holds(time: Timex, phrase: Phrase) -> bool:
    kind, value = time.expression.type, time.value or ""
    if kind == "SET" or value.startswith(_VAGUE) or (time.value is None and time.first_day is None):
        return False
    if kind == "DURATION":
        return phrase.prep in _SPANS and "X" not in value and not value.startswith("PT")
    return kind == "DATE" or phrase.prep != "um"


def date_of(one: Stated) -> Place | None:
    """The date of a figure: behind it (``5 Prozent im Mai``, ``5 Prozent (2021)``), else in its clause or the one around."""
    if not one.sentence.has_times:
        return None
    if _is_attribute(one):
        return own_date(one)
    return own_date(one) or _in_clause(one.sentence, one.clause, one) or _of_whole(one) or _before(one)


def _is_attribute(one: Stated) -> bool:
    """``der Verbund mit seinen 450 Millionen Einwohnern``: what a thing has, it has at any time."""
    if one.phrase.adjective is not None and one.phrase.noun is not None:
        return True  # die 82 Meter lange Rolltreppe
    if one.phrase.prep != "mit" or one.phrase.noun is None:
        return False
    before = one.before(one.phrase)
    return before is not None and before.kind in {"name", "noun"}


def own_date(one: Stated) -> Place | None:
    """The date that stands right behind a figure or in its own part."""
    return (_behind(one) or _in_gap(one)) if one.sentence.has_times else None


def _behind(one: Stated) -> Place | None:
    chunks, behind = one.sentence.chunks, one.phrase.last
    if behind < len(chunks) and chunks[behind].text == "(":
        for clause in one.sentence.clauses:
            if clause.kind == "bracket" and clause.first == behind + 1:
                phrases = one.sentence.phrases(clause.head[0])
                if len(phrases) == 1 and usable(chunks, phrases[0]):
                    return _place(chunks, phrases[0])
    phrase = one.behind()
    if phrase is not None and phrase.prep in {"in", ""} and usable(chunks, phrase):
        return _place(chunks, phrase)
    return None


def _of_whole(one: Stated) -> Place | None:
    """``Von den Patenten, die 2023 erteilt wurden, gingen 69 Prozent …``: the relative clause of the whole."""
    first = one.sentence.head_phrases(one.clause)[:1]
    if not first or first[0].prep != "von" or first[0].kind not in {"noun", "figure"}:
        return None
    for clause in one.sentence.clauses:
        if clause.kind == "rel" and clause.first == first[0].last + 1:
            return _in_clause(one.sentence, clause, None)
    return None


def _before(one: Stated) -> Place | None:
    """The calendar date of the main clause before in the same sentence: ``Am 23. Juni stimmten …; 17 Millionen …``."""
    if one.clause.kind != "main" or one.clause.joined:
        return None
    chunks = one.sentence.chunks
    for clause in reversed(one.sentence.clauses):
        if clause.kind != "main" or clause.first >= one.clause.first:
            continue
        found = [phrase for part in clause.parts for phrase in one.sentence.phrases(part) if usable(chunks, phrase)]
        dates = [phrase for phrase in found if _rank(chunks, phrase) == 0]
        if dates:
            told = clause.verb in _TELLERS and _is_day(chunks, dates[0])
            span = [phrase.prep for phrase in dates] == ["von", "bis"]
            return _place(chunks, dates[-1]) if (len(dates) == 1 or span) and not told else None
    return None


def _in_gap(one: Stated) -> Place | None:
    if not one.gapped:
        return None
    chunks = one.sentence.chunks
    found = [phrase for phrase in one.sentence.phrases(one.part) if usable(chunks, phrase)]
    return _place(chunks, found[0]) if found else None


def _in_clause(sentence: Parsed, clause: Clause, one: Stated | None) -> Place | None:
    chunks = sentence.chunks
    found = [phrase for phrase in sentence.head_phrases(clause) if usable(chunks, phrase)]
    if clause.verb in _TELLERS:  # am 25. Februar bezifferte …: the day of the telling
        found = [phrase for phrase in found if not _is_day(chunks, phrase)]
    if found:
        return _place(chunks, _best(chunks, found, one))
    if clause.kind == "rel" and not (clause.parent and _has_figure(sentence, clause.parent)):
        return None
    if clause.joined and clause.kind == "rel":
        return None
    if clause.kind == "main" and not clause.joined and one is not None:
        return _in_temporal(sentence, clause)
    if clause.parent is not None and (clause.kind != "main" or clause.joined):
        return _in_clause(sentence, clause.parent, None)
    return None


def _in_temporal(sentence: Parsed, clause: Clause) -> Place | None:
    """``Als der Bund die Firma 1961 an die Börse brachte, kostete …``."""
    for other in sentence.clauses:
        opens = sentence.chunks[other.first].lower
        if other.kind == "sub" and opens in {"als", "nachdem"} and abs(other.first - clause.first) < 60:
            return _in_clause(sentence, other, None) if other.parent is not other else None
    return None


def _has_figure(sentence: Parsed, clause: Clause) -> bool:
    return any(phrase.kind == "figure" for part in clause.parts for phrase in sentence.phrases(part))


def _is_day(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    time = chunks[phrase.head].time
    return phrase.prep == "an" or (
        phrase.prep == "" and time is not None and len(time.value or "") == len("2024-05-01")
    )


def _best(chunks: Sequence[Chunk], found: Sequence[Phrase], one: Stated | None) -> Phrase:
    """What is meant by ``für``; a date before a length; the last one before the figure, else the first."""
    meant = [phrase for phrase in found if phrase.prep == "für"]
    if meant:
        return meant[0]
    rank = min(_rank(chunks, phrase) for phrase in found)
    dates = [phrase for phrase in found if _rank(chunks, phrase) == rank]
    before = [phrase for phrase in dates if one is not None and phrase.first < one.place]
    return before[-1] if before else dates[0]


def _rank(chunks: Sequence[Chunk], phrase: Phrase) -> int:
    time = chunks[phrase.head].time
    if time is None or (
        chunks[phrase.head].text[0].islower()
        and time.expression.type == "DATE"
        and chunks[phrase.head].text.endswith("en")
    ):
        return 2
    return 1 if time.expression.type == "DURATION" else 0


def _place(chunks: Sequence[Chunk], phrase: Phrase) -> Place:
    return (chunks[phrase.head].start, chunks[phrase.head].end)
