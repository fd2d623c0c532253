"""Short forms: which fuller name of its article a bare surname, a type number or an abbreviation stands for.

Only the article decides: in the next one the same short form may be someone else, and added articles must change no id.
"""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cache
from itertools import pairwise

from pipeline.annotate.aliases import Alias
from pipeline.lexicon import load
from pipeline.normalize.names.forms import compact
from pipeline.normalize.names.genitive import without_apostrophe, without_s

_MOST_WORDS = 6
_LONGEST = 120
_ABBREVIATION = re.compile(r"[A-ZÄÖÜ][\w&-]{1,9}")
_INITIAL = re.compile(r"(?<![\w])\w")
_OPENING = re.compile(r"\s?\((?:kurz:?\s)?[„“\"»]?")
_CLOSING = re.compile(r"[”“\"«]?\s?[),;]")
_BRACKET_GAP = 12


@cache
def _families() -> frozenset[str]:
    return frozenset(load("family_first_names")["families"])


def short_forms(label: str, name: str) -> list[str]:
    """What an article may call the bearer of a full name later on.

    >>> short_forms("PER", "Ursula von der Leyen"), short_forms("PER", "Xi Jinping"), short_forms("MISC", "DeepSeek-R1")
    (['von der Leyen', 'der Leyen', 'Leyen'], ['Jinping', 'Xi'], ['R1'])
    >>> short_forms("ORG", "Center for AI Standards and Innovation")
    ['CASI', 'CAISI']
    """
    if len(name) > _LONGEST:
        return []
    if label == "PER":
        return _of_person(name.split())
    if label == "MISC":
        return [*_type_number(name), *_initials(name)]
    return _initials(name) if label == "ORG" else []


def _of_person(words: Sequence[str]) -> list[str]:
    if not 1 < len(words) <= _MOST_WORDS:
        return []
    family = [words[0]] if len(words) == 2 and words[0] in _families() else []
    return [" ".join(words[index:]) for index in range(1, len(words))] + family


def _type_number(name: str) -> list[str]:
    """The last part of a product's name, where it holds letters and a figure: ``910C`` of ``Ascend 910C``."""
    last = re.split(r"[ -]", name)[-1]
    return [last] if last != name and re.search(r"\d", last) and re.search(r"[^\W\d_]", last) else []


def _initials(name: str) -> list[str]:
    """Three and more initials; an abbreviation among the words counts whole or by its first letter."""
    words = [word for word in re.split(r"[ -]", name) if word[:1].isupper()]
    if not 3 <= len(words) <= _MOST_WORDS + 2:
        return []
    short = "".join(word[0] for word in words)
    whole = "".join(word if word.isupper() and len(word) < 4 else word[0] for word in words)
    return list(dict.fromkeys([short, whole]))


def _by_short_form(full: Iterable[tuple[str, str, str]]) -> dict[tuple[str, str], set[str]]:
    ids: dict[tuple[str, str], set[str]] = defaultdict(set)
    for label, name, identity in full:
        for short in short_forms(label, name):
            ids[label, short].add(identity)
    return ids


class ShortForms:
    """Which short forms the full names of one article have; one that two of them share stands for neither."""

    def __init__(self, full: Iterable[tuple[str, str, str]]):
        """``full``: label, canonical name and id of the names in the article."""
        names = sorted(full)
        every = _by_short_form(names)
        self._ids = _by_short_form((label, name, one) for label, name, one in names if (label, name) not in every)

    def find(self, label: str, surface: str) -> str | None:
        """The id of the one name that ``surface`` is short for, else None; ``surface`` may be in the genitive."""
        bare = without_apostrophe(surface)
        for form in (surface, bare, without_s(bare) or bare):
            ids = self._ids.get((label, form), set())
            if ids:
                return next(iter(ids)) if len(ids) == 1 else None
        return None


class TypeNumbers:
    """The products of the alias table by their type number: ``R1`` is DeepSeek-R1 where the article names DeepSeek."""

    def __init__(self) -> None:
        self._by_number: dict[str, list[tuple[str, Alias]]] = defaultdict(list)

    def add(self, products: Iterable[Alias]) -> None:
        """Take in the products of the table."""
        for alias in products:
            for spelling in alias.spellings:
                for number in _type_number(spelling):
                    self._by_number[number].append((compact(spelling.removesuffix(number)), alias))

    def find(self, number: str, makers: Collection[str]) -> Alias | None:
        """The one product of this number whose maker or family is among ``makers`` (names as compact gives them)."""
        found = {alias for maker, alias in self._by_number.get(number, ()) if maker in makers}
        return found.pop() if len(found) == 1 else None


def is_abbreviation(short: str, full: str) -> bool:
    """Whether ``short`` can abbreviate ``full``: its letters stand there in this order, each capital one at the start of a
    word or inside a compound, the first at the start of a word.

    >>> is_abbreviation("EZB", "Europäische Zentralbank"), is_abbreviation("HAI", "Stanford Institute for Human-Centered AI")
    (True, True)
    >>> is_abbreviation("DAX", "Siemens"), is_abbreviation("KP", "Koalition")
    (False, False)
    """
    if not _ABBREVIATION.fullmatch(short) or len(full) <= len(short) or len(full) > _LONGEST or " " in short:
        return False
    if sum(character.isupper() for character in short) < 2:
        return False
    letters, lower = [letter for letter in short.lower() if letter.isalnum()], full.lower()
    starts = (match.start() for match in _INITIAL.finditer(lower))
    return any(lower[start] == letters[0] and _in_order(letters[1:], lower, start + 1) for start in starts)


def _in_order(letters: Sequence[str], text: str, position: int) -> bool:
    for letter in letters:
        position = text.find(letter, position) + 1
        if not position:
            return False
    return True


def in_brackets(text: str, spans: Sequence[tuple[int, int, str]]) -> dict[int, int]:
    """Which of the names (start, end, label; in order) abbreviates the one in or before the brackets beside it.

    ``Mercator Institute for China Studies (MERICS)`` and ``MERICS (Mercator Institute for China Studies)``: the place of the
    short one → the place of the long one.
    """
    found: dict[int, int] = {}
    for index, ((_, end, label), (start, stop, other)) in enumerate(pairwise(spans)):
        between = text[end:start] if 0 < start - end <= _BRACKET_GAP else ""
        if label != other or not _OPENING.fullmatch(between) or not _CLOSING.match(text, stop):
            continue
        first, second = text[spans[index][0] : end], text[start:stop]
        if is_abbreviation(second, first):
            found[index + 1] = index
        elif is_abbreviation(first, second):
            found[index] = index + 1
    return found
