#!/bin/sh
# run.sh PROGRAM INPUT... - statements that were written earlier stand for their articles: the graph and the summaries
# made of them are the same bytes, the speakers joined across articles included; also when the articles were split into
# any parts, whose statements were joined in any order, with repeats. Prints "N passed, N failed".
LC_ALL=C
export LC_ALL
program=$1 passed=0 failed=0
shift
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT

# same TITLE FILE FILE...: one test, that the files of each pair are the same
same() {
    title=$1
    shift
    while [ $# -ge 2 ]; do
        if ! cmp "$1" "$2"; then
            echo "FAILED: $title"
            failed=$((failed + 1))
            return
        fi
        shift 2
    done
    passed=$((passed + 1))
}

# results NAME INPUT...: what is made of the inputs, as NAME.graphml, NAME.json, NAME.speakers and NAME.markdown.
# $options are those of both, $corpus those of graph and speakers only.
results() {
    name=$1
    shift
    # shellcheck disable=SC2086
    "$program" graph -q $options $corpus "$@" -o "$name" &&
        "$program" speakers -q $options $corpus --format json "$@" -o "$name.speakers" &&
        "$program" speakers -q $options $corpus --format markdown "$@" -o "$name.markdown"
}

same_results() { # TITLE NAME NAME
    same "$1" "$2.graphml" "$3.graphml" "$2.json" "$3.json" "$2.speakers" "$3.speakers" "$2.markdown" "$3.markdown"
}

# from_statements TITLE: the statements of all inputs against the inputs themselves
from_statements() {
    title=$1
    shift
    # shellcheck disable=SC2086
    results "$work/articles" "$@" && "$program" quotes -q $options "$@" >"$work/s.ndjson" &&
        results "$work/statements" "$work/s.ndjson" || failed=$((failed + 1))
    same_results "$title" "$work/articles" "$work/statements"
}

options= corpus=
from_statements 'a graph of statements' "$@"
options='-j1'
from_statements 'one thread' "$@"
options='--min-confidence 0.9'
from_statements 'at least that sure' "$@"
options='--topics none'
from_statements 'without topics' "$@"
options='--offsets utf16'
from_statements 'other offsets' "$@"
options=
for anonymous in per-outlet per-article drop; do
    corpus="--anonymous $anonymous"
    from_statements "anonymous sources $anonymous" "$@"
done
corpus=
printf 'mine|Mine: river*, harbour, "the sea"\nyours|Yours|mine: minister, vote*\n' >"$work/own.txt"
options="--topics $work/own.txt"
from_statements 'topics of a dictionary' "$@"
options=
results "$work/undictionaried" "$work/s.ndjson"
same_results 'the dictionary is not needed again' "$work/articles" "$work/undictionaried"
from_statements 'the same articles twice' "$@" "$@"
: >"$work/empty.ndjson"
gzip -c "$work/s.ndjson" >"$work/s.ndjson.gz"
results "$work/zipped" "$work/s.ndjson.gz" "$work/empty.ndjson" 2>/dev/null
same_results 'compressed' "$work/articles" "$work/zipped"
# ---- merge: any split of the articles, in any order, with repeats ----

cd "$work" || exit 1
# Every article as a line: those of plain files too.
for input; do
    case $input in
    /*) echo "$input" ;;
    *) echo "$OLDPWD/$input" ;;
    esac
done >inputs
set --
while read -r input; do
    if [ -d "$input" ]; then set -- "$@" "$input"/*; else set -- "$@" "$input"; fi
done <inputs
case $program in /*) ;; *) program=$OLDPWD/$program ;; esac

results one "$@"
"$program" quotes -q "$@" | "$program" merge -q - >one.ndjson

# split SEED PARTS: the inputs in PARTS heaps, JSON Lines line by line, as heap-N/*
split() {
    rm -rf heap-*
    seq "$2" | while read -r n; do mkdir "heap-$n"; done
    while read -r input; do
        case $input in
        *.jsonl) awk -v seed="$1" -v parts="$2" -v name="$(basename "$input")" '
            BEGIN { srand(seed) } { print >("heap-" int(1 + rand() * parts) "/" name) }' "$input" ;;
        *) cp "$input" "heap-$(($(cksum <"$input" | cut -d ' ' -f 1) % $2 + 1))/" ;;
        esac
    done <files
}
for file; do echo "$file"; done >files

for seed in 1 2 3 4 5 6; do
    parts=$((seed * seed % 7 + 2))
    split "$seed" "$parts"
    rm -f part-*
    for heap in heap-*; do # an empty heap gives no statements and a message
        "$program" quotes -q -j"$((seed % 2 + 1))" "$heap" >"part-$heap" 2>/dev/null
    done
    # In any order, the first two again, and a half of one that was killed.
    set -- $(ls part-heap-* | awk -v seed="$seed" 'BEGIN { srand(seed) } { print rand(), $0 }' | sort | cut -d ' ' -f 2)
    head -c "$(($(wc -c <"$1") / 2))" "$1" >part-cut
    "$program" merge -q "$@" "$1" "$2" part-cut >merged 2>errors
    same "split $seed into $parts: the statements" one.ndjson merged
    results merged-graph merged
    same_results "split $seed into $parts: the graph" one merged-graph
    "$program" merge -q "$2" "$1" >left 2>/dev/null
    shift 2
    "$program" merge -q "$@" 2>/dev/null | "$program" merge -q - left left >again
    same "split $seed: joined in steps" one.ndjson again
done
if command -v jq >/dev/null; then
    jq . one.ndjson >spread.json
    "$program" merge -q spread.json one.ndjson >merged
    results merged-graph merged
    same_results 'written anew by another program' one merged-graph
fi
set -- $(cat inputs)
cd "$OLDPWD" || exit 1

# articles and statements beside each other
results "$work/articles" "$@"
first=$1
shift
"$program" quotes -q "$first" >"$work/first.ndjson"
results "$work/beside" "$@" "$work/first.ndjson"
same_results 'statements beside articles' "$work/articles" "$work/beside"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
