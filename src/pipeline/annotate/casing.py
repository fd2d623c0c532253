"""Headlines in capitals, written as running text for the finders: ``BUNDESTAG BERÄT`` is read as ``Bundestag berät``.

The text keeps its length, so a span found in it is the same span of the article. What decides on the casing of a word is,
in this order, the alias table, the rest of the article, and simplemma's word list.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property

from pipeline.annotate.aliases import Alias, inflected

_LINE = re.compile(r"[^\n]+")
_WORD = re.compile(r"(?<!\w)[^\W\d_]++(?!\w)")
_CAPITALS = re.compile(r"(?<!\w)[^\W\d_]{4,}+(?!\w)")
_FEWEST_WORDS = 2
_MOST_WORDS = 8
_LONGEST_LINE = 300


class Truecaser:
    """Writes lines in capitals as running text, with the spellings of these aliases."""

    def __init__(self, aliases: Iterable[Alias]):
        self._aliases = tuple(aliases)

    @cached_property
    def _forms(self) -> Mapping[str, str]:
        """The spellings of the alias table by their capitals; of two, the one that comes first."""
        forms: dict[str, str] = {}
        for alias in self._aliases:
            for spelling in alias.spellings:
                for form in inflected(spelling):
                    forms.setdefault(form.upper(), form)
        return forms

    def truecased(self, text: str) -> str:
        """The text with its lines in capitals as they would be printed in a running text; as long as before."""
        lines = [line for line in _LINE.finditer(text) if _is_in_capitals(line[0])]
        if not lines:
            return text
        seen = _casings(text)
        parts, end = [], 0
        for line in lines:
            parts += [text[end : line.start()], _line(line[0], seen, self._forms)]
            end = line.end()
        return "".join([*parts, text[end:]])


def _is_in_capitals(line: str) -> bool:
    return len(line) <= _LONGEST_LINE and line.isupper() and len(_CAPITALS.findall(line)) >= _FEWEST_WORDS


def _casings(text: str) -> dict[str, str]:
    """How the article writes each word elsewhere most often, by the word in lower case."""
    counts: dict[str, Counter[str]] = {}
    for line in _LINE.finditer(text):
        if not _is_in_capitals(line[0]):
            for word in list(_WORD.finditer(line[0]))[1:]:
                counts.setdefault(word[0].lower(), Counter())[word[0]] += 1
    return {lower: forms.most_common(1)[0][0] for lower, forms in counts.items()}


def _line(line: str, seen: Mapping[str, str], forms: Mapping[str, str]) -> str:
    words = list(_WORD.finditer(line))
    result: list[str] = []
    end, index = 0, 0
    while index < len(words):
        start = words[index].start()
        last, form = _listed(line, words, index, forms)
        if form is None:
            form = _cased(words[index][0], seen, first=not result)
        result += [line[end:start], form]
        end, index = words[last].end(), last + 1
    return "".join([*result, line[end:]])


def _listed(line: str, words: list[re.Match[str]], first: int, forms: Mapping[str, str]) -> tuple[int, str | None]:
    """The longest name of the alias table that begins with the word ``first``: its last word, and how it is spelled."""
    for last in range(min(len(words), first + _MOST_WORDS) - 1, first - 1, -1):
        shouted = line[words[first].start() : words[last].end()]
        form = forms.get(shouted)
        if form is not None and len(form) == len(shouted):
            return last, form
    return first, None


def _cased(word: str, seen: Mapping[str, str], *, first: bool) -> str:
    """A word as the article writes it elsewhere, else as simplemma's list has it, else with a capital."""
    from simplemma import is_known, lemmatize  # loads its word list, half a second, only where it is needed

    lower = word.lower()
    if len(lower) != len(word):
        return word
    if lower in seen:
        form = seen[lower]
    elif is_known(lower, "de"):
        form = lower if lemmatize(lower, "de").islower() else lower.capitalize()
    else:
        form = lower.capitalize() if len(word) > 3 else word
    return form[:1].upper() + form[1:] if first else form
