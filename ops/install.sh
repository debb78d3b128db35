# Sourced by ops/run, ops/test and ops/dev: installs what is missing of ops/packages, and says so. Quick when nothing is.

say() { printf '%s\n' "kroniek: $*" >&2; }
fail() { say "$*"; exit 2; }

# missing_packages NAME[:COMMAND]…: a package that is there only for a command is not missing where the command is, from
# wherever it came: Debian's npm, for one, cannot stand beside a Node.js that is not Debian's.
missing_packages() {
  local entry name command
  for entry in "$@"; do
    name=${entry%%:*} command=${entry#"${entry%%:*}"}
    [ -n "$command" ] && command -v "${command#:}" >/dev/null && continue
    [ "$(dpkg-query -W -f='${Status}' "$name" 2>/dev/null)" = "install ok installed" ] || printf '%s ' "$name"
  done
}

# install_packages FILE: one package a line, after a colon the one command that it is there for; the rest is its reason.
install_packages() {
  local wanted missing as_root=""
  wanted=$(sed -e 's/#.*//' -e 's/[[:space:]].*//' "$1")
  # shellcheck disable=SC2086  # a list of names
  missing=$(missing_packages $wanted)
  [ -z "$missing" ] && return 0
  command -v apt-get >/dev/null || fail "this needs apt-get (Debian 12) to install: $missing"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null || fail "installing needs root: run this as root, or install sudo. Missing: $missing"
    as_root="sudo"
  fi
  say "installing from Debian: $missing"
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get update -qq >&2 ||
    fail "apt-get update failed: is the network reachable, and are Debian 12's sources set?"
  # shellcheck disable=SC2086
  $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null ||
    fail "apt-get install failed; the lines above say why."
}

# build PRESET [TARGET…]: configures once, then builds with progress.
build() {
  local preset=$1 log
  shift
  # The cache is shared by the presets' directories and by clones: where a file is compiled does not matter to it.
  # It reads what a file includes from the compiler (depend mode), and not by a pass of its own.
  export CCACHE_NOHASHDIR=1 CCACHE_BASEDIR="$PWD" CCACHE_DEPEND=1
  if [ ! -f "build/$preset/build.ninja" ]; then
    log=$(mktemp)
    cmake --preset "$preset" >"$log" 2>&1 || { cat "$log" >&2; fail "cmake could not configure the preset $preset."; }
    rm -f "$log"
  fi
  say "building ($preset): the first time takes some minutes, later times seconds"
  cmake --build "build/$preset" ${1:+--target "$@"} || fail "the build of $preset failed; the lines above say where."
}
