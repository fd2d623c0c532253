"""The place or body that a figure is said to hold for: ``Im Euroraum sank …``, ``276.288 in China``."""

from collections.abc import Sequence

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import NOBODY, UNSURE, Owner, Stated
from pipeline.normalize.facts.epithets import epithet_label
from pipeline.normalize.facts.grammatical import Grammar
from pipeline.normalize.facts.phrases import Phrase

_owners = load("fact_owners")
_CONTAINERS, _PLACES = tuple(_owners["containers"]), tuple(_owners["places"])
DWELLING = frozenset(_owners["dwelling"])
_REGIONS = ("süden", "norden", "osten", "westen", "zentrum", "mitte", "herzen")
_OF_NAMES = frozenset({"nach", "laut", "von", "zwischen"})
"""Prepositions of a name whose place is no place of the clause: ``von Rostock auf Rügen``, ``laut Destatis in Bonn``."""
_BELONGING = frozenset({"gehören", "zählen"})
_TELLING = frozenset({"nach", "laut"})
_PREPOSITIONS = frozenset({"in", "bei", "an", "auf", "zu"})


class Places(Grammar):
    """Finds the places of one sentence."""

    def place(self, one: Stated, nouns: bool = False) -> Owner | None:
        """The place or body that the clause says it holds for; ``nouns``: other places than names too."""
        for phrase in self._near(one):
            if phrase.prep not in _PREPOSITIONS or self._belongs_to_name(one, phrase) or self._joins(one, phrase):
                continue
            entity = self.sentence.chunks[phrase.head].entity
            if phrase.kind == "name" and entity is not None and (nouns or self._is_body(phrase.head)):
                return Owner(entity.entity_id, self.words(phrase)) if entity.name.label != "PER" else None
            holds = self._ends(phrase, _CONTAINERS) or one.clause.verb in DWELLING
            opens = nouns and phrase.first == one.clause.first and holds
            if phrase.owner is not None and self._is_body(phrase.owner.head) and self._ends(phrase, _REGIONS):
                return self.of_phrase(phrase.owner, one.clause)  # Im Süden Ägyptens
            if phrase.kind == "noun" and phrase.name is not None and self._is_named(phrase):
                if self._goes_on(phrase):
                    return NOBODY  # In den Ländern Peru, Chile und Bolivien
                return self.of_phrase(phrase, one.clause)  # Beim Rivalen CTS Eventim wuchsen die Erlöse
            if phrase.kind == "noun" and phrase.prep == "in" and (opens or self._ends(phrase, _PLACES)):
                chunks = self.sentence.chunks[phrase.first : phrase.last]
                eigen = any(chunk.lower.startswith("eigen") for chunk in chunks)
                return UNSURE if eigen else self.of_phrase(phrase, one.clause)
        return None

    def _near(self, one: Stated) -> Sequence[Phrase]:
        """The phrases of the clause; of several figures those beside this one come first."""
        phrases = one.phrases
        figures = [phrase for phrase in phrases if phrase.kind == "figure" and phrase.first != one.phrase.first]
        if not figures:
            return phrases
        low = max((phrase.last for phrase in figures if phrase.first < one.phrase.first), default=0)
        high = min(
            (phrase.first for phrase in figures if phrase.first > one.phrase.first), default=one.phrase.last + 99
        )
        return sorted(phrases, key=lambda phrase: not low <= phrase.first < high)

    def is_goal(self, one: Stated) -> bool:
        """Whether the clause names where something goes: ``mündet nach 1,5 km in den See``."""
        chunks = self.sentence.chunks
        for phrase in one.phrases:
            if phrase.prep in {"in", "an", "auf"} and phrase.first > one.place:
                article = phrase.det or chunks[phrase.first].lower
                if article in {"ins", "ans", "das", "die"} or (
                    article == "den" and chunks[phrase.head].text[-1] not in "nsA"
                ):
                    return True
        return False

    def adjacent(self, one: Stated) -> Owner | None:
        """The place right behind the figure."""
        chunks, last = self.sentence.chunks, one.phrase.last
        davon = last < len(chunks) and chunks[last].lower == "davon"
        behind = next((other for other in one.part.phrases if other.first == last + davon), None)
        if behind is None or behind.prep not in _PREPOSITIONS:
            return None
        named = behind.kind == "name"
        inside = behind.kind == "noun" and behind.prep == "in" and self._ends(behind, _PLACES + _CONTAINERS)
        return self.of_phrase(behind, one.clause) if named or inside else None

    def relative_place(self, clause: Clause) -> Owner | None:
        """``In den USA, wo die Inflation …``."""
        return self.antecedent(clause) if self.sentence.chunks[clause.first].lower == "wo" else None

    def _is_named(self, phrase: Phrase) -> bool:
        """Whether a noun has the name of a body or place, or is a word for a body with any name: ``beim Anbieter X``."""
        name = phrase.name if phrase.name is not None else phrase.head
        if self._is_body(name):
            return True
        return phrase.prep == "bei" and epithet_label(self.sentence.chunks[phrase.head].text) == "ORG"

    def _goes_on(self, phrase: Phrase) -> bool:
        """Whether the name of a phrase is only the first of several."""
        behind = self.sentence.chunks[phrase.last : phrase.last + 2]
        return len(behind) > 1 and behind[0].text in {",", "und"} and behind[1].tag == "name"

    def _is_body(self, place: int) -> bool:
        entity = self.sentence.chunks[place].entity
        return entity is not None and entity.name.label in {"LOC", "ORG"}

    def _ends(self, phrase: Phrase, endings: tuple[str, ...]) -> bool:
        lower = self.sentence.chunks[phrase.head].lower
        return lower.endswith(endings) and not lower.endswith("zeitraum")

    def _joins(self, one: Stated, phrase: Phrase) -> bool:
        """``5 Prozent bekennen sich zur Orthodoxen Kirche``: whom somebody goes to is no place."""
        entity = self.sentence.chunks[phrase.head].entity
        body = entity is not None and entity.name.label == "ORG"
        return phrase.prep == "zu" and body and one.clause.verb not in _BELONGING

    def _belongs_to_name(self, one: Stated, phrase: Phrase) -> bool:
        """``Das Statistische Bundesamt in Wiesbaden``."""
        before = one.before(phrase)
        if before is None or before.kind == "name":
            return before is not None and (not before.prep or before.prep in _OF_NAMES)
        owner = before.owner
        if owner is None or owner.last != before.last or owner.kind != "name" or before.prep not in _TELLING:
            return False
        entity = self.sentence.chunks[owner.head].entity
        return entity is not None and entity.name.label == "ORG"  # nach Angaben des Umweltbundesamts in Dessau
