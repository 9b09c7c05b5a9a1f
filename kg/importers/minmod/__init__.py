"""MinMod: the JSON of mineral sites of DARPA's CriticalMAAS programme, one record a site.

=========================  =========================================================
in a record                becomes
=========================  =========================================================
name, country              a place inside the country, unless the ontology has it
ore                        a claim on ore tonnage, with the classes that it counts
grade                      a claim on the grade of each element, as metal
ore × grades               a claim on the contained amount, marked as computed, where
                           lanthanum, cerium and neodymium are among the elements
no tonnage                 the statement that no figure is given
=========================  =========================================================

Rows that differ only in zone or cutoff grade would dispute each other, and a value without a
unit can mean anything: both are left out, and remarks say how many.
"""

from kg.importers.minmod.reader import MinModImporter

IMPORTER = MinModImporter()
