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

venv_package() { # PYTHON: the Debian package that lets it make environments
  "$1" -c 'import os, sys
default = os.path.realpath("/usr/bin/python3") == os.path.realpath(sys.executable)
print("python3-venv" if default else "python%d.%d-venv" % sys.version_info[:2])'
}

choose_python() {
  local found
  candidate 'import ensurepip, venv' && return
  if found=$(candidate ''); then
    need_debian "$(venv_package "$found")"
  else
    need_debian python3 python3-venv
  fi
  candidate 'import ensurepip, venv' && return
  stop "Il faut Python 3.11 ou plus récent avec son module venv ; cette machine n'en a pas." \
    "Python 3.11 or later with its venv module is needed; this machine has none."
}
