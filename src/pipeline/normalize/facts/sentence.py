"""One sentence, read: its chunks, clauses and phrases."""

from collections.abc import Sequence

from pipeline.normalize.facts.chunks import Chunk
from pipeline.normalize.facts.clauses import Clause, find_clauses
from pipeline.normalize.facts.nominative import subject_of
from pipeline.normalize.facts.parts import Outline, Part
from pipeline.normalize.facts.phrases import Phrase, Phraser


class Parsed:
    """A sentence with what its clauses hold; what was asked once is kept."""

    def __init__(self, text: str, chunks: Sequence[Chunk], subjects: Sequence[int] | None = None):
        self.text = text
        self.is_parsed = subjects is not None
        self._by_parser = subjects or ()
        self.chunks = chunks
        self.phraser = Phraser(chunks)
        outline = Outline(chunks)
        self.figures, self.has_times = outline.figures, outline.has_times
        self.clauses = find_clauses(chunks, outline)
        self._read_phrases()
        self.vocabulary = frozenset([chunk.lower for chunk in chunks])
        self.kinds = frozenset([figure.kind for at in self.figures if (figure := chunks[at].figure) is not None])
        self._subjects: dict[int, Phrase | None] = {}
        self._words: dict[int, frozenset[str]] = {}

    def _read_phrases(self) -> None:
        read = self.phraser.read
        for clause in self.clauses:
            for part in clause.parts:
                part.phrases = read(part.first, part.last)
            head = clause.head
            clause.phrases = head[0].phrases if len(head) == 1 else [one for part in head for one in part.phrases]

    def all_phrases(self) -> list[Phrase]:
        """The phrases of all clauses."""
        return [phrase for clause in self.clauses for part in clause.parts for phrase in part.phrases]

    def lowers(self, part: Part) -> frozenset[str]:
        """The words of a part in lower case."""
        found = self._words.get(id(part))
        if found is None:
            words = [chunk.lower for chunk in self.chunks[part.first : part.last]]
            found = self._words[id(part)] = frozenset(words)
        return found

    def clause_words(self, clause: Clause) -> frozenset[str]:
        """The words of a clause in lower case."""
        parts = clause.parts
        return self.lowers(parts[0]) if len(parts) == 1 else frozenset().union(*map(self.lowers, parts))

    def subject(self, clause: Clause) -> Phrase | None:
        """The phrase in the nominative: the parser's, else the first one before the verb, else the first behind it."""
        key = id(clause)
        if key not in self._subjects:
            phrases = clause.phrases
            by_parser = next((one for one in phrases if self._is_by_parser(one)), None) if self._by_parser else None
            if by_parser is not None:  # counted things are the subject: no other phrase is
                self._subjects[key] = by_parser if by_parser.kind != "figure" else None
            else:
                self._subjects[key] = subject_of(self.chunks, clause, phrases, self.phraser)
        return self._subjects[key]

    def _is_by_parser(self, phrase: Phrase) -> bool:
        """Whether the head of the phrase, or the noun that its figure counts, is a subject of the parse."""
        places = (phrase.head, phrase.noun if phrase.noun is not None else phrase.head)
        heads = [self.chunks[at] for at in places]
        return any(head.start <= at < head.end for head in heads for at in self._by_parser)

    def words(self, first: int, last: int) -> str:
        """The words of the text from one place to before another."""
        return self.text[self.chunks[first].start : self.chunks[last - 1].end]
