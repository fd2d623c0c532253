"""Saved pages whose classes sound like furniture."""

from collections.abc import Callable

import pytest

from pipeline.ingest.read import FileResult

Read = Callable[..., FileResult]

TITLE = "Die Aufgaben der Bank"
FACTS = (
    "Die Europäische Zentralbank hat ihren Sitz in Frankfurt am Main und legt die Leitzinsen im Euroraum fest.",
    "Der Rat der Bank tagt alle sechs Wochen und besteht aus dem Direktorium und den Präsidenten der Notenbanken.",
    "Seit November 2014 beaufsichtigt sie außerdem die großen Banken in den Ländern, die den Euro eingeführt haben.",
    "Gegründet wurde sie am 1. Juni 1998, der Euro kam als Buchgeld ein halbes Jahr später in elf Staaten.",
)


def page(*blocks: str, before: str = "") -> str:
    head = f"<head><title>{TITLE}</title></head>"
    return f"<html>{head}<body>{before}<article><h1>{TITLE}</h1>{''.join(blocks)}</article></body></html>"


ARTICLE_CLASSES = [
    *("kommentar__text", "paywall-paragraph", "subscriber-content", "commentary", "recommendation-body"),
    *("anzeigentext", "paywall", "newsletter-text", "related-text", "cookie", "teilen"),
]


@pytest.mark.parametrize("name", ARTICLE_CLASSES)
def test_a_body_stays_whatever_its_class(read: Read, name: str) -> None:
    for blocks in (
        [f'<p class="{name}">{fact}</p>' for fact in FACTS],
        [f'<div class="{name}"><p>{fact}</p></div>' for fact in FACTS],
        [f'<div class="{name}">{"".join(f"<p>{fact}</p>" for fact in FACTS)}</div>'],
    ):
        text = read("a.html", page(*blocks)).documents[0].text
        assert text.split("\n") == [TITLE, *FACTS]


def test_scripts_and_menus_do_not_make_the_body_look_small(read: Read) -> None:
    menu = "<script>" + "x = 1;" * 3000 + "</script><ul>" + '<li><a href="/x">Rubrik</a></li>' * 300 + "</ul>"
    body = "".join(f"<p>{fact}</p>" for fact in FACTS)
    text = read("a.html", page(f'<div class="related-text">{body}</div>', before=menu)).documents[0].text
    assert set(FACTS) <= set(text.split("\n"))


@pytest.mark.parametrize(
    "name",
    [
        "newsletter-box",
        "cookieBanner",
        "share-bar",
        "relatedArticles",
        "box box--anzeige",
        "paywall-overlay",
        "teaser-list",
    ],
)
def test_a_small_block_with_a_word_of_furniture_goes(read: Read, name: str) -> None:
    block = f'<div class="{name}"><p>Jede Woche das Beste für Sie.</p></div>'
    text = read("a.html", page(*(f"<p>{fact}</p>" for fact in FACTS), block)).documents[0].text
    assert text.split("\n") == [TITLE, *FACTS]


@pytest.mark.parametrize("name", ["commentary", "kommentar__text", "verwandtschaft", "paywall", "anzeigentext"])
def test_a_small_block_with_a_longer_word_stays(read: Read, name: str) -> None:
    block = f'<div class="{name}"><p>Das Direktorium hat sechs Mitglieder.</p></div>'
    text = read("a.html", page(*(f"<p>{fact}</p>" for fact in FACTS), block)).documents[0].text
    assert "sechs Mitglieder" in text


@pytest.mark.parametrize(
    "source",
    [
        page(),
        page("<p></p>"),
        page(f"<p>{TITLE}</p>"),
        page(*(f'<div class="comments"><p>{fact}</p></div>' for fact in FACTS)),
    ],
)
def test_a_page_with_nothing_but_its_headline_has_no_text(read: Read, source: str) -> None:
    result = read("a.html", source)
    assert result.documents == ()
    assert result.rejected[0].reason == "no_text"
