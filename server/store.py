"""Making the data folder ready: schema, catalogue, trial accounts. Safe at every start, and twice at once."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy import Connection, inspect, text

from server import catalogue, days, door, staff
from server.catalogue_reading import read_view
from server.catalogue_view import CatalogueView
from server.clock import AS_THE_MACHINE, Pace
from server.db import Database, Tx, sqlite_url
from server.settings import Settings
from server.tickets import auto

MIGRATIONS = Path(__file__).parent / "migrations"
_POSTGRES_LOCK = 0x616E7472
"""Two processes that start together migrate one after the other."""


def open_hall(settings: Settings, data: Path, *, pace: Pace = AS_THE_MACHINE) -> Database:
    """Open (and on the first start create) the hall's database, bound to its branch."""
    data.mkdir(parents=True, exist_ok=True)
    db = Database(settings.database.url or sqlite_url(data), pace.clock())
    migrate(db)
    # Hashing takes its time on purpose: not while the database is locked.
    accounts = (
        staff.trial_pin_hashes() if settings.staff.trial_accounts and not _exists(db, settings) else None
    )
    with db.setting_up() as conn:
        if not db.sqlite:
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
        branch = catalogue.find_branch(conn, settings.branch.code)
        if branch is None:
            branch = catalogue.seed(conn, settings.branch, settings.hours, settings.catalogue)
            if accounts is not None:
                view = read_view(conn, branch.id, enforce=settings.hours.enforce)
                staff.seed_trial_accounts(conn, view, accounts)
        door.make_secret(conn, branch.id)
    # The machine's clock may have gone back, or a trial's ahead of it: go on from where the hall was.
    db.clock = pace.clock(branch.last_at)

    def read(conn: Connection) -> CatalogueView:
        return read_view(conn, branch.id, enforce=settings.hours.enforce)

    def settle(tx: Tx) -> None:
        auto.settle(tx, settings.calls.auto_grace_s)

    db.bind(branch, read, days.begin_new, settle)
    return db


def migrate(db: Database) -> None:
    """Bring the tables up to this version; does nothing where they are."""
    # Revisions are numbered (0001_..., 0002_...): the newest is known without loading Alembic, which
    # would cost every start a third of a second.
    newest = max(path.name.split("_", 1)[0] for path in (MIGRATIONS / "versions").glob("0*.py"))
    with db.setting_up() as conn:
        if not db.sqlite:
            conn.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _POSTGRES_LOCK})
        if _revision(conn) != newest:
            _upgrade(conn)


def _exists(db: Database, settings: Settings) -> bool:
    with db.reading() as conn:
        return catalogue.find_branch(conn, settings.branch.code) is not None


def _revision(conn: Connection) -> str | None:
    if not inspect(conn).has_table("alembic_version"):
        return None
    found: str | None = conn.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def _upgrade(conn: Connection) -> None:
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["connection"] = conn
    command.upgrade(config, "head")
