"""Whose the things are that a figure counts: the carrier beside them, the place, whoever acts on them."""

from collections.abc import Set

from pipeline.lemmas import base_form
from pipeline.lexicon import load
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.draft import NOBODY, UNSURE, Link, Owner, Stated
from pipeline.normalize.facts.nominative import IMPERSONAL, is_plural_verb, is_postposed, is_singular
from pipeline.normalize.facts.phrases import Phrase
from pipeline.normalize.facts.places import Places

_owners = load("fact_owners")
COUNTERS = frozenset(load("fact_sources")["counters"])
_HAPPENING = frozenset(_owners["happening"])
_HAVING = frozenset({"zählen", "haben", "verzeichnen", "umfassen", "besitzen", "beschäftigen"})
_OWNED = frozenset(_owners["owned"])
_ASIDE = frozenset(_owners["aside"])
_WITH_DATIVE = frozenset(_owners["with_dative"])
_DATIVE = frozenset({"dem", "einem", "der", "den"})
_GENITIVE_PLURAL = frozenset({"der", "dieser", "aller", "sämtlicher", "jener"})
RANKS = frozenset({"platz", "rang", "stelle", "position", "spitze"})
_CONSISTING = frozenset(_owners["consisting"])
_KINDS = tuple(_owners["kinds"])
_COUNTRIES = tuple(_owners["countries"])
_THERE = frozenset({"hier", "dort", "dorthin", "daran", "darin", "dabei", "davor"})
_GIVEN = frozenset({"für", "unter"})
_INHABITANTS = frozenset({"Einwohner", "Bewohner"})
_DEFINITE = frozenset({"die", "den", "der", "diese", "diesen", "alle", "allen"})
_PARTICIPLE = ("ende", "enden", "ender", "endes", "endem")


class Holders(Places):
    """Finds the holders of counted things in one sentence."""

    def of_counted(self, link: Link, one: Stated) -> Owner | None:
        """The subject of counted things; None where it is the grammatical subject of the clause."""
        if one.clause.verb == "sein" and "es" in self.sentence.clause_words(one.clause):
            return UNSURE  # 2021 waren es 37 Medaillen
        if (found := self._by_verb(one)) is not None:
            return found
        if (bracketed := self.bracketed(one)) is not None:
            return bracketed
        if (carrier := self._participial(one) or self._carrier(one)) is not None:
            return carrier
        if not one.phrase.prep and one.phrase.det in _GENITIVE_PLURAL:
            return self.of_phrase(one.phrase.owner, one.clause) if one.phrase.owner else self.adjacent(one)
        if one.phrase.prep == "an" and one.phrase.det in _DEFINITE:
            return UNSURE  # an die 29 Verkaufsstellen verschickt
        if one.phrase.prep in _GIVEN and one.phrase.det in _DEFINITE:
            owner = one.phrase.owner  # Für die rund 1200 Schüler baut die Gemeinde eine Mensa
            return self.of_phrase(owner, one.clause) if owner else (UNSURE if self.is_left_open(link, one) else NOBODY)
        behind, is_subject = self.adjacent(one), self._is_subject(one) or self._is_joined_subject(one)
        if self._is_impersonal(one.clause):
            return behind or (self.place(one, nouns=True) or NOBODY if one.clause.verb == "geben" else UNSURE)
        if behind is not None and (one.clause.verb in COUNTERS | {"zählen"} or is_subject):
            return behind
        return self._of_counted_subject(link, one) if is_subject else None

    def _by_verb(self, one: Stated) -> Owner | None:
        """``danach glückte 5.000 Menschen die Flucht``: nobody else's; ``zählten die 470 Häuser``: theirs.

        Of things that only stand by it is left open; those that tell more of a thing before them are nobody's.
        """
        if one.clause.verb in _HAPPENING and not one.phrase.prep and self.sentence.subject(one.clause) is not None:
            return self.place(one) or NOBODY
        if self._is_aside(one):
            return UNSURE
        return NOBODY if self._is_origin(one) or self._in_prefield(one) else self._counting(one)

    def _counting(self, one: Stated) -> Owner | None:
        """``900 Millionen Besuche zählten die 470 Häuser der Kette``: counted things that have others."""
        if one.clause.verb not in _HAVING or one.phrase.prep or self.phrase(one.clause) is not None:
            return None
        for other in one.clause.phrases:
            if (
                other.kind == "figure"
                and other.det == "die"
                and other.noun is not None
                and other.first != one.phrase.first
            ):
                last = other.owner.last if other.owner is not None else other.noun + 1
                return Owner(None, self.sentence.words(other.noun, last)) if not other.prep else None
        return None

    def bracketed(self, one: Stated) -> Owner | None:
        """What stands before the brackets of a figure: ``die Blues (20 Punkte)``."""
        if one.clause.kind != "bracket":
            return None
        end = one.part.first - 1
        before = next((phrase for phrase in self.sentence.all_phrases() if phrase.last == end), None)
        while before is not None and before.owner is not None and before.owner.last == end:
            before = before.owner
        return self.of_phrase(before, one.clause) if before is not None and self.names(before) else UNSURE

    def is_left_open(self, link: Link, one: Stated) -> bool:
        """Whether the measure has an owner that the clause does not name: ``dort``, a thing that is always somebody's."""
        goal = {"dorthin"} if link.rule.startswith("count") else set()  # zogen 3 Millionen Menschen dorthin
        if self.says_there(one.clause, goal) or link.measure in _OWNED or one.clause.verb == "fehlen":
            return True
        if link.rule == "level:quoted" and link.noun is not None:
            return any(clause.kind == "rel" and clause.first == link.noun.last + 1 for clause in self.sentence.clauses)
        return link.rule.startswith("change") and self._after_event(one.clause)

    def says_there(self, clause: Clause, without: Set[str] = frozenset()) -> bool:
        """Whether the clause points to a place or thing named before: ``dort``, ``daran``."""
        return bool((_THERE - without) & self.sentence.clause_words(clause))

    def _of_counted_subject(self, link: Link, one: Stated) -> Owner:
        """Counted things that are the grammatical subject: whose they are, who acts, what they are in, whom they act on."""
        owner = self._whose(one)
        if owner is not None and self.place(one) is None:  # Im Zweiten Weltkrieg wurden 18 Häuser des Ortes zerstört
            return self.of_phrase(owner, one.clause)
        found = self._agent(one) or self.place(one, nouns=True) or self._patient(one)
        return found or (UNSURE if self.is_left_open(link, one) else NOBODY)

    def _whose(self, one: Stated) -> Phrase | None:
        """The genitive at the things counted; ``sechs der Loks``, ``wurden 5 Tore von Klose erzielt`` have none."""
        owner, chunks = one.phrase.owner, self.sentence.chunks
        if owner is None or one.phrase.noun is None or owner.first <= one.phrase.noun:
            return None
        if chunks[owner.first].lower not in {"von", "vom"}:
            return owner
        away = bool(owner.det) and not self.names(owner)  # zogen 1200 Mann von der Belagerung weiter
        return None if one.clause.passive or away else owner

    def _agent(self, one: Stated) -> Owner | None:
        """``Von Siemens wurden 137 Züge geliefert``."""
        if not one.clause.passive:
            return None
        agents = [phrase for phrase in one.phrases if phrase.prep == "von" and self.names(phrase)]
        return self.of_phrase(agents[0], one.clause) if len(agents) == 1 else None

    def _is_aside(self, one: Stated) -> bool:
        """Counted things that only stand by: ``vor 76 000 Zuschauern``, ``die Hinrichtung von 43 Menschen``."""
        phrase = one.phrase
        if phrase.prep in _ASIDE:
            return True
        if not phrase.prep and phrase.det in _GENITIVE_PLURAL:  # nur einer der 30 Titel
            return phrase.owner is None and self.adjacent(one) is None
        before = one.before(phrase)
        if before is not None and before.kind == "figure" and phrase.prep == "von" and phrase.noun is not None:
            return True  # Platz 10 von 72 Ländern, 30 Filialen von acht Firmen
        if before is None or before.kind != "noun":
            return self._goes_on_aside(one) or self._behind_rank(one)
        if not phrase.prep and self.sentence.chunks[phrase.first].lower == "ab":
            return bool(before.prep)  # für Betriebe ab 3000 Beschäftigten
        return phrase.prep == "von" or (not phrase.prep and one.figure.text.lower() in {"zweier", "dreier"})

    def _is_origin(self, one: Stated) -> bool:
        """``22 Modelle aus fünf Laboren``, ``300 Filialen in drei Ländern``: things that only tell more of those before."""
        phrase, verb = one.phrase, one.clause.verb
        before = one.before(phrase) if phrase.prep in {"aus", "in"} and phrase.noun is not None else None
        if before is None or phrase.noun is None or verb in _CONSISTING or self._whose(one) is not None:
            return False  # 1109 Fälle in 28 Staaten der USA
        lower = self.sentence.chunks[phrase.noun].lower
        if phrase.prep == "in":
            return before.kind == "figure" and not before.prep and lower.endswith(_COUNTRIES)
        return before.kind in {"figure", "noun"} and not lower.endswith(_KINDS)

    def _behind_rank(self, one: Stated) -> bool:
        """``auf Platz 94 von 190 Ländern``."""
        chunks, first = self.sentence.chunks, one.phrase.first
        if one.phrase.prep != "von" or first < 2 or not chunks[first - 1].text[0].isdigit():
            return False
        return chunks[first - 2].lower in RANKS

    def _in_prefield(self, one: Stated) -> bool:
        """``Die Teilung in 26 Kantone gilt …``: of two phrases before the verb the one behind belongs to the first."""
        clause, phrase = one.clause, one.phrase
        before = one.before(phrase) if phrase.prep in {"in", "auf", "zu"} and clause.kind == "main" else None
        if before is None or clause.finite is None or clause.finite < phrase.last or before.prep:
            return False
        return before.kind == "noun" and self._whose(one) is None

    def _goes_on_aside(self, one: Stated) -> bool:
        """``die Hinrichtung von 43 Terroristen und vier Dissidenten``."""
        chunks, first = self.sentence.chunks, one.phrase.first
        if one.phrase.prep or first < 1 or chunks[first - 1].lower not in {"und", "sowie", "oder"}:
            return False
        other = next((phrase for phrase in one.phrases if phrase.last == first - 1), None)
        if other is None or other.kind != "figure":
            return False
        before = one.before(other)
        return other.prep in _ASIDE or (other.prep == "von" and before is not None and before.kind == "noun")

    def _patient(self, one: Stated) -> Owner | None:
        """``Den Louvre besuchten 9 Millionen Menschen``, ``Dem Landtag gehören 88 Abgeordnete an``."""
        dative = one.clause.verb in _WITH_DATIVE
        for phrase in one.phrases:
            if phrase.prep or phrase.kind not in {"name", "noun"} or is_postposed(self.sentence.chunks, phrase):
                continue
            named = phrase.kind == "name"
            if (named and phrase.det == "den") or (dative and (phrase.det in _DATIVE or (named and not phrase.det))):
                return self.of_phrase(phrase, one.clause)
        return None

    def _participial(self, one: Stated) -> Owner | None:
        """``die 20 Mannschaften umfassende Liga``: the noun behind a participle that governs the figure."""
        chunks, behind = self.sentence.chunks, one.behind()
        if behind is None or behind.prep or behind.det or behind.kind not in {"noun", "name"}:
            return None
        governed = chunks[behind.first].tag == "adj" and chunks[behind.first].lower.endswith(_PARTICIPLE)
        return self.of_phrase(behind, one.clause) if governed and one.phrase.det else None

    def _carrier(self, one: Stated) -> Owner | None:
        """``das Hotel mit 244 Zimmern``, ``der Verbund mit seinen 450 Millionen Einwohnern``, ``40 Modelle aus den USA``."""
        phrase = one.phrase
        before = one.before(phrase)
        if phrase.prep == "mit" and before is not None and before.kind in {"name", "noun"}:
            possessed = phrase.det.startswith(("sein", "ihr"))
            if (town := self._inhabited(one, before)) is not None:
                return self.of_phrase(town, one.clause)
            if not before.prep or (possessed and self.names(before)):
                return self.of_phrase(before, one.clause)
            if before.prep not in {"samt", "neben", "als"}:
                return UNSURE  # nach dem Unglück bei Bad Aibling mit elf Toten
        if phrase.prep == "mit" and before is not None and before.adjective is not None and before.noun is not None:
            return Owner(None, self.sentence.words(before.noun, before.last))  # die 134 Millionen teure Mission mit …
        if phrase.prep == "mit" and before is not None and before.kind == "figure" and self._tells_size(before):
            return NOBODY  # eine Küste von 3.500 Meilen mit zehn Häfen
        behind = one.behind()
        if behind is not None and behind.prep == "aus" and self.sentence.chunks[behind.head].entity is not None:
            return self.of_phrase(behind, one.clause)
        if phrase.owner is not None and phrase.owner.det.startswith(("sein", "ihr")):
            return self.possessor(one, phrase.owner)
        owner = self._whose(one)
        return self.of_phrase(owner, one.clause) if owner is not None and self.names(owner) else None

    def _tells_size(self, before: Phrase) -> bool:
        """Whether a figure tells the size of a thing before it: ``eine Küste von 3.500 Meilen``."""
        if before.prep != "von" or before.figure is None:
            return False
        figure = self.sentence.chunks[before.figure].figure
        return figure is not None and figure.kind == "quantity"

    def _inhabited(self, one: Stated, before: Phrase) -> Phrase | None:
        """``die Räumung der Stadt Oranienburg mit 48.000 Einwohnern``: only a place has inhabitants."""
        owner, noun = before.owner, one.phrase.noun
        if owner is None or noun is None or owner.last != before.last or not self.names(owner):
            return None
        return owner if base_form(self.sentence.chunks[noun].text) in _INHABITANTS else None

    def _is_subject(self, one: Stated) -> bool:
        """Whether the counted things are the grammatical subject."""
        clause = one.clause
        if one.phrase.prep or self.phrase(clause) is not None or clause.kind == "inf":
            return False
        if clause.joined and not self._has_other_number(clause):
            return False
        return (
            clause.finite is None
            or is_plural_verb(self.sentence.chunks, clause)
            or one.figure.value <= 1
            or one.figure.text[0].isalpha()
        )

    def _has_other_number(self, clause: Clause) -> bool:
        """``Die Gruppe sind die Russen, doch leben 100 Völker im Land``: the subject before is singular, the verb plural."""
        before = self.sentence.subject(clause.parent) if clause.parent is not None else None
        chunks = self.sentence.chunks
        return before is not None and is_plural_verb(chunks, clause) and is_singular(chunks, before)

    def _is_joined_subject(self, one: Stated) -> bool:
        """``Die Regierung und rund 100 Milizen haben zugestimmt``: counted things beside the subject before the verb."""
        finite, first, chunks = one.clause.finite, one.phrase.first, self.sentence.chunks
        if one.clause.kind != "main" or one.phrase.prep or not first or chunks[first - 1].lower not in {"und", "sowie"}:
            return False
        if one.clause.joined and finite is None:
            return False  # hatte den Umsatz gesteigert und 184 Millionen Passagiere gezählt
        return finite is None or (first < finite and is_plural_verb(chunks, one.clause))

    def _is_impersonal(self, clause: Clause) -> bool:
        subject = self.sentence.subject(clause)
        return subject is not None and self.sentence.chunks[subject.head].lower == "es" and clause.verb in IMPERSONAL

    def _after_event(self, clause: Clause) -> bool:
        """``Als Baidu seinen Bot zeigte, brach der Kurs ein``: the owner stands in the clause before."""
        for other in self.sentence.clauses:
            if other.kind == "sub" and other.first < clause.first:
                subject = self.sentence.subject(other)
                if subject is not None:
                    return subject.kind == "name"
        return False
