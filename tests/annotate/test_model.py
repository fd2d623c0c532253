"""Which model runs: the wanted one where it is installed, else the fallback with a warning.

de_core_news_lg itself cannot be had everywhere; a stand-in package of the same name, components and label scheme is built
here, installed in a folder of its own and loaded by spaCy as any model package is.
"""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.training import Example

from pipeline.annotate.model import ModelIdentity, identify, warning
from pipeline.errors import UsageError
from pipeline.params import AnnotateParams

NAME, VERSION = "de_core_news_lg", "3.8.0"
INIT = """
from spacy.util import load_model_from_init_py


def load(**overrides):
    return load_model_from_init_py(__file__, **overrides)
"""


def example(nlp: Language) -> Example:
    words = ["Angela", "Merkel", "besucht", "Siemens", "in", "Berlin", "."]
    doc = Doc(
        nlp.vocab,
        words=words,
        tags=["NE", "NE", "VVFIN", "NE", "APPR", "NE", "$."],
        pos=["PROPN", "PROPN", "VERB", "PROPN", "ADP", "PROPN", "PUNCT"],
        morphs=["", "", "Tense=Pres", "", "", "", ""],
        heads=[1, 2, 2, 2, 2, 4, 2],
        deps=["pnc", "sb", "ROOT", "oa", "mo", "nk", "punct"],
        sent_starts=[True, *[False] * 6],
        lemmas=words,
    )
    doc.ents = [Span(doc, 0, 2, "PER"), Span(doc, 3, 4, "ORG"), Span(doc, 5, 6, "LOC")]
    return Example(nlp.make_doc(doc.text), doc)


@pytest.fixture(scope="session")
def stand_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that holds the installed stand-in package."""
    site = tmp_path_factory.mktemp("site")
    nlp = spacy.blank("de")
    for component in ("tok2vec", "tagger", "morphologizer"):
        nlp.add_pipe(component)
    nlp.add_pipe("parser", config={"min_action_freq": 1})
    for component in ("senter", "attribute_ruler"):
        nlp.add_pipe(component)
    ner = nlp.add_pipe("ner")
    for label in ("LOC", "MISC", "ORG", "PER"):
        ner.add_label(label)  # type: ignore[attr-defined]
    examples = [example(nlp)]
    optimizer = nlp.initialize(lambda: examples)
    with nlp.select_pipes(enable=["parser", "ner"]):
        for _ in range(60):
            nlp.update(examples, sgd=optimizer)
    nlp.disable_pipe("senter")
    nlp.meta |= {"name": "core_news_lg", "version": VERSION}
    package = site / NAME
    package.mkdir()
    nlp.to_disk(package / f"{NAME}-{VERSION}")
    (package / "__init__.py").write_text(INIT, encoding="utf-8")
    (package / "meta.json").write_text(json.dumps(nlp.meta), encoding="utf-8")
    metadata = site / f"{NAME}-{VERSION}.dist-info" / "METADATA"
    metadata.parent.mkdir()
    metadata.write_text(f"Metadata-Version: 2.1\nName: {NAME}\nVersion: {VERSION}\n", encoding="utf-8")
    return site


def in_python(code: str, site: Path | None, folder: Path) -> str:
    """Run code in a new interpreter that has the stand-in installed (or not)."""
    environment = {**os.environ} | ({"PYTHONPATH": str(site)} if site else {})
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, cwd=folder, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


IDENTIFY = """
from pipeline.annotate.model import identify
from pipeline.params import AnnotateParams
import sys
model = identify(AnnotateParams())
print(model.name, model.version, 'spacy' in sys.modules)
"""

ANNOTATE = """
from pipeline.annotate.annotator import get_annotator
from pipeline.types import Document
annotator = get_annotator('de_core_news_lg', ())
print(*annotator._nlp.pipe_names)
text = 'Angela Merkel besucht Siemens in Berlin .'
document = Document('a', '', None, (), None, None, 'de', 1.0, 'utf-8', text)
(annotation,) = annotator.annotate([document])
print(*((name.text, name.label) for name in annotation.names), len(annotation.sentences))
print(*(text[at:].split()[0] for at in annotation.subjects))
"""


def test_the_installed_model_is_found_without_importing_spacy(stand_in: Path, tmp_path: Path) -> None:
    assert in_python(IDENTIFY, stand_in, tmp_path) == f"{NAME} {VERSION} False\n"


def test_without_it_the_fallback_is_used(tmp_path: Path) -> None:
    name, number, spacy_is_loaded = in_python(IDENTIFY, None, tmp_path).split()
    assert Path(name).parts[-2:] == ("models", "de_lese_news")
    assert number.startswith("1.")
    assert spacy_is_loaded == "False"


def test_only_the_used_components_are_loaded(stand_in: Path, tmp_path: Path) -> None:
    components, names, subjects = in_python(ANNOTATE, stand_in, tmp_path).splitlines()
    assert components == "tok2vec parser senter ner"
    assert subjects == "Merkel"
    assert names == "('Angela Merkel', 'PER') ('Siemens', 'ORG') ('Berlin', 'LOC') 1"


def test_the_warning_says_what_to_do() -> None:
    message = warning(ModelIdentity(NAME, "blank:de", "3.8", "3.8"))
    assert message is not None
    assert "make model" in message
    assert warning(ModelIdentity(NAME, NAME, VERSION, "3.8")) is None


def test_no_model_at_all_is_an_error() -> None:
    with pytest.raises(UsageError, match="make model"):
        identify(AnnotateParams(model="no_such_model", fallback="none_either"))


def test_a_model_folder_has_its_files_in_its_version(tmp_path: Path) -> None:
    (tmp_path / "meta.json").write_text('{"version": "1.2"}')
    params = AnnotateParams(model=str(tmp_path))
    first = identify(params).version
    (tmp_path / "weights.bin").write_bytes(b"1")
    assert first.startswith("1.2+")
    assert identify(params).version != first
