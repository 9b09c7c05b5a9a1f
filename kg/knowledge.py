"""What the command line does, one import away."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from datetime import date
from decimal import Decimal
from functools import cached_property
from pathlib import Path

from kg import loading
from kg.accepting import Accepted, accept
from kg.analyses.blame import Blamed, blame
from kg.analyses.candidates import Candidates, candidates
from kg.analyses.check import Checked, check
from kg.analyses.conflicts import Conflicts, conflicts
from kg.analyses.mapped import Mapped, mapped
from kg.analyses.show import Known, show
from kg.analyses.side_by_side import SideBySide, side_by_side
from kg.analyses.sources import Sources, sources
from kg.analyses.standing import Standing, standing
from kg.analyses.supply.chokepoints import Chokepoints, chokepoints
from kg.analyses.supply.concentration import Concentration, concentration
from kg.analyses.supply.dependencies import Dependencies, dependencies
from kg.analyses.supply.paths import MOST_PATHS, Paths, paths
from kg.analyses.supply.removal import Removal, removal
from kg.analyses.trace import Trace, trace
from kg.analyses.views import view_of
from kg.analyses.why import Why, why
from kg.analyses.withdrawal import Withdrawal, withdrawal
from kg.exporting import Exported, export
from kg.model import View
from kg.model.answer import Answer
from kg.queries.asking import answer_to, sparql
from kg.queries.limits import USUAL, Limits
from kg.queries.plain_words import understand
from kg.queries.request import Request, request_of
from kg.queries.running import Runner
from kg.stores import Address
from kg.table import Table


class KnowledgeGraph:
    """A store, opened for questions; what is loaded through it is there at once.

    >>> import kg
    >>> contested = kg.open()
    >>> contested.trace("Russia rare earth reserves").positions[-1].printed[0]
    '3800000'
    >>> contested.why("seed.s30", "seed.s31").difference.factor
    Decimal('7.5')
    """

    def __init__(self, address: Address | None = None) -> None:
        self.backend = loading.backend(address)
        self.store = self.backend.open()
        self._runner = Runner(self.store)

    @cached_property
    def table(self) -> Table:
        """Return the claim table, under the view if there is one."""
        return self.store.table

    def under(self, view: View | str) -> KnowledgeGraph:
        """Return the same, as a reader sees it who accepts only some claims.

        A text is read by `view_of`: ``according-to=usgs,as-of=2024``, or a trust file.

        >>> import kg
        >>> by_rosnedra = kg.open().under("said-by=rosnedra")
        >>> [at.printed for at in by_rosnedra.trace("Russia rare earth reserves").positions]
        [('28.7 Mt', '28.5 Mt')]
        """
        narrowed = copy(self)
        meant = view_of(view, self.table) if isinstance(view, str) else view
        narrowed.table = self.table.under(meant)
        return narrowed

    def trace(self, question: str, *, tolerance: Decimal | None = None) -> Trace:
        """Trace a contested number; raise `NothingFound` or `Ambiguous`."""
        return trace(question, self.table, tolerance=tolerance)

    def why(self, one: str, other: str) -> Why:
        """Say why two claims differ; raise `NothingFound` or `WrongUse`."""
        return why(one, other, self.table)

    def check(self, *names: str, on: date | None = None, text: str | None = None) -> Checked:
        """Check sources or files, all sources without a name; raise `NothingFound`, `BadInput`.

        See `kg.analyses.check.check`.

        >>> import kg
        >>> kg.open().check("seed").faults
        4
        """
        with loading.beside(names, self.table) as (table, sources):
            return check(sources, table, on=on, text=text)

    def blame(self, what: str) -> Blamed:
        """Return the trails of a claim, or of a number with its unit; raise `NothingFound`."""
        return blame(what, self.table)

    def conflicts(self, about: str = "") -> Conflicts:
        """Return every contested question, the largest factor first."""
        return conflicts(self.table, about=about)

    def show(self, name: str) -> Known:
        """Return what is known about a name; raise `NothingFound` or `Ambiguous`."""
        return show(name, self.table)

    def dependencies(self, of: str = "") -> Dependencies:
        """Return the dependency graph that the claims draw, or the part about a name."""
        return dependencies(of, self.table)

    def map(self, *what: str) -> Mapped:
        """Return what a map shows for a question, a source, a good, a use or a place, or two.

        See `kg.analyses.mapped.mapped`; ``kg.render.map.as_map`` makes the page.
        """
        return mapped(*what, table=self.table)

    def side_by_side(self, question: str, *views: View | str) -> SideBySide:
        """Trace a question under several views; raise what `trace` and `under` do."""
        return side_by_side(question, [self.under(view).table for view in views])

    def candidates(self, claim: str) -> Candidates:
        """Return what a claim may come from though nobody says so; raise `NothingFound`."""
        return candidates(claim, self.table)

    def standing(self, question: str = "") -> Standing:
        """Return who stands on whom, on one question or on all; raise `NothingFound`."""
        return standing(question, self.table)

    def withdrawal(self, *sources: str) -> Withdrawal:
        """Return what would change without some sources; raise `NothingFound`."""
        return withdrawal(sources, self.table)

    def paths(self, start: str, goal: str, *, most: int | None = MOST_PATHS) -> Paths:
        """Return how one thing depends on another; raise `NothingFound` or `Ambiguous`."""
        return paths(start, goal, self.table, most=most)

    def chokepoints(self, of: str = "") -> Chokepoints:
        """Return what a use or a good hangs on, or all uses; raise `NothingFound`."""
        return chokepoints(of, self.table)

    def concentration(self, of: str = "") -> Concentration:
        """Return how concentrated supply is, suppliers ranked; raise `NothingFound`."""
        return concentration(of, self.table)

    def without(self, *names: str) -> Removal:
        """Return what is lost downstream without countries, deposits, goods or sources."""
        return removal(names, self.table)

    def sources(self) -> Sources:
        """Return the sources in the store, by date."""
        return sources(self.store)

    def ask(self, question: str, *, limits: Limits = USUAL, **parameters: object) -> Answer:
        """Answer a query of the catalogue by name, or a question in plain words.

        Names are accepted wherever an IRI is. Raises `WrongUse`, `NothingFound`, `Ambiguous` or
        `LimitReached`.

        >>> import kg
        >>> figures = kg.open().ask("estimates", subject="Russia", source="seed")
        >>> claim, high = figures.columns.index("claim"), figures.columns.index("high")
        >>> [str(row[high]) for row in figures if row[claim].endswith((".s16", ".s30", ".s31"))]
        ['28550000', '3900000', '3850000']
        """
        given = [f"--{name}={value}" for name, value in parameters.items() if value is not None]
        request = request_of([question, *given])
        if request.words:
            reading = understand(request.words, self.store).reading
            request = Request(query=reading.query, parameters=reading.parameters)
        return answer_to(request, self._runner, limits).whole

    def sparql(self, text: str, *, limits: Limits = USUAL) -> Answer:
        """Run SPARQL that only reads; raise `BadQuery` or `LimitReached`.

        >>> import kg
        >>> kg.open().sparql("SELECT ?value { claim:seed.s31 cq:value ?value }").rows
        ((Decimal('28.5'),),)
        """
        return sparql(text, self._runner, limits).whole

    def add(self, *files: Path | str) -> loading.Report:
        """Load files, all of them or none; raise `BadInput` with every mistake."""
        return self._reopened(loading.add([Path(file) for file in files], self.backend))

    def withdraw(self, names: Iterable[str]) -> loading.Report:
        """Take source editions out, all of them or none; raise `NothingFound`."""
        return self._reopened(loading.withdraw(names, self.backend))

    def accept(
        self, claim: str, origin: str, *, because: str, file: Path | None = None
    ) -> Accepted:
        """Write into your own file that a claim comes from another; see `kg.accepting.accept`."""
        accepted = accept(claim, origin, because=because, store=self.backend, file=file)
        self._reopen()
        return accepted

    def export(
        self, out: Path | str, *, format: str = "trig", sources: Iterable[str] = ()
    ) -> Exported:
        """Write sources, or all, in another format; see `kg.exporting.export`."""
        return export(self.store, Path(out), format=format, sources=sources)

    def _reopened(self, report: loading.Report) -> loading.Report:
        self._reopen()
        return report

    def _reopen(self) -> None:
        self.store = self.backend.open()  # what views of it still read is closed with the last
        self._runner = Runner(self.store)
        view, self.table = self.table.view, self.store.table
        if view:
            self.table = self.table.under(view)
