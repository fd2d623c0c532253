"""What the readers work on (a scan over tokens) and what they give (a match), with the few steps they share."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from pipeline.extract.dates.vocabulary import ARTICLES, PART_ADJECTIVES, PARTS
from pipeline.extract.numerals import read_ordinal
from pipeline.extract.tokens import Token
from pipeline.types import TimeAnchor, TimeExpression, TimexType, check_span

NOTHING = Token("symbol", 0, 0, "", "")
"""Stands before the first and after the last token, and for what must not be read."""


@dataclass(slots=True)
class Scan:
    """The tokens of a text while they are read; nothing before ``floor`` may be taken (it is in a match already)."""

    text: str
    tokens: Sequence[Token]
    floor: int = 0
    _size: int = field(init=False)

    def __post_init__(self) -> None:
        self._size = len(self.tokens)

    def token(self, index: int) -> Token:
        """The token at ``index``, or NOTHING outside the text."""
        return self.tokens[index] if 0 <= index < self._size else NOTHING

    def lower(self, index: int) -> str:
        """The token in small letters; empty outside the text."""
        return self.tokens[index].lower if 0 <= index < self._size else ""

    def left(self, index: int) -> str:
        """Like lower, but empty for what is in a match already."""
        return self.tokens[index].lower if self.floor <= index < self._size else ""

    def touch(self, index: int) -> bool:
        """Whether nothing stands between the token at ``index`` and the next one."""
        return 0 <= index < self._size - 1 and self.tokens[index].end == self.tokens[index + 1].start

    def broken(self, index: int) -> bool:
        """Whether a blank line or a line end stands between the token at ``index`` and the next one."""
        return "\n" in self.text[self.token(index).end : self.token(index + 1).start]

    def capital(self, index: int) -> bool:
        """Whether the token begins with a capital letter."""
        return self.token(index).text[:1].isupper()


@dataclass(frozen=True, slots=True)
class Match:
    """A time expression over the tokens ``first`` to ``last`` (exclusive); the fields are those of TimeExpression."""

    first: int
    last: int
    type: TimexType
    rule: str
    value: str | None = None
    mod: str | None = None
    quant: str | None = None
    freq: str | None = None
    anchor: TimeAnchor | None = None
    end: int | None = None
    """Where the span ends, if that is inside the last token (``14-Tage`` in ``14-Tage-Frist``)."""


def expression(scan: Scan, match: Match) -> TimeExpression:
    """The match as a span of the text."""
    start = scan.tokens[match.first].start
    end = match.end or scan.tokens[match.last - 1].end
    text = scan.text[start:end]
    check_span(scan.text, start, end, text)
    return TimeExpression(
        start, end, text, match.type, match.value, match.rule, match.mod, match.quant, match.freq, match.anchor
    )


def starts_sentence(scan: Scan, index: int) -> bool:
    """Whether the token may be the first of a sentence or line: nothing, a line end or a sign stands in front of it."""
    before = scan.token(index - 1)
    return (before.kind == "symbol" and before.text not in ("-", "/")) or scan.broken(index - 1)


def with_article(scan: Scan, first: int) -> int:
    """The index of an article of its own in front of ``first``, else ``first``."""
    return first - 1 if scan.left(first - 1) in ARTICLES and not scan.broken(first - 1) else first


def widened(scan: Scan, match: Match) -> Match:
    """The match with its article, and with ``Anfang``, ``Ende``, ``ersten Hälfte`` or ``früh`` in front of it."""
    first, mod = match.first, match.mod
    if adjective := PART_ADJECTIVES.get(scan.left(first - 1)):
        first, mod = first - 1, mod or adjective
    first = with_article(scan, first)
    part = scan.left(first - 1)
    if part == "hälfte" and (half := read_ordinal(scan.left(first - 2))) in (1, 2) and first != match.first:
        return replace(match, first=with_article(scan, first - 2), mod="START" if half == 1 else "END")
    if part in PARTS and scan.capital(first - 1) and not scan.broken(first - 1):
        genitive = first != match.first
        first, mod = first - 1, PARTS[part]
        first = with_article(scan, first) if genitive else first  # ein Werk, das Ende 2027 öffnet: a pronoun
    return replace(match, first=first, mod=mod)
