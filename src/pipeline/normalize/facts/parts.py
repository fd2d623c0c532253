"""The stretches of a sentence between commas, other marks and ``und``, and those in brackets."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import TYPE_CHECKING

from msgspec import Struct

from pipeline.normalize.facts.chunks import Chunk, settle
from pipeline.normalize.facts.words import AUXILIARIES, MODALS

if TYPE_CHECKING:
    from pipeline.normalize.facts.phrases import Phrase

HARD = frozenset(";:–—|•·.!?…")
_NOTED = frozenset({"mark", "conj", "figure", "time"})
_BESIDE = frozenset({"adj", "adv"})


class Part(Struct, eq=False, gc=False):
    """A stretch of a clause between commas or ``und``, as places of chunks; what stands in brackets is passed over."""

    first: int
    last: int
    opener: str = ""
    """The mark or coordinator before it."""
    verbs: Sequence[int] = ()
    """The places of its verb forms."""
    finite: int | None = None
    """The place of its finite verb."""
    phrases: "Sequence[Phrase]" = ()
    """Its phrases, once the clauses are known."""


class Outline:
    """The places of the verb forms, figures and possible borders of a sentence."""

    def __init__(self, chunks: Sequence[Chunk]):
        verbs: list[int] = []
        self.figures: list[int] = []
        self.borders: list[int] = []
        self.has_times = False
        for at, chunk in enumerate(chunks):
            if chunk.verb:
                verbs.append(at)
            tag = chunk.tag
            if tag in _NOTED:
                if tag == "figure":
                    self.figures.append(at)
                elif tag == "time":
                    self.has_times = True
                else:
                    self.borders.append(at)
        self.verbs = settle(chunks, verbs)


def find_parts(chunks: Sequence[Chunk], outline: Outline) -> tuple[list[Part], list[Part]]:
    """The stretches between borders, and those in brackets."""
    parts, brackets = [Part(0, len(chunks))], list[Part]()
    verbs = outline.verbs
    runs: _VerbRuns | None = None
    for index in outline.borders:
        chunk = chunks[index]
        if chunk.tag == "mark":
            if chunk.inside:
                _note_bracket(chunk, index, brackets)
            elif _is_border(chunks, index):
                parts[-1].last = index
                parts.append(Part(index + 1, len(chunks), chunk.text))
        elif not chunk.inside and verbs and verbs[0] < index < verbs[-1]:
            runs = runs or _VerbRuns(chunks, verbs)
            if runs.before(index) and runs.behind(index):
                parts[-1].last = index
                parts.append(Part(index, len(chunks), chunk.lower))
    parts = [part for part in parts if part.last > part.first]
    brackets = [part for part in brackets if part.last > part.first]
    for part in (*parts, *brackets):
        part.verbs = verbs[bisect_left(verbs, part.first) : bisect_left(verbs, part.last)]
    return parts, brackets


def _is_border(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a mark ends a stretch: not the comma between names or adjectives, nor a hyphen between figures."""
    mark = chunks[index].text
    if mark == ",":
        return not _joins_names(chunks, index) and not _joins_adjectives(chunks, index)
    if mark == "-":
        return index > 0 and chunks[index - 1].tag != "figure"
    return mark in HARD


def _joins_adjectives(chunks: Sequence[Chunk], index: int) -> bool:
    """``kompakte, sparsame Modelle``."""
    if not index or chunks[index - 1].tag not in _BESIDE:
        return False
    around = [chunk.tag for chunk in chunks[index - 1 : index + 4] if chunk.tag != "adv"]
    return around[:1] == ["adj"] and around[2:3] == ["adj"] and around[3:4] in (["noun"], ["adj"])


def _note_bracket(chunk: Chunk, index: int, brackets: list[Part]) -> None:
    """Open or close the part of a bracket."""
    if chunk.text in {"(", "["}:
        brackets.append(Part(index + 1, index + 1, "("))
    elif chunk.text in {")", "]"} and brackets:
        brackets[-1].last = index


class _VerbRuns:
    """The full verbs between the marks of a sentence."""

    def __init__(self, chunks: Sequence[Chunk], verbs: Sequence[int]):
        self._chunks = chunks
        self._verbs = verbs
        self._full = [at for at in verbs if chunks[at].tag == "verb"]
        self._marks = [
            at for at, one in enumerate(chunks) if one.tag == "mark" and (one.text == "," or one.text in HARD)
        ]

    def before(self, index: int) -> bool:
        """Whether a full verb stands before a place since the last mark.

        A modal or auxiliary verb is full once its infinitive or participle has come: ``soll kosten und liefern``.
        """
        first = bisect_left(self._marks, index)
        start = self._marks[first - 1] if first else -1
        seen, waits, full = False, False, False
        for at in self._verbs[bisect_left(self._verbs, start) : bisect_left(self._verbs, index)]:
            chunk = self._chunks[at]
            seen = seen or not is_infinite(chunk)
            helps = chunk.verb in AUXILIARIES or chunk.verb in MODALS
            waits, full = (not full, full) if helps else (False, True)
        return seen and not waits

    def behind(self, index: int) -> bool:
        """Whether a verb stands behind a place, before the next mark or ``und``; a participle may share the auxiliary."""
        following = bisect_right(self._full, index)
        if following == len(self._full):
            return False
        verb = self._full[following]
        mark = bisect_right(self._marks, index)
        if mark < len(self._marks) and self._marks[mark] < verb:
            return False
        return all(chunk.lower != "und" for chunk in self._chunks[index + 1 : verb])


def _joins_names(chunks: Sequence[Chunk], index: int) -> bool:
    """Whether a comma stands in a list of names that ends in ``und``: ``Audi, BMW und VW``."""
    if not 0 < index < len(chunks) - 2 or chunks[index - 1].tag != "name" or chunks[index + 1].tag != "name":
        return False
    steps = 0
    while index < len(chunks) - 3 and chunks[index].text == "," and chunks[index + 1].tag == "name" and steps < 20:
        index, steps = index + 2, steps + 1
    return chunks[index].lower == "und" and chunks[index + 1].tag == "name"


def is_infinite(chunk: Chunk) -> bool:
    """Whether a verb form is a participle or an infinitive with zu."""
    return chunk.infinite and chunk.tag == "verb"
