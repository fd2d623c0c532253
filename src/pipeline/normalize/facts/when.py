"""When a fact holds: the time expression that belongs to a figure."""

from collections.abc import Sequence

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import Stated
from pipeline.normalize.facts.lasting import is_inserted, is_lasting
from pipeline.normalize.facts.parts import Part
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.tense import starts_anew
from pipeline.normalize.facts.times import is_date, is_day, is_now, place_of, rank, usable
from pipeline.types import Place

_sources = load("fact_sources")
_TELLERS = frozenset([*_sources["tellers"], *_sources["verbs"]])
_FROM = frozenset({"von", "nach", "statt", "anstatt"})
_BEFORE = frozenset({"nach", "statt", "anstatt", "gegenüber"})
_TO = frozenset({"auf", "zu", "um"})
_EVENTS = frozenset({"als", "nachdem", "wenn"})
_NOW = frozenset(_sources["now"])
_OTHER_TIME = _NOW | frozenset(_sources["other_time"])
_NEAR = 60
_YEAR = len("2025")


def date_of(one: Stated) -> Place | None:
    """The date of a figure: behind it (``5 Prozent im Mai``, ``5 Prozent (2021)``), else in its clause or the one around."""
    if not one.sentence.has_times:
        return None
    if is_lasting(one):
        return _in_bracket(one)
    if _is_earlier(one):
        return _beside(one)
    return _beside(one) or _in_clause(one.sentence, one.clause, one) or _of_whole(one) or _before(one)


def _is_earlier(one: Stated) -> bool:
    """``nach 54 Millionen vor Jahresfrist``, ``nach einem Minus von 8 Prozent``: what was before the date of the clause."""
    if one.phrase.prep in _BEFORE:
        return True
    before = one.before(one.phrase) if one.phrase.prep == "von" else None
    return before is not None and before.prep == "nach"


def own_date(one: Stated) -> Place | None:
    """The date that stands right behind a figure or in its own part."""
    if not one.sentence.has_times:
        return None
    return _in_bracket(one) if is_lasting(one) else _beside(one)


def _beside(one: Stated) -> Place | None:
    return _in_bracket(one) or _behind(one) or _in_gap(one)


def _in_bracket(one: Stated) -> Place | None:
    """``5 Prozent (2021)``, ``237.000 Mitglieder (Stand: 1. Januar 2008)``."""
    chunks, behind = one.sentence.chunks, one.phrase.last
    if behind < len(chunks) and chunks[behind].text == "(":
        for clause in one.sentence.clauses:
            if clause.kind == "bracket" and clause.first == behind + 1:
                phrases = clause.head[0].phrases
                stand = len(phrases) == 2 and chunks[phrases[0].head].lower == "stand"  # (Stand: 1. Januar 2008)
                if phrases and (len(phrases) == 1 or stand) and usable(chunks, phrases[-1]):
                    return place_of(chunks, phrases[-1])
    return None


def _behind(one: Stated) -> Place | None:
    """``5 Prozent im Mai``."""
    chunks, phrase = one.sentence.chunks, one.behind()
    if phrase is not None and phrase.prep in {"in", ""} and usable(chunks, phrase):
        return place_of(chunks, phrase)
    return None


def _in_gap(one: Stated) -> Place | None:
    if not one.gapped:
        return None
    chunks = one.sentence.chunks
    found = [phrase for phrase in one.part.phrases if usable(chunks, phrase)]
    return place_of(chunks, found[0]) if found else None


def _of_whole(one: Stated) -> Place | None:
    """``Von den Patenten, die 2023 erteilt wurden, gingen 69 Prozent …``: the relative clause of the whole."""
    first = one.clause.phrases[:1]
    if not first or first[0].prep != "von" or first[0].kind not in {"noun", "figure"}:
        return None
    for clause in one.sentence.clauses:
        if clause.kind == "rel" and clause.first == first[0].last + 1:
            return _in_clause(one.sentence, clause, None)
    return None


def _before(one: Stated) -> Place | None:
    """The calendar date of the main clause before in the same sentence: ``Am 23. Juni stimmten …; 17 Millionen …``."""
    sentence, chunks = one.sentence, one.sentence.chunks
    if one.clause.kind != "main" or one.clause.joined or says_now(sentence, one.clause):
        return None
    for clause in reversed(sentence.clauses):
        if clause.kind != "main" or clause.first >= one.clause.first:
            continue
        dates = [phrase for phrase in _dates(sentence, clause, clause.parts) if rank(chunks, phrase) == 0]
        if dates:
            told = clause.verb in _TELLERS and is_day(chunks, dates[0])
            span = [phrase.prep for phrase in dates] == ["von", "bis"]
            sure = (len(dates) == 1 or span) and not told and not starts_anew(sentence, one.clause, clause)
            return place_of(chunks, dates[-1]) if sure else None
    return None


def _in_clause(sentence: Parsed, clause: Clause, one: Stated | None) -> Place | None:
    chunks = sentence.chunks
    found = _dates(sentence, clause, clause.head)
    if one is not None:
        if says_other_time(one):
            return None
        found = [phrase for phrase in found if not _of_other(sentence, one, phrase)]
    if clause.verb in _TELLERS:  # am 25. Februar bezifferte …: the day of the telling
        found = [phrase for phrase in found if not is_day(chunks, phrase)]
    if found:
        return place_of(chunks, _best(sentence, found, one))
    return None if says_now(sentence, clause) else _around(sentence, clause, one)


def _around(sentence: Parsed, clause: Clause, one: Stated | None) -> Place | None:
    """The date of the clause that this one goes on from, or of the event that a temporal clause names."""
    parent = clause.parent
    if clause.kind == "rel" and parent is not None:
        same = sentence.chunks[clause.first].lower == "bei"  # Straßenschlachten, bei denen zwei Menschen starben
        return _in_clause(sentence, parent, None) if same and not clause.joined else None
    if clause.kind == "main" and not clause.joined:
        if parent is not None and sentence.chunks[clause.first].lower == "was":  # …, was 5 Prozent entspricht
            return _in_clause(sentence, parent, None)
        return _in_temporal(sentence, clause) if one is not None else None
    if clause.kind == "sub" and (touching := _touching(sentence, clause)) is not None:
        return touching
    said = clause.kind == "sub" and sentence.chunks[clause.first].lower == "dass"  # seit Mittwoch wissen wir, dass …
    if parent is None or said or starts_anew(sentence, clause, parent):
        return None
    return _in_clause(sentence, parent, None)


def _touching(sentence: Parsed, clause: Clause) -> Place | None:
    """``am 2. Dezember 2024, als 140 Firmen …``: the date right before the comma."""
    chunks, comma = sentence.chunks, clause.first - 1
    if chunks[clause.first].lower != "als" or comma < 1 or chunks[comma - 1].time is None:
        return None
    dates = (phrase for phrase in sentence.all_phrases() if phrase.last == comma and is_date(chunks, phrase))
    return next((place_of(chunks, phrase) for phrase in dates), None)


def _in_temporal(sentence: Parsed, clause: Clause) -> Place | None:
    """``Als der Bund die Firma 1961 an die Börse brachte, kostete …``."""
    if not _EVENTS & sentence.vocabulary:
        return None
    for other in sentence.clauses:
        opens = sentence.chunks[other.first].lower
        near = abs(other.first - clause.first) < _NEAR and (opens != "nachdem" or other.first < clause.first)
        if other.kind == "sub" and opens in _EVENTS and near:
            return _in_clause(sentence, other, None) if other.parent is not other else None
    return None


def says_other_time(one: Stated) -> bool:
    """Whether a stretch without a verb says that it holds at another time: ``100 Milliarden davon sofort``.

    A number that is read neither as a figure nor as a date is most likely a year.
    """
    if not one.gapped:
        return False
    if not _OTHER_TIME.isdisjoint(one.sentence.lowers(one.part)):
        return True
    chunks = one.sentence.chunks[one.part.first : one.part.last]
    return any(chunk.tag == "mark" and len(chunk.text) == _YEAR and chunk.text.isdigit() for chunk in chunks)


def says_now(sentence: Parsed, clause: Clause) -> bool:
    """Whether a clause says itself that it holds nowadays or later: ``und beschäftigt heute rund 150.000 Menschen``."""
    if _NOW & sentence.vocabulary and _NOW & sentence.clause_words(clause):
        return True
    return any(is_now(sentence.chunks, phrase) for phrase in clause.phrases)


def _dates(sentence: Parsed, clause: Clause, parts: Sequence[Part]) -> list[Phrase]:
    """The time expressions of a clause that can date it; one in an apposition dates only that."""
    chunks = sentence.chunks
    return [
        phrase
        for part in parts
        for phrase in part.phrases
        if phrase.kind == "time" and usable(chunks, phrase) and not _is_apposition(sentence, clause, part)
    ]


def _is_apposition(sentence: Parsed, clause: Clause, part: Part) -> bool:
    """``Kelly Ortberg, seit August Vorstandschef, streicht …``: between commas before the verb, and more than a time."""
    return is_inserted(clause, part) and any(phrase.kind != "time" for phrase in part.phrases)


def _of_other(sentence: Parsed, one: Stated, phrase: Phrase) -> bool:
    """Whether a date stands behind another figure that this one is compared with: ``von 5 Prozent im Mai auf 6 Prozent``."""
    compared = _FROM if one.phrase.prep in _TO else _FROM - {"von"}
    if phrase.first > one.place and sentence.chunks[phrase.first - 1].lower == "und":
        behind = (phrase.last, phrase.last + 1)  # 300.000 und 2014 noch 150.000
        return any(other.first in behind and other.kind == "figure" for other in one.clause.phrases)
    return any(
        other.last == phrase.first and other.kind == "figure" and other.prep in compared and other is not one.phrase
        for other in one.clause.phrases
    )


def _best(sentence: Parsed, found: list[Phrase], one: Stated | None) -> Phrase:
    """What is meant by ``für``; a date before a length; the last one before the figure, else the first."""
    chunks = sentence.chunks
    meant = [phrase for phrase in found if phrase.prep == "für"]
    if meant:
        return meant[0]
    if len(found) > 1:  # 2019 wurden für den Bau der Kirche bis 2026 …
        found = [phrase for phrase in found if not _is_until(sentence, phrase)] or found
    lowest = min(rank(chunks, phrase) for phrase in found)
    dates = [phrase for phrase in found if rank(chunks, phrase) == lowest]
    before = [phrase for phrase in dates if one is not None and phrase.first < one.place]
    return before[-1] if before else dates[0]


def _is_until(sentence: Parsed, phrase: Phrase) -> bool:
    """Whether ``bis 2026`` stands right behind a noun: it says how long that lasts."""
    chunks, first = sentence.chunks, phrase.first
    return phrase.prep == "bis" and first > 0 and chunks[first - 1].tag in {"noun", "name"}
