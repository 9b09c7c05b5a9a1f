"""USGS Mineral Commodity Summaries: the world tables and salient statistics, three layouts.

=====  ==============================================================  =====================
since  what it looks like                                              one row is
=====  ==============================================================  =====================
2024   a file per commodity, years in the column names                 a country
2025   one file, ``COMMODITY``, ``TYPE``, years in the column names    a country and a type
2026   one file in long form, ``Statistics_detail``, ``Year``          one figure
=====  ==============================================================  =====================

Beside a table may stand ``NAME.edition.toml``: title, date and address of the edition, and
readings that its layout cannot express, each with the reason.
"""

from kg.importers.usgs.reader import UsgsImporter

IMPORTER = UsgsImporter()
