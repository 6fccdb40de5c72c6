#!/bin/sh
# score.sh - accuracy on annotated articles: the scorer's rows, how far the confidence can be trusted, and what is left
# of it when the text is damaged.
# usage: score.sh PROGRAM [dev|train]; SHARED is the folder with data/polnear and bench/score.py (default ../shared)
set -eu
cd "$(dirname "$0")/../.."
program=$1 split=${2:-dev}
shared=${SHARED:-../shared}
articles=$shared/data/polnear/articles-$split.jsonl gold=$shared/data/polnear/gold-$split.jsonl
if [ ! -r "$articles" ]; then
    echo "score: no annotated articles in $shared/data/polnear" >&2
    exit 0
fi
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
"$program" quotes -q --topics none "$articles" >"$tmp/plain.ndjson"
python3 "$shared/bench/score.py" "$articles" "$gold" "$tmp/plain.ndjson"
echo
python3 tests/score/reliability.py "$articles" "$gold" "$tmp/plain.ndjson"
echo
echo 'right_by_source F1 when the text is damaged, or set as elsewhere'
printf '%-32s%8s%10s\n' damage quoted indirect
for damage in none straight unclosed swapped joined split latin1 outside single guillemets; do
    python3 tests/score/damage.py "$damage" "$articles" "$gold" "$tmp/a.jsonl" "$tmp/g.jsonl"
    "$program" quotes -q --topics none "$tmp/a.jsonl" >"$tmp/p.ndjson"
    python3 "$shared/bench/score.py" "$tmp/a.jsonl" "$tmp/g.jsonl" "$tmp/p.ndjson" --json |
        python3 -c "import json,sys
s = json.load(sys.stdin)
print(f'{\"$damage\":32}{s[\"quoted\"][\"right_by_source\"][\"f1\"]:8.3f}{s[\"indirect\"][\"right_by_source\"][\"f1\"]:10.3f}')"
done
