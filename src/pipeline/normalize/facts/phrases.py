"""The phrases of a stretch of a sentence: preposition, article, head, and the attributes behind it."""

from collections.abc import Sequence
from typing import Literal

from msgspec import Struct

from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.epithets import epithet_label, is_person
from pipeline.normalize.facts.words import FEMININE, FUSED, HEDGES, MEASURE_ADJECTIVES, Tag, measure_adjective

PhraseKind = Literal["figure", "noun", "name", "time", "pron"]

_data = load("clause_words")
_NOMINATIVE = frozenset(_data["nominative"]) | {""}
_GENITIVE = frozenset(_data["genitive"])
_SUBJECT_PRONOUNS = frozenset(_data["subject_pronouns"])
_DETERMINERS = frozenset({"art", "poss"})
_BEHIND = frozenset({"noun", "name", "art", "poss", "adj", "prep"})
"""Word classes that what stands behind a noun may open with."""
_STOPS = frozenset({"noun", "name", "figure", "verb"})
_HEADS = frozenset({"noun", "name", "figure", "pron"})
_START = frozenset({"prep", "art", "poss", "adj", "noun", "name", "figure", "time", "pron"})
_MODIFIERS = {
    "über": "more_than", "unter": "less_than", "bis": "at_most", "zu": "at_most", "an": "approx", "ab": "at_least",
}  # fmt: skip
"""What a figure was read as where the preposition before it belongs to it."""
_HEDGING = frozenset(_MODIFIERS) | {"rund", "um"}
_PER = frozenset({"von", "vom"})
_TEMPORAL = tuple(stem + end for stem in ("ige", "liche") for end in ("", "n", "r", "s", "m"))
_LIKE = frozenset({"als", "wie"})
_KINDS = frozenset({"typ", "art", "sorte", "typs", "klasse", "form"})
_WHOLE_KINDS = frozenset({"percent", "fraction"})


class Phrase(Struct):
    """A phrase as places of chunks; a counted noun stands in the phrase of its figure."""

    kind: PhraseKind
    first: int
    last: int
    head: int
    prep: str = ""
    det: str = ""
    figure: int | None = None
    noun: int | None = None
    """Of a figure: the noun that it counts or measures (``5 Millionen Autos``, ``3 Milliarden Euro Umsatz``)."""
    adjective: int | None = None
    """Of a figure: the adjective of measure behind it (``82 Meter lange Rolltreppe``)."""
    owner: "Phrase | None" = None
    name: int | None = None
    """A name in apposition (``das Start-up DeepSeek``)."""
    several: bool = False
    """Names joined by commas and ``und``."""


class Phraser:
    """Reads the phrases of one sentence."""

    def __init__(self, chunks: Sequence[Chunk]):
        self._chunks = chunks

    def read(self, first: int, last: int) -> list[Phrase]:
        """The phrases between two places, in order."""
        found: list[Phrase] = []
        chunks = self._chunks
        at, inside = first, chunks[first].inside if first < last else False
        while at < last:
            chunk = chunks[at]
            starts = chunk.tag in _START or (chunk.tag == "sub" and chunk.lower in _LIKE and not self._is_more(at))
            at += 1
            if starts and chunk.inside is inside and (phrase := self._phrase(at - 1, last)) is not None:
                found.append(phrase)
                if phrase.last > at:
                    at = phrase.last
        return found

    def _is_more(self, at: int) -> bool:
        """``mehr als 5``."""
        return at > 0 and self._chunks[at - 1].lower in {"mehr", "weniger"}

    def _phrase(self, at: int, last: int) -> Phrase | None:
        first, chunks = at, self._chunks
        prep = det = ""
        tag = chunks[at].tag
        if tag in _HEADS:
            return self._headed(tag, at, at, last, "", "")
        if tag == "prep" and chunks[at].lower not in _HEDGING and (at + 1 == last or chunks[at + 1].tag != "prep"):
            prep, at = FUSED.get(chunks[at].lower, chunks[at].lower), at + 1
        elif tag == "prep" or tag == "sub":
            prep, at = self._preposition(at, last)
        if at < last and chunks[at].tag in _DETERMINERS:
            det, at = chunks[at].lower, at + 1
            if at < last and chunks[at].tag == "prep" and not self._is_hedge(at, last):
                at = self._attribute_before(at, last)
        if at < last and chunks[at].tag not in _STOPS:
            at = self._inner(at, last)
        if at >= last:
            return None
        return self._headed(chunks[at].tag, first, at, last, prep, det)

    def _headed(self, tag: Tag, first: int, at: int, last: int, prep: str, det: str) -> Phrase | None:
        """The phrase whose head stands at ``at``, with what stands behind it."""
        if tag == "figure":
            return self._figure(first, at, last, prep, det)
        if tag == "time":
            return Phrase("time", first, at + 1, at, prep, det)
        if tag == "name":
            return self._name(first, at, last, prep, det)
        if tag == "noun":
            return self._noun(first, at, last, prep, det)
        if tag == "pron" or (det and at > first and tag != "prep"):
            alone = tag == "pron"
            return Phrase("pron", first, at + 1 if alone else max(at, first + 1), at if alone else at - 1, prep, det)
        return None

    def _noun(self, first: int, at: int, last: int, prep: str, det: str) -> Phrase:
        noun = Phrase("noun", first, at + 1, at, prep, det)
        chunks = self._chunks
        if at == first and not det and at + 2 < last and chunks[at + 1].lower == "und" and chunks[at + 2].tag == "noun":
            noun.last, noun.several = at + 3, True  # Staat und Wirtschaft
        return self._attributes(noun, last)

    def _attribute_before(self, at: int, last: int) -> int:
        """Over the words that an adjective governs: ``das bis Ende März laufende Geschäftsjahr``."""
        _, behind = self._determiner(at + 1, last)
        behind = self._inner(behind, last)
        return behind + 1 if behind < last and self._chunks[behind].tag in {"noun", "name", "time"} else at

    def _preposition(self, at: int, last: int) -> tuple[str, int]:
        """The governing preposition; ``über`` before a figure is none if the figure was read as more than."""
        prep = ""
        if self._chunks[at].lower in _LIKE and self._chunks[at].tag == "sub":
            prep, at = self._chunks[at].lower, at + 1
        while at < last and self._chunks[at].tag == "prep":
            lower = self._chunks[at].lower
            if lower not in _HEDGING or not (self._is_hedge(at, last) and (prep or lower != "bis")):
                prep = prep if prep and (lower in HEDGES or lower == "je") else FUSED.get(lower, lower)
            at += 1
        return prep, at

    def _is_hedge(self, at: int, last: int) -> bool:
        """Whether a preposition belongs to the figure behind it: ``über 5``, ``bis zu 5``, ``an die 5``, ``rund 5``."""
        chunks, lower = self._chunks, self._chunks[at].lower
        if lower == "rund" or (lower == "um" and self._is_about(at, last)):
            return True
        modifier = _MODIFIERS.get(lower)
        if modifier is None:
            return False
        figure = next((chunk.figure for chunk in chunks[at + 1 : min(at + 4, last)] if chunk.tag == "figure"), None)
        return figure is not None and figure.modifier == modifier

    def _is_about(self, at: int, last: int) -> bool:
        """``um die 130 Stundenkilometer``: about so many."""
        chunks = self._chunks
        return at + 2 < last and chunks[at + 1].lower == "die" and chunks[at + 2].tag == "figure"

    def _determiner(self, at: int, last: int) -> tuple[str, int]:
        if at < last and self._chunks[at].tag in {"art", "poss"}:
            return self._chunks[at].lower, at + 1
        return "", at

    def _inner(self, at: int, last: int) -> int:
        """Over adjectives, adverbs before them, and the hedges of a figure."""
        while at < last:
            chunk = self._chunks[at]
            if chunk.tag in _STOPS and chunk.lower not in HEDGES:
                break
            if (
                chunk.tag == "adj"
                or (chunk.lower in HEDGES and chunk.tag not in {"noun", "prep", "art", "pron"})
                or (chunk.tag == "prep" and self._is_hedge(at, last))
            ):
                at += 1
            elif (
                chunk.tag == "time"
                and chunk.lower.endswith(_TEMPORAL)
                and at + 1 < last
                and self._chunks[at + 1].tag in {"noun", "name"}
            ):
                at += 1  # bei der diesjährigen Gala, not: hat gestern Angebote gebilligt
            elif chunk.lower == "ganz" and at + 1 < last and self._chunks[at + 1].tag == "name":
                at += 1  # in ganz Brasilien
            elif (
                chunk.text == ","
                and at > 0
                and self._chunks[at - 1].tag == "adj"
                and at + 1 < last
                and self._chunks[at + 1].tag in {"adj", "adv"}
            ):
                at += 1  # kompakte, sparsame Modelle
            elif (
                (chunk.tag in {"adv", "neg"} and at + 1 < last and self._leads_on(at + 1, last))
                or (
                    chunk.tag == "conj"
                    and at + 1 < last
                    and self._chunks[at - 1].tag == "adj"
                    and self._chunks[at + 1].tag == "adj"
                )
                or chunk.text in {"≈", "~"}
            ):
                at += 1
            else:
                break
        return at

    def _leads_on(self, at: int, last: int) -> bool:
        """Whether an adverb may stand before a place: ``weltweit etwa 2000 Stellen``."""
        chunks = self._chunks
        hedged = chunks[at].lower in HEDGES and at + 1 < last and chunks[at + 1].tag == "figure"
        return chunks[at].tag in {"adj", "figure"} or hedged

    def _figure(self, first: int, at: int, last: int, prep: str, det: str) -> Phrase:
        phrase = Phrase("figure", first, at + 1, at, prep, det, figure=at)
        figure = self._chunks[at].figure
        if figure is None:
            return phrase
        behind = at + 1
        if behind < last and self._is_measure_adjective(behind):
            phrase.adjective, phrase.last = behind, behind + 1
            thing = self._inner(behind + 1, last)
            inflected = self._chunks[behind].lower not in MEASURE_ADJECTIVES
            if not inflected or thing >= last or self._chunks[thing].tag not in {"noun", "name"}:
                return phrase
            phrase.noun, phrase.last = thing, thing + 1
            return self._attributes(phrase, last)
        noun = self._noun_behind(behind, last, figure.measures is not None or figure.kind == "ordinal")
        if noun is None and behind < last and self._chunks[behind].text == figure.measures:
            noun = behind  # 39 Millionen TEU: what is counted looks like a name
        if noun is not None:
            phrase.noun, phrase.last = noun, noun + 1
            if figure.kind == "ordinal":
                phrase.kind, phrase.head = "noun", noun
            return self._attributes(phrase, last)
        possessed = behind < last and self._chunks[behind].tag == "poss"
        if figure.kind in _WHOLE_KINDS or possessed:
            return self._attributes(phrase, last)
        return phrase

    def _is_measure_adjective(self, at: int) -> bool:
        return self._chunks[at].tag != "noun" and measure_adjective(self._chunks[at].lower) is not None

    def _noun_behind(self, at: int, last: int, counted: bool) -> int | None:
        """The noun of a figure: over adjectives where the figure counts; ``an`` before it is passed (``an Börsenwert``)."""
        if at < last and self._chunks[at].lower == "an" and at + 1 < last and not counted:
            behind = self._inner(at + 1, last)
            if behind < last and self._chunks[behind].tag == "noun" and not is_person(self._chunks[behind].text):
                return behind  # 5 Prozent an Wert; not: 85 Prozent an Ausländer
        if counted and at < last and (time := self._chunks[at].time) is not None and time.expression.type == "SET":
            at += 1  # eine Milliarde monatlich aktive Nutzer
        if (
            not counted
            and at + 1 < last
            and self._chunks[at].lower in {"mehr", "weniger"}
            and self._chunks[at + 1].tag == "noun"
        ):
            return at + 1  # sechs Prozent mehr Geld
        end = self._inner(at, last) if counted else at
        return end if end < last and self._chunks[end].tag == "noun" else None

    def _name(self, first: int, at: int, last: int, prep: str, det: str) -> Phrase:
        if det and at + 1 < last and self._is_title(at):
            at += 1  # die Genfer Reederei MSC
        name = Phrase("name", first, at + 1, at, prep, det)
        behind = self._inner(at + 1, last)
        genitive = self._chunks[at].text.endswith(("s", "x", "’", "'"))
        if (
            behind < last
            and self._chunks[behind].tag == "noun"
            and genitive
            and not det
            and self._plain_between(at + 1, behind)
        ):
            owned = Phrase("noun", first, behind + 1, behind, prep, "")
            owned.owner = Phrase("name", at, at + 1, at)
            if behind + 1 < last and self._chunks[behind + 1].tag == "name":
                owned.name, owned.last = behind + 1, behind + 2
            return owned
        while (
            name.last + 1 < last
            and self._chunks[name.last + 1].tag == "name"
            and self._chunks[name.last].text in {",", "und", "sowie"}
        ):
            name.last, name.several = name.last + 2, True
        return name if name.several else self._attributes(name, last)

    def _is_title(self, at: int) -> bool:
        """Whether a name is a word for a firm with the name itself behind it."""
        behind = self._chunks[at + 1]
        return behind.entity is not None and epithet_label(self._chunks[at].text.rpartition(" ")[2]) == "ORG"

    def _plain_between(self, first: int, last: int) -> bool:
        return all(self._chunks[place].tag == "adj" for place in range(first, last))

    def _attributes(self, phrase: Phrase, last: int) -> Phrase:
        """The phrase with what stands behind it: a genitive, ``von``, a name, a place."""
        if phrase.last >= last or self._chunks[phrase.last].tag not in _BEHIND:
            return phrase
        self._named(phrase, last)
        at = phrase.last
        while (
            at < last
            and self._chunks[at].tag in {"noun", "name"}
            and self._chunks[at].entity is None
            and phrase.kind == "noun"
        ):
            at += 1  # In der Zeitschrift Nature
            phrase.last = at
        if phrase.name is None and phrase.owner is None:
            self._named(phrase, last)  # beim Münchner Rivalen CTS Eventim
            at = phrase.last
        if at < last and phrase.owner is None and self._opens_genitive(at, last):
            inner = self._phrase(at, last)
            superlative = (
                self._chunks[at].lower == "der" and self._chunks[at + 1].lower.endswith("ste")
                if at + 1 < last
                else False
            )
            kind = inner is not None and self._chunks[inner.head].lower in _KINDS
            if inner is not None and inner.kind in {"noun", "name"} and not superlative and not kind:
                phrase.owner, phrase.last = inner, inner.last
        elif at < last and phrase.owner is None and self._chunks[at].lower in _PER:
            inner = self._phrase(at, last)
            kind = inner is not None and self._chunks[inner.head].lower.partition(" ")[0] in _KINDS  # vom Typ 777-9
            if inner is not None and inner.kind in {"noun", "name"} and not kind:
                phrase.owner, phrase.last = inner, inner.last
            elif inner is not None and kind:
                phrase.last = inner.last
        return phrase

    def _named(self, phrase: Phrase, last: int) -> None:
        """A name right behind a noun is in apposition, or its owner."""
        at, chunks = phrase.last, self._chunks
        if at >= last or chunks[at].tag != "name" or phrase.kind == "name" or chunks[at - 1].tag != "noun":
            return
        if self._is_genitive_name(at):
            phrase.owner = Phrase("name", at, at + 1, at)
        else:
            phrase.name = at
        phrase.last = at + 1

    def _is_genitive_name(self, at: int) -> bool:
        chunk = self._chunks[at]
        entity = chunk.entity
        return entity is not None and chunk.text[-1] in "s’'" and entity.canonical != chunk.text

    def _opens_genitive(self, at: int, last: int) -> bool:
        chunk = self._chunks[at]
        if chunk.tag in {"art", "poss"}:
            return chunk.lower in _GENITIVE
        return (
            chunk.tag == "adj"
            and chunk.lower.endswith("er")
            and at + 1 < last
            and self._chunks[at + 1].tag in {"noun", "adj"}
        )

    def may_be_subject(self, phrase: Phrase) -> bool:
        """Whether the phrase can stand in the nominative."""
        if phrase.prep or phrase.kind == "time":
            return False
        if phrase.kind == "pron":
            return self._chunks[phrase.head].lower in _SUBJECT_PRONOUNS
        if phrase.det == "der":
            word = self._chunks[phrase.head].lower
            return not word.endswith(FEMININE) or phrase.kind == "name"
        return phrase.det in _NOMINATIVE
