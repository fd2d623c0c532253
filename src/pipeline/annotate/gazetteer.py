"""Finds the names of the alias table in a spaCy Doc, in each of their inflected forms."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from spacy.language import Language
from spacy.matcher import PhraseMatcher
from spacy.tokens import Doc
from spacy.vocab import Vocab

from pipeline.annotate.aliases import Alias, inflected
from pipeline.annotate.ambiguous import Context, ambiguous_names
from pipeline.annotate.merging import order, without_overlaps
from pipeline.annotate.organisations import around
from pipeline.annotate.persons import first_names, is_german, stands_alone
from pipeline.lexicon import load
from pipeline.types import EntityLabel, Name

_YEAR = re.compile(" (?:19|20)[0-9]{2}(?![0-9])")
_IN_COMPOUND = re.compile(r"/[\w/]+-(\w+)")
_TRUNCATED = re.compile(r"(?<![\w-])[A-ZÄÖÜ][a-zäöüß]+- und $")
_LONGEST_TRUNCATED = 20
_GENITIVE = re.compile(r"([^\W\d_]{2,})(’s|'s|’|')")
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
        self._vocab = Vocab(strings=nlp.vocab.strings)  # without what spaCy works out for each new word of its own
        self._matcher = PhraseMatcher(self._vocab)
        self._by_id: dict[int, Alias] = {}
        self._first_names = first_names(aliases)
        self.spellings = frozenset(spelling for alias in aliases for spelling in alias.spellings)
        no_genitives = self._first_names | self.spellings | frozenset(load("ambiguous_names")["no_genitives"])
        no_genitives -= {name for group in ambiguous_names().values() for name in group.names}
        known = set(self.spellings)
        split = Splitter(nlp).words
        for number, alias in enumerate(aliases):
            key = f"{number}"
            forms = {form for spelling in alias.spellings for form in inflected(spelling) if form not in no_genitives}
            known |= forms
            words = map(split, sorted(forms | {*alias.spellings}))
            self._matcher.add(key, [Doc(self._vocab, form) for form in words])
            self._by_id[self._vocab.strings[key]] = alias
        self.forms = frozenset(known)

    def find(self, doc: Doc) -> tuple[list[Name], frozenset[tuple[int, int, EntityLabel]]]:
        """The names in ``doc``, in order, none overlapping; and what is spelled like one and is an ordinary word (8,3 Tesla)."""
        text, matches = doc.text, list(self._matches(doc))
        names = [organisation for match in matches if (organisation := match.organisation(text)) is not None]
        words: set[tuple[int, int, EntityLabel]] = set()
        for match in self._meant(text, matches, words):
            start, end = _with_truncated(text, match), _with_year(text, match.start, match.end)
            names.append(Name(start, end, text[start:end], match.alias.label, "gazetteer", match.alias.rule))
        return without_overlaps(sorted(names, key=order)), frozenset(words)

    def _matches(self, doc: Doc) -> Iterator[_Match]:
        words, spans = pieces(doc)
        for match_id, first, end in self._matcher(Doc(self._vocab, words)):
            yield _Match(spans[first][0], spans[end - 1][1], self._by_id[match_id])

    def _meant(
        self, text: str, matches: Iterable[_Match], words: set[tuple[int, int, EntityLabel]]
    ) -> Iterator[_Match]:
        """The matches that are the name by the words around them, or by another mention in the same text.

        Those that are not by the words around them are added to ``words``.
        """
        context = Context(text, self._first_names)
        unsure: list[_Match] = []
        shown: set[str] = set()
        for match in sorted(matches, key=lambda match: match.start):
            if not self._is_namesake(text, match) and not _is_in_compound(text, match.end):
                verdict = "name" if match.alias.unrestricted else context.verdict(match.start, match.end)
                if verdict == "name":
                    shown.add(match.alias.rule)
                    yield match
                elif verdict == "open":
                    unsure.append(match)
                else:
                    words.add((match.start, match.end, match.alias.label))
        yield from (match for match in unsure if match.alias.rule in shown)

    def _is_namesake(self, text: str, match: _Match) -> bool:
        """Whether a surname alone is part of another name: ``Jill Biden``, ``Trump Organization``."""
        alias = match.alias
        alone = alias.label == "PER" and " " in alias.canonical and " " not in text[match.start : match.end]
        return alone and not stands_alone(text, match.start, match.end, self._first_names)


class Splitter:
    """Splits the names of the table into the words that ``pieces`` finds in a text; quick, for there are 30,000 forms."""

    def __init__(self, nlp: Language):
        self._nlp = nlp
        self._special = frozenset(getattr(nlp.tokenizer, "rules", None) or ())
        self._seen: dict[str, list[str]] = {}

    def words(self, name: str) -> list[str]:
        """The words of a name. spaCy's tokenizer splits at blanks first, and no word of letters alone but its special cases."""
        return [word for chunk in name.split() for word in self._chunk(chunk)]

    def _chunk(self, chunk: str) -> list[str]:
        if chunk.isalpha() and chunk not in self._special:
            return [chunk]
        genitive = _GENITIVE.fullmatch(chunk)
        if genitive is None:
            return self._split(chunk)
        base, ending = genitive.groups()  # split as any other: Alibaba’s whole, Hans’ in two
        return [chunk] if len(self._split(("XX" if base.isupper() else "Xx") + ending)) == 1 else [base, ending]

    def _split(self, chunk: str) -> list[str]:
        if chunk not in self._seen:
            self._seen[chunk] = pieces(self._nlp.make_doc(chunk))[0]
        return self._seen[chunk]


def pieces(doc: Doc) -> tuple[list[str], list[tuple[int, int]]]:
    """The words of ``doc`` without white space and cut at dashes, bars and semicolons, and where they stand.

    So ``Deutsche  Bahn`` is found with two blanks or a no-break space, and each name in ``Köln–Bonn``. A line break
    stays a word of its own: a line ends a sentence, and no name goes beyond one.
    """
    words: list[str] = []
    spans: list[tuple[int, int]] = []
    for token in doc:
        if token.is_space and "\n" not in token.text:
            continue
        parts = [(0, token.text)]
        if not token.like_url:
            parts = [(piece.start(), piece[0]) for piece in _PIECE.finditer(token.text)]
        for offset, word in parts:
            words.append(word)
            spans.append((token.idx + offset, token.idx + offset + len(word)))
    return words, spans


def _is_in_compound(text: str, end: int) -> bool:
    """Whether a slash joins what ends here to a compound with an ordinary head: ``CDU/CSU-Fraktion``."""
    compound = _IN_COMPOUND.match(text, end)
    return compound is not None and is_german(compound[1])


def _with_truncated(text: str, match: _Match) -> int:
    """The start of a place with the first half of its compound: ``Nord- und Ostsee``, ``Mittel- und Osteuropa``."""
    if match.alias.label != "LOC" or " " in text[match.start : match.end]:
        return match.start
    half = _TRUNCATED.search(text, max(0, match.start - _LONGEST_TRUNCATED), match.start)
    return half.start() if half else match.start


def _with_year(text: str, start: int, end: int) -> int:
    """The end of a name with the year of its edition (``AI Index Report 2025``)."""
    year = _YEAR.match(text, end)
    if year and text[start:end].split()[-1] in load("editions")["words"]:
        return year.end()
    return end
