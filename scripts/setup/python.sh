# Chooses the Python that everything stands on: 3.11 or later, able to make environments. Sourced by scripts/setup.sh.
# Each candidate is run and not only found: pyenv leaves commands in the PATH that only print an error.
# shellcheck shell=bash

candidate() { # CODE: prints the path of the first Python for which the code ends well
  local name
  for name in python3.13 python3.12 python3.11 python3; do
    command -v "$name" > /dev/null || continue
    "$name" -c "import sys
if sys.version_info < (3, 11): sys.exit(1)
$1
print(sys.executable)" 2> /dev/null && return
  done
  return 1
}

choose_python() {
  candidate 'import ensurepip, venv' && return
  stop "Il faut Python 3.11 ou plus récent avec son module venv ; cette machine n'en a pas." \
    "Python 3.11 or later with its venv module is needed; this machine has none."
}

missing_python() { # the Debian packages to add before choose_python can answer; nothing once the environments stand
  [ -x "$VENV/bin/python" ] && [ -x "$TOOLS/bin/python" ] && return
  candidate 'import ensurepip, venv' > /dev/null && return
  candidate '
import os
default = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
print("python3-venv" if default else "python%d.%d-venv" % sys.version_info[:2])
sys.exit()' || printf '%s\n' python3 python3-venv
}
