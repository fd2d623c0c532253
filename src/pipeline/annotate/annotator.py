"""The spaCy pipeline: loads the model with only the components that are used, and annotates texts."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence

import spacy
from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_suffix_regex

from pipeline.annotate.aliases import LABELS, load_aliases
from pipeline.annotate.gazetteer import Gazetteer, merge
from pipeline.annotate.model import BLANK
from pipeline.annotate.persons import Persons, surnames
from pipeline.annotate.sentences import split_sentences
from pipeline.types import Annotation, Document, Name, Sentence

USED = frozenset({"tok2vec", "transformer", "senter", "ner"})
"""The components that are used; no other runs."""

NOT_LOADED = (
    "tagger",
    "morphologizer",
    "parser",
    "lemmatizer",
    "attribute_ruler",
    "textcat",
    "spancat",
    "entity_linker",
)
"""The usual other components of a model; they are not even loaded."""

MAX_LENGTH = 10_000_000

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def load_model(name: str) -> Language:
    """The model ``name`` (a package, a folder or ``blank:de``) with the components that are used and no others."""
    if name.startswith(BLANK):
        nlp = spacy.blank(name.removeprefix(BLANK))
    else:
        nlp = spacy.load(name, exclude=NOT_LOADED)
        for component in nlp.component_names:
            if component not in USED:
                nlp.remove_pipe(component)
        if "senter" in nlp.disabled:
            nlp.enable_pipe("senter")
    nlp.max_length = MAX_LENGTH
    suffixes = compile_suffix_regex([*(nlp.Defaults.suffixes or ()), *_FULL_STOPS])
    nlp.tokenizer.suffix_search = suffixes.search  # type: ignore[union-attr]
    return nlp


_FULL_STOPS = tuple(
    rf"(?<={before})\."
    for before in (*(rf"[^\W\d_]{dash}[0-9]{{{n}}}" for dash in ("", "-") for n in (1, 2)), "[0-9]{4}")
)
"""A full stop behind a version (``GPT-4.``) or a year is a token of its own; behind ``3.`` it belongs to the ordinal."""


class Annotator:
    """A loaded model and the gazetteer above it."""

    def __init__(self, model: str, tables: tuple[str, ...] = ()):
        self._nlp = load_model(model)
        aliases = load_aliases(tables)
        self._gazetteer = Gazetteer(self._nlp, aliases)
        self._persons = Persons(aliases)
        self._has_sentences = "senter" in self._nlp.pipe_names

    def annotate(self, documents: Sequence[Document]) -> Iterator[Annotation]:
        """Sentences and names of each document, in order."""
        parsed: Iterable[Doc] = self._nlp.pipe(document.text for document in documents)
        for document, doc in zip(documents, parsed, strict=True):
            yield self._annotation(document, doc)

    def _annotation(self, document: Document, doc: Doc) -> Annotation:
        text = document.text
        sentences = _sentences(doc) if self._has_sentences else split_sentences(text)
        names = merge(text, self._gazetteer.find(doc), _model_names(doc), self._persons.full_names(text))
        names = merge(text, names, surnames(text, names))
        return Annotation(document.doc_id, sentences, names, sum(not token.is_space for token in doc))


def _sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The model's sentences without the white space around them; a line break ends one as well."""
    lines = (line for sent in doc.sents for line in _LINE.finditer(doc.text, sent.start_char, sent.end_char))
    return tuple(Sentence(*line.span()) for line in lines)


def _model_names(doc: Doc) -> list[Name]:
    names = []
    for ent in doc.ents:
        label = next((label for label in LABELS if label == ent.label_), None)
        if label is not None and (text := ent.text.strip()):
            start = ent.start_char + ent.text.index(text[0])
            names.append(Name(start, start + len(text), text, label, "model"))
    return names


@functools.lru_cache(maxsize=1)
def get_annotator(model: str, tables: tuple[str, ...]) -> Annotator:
    """The annotator of this process; a worker loads the model once."""
    return Annotator(model, tables)
