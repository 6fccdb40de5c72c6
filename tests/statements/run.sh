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
options='--topics auto --topics iptc'
from_statements 'topics of two dictionaries' "$@"
options='--offsets utf16'
from_statements 'other offsets' "$@"
options=
for anonymous in per-outlet per-article drop; do
    corpus="--anonymous-as $anonymous"
    from_statements "anonymous sources $anonymous" "$@"
done
corpus=
printf 'mine|Mine: river*, harbour, "the sea"\nyours|Yours|mine: minister, vote*\n' >"$work/own.txt"
options="--topics $work/own.txt"
from_statements 'topics of a dictionary' "$@"
options=
results "$work/undictionaried" "$work/s.ndjson"
same_results 'the dictionary is not needed again' "$work/articles" "$work/undictionaried"
printf 'name\tid\taliases\tkind\nLiesel Korvin\tQ1\tL. Korvin\tperson\nVelden\tQ2\tMarta Velden\n' >"$work/known.tsv"
printf 'Hanne Sorvik = Hanna Sorvik\nchair = Nerys Callow\nJoren Stahl = -\n' >"$work/right.txt"
known="--gazetteer $work/known.tsv --aliases $work/right.txt"
options=$known
from_statements 'a gazetteer and corrections' "$@"
options= corpus=$known
from_statements 'a gazetteer and corrections of statements written without' "$@"
corpus=
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

# ---- one line for each line ----

# Our articles, and between them lines of every bad kind; the last has no end.
{
    cat $(grep '\.jsonl$' files)
    printf '\n   \n{"id": 1, "text": \nno JSON\n[1]\n{"text": "A tab\there."}\n\377\376\n'
    printf '{"id": "u", "text": "“One\\u2028two\\u2029three\\u0085four\\tfive\\rsix,” Ada Holm said."}\r\n'
    head -n 1 one.ndjson
    awk 'BEGIN { printf "{\"text\": \""; for (i = 0; i < 9000; i++) printf "Ada Holm said so. "; print "\"}" }'
    printf '{"id": "end", "text": "Ada Holm said that it rained."}'
} >lines.jsonl
lines=$(($(wc -l <lines.jsonl) + 1))
per_article() { "$program" quotes -q --per-article --max-record 100K "$@"; }
per_article -j1 lines.jsonl >whole 2>/dev/null || failed=$((failed + 1))
per_article -j2 - <lines.jsonl >threads 2>/dev/null
same 'per article: any number of threads' whole threads
echo "$lines" >want
wc -l <whole | tr -d ' ' >got
same 'per article: as many lines as the input has' want got
tr -d '\n' <whole | LC_ALL=C grep -c -e "$(printf '\t')" -e "$(printf '\r')" -e "$(printf '\342\200\250')" \
    -e "$(printf '\342\200\251')" -e "$(printf '\302\205')" >got
echo 0 >want
same 'per article: no character inside a line that ends one for anybody' want got
for at in 1 7 12 15 17 18 19 20; do
    head -n "$at" lines.jsonl | per_article - >parts 2>/dev/null
    tail -n "+$((at + 1))" lines.jsonl | per_article - >>parts 2>/dev/null
    same "per article: the same bytes when split after line $at" whole parts
done
per_article --ascii lines.jsonl 2>/dev/null >ascii
LC_ALL=C tr -d '\000-\177' <ascii | wc -c | tr -d ' ' >got
same 'ascii: nothing else' want got
printf '' | per_article - >got 2>&1
: >want
same 'per article: no line of no line' want got
"$program" quotes -q --max-record 100K $(grep '\.jsonl$' files) >plain
per_article $(grep '\.jsonl$' files) >lined
"$program" merge -q plain >want
"$program" merge -q lined >got
same 'per article: the same statements' want got
per_article --ascii $(grep '\.jsonl$' files) >lined
results plain plain
results ascii lined
same_results 'ascii: the same graph' plain ascii
if command -v jq >/dev/null; then
    jq -c . plain >want
    jq -c '.statements[]' lined >got
    same 'per article: each statement as it stands by itself' want got
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
