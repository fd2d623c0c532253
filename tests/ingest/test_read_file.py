"""Files of every kind, from their bytes to documents and rejects."""

import io
import json
import textwrap
from collections.abc import Callable
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from pipeline.ingest.params import IngestParams
from pipeline.ingest.read import FileResult, decoded_source, read_file

Read = Callable[..., FileResult]

ENGLISH = "The European Central Bank has its seat in Frankfurt and is responsible for monetary policy in the euro area."


def reason(result: FileResult) -> str:
    assert result.documents == ()
    return result.rejected[0].reason


def word_file(*paragraphs: str, rows: tuple[tuple[str, ...], ...] = ()) -> bytes:
    import docx

    document = docx.Document()
    document.add_heading("Die Bank", level=0)
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    document.add_paragraph("ein Punkt", style="List Bullet")
    if rows:
        table = document.add_table(len(rows), len(rows[0]))
        for row, cells in zip(table.rows, rows, strict=True):
            for cell, text in zip(row.cells, cells, strict=True):
                cell.text = text
    document.add_paragraph("Nach der Tabelle.")
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_plain_text_in_any_encoding(read: Read, body: str, encoding: str) -> None:
    raw = f"Die Bank der Banken\r\nVon Erika Mustermann, 3. Mai 2024\r\n\r\n{body} „Das ist größer“, heißt es."
    result = read("a/b.txt", raw.encode(encoding))
    document = result.documents[0]
    assert document.text == raw.replace("\r\n", "\n")
    assert (document.doc_id, document.encoding, document.language) == ("a/b.txt", encoding, "de")
    assert (document.title, document.authors) == ("Die Bank der Banken", ("Erika Mustermann",))
    assert (document.published, document.published_source) == (date(2024, 5, 3), "byline")
    assert (result.source.kind, result.source.status, result.source.n_records) == ("text", "used", 1)
    assert decoded_source(raw.encode(encoding)) == raw


def test_a_sidecar_wins(read: Read, body: str) -> None:
    sidecar = "title: Anderer Titel\nauthors: Max Mustermann\npublished: 2023-01-02\n"
    document = read("a.txt", f"Die Bank\n3. Mai 2024\n{body}", sidecar).documents[0]
    assert (document.title, document.authors) == ("Anderer Titel", ("Max Mustermann",))
    assert (document.published, document.published_source) == (date(2023, 1, 2), "sidecar")


def test_a_sidecar_fills_only_what_it_states(read: Read, body: str) -> None:
    document = read("a.txt", f"Die Bank\n3. Mai 2024\n{body}", "authors: [Max Mustermann]").documents[0]
    assert (document.title, document.published_source) == ("Die Bank", "byline")


@pytest.mark.parametrize(
    "sidecar", ["published: bald", "published: 03/05/2024", "published: 2024-13-01", "- eine\n- Liste", "a: [", "\x00"]
)
def test_a_sidecar_that_cannot_be_read_is_reported(read: Read, body: str, sidecar: str) -> None:
    result = read("a.txt", body, sidecar)
    assert reason(result) == "unreadable"
    assert "sidecar" in result.rejected[0].message


def test_hard_wrapped_mail_text(read: Read, body: str) -> None:
    wrapped = textwrap.fill(f"{body} {body}", 72)
    document = read("a.txt", f"Die Bank\n\n{wrapped}\n").documents[0]
    assert document.text == f"Die Bank\n\n{body} {body}"


PAGE = """<!DOCTYPE html><html lang="de"><head><title>Die Bank der Banken - Beispielblatt</title>
<meta charset="{charset}"><meta name="author" content="Erika Mustermann">
<meta property="article:published_time" content="2024-05-03T10:15:00+02:00">
<meta property="og:title" content="Die Bank der Banken"></head><body>
<nav><ul><li><a href="/">Startseite</a></li><li><a href="/politik">Politik</a></li></ul></nav>
<div class="cookie-banner"><p>Wir verwenden Cookies. Alle akzeptieren</p></div>
<article><h1>Die Bank der Banken</h1>
<div class="share-bar"><span>Teilen</span> <a href="#">Drucken</a></div>
<p>{body}</p><h2>Größe und Aufgabe</h2>
<ul><li>Preise stabil halten im ganzen Euroraum</li><li>Banken beaufsichtigen seit 2014</li></ul>
<div class="newsletter-box"><p>Jede Woche das Beste in Ihrem Postfach, dazu Rabatt.</p><button>Jetzt abonnieren</button></div>
<table><tr><th>Jahr</th><th>Zins</th></tr><tr><td>2022</td><td>2,5 %</td></tr></table>
<p>{body} Das gilt seit dem Vertrag von Maastricht.</p></article>
<section class="kommentare"><h3>Kommentare</h3><p>Das sehe ich anders, schreibt ein Leser in seinem Kommentar.</p></section>
<footer><a href="/impressum">Impressum</a></footer></body></html>"""


@pytest.mark.parametrize("charset", ["utf-8", "iso-8859-1", "windows-1252"])
def test_a_saved_page(read: Read, body: str, charset: str) -> None:
    document = read("seite.html", PAGE.format(charset=charset, body=body).encode(charset)).documents[0]
    lines = document.text.split("\n")
    assert lines[0] == "Die Bank der Banken"
    assert {body, "Größe und Aufgabe", f"{body} Das gilt seit dem Vertrag von Maastricht."} <= set(lines)
    assert any("Banken beaufsichtigen seit 2014" in line for line in lines)
    assert any("2022" in line and "2,5 %" in line for line in lines)
    for gone in ("Cookies", "Teilen", "Startseite", "Postfach", "Kommentar", "Impressum"):
        assert gone not in document.text
    assert (document.title, document.authors) == ("Die Bank der Banken", ("Erika Mustermann",))
    assert (document.published, document.published_source) == (date(2024, 5, 3), "html_meta")
    assert document.offsets is None


def test_a_date_in_the_text_of_a_page_is_not_its_date(read: Read, body: str) -> None:
    page = f"<article><h1>Die Bank</h1><p>{body} Sie wurde am 1. Juni 1998 gegründet.</p><p>{body}</p></article>"
    assert read("a.html", f"<html><body>{page}</body></html>").documents[0].published is None


def test_a_page_without_text(read: Read) -> None:
    assert reason(read("a.html", "<html><body><script>x()</script></body></html>")) == "no_text"


def test_json_object(read: Read, body: str) -> None:
    source = {
        "headline": "Die Bank",
        "author": "Erika Mustermann",
        "datePublished": "2024-05-03T01:00:00Z",
        "body": body,
    }
    result = read("a.json", json.dumps(source))
    document = result.documents[0]
    assert document.text == f"Die Bank\n{body}"
    assert (document.doc_id, document.title, document.authors) == ("a.json", "Die Bank", ("Erika Mustermann",))
    assert document.published == date(2024, 5, 3)
    assert result.source.status == "used"


@pytest.mark.parametrize(
    ("stated", "published"),
    [("03/05/2024", None), ("bald", None), (1714723200, date(2024, 5, 3)), (1714723200000, date(2024, 5, 3))],
)
def test_a_date_that_cannot_be_read_costs_no_article(
    read: Read, body: str, stated: object, published: date | None
) -> None:
    document = read("a.json", json.dumps({"published": stated, "text": body})).documents[0]
    assert (document.text, document.published) == (body, published)


def test_the_next_field_is_read_where_a_date_cannot_be(read: Read, body: str) -> None:
    source = json.dumps({"published": "bald", "datePublished": "2024-05-03", "text": body})
    assert read("a.json", source).documents[0].published == date(2024, 5, 3)


def test_json_list_is_a_container(read: Read, body: str) -> None:
    result = read("a.json", json.dumps([{"text": body}, {"text": ""}, 5, {"text": f"{body} Ende."}]))
    assert [document.doc_id for document in result.documents] == ["a.json#1", "a.json#4"]
    assert [(row.doc_id, row.reason) for row in result.rejected] == [
        ("a.json#2", "no_text"),
        ("a.json#3", "unreadable"),
    ]
    assert (result.source.status, result.source.n_records) == ("container", 4)


def test_json_lines_count_without_blank_ones(read: Read, body: str) -> None:
    lines = [
        json.dumps({"text": body}),
        "",
        "{kaputt",
        "  ",
        json.dumps({"text": ENGLISH}),
        json.dumps({"text": f"{body} Ende."}),
    ]
    result = read("news.jsonl", "\n".join(lines), "title: Sammlung\npublished: 2024-05-03")
    assert [document.doc_id for document in result.documents] == ["news.jsonl#1", "news.jsonl#4"]
    assert [row.reason for row in result.rejected] == ["unreadable", "not_german"]
    assert [document.published for document in result.documents] == [date(2024, 5, 3)] * 2
    assert [document.title for document in result.documents] == [None, None]


def test_word_file(read: Read, body: str) -> None:
    document = read("a.docx", word_file(body, rows=(("Jahr", "Zins"), ("2022", "2,5 %")))).documents[0]
    assert document.text == f"Die Bank\n{body}\n- ein Punkt\nJahr | Zins\n2022 | 2,5 %\nNach der Tabelle."
    assert (document.title, document.published) == ("Die Bank", None)


def test_pdf_file(read: Read, make_pdf: Callable[..., bytes], body: str) -> None:
    long = f"{body} Über höhere Löhne entscheidet sie nicht, das tun die Tarif-parteien in den Ländern."
    wrapped = textwrap.wrap(long.replace("Tarif-parteien", "Tarifparteien"), 70)
    document = read("a.pdf", make_pdf([["Die Bank der Banken", *wrapped]])).documents[0]
    assert document.text == f"Die Bank der Banken\n{long.replace('Tarif-parteien', 'Tarifparteien')}"
    assert document.title == "Die Bank der Banken"


def test_page_numbers_and_running_heads_of_a_pdf(read: Read, make_pdf: Callable[..., bytes], body: str) -> None:
    pages = [
        ["Beispielblatt Nr. 7", *textwrap.wrap(f"{body} Seite {word}.", 70), str(number)]
        for number, word in enumerate("ABCD", 1)
    ]
    text = read("a.pdf", make_pdf(pages)).documents[0].text
    assert "Beispielblatt" not in text
    assert text.endswith("Seite D.")


def test_pdf_files_that_cannot_be_read(read: Read, make_pdf: Callable[..., bytes], body: str) -> None:
    assert reason(read("a.pdf", make_pdf([[body]], "geheim"))) == "encrypted"
    assert reason(read("a.pdf", make_pdf([[]]))) == "no_text"
    assert reason(read("a.pdf", b"%PDF-1.4\nkaputt")) == "unreadable"
    assert reason(read("a.pdf", make_pdf([[body]] * 3), max_pages=2)) == "too_large"


@pytest.mark.parametrize(
    ("path", "data", "code"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b" \r\n\t ", "empty"),
        ("a.txt", "\u200b\u00ad\n".encode(), "empty"),
        ("a.txt", b"Teilen\nKommentare (3)", "empty"),
        ("a.txt", b"Kurz.", "too_short"),
        ("a.txt", ENGLISH.encode(), "not_german"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(40), "binary"),
        ("a.md", b"a\x00b\x01", "binary"),
        ("a.md", b"---\ntitle: nur Metadaten\n---\n", "empty"),
        ("a.json", b"[]", "empty"),
        ("a.json", b"{", "unreadable"),
        ("a.json", b"[" * 100_000, "unreadable"),
        ("a.json", b'{"titel": "kein Text"}', "no_text"),
        ("a.jsonl", b"\n \n", "empty"),
        ("a.docx", b"kein Word", "unreadable"),
        ("a.docx", b"PK\x03\x04kaputt", "unreadable"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
        ("a.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1altes Word", "unreadable"),
        ("a.pdf", b"kein PDF", "unreadable"),
        ("a.xyz", b"Text", "unsupported"),
        ("LIESMICH", b"Text", "unsupported"),
        ("a.meta.yaml", b"title: verwaist", "unsupported"),
    ],
)
def test_rejects(read: Read, path: str, data: bytes, code: str) -> None:
    result = read(path, data)
    assert reason(result) == code
    assert result.source.status == "rejected"
    assert result.rejected[0].message.endswith(".")


def test_limits(read: Read, body: str) -> None:
    assert reason(read("a.txt", body, max_bytes=50)) == "too_large"
    assert reason(read("a.txt", body, max_chars=50)) == "too_large"
    assert reason(read("a.html", "<p>x" * 50, max_elements=20)) == "too_large"
    assert reason(read("a.docx", word_file(body), max_unpacked_bytes=100)) == "too_large"


def test_german_with_english_quotations_is_german(read: Read, body: str) -> None:
    text = f"{body}\n\n„{ENGLISH}“\n\n{body} So steht es im Vertrag, und so hat es der Gerichtshof bestätigt."
    assert read("a.txt", text).documents[0].language_score > 0.5
    assert reason(read("a.txt", f"{ENGLISH} {ENGLISH} {ENGLISH}\n\n„Das ist die Lage.“")) == "not_german"


def test_lone_surrogates_do_not_reach_the_text(read: Read, body: str) -> None:
    document = read("a.json", '{"text": "' + body + '\\ud800", "title": "Titel \\udc00"}').documents[0]
    document.text.encode()
    assert document.title == "Titel"


def test_a_folder_of_odd_files(read: Read, make_pdf: Callable[..., bytes], body: str) -> None:
    files: dict[str, bytes] = {
        "gut.txt": body.encode(),
        "gut16.txt": body.encode("utf-16"),
        "gut.md": f"# Titel\n\n{body}".encode(),
        "gut.html": PAGE.format(charset="utf-8", body=body).encode(),
        "gut.docx": word_file(body),
        "gut.pdf": make_pdf([textwrap.wrap(body, 70)]),
        "gut.jsonl": f"{json.dumps({'text': body})}\n\nkaputt\n{json.dumps([1])}".encode(),
        "leer.txt": b"",
        "bild.txt": b"\xff\xd8\xff\xe0" + bytes(range(256)),
        "zip.docx": b"PK\x05\x06" + bytes(18),
        "halb.pdf": make_pdf([[body]])[:300],
        "geheim.pdf": make_pdf([[body]], "geheim"),
        "tief.json": b'{"a":' * 5000,
        "tief.html": b"<div>" * 20_000 + body.encode(),
        "tabelle.csv": b"a;b",
        "bombe.yaml": b"a: &a [x]\nb: [*a, *a]",
    }
    results = [read(path, data) for path, data in files.items()]
    assert sum(len(result.documents) + len(result.rejected) for result in results) == len(files) + 2
    assert {row.reason for result in results for row in result.rejected} <= {
        *("empty", "binary", "encrypted", "unreadable", "too_large", "no_text", "unsupported"),
    }
    assert sum(len(result.documents) for result in results) >= 7


SUFFIXES = [".txt", ".md", ".html", ".json", ".jsonl", ".docx", ".pdf", ".bin", ""]
STARTS = [
    b"",
    b"%PDF-1.4\n",
    b"PK\x03\x04",
    b"---\n",
    b"<html>",
    b"\xff\xfe",
    b"\xef\xbb\xbf",
    b'{"text":"',
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
]


@settings(deadline=None, max_examples=300)
@example(b"\xff\xfe\x00", ".txt", None)
@example(b"---\n? [a]: b\n---\nx", ".md", b"? {a: 1}: 2")
@given(
    st.builds(bytes.__add__, st.sampled_from(STARTS), st.binary(max_size=200)),
    st.sampled_from(SUFFIXES),
    st.none() | st.binary(max_size=50),
)
def test_no_bytes_make_it_raise(data: bytes, suffix: str, sidecar: bytes | None) -> None:
    result = read_file(f"a{suffix}", data, sidecar, IngestParams(min_language_score=0, min_chars=1))
    assert len(result.documents) + len(result.rejected) == result.source.n_records >= 1
    for document in result.documents:
        document.text.encode()


@settings(deadline=None, max_examples=200)
@given(st.text(max_size=200), st.sampled_from([".txt", ".md", ".html", ".json"]))
def test_no_text_makes_it_raise_or_leaves_blanks_at_its_edges(text: str, suffix: str) -> None:
    data = json.dumps({"text": text}) if suffix == ".json" else text
    result = read_file(
        f"a{suffix}", data.encode("utf-8", "replace"), None, IngestParams(min_language_score=0, min_chars=1)
    )
    for document in result.documents:
        assert document.text == document.text.strip()
        assert "\r" not in document.text
