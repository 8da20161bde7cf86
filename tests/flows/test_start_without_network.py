"""Once set up, `make start` needs no network: run where there is none, twice, on new data and on the same."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def _cut_off() -> list[str]:
    """The command that takes the network away: root may, others through a user namespace."""
    commands = [["unshare", "--net"], ["unshare", "--map-current-user", "--keep-caps", "--net"]]
    for command in commands if os.geteuid() == 0 else commands[1:]:
        if subprocess.run([*command, "true"], capture_output=True, check=False).returncode == 0:
            return command
    pytest.fail(
        "This machine lets no one make a network namespace, so a start without network cannot be proved: "
        "run the tests as root, or allow unprivileged user namespaces (kernel.unprivileged_userns_clone=1)."
    )


@pytest.mark.timeout(200)
def test_a_start_needs_no_network_once_set_up() -> None:
    # Not pytest's folder: only its owner may pass it, and root's database runs under another account.
    folder = Path("/tmp") / f"colombage-offline-{os.getpid()}"
    folder.mkdir(mode=0o755)
    try:
        done = subprocess.run(
            [*_cut_off(), sys.executable, "-m", "tests.flows.alone", str(folder / "data"), "8765"],
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            text=True,
            timeout=180,
            check=False,
        )
        assert done.returncode == 0, done.stderr[-3000:]
        told = json.loads(done.stdout.splitlines()[-1])
    finally:
        shutil.rmtree(folder, ignore_errors=True)
    assert told["interfaces"] == ["lo"]
    for start in told["starts"]:
        assert start["ready"], start["said"]
        assert start["status"] == 200
        assert '<div id="root">' in start["page"]
