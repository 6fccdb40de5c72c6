#!/bin/sh
# group.sh - runs one group of tests and adds the groups up.
#
#   group.sh DIR NAME [COMMAND...]   runs the command, whose last line is "N passed, N failed" and which prints nothing
#                                    else unless something fails; keeps the counts in DIR/NAME. No command: nothing to test.
#   group.sh DIR --sum NAME...       prints the sum as the same kind of line; a group without counts is one failure
#
# Exit status 1 when anything failed. A command that exits non-zero or ends without the line counts as a failure.
dir=$1 name=$2
shift 2
mkdir -p "$dir"

if [ "$name" = --sum ]; then
    for group; do
        [ -s "$dir/$group" ] || { echo "$group: did not finish"; echo '0 1' >"$dir/$group"; }
    done
    cd "$dir" && awk '{ p += $1; f += $2 } END { printf "%d passed, %d failed\n", p, f; exit f > 0 }' "$@"
    exit
fi

if [ $# = 0 ]; then
    echo "$name: nothing to run yet"
    echo '0 0' >"$dir/$name"
    exit 0
fi
"$@" >"$dir/$name.log" 2>&1
status=$?
counts=$(sed -n '$s/^\([0-9][0-9]*\) passed, \([0-9][0-9]*\) failed$/\1 \2/p' "$dir/$name.log")
case $counts in
'') counts='0 1' status=1 ;;
*' 0') [ "$status" = 0 ] || counts="${counts% 0} 1" ;;
*) status=1 ;;
esac
echo "$counts" >"$dir/$name"
if [ "$status" = 0 ]; then grep SKIPPED "$dir/$name.log"; else cat "$dir/$name.log"; fi
echo "$name: ${counts% *} passed, ${counts#* } failed"
[ "$status" = 0 ]
