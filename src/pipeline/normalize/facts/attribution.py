"""Whom the text names as the source of a statement."""

from collections.abc import Iterator

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.frames import is_magnitude
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.speech import SAYING, depends_on, goes_with, tells

_data = load("fact_sources")
_BEFORE = {tuple(words.split()) for words in _data["before"]}
_OPENERS = frozenset(words[0] for words in _BEFORE)
_BEHIND = frozenset(_data["behind"])
_TELLINGS, _PAPERS = frozenset(_data["tellings"]), frozenset(_data["papers"])
_COMPOUNDS, _PAPER_ENDINGS = tuple(_data["compounds"]), tuple(_data["papers"])
_CUES = _OPENERS | _BEHIND | {"nach", "so"}
_NO_SOURCES, _BODIES = frozenset(_data["no_sources"]), frozenset(_data["bodies"])
_PREPOSITIONS: dict[str, list[str]] = _data["with_preposition"]
_IMPERSONAL = frozenset(_data["impersonal"])
_NOMINAL = frozenset({"noun", "name"})
_ORIGINS = frozenset({"von", "aus"})
_WORDS_OF_SOURCES = _TELLINGS | _PAPERS
_NEAR, _FAR = 6, 12


def source_of(sentence: Parsed, clause: Clause) -> str | None:
    """The words of the source: ``X schätzt``, ``laut X``, ``nach Angaben von X``, ``X zufolge``, ``wie X mitteilte``."""
    own = _teller(sentence, clause) if clause.verb in SAYING and tells(sentence, clause, clause) else None
    return own or _by_words(sentence, clause) or _by_clause(sentence, clause)


def _by_words(sentence: Parsed, clause: Clause) -> str | None:
    """The source that a preposition or ``so`` names, where it counts for the clause."""
    if _CUES.isdisjoint(sentence.vocabulary):
        return None
    return next((words for at, words in _named(sentence, clause) if _reaches(sentence, at, clause)), None)


def _named(sentence: Parsed, clause: Clause) -> Iterator[tuple[int, str]]:
    """The places and words of what the prepositions of the sentence name as a source."""
    for at, chunk in enumerate(sentence.chunks):
        words: str | None = None
        if chunk.lower not in _CUES:
            continue
        if chunk.lower in _BEHIND:
            words = _behind(sentence, at, clause)
        elif chunk.lower in _OPENERS:
            words = _of_opener(sentence, at, clause)
        elif chunk.lower == "nach":
            words = _of_nach(sentence, at, clause)
        elif chunk.lower == "so":
            words = _of_so(sentence, at)
        if words is not None:
            yield at, words


def _of_opener(sentence: Parsed, at: int, clause: Clause) -> str | None:
    """``laut einer Zusage vom September 2023``, ``unter Berufung auf die Polizei``."""
    length = next((len(one) for one in _BEFORE if _stands(sentence, at, one)), 0)
    found = _phrase(sentence, at + length) if length else None
    if found is None or found.first > at + length + 1:
        return None
    return _telling(sentence, found, clause) or _words(sentence, found)


def _stands(sentence: Parsed, at: int, words: tuple[str, ...]) -> bool:
    return tuple(one.lower for one in sentence.chunks[at : at + len(words)]) == words


def _phrase(sentence: Parsed, at: int) -> Phrase | None:
    found = sentence.phraser.read(at, min(at + _FAR, len(sentence.chunks)))
    return found[0] if found and found[0].kind in _NOMINAL else None


def _of_nach(sentence: Parsed, at: int, clause: Clause) -> str | None:
    """``nach Angaben der Polizei``, ``nach Firmenangaben``, ``nach eigenen Angaben``, ``nach einer Umfrage von X``."""
    near = [chunk.lower for chunk in sentence.chunks[at + 1 : at + _NEAR] if chunk.tag == "noun"]
    if _WORDS_OF_SOURCES.isdisjoint(near) and not any(_is_compound(word) for word in near):
        return None
    found = _phrase(sentence, at)
    if found is None or found.first != at or found.kind != "noun":
        return None
    told = _telling(sentence, found, clause)
    paper = sentence.chunks[found.head].lower in _PAPERS and (found.owner is not None or found.det.startswith("ein"))
    return _words(sentence, found) if told is None and paper else told


def _telling(sentence: Parsed, phrase: Phrase, clause: Clause) -> str | None:
    """Whose ``Angaben`` or ``Schätzungen`` they are; a compound (``Firmenangaben``) stands for itself."""
    lower = sentence.chunks[phrase.head].lower
    if lower not in _TELLINGS:
        return sentence.words(phrase.head, phrase.head + 1) if phrase.kind == "noun" and _is_compound(lower) else None
    if phrase.owner is not None:
        return _words(sentence, phrase.owner)
    if phrase.name is not None:
        return sentence.chunks[phrase.name].text
    own = any(one.lower.startswith("eigen") for one in sentence.chunks[phrase.first : phrase.head])
    subject = sentence.subject(clause) if own else None
    return _words(sentence, subject) if subject is not None and subject.kind in _NOMINAL else None


def _is_compound(lower: str) -> bool:
    return lower.endswith(_COMPOUNDS) and lower not in _COMPOUNDS


def _of_so(sentence: Parsed, at: int) -> str | None:
    """``…, so die Polizei``: a stretch of its own, without a verb."""
    if at == 0 or sentence.chunks[at - 1].text != ",":
        return None
    part = next((part for clause in sentence.clauses for part in clause.parts if part.first == at), None)
    if part is None or part.finite is not None:
        return None
    found = _phrase(sentence, at + 1)
    if found is None or found.first != at + 1 or not sentence.phraser.may_be_subject(found):
        return None
    return None if sentence.chunks[found.head].lower in _NO_SOURCES else _words(sentence, found)


def _behind(sentence: Parsed, at: int, clause: Clause) -> str | None:
    """``einem Bericht der Unesco von 2021 zufolge``."""
    for clause in sentence.clauses:
        for part in clause.parts:
            if not part.first <= at < part.last:
                continue
            before = [phrase for phrase in part.phrases if phrase.last <= at]
            if len(before) > 1 and before[-1].kind == "time" and before[-1].prep in _ORIGINS:
                before.pop()
            if before and before[-1].kind in _NOMINAL:
                return _telling(sentence, before[-1], clause) or _words(sentence, before[-1])
    return None


def _reaches(sentence: Parsed, at: int, clause: Clause) -> bool:
    """Whether a source named at a place counts for a clause: its own, what hangs on it, what follows if it opens all."""
    home = next((one for one in sentence.clauses if any(part.first <= at < part.last for part in one.parts)), None)
    if home is None or home is clause or depends_on(clause, home):
        return home is not None
    aside = any(part.first == at and part.finite is None for part in home.gapped)
    opens = at <= home.first + 1 and home.first < clause.first
    return (aside or opens) and home.kind == "main" and goes_with(sentence, home, clause)


def _by_clause(sentence: Parsed, clause: Clause) -> str | None:
    """Who tells the clause in another one."""
    for one in sentence.clauses:
        if one.verb in SAYING and one is not clause and tells(sentence, one, clause):
            words = _teller(sentence, one)
            if words is not None:
                return words
    return None


def _teller(sentence: Parsed, clause: Clause) -> str | None:
    """The subject of a verb of saying; ``bei der Polizei heißt es``: what stands behind the preposition."""
    prepositions, phrases = _PREPOSITIONS.get(clause.verb, ()), clause.phrases
    subject = sentence.subject(clause)
    told = next((phrase for phrase in phrases if phrase.prep in prepositions), None)
    if clause.verb in _IMPERSONAL:
        empty = subject is None or subject.kind == "pron"
        return _words(sentence, told) if empty and told is not None and told.kind in _NOMINAL else None
    if (prepositions and told is None) or subject is None or subject.kind not in _NOMINAL:
        return None  # sprach mit 60 Zeugen
    return None if _measures(sentence, subject) else _words(sentence, subject)


def _words(sentence: Parsed, phrase: Phrase) -> str:
    """A name for itself; of a noun with a name (``Präsident Joachim Nagel``) the name; else the phrase with its date."""
    chunks = sentence.chunks
    if phrase.name is not None and phrase.name > phrase.head:
        goes_on = phrase.owner is None and phrase.last > phrase.name + 1 and chunks[phrase.last - 1].tag == "noun"
        return sentence.words(phrase.head, phrase.last) if goes_on else chunks[phrase.name].text
    if phrase.name is not None:
        return chunks[phrase.name].text
    if phrase.kind == "name":
        return chunks[phrase.head].text
    if (author := _author(sentence, phrase)) is not None:
        return author
    first, last = phrase.first, phrase.last
    while chunks[first].tag == "prep" and first < phrase.head:
        first += 1
    behind = sentence.phraser.read(last, min(last + _FAR, len(chunks)))[:1]
    if behind and behind[0].kind == "time" and behind[0].first == last and behind[0].prep in _ORIGINS:
        at = behind[0].last
        last = last if at < len(chunks) and chunks[at].lower == "bis" else at  # von April bis Juni
    return sentence.words(first, last)


def _author(sentence: Parsed, phrase: Phrase) -> str | None:
    """The name whose paper it is: ``eine Analyse von CB Insights``, ``eine Studie des Tech-Dienstes CB Insights``."""
    chunks, owner = sentence.chunks, phrase.owner
    if owner is None or not chunks[phrase.head].lower.endswith(_PAPER_ENDINGS):
        return None
    places = (owner.last, owner.name, owner.head) if owner.det else (owner.head,)
    for at in places:
        if at is not None and at < len(chunks) and chunks[at].tag == "name" and chunks[at].entity is not None:
            return chunks[at].text
    return None


def _measures(sentence: Parsed, phrase: Phrase) -> bool:
    """``Ihr Eigenkapital gibt die Sparkasse mit 3 Milliarden an``: what is told, not who tells it."""
    head = sentence.chunks[phrase.head]
    return phrase.kind == "noun" and phrase.name is None and head.lower not in _BODIES and is_magnitude(head.text)
