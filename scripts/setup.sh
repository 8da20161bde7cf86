#!/usr/bin/env bash
# Makes the work tree ready; the Makefile calls it before everything else it does.
#   scripts/setup.sh start    what `make start` needs: the product, its demonstration model, the built pages
#   scripts/setup.sh test     the same, and what the checks and tests need, a browser among it
#   scripts/setup.sh tools    only what builds: uv, hatchling, Node (for `make lock` and `make wheel`)
# A step is skipped while the files that it was made from are unchanged (see setup/steps.sh): once set up,
# nothing here asks the network or takes longer than a blink.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")/.."

. scripts/setup/steps.sh
. scripts/setup/debian.sh
. scripts/setup/python.sh
. scripts/setup/install.sh

mkdir -p build
exec 9> build/setup.lock # two `make` at once in the same tree take turns
flock 9

tools() {
  forget_broken
  need_system
  step "$TOOLS" venv "Préparation de l'outillage" make_tools requirements/bootstrap.txt
  step "$TOOLS" build "Installation de ce qui construit les pages" install_build requirements/build.txt
}

start() {
  local -a pages
  mapfile -t pages < <(web_sources)
  tools
  step "$VENV" venv "Création de l'environnement Python" make_venv
  step "$VENV" runtime "Installation du produit (dépendances verrouillées)" install_runtime requirements/runtime.txt
  step "$VENV" demo "Installation du petit modèle de démonstration" install_demo requirements/demo.txt
  [ -e src/colombage/app/web/index.html ] || rm -f "$VENV/stamps/package"
  step "$VENV" package "Construction des pages et installation de colombage" install_package \
    pyproject.toml LICENSE scripts/build_web.py scripts/hatch_web.py "${pages[@]}"
}

case "${1:-}" in
  tools) tools ;;
  start) start ;;
  test)
    start
    step "$VENV" test "Installation des outils de contrôle et de test" install_test requirements/test.txt
    offer_for_tests
    ;;
  *) stop "usage: scripts/setup.sh start|test|tools" "usage: scripts/setup.sh start|test|tools" ;;
esac
