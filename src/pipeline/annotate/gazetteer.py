"""Finds the names of the alias table in a spaCy Doc, in each of their inflected forms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc

from pipeline.annotate.aliases import Alias, inflected
from pipeline.annotate.ambiguous import Context, ambiguous_names
from pipeline.annotate.organisations import around
from pipeline.annotate.persons import first_names, stands_alone
from pipeline.lexicon import load
from pipeline.types import Name, check_span

_YEAR = re.compile(" (?:19|20)[0-9]{2}(?![0-9])")
_PIECE = re.compile(r"[–—/;|·•]|[^–—/;|·•]+")


@dataclass(frozen=True, slots=True)
class _Match:
    """A spelling of ``alias`` at ``text[start:end]``."""

    start: int
    end: int
    alias: Alias

    def organisation(self, text: str) -> Name | None:
        """The organisation whose name ends in this place, where it is one in its base form."""
        if self.alias.label != "LOC" or text[self.start : self.end] not in self.alias.spellings:
            return None
        return around(text, self.start, self.end)


class Gazetteer:
    """A PhraseMatcher over all spellings; of two overlapping names the longer one is found."""

    def __init__(self, nlp: Language, aliases: Sequence[Alias]):
        self._nlp = nlp
        self._matcher = PhraseMatcher(nlp.vocab)
        self._by_id: dict[int, Alias] = {}
        self._first_names = first_names(aliases)
        spellings = {spelling for alias in aliases for spelling in alias.spellings}
        no_genitives = self._first_names | spellings | frozenset(load("ambiguous_names")["no_genitives"])
        no_genitives -= {name for group in ambiguous_names().values() for name in group.names}
        for number, alias in enumerate(aliases):
            key = f"{number}"
            forms = {form for spelling in alias.spellings for form in inflected(spelling) if form not in no_genitives}
            self._matcher.add(key, [self._pieces(nlp.make_doc(form))[0] for form in sorted(forms | {*alias.spellings})])
            self._by_id[nlp.vocab.strings[key]] = alias

    def find(self, doc: Doc) -> list[Name]:
        """The names in ``doc``, in order, none overlapping."""
        text, matches = doc.text, list(self._matches(doc))
        names = [organisation for match in matches if (organisation := match.organisation(text)) is not None]
        for match in self._meant(text, matches):
            end = _with_year(text, match.start, match.end)
            surface, alias = text[match.start : end], match.alias
            names.append(Name(match.start, end, surface, alias.label, "gazetteer", alias.rule))
        return without_overlaps(sorted(names, key=_order))

    def _pieces(self, doc: Doc) -> tuple[Doc, list[tuple[int, int]]]:
        """The words of ``doc`` without white space and cut at dashes, bars and semicolons, and where they stand.

        So ``Deutsche  Bahn`` is found with two blanks or a no-break space, and each name in ``Köln–Bonn``. A line break
        stays a word of its own: a line ends a sentence, and no name goes beyond one.
        """
        words: list[str] = []
        spans: list[tuple[int, int]] = []
        for token in doc:
            if token.is_space and "\n" not in token.text:
                continue
            pieces = [(0, token.text)]
            if not token.like_url:
                pieces = [(piece.start(), piece[0]) for piece in _PIECE.finditer(token.text)]
            for offset, word in pieces:
                words.append(word)
                spans.append((token.idx + offset, token.idx + offset + len(word)))
        return Doc(self._nlp.vocab, words), spans

    def _matches(self, doc: Doc) -> Iterator[_Match]:
        pieces, spans = self._pieces(doc)
        for match_id, first, end in self._matcher(pieces):
            yield _Match(spans[first][0], spans[end - 1][1], self._by_id[match_id])

    def _meant(self, text: str, matches: Iterable[_Match]) -> Iterator[_Match]:
        """The matches that are the name by the words around them, or by another mention in the same text."""
        context = Context(text, self._first_names)
        unsure: list[_Match] = []
        shown: set[str] = set()
        for match in sorted(matches, key=lambda match: match.start):
            if not self._is_namesake(text, match):
                verdict = "name" if match.alias.unrestricted else context.verdict(match.start, match.end)
                if verdict == "name":
                    shown.add(match.alias.rule)
                    yield match
                elif verdict == "open":
                    unsure.append(match)
        yield from (match for match in unsure if match.alias.rule in shown)

    def _is_namesake(self, text: str, match: _Match) -> bool:
        """Whether a surname alone is part of another name: ``Jill Biden``, ``Trump Organization``."""
        alias = match.alias
        alone = alias.label == "PER" and " " in alias.canonical and " " not in text[match.start : match.end]
        return alone and not stands_alone(text, match.start, match.end, self._first_names)


def _with_year(text: str, start: int, end: int) -> int:
    """The end of a name with the year of its edition (``AI Index Report 2025``)."""
    year = _YEAR.match(text, end)
    if year and text[start:end].split()[-1] in load("editions")["words"]:
        return year.end()
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


def _order(name: Name) -> tuple[int, int, int, str]:
    """Longer names first, then a gazetteer's before a rule's."""
    return name.start - name.end, _PRIORITY[name.source], name.start, name.rule or ""


_PRIORITY = {"gazetteer": 0, "rule": 1, "model": 2}


def merge(text: str, *found: Iterable[Name]) -> tuple[Name, ...]:
    """The names of all finders; of overlapping ones the longest, of equally long ones the gazetteer's, then a rule's."""
    names = without_overlaps(sorted((name for names in found for name in names), key=_order))
    for name in names:
        check_span(text, name.start, name.end, name.text)
    return tuple(names)
