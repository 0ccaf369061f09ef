# tap.sh - what every shell test begins with: the program and the fixtures, a
# temporary folder to work in, and functions that run, compare and print TAP
#
# Without KANWU in the environment it is ./kanwu.
# shellcheck shell=sh
# Not all of it is for every test.
# shellcheck disable=SC2034
set -u
unset NO_COLOR
top=$(cd "$(dirname "$0")/.." && pwd -P) || exit 99
KANWU=${KANWU:-./kanwu}
KANWU=$(cd "$(dirname "$KANWU")" && pwd -P)/${KANWU##*/} || exit 99
FIXTURES=$(cd "${FIXTURES:-$top/fixtures}" && pwd -P) || exit 99
if [ ! -x "$KANWU" ]; then
  echo "Bail out! $KANWU is no program; KANWU says which to test"
  exit 99
fi
tmp=$(mktemp -d) || exit 99
remove_tmp() {
  chmod -R u+rwx "$tmp" 2> /dev/null
  rm -rf "$tmp"
}
trap remove_tmp EXIT
trap 'exit 99' HUP INT TERM
cd "$tmp" || exit 99
n=0
esc=$(printf '\033')

# Not echo: it would turn the \n of a name into a line end.
pass() {
  n=$((n + 1))
  printf 'ok %d - %s\n' "$n" "$1"
}

# fail NAME [FILE…]: the files are shown
fail() {
  n=$((n + 1))
  printf 'not ok %d - %s\n' "$n" "$1"
  shift
  for shown; do
    [ -f "$shown" ] || continue
    echo "# $shown:"
    head -n 12 "$shown" | cut -c 1-300 | LC_ALL=C tr -cd '\11\12\40-\176\200-\377' | sed 's/^/#   /'
  done
}

# skip NAME WHY
skip() {
  n=$((n + 1))
  printf 'ok %d - %s # SKIP %s\n' "$n" "$1" "$2"
}

# plan: the last line of every test
plan() {
  echo "1..$n"
}

# verify NAME COMMAND…: passes when the command succeeds
verify() {
  name=$1
  shift
  if "$@"; then pass "$name"; else fail "$name" out err; fi
}

# same NAME FILE FILE
same() {
  if cmp -s "$2" "$3"; then pass "$1"; else diff -a "$2" "$3" > diff.out; fail "$1" diff.out err; fi
}

has() {
  command -v "$1" > /dev/null
}

# Nothing may take long; 124 is a hang.
if has timeout; then limit='timeout -k 5 120'; else limit=''; fi

# run ARGUMENT…: leaves out, err and $status
run() {
  $limit "$KANWU" "$@" > out 2> err < /dev/null
  status=$?
}

# is STATUS: that, and no complaint of a sanitizer or of GLib
is() {
  [ "$status" -eq "$1" ] && ! grep -aqE 'Sanitizer|runtime error:|CRITICAL|WARNING|Assertion' err
}

# gives STATUS NAME ARGUMENT…
gives() {
  want=$1 name=$2
  shift 2
  run "$@"
  if is "$want"; then pass "$name"; else fail "$name (status $status, not $want)" out err; fi
}

# says WORDS: on standard error
says() {
  grep -aqF -- "$1" err
}
