# Steps that are done once: each leaves a stamp, the hash of the files that it was made from. Sourced by scripts/setup.sh.
# A stamp lies inside the folder that it speaks of, so that removing the folder forgets the stamp with it.
# shellcheck shell=bash disable=SC2034

VENV=.venv
TOOLS=build/tools

say() { printf '▸ %s…\n' "$1" >&2; }

stop() { # a sentence in French, the same in English: what is missing, and what to type
  printf '\n✗ %s\n  %s\n' "$1" "$2" >&2
  exit 1
}

digest() { # names and contents; the tree's own place too, for environments hold absolute paths
  { printf '%s\n' "$PWD"; if (($#)); then sha256sum -- "$@"; fi; } | sha256sum | cut -d' ' -f1
}

step() { # FOLDER NAME SENTENCE COMMAND INPUT…
  local stamp=$1/stamps/$2 sentence=$3 run=$4 now=
  shift 4
  now=$(digest "$@")
  if [ -f "$stamp" ] && [ "$(< "$stamp")" = "$now" ]; then return; fi
  say "$sentence"
  rm -f "$stamp"
  "$run"
  mkdir -p "${stamp%/*}"
  printf '%s\n' "$now" > "$stamp"
}

forget_broken() { # an environment whose Python was upgraded away is made again
  local folder
  for folder in "$VENV" "$TOOLS"; do
    [ -x "$folder/bin/python" ] || rm -rf "$folder/stamps"
  done
}

web_sources() { # every file that the pages are built from
  find web -name node_modules -prune -o -type f -print | LC_ALL=C sort
}
