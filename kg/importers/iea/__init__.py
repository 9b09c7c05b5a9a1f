"""IEA Critical Minerals Data Explorer, as JSON: who mines and refines, and what minerals go into.

===============  ==============================================  ===========================
in the file      a claim on                                      said to be
===============  ==============================================  ===========================
``supply``       mine production or processed output of a        an estimate; from 2030 a
                 country and the world                           forecast, the base case
``byTechnology`` what a technology takes of a mineral in the     an estimate
                 last year before the scenarios
===============  ==============================================  ===========================

Scenarios of demand are left out, as no facet could keep them from disputing each other, and
so are rows that are no countries; remarks say so. Its rare earths are the magnet metals only.
"""

from kg.importers.iea.reader import IeaImporter

IMPORTER = IeaImporter()
