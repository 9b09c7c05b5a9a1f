"""Answers of queries in the formats made for them, piece by piece, so that they can be long.

A format is one file here with ``PIECES(answer, options)``, which gives the text in pieces.
"""
