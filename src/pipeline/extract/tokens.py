"""The light lexer that quantities and time expressions share: words, numerals and single symbols with their offsets.

A token knows nothing of grammar. White space is no token: what stands between two tokens is
``text[left.end : right.start]``, so line breaks can be seen there (:func:`line_break`), and two tokens with nothing
between them touch (``left.end == right.start``).
"""

import re
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "symbol"]

VULGAR_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

_TOKEN = re.compile(
    rf"""
      (?P<word>   [^\W0-9_{VULGAR_FRACTIONS}]+ (?:[-‐‑][^\W0-9_{VULGAR_FRACTIONS}]+)* )
    | (?P<number> [0-9]+ (?:[.,'’][0-9]+)* | [{VULGAR_FRACTIONS}] )
    | (?P<symbol> [^\w\s] | _ )
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    """A piece of the text: ``text == source[start:end]``; ``lower`` is the same in small letters.

    * ``word``: letters, also joined by hyphens (``US-Dollar``, ``Open-Source-Modelle``); ``m²`` is a word.
    * ``number``: digits with points, commas or apostrophes between digits (``1.234,5``, ``18.10.2025``, ``20.30``,
      ``10'000``), or one vulgar fraction (``½``). ``10 000`` is two tokens, ``13:11`` three, ``22.`` two.
    * ``symbol``: one other character. ``2,5-fach`` is number, symbol, word; ``GPT-4`` word, symbol, number.
    """

    kind: TokenKind
    start: int
    end: int
    text: str
    lower: str


def tokenize(text: str) -> list[Token]:
    """Split ``text`` into tokens, in order and without overlap, in linear time.

    >>> [token.text for token in tokenize("Rund 2,5-fach, 10 000 US-$")]
    ['Rund', '2,5', '-', 'fach', ',', '10', '000', 'US', '-', '$']
    """
    tokens: list[Token] = []
    append = tokens.append
    for match in _TOKEN.finditer(text):
        piece = match[0]
        append(Token(match.lastgroup, match.start(), match.end(), piece, piece.lower()))  # type: ignore[arg-type]
    return tokens


def line_break(text: str, left: Token, right: Token) -> bool:
    """Whether a line ends between two tokens that follow each other."""
    return "\n" in text[left.end : right.start]
