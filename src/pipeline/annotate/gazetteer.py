"""Finds the names of the alias table in a spaCy Doc, in each of their inflected forms."""

import re
from collections.abc import Iterable, Sequence

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.annotate.aliases import Alias, inflected
from pipeline.lexicon import load
from pipeline.types import Name, check_span

_YEAR = re.compile("(?:19|20)[0-9]{2}")


class Gazetteer:
    """A PhraseMatcher over all spellings; of two overlapping names the longer one is found."""

    def __init__(self, nlp: Language, aliases: Sequence[Alias]):
        self._matcher = PhraseMatcher(nlp.vocab)
        self._by_id: dict[int, Alias] = {}
        for number, alias in enumerate(aliases):
            key = f"{number}"
            forms = [form for spelling in alias.spellings for form in inflected(spelling)]
            self._matcher.add(key, [nlp.make_doc(form) for form in forms])
            self._by_id[nlp.vocab.strings[key]] = alias

    def find(self, doc: Doc) -> list[Name]:
        """The names in ``doc``, in order, none overlapping."""
        found = sorted(
            self._matcher(doc), key=lambda match: (match[1] - match[2], match[1], self._by_id[match[0]].rule)
        )
        names = []
        for match_id, start, end in found:
            span, alias = doc[start : _with_year(doc, end)], self._by_id[match_id]
            names.append(Name(span.start_char, span.end_char, span.text, alias.label, "gazetteer", alias.rule))
        return without_overlaps(names)


def _with_year(doc: Doc, end: int) -> int:
    """The end of a name with the year of its edition (``AI Index Report 2025``)."""
    if end < len(doc) and doc[end - 1].text in load("editions")["words"] and _YEAR.fullmatch(doc[end].text):
        return end + 1
    return end


def without_overlaps(names: Iterable[Name]) -> list[Name]:
    """Keep each name that touches none kept before it; in order of start."""
    kept: list[Name] = []
    taken: set[int] = set()
    for name in names:
        if taken.isdisjoint(range(name.start, name.end)):
            taken.update(range(name.start, name.end))
            kept.append(name)
    return sorted(kept, key=lambda name: name.start)


_PRIORITY = {"gazetteer": 0, "rule": 1, "model": 2}


def merge(text: str, *found: Iterable[Name]) -> tuple[Name, ...]:
    """The names of all finders; of overlapping ones the longest, of equally long ones the gazetteer's, then a rule's."""
    order = sorted(
        (name for names in found for name in names),
        key=lambda name: (name.start - name.end, _PRIORITY[name.source], name.start),
    )
    names = without_overlaps(order)
    for name in names:
        check_span(text, name.start, name.end, name.text)
    return tuple(names)
