"""Claims → outside formats. An exporter is one file here.

Each exporter module has an ``EXPORTER``: an object with a ``name``, a one-sentence ``about``
and ``write(edition, concepts)`` that returns the text of one source edition.
"""
