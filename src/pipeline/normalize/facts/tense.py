"""Whether a clause looks back or says how it is."""

from typing import Literal

from pipeline.normalize.dates.context import is_past_form
from pipeline.normalize.facts.clauses import Clause
from pipeline.normalize.facts.sentence import Parsed
from pipeline.normalize.facts.words import MODALS

_PERFECT = frozenset({"hat", "haben"})
_INFINITIVES = frozenset({"haben", "sein"})
_OPEN = frozenset({"ist", "sind", "habe", "sei", "seien", "hätte", "hätten", "wäre", "wären", "würde", "würden"})


def tense(sentence: Parsed, clause: Clause) -> Literal["past", "present"] | None:
    """The tense of a clause by its finite verb; None where it has none, or where the form says neither.

    ``stieg``, ``hat verkauft``: past; ``beschäftigt``, ``will``: present; ``sind geflohen``, ``sei``: open.
    """
    if clause.finite is None:
        return None
    verb = sentence.chunks[clause.finite]
    if verb.verb in MODALS and sentence.chunks[clause.head[-1].last - 1].lower in _INFINITIVES:
        return None  # dürften 250 Millionen betragen haben
    if verb.lower != verb.verb and is_past_form(verb.lower):
        return "past"
    if verb.lower in _PERFECT and clause.verb != "haben":
        return "past"
    if verb.lower in _OPEN and (clause.verb != "sein" or verb.lower not in {"ist", "sind"}):
        return None
    return "present"


def starts_anew(sentence: Parsed, clause: Clause, before: Clause) -> bool:
    """Whether a clause says how it is, and the one before it what was: ``wurde 1970 gegründet und beschäftigt …``."""
    return tense(sentence, before) == "past" and tense(sentence, clause) == "present"
