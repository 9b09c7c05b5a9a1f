"""The page of an answer says what was asked and how much of the answer it shows."""

from __future__ import annotations

import html
import re
from decimal import Decimal

import pytest

from conftest import Run
from kg.model.answer import Answer
from kg.queries.catalogue import named
from kg.queries.request import Request, request_of
from kg.render import Options, render

ROWS = tuple((Decimal(number), None) for number in range(25))
NUMBERS = Answer("select", ("value", "none"), ROWS)


def _page(answer: Answer, request: Request | None = None, limit: int | None = None) -> str:
    return render(answer, "html", Options(limit=limit, request=request))


def test_a_query_of_the_catalogue_is_named_with_its_question_and_parameters(run: Run) -> None:
    page = run("ask", "estimates", "--subject", "Russia", "--limit", "2", "-f", "html").out
    query = named("estimates")
    assert f"<title>{query.title}</title>" in page and f"<h1>{query.title}</h1>" in page
    assert query.question in page and "<pre>" not in page
    assert "Query <code>estimates</code> with subject <code>Russia</code>" in page


def test_any_other_is_shown_as_text_line_by_line() -> None:
    text = 'SELECT ?v {\n  ?c cq:value ?v\n  FILTER(?v < 3 && "</pre><script>" != "\x1b\u202e")\n}'
    page = _page(NUMBERS, Request(text=text))
    shown = page.partition("<pre>")[2].partition("</pre>")[0]
    assert html.unescape(shown) == text.replace("\x1b", "\\x1b").replace("\u202e", "\\u202e") + "\n"


def test_names_are_short_and_lead_to_the_whole(run: Run) -> None:
    asked = 'SELECT ?c ?u { VALUES (?c ?u) { (claim:seed.s31 "https://example.org/<b>") } }'
    page = run("ask", asked, "-f", "html").out
    assert re.search(r'<a href="https://w3id\.org/[^"]*/seed\.s31"[^>]*>claim:seed\.s31</a>', page)
    assert "https://example.org/&lt;b&gt;</td>" in page


def test_a_parameter_is_text() -> None:
    page = _page(NUMBERS, request_of(["estimates", "--subject", "<img src=x>"]))
    assert "<code>&lt;img src=x&gt;</code>" in page


@pytest.mark.parametrize(
    ("limit", "said", "shown"), [(None, "25 rows", 25), (2, "2 of 25 rows", 2), (99, "25 rows", 25)]
)
def test_it_says_how_many_rows_there_are(limit: int | None, said: str, shown: int) -> None:
    page = _page(NUMBERS, limit=limit)
    assert f'<p class="note">{said}</p>' in page
    assert len(re.findall(r'<tr><td dir="auto">', page)) == shown


def test_a_page_of_one_row_leaves_out_no_zero_and_nothing_unbound() -> None:
    page = _page(Answer("select", ("count", "none"), ((0, None),)))
    assert '<th scope="row">count</th><td dir="auto">0</td>' in page
    assert '<th scope="row">none</th>' in page
    assert '<td dir="auto">false</td>' in _page(Answer("ask", ("answer",), ((False,),)))


def test_notes_are_on_the_page() -> None:
    page = _page(Answer("select", ("a", "b"), ROWS, notes=("There is <b>more</b>.",)))
    assert "There is &lt;b&gt;more&lt;/b&gt;." in page


def test_other_results_say_what_is_shown_too(run: Run) -> None:
    page = run("sources", "--limit", "3", "-f", "html").out
    assert re.search(r'<p class="note">3 of [\d,]+ rows</p>', page)
