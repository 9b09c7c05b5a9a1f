"""A trace whose every text from data tries to break out of the picture it stands in."""

from __future__ import annotations

from dataclasses import replace

from kg.analyses.trace import Trace
from kg.model import Claim, Question

SCRIPT = "<script>window.hacked = 1</script>"
CLOSING = "</script><img src=x onerror='window.hacked = 2'>"
TURNED = "evil\u202egnp.exe\x1b[2J\u2066"
LINK = "javascript:window.hacked=3"
ATTACKS = (
    SCRIPT,
    CLOSING,
    TURNED,
    '"><svg onload="window.hacked = 4">',
    "{{ 7 * 7 }}{% raw %}",
    "<b>&lt;script&gt;</b> href=x",
    "]]><!-- --><style>*{display:none}</style>",
)


def hostile(trace: Trace) -> Trace:
    """Return a trace with attacks as its label, quotes, notes, titles, names and addresses."""
    evidence = trace.evidence
    for place, (name, source) in enumerate(evidence.sources.items()):
        attack = ATTACKS[place % len(ATTACKS)]
        evidence.sources[name] = replace(
            source, title=attack, url=LINK, licence=attack, reprint_of=attack
        )
    for place, (name, agent) in enumerate(evidence.agents.items()):
        attack = ATTACKS[place % len(ATTACKS)]
        evidence.agents[name] = replace(agent, name=f"{place} {attack}", role=attack)
    for place, (name, claim) in enumerate(evidence.claims.items()):
        evidence.claims[name] = _claim(claim, ATTACKS[place % len(ATTACKS)])
    return replace(trace, question=Question(trace.question.id, f"{SCRIPT}{CLOSING}{TURNED}"))


def _claim(claim: Claim, attack: str) -> Claim:
    passage = replace(claim.passage, quote=f"{attack} {claim.passage.quote} {attack}", cell="")
    estimate = claim.estimate and replace(
        claim.estimate, printed=f"{claim.estimate.printed}{attack}"
    )
    return replace(claim, passage=passage, note=attack, estimate=estimate)
