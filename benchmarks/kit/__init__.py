"""What benchmarks share: figures and their page, measuring, and synthetic claims."""

from benchmarks.kit.figures import Figure, Plan
from benchmarks.kit.measuring import apart, in_turns, run_kg, run_process

__all__ = ["Figure", "Plan", "apart", "in_turns", "run_kg", "run_process"]
