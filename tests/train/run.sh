#!/bin/sh
# run.sh - learns src/rules/weights.txt anew: dump the candidates of the annotated articles, fit, report, calibrate.
# usage: run.sh [LIBRARY [PROGRAM]]; DATA is the folder with articles-train.jsonl and gold-train.jsonl (default ../shared/data/polnear)
set -eu
cd "$(dirname "$0")/../.."
lib=${1:-build/release/libwhosaid.a} program=${2:-build/whosaid}
data=${DATA:-../shared/data/polnear}
if [ ! -r "$data/articles-train.jsonl" ]; then
    echo "train: no annotated articles in $data; the weights that are there stay" >&2
    exit 0
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
${CC:-cc} -O2 -std=c11 -D_POSIX_C_SOURCE=200809L -Isrc -Iinclude -o "$tmp/dump" tests/train/dump.c "$lib" \
    $(pkg-config --libs libcjson libpcre2-8 libutf8proc) -lm
"$tmp/dump" "$data/articles-train.jsonl" >"$tmp/candidates.ndjson"
python3 tests/train/train.py "$data/articles-train.jsonl" "$data/gold-train.jsonl" "$tmp/candidates.ndjson" \
    src/rules/weights.txt --report
mkdir "$tmp/rules"
cp src/rules/weights.txt "$tmp/rules/"
"$program" quotes -q --topics none --rules "$tmp/rules" "$data/articles-train.jsonl" >"$tmp/statements.ndjson"
PYTHONDONTWRITEBYTECODE=1 python3 tests/train/calibrate.py "$data/articles-train.jsonl" "$data/gold-train.jsonl" \
    "$tmp/statements.ndjson" src/rules/weights.txt
