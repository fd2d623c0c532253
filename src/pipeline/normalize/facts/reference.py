"""What the phrases of a sentence stand for: names, appositions, pronouns, epithets."""

from collections.abc import Sequence

from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.document import Text
from pipeline.normalize.facts.draft import UNSURE, Owner
from pipeline.normalize.facts.epithets import epithet_label
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed

_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem", "diesen"})
GENDERS = {
    "er": ("der", "dieser", "ein", "jeder"),
    "es": ("das", "dieses", "ein", "jedes"),
    "sie": ("die", "diese", "eine", "jede"),
}
_HOLDERS = tuple(load("measure_verbs")["holders"])
_SUPERLATIVE = tuple(stem + end for stem in ("st", "ßt") for end in ("e", "en", "er", "es", "em"))
_POSSESSIVES = {"er": "sein", "es": "sein", "sie": "ihr"}
_PARTICIPLE = ("ende", "enden", "ender", "endes", "endem")
_NEW = {"er": "einen", "sie": "eine", "es": "ein"}
"""The article of an object that a sentence brings in: the next one may go on with it."""
_BY_LABEL = {"PER": {"er", "sie"}, "LOC": {"es"}, "ORG": {"es", "sie", "er"}, "MISC": {"es", "er"}}
"""The pronouns that a name without an article may be taken up by."""


def is_governing(chunks: Sequence[Chunk], at: int) -> bool:
    """Whether a participle goes on from what it governs: ``die 350 Mitglieder zählende Partei``."""
    chunk = chunks[at]
    return chunk.tag == "adj" and chunk.lower.endswith(_PARTICIPLE) and chunks[at - 1].tag in {"noun", "figure"}


class References:
    """What stands for what in one sentence."""

    def __init__(self, text: Text, number: int):
        self.text = text
        self.number = number
        self.sentence = text.parsed(number)

    def names(self, phrase: Phrase) -> bool:
        """Whether a phrase has a name."""
        place = phrase.name if phrase.name is not None else phrase.head
        return self.sentence.chunks[place].entity is not None or (phrase.kind == "name" and not phrase.det)

    def of_phrase(self, phrase: Phrase, clause: Clause) -> Owner:
        """What a phrase names."""
        chunks = self.sentence.chunks
        head, text = chunks[phrase.head], self.words(phrase)
        if phrase.kind == "name" and head.entity is not None:
            return Owner(None if phrase.several else head.entity.entity_id, text)
        if phrase.name is not None and (entity := chunks[phrase.name].entity) is not None:
            return Owner(entity.entity_id, text)
        if phrase.kind == "pron":
            return self._pronoun(head.lower, clause)
        if (apposed := self._apposed(phrase, clause)) is not None:
            return apposed
        if phrase.det in _DEFINITE and self._is_first_of_kind(phrase):
            return self._announced(clause) or (Owner(None, text) if self._is_alone() else UNSURE)
        label = epithet_label(head.text) if phrase.owner is None and phrase.det in _DEFINITE else None
        if label is not None and not self._has_attribute(phrase, clause):
            return self._epithet(label, text)
        return Owner(None, text)

    def _apposed(self, phrase: Phrase, clause: Clause) -> Owner | None:
        """``ATLAS, ein Detektor von 46 Metern Länge``: the name before the comma."""
        part = next((part for part in clause.parts if part.first == phrase.first and part.opener == ","), None)
        if part is None or phrase.det not in {"ein", "eine"}:
            return None
        for other in clause.parts:
            for before in other.phrases:
                entity = self.sentence.chunks[before.head].entity
                if before.last == phrase.first - 1 and before.kind == "name" and entity is not None:
                    return Owner(entity.entity_id, self.words(before))
        return None

    def _has_attribute(self, phrase: Phrase, clause: Clause) -> bool:
        """``Das Haus am Seeufer kostet …``: a thing of its own, no word for a name."""
        if clause.finite is None or phrase.first > clause.finite:
            return False
        return any(
            other.first == phrase.last and other.kind != "figure" and other.prep not in {"", "aus"}
            for part in clause.parts
            for other in part.phrases
        )

    def words(self, phrase: Phrase) -> str:
        """The words of a phrase without its preposition."""
        chunks, first = self.sentence.chunks, phrase.first
        while first < phrase.head and chunks[first].tag == "prep":
            first += 1
        if 0 < first < phrase.head and not phrase.det and is_governing(chunks, first):
            first += 1  # die 350 Mitglieder zählende Partei
        last = phrase.last if phrase.several or phrase.kind == "noun" else phrase.head + 1
        return self.sentence.words(first, last)

    def _pronoun(self, lower: str, clause: Clause) -> Owner:
        """The nearest subject before that agrees: of the clauses before, else of the sentence before."""
        if lower not in GENDERS:
            return UNSURE
        for other in reversed(self.sentence.clauses):
            subject = self.sentence.subject(other) if other.first < clause.first and other.kind != "bracket" else None
            if subject is not None and self._agrees(lower, subject, self.sentence):
                rival = self._rival(lower, subject, self.sentence, clause.first)
                return UNSURE if rival else self.of_phrase(subject, other)
        return self._center(lower)

    def _center(self, lower: str) -> Owner:
        for number in self.text.before(self.number):
            center = self.text.center(number)
            if center is None:
                return UNSURE
            phrase, clause, parsed = center
            if phrase.kind == "pron" and parsed.chunks[phrase.head].lower == lower:
                continue
            if phrase.det.startswith(_POSSESSIVES[lower]):
                continue  # Ihre Erlöse schmolzen. … nahm sie …
            if not self._agrees(lower, phrase, parsed) or self._rival(lower, phrase, parsed):
                return UNSURE
            return References(self.text, number).of_phrase(phrase, clause)
        return UNSURE

    def meant(self, lower: str, clause: Clause) -> str | None:
        """The noun that a pronoun stands for: of the clauses before, else of the sentence before."""
        if (subject := self.taken_up(lower, clause)) is not None:
            return self.sentence.chunks[subject.head].text if subject.kind == "noun" and subject.name is None else None
        for number in self.text.before(self.number):
            center = self.text.center(number)
            if center is None or lower not in GENDERS or not self._agrees(lower, center[0], center[2]):
                return None
            phrase, _, parsed = center
            return parsed.chunks[phrase.head].text if phrase.kind == "noun" and phrase.name is None else None
        return None

    def taken_up(self, lower: str, clause: Clause) -> Phrase | None:
        """The subject of a clause before in the sentence that a pronoun stands for."""
        for other in reversed(self.sentence.clauses) if lower in GENDERS else ():
            subject = self.sentence.subject(other) if other.first < clause.first and other.kind != "bracket" else None
            if subject is not None and self._agrees(lower, subject, self.sentence):
                return subject
        return None

    def _rival(self, lower: str, phrase: Phrase, sentence: Parsed, before: int | None = None) -> bool:
        """Whether the sentence has another name or thing that the pronoun could stand for."""
        if phrase.det and phrase.kind != "name":
            return False
        others = [
            other
            for clause in sentence.clauses
            for part in clause.parts
            for other in part.phrases
            if (before is None or other.first < before)
            and other.first != phrase.first
            and other.kind in {"name", "noun"}
            and not other.prep
        ]
        return any(
            other.name is not None
            or other.det == _NEW[lower]  # kündigte einen Fonds an. Er soll …
            or (other.kind == "name" and self._agrees(lower, other, sentence))
            for other in others
        )

    def _agrees(self, lower: str, phrase: Phrase, sentence: Parsed) -> bool:
        if phrase.kind not in {"name", "noun"}:
            return False
        if phrase.det in {"der", "die", "das", "ein", "eine", "dieser", "diese", "dieses", "jeder", "jede", "jedes"}:
            return phrase.det in GENDERS[lower]
        entity = sentence.chunks[phrase.head].entity
        if entity is None:
            return lower == "sie" and not phrase.det
        return lower in _BY_LABEL[entity.name.label] or (phrase.several and lower == "sie")

    def _epithet(self, label: str, text: str) -> Owner:
        """``der Konzern``: the name of that kind that the sentence or the one before is about; else the words.

        Where they are about none, the only firm or body that they name: also for ``die Hamburger``, not for ``die Dänen``.
        """
        for number in (self.number, *self.text.before(self.number)):
            center = self.text.center(number)
            if center is None:
                continue
            phrase, _clause, parsed = center
            place = phrase.name if phrase.name is not None else phrase.head
            entity = parsed.chunks[place].entity
            if entity is not None and entity.name.label == label and not phrase.several:
                return Owner(entity.entity_id, text)
        if label in {"ORG", "TOWN"} and (only := self._only_body()) is not None:
            return Owner(only, text)
        return Owner(None, text) if label == "LOC" or self._is_alone() else UNSURE

    def _is_alone(self) -> bool:
        """Whether neither this sentence nor one before it in the line has a name."""
        return not self.text.before(self.number) and not self.text.has_names(self.number)

    def _is_first_of_kind(self, phrase: Phrase) -> bool:
        """``der größte Containerhafen der Welt``: a place or firm that most likely has a name."""
        chunks = self.sentence.chunks
        if phrase.kind != "noun" or phrase.name is not None or not chunks[phrase.head].lower.endswith(_HOLDERS):
            return False
        return any(one.lower.endswith(_SUPERLATIVE) and one.tag == "adj" for one in chunks[phrase.first : phrase.head])

    def _announced(self, clause: Clause) -> Owner | None:
        """``Anders Schanghai: Der größte Hafen …``: the name before the colon that the clause follows."""
        chunks, at = self.sentence.chunks, clause.first - 1
        entity = chunks[at - 1].entity if at > 0 and chunks[at].text == ":" else None
        return Owner(entity.entity_id, chunks[at - 1].text) if entity is not None else None

    def _only_body(self) -> str | None:
        """The one firm or body that the sentences before name, where this one names no other."""
        before = {body for number in self.text.before(self.number) for body in self._bodies(number)}
        return before.pop() if len(before) == 1 and self._bodies(self.number) <= before else None

    def _bodies(self, number: int) -> set[str]:
        return {one.entity_id for one in self.text.names(number) if one.name.label == "ORG"}

    def topic(self) -> Owner | None:
        """The name that opens the line: ``BMW: Der Überschuss sank …``."""
        entity = self.text.topic(self.number)
        return Owner(entity.entity_id, entity.name.text) if entity is not None else None
