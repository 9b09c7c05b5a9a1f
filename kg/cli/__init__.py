"""The command line: reads a request, calls one function, hands the result to a renderer."""

from kg.cli.app import main

__all__ = ["main"]
