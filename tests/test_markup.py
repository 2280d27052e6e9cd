"""The small language of prose: what it reads, what it refuses, what it shows as typed."""

from __future__ import annotations

from html import unescape

import markdown
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator import escaping, markup
from generator.markup import Citation, Link, WebLink, Words


def test_prose_is_words_links_citations_and_web_links() -> None:
    text = "Lihat [[institutions/kpu|KPU]] dan [[stages/coklit]] [@pkpu-2-2024, Lampiran I], [peta](https://contoh.example/)."
    assert list(markup.parse(text)) == [
        Words("Lihat "),
        Link("institutions/kpu", "KPU"),
        Words(" dan "),
        Link("stages/coklit", None),
        Citation("pkpu-2-2024", "Lampiran I"),
        Words(", "),
        WebLink("peta", "https://contoh.example/"),
        Words("."),
    ]


def test_plain_prose_has_words_only() -> None:
    text = "**Satu** [[stages/coklit|coklit]] dan [[institutions/kpu]] [@x, Pasal 1] [peta](https://contoh.example/)."
    assert (
        markup.plain(markup.parse(text), lambda link: link.target.upper()) == "Satu coklit dan INSTITUTIONS/KPU peta."
    )


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "a <b>tebal</b>",
        "<!-- diam -->",
        "<img src=x onerror=alert(1)>",
        "[klik](javascript:alert(1))",
        "[klik](JavaScript:alert(1))",
        "[klik](data:text/html,x)",
        "![gambar](https://contoh.example/x.png)",
        "[x]: javascript:alert(1)",
        "# judul",
        "#pilkada2024 ramai",
        "!!!note",
        "- # judul",
        "> # judul",
        "\u00a0# judul",
        "***",
        "* * *",
        "a\n --- \nb",
        "[a](https://x.example/(b))",
        "[@piagam](https://x.example)",
        "```\nkode\n```",
        "judul\n=====",
        "[[institutions/kpu",
        "[@, Pasal 1]",
        "[[]]",
    ],
)
def test_what_prose_may_not_hold_is_refused(text: str) -> None:
    assert list(markup.refusals(text, tuple(markup.parse(text))))


SIGNS = "<#`~!=:]*_->([ \n\t\u00a0+1.ax/"


@settings(max_examples=2000)
@given(st.lists(st.sampled_from(SIGNS), max_size=10).map("".join))
def test_no_refusal_is_missed_by_the_first_look(text: str) -> None:
    parts = tuple(markup.parse(text))
    refused = [refusal for refusal in markup.REFUSALS if refusal.sign.search(text)]
    assert [refusal for refusal in markup.refusals(text, parts) if refusal is not markup.UNCLOSED] == refused


@pytest.mark.parametrize(
    "text",
    [
        "harga < 5 dan > 3",
        "tahun [sic] ini",
        "a_b_c dan __init__",
        "bintang * di tengah",
        "{: onclick=alert(1) }",
        "kolom | kolom",
        "1. bukan daftar",
        "- bukan daftar",
        "# bukan judul",
        "> bukan kutipan",
        "`bukan kode`",
        "garis \\ miring",
        "&lt; apa adanya &amp; &copy;",
        "R&D",
        "[teks](tujuan)",
        "[^1] bukan catatan",
        "+ bukan daftar",
        "2024. Lalu",
        "*bukan miring*",
        "!!! note",
        ": bukan batasan",
        "///Footnotes Go Here///",
    ],
)
def test_plain_text_is_shown_letter_by_letter(text: str) -> None:
    html = markdown.markdown(escaping.escape(text), extensions=["attr_list", "def_list", "footnotes", "tables"])
    shown = html.removeprefix("<p>").removesuffix("</p>")
    assert "<" not in shown
    assert unescape(shown) == text


@pytest.mark.parametrize(
    "piece", ["](", "[[", "[@", " ", "\n", "[a](", "<", "*", "[x]:", "| ", "[^", "![", "[[a|", "[@a, "]
)
def test_no_text_makes_reading_slow(piece: str) -> None:
    """Half a million characters of anything pass in one sweep; a backtracking pattern would never come back."""
    text = piece * (500_000 // len(piece))
    list(markup.refusals(text, tuple(markup.parse(text))))
    escaping.escape(text)
    assert "".join(part.text for part in markup.parse(text) if isinstance(part, Words)) == text


def test_a_title_keeps_the_sign_at_its_end() -> None:
    assert markdown.markdown(f"# {escaping.escape('Lomba C#')}") == "<h1>Lomba C#</h1>"


@pytest.mark.parametrize("text", ["{: onclick=x }", "[^1]", "a_b_c", "`x`", "a | b", "[teks] saja"])
def test_words_in_prose_cannot_act_as_markup(text: str) -> None:
    html = markdown.markdown(escaping.escape_words(f"kata {text}"), extensions=["attr_list", "footnotes", "tables"])
    assert html == f"<p>kata {text}</p>"
