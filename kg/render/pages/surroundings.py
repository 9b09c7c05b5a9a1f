"""A part of the dependency graph as a part of a page: its map."""

from kg.render.pages.framed import framed

BODY = framed
