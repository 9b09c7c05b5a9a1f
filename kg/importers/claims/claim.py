"""One entry of a ``claims/1`` file becomes one claim."""

from __future__ import annotations

from kg import vocabulary as v
from kg.importers.claims.draft import Draft
from kg.importers.claims.positions import Place
from kg.importers.claims.quotes import Text
from kg.importers.claims.schema import ClaimEntry
from kg.importers.claims.what import Names, Unreadable, did_you_mean, parse
from kg.model import Claim, Observable, Passage, Rank, Ratio, is_flow, question_of
from kg.times import Time
from kg.values import Estimate, UnreadableValue
from kg.values import parse as parse_value

DATED = ("directive", "target", "prediction", "forecast")
ESTIMATE = "estimate"
VALUED = (ESTIMATE, "forecast")  # other claims may say that something is so, not how much


class ClaimReader:
    """Reads the claims of one source; mistakes go to the draft."""

    def __init__(self, draft: Draft, source: str, names: Names, text: Text | None) -> None:
        self.draft, self.source, self.names, self.text = draft, source, names, text

    def read(self, place: Place, entry: ClaimEntry) -> Claim | None:
        """Return the claim, or ``None`` when something in it cannot be read."""
        before = len(self.draft.problems)
        observable = self._observable(place, entry)
        estimate = self._estimate(place, entry, observable)
        said_by, mode = self._speakers(place, entry)
        claim = Claim(
            id=f"{self.source}.{entry.id}",
            source=self.source,
            modality=self._modality(place, entry),
            passage=self._passage(place, entry),
            observable=observable,
            question=question_of(observable, self.names.concepts).id if observable else "",
            estimate=estimate,
            said_by=said_by,
            mode=mode,
            about=tuple(sorted(self._about(place, n, name) for n, name in enumerate(entry.about))),
            due=self._date(place, "due", entry.due),
            time=self._date(place, "time", entry.time),
            explains=self._claims(place, "explains", entry.explains),
            reason=self._concept(place, "reason", entry.reason),
            parts=self._claims(place, "sum", entry.sum),
            computed=entry.computed,
            conditional=entry.conditional,
            cell=entry.cell,
            gist=entry.gist,
            note=entry.note,
        )
        return claim if len(self.draft.problems) == before else None

    def _observable(self, place: Place, entry: ClaimEntry) -> Observable | None:
        if entry.what is None:
            return None
        try:
            return parse(entry.what, self.names)
        except Unreadable as error:
            self.draft.unreadable((*place, "what"), error)
            return None

    def _estimate(
        self, place: Place, entry: ClaimEntry, observable: Observable | None
    ) -> Estimate | None:
        said = entry.modality or entry.kind or ESTIMATE
        if (entry.what is None) != (entry.value is None) and (entry.value or said in VALUED):
            given, missing = ("what", "value") if entry.what else ("value", "what")
            self.draft.wrong(place, f"“{given}” without “{missing}”", f"add “{missing}:”")
        if entry.value is None:
            return None
        try:
            estimate = parse_value(
                entry.value, self.names.concepts.units, exact=entry.sig == "exact"
            )
        except (UnreadableValue, ValueError) as error:
            unit = getattr(error, "unknown_unit", "")
            spellings = self.names.concepts.units.spellings()
            remedy = did_you_mean(unit, spellings) if unit else "write it like ~3.8 Mt or >60 %"
            self.draft.wrong((*place, "value"), str(error), remedy)
            return None
        if observable and (why := self._misfit(observable, estimate)):
            self.draft.wrong((*place, "value"), *why)
        return self._hedged(place, entry, estimate)

    def _misfit(self, observable: Observable, estimate: Estimate) -> tuple[str, str] | None:
        symbol, kind = estimate.unit.symbol, estimate.unit.kind
        if isinstance(observable, Rank) != (symbol == "#"):
            return "a rank is written with “#”, and nothing else is", "write #5, or leave “#” out"
        if isinstance(observable, Ratio) and symbol not in ("%", "x"):
            return f"a ratio is no amount in {symbol}", "write it in % or x"
        if isinstance(observable, Ratio | Rank):
            return None
        flow = is_flow(observable.property, self.names.concepts)
        if not flow and kind == "MassPerTime":
            return f"{observable.property} is an amount, not an amount per year", "leave “/yr” out"
        if flow and kind == "Mass":
            return f"{observable.property} is an amount per year", f"write {symbol}/yr"
        return None

    def _hedged(self, place: Place, entry: ClaimEntry, estimate: Estimate) -> Estimate:
        if not entry.hedge:
            return estimate
        hedge = self._concept(place, "hedge", entry.hedge)
        return Estimate(estimate.printed, estimate.value, estimate.unit, estimate.interval, hedge)

    def _passage(self, place: Place, entry: ClaimEntry) -> Passage:
        if entry.quote is None:
            return Passage("")
        start = int(entry.at.partition("-")[0]) if entry.at else None
        if self.text:
            try:
                found = self.text.offset(entry.quote)
            except Unreadable as error:
                self.draft.unreadable((*place, "quote"), error)
                return Passage(entry.quote)
            if start not in (None, found):
                message = f"the quote begins at {found}, not at {start}"
                self.draft.wrong(
                    (*place, "at"), message, f"write {found}-{found + len(entry.quote)}"
                )
            start = found
        return Passage(entry.quote, start, None if start is None else start + len(entry.quote))

    def _speakers(self, place: Place, entry: ClaimEntry) -> tuple[tuple[str, ...], str]:
        if entry.by is None:
            return (), "own-voice"
        try:
            return self.draft.people.chain(entry.by, self.source)
        except Unreadable as error:
            self.draft.unreadable((*place, "by"), error)
            return (), "own-voice"

    def _modality(self, place: Place, entry: ClaimEntry) -> str:
        key = "modality" if entry.modality else "kind"
        name = entry.modality or entry.kind
        if name is None and entry.what is None and entry.value is None:
            self.draft.wrong(place, "a claim without “what” needs a “kind”", "add “kind: opinion”")
        found = self._concept(place, key, name)
        modality = found or ESTIMATE
        if entry.due and modality not in DATED and bool(found) == bool(name):
            message = f"only a {', '.join(DATED)} falls due, not a claim of kind “{modality}”"
            self.draft.wrong((*place, "due"), message, "leave “due:” out")
        return modality

    def _concept(self, place: Place, key: str, name: str | None) -> str:
        if name is None:
            return ""
        kind = "modality" if key == "kind" else key
        try:
            return self.names.find(kind, name)
        except Unreadable as error:
            self.draft.unreadable((*place, key), error)
            return ""

    def _about(self, place: Place, number: int, name: str) -> str:
        for kind, space in (("thing", v.THING), ("commodity", v.CQV)):
            if concept := self.names.concepts.find(kind, name):
                return v.iri(space, concept.id)
        known = self.names.concepts.names("thing") + self.names.concepts.names("commodity")
        message = f"“{name}” is neither a place nor a commodity that is known"
        self.draft.wrong((*place, "about", number), message, did_you_mean(name, known))
        return ""

    def _date(self, place: Place, key: str, text: str | None) -> str:
        if not text:
            return ""
        try:
            return Time.parse(text).text
        except ValueError as error:
            self.draft.wrong((*place, key), str(error), "write it like 2025-02-14 or 2025")
            return ""

    def _claims(self, place: Place, key: str, names: list[str]) -> tuple[str, ...]:
        resolved = (
            self.draft.resolve((*place, key, n), name, self.source) for n, name in enumerate(names)
        )
        return tuple(sorted(resolved))
