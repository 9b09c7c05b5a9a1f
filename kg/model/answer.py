"""What a SPARQL query came to: columns and typed rows, on every store the same.

==================  ==================================================
in RDF              here
==================  ==================================================
an IRI              `Iri`
a blank node        `Blank`
a string            ``str``; with a language `Text`
a decimal           ``Decimal``, with its digits
an integer          ``int``
a double            ``float``
a boolean           ``bool``
a date, year        `kg.times.Time`, as precise as it was written
any other literal   `Typed`, its text and its datatype
unbound             ``None``
==================  ==================================================
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING, Literal

from kg.model.frames import arrow_table, html_table, pandas_frame
from kg.times import Time
from kg.vocabulary import XSD

if TYPE_CHECKING:
    import pandas
    import pyarrow


class Iri(str):
    """An IRI."""

    __slots__ = ()


class Blank(str):
    """A blank node; the name means something within one answer only."""

    __slots__ = ()


class Text(str):
    """Words in a language.

    >>> Text("запасы", "ru").language
    'ru'
    """

    __slots__ = ("language",)
    language: str

    def __new__(cls, words: str, language: str) -> Text:
        """Make words in a language."""
        made = super().__new__(cls, words)
        made.language = language
        return made

    def __reduce__(self) -> tuple[type[Text], tuple[str, str]]:
        return Text, (str(self), self.language)


class Typed(str):
    """A literal of a datatype that has no Python type here, such as ``xsd:anyURI``."""

    __slots__ = ("datatype",)
    datatype: str

    def __new__(cls, lexical: str, datatype: str) -> Typed:
        """Make a literal of a datatype, named by its IRI."""
        made = super().__new__(cls, lexical)
        made.datatype = datatype
        return made

    def __reduce__(self) -> tuple[type[Typed], tuple[str, str]]:
        return Typed, (str(self), self.datatype)


Value = str | Iri | Blank | Text | Typed | Decimal | int | float | bool | Time | None
Row = tuple[Value, ...]
Kind = Literal["select", "ask", "graph"]
TRIPLE = ("subject", "predicate", "object")


@dataclass(frozen=True, slots=True)
class Answer:
    """An answer to a query: of SELECT rows, of ASK one truth, of CONSTRUCT and DESCRIBE triples.

    ``rows`` is a tuple, or a stream that can be read once. ``complete`` is false when there may
    be more than is given; ``notes`` say why, and whatever else a reader should know.

    >>> Answer("select", ("value",), ((Decimal("28.5"),),)).rows
    ((Decimal('28.5'),),)
    """

    kind: Kind
    columns: tuple[str, ...]
    rows: Iterable[Row]
    complete: bool = True
    notes: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[Row]:
        return iter(self.rows)

    def __bool__(self) -> bool:
        """Return the truth that ASK came to; of other answers, whether they have a row or a stream.

        >>> bool(Answer("ask", ("answer",), ((False,),)))
        False
        """
        return self.rows == ((True,),) if self.kind == "ask" else bool(self.rows)

    @property
    def whole(self) -> Answer:
        """Return the answer with all its rows in memory."""
        return self if isinstance(self.rows, tuple) else replace(self, rows=tuple(self.rows))

    def to_pandas(self) -> pandas.DataFrame:
        """Return the rows as a frame; decimals, dates and IRIs keep their type."""
        return pandas_frame(self.columns, tuple(self.rows))

    def to_arrow(self) -> pyarrow.Table:
        """Return the rows as an Arrow table; see `kg.model.frames` for the types."""
        return arrow_table(self.columns, tuple(self.rows))

    def _repr_html_(self) -> str | None:
        """Return the first rows for a notebook, unless they are a stream that it would eat."""
        return html_table(self.columns, self.rows) if isinstance(self.rows, tuple) else None


@dataclass(frozen=True, slots=True)
class Written:
    """Rows of SELECT as the engine writes them: blocks of CSV (RFC 4180), a header line first.

    ``most`` is how many rows it may have.
    """

    columns: tuple[str, ...]
    blocks: Iterator[bytes]
    most: int
    complete: bool = True
    notes: tuple[str, ...] = ()


def literal(lexical: str, datatype: str = "", language: str = "") -> Value:
    """Return the value of a literal; what its datatype does not allow stays as it is written.

    >>> literal("28.50", XSD + "decimal"), literal("2024-05", XSD + "gYearMonth").text
    (Decimal('28.50'), '2024-05')
    >>> literal("many", XSD + "integer").datatype.rpartition("#")[2]
    'integer'
    """
    if language:
        return Text(lexical, language)
    if not datatype or datatype == XSD + "string":
        return lexical
    read = _READERS.get(datatype)
    if read:
        try:
            return read(lexical)
        except (ValueError, InvalidOperation, KeyError):
            pass
    return Typed(lexical, datatype)


def parts(value: Value) -> tuple[str, str, str]:
    """Return lexical form, datatype and language of a literal: the inverse of `literal`.

    >>> parts(Time.parse("2024-05"))[1].rpartition("#")[2], parts(True)[0], parts("x")
    ('gYearMonth', 'true', ('x', '', ''))
    >>> parts(Time.parse("2020..2030"))  # XSD has no such date: a plain text, as in the graph
    ('2020..2030', '', '')
    """
    match value:
        case Text():
            return str(value), "", value.language
        case Typed():
            return str(value), value.datatype, ""
        case str():
            return str(value), "", ""
        case bool():
            return str(value).lower(), XSD + "boolean", ""
        case int():
            return str(value), XSD + "integer", ""
        case Decimal():
            return format(value, "f"), XSD + "decimal", ""
        case float():
            return str(value), XSD + "double", ""
        case Time():
            whole = _DATE.fullmatch(value.text)
            return value.text, XSD + _TIMES[len(value.text)] if whole else "", ""
    raise TypeError(value)


_TIMES = {4: "gYear", 7: "gYearMonth", 10: "date"}
_DATE = re.compile(r"\d{4}(?:-\d{2}){0,2}")
_WHOLE = (
    "integer", "int", "long", "short", "byte", "nonNegativeInteger", "positiveInteger",
    "nonPositiveInteger", "negativeInteger", "unsignedInt", "unsignedLong", "unsignedShort",
    "unsignedByte",
)  # fmt: skip


def _time(lexical: str) -> Time:
    if not _DATE.fullmatch(lexical):
        raise ValueError(lexical)
    return Time.parse(lexical)


_READERS: dict[str, Callable[[str], Value]] = {
    XSD + "decimal": Decimal,
    XSD + "double": float,
    XSD + "float": float,
    XSD + "boolean": {"true": True, "1": True, "false": False, "0": False}.__getitem__,
    **{XSD + name: int for name in _WHOLE},
    **{XSD + name: _time for name in _TIMES.values()},
}
