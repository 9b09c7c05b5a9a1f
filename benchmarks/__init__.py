"""What kg promises about speed and size, measured. ``python -m benchmarks [NAME…]`` runs it.

A benchmark is one file here, found by being here. It has ``ABOUT``, one sentence, and
``measure(plan)``, which yields a `Figure` for each thing measured; its figures become one
section of ``RESULTS.md``. What is compared is run in turns in one run, so that a ratio means
something on a busy machine too; what ``kit`` offers for that is in ``measuring.py``.
"""
