from pathlib import Path

import pytest
import spacy
from tests.timing import cpu_seconds

from pipeline.annotate.tokenizer import LONGEST_RUN, set_tokenizer

SHIPPED = Path(__file__).parents[2] / "models" / "de_lese_news"
NLP = spacy.blank("de")
set_tokenizer(NLP)

RULES = ("prefix_search", "suffix_search", "infix_finditer", "url_match")


def tokens(text: str) -> list[str]:
    return [token.text for token in NLP(text)]


@pytest.mark.parametrize(
    "word",
    [
        "Kund:innen",
        "Ärzt:innenkammer",
        "jede:r",
        "US-Dollar",
        "THE-DECODER-Abo",
        "DeepSeek’s",
        "DeepSeek's",
        "L’Oréal",
        "O’Neill",
        "geht’s",
        "14.000",
        "1.234.567,89",
        "GPT-4o",
        "AT&T",
        "E-Mail",
        "S-Bahn-Linie",
        "https://www.bundestag.de/dokumente",
    ],
)
def test_a_word_that_stays_whole(word: str) -> None:
    assert tokens(f"Hier steht {word}, sonst nichts.") == ["Hier", "steht", word, ",", "sonst", "nichts", "."]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Berlin–Paris", ["Berlin", "–", "Paris"]),
        ("2024–2025", ["2024", "–", "2025"]),
        ("Bonn–", ["Bonn", "–"]),
        ("CDU/CSU-Fraktion", ["CDU", "/", "CSU-Fraktion"]),
        ("Fazit:Gut", ["Fazit", ":", "Gut"]),
        ("Fazit: gut", ["Fazit", ":", "gut"]),
        ("„Faust“,", ["„", "Faust", "“", ","]),
        ("10%", ["10", "%"]),
    ],
)
def test_what_is_taken_apart(text: str, expected: list[str]) -> None:
    assert tokens(text) == expected


@pytest.mark.parametrize(
    "last", ["GPT-4", "GPT-3.5", "A4", "2024", "14.000", "DeepL", "GmbH", "Teuken-7B", "AG", "Bonn"]
)
def test_the_full_stop_behind_a_name_or_figure(last: str) -> None:
    assert tokens(f"Das ist {last}.")[-2:] == [last, "."]


@pytest.mark.parametrize("last", ["3.", "21.", "z.B.", "Dr.", "e.V."])
def test_the_full_stop_that_belongs_to_its_word(last: str) -> None:
    assert tokens(f"Das ist {last}")[-1] == last


@pytest.mark.parametrize(
    "text",
    [
        "Die Kund:innen von L’Oréal\u00a0– sie zahlten 14.000 US-Dollar – klagten … nicht.",
        "  Zwei Leerzeichen,\n\nzwei Absätze:  Ende.\t",
        "–" * 50 + "Köln" + "…" * 40,
    ],
)
def test_offsets_and_text_are_unchanged(text: str) -> None:
    doc = NLP(text)
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_a_long_run_of_marks_is_one_token() -> None:
    assert tokens("–" * LONGEST_RUN) == ["–" * LONGEST_RUN]
    assert len(tokens("–" * 3)) == 3


@pytest.mark.parametrize("mark", ["–", "…", "/", "(", "%", "’", "“", ":", "a:", "a–", "A.", "1.", "(„"])
def test_linear_time_on_runs_of_marks(mark: str) -> None:
    assert cpu_seconds(lambda: NLP.tokenizer(mark * 20_000)) < 2


def test_the_borders_are_saved_with_a_pipeline() -> None:
    again = spacy.blank("de").from_bytes(NLP.to_bytes())
    text = "Kund:innen, Berlin–Paris, DeepSeek’s GPT-4."
    assert [token.text for token in again(text)] == tokens(text)


def test_the_model_in_the_box_has_the_same_borders() -> None:
    shipped = spacy.load(SHIPPED)
    before = {name: getattr(shipped.tokenizer, name).__self__.pattern for name in RULES}
    set_tokenizer(shipped)
    assert {name: getattr(shipped.tokenizer, name).__self__.pattern for name in RULES} == before
    assert shipped.pipe_names == ["tok2vec", "ner", "sentencizer"]
    assert set(shipped.pipe_labels["ner"]) == {"PER", "LOC", "ORG", "MISC"}
