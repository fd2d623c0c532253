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
_END = re.compile(r"(?<![.!?…])([.!?…]++)([\"'“”‘’»«)\]]*+)(\s++)(?=[\"'„“”‚‘’»«(\[–—-]*+\s?[\w#@])")
_WORD_BEFORE = re.compile(r"([^\W\d_]+|\d+)$")
_NAME_BEFORE = re.compile(r"\w+$")
_NUMBER_BEFORE = re.compile(r"(?:([\w.-]+),? )?[(\[\"'„»]?(\S*?)\d+$")
_PARTS_BEFORE = re.compile(r"(?:[^\W\d_]{1,3}\. ?)+[^\W\d_]{1,3}$")
_WORD_AFTER = re.compile(r"[\"'„“”‚‘’»«(\[–—-]*\s?(\w+)")
_LONGEST_PARTS = 16
_LONGEST_BEFORE = 40


@dataclass(frozen=True)
class _Words:
    inner: frozenset[str]
    final: frozenset[str]
    final_parts: frozenset[str]
    before_number: tuple[str, ...]
    names_with_mark: frozenset[str]
    starters: frozenset[str]
    ordinal_before: frozenset[str]
    ordinal_after: frozenset[str]
    counting: frozenset[str]


def _words() -> _Words:
    lexicon, ordinals = load("abbreviations"), load("ordinal_context")
    return _Words(
        inner=frozenset(lexicon["inner"]),
        final=frozenset(lexicon["final"]),
        final_parts=frozenset(lexicon["final_parts"]),
        before_number=tuple(lexicon["before_number"]),
        names_with_mark=frozenset(lexicon["names_with_mark"]),
        starters=frozenset(load("sentence_starters")["words"]),
        ordinal_before=frozenset(ordinals["before"]),
        ordinal_after=frozenset(ordinals["after"]),
        counting=frozenset(ordinals["counting"]),
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
    before = text[max(line_start, match.start() - _LONGEST_BEFORE) : match.start()]
    opens = follower in words.starters
    if match[1] != "." or match[2]:
        name = _NAME_BEFORE.search(before)
        return opens or name is None or name[0] + match[1] not in words.names_with_mark
    word = _WORD_BEFORE.search(before)
    if word is None or (opens and word[1].isdigit()):
        return True
    if word[1].isdigit():
        return not follower[:1].isalpha() or not _is_ordinal(before, word[1], follower, words)
    if follower[:1].isdigit() and word[1].lower().endswith(words.before_number):
        return False
    return _ends_after_word(word[1], before, opens, words)


def _is_ordinal(before: str, number: str, follower: str, words: _Words) -> bool:
    """Whether the number at the end of ``before`` is an ordinal by what stands around it (``der 18. Spieltag``)."""
    if len(number) > 3:
        return False
    if follower in words.ordinal_after:
        return True
    match = _NUMBER_BEFORE.search(before)
    word, glued = (match[1] or "", match[2]) if match else ("", "")
    if glued:
        return glued[-1] in "./-–" and not glued[:-1].isalpha()
    if not word or word[-1] == "." or word.lower() in words.ordinal_before:
        return True
    return len(number) < 3 and word[0].isupper() and word not in words.counting


def _ends_after_word(word: str, before: str, opens: bool, words: _Words) -> bool:
    parts = _PARTS_BEFORE.search(before[-_LONGEST_PARTS:])
    if parts is not None:
        return opens and parts[0].lower().replace(" ", "") in words.final_parts
    lower = word.lower()
    if lower in words.final and (word[0].isupper() or lower not in words.inner):
        return opens
    return not (len(word) == 1 or lower in words.inner)
