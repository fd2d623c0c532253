"""Persons by rule, above either model: a first name and what follows it, and later the surname alone.

``Barbara Kisseler``, ``Ole von Beust``, ``Rolf-Dieter Heuer``; where the text names someone in full, the surname alone is
the same person (``Klose`` beside ``Miroslav Klose``), unless it is also an ordinary word (``Neuer``).
"""

import re
from collections.abc import Iterable, Iterator, Sequence

from pipeline.annotate.aliases import Alias
from pipeline.lexicon import load
from pipeline.types import Name, check_span

_WORD = re.compile(r"[^\W\d_]+(?:[-’'][^\W\d_]+)*\.?")
_SAINT = re.compile(r"(?:St\.|Sankt|San|Santa|&) $")
_PREVIOUS = re.compile(r"(?:^|[^\w’'-])(&|[A-ZÄÖÜÉ][\w’'-]*)\s(?:(?:de|von|van|al) )?$")
_NEXT = re.compile(r"\s(&|[A-ZÄÖÜ]\w*)")

_STREETS = ("straße", "platz", "allee", "gasse")
_MOST_WORDS = 6
_LONGEST_WORD = 60
_SHORTEST_TAIL = 6


def first_names(aliases: Iterable[Alias] = ()) -> frozenset[str]:
    """The first names of the lexicon and of the persons in the alias table."""
    lexicon, aliases = load("first_names"), tuple(aliases)
    known = {alias.canonical.split()[0] for alias in aliases if alias.label == "PER" and " " in alias.canonical}
    others = {spelling for alias in aliases if alias.label != "PER" for spelling in alias.spellings}
    return frozenset(lexicon["names"]) | (known - others - frozenset(lexicon["no_first_names"]))


class Persons:
    """Finds persons by their first names: those of the lexicon and of the persons in the alias table."""

    def __init__(self, aliases: Iterable[Alias]):
        lexicon = load("first_names")
        self._first = first_names(aliases)
        self._particles = frozenset(lexicon["particles"])
        self._starters = frozenset(load("sentence_starters")["words"])
        self._no_surnames = frozenset(lexicon["institutions"]) | frozenset(lexicon["no_surnames"]) | self._starters

    def full_names(self, text: str) -> Iterator[Name]:
        """First name, further first names or initials, particles, surname."""
        words = list(_WORD.finditer(text))
        index = 0
        while index < len(words):
            begins = self._is_first(words[index][0]) and not _SAINT.search(
                text[max(0, words[index].start() - 8) : words[index].start()]
            )
            last = self._surname(text, words, index) if begins else None
            if last is not None:
                start, end = words[index].start(), words[last].end()
                end -= text[end - 1] == "."
                yield _name(text, start, end, "person:first_name")
                index = last
            index += 1

    def _is_first(self, word: str) -> bool:
        return word in self._first or ("-" in word and all(part in self._first for part in word.split("-")))

    def _surname(self, text: str, words: Sequence[re.Match[str]], first: int) -> int | None:
        """The word that ends the name that begins with the word ``first``."""
        for index in range(first + 1, min(first + _MOST_WORDS, len(words))):
            gap = text[words[index - 1].end() : words[index].start()]
            word = words[index][0]
            if gap != " " or (words[index - 1][0].endswith(".") and len(words[index - 1][0]) > 2):
                return None
            if word in self._particles or (len(word) == 2 and word[0].isupper() and word[1] == "."):
                continue
            bare = word.rstrip(".")
            if not bare[0].isupper() or self._is_no_surname(bare, words[index - 1][0]):
                return None
            goes_on = (
                word == bare and text[words[index].end() : words[index].end() + 1] == " " and index + 1 < len(words)
            )
            if goes_on and words[index + 1][0].rstrip(".") in self._no_surnames - self._starters:
                return None
            if goes_on and self._is_first(bare) and self._surname(text, words, index) is not None:
                continue
            return index
        return None

    def _is_no_surname(self, word: str, before: str) -> bool:
        """Whether a word with a capital is no surname: a measure, an institution, in short or by its last part, a noun."""
        if (
            word in self._no_surnames
            or word.rpartition("-")[2] in self._no_surnames
            or (word.isupper() and len(word) < 4)
        ):
            return True
        return (before in {"zum", "zur"} and is_german(word)) or word.endswith(_STREETS)


def surnames(text: str, names: Sequence[Name]) -> Iterator[Name]:
    """The surname alone, wherever the text also names the person in full."""
    full = {name.text.split()[-1] for name in names if name.label == "PER" and " " in name.text}
    full |= {surname[:-1] for surname in full if surname[-1] == "s"} - first_names()
    known = {surname for surname in full if len(surname) > 2 and surname[0].isupper()}
    known -= frozenset(load("first_names")["ordinary"])
    forms = known | {f"{surname}s" for surname in known if surname[-1] not in "sxzß"}
    first = first_names()
    for match in _WORD.finditer(text):
        word = match[0].rstrip(".")
        if word in forms and stands_alone(text, match.start(), match.start() + len(word), first):
            yield _name(text, match.start(), match.start() + len(word), "person:surname")


def stands_alone(text: str, start: int, end: int, first: frozenset[str]) -> bool:
    """Whether the surname ``text[start:end]`` is a name of its own, and no part of another person's or a firm's.

    Behind a German word it is (``Kanzler Merz``, ``Sturz Assads``), not behind a first name or another word with a capital
    (``Charlotte Merz``, ``Errol Musk``), nor before an institution (``Trump Organization``).
    """
    after = _NEXT.match(text, end)
    if after and (after[1] == "&" or after[1] in load("first_names")["institutions"]):
        return False
    before = _PREVIOUS.search(text, max(0, start - _LONGEST_WORD), start)
    if before is None:
        return True
    word = before[1]
    return word != "&" and word not in first and (word.isupper() or is_german(word))


def is_german(word: str) -> bool:
    """Whether a word with a capital is German: one of simplemma's list, or a compound whose last part is."""
    from simplemma import is_known  # loads its word list, half a second, only where it is needed

    last = word.rpartition("-")[2]
    tails = (last[index:].capitalize() for index in range(3, len(last) - _SHORTEST_TAIL + 1))
    return last in load("sentence_starters")["words"] or any(is_known(part, "de") for part in (last, *tails))


def _name(text: str, start: int, end: int, rule: str) -> Name:
    surface = text[start:end]
    check_span(text, start, end, surface)
    return Name(start, end, surface, "PER", "rule", rule)
