"""The newest migration is known from the names of the files, without Alembic: it must agree with Alembic."""

from __future__ import annotations

from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory

import colombage.migrations
from colombage.kernel.database.migrate import newest


def test_the_names_of_migrations_begin_with_their_versions() -> None:
    config = Config()
    config.set_main_option("script_location", str(Path(colombage.migrations.__file__).parent))
    scripts = ScriptDirectory.from_config(config)
    for script in scripts.walk_revisions():
        assert Path(script.path).name.startswith(f"{script.revision}_")
    assert newest() == scripts.get_current_head()
