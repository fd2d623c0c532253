"""Encodings, each with its real bytes."""

import codecs

import pytest

from pipeline.ingest.decode import decode
from pipeline.ingest.reject import RejectError

SENTENCE = "Die „Grünen“ in Köln fordern 100 € – für große Städte."
LATIN = "Die Grünen in Köln fordern höhere Löhne für große Städte."


@pytest.mark.parametrize(
    ("data", "text", "encoding"),
    [
        (SENTENCE.encode(), SENTENCE, "utf-8"),
        (b"nur ASCII", "nur ASCII", "utf-8"),
        (SENTENCE.encode("utf-8-sig"), SENTENCE, "utf-8-sig"),
        (SENTENCE.encode("utf-16"), SENTENCE, "utf-16"),
        (codecs.BOM_UTF16_BE + SENTENCE.encode("utf-16-be"), SENTENCE, "utf-16"),
        (SENTENCE.encode("utf-16-le"), SENTENCE, "utf-16"),
        (SENTENCE.encode("utf-16-be"), SENTENCE, "utf-16"),
        (SENTENCE.encode("cp1252"), SENTENCE, "cp1252"),
        (LATIN.encode("latin-1"), LATIN, "cp1252"),
        ("Grüße für 100 €".encode("iso8859-15"), "Grüße für 100 €", "iso8859-15"),
        ("Škoda baut größere Autos".encode("iso8859-15"), "Škoda baut größere Autos", "iso8859-15"),
        ("Slavoj Žižek spricht".encode("iso8859-15"), "Slavoj Žižek spricht", "iso8859-15"),
        ("Škoda und Žižek für 5 €".encode("cp1252"), "Škoda und Žižek für 5 €", "cp1252"),
        (
            "So´n Tag, 1½ Stunden für ¼ Liter, wie geht´s?".encode("cp1252"),
            "So´n Tag, 1½ Stunden für ¼ Liter, wie geht´s?",
            "cp1252",
        ),
        (LATIN.encode("cp850"), LATIN, "cp850"),
        (LATIN.encode("mac-roman"), LATIN, "mac-roman"),
    ],
)
def test_text_and_name_of_the_encoding(data: bytes, text: str, encoding: str) -> None:
    decoded = decode(data)
    assert (decoded.text, decoded.encoding) == (text, encoding)


def test_utf8_cut_off_in_a_character_stays_utf8() -> None:
    decoded = decode((LATIN * 3 + "ü").encode()[:-1])
    assert decoded.encoding == "utf-8"
    assert decoded.text == LATIN * 3 + "\ufffd"


@pytest.mark.parametrize("charset", ["iso-8859-1", "ISO-8859-15", "windows-1252", "utf-8"])
def test_a_page_says_what_it_is_encoded_in(charset: str) -> None:
    page = f'<html><head><meta charset="{charset}"></head><body>Grüße aus Köln</body></html>'
    decoded = decode(page.encode(charset), declared=True)
    assert decoded.text == page


def test_a_false_declaration_loses_against_valid_utf8() -> None:
    page = '<meta http-equiv="Content-Type" content="text/html; charset=iso-8859-1">Grüße'
    assert decode(page.encode(), declared=True).text == page


@pytest.mark.parametrize(
    "data",
    [
        b"\x89PNG\r\n\x1a\n" + bytes(50),
        b"PK\x03\x04zip",
        b"%PDF-1.7\n",
        b"Text\x00mit NUL",
        bytes(range(256)) * 4,
        b"\x01\x02\x03\x04\x05" * 20,
    ],
)
def test_what_is_no_text(data: bytes) -> None:
    with pytest.raises(RejectError) as caught:
        decode(data)
    assert caught.value.reason == "binary"
