"""Finds what people mean by words: a question by words in any order, a claim, or anything named."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from kg import vocabulary as v
from kg.errors import Ambiguous, NothingFound
from kg.model import Concept, Concepts, Question
from kg.model.concept import folded
from kg.table import Row, Table

_LONGEST_NAME = 7
_SHARE = {"share", "shares", "percent", "percentage", "доля"}
_RANK = {"rank", "ranking", "ranks", "place", "место"}
_FILLERS = {
    "a", "about", "all", "among", "amount", "and", "are", "at", "by", "does", "for", "from", "has",
    "have", "how", "in", "is", "it", "many", "much", "of", "on", "s", "the", "their", "there", "to",
    "total", "what", "who", "world", "в", "и", "на", "по", "сколько",
}  # fmt: skip
_ASKED = ("thing", "property", "commodity")
MOST_CHOICES = 12
_NAMES = 3


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name something, and everything that they may name."""

    words: str
    concepts: tuple[Concept, ...]

    def of_kind(self, kind: str) -> set[str]:
        """Return the ids of the things of one kind that the words may name."""
        return {concept.id for concept in self.concepts if concept.kind == kind}


def find_question(text: str, table: Table) -> Question:
    """Return the question that words, an id or an IRI mean.

    Raises `Ambiguous` with the choices when several fit alike, `NothingFound` with near names.
    """
    question = _question(text, table.whole)
    if not table.questions([question.id]):
        raise left_out(f"every claim on “{question.label}”")
    return question


def _question(text: str, table: Table) -> Question:
    exact = table.questions([v.name(v.QUESTION, text)])
    if exact:
        return next(iter(exact.values()))
    labelled = table.run("labelled", [text])
    if labelled:
        alike = {str(row["id"]): str(row["label"]) for row in labelled}
        just_so = {name: label for name, label in alike.items() if label == text.strip()}
        named = just_so or alike
        return Question(name := _the_one(text, list(named), named, "question"), named[name])
    words = folded(text).split()
    mentions, left = _mentions(words, table.concepts)
    if not mentions:
        raise _nothing(text, left or words, table.concepts)
    found = _candidates(mentions, words, table)
    if left:
        raise _nothing(text, left, table.concepts, without_years=found)
    if not found:
        raise NothingFound(
            f"No claim answers “{text}”.",
            choices=_labels(_nearest(mentions, table)),
            remedy="`kg show NAME` lists what is known about a name.",
        )
    if len(found) > 1:
        raise Ambiguous(
            f"“{text}” fits {len(found)} questions.",
            choices=_labels(found),
            remedy="Add a word, or give the whole name.",
        )
    return Question(str(found[0]["id"]), str(found[0]["label"]))


def mentioned(text: str, table: Table) -> list[set[str]]:
    """Return the ids that each name in a text may mean; raise `NothingFound` for other words."""
    words = folded(text).split()
    mentions, left = _mentions(words, table.concepts)
    if left or not mentions:
        raise _nothing(text, left or words, table.concepts)
    return [{concept.id for concept in mention.concepts} for mention in mentions]


def _labels(rows: Sequence[Row]) -> list[str]:
    return [f"{row['label']} ({row['claims']})" for row in rows[:MOST_CHOICES]]


def _mentions(words: list[str], concepts: Concepts) -> tuple[list[Mention], list[str]]:
    """Read names off the words, the longest first; return them and the words that name nothing."""
    mentions: list[Mention] = []
    taken: set[int] = set()
    for length in range(min(_LONGEST_NAME, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = set(range(start, start + length))
            name = " ".join(words[start : start + length])
            meant = () if name in _FILLERS - {"world"} else _named(name, concepts)
            if meant and not span & taken:
                mentions.append(Mention(name, meant))
                taken |= span
    known = _SHARE | _RANK | _FILLERS
    left = [word for place, word in enumerate(words) if place not in taken and word not in known]
    return mentions, left


def _named(name: str, concepts: Concepts) -> tuple[Concept, ...]:
    spellings = [name, f"{name}s", name.removesuffix("s")]
    found = (c for spelling in spellings for c in concepts.by_name.get(spelling, ()))
    asked = [concept for concept in found if concept.kind in _ASKED]
    return tuple(dict.fromkeys(asked))


def _candidates(mentions: list[Mention], words: list[str], table: Table) -> list[Row]:
    chosen: dict[str, set[str]] = {kind: set() for kind in _ASKED}
    for mention in mentions:
        for kind in _ASKED:
            chosen[kind] |= mention.of_kind(kind)
    if chosen["thing"] - {"world"} and "world" in chosen["thing"]:
        chosen["thing"].discard("world")  # "China's share of the world's …"
    properties = _with_narrower(chosen["property"], table.concepts)
    kind = "share" if _SHARE & set(words) else "rank" if _RANK & set(words) else "level"
    rows = table.run(
        "candidates", [sorted(chosen["thing"]), sorted(properties), sorted(chosen["commodity"])]
    )
    alike = [row for row in rows if row["kind"] == kind]
    return alike or rows


def _nearest(mentions: list[Mention], table: Table) -> list[Row]:
    """Return the questions that the fewest words must be left out to reach, a place first."""
    ranked = sorted(mentions, key=lambda mention: not mention.of_kind("thing"))
    fewer = ([m for m in ranked if m is not left] for left in reversed(ranked))
    for kept in (*fewer, ranked[:1]):
        if found := _candidates(kept, [], table):
            return found
    return []


def _with_narrower(properties: Iterable[str], concepts: Concepts) -> set[str]:
    found = set(properties)
    narrower = (c.id for c in concepts.of_kind("property") if found & set(c.broader))
    return found | set(narrower)


def _nothing(
    text: str, unknown: list[str], concepts: Concepts, without_years: Sequence[Row] = ()
) -> NothingFound:
    shown = "”, “".join(unknown)
    if all(len(word) == 4 and word.isdecimal() for word in unknown):
        return NothingFound(
            f"Nothing is called “{shown}”.",
            choices=_labels(without_years),
            remedy="Leave the year out: positions stand year by year.",
        )
    return NothingFound(
        f"Nothing is called “{shown}”.",
        choices=_called_like(unknown, concepts),
        remedy="Check the spelling.",
    )


def _called_like(unknown: list[str], concepts: Concepts) -> list[str]:
    """Return labels of what has one of the words in a name, then of what is spelt like it."""
    from rapidfuzz import fuzz, process

    labels = {
        name: next(c.label for c in meant if c.kind in _ASKED)
        for name, meant in concepts.by_name.items()
        if any(c.kind in _ASKED for c in meant)
    }
    near: list[str] = []
    for word in unknown:
        within = sorted((name for name in labels if word in name.split()), key=len)
        alike = process.extract(word, labels.keys(), scorer=fuzz.ratio, limit=2, score_cutoff=70)
        near += [labels[name] for name in (*within[:_NAMES], *(name for name, _, _ in alike))]
    return list(dict.fromkeys(near))


def find_claim(text: str, table: Table) -> str:
    """Return the id of a claim given by id or IRI; raise `NothingFound` with near ids."""
    name = v.name(v.CLAIM, text.removeprefix("claim:"))
    if table.rows_of_claims([name]):
        return name
    if table.whole.rows_of_claims([name]):
        raise left_out(f"“{name}”")
    like = table.run("similar_ids", [name])
    raise NothingFound(
        f"There is no claim “{name}”.",
        choices=[str(row["id"]) for row in like],
        remedy="`kg trace QUESTION` shows the ids of claims.",
    )


def left_out(what: str) -> NothingFound:
    """Return the error for what is on record and left out by a view."""
    return NothingFound(f"The view leaves out {what}.", remedy="Widen it, or ask without it.")


def sources_called(name: str, table: Table) -> tuple[str, ...]:
    """Return the source of this id, or the editions of the series of this id, if there are any."""
    sources = table.whole.sources()
    if name in sources:
        return (name,)
    return tuple(one for one, source in sources.items() if name and source.series == name)


def find_sources(text: str, table: Table) -> tuple[str, ...]:
    """Return the sources that words mean: one by its id or title, or a series with its editions.

    Raises `Ambiguous` or `NothingFound`.
    """
    called = sources_called(text, table)
    if called:
        return called
    sources = table.whole.sources()
    words = set(folded(text).split())
    fitting = [
        name
        for name, source in sources.items()
        if words and words <= set(folded(f"{name} {source.title}").split())
    ]
    return (_the_one(text, fitting, {n: s.title for n, s in sources.items()}, "source"),)


def find_agent(text: str, table: Table) -> str:
    """Return the agent that a name or an id means; raise `Ambiguous` or `NothingFound`."""
    name = text.removeprefix("agent:")
    known = {concept.id: concept.names for concept in table.concepts.of_kind("agent")}
    for row in table.whole.rows("SELECT DISTINCT id, name, names FROM agents ORDER BY id"):
        known.setdefault(row["id"], (row["name"], *(row["names"] or ())))
    if name in known:
        return name
    spelt = folded(name)
    fitting = [one for one, names in known.items() if spelt in map(folded, names)]
    if not fitting and spelt:
        words = set(spelt.split())
        fitting = [
            one
            for one, names in known.items()
            if any(words <= set(folded(n).split()) for n in names)
        ]
    return _the_one(text, fitting, {one: names[0] for one, names in known.items()}, "agent")


def _the_one(text: str, fitting: Sequence[str], labels: dict[str, str], kind: str) -> str:
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise Ambiguous(
            f"“{text}” names {len(fitting)} {kind}s.",
            choices=[f"{one}: {labels[one]}" for one in fitting[:MOST_CHOICES]],
            remedy="Give the id.",
        )
    from rapidfuzz import fuzz, process

    names = {**labels, **{f"{one} ": one for one in labels}}
    near = process.extract(folded(text), names, scorer=fuzz.WRatio, limit=4, score_cutoff=70)
    raise NothingFound(
        f"There is no {kind} “{text}”.",
        choices=list(dict.fromkeys(key.strip() for _, _, key in near)),
        remedy="" if near else "`kg sources` lists the sources.",
    )
