"""Pages for people at a terminal: that of a result of ``analyses/x.py`` is ``PAGE`` in ``x.py``."""
