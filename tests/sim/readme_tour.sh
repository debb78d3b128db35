#!/usr/bin/env bash
# Runs the README's tour as it stands there, on a demo register of its own, and fails where a command of it does.
#   readme_tour.sh PROGRAM README
set -euo pipefail
program=$(realpath "$1")
readme=$(realpath "$2")
place=$(mktemp -d)
serving=""
cleanup() {
  [ -z "$serving" ] || kill "$serving" 2>/dev/null || true
  wait 2>/dev/null || true
  rm -rf "$place"
}
trap cleanup EXIT
cd "$place"

# The commands of the section, without their outputs.
awk '/^## A tour/ {on = 1; next} /^## / {on = 0} on' "$readme" |
  awk '/^```sh$/ {on = 1; next} /^```$/ {on = 0} on' >tour.sh
[ "$(grep -c . tour.sh)" -gt 20 ] || { echo "the README has no tour"; exit 1; }

port=$((20000 + RANDOM % 20000))
"$program" demo --data demo --port "$port" >served.txt 2>&1 &
serving=$!
for _ in $(seq 300); do
  curl -sf "http://127.0.0.1:$port/readyz" >/dev/null && break
  kill -0 "$serving" 2>/dev/null || { cat served.txt; echo "the demo did not start"; exit 1; }
  sleep 0.2
done

mkdir -p build/release/api
ln -s "$program" build/release/api/kroniek
URL="http://127.0.0.1:$port" DEMO=demo bash -euo pipefail tour.sh >told.txt 2>&1 || { cat told.txt; exit 1; }

says() { grep -qF -- "$1" told.txt || { cat told.txt; echo "the tour did not show: $1"; exit 1; }; }
# What the README shows is what it says now.
says "$(grep -m1 -oE '\{"index":[0-9]+,"version":2\}' "$readme")"
says '"version": 3'
says 'c2sp.org/tlog-proof@v1'
says 'Proved: registration.identified'
says '"family":"de Bruijn","given":"Willeke Liselotte"'
says '"purpose":"The family asks at desk 3"'
says '{"number":"TUR-00001V","score"'
says '"occasion":"search"'
# The extract, the log over HTTP, the log from its directory.
[ "$(grep -c '^verified  *true' told.txt)" -eq 3 ] || { cat told.txt; echo "not all three were verified"; exit 1; }
echo "the tour holds"
