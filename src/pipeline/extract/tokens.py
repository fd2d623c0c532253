"""The light lexer that quantities and time expressions share: words, numerals and single symbols with their offsets.

A token knows nothing of grammar. White space is no token: what stands between two tokens is
``text[left.end : right.start]``, so line breaks can be seen there (:func:`line_break`), and two tokens with nothing
between them touch (``left.end == right.start``).
"""

import re
from typing import Literal, NamedTuple

TokenKind = Literal["word", "number", "symbol"]

VULGAR_FRACTIONS = "¼½¾⅐⅑⅒⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"

# The groups are not possessive: Python before 3.11.5 then takes ``9.`` of ``9. November`` (CPython issue 106052).
_TOKEN = re.compile(
    rf"""
      ( [^\W0-9_{VULGAR_FRACTIONS}]++ (?:[-‐‑][^\W0-9_{VULGAR_FRACTIONS}]++)* )  # a word
    | ( [0-9]++ (?:[.,'’][0-9]++)* | [{VULGAR_FRACTIONS}] )                      # a number
    | ( [^\w\s] | _ )                                                            # a symbol
    """,
    re.VERBOSE,
)


_HYPHEN = re.compile("[-‐‑]")


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
    append, new = tokens.append, tuple.__new__  # Token(…) itself takes twice as long
    end = 0
    parts = iter(_TOKEN.split(text))
    for gap, word, number, symbol in zip(parts, parts, parts, parts, strict=False):
        start = end + len(gap)
        if word:
            end = start + len(word)
            append(new(Token, ("word", start, end, word, word.lower())))
        elif number:
            end = start + len(number)
            append(new(Token, ("number", start, end, number, number)))
        else:
            end = start + 1
            append(new(Token, ("symbol", start, end, symbol, symbol.lower())))
    return tokens


def line_break(text: str, left: Token, right: Token) -> bool:
    """Whether a line ends between two tokens that follow each other."""
    return left.end != right.start and "\n" in text[left.end : right.start]


def first_hyphen(word: str) -> int:
    """Where the first hyphen of a word token stands; 0 where it has none.

    >>> first_hyphen("US-Dollar-Kurs"), first_hyphen("Euro")
    (2, 0)
    """
    match = _HYPHEN.search(word)
    return match.start() if match else 0
