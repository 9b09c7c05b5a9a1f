"""Results as printable pages: what ``--format html`` prints.

The page of a result of ``analyses/x.py`` is ``BODY(result, options)`` in ``x.py`` here; a result
without one is shown as the table of its plain rows.
"""
