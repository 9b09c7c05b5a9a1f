"""Whatever a server does, what is shown is whole, or says that it is not, or is one sentence."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import Ran
from kg.errors import BadQuery, EndpointFailed, KgError
from kg.stores.endpoint.asking import answer
from kg.stores.endpoint.client import OWN
from kg.stores.endpoint.complete import whole
from tests.stores.bad_server import JSON, Bad, Handler, Serve, client, honest, results

ROWS = 25
QUERY = "SELECT ?n WHERE { ?s ?p ?n }"


def test_all_rows_of_a_server_that_gives_all(serve: Serve) -> None:
    found = whole(client(serve(honest(list(range(ROWS))))), QUERY)
    assert (len(found.rows), found.doubt) == (ROWS, "")


@settings(
    deadline=None, max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(rows=st.integers(0, 40), cap=st.integers(1, 12))
def test_a_server_that_cuts_is_asked_in_pages(serve: Serve, rows: int, cap: int) -> None:
    found = whole(client(serve(honest(list(range(rows)), cap))), QUERY)
    values = [int(getattr(value, "value", -1)) for (value,) in found.rows]
    assert values == list(range(rows)) and not found.doubt


def test_rows_that_do_not_come_are_said_to_be_missing(serve: Serve) -> None:
    url = serve(honest(list(range(ROWS)), counted=ROWS + 5))
    got = answer(client(url), QUERY, OWN)
    assert not got.complete
    assert (
        "may be incomplete" in got.notes[0] and "25 came, and the server counts 30" in got.notes[0]
    )


def test_what_cannot_be_completed_is_said_and_fails(serve: Serve, run: Callable[..., Ran]) -> None:
    rows = honest(list(range(ROWS)), counted=ROWS + 5)

    def behave(self: Bad) -> None:
        if "?number" in self.query:
            rows(self)
        else:  # what is asked about the store: it holds nothing
            self.say(results([0], "rows") if "AS ?rows" in self.query else results([]))

    ran = run("ask", "SELECT ?number WHERE { ?s ?p ?number }", "--store", serve(behave))
    assert ran.code == KgError.exit_code == 1
    assert "may be incomplete" in ran.err and "The answer is not complete." in ran.err
    assert "24" in ran.out


def test_a_limit_that_is_reached_and_a_cut_that_is_stated_need_no_count(serve: Serve) -> None:
    def behave(self: Bad) -> None:
        assert "COUNT(*)" not in self.query
        self.say(results([1, 2]), X_SPARQL_MaxRows="3")

    assert not whole(client(serve(behave)), QUERY).doubt
    assert not whole(client(serve(honest([1, 2, 3], counted=-1))), QUERY + " LIMIT 2").doubt
    commented = QUERY + " # LIMIT 2"
    assert whole(client(serve(honest([1, 2], counted=5))), commented).doubt


def test_rows_that_cannot_be_counted_are_in_doubt(serve: Serve) -> None:
    def behave(self: Bad) -> None:
        if "COUNT(*)" in self.query:
            self.say(b"no aggregates", status=400, kind="text/plain")
        else:
            self.say(results([1, 2]))

    found = whole(client(serve(behave)), QUERY)
    assert "could not be counted" in found.doubt and "no aggregates" in found.doubt


def test_an_order_with_ties_is_not_trusted(serve: Serve) -> None:
    values = [1] * 10
    found = whole(client(serve(honest(values, 4))), QUERY + " ORDER BY ?n")
    assert "ORDER BY leaves open" in found.doubt


def drips(self: Bad) -> None:
    self.send_response(200)
    self.send_header("Content-Type", JSON)
    self.end_headers()
    for byte in results([1] * 1000):
        self.wfile.write(bytes([byte]))
        self.wfile.flush()
        time.sleep(0.05)


def drips_headers(self: Bad) -> None:
    for _ in range(100):
        self.wfile.write(b"HTTP/1.1 200 OK\r\nX: y\r\n"[:1])
        self.wfile.flush()
        time.sleep(0.05)


def is_silent(self: Bad) -> None:
    time.sleep(3)


def half_of_many(self: Bad) -> None:
    self.say(results([*range(1000)])[:20_000])


def test_a_broken_reply_leaves_nothing_of_the_engine_behind(serve: Serve) -> None:
    there = client(serve(half_of_many))
    with pytest.raises(EndpointFailed) as error:
        whole(there, QUERY)
    cause, held = error.value.__cause__, []
    frame = cause.__traceback__ if cause else None
    while frame:
        held += [type(value).__name__ for value in frame.tb_frame.f_locals.values()]
        frame = frame.tb_next
    assert "bytes" in held and "QuerySolutions" not in held


@pytest.mark.parametrize("behave", [drips, drips_headers, is_silent])
def test_the_whole_reply_has_a_deadline(serve: Serve, behave: Handler) -> None:
    start = time.monotonic()
    with pytest.raises(EndpointFailed, match=r"had not answered after 0\.5 s") as error:
        whole(client(serve(behave), seconds=0.5), QUERY)
    assert time.monotonic() - start < 2
    assert "KG_TIMEOUT" in error.value.remedy


def html(self: Bad) -> None:
    self.say(b"<html>Rate limited</html>", kind="text/html")


def csv(self: Bad) -> None:
    self.say(b"n\n1\n", kind="text/csv")


def half(self: Bad) -> None:
    self.say(results([1, 2, 3])[:40])


def cancelled(self: Bad) -> None:
    self.say(results([1, 2, 3])[:-2] + b"The SPARQL operation has been cancelled")


def partial(self: Bad) -> None:
    self.say(results([1]), X_SQL_State="S1TAT", X_SQL_Message="RC...: Returning incomplete results")


def redirects_to_a_file(self: Bad) -> None:
    self.say(b"", status=302, Location="file:///etc/passwd")


def redirects_elsewhere(self: Bad) -> None:
    self.say(b"", status=307, Location="http://169.254.169.254/latest")


def ends_early(self: Bad) -> None:
    self.send_response(200)
    self.send_header("Content-Type", JSON)
    self.send_header("Content-Length", "1000")
    self.end_headers()
    self.wfile.write(b"{}")
    self.close_connection = True


@pytest.mark.parametrize(
    ("behave", "message"),
    [
        (html, "gave text/html where"),
        (csv, "gave text/csv where"),
        (half, "breaks off or is damaged"),
        (cancelled, "breaks off or is damaged"),
        (partial, "stopped before it was done: RC...: Returning incomplete results"),
        (redirects_to_a_file, r"sends on to file:///etc/passwd \(status 302\)"),
        (redirects_elsewhere, r"sends on to http://169\.254\.169\.254/latest \(status 307\)"),
        (ends_early, r"broke the connection off \(3 times\)"),
        (lambda self: self.say(b"", status=404), r"status 404 \(Not Found\)"),
        (lambda self: self.say(b"", status=799), "status 799"),
    ],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_one_sentence_for_what_a_server_does(serve: Serve, behave: Handler, message: str) -> None:
    with pytest.raises(EndpointFailed, match=message) as error:
        whole(client(serve(behave)), QUERY)
    assert "\n" not in str(error.value)


def test_a_query_that_the_server_will_not_have(serve: Serve) -> None:
    url = serve(lambda self: self.say(b"line 1: no such thing\n", status=400, kind="text/plain"))
    with pytest.raises(BadQuery, match=r"will not have this: .* status 400 .*: line 1: no such"):
        whole(client(url), QUERY)


def test_busy_for_a_moment_and_then_fine(serve: Serve) -> None:
    times: list[int] = []
    fine = honest([7])

    def behave(self: Bad) -> None:
        times.append(1)
        if len(times) < 3:
            self.say(b"Too busy.", status=503, kind="text/plain")
        else:
            fine(self)

    assert len(whole(client(serve(behave)), QUERY).rows) == 1
    assert len(times) == 4  # twice in vain, then the rows and their number


def test_busy_for_good(serve: Serve) -> None:
    url = serve(lambda self: self.say(b"Too busy.", status=503, kind="text/plain"))
    with pytest.raises(EndpointFailed, match=r"503 \(Service Unavailable\): Too busy \(3 times\)"):
        whole(client(url), QUERY)


def test_nothing_listens() -> None:
    with pytest.raises(EndpointFailed, match="nothing listens there"):
        whole(client("http://127.0.0.1:9/query"), QUERY)


def test_a_reply_without_end_is_stopped(serve: Serve) -> None:
    url = serve(lambda self: self.say(results(list(range(1000)))))
    with pytest.raises(EndpointFailed, match="gave more than 2,000 bytes"):
        whole(client(url, most_bytes=2000), QUERY)


def test_a_construct_is_made_from_rows_that_are_counted(serve: Serve) -> None:
    url = serve(honest(list(range(ROWS)), 10))
    query = "CONSTRUCT { <http://x/s> <http://x/p> ?n } WHERE { ?s ?p ?n }"
    got = answer(client(url), query, OWN)
    assert got.complete and len(list(got)) == ROWS


def test_a_description_is_never_proven(serve: Serve) -> None:
    line = b"<http://x/s> <http://x/p> <http://x/o> .\n"
    url = serve(lambda self: self.say(line, kind="application/n-triples"))
    got = answer(client(url), "DESCRIBE <http://x/s>", OWN)
    assert not got.complete and len(list(got)) == 1


def test_an_answer_has_a_deadline_of_its_own_however_many_requests_it_takes(serve: Serve) -> None:
    rows = honest([*range(50)], 2)

    def slowly(self: Bad) -> None:
        time.sleep(0.2)
        rows(self)

    there = client(serve(slowly)).within(0.7)
    start = time.monotonic()
    with pytest.raises(EndpointFailed, match=r"had not answered after 0\.7 s") as error:
        whole(there, QUERY)
    assert time.monotonic() - start < 2
    assert "--timeout" in error.value.remedy
