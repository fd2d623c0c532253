"""Text that knows where each of its characters stands in the source it was cleaned from.

``MappedText.of(raw)`` starts the chain; ``replace``, ``delete``, ``sub`` and ``slice`` give new objects, so that cleaning
steps compose. What comes out at the end is ``runs()``, the ``Document.offsets`` of the contract, read by :func:`to_raw`.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from pipeline.types import OffsetRuns

Edit = tuple[int, int, str]
"""``(start, end, new)``: what stands in ``start:end`` is respelt ``new``; an empty ``new`` cuts it."""
_Positions = NDArray[np.int32]


@dataclass(frozen=True, slots=True, eq=False)
class MappedText:
    """``text[i]`` is how the text spells ``raw[starts[i]:ends[i]]``; both arrays never fall."""

    text: str
    starts: _Positions
    ends: _Positions

    @classmethod
    def of(cls, raw: str) -> "MappedText":
        """The source itself, each character where it stands."""
        starts = np.arange(len(raw), dtype=np.int32)
        return cls(raw, starts, starts + np.int32(1))

    def replace(self, edits: Iterable[Edit]) -> "MappedText":
        """Respell spans, given in order and apart from each other.

        A new spelling as long as the old one is matched to it character by character (a no-break space that becomes a
        space); one of another length stands for its span as a whole (``Ã¼`` that becomes ``ü``).

        Raises ValueError for an empty span, and for spans that overlap, run backwards or leave the text.
        """
        todo = [edit for edit in edits if self.text[edit[0] : edit[1]] != edit[2]]
        if not todo:
            return self
        pieces: list[str] = []
        segments: list[tuple[int, int, int]] = []  # old start, old end, new length
        position = 0
        for start, end, new in todo:
            if not position <= start < end <= len(self.text):
                raise ValueError(
                    f"edit {start}-{end} after position {position} in a text of {len(self.text)} characters"
                )
            pieces += self.text[position:start], new
            segments += (position, start, start - position), (start, end, len(new))
            position = end
        pieces.append(self.text[position:])
        segments.append((position, len(self.text), len(self.text) - position))
        old_start, old_end, new_length = np.array(segments, dtype=np.int64).T
        offset = np.concatenate(([0], np.cumsum(new_length)[:-1]))
        index = np.arange(int(new_length.sum())) - np.repeat(offset, new_length)
        aligned = np.repeat(old_end - old_start == new_length, new_length)
        first, last = np.repeat(old_start, new_length), np.repeat(old_end - 1, new_length)
        return MappedText(
            "".join(pieces),
            self.starts[np.where(aligned, first + index, first)],
            self.ends[np.where(aligned, first + index, last)],
        )

    def delete(self, spans: Iterable[tuple[int, int]]) -> "MappedText":
        """Cut spans, given in order and apart from each other; raises ValueError like :meth:`replace`."""
        return self.replace((start, end, "") for start, end in spans)

    def sub(self, pattern: re.Pattern[str], new: str | Callable[[re.Match[str]], str]) -> "MappedText":
        """Respell each match of a pattern; ``new`` is taken as it stands or called with the match."""
        spell = new if callable(new) else lambda _match: new
        return self.replace((*match.span(), spell(match)) for match in pattern.finditer(self.text))

    def slice(self, start: int, end: int) -> "MappedText":
        """The text from ``start`` to ``end``, as in ``text[start:end]``."""
        return MappedText(self.text[start:end], self.starts[start:end], self.ends[start:end])

    def strip(self) -> "MappedText":
        """The text without white space at either end."""
        start = len(self.text) - len(self.text.lstrip())
        return self.slice(start, max(start, len(self.text.rstrip())))

    def runs(self) -> OffsetRuns:
        """The alignment as ``Document.offsets``, see :func:`to_raw`."""
        size = len(self.text)
        if not size:
            return ()
        joins = (self.starts[1:] == self.ends[:-1]) & (self.ends[:-1] > self.starts[:-1])
        single = self.ends - self.starts == 1
        apart = np.concatenate(([True], self.starts[1:] >= self.ends[:-1], [True]))
        plain = single & apart[:-1] & apart[1:]
        breaks = np.flatnonzero(~(joins & plain[1:] & plain[:-1] | ~apart[1:-1])) + 1
        runs: list[tuple[int, int, int]] = []
        edge = (-1, -1)
        for start, end in zip([0, *breaks.tolist()], [*breaks.tolist(), size], strict=True):
            raw_start, raw_end = int(self.starts[start]), int(self.ends[end - 1])
            if plain[start]:
                runs.append((start, raw_start, end - start))
            else:
                if edge != (start, raw_start):
                    runs.append((start, raw_start, 0))
                if end == size or self.starts[end] != raw_end or not plain[end]:
                    runs.append((end, raw_end, 0))
            edge = (end, raw_end)
        return tuple(runs)


def to_raw(offsets: OffsetRuns, start: int, end: int) -> tuple[int, int] | None:
    """Where the span ``start:end`` of the text stands in the decoded source file; None for an empty or unknown span.

    ``offsets`` holds runs ``(text_start, raw_start, length)`` whose characters stand one for one in the source (a
    no-break space for a space counts as one for one). Text
    between two runs is respelt as a whole: it stands for what lies between them in the source. A run of length 0 only
    marks where such a respelling begins or ends. Source that no run and no respelling covers was cut.

    >>> to_raw(MappedText.of("Ã¼ber").replace([(0, 2, "ü")]).runs(), 0, 4)
    (0, 5)
    """
    if start >= end or start < 0 or not offsets:
        return None
    first = bisect_right(offsets, start, key=_text_start) - 1
    last = bisect_right(offsets, end - 1, key=_text_start) - 1
    if first < 0:
        return None
    text_start, raw_start, length = offsets[first]
    raw_first = raw_start + min(start - text_start, length)
    text_start, raw_start, length = offsets[last]
    if end <= text_start + length:
        return raw_first, raw_start + end - text_start
    if last + 1 == len(offsets):
        return None
    return raw_first, offsets[last + 1][1]


def _text_start(run: tuple[int, int, int]) -> int:
    return run[0]
