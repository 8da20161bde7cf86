#!/usr/bin/env bash
# Runs the stages of `make test` one after the other, all of them even when one fails, and ends with a plain summary.
# Pytest's own closing lines stay in sight. Called by the Makefile once scripts/setup.sh has done its work.
set -uo pipefail
cd "$(dirname "$0")/.." || exit

failed=0
summary=()

stage() { # NAME COMMAND…
  local name=$1 began=$SECONDS word=passed
  shift
  printf '\n── %s\n' "$name"
  "$@" || { word=FAILED failed=1; }
  summary+=("$(printf '%-28s %-7s %4d s' "$name" "$word" $((SECONDS - began)))")
}

# shellcheck disable=SC2317 # called by name
pytest() { .venv/bin/python -m pytest "$@"; }

stage "checks" make --no-print-directory -j2 -k --output-sync=target types lint format imports web
stage "tests" pytest -n 2 --dist loadfile tests/unit tests/contract tests/architecture tests/integration tests/flows
[ "$1" = quick ] || stage "tests in the browser" pytest tests/e2e

printf '\n'
printf '%s\n' "${summary[@]}"
exit "$failed"
