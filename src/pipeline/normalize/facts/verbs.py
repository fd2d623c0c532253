"""The verb of a clause: where the finite one stands, its prefix at the end, and the auxiliary or modal verb beside it."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.parts import Part, is_infinite
from pipeline.normalize.facts.words import AUXILIARIES, MODALS, PREFIXES, joined

if TYPE_CHECKING:
    from pipeline.normalize.facts.clauses import Clause

_HELPERS = AUXILIARIES | MODALS
_LIKE = frozenset({"als", "wie", "statt"})
_PREFIXED = ("ver", "be", "er", "ent", "zer", "unter", "über")


def find_finite(chunks: Sequence[Chunk], part: Part) -> int | None:
    """The place of the finite verb of a part: an auxiliary or modal verb before any other."""
    if not part.verbs:
        return None
    verbs = [at for at in part.verbs if _is_finite(chunks, at, part)]
    for at in verbs:
        if chunks[at].verb in _HELPERS:
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
    last = part.first < at == part.last - 1
    return last and chunks[part.first].tag in {"prep", "time"} and has_participle_form(chunks[at])


def has_participle_form(chunk: Chunk) -> bool:
    """``verlegt``, ``studiert``: a participle without ge, or the third person; not ``erhielt``."""
    lower = chunk.lower
    weak = lower.endswith("t") and lower.startswith(chunk.verb[:-2])
    return ((weak or lower.endswith("en")) and lower.startswith(_PREFIXED)) or lower.endswith("iert")


def has_infinitive_with_zu(chunks: Sequence[Chunk], part: Part) -> bool:
    """``in die Bahn zu investieren``, ``umzusetzen``."""
    return any(
        (at and chunks[at - 1].tag == "zu") or (chunks[at].tag == "verb" and _has_zu(chunks[at])) for at in part.verbs
    )


def _has_zu(chunk: Chunk) -> bool:
    return "zu" in chunk.lower[2:] and is_infinite(chunk)


def read_verb(chunks: Sequence[Chunk], clause: "Clause") -> None:
    """The full verb of a clause, with its prefix, and the auxiliary or modal verb beside it."""
    head = clause.head
    places = [at for part in head for at in part.verbs if not chunks[at].inside or chunks[part.first].inside]
    finite = next((part.finite for part in head if part.finite is not None), None)
    if finite is None:
        clause.verb = chunks[places[-1]].verb if places else ""
        if clause.joined and clause.kind == "main" and clause.parent is not None:
            clause.modal, clause.passive = clause.parent.modal, clause.parent.passive
        return
    clause.finite, chunk = finite, chunks[finite]
    if chunk.verb not in _HELPERS:
        clause.verb = _with_prefix(chunks, clause, finite)
        return
    clause.verb, clause.modal = chunk.verb, chunk.lower
    full = [at for at in places if chunks[at].verb not in _HELPERS]
    if full:
        clause.verb = chunks[full[-1]].verb
        clause.passive = chunk.verb == "werden" or any(chunks[at].lower == "worden" for at in places)


def _with_prefix(chunks: Sequence[Chunk], clause: "Clause", finite: int) -> str:
    """The verb with the prefix at the end of one of its parts."""
    verb = chunks[finite].verb
    for part in reversed(clause.parts):
        for at in _ends(chunks, part, finite, part in clause.head):
            if chunks[at].lower in PREFIXES and (whole := joined(chunks[at].lower, verb)) != verb:
                chunks[at].tag = "prefix"
                return whole
    return verb


def _ends(chunks: Sequence[Chunk], part: Part, finite: int, with_verb: bool) -> Iterator[int]:
    """Where a prefix may stand behind the finite verb: last in the part, or before ``als`` and ``wie``."""
    end = part.last - 1
    while end > finite and chunks[end].inside and not chunks[part.first].inside:
        end -= 1  # setzte 3 Milliarden um (Vorjahr: 2 Milliarden)
    if end > finite:
        yield end
        if with_verb:
            first = max(part.first, finite + 1)
            yield from (at for at in range(part.last - 2, first - 1, -1) if chunks[at + 1].lower in _LIKE)
