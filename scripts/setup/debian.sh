# What must come from Debian: installed when we may, named exactly when we may not. Sourced by scripts/setup.sh.
# shellcheck shell=bash

as_root() {
  if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi
}

may_install() {
  command -v apt-get > /dev/null && { [ "$(id -u)" = 0 ] || sudo -n true 2> /dev/null; }
}

apt_install() { # package lists may be missing (a fresh machine) or stale: refresh them when a first try fails
  local log=build/apt.log
  local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends)
  as_root "${apt[@]}" install "$@" > "$log" 2>&1 < /dev/null && return
  as_root "${apt[@]}" update >> "$log" 2>&1 < /dev/null || true
  as_root "${apt[@]}" install "$@" >> "$log" 2>&1 < /dev/null && return
  tail -n 5 "$log" >&2
  return 1
}

need_debian() { # PACKAGE…: installs, or ends with the exact command to type
  if may_install; then
    say "Installation des paquets Debian : $*"
    apt_install "$@" && return
    stop "Debian n'a pas pu installer : $*. Le détail est dans build/apt.log ; corrigez, puis relancez." \
      "Debian could not install: $*. Details are in build/apt.log; mend that, then try again."
  fi
  stop "Il manque ici : $*. Demandez à l'administrateur de taper « apt-get install $* », puis relancez." \
    "Missing here: $*. Ask your administrator to type 'apt-get install $*', then try again."
}

need_system() { # all that is missing in one go: nobody likes to be told one thing after the other
  local -a missing
  mapfile -t missing < <(missing_python; missing_libraries)
  if ((${#missing[@]})); then need_debian "${missing[@]}"; fi
}

missing_libraries() { # the demonstration model computes with OpenMP, which a minimal Debian leaves out
  local known
  known=$(PATH=$PATH:/sbin:/usr/sbin ldconfig -p 2> /dev/null) || return 0
  case "$known" in *libgomp.so.1*) ;; *) echo libgomp1 ;; esac
}

offer_browser() { # tests fail with a sentence of their own when it is still missing: never skipped, never a riddle
  command -v chromium > /dev/null && return
  if may_install; then
    say "Installation du navigateur des tests (chromium)"
    apt_install chromium && return
  fi
  printf '✗ %s\n' "Chromium manque : les tests du navigateur échoueront. Tapez « apt-get install chromium »." >&2
}
