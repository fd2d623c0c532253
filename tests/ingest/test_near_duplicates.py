"""Duplicates: exact and near ones, and articles that only look alike."""

import json
import random
from dataclasses import replace
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.duplicates import group_duplicates, signature
from pipeline.ingest.params import IngestParams
from pipeline.ingest.read import read_file
from pipeline.types import Document

PARAMS = IngestParams()


def document(doc_id: str, text: str) -> Document:
    return Document(doc_id, "0" * 64, None, (), None, None, "de", 1.0, "utf-8", text)


def article(seed: int, words: int = 300) -> list[str]:
    chosen = random.Random(seed)
    return [f"wort{chosen.randrange(4000)}" for _ in range(words)]


def changed(words: list[str], every: int) -> str:
    return " ".join("anders" if place % every == 0 else word for place, word in enumerate(words, 1))


def test_the_same_words_in_another_dress_are_the_same_text() -> None:
    text = "Die Zinsen sinken. Das sagte die Bank!"
    kept, rejected = group_duplicates(
        [document("b", text), document("a", "die zinsen SINKEN das sagte die bank")], PARAMS
    )
    assert [one.doc_id for one in kept] == ["b"]
    assert (rejected[0].doc_id, rejected[0].reason, rejected[0].duplicate_of) == ("a", "duplicate", "b")


def test_a_lightly_edited_text_is_a_near_duplicate() -> None:
    words = article(1)
    kept, rejected = group_duplicates([document("a", " ".join(words)), document("b", changed(words, 60))], PARAMS)
    assert [one.doc_id for one in kept] == ["a"]
    assert rejected[0].duplicate_of == "a"


def test_a_rewritten_text_is_not() -> None:
    words = article(1)
    assert group_duplicates([document("a", " ".join(words)), document("b", changed(words, 8))], PARAMS)[1] == []


def test_articles_with_a_common_beginning_and_end_are_not_grouped() -> None:
    frame = " ".join(article(99, 60))
    documents = [document(str(seed), f"{frame} {' '.join(article(seed, 150))} {frame}") for seed in range(5)]
    assert group_duplicates(documents, PARAMS)[1] == []


def test_short_texts_that_differ_in_a_word_are_not_grouped() -> None:
    documents = [
        document(day, f"Die Börse in Frankfurt bleibt am {day} geschlossen, der Handel ruht.")
        for day in ("Montag", "Freitag")
    ]
    assert group_duplicates(documents, PARAMS)[1] == []


def test_the_dated_and_titled_one_is_kept_then_the_longest_then_the_first() -> None:
    words = article(1)
    plain = [document(name, " ".join(words)) for name in ("a", "b")]
    longer = document("c", " ".join([*words, "schluss"]))
    dated = replace(document("d", " ".join(words)), published=date(2024, 5, 3), title="Titel")
    assert group_duplicates(plain, PARAMS)[0][0].doc_id == "a"
    assert group_duplicates([*plain, longer], PARAMS)[0][0].doc_id == "c"
    assert group_duplicates([*plain, longer, dated], PARAMS)[0][0].doc_id == "d"


@settings(deadline=None, max_examples=20)
@given(st.permutations(range(12)))
def test_the_order_of_the_documents_changes_nothing(order: list[int]) -> None:
    documents = [
        document(f"{seed}-{every}", changed(article(seed, 120), every)) for seed in range(4) for every in (40, 50, 1000)
    ]
    _kept, expected = group_duplicates(documents, PARAMS)
    kept, rejected = group_duplicates([documents[place] for place in order], PARAMS)
    assert rejected == expected
    assert {one.doc_id for one in kept} | {row.doc_id for row in rejected} == {one.doc_id for one in documents}
    assert len(rejected) == 8


def test_signatures_can_be_kept() -> None:
    words = article(1)
    documents = [document("a", " ".join(words)), document("b", changed(words, 60))]
    kept = {one.doc_id: signature(one.text, PARAMS) for one in documents}
    assert group_duplicates(documents, PARAMS, kept) == group_duplicates(documents, PARAMS)
    assert signature(documents[0].text, PARAMS) == kept["a"]


def test_reading_a_file_gives_the_signatures() -> None:
    words = "Der Bundesrat vertritt die Länder bei der Gesetzgebung und hat seinen Sitz in Berlin. " * 5
    result = read_file("a.json", json.dumps([{"text": words}, {"text": ""}]).encode(), None, PARAMS)
    assert result.signatures == tuple(signature(one.text, PARAMS) for one in result.documents)
    assert len(result.signatures) == 1


def test_three_hundred_articles_of_their_own_are_all_kept() -> None:
    documents = [document(str(seed), " ".join(article(seed, 600))) for seed in range(300)]
    assert group_duplicates(documents, PARAMS)[1] == []
