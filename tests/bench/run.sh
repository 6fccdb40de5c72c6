#!/bin/sh
# run.sh PROGRAM - how fast the program is, beside other programs on the same file in the same run, so that two machines
# can be compared: by the ratio of CPU time to `wc -w` (C.UTF-8). Prints a table; nothing is asserted.
#
# The input is this project's own articles, repeated with other ids up to BENCH_MB megabytes (100). Every row is run
# BENCH_RUNS times (3), in turns, with output to /dev/null and the file in the cache; CPU time is the median, wall time
# the least. BENCH_BIG=1 adds a file ten times as large, run once. What is missing (jq, python3, node with npm's
# quote-parser, which is installed into build/bench) is left out.
LC_ALL=C
export LC_ALL
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
here=$(cd "$(dirname "$0")" && pwd) || exit 1
megabytes=${BENCH_MB:-100} runs=${BENCH_RUNS:-3}
build=$PWD/build/bench
mkdir -p "$build"
${CC:-cc} -O2 -o "$build/measure" "$here/measure.c" || exit 1
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# repeated MEGABYTES: our articles, each copy with its own ids
repeated() {
    cat "$here"/../corpus/articles-*.jsonl | awk -v most="$1" '
        { line[NR] = $0; size += length($0) + 1 }
        END {
            for (copy = 0; copy * size < most * 1000000; copy++)
                for (i = 1; i <= NR; i++) {
                    text = line[i]
                    sub(/"id": *"/, "&" copy "-", text)
                    print text
                }
        }'
}
repeated "$megabytes" >"$work/in.jsonl"
head -n 1 "$work/in.jsonl" >"$work/one.jsonl"
cd "$work" || exit 1
"$program" quotes -q -j1 in.jsonl >statements.ndjson || exit 1
"$program" graph -q in.jsonl -o warm || exit 1

# Articles that were made to be slow, a megabyte and more each: marks that nobody closes, a paragraph without end, and
# a hundred thousand quotations.
awk 'BEGIN {
    printf "{\"id\": \"marks\", \"text\": \""
    for (i = 0; i < 100000; i++) printf "\342\200\234Holm said "
    print "\"}" }' >marks.jsonl
awk 'BEGIN {
    printf "{\"id\": \"paragraph\", \"text\": \""
    for (i = 0; i < 16000; i++) printf "The harbour, said Ada Holm, will be closed for the winter (%d). ", i
    print "\"}" }' >paragraph.jsonl
awk 'BEGIN {
    printf "{\"id\": \"quotations\", \"text\": \""
    for (i = 0; i < 100000; i++) printf "\342\200\234We will close it,\342\200\235 said Ada Holm.\\n"
    print "\"}" }' >quotations.jsonl

rows=0
: >rows
row() { # NAME FILE COMMAND: a row, if its first word is a program
    if command -v "$(echo "$3" | cut -d ' ' -f 1)" >/dev/null; then
        rows=$((rows + 1))
        printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>rows
    else
        echo "left out, it is not there: $1" >&2
    fi
}
parser=$build/node_modules/quote-parser
if command -v npm >/dev/null && [ ! -d "$parser" ]; then
    npm install --silent --no-fund --no-audit --prefix "$build" quote-parser >/dev/null 2>&1
fi
LOCALE='env LC_ALL=C.UTF-8'
row 'wc -w' in.jsonl "$LOCALE wc -w in.jsonl"
row 'jq -r .text' in.jsonl 'jq -r .text in.jsonl'
row 'python3: json, marks, 24 verbs' in.jsonl "python3 $here/loop.py in.jsonl"
[ ! -d "$parser" ] || row 'npm quote-parser' in.jsonl "node $here/quote_parser.js $parser in.jsonl"
row 'quotes' in.jsonl "$program quotes -q -j1 in.jsonl"
row 'quotes --topics none' in.jsonl "$program quotes -q -j1 --topics none in.jsonl"
row 'quotes -j2' in.jsonl "$program quotes -q -j2 in.jsonl"
row 'quotes --topics auto' in.jsonl "$program quotes -q -j1 --topics auto in.jsonl"
row 'topics, with key phrases' in.jsonl "$program topics -q -j1 in.jsonl"
row 'speakers' in.jsonl "$program speakers -q -j1 in.jsonl"
row 'graph' in.jsonl "$program graph -q -j1 in.jsonl -o graph"
row 'graph of statements' statements.ndjson "$program graph -q -j1 statements.ndjson -o graph"
row 'merge' statements.ndjson "$program merge -q -j1 statements.ndjson"
row 'hostile: unclosed marks' marks.jsonl "$program quotes -q -j1 marks.jsonl"
row 'hostile: a paragraph of 1 MB' paragraph.jsonl "$program quotes -q -j1 paragraph.jsonl"
row 'hostile: 100,000 quotations' quotations.jsonl "$program quotes -q -j1 quotations.jsonl"
row 'one small article' one.jsonl "$program quotes -q -j1 one.jsonl"

measured() { # N: the row's numbers, a line appended to its file
    "$build/measure" "$(sed -n "$1p" rows | cut -f 3)" >>"row-$1"
    [ "$(tail -n 1 "row-$1" | cut -d ' ' -f 4)" = 0 ] || echo "failed: $(sed -n "$1p" rows | cut -f 3)" >&2
}
for run in $(seq "$runs"); do
    for n in $(seq "$rows"); do measured "$n"; done
done
if [ "${BENCH_BIG:-}" = 1 ]; then
    (cd "$here/../.." && repeated $((10 * megabytes))) >big.jsonl
    row 'quotes, ten times the file' big.jsonl "$program quotes -q -j1 big.jsonl"
    measured "$rows"
fi

echo "$(wc -l <in.jsonl) articles, $(($(wc -c <in.jsonl) / 1000000)) MB, $runs runs; $(nproc) processors," \
    "$(sed -n 's/^model name.*: //p' /proc/cpuinfo | head -n 1), $(date -u +%Y-%m-%d)"
echo
echo '| | CPU s | wall s | MB/s | CPU / `wc -w` | MiB |'
echo '|---|---|---|---|---|---|'
for n in $(seq "$rows"); do
    name=$(sed -n "${n}p" rows | cut -f 1) bytes=$(wc -c <"$(sed -n "${n}p" rows | cut -f 2)")
    sort -n "row-$n" | awk -v name="$name" -v bytes="$bytes" -v input="$(wc -c <in.jsonl)" -v basis="$(cat basis 2>/dev/null)" '
        { cpu[NR] = $1; if (!wall || $2 < wall) wall = $2; if ($3 > most) most = $3 }
        END {
            middle = cpu[int((NR + 1) / 2)]
            # A ratio by the byte, for the rows that read another file.
            ratio = basis ? middle / bytes / basis : 1
            printf "| %s | %.3f | %.3f | %.1f | %.1f | %.0f |\n", name, middle, wall, bytes / (middle ? middle : 1e-4) / 1e6, ratio, most
            if (!basis) printf "%.17g\n", middle / bytes >"basis"
        }'
done
