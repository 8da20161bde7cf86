"""The hook that puts the built pages into every wheel, editable ones too. Called by hatchling."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.config import BuilderConfig
from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class WebBuildHook(BuildHookInterface[BuilderConfig]):
    """Builds web/ before the files of a wheel or a source archive are collected."""

    PLUGIN_NAME = "custom"

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002 - hatchling's signature
        root = Path(self.root)
        sys.path.insert(0, str(root / "scripts"))
        from build_web import build  # beside this file, which hatchling loads without its folder

        build(root)
