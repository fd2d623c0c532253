"""Whom the text names as the source of a statement."""

from collections.abc import Sequence

from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.frames import is_magnitude
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed

_data = load("fact_sources")
_BEFORE = {tuple(words.split()) for words in _data["before"]}
_LONGEST = max(len(words) for words in _BEFORE)
_BEHIND = frozenset(_data["behind"])
_STATES = frozenset({"ist", "sind", "war", "waren", "sei", "seien"})
_CUES = frozenset(words[0] for words in _BEFORE) | _BEHIND
_VERBS = frozenset(_data["verbs"])


def source_of(sentence: Parsed, clause: Clause) -> str | None:
    """The words of the source: ``laut X``, ``nach Angaben von X``, ``X zufolge``, ``wie X mitteilte``, ``X schätzt``."""
    return _by_preposition(sentence, clause) or _by_clause(sentence, clause)


def _by_preposition(sentence: Parsed, clause: Clause) -> str | None:
    chunks = sentence.chunks
    if not _CUES & sentence.vocabulary:
        return None
    for at, chunk in enumerate(chunks):
        if chunk.lower in _BEHIND:
            return _behind(sentence, at)
        if chunk.lower in _CUES:
            for length in range(_LONGEST, 0, -1):
                words = tuple(one.lower for one in chunks[at : at + length])
                if words in _BEFORE:
                    return _phrase_text(sentence, at + length, words[-1])
    return None


def _phrase_text(sentence: Parsed, at: int, word: str) -> str | None:
    """The phrase behind ``laut`` or ``nach Angaben``, without preposition; ``Firmenangaben`` for itself."""
    found = sentence.phraser.read(at, min(at + 12, len(sentence.chunks)))
    if not found or found[0].first > at + 1 or found[0].kind not in {"noun", "name"}:
        return None
    return _words(sentence, found[0])


def _behind(sentence: Parsed, at: int) -> str | None:
    ends = [
        phrase
        for clause in sentence.clauses
        for part in (*clause.head, *clause.gapped)
        for phrase in sentence.phrases(part)
        if phrase.last == at
    ]
    return _words(sentence, ends[0]) if ends and ends[0].kind in {"noun", "name"} else None


def _words(sentence: Parsed, phrase: Phrase) -> str:
    """A name for itself; of a noun with a name (``Präsident Joachim Nagel``) the name; else the whole phrase."""
    chunks: Sequence[Chunk] = sentence.chunks
    if phrase.name is not None:
        return chunks[phrase.name].text
    if phrase.kind == "name":
        return chunks[phrase.head].text
    if phrase.owner is not None and chunks[phrase.owner.head].entity is not None:
        return chunks[phrase.owner.head].text  # laut einer Analyse von CB Insights
    first = phrase.first
    while chunks[first].tag == "prep" and first < phrase.head:
        first += 1
    return sentence.words(first, phrase.last)


def _by_clause(sentence: Parsed, clause: Clause) -> str | None:
    """The subject of a verb of saying: around, inside or beside the clause."""
    for other in sentence.clauses:
        if other.verb not in _VERBS or other.passive or other.modal in _STATES:
            continue
        related = (
            other is clause or clause.parent is other or other.parent is clause or _is_parenthesis(sentence, other)
        )
        subject = sentence.subject(other)
        if related and subject is not None and subject.kind in {"noun", "name"} and not _measures(sentence, subject):
            return _words(sentence, subject)
    return None


def _measures(sentence: Parsed, phrase: Phrase) -> bool:
    """``Ihr Eigenkapital gibt die Sparkasse mit 3 Milliarden an``: what is told, not who tells it."""
    return phrase.kind == "noun" and phrase.name is None and is_magnitude(sentence.chunks[phrase.head].text)


def _is_parenthesis(sentence: Parsed, clause: Clause) -> bool:
    """``…, sagte die Bürgermeisterin``: the verb opens the clause."""
    return clause.finite is not None and clause.finite == clause.head[0].first and clause.head[0].opener == ","
