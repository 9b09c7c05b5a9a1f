"""How alike a question and the wordings of a query are: by their stems, the telling ones most."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence, Set
from dataclasses import dataclass
from functools import lru_cache
from math import log

_STOP = frozenset(
    re.findall(
        r"\S+",
        "a about above according all also an and any are as at be been being below between but by "
        "can could did do does during each ever every exactly for from give given gives has have "
        "having he her here his how i if in into is it its just kindly let list me mean means my "
        "need now of on one or our out over please really she should show so some still tell than "
        "that the their them then there these they this those through to today too under until up "
        "us was we were what when which while will with within without would you your s since "
        "before after till had out other than very quite currently actually know think want "
        "и в во на о об обо про от до по с со у за из к ко для ли же бы не а но или это этот эта "
        "как какие какой какая какое каковы чему их его её она он они мне нам есть был была были "
        "года год году per percent million billion thousand ton tons tonne tonnes kilograms kg kt "
        "mt t usd dollars тонн тонны тысяч млн млрд миллионов миллиона",
    )
)
_NOISE = _STOP | frozenset(
    re.findall(
        r"\S+",
        "come comes came who whom whose where why much most more less least say says said saying "
        "contain contains contained based fully happen happens news drop drops match matches right "
        "wrong told heard any leads vs versus three four five ten mention mentions mentioned "
        "get gets got hold holds held make makes made go goes find found number numbers figure "
        "figures claim claims claimed amount amounts total totals data stats people someone "
        "anybody anyone somebody nobody everything anything year years annual yearly "
        "annually big large small high low really true country countries place places deposit "
        "deposits commodity commodities element elements mineral minerals metal metals source "
        "sources exist exists total there about officially "
        "сколько кто что где кого говорит сказал "
        "сказали всего страны страна стран",
    )
)
_SUFFIXES = re.compile(
    r"(?:ations?|tions?|ions?|ences?|ents?|ency|ings?|ers?|ments?|ed|es|s|e|ages?|ant|ance)$"
)
_CYRILLIC = re.compile(r"[аеиоуыэюяьмхйв]{1,2}$")
_IRREGULAR = {
    "said": "say", "says": "say", "made": "make", "makes": "make", "gave": "give", "fell": "fall",
    "fallen": "fall", "came": "come", "withdrawn": "withdraw", "biggest": "most", "largest": "most",
    "highest": "most", "greatest": "most", "top": "most", "different": "differ", "citing": "cite",
    "difference": "differ", "differences": "differ", "disagree": "conflict", "supplies": "supply",
    "contradictory": "contradict", "disagreement": "conflict", "disagreements": "conflict",
    "explanation": "explain", "explanations": "explain", "held": "hold", "stood": "stand",
    "sizes": "size", "lies": "lie", "outdated": "stale", "old": "stale", "obsolete": "stale",
    "сказал": "говорит", "сказала": "говорит", "говорил": "говорит", "сказали": "говорит",
}  # fmt: skip
# What stands for any one of its kind in a wording, and is no name in a question either.
_KINDS = {
    "place": "country countries place places nation nations state страна страны стран стране",
    "deposit": "deposit deposits месторождение месторождения",
    "agent": "person persons body agent agents organisation organization publisher publishers "
    "speaker speakers",
    "claim": "claim claims figure figures number numbers",
    "source": "source sources article articles document documents report reports",
    "commodity": "commodity commodities element elements mineral minerals metal metals",
    "date": "date dates day days",
}
ANY = {word: f"<{kind}>" for kind, words in _KINDS.items() for word in words.split()}


@lru_cache(maxsize=4096)
def stem(word: str) -> str:
    """Return what words of one family share.

    >>> stem("produces"), stem("production"), stem("said"), stem("countries")
    ('produc', 'produc', 'say', 'country')
    """
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    if not word.isascii():
        return _CYRILLIC.sub("", word) if len(word) > 4 else word
    if word.endswith("ies") and len(word) > 5:
        return f"{word[:-3]}y"
    found = _SUFFIXES.search(word)
    while found and found.start() < 4:
        found = _SUFFIXES.search(word, found.start() + 1)
    return word[: found.start()] if found else word


def is_stop(word: str) -> bool:
    """Whether a word tells nothing of what is asked."""
    return word in _STOP


def is_noise(word: str) -> bool:
    """Whether nobody misses a word that was made nothing of."""
    return word in _NOISE or len(word) == 1


def tokens(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that can tell what is asked.

    >>> sorted(tokens(["what", "falls", "if", "a", "claim", "is", "withdrawn"]))
    ['<claim>', 'fall', 'withdraw']
    """
    return frozenset(ANY.get(word) or stem(word) for word in words if word not in _STOP)


@dataclass(frozen=True, slots=True)
class Match:
    """How well a question fits a query, some 100 if fully, and the place of the nearest wording."""

    score: float
    nearest: int


class Likeness:
    """Compares with the wordings of all queries; what few of them say weighs most.

    >>> both = [[frozenset({"who", "quote"})], [frozenset({"who", "supply"})]]
    >>> [round(Likeness(both).match(frozenset({"who", "quote"}), one).score) for one in both]
    [104, 40]
    """

    def __init__(self, wordings: Sequence[Sequence[frozenset[str]]]) -> None:
        self._in = Counter(token for its in wordings for token in frozenset().union(*its))
        self._count = len(wordings)

    def match(self, asked: frozenset[str], wordings: Sequence[frozenset[str]]) -> Match:
        """Return how well a question fits the wordings of one query."""
        whole = self._weight(asked) or 1
        said = self._weight(asked & frozenset().union(*wordings)) / whole
        each = [
            2 * self._weight(asked & wording) / (whole + self._weight(wording))
            for wording in wordings
        ]
        best = max(each)
        nearest = each.index(best)
        spoken = {token for token in asked & wordings[nearest] if _share(token) == 1}
        return Match(50 * said + 50 * best + 2 * self._weight(spoken), nearest)

    def known(self, token: str) -> bool:
        """Whether any query says it."""
        return token in self._in

    def _weight(self, some: Set[str]) -> float:
        return sum(log(1 + self._count / (self._in[token] or 1)) * _share(token) for token in some)


def _share(token: str) -> float:
    return 0.5 if token.startswith("<") else 1
