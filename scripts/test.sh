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
# The slow files first, and one worker more than the two cores that we plan for: many tests wait for something.
stage "tests" pytest -n 3 --dist loadfile --no-loadscope-reorder \
  tests/flows tests/integration tests/contract tests/unit tests/architecture
# Two browsers, each with a server of its own; the tests wait for what settles (tests/e2e/waiting.py). At most three of
# them may have a second try on a machine that stalls: what failed at first is printed, and is looked into.
[ "$1" = quick ] || stage "tests in the browser" pytest -n 2 --dist loadfile \
  --reruns 1 --max-suite-reruns 3 --rerun-show-tracebacks tests/e2e

printf '\n'
printf '%s\n' "${summary[@]}"
exit "$failed"
