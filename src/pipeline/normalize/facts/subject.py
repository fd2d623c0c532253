"""Who or what a fact is said of."""

from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import NOBODY, UNSURE, Link, Owner, Stated
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.reference import IMPERSONAL, References

_sources, _owners, _verbs = load("fact_sources"), load("fact_owners"), load("measure_verbs")
COUNTERS = frozenset(_sources["counters"])
_TELLERS = frozenset(_sources["tellers"])
_OWNED = frozenset(_owners["owned"])
_CONTAINERS, _PLACES = tuple(_owners["containers"]), tuple(_owners["places"])
_POSSESSION = frozenset(_verbs["possession"])
_PLACE_PREPOSITIONS = frozenset({"in", "bei", "an", "auf", "zu"})
_ASIDE = frozenset(_owners["aside"])
_THERE = frozenset({"hier", "dort", "dorthin", "daran", "darin", "dabei", "davor"})
_MONEY_MOVES = frozenset({"fließen", "anfallen", "zusammenkommen", "verschwinden"})
_BELONG = frozenset({"gehören", "angehören", "vorstehen", "beitreten"})


class Subjects(References):
    """Finds the subjects of facts in one sentence."""

    def of_link(self, link: Link, one: Stated) -> Owner:
        """The subject of a fact; ``UNSURE`` where a pronoun or a source leaves it open."""
        found = self._stated(link, one) or self._by_structure(link, one)
        if found is not None:
            return found
        thing = None if link.rule.startswith("count") else self._counted(one)
        if link.rule == "rank" and (ranked := self._ranked(one)) is not None:
            return ranked
        owner = self._in_gap(one) or self._bracketed(one) or self.grammatical(one.clause) or thing
        if owner is not None and not self._is_teller(one):
            return owner
        if owner is not None and one.clause.verb in COUNTERS:
            return self.place(one) or self.topic() or NOBODY
        return self.place(one, nouns=True) or self.topic() or self._beneficiary(one) or self._nobody(link, one, owner)

    def _counted(self, one: Stated) -> Owner | None:
        """Counted things as the subject of another figure: ``1232 Magnete, jeder 15 Meter lang``."""
        for phrase in self.sentence.head_phrases(one.clause):
            figure = self.sentence.chunks[phrase.figure].figure if phrase.figure is not None else None
            counted = figure is not None and figure.kind == "cardinal" and phrase.noun is not None and not phrase.prep
            if counted and phrase.noun is not None and phrase.last <= one.phrase.first and phrase.adjective is None:
                return Owner(None, self.sentence.chunks[phrase.noun].text)
        return None

    def _ranked(self, one: Stated) -> Owner | None:
        """``Für Klose war es das 16. WM-Tor``: the rank itself is no subject."""
        subject = self.sentence.subject(one.clause)
        if subject is None or subject.figure != one.place:
            return None
        return self._beneficiary(one) or UNSURE

    def _nobody(self, link: Link, one: Stated, owner: Owner | None) -> Owner:
        """Whether nobody is named, or somebody that the rules do not find."""
        moves = one.clause.passive or one.clause.verb in _MONEY_MOVES
        if owner is not None or (link.rule == "verb" and not moves):
            return UNSURE
        words = self.sentence.clause_words(one.clause)
        if words & _THERE:
            return UNSURE
        if link.rule.startswith("count") and (one.phrase.prep or one.clause.verb in _POSSESSION):
            return UNSURE
        return NOBODY

    def _bracketed(self, one: Stated) -> Owner | None:
        """What stands before the brackets of a figure: ``die Blues (20 Punkte)``."""
        if one.clause.kind != "bracket":
            return None
        before = [phrase for phrase in self.sentence.all_phrases() if phrase.last == one.part.first - 1]
        return self.of_phrase(before[0], one.clause) if before and before[0].kind == "name" else UNSURE

    def _in_gap(self, one: Stated) -> Owner | None:
        """The phrase in the nominative of a part without a verb."""
        if not one.gapped:
            return None
        rest = [phrase for phrase in one.phrases() if phrase.first != one.phrase.first]
        if any(phrase.kind == "pron" and phrase.det for phrase in rest):
            return UNSURE  # eine spätere bis zu 100 TeV
        named = [
            phrase
            for phrase in rest
            if phrase.kind in {"name", "noun"} and self.sentence.phraser.may_be_subject(phrase)
        ]
        return self.of_phrase(named[0], one.clause) if named else None

    def _beneficiary(self, one: Stated) -> Owner | None:
        """``Für die Grünen blieben 11,6 Prozent``."""
        found = [phrase for phrase in one.phrases() if phrase.prep == "für" and phrase.kind == "name"]
        return self.of_phrase(found[0], one.clause) if found else None

    def _stated(self, link: Link, one: Stated) -> Owner | None:
        """The owner that the rule or the noun of the measure names."""
        if link.subject is not None:
            return self.of_phrase(link.subject, one.clause)
        noun = link.noun
        if noun is None:
            return None
        if noun.owner is not None:
            return self.of_phrase(noun.owner, one.clause)
        if noun.det.startswith(("sein", "ihr", "dessen", "deren")):
            return self.possessor(one, noun)
        carrier = one.before(noun) if noun.prep == "mit" else None
        if carrier is not None and not carrier.prep and carrier.kind == "name":
            return self.of_phrase(carrier, one.clause)
        return None

    def _by_structure(self, link: Link, one: Stated) -> Owner | None:
        """Where the magnitude or the counted things are the grammatical subject: the place, or nobody."""
        clause = one.clause
        if clause.kind == "rel" and self.sentence.chunks[clause.first].lower == "für" and clause.verb in COUNTERS:
            return self.antecedent(clause)  # ein Programm, für das die Studie 5 Milliarden Euro veranschlagt
        if link.rule == "level:noun" and (holder := self._holder(one)) is not None:
            return holder
        if link.own:
            found = self.place(one) or self._relative_place(clause) or self.topic()
            return found or (UNSURE if self._is_left_open(link, one) else NOBODY)
        return self._of_counted(link, one) if link.rule.startswith("count") else None

    def _holder(self, one: Stated) -> Owner | None:
        """``ein Detektor von 46 Metern Länge``, ``zur Plaza in 37 Metern Höhe``."""
        before = one.before(one.phrase) if one.phrase.prep in {"von", "mit", "in"} else None
        if before is None or before.kind not in {"name", "noun"} or (before.prep and one.phrase.prep != "in"):
            return None
        return self.of_phrase(before, one.clause)

    def _of_counted(self, link: Link, one: Stated) -> Owner | None:
        """The subject of counted things."""
        if one.clause.verb == "sein" and "es" in self.sentence.clause_words(one.clause):
            return UNSURE  # 2021 waren es 37 Medaillen
        if self._is_aside(one):
            return UNSURE
        if (carrier := self._carrier(one)) is not None:
            return carrier
        behind, is_subject = self._adjacent(one), self._is_subject(one)
        if self._is_impersonal(one.clause):
            return behind or (self.place(one, nouns=True) or NOBODY if one.clause.verb == "geben" else UNSURE)
        if behind is not None and (one.clause.verb in COUNTERS | {"zählen"} or is_subject):
            return behind
        return self._of_counted_subject(link, one) if is_subject else None

    def _of_counted_subject(self, link: Link, one: Stated) -> Owner:
        """Counted things that are the grammatical subject: what they are in, whom they act on, whose they are."""
        found = self.place(one, nouns=True) or self._patient(one)
        if found is None and one.phrase.owner is not None and one.phrase.noun is not None:
            return self.of_phrase(one.phrase.owner, one.clause)
        return found or (UNSURE if self._is_left_open(link, one) else NOBODY)

    def _is_aside(self, one: Stated) -> bool:
        """Counted things that only stand by: ``vor 76 000 Zuschauern``, ``die Hinrichtung von 43 Menschen``."""
        phrase = one.phrase
        if phrase.prep in _ASIDE:
            return True
        before = one.before(phrase)
        if before is None or before.kind != "noun":
            return False
        genitive = phrase.det in {"der", "dieser"} or one.figure.text.lower() in {"zweier", "dreier"}
        return phrase.prep == "von" or (not phrase.prep and genitive)

    def _patient(self, one: Stated) -> Owner | None:
        """``Den Louvre besuchten 9 Millionen Menschen``, ``Dem Landtag gehören 88 Abgeordnete an``."""
        for phrase in one.phrases():
            dative = phrase.det in {"dem", "einem"} and one.clause.verb in {
                "gehören",
                "angehören",
                "vorstehen",
                "beitreten",
            }
            patient = dative or (phrase.kind == "name" and phrase.det == "den")
            if patient and phrase.kind in {"name", "noun"} and not phrase.prep:
                return self.of_phrase(phrase, one.clause)
        return None

    def _is_left_open(self, link: Link, one: Stated) -> bool:
        """Whether the measure has an owner that the clause does not name: ``dort``, a thing that is always somebody's."""
        words = self.sentence.clause_words(one.clause)
        if words & _THERE or link.measure in _OWNED or one.clause.verb == "fehlen":
            return True
        if link.rule == "level:quoted" and link.noun is not None:
            return any(clause.kind == "rel" and clause.first == link.noun.last + 1 for clause in self.sentence.clauses)
        return link.rule.startswith("change") and self._after_event(one.clause)

    def _after_event(self, clause: Clause) -> bool:
        """``Als Baidu seinen Bot zeigte, brach der Kurs ein``: the owner stands in the clause before."""
        for other in self.sentence.clauses:
            if (
                other.kind == "sub"
                and other.first < clause.first
                and (subject := self.sentence.subject(other)) is not None
            ):
                return subject.kind == "name"
        return False

    def _is_impersonal(self, clause: Clause) -> bool:
        subject = self.sentence.subject(clause)
        return subject is not None and self.sentence.chunks[subject.head].lower == "es" and clause.verb in IMPERSONAL

    def _carrier(self, one: Stated) -> Owner | None:
        """``das Hotel mit 244 Zimmern``, ``der Verbund mit seinen 450 Millionen Einwohnern``, ``40 Modelle aus den USA``."""
        phrase = one.phrase
        if phrase.prep == "mit" and (before := one.before(phrase)) is not None and before.kind in {"name", "noun"}:
            if not before.prep or phrase.det.startswith(("sein", "ihr")):
                return self.of_phrase(before, one.clause)
            if before.prep not in {"samt", "neben", "als"}:
                return UNSURE  # nach dem Unglück bei Bad Aibling mit elf Toten
        behind = one.behind()
        if behind is not None and behind.prep == "aus" and self.sentence.chunks[behind.head].entity is not None:
            return self.of_phrase(behind, one.clause)
        if phrase.owner is not None and phrase.owner.det.startswith(("sein", "ihr")):
            return self.possessor(one, phrase.owner)
        if phrase.owner is not None and self.names(phrase.owner):
            return self.of_phrase(phrase.owner, one.clause)
        return None

    def _is_subject(self, one: Stated) -> bool:
        """Whether the counted things are the grammatical subject."""
        clause = one.clause
        if one.phrase.prep or self.phrase(clause) is not None or clause.joined or clause.kind == "inf":
            return False
        if clause.finite is None:
            return True
        finite = self.sentence.chunks[clause.finite].lower
        return finite.endswith("n") or finite == "sind" or one.figure.value <= 1 or one.figure.text[0].isalpha()

    def _adjacent(self, one: Stated) -> Owner | None:
        """The place right behind the figure: ``276.288 in China``."""
        behind = one.behind()
        if behind is None or not (
            (behind.prep in _PLACE_PREPOSITIONS and behind.kind == "name") or behind.prep == "in"
        ):
            return None
        if behind.kind not in {"name", "noun"}:
            return None
        return self.of_phrase(behind, one.clause)

    def place(self, one: Stated, nouns: bool = False) -> Owner | None:
        """The place or body that the clause says it holds for: ``Im Euroraum sank …``; ``nouns``: other places too."""
        for phrase in one.phrases():
            if phrase.prep not in _PLACE_PREPOSITIONS or self._belongs_to_name(one, phrase):
                continue
            entity = self.sentence.chunks[phrase.head].entity
            if phrase.kind == "name" and entity is not None and (nouns or entity.name.label in {"LOC", "ORG"}):
                return Owner(entity.entity_id, self.words(phrase)) if entity.name.label != "PER" else None
            opens = (
                nouns
                and phrase.first == one.clause.first
                and self.sentence.chunks[phrase.head].lower.endswith(_CONTAINERS)
            )
            if (
                phrase.kind == "noun"
                and phrase.prep == "in"
                and (opens or self.sentence.chunks[phrase.head].lower.endswith(_PLACES))
            ):
                eigen = any(
                    chunk.lower.startswith("eigen") for chunk in self.sentence.chunks[phrase.first : phrase.last]
                )
                return UNSURE if eigen else self.of_phrase(phrase, one.clause)
        return None

    def _belongs_to_name(self, one: Stated, phrase: Phrase) -> bool:
        """``Das Statistische Bundesamt in Wiesbaden``."""
        before = one.before(phrase)
        return before is not None and before.kind == "name" and not before.prep

    def _relative_place(self, clause: Clause) -> Owner | None:
        """``In den USA, wo die Inflation …``."""
        opens = self.sentence.chunks[clause.first].lower
        return self.antecedent(clause) if opens == "wo" else None

    def _is_teller(self, one: Stated) -> bool:
        """Whether the grammatical subject only tells the figure: a person who reports, an institute that counts."""
        phrase = self.sentence.subject(one.clause)
        if one.clause.verb == "zählen" and phrase is not None and phrase.kind == "name" and phrase.det:
            entity = self.sentence.chunks[phrase.head].entity
            return entity is not None and entity.name.label == "ORG"  # das CNNIC zählte 1,1 Milliarden Nutzer
        if one.clause.verb not in _TELLERS:
            return False
        entity = (
            self.sentence.chunks[phrase.name if phrase.name is not None else phrase.head].entity if phrase else None
        )
        return one.clause.verb in COUNTERS or (entity is not None and entity.name.label == "PER")
