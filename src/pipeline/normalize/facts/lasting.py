"""Figures that say what a thing has or is at any time: the date of the clause is that of something else."""

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import Stated
from pipeline.normalize.facts.parts import Part
from pipeline.normalize.facts.phrases import Phrase

_NOMINAL = frozenset({"name", "noun"})
_SIZES = tuple(load("fact_sources")["sizes"])
_PRESENT_PARTICIPLE = tuple("end" + end for end in ("e", "en", "er", "es", "em"))


def is_lasting(one: Stated) -> bool:
    """``die 82 Meter lange Rolltreppe``, ``der Verbund mit seinen 450 Millionen Einwohnern``, ``…, 274 Meter lang, …``."""
    phrase, noun = one.phrase, one.phrase.noun is not None
    if phrase.adjective is not None:
        return noun or _is_apposition(one)
    if _is_governed(one) or is_inserted(one.clause, one.part):
        return True
    if phrase.prep == "mit" and noun:
        return _follows_noun(one, phrase)
    return phrase.prep == "von" and _is_size(one)


def is_inserted(clause: Clause, part: Part) -> bool:
    """``Vonovia, mit einer halben Million Wohnungen größter Vermieter, übernahm …``: between commas, before the verb."""
    if part.opener != "," or part.finite is not None or clause.finite is None or part.first > clause.finite:
        return False
    return part is not clause.head[0] and any(part is one for one in clause.head)


def _is_apposition(one: Stated) -> bool:
    """Between commas, without a verb of its own."""
    if one.part.opener != "," or one.part.finite is not None:
        return False
    return one.part.phrases[0].first == one.phrase.first


def _is_governed(one: Stated) -> bool:
    """``der 200 Zuschauer fassende Saal``."""
    chunks, behind = one.sentence.chunks, one.phrase.last
    if behind + 1 >= len(chunks) or chunks[behind].tag != "adj" or chunks[behind + 1].tag not in _NOMINAL:
        return False
    return chunks[behind].lower.endswith(_PRESENT_PARTICIPLE)


def _is_size(one: Stated) -> bool:
    """``ein Meteorit von 20 Metern Durchmesser``, ``ein Turm mit einer Höhe von 368 Metern``."""
    before = one.before(one.phrase)
    if one.figure.kind != "quantity" or before is None or before.kind not in _NOMINAL:
        return False
    noun = one.sentence.chunks[one.phrase.noun].lower if one.phrase.noun is not None else ""
    if noun.endswith(_SIZES):
        return True
    size = one.sentence.chunks[before.head].lower.endswith(_SIZES)
    return size and before.prep == "mit" and _follows_noun(one, before)


def _follows_noun(one: Stated, phrase: Phrase) -> bool:
    before = one.before(phrase)
    return before is not None and (before.kind in _NOMINAL or before.noun is not None)
