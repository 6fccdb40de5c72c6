#!/bin/sh
# page.sh PROGRAM FOLDER - opens the page of `show --html` in Chromium: it renders, with all of its notes, writes nothing
# to the console, and needs nothing but itself. Prints "N passed, N failed", or a line with SKIPPED where there is none.
program=$1 out=$2 passed=0 failed=0
browser=$(command -v chromium || command -v chromium-browser || command -v google-chrome) || {
    echo 'interop: the page of show SKIPPED: there is no Chromium'
    echo '0 passed, 0 failed'
    exit 0
}

test_that() { # what must hold, command...
    what=$1
    shift
    if "$@"; then passed=$((passed + 1)); else
        echo "page: FAILED $what"
        failed=$((failed + 1))
    fi
}

"$program" show -q --html "$out/page.html" tests/corpus/articles-*.jsonl tests/corpus/plain tests/interop/hard.jsonl
statements=$("$program" quotes -q tests/corpus/articles-*.jsonl tests/corpus/plain tests/interop/hard.jsonl | wc -l)
path=$(cd "$out" && pwd)/page.html
HOME=$out "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$out/chromium" --enable-logging=stderr \
    --virtual-time-budget=5000 --window-size=1280,1600 --screenshot="$out/page.png" "file://$path" >"$out/page.log" 2>&1
test_that 'nothing on the console' test -z "$(grep -i 'console' "$out/page.log")"
test_that 'a picture of it' test -s "$out/page.png"
HOME=$out "$browser" --headless --no-sandbox --disable-gpu --user-data-dir="$out/chromium" --dump-dom "file://$path" \
    >"$out/page.dom" 2>/dev/null
test_that 'a note for each statement' test "$(grep -o '<aside class="note' "$out/page.dom" | wc -l)" -eq "$statements"
test_that 'no script' test -z "$(grep -i '<script' "$out/page.dom")"
test_that 'nothing from elsewhere' \
    test -z "$(grep -iE '<(link|img|iframe|object)|@import|url\(| src=' "$out/page.dom")"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
