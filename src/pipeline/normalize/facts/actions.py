"""What a figure measures where no noun says it: the act (``setzte 5 Milliarden um``), the share of those who act."""

from pipeline.lexicon import load
from pipeline.normalize.facts.comparison import LESS, MORE, direction
from pipeline.normalize.facts.draft import PARTS, Link, Stated
from pipeline.normalize.facts.frames import (
    FALLS_TO,
    LENGTHS,
    LEVEL,
    SHARE,
    TELLER,
    TRANSACTIONS,
    change_of,
    is_move,
    object_of,
)
from pipeline.normalize.facts.words import is_plural_form

_verbs = load("measure_verbs")
_GOALS: dict[str, list[str]] = _verbs["goals"]
_NEEDED = frozenset(_verbs["needed"])
_SUFFICE = frozenset(_verbs["suffice"])
_IMPERSONAL = frozenset(_verbs["impersonal"])
_POINTS = frozenset({"percentage_point", "basis_point"})
_TIMES = ("mal", "male", "malen")
_GENITIVE = frozenset({"der", "des"})
_PLURAL = frozenset({"", "die", "diese", "seine", "ihre"})
_BESIDE = frozenset({"vor", "hinter", "neben"})


def by_verb(one: Stated) -> Link | None:
    """The infinitive of the verb: ``setzte 5 Milliarden Euro um``, ``Die Aktie gab um 5 Prozent nach``."""
    verb, kind = one.clause.verb, one.figure.kind
    if (
        not verb
        or kind in {"cardinal", "ordinal"}
        or one.phrase.prep in {"als", "wie"}
        or (one.gapped and one.part.verbs)
    ):
        return None  # … und den Dax um 0,8 Prozent gedrückt auf 10.592 Punkte: another verb than that of the clause
    if (one.phrase.prep == "bei" and verb == "liegen") or (kind == "quantity" and verb == "kosten"):
        return None  # lag bei 5 Prozent: of what? 47 Hektar kosteten 5000 Euro
    if kind in PARTS and one.phrase.prep == "um" and verb in TRANSACTIONS and one.before(one.phrase) is not None:
        return None  # sieht eine Dynamisierung um 2 Prozent vor
    if kind in PARTS and one.phrase.prep == "mit" and object_of(one) is not None:
        return None
    if verb == "bringen" and any(chunk.lower == "es" for chunk in one.sentence.chunks[one.clause.first : one.place]):
        return None  # brachte es auf 7 Milliarden Dollar
    if verb == "rechnen" and kind == "money" and one.phrase.prep == "mit":
        return Link("verb", verb, subject=one.sentence.subject(one.clause))
    if (kind == "multiplier" and not one.sentence.chunks[one.place].verb) or _is_genitive(one) or _only_says_where(one):
        return None
    if (kind == "money" and verb in TRANSACTIONS) or verb not in TELLER:
        at = one.place + 1
        compares = at < len(one.sentence.chunks) and one.sentence.chunks[at].lower in MORE | LESS
        change = direction(one, at) if compares else change_of(one)
        rule = "verb:subject" if verb not in FALLS_TO and is_subject(one) else "verb"
        return Link(rule, verb, object_text=_goal(one), change=change)
    return None


def _only_says_where(one: Stated) -> bool:
    """``100 Meter vor dem Tor``, ``bei erlaubten 80 km/h``, ``ein Sprung auf 121 Meter``: not what is done."""
    prep, chunks = one.phrase.prep, one.sentence.chunks
    if one.place > 1 and chunks[one.place - 1].tag == "verb" and chunks[one.place - 2].lower == "bei":
        return True
    behind, before = one.behind(), one.before(one.phrase)
    if not prep and behind is not None and behind.prep in _BESIDE and one.figure.unit in LENGTHS:
        return True
    if is_move(one.clause.verb):
        return False
    if prep == "von" and one.clause.verb in LEVEL and before is not None and before.kind in {"noun", "name"}:
        return True  # stehen Passiva von 3 Millionen gegenüber
    if prep == "bis" and before is not None and before.kind == "noun" and before.prep:
        return True  # bei Sendungen mit einem Wert bis 22 Euro
    if one.figure.kind != "quantity":
        return False
    jumped = prep == "auf" and before is not None and before.kind == "noun" and bool(before.prep)
    return jumped or prep in {"nach", "vor"}


def _is_genitive(one: Stated) -> bool:
    """``das Einsammeln der 2 Milliarden Euro``: the figure belongs to the noun before it."""
    before = one.before(one.phrase) if one.phrase.det in _GENITIVE and not one.phrase.prep else None
    return before is not None and before.kind == "noun"


def _goal(one: Stated) -> str | None:
    """What money goes to: ``in Rechenzentren``, ``für WhatsApp``."""
    prepositions = _GOALS.get(one.clause.verb, ())
    for phrase in one.phrases:
        if (
            phrase.prep in prepositions
            and phrase.kind in {"name", "noun", "figure"}
            and phrase.first >= one.phrase.last
        ):
            return one.sentence.words(phrase.first, phrase.last)
    return None


def is_subject(one: Stated) -> bool:
    """Whether the figure itself is the grammatical subject: ``Vier Milliarden Dollar standen zur Verfügung``."""
    clause = one.clause
    if one.phrase.prep or one.phrase.det not in _PLURAL or one.gapped or clause.joined:
        return False
    if clause.finite is None or clause.kind not in {"main", "sub"}:
        return False
    finite, subject = one.sentence.chunks[clause.finite].lower, one.sentence.subject(clause)
    if subject is not None:
        return one.sentence.chunks[subject.head].lower == "es" and clause.verb in _IMPERSONAL
    if not (is_plural_form(finite) or one.figure.kind == "fraction" or one.figure.value <= 1):
        return False
    bare = [phrase for phrase in clause.phrases if not phrase.prep and phrase.kind in {"figure", "pron"}]
    return bare[:1] == [one.phrase] and not any(phrase.kind == "pron" and phrase.det for phrase in bare)


def share_of_people(one: Stated) -> Link | None:
    """``51,8 Prozent stimmten mit Ja``, ``Zwei Drittel sind dafür``, ``Jeder dritte Haushalt hat eine Katze``."""
    if one.figure.kind not in PARTS or one.figure.unit in _POINTS:
        return None
    if one.figure.text.lower().startswith("jede"):
        noun = one.phrase.noun
        whole = one.sentence.words(noun, noun + 1) if noun is not None else None
        opens = one.clause.finite is not None and one.place < one.clause.finite
        return Link("share:every", SHARE, object_text=whole, own=opens) if not one.phrase.prep else None
    if one.phrase.noun is not None or not is_subject(one) or not _is_act(one):
        return None
    return Link("share:subject", SHARE)


def _is_act(one: Stated) -> bool:
    verb, words = one.clause.verb, one.sentence.clause_words(one.clause)
    if verb in _SUFFICE or is_move(verb) or words & _NEEDED or (one.clause.passive and verb in TELLER):
        return False
    return verb == "sein" or verb not in LEVEL


def needed(one: Stated) -> Link | None:
    """``Nötig sind 8,3 Milliarden Dollar``, ``Sofort werden 5 Millionen Euro fällig``."""
    told = one.clause.verb in {"sein", "werden"} and one.figure.kind in {"money", "quantity", "percent"}
    if not told or not is_subject(one):
        return None
    words = one.sentence.clause_words(one.clause) & _NEEDED
    return Link("verb:needed", min(words)) if words else None


def times_done(one: Stated) -> Link | None:
    """``gastierte dreimal in Gelsenkirchen``, ``verkaufte sich 814.000-mal``: how often it was done."""
    verb = one.clause.verb
    if one.figure.kind != "multiplier" or not one.figure.text.lower().endswith(_TIMES) or not verb:
        return None
    behind = one.sentence.chunks[one.place + 1 : one.place + 2]
    compares = behind and (behind[0].lower in {"so", "soviel", "soviele", "mehr", "weniger"} or behind[0].tag == "adj")
    if compares or verb in TELLER or one.phrase.prep:
        return None
    return Link("verb:times", verb)
