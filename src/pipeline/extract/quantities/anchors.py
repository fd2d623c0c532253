"""Says what may start at a word, by the word alone; at most words nothing starts."""

from decimal import Decimal
from functools import lru_cache
from typing import Literal

from pipeline.extract.numerals import MAX_WORD, read_denominator, read_ordinal
from pipeline.extract.quantities.hedges import INSIDE
from pipeline.extract.quantities.shares import EACH, multiplier_of
from pipeline.extract.quantities.vocabulary import (
    ARTICLES,
    CODES_BEFORE,
    DOLLAR_LETTERS,
    HALVES,
    MAGNITUDES,
    ONE_OF,
    PERCENTS,
    YEN_LETTERS,
    magnitude_part,
    percent_part,
    unit_part,
    word_value,
)

Anchor = Literal["number", "article", "half", "each", "ordinal", "multiplier", "share", "compound", "code", ""]

_JOINTS = frozenset({"und", "bis", "komma"})
_BEFORE = frozenset(word.lower() for word in (*CODES_BEFORE, *DOLLAR_LETTERS, *YEN_LETTERS))


@lru_cache(maxsize=1 << 16)
def anchor_of(word: str) -> Anchor:
    """What may start at a lower-cased word, empty for nothing.

    >>> anchor_of("zwölf"), anchor_of("dritten"), anchor_of("haus")
    ('number', 'ordinal', '')
    """
    if len(word) > MAX_WORD:
        return ""
    fixed: dict[str, Anchor] = {
        "hälfte": "share",
        "halb": "multiplier",
        "doppelte": "multiplier",
        "doppelten": "multiplier",
    }
    if word in fixed:
        return fixed[word]
    if word in ARTICLES:
        return "article"
    if word in HALVES:
        return "half"
    if word in EACH:
        return "each"
    if word == "eins" or word_value(word) is not None:
        return "number"
    if word in _BEFORE:
        return "code"
    if multiplier_of(word) is not None or word.startswith("doppelt"):
        return "multiplier"
    if read_ordinal(word) is not None:
        return "ordinal"
    return "compound" if "-" in word and word_value(word.partition("-")[0]) is not None else _percentage(word)


@lru_cache(maxsize=1 << 16)
def goes_on(word: str) -> bool:
    """Whether a number may go on with this lower-cased word behind its first one (``hundert und dritte``)."""
    if word in _JOINTS or word in MAGNITUDES or word in HALVES:
        return True
    return word_value(word) is not None or read_ordinal(word) is not None or read_denominator(word) is not None


@lru_cache(maxsize=1 << 16)
def follows_article(word: str) -> bool:
    """Whether a figure may begin with an article before this lower-cased word; most nouns and adjectives begin none.

    >>> follows_article("viertelmillion"), follows_article("haus")
    (True, False)
    """
    if goes_on(word) or word in INSIDE or word in PERCENTS or word in ONE_OF:
        return True
    parts = (magnitude_part(word), percent_part(word), unit_part(word))
    return any(part is not None for part in parts)


def _percentage(word: str) -> Anchor:
    return "share" if "prozentig" in word and percent_word(word) is not None else ""


def percent_word(word: str) -> Decimal | None:
    """``zehnprozentig``; ``hundertprozentig`` is an adverb."""
    count, _, ending = word.partition("prozentig")
    return word_value(count) if count != "hundert" and ending in {"", "e", "en", "er", "es", "em"} else None
