"""Character-level mending: mojibake, NFC, invisible characters, spaces, line ends.

Each step takes and gives a :class:`MappedText`; quotes, dashes, ellipses, ligatures and widths stay as they are.
"""

import re
import unicodedata
from collections.abc import Iterator
from itertools import zip_longest

from pipeline.ingest.offsets import Edit, MappedText

_LINE_END = re.compile(r"\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_NOT_ASCII = re.compile(r"([^\x00-\x7f]+)")
_SUSPECT = re.compile(r"[\x80-\x9fÂÃâÅÄÐÑìíîïðËÎÏ]")
"""What UTF-8 read as a single-byte encoding begins with."""
_SOFT_BREAK = re.compile(r"\u00ad[ \t]*\n[ \t]*(?=[^\W\d_])")
_INVISIBLE = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064"
    r"\u2066-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffc\ufffe\uffff\ud800-\udfff]"
)
"""Controls, soft hyphens, zero-width and direction marks, variation selectors, lone surrogates (Unicode: Cc, Cf, Cs)."""
_SPACE = re.compile(r"[\t\xa0\u1680\u2000-\u200a\u202f\u205f\u3000]")
_HYPHEN = re.compile(r"[\u2010\u2011]")
_COMBINABLE = re.compile(r"(?s:.)?[\u0300-\U0010ffff]+")
"""Code points below U+0300 are in NFC by themselves (DerivedNormalizationProps.txt)."""
_MAX_MARKS = 30
"""Combining marks in a row that are composed (the Stream-Safe Text Format of UAX #15); longer rows are left alone."""
_MORE_BLANKS = re.compile(r"(?<= ) +")
_EDGE_BLANKS = re.compile(r" +(?=\n|\Z)|(?<=\n) +")
_MORE_BLANK_LINES = re.compile(r"(?<=\n\n)\n+")


def line_ends(text: MappedText) -> MappedText:
    r"""All line ends as ``\n``."""
    return text.sub(_LINE_END, "\n")


def mend(text: MappedText) -> MappedText:
    """Mojibake, composed characters, invisible characters and spaces mended; line ends must be ``\\n`` already.

    >>> mend(MappedText.of("GrÃ¼ne fu\u0308r 5\u202fEuro")).text
    'Grüne für 5 Euro'
    """
    text = text.replace(_mojibake(text.text))
    text = text.sub(_SOFT_BREAK, "")
    text = text.sub(_INVISIBLE, "")
    text = text.replace(_nfc(text.text))
    text = text.sub(_SPACE, " ")
    return text.sub(_HYPHEN, "-")


def tidy(text: MappedText) -> MappedText:
    """One space between words, none at the edges of a line, one blank line at most, nothing around the text."""
    text = text.sub(_MORE_BLANKS, "").sub(_EDGE_BLANKS, "")
    return text.sub(_MORE_BLANK_LINES, "").strip()


def inline(text: str) -> str:
    """A title or a name, mended like the text and on one line."""
    return " ".join(mend(line_ends(MappedText.of(text))).text.split())


def _mojibake(text: str) -> Iterator[Edit]:
    """What ftfy's encoding repair changes, line by line.

    The repair leaves ASCII as it is, so the old and the new line have the same ASCII pieces, and what stands between two
    of them was respelt. Where the pieces differ (a byte of the sequence was read as a space), the line counts from its
    first difference to its last as one respelling.
    """
    import ftfy

    config = ftfy.TextFixerConfig(unescape_html=False, replace_lossy_sequences=False, fix_c1_controls=True)
    for position, line in _suspect_lines(text):
        mended = ftfy.fix_encoding(line, config)
        if mended == line:
            continue
        old, new = _NOT_ASCII.split(line), _NOT_ASCII.split(mended)
        if old[::2] != new[::2]:
            old, new = _outer_difference(line, mended)
        for before, after in zip_longest(old, new, fillvalue=""):
            yield from _aligned(position, before, after)
            position += len(before)


def _suspect_lines(text: str) -> Iterator[tuple[int, str]]:
    end = 0
    while match := _SUSPECT.search(text, end):
        start = text.rfind("\n", end, match.start()) + 1 or end
        end = text.find("\n", match.end())
        end = len(text) if end < 0 else end
        yield start, text[start:end]


def _outer_difference(old: str, new: str) -> tuple[list[str], list[str]]:
    """Both strings cut at their common beginning and end; the changed middle of ``old`` is never empty."""
    shorter = min(len(old) - 1, len(new))
    head = next((i for i in range(shorter) if old[i] != new[i]), shorter)
    room = shorter - head
    tail = next((i for i in range(room) if old[-1 - i] != new[-1 - i]), room)
    return (
        [old[:head], old[head : len(old) - tail], old[len(old) - tail :]],
        [new[:head], new[head : len(new) - tail], new[len(new) - tail :]],
    )


def _aligned(position: int, before: str, after: str) -> Iterator[Edit]:
    """``before`` respelt as ``after``: sign by sign where each stands for as many characters as it has bytes in UTF-8."""
    sizes = [len(sign.encode("utf-8", "replace")) for sign in after]
    if before == after or not before:
        return
    if sum(sizes) != len(before):
        yield position, position + len(before), after
        return
    for sign, size in zip(after, sizes, strict=True):
        yield position, position + size, sign
        position += size


def _nfc(text: str) -> Iterator[Edit]:
    for match in _COMBINABLE.finditer(text):
        yield from _clusters(match[0], match.start())


def _clusters(piece: str, offset: int) -> Iterator[Edit]:
    """Each base with its marks, composed; a cluster ends where the next character neither is a mark nor a jamo."""
    start = 0
    for position in range(1, len(piece) + 1):
        if position < len(piece) and position - start <= _MAX_MARKS and _continues(piece[position]):
            continue
        cluster = piece[start:position]
        composed = unicodedata.normalize("NFC", cluster)
        if composed != cluster:
            yield offset + start, offset + position, composed
        start = position


def _continues(character: str) -> bool:
    return unicodedata.combining(character) != 0 or "\u1160" <= character <= "\u11ff"
