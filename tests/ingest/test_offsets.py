"""Offsets: each span of a cleaned text leads back to its raw spelling."""

import re
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from pipeline.ingest.characters import line_ends, mend, tidy
from pipeline.ingest.offsets import MappedText, to_raw
from pipeline.ingest.params import IngestParams
from pipeline.ingest.read import FileResult, decoded_source, read_file

Read = Callable[..., FileResult]

EDITS = st.lists(st.tuples(st.integers(0, 5), st.integers(1, 4), st.text("XYZ", max_size=4)), max_size=5)


def apply(text: MappedText, steps: list[tuple[int, int, str]]) -> MappedText:
    edits, position = [], 0
    for gap, length, new in steps:
        start = position + gap
        position = start + length
        if position > len(text.text):
            break
        edits.append((start, position, new))
    return text.replace(edits)


@given(st.text("abcdef", max_size=30), st.lists(EDITS, max_size=4))
def test_runs_say_the_same_as_the_alignment(raw: str, rounds: list[list[tuple[int, int, str]]]) -> None:
    text = MappedText.of(raw)
    for steps in rounds:
        text = apply(text, steps)
    runs = text.runs()
    for start in range(len(text.text)):
        for end in range(start + 1, len(text.text) + 1):
            found = to_raw(runs, start, end)
            assert found is not None
            assert found[0] <= text.starts[start]
            assert found[1] >= text.ends[end - 1]
    for text_start, raw_start, length in runs:
        for i in range(length):
            assert (text.starts[text_start + i], text.ends[text_start + i]) == (raw_start + i, raw_start + i + 1)


@given(st.text("abcdef", max_size=30), st.lists(EDITS, max_size=4))
def test_cuts_alone_leave_every_span_readable_in_the_source(raw: str, rounds: list[list[tuple[int, int, str]]]) -> None:
    text = MappedText.of(raw)
    for steps in rounds:
        text = apply(text, [(gap, length, "") for gap, length, _new in steps])
    runs = text.runs()
    for place, character in enumerate(text.text):
        found = to_raw(runs, place, place + 1)
        assert found is not None
        assert raw[slice(*found)] == character


@pytest.mark.parametrize(
    ("raw", "pattern", "new", "span", "spelling"),
    [
        ("für 5\xa0Euro", "\xa0", " ", "5 Euro", "5\xa0Euro"),
        ("**Ã¼**x", r"\*\*", "", "Ã¼", "Ã¼"),
        ("a--b", "--", "–", "–", "--"),
        ("a--b", "--", "–", "a–b", "a--b"),
        ("Wirt-\nschaft", "-\n", "", "Wirtschaft", "Wirt-\nschaft"),
    ],
)
def test_a_respelling_stands_for_what_it_replaced(raw: str, pattern: str, new: str, span: str, spelling: str) -> None:
    text = MappedText.of(raw).sub(re.compile(pattern), new)
    start = text.text.index(span)
    found = to_raw(text.runs(), start, start + len(span))
    assert found is not None
    assert raw[slice(*found)] == spelling


def test_a_respelling_beside_cuts_keeps_its_own_bounds() -> None:
    text = MappedText.of("**Ã¼**").delete([(0, 2), (4, 6)]).replace([(0, 2, "ü")])
    assert text.text == "ü"
    assert to_raw(text.runs(), 0, 1) == (2, 4)


@pytest.mark.parametrize(("start", "end"), [(0, 0), (2, 1), (-1, 1), (0, 9), (8, 9)])
def test_no_span_outside_the_text(start: int, end: int) -> None:
    assert to_raw(MappedText.of("abc").runs(), start, end) is None
    assert to_raw((), start, end) is None


@pytest.mark.parametrize("edits", [[(1, 1, "x")], [(0, 2, ""), (1, 3, "")], [(2, 9, "")], [(2, 3, ""), (0, 1, "")]])
def test_edits_that_make_no_sense_are_refused(edits: list[tuple[int, int, str]]) -> None:
    with pytest.raises(ValueError, match="edit"):
        MappedText.of("abc").replace(edits)


NOISE = [
    *"aäÖßU 5%,.-\n",
    "\r\n",
    "\xa0",
    "\u00ad",
    "\u200b",
    "u\u0308",
    "Ã¼",
    "â€ž",
    "„",
    "\u2011",
    "**",
    "`",
    "[a](b)",
    "> ",
]
RAW_TEXT = st.lists(st.sampled_from(NOISE), max_size=40).map("".join)


@settings(deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["Grün", "GrÃ¼n", "u\u0308ber", "5\u202f%", "\u00ad", "\u200b", " ", "\r\n", "–", "5\xa0Euro", "E\u0301"]
        )
    )
)
def test_mended_characters_lead_back_to_their_raw_spelling(pieces: list[str]) -> None:
    raw = "".join(pieces)
    text = tidy(mend(line_ends(MappedText.of(raw))))
    runs = text.runs()
    for place, character in enumerate(text.text):
        found = to_raw(runs, place, place + 1)
        assert found is not None
        spelt = raw[slice(*found)]
        if character.isalnum() or character in "–%":
            assert tidy(mend(line_ends(MappedText.of(spelt)))).text == character
    assert unicodedata.is_normalized("NFC", text.text)


@settings(deadline=None)
@given(RAW_TEXT)
def test_words_of_a_file_stand_where_the_offsets_say(noise: str) -> None:
    sentence = "Die Regierung in Berlin plant eine große Reform der Rente und der Pflege in Deutschland"
    for name in ("a.txt", "a.md"):
        data = f"{sentence}.\n\n{noise}\n\n{sentence}.".encode()
        result = read_file(name, data, None, IngestParams(min_language_score=0))
        raw = decoded_source(data)
        for document in result.documents:
            assert document.offsets is not None
            for match in re.finditer(r"[A-Za-zäöüß]+", sentence):
                for occurrence in re.finditer(rf"(?<!\w){match[0]}(?!\w)", document.text):
                    found = to_raw(document.offsets, *occurrence.span())
                    assert found is not None
                    assert raw[slice(*found)] == match[0]


def test_markdown_emphasis_and_mojibake_lead_back(read: Read) -> None:
    raw = "# Bericht\n\nDie Länder meldeten **14** der 20 Fälle, die BehÃ¶rde in [KÃ¶ln](https://example.org/a) bestätigte das."
    document = read("a.md", raw).documents[0]
    assert document.offsets is not None
    assert document.text == "Bericht\n\nDie Länder meldeten 14 der 20 Fälle, die Behörde in Köln bestätigte das."
    for span, spelling in (
        ("14", "14"),
        ("Behörde", "BehÃ¶rde"),
        ("Köln", "KÃ¶ln"),
        ("14 der", "14** der"),
        ("Bericht", "Bericht"),
    ):
        start = document.text.index(span)
        found = to_raw(document.offsets, start, start + len(span))
        assert found is not None
        assert raw[slice(*found)] == spelling
