#!/bin/bash
# kill -9 under load, again and again: every acknowledged statement is there afterwards at the index that it
# was given, none is there twice, and the log verifies.
#   kill_nine.sh KRONIEK LOAD_CLIENT
# KRONIEK_ROUNDS: how many rounds, 50 where not set. KRONIEK_SEED: the seed of an earlier run, for the same
# choices.
set -u
kroniek=$1
client=$2
rounds=${KRONIEK_ROUNDS:-50}
seed=${KRONIEK_SEED:-$((RANDOM * 32768 + RANDOM))}
RANDOM=$seed
dir=$(mktemp -d)
data=$dir/data
server=
echo "seed $seed, $rounds rounds, in $dir"

fail() {
  echo "round ${round:-none}: $1; seed $seed; everything is kept in $dir" >&2
  [ -n "$server" ] && kill -9 "$server" 2>/dev/null
  exit 1
}
launch() {
  : >"$dir/ready"
  "$kroniek" serve --data "$data" --port 0 --free-space-min 1 >"$dir/ready" 2>>"$dir/serve.log" &
  server=$!
}
start() {
  launch
  for _ in $(seq 600); do
    port=$(sed -n 's/^ready .*:\([0-9]*\)$/\1/p' "$dir/ready")
    [ -n "$port" ] && return
    kill -0 "$server" 2>/dev/null || fail "the server did not start: $(tail -n 1 "$dir/serve.log")"
    sleep 0.05
  done
  fail "the server was not ready within 30 seconds"
}
kill_server() {
  kill -9 "$server"
  wait "$server" 2>/dev/null
  server=
}
verify() {
  "$kroniek" verify "$data" >"$dir/verify.out" 2>&1 || fail "verify found: $(tail -n 1 "$dir/verify.out")"
}
check() {
  "$client" check "$port" "$1" "$dir/unanswered" "$2" >"$dir/check.out" 2>&1 || fail "$(cat "$dir/check.out")"
}
trap 'fail interrupted' INT TERM
milliseconds() { printf '%d.%03d' $(($1 / 1000)) $(($1 % 1000)); }

"$kroniek" init --data "$data" --origin kill-nine.test/log -o json >"$dir/init.json" 2>>"$dir/serve.log" ||
  fail "init: $(tail -n 1 "$dir/serve.log")"
start
size=$("$client" enrol "$port" "$dir/init.json" "$data/keys/administrator.jwk" "$dir/cast.json" ed25519) ||
  fail "nobody could be enrolled"
first_size=$size

for round in $(seq "$rounds"); do
  connections=$((1 + RANDOM % 64))
  batch=$((RANDOM % 3 == 0 ? 16 : 1))
  delay=$((20 + RANDOM % 381))
  : >"$dir/acks"
  : >"$dir/unanswered"
  exec 3< <(exec "$client" load "$port" "$dir/cast.json" "$round" 2500 $connections $batch \
    "$dir/acks" "$dir/unanswered" 2>&1)
  loader=$!
  read -r line <&3
  [ "$line" = sending ] || fail "the load did not begin: $line"
  sleep "$(milliseconds $delay)"
  kill_server
  read -r line <&3
  wait "$loader" || fail "the load: $line"
  exec 3<&-
  if ((round % 5 == 0)); then
    # Also while it recovers.
    launch
    sleep "$(milliseconds $((RANDOM % 60)))"
    kill_server
  fi
  ((round % 10 == 0)) && verify
  start
  check "$dir/acks" "$size"
  cat "$dir/acks" >>"$dir/all-acks"
  size=$((size + $(wc -l <"$dir/acks")))
  line="connections=$connections batch=$batch delay_ms=$delay $line"
  echo "round $round: $line $(cat "$dir/check.out") log=$size"
done

: >"$dir/unanswered"
check "$dir/all-acks" "$first_size"
kill_server
verify
echo "all $(wc -l <"$dir/all-acks") statements of $rounds rounds are there, and the log of $size verifies"
rm -rf "$dir"
