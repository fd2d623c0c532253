"""A sentence as clauses: where they begin and end, their verb, and what stands in them without a verb of its own."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.words import AUXILIARIES, MODALS, PREFIXES, is_participle, joined

Kind = Literal["main", "sub", "rel", "inf", "bracket"]

HARD = frozenset(";:–—|•·.!?…")
RELATIVES = frozenset(
    [
        "der",
        "die",
        "das",
        "den",
        "dem",
        "dessen",
        "deren",
        "denen",
        "welche",
        "welcher",
        "welches",
        "welchem",
        "welchen",
        "wo",
    ]
)
_PREFIXED = ("ver", "be", "er", "ent", "zer")


@dataclass(slots=True)
class Part:
    """A stretch of a clause between commas or ``und``, as places of chunks; what stands in brackets is passed over."""

    first: int
    last: int
    opener: str = ""
    """The mark or coordinator before it."""
    finite: int | None = None
    """The place of its finite verb."""


@dataclass(slots=True)
class Clause:
    """A clause; ``head`` holds its verb, ``gapped`` parts leave the verb out (``Meta 9 Milliarden``)."""

    kind: Kind
    head: list[Part]
    parent: "Clause | None" = None
    gapped: list[Part] = field(default_factory=list)
    finite: int | None = None
    verb: str = ""
    """The infinitive of the full verb: ``hat … umgesetzt``, ``setzte … um``: ``umsetzen``."""
    modal: str = ""
    """The form of an auxiliary or modal verb beside it."""
    passive: bool = False
    joined: bool = False
    """Whether it goes on from ``parent`` by ``und`` or a comma without a subject of its own."""

    @property
    def first(self) -> int:
        """The place where it begins."""
        return self.head[0].first

    @property
    def parts(self) -> list[Part]:
        """All its parts."""
        return [*self.head, *self.gapped]


def find_clauses(chunks: Sequence[Chunk]) -> list[Clause]:
    """The clauses of a sentence in order; brackets come last."""
    parts, brackets = _parts(chunks)
    builder = _Builder(chunks)
    for part in parts:
        builder.add(part)
    clauses = builder.clauses
    for part in brackets:
        part.finite = _finite(chunks, part)
        around = [one for one in clauses if any(p.first <= part.first <= p.last for p in one.parts)]
        clauses.append(Clause("bracket", [part], around[-1] if around else None))
    for clause in clauses:
        _read_verb(chunks, clause)
    return clauses


def _parts(chunks: Sequence[Chunk]) -> tuple[list[Part], list[Part]]:
    """The stretches between borders, and those in brackets."""
    parts, brackets = [Part(0, len(chunks))], list[Part]()
    verbs: tuple[list[bool], list[bool]] | None = None
    for index, chunk in enumerate(chunks):
        if chunk.tag == "mark":
            if chunk.inside:
                _note_bracket(chunk, index, brackets)
            elif _is_border(chunks, index):
                parts[-1].last = index
                parts.append(Part(index + 1, len(chunks), chunk.text))
        elif chunk.tag == "conj" and not chunk.inside:
            verbs = verbs or _verb_runs(chunks)
            if verbs[0][index] and verbs[1][index]:
                parts[-1].last = index
                parts.append(Part(index, len(chunks), chunk.lower))
    return [part for part in parts if part.last > part.first], [part for part in brackets if part.last > part.first]


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
    around = [chunk.tag for chunk in chunks[index - 1 : index + 4] if chunk.tag != "adv"] if index else []
    return around[:1] == ["adj"] and around[2:3] == ["adj"] and around[3:4] in (["noun"], ["adj"])


def _note_bracket(chunk: Chunk, index: int, brackets: list[Part]) -> None:
    """Open or close the part of a bracket."""
    if chunk.text in {"(", "["}:
        brackets.append(Part(index + 1, index + 1, "("))
    elif chunk.text in {")", "]"} and brackets:
        brackets[-1].last = index


def _verb_runs(chunks: Sequence[Chunk]) -> tuple[list[bool], list[bool]]:
    """For each place whether a full verb stands before it since the last mark, and any behind it up to the next mark.

    A modal or auxiliary verb is full once its infinitive or participle has come: ``soll kosten und liefern``.
    """
    return _before(chunks), _behind(chunks)


def _before(chunks: Sequence[Chunk]) -> list[bool]:
    before = []
    seen, waits, full = False, False, False
    for chunk in chunks:
        before.append(seen and not waits)
        if chunk.verb:
            seen = seen or not is_infinite(chunk)
            helps = chunk.verb in AUXILIARIES or chunk.verb in MODALS
            waits, full = (not full, full) if helps else (False, True)
        elif chunk.tag == "mark" and (chunk.text == "," or chunk.text in HARD):
            seen, waits, full = False, False, False
    return before


def _behind(chunks: Sequence[Chunk]) -> list[bool]:
    behind = []
    seen = False
    for chunk in reversed(chunks):
        behind.append(seen)
        if chunk.verb:
            seen = seen or not is_infinite(chunk)
        elif (chunk.tag == "mark" and (chunk.text == "," or chunk.text in HARD)) or chunk.lower == "und":
            seen = False
    return behind[::-1]


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
    return chunk.tag == "verb" and is_participle(chunk.lower, chunk.verb)


class _Builder:
    """Puts the parts of a sentence together to clauses."""

    def __init__(self, chunks: Sequence[Chunk]):
        self._chunks = chunks
        self.clauses: list[Clause] = []
        self._main: Clause | None = None

    def add(self, part: Part) -> None:
        """Make a clause of the part, or add it to one before."""
        part.finite = _finite(self._chunks, part)
        last = self.clauses[-1] if self.clauses else None
        kind = self._kind(part, last)
        has_finite = part.finite is not None
        if kind != "main":
            coordinate = (
                kind == "rel" and last is not None and last.kind == "rel" and self._chunks[part.first].tag == "conj"
            )
            parent = last if kind == "rel" else (self._main or last)
            self.clauses.append(Clause(kind, [part], parent, joined=coordinate))
        elif has_finite:
            self._add_main(part, last)
        elif self._is_participial(part):
            self.clauses.append(Clause("inf", [part], None if part.opener in HARD else last))
        elif last is None or part.opener in HARD:
            self._open(Clause("main", [part], self._main))
        else:
            self._attach(part, last)

    def _open(self, clause: Clause) -> None:
        self.clauses.append(clause)
        self._main = clause

    def _attach(self, part: Part, last: Clause) -> None:
        """A part without a verb goes on with the clause before, or around a subordinate one that has no figures."""
        target = last
        if last.kind in {"rel", "inf", "sub"} and self._main is not None:
            part_of = any(self._chunks[at].lower == "davon" for at in range(part.first, part.last))
            around = last.kind == "rel" and not part_of and not self._has_figure(self._main)
            if not self._has_figure(last) or around:
                target = self._main
        if self._has_verb(target):
            target.gapped.append(part)
        else:
            target.head.append(part)

    def _has_figure(self, clause: Clause) -> bool:
        return any(self._chunks[at].tag == "figure" for one in clause.parts for at in range(one.first, one.last))

    def _has_verb(self, clause: Clause) -> bool:
        return any(part.finite is not None for part in clause.head)

    def _add_main(self, part: Part, last: Clause | None) -> None:
        main, hard = self._main, part.opener in HARD
        if main is not None and not hard and not self._has_verb(main):
            main.head.append(part)
        elif last is not None and last.kind in {"sub", "rel"} and self._is_joined_subordinate(part):
            self.clauses.append(Clause(last.kind, [part], last, joined=True))
        else:
            opens = self._opening(part).verb != ""
            self._open(Clause("main", [part], main, joined=opens and main is not None and self._goes_on(part, last)))

    def _goes_on(self, part: Part, last: Clause | None) -> bool:
        """Whether a part that opens with its verb leaves out the subject; behind a subordinate clause it has one of its own."""
        if part.opener in HARD:
            return False
        return self._chunks[part.first].tag == "conj" or last is self._main

    def _is_joined_subordinate(self, part: Part) -> bool:
        return self._chunks[part.first].tag == "conj" and self._verb_last(part)

    def _opening(self, part: Part) -> Chunk:
        """The first chunk that is no coordinator."""
        first = self._chunks[part.first]
        return self._chunks[part.first + 1] if first.tag == "conj" and part.first + 1 < part.last else first

    def _kind(self, part: Part, last: Clause | None) -> Kind:
        """What the first words and the place of the verb say."""
        chunks, first = self._chunks, self._opening(part)
        finite = part.finite
        if finite is None:
            zu = any(chunks[at].tag == "zu" or _has_zu(chunks[at]) for at in range(part.first, part.last))
            return "inf" if zu else "main"
        if not self._verb_last(part):
            return "main"
        if first.tag == "sub":
            first.tag = "conj"  # no preposition: als Baidu zeigte
            return "sub"
        at = part.first + (first is not chunks[part.first])
        if last is not None and part.opener in {",", "und"} and self._is_relative(at, part):
            return "rel"
        return "main"

    def _is_relative(self, at: int, part: Part) -> bool:
        first = self._chunks[at]
        if first.tag == "prep" and at + 1 < part.last:
            at, first = at + 1, self._chunks[at + 1]
        if first.lower not in RELATIVES:
            return False
        if first.lower not in {"dessen", "deren"}:
            first.tag = "pron"
        return True

    def _verb_last(self, part: Part) -> bool:
        """Whether the finite verb stands at the end of the part, as in a subordinate clause."""
        finite = part.finite
        if finite is None:
            return False
        rest = self._chunks[finite + 1 : part.last]
        return all(one.verb or one.inside for one in rest)

    def _is_participial(self, part: Part) -> bool:
        """``vor drei Monaten veröffentlicht``, ``1985 geboren``: a participle at the end, and no finite verb."""
        return self._chunks[part.last - 1].tag == "verb" and part.last - part.first > 1


def _has_zu(chunk: Chunk) -> bool:
    return chunk.tag == "verb" and "zu" in chunk.lower[2:] and is_infinite(chunk)


def _finite(chunks: Sequence[Chunk], part: Part) -> int | None:
    """The place of the finite verb of a part: an auxiliary or modal verb before any other."""
    verbs = [at for at in range(part.first, part.last) if chunks[at].verb and _is_finite(chunks, at, part)]
    for at in verbs:
        if chunks[at].verb in AUXILIARIES or chunks[at].verb in MODALS:
            return at
    if len(verbs) == 1 and _may_be_participle(chunks, part, verbs[0]):
        return None
    return verbs[0] if verbs else None


def _is_finite(chunks: Sequence[Chunk], at: int, part: Part) -> bool:
    chunk = chunks[at]
    if (chunk.inside and not chunks[part.first].inside) or is_infinite(chunk):
        return False
    return not (at > part.first and chunks[at - 1].tag == "zu")


def _may_be_participle(chunks: Sequence[Chunk], part: Part, at: int) -> bool:
    """``vor drei Monaten veröffentlicht``: a form in -t without ge, last in a part that opens with a preposition or a date."""
    chunk = chunks[at]
    form = (chunk.lower.endswith(("t", "en")) and chunk.lower.startswith(_PREFIXED)) or chunk.lower.endswith("iert")
    return form and at == part.last - 1 and at > part.first and chunks[part.first].tag in {"prep", "time"}


def _read_verb(chunks: Sequence[Chunk], clause: Clause) -> None:
    """The full verb of a clause, with its prefix, and the auxiliary or modal verb beside it."""
    verbs = [
        at
        for part in clause.head
        for at in range(part.first, part.last)
        if chunks[at].verb and _in_part(chunks, at, part)
    ]
    finites = [part.finite for part in clause.head if part.finite is not None]
    if not finites:
        clause.verb = chunks[verbs[-1]].verb if verbs else ""
        return
    clause.finite = finites[0]
    chunk = chunks[finites[0]]
    clause.verb = chunk.verb
    if chunk.verb not in AUXILIARIES and chunk.verb not in MODALS:
        clause.verb = _with_prefix(chunks, clause, finites[0])
        return
    clause.modal = chunk.lower
    full = [at for at in verbs if chunks[at].verb not in AUXILIARIES and chunks[at].verb not in MODALS]
    if full:
        clause.verb = chunks[full[-1]].verb
        clause.passive = chunk.verb == "werden" or any(chunks[at].lower == "worden" for at in verbs)


def _in_part(chunks: Sequence[Chunk], at: int, part: Part) -> bool:
    return not chunks[at].inside or chunks[part.first].inside


def _with_prefix(chunks: Sequence[Chunk], clause: Clause, finite: int) -> str:
    """The verb with the prefix at the end of one of its parts."""
    verb = chunks[finite].verb
    for part in reversed(clause.parts):
        for at in range(part.last - 1, max(part.first - 1, finite), -1):
            last = at == part.last - 1 or (chunks[at + 1].lower in {"als", "wie"} and part in clause.head)
            if last and chunks[at].lower in PREFIXES and (whole := joined(chunks[at].lower, verb)) != verb:
                chunks[at].tag = "prefix"
                return whole
    return verb
