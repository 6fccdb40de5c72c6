#!/bin/sh
# graphs.sh PROGRAM INPUT... - the sample export in graphs/ is what the program makes of the same articles today.
program=$1 passed=0 failed=0
shift
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
"$program" graph "$@" -o "$work/sample" 2>"$work/log" || { cat "$work/log"; failed=1; }
for kind in graphml json; do
    if cmp "$work/sample.$kind" "graphs/sample.$kind"; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        echo "graphs/sample.$kind is not what the program makes; 'make graphs' rebuilds it"
    fi
done
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
