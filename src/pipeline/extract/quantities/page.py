"""A text with its tokens, and the small questions that all parts of the reader ask of it."""

from collections.abc import Sequence
from dataclasses import dataclass

from pipeline.extract.tokens import Token

OPENERS = frozenset("([{„“”‚‘\"'«»‹›–—*≈~∼<>≤≥±|/+−-•€$£¥₹₽₺₩₪₴₫₦₱฿")
SENTENCE_END = frozenset(".!?:;•*–—-|")
QUOTES = frozenset("„“”‚‘’\"'«»‹›([")
END = Token("symbol", 0, 0, "", "")


@dataclass(frozen=True, slots=True)
class Page:
    """A text, its tokens, and which of them are taken by time expressions and names."""

    text: str
    tokens: list[Token]
    taken: bytearray

    def raw(self, index: int) -> Token:
        """The token there, :data:`END` beyond the text."""
        return self.tokens[index] if 0 <= index < len(self.tokens) else END

    def token(self, index: int) -> Token:
        """The token there; :data:`END` beyond the text and where it is taken."""
        return self.tokens[index] if 0 <= index < len(self.tokens) and not self.taken[index] else END

    def touches(self, index: int) -> bool:
        """Whether nothing stands between the token and the one before it."""
        return 0 < index < len(self.tokens) and self.tokens[index - 1].end == self.tokens[index].start

    def near(self, index: int) -> bool:
        """Whether the token follows the one before it in the same paragraph."""
        if not 0 < index < len(self.tokens):
            return False
        gap = self.tokens[index].start - self.tokens[index - 1].end
        return gap == 0 or (gap <= 2 and "\n\n" not in self.text[self.tokens[index - 1].end : self.tokens[index].start])

    def same_line(self, index: int) -> bool:
        """Whether the token stands on the line of the one before it."""
        if not 0 < index < len(self.tokens):
            return False
        return "\n" not in self.text[self.tokens[index - 1].end : self.tokens[index].start]

    def next_word(self, index: int) -> Token:
        """The free token there if it is near the one before it, else :data:`END`."""
        return self.token(index) if self.near(index) else END

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
    """Mark the tokens that touch a blocked span, in linear time."""
    taken = bytearray(len(tokens))
    index = 0
    for start, end in sorted(blocked):
        while index < len(tokens) and tokens[index].end <= start:
            index += 1
        at = index
        while at < len(tokens) and tokens[at].start < end:
            taken[at] = 1
            at += 1
        index = max(index, at - 1)
    return Page(text, tokens, taken)
