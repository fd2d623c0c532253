"""What a clause says something of: its grammatical subject, what a relative clause or a possessive goes back to."""

from pipeline.lemmas import base_form
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import UNSURE, Owner, Stated
from pipeline.normalize.facts.epithets import is_person
from pipeline.normalize.facts.nominative import (
    AGENTIVE,
    COPULAS,
    IMPERSONAL,
    is_plural,
    is_plural_verb,
    is_singular,
    is_sure,
    is_thing,
)
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.reference import GENDERS, References
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.words import AUXILIARIES

_NOMINATIVE = frozenset({"der", "die", "das", "welche", "welcher", "welches"})
_MASCULINE = {"der", "den", "dem", "des", "ein", "einen", "einem", "eines", "dieser", "diesen", "diesem", "dieses"}
_NEUTER = {"das", "dem", "des", "ein", "einem", "eines", "dieses", "diesem"}
_FEMININE_OR_PLURAL = {"die", "der", "den", "eine", "einer", "diese", "dieser", "diesen"}
_AGREEING = {
    **dict.fromkeys(("der", "den", "welcher", "welchen"), _MASCULINE),
    **dict.fromkeys(("das", "welches"), _NEUTER),
    **dict.fromkeys(("dem", "dessen", "welchem"), _MASCULINE | _NEUTER),
    **dict.fromkeys(("die", "deren", "denen", "welche"), _FEMININE_OR_PLURAL),
}
"""Which articles a relative pronoun may refer to; der and dem that open a clause may be dative, too."""
_ARTICLES = _MASCULINE | _NEUTER | _FEMININE_OR_PLURAL
_FUSED_ARTICLES = {"im": "dem", "am": "dem", "vom": "dem", "zum": "dem", "beim": "dem", "ins": "das", "zur": "der"}
_REACH = 3
"""How many phrases before its comma a relative pronoun may reach back over."""
_HOLDING = frozenset({"halten", "besitzen", "kontrollieren", "stellen"})
_OF_OBJECTS = frozenset({"ein", "eine", "das", "ihr", "ihre", "sein", "seine"})
"""Articles that let a thing behind a share be its object."""


class Grammar(References):
    """Finds what the clauses of one sentence say something of."""

    def possessor(self, one: Stated, noun: Phrase) -> Owner:
        """Whom ``sein``, ``ihr`` or ``dessen`` stands for."""
        if noun.det in {"dessen", "deren"}:
            return self.antecedent(one.clause) or UNSURE
        own = self.sentence.subject(one.clause)
        if own is not None and not own.first <= noun.first < own.last and own.kind in {"name", "noun"}:
            return self.of_phrase(own, one.clause)
        owner = self.grammatical(one.clause.parent) if one.clause.parent is not None else None
        if owner is not None:
            phrase = self.sentence.subject(one.clause.parent) if one.clause.parent is not None else None
            return UNSURE if phrase is not None and self._cannot_have(noun, phrase) else owner
        if (topic := self.topic()) is not None:
            return topic
        for number in self.text.before(self.number):
            center = self.text.center(number)
            if center is not None and (center[0].kind == "name" or self._is_named_owner(noun, center)):
                return References(self.text, number).of_phrase(center[0], center[1])
            break
        return UNSURE

    def _is_named_owner(self, noun: Phrase, center: tuple[Phrase, Clause, Parsed]) -> bool:
        """``Die Reederei Hapag-Lloyd …. Ihre Erlöse …``: a noun with a name, of the gender of the possessive."""
        phrase, _, parsed = center
        if phrase.name is None or parsed.chunks[phrase.name].entity is None or not phrase.det:
            return False
        return (phrase.det in GENDERS["sie"]) == noun.det.startswith("ihr")

    def _cannot_have(self, noun: Phrase, phrase: Phrase) -> bool:
        """Whether a possessive cannot mean a phrase: ``ihr`` no masculine, and neither a thing."""
        chunks = self.sentence.chunks
        if phrase.kind != "noun" or phrase.name is not None:
            return False
        fits = not phrase.det or (phrase.det in GENDERS["sie"]) == noun.det.startswith("ihr")
        return not fits or (is_thing(chunks, phrase) and not is_plural(chunks, phrase))

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
                for phrase in part.phrases
                if phrase.kind in {"noun", "name", "figure"} and phrase.prep not in {"als", "wie"}
            ),
            key=lambda found: found[0],
        )
        relative = self._relative(clause)
        if before and (thing := self._of_counted_thing(relative, before[-1][1])) is not None:
            return self.of_phrase(thing, before[-1][2])  # 470 Häuser der Kette, für die …
        if not before or (before[-1][1].kind == "figure" and before[-1][1].adjective is None):
            return None
        found = before[: -_REACH - 1 : -1]
        for at, (_, phrase, one) in enumerate(found):
            for candidate in (phrase, phrase.owner):
                if candidate is None or candidate.kind == "figure" or not self._may_mean(relative, candidate):
                    continue
                head = found[at + 1][1] if at + 1 < len(found) else None
                if not self._article(candidate) and head is not None and head.last == phrase.first and head.det:
                    continue  # das Museum in Kassel, das 60 Gebäude umfasst
                if candidate is phrase and self._is_one_of_several(phrase, clause):
                    return UNSURE
                return self.of_phrase(candidate, one)
        return UNSURE

    def _is_one_of_several(self, phrase: Phrase, clause: Clause) -> bool:
        """``die Länder Libyen und Algerien, die zusammen 20 Prozent stellen``: the last of those that a plural means."""
        chunks = self.sentence.chunks
        joined = phrase.first > 0 and chunks[phrase.first - 1].lower in {"und", "sowie"} and not phrase.several
        return joined and not phrase.det and phrase.kind == "name" and is_plural_verb(chunks, clause)

    def _of_counted_thing(self, relative: str, phrase: Phrase) -> Phrase | None:
        """Of a counted noun the singular that owns it, right before the comma, where the pronoun may mean it."""
        owner = phrase.owner
        if phrase.kind != "figure" or owner is None or phrase.noun is None or owner.kind == "figure":
            return None
        singular = self._article(owner) == "der" and not is_plural(self.sentence.chunks, owner)
        return (
            owner
            if relative == "die"
            and singular
            and base_form(self.sentence.chunks[owner.head].text) == self.sentence.chunks[owner.head].text
            else None
        )

    def _relative(self, clause: Clause) -> str:
        """The relative pronoun of a clause; ``in der`` is feminine."""
        opening = [one.lower for one in self.sentence.chunks[clause.first : clause.first + 2]]
        if opening[1:] == ["der"] and opening[0] not in _AGREEING:
            return "die"
        return next((lower for lower in opening if lower in _AGREEING), "")

    def _article(self, phrase: Phrase) -> str:
        return phrase.det or _FUSED_ARTICLES.get(self.sentence.chunks[phrase.first].lower, "")

    def _may_mean(self, relative: str, phrase: Phrase) -> bool:
        """Whether a relative pronoun may stand for a phrase, by gender and number of its article."""
        article = self._article(phrase)
        return not article or article not in _ARTICLES or article in _AGREEING.get(relative, {article})

    def grammatical(self, clause: Clause) -> Owner | None:
        """The subject of a clause, or of the one that it goes on from."""
        phrase = self.phrase(clause)
        if clause.kind == "main" and clause.joined and clause.parent is not None and not self._has_own(clause, phrase):
            return self.grammatical(clause.parent)  # und zerlegt das Licht
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

    def _has_own(self, clause: Clause, phrase: Phrase | None) -> bool:
        """``Seit sich ein Teil löste, darf Boeing …``: behind a comma the subject follows the verb."""
        if phrase is None or clause.finite is None:
            return False
        between = {chunk.lower for chunk in self.sentence.chunks[clause.finite + 1 : phrase.first]}
        behind = phrase.first > clause.finite and between <= {"sich"}
        return behind and clause.finite == clause.first and clause.head[0].opener == ","

    def _of_infinitive(self, clause: Clause) -> Owner | None:
        if clause.parent is None:
            return None
        finite = clause.parent.finite
        if clause.parent.verb in AUXILIARIES and finite is not None and finite < clause.first:
            return self.grammatical(clause.parent)  # wurde das Netz nach Wien, Graz und Linz erweitert
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
        chunks = self.sentence.chunks
        disagrees = is_singular if is_plural_verb(chunks, clause) else is_plural
        if self._bare_figure(clause) and disagrees(chunks, phrase):
            return None
        if chunks[phrase.head].lower == "es" and clause.verb in IMPERSONAL:
            return None
        object_like = phrase.kind == "noun" or (
            phrase.kind == "name" and phrase.det == "die" and self._is_place(phrase)
        )
        taken = object_like and (self._counted_subject(clause, phrase) or self._share_subject(clause, phrase))
        return None if taken else phrase

    def _is_place(self, phrase: Phrase) -> bool:
        entity = self.sentence.chunks[phrase.head].entity
        return entity is not None and entity.name.label == "LOC"

    def _counted_subject(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether counted things come first as in ``1232 Läufer erreichten das Ziel``, and the noun behind is an object."""
        chunks = self.sentence.chunks
        if not is_plural_verb(chunks, clause):
            return False
        nouns = [
            chunks[one.noun].text
            for one in clause.phrases
            if one.kind == "figure" and not one.prep and one.noun is not None and one.adjective is None
            if one.first < phrase.first
        ]
        first = clause.finite is not None and clause.finite < phrase.first and phrase.det == "die"
        acting = first and clause.verb in AGENTIVE and is_plural(chunks, phrase) and not any(map(is_person, nouns))
        return bool(nouns) and not acting  # 766 Flugzeuge übergaben die Werke

    def _share_subject(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a share is the subject, and the thing behind it the object: ``von denen die Hälfte ein Placebo erhielt``."""
        chunks = self.sentence.chunks
        if clause.verb not in COPULAS and not self._may_be_object(clause, phrase):
            return False
        shares = [
            chunk.figure.kind in {"fraction", "percent"}
            for one in clause.phrases
            if one.figure is not None and not one.prep and one.first < phrase.first
            if (chunk := chunks[one.figure]).figure is not None
        ]
        return any(shares)

    def _may_be_object(self, clause: Clause, phrase: Phrase) -> bool:
        """Whether a phrase behind a share looks like its object: a thing with ``ein`` or ``ihr``, or bare behind the verb."""
        chunks = self.sentence.chunks
        if is_sure(chunks, phrase):
            return False
        if not phrase.det and clause.finite is not None and clause.finite < phrase.first:
            return clause.verb not in _HOLDING  # 20 Prozent halten Investoren
        return phrase.det in _OF_OBJECTS and is_thing(chunks, phrase)

    def _bare_figure(self, clause: Clause) -> bool:
        return any(one.kind == "figure" and not one.prep for one in clause.phrases)
