"""The set-up scripts' decisions, run by a real bash in an empty folder, with made-up programs in its PATH."""

from __future__ import annotations

import shlex
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPTS = Path(__file__).parents[3] / "scripts" / "setup"
WORKING = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} "$@"\n'
BROKEN_SHIM = "#!/bin/sh\necho 'pyenv: command not found' >&2\nexit 127\n"
WITHOUT_ENSUREPIP = f"""#!/bin/sh
case "$2" in *ensurepip*) exit 1 ;; esac
exec {shlex.quote(sys.executable)} "$@"
"""
TOO_OLD = "#!/bin/sh\nexit 1\n"
NOT_ROOT = '#!/bin/sh\n[ "$1" = -u ] && echo 1000\n'
NO_SUDO = "#!/bin/sh\nexit 1\n"


class Machine:
    """A folder with a PATH of its own: the programs it was given and the tools that any Debian has."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bin = folder / "bin"
        self.bin.mkdir()
        for tool in ("bash", "sh", "sha256sum", "cut", "mkdir", "rm", "tail", "env", "cat", "grep"):
            (self.bin / tool).symlink_to(Path("/usr/bin") / tool)

    def has(self, **programs: str) -> Machine:
        for name, text in programs.items():
            path = self.bin / name.replace("_", "-").replace("python3-", "python3.")
            path.write_text(text)
            path.chmod(0o755)
        return self

    def run(self, code: str) -> subprocess.CompletedProcess[str]:
        sourced = "".join(f". {SCRIPTS}/{name}.sh; " for name in ("steps", "debian", "python", "install"))
        return subprocess.run(
            ["/bin/bash", "-c", f"set -euo pipefail; mkdir -p build; {sourced} {code}"],
            cwd=self.folder,
            env={"PATH": str(self.bin)},
            capture_output=True,
            text=True,
            timeout=30,
            check=False,
        )


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_a_shim_that_only_prints_an_error_is_passed_over(machine: Machine) -> None:
    machine.has(python3_13=BROKEN_SHIM, python3_12=WORKING)
    assert machine.run("choose_python").stdout.strip() == sys.executable


def test_a_python_without_ensurepip_is_passed_over_when_another_works(machine: Machine) -> None:
    machine.has(python3_12=WITHOUT_ENSUREPIP, python3=WORKING)
    assert machine.run("choose_python").stdout.strip() == sys.executable
    assert machine.run("missing_python").stdout == ""


def test_without_any_good_python_the_sentence_says_what_is_needed(machine: Machine) -> None:
    machine.has(python3=TOO_OLD)
    done = machine.run("python=$(choose_python); echo went on")
    assert done.returncode == 1
    assert "went on" not in done.stdout
    assert "Il faut Python 3.11 ou plus récent" in done.stderr
    assert machine.run("missing_python").stdout.split() == ["python3", "python3-venv"]


def test_a_python_that_lacks_only_its_venv_package_gets_that_one(machine: Machine) -> None:
    machine.has(python3=WITHOUT_ENSUREPIP)
    missing = machine.run("missing_python").stdout.split()
    assert missing in (["python3-venv"], [f"python3.{sys.version_info.minor}-venv"])


def test_who_may_not_install_is_told_exactly_what_to_type(machine: Machine) -> None:
    machine.has(id=NOT_ROOT, sudo=NO_SUDO, apt_get="#!/bin/sh\necho called > called\n")
    done = machine.run("need_debian python3-venv libgomp1; echo went on")
    assert done.returncode == 1
    assert "apt-get install python3-venv libgomp1" in done.stderr
    assert "went on" not in done.stdout
    assert not (machine.folder / "called").exists()


def test_who_has_sudo_without_a_password_installs_through_it(machine: Machine) -> None:
    sudo = '#!/bin/sh\nshift\nif [ "$1" = true ]; then exit 0; fi\necho "$@" > asked\n'
    machine.has(id=NOT_ROOT, sudo=sudo, apt_get="#!/bin/sh\n")
    assert machine.run("need_debian python3-venv").returncode == 0
    assert (machine.folder / "asked").read_text().split()[-2:] == ["install", "python3-venv"]


def test_lists_of_packages_are_refreshed_when_a_first_try_fails(machine: Machine) -> None:
    apt = '#!/bin/sh\necho "$@" >> asked\ncase "$*" in *update*) touch known ;; *) [ -e known ] ;; esac\n'
    machine.has(id="#!/bin/sh\necho 0\n", apt_get=apt, touch='#!/bin/sh\n: > "$1"\n')
    assert machine.run("need_debian libgomp1").returncode == 0
    words = [line.split()[-1] for line in (machine.folder / "asked").read_text().splitlines()]
    assert words == ["libgomp1", "update", "libgomp1"]


def test_an_installation_that_fails_stops_and_says_where_to_look(machine: Machine) -> None:
    machine.has(id="#!/bin/sh\necho 0\n", apt_get="#!/bin/sh\necho 'E: no space' >&2\nexit 100\n")
    done = machine.run("need_debian libgomp1; echo went on")
    assert done.returncode == 1
    assert "E: no space" in done.stderr
    assert "build/apt.log" in done.stderr
    assert "went on" not in done.stdout


def test_a_step_runs_again_only_when_what_it_was_made_from_changes(machine: Machine) -> None:
    lock = machine.folder / "lock.txt"
    code = 'work() { echo ran; }; step build/tools packages "Installation" work lock.txt'
    lock.write_text("a==1")
    assert machine.run(code).stdout == "ran\n"
    assert machine.run(code).stdout == ""
    lock.write_text("a==2")
    assert machine.run(code).stdout == "ran\n"


def test_a_step_that_failed_is_not_taken_for_done(machine: Machine) -> None:
    (machine.folder / "lock.txt").write_text("a==1")
    failing = 'work() { false; }; step build/tools packages "Installation" work lock.txt'
    assert machine.run(failing).returncode != 0
    working = 'work() { echo ran; }; step build/tools packages "Installation" work lock.txt'
    assert machine.run(working).stdout == "ran\n"


def test_a_library_is_missed_only_where_the_list_of_libraries_lacks_it(machine: Machine) -> None:
    machine.has(ldconfig="#!/bin/sh\necho 'libatomic.so.1 (libc6) => /lib/libatomic.so.1'\n")
    assert machine.run("missing_libraries").stdout == "libgomp1\n"
    assert machine.run("missing_browser").stdout == "chromium\n"


def test_without_a_browser_the_tests_go_on_and_the_sentence_names_it(machine: Machine) -> None:
    machine.has(id=NOT_ROOT, sudo=NO_SUDO)
    done = machine.run("offer_for_tests; echo went on")
    assert "apt-get install chromium" in done.stderr
    assert "tesseract-ocr" in done.stderr
    assert done.stdout == "went on\n"


def test_a_package_that_debian_lacks_does_not_keep_the_others_away(machine: Machine) -> None:
    apt = '#!/bin/sh\necho "$@" >> asked\ncase "$*" in *libreoffice*) exit 100 ;; esac\n'
    machine.has(id="#!/bin/sh\necho 0\n", apt_get=apt, ldconfig="#!/bin/sh\necho libatomic.so.1\n")
    done = machine.run("missing_readers() { echo tesseract-ocr; }; offer_for_tests; echo went on")
    asked = (machine.folder / "asked").read_text().splitlines()
    alone = {line.partition(" install ")[2] for line in asked}
    assert {"chromium", "tesseract-ocr", "libreoffice-writer-nogui"} <= alone
    assert "apt-get install chromium" in done.stderr, "nothing was really installed: it is still named"
    assert done.stdout == "went on\n"


def test_what_opens_exported_documents_is_asked_for_with_the_rest(machine: Machine) -> None:
    machine.has(id=NOT_ROOT, sudo=NO_SUDO)
    assert "libreoffice-writer-nogui" in machine.run("offer_for_tests").stderr
    machine.has(soffice=WORKING)
    assert "libreoffice" not in machine.run("offer_for_tests").stderr


def test_the_malware_scanner_is_asked_for_where_nobody_lives(machine: Machine) -> None:
    machine.has(tesseract=WORKING)
    assert "clamav-daemon" not in machine.run("missing_readers").stdout
    in_ci = machine.run("CI=true; missing_readers").stdout
    assert "tesseract-ocr\n" not in in_ci
