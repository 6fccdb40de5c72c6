#!/bin/sh
# graph.sh BENCH_GRAPH - a graph of BENCH_NODES (200000) nodes and BENCH_EDGES (1000000) edges: building and measuring it
# without betweenness and layout, and writing it as GraphML; and the same with python-igraph, where `make interop` has
# put it into build/venv. Seconds are of the processor, so that other load does not count. Prints a table; nothing is
# asserted.
nodes=${BENCH_NODES:-200000} edges=${BENCH_EDGES:-1000000}
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
OMP_NUM_THREADS=1 # processor time, of one thread each
export OMP_NUM_THREADS
"$1" "$work" "$nodes" "$edges" >"$work/ours" || exit 1
theirs=$work/theirs
build/venv/bin/python3 -c 'import igraph' 2>/dev/null &&
    build/venv/bin/python3 tests/bench/bench_graph.py "$work" "$nodes" >"$theirs" || : >"$theirs"
echo
echo "a graph of $nodes nodes and $edges edges"
printf '%-34s %8s %14s %8s\n' '' whosaid python-igraph ratio
for file in "$work/ours" "$theirs"; do
    awk '/^(build|write)/ { sum += $2 } { line[NR] = $0 } NR == 2 { line[NR] = line[NR] sprintf("\nboth %.2f", sum) }
        END { for (i = 1; i <= NR; i++) print line[i] }' "$file" >"$work/sum" && mv "$work/sum" "$file"
done
awk -v theirs="$theirs" 'BEGIN {
        title["build"] = "build and measure, seconds"; title["write"] = "write GraphML, seconds"
        title["peak"] = "most memory, MB"; title["both"] = "both, seconds"
        while ((getline line <theirs) > 0) { split(line, part, " "); other[part[1]] = part[2] } }
    { printf "%-34s %8s %14s %8s\n", title[$1], $2, ($1 in other) ? other[$1] : "(not here)",
          ($1 in other) && $2 + 0 != 0 ? sprintf("%.2f", other[$1] / $2) : "" }' "$work/ours"
ls -l "$work"/*.graphml | awk '{ sub(".*/", "", $NF); printf "%s: %d MB\n", $NF, $5 / 1e6 }'
