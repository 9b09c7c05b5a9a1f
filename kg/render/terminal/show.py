"""What is known about a name, in a terminal."""

from __future__ import annotations

from functools import singledispatch

from kg.analyses.show import AboutAxiom, AboutClaim, AboutConcept, AboutQuestion, AboutSource, Asked
from kg.model import FACETS
from kg.render import Options
from kg.render.terminal.candidates import write_candidates
from kg.render.terminal.page import FAINT, STRONG, Page
from kg.render.words import FACET_WORDS, counted, facets_of, when
from kg.units import span

MOST = 12


@singledispatch
def about_text(about: object, options: Options) -> str:
    """Return what is known about a name as people read it."""
    raise TypeError(f"no page for {type(about).__name__}")


@about_text.register
def concept_text(about: AboutConcept, options: Options) -> str:
    """Return a concept, place or agent as people read it."""
    page, concept = Page(options), about.concept
    page.line((concept.label, STRONG), (f"  {concept.kind}  {about.iri}", FAINT))
    if len(concept.names) > 1:
        page.line(("also ", FAINT), ", ".join(concept.names[1:]))
    for text in (concept.definition, f"Example: {concept.example}" if concept.example else ""):
        if text:
            page.line(text)
    for what, value in concept.facts:
        page.line((f"{what}: ", FAINT), value)
    if about.axioms:
        page.heading("Mappings")
        for axiom in about.axioms:
            page.line(f"  {axiom.whole} encompasses {axiom.part}", (f"  by {axiom.source}", FAINT))
            page.line((axiom.because, FAINT), indent=4)
    _questions(about.questions, page)
    if about.said:
        page.heading(f"Says {len(about.said):,} things")
        page.line("  " + ", ".join(about.said[:MOST]) + (" …" if len(about.said) > MOST else ""))
    return page.text


@about_text.register
def axiom_text(about: AboutAxiom, options: Options) -> str:
    """Return a mapping as people read it."""
    page, axiom = Page(options), about.axiom
    page.line((about.whole, STRONG), " encompasses ", (about.part, STRONG))
    page.line(axiom.because)
    page.line(("by ", FAINT), axiom.source)
    page.line((axiom.iri, FAINT))
    page.line(("next: ", FAINT), f"kg show {axiom.whole}")
    return page.text


@about_text.register
def source_text(about: AboutSource, options: Options) -> str:
    """Return a source as people read it."""
    page, source = Page(options), about.source
    page.line((source.title, STRONG), (f"  {source.id}", FAINT))
    published = source.published.text if source.published else "undated"
    page.line(f"{source.type} by {about.publisher or 'nobody named'}, {published}")
    facts = {
        "address": source.url,
        "series": source.series,
        "carries the text of": source.reprint_of,
        "network": source.network,
        "licence": source.licence,
        "text": f"SHA-256 {source.sha256}, {source.length} characters" if source.sha256 else "",
        "note": source.note,
    }
    for what, value in facts.items():
        if value:
            page.line((f"{what}: ", FAINT), value)
    page.line(counted(len(about.claims), "claim"))
    _questions(about.questions, page)
    return page.text


def _questions(asked: tuple[Asked, ...], page: Page) -> None:
    if asked:
        page.heading("Questions")
        limit = len(asked) if page.options.whole else MOST
        for one in asked[:limit]:
            page.line((f"{one.claims:>6,} ", FAINT), one.question.label)
        if len(asked) > limit:
            page.line((f"       … and {len(asked) - limit:,} more; --all shows them", FAINT))


@about_text.register
def claim_text(about: AboutClaim, options: Options) -> str:
    """Return a claim as people read it: words, value, facets, where from."""
    page, claim, evidence = Page(options), about.claim, about.evidence
    page.line(
        (claim.id, STRONG),
        (f"  {claim.modality}, {evidence.source_title(claim)}, {when(claim, evidence)}", FAINT),
    )
    page.words(claim, indent=2)
    page.line(("said by ", FAINT), evidence.speaker(claim), (f"  {claim.mode}", FAINT))
    if claim.estimate:
        bounds = span(claim.estimate.interval, claim.estimate.unit.base)
        page.line(("value ", FAINT), claim.estimate.printed, (f"  {bounds}", FAINT))
    for facet, value in facets_of(claim, evidence).items():
        through = evidence.effective(claim.id, facet)
        read = ""
        if through and through.claim != claim.id:
            meant = evidence.concepts.label(FACETS[facet], through.value)
            read = f"  {meant}, read through {through.claim}"
        page.line((f"{FACET_WORDS[facet]} ", FAINT), value, (read, FAINT))
    for what, text in (
        ("due", claim.due),
        ("gist", claim.gist),
        ("note", claim.note),
        ("place", claim.passage.cell),
    ):
        if text:
            page.line((f"{what} ", FAINT), text)
    for derivation in evidence.parents(claim.id):
        page.line(
            (f"{derivation.kind} from ", FAINT),
            derivation.origin,
            (f"  {derivation.because}", FAINT),
        )
    lineage = evidence.lineage[claim.id]
    page.line(
        ("origin ", FAINT), lineage.origin or "nobody is named", (f"  {lineage.trail}", FAINT)
    )
    for found in about.candidates:
        write_candidates(found, page)
    return page.text


@about_text.register
def question_text(about: AboutQuestion, options: Options) -> str:
    """Return a question, and how to trace it."""
    page = Page(options)
    page.line((about.question.label, STRONG), (f"  {about.question.iri}", FAINT))
    page.line(("next: ", FAINT), f'kg trace "{about.question.label}"')
    return page.text


PAGE = about_text
