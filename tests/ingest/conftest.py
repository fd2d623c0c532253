"""Builders of real files for the tests of ingest."""

import io
from collections.abc import Callable

import pytest

from pipeline.ingest.params import IngestParams
from pipeline.ingest.read import FileResult, read_file

BODY = (
    "Die Europäische Zentralbank hat ihren Sitz in Frankfurt am Main und ist für die Geldpolitik im Euroraum zuständig. "
    "Ihre Aufgabe ist es, die Preise stabil zu halten."
)


@pytest.fixture
def body() -> str:
    return BODY


@pytest.fixture
def read() -> Callable[..., FileResult]:
    """``read(path, data, sidecar=None, **settings)``, checked for the sum that every file has to keep."""

    def _read(path: str, data: bytes | str, sidecar: str | None = None, **settings: object) -> FileResult:
        raw = data.encode() if isinstance(data, str) else data
        stated = sidecar.encode() if sidecar is not None else None
        result = read_file(path, raw, stated, IngestParams.model_validate(settings))
        assert len(result.documents) + len(result.rejected) == result.source.n_records
        return result

    return _read


@pytest.fixture
def make_pdf() -> Callable[..., bytes]:
    return pdf


def pdf(pages: list[list[str]], password: str | None = None) -> bytes:
    """A PDF file with one line of Helvetica for each string, written by hand."""
    import pypdf

    objects = [b"<< /Type /Catalog /Pages 2 0 R >>"]
    kids = " ".join(f"{4 + 2 * number} 0 R" for number in range(len(pages)))
    objects.append(f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>".encode())
    objects.append(b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
    for number, lines in enumerate(pages):
        shown = b" T* ".join(
            b"(" + line.encode("cp1252").replace(b"(", rb"\(").replace(b")", rb"\)") + b") Tj" for line in lines
        )
        stream = b"BT /F1 11 Tf 14 TL 50 780 Td " + shown + b" ET"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> "
            + f"/Contents {5 + 2 * number} 0 R >>".encode()
        )
        objects.append(f"<< /Length {len(stream)} >>\nstream\n".encode() + stream + b"\nendstream")
    out = io.BytesIO(b"%PDF-1.4\n")
    out.seek(0, io.SEEK_END)
    places = []
    for number, content in enumerate(objects, 1):
        places.append(out.tell())
        out.write(f"{number} 0 obj\n".encode() + content + b"\nendobj\n")
    start = out.tell()
    out.write(f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode())
    out.writelines(f"{place:010} 00000 n \n".encode() for place in places)
    out.write(f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n".encode())
    if password is None:
        return out.getvalue()
    writer = pypdf.PdfWriter(clone_from=io.BytesIO(out.getvalue()))
    writer.encrypt(password)
    protected = io.BytesIO()
    writer.write(protected)
    return protected.getvalue()
