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
  # Another apt (a machine that updates itself) is waited for, and a mirror that stumbles is asked again.
  local -a apt=(env DEBIAN_FRONTEND=noninteractive apt-get -q -y --no-install-recommends
    -o DPkg::Lock::Timeout=180 -o Acquire::Retries=3)
  as_root "${apt[@]}" install "$@" > "$log" 2>&1 < /dev/null && return
  as_root "${apt[@]}" update >> "$log" 2>&1 < /dev/null || true
  as_root "${apt[@]}" install "$@" >> "$log" 2>&1 < /dev/null && return
  tail -n 5 "$log" >&2
  return 1
}

apt_install_each() { # one that this Debian does not have must not keep the others away
  local each
  for each in "$@"; do apt_install "$each" || true; done
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

has_library() {
  local known
  known=$(PATH=$PATH:/usr/sbin:/sbin ldconfig -p 2> /dev/null) || return 0 # no way to know: let it be found out
  case "$known" in *"$1"*) ;; *) return 1 ;; esac
}

missing_libraries() { # the demonstration model computes with OpenMP, which a minimal Debian leaves out
  has_library libgomp.so.1 || echo libgomp1
}

missing_browser() { # the browser, and what the program that drives it needs
  command -v chromium > /dev/null || echo chromium
  has_library libatomic.so.1 || echo libatomic1
}

missing_readers() { # scans are read by tesseract; the malware scanner brings services along, so only where nobody lives
  command -v tesseract > /dev/null || echo tesseract-ocr
  [ -e /usr/share/tesseract-ocr/5/tessdata/fra.traineddata ] || echo tesseract-ocr-fra
  [ -z "${CI:-}" ] || [ -x /usr/sbin/clamd ] || echo clamav-daemon
}

missing_writer() { # exported documents are opened as a colleague opens them
  command -v soffice > /dev/null || echo libreoffice-writer-nogui
}

offer_for_tests() { # what is still missing afterwards makes tests fail or skip with a sentence, never with a riddle
  local -a missing
  mapfile -t missing < <(missing_browser; missing_readers; missing_writer)
  ((${#missing[@]})) || return 0
  if may_install; then
    say "Installation de ce que les tests demandent : ${missing[*]}"
    apt_install "${missing[@]}" && return
    apt_install_each "${missing[@]}"
    mapfile -t missing < <(missing_browser; missing_readers; missing_writer)
    ((${#missing[@]})) || return 0
  fi
  printf '✗ %s\n' "Des tests échoueront : il manque ${missing[*]}. Tapez « apt-get install ${missing[*]} »." >&2
}
