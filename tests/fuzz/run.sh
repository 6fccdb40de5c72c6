#!/bin/sh
# run.sh - replays the seeds of each fuzz target: run.sh DIR/replay_NAME... runs each program on seeds/NAME/*. Shows the
# output of a program, whose last file is the one that failed, only when it ends in any other way than it should.
passed=0 failed=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
for program; do
    "$program" tests/fuzz/seeds/"${program##*/replay_}"/* >"$log" 2>&1
    status=$?
    ok=$(sed -n '$s/^\([0-9][0-9]*\) passed, 0 failed$/\1/p' "$log")
    if [ "$status" = 0 ] && [ -n "$ok" ]; then
        passed=$((passed + ok))
    else
        echo "FAILED $program (exit $status)"
        cat "$log"
        failed=$((failed + 1))
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
