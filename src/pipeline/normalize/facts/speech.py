"""Which clause tells another one: ``X sagt, dass …``, ``wie X mitteilt``, ``…, sagte X``, ``X teilte mit, der Gewinn habe …``."""

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.parts import HARD
from pipeline.normalize.facts.sentence import Parsed

_data = load("fact_sources")
SAYING = frozenset(_data["verbs"])
_NO_ACT = frozenset(_data["no_act"])
_WITH_CLAUSE = frozenset(_data["with_clause"])
_CONTENT = frozenset({"dass", "ob", "wie", "wo", "wer", "was"})
_SPEECH = frozenset({"sei", "seien", "habe", "werde", "solle", "könne", "müsse", "dürfe", "wolle"})
_COLON = frozenset({":"})
_NOMINAL = frozenset({"noun", "name", "figure"})


def tells(sentence: Parsed, other: Clause, clause: Clause) -> bool:
    """Whether the verb of saying of ``other`` tells what ``clause`` says."""
    if other.verb not in SAYING or other.modal in _NO_ACT or is_passive(sentence, other):
        return False
    if other.verb == "erklären" and "bereit" in sentence.vocabulary:
        return False  # hat sich bereit erklärt
    return reports(sentence, other, clause) and (other is not clause or other.verb not in _WITH_CLAUSE)


def reports(sentence: Parsed, other: Clause, clause: Clause) -> bool:
    """Whether what ``clause`` says is the content of ``other``."""
    if other is clause:
        return True
    if is_aside(sentence, other):
        return goes_with(sentence, other, clause)
    return _depends(sentence, clause, other) or _follows(sentence, clause, other)


def is_passive(sentence: Parsed, clause: Clause) -> bool:
    """``wurde geschätzt``, ``kann von 60 Prozent ausgegangen werden``."""
    return clause.passive or any(
        chunk.lower == "werden" for part in clause.head for chunk in sentence.chunks[max(part.last - 2, 0) : part.last]
    )


def is_aside(sentence: Parsed, clause: Clause) -> bool:
    """``wie die Polizei mitteilte``, ``…, sagte die Bürgermeisterin``: a clause that may stand anywhere in what it tells."""
    if clause.kind == "sub":
        return sentence.chunks[clause.first].lower == "wie"
    return clause.finite is not None and clause.finite == clause.first and clause.head[0].opener == ","


def goes_with(sentence: Parsed, other: Clause, clause: Clause) -> bool:
    """Whether two clauses belong to one stretch between semicolons and dashes."""
    first, last = sorted((other.first, clause.first))
    return not any(one.tag == "mark" and one.text in HARD - _COLON for one in sentence.chunks[first:last])


def depends_on(clause: Clause, other: Clause) -> bool:
    """Whether a clause hangs on another one, or goes on from it without a subject of its own."""
    steps = 0
    while clause.parent is not None and (clause.kind != "main" or clause.joined) and steps < 20:
        clause, steps = clause.parent, steps + 1
        if clause is other:
            return True
    return False


def _depends(sentence: Parsed, clause: Clause, other: Clause) -> bool:
    """``X sagt, dass … 5 Prozent …``; not ``X sagt es, weil …``."""
    if clause.kind == "sub" and clause.parent is other:
        return sentence.chunks[clause.first].lower in _CONTENT
    return depends_on(clause, other)


def _follows(sentence: Parsed, clause: Clause, other: Clause) -> bool:
    """``X teilte mit, der Gewinn habe …``, ``X sagte: …``: a main clause behind one of saying that has nothing else to say."""
    if clause.kind != "main" or clause.parent is not other or clause.head[0].opener not in {",", ":"}:
        return False
    if other.kind != "main":
        return False
    return (clause.head[0].opener == "," and is_indirect(sentence, clause)) or not _is_complete(sentence, other)


def _is_complete(sentence: Parsed, clause: Clause) -> bool:
    """``Heuer verkündete die Entdeckung: …``, ``Sie rechneten mit 500, …``: what is said stands in the clause itself."""
    subject = sentence.subject(clause)
    rest = [phrase for part in clause.parts for phrase in part.phrases]
    return any(
        phrase.kind in _NOMINAL and (not phrase.prep or phrase.kind == "figure")
        for phrase in rest
        if subject is None or phrase.first != subject.first
    )


def is_indirect(sentence: Parsed, clause: Clause) -> bool:
    """Whether the verb has the form of indirect speech: ``habe``, ``seien``, ``koste``."""
    if clause.finite is None:
        return False
    verb = sentence.chunks[clause.finite]
    return verb.lower in _SPEECH or (verb.lower.endswith("e") and verb.lower + "n" == verb.verb)
