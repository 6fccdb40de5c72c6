#!/bin/sh
# faults.sh PROGRAM LIBRARY - runs the program while memory, files and signals fail under it (LIBRARY is faults.c). Each
# failure must end in the same output as without it, or in a status other than 0 with a message; never in a crash, half a
# file, or a temporary one. A file that was there before stays until a whole one replaces it.
#
# The N-th allocation, read, write ... fails for N spread over all that a run makes: FAULT_STEPS of them (24), or each
# with FAULT_STEPS=all. Prints the tests that fail, and "N passed, N failed".
LC_ALL=C
export LC_ALL
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
case $2 in /*) library=$2 ;; *) library=$PWD/$2 ;; esac
steps=${FAULT_STEPS:-24}
passed=0 failed=0
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1
command -v timeout >/dev/null && timed="timeout -s KILL ${HOSTILE_SECONDS:-60}" || timed=

# ---- inputs: what each reader allocates for ----

quote='“The bridge will open in May,” Mayor Anna Keller said on Monday.'
i=0
while [ $i -lt 40 ]; do
    printf '{"id":"a%d","outlet":"Harbour Post","text":"%s Tom Oss, who runs the ferry, said that he was glad."}\n' $i "$quote"
    i=$((i + 1))
done >a.jsonl
printf 'id,outlet,text\n1,Harbour Post,"%s"\n' "$quote" >b.csv
printf '<html><body><article><p>%s %s</p></article></body></html>' "$quote" "$quote" >c.html
gzip -c a.jsonl >d.jsonl.gz
printf '%s\n' "$quote" >e.txt

# ---- one run ----

# attempt COMMAND FAULT: what is written goes to the folder out; `status` says how it ended.
attempt() {
    rm -rf out
    mkdir out
    echo old >out/r.ndjson
    case $1 in
    quotes) set -- "$2" quotes -j "${threads:-1}" -o out/r.ndjson ;;
    graph) set -- "$2" graph -j 1 -o out/r ;;
    esac
    fault=$1
    shift
    $timed env FAULT="$fault" FAULT_COUNTS=counts LD_PRELOAD="$library" "$program" "$@" a.jsonl b.csv c.html \
        d.jsonl.gz e.txt >stdout 2>stderr
    status=$?
}

wrong() { problems="$problems $1;"; }

# judge COMMAND FAULT: after attempt; `good` is the folder with what a run without faults writes.
judge() {
    problems=
    case $status in
    0) diff -r out "good.$1" >/dev/null 2>&1 || wrong 'ends with 0 and another output' ;;
    2 | 3 | 130)
        [ -s stderr ] || wrong 'says nothing'
        case $2 in
        read:* | open:*) # the inputs that could be read are still worked on, and what is written of them is whole
            [ "$(cat out/r.ndjson)" = old ] || [ "$(tail -c 2 out/r.ndjson)" = '}' ] || wrong 'writes half a file'
            [ ! -e out/r.graphml ] || tail -n 1 out/r.graphml | grep -q '</graphml>$' || wrong 'writes half a graph'
            ;;
        *)
            [ "$(cat out/r.ndjson)" = old ] || wrong 'the old file is gone'
            [ ! -e out/r.graphml ] && [ ! -e out/r.json ] || wrong 'leaves half a graph'
            ;;
        esac
        ;;
    *) wrong "ends with $status" ;;
    esac
    if ls -A out | grep -q '^\.whosaid-'; then wrong 'leaves a temporary file'; fi
    if [ -z "$problems" ]; then
        passed=$((passed + 1))
    else
        failed=$((failed + 1))
        printf 'FAILED %s with FAULT=%s:%s\n' "$1" "$2" "$problems"
        sed 's/^/    stderr: /' stderr | head -n 3
    fi
}

inject() { # COMMAND FAULT
    attempt "$1" "$2"
    judge "$1" "$2"
}

# spread COMMAND FAULT CALL: fault after fault, as far as a run makes that call.
spread() {
    most=$(sed -n "s/.*$3 \([0-9]*\).*/\1/p" "counts.$1")
    for n in $(awk -v most="$most" -v steps="$steps" 'BEGIN {
        if (steps == "all" || most <= steps) for (n = 1; n <= most; n++) print n
        else for (i = 0; i < steps; i++) print int(1 + i * (most - 1) / (steps - 1)) }'); do
        inject "$1" "$2:$n"
    done
}

# ---- what fails ----

for command in quotes graph; do
    threads=1
    attempt $command count
    [ $status = 0 ] || { echo "FAILED $command without faults: exit $status"; failed=$((failed + 1)); }
    mv counts "counts.$command"
    mv out "good.$command"
    for fault in read:short read:eintr write:short write:eintr; do inject $command $fault; done
    spread $command malloc malloc
    spread $command malloc1 malloc
    spread $command read read
    spread $command term read
    spread $command write write
    spread $command rename rename
    spread $command open open
done
threads=3
spread quotes malloc malloc

echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
