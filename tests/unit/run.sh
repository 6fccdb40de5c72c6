#!/bin/sh
# run.sh - runs the unit test programs given and counts their tests. RUNNER, if set, is put before each (valgrind).
# Shows the output of a program only when a test of it fails or it ends in any other way than it should.
passed=0 failed=0
log=$(mktemp) || exit 1
trap 'rm -f "$log"' EXIT
for program; do
    CMOCKA_MESSAGE_OUTPUT=TAP $RUNNER "$program" >"$log" 2>&1
    status=$?
    ok=$(grep -c '^ok ' "$log")
    bad=$(grep '^not ok ' "$log" | grep -vc '# SKIP')
    [ "$status" = 0 ] || [ "$bad" -gt 0 ] || bad=1
    [ $((ok + bad)) -gt 0 ] || bad=1
    if [ "$bad" -gt 0 ]; then
        echo "FAILED $program (exit $status)"
        cat "$log"
    fi
    passed=$((passed + ok)) failed=$((failed + bad))
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
