#!/bin/sh
# run.sh PROGRAM INPUT... - statements that were written earlier stand for their articles: the graph and the summaries
# made of them are the same bytes, the speakers joined across articles included. Prints "N passed, N failed".
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
# articles and statements beside each other
results "$work/articles" "$@"
first=$1
shift
"$program" quotes -q "$first" >"$work/first.ndjson"
results "$work/beside" "$@" "$work/first.ndjson"
same_results 'statements beside articles' "$work/articles" "$work/beside"
echo "$passed passed, $failed failed"
[ "$failed" = 0 ]
