"""What the phrases of a sentence stand for: names, pronouns, epithets, relative clauses, and the subject of a clause."""

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.document import Text
from pipeline.normalize.facts.draft import UNSURE, Owner, Stated
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.sentence import Parsed

_LABELS = {word: label for label, words in load("epithets")["names"].items() for word in words}
IMPERSONAL = frozenset(load("measure_verbs")["impersonal"])
_NOMINATIVE = frozenset({"der", "die", "das", "welche", "welcher", "welches"})
_DEFINITE = frozenset({"der", "die", "das", "dem", "den", "des", "dieser", "diese", "dieses", "diesem", "diesen"})
_AGREEING = {
    "der": {"der", "den", "dem", "des", "ein", "einen", "einem", "eines"},
    "die": {"die", "der", "eine", "einer"},
    "das": {"das", "dem", "des", "ein", "einem", "eines"},
}
"""Which articles a relative pronoun may refer to."""
_GENDERS = {
    "er": ("der", "dieser", "ein", "jeder"),
    "es": ("das", "dieses", "ein", "jedes"),
    "sie": ("die", "diese", "eine", "jede"),
}
_BY_LABEL = {"PER": {"er", "sie"}, "LOC": {"es"}, "ORG": {"es", "sie", "er"}, "MISC": {"es", "er"}}
"""The pronouns that a name without an article may be taken up by."""


def _epithet_label(noun: str) -> str | None:
    """The label of the names that a noun stands for; of a compound with hyphens the last part counts."""
    return _LABELS.get(base_form(noun.rpartition("-")[2])) or _LABELS.get(base_form(noun))


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
        label = _epithet_label(head.text) if phrase.owner is None and phrase.det in _DEFINITE else None
        if label is not None and not self._has_attribute(phrase, clause):
            return self._epithet(label, text)
        return Owner(None, text)

    def _apposed(self, phrase: Phrase, clause: Clause) -> Owner | None:
        """``ATLAS, ein Detektor von 46 Metern Länge``: the name before the comma."""
        part = next((part for part in clause.parts if part.first == phrase.first and part.opener == ","), None)
        if part is None or phrase.det not in {"ein", "eine"}:
            return None
        for other in clause.parts:
            for before in self.sentence.phrases(other):
                entity = self.sentence.chunks[before.head].entity
                if before.last == phrase.first - 1 and before.kind == "name" and entity is not None:
                    return Owner(entity.entity_id, self.words(before))
        return None

    def _has_attribute(self, phrase: Phrase, clause: Clause) -> bool:
        """``Das Haus am Seeufer kostet …``: a thing of its own, no word for a name."""
        if clause.finite is None or phrase.first > clause.finite:
            return False
        return any(
            other.first == phrase.last and other.prep for part in clause.parts for other in self.sentence.phrases(part)
        )

    def words(self, phrase: Phrase) -> str:
        """The words of a phrase without its preposition."""
        chunks, first = self.sentence.chunks, phrase.first
        while first < phrase.head and chunks[first].tag == "prep":
            first += 1
        last = phrase.last if phrase.several or phrase.kind == "noun" else phrase.head + 1
        return self.sentence.words(first, last)

    def _pronoun(self, lower: str, clause: Clause) -> Owner:
        """The nearest subject before that agrees: of the clauses before, else of the sentence before."""
        if lower not in _GENDERS:
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
            if not self._agrees(lower, phrase, parsed) or self._rival(lower, phrase, parsed):
                return UNSURE
            return References(self.text, number).of_phrase(phrase, clause)
        return UNSURE

    def meant(self, lower: str, clause: Clause) -> str | None:
        """The noun that a pronoun stands for: of the clauses before, else of the sentence before."""
        for other in reversed(self.sentence.clauses):
            subject = self.sentence.subject(other) if other.first < clause.first and other.kind != "bracket" else None
            if subject is not None and lower in _GENDERS and self._agrees(lower, subject, self.sentence):
                return (
                    self.sentence.chunks[subject.head].text if subject.kind == "noun" and subject.name is None else None
                )
        for number in self.text.before(self.number):
            center = self.text.center(number)
            if center is None or lower not in _GENDERS or not self._agrees(lower, center[0], center[2]):
                return None
            phrase, _, parsed = center
            return parsed.chunks[phrase.head].text if phrase.kind == "noun" and phrase.name is None else None
        return None

    def _rival(self, lower: str, phrase: Phrase, sentence: Parsed, before: int | None = None) -> bool:
        """Whether the sentence has another name or thing that the pronoun could stand for."""
        if phrase.det:
            return False
        others = [
            other
            for clause in sentence.clauses
            for part in clause.parts
            for other in sentence.phrases(part)
            if (before is None or other.first < before)
            and other.first != phrase.first
            and other.kind in {"name", "noun"}
            and not other.prep
        ]
        return any(
            other.name is not None or (other.kind == "name" and self._agrees(lower, other, sentence))
            for other in others
        )

    def _agrees(self, lower: str, phrase: Phrase, sentence: Parsed) -> bool:
        if phrase.kind not in {"name", "noun"}:
            return False
        if phrase.det in {"der", "die", "das", "ein", "eine", "dieser", "diese", "dieses", "jeder", "jede", "jedes"}:
            return phrase.det in _GENDERS[lower]
        entity = sentence.chunks[phrase.head].entity
        if entity is None:
            return lower == "sie" and not phrase.det
        return lower in _BY_LABEL[entity.name.label] or (phrase.several and lower == "sie")

    def _epithet(self, label: str, text: str) -> Owner:
        """``der Konzern``: the name of that kind that the sentence or the one before is about; else the words."""
        for number in (self.number, *self.text.before(self.number)):
            center = self.text.center(number)
            if center is None:
                continue
            phrase, _clause, parsed = center
            place = phrase.name if phrase.name is not None else phrase.head
            entity = parsed.chunks[place].entity
            if entity is not None and entity.name.label == label and not phrase.several:
                return Owner(entity.entity_id, text)
        alone = not self.text.before(self.number) and not self.text.has_names(self.number)
        return Owner(None, text) if label == "LOC" or alone else UNSURE

    def possessor(self, one: Stated, noun: Phrase) -> Owner:
        """Whom ``sein``, ``ihr`` or ``dessen`` stands for."""
        if noun.det in {"dessen", "deren"}:
            return self.antecedent(one.clause) or UNSURE
        own = self.sentence.subject(one.clause)
        if own is not None and own.first != noun.first and own.kind in {"name", "noun"}:
            return self.of_phrase(own, one.clause)
        owner = self.grammatical(one.clause.parent) if one.clause.parent is not None else None
        if owner is not None:
            return owner
        if (topic := self.topic()) is not None:
            return topic
        for number in self.text.before(self.number):
            center = self.text.center(number)
            if center is not None and center[0].kind == "name":
                return References(self.text, number).of_phrase(center[0], center[1])
            break
        return UNSURE

    def topic(self) -> Owner | None:
        """The name that opens the line: ``BMW: Der Überschuss sank …``."""
        entity = self.text.topic(self.number)
        return Owner(entity.entity_id, entity.name.text) if entity is not None else None

    def antecedent(self, clause: Clause) -> Owner | None:
        """What a relative clause says something of: the phrase before its comma; None where that is a figure."""
        if clause.joined and clause.parent is not None and clause.parent.kind == "rel":
            return self.antecedent(clause.parent)
        before = sorted(
            (
                (phrase.first, phrase, one)
                for one in self.sentence.clauses
                for part in one.parts
                if part.last <= clause.first and one.kind != "bracket"
                for phrase in self.sentence.phrases(part)
                if phrase.kind in {"noun", "name", "figure"} and phrase.prep not in {"als", "wie"}
            ),
            key=lambda found: found[0],
        )
        if not before or (before[-1][1].kind == "figure" and before[-1][1].adjective is None):
            return None
        _, phrase, one = before[-1]
        relative = self.sentence.chunks[clause.first].lower
        if phrase.owner is not None and phrase.det and phrase.det not in _AGREEING.get(relative, {phrase.det}):
            phrase = phrase.owner  # den Club von A und B, die …
        return self.of_phrase(phrase, one)

    def grammatical(self, clause: Clause) -> Owner | None:
        """The subject of a clause, or of the one that it goes on from."""
        if clause.kind == "main" and clause.joined and clause.parent is not None:
            return self.grammatical(clause.parent)  # und zerlegt das Licht
        phrase = self.phrase(clause)
        if clause.kind == "rel" and (phrase is None or (phrase.kind == "pron" and phrase.first <= clause.first + 1)):
            opening = {chunk.lower for chunk in self.sentence.chunks[clause.first : clause.first + 2]}
            return self.antecedent(clause) or UNSURE if clause.joined or opening & _NOMINATIVE else None
        if phrase is not None:
            return self.of_phrase(phrase, clause)
        if (
            clause.kind == "inf"
            and clause.parent is not None
            and self.sentence.chunks[clause.head[0].last - 1].tag == "verb"
        ):
            return self._of_infinitive(clause)
        if clause.parent is not None and (clause.joined or clause.kind == "bracket"):
            return self.grammatical(clause.parent)
        return None

    def _of_infinitive(self, clause: Clause) -> Owner | None:
        if clause.parent is None:
            return None
        goal = self.sentence.subject(clause.parent)
        if goal is not None and goal.kind == "noun" and goal.owner is not None and self.names(goal.owner):
            return self.of_phrase(goal.owner, clause.parent)  # das Ziel des Chips Act, auf 20 Prozent zu kommen
        zu = any(
            chunk.tag == "zu" or "zu" in chunk.lower[2:]
            for chunk in self.sentence.chunks[clause.first : clause.head[-1].last]
        )
        return self.grammatical(clause.parent) if zu else self.antecedent(clause)

    def phrase(self, clause: Clause) -> Phrase | None:
        """The phrase in the nominative, if the verb agrees with it in number."""
        if clause.kind == "inf":
            return None
        phrase = self.sentence.subject(clause)
        if phrase is None or clause.finite is None:
            return phrase
        plural = (
            self.sentence.chunks[clause.finite].lower.endswith("n")
            or self.sentence.chunks[clause.finite].lower == "sind"
        )
        if self._bare_figure(clause) and (self._is_singular(phrase) if plural else self._is_plural(phrase)):
            return None
        if self.sentence.chunks[phrase.head].lower == "es" and clause.verb in IMPERSONAL:
            return None
        return None if phrase.kind == "noun" and self._counted_subject(clause, phrase) else phrase

    def _counted_subject(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether counted things come first as in ``1232 Läufer erreichten das Ziel``, and the noun behind is an object."""
        finite = self.sentence.chunks[clause.finite or 0].lower
        counted = [
            one
            for one in self.sentence.head_phrases(clause)
            if one.kind == "figure"
            and not one.prep
            and one.noun is not None
            and one.first < phrase.first
            and one.adjective is None
        ]
        return bool(counted) and (finite.endswith("n") or finite == "sind")

    def _is_singular(self, phrase: Phrase) -> bool:
        word = self.sentence.chunks[phrase.head].text
        if phrase.kind == "pron":
            return self.sentence.chunks[phrase.head].lower in {"er", "es", "man"}
        if phrase.kind == "name":
            return not phrase.several and phrase.det != "die" and word != "USA"
        return base_form(word) == word and phrase.det not in {"die", ""}

    def _is_plural(self, phrase: Phrase) -> bool:
        word = self.sentence.chunks[phrase.head].text
        return phrase.several or (phrase.kind == "noun" and phrase.det == "" and base_form(word) != word)

    def _bare_figure(self, clause: Clause) -> bool:
        return any(one.kind == "figure" and not one.prep for one in self.sentence.head_phrases(clause))
