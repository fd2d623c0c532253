"""Base forms of names made of German words: ``Deutschen Bahn`` → ``Deutsche Bahn``, ``Bundestages`` → ``Bundestag``.

The gender of the head noun tells the form that stands without an article (strong nominative). Facts are in
``lexicon/name_inflection.yaml``; a name whose head is not there stays as it is.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from pipeline.lexicon import load
from pipeline.normalize.names.genitive import is_name_in_s

Gender = Literal["m", "f", "n", "pl"]

_NOMINATIVE: dict[Gender, str] = {"m": "er", "f": "e", "n": "es", "pl": "e"}
_MOST_WORDS = 5
_LONGEST_WORD = 60


@dataclass(frozen=True)
class _Words:
    adjective: re.Pattern[str]
    never: frozenset[str]
    heads: dict[str, Gender]


@cache
def _words() -> _Words:
    lexicon = load("name_inflection")
    stems = "|".join(lexicon["adjectives"])
    suffixes = "|".join(lexicon["suffixes"])
    adjective = re.compile(rf"({stems}|\w{{2,24}}(?:{suffixes}))(e[nmrs]?)", re.IGNORECASE)
    genders: tuple[Gender, ...] = ("m", "f", "n", "pl")
    heads = {head: gender for gender in genders for head in lexicon[gender]}
    return _Words(adjective, frozenset(lexicon["not_adjectives"]), heads)


def base_form(name: str) -> str:
    """The name as it stands without an article, in the nominative.

    >>> base_form("Deutschen Bahn"), base_form("Europäische Rechnungshof"), base_form("Norddeutschen Rundfunks")
    ('Deutsche Bahn', 'Europäischer Rechnungshof', 'Norddeutscher Rundfunk')
    >>> base_form("Bundesverfassungsgerichts"), base_form("Fischer Bank"), base_form("Frankfurter Allgemeinen Zeitung")
    ('Bundesverfassungsgericht', 'Fischer Bank', 'Frankfurter Allgemeine Zeitung')
    """
    words = name.split(" ", _MOST_WORDS)
    first = next((index for index in (0, 1) if index < len(words) - 1 and _adjective(words[index])), None)
    if first is None or (first == 1 and not words[0].endswith("er")):
        return _bare_noun(words)
    head = first
    while head < len(words) - 1 and (_adjective(words[head]) or _goes_on(words, head)):
        head += 1
    found = _head(words[head], _endings(words[first:head]))
    if found is None:
        return name
    noun, gender = found
    declined = [_declined(word, gender) for word in words[first:head]]
    return " ".join([*words[:first], *declined, noun, *words[head + 1 :]])


def _adjective(word: str) -> re.Match[str] | None:
    match = _words().adjective.fullmatch(word) if len(word) <= _LONGEST_WORD else None
    return match if match and match[1].lower() not in _words().never else None


def _goes_on(words: Sequence[str], index: int) -> bool:
    """Whether the head comes later: ``Entwicklungs- und Reformkommission``, ``Neuen Zürcher Zeitung``."""
    word = words[index]
    town = word.endswith("er") and word[0].isupper() and _gender(word) is None and _gender(words[index + 1]) is not None
    return word.endswith("-") or word in {"und", "&"} or town


def _declined(word: str, gender: Gender) -> str:
    match = _adjective(word)
    return f"{match[1]}{_NOMINATIVE[gender]}" if match else word


def _endings(words: Sequence[str]) -> frozenset[str]:
    return frozenset(match[2] for match in map(_adjective, words) if match)


def _head(word: str, endings: frozenset[str]) -> tuple[str, Gender] | None:
    """The head noun in the nominative and its gender, as far as the endings of its adjectives allow."""
    gender = _gender(word)
    if gender is not None:
        return (word, gender) if _fits(gender, endings) else None
    if endings & {"en", "es"}:
        for ending in ("es", "s"):
            stem = word.removesuffix(ending)
            if stem != word and _gender(stem) in {"m", "n"}:
                return stem, _gender(stem) or "m"
        if _gender(word.removesuffix("n")) == "pl":
            return word.removesuffix("n"), "pl"
    return None


_FITTING: dict[Gender, frozenset[str]] = {
    "m": frozenset({"er", "e", "en", "em"}),
    "f": frozenset({"e", "en", "er"}),
    "n": frozenset({"es", "e", "en", "em"}),
    "pl": frozenset({"e", "en", "er"}),
}


def _fits(gender: Gender, endings: frozenset[str]) -> bool:
    return endings <= _FITTING[gender]


def _gender(word: str) -> Gender | None:
    """The gender of a noun whose end is in the lexicon; the longest end counts."""
    if not word[:1].isupper() or len(word) > _LONGEST_WORD:
        return None
    heads, lower = _words().heads, word.lower()
    return next((heads[lower[index:]] for index in range(len(lower)) if lower[index:] in heads), None)


def _bare_noun(words: Sequence[str]) -> str:
    """A compound in the genitive (``Bundesamts für …``) or a plural in the dative (``Niederlanden``), no adjective before."""
    noun = words[0]
    if is_name_in_s(noun):
        return " ".join(words)
    if len(words) == 1 or words[1][:1].islower():
        for ending in ("es", "s"):
            stem = noun.removesuffix(ending)
            compound = len(words) > 1 or _gender(stem[1:].capitalize())
            if stem != noun and _gender(stem) in {"m", "n"} and compound:
                return " ".join([stem, *words[1:]])
        if noun.endswith("en") and _words().heads.get(noun[:-1].lower()) == "pl":
            return " ".join([noun[:-1], *words[1:]])
    return " ".join(words)
