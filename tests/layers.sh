#!/bin/sh
# layers.sh LIBRARY - what the code may reach: includes by the table in layers.txt, one test for each file. Then one
# test that the library neither prints nor exits (only base/mem.c, when memory has run out, calls what does), one that
# it defines every function that the public headers promise, and one that all its other symbols are hidden.
out=$(LC_ALL=C awk -f tests/layers.awk tests/layers.txt \
    $(find src include -name '*.[ch]' | LC_ALL=C sort))
passed=$(echo "$out" | sed -n '$s/ passed.*//p') failed=$(echo "$out" | sed -n '$s/.* \([0-9]*\) failed/\1/p')
echo "$out" | sed '$d'

verdict() { # what is wrong, one a line; what to say of it
    if [ -z "$1" ]; then
        passed=$((passed + 1))
    else
        echo "$1"
        echo "$2"
        failed=$((failed + 1))
    fi
}

verdict "$(nm -A -u "$1" 2>/dev/null | grep -v ':mem\.o:' |
    grep -E ' U _*(exit|_exit|abort|v?f?printf|puts|putchar|fputs|fputc|perror|fwrite|stdout|stderr|v?f?printf_chk)$')" \
    'The library may not call these.'

promised=$(cat include/whosaid.h include/whosaid/*.h | sed -n 's/^WHO_API .*[ *]\(who_[a-z0-9_]*\)(.*/\1/p' | sort)
defined=$(nm -g --defined-only "$1" 2>/dev/null | sed -n 's/.* T \(who_[a-z0-9_]*\)$/\1/p' | sort)
verdict "$(for f in $promised; do echo "$defined" | grep -qx "$f" || echo "$f"; done)" \
    'The public headers promise these, and the library lacks them.'
# who_alloc() and its like are named as public functions are, and are not.
visible=$(readelf -sW "$1" 2>/dev/null | awk '$4 == "FUNC" && $5 == "GLOBAL" && $6 == "DEFAULT" && $7 != "UND" { print $8 }')
verdict "$(for f in $visible; do echo "$promised" | grep -qx "$f" || echo "$f"; done)" \
    'These should be hidden: they are in no public header.'
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
