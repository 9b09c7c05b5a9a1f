"""Builds editions out of a checked ``claims/1`` document, and collects what does not fit."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator
from pathlib import Path

from kg.importers.claims.claim import ClaimReader
from kg.importers.claims.draft import Draft
from kg.importers.claims.people import People, slug
from kg.importers.claims.positions import Located, Place
from kg.importers.claims.quotes import Text, read_text
from kg.importers.claims.schema import ClaimEntry, Defaults, Document, SourceEntry
from kg.importers.claims.what import Names
from kg.model import Concept, Concepts, Derivation, Edition, Kind, Source
from kg.policy import current
from kg.times import Time

Entries = list[tuple[Place, ClaimEntry]]


class Builder:
    """Turns one document into editions; mistakes and mentions go to the ``draft``."""

    def __init__(self, located: Located, document: Document, concepts: Concepts) -> None:
        self.document = document
        self.things = tuple(
            Concept(name, "thing", (entry.name, *sorted(entry.names)), inside=entry.inside)
            for name, entry in document.things.items()
        )
        known = concepts.with_more(self.things)
        people = People(known, document.agents)
        self.draft = Draft(located, known, people, _full_ids(self._sources()))

    def editions(self) -> list[Edition]:
        """Return one edition for each source, and one for links that no single source makes."""
        if not self.document.format or not (self._sources() or self.document.links):
            self.draft.wrong(
                (), "there is no “source” in it", "add “source:” with an id and a title"
            )
        self._refuse_repeated_ids()
        derivations = defaultdict(list)
        editions = [
            self._edition(place, entry, entries) for place, entry, entries in self._sources()
        ]
        for derivation in self._links():
            derivations[derivation.stated_in].append(derivation)
        found = [
            Edition(
                edition.source,
                edition.claims,
                (*edition.derivations, *derivations.pop(edition.source.id, ())),
                edition.agents,
                self.things,
            )
            for edition in editions
        ]
        found += [self._curation(name, tuple(links)) for name, links in derivations.items()]
        return found

    def _sources(self) -> list[tuple[Place, SourceEntry, Entries]]:
        document = self.document
        found: list[tuple[Place, SourceEntry, Entries]] = []
        if document.source:
            own: Entries = [
                (("source", "claims", i), c) for i, c in enumerate(document.source.claims)
            ]
            own += [(("claims", i), claim) for i, claim in enumerate(document.claims)]
            found.append((("source",), document.source, own))
        for number, entry in enumerate(document.sources):
            place: Place = ("sources", number)
            claims = [((*place, "claims", i), claim) for i, claim in enumerate(entry.claims)]
            found.append((place, entry, claims))
        return found

    def _edition(self, place: Place, entry: SourceEntry, entries: Entries) -> Edition:
        text = self._text(place, entry)
        source = self._source(place, entry, text)
        names = Names(self.draft.concepts, self._defaults(entry.defaults))
        reader = ClaimReader(self.draft, source.id, names, text)
        claims = [claim for where, e in entries if (claim := reader.read(where, e))]
        derivations = [d for where, e in entries for d in self._stated_origins(where, source.id, e)]
        return Edition(source, tuple(claims), tuple(derivations), self.draft.people.of(source.id))

    def _source(self, place: Place, entry: SourceEntry, text: Text | None) -> Source:
        return Source(
            id=entry.id,
            title=entry.title,
            type=entry.type,
            publisher=self.draft.people.body(entry.publisher, entry.id),
            published=self._time((*place, "published"), entry.published),
            url=entry.url,
            series=entry.series,
            reprint_of=entry.reprint_of,
            network=self.draft.people.body(entry.network, entry.id),
            licence=entry.licence,
            sha256=text.sha256 if text else entry.sha256,
            length=len(text.words) if text else entry.length,
            note=entry.note,
            policy=current().name,
        )

    def _text(self, place: Place, entry: SourceEntry) -> Text | None:
        if entry.file is None:
            return None
        beside = Path(self.draft.located.path).parent / entry.file
        text = read_text(beside)
        if text is None:
            message = f"the text “{entry.file}” is not beside this file"
            self.draft.wrong((*place, "file"), message, "put it there, or leave “file:” out")
        elif entry.sha256 and entry.sha256 != text.sha256:
            message = f"“{entry.file}” is not the text that these claims were checked against"
            self.draft.wrong(
                (*place, "sha256"), message, "check the quotes again and renew “sha256:”"
            )
        return text

    def _defaults(self, own: Defaults) -> dict[str, str]:
        shared = self.document.defaults.model_dump(exclude_none=True)
        return {**shared, **own.model_dump(exclude_none=True)}

    def _time(self, place: Place, text: str) -> Time | None:
        if not text:
            return None
        try:
            return Time.parse(text)
        except ValueError as error:
            self.draft.wrong(place, str(error), "write it like 2025-02-14, 2025-02 or 2025")
            return None

    def _refuse_repeated_ids(self) -> None:
        count = Counter(entry.id for _, entry, _ in self._sources())
        for place, entry, entries in self._sources():
            if count[entry.id] > 1:
                self.draft.wrong(
                    (*place, "id"), f"the source “{entry.id}” is here twice", "rename one"
                )
            seen: set[str] = set()
            for where, claim in entries:
                if claim.id in seen:
                    self.draft.wrong(
                        (*where, "id"), f"the claim “{claim.id}” is here twice", "rename one"
                    )
                seen.add(claim.id)

    def _stated_origins(self, place: Place, source: str, entry: ClaimEntry) -> Iterator[Derivation]:
        for number, name in enumerate(entry.origin):
            origin = self.draft.resolve((*place, "from", number), name, source)
            yield Derivation(f"{source}.{entry.id}", origin, Kind.REPEATED, entry.note, source)

    def _links(self) -> Iterator[Derivation]:
        sources = self._sources()
        stated_in = (
            sources[0][1].id if len(sources) == 1 else slug(Path(self.draft.located.path).stem)
        )
        for number, link in enumerate(self.document.links):
            place: Place = ("links", number)
            if (link.origin is None) == (link.revises is None):
                self.draft.wrong(place, "a link has either “from” or “revises”", "keep one of them")
                continue
            key = "from" if link.origin else "revises"
            claim = self.draft.resolve((*place, "claim"), link.claim, stated_in)
            origin = self.draft.resolve((*place, key), link.origin or link.revises or "", stated_in)
            kind = Kind.REPEATED if link.origin else Kind.REVISED
            yield Derivation(claim, origin, kind, link.because, stated_in)

    def _curation(self, name: str, links: tuple[Derivation, ...]) -> Edition:
        title = f"Links accepted in {Path(self.draft.located.path).name}"
        return Edition(
            Source(name, title, "CreativeWork", policy=current().name), derivations=links
        )


def _full_ids(sources: list[tuple[Place, SourceEntry, Entries]]) -> dict[str, list[str]]:
    names: dict[str, list[str]] = defaultdict(list)
    for _, entry, entries in sources:
        for _, claim in entries:
            names[claim.id].append(f"{entry.id}.{claim.id}")
    return names
