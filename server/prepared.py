"""Statements of one shape, compiled once and then said to the driver as they are.

``Connection.execute`` looks up, binds and wraps every time what never changes here; that costs several
times what SQLite itself needs for a row. So what every ticket needs goes this shorter way, with the text,
the types and the errors of SQLAlchemy.
"""

from __future__ import annotations

from collections import namedtuple
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from operator import itemgetter
from typing import Any, cast

from sqlalchemy import Connection, Delete, Dialect, Insert, Select, Update
from sqlalchemy.exc import DBAPIError

Statement = Select[Any] | Insert | Update | Delete
Values = Mapping[str, Any]
Convert = Callable[[Any], Any]


class Prepared:
    """A statement that is always run with the same names of values. Answers rows that know their columns."""

    def __init__(self, statement: Statement) -> None:
        """What it returns must be columns or have a label."""
        self._statement = statement
        self._spoken: dict[str, _Spoken] = {}

    def all(self, conn: Connection, values: Values) -> list[Any]:
        """Every row that it returns; none when it returns nothing."""
        dialect = conn.dialect
        spoken = self._spoken.get(dialect.name)
        if spoken is None:
            spoken = self._spoken[dialect.name] = _spoken(self._statement, dialect, values)
        given = spoken.given(values)
        driver: Any = conn.connection.dbapi_connection
        try:
            return spoken.read(driver.execute(spoken.text, given))
        except dialect.loaded_dbapi.Error as error:
            raise _as_sqlalchemy_says(error, spoken.text, dialect) from error

    def first(self, conn: Connection, values: Values) -> Any:
        """The first row, None where there is none."""
        rows = self.all(conn, values)
        return rows[0] if rows else None

    def one(self, conn: Connection, values: Values) -> Any:
        """The one row that there must be."""
        (row,) = self.all(conn, values)
        return row


@dataclass(frozen=True, slots=True)
class _Spoken:
    """A statement in the words of one driver."""

    text: str
    names: set[str]  # of the values that it must be given
    pick: Callable[[Values], Any]  # the values as the driver takes them: by name, or in their order
    row: Callable[[Iterable[Any]], Any] | None  # makes a row; None: it returns nothing
    constants: dict[str, Any] = field(default_factory=dict)
    puts: list[tuple[str, Convert]] = field(default_factory=list)
    gets: list[tuple[int, Convert]] = field(default_factory=list)

    def given(self, values: Values) -> Any:
        """The values as the driver takes them."""
        if values.keys() != self.names:
            raise ValueError(f"{sorted(values)} instead of {sorted(self.names)}")
        every = {**self.constants, **values}
        for name, convert in self.puts:
            every[name] = convert(every[name])
        return self.pick(every)

    def read(self, cursor: Any) -> list[Any]:
        """The rows, with the names and in the types of their columns."""
        if self.row is None:
            return []
        rows = cursor.fetchall()
        if self.gets:
            rows = [list(row) for row in rows]
            for row in rows:
                for place, convert in self.gets:
                    row[place] = convert(row[place])
        return list(map(self.row, rows))


def _spoken(statement: Statement, dialect: Dialect, values: Values) -> _Spoken:
    compiled: Any = statement.compile(dialect=dialect, column_keys=list(values))
    columns = statement.exported_columns
    spoken = _Spoken(
        text=str(compiled),
        names={name for bind, name in compiled.bind_names.items() if bind.required},
        pick=_in_order(compiled.positiontup),
        row=_maker(columns.keys()) if len(columns) else None,
    )
    for bind, name in compiled.bind_names.items():
        convert = _put(bind.type, dialect)
        if not bind.required:
            spoken.constants[name] = convert(bind.effective_value) if convert else bind.effective_value
        elif convert:
            spoken.puts.append((name, convert))
    for place, column in enumerate(columns):
        if convert := _get(column.type, dialect):
            spoken.gets.append((place, convert))
    return spoken


def _maker(columns: Iterable[str | None]) -> Callable[[Iterable[Any]], Any]:
    row: Any = namedtuple("Row", [str(column) for column in columns])  # type: ignore[misc]
    return cast("Callable[[Iterable[Any]], Any]", row._make)


def _in_order(names: list[str] | None) -> Callable[[Values], Any]:
    if names is None:
        return dict
    if len(names) == 1:
        return lambda values: (values[names[0]],)
    return itemgetter(*names) if names else lambda _values: ()


def _put(type_: Any, dialect: Dialect) -> Convert | None:
    convert: Convert | None = type_.dialect_impl(dialect).bind_processor(dialect)
    return convert


def _get(type_: Any, dialect: Dialect) -> Convert | None:
    convert: Convert | None = type_.dialect_impl(dialect).result_processor(dialect, None)
    return convert


def _as_sqlalchemy_says(error: Exception, text: str, dialect: Dialect) -> BaseException:
    # Tokens and PIN hashes do not belong into logs: no values.
    return DBAPIError.instance(text, None, error, dialect.loaded_dbapi.Error, True, dialect=dialect)
