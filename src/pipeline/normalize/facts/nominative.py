"""Which phrase of a clause stands in the nominative: by its place before or behind the verb, its number and its case.

German names, feminine and neuter nouns look the same as subject and object. Where the phrase before the verb is one of
those, a phrase behind it that can be nothing but the subject (``Das Bild kaufte der Konzern``, ``Den Preis nannte er``) is it.
Source: Duden, Die Grammatik (Kongruenz, Wortstellung).
"""

from collections.abc import Sequence

from pipeline.lemmas import base_form, is_word
from pipeline.lexicon import load
from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.epithets import is_epithet
from pipeline.normalize.facts.parts import HARD
from pipeline.normalize.facts.phrases import Phrase, Phraser
from pipeline.normalize.facts.words import is_plural_form

_data = load("fact_owners")
_MASCULINE = tuple(_data["masculine"])
_NOT_MASCULINE = tuple(_data["not_masculine"])
AGENTIVE = frozenset(_data["agentive"])
"""Verbs whose subject is somebody."""
IMPERSONAL = frozenset(load("measure_verbs")["impersonal"])
"""Verbs whose subject es stands for nothing: ``es gibt``."""
_EMPTY = frozenset({"es", "das", "dies"})
_SURE_PRONOUNS = frozenset({"er", "man", "wir", "ich", "wer"})
_WITH_ER = frozenset({"der", "dieser", "jeder", "jener"})
_WITHOUT_ENDING = frozenset({"ein", "kein", "sein", "ihr"})
_PLURALS = frozenset({"alle", "viele", "beide", "mehrere", "einige"})
_LIKE_PLURALS = ("er", "el", "en", "s")
"""Endings of nouns whose plural is the same: die Lehrer."""
_BREAKS = HARD | {"-"}
COPULAS = frozenset({"sein", "werden", "bleiben", "heißen", "gelten", "darstellen"})
_POSTPOSITIONS = frozenset({"zufolge", "zuliebe", "halber"})
_JOINING = frozenset({"und", "oder", "sowie"})


def subject_of(chunks: Sequence[Chunk], clause: Clause, phrases: Sequence[Phrase], phraser: Phraser) -> Phrase | None:
    """The subject of a clause: the first phrase before the verb that may be it, else the first behind it."""
    found = _candidates(chunks, clause, phrases, phraser)
    if len(found) > 1 and not _is_relative_subject(chunks, clause, found):
        found = [one for one in found if one.kind != "pron" or chunks[one.head].lower not in _EMPTY] or found
    finite = clause.finite
    if not found or finite is None or clause.kind != "main":
        return _in_subordinate(chunks, clause, found)
    before = _in_sentence(chunks, clause, [one for one in found if one.first < finite])
    behind = [one for one in found if one.first > finite]
    if not before or not behind:
        return next(iter(before or behind), None)
    return _of_two(chunks, clause, before, behind)


def _is_relative_subject(chunks: Sequence[Chunk], clause: Clause, found: Sequence[Phrase]) -> bool:
    """``Singapur, das 2024 eine Bestmarke setzte``: the pronoun that opens a relative clause, and a thing behind it."""
    opens = clause.kind == "rel" and found[0].kind == "pron" and found[1].det != ""  # not: das Niveau von 48 Prozent
    return opens and is_thing(chunks, found[1])


def _candidates(chunks: Sequence[Chunk], clause: Clause, phrases: Sequence[Phrase], phraser: Phraser) -> list[Phrase]:
    """The phrases that may stand in the nominative and do not disagree with the verb."""
    singular = clause.finite is not None and not is_plural_verb(chunks, clause)
    found = []
    for one in phrases:
        if one.kind == "figure" or one.prep or not may_be(chunks, one, phrases, phraser):
            continue
        if singular and one.kind == "noun" and not one.several and is_plural(chunks, one):
            continue
        if one.kind == "pron" and chunks[one.head].lower == "es" and clause.verb in IMPERSONAL - {"treffen"}:
            return [one]  # es gibt
        found.append(one)
    return found


def may_be(chunks: Sequence[Chunk], phrase: Phrase, phrases: Sequence[Phrase], phraser: Phraser) -> bool:
    """Whether a phrase among others may stand in the nominative."""
    if chunks[phrase.head].lower == "etwas" and not phrase.det:
        return False  # Etwas mehr als die Hälfte stammt aus …
    return phraser.may_be_subject(phrase) and not _is_oblique(chunks, phrase, phrases)


def _of_two(chunks: Sequence[Chunk], clause: Clause, before: Sequence[Phrase], behind: Sequence[Phrase]) -> Phrase:
    """The subject, where phrases before and behind the verb may be it."""
    first = before[0]
    if _disagrees(chunks, clause, before, behind[0]):
        return behind[0]
    if clause.verb in COPULAS or is_sure(chunks, first):
        return first
    if clause.verb in AGENTIVE and is_thing(chunks, first) and _is_actor(chunks, behind[0]):
        return behind[0]  # Das Werk eröffnete Tesla
    return next((one for one in behind if is_sure(chunks, one)), first)


def is_thing(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a noun is no word for a firm, a body or people."""
    if phrase.kind != "noun" or phrase.name is not None:
        return False
    return not chunks[phrase.head].lower.endswith(_MASCULINE) and not is_epithet(chunks[phrase.head].text)


def _is_actor(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase is the name of a person or body."""
    entity = chunks[phrase.head].entity
    return phrase.kind == "name" and not phrase.det and entity is not None and entity.name.label in {"PER", "ORG"}


def _in_subordinate(chunks: Sequence[Chunk], clause: Clause, found: Sequence[Phrase]) -> Phrase | None:
    """The first phrase; of a relative clause the one that can be nothing but the subject: ``die der Konzern verkaufte``."""
    if clause.kind == "rel" and found and not is_sure(chunks, found[0]):
        return next((one for one in found if is_sure(chunks, one)), found[0])
    return found[0] if found else None


def is_postposed(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a preposition stands behind the phrase: ``Studien zufolge``."""
    return phrase.last < len(chunks) and chunks[phrase.last].lower in _POSTPOSITIONS


def _is_oblique(chunks: Sequence[Chunk], phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """``der verlängerten Frist``, ``ethnischen Gruppen``: an adjective in -en, behind der or no article, is no nominative.

    Nor is a noun before ``zufolge`` or behind ``darunter``, or one that goes on from a phrase with a preposition.
    """
    if is_postposed(chunks, phrase) or (phrase.first > 0 and chunks[phrase.first - 1].lower == "darunter"):
        return True
    if phrase.det not in {"der", ""}:
        return False
    if phrase.kind == "name" and phrase.det and chunks[phrase.head].text.partition(" ")[0].endswith("en"):
        return " " in chunks[phrase.head].text  # der Vereinten Nationen
    if phrase.head > phrase.first + bool(phrase.det):
        inner = chunks[phrase.first : phrase.head]
        if any(one.tag == "adj" and one.lower.endswith(("en", "em")) for one in inner):
            return True
    if not phrase.det and phrase.kind == "noun" and _is_dative_plural(chunks[phrase.head].text):
        return True
    if phrase.kind == "noun" and phrase.first == phrase.head and _goes_on_name(phrase, phrases):
        return True
    return phrase.kind in {"noun", "name"} and phrase.first > 0 and _is_joined(chunks, phrase, phrases)


def _goes_on_name(phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """``neben dem Hangzhouer Labor``: a bare noun right behind what looks like a name with a preposition and an article."""
    before = next((one for one in phrases if one.last == phrase.first), None)
    return before is not None and before.kind == "name" and bool(before.prep) and bool(before.det)


def _is_dative_plural(word: str) -> bool:
    """``Jahren``, ``Ländern``: the plural with -n, where it has a nominative without."""
    if not word.endswith("n"):
        return False
    base, plural = base_form(word), word[:-1]
    return is_word(plural) and base not in {word, plural} and base_form(plural) == base


def _is_joined(chunks: Sequence[Chunk], phrase: Phrase, phrases: Sequence[Phrase]) -> bool:
    """``von Regierung und Bevölkerung``, ``nach 30 Tagen Flug``."""
    link = chunks[phrase.first - 1]
    joined = link.lower in _JOINING
    listed = link.text == "," and phrase.kind == "name" and phrase.several and not phrase.det
    if not joined and not listed and link.time is None:
        return False
    before = next((one for one in phrases if one.last == phrase.first - (joined or listed)), None)
    if before is None or not before.prep:
        return False
    if listed:
        return before.name is not None or before.kind == "name"  # In den Ländern Peru, Chile und Bolivien leben …
    return joined or (not phrase.det and phrase.kind == "noun")


def _in_sentence(chunks: Sequence[Chunk], clause: Clause, before: list[Phrase]) -> list[Phrase]:
    """The phrases behind a dateline or heading: ``Bangalore (Reuters) - Der Hersteller hat …``, ``Berlin Die Truppe hat …``."""
    finite = clause.finite or 0
    cut = 0
    for part in reversed(clause.head):
        if part.first <= finite and part.opener in _BREAKS:
            cut = part.first if part.first < finite else 0  # X - ein Anbieter von Y - legt zu
            break
    for one in before:
        opening = chunks[one.first]
        if one.first > cut and one.det and opening.text[0].isupper() and chunks[one.first - 1].tag != "mark":
            cut = one.first
    return [one for one in before if one.first >= cut]


def _disagrees(chunks: Sequence[Chunk], clause: Clause, before: Sequence[Phrase], other: Phrase) -> bool:
    """Whether a plural verb fits the phrase behind it and not the one before: ``Den Preis zahlen die Kunden``."""
    if len(before) > 1 or not is_plural_verb(chunks, clause):
        return False
    joined = any(chunk.lower in _JOINING for chunk in chunks[before[0].last : clause.finite])
    return not joined and is_singular(chunks, before[0]) and is_plural(chunks, other)


def is_plural_verb(chunks: Sequence[Chunk], clause: Clause) -> bool:
    """Whether the finite verb stands in the plural."""
    return clause.finite is not None and is_plural_form(chunks[clause.finite].lower)


def is_singular(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase is surely singular."""
    word = chunks[phrase.head].text
    if phrase.kind == "pron":
        return word.lower() in {"er", "es", "man"}
    if phrase.last < len(chunks) and chunks[phrase.last].lower in _JOINING:
        return False
    if phrase.kind == "name":
        return not phrase.several and phrase.det != "die" and word != "USA" and " und " not in word
    if phrase.det == "die":
        return base_form(word) == word and not word.endswith(_LIKE_PLURALS)
    return base_form(word) == word and phrase.det not in {""} | _PLURALS


def is_plural(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase is surely plural; ``die Angeklagte`` is not, though its base form is another."""
    if phrase.several or phrase.det in _PLURALS:
        return True
    word = chunks[phrase.head].text
    base = base_form(word)
    return phrase.kind == "noun" and phrase.det in {"", "die"} and base != word and base != f"{word}r"


def is_sure(chunks: Sequence[Chunk], phrase: Phrase) -> bool:
    """Whether a phrase can stand in no other case: ``er``, ``der Konzern``, ``ein saudischer Prinz``."""
    head = chunks[phrase.head]
    if phrase.kind == "pron":
        return head.lower in _SURE_PRONOUNS
    if phrase.kind != "noun":
        return False
    if phrase.det in _WITH_ER:
        return head.lower.endswith(_MASCULINE) and not head.lower.endswith(_NOT_MASCULINE)
    if phrase.det in _WITHOUT_ENDING:
        return any(one.tag == "adj" and one.lower.endswith("er") for one in chunks[phrase.first : phrase.head])
    return False
