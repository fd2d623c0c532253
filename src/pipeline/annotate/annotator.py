"""The spaCy pipeline: loads the model with only the components that are used, and annotates texts."""

import functools
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

import spacy
from spacy.language import Language
from spacy.tokens import Doc

from pipeline.annotate.aliases import LABELS, Alias, load_aliases
from pipeline.annotate.casing import Truecaser
from pipeline.annotate.cleanup import cleaned
from pipeline.annotate.consistency import consistent
from pipeline.annotate.gazetteer import Gazetteer
from pipeline.annotate.merging import cut, joined, merge
from pipeline.annotate.model import BLANK
from pipeline.annotate.persons import Persons, surnames
from pipeline.annotate.sentences import split_sentences
from pipeline.annotate.tokenizer import set_tokenizer
from pipeline.types import Annotation, Document, Name, Sentence

USED = frozenset({"tok2vec", "transformer", "parser", "senter", "ner"})
"""The components that are used; no other runs."""

NOT_LOADED = (
    "tagger",
    "morphologizer",
    "sentencizer",
    "lemmatizer",
    "attribute_ruler",
    "textcat",
    "spancat",
    "entity_linker",
)
"""The usual other components of a model; they are not even loaded."""

SUBJECTS = frozenset({"sb", "nsubj", "nsubj:pass"})
"""The relations of a subject to its verb: TIGER's, as in spaCy's German models, and those of Universal Dependencies."""

MAX_LENGTH = 10_000_000

_LINE = re.compile(r"\S(?:[^\n]*\S)?")


def load_model(name: str) -> Language:
    """The model ``name`` (a package, a folder or ``blank:de``) with the components that are used, and our token borders."""
    if name.startswith(BLANK):
        nlp = spacy.blank(name.removeprefix(BLANK))
    else:
        nlp = spacy.load(name, exclude=NOT_LOADED)
        for component in nlp.pipe_names:
            if component not in USED:
                nlp.disable_pipe(component)
        if "senter" in nlp.disabled:
            nlp.enable_pipe("senter")
    nlp.max_length = MAX_LENGTH
    set_tokenizer(nlp)
    return nlp


class Annotator:
    """A loaded model, and the alias table and rules above it."""

    def __init__(self, model: str, aliases: Sequence[Alias]):
        self._nlp = load_model(model)
        self._gazetteer = Gazetteer(self._nlp, aliases)
        self._persons = Persons(aliases)
        self._casing = Truecaser(aliases)
        self._has_sentences = "senter" in self._nlp.pipe_names

    def annotate(self, documents: Sequence[Document]) -> Iterator[Annotation]:
        """Sentences and names of each document, in order."""
        parsed: Iterable[Doc] = self._nlp.pipe(self._casing.truecased(document.text) for document in documents)
        for document, doc in zip(documents, parsed, strict=True):
            yield self._annotation(document, doc)

    def _annotation(self, document: Document, doc: Doc) -> Annotation:
        sentences = _sentences(doc) if self._has_sentences else split_sentences(document.text)
        names = tuple(_printed(document.text, name) for name in self._names(doc))
        return Annotation(document.doc_id, sentences, names, sum(not token.is_space for token in doc), _subjects(doc))

    def _names(self, doc: Doc) -> tuple[Name, ...]:
        """The names of gazetteer, rules and model, in order."""
        text, table = doc.text, self._gazetteer
        listed, words = table.find(doc)
        persons = cut(text, self._persons.full_names(text), listed, table.spellings)
        from_model = cleaned(text, joined(text, _model_names(doc), listed), table.forms)
        from_model = (name for name in from_model if (name.start, name.end, name.label) not in words)
        names = merge(text, listed, persons, cut(text, from_model, listed, table.spellings))
        return merge(text, consistent(names), surnames(text, names))


def _printed(text: str, name: Name) -> Name:
    """A name with the words as the article prints them, in a headline in capitals too."""
    printed = text[name.start : name.end]
    return name if printed == name.text else replace(name, text=printed)


def _sentences(doc: Doc) -> tuple[Sentence, ...]:
    """The model's sentences without the white space around them; a line break ends one as well."""
    lines = (line for sent in doc.sents for line in _LINE.finditer(doc.text, sent.start_char, sent.end_char))
    return tuple(Sentence(*line.span()) for line in lines)


def _subjects(doc: Doc) -> tuple[int, ...] | None:
    """Where the heads of the subjects begin (``Der Umsatz von VW stieg``: at ``Umsatz``); None without a parse."""
    if not doc.has_annotation("DEP"):
        return None
    return tuple(token.idx for token in doc if token.dep_ in SUBJECTS)


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
    return Annotator(model, load_aliases(tables))
