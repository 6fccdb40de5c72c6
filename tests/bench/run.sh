#!/bin/sh
# run.sh PROGRAM - how fast the program is: megabytes of text a second for each command, and each as a ratio to the first,
# so that two machines can be compared. The input is this project's own articles, as often as BENCH_COPIES says (100),
# each copy with its own ids. The best of BENCH_RUNS (3) counts. Prints a table; nothing is asserted.
LC_ALL=C
export LC_ALL
case $1 in /*) program=$1 ;; *) program=$PWD/$1 ;; esac
here=$(cd "$(dirname "$0")/../corpus" && pwd) || exit 1
copies=${BENCH_COPIES:-100} runs=${BENCH_RUNS:-3}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
cd "$work" || exit 1

i=0
while [ "$i" -lt "$copies" ]; do
    sed 's/"id": *"/&'"$i"'-/' "$here"/articles-*.jsonl
    i=$((i + 1))
done >in.jsonl
bytes=$(wc -c <in.jsonl)
lines=$(wc -l <in.jsonl)
echo "$lines articles, $((bytes / 1000000)) MB, best of $runs"
printf '%-34s %8s %8s %8s\n' command seconds MB/s ratio

# row TITLE COMMAND...: the best time of the command
row() {
    title=$1 best=
    shift
    for run in $(seq "$runs"); do
        from=$(date +%s.%N)
        "$@" >out 2>err || { echo "$title: exit $?"; sed 's/^/    /' err; return 1; }
        best=$(echo "$from $(date +%s.%N) $best" | awk '{t = $2 - $1; print $3 != "" && $3 < t ? $3 : t}')
    done
    : "${base:=$best}"
    echo "$best $bytes $base" | awk -v t="$title" '{printf "%-34s %8.2f %8.1f %8.2f\n", t, $1, $2 / $1 / 1e6, $1 / $3}'
}
row 'quotes -j1 --topics none' "$program" quotes -q -j1 --topics none in.jsonl
row 'quotes -j1' "$program" quotes -q -j1 in.jsonl
row 'topics -j1, with key phrases' "$program" topics -q -j1 in.jsonl
row 'quotes -j1 --topics auto' "$program" quotes -q -j1 --topics auto in.jsonl
row 'speakers -j1' "$program" speakers -q -j1 in.jsonl
row 'graph -j1' "$program" graph -q -j1 in.jsonl -o graph
row "graph, $(getconf _NPROCESSORS_ONLN) processors" "$program" graph -q in.jsonl -o graph
