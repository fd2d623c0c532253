"""Who or what a fact is said of."""

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.draft import NOBODY, UNSURE, Link, Owner, Stated
from pipeline.normalize.facts.holders import COUNTERS, RANKS, Holders
from pipeline.normalize.facts.nominative import COPULAS, may_be
from pipeline.normalize.facts.parts import Part
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.places import DWELLING
from pipeline.normalize.facts.speech import SAYING

_MEMBERS = frozenset(load("fact_owners")["members"])
_TELLERS = frozenset(load("fact_sources")["tellers"])
_CONDITIONS = tuple(load("fact_owners")["conditions"])
_POSSESSION = frozenset(load("measure_verbs")["possession"])
_MAGNITUDES = tuple(load("measure_verbs")["magnitudes"])
_WORTHS = frozenset({"wert", "volumen", "umfang", "alter"})
_CAUSAL = frozenset({"wegen", "aufgrund", "infolge", "durch", "dank", "trotz", "angesichts"})
_SET_BY_OTHERS = frozenset(load("fact_owners")["set_by_others"])
_COMPARING = frozenset({"über", "unter"})
_RATES = frozenset({"je", "pro"})
_MONEY_MOVES = frozenset({"fließen", "anfallen", "zusammenkommen", "verschwinden"})


class Subjects(Holders):
    """Finds the subjects of facts in one sentence."""

    def of_link(self, link: Link, one: Stated) -> Owner:
        """The subject of a fact; ``UNSURE`` where a pronoun or a source leaves it open."""
        found = self._set_by_others(link, one) or self._stated(link, one) or self._by_structure(link, one)
        if found is not None:
            return found
        if (before := self._trailing(link, one) or self._beside(one)) is not None:
            return before
        thing = None if link.rule.startswith("count") else self._counted(one)
        if link.rule == "rank" and (ranked := self._ranked(one)) is not None:
            return ranked
        owner = self._in_gap(one) or self.bracketed(one) or self.grammatical(one.clause) or thing
        if owner is not None and self._is_itself(link, owner):
            return self.place(one, nouns=True) or NOBODY
        if link.rule == "share:davon" and (inside := self.adjacent(one)) is not None:
            return inside  # die Hälfte davon in Beirut
        if owner is not None and self._is_beside_magnitude(link, one):
            return self._of_magnitude(one)
        if owner is not None and self._is_no_owner(link, one):
            return NOBODY
        if owner is not None and not self._is_teller(link, one):
            return owner
        if owner is not None and one.clause.verb in COUNTERS:
            return self.place(one) or self.topic() or NOBODY
        place = self._at_place(link, one)
        return place or self.topic() or self._beneficiary(one) or self._nobody(link, one, owner)

    def _at_place(self, link: Link, one: Stated) -> Owner | None:
        """The place of the clause; not where something goes, nor where a share of people does something."""
        if link.rule == "verb" and self.is_goal(one):
            return None
        finite, stays = one.clause.finite, one.clause.verb in DWELLING
        if link.rule.startswith("share") and finite is not None and one.place < finite and not stays:
            near = [phrase for phrase in one.phrases if phrase.prep and phrase.first < finite]
            return self.place(one, nouns=True) if near else None
        return self.place(one, nouns=True)

    def _set_by_others(self, link: Link, one: Stated) -> Owner | None:
        """``Die Bank senkt das Kursziel für Adidas``: what somebody sets for another one is never their own."""
        if link.measure not in _SET_BY_OTHERS:
            return None
        if link.noun is not None and link.noun.owner is not None:
            return self.of_phrase(link.noun.owner, one.clause)
        return self._beneficiary(one) or NOBODY

    def _stated(self, link: Link, one: Stated) -> Owner | None:
        """The owner that the rule or the noun of the measure names."""
        if link.rule == "level:thing" and (one.clause.passive or one.clause.verb == "werden"):
            return self.place(one) or NOBODY  # Auf dem Brocken wurden Böen von 168 km/h gemessen
        if link.subject is not None:
            return self.of_phrase(link.subject, one.clause)
        noun = link.noun
        if noun is None:
            return None
        if noun.owner is not None and one.clause.passive and self._opens_with_by(noun.owner):
            return None  # wurde über 100 Meter Freistil von einer Australierin bezwungen
        if (held := self._held(link, one)) is not None:
            return self.of_phrase(held, one.clause)
        if (owner := noun.owner or self._behind_rate(one, noun)) is not None:
            return self.of_phrase(owner, one.clause)
        if noun.det.startswith(("sein", "ihr", "dessen", "deren")):
            return self.possessor(one, noun)
        return self._of_prepositional(one, noun)

    def _of_prepositional(self, one: Stated, noun: Phrase) -> Owner | None:
        """The owner that the preposition of the measure tells: ``ein Haus im Wert von …``."""
        if noun.prep == "bei" and self.sentence.chunks[noun.head].lower.endswith(_CONDITIONS):
            return self.place(one) or NOBODY  # gewann bei einer Wahlbeteiligung von 48 Prozent
        if noun.prep == "in" and (thing := one.before(noun)) is not None and self._is_worth(noun, thing):
            return self.of_phrase(thing, one.clause)
        carrier = one.before(noun) if noun.prep == "mit" else None
        if carrier is not None and not carrier.prep and carrier.kind == "name":
            return self.of_phrase(carrier, one.clause)
        return None

    def _held(self, link: Link, one: Stated) -> Phrase | None:
        """``X ist eine 100-prozentige Tochter von Y``: the share is one of the subject, not of its holder."""
        if link.rule != "level:noun" or one.figure.kind != "percent" or one.clause.verb not in COPULAS:
            return None
        subject = self.sentence.subject(one.clause)
        fits = subject is not None and subject.first != one.phrase.first and subject.kind in {"name", "noun"}
        return subject if fits and not one.phrase.prep else None

    def _opens_with_by(self, owner: Phrase) -> bool:
        return self.sentence.chunks[owner.first].lower in {"von", "vom"}

    def _is_itself(self, link: Link, owner: Owner) -> bool:
        """``Drei leicht verletzte Bewohner``: what is measured is no owner of itself."""
        if owner.entity is not None or owner.text is None:
            return False
        article, _, noun = owner.text.rpartition(" ")
        return article.lower() in {"", "der", "die", "das", "ein", "eine", "einen"} and base_form(noun) == link.measure

    def _is_worth(self, noun: Phrase, thing: Phrase) -> bool:
        """``ein Handy im Wert von 500 Euro``."""
        return self.sentence.chunks[noun.head].lower in _WORTHS and thing.kind in {"noun", "name"} and not thing.prep

    def _is_beside_magnitude(self, link: Link, one: Stated) -> bool:
        """``Die Rendite fiel wegen Kosten von …``, ``Der Anteil liegt über dem Durchschnitt von 20 Prozent``."""
        prep = link.noun.prep if link.noun is not None else ""
        if (link.rule.startswith("share") or prep in _COMPARING) and self._is_share(one):
            return True
        return prep in _CAUSAL | _COMPARING and self._is_magnitude(one)

    def _is_no_owner(self, link: Link, one: Stated) -> bool:
        """``Ziel ist ein Aufwuchs auf 203.000 Soldaten``: the figure belongs to what the subject is said to be.

        Nor has a magnitude another one: ``Bei einer Fläche von 5 Hektar liegt der Anteil bei 30 Prozent``.
        """
        if link.noun is not None and link.noun.prep == "bei" and (self._is_share(one) or self._is_magnitude(one)):
            return True
        phrase = link.noun if link.rule == "level:attribute" and link.noun is not None else one.phrase
        before = one.before(phrase) if one.clause.verb == "sein" and phrase.prep in {"auf", "um"} else None
        subject = self.sentence.subject(one.clause)
        if before is None or subject is None or before.kind != "noun" or before.prep:
            return False
        return before.first != subject.first and before.last > (one.clause.finite or 0)

    def _is_magnitude(self, one: Stated) -> bool:
        """Whether the grammatical subject is a magnitude itself, and so has none: ``Die Rendite fiel wegen Kosten von …``."""
        subject = self.sentence.subject(one.clause)
        if subject is None or subject.kind != "noun" or subject.name is not None:
            return False
        return self.sentence.chunks[subject.head].lower.endswith(_MAGNITUDES)

    def _is_share(self, one: Stated) -> bool:
        """``Der Anteil der Autos lag bei 63 Prozent aller Wagen``: the share has no share."""
        subject = self.sentence.subject(one.clause)
        return subject is not None and self.sentence.chunks[subject.head].lower.endswith("anteil")

    def _of_magnitude(self, one: Stated) -> Owner:
        subject = self.sentence.subject(one.clause)
        if subject is not None and subject.owner is not None:
            return self.of_phrase(subject.owner, one.clause)
        return self.place(one) or self.topic() or NOBODY

    def _behind_rate(self, one: Stated, noun: Phrase) -> Phrase | None:
        """``Der Gewinn je Aktie der Tochter``."""
        behind = next((other for other in one.part.phrases if other.first == noun.last), None)
        return behind.owner if behind is not None and behind.prep in _RATES else None

    def _by_structure(self, link: Link, one: Stated) -> Owner | None:
        """Where the magnitude or the counted things are the grammatical subject: the place, or nobody."""
        clause = one.clause
        opens = self.sentence.chunks[clause.first].lower if clause.kind == "rel" else ""
        lives = opens in {"für", "in", "auf"} and clause.verb in DWELLING  # die Stadt, in der 83.000 Menschen leben
        if lives or (opens == "für" and clause.verb in COUNTERS):
            return self.antecedent(clause)  # ein Programm, für das die Studie 5 Milliarden Euro veranschlagt
        if link.rule == "level:noun" and (holder := self._holder(one)) is not None:
            return holder
        if link.own:
            found = self.place(one) or self.relative_place(clause) or self.topic()
            return found or (UNSURE if self.is_left_open(link, one) else NOBODY)
        return self.of_counted(link, one) if link.rule.startswith("count") else None

    def _holder(self, one: Stated) -> Owner | None:
        """``ein Detektor von 46 Metern Länge``, ``zur Plaza in 37 Metern Höhe``."""
        before = one.before(one.phrase) if one.phrase.prep in {"von", "mit", "in"} else None
        if before is None or before.kind not in {"name", "noun"} or (before.prep and one.phrase.prep != "in"):
            return None
        if self.sentence.chunks[before.head].lower in RANKS:
            return None  # nimmt den dritten Platz mit 900 Metern Höhe ein
        if one.phrase.prep == "in" and not before.prep and before.det in {"den", "einen"}:
            return None  # Die Station umkreist den Planeten in 400 Kilometern Höhe
        return self.of_phrase(before, one.clause)

    def _trailing(self, link: Link, one: Stated) -> Owner | None:
        """``am Nebel Rho Ophiuchi, 390 Lichtjahre entfernt, mit 50 Sternen``: what stands before the comma."""
        if one.part.finite is not None or one.part.opener != "," or one.phrase.first != one.part.first:
            return None
        before = self._part_before(one, one.part)
        chained = before is not None and before.opener == "," and self._opens_with_figure(before)
        if before is not None and chained:
            before = self._part_before(one, before)
        fits = link.rule == "level:adjective" or (one.phrase.prep == "mit" and (chained or self._is_superlative(one)))
        if before is None or not fits:
            return None
        last = next((phrase for phrase in before.phrases if phrase.last == before.last), None)
        return self.of_phrase(last, one.clause) if last is not None and last.kind in {"noun", "name"} else None

    def _beside(self, one: Stated) -> Owner | None:
        """``knapp hinter Digitec mit 602 Millionen und Zalando mit 534 Millionen``."""
        before = one.before(one.phrase) if one.phrase.prep == "mit" else None
        if before is None or not self.names(before):
            return None
        chunks = self.sentence.chunks
        joined = before.first > 0 and chunks[before.first - 1].lower in {"und", "sowie"} and not before.prep
        is_it = one.clause.verb == "sein" and not before.prep  # Größter Eigner ist Katar mit 17 Prozent der Stimmen
        return self.of_phrase(before, one.clause) if before.prep in {"vor", "hinter"} or joined or is_it else None

    def _part_before(self, one: Stated, part: Part) -> Part | None:
        return next((other for other in one.clause.parts if other.last == part.first - 1), None)

    def _opens_with_figure(self, part: Part) -> bool:
        phrases = part.phrases
        return bool(phrases) and phrases[0].kind == "figure" and phrases[0].first == part.first

    def _is_superlative(self, one: Stated) -> bool:
        """``mit 57 Kilometern der längste Tunnel``."""
        words = self.sentence.chunks[one.phrase.last : one.part.last]
        return any(word.tag == "adj" and word.lower.endswith(("ste", "ster", "stes")) for word in words[:3])

    def _counted(self, one: Stated) -> Owner | None:
        """Counted things as the subject of another figure: ``1232 Magnete, jeder 15 Meter lang``."""
        for phrase in one.clause.phrases:
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
        if self.says_there(one.clause):
            return UNSURE
        if link.rule.startswith("count") and (one.phrase.prep or one.clause.verb in _POSSESSION):
            return UNSURE
        return NOBODY

    def _in_gap(self, one: Stated) -> Owner | None:
        """The phrase in the nominative of a part without a verb."""
        if not one.gapped:
            return None
        if one.phrase.prep == "von" and one.figure.kind == "cardinal":
            return UNSURE  # Sitz der Bank of Australia, der Westpac und von 90 weiteren Banken
        rest = [phrase for phrase in one.phrases if phrase.first != one.phrase.first]
        if any(phrase.kind == "pron" and phrase.det for phrase in rest):
            return UNSURE  # eine spätere bis zu 100 TeV
        chunks, phraser = self.sentence.chunks, self.sentence.phraser
        named = [phrase for phrase in rest if phrase.kind in {"name", "noun"} and may_be(chunks, phrase, rest, phraser)]
        return self.of_phrase(named[0], one.clause) if named else None

    def _beneficiary(self, one: Stated) -> Owner | None:
        """``Für die Grünen blieben 11,6 Prozent``."""
        found = [phrase for phrase in one.phrases if phrase.prep == "für" and phrase.kind == "name"]
        return self.of_phrase(found[0], one.clause) if found else None

    def _is_teller(self, link: Link, one: Stated) -> bool:
        """Whether the grammatical subject only tells the figure: a person who reports, an institute that counts."""
        phrase = self.sentence.subject(one.clause)
        if link.measure in _MEMBERS:
            return False
        if one.clause.verb == "zählen" and phrase is not None and phrase.kind == "name" and phrase.det:
            entity = self.sentence.chunks[phrase.head].entity
            return entity is not None and entity.name.label == "ORG"  # das CNNIC zählte 1,1 Milliarden Nutzer
        if one.clause.verb not in _TELLERS:
            return False
        if link.rule == "verb" and phrase is not None and one.clause.verb in SAYING and phrase.kind != "pron":
            return True  # Das Amt gibt die Kosten mit 8 bzw. 6 Cent an
        entity = (
            self.sentence.chunks[phrase.name if phrase.name is not None else phrase.head].entity if phrase else None
        )
        return one.clause.verb in COUNTERS or (entity is not None and entity.name.label == "PER")
