"""Common nouns that stand for a name said before: ``der Konzern``, ``die Stadt``."""

from functools import lru_cache

from pipeline.lemmas import base_form
from pipeline.lexicon import load

_PEOPLE = tuple(load("fact_owners")["people"])
_LABELS = {word: label for label, words in load("epithets")["names"].items() for word in words}


@lru_cache(maxsize=1 << 12)
def epithet_label(noun: str) -> str | None:
    """The label of the names that a noun stands for; of a compound with hyphens the last part counts."""
    last = noun.rpartition("-")[2]
    return (_LABELS.get(base_form(last)) if last else None) or _LABELS.get(base_form(noun))


def is_epithet(noun: str) -> bool:
    """Whether a noun is a word for a firm, a body or a people: ``Behörde``, ``Autobauer``."""
    return epithet_label(noun) in {"ORG", "LOC", "PEOPLE", "TOWN", "PER"}


@lru_cache(maxsize=1 << 12)
def is_person(noun: str) -> bool:
    """Whether a noun in the plural counts people: ``Läufer``, ``Soldaten``, ``Menschen``."""
    return noun.lower().endswith(_PEOPLE)
