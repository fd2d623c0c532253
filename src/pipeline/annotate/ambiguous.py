"""Names that are also ordinary words: whether a spelling of the alias table stands for the name where it was found.

``Linde`` is a firm where the sentence speaks of its shares and a tree behind an article; the words that decide are in
``lexicon/ambiguous_names.yaml``.
"""

import bisect
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pipeline.annotate.aliases import inflected
from pipeline.annotate.persons import is_german, stands_alone
from pipeline.annotate.sentences import split_sentences
from pipeline.lexicon import load

Verdict = Literal["name", "open", "word"]
"""``open``: the name only where the same text shows it elsewhere."""

_BEFORE = re.compile(r"([\w,.-]*\w\.?)\s[\"'„“‚»«]?$")
_AFTER = re.compile(r"[\"'“”‘»«]?\s(\w+)")
_NUMBER = r"(?!(?:1[5-9]|20)\d\d$)\d[\d.,]*"
_ANY = r"[\w-]*"
_REACH = 40
_NOTHING = re.compile(r"(?!)")


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """Words of the lexicon as one pattern over a whole word: ``-konzern`` ends in it, ``aktie-`` begins with it."""
    parts = [
        _NUMBER if word == "#" else _ANY * word.startswith("-") + re.escape(word.strip("-")) + _ANY * word.endswith("-")
        for word in words
    ]
    return re.compile("|".join(parts), re.IGNORECASE) if parts else _NOTHING


@dataclass(frozen=True, eq=False)
class _Group:
    """The cues of one group of names; see the head of the lexicon file."""

    names: list[str]
    near: re.Pattern[str]
    not_near: re.Pattern[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    bare: bool = False
    bare_genitive: bool = False
    person: bool = False


def _group(data: Mapping[str, Any]) -> _Group:
    cues = {key: _pattern(data.get(key, ())) for key in ("near", "not_near", "before", "after")}
    return _Group(**{**data, **cues})


@cache
def ambiguous_names() -> Mapping[str, _Group]:
    """The group of each ambiguous spelling, in its inflected forms too."""
    groups = map(_group, load("ambiguous_names")["groups"].values())
    return {form: group for group in groups for name in group.names for form in inflected(name)}


@cache
def _not_after() -> re.Pattern[str]:
    return _pattern(load("ambiguous_names")["not_after"])


def _in_capitals(word: str) -> bool:
    return len(word) > 1 and word.isalpha() and word.isupper()


class Context:
    """A text, asked about the ambiguous names in it from its start to its end."""

    def __init__(self, text: str, first_names: frozenset[str]):
        self._text = text
        self._first_names = first_names
        self._sentences: list[tuple[int, int]] | None = None
        self._seen: dict[tuple[int, re.Pattern[str]], bool] = {}
        self._persons: set[str] = set()

    def verdict(self, start: int, end: int) -> Verdict:
        """What ``text[start:end]``, a spelling of the alias table, is by the words around it."""
        surface = self._text[start:end]
        group = ambiguous_names().get(surface)
        if group is None:
            return "name"
        before_match = _BEFORE.search(self._text, max(0, start - _REACH), start)
        before = before_match[1] if before_match else ""
        after_match = _AFTER.match(self._text, end)
        after = after_match[1] if after_match else ""
        if surface.isupper() and (_in_capitals(before) or _in_capitals(after)):
            return "word"
        if group.person and self._is_person(start, end, after):
            return "word"
        if group.after.fullmatch(after) or group.before.fullmatch(before):
            return "name"
        if _not_after().fullmatch(before):
            return "word"
        return self._by_sentence(start, surface, group)

    def _by_sentence(self, start: int, surface: str, group: _Group) -> Verdict:
        """What the spelling is by the sentence, where the words right beside it do not tell."""
        if self._has(start, group.near) or (group.bare_genitive and surface not in group.names):
            return "name"
        if self._has(start, group.not_near) or surface in self._persons:
            return "word"
        return "name" if group.bare else "open"

    def _is_person(self, start: int, end: int, after: str) -> bool:
        """Whether this is part of a person's name; from here on the spelling alone is that person."""
        beside = after[:1].isupper() and not after.isupper() and not is_german(after)
        if beside or not stands_alone(self._text, start, end, self._first_names):
            self._persons.update(inflected(self._text[start:end]))
            return True
        return False

    def _has(self, position: int, cues: re.Pattern[str]) -> bool:
        """Whether the sentence at ``position`` has one of the cues; each sentence is read once for them."""
        if self._sentences is None:
            self._sentences = [(sentence.start, sentence.end) for sentence in split_sentences(self._text)]
        number = bisect.bisect_right(self._sentences, (position, len(self._text))) - 1
        key = (number, cues)
        if key not in self._seen:
            sentence = self._text[slice(*self._sentences[number])]
            self._seen[key] = any(map(cues.fullmatch, _words(sentence)))
        return self._seen[key]


_WORD = re.compile(r"\w+(?:-\w+)*")


def _words(sentence: str) -> set[str]:
    """The words of a sentence, hyphenated ones whole and in parts."""
    whole = set(_WORD.findall(sentence))
    return whole | {part for word in whole for part in word.split("-")}
