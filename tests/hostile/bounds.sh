#!/bin/sh
# bounds.sh PROGRAM - inputs of every format that are made of what its reader could be slow, deep or greedy about. Each is
# read with n and with 2n of them (BOUNDS_N, 20000), in at most 1 GB of memory and HOSTILE_SECONDS (60), and must end with
# status 0 or 2, the right message, and the good article behind it read. The times and memory are for people to read: no
# test depends on the times.
# Prints a table, the tests that fail, and "N passed, N failed".
LC_ALL=C
export LC_ALL
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
command -v timeout >/dev/null && timed="timeout -s KILL ${HOSTILE_SECONDS:-60}" || timed=
small=${BOUNDS_N:-20000}
printf '{"id":"good","outlet":"Harbour Post","text":"“The bridge will open in May,” Anna Keller said."}\n' >good.jsonl

# rep N UNIT: the unit N times; \n and \" in it are those of printf.
rep() { UNIT=$(printf "$2_") awk -v n="$1" 'BEGIN { u = ENVIRON["UNIT"]; u = substr(u, 1, length(u) - 1)
    for (i = 0; i < n; i++) printf "%s", u }'; }
# numbered N FORMAT: the format, in which %d is a number, for 0 to N - 1.
numbered() { awk -v n="$1" -v f="$2" 'BEGIN { for (i = 0; i < n; i++) printf f, i, i }'; }
text() { printf '{"id":"hard","text":"'; cat; printf '"}\n'; }
page() { printf '<html><body>'; cat; }
# answer: what it reads as an answer of a server, in a web archive. Its headers are the arguments.
answer() {
    { printf 'HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n'; printf "$1"; printf '\r\n'; cat; } >body
    printf 'WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %d\r\n\r\n' "$(wc -c <body)"
    cat body
}
spaces() { head -c "$1" /dev/zero | tr '\000' ' '; }

# what N NAME: writes the input of that name.
make_input() {
    case $2 in
    'opening marks') rep "$1" '“' | text ;;
    'marks of four kinds') rep "$1" '“a ‘b \\"c «d ' | text ;;
    'quotations in quotations') { rep "$1" '“a ‘b '; rep "$1" '’ ”'; } | text ;;
    'capitalised words') rep "$1" 'Zorb Quill ' | text ;;
    'the word said') rep "$1" 'said ' | text ;;
    'one line of prose') rep "$1" 'Anna Keller said that the ferry would sail in May. ' ;;
    'numbers behind who said it') { printf '“No,” said Anna Keller'; rep "$1" ', 34'; printf '.'; } | text ;;
    'appositions behind who said it') { printf '“No,” said Anna Keller'; rep "$1" ', a baker'; printf '.'; } | text ;;
    'brackets before said') { printf 'Anna Keller'; rep "$1" ' (D)'; printf ' said no.'; } | text ;;
    'names in a list') { rep "$1" 'Anna Keller, 34, and '; printf 'Otto Brask, 27, said no.'; } | text ;;
    'titles in a subject') { rep "$1" 'a fan of “A Day” of '; printf '“A Day” said it was late.'; } | text ;;
    'names on lines above quotations') rep "$1" 'Anna Keller, baker\\n“I shall miss it all.”\\n' | text ;;
    'people of one surname') numbered "$1" '{"id":"s%d","text":"\\"It is so,\\" Z%dq Keller said."}\n' ;;
    'a string of kilobytes') spaces $(($1 * 1000)) | text ;;
    'brackets') printf '{"id":"d","text":"a","x":'; rep "$1" '{"a":'; echo ;;
    'keys that are the same') printf '{"id":"d",'; rep "$1" '"text":"Anna Keller said no.",'; printf '"z":1}\n' ;;
    'numbers beyond 2^53') printf '{"id":"d","text":"a","x":[1'; rep "$1" ',9007199254740993'; printf ']}\n' ;;
    'values in one record') printf '{"id":"d","text":"a","x":[1'; rep "$1" ',1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1,1'; printf ']}\n' ;;
    'escaped NULs and half pairs') rep "$1" '\\u0000\\ud800' | text ;;
    'bytes that are no UTF-8') rep "$1" 'a\200b\300\257c\355\240\200d\364\220\200\200e\370\377\376f\342\202' | text ;;
    'columns') { printf 'text'; numbered "$1" ',c%d'; printf '\na'; rep "$1" ','; echo; } ;;
    'quotation marks in a table') printf 'id,text\n'; rep "$1" '"'; echo ;;
    'fields that never close') printf 'id,text\n'; rep "$1" '1,"a\n' ;;
    'elements in elements') rep "$1" '<div>' | page ;;
    'attributes') { printf '<p '; numbered "$1" 'a%d=b '; printf '>x'; } | page ;;
    'paragraphs') rep "$1" '<p>Anna said no.' | page ;;
    'tags that close nothing') { rep 400 '<b>'; rep "$1" '</div>'; } | page ;;
    'tables in tables') rep "$1" '<table><tr><td>' | page ;;
    'comments that never close') rep "$1" '<p><!-' | page ;;
    'entities') rep "$1" '&amp&#x201c;' | page ;;
    'scripts of JSON-LD') rep "$1" '<script type="application/ld+json">{"@graph":[[[{}]]]}</script>' | page ;;
    'heads of archive records') rep "$1" 'WARC/1.0\r\n' ;;
    'chunks') rep "$1" '1\r\nx\r\n' | answer 'Transfer-Encoding: chunked\r\n' ;;
    'gzip in an archive, kilobytes') spaces $(($1 * 1000)) | gzip -9 | answer 'Content-Encoding: gzip\r\n' ;;
    'gzip, kilobytes') { printf '{"text":"'; spaces $(($1 * 5000)); } | gzip -9 ;;
    'zstd, kilobytes') { printf '{"text":"'; spaces $(($1 * 5000)); } | zstd -qc ;;
    'LexisNexis separators') rep "$1" '  1 of 2 DOCUMENTS\n' ;;
    'Factiva articles') printf 'HD a\nPD b\nSN c\n'; rep "$1" 'LP d\nDocument ABCDEFGHIJKLMNOPQRST\n' ;;
    'quotations of GDELT') printf '{"quotes":[{}'; rep "$1" ',{"pre":"Anna said ","quote":"it is good","post":" twice"}'; printf ']}\n' ;;
    esac
}

measure=
[ ! -x /usr/bin/time ] || measure='/usr/bin/time -o used -f %e,%M'

# once NAME FILE N STATUS MESSAGE
once() {
    problems=
    make_input "$3" "$1" >"$2"
    (
        ulimit -v 1000000
        exec $measure $timed "$program" quotes --topics none -j 1 "$2" good.jsonl
    ) >out 2>err
    status=$?
    [ "$status" = "$4" ] || problems="$problems exit $status, not $4;"
    grep -q '"doc":"good"' out || problems="$problems the good article is lost;"
    [ -z "$5" ] || grep -qE -e "$5" err || problems="$problems does not say /$5/;"
    if grep -qE 'Sanitizer|Assertion|runtime error|out of memory' err; then problems="$problems it crashed;"; fi
    iconv -f UTF-8 -t UTF-8 out >/dev/null 2>&1 || problems="$problems the output is no UTF-8;"
    if [ -z "$problems" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s, n = %s:%s\n' "$1" "$3" "$problems"
        sed 's/^/    stderr: /' err | head -n 3
    fi
    used=$(sed -n '$s/,/ s, /p' used 2>/dev/null | awk '{ printf "%s s %4d MB", $1, $3 / 1024 }')
}

bounded() { # NAME FILE [STATUS [MESSAGE]]
    once "$1" "$2" "$small" "${3:-0}" "$4"
    first=$used
    once "$1" "$2" $((2 * small)) "${3:-0}" "$4"
    printf '%14s %14s  %s\n' "$first" "$used" "$1"
}

printf '%14s %14s\n' "$small" $((2 * small))
bounded 'opening marks' a.jsonl
bounded 'marks of four kinds' a.jsonl
bounded 'quotations in quotations' a.jsonl
bounded 'capitalised words' a.jsonl
bounded 'numbers behind who said it' a.jsonl
bounded 'appositions behind who said it' a.jsonl
bounded 'brackets before said' a.jsonl
bounded 'names in a list' a.jsonl
bounded 'titles in a subject' a.jsonl
bounded 'names on lines above quotations' a.jsonl
bounded 'the word said' a.jsonl
bounded 'one line of prose' a.txt
bounded 'people of one surname' a.jsonl
bounded 'a string of kilobytes' a.jsonl 0 'longer than the limit'
bounded 'brackets' a.jsonl 0 'nested deeper than 200|ends inside'
bounded 'keys that are the same' a.jsonl
bounded 'numbers beyond 2^53' a.jsonl
bounded 'values in one record' a.jsonl 0 'more than a million values'
bounded 'escaped NULs and half pairs' a.jsonl 0 'escapes for no character'
bounded 'bytes that are no UTF-8' a.jsonl 0 'bad bytes replaced'
bounded 'columns' a.csv
bounded 'quotation marks in a table' a.csv
bounded 'fields that never close' a.csv 0
bounded 'elements in elements' a.html 0 'nested too deep'
bounded 'attributes' a.html 0 'too many attributes'
bounded 'paragraphs' a.html
bounded 'tags that close nothing' a.html
bounded 'tables in tables' a.html 0 'nested too deep'
bounded 'comments that never close' a.html
bounded 'entities' a.html
bounded 'scripts of JSON-LD' a.html
bounded 'heads of archive records' a.warc 0 'head of this record is broken'
bounded 'chunks' a.warc
bounded 'gzip in an archive, kilobytes' a.warc
bounded 'gzip, kilobytes' a.jsonl.gz 2 'max-expansion'
! command -v zstd >/dev/null || bounded 'zstd, kilobytes' a.jsonl.zst 2 'max-expansion'
bounded 'LexisNexis separators' a.txt
bounded 'Factiva articles' a.txt
bounded 'quotations of GDELT' a.json

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
