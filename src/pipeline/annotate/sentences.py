"""Rule-based German sentence borders, used where the model brings none.

A line break always ends a sentence (after ingest a line is a paragraph, a heading or a list item). Within a line, a
full stop ends one unless it belongs to an abbreviation (``z. B.``, ``Dr.``, ``ca. 138 Mrd. US-Dollar``), an ordinal or a
date (``am 3. Mai``) or an initial (``J. Robert``).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pipeline.lexicon import load
from pipeline.types import Sentence

_LINE = re.compile(r"[^\n]+")
_END = re.compile(r"([.!?…]+)([\"'“”‘’»«)\]]*)(\s+)(?=[\"'„“”‚‘’»«(\[–—-]*\s?[\w#@])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+|\d+)$")
_PARTS_BEFORE = re.compile(r"(?:[^\W\d_]{1,3}\. ?)+[^\W\d_]{1,3}$")
_WORD_AFTER = re.compile(r"[\"'„“”‚‘’»«(\[–—-]*\s?(\w+)")
_LONGEST_PARTS = 16


@dataclass(frozen=True)
class _Words:
    inner: frozenset[str]
    final: frozenset[str]
    final_parts: frozenset[str]
    starters: frozenset[str]


def _words() -> _Words:
    lexicon = load("abbreviations")
    return _Words(
        inner=frozenset(lexicon["inner"]),
        final=frozenset(lexicon["final"]),
        final_parts=frozenset(lexicon["final_parts"]),
        starters=frozenset(load("sentence_starters")["words"]),
    )


def split_sentences(text: str) -> tuple[Sentence, ...]:
    """The sentences of a text, without the white space around them.

    >>> [(s.start, s.end) for s in split_sentences("Am 3. Mai kam Dr. Merkel. Es regnete.")]
    [(0, 25), (26, 37)]
    """
    words = _words()
    return tuple(
        Sentence(start, end) for line in _LINE.finditer(text) for start, end in _in_line(text, *line.span(), words)
    )


def _in_line(text: str, start: int, end: int, words: _Words) -> Iterator[tuple[int, int]]:
    begin = start
    for match in _END.finditer(text, start, end):
        if _ends(text, start, match, words):
            yield from _trimmed(text, begin, match.end(2))
            begin = match.end()
    yield from _trimmed(text, begin, end)


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    piece = text[start:end]
    if stripped := piece.strip():
        start += piece.index(stripped[0])
        yield start, start + len(stripped)


def _ends(text: str, line_start: int, match: re.Match[str], words: _Words) -> bool:
    """Whether the punctuation of ``match`` ends a sentence."""
    after = _WORD_AFTER.match(text, match.end())
    follower = after[1] if after else ""
    if follower[:1].islower():
        return False
    if match[1] != "." or match[2]:
        return True
    before = text[max(line_start, match.start() - 40) : match.start()]
    word = _WORD_BEFORE.search(before)
    if word is None:
        return True
    opens = follower in words.starters
    if word[1].isdigit():
        return opens or len(word[1]) > 2 or not follower[:1].isalpha()
    return _ends_after_word(word[1], before, opens, words)


def _ends_after_word(word: str, before: str, opens: bool, words: _Words) -> bool:
    parts = _PARTS_BEFORE.search(before[-_LONGEST_PARTS:])
    if parts is not None:
        return opens and parts[0].lower().replace(" ", "") in words.final_parts
    lower = word.lower()
    if lower in words.final and (word[0].isupper() or lower not in words.inner):
        return opens
    return not (len(word) == 1 or lower in words.inner)
