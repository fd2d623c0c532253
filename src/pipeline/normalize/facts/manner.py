"""How a figure is stated: as a fact, a plan, an estimate or a condition; denied or not."""

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import Stated
from pipeline.normalize.facts.words import NEGATIONS
from pipeline.types import Modality

_data = load("fact_sources")
_ESTIMATED_VERBS = frozenset(_data["estimated_verbs"])
_ESTIMATED_WORDS = frozenset(_data["estimated_words"])
_PLANNED_VERBS = frozenset(_data["planned_verbs"])
_CONDITIONAL = frozenset({"könnte", "könnten", "würde", "würden", "wäre", "wären", "hätte", "hätten", "läge", "lägen"})
_INTENDED = frozenset({"soll", "sollen", "solle", "sollte", "sollten", "will", "wollen", "wolle", "wollte", "wollten"})
_CUES = _ESTIMATED_WORDS | _CONDITIONAL | {"falls"}
_LIKELY = frozenset({"dürfte", "dürften"})


def modality(one: Stated, reported: bool) -> Modality:
    """What the modal verb, the verb of the clause around and the words beside the figure say."""
    words: frozenset[str] = frozenset()
    if _CUES & one.sentence.vocabulary:
        words = words.union(*(one.sentence.lowers(part) for part in (*one.clause.head, one.part)))
    forms = _forms(one.clause)
    verbs = _verbs(one.clause)
    if forms & _LIKELY or verbs & _ESTIMATED_VERBS or words & _ESTIMATED_WORDS:
        return "estimated"
    if forms & _INTENDED or verbs & _PLANNED_VERBS:
        return "planned"
    if not reported and (words & _CONDITIONAL or "falls" in words):
        return "conditional"
    return "stated"


def _around(clause: Clause) -> list[Clause]:
    found = [clause]
    while clause.parent is not None and (clause.joined or clause.kind in {"inf", "bracket"}) and len(found) < 5:
        clause = clause.parent
        found.append(clause)
    return found


def _forms(clause: Clause) -> set[str]:
    return {one.modal for one in _around(clause) if one.modal}


def _verbs(clause: Clause) -> set[str]:
    return {one.verb for one in _around(clause)}


def negated(one: Stated) -> bool:
    """Whether ``nicht`` or ``kein`` stands right before the figure, or ``nicht`` before the verb at the end."""
    chunks = one.sentence.chunks
    first = one.phrase.first
    if not NEGATIONS & one.sentence.vocabulary:
        return False
    for part in one.clause.head:
        for at in range(part.first, part.last - 1):
            if chunks[at].tag == "neg" and chunks[at + 1].verb:
                return True
    return any(chunks[at].lower in NEGATIONS for at in range(max(0, first - 1), one.place))
