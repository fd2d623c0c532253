"""A text with its tokens, and the small questions that all parts of the reader ask of it."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from pipeline.extract.tokens import Token, line_break

OPENERS = frozenset("([{„“”‚‘\"'«»‹›–—*≈~∼<>≤≥±|/+−-•€$£¥₹₽₺₩₪₴₫₦₱฿")
SENTENCE_END = frozenset(".!?:;•*–—-|#")
HYPHENS = frozenset("-‐‑")
DASHES = HYPHENS | frozenset("–—")
BORDERS = frozenset(".,;:!?()–")
"""What ends a clause."""
QUOTES = frozenset("„“”‚‘’\"'«»‹›([")
END = Token("symbol", 0, 0, "", "")
_EMPHASIS = re.compile(r"(?<![\w*])\*{1,3}(?=\w)|(?<=[\w%€.!?])\*{1,3}(?![\w*])")
"""The asterisks of Markdown around emphasised words, and the one of a note; not those in ``Schüler*innen`` and of a list."""
MARGIN = 64
"""More tokens than any rule looks away from the one it is at; lists of this length need no check of their bounds."""


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its tokens, and which of them are taken by time expressions and names."""

    text: str
    tokens: list[Token]
    taken: bytearray
    raw: Callable[[int], Token]
    """The token there, :data:`END` up to MARGIN beyond the text on both sides."""
    token: Callable[[int], Token]
    """The same, :data:`END` also where the token is taken."""

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def near(self, index: int) -> bool:
        """Whether the token follows the one before it in the same paragraph."""
        if not 0 < index < len(self.tokens):
            return False
        start, end = self.tokens[index].start, self.tokens[index - 1].end
        return start - end <= 1 or (start - end == 2 and self.text[end:start] != "\n\n")

    def same_line(self, index: int) -> bool:
        """Whether the token stands on the line of the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return not line_break(self.text, self.tokens[index - 1], self.tokens[index])

    def next_word(self, index: int) -> Token:
        """The free token there if it is near the one before it, else :data:`END`."""
        token = self.token(index)
        if token is END or index <= 0:
            return END
        return token if token.start - self.tokens[index - 1].end <= 1 or self.near(index) else END

    def capital(self, index: int) -> bool:
        """Whether the token there is a word that starts with a capital."""
        token = self.raw(index)
        return token.kind == "word" and token.text[0].isupper()

    def alone(self, start: int, end: int) -> bool:
        """Whether the span is all the text there is, but for a stop and some space."""
        return start <= 2 and len(self.text) - end <= 2 and not (self.text[:start] + self.text[end:]).strip(" .!\n")

    def starts_line(self, index: int) -> bool:
        """Whether the token is the first of its line."""
        return index == 0 or not self.same_line(index)

    def starts_sentence(self, index: int) -> bool:
        """Whether a capital letter at this token says nothing: line start, or behind a full stop, colon or bullet."""
        if self.starts_line(index):
            return True
        before = self.tokens[index - 1]
        if before.text in QUOTES:
            return self.starts_line(index - 1) or self.tokens[index - 2].text in SENTENCE_END | {","}
        return before.text in SENTENCE_END


def make_page(text: str, tokens: list[Token], blocked: Sequence[tuple[int, int]]) -> Page:
    """Mark the tokens that touch a blocked span and leave out the asterisks of emphasis, in linear time."""
    if "*" in text and (marks := {at for match in _EMPHASIS.finditer(text) for at in range(*match.span())}):
        tokens = [token for token in tokens if token.start not in marks]
    padded = tokens + [END] * MARGIN  # an index below 0 counts from the end, so the margin stands on both sides
    free = padded.copy()
    taken = bytearray(len(tokens))
    index = 0
    for start, end in sorted(blocked):
        while index < len(tokens) and tokens[index].end <= start:
            index += 1
        at = index
        while at < len(tokens) and tokens[at].start < end:
            taken[at], free[at] = 1, END
            at += 1
        index = max(index, at - 1)
    return Page(text, tokens, taken, padded.__getitem__, free.__getitem__)
