"""Results as pictures for a map.

The picture of a result of ``analyses/x.py`` is ``PICTURE(result)`` in ``x.py`` here.
"""
