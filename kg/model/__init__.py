"""What everything else speaks of: frozen values, without RDF and without files."""

from kg.model.claim import Claim, Derivation, Kind, Passage
from kg.model.concept import Axiom, Concept, Concepts, Term
from kg.model.dispute import Dispute
from kg.model.observable import FACETS, Level, Observable, Rank, Ratio
from kg.model.question import Question, argued_property, is_flow, is_stock, question_of
from kg.model.source import Agent, Edition, Source
from kg.model.view import EVERYTHING, Choice, View

__all__ = [
    "EVERYTHING",
    "FACETS",
    "Agent",
    "Axiom",
    "Choice",
    "Claim",
    "Concept",
    "Concepts",
    "Derivation",
    "Dispute",
    "Edition",
    "Kind",
    "Level",
    "Observable",
    "Passage",
    "Question",
    "Rank",
    "Ratio",
    "Source",
    "Term",
    "View",
    "argued_property",
    "is_flow",
    "is_stock",
    "question_of",
]
